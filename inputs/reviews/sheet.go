package reviews

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selfassess/inputs/reviews/pdf"
)

// sheet is a page with the sections on it.
type sheet struct {
	before  string // the section that goes on from the page before
	starts  []sectionStart
	glyphs  []pdf.Glyph
	highest float64 // where the text begins
}

// highest is the height of the first line of content.
func highest(glyphs []pdf.Glyph) float64 {
	top := math.Inf(-1)
	for i := range glyphs {
		if _, y := middle(glyphs[i].Rect); !glyphs[i].Artifact {
			top = max(top, y)
		}
	}
	return top
}

// tagAt is the section that stands at a height.
func (s *sheet) tagAt(y float64) string {
	tag := s.before
	for _, at := range s.starts {
		if at.y >= y {
			tag = at.tag
		}
	}
	return tag
}

func middle(r pdf.Rect) (x, y float64) { return (r.X0 + r.X1) / 2, (r.Y0 + r.Y1) / 2 }

// passages collects the words of sections, in order.
type passages struct {
	tags  []string
	words []*strings.Builder
	of    map[string]int
}

func (p *passages) add(tag, text string) {
	i, ok := p.of[tag]
	if !ok {
		i = len(p.tags)
		p.of[tag] = i
		p.tags, p.words = append(p.tags, tag), append(p.words, &strings.Builder{})
	}
	p.words[i].WriteString(text)
}

func (p *passages) done() (list []Passage) {
	for i, tag := range p.tags {
		list = append(list, Passage{Tag: tag, Text: p.words[i].String()})
	}
	return list
}

// split gives every section its words on the page.
func (s *sheet) split(to *passages) {
	for i := range s.glyphs {
		if g := &s.glyphs[i]; !g.Artifact {
			_, y := middle(g.Rect)
			to.add(s.tagAt(y), g.Text)
		}
	}
}

// read finds what an annotation is about.
func (s *sheet) read(n *note) {
	first := n.Rect
	if len(n.Quads) > 0 {
		first = n.Quads[0]
	}
	_, n.y = middle(first)
	switch n.Type {
	case "Highlight", "Underline", "Squiggly", "StrikeOut", "Redact":
		areas := n.Quads
		if len(areas) == 0 {
			areas = []pdf.Rect{n.Rect}
		}
		n.quote = s.within(areas)
	case "Caret":
		n.quote = s.textBefore(n.Rect)
	case "Square", "Circle", "Polygon", "Ink":
		n.quote = s.within([]pdf.Rect{n.Rect})
	case "Text", "FreeText":
		n.y = n.Rect.Y1 - min(10, (n.Rect.Y1-n.Rect.Y0)/2)
		n.quote = shortened(folded(joined(s.line(n.y, nearby))))
	}
	n.tag = s.tagAt(min(n.y, s.highest)) // a note above all text is about what begins the page
}

// within is the text whose characters lie in the areas, in reading order:
// content, or else what is none, such as a running head.
func (s *sheet) within(areas []pdf.Rect) string {
	around := areas[0]
	for _, a := range areas {
		around = pdf.Rect{X0: min(around.X0, a.X0), Y0: min(around.Y0, a.Y0), X1: max(around.X1, a.X1),
			Y1: max(around.Y1, a.Y1)}
	}
	holds := func(a pdf.Rect, x, y float64) bool { return a.X0 <= x && x <= a.X1 && a.Y0 <= y && y <= a.Y1 }
	for _, artifact := range []bool{false, true} {
		var glyphs []pdf.Glyph
		for _, g := range s.glyphs {
			if g.Artifact != artifact {
				continue
			}
			x, y := middle(g.Rect)
			if holds(around, x, y) && slices.ContainsFunc(areas, func(a pdf.Rect) bool { return holds(a, x, y) }) {
				glyphs = append(glyphs, g)
			}
		}
		if text := folded(joined(glyphs)); text != "" {
			return shortened(text)
		}
	}
	return ""
}

// nearby is how far above or below a note a line may be, in points.
const nearby = 14

// line is the text that stands at a height.
func (s *sheet) line(y, most float64) (glyphs []pdf.Glyph) {
	best := most
	at := 0.0
	for _, g := range s.glyphs {
		if _, mid := middle(g.Rect); !g.Artifact && math.Abs(mid-y) < best {
			best, at = math.Abs(mid-y), mid
		}
	}
	for _, g := range s.glyphs {
		if _, mid := middle(g.Rect); best < most && !g.Artifact && math.Abs(mid-at) < 0.4*(g.Rect.Y1-g.Rect.Y0) {
			glyphs = append(glyphs, g)
		}
	}
	return glyphs
}

// textBefore is the text of a line up to a caret.
func (s *sheet) textBefore(caret pdf.Rect) string {
	x, y := middle(caret)
	line := s.line(y, nearby)
	near, end := math.Inf(1), 0
	for i, g := range line {
		mid, _ := middle(g.Rect)
		if d := math.Abs(mid - x); d < near {
			near, end = d, i
			if r, _ := utf8.DecodeRuneInString(g.Text); (mid < x) != unicode.In(r, unicode.Hebrew, unicode.Arabic) {
				end++
			}
		}
	}
	return lastWords(joined(line[:end]), beforeLimit)
}

// joined is the text of characters. A new line parts words, and so does a gap,
// but not within one stretch of content: there, spaces are written.
func joined(glyphs []pdf.Glyph) string {
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 {
			if line, gap := apart(glyphs[i-1].Rect, g.Rect); line || gap && (g.Mark < 0 || g.Mark != glyphs[i-1].Mark) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(g.Text)
	}
	return b.String()
}

// apart tells whether two characters stand on different lines, and whether a
// gap is between them.
func apart(a, b pdf.Rect) (line, gap bool) {
	_, ya := middle(a)
	_, yb := middle(b)
	size := max(a.Y1-a.Y0, b.Y1-b.Y0)
	return math.Abs(ya-yb) > size/2, max(b.X0-a.X1, a.X0-b.X1) > 0.25*size
}

// shortened keeps both ends of a long passage.
func shortened(s string) string {
	if utf8.RuneCountInString(s) <= quoteLimit {
		return s
	}
	runes := []rune(s)
	return strings.TrimSpace(string(runes[:quoteLimit*2/3])) + " … " +
		strings.TrimSpace(string(runes[len(runes)-quoteLimit/3:]))
}
