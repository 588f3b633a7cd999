package typeset

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"selfassess/render/pdf/typeset/bidi"
)

// fontUse is a font in one document: the codes given out so far.
type fontUse struct {
	font  *Font
	name  string // of the resource: "F0"
	codes []code
	ids   map[string]uint16
	quick []single // by glyph: its first code as a single character
	key   []byte   // kept between calls
	full  bool     // there were more codes than a font can have
}

// single is a code that shows one glyph for one character.
type single struct {
	char rune
	code uint16
}

func (s *shaper) use(ft *Font) *fontUse {
	u, ok := s.uses[ft]
	if !ok {
		u = &fontUse{font: ft, name: "F" + strconv.Itoa(len(s.order)), ids: map[string]uint16{},
			quick: make([]single, len(ft.advance))}
		u.codes = []code{{parts: []part{{}}, advance: int(ft.advance[0])}} // code 0 is never shown
		s.uses[ft] = u
		s.order = append(s.order, u)
	}
	return u
}

// code returns the character code that shows c.
func (u *fontUse) code(c *cluster) uint16 {
	if len(c.parts) != 1 || len(c.text) != 1 || c.parts[0].dx != 0 || c.parts[0].dy != 0 {
		return u.anyCode(c)
	}
	q := &u.quick[c.parts[0].glyph]
	switch {
	case q.code == 0:
		*q = single{c.text[0], u.anyCode(c)}
	case q.char != c.text[0]:
		return u.anyCode(c)
	}
	return q.code
}

func (u *fontUse) anyCode(c *cluster) uint16 {
	k := u.key[:0]
	for _, p := range c.parts {
		k = append(k, byte(p.glyph>>8), byte(p.glyph), byte(p.dx>>8), byte(p.dx), byte(p.dy>>8), byte(p.dy))
	}
	k = append(k, byte(c.units>>16), byte(c.units>>8), byte(c.units), byte(len(c.parts)))
	for _, r := range c.text {
		k = utf8.AppendRune(k, r)
	}
	u.key = k
	if id, ok := u.ids[string(k)]; ok {
		return id
	}
	const most = 60_000 // codes; components follow behind, and glyph numbers have 16 bits
	if len(u.codes) >= most {
		u.full = true
		return 0
	}
	id := uint16(len(u.codes))
	u.codes = append(u.codes, code{slices.Clone(c.parts), string(c.text), c.units})
	u.ids[string(k)] = id
	return id
}

// piece prepares the body of a TJ array that shows the clusters with the pen
// at the left edge and leaves it at the right edge. From right to left, each
// cluster is shown by an operator of its own: they come in the order in which
// they are read, as the tags need it, and PDFium puts single operators, but
// not the text of one, into the order of their places.
func (s *shaper) piece(it item, clusters []cluster, width int) piece {
	u := s.use(it.font)
	pen, open := 0, false
	b := s.shown[:0]
	for i := range clusters {
		c := &clusters[i]
		id := u.code(c)
		if c.at != pen {
			if open {
				b = append(b, ')')
				open = false
			}
			b = strconv.AppendInt(b, int64(pen-c.at), 10)
		}
		if !open {
			if i > 0 && it.level%2 == 1 {
				b = append(b, "] TJ ["...)
			}
			b = append(b, '(')
			open = true
		}
		b = literal(literal(b, byte(id>>8)), byte(id))
		pen = c.at + it.font.width(c.units)
	}
	if open {
		b = append(b, ')')
	}
	if pen != width && len(clusters) > 0 {
		b = strconv.AppendInt(b, int64(pen-width), 10)
	}
	s.shown = b
	return piece{use: u, shown: string(b), width: int32(width), level: it.level}
}

