package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// resultsBox is what became of a commitment, at the head of its record: the
// level in the annex's four boxes, and below it milestones, what is overdue,
// evidence, and next steps if they are short.
func resultsBox(w *source, c *ogp.CommitmentReport) []render.Block {
	return []render.Block{render.Label{Text: plain(levelHead(w, c))},
		render.Box{Blocks: slices.Concat(completionBlocks(w, c), viewBlocks(w, c), resultFacts(w, c))}}
}

// levelHead says the level in words: the boxes below it show it.
func levelHead(w *source, c *ogp.CommitmentReport) string {
	level := w.Level(c.Level)
	if c.Conflict {
		level = w.Text(templates.LevelConflict)
	}
	return w.Text(templates.LevelHead, "level", level)
}

func resultFacts(w *source, c *ogp.CommitmentReport) []render.Block {
	f := facts{w: w.words}
	f.text(templates.HistoryThen, thenWords(w, c))
	f.text(templates.ResultMilestones, milestonesWords(w, c))
	f.add(templates.CommitmentEvidence, evidenceFact(w, c)...)
	f.text(templates.ResultUnfinished, dueWords(w.words, c))
	f.text(templates.CommitmentContinues, continuesWords(w, c))
	f.add(templates.CommitmentNext, nextStep(w, c)...)
	return f.blocks()
}

// evidenceFact is how many items of evidence there are, and those of the
// commitment as a whole by name: the others stand with their milestones.
func evidenceFact(w *source, c *ogp.CommitmentReport) []render.Span {
	n := len(w.evidence[c])
	if n == 0 {
		return plain(w.Text(templates.ResultNoEvidence))
	}
	spans := []render.Span{{Text: w.Plural(templates.ResultEvidence, n), Ref: evidenceAnnexID}}
	whole := w.evidenceOfAll(c)
	if len(whole) == 0 {
		return spans
	}
	lead := templates.ResultWhole
	if len(whole) == n {
		lead = templates.ResultNamed
	}
	spans = append(spans, render.Span{Text: w.Text(lead) + " "})
	return append(spans, evidenceSpans(w.words, whole)...)
}

// milestonesWords say how many milestones are completed and how many nobody
// reported on, who is responsible for them, and that dates were not recorded.
func milestonesWords(w *source, c *ogp.CommitmentReport) string {
	if len(c.Milestones) == 0 {
		return ""
	}
	var parts []string
	if share := completedOf(w.words, c); share != "" {
		parts = append(parts, w.Text(templates.ResultCompleted, "share", share))
	}
	silent := 0
	for _, m := range c.ActiveMilestones() {
		if m.Level == ogp.NotReported {
			silent++
		}
	}
	if silent > 0 {
		parts = append(parts, w.Plural(templates.ResultSilent, silent))
	}
	if id := soleResponsible(c); id != "" {
		parts = append(parts, w.Text(templates.ResultResponsible, "agency", w.agency(id)))
	}
	switch planned, actual := milestoneDates(w, c); {
	case !planned && !actual:
		parts = append(parts, w.Text(templates.ResultNoDates))
	case !planned:
		parts = append(parts, w.Text(templates.ResultNoPlanned))
	case !actual:
		parts = append(parts, w.Text(templates.ResultNoActual))
	}
	return strings.Join(parts, w.Text(templates.FormatSemicolon))
}

// dueWords lists the milestones that were due and are not finished,
// with the ends in force.
func dueWords(w words, c *ogp.CommitmentReport) string {
	var parts []string
	for _, m := range unfinished(c) {
		parts = append(parts, w.Text(templates.ResultDue, "number", string(m.Number), "date", w.ShortDate(m.Due())))
	}
	return strings.Join(parts, w.Text(templates.FormatSemicolon))
}

// shortStep is the longest text of next steps, in characters, that stands in
// the box. A longer one has a field of its own, and is not said twice.
const shortStep = 240

// nextStep is what the box says of next steps: all of it, if it is short and
// one agency's, or nothing.
func nextStep(w *source, c *ogp.CommitmentReport) []render.Span {
	all := statements(c.Results, nextSteps)
	if len(all) != 1 {
		return nil
	}
	text, lang := w.translated(all[0].text)
	if strings.Contains(text, "\n") || utf8.RuneCountInString(text) > shortStep {
		return nil
	}
	step := []render.Span{{Text: text, Lang: lang}}
	if !soleLead(c, all) {
		step = append([]render.Span{{Text: w.Text(templates.VoiceName, "agency", w.authors(all[0])) + " ", Bold: true}},
			step...)
	}
	return step
}
