package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// methodAnnex is Annex 5: how the report was compiled.
func methodAnnex(w *composer) *render.Section {
	return w.annex(5, templates.AnnexMethod, []render.Block{para(compiledWords(w.source))},
		w.part("returns", "", templates.MethodReturns, returnBlocks(w)),
		w.part("checks", "", templates.MethodChecks, append(checkBlocks(w), acceptedBlocks(w)...)),
		w.part("method", "", templates.MethodStatistics, methodBlocks(w.source)))
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
		textColumn(w.Text(templates.ReturnsAgency), 3),
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
		rows = append(rows, row(agencyCell(w.source, s.Agency), number, cell(w.ShortDate(s.Issued)),
			returnStatusCell(w.words, s)))
	}
	return []render.Block{w.table(w.Text(templates.ReturnsCaption), columns, rows)}
}

func agencyCell(w *source, id ogp.ID) render.Cell {
	a := w.plan.Agency(id)
	if a == nil {
		return cell(w.agency(id))
	}
	name := []render.Span{{Text: w.agency(id)}}
	short := joinWords(" · ", a.Acronym, string(a.ID))
	if strings.EqualFold(a.Acronym, string(a.ID)) {
		short = a.Acronym
	}
	if short != w.agency(id) {
		name = append(name, render.Span{Text: " (" + short + ")", Muted: true})
	}
	c := spanCell(name...)
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
		return w.Plural(templates.ReturnsConflict, len(s.Conflict)), true
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
	return w.Plural(templates.ReturnsSuperseded, len(s.Superseded))
}

// methodRules say how levels are merged and figures are made.
var methodRules = []templates.Term{templates.MethodDeclared, templates.MethodConflict, templates.MethodSilent,
	templates.MethodChanged, templates.MethodImplied,
	templates.MethodHigh, templates.MethodShares, templates.MethodSeveral, templates.MethodTiming,
	templates.MethodEvidence, templates.MethodRequirements}

// methodBlocks are the rules, and what of persons is printed.
func methodBlocks(w *source) []render.Block {
	rules := append(slices.Clone(methodRules), privacyTerm(w), templates.PrivacyComments)
	items := make([][]render.Span, len(rules))
	for i, t := range rules {
		items[i] = plain(w.Text(t))
	}
	return []render.Block{render.List{Items: items}}
}
