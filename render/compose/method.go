package compose

import (
	"path"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// methodAnnex is Annex 5: how the report was compiled.
func methodAnnex(w *composer) *render.Section {
	return w.annex(5, templates.AnnexMethod, []render.Block{para(compiledWords(w.source))},
		w.part("returns", "", templates.MethodReturns, returnBlocks(w)),
		w.part("checks", "", templates.MethodChecks, checkBlocks(w)),
		w.part("method", "", templates.MethodStatistics, methodBlocks(w.words)),
		w.part("repository", "", templates.MethodRepository, repositoryBlocks(w)),
		w.part("privacy", "", templates.MethodPrivacy, []render.Block{w.paragraph(privacyTerm(w.source)),
			w.paragraph(templates.PrivacyComments)}))
}

func compiledWords(w *source) string {
	return w.Text(templates.MethodIntro, "program", w.edition.Program, "date", w.Date(w.edition.AsOf))
}

func privacyTerm(w *source) templates.Term {
	switch w.plan.PublishContacts {
	case ogp.PublishAll:
		return templates.PrivacyAll
	case ogp.PublishNone:
		return templates.PrivacyNone
	}
	return templates.PrivacyName
}

// returnBlocks lists every agency and what came in from it.
func returnBlocks(w *composer) []render.Block {
	if len(w.report.Returns) == 0 {
		return []render.Block{w.paragraph(templates.ReturnsNone)}
	}
	columns := []render.Column{
		textColumn(w.Text(templates.ReturnsAgency), 2),
		textColumn(w.Text(templates.ReturnsFile), 1.4),
		figureColumn(w.Text(templates.ReturnsSubmission)),
		fixedColumn(w.Text(templates.ReturnsIssued)),
		textColumn(w.Text(templates.ReturnsStatus), 1.6),
	}
	var rows []render.Row
	for _, s := range w.report.Returns {
		number := render.Cell{Paras: []render.Paragraph{para(render.None)}}
		if s.File != "" {
			number = w.numberCell(s.Submission)
		}
		rows = append(rows, row(agencyCell(w.source, s.Agency), cell(path.Base(orWords(s.File, render.None))), number,
			cell(w.ShortDate(s.Issued)), returnStatusCell(w.words, s)))
	}
	return []render.Block{w.table(w.Text(templates.ReturnsCaption), columns, rows)}
}

func agencyCell(w *source, id ogp.ID) render.Cell {
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

func returnStatusCell(w words, s ogp.ReturnStatus) render.Cell {
	words, alert := returnWords(w, s)
	ps := []render.Paragraph{{Spans: []render.Span{{Text: words, Alert: alert}}}}
	if words := supersededWords(w, s); words != "" {
		ps = append(ps, remark(words))
	}
	return proseCell(ps...)
}

// returnWords say what came in from an agency, and whether that is amiss.
func returnWords(w words, s ogp.ReturnStatus) (words string, alert bool) {
	switch {
	case len(s.Conflict) > 0:
		return w.Text(templates.ReturnsConflict, "files", fileNames(s.Conflict)), true
	case s.Missing():
		return w.Text(templates.ReturnsMissing), true
	case s.File == "":
		return w.Text(templates.ReturnsNotAsked), false
	}
	return w.Text(templates.ReturnsReceived), false
}

func supersededWords(w words, s ogp.ReturnStatus) string {
	if len(s.Superseded) == 0 {
		return ""
	}
	return w.Text(templates.ReturnsSuperseded, "files", fileNames(s.Superseded))
}

func fileNames(files []string) string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = path.Base(f)
	}
	return strings.Join(names, ", ")
}

// checkWords is how many findings there are.
func checkWords(w *source) string {
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

func unplacedWords(w *source) string {
	if len(w.report.Unplaced) == 0 {
		return ""
	}
	return w.Plural(templates.ChecksUnplaced, len(w.report.Unplaced))
}

// checkBlocks is the list of findings with their places.
func checkBlocks(w *composer) []render.Block {
	if len(w.edition.Findings) == 0 {
		return []render.Block{para(checkWords(w.source))}
	}
	columns := []render.Column{
		textColumn(w.Text(templates.ChecksSeverity), 0.7),
		textColumn(w.Text(templates.ChecksPlace), 2),
		textColumn(w.Text(templates.ChecksMessage), 3),
	}
	rows := make([]render.Row, len(w.edition.Findings))
	for i, f := range w.edition.Findings {
		rows[i] = row(spanCell(render.Span{Text: w.Label("severity", f.Severity().Key()), Alert: f.Severity() == ogp.Error}),
			cell(f.At.String()), cell(w.Advice(f).Message))
	}
	blocks := []render.Block{para(checkWords(w.source)), w.table(w.Text(templates.ChecksCaption), columns, rows)}
	if words := unplacedWords(w.source); words != "" {
		blocks = append(blocks, para(words))
	}
	return blocks
}

// methodRules say how levels are merged and figures are made.
var methodRules = []templates.Term{templates.MethodDeclared, templates.MethodConflict, templates.MethodSilent,
	templates.MethodChanged, templates.MethodImplied,
	templates.MethodHigh, templates.MethodShares, templates.MethodSeveral, templates.MethodTiming,
	templates.MethodEvidence, templates.MethodRequirements}

func methodBlocks(w words) []render.Block {
	items := make([][]render.Span, len(methodRules))
	for i, t := range methodRules {
		items[i] = plain(w.Text(t))
	}
	return []render.Block{render.List{Items: items}}
}

// repositoryBlocks lists the updates of the document repository.
func repositoryBlocks(w *composer) []render.Block {
	if len(w.report.Repository) == 0 {
		return []render.Block{w.paragraph(templates.RepositoryNone)}
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.RepositoryDate)),
		textColumn(w.Text(templates.RepositoryWhat), 2.4),
		fixedColumn(w.Text(templates.RepositoryKind)),
		textColumn(w.Text(templates.RepositoryCommitments), 1),
		textColumn(w.Text(templates.RepositoryLink), 3.2),
	}
	var rows []render.Row
	for i := range w.report.Repository {
		u := &w.report.Repository[i]
		link := cell("")
		if u.Link != (ogp.Link{}) {
			link = spanCell(linkSpan(u.Link))
		}
		rows = append(rows, row(cell(w.ShortDate(u.Date)), w.textCell(u.What), cell(w.setWord("phase", string(u.Kind))),
			cell(w.about(u.All, u.Commitments)), link))
	}
	return []render.Block{w.table(w.Text(templates.RepositoryCaption), columns, rows)}
}
