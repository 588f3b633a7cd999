package pdf

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

const (
	cellGap  = 9   // right of a cell
	cellPad  = 3.0 // above and below
	discRoom = 13  // for the disc of a level
)

// tableRow is a row, shaped and then broken into lines.
type tableRow struct {
	cells []tableCell
	total bool
	head  bool
	e     *typeset.Elem
}

type tableCell struct {
	paras  []cellPara
	level  *ogp.Level
	indent float64
	e      *typeset.Elem
	lines  []cellLine
}

type cellPara struct {
	text *typeset.Paragraph
	st   style
}

// cellLine is a line of a cell with the style and owner of its paragraph.
type cellLine struct {
	line typeset.Line
	st   style
	own  typeset.Owner
	end  float64 // of the line below the top of the cell
}

// grid is where the columns stand.
type grid struct {
	x, w    []float64
	right   []bool
	figures []float64 // how wide those of a column are on mirrored pages
}

// table lays out a caption, a head that is repeated on every page, rows that
// are not parted unless they are taller than a page, and a note.
func (l *layout) table(t render.Table, parent *typeset.Elem) {
	if len(t.Columns) == 0 {
		return
	}
	e := parent.Add("Table")
	l.tableCaption(t, e)
	var g grid
	var head tableRow
	var rows []tableRow
	for _, size := range []float64{9, 8.4, 7.8} {
		st := cellText
		st.size, st.leading = size, size+3
		heads := make([]*typeset.Paragraph, len(t.Columns))
		head = tableRow{head: true}
		bold := st
		bold.bold = true
		for i, c := range t.Columns {
			heads[i] = l.short(bold, c.Head)
			head.cells = append(head.cells, tableCell{paras: []cellPara{{heads[i], bold}}})
		}
		rows = l.tableRows(t, st)
		widths, ok := divide(columnAsks(t, heads, rows, cellGap, l.width), l.width+cellGap)
		g = newGrid(t, widths)
		if ok {
			break
		}
	}
	if l.d.RightToLeft {
		g.alignFigures(rows)
	}
	l.tableBoxes(t, e, g, head, rows)
	if len(t.Note) > 0 {
		p := l.f.Paragraph(l.spans(t.Note, small)...)
		l.after(l.lines(p, small, parent.Add("P"), 0), 3, 0)
	}
	l.gap(10)
}

func (l *layout) tableCaption(t render.Table, e *typeset.Elem) {
	text := captionText(t.Label, t.Caption)
	if text == "" {
		return
	}
	caption := l.scaled(caption)
	c := e.Add("Caption")
	boxes := l.lines(l.short(caption, text), caption, c, 0)
	for _, b := range boxes {
		b.keep, b.firm = true, true
	}
	l.after(boxes, caption.before, caption.after)
	draw := boxes[0].draw
	boxes[0].draw = func(p *typeset.Page, y float64) { l.f.Place(l.places[t.ID], c, p, y); draw(p, y) }
}

// captionText is "Table 3. Milestones of commitment 4".
func captionText(label, text string) string {
	if label != "" && text != "" {
		return label + ". " + text
	}
	return label + text
}

func newGrid(t render.Table, widths []float64) grid {
	g := grid{w: widths, figures: make([]float64, len(widths))}
	x := left
	for i, w := range widths {
		g.x = append(g.x, x)
		g.right = append(g.right, t.Columns[i].Right)
		x += w
	}
	return g
}

// alignFigures keeps digits of one value below each other: numbers run from left
// to right on mirrored pages, too, and end where the widest does.
func (g *grid) alignFigures(rows []tableRow) {
	for _, r := range rows {
		for i, c := range r.cells {
			for _, p := range c.paras {
				g.figures[i] = max(g.figures[i], min(p.text.Natural(), g.w[i]-cellGap-c.indent))
			}
		}
	}
}

func (l *layout) tableRows(t render.Table, st style) []tableRow {
	rows := make([]tableRow, len(t.Rows))
	for i, r := range t.Rows {
		rows[i].total = r.Total
		rows[i].cells = make([]tableCell, len(t.Columns))
		for k := range min(len(r.Cells), len(t.Columns)) {
			rows[i].cells[k] = l.cell(r.Cells[k], st, r.Total)
		}
	}
	return rows
}

