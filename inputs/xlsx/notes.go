package xlsx

import (
	"strings"

	"selfassess/inputs/office"
)

// scanNotes lists the notes of a sheet. Of a conversation, Excel also keeps a
// note with the same text, for older programs.
func (b *book) scanNotes(p *sheetPart) error {
	found, err := b.relations(p.part)
	if err != nil {
		return err
	}
	said := &conversations{at: map[string][]string{}}
	for _, target := range targets(found, "threadedComment") {
		if err := eachNote(b.file, target, threads, "threadedComment", said.add); err != nil {
			return err
		}
	}
	for _, target := range targets(found, "comments") {
		err := eachNote(b.file, target, notes, "comment", func(cell, text string) error {
			if thread, ok := said.take(cell); ok {
				text = thread
			}
			return b.note(p, cell, text)
		})
		if err != nil {
			return err
		}
	}
	for _, cell := range said.cells {
		if thread, ok := said.take(cell); ok {
			if err := b.note(p, cell, thread); err != nil {
				return err
			}
		}
	}
	return nil
}

// targets are the parts to which relations of a kind lead, each once.
func targets(list []office.Relation, kind string) (parts []string) {
	seen := map[string]bool{}
	for _, r := range list {
		if r.Kind() == kind && !r.External && !seen[r.Target] {
			seen[r.Target] = true
			parts = append(parts, r.Target)
		}
	}
	return parts
}

// note keeps a note, which is worth a finding as a cell is. One at a place that
// is no cell is a note of the sheet.
func (b *book) note(p *sheetPart, cell, text string) error {
	if text = Clean(text); text == "" {
		return nil
	}
	if b.sum.filled++; b.sum.exceeds() {
		return office.Refuse("too_many_notes", p.part)
	}
	b.sum.text += len(text)
	p.sheet.Notes = append(p.sheet.Notes, Note{cellName(cell), text})
	return nil
}

// conversations are what was said at cells, in the order of the cells in the
// file.
type conversations struct {
	at    map[string][]string
	cells []string
}

func (c *conversations) add(cell, text string) error {
	if c.at[cell] == nil {
		c.cells = append(c.cells, cell)
	}
	c.at[cell] = append(c.at[cell], text)
	return nil
}

// take gives what was said at a cell, once.
func (c *conversations) take(cell string) (text string, ok bool) {
	said := c.at[cell]
	delete(c.at, cell)
	return strings.Join(said, "\n"), said != nil
}

// eachNote visits the elements of a part that are the notes: their text is in
// a conversation plain, and in a note in pieces, as in a cell.
func eachNote(f *office.File, part string, names office.Vocabulary, element string,
	visit func(cell, text string) error) error {
	cell := ""
	var text []byte
	return f.WalkAs(part, names, func(s *office.Scanner) error {
		switch {
		case s.Start() && s.Is(element):
			cell, text = s.Attr("ref"), text[:0]
		case s.End() && s.Is(element):
			return visit(cell, string(text))
		case !s.IsText() || !s.Under(element):
		case s.Within("t") && !s.Under("rPh"), s.Within("text") && !isSpace(s.Raw()):
			text = s.AppendTo(text)
		}
		return nil
	})
}
