package pdftest

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Page is a page with what is drawn on it, in the order of drawing.
type Page struct {
	Number int // from 1
	Object Ref
	Dict   Dict
	Box    Rect
	Marks  []*Mark
	byID   map[int]*Mark
	colour bool // a colour of a device was set
}

// Rect is a rectangle in points, from the lower left corner of the page.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// grow makes r hold o too.
func (r *Rect) grow(o Rect) {
	if *r == (Rect{}) {
		*r = o
		return
	}
	r.X0, r.Y0, r.X1, r.Y1 = min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)
}

// holds tells whether o lies within r, but for some points.
func (r Rect) holds(o Rect, slack float64) bool {
	return o.X0 >= r.X0-slack && o.Y0 >= r.Y0-slack && o.X1 <= r.X1+slack && o.Y1 <= r.Y1+slack
}

// within is the part of r that lies in o.
func (r Rect) within(o Rect) Rect {
	return Rect{min(max(r.X0, o.X0), o.X1), min(max(r.Y0, o.Y0), o.Y1), max(min(r.X1, o.X1), o.X0),
		max(min(r.Y1, o.Y1), o.Y0)}
}

func (r Rect) meets(o Rect) bool {
	return r.X0 < o.X1 && o.X0 < r.X1 && r.Y0 < o.Y1 && o.Y0 < r.Y1
}

func (r Rect) String() string { return fmt.Sprintf("[%.1f %.1f %.1f %.1f]", r.X0, r.Y0, r.X1, r.Y1) }

// Mark is a sequence of marked content: of an element, or an artifact.
type Mark struct {
	Page  *Page
	Tag   Name
	Props Dict
	ID    int // MCID; -1 for none
	Index int // among the marks of the page
	Runs  []Run
	Text  string
	Drawn Rect // what lines and areas cover
	Owner *Element
}

// Artifact tells whether the mark is no content.
func (m *Mark) Artifact() bool { return m.Tag == "Artifact" }

// Run is text that one operator shows.
type Run struct {
	Text   string
	Font   *Font
	Size   float64 // as it appears
	X0, X1 float64 // without the spaces at its ends
	Y      float64 // of the baseline
	Turned bool    // it does not run along the page; X and Y say little
}

// Blank tells whether the run shows nothing.
func (r Run) Blank() bool { return !strings.ContainsFunc(r.Text, visible) }

// Box is what the run covers: from below the baseline to the height of
// capitals.
func (r Run) Box() Rect { return Rect{r.X0, r.Y - 0.21*r.Size, r.X1, r.Y + 0.73*r.Size} }

// pages reads the tree of pages.
func (f *File) pages() error {
	var walk func(r Ref, above Dict, depth int) error
	walk = func(r Ref, above Dict, depth int) error {
		d, inherited := f.dict(r), Dict{}
		for _, k := range []Name{"MediaBox", "Resources", "Rotate"} {
			if inherited[k] = d[k]; d[k] == nil {
				inherited[k] = above[k]
			}
		}
		switch {
		case depth > 20:
			return fmt.Errorf("page tree: too deep")
		case d["Type"] == Name("Pages"):
			for _, k := range f.array(d["Kids"]) {
				kid, _ := k.(Ref)
				if err := walk(kid, inherited, depth+1); err != nil {
					return err
				}
			}
			return nil
		case d["Type"] != Name("Page"):
			return fmt.Errorf("page tree: object %d is no page", r)
		}
		p := &Page{Number: len(f.Pages) + 1, Object: r, Dict: d, Box: f.rect(inherited["MediaBox"]), byID: map[int]*Mark{}}
		f.Pages = append(f.Pages, p)
		f.byPage[r] = p
		return f.content(p, f.dict(inherited["Resources"]))
	}
	root, _ := f.Catalog()["Pages"].(Ref)
	return walk(root, nil, 0)
}

func (f *File) rect(v any) Rect {
	a := f.array(v)
	if len(a) != 4 {
		return Rect{}
	}
	var n [4]float64
	for i := range n {
		n[i], _ = number(f.get(a[i]))
	}
	return Rect{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}
}

// matrix maps x, y to a·x+c·y+e, b·x+d·y+f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) point(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// graphics is the state that q keeps and Q brings back.
type graphics struct {
	ctm  matrix
	font *Font
	size float64
	clip Rect // zero if nothing is cut off
}

