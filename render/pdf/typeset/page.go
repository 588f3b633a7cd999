package typeset

import (
	"math"
	"strconv"
)

// Page is a page being drawn. Coordinates are points from the top corner of
// the side where lines begin: the left, or the right one of a file that runs
// from right to left. There, places are mirrored, and what stands at them is
// not: letters, signs and pictures. Everything drawn belongs to the element
// opened by Begin, or is an artifact.
type Page struct {
	Number int    // physical, from 1
	Label  string // what it is called, if that is no Latin number
	file   *File
	edge   float64 // from which x counts in a file from right to left
	out    []byte
	decor  []byte  // artifacts that wait for the end of the page
	owners []*Elem // by MCID
	open   *Elem
	within bool // an artifact is open
	links  []*annotation
	fill   Color
	font   *fontUse
	size   float64
	done   bool   // no content is added any more
	back   packed // what lies behind the content
	front  packed // the content
}

// number appends v with at most two decimals, without needless zeros.
func number(b []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if f := n % 100; f != 0 {
		b = append(b, '.', byte('0'+f/10))
		if f%10 != 0 {
			b = append(b, byte('0'+f%10))
		}
	}
	return b
}

// op appends an operator with its operands.
func op(b []byte, name string, v ...float64) []byte {
	for _, x := range v {
		b = append(number(b, x), ' ')
	}
	return append(append(b, name...), '\n')
}

// Begin makes e the owner of what is drawn next on the page.
func (p *Page) Begin(e *Elem) {
	if p.open == e || p.within {
		return
	}
	p.End()
	id := int32(len(p.owners))
	p.owners = append(p.owners, e)
	e.kids = append(e.kids, kid{page: int32(p.Number), mcid: id})
	if e.first == 0 {
		e.first = int32(p.Number)
	}
	p.out = append(append(append(p.out, '/'), e.Tag...), " <</MCID "...)
	p.out = append(strconv.AppendInt(p.out, int64(id), 10), ">> BDC\n"...)
	p.open = e
}

// End closes the open element's content.
func (p *Page) End() {
	if p.open != nil {
		p.out = append(p.out, "EMC\n"...)
		p.open = nil
	}
}

// Artifact is a kind of what is no content.
type Artifact string

// The kinds.
const (
	Layout    Artifact = "/Type /Layout"     // rules and ornaments
	Repeated  Artifact = "/Type /Pagination" // what a page says again
	Header    Artifact = "/Type /Pagination /Subtype /Header /Attached [/Top]"
	Footer    Artifact = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
	Watermark Artifact = "/Type /Pagination /Subtype /Watermark"
)

// Artifact draws what is no content.
func (p *Page) Artifact(kind Artifact, draw func()) {
	p.End()
	p.out = append(append(append(p.out, "/Artifact <<"...), kind...), ">> BDC\n"...)
	p.within = true
	draw()
	p.within = false
	p.out = append(p.out, "EMC\n"...)
}

// Decorate draws what is no content at the end of the page, so that it does
// not interrupt the text around it.
func (p *Page) Decorate(draw func()) {
	out, fill, font, size := p.out, p.fill, p.font, p.size
	p.out, p.fill = p.decor, Color{1, 2, 3} // an unlikely colour, so that it is set
	draw()
	p.decor = p.out
	p.out, p.fill, p.font, p.size = out, fill, font, size
}

// Finish ends the content of the page. It is let go and compressed, while
// other pages are drawn. Only Behind may be called afterwards.
func (p *Page) Finish() {
	if p.done {
		return
	}
	p.done = true
	p.decorations()
	p.file.pack(p.out, true, &p.front)
	p.out, p.decor = nil, nil
}

// Ground fills a rectangle on which content stands.
func (p *Page) Ground(x, y, w, h float64, c Color) {
	kind := []byte("/Type /Background /BBox [")
	at := p.x(x, w)
	for _, v := range [4]float64{max(at, 0), max(p.y(y+h), 0), at + w, min(p.y(y), p.file.height)} {
		kind = append(number(kind, v), ' ')
	}
	p.Artifact(Artifact(append(kind, ']')), func() { p.Rect(x, y, w, h, c) })
}

// Behind draws artifacts behind the content of a page, once that is finished:
// what can only be said when the number of pages is known.
func (p *Page) Behind(draw func()) {
	p.Finish()
	p.out, p.fill, p.font, p.size = p.file.buffer(), Color{1, 2, 3}, nil, 0
	draw()
	p.file.pack(p.out, false, &p.back)
	p.out = nil
}

// decorations closes what is open and adds what waited.
func (p *Page) decorations() {
	p.End()
	for _, a := range p.links {
		if !a.plain {
			p.Decorate(func() { p.Rule(p.x(a.x0, a.x1-a.x0), p.y(a.y0)-1.4, a.x1-a.x0, 0.5, a.color) })
		}
	}
	if len(p.decor) == 0 {
		return
	}
	d := p.decor
	p.Artifact(Layout, func() { p.out = append(p.out, d...) })
}

func (p *Page) y(y float64) float64 { return p.file.height - y }

// x is the left edge of what is w wide and stands at x, counted from the left
// edge of the page; and the other way round.
func (p *Page) x(x, w float64) float64 {
	if !p.file.info.RightToLeft {
		return x
	}
	return p.edge - x - w
}

