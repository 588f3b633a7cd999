package typeset

import (
	"unicode/utf8"

	"selfassess/render/pdf/typeset/bidi"
)

// Color is an RGB colour, each part from 0 to 255.
type Color struct{ R, G, B uint8 }

// Span is a stretch of text in one style.
type Span struct {
	Text  string
	Size  float64 // points
	Color Color
	Bold  bool
	Slant bool
	Link  Link
	Plain bool   // the link is not underlined
	Lang  string // BCP 47, or "" for the document's
}

// Link is where a span leads: out by URI, or to a named place in the file.
type Link struct{ URI, Place string }

// frag is a word or a space of one span.
type frag struct {
	word  *word
	span  int32
	space bool
}

// seg is what stands between two places where a line may break.
type seg struct {
	from, to     int32      // of the paragraph's frags
	width, space float64    // points; space is what hangs at a line's end
	hard         bool       // the line must end here
	level        bidi.Level // of the line that it is part of
}

// Paragraph is shaped text, not yet broken into lines.
type Paragraph struct {
	spans  []Span
	frags  []frag
	segs   []seg
	shaper *shaper
}

// Line is a line of a paragraph. Width leaves out the spaces at its end.
type Line struct {
	Width float64
	spans []Span
	frags []frag
	level bidi.Level // of its paragraph
}

// RightToLeft tells the direction of the line's paragraph.
func (l Line) RightToLeft() bool { return l.level%2 == 1 }

// At returns where the left edge of the line stands in a room that begins at
// x, so that the line begins where its reader begins.
func (l Line) At(x, room float64) float64 {
	if l.RightToLeft() {
		return x + room - l.Width
	}
	return x
}

// plain appends text as it can be set: one kind of line break, no tabs. A
// space before each break keeps words apart when text is read or copied.
func plain(to []rune, text string) []rune {
	last := rune(0)
	for _, r := range text {
		switch r {
		case '\n':
			if last != '\r' { // the two are one break
				to = append(to, ' ', '\n')
			}
		case '\r', 0x85, 0x2028, 0x2029:
			to = append(to, ' ', '\n')
		case '\t', '\v', '\f':
			to = append(to, ' ')
		default:
			to = append(to, r)
		}
		last = r
	}
	return to
}

// Paragraph shapes spans. The result belongs to f.
func (f *File) Paragraph(spans ...Span) *Paragraph {
	p := &Paragraph{spans: spans, shaper: f.shaper}
	text := f.shaper.text[:0]
	var few [4]int
	ends := few[:0]
	for _, s := range spans {
		text = plain(text, s.Text)
		ends = append(ends, len(text))
	}
	f.shaper.text = text
	dir := p.shaper.directions(text)
	p.frags = make([]frag, 0, len(text)/3+2)
	p.segs = make([]seg, 0, len(text)/6+1)
	span, line := 0, 0
	p.shaper.stretches(text, func(from, to int) {
		for span < len(ends)-1 && ends[span] <= from {
			span++
		}
		p.add(text, dir.levels, from, to, ends, span)
		sg := &p.segs[len(p.segs)-1]
		sg.level = dir.line(line)
		if sg.hard {
			line++
		}
	})
	return p
}

// add appends text[a:b], which no line break may part but at its end.
func (p *Paragraph) add(text []rune, levels []uint8, a, b int, ends []int, span int) {
	sg := seg{from: int32(len(p.frags))}
	if b > a && text[b-1] == '\n' {
		sg.hard = true
		b--
	}
	word := b
	for word > a && text[word-1] == ' ' {
		word--
	}
	for a < b {
		for ends[span] <= a {
			span++
		}
		e, space := min(ends[span], word), false
		if a >= word {
			e, space = a+1, true
		}
		f := frag{word: p.word(span, text, levels, a, e), span: int32(span), space: space}
		p.frags = append(p.frags, f)
		if space {
			sg.space += p.width(f)
		} else {
			sg.width += p.width(f)
		}
		a = e
	}
	sg.to = int32(len(p.frags))
	p.segs = append(p.segs, sg)
}

// word shapes text[a:e] in the style of a span.
func (p *Paragraph) word(span int, text []rune, levels []uint8, a, e int) *word {
	if levels != nil {
		levels = levels[a:e]
	}
	s := &p.spans[span]
	return p.shaper.word(text[a:e], levels, s.Bold, s.Lang)
}

func (p *Paragraph) width(f frag) float64 {
	return float64(f.word.width) * p.spans[f.span].Size / 1000
}

// Natural is the width of the paragraph with no breaks but its own.
func (p *Paragraph) Natural() float64 {
	widest, line, space := 0.0, 0.0, 0.0
	for _, s := range p.segs {
		line += space + s.width
		space = s.space
		widest = max(widest, line)
		if s.hard {
			line, space = 0, 0
		}
	}
	return widest
}

// Longest is the width of the widest stretch that has no place to break.
func (p *Paragraph) Longest() float64 {
	widest := 0.0
	for _, s := range p.segs {
		widest = max(widest, s.width)
	}
	return widest
}