// machine draws the content of a page, as far as it concerns the tests.
type machine struct {
	f         *File
	p         *Page
	resources Dict
	graphics
	kept       []graphics
	line, text matrix
	inText     bool
	open       []*Mark
	path       Rect
	cuts       bool // the path will cut off what lies outside
	hidden     unseen
}

func (f *File) content(p *Page, resources Dict) error {
	m := &machine{f: f, p: p, resources: resources, graphics: graphics{ctm: identity}}
	s, ok := f.get(p.Dict["Contents"]).(*Stream)
	if !ok {
		return fmt.Errorf("page %d: no content", p.Number)
	}
	data, err := s.Data()
	if err != nil {
		return fmt.Errorf("page %d: %w", p.Number, err)
	}
	l := &lexer{b: data}
	var args []any
	for l.more() {
		v := l.next()
		if w, ok := v.(word); ok {
			m.do(string(w), args)
			args = args[:0]
			continue
		}
		args = append(args, v)
	}
	if l.err != nil {
		return fmt.Errorf("page %d: %w", p.Number, l.err)
	}
	if len(m.open) > 0 || len(m.kept) > 0 || m.inText || len(args) > 0 {
		f.fault("mark-nesting", p.Object, p.Number, "the content ends within marked content, text or q")
	}
	return nil
}

// arity is the number of operands of each operator that may stand in a page.
var arity = map[string]int{
	"q": 0, "Q": 0, "cm": 6, "w": 1, "J": 1, "j": 1, "M": 1, "d": 2, "i": 1,
	"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "h": 0, "re": 4, "W": 0, "W*": 0, "n": 0,
	"S": 0, "s": 0, "f": 0, "f*": 0, "b": 0, "b*": 0, "B": 0, "B*": 0,
	"rg": 3, "RG": 3, "g": 1, "G": 1,
	"BT": 0, "ET": 0, "Tf": 2, "Td": 2, "Tm": 6, "TJ": 1, "Tj": 1,
	"BDC": 2, "EMC": 0, "Do": 1,
}

func (m *machine) fault(rule, format string, v ...any) {
	m.f.fault(rule, m.p.Object, m.p.Number, format, v...)
}

func (m *machine) do(op string, args []any) {
	if n, ok := arity[op]; !ok || n != len(args) {
		rule := "operator"
		if slices.Contains([]string{"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri"}, op) {
			rule = "colour"
		}
		m.fault(rule, "%s with %d operands", op, len(args))
		return
	}
	switch op {
	case "q":
		m.kept = append(m.kept, m.graphics)
	case "Q":
		if len(m.kept) == 0 {
			m.fault("mark-nesting", "Q without q")
			return
		}
		m.graphics, m.kept = m.kept[len(m.kept)-1], m.kept[:len(m.kept)-1]
	case "cm":
		m.ctm = numbers(args).then(m.ctm)
	case "rg", "RG", "g", "G":
		m.p.colour = true
	case "BDC":
		m.begin(args)
	case "EMC":
		if len(m.open) == 0 {
			m.fault("mark-nesting", "EMC without BDC")
			return
		}
		m.open = m.open[:len(m.open)-1]
	case "BT", "ET":
		if m.inText == (op == "BT") {
			m.fault("mark-nesting", "%s out of order", op)
		}
		m.inText, m.text, m.line = op == "BT", identity, identity
		m.hidden.end()
	default:
		m.draw(op, args)
	}
}

// numbers are six operands, the missing ones 0.
func numbers(args []any) (n matrix) {
	for i := range min(len(n), len(args)) {
		n[i], _ = number(args[i])
	}
	return n
}

func (m *machine) draw(op string, args []any) {
	switch op {
	case "Tf":
		name, _ := args[0].(Name)
		r, ok := m.f.dict(m.resources["Font"])[name].(Ref)
		if !ok {
			m.fault("operator", "font /%s is not among the resources", name)
			return
		}
		m.font = m.f.font(r)
		m.size, _ = number(args[1])
	case "Td":
		n := numbers(args)
		m.line = matrix{1, 0, 0, 1, n[0], n[1]}.then(m.line)
		m.text = m.line
	case "Tm":
		m.line = numbers(args)
		m.text = m.line
	case "TJ":
		list, _ := args[0].(Array)
		m.show(list)
	case "Tj":
		m.show(Array{args[0]})
	case "re":
		n := numbers(args)
		m.extend(n[0], n[1])
		m.extend(n[0]+n[2], n[1]+n[3])
	case "m", "l", "c", "v", "y":
		n := numbers(args)
		for i := 0; i < len(args); i += 2 {
			m.extend(n[i], n[i+1])
		}
	case "W", "W*":
		m.cuts = true
	case "Do":
		name, _ := args[0].(Name)
		m.picture(name)
	case "n", "S", "s", "f", "f*", "b", "b*", "B", "B*":
		m.paint(op)
	}
}

