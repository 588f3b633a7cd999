package typeset

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// cluster is the unit that gets one character code.
type cluster struct {
	at    int // left edge from the piece's left edge, 1/1000 em
	units int // advance in font units
	parts []part
	text  []rune
}

// glyph is a shaped glyph in font units, with the characters of its cluster.
type glyph struct {
	part
	lo, hi, advance int
}

// cluster shapes an item and groups its glyphs, in logical order. It also
// returns the width of the item. Both hold until it is called again.
func (s *shaper) cluster(it item, lang string) ([]cluster, int) {
	s.clusters, s.parts = s.clusters[:0], s.parts[:0]
	if it.missing {
		return s.missing(it)
	}
	out := s.run(it, lang)
	width := 0
	for i := 0; i < len(out); {
		j := i + 1
		lo, hi := out[i].lo, out[i].hi
		advance := out[i].advance
		// Marks that were given no room of their own belong to the cluster beside
		// them, as does the alef that a lam has swallowed.
		for j < len(out) && (out[j].lo == out[i].lo || out[j].advance == 0 && it.level%2 == 0 || advance == 0) {
			lo, hi = min(lo, out[j].lo), max(hi, out[j].hi)
			advance += out[j].advance
			j++
		}
		c := cluster{at: width, text: it.text[lo:hi]}
		width += s.fill(&c, it.font, out[i:j])
		if it.level%2 == 1 {
			s.clusters = divided(s.clusters, c, it.font)
		} else {
			s.clusters = append(s.clusters, c)
		}
		i = j
	}
	if it.level%2 == 1 {
		slices.Reverse(s.clusters)
	}
	return s.clusters, width
}

// divided appends a cluster from right to left, from its left edge on. A
// ligature of several letters gets a code for each, so that programs that
// give every character an equal part of what is drawn, from left to right,
// read them in their order; the last letter shows all.
func divided(to []cluster, c cluster, f *Font) []cluster {
	n := 0
	for i, r := range c.text {
		if i == 0 || !follows(r) {
			n++
		}
	}
	for hi := len(c.text); n > 1; n-- {
		lo := hi - 1
		for follows(c.text[lo]) {
			lo--
		}
		letter := cluster{at: c.at, units: c.units / n, parts: c.parts, text: c.text[lo:hi]}
		to = append(to, letter)
		c = cluster{at: c.at + f.width(letter.units), units: c.units - letter.units, text: c.text[:lo]}
		hi = lo
	}
	return append(to, c)
}

// follows tells characters that have no room of their own beside a letter.
func follows(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me, unicode.Cf) }

// run shapes an item and tells which characters each glyph stands for.
func (s *shaper) run(it item, lang string) []glyph {
	if out, ok := s.paired(it, lang); ok {
		return out
	}
	return s.harfbuzz(it, lang)
}

// harfbuzz shapes an item. A font of this computer may be damaged in ways
// that show only now; then the document fails in the end, and names the file.
func (s *shaper) harfbuzz(it item, lang string) (out []glyph) {
	if it.font.file == "" {
		return s.shaped(it, lang)
	}
	defer func() {
		if p := recover(); p != nil {
			s.broken = cmp.Or(s.broken, fmt.Errorf("the font %s is damaged: %v", it.font.file, p))
			s.hb = harfbuzz.NewBuffer()
			out = append(s.glyphs[:0], glyph{hi: len(it.text)})
		}
	}()
	out = s.shaped(it, lang)
	for _, g := range out {
		if int(g.glyph) >= len(it.font.advance) {
			panic(fmt.Sprintf("it has no glyph %d", g.glyph))
		}
	}
	return out
}

func (s *shaper) shaped(it item, lang string) []glyph {
	b := s.hb
	b.Clear()
	text := it.text
	if it.script == language.Georgian {
		text = slices.Clone(text)
		for i, r := range text {
			text[i] = it.font.instead(r)
		}
	}
	b.AddRunes(text, 0, len(text))
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Language: s.lang(lang), Script: it.script}
	if it.level%2 == 1 {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(s.face(it.font), nil)
	out := s.glyphs[:0]
	for i, g := range b.Info {
		p := b.Pos[i]
		out = append(out, glyph{part{uint16(g.Glyph), int16(p.XOffset), int16(p.YOffset)}, g.Cluster, len(it.text),
			int(p.XAdvance)})
	}
	// A cluster ends where the next one in the text begins.
	end := len(it.text)
	for k := range out {
		i := k
		if it.level%2 == 0 {
			i = len(out) - 1 - k
		}
		out[i].hi = end
		next := i - 1
		if it.level%2 == 1 {
			next = i + 1
		}
		if next >= 0 && next < len(out) && out[next].lo != out[i].lo {
			end = out[i].lo
		}
	}
	s.glyphs = out
	return out
}

// fill sets the parts of a cluster and returns how far the pen moves. A
// single glyph keeps its natural advance, kerning moves the pen; the glyphs
// of a composite have their positions within it.
func (s *shaper) fill(c *cluster, f *Font, glyphs []glyph) int {
	pen, from := 0, len(s.parts)
	for _, g := range glyphs {
		s.parts = append(s.parts, part{g.glyph, int16(pen) + g.dx, g.dy})
		pen += g.advance
	}
	c.parts = s.parts[from:]
	c.units = pen
	if len(glyphs) == 1 && c.parts[0].dx == 0 && c.parts[0].dy == 0 {
		c.units = int(f.advance[c.parts[0].glyph])
	}
	c.units = max(c.units, 0)
	if pen == c.units {
		return f.width(pen)
	}
	return f.width(c.units) + int(float64(pen-c.units)*1000/float64(f.upem))
}

// missing shows a character that no font has by its number in brackets; the
// text that is copied, searched and read aloud is the character itself.
func (s *shaper) missing(it item) ([]cluster, int) {
	c := cluster{text: it.text}
	if !isText(it.text[0]) {
		c.text = []rune{'\uFFFD'}
	}
	for _, r := range codeLabel(it.text[0]) {
		g, _ := it.font.glyph(r)
		c.parts = append(c.parts, part{g, int16(c.units), 0})
		c.units += int(it.font.advance[g])
	}
	s.clusters = append(s.clusters, c)
	return s.clusters, it.font.width(c.units)
}
