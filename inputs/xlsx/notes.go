package xlsx

import "selfassess/inputs/office"

// scanNotes lists the notes of a sheet. Of a conversation, Excel also keeps a
// note with the same text, for older programs.
func (b *book) scanNotes(p *sheetPart) error {
	found, err := b.file.Relations(p.part)
	if err != nil {
		return err
	}
	threads := map[string]string{}
	for _, r := range found {
		if r.Kind() == "threadedComment" && !r.External {
			add := func(cell, text string) { threads[cell] += text + "\n" }
			if err := eachNote(b.file, r.Target, "threadedComment", "text", add); err != nil {
				return err
			}
		}
	}
	add := func(cell, text string) {
		if text = Clean(text); text != "" {
			p.sheet.Notes = append(p.sheet.Notes, Note{cell, text})
		}
	}
	for _, r := range found {
		if r.Kind() == "comments" && !r.External {
			err := eachNote(b.file, r.Target, "comment", "t", func(cell, text string) {
				if thread := threads[cell]; thread != "" {
					text = thread
				}
				delete(threads, cell)
				add(cell, text)
			})
			if err != nil {
				return err
			}
		}
	}
	for cell, text := range threads { // findings are sorted
		add(cell, text)
	}
	return nil
}

// eachNote visits the elements of a part that are the notes; their text is in
// elements of another name.
func eachNote(f *office.File, part, element, inner string, visit func(cell, text string)) error {
	cell, n := "", 0
	var text []byte
	return f.Walk(part, func(s *office.Scanner) error {
		switch {
		case s.Start() && s.Is(element):
			if n++; n > maxLinks {
				return office.Refuse("too_many_cells", part)
			}
			cell = s.Attr("ref")
			text = text[:0]
		case s.End() && s.Is(element):
			visit(cell, string(text))
		case s.IsText() && s.Within(inner) && s.Under(element) && !s.Under("rPh"):
			text = s.AppendTo(text)
		}
		return nil
	})
}