// Break sets the paragraph in lines of at most width points. A word that is
// wider is broken between characters. There is always at least one line.
func (p *Paragraph) Break(width float64) []Line {
	const slack = 0.01 // of sums in another order
	var lines []Line
	from, line, space := 0, 0.0, 0.0
	emit := func(to int) {
		ln := Line{Width: line, spans: p.spans, frags: p.frags[p.at(from):p.at(to)]}
		if from < len(p.segs) {
			ln.level = p.segs[from].level
		}
		lines = append(lines, ln)
		from, line, space = to, 0, 0
	}
	for i := 0; i < len(p.segs); i++ {
		s := p.segs[i]
		if i > from && line+space+s.width > width+slack {
			emit(i)
		}
		if s.width > width+slack {
			p = p.split(i, width)
			s = p.segs[i]
		}
		line += space + s.width
		space = s.space
		if s.hard {
			emit(i + 1)
		}
	}
	if from < len(p.segs) || len(lines) == 0 {
		emit(len(p.segs))
	}
	return lines
}

// Balance sets the paragraph like Break in as few lines, but as equal in
// length as can be, and breaks only at spaces: for titles.
func (p *Paragraph) Balance(width float64) []Line {
	q := p.joined()
	if q.Longest() > width {
		q = p
	}
	lines := q.Break(width)
	lo, hi := 0.0, width
	for range 8 {
		mid := (lo + hi) / 2
		if mid > q.Longest() && len(q.Break(mid)) == len(lines) {
			hi = mid
		} else {
			lo = mid
		}
	}
	return q.Break(hi)
}

// joined returns p with only those places to break that are at spaces.
func (p *Paragraph) joined() *Paragraph {
	q := &Paragraph{spans: p.spans, frags: p.frags, shaper: p.shaper}
	for _, s := range p.segs {
		if n := len(q.segs); n > 0 && q.segs[n-1].space == 0 && !q.segs[n-1].hard {
			last := &q.segs[n-1]
			last.to, last.space, last.hard = s.to, s.space, s.hard
			last.width += s.width
			continue
		}
		q.segs = append(q.segs, s)
	}
	return q
}

func (p *Paragraph) at(seg int) int32 {
	if seg >= len(p.segs) {
		return int32(len(p.frags))
	}
	return p.segs[seg].from
}

// split returns a copy of p in which segment i is cut into parts that fit.
// All but the last end in a forced break.
func (p *Paragraph) split(i int, width float64) *Paragraph {
	q := &Paragraph{spans: p.spans, shaper: p.shaper}
	old := p.segs[i]
	q.frags = append(q.frags, p.frags[:old.from]...)
	q.segs = append(q.segs, p.segs[:i]...)
	sg := seg{from: old.from, level: old.level}
	cut := func(hard bool) {
		sg.to, sg.hard = int32(len(q.frags)), hard
		q.segs = append(q.segs, sg)
		sg = seg{from: sg.to, level: old.level}
	}
	for _, f := range p.frags[old.from:old.to] {
		if f.space {
			q.frags = append(q.frags, f)
			sg.space += p.width(f)
			continue
		}
		for f.word != nil {
			head, tail := p.cutFrag(f, width-sg.width, sg.width == 0)
			if head.word != nil {
				q.frags = append(q.frags, head)
				sg.width += p.width(head)
			}
			if tail.word != nil {
				cut(true)
			}
			f = tail
		}
	}
	cut(old.hard)
	shift := int32(len(q.frags)) - old.to
	q.frags = append(q.frags, p.frags[old.to:]...)
	for _, s := range p.segs[i+1:] {
		s.from, s.to = s.from+shift, s.to+shift
		q.segs = append(q.segs, s)
	}
	return q
}

// cutFrag cuts f so that its head fits in width; with force the head holds at
// least one cluster.
func (p *Paragraph) cutFrag(f frag, width float64, force bool) (head, tail frag) {
	if p.width(f) <= width {
		return f, frag{}
	}
	span := &p.spans[f.span]
	used, chars := 0.0, 0
	for _, it := range p.shaper.items([]rune(f.word.text()), f.word.levels(), span.Bold) {
		clusters, end := p.shaper.cluster(it, span.Lang)
		for i, c := range clusters {
			step := end - c.at
			switch {
			case it.level%2 == 1: // the edge moves from the right to the left
				end = c.at
			case i+1 < len(clusters):
				step = clusters[i+1].at - c.at
			}
			w := float64(step) * span.Size / 1000
			if used+w > width && !(force && chars == 0) {
				return p.cutAt(f, chars)
			}
			used += w
			chars += len(c.text)
		}
	}
	return f, frag{}
}

func (p *Paragraph) cutAt(f frag, chars int) (head, tail frag) {
	text, levels := []rune(f.word.text()), []uint8(f.word.levels())
	n := 0
	for n < len(text) && chars > 0 {
		if !ignorable(text[n]) {
			chars--
		}
		n++
	}
	part := func(a, b int) frag {
		if a >= b {
			return frag{}
		}
		lv := levels
		if len(lv) == 0 {
			lv = nil
		}
		g := f
		g.word = p.word(int(f.span), text, lv, a, b)
		return g
	}
	return part(0, n), part(n, len(text))
}

// Spans returns the spans the paragraph was made of.
func (p *Paragraph) Spans() []Span { return p.spans }

// Len is the number of characters of the line, with the spaces at its end.
func (l Line) Len() int {
	n := 0
	for _, f := range l.frags {
		n += utf8.RuneCountInString(f.word.text())
	}
	return n
}
