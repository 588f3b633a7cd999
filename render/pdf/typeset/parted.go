package typeset

import "golang.org/x/text/unicode/norm"

// mostShaped is how many characters of a word are shaped at once. A word that
// is longer comes in parts, each of which costs what it costs alone: fonts may
// look at all that stands before a character to place it.
const mostShaped = 120

// shapedTo returns the end of the part of text[a:b] that is shaped at once. It
// does not part a letter from its marks, unless there is no end of them.
func shapedTo(text []rune, a, b int) int {
	if b-a <= mostShaped {
		return b
	}
	for end := a + mostShaped; end < min(b, a+2*mostShaped); end++ {
		if !joins(text[end-1], text[end]) {
			return end
		}
	}
	return a + mostShaped
}

// joins tells whether a character is drawn as one with that before it: a mark,
// a half of a syllable, a part of an emoji.
func joins(before, r rune) bool {
	switch {
	case before < 0x300 && r < 0x300:
		return false
	case mark(r), joiner(r), ignorable(r), joiner(before), virama(before):
		return true
	case r >= 0x1160 && r <= 0x11FF, r >= 0xD7B0 && r <= 0xD7FF: // the vowels and ends of Hangul
		return true
	}
	return r >= 0x1F3FB && r <= 0x1F3FF // skin
}

// virama tells signs that join the consonants at their sides (class 9 of
// UAX #44).
func virama(r rune) bool { return r >= 0x900 && norm.NFC.PropertiesString(string(r)).CCC() == 9 }

// parted returns a copy of p in which the segments from i on that are wider
// than a line are cut into parts that fit. All but the last of a segment end
// in a forced break.
func (p *Paragraph) parted(i int, width float64) *Paragraph {
	c := &cutter{Paragraph: &Paragraph{spans: p.spans, shaper: p.shaper}}
	c.frags = append(make([]frag, 0, len(p.frags)+16), p.frags[:p.at(i)]...)
	c.segs = append(make([]seg, 0, len(p.segs)+16), p.segs[:i]...)
	for ; i < len(p.segs); i++ {
		s := p.segs[i]
		frags := p.frags[s.from:s.to]
		c.seg = seg{from: int32(len(c.frags)), level: s.level}
		if p.fits(i, 0, width) {
			c.frags = append(c.frags, frags...)
			c.seg = s
			c.seg.from = int32(len(c.frags) - len(frags))
		} else {
			c.width = width
			if s.soft {
				c.width -= p.width(p.hyphen(s))
			}
			for _, f := range frags {
				c.add(f)
			}
		}
		c.seg.soft, c.seg.scheme = s.soft, s.scheme
		c.end(s.hard)
	}
	return c.Paragraph
}

// cutter fills lines of a width with the words of a segment.
type cutter struct {
	*Paragraph
	seg   seg // that is being filled
	width float64
	steps []step
}

// step is a cluster of a word, in the order of reading.
type step struct {
	chars int
	width float64
}

// end ends the segment.
func (c *cutter) end(hard bool) {
	c.seg.to, c.seg.hard = int32(len(c.frags)), hard
	c.segs = append(c.segs, c.seg)
	c.seg = seg{from: c.seg.to, level: c.seg.level}
}

// add puts a word or a space behind what is on the line, and what does not
// fit on the next ones. A line holds at least one cluster.
func (c *cutter) add(f frag) {
	w := c.Paragraph.width(f)
	switch {
	case f.space:
		c.frags = append(c.frags, f)
		c.seg.space += w
		return
	case c.seg.width+w <= c.width:
		c.frags = append(c.frags, f)
		c.seg.width += w
		return
	}
	text, levels := []rune(f.word.text()), []uint8(f.word.levels())
	if len(levels) == 0 {
		levels = nil
	}
	put := func(from, to int) {
		if from < to {
			part := f
			part.word = c.word(int(f.span), text, levels, from, to)
			c.frags = append(c.frags, part)
			c.seg.width += c.Paragraph.width(part)
		}
	}
	from, to, used := 0, 0, c.seg.width
	for _, s := range c.measured(f, text) {
		if used+s.width > c.width && used > 0 {
			put(from, to)
			c.end(true)
			from, used = to, 0
		}
		used += s.width
		for n := s.chars; to < len(text) && n > 0; to++ {
			if !ignorable(text[to]) {
				n--
			}
		}
	}
	put(from, len(text))
}

// measured returns the clusters of a word.
func (c *cutter) measured(f frag, text []rune) []step {
	span := &c.spans[f.span]
	steps := c.steps[:0]
	for _, it := range c.shaper.items(text, f.word.levels(), span.cut()) {
		clusters, end := c.shaper.cluster(it, span.Lang)
		for i, cl := range clusters {
			w := end - cl.at
			switch {
			case it.level%2 == 1: // the edge moves from the right to the left
				end = cl.at
			case i+1 < len(clusters):
				w = clusters[i+1].at - cl.at
			}
			steps = append(steps, step{len(cl.text), float64(w) * span.Size / 1000})
		}
	}
	c.steps = steps
	return steps
}
