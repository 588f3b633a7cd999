package pdf

import "selfassess/render/pdf/typeset"

// numberLines counts the lines of a page in its margin, so that reviewers can
// say where. It counts as Word does: every page from 1, no lines of tables or
// charts, headings and contents like all text. The numbers are no content: who
// listens to the text or copies it never meets them. They stand on the
// baselines of the lines, and the text stands as it would without them.
func (l *layout) numberLines(pg *page) {
	const gap = 5 * mm // between the numbers and the text
	n := 0
	pg.sheet.Artifact(l.f.Standard().LineNumbers(), func() {
		for _, it := range pg.items {
			if it.b.baseline == 0 || it.repeated {
				continue
			}
			number := l.count(n)
			pg.sheet.Line(number, left-gap-number.Width, it.y+it.b.baseline, nil)
			n++
		}
	})
}

// count is the number n+1 as it stands in the margin. Pages share them.
func (l *layout) count(n int) typeset.Line {
	for len(l.counts) <= n {
		text := l.f.Paragraph(l.span(counted, l.digits(len(l.counts)+1)))
		l.counts = append(l.counts, text.Break(l.width)[0])
	}
	return l.counts[n]
}
