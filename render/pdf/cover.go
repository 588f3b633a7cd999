package pdf

import (
	"fmt"

	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// cover draws the title page, which stands apart from the flow.
func (l *layout) cover() {
	const bleed = 1 // point, so that no white hair stays where a page is no whole number of dots
	sect := l.f.Root.Add("Sect")
	p := l.f.NewPage()
	ground := -float64(bleed)
	if l.logo != nil {
		ground = strip
	}
	p.Ground(-bleed, ground, l.across+2*bleed, l.down+bleed-ground, l.tone(brand))
	l.stamp(p, deep)
	p.Artifact(typeset.Layout, func() { p.Rect(left, 86*mm, 26*mm, 2.4, l.tone(bar)) })
	l.drawLogo(p, sect)
	const least = 0.3 // of the usual size
	texts := l.coverTexts(1)
	if smallest := l.coverTexts(least); l.crowded(texts) && l.crowded(smallest) {
		texts = smallest // no size helps
	}
	for scale := 0.95; l.crowded(texts) && scale > least; scale -= 0.05 {
		texts = l.coverTexts(scale)
	}
	for _, t := range texts {
		if len(t.lines) == 0 {
			continue
		}
		e := sect.Add("P")
		if t.st.bold { // the title is
			e.Tag = l.f.Standard().TitleTag()
		}
		directed(e, t.lines)
		own := owner(e, t.spans)
		for i, ln := range t.lines {
			at := ln.At(t.x, t.avail)
			if t.toLeft {
				at = t.x - ln.Width
			}
			p.Line(ln, at, t.y+float64(i)*t.st.leading+t.st.baseline(), own)
		}
	}
	p.Finish()
}

// coverText is a text of the cover, broken into lines.
type coverText struct {
	lines       []typeset.Line
	spans       []typeset.Span
	st          style
	x, y, avail float64
	toLeft      bool
}

func (t coverText) end() float64 { return t.y + float64(len(t.lines))*t.st.leading }

// coverTexts sets the texts of the cover: above, the publisher; in the
// middle, from title to period; below, date and notice.
func (l *layout) coverTexts(scale float64) (texts [6]coverText) {
	c := l.d.Cover
	set := func(text render.Line, size, leading, x, avail float64, bold bool) coverText {
		st := style{size: size * scale, leading: leading * scale, color: onBrand, bold: bold, head: bold}
		t := coverText{st: st, x: x, avail: avail}
		if text.String() != "" {
			t.spans = l.spans(text, t.st)
			t.lines = l.f.Short(t.spans...).Balance(avail)
		}
		return t
	}
	size := 34.0
	for size > 20 && l.f.Paragraph(typeset.Span{Text: c.Title.String(), Size: size, Bold: true, Head: true}).Natural() > 3*l.width {
		size -= 2
	}
	texts = [6]coverText{
		set(c.Publisher, 11, 15, left, l.width, false), set(c.Title, size, size*1.13, left, l.width, true),
		set(c.Subtitle, 15, 21, left, l.width, false), set(c.Period, 15, 21, left, l.width, false),
		set(c.Date, 10.5, 15, left, l.width*0.4, false), set(c.Notice, 10.5, 15, l.right, l.width*0.58, false),
	}
	texts[0].y, texts[1].y = 22*mm, 95*mm
	if l.logo != nil {
		texts[0].y = strip + 12*mm
	}
	texts[2].y = texts[1].end() + 5*mm
	texts[3].y = texts[2].end()
	date, notice := &texts[4], &texts[5]
	date.y, notice.toLeft = l.down-29*mm, true
	if over := max(date.end(), float64(len(notice.lines))*notice.st.leading+date.y) - (l.down - 14*mm); over > 0 {
		date.y -= over
	}
	notice.y = date.y
	return texts
}

// crowded tells whether the texts above, in the middle and below come too
// near to each other.
func (l *layout) crowded(texts [6]coverText) bool {
	return texts[0].end() > 82*mm || texts[3].end() > texts[4].y-5*mm
}

// bbox is the attribute of a Figure: where it stands, in PDF's coordinates.
func (l *layout) bbox(x, y, w, h float64) string {
	if l.d.RightToLeft {
		x = l.across - x - w
	}
	return fmt.Sprintf("/O /Layout /Placement /Block /BBox [%.1f %.1f %.1f %.1f]", x, l.down-y-h, x+w, l.down-y)
}

// entry is a line of the contents.
type entry struct {
	section *render.Section
	depth   int
}

func entries(sections []*render.Section, depth int) (out []entry) {
	for _, s := range sections {
		next := depth
		if s.Contents {
			out = append(out, entry{s, depth})
			next++
		}
		out = append(out, entries(s.Sections, next)...)
	}
	return out
}

// contents sets the list of sections. It is drawn last, when page numbers are
// known; they take a column of fixed width, so that its length is known now.
func (l *layout) contents() {
	list := entries(l.d.Sections, 0)
	if len(list) == 0 {
		return
	}
	sect := l.f.Root.Add("Sect")
	h := l.lines(l.short(title, l.d.Labels.Contents), title, sect.Add("H1"), 0)
	h[0].newPage, h[0].keep = true, true
	l.after(h, 0, title.after)
	tocs := []*typeset.Elem{sect.Add("TOC")} // that are open, outermost first
	first := len(l.boxes)
	var last *typeset.Elem
	for _, e := range list {
		if e.depth == len(tocs) { // what is within an entry stands in it
			tocs = append(tocs, last.Add("TOC"))
		}
		tocs = tocs[:e.depth+1]
		last = l.contentsEntry(e, tocs[e.depth])
	}
	l.squeeze(l.boxes, first)
	for _, b := range l.boxes {
		b.late = true
	}
}

// squeeze sets the boxes from first on closer if they would just not fit on a
// page with those before them: a page of three lines is no list of contents.
func (l *layout) squeeze(boxes []*box, first int) {
	const closest = 0.86
	fixed, h := 0.0, 0.0
	for i, b := range boxes {
		switch {
		case i < first:
			fixed += b.before + b.height
		default:
			h += b.before + b.height
		}
	}
	k := (l.bottom - top - fixed) / h
	if k >= 1 || k < closest {
		return
	}
	for _, b := range boxes[first:] {
		b.before, b.height = b.before*k, b.height*k
	}
}

// contentsEntry sets one entry and returns its element.
func (l *layout) contentsEntry(e entry, toc *typeset.Elem) *typeset.Elem {
	const column = 30.0 // of the page numbers
	st := body
	st.leading = 13.5
	indent := float64(min(e.depth, 4)) * 14
	before := 1.5
	if e.depth == 0 {
		st.bold, before = true, 7
	}
	link := typeset.Link{Place: l.places[e.section.ID]}
	spans := append(l.spans(e.section.Title(), st), l.span(st, " "))
	for i := range spans {
		spans[i].Link, spans[i].Plain, spans[i].Color = link, true, l.tone(st.color)
		spans[i].Leads = l.titles[e.section.ID]
	}
	lines := l.f.Short(spans...).Break(l.width - indent - column)
	item := toc.Add("TOCI")
	own := oneLink(item.Add("Reference"), spans)
	for i, ln := range lines {
		b := l.add(&box{height: st.leading, baseline: st.baseline(), keep: i < len(lines)-1})
		if i == 0 {
			b.before = before
		}
		last := i == len(lines)-1
		b.draw = func(p *typeset.Page, y float64) {
			p.Line(ln, left+indent, y+st.baseline(), own)
			if last {
				item.Ref = l.parts[e.section].e
				l.pageNumber(p, l.parts[e.section], spans[len(spans)-1], left+indent+ln.Width, y+st.baseline(), own)
			}
		}
	}
	return item
}

// pageNumber draws dots and the number of a section's page.
func (l *layout) pageNumber(p *typeset.Page, at *part, span typeset.Span, x, y float64, own typeset.Owner) {
	if at == nil || at.page == "" {
		return
	}
	span.Text = at.page
	num := l.f.Paragraph(span).Break(l.width)[0]
	p.Line(num, l.right-num.Width, y, own)
	p.Decorate(func() {
		for d := l.right - num.Width - 6; d > x+5; d -= 4.5 {
			p.Rect(d, y-0.7, 0.7, 0.7, l.tone(muted))
		}
	})
}
