package pdf

import "math"

// Glyph is a character, or a few that are drawn as one, where it stands.
type Glyph struct {
	Text     string
	Rect     Rect
	Mark     int  // number of the marked content on the page, or -1
	Artifact bool // running heads, rules, numbers of lines: no content
}

// matrix is a transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then applies m first and n to what comes out.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// state is what q keeps and Q brings back.
type state struct {
	ctm                     matrix
	font                    *font
	size, char, word, scale float64
	lead, rise              float64
}

// mark is an open stretch of marked content, with what it takes from those
// around it.
type mark struct {
	number   int
	artifact bool
	instead  *string // text that stands in for what is drawn
}

// painter reads what is drawn on a page.
type painter struct {
	f *File
	state
	kept       []state
	text, line matrix
	marks      []mark
	glyphs     []Glyph
}

// The limits of one page.
const (
	maxPage   = 16 << 20 // bytes of its content
	maxGlyphs = 200_000
	maxOpen   = 256
	maxForms  = 12 // drawings within drawings
)

// Text lists the characters of a page in the order in which they are drawn;
// in a tagged file that is the order in which they are read.
func (f *File) Text(page int) ([]Glyph, error) {
	p := &painter{f: f, state: state{ctm: identity, scale: 1}, text: identity, line: identity,
		glyphs: make([]Glyph, 0, f.glyphs)}
	defer func() { f.glyphs = len(p.glyphs) }()
	d := f.pages[page]
	var content []byte
	switch c := f.get(d.dict["Contents"]).(type) {
	case Array:
		for _, part := range c {
			content = append(append(content, f.stream(part)...), '\n')
			if len(content) > maxPage {
				f.fail("bomb")
			}
			if f.failed != nil {
				return nil, f.failed
			}
		}
	case Dict:
		content = f.stream(c)
	}
	p.run(content, f.dict(d.fonts), 0)
	return p.glyphs, f.failed
}

