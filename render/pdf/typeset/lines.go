package typeset

import (
	"slices"
	"unicode/utf8"

	"selfassess/render/pdf/typeset/bidi"
)

// Line is a line of a paragraph. Width leaves out the spaces at its end.
type Line struct {
	Width float64
	spans []Span
	frags []frag
	level bidi.Level // of its paragraph
	pages bidi.Level // of the pages
}

// RightToLeft tells the direction of the line's paragraph.
func (l Line) RightToLeft() bool { return l.level%2 == 1 }

// Mode is that direction.
func (l Line) Mode() WritingMode {
	if l.RightToLeft() {
		return RightToLeft
	}
	return LeftToRight
}

// Against tells whether the line runs against the direction of the pages.
func (l Line) Against() bool { return len(l.frags) > 0 && l.level%2 != l.pages }

// At returns where the line stands in a room that begins at x, so that the
// line begins where its reader begins. On mirrored pages it stays at the side of
// all others: Latin names and addresses are in every text there.
func (l Line) At(x, avail float64) float64 {
	if l.Against() && l.pages == 0 {
		return x + avail - l.Width
	}
	return x
}

// Len is the number of characters of the line, with the spaces at its end.
func (l Line) Len() int {
	n := 0
	for _, f := range l.frags {
		if !f.added {
			n += utf8.RuneCountInString(f.word.text())
		}
	}
	return n
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
		if s.soft {
			s.width += p.width(p.hyphen(s))
		}
		widest = max(widest, s.width)
	}
	return widest
}

// hyphen is shown where a line breaks behind s.
func (p *Paragraph) hyphen(s seg) frag {
	last := p.frags[s.to-1]
	level := uint8(0)
	if lv := last.word.levels(); lv != "" {
		level = lv[len(lv)-1]
	}
	span := &p.spans[last.span]
	return frag{word: p.shaper.hyphen(level, span.cut(), span.Lang), span: last.span, added: true}
}

// slack is what rounding makes of sums in another order, in points.
const slack = 0.01

// fits tells whether segment i fits behind a part of a line; if only with
// those behind it, since there is no room for a hyphen or it is the beginning
// of an address, whether those fit.
func (p *Paragraph) fits(i int, line, width float64) bool {
	const most = 16 // segments that are narrower than a hyphen; more are no syllables
	for end := min(i+most, len(p.segs)); i < end; i++ {
		s := p.segs[i]
		if line += s.width; line > width+slack {
			return false
		}
		last := i == len(p.segs)-1
		switch {
		case s.soft && !last && line+p.width(p.hyphen(s)) > width+slack:
		case s.scheme && !last && s.width+p.segs[i+1].width <= width+slack:
		default:
			return true
		}
	}
	return true
}

// Break sets the paragraph in lines of at most width points. A word that is
// wider is broken between characters. There is always at least one line.
func (p *Paragraph) Break(width float64) []Line {
	var lines []Line
	from, line, space := 0, 0.0, 0.0
	parted := false
	emit := func(to int) {
		lines = append(lines, p.line(from, to, line))
		from, line, space = to, 0, 0
	}
	for i := 0; i < len(p.segs); i++ {
		if i > from && !p.fits(i, line+space, width) {
			emit(i)
		}
		if i == from && !parted && !p.fits(i, 0, width) {
			p, parted = p.parted(i, width), true
		}
		s := p.segs[i]
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

// line makes a line of segments that are width points wide.
func (p *Paragraph) line(from, to int, width float64) Line {
	l := Line{Width: width, spans: p.spans, frags: p.frags[p.at(from):p.at(to)], pages: p.shaper.pages}
	if from == to {
		return l
	}
	l.level = p.segs[from].level
	if last := p.segs[to-1]; last.soft && to < len(p.segs) {
		h := p.hyphen(last)
		l.frags = append(slices.Clone(l.frags), h)
		l.Width += p.width(h)
	}
	return l
}

// Balance sets the paragraph like Break in as few lines, but as equal in
// length as can be, and breaks only at spaces: for titles.
func (p *Paragraph) Balance(width float64) []Line {
	const most = 12 // lines; more are no title
	q := p.joined()
	if q.Longest() > width {
		q = p
	}
	lines := q.Break(width)
	if len(lines) > most {
		return lines
	}
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
			last.to, last.space, last.hard, last.soft = s.to, s.space, s.hard, s.soft
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
