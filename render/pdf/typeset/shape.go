package typeset

import (
	"unicode"

	gobidi "github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// piece is a shaped stretch of one font and one level, part of a word. Its
// width is in 1/1000 em. Pieces are shared by all places of the same word.
type piece struct {
	font     *Font
	level    uint8
	width    int
	clusters []cluster // in logical order
	shown    []byte    // the body of a TJ array, made when first drawn
	set      *fontUse  // font of this document, known when first drawn
}

// cluster is the unit that gets one character code.
type cluster struct {
	at    int // left edge from the piece's left edge, 1/1000 em
	parts []part
	text  string
	units int // advance in font units
}

// word is text that no line break may part, without the spaces behind it.
type word struct {
	key    wordKey
	pieces []*piece
	width  int
}

type wordKey struct {
	text string
	bold bool
	lang string
	// levels of the characters, one byte each, or "" if all are 0.
	levels string
}

// shaper turns text into words and remembers them. It is not safe for
// concurrent use.
type shaper struct {
	fonts *Fonts
	hb    shaping.HarfbuzzShaper
	seg   segmenter.Segmenter
	bidi  gobidi.Paragraph
	faces map[*Font]*font.Face
	words map[wordKey]*word
	langs map[string]language.Language
}

func newShaper(f *Fonts) *shaper {
	s := &shaper{fonts: f, faces: map[*Font]*font.Face{}, words: map[wordKey]*word{}, langs: map[string]language.Language{}}
	s.hb.SetFontCacheSize(32)
	return s
}

func (s *shaper) face(f *Font) *font.Face {
	if s.faces[f] == nil {
		s.faces[f] = font.NewFace(f.face)
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

// word shapes text, or returns what it shaped before.
func (s *shaper) word(k wordKey) *word {
	if w, ok := s.words[k]; ok {
		return w
	}
	w := &word{}
	for _, it := range s.items(k) {
		p := s.piece(it, k.lang)
		w.pieces = append(w.pieces, p)
		w.width += p.width
	}
	w.key = k
	s.words[k] = w
	return w
}

// item is text of one font, script and level.
type item struct {
	text    []rune
	font    *Font
	script  language.Script
	level   uint8
	missing bool // no font has the character
}

func (s *shaper) items(k wordKey) []item {
	family := s.fonts.Regular
	if k.bold {
		family = s.fonts.Bold
	}
	var out []item
	i := -1
	script := firstScript(k.text)
	for _, r := range k.text {
		i++
		if ignorable(r) {
			continue
		}
		if sc := language.LookupScript(r); sc != language.Common && sc != language.Inherited {
			script = sc
		}
		var level uint8
		if k.levels != "" {
			level = k.levels[i]
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

func firstScript(text string) language.Script {
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

func (s *shaper) piece(it item, lang string) *piece {
	if it.missing {
		return s.missing(it)
	}
	out := s.run(it, lang)
	p := &piece{font: it.font, level: it.level}
	for i := 0; i < len(out); {
		j := i + 1
		lo, hi := out[i].TextIndex(), out[i].TextIndex()+out[i].RunesCount()
		advance := out[i].Advance
		// Marks that were given no room of their own belong to the cluster beside
		// them, as does the alef that a lam has swallowed.
		for j < len(out) && (out[j].TextIndex() == out[i].TextIndex() || out[j].Advance == 0 && it.level%2 == 0 || advance == 0) {
			lo, hi = min(lo, out[j].TextIndex()), max(hi, out[j].TextIndex()+out[j].RunesCount())
			advance += out[j].Advance
			j++
		}
		c := cluster{at: p.width, text: string(it.text[lo:hi])}
		p.width += c.fill(it.font, out[i:j])
		p.clusters = append(p.clusters, c)
		i = j
	}
	if it.level%2 == 1 {
		for i, j := 0, len(p.clusters)-1; i < j; i, j = i+1, j-1 {
			p.clusters[i], p.clusters[j] = p.clusters[j], p.clusters[i]
		}
	}
	return p
}

func (s *shaper) run(it item, lang string) []shaping.Glyph {
	dir := di.DirectionLTR
	if it.level%2 == 1 {
		dir = di.DirectionRTL
	}
	return s.hb.ShapeNoExtents(shaping.Input{
		Text: it.text, RunEnd: len(it.text), Direction: dir, Face: s.face(it.font),
		Size: fixed.I(it.font.upem), Script: it.script, Language: s.lang(lang),
	}).Glyphs
}

// fill sets the parts of a cluster and returns how far the pen moves. A
// single glyph keeps its natural advance, kerning moves the pen; the glyphs
// of a composite have their positions within it.
func (c *cluster) fill(f *Font, glyphs []shaping.Glyph) int {
	pen := 0
	for _, g := range glyphs {
		c.parts = append(c.parts, part{uint16(g.GlyphID), int16(pen + g.XOffset.Round()), int16(g.YOffset.Round())})
		pen += g.Advance.Round()
	}
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
func (s *shaper) missing(it item) *piece {
	c := cluster{text: string(it.text), parts: nil}
	if !isText(it.text[0]) {
		c.text = "\uFFFD"
	}
	for _, r := range codeLabel(it.text[0]) {
		g, _ := it.font.glyph(r)
		c.parts = append(c.parts, part{g, int16(c.units), 0})
		c.units += int(it.font.advance[g])
	}
	return &piece{font: it.font, level: it.level, width: it.font.width(c.units), clusters: []cluster{c}}
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