func (l *layout) cell(c render.Cell, st style, bold bool) tableCell {
	out := tableCell{level: c.Level}
	if c.Level != nil {
		out.indent = discRoom
	}
	for _, p := range c.Paras {
		ps := st
		ps.bold = bold
		switch p.Style {
		case render.Small:
			ps.color, ps.size = muted, max(st.size-0.5, 7.6)
		case render.Missing:
			ps.color, ps.slant = muted, true
		case render.Item:
			p.Spans = append([]render.Span{{Text: "• "}}, p.Spans...)
		}
		out.paras = append(out.paras, cellPara{l.f.Short(l.spans(p.Spans, ps)...), ps})
	}
	return out
}

func (l *layout) tableBoxes(t render.Table, e *typeset.Elem, g grid, head tableRow, rows []tableRow) {
	head.elements(e.Add("THead").Add("TR"), "TH", "/O /Table /Scope /Column", 0)
	head.breakLines(g)
	hb := l.add(&box{height: head.height() + 2, keep: true, firm: true})
	hb.draw = func(p *typeset.Page, y float64) {
		l.drawRow(p, &head, g, y, hb.height-2, true)
	}
	const lonely = 40 // points: a lower row looks lost when it stands alone on a page
	body := e.Add("TBody")
	for i := range rows {
		rows[i].elements(body.Add("TR"), "TD", "", t.RowHeads)
		rows[i].breakLines(g)
	}
	for i := range rows {
		r := &rows[i]
		b := l.rowBox(r, g, hb, l.kept(), i == len(rows)-1 || rows[i+1].total)
		switch i {
		case len(rows) - 1:
			b.keep = len(t.Note) > 0
		case 0: // no short row stands alone on a page
			b.keep = b.height < lonely
		case len(rows) - 2:
			b.keep = rows[i+1].height() < lonely
		}
		l.add(b)
	}
	if len(rows) == 0 { // a table without rows has one empty row, so that its tags are whole
		r := &tableRow{cells: make([]tableCell, len(t.Columns))}
		r.elements(body.Add("TR"), "TD", "", 0)
		hb.keep, hb.firm = false, false
	}
}

// elements gives the row and its cells their elements; the first cells may
// name the row.
func (r *tableRow) elements(tr *typeset.Elem, tag, attr string, rowHeads int) {
	r.e = tr
	for i := range r.cells {
		c := &r.cells[i]
		if i < rowHeads {
			c.e = tr.Add("TH")
			c.e.Attr = "/O /Table /Scope /Row"
			continue
		}
		c.e = tr.Add(tag)
		c.e.Attr = attr
	}
}

func (r *tableRow) breakLines(g grid) {
	for i := range r.cells {
		c, end := &r.cells[i], 0.0
		for k, p := range c.paras {
			e := c.e
			if len(c.paras) > 1 && p.text.Natural() > 0 { // or the words of the one run into those of the next
				e = c.e.Add("P")
			}
			owner := owner(e, p.text.Spans())
			lines := p.text.Break(g.w[i] - cellGap - c.indent)
			if k == 0 || e != c.e {
				directed(e, lines)
			}
			for _, ln := range lines {
				end += p.st.leading
				c.lines = append(c.lines, cellLine{ln, p.st, owner, end})
			}
		}
	}
}

// height is that of the lines which a cell has left: long ones are parted over
// and over.
func (c *tableCell) height() float64 {
	n := len(c.lines)
	if n == 0 {
		return 0
	}
	return c.lines[n-1].end - c.lines[0].end + c.lines[0].st.leading
}

func (r *tableRow) height() float64 {
	h := 10.0
	for i := range r.cells {
		h = max(h, r.cells[i].height())
	}
	return h + 2*cellPad
}

