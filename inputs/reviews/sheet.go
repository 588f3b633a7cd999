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
	file    *pdf.File
	before  string // the section that goes on from the page before
	starts  []sectionStart
	glyphs  []pdf.Glyph
	highest float64 // where the text begins
	found   []int   // indices of glyphs, to be used again
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
		n.quote = shortened(folded(s.text(s.line(n.y, nearby))))
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
		s.found = s.found[:0]
		looks := 0
		for i := range s.glyphs {
			g := &s.glyphs[i]
			if x, y := middle(g.Rect); g.Artifact == artifact && holds(around, x, y) {
				looks += len(areas)
				if slices.ContainsFunc(areas, func(a pdf.Rect) bool { return holds(a, x, y) }) {
					s.found = append(s.found, i)
				}
			}
			if looks > 1<<16 {
				if s.file.Work(looks/16) != nil {
					return ""
				}
				looks = 0
			}
		}
		if text := folded(s.text(s.found)); text != "" {
			return shortened(text)
		}
	}
	return ""
}

// nearby is how far above or below a note a line may be, in points.
const nearby = 14

// line are the glyphs of the text that stands at a height.
func (s *sheet) line(y, most float64) []int {
	best := most
	at := 0.0
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if _, mid := middle(g.Rect); !g.Artifact && math.Abs(mid-y) < best {
			best, at = math.Abs(mid-y), mid
		}
	}
	s.found = s.found[:0]
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if _, mid := middle(g.Rect); best < most && !g.Artifact && math.Abs(mid-at) < 0.4*(g.Rect.Y1-g.Rect.Y0) {
			s.found = append(s.found, i)
		}
	}
	return s.found
}

// textBefore is the text of a line up to a caret.
func (s *sheet) textBefore(caret pdf.Rect) string {
	x, y := middle(caret)
	line := s.line(y, nearby)
	near, end := math.Inf(1), 0
	for i, n := range line {
		g := &s.glyphs[n]
		mid, _ := middle(g.Rect)
		if d := math.Abs(mid - x); d < near {
			near, end = d, i
			if r, _ := utf8.DecodeRuneInString(g.Text); (mid < x) != unicode.In(r, unicode.Hebrew, unicode.Arabic) {
				end++
			}
		}
	}
	return lastWords(s.text(line[:end]), beforeLimit)
}

// text is what some characters of the page say; of many, those at both ends. A
// new line parts words, and so does a gap, but not within one stretch of
// content: there, spaces are written.
func (s *sheet) text(some []int) string {
	var b strings.Builder
	head, tail := s.reaches(some)
	for i, n := range some {
		if i >= head && i < tail {
			continue
		}
		if i > 0 {
			g, last := &s.glyphs[n], &s.glyphs[some[i-1]]
			line, gap := apart(last.Rect, g.Rect)
			if line || gap && (g.Mark < 0 || g.Mark != last.Mark) || i == tail && head < tail {
				b.WriteByte(' ')
			}
		}
		b.WriteString(s.glyphs[n].Text)
	}
	return b.String()
}

// reaches tells how many characters at the beginning, and from which one on to
// the end, make what is looked at of a passage.
func (s *sheet) reaches(some []int) (head, tail int) {
	for size := 0; head < len(some) && size < ends; head++ {
		size += len(s.glyphs[some[head]].Text)
	}
	tail = len(some)
	for size := 0; tail > head && size < ends; tail-- {
		size += len(s.glyphs[some[tail-1]].Text)
	}
	return head, tail
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
