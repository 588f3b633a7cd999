package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// foreword comes before all else, with the names of those who sign it. It is
// left out where nobody has written one.
func foreword(w *source) *render.Section {
	blocks := w.section(ogp.SecForeword)
	if len(blocks) == 0 {
		return nil
	}
	return w.chapter("foreword", "", templates.SectionForeword, blocks)
}

// signature is who wrote the text of a section, or nothing: the name, and the
// office below it.
func signature(w *source, n *ogp.Narrative) []render.Block {
	var blocks []render.Block
	if name := w.in(n.Author); len(name) > 0 {
		for i := range name {
			name[i].Bold = true
		}
		blocks = append(blocks, render.Paragraph{Spans: name})
	}
	if title := w.in(n.AuthorTitle); len(title) > 0 {
		blocks = append(blocks, render.Paragraph{Spans: title})
	}
	return blocks
}

// signed are the texts of the Narrative sheet that have an author.
func signed(w *source) []*ogp.Narrative {
	var list []*ogp.Narrative
	for i := range w.plan.Narrative {
		if n := &w.plan.Narrative[i]; !n.Author.Blank() || !n.AuthorTitle.Blank() {
			list = append(list, n)
		}
	}
	return list
}