func (p *Page) color(c Color) {
	if p.fill == c {
		return
	}
	p.fill = c
	p.out = rgb(p.out, c, "rg")
}

func rgb(b []byte, c Color, name string) []byte {
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		b = strconv.AppendFloat(b, math.Round(float64(v)/255*1000)/1000, 'f', -1, 64)
		b = append(b, ' ')
	}
	return append(append(b, name...), '\n')
}

// Rect fills a rectangle.
func (p *Page) Rect(x, y, w, h float64, c Color) {
	p.color(c)
	p.out = op(p.out, "re", p.x(x, w), p.y(y+h), w, h)
	p.out = op(p.out, "f")
}

// Rule draws a horizontal line of the thickness, with its top at y.
func (p *Page) Rule(x, y, w, thick float64, c Color) { p.Rect(x, y, w, thick, c) }

// Pen is how outlines are drawn.
type Pen struct {
	Color Color
	Width float64
	Dash  float64 // length of dashes and gaps, 0 for none
}

func (p *Page) pen(s Pen) {
	p.out = append(p.out, "q "...)
	p.out = rgb(p.out, s.Color, "RG")
	p.out = op(p.out, "w", s.Width)
	if s.Dash > 0 {
		p.out = append(number(append(p.out, '['), s.Dash), "] 0 d\n"...)
	}
}

// Outline draws the edge of a rectangle, inside it.
func (p *Page) Outline(x, y, w, h float64, s Pen) {
	p.pen(s)
	d := s.Width / 2
	p.out = op(p.out, "re", p.x(x, w)+d, p.y(y+h)+d, w-s.Width, h-s.Width)
	p.out = op(p.out, "S Q")
}

// Path draws lines through points given as x, y, x, y. They stand at x in a
// place that is w wide, within which nothing is mirrored.
func (p *Page) Path(s Pen, x, w float64, points ...float64) {
	aside := p.x(x, w) - x
	p.pen(s)
	for i := 0; i+1 < len(points); i += 2 {
		name := "l"
		if i == 0 {
			name = "m"
		}
		p.out = op(p.out, name, points[i]+aside, p.y(points[i+1]))
	}
	p.out = op(p.out, "S Q")
}

// Hatch fills a rectangle with diagonal strokes, gap points apart.
func (p *Page) Hatch(x, y, w, h, gap float64, s Pen) {
	x = p.x(x, w)
	p.pen(s)
	p.out = op(p.out, "re W n", x, p.y(y+h), w, h)
	for at := -h; at < w; at += gap {
		p.out = op(p.out, "m", x+at, p.y(y+h))
		p.out = op(p.out, "l", x+at+h, p.y(y))
	}
	p.out = op(p.out, "S Q")
}

// Disc draws a circle around cx, cy, filled for part of it from the top
// clockwise: 0, 0.25, 0.75 or 1.
func (p *Page) Disc(cx, cy, r, part float64, fill Color, s Pen) {
	cx, cy = p.x(cx, 0), p.y(cy)
	const k = 0.5523 // of the radius: how far control points lie for a quarter circle
	quarter := func(i int) {
		sin, cos := [4]float64{0, 1, 0, -1}, [4]float64{1, 0, -1, 0}
		a, b := i%4, (i+1)%4
		x0, y0, x1, y1 := sin[a]*r, cos[a]*r, sin[b]*r, cos[b]*r
		p.out = op(p.out, "c", cx+x0+y0*k, cy+y0-x0*k, cx+x1-y1*k, cy+y1+x1*k, cx+x1, cy+y1)
	}
	p.pen(s)
	p.out = rgb(p.out, Color{255, 255, 255}, "rg")
	p.out = op(p.out, "m", cx, cy+r)
	for i := range 4 {
		quarter(i)
	}
	p.out = op(p.out, "b")
	if n := int(math.Round(part * 4)); n > 0 {
		p.out = rgb(p.out, fill, "rg")
		p.out = op(p.out, "m", cx, cy)
		p.out = op(p.out, "l", cx, cy+r)
		for i := range n {
			quarter(i)
		}
		p.out = op(p.out, "f")
	}
	p.out = op(p.out, "Q")
}

// Turned draws around the point x, y, turned by degrees against the clock, or
// with it on mirrored pages: lines rise to where they end. Within, the point is
// the origin of the page's coordinates.
func (p *Page) Turned(x, y, degrees float64, draw func()) {
	if p.file.info.RightToLeft {
		degrees = -degrees
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	p.out = append(p.out, "q "...)
	for _, v := range []float64{cos, sin, -sin, cos} {
		p.out = append(strconv.AppendFloat(p.out, math.Round(v*1e5)/1e5, 'f', -1, 64), ' ')
	}
	p.out = op(p.out, "cm", p.x(x, 0), p.y(y))
	fill, font, size, edge := p.fill, p.font, p.size, p.edge
	p.edge = 0
	p.out = op(p.out, "cm", 1, 0, 0, 1, 0, -p.file.height)
	draw()
	p.out = op(p.out, "Q")
	p.fill, p.font, p.size, p.edge = fill, font, size, edge
}

// AsArtifact draws what is no content, within an artifact that is open or as
// a decoration of the page.
func (p *Page) AsArtifact(draw func()) {
	if p.within {
		draw()
		return
	}
	p.Decorate(draw)
}
