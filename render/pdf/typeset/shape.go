package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"

	gobidi "github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// piece is a shaped stretch of one font and one level, part of a word.
type piece struct {
	use   *fontUse
	shown string // the body of a TJ array, from the left edge to the right
	width int32  // 1/1000 em
	level uint8
}

// word is text that no line break may part, without the spaces behind it. It
// is shared by all places where it stands, so it holds no more than is drawn:
// the clusters of the few words that are cut are found anew.
type word struct {
	key    string // weight, language, levels and text
	lv, at int32  // where levels and text begin in key
	width  int32
	pieces []piece
	one    [1]piece // what pieces is made of, for most words
}

func (w *word) text() string { return w.key[w.at:] }

// levels are those of the characters, one byte each, or "" if all are 0.
func (w *word) levels() string { return w.key[w.lv : w.at-1] }

// shaper turns text into words and remembers them. It is not safe for
// concurrent use.
type shaper struct {
	fonts *Fonts
	uses  map[*Font]*fontUse
	order []*fontUse // by first use
	hb    *harfbuzz.Buffer
	seg   segmenter.Segmenter
	bidi  gobidi.Paragraph
	faces map[*Font]*harfbuzz.Font
	langs map[string]language.Language
	pairs map[pairsKey]*pairs
	words map[string]*word
	older map[string]*word // the words before those, until they too are forgotten

	// Kept between calls.
	text     []rune
	key      []byte
	list     []item
	clusters []cluster
	parts    []part
	glyphs   []glyph
	shown    []byte
}

func newShaper(f *Fonts) *shaper {
	return &shaper{fonts: f, uses: map[*Font]*fontUse{}, hb: harfbuzz.NewBuffer(), faces: map[*Font]*harfbuzz.Font{},
		langs: map[string]language.Language{}, pairs: map[pairsKey]*pairs{}, words: map[string]*word{}}
}

// face returns a font in the size in which positions are its own units.
func (s *shaper) face(f *Font) *harfbuzz.Font {
	if s.faces[f] == nil {
		s.faces[f] = harfbuzz.NewFont(font.NewFace(f.face))
		s.faces[f].XScale, s.faces[f].YScale = int32(f.upem), int32(f.upem)
	}
	return s.faces[f]
}

func (s *shaper) lang(tag string) language.Language {
	l, ok := s.langs[tag]
	if !ok {
		l = language.NewLanguage(tag)
		s.langs[tag] = l
	}
	return l
}

// mostWords bounds how many words are remembered, twice: a report of a
// thousand pages uses some ten thousand.
const mostWords = 1 << 14

// word shapes text, or returns what it shaped before. Levels may be nil.
func (s *shaper) word(text []rune, levels []uint8, bold bool, lang string) *word {
	weight := byte('n')
	if bold {
		weight = 'b'
	}
	k := append(append(append(s.key[:0], weight), lang...), 0)
	lv := len(k)
	if slices.ContainsFunc(levels, func(l uint8) bool { return l != 0 }) {
		k = append(k, levels...)
	}
	k = append(k, 0xFF)
	at := len(k)
	for _, r := range text {
		k = utf8.AppendRune(k, r)
	}
	s.key = k
	if w, ok := s.words[string(k)]; ok {
		return w
	}
	w, ok := s.older[string(k)]
	if !ok {
		w = &word{key: string(k), lv: int32(lv), at: int32(at)}
		s.shape(w, text, bold, lang)
	}
	if len(s.words) >= mostWords {
		s.older, s.words = s.words, make(map[string]*word, mostWords)
	}
	s.words[w.key] = w
	return w
}

func (s *shaper) shape(w *word, text []rune, bold bool, lang string) {
	w.pieces = w.one[:0]
	for _, it := range s.items(text, w.levels(), bold) {
		clusters, width := s.cluster(it, lang)
		w.pieces = append(w.pieces, s.piece(it, clusters, width))
		w.width += int32(width)
	}
}

// item is text of one font, script and level.
type item struct {
	text    []rune
	font    *Font
	script  language.Script
	level   uint8
	missing bool // no font has the character
}

// items divides text. What it returns holds until it is called again.
func (s *shaper) items(text []rune, levels string, bold bool) []item {
	family := s.fonts.Regular
	if bold {
		family = s.fonts.Bold
	}
	out := s.list[:0]
	if levels == "" && family[0].allLatin(text) {
		s.list = append(out, item{text: text, font: family[0], script: language.Latin})
		return s.list
	}
	script := firstScript(text)
	for i, r := range text {
		if ignorable(r) {
			continue
		}
		if sc := language.LookupScript(r); sc != language.Common && sc != language.Inherited {
			script = sc
		}
		var level uint8
		if levels != "" {
			level = levels[i]
		}
		var last *item
		if len(out) > 0 {
			last = &out[len(out)-1]
		}
		f := choose(family, r, last)
		if last != nil && last.font == f && last.level == level && last.script == script && !last.missing && f != nil {
			last.text = append(last.text, r)
			continue
		}
		it := item{text: []rune{r}, font: f, script: script, level: level}
		if f == nil {
			it.font, it.missing = family[0], true
		}
		out = append(out, it)
	}
	s.list = out
	return out
}

// choose returns the first font that has r; marks and joiners stay with the
// font before them if it has them, so that they can attach.
func choose(family Family, r rune, last *item) *Font {
	if !isText(r) {
		return nil
	}
	if last != nil && !last.missing && (unicode.In(r, unicode.Mn, unicode.Mc) || r == 0x200C || r == 0x200D) {
		if _, ok := last.font.glyph(r); ok {
			return last.font
		}
	}
	for _, f := range family {
		if _, ok := f.glyph(r); ok {
			return f
		}
	}
	return nil
}

func firstScript(text []rune) language.Script {
	for _, r := range text {
		if sc := language.LookupScript(r); sc != language.Common && sc != language.Inherited {
			return sc
		}
	}
	return language.Latin
}

// ignorable tells characters that steer breaking and direction, which were
// heeded before, and those that are invisible by definition.
func ignorable(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x61C, r == 0xFEFF,
		r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

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
		s.clusters = append(s.clusters, c)
		i = j
	}
	if it.level%2 == 1 {
		slices.Reverse(s.clusters)
	}
	return s.clusters, width
}

// run shapes an item and tells which characters each glyph stands for.
func (s *shaper) run(it item, lang string) []glyph {
	if out, ok := s.paired(it, lang); ok {
		return out
	}
	return s.harfbuzz(it, lang)
}

func (s *shaper) harfbuzz(it item, lang string) []glyph {
	b := s.hb
	b.Clear()
	b.AddRunes(it.text, 0, len(it.text))
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Language: s.lang(lang), Script: it.script}
	if it.level%2 == 1 {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(s.face(it.font), nil)
	out := s.glyphs[:0]
	for i, g := range b.Info {
		p := b.Pos[i]
		out = append(out, glyph{part{uint16(g.Glyph), int16(p.XOffset), int16(p.YOffset)}, g.Cluster, len(it.text), int(p.XAdvance)})
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

// isText tells characters that mean the same to every reader. Control
// characters, noncharacters and those of private use do not: a file for
// archives may not give them as the text of a glyph (ISO 19005-2, 6.2.11.7).
func isText(r rune) bool {
	nonchar := r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
	return !nonchar && !unicode.In(r, unicode.Cc, unicode.Co)
}

func codeLabel(r rune) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	for n := uint32(r); n > 0 || len(b) < 4; n >>= 4 {
		b = append([]byte{hex[n&15]}, b...)
	}
	return "[U+" + string(b) + "]"
}