// literal appends a byte of a string in round brackets.
func literal(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// Owner gives the element that owns the text of a span, by its index.
type Owner func(span int) *Elem

// Line draws l with its edge at x and its baseline at y. Without an owner it
// must be drawn within an artifact or an open element.
func (p *Page) Line(l Line, x, y float64, owner Owner) {
	at := p.places(l, p.x(x, l.Width))
	n := 0
	for i := 0; i < len(l.frags); i++ {
		f := &l.frags[i]
		if i == 0 || f.span != l.frags[i-1].span {
			p.span(int(f.span), owner)
		}
		for k := range f.word.pieces {
			p.piece(&f.word.pieces[k], &l.spans[f.span], at[n], y)
			n++
		}
		if s := l.spans[f.span]; s.Link != (Link{}) && owner != nil && len(f.word.pieces) > 0 && !f.space {
			p.sensitive(f, s, at[n-len(f.word.pieces):n], y, owner)
		}
	}
	p.closeText()
}

// span makes the owner of a span's text the owner of what is drawn.
func (p *Page) span(i int, owner Owner) {
	if owner == nil {
		return
	}
	if e := owner(i); e != p.open {
		p.closeText()
		p.Begin(e)
	}
}

// places returns the left edge of each piece of a line, in logical order.
func (p *Page) places(l Line, x float64) []float64 {
	at, levels := p.file.at[:0], p.file.levels[:0]
	turned := l.level > 0
	for i := range l.frags {
		f := &l.frags[i]
		for _, pc := range f.word.pieces {
			at = append(at, x)
			levels = append(levels, pc.level)
			turned = turned || pc.level > 0
			x += float64(pc.width) * l.spans[f.span].Size / 1000
		}
	}
	p.file.at, p.file.levels = at, levels
	if !turned || len(at) == 0 {
		return at
	}
	return l.turned(at, levels, x)
}

// turned puts the pieces of a line, which stand one behind the other up to
// end, into the order of their levels.
func (l *Line) turned(at []float64, levels []bidi.Level, end float64) []float64 {
	pen := at[0]
	n := len(at)
	for i := len(l.frags) - 1; i >= 0 && l.frags[i].space; i-- {
		for range l.frags[i].word.pieces {
			n--
			levels[n] = l.level // rule L1
		}
	}
	if l.RightToLeft() && n < len(at) { // the spaces hang out at the left
		pen -= end - at[n]
	}
	widths := make([]float64, len(at))
	for i := range at {
		next := end
		if i+1 < len(at) {
			next = at[i+1]
		}
		widths[i] = next - at[i]
	}
	for _, i := range bidi.Order(levels) {
		at[i] = pen
		pen += widths[i]
	}
	return at
}

// piece shows one piece, continuing the open array if it stands there.
func (p *Page) piece(pc *piece, s *Span, x, y float64) {
	if pc.shown == "" {
		return
	}
	t := &p.file.text
	switch {
	case !t.open || t.set != pc.use || t.size != s.Size || t.color != s.Color || t.slant != s.Slant || t.y != y ||
		!near(t.pen, x):
		p.closeText()
		p.openText(pc.use, s, x, y)
	case pc.level%2 == 1 || t.turned:
		p.out = append(p.out, "] TJ ["...)
	}
	t.turned = pc.level%2 == 1
	p.out = append(p.out, pc.shown...)
	t.pen = x + float64(pc.width)*s.Size/1000
}

func near(a, b float64) bool { return a-b < 0.001 && b-a < 0.001 }

// textState is the text object that is open.
type textState struct {
	open, slant  bool
	turned       bool // it ends in text from right to left
	set          *fontUse
	size, pen, y float64
	color        Color
}

func (p *Page) openText(u *fontUse, s *Span, x, y float64) {
	p.color(s.Color)
	p.out = append(p.out, "BT "...)
	if p.font != u || p.size != s.Size {
		p.out = append(append(append(p.out, '/'), u.name...), ' ')
		p.out = append(number(p.out, s.Size), " Tf "...)
		p.font, p.size = u, s.Size
	}
	if s.Slant {
		p.out = append(p.out, "1 0 .19 1 "...)
	}
	p.out = append(number(p.out, x), ' ')
	p.out = append(number(p.out, p.y(y)), ' ')
	if s.Slant {
		p.out = append(p.out, "Tm ["...)
	} else {
		p.out = append(p.out, "Td ["...)
	}
	p.file.text = textState{open: true, slant: s.Slant, set: u, size: s.Size, pen: x, y: y, color: s.Color}
}

func (p *Page) closeText() {
	if p.file.text.open {
		p.out = append(p.out, "] TJ ET\n"...)
		p.file.text.open = false
	}
}

// mostContents is how many characters of a long text each line of a link says.
const mostContents = 300

// sensitive adds or widens the annotation of a link and underlines it.
func (p *Page) sensitive(f *frag, s Span, at []float64, y float64, owner Owner) {
	lo, hi := at[0], at[0]
	for i, x := range at {
		lo, hi = min(lo, x), max(hi, x+float64(f.word.pieces[i].width)*s.Size/1000)
	}
	e := owner(int(f.span))
	bottom, top := p.y(y+s.Size*0.25), p.y(y-s.Size*0.9)
	if n := len(p.links); n > 0 {
		if a := p.links[n-1]; a.elem == e && a.y0 == bottom {
			a.x0, a.x1 = min(a.x0, lo), max(a.x1, hi)
			return
		}
	}
	a := &annotation{page: int32(p.Number), x0: lo, y0: bottom, x1: hi, y1: top, link: s.Link, contents: bounded(cmp.Or(s.Leads, s.Text), mostContents), elem: e,
		color: s.Color, plain: s.Plain}
	p.links = append(p.links, a)
	e.kids = append(e.kids, kid{link: a})
}
