package compose

import (
	"path"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// methodAnnex is Annex 5: how the report was compiled.
func (w *composer) methodAnnex() *render.Section {
	return w.annex(5, templates.AnnexMethod, []render.Block{para(w.compiled())},
		w.part("returns", "", templates.MethodReturns, w.returns()),
		w.part("checks", "", templates.MethodChecks, w.checks()),
		w.part("method", "", templates.MethodStatistics, w.method()),
		w.part("repository", "", templates.MethodRepository, w.repository()),
		w.part("privacy", "", templates.MethodPrivacy, []render.Block{w.say(w.privacyTerm()), w.say(templates.PrivacyComments)}))
}

func (w *composer) compiled() string {
	return w.Text(templates.MethodIntro, "program", w.edition.Program, "date", w.Date(w.edition.AsOf))
}

func (w *composer) privacyTerm() templates.Term {
	switch w.plan.PublishContacts {
	case ogp.PublishAll:
		return templates.PrivacyAll
	case ogp.PublishNone:
		return templates.PrivacyNone
	}
	return templates.PrivacyName
}

// returns lists every agency and what came in from it.
func (w *composer) returns() []render.Block {
	if len(w.report.Returns) == 0 {
		return []render.Block{w.say(templates.ReturnsNone)}
	}
	columns := []render.Column{textColumn(w.Text(templates.ReturnsAgency), 2), textColumn(w.Text(templates.ReturnsFile), 1.4), figureColumn(w.Text(templates.ReturnsSubmission)),
		fixedColumn(w.Text(templates.ReturnsIssued)), textColumn(w.Text(templates.ReturnsStatus), 1.6)}
	var rows []render.Row
	for _, s := range w.report.Returns {
		number := render.Cell{Paras: []render.Paragraph{para(render.None)}}
		if s.File != "" {
			number = w.numberCell(s.Submission)
		}
		rows = append(rows, row(w.agencyCell(s.Agency), cell(path.Base(orWords(s.File, render.None))), number, cell(w.ShortDate(s.Issued)), w.returnStatus(s)))
	}
	return []render.Block{w.table(w.Text(templates.ReturnsCaption), columns, rows)}
}

func (w *composer) agencyCell(id ogp.ID) render.Cell {
	c := cell(w.agency(id))
	a := w.plan.Agency(id)
	if a == nil {
		return c
	}
	short := joinWords(" · ", a.Acronym, string(a.ID))
	if strings.EqualFold(a.Acronym, string(a.ID)) {
		short = a.Acronym
	}
	if short != w.agency(id) {
		c.Paras = append(c.Paras, remark(short))
	}
	if line := contactLine(w.plan.PublishContacts.Public(a.Contact)); line != "" {
		c.Paras = append(c.Paras, remark(line))
	}
	return c
}

func (w *composer) returnStatus(s ogp.ReturnStatus) render.Cell {
	words, alert := w.returnWords(s)
	ps := []render.Paragraph{{Spans: []render.Span{{Text: words, Alert: alert}}}}
	if words := w.supersededWords(s); words != "" {
		ps = append(ps, remark(words))
	}
	return proseCell(ps...)
}

// returnWords say what came in from an agency, and whether that is amiss.
func (w *composer) returnWords(s ogp.ReturnStatus) (words string, alert bool) {
	switch {
	case len(s.Conflict) > 0:
		return w.Text(templates.ReturnsConflict, "files", w.fileNames(s.Conflict)), true
	case s.Missing():
		return w.Text(templates.ReturnsMissing), true
	case s.File == "":
		return w.Text(templates.ReturnsNotAsked), false
	}
	return w.Text(templates.ReturnsReceived), false
}

func (w *composer) supersededWords(s ogp.ReturnStatus) string {
	if len(s.Superseded) == 0 {
		return ""
	}
	return w.Text(templates.ReturnsSuperseded, "files", w.fileNames(s.Superseded))
}

func (w *composer) fileNames(files []string) string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = path.Base(f)
	}
	return strings.Join(names, ", ")
}

// checkWords is how many findings there are.
func (w *composer) checkWords() string {
	if len(w.edition.Findings) == 0 {
		return w.Text(templates.ChecksNone)
	}
	var counts [3]int
	for _, f := range w.edition.Findings {
		counts[f.Severity()]++
	}
	return w.Text(templates.ChecksFound, "list", w.And([]string{w.Plural(templates.ChecksErrors, counts[ogp.Error]),
		w.Plural(templates.ChecksWarnings, counts[ogp.Warning]), w.Plural(templates.ChecksNotes, counts[ogp.Note])}))
}

func (w *composer) unplacedWords() string {
	if len(w.report.Unplaced) == 0 {
		return ""
	}
	return w.Plural(templates.ChecksUnplaced, len(w.report.Unplaced))
}

// checks is the list of findings with their places.
func (w *composer) checks() []render.Block {
	if len(w.edition.Findings) == 0 {
		return []render.Block{para(w.checkWords())}
	}
	columns := []render.Column{textColumn(w.Text(templates.ChecksSeverity), 0.7), textColumn(w.Text(templates.ChecksPlace), 2), textColumn(w.Text(templates.ChecksMessage), 3)}
	rows := make([]render.Row, len(w.edition.Findings))
	for i, f := range w.edition.Findings {
		rows[i] = row(spanCell(render.Span{Text: w.Label("severity", f.Severity().Key()), Alert: f.Severity() == ogp.Error}),
			cell(f.At.String()), cell(w.Advice(f).Message))
	}
	blocks := []render.Block{para(w.checkWords()), w.table(w.Text(templates.ChecksCaption), columns, rows)}
	if words := w.unplacedWords(); words != "" {
		blocks = append(blocks, para(words))
	}
	return blocks
}

// methodRules say how levels are merged and figures are made.
var methodRules = []templates.Term{templates.MethodDeclared, templates.MethodConflict, templates.MethodSilent, templates.MethodChanged, templates.MethodImplied,
	templates.MethodHigh, templates.MethodShares, templates.MethodSeveral, templates.MethodTiming, templates.MethodEvidence, templates.MethodRequirements}

func (w *composer) method() []render.Block {
	items := make([][]render.Span, len(methodRules))
	for i, t := range methodRules {
		items[i] = plain(w.Text(t))
	}
	return []render.Block{render.List{Items: items}}
}

// repository lists the updates of the document repository.
func (w *composer) repository() []render.Block {
	if len(w.report.Repository) == 0 {
		return []render.Block{w.say(templates.RepositoryNone)}
	}
	columns := []render.Column{fixedColumn(w.Text(templates.RepositoryDate)), textColumn(w.Text(templates.RepositoryWhat), 2.4), fixedColumn(w.Text(templates.RepositoryKind)),
		textColumn(w.Text(templates.RepositoryCommitments), 1), textColumn(w.Text(templates.RepositoryLink), 3.2)}
	var rows []render.Row
	for i := range w.report.Repository {
		u := &w.report.Repository[i]
		link := cell("")
		if u.Link != (ogp.Link{}) {
			link = spanCell(linkSpan(u.Link))
		}
		rows = append(rows, row(cell(w.ShortDate(u.Date)), w.textCell(u.What), cell(w.setWord("phase", string(u.Kind))), cell(w.about(u.All, u.Commitments)), link))
	}
	return []render.Block{w.table(w.Text(templates.RepositoryCaption), columns, rows)}
}
