package compose

import (
	"strconv"

	"selfassess/render"
	"selfassess/templates"
)

func (w words) chapter(id, number string, heading templates.Term, blocks []render.Block,
	sections ...*render.Section) *render.Section {
	return &render.Section{ID: id, Kind: render.Chapter, Number: number, Heading: plain(w.Text(heading)),
		Running: plain(w.Text(heading)), Contents: true,
		Blocks: blocks, Sections: sections}
}

// part is a section within a chapter, in the table of contents.
func (w words) part(id, number string, heading templates.Term, blocks []render.Block) *render.Section {
	return &render.Section{ID: id, Number: number, Heading: plain(w.Text(heading)), Contents: true, Blocks: blocks}
}

// annex is one of the annexes. Its number is a name, as that of a requirement,
// and stands in sentences of the catalogue: it has the same digits everywhere.
func (w words) annex(n int, heading templates.Term, blocks []render.Block,
	sections ...*render.Section) *render.Section {
	s := w.chapter("annex-"+strconv.Itoa(n), w.Text(templates.LabelAnnex, "n", strconv.Itoa(n)), heading, blocks, sections...)
	s.Running = plain(s.Number + " · " + w.Text(heading))
	return s
}