// rowBox is the box of a row, which can be parted if it is taller than a
// page has room for below what must stand above it.
func (l *layout) rowBox(r *tableRow, g grid, head *box, above float64, last bool) *box {
	b := &box{part: l.part, height: r.height(), head: head}
	b.draw = func(p *typeset.Page, y float64) { l.drawRow(p, r, g, y, b.height, last) }
	const fewest = 60 // points of a parted row at the end of a page
	if b.height > l.bottom-top-max(head.height, above) {
		b.least = fewest
		b.split = func(avail float64) (*box, *box) {
			upper, under := r.cut(avail)
			first := l.rowBox(upper, g, head, 0, false)
			first.split, first.part = nil, b.part // the layout is at another part by now
			if under == nil {
				return first, nil
			}
			rest := l.rowBox(under, g, head, 0, last)
			rest.part = b.part
			return first, rest
		}
	}
	return b
}

// cut parts a row so that its upper part is at most avail high, but never
// empty.
func (r *tableRow) cut(avail float64) (upper, under *tableRow) {
	a, b := &tableRow{total: r.total, e: r.e}, &tableRow{total: r.total, e: r.e}
	more := false
	for _, c := range r.cells {
		up, low := c, c
		n, h := 0, 2*cellPad
		for n < len(c.lines) && (n == 0 || h+c.lines[n].st.leading <= avail) {
			h += c.lines[n].st.leading
			n++
		}
		up.lines, low.lines = c.lines[:n], c.lines[n:]
		low.level = nil
		more = more || len(low.lines) > 0
		a.cells, b.cells = append(a.cells, up), append(b.cells, low)
	}
	if !more {
		return a, nil
	}
	return a, b
}

// room is what a figure of a column takes at least.
func (g *grid) room(column int, head bool) float64 {
	if head {
		return 0
	}
	return g.figures[column]
}

// drawRow draws text, discs and the rule below.
func (l *layout) drawRow(p *typeset.Page, r *tableRow, g grid, y, h float64, last bool) {
	for i := range r.cells {
		c := &r.cells[i]
		at := y + cellPad
		if r.head { // heads stand on the rule
			at = y + h - cellPad - c.height()
		}
		if c.level != nil {
			l.disc(p, *c.level, g.x[i]+4.6, at+6)
		}
		for _, ln := range c.lines {
			x := ln.line.At(g.x[i]+c.indent, g.w[i]-cellGap-c.indent)
			if g.right[i] {
				room := g.w[i] - cellGap - c.indent
				x = g.x[i] + g.w[i] - cellGap - max(ln.line.Width, min(g.room(i, r.head), room))
			}
			p.Line(ln.line, x, at+ln.st.baseline(), ln.own)
			at += ln.st.leading
		}
	}
	draw := p.Decorate
	if r.head {
		draw = func(f func()) { p.AsArtifact(f) }
	}
	draw(func() {
		switch {
		case r.head:
			p.Rule(left, y+h, l.width, 1.2, l.tone(brand))
		case r.total:
			p.Rule(left, y-0.6, l.width, 1.2, l.tone(brand))
		case !last:
			p.Rule(left, y+h-0.5, l.width, 0.5, l.tone(rules))
		default:
			p.Rule(left, y+h-0.5, l.width, 0.5, l.tone(rules))
		}
	})
}

// disc draws the sign of a level: the fuller, the further; "?" for silence.
func (l *layout) disc(p *typeset.Page, level ogp.Level, cx, cy float64) {
	const r = 4.1
	part := map[ogp.Level]float64{ogp.Completed: 1, ogp.Substantial: 0.75, ogp.Limited: 0.25}[level]
	pen := typeset.Pen{Color: l.tone(brand), Width: 0.8}
	if level != ogp.NotReported {
		p.Decorate(func() { p.Disc(cx, cy, r, part, l.tone(brand), pen) })
		return
	}
	pen.Dash = 1.3
	mark := l.f.Paragraph(typeset.Span{Text: "?", Size: 7, Color: l.tone(ink), Bold: true}).Break(20)[0]
	p.Decorate(func() {
		p.Disc(cx, cy, r, 0, l.tone(brand), pen)
		p.Line(mark, cx-mark.Width/2, cy+2.5, nil)
	})
}