// paint ends a path.
func (m *machine) paint(op string) {
	path := m.path
	if m.clip != (Rect{}) {
		path = path.within(m.clip)
	}
	if m.cuts {
		m.clip = path
	}
	m.path, m.cuts = Rect{}, false
	if op == "n" {
		return
	}
	if mark := m.mark(op); mark != nil {
		mark.Drawn.grow(path)
	}
}

func (m *machine) extend(x, y float64) {
	x, y = m.ctm.point(x, y)
	m.path.grow(Rect{x, y, x, y})
}

// begin opens marked content.
func (m *machine) begin(args []any) {
	mark := &Mark{Page: m.p, ID: -1, Index: len(m.p.Marks)}
	mark.Tag, _ = args[0].(Name)
	mark.Props, _ = args[1].(Dict)
	if id, ok := mark.Props["MCID"].(int); ok {
		mark.ID = id
		if m.p.byID[id] != nil {
			m.fault("mcid-twice", "MCID %d twice", id)
		} else {
			m.p.byID[id] = mark
		}
	}
	if mark.Artifact() == (mark.ID >= 0) {
		m.fault("unmarked", "/%s %v is neither content of an element nor an artifact", mark.Tag, mark.Props)
	}
	if len(m.open) > 0 {
		m.fault("mark-nesting", "/%s within /%s", mark.Tag, m.open[len(m.open)-1].Tag)
	}
	if m.inText {
		m.fault("mark-nesting", "/%s begins within a text object", mark.Tag)
	}
	m.p.Marks = append(m.p.Marks, mark)
	m.open = append(m.open, mark)
}

// mark is the mark that what is drawn belongs to.
func (m *machine) mark(op string) *Mark {
	if len(m.open) == 0 {
		m.fault("unmarked", "%s outside marked content", op)
		return nil
	}
	return m.open[len(m.open)-1]
}

// show shows text and notes what it covers.
func (m *machine) show(list Array) {
	mark := m.mark("text")
	if !m.inText || m.font == nil {
		m.fault("operator", "text without BT or Tf")
		return
	}
	if mark == nil {
		mark = &Mark{Page: m.p}
	}
	r := Run{Font: m.font}
	var b strings.Builder
	seen, ink := false, false
	for _, e := range list {
		if n, ok := number(e); ok {
			m.advance(-n)
			continue
		}
		s, _ := e.(String)
		for i := 0; i+1 < len(s); i += 2 {
			code := int(s[i])<<8 | int(s[i+1])
			text := m.font.text[code]
			x0, y0 := m.origin()
			m.advance(m.font.Width(code))
			x1, _ := m.origin()
			if !seen {
				r.X0, r.X1, r.Y, seen = x0, x0, y0, true
			}
			b.WriteString(text)
			if strings.ContainsFunc(text, visible) {
				if !ink {
					r.X0, r.X1, ink = x0, x1, true
				}
				r.X0, r.X1 = min(r.X0, x0, x1), max(r.X1, x0, x1)
			}
			if _, ok := m.font.used[code]; !ok {
				m.font.used[code] = use{page: m.p.Number, text: text}
			}
			m.hidden.next(m.font, code, x0, x1)
		}
	}
	t := m.text.then(m.ctm)
	r.Text, r.Size, r.Turned = b.String(), m.size*math.Hypot(t[2], t[3]), math.Abs(t[1]) > 1e-6
	mark.Runs = append(mark.Runs, r)
	mark.Text += r.Text
}

func (m *machine) origin() (x, y float64) { return m.text.then(m.ctm).point(0, 0) }

// advance moves the pen by thousandths of the size.
func (m *machine) advance(n float64) {
	m.text = matrix{1, 0, 0, 1, n / 1000 * m.size, 0}.then(m.text)
}
