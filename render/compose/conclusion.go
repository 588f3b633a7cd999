package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// optionalChapter is a chapter of text that is left out without text.
func optionalChapter(w *source, id, number string, heading templates.Term, key ogp.SectionKey) *render.Section {
	blocks := w.section(key)
	if len(blocks) == 0 {
		return nil
	}
	return w.chapter(id, number, heading, blocks)
}

// conclusion is section VII of the annex's outline, A to D; one that is left
// out keeps its letter.
func conclusion(w *source, number string) *render.Section {
	var parts []*render.Section
	add := func(id, letter string, heading templates.Term, blocks []render.Block) {
		if len(blocks) > 0 {
			parts = append(parts, w.part(id, number+"."+letter, heading, blocks))
		}
	}
	add("lessons", "A", templates.SectionLessons, lessonBlocks(w))
	add("other-initiatives", "B", templates.SectionOther, w.section(ogp.SecOther))
	add("next-steps", "C", templates.SectionNext, w.section(ogp.SecNextSteps))
	add("conclusion", "D", templates.SectionConclusion, w.section(ogp.SecConclusion))
	return w.chapter("closing", number, templates.SectionClosing, nil, parts...)
}

// lessonBlocks are the secretariat's, then those that agencies wrote in their
// returns, under the commitment they are about.
func lessonBlocks(w *source) []render.Block {
	blocks := w.section(ogp.SecLessons)
	var told []render.Block
	for _, l := range lessonItems(w) {
		told = append(told, w.named(lessonHeading(w, l), l.text)...)
	}
	return append(blocks, w.labelled(templates.LessonsAgencies, told...)...)
}

// lesson is what agencies say that they learned from a commitment.
type lesson struct {
	commitment ogp.ID
	statement
}

func lessonItems(w *source) []*lesson {
	var all []*lesson
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		for _, v := range statements(c.Results, func(r *ogp.Result) ogp.Text { return r.Lessons }) {
			all = append(all, &lesson{c.Number, v})
		}
	}
	return all
}

func lessonHeading(w *source, l *lesson) string {
	return w.Text(templates.LessonsOf, "number", string(l.commitment), "agency", w.authors(l.statement))
}
