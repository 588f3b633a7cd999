package inputs

// note is a comment at a cell.
type note struct{ cell, text string }

// scanNotes lists the notes of a sheet. Of a conversation, Excel also keeps a
// note with the same text, for older programs.
func (c *container) scanNotes(s *sheetPart) error {
	found, err := c.relations(s.part)
	if err != nil {
		return err
	}
	talks := map[string]string{}
	for _, r := range found {
		if r.kind == "threadedComment" && !r.external {
			if err := c.eachNote(r.target, "threadedComment", "text", func(cell, text string) { talks[cell] += text + "\n" }); err != nil {
				return err
			}
		}
	}
	add := func(cell, text string) {
		if text = clean(text); text != "" {
			s.notes = append(s.notes, note{cell, text})
		}
	}
	for _, r := range found {
		if r.kind == "comments" && !r.external {
			err := c.eachNote(r.target, "comment", "t", func(cell, text string) {
				if talk := talks[cell]; talk != "" {
					text = talk
				}
				delete(talks, cell)
				add(cell, text)
			})
			if err != nil {
				return err
			}
		}
	}
	for cell, text := range talks { // findings are sorted
		add(cell, text)
	}
	return nil
}

// eachNote visits the elements of a part that are the notes; their text is in
// elements of another name.
func (c *container) eachNote(part, element, inner string, visit func(cell, text string)) error {
	cell, n := "", 0
	var text []byte
	return c.walk(part, func(t token, s *scanner) error {
		switch {
		case t == startTag && string(s.name) == element:
			if n++; n > maxLinks {
				return refuse("too_many_cells", part)
			}
			cell = attributes(s.attrs).text("ref")
			text = text[:0]
		case t == endTag && string(s.name) == element:
			visit(cell, string(text))
		case t == charData && s.within(inner) && s.under(element) && !s.under("rPh"):
			text = s.appendTo(text)
		}
		return nil
	})
}
