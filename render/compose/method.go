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

// returnBlocks name every agency by what came in from it: those of which the
// same is to be said share a paragraph.
func returnBlocks(w *composer) []render.Block {
	if len(w.report.Returns) == 0 {
		return []render.Block{w.paragraph(templates.ReturnsNone)}
	}
	var blocks []render.Block
	at := map[string]int{}
	leads, _ := leadAgencies(w.source)
	for _, s := range w.report.Returns {
		state, alert := returnWords(w.words, s)
		if s.Missing() && len(leads) > 0 && !slices.Contains(leads, s.Agency) { // no level is lacking for it
			state, alert = w.Text(templates.ReturnsMissingOther), false
		}
		i, ok := at[state]
		if !ok {
			i, at[state] = len(blocks), len(blocks)
			head := render.Span{Text: w.Text(templates.VoiceHead, "what", state) + " ", Bold: !alert, Alert: alert}
			blocks = append(blocks, render.Paragraph{Spans: []render.Span{head}})
		}
		p := blocks[i].(render.Paragraph)
		if ok {
			p.Spans = append(p.Spans, render.Span{Text: w.Text(templates.FormatSemicolon)})
		}
		p.Spans = append(p.Spans, returnSpans(w.source, s)...)
		blocks[i] = p
	}
	return blocks
}

// returnSpans are an agency, and in small print what is known of it and of its
// return.
func returnSpans(w *source, s ogp.ReturnStatus) []render.Span {
	name, details := w.agency(s.Agency), []string(nil)
	a := w.plan.Agency(s.Agency)
	if a != nil {
		short := joinWords(" · ", a.Acronym, string(a.ID))
		if strings.EqualFold(a.Acronym, string(a.ID)) {
			short = a.Acronym
		}
		if short != unmarked(name) {
			details = append(details, short)
		}
	}
	if s.File != "" {
		details = append(details, w.Text(templates.ReturnsNumber, "n", w.Number(s.Submission)))
	}
	if !s.Issued.Blank() {
		details = append(details, w.Text(templates.ReturnsFormOf, "date", w.ShortDate(s.Issued)))
	}
	details = append(details, supersededWords(w.words, s))
	if a != nil {
		details = append(details, w.typed(w.contactLine(w.plan.PublishContacts.Public(a.Contact))))
	}
	spans := plain(name)
	if words := joinWords(" · ", details...); words != "" {
		spans = append(spans, render.Span{Text: " (" + words + ")", Muted: true})
	}
	return spans
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
	if words := vocabularyWords(w); words != "" {
		items = slices.Insert(items, 1, plain(words)) // behind the rule of what agencies declare
	}
	if words := thresholdWords(w); words != "" {
		items = slices.Insert(items, 1, plain(words))
	}
	if words := ownWords(w); words != "" {
		items = slices.Insert(items, 0, plain(words))
	}
	return []render.Block{render.List{Items: items}}
}

// ownWords say what the plan calls otherwise than OGP.
func ownWords(w *source) string {
	var list []string
	for _, own := range []struct {
		of   templates.Term
		text ogp.Text
	}{{templates.OwnWordCommitment, w.plan.WordCommitment}, {templates.OwnWordMilestone, w.plan.WordMilestone},
		{templates.OwnWordAgency, w.plan.WordAgency}} {
		if text, _ := w.translated(own.text); text != "" {
			list = append(list, w.Text(own.of, "own", w.typed(text)))
		}
	}
	if list == nil {
		return ""
	}
	return w.Text(templates.OwnWords, "list", w.And(list))
}

// thresholdWords say how many levels were read from percents, and by what.
func thresholdWords(w *source) string {
	if w.report.ByPercent == 0 {
		return ""
	}
	list := make([]string, len(ogp.Levels))
	for i, l := range ogp.Levels {
		list[i] = w.Text(templates.MethodLeast, "level", w.Level(l), "percent", w.PercentOf(w.plan.Thresholds[i]))
	}
	return w.Plural(templates.MethodPercent, w.report.ByPercent, "list", w.And(list))
}

// vocabularyWords list the words of the country by which levels were read, and
// how many cells of returns each stood in.
func vocabularyWords(w *source) string {
	all, list := 0, make([]string, len(w.report.Vocabulary))
	for i, word := range w.report.Vocabulary {
		all += word.Cells
		list[i] = w.Text(templates.MethodWordsItem, "word", w.typed(word.Word), "level", w.Label("level", word.Means.Key()),
			"n", w.Number(word.Cells))
	}
	if all == 0 {
		return ""
	}
	return w.Plural(templates.MethodWords, all, "list", w.And(list))
}