func (p *painter) run(content []byte, resources Dict, depth int) {
	l := &lexer{b: content, budget: &p.f.budget}
	var args []any
	for p.f.failed == nil {
		v, ok := l.value(0, false)
		if !ok {
			return
		}
		w, isWord := v.(word)
		if !isWord {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		if w == "BI" {
			l.passImage()
		} else {
			p.operator(w, args, resources, depth)
		}
		args, l.size = args[:0], 0
	}
}

// passImage passes over a picture that stands in the content itself.
func (l *lexer) passImage() {
	from := l.at
	defer func() { l.pass(l.at - from) }()
	for l.at+3 < len(l.b) {
		if l.b[l.at] == 'E' && l.b[l.at+1] == 'I' && blank(l.b[l.at-1]) && (l.at+2 >= len(l.b) || blank(l.b[l.at+2])) {
			l.at += 2
			return
		}
		l.at++
	}
	l.at = len(l.b)
}

func (p *painter) operator(w word, args []any, resources Dict, depth int) {
	num := func(i int) float64 {
		if i < len(args) {
			n, _ := args[i].(float64)
			return n
		}
		return 0
	}
	switch w {
	case "q":
		if len(p.kept) < maxOpen {
			p.kept = append(p.kept, p.state)
		}
	case "Q":
		if n := len(p.kept); n > 0 {
			p.state, p.kept = p.kept[n-1], p.kept[:n-1]
		}
	case "cm":
		p.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.then(p.ctm)
	case "BT":
		p.text, p.line = identity, identity
	case "Tf":
		p.setFont(args, resources)
		p.size = num(1)
	case "Tc":
		p.char = num(0)
	case "Tw":
		p.word = num(0)
	case "Tz":
		p.scale = num(0) / 100
	case "TL":
		p.lead = num(0)
	case "Ts":
		p.rise = num(0)
	case "Td":
		p.move(num(0), num(1))
	case "TD":
		p.lead = -num(1)
		p.move(num(0), num(1))
	case "Tm":
		p.line = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
		p.text = p.line
	case "T*":
		p.move(0, -p.lead)
	case "Tj", "TJ", "'", "\"":
		p.show(w, args)
	case "BMC", "BDC":
		p.begin(args, resources)
	case "EMC":
		if n := len(p.marks); n > 0 {
			p.marks = p.marks[:n-1]
		}
	case "Do":
		p.form(args, resources, depth)
	}
}

func (p *painter) setFont(args []any, resources Dict) {
	p.font = nil
	if len(args) == 2 {
		if name, ok := args[0].(Name); ok {
			p.font = p.f.font(p.f.dict(resources["Font"])[name])
		}
	}
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.then(p.line)
	p.text = p.line
}

func (p *painter) show(w word, args []any) {
	if w == "'" || w == "\"" {
		if len(args) == 3 {
			p.word, _ = args[0].(float64)
			p.char, _ = args[1].(float64)
		}
		p.move(0, -p.lead)
	}
	if len(args) == 0 || p.font == nil {
		return
	}
	parts, ok := args[len(args)-1].(Array)
	if !ok {
		parts = Array{args[len(args)-1]}
	}
	for _, part := range parts {
		switch part := part.(type) {
		case float64:
			p.forward(-part / 1000 * p.size * p.scale)
		case String:
			for ; len(part) >= p.font.bytes && p.f.step(1); part = part[p.font.bytes:] {
				p.glyph(codeOf(part[:p.font.bytes]), p.font.bytes == 1 && part[0] == ' ')
			}
		}
	}
}

// forward moves the pen along the line.
func (p *painter) forward(x float64) {
	p.text[4] += x * p.text[0]
	p.text[5] += x * p.text[1]
}

// glyph notes one character and moves the pen behind it.
func (p *painter) glyph(code int, space bool) {
	w, ok := p.font.widths[code]
	if !ok {
		w = p.font.width
	}
	wide := w / 1000 * p.size
	m := p.text.then(p.ctm)
	g := Glyph{Text: p.font.unicode[code], Mark: -1}
	x0, y0 := m.at(0, p.rise-0.2*p.size)
	x1, y1 := m.at(wide*p.scale, p.rise+0.8*p.size)
	g.Rect = Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	p.marked(&g)
	step := wide + p.char
	if space {
		step += p.word
	}
	p.forward(step * p.scale)
	if p.f.addText(len(g.Text)); g.Text == "" || math.IsNaN(x0+x1+y0+y1) || len(p.glyphs) >= maxGlyphs {
		return
	}
	p.glyphs = append(p.glyphs, g)
}

// marked says of what marked content a character is a part.
func (p *painter) marked(g *Glyph) {
	if len(p.marks) == 0 {
		return
	}
	m := &p.marks[len(p.marks)-1]
	g.Mark, g.Artifact = m.number, m.artifact
	if m.instead != nil {
		g.Text, *m.instead = *m.instead, ""
	}
}

func (p *painter) begin(args []any, resources Dict) {
	m := mark{number: -1}
	if n := len(p.marks); n > 0 {
		m = p.marks[n-1]
	}
	if len(args) > 0 && args[0] == Name("Artifact") {
		m.artifact = true
	}
	if len(args) > 1 {
		d, ok := args[1].(Dict)
		if name, named := args[1].(Name); named {
			d = p.f.dict(p.f.dict(resources["Properties"])[name])
			ok = d != nil
		}
		if n, has := p.f.get(d["MCID"]).(float64); ok && has {
			m.number = int(n)
		}
		if s, has := p.f.get(d["ActualText"]).(String); ok && has && m.instead == nil {
			text := p.f.textString(s)
			m.instead = &text
		}
	}
	if len(p.marks) < maxOpen {
		p.marks = append(p.marks, m)
	}
}

// form draws a drawing that has a name. Programs put pages into one.
func (p *painter) form(args []any, resources Dict, depth int) {
	if len(args) != 1 || depth >= maxForms || !p.f.step(1024) {
		return
	}
	name, _ := args[0].(Name)
	d := p.f.dict(p.f.dict(resources["XObject"])[name])
	if p.f.get(d["Subtype"]) != Name("Form") {
		return
	}
	before, kept, marks := p.state, p.kept, p.marks
	if m := p.f.array(d["Matrix"]); len(m) == 6 {
		var own matrix
		for i := range own {
			own[i] = p.f.number(m[i])
		}
		p.ctm = own.then(p.ctm)
	}
	if own := p.f.dict(d["Resources"]); own != nil {
		resources = own
	}
	p.kept = nil
	p.run(p.f.stream(d), resources, depth+1)
	p.state, p.kept, p.marks = before, kept, marks
}
