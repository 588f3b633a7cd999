package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"selfassess/render/pdf/typeset/bidi"
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
	key    string // cut, language, levels and text
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
	fonts   *Fonts
	uses    map[*Font]*fontUse
	order   []*fontUse // by first use
	hb      *harfbuzz.Buffer
	seg     segmenter.Segmenter
	bidi    bidi.Resolver
	home    bidi.Level // of paragraphs without a letter
	pages   bidi.Level // the direction of the pages
	local   string     // language of what names none
	faces   map[*Font]*harfbuzz.Font
	langs   map[string]language.Language
	pairs   map[pairsKey]*pairs
	words   map[string]*word
	hyphens map[hyphenKey]*word
	older   map[string]*word // the words before those, until they too are forgotten

	broken error // a font that cannot be used after all

	// Kept between calls.
	text     []rune
	line     []rune
	levels   []bidi.Level
	lines    []bidi.Level
	key      []byte
	list     []item
	letters  []rune
	clusters []cluster
	parts    []part
	glyphs   []glyph
	shown    []byte
}

type hyphenKey struct {
	level uint8
	cut   cut
	lang  string
}

// newShaper returns a shaper for text in a language.
func newShaper(f *Fonts, lang string) *shaper {
	return &shaper{fonts: f, local: lang, home: directionOf(lang), uses: map[*Font]*fontUse{}, hb: harfbuzz.NewBuffer(),
		faces: map[*Font]*harfbuzz.Font{},
		langs: map[string]language.Language{}, pairs: map[pairsKey]*pairs{}, words: map[string]*word{},
		hyphens: map[hyphenKey]*word{}}
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
	if tag == "" {
		tag = s.local
	}
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
func (s *shaper) word(text []rune, levels []uint8, c cut, lang string) *word {
	k := append(append(append(s.key[:0], '0'+byte(c)), lang...), 0)
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
		s.shape(w, text, c, lang)
	}
	if len(s.words) >= mostWords {
		s.older, s.words = s.words, make(map[string]*word, mostWords)
	}
	s.words[w.key] = w
	return w
}

func (s *shaper) shape(w *word, text []rune, c cut, lang string) {
	w.pieces = w.one[:0]
	for _, it := range s.items(text, w.levels(), c) {
		clusters, width := s.cluster(it, lang)
		w.pieces = append(w.pieces, s.piece(it, clusters, width))
		w.width += int32(width)
	}
}

const softHyphen = 0xAD

// hyphen returns the hyphen that a soft one turns into at the end of a line.
// Its text is the soft hyphen, so that programs that search and read aloud
// join the word again (ISO 32000-1, 14.8.2.2.3).
func (s *shaper) hyphen(level uint8, c cut, lang string) *word {
	key := hyphenKey{level, c, lang}
	if w := s.hyphens[key]; w != nil {
		return w
	}
	const text = "\u00AD"
	w := &word{key: "\xFF" + text, at: 1}
	it := s.items([]rune{'-'}, string([]byte{level}), c)[0]
	clusters, width := s.cluster(it, lang)
	clusters[0].text = []rune(text)
	w.pieces, w.width = []piece{s.piece(it, clusters, width)}, int32(width)
	s.hyphens[key] = w
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

// items divides text. What it returns holds until it is called again.
func (s *shaper) items(text []rune, levels string, c cut) []item {
	first := s.fonts.of(c)[0]
	s.list = s.list[:0]
	if level, ok := evenLevel(levels); ok && first.allLatin(text) {
		s.list = append(s.list, item{text: text, font: first, script: language.Latin, level: level})
		return s.list
	}
	run := stretch{script: firstScript(text), cut: c}
	from := 0
	for i, r := range text {
		if ignorable(r) {
			continue
		}
		next := run
		if sc := language.LookupScript(r); sc != language.Common && sc != language.Inherited {
			next.script = sc
		}
		if levels != "" {
			next.level = levels[i]
		}
		if next != run {
			s.stretch(text[from:i], run)
			from, run = i, next
		}
	}
	s.stretch(text[from:], run)
	return s.list
}

// evenLevel returns the level of text that runs from left to right as a whole.
func evenLevel(levels string) (level uint8, ok bool) {
	if levels == "" {
		return 0, true
	}
	for i := range len(levels) {
		if levels[i] != levels[0] {
			return 0, false
		}
	}
	return levels[0], levels[0]%2 == 0
}

// stretch is what all characters of a part of a text have in common.
type stretch struct {
	script language.Script
	level  uint8
	cut    cut
}

// stretch adds items for text of one script and level. All its letters get
// one font if there is one that has them, so that they go together and can
// join; else each gets its own, with its marks.
func (s *shaper) stretch(text []rune, run stretch) {
	letters := s.letters[:0]
	for _, r := range text {
		if isText(r) && !ignorable(r) && !joiner(r) && language.LookupScript(r) != language.Common {
			letters = append(letters, r)
		}
	}
	s.letters = letters
	var whole *Font
	if len(letters) > 0 {
		whole = s.fonts.pick(run.script, letters, run.cut)
	}
	for i, r := range text {
		if ignorable(r) {
			continue
		}
		f := s.fontAt(text, i, run, whole)
		if n := len(s.list) - 1; n >= 0 && f != nil && !s.list[n].missing && s.list[n].font == f &&
			s.list[n].level == run.level && s.list[n].script == run.script {
			s.list[n].text = append(s.list[n].text, r)
			continue
		}
		it := item{text: []rune{r}, font: f, script: run.script, level: run.level}
		if f == nil {
			it.font, it.missing = s.fonts.of(run.cut)[0], true
		}
		s.list = append(s.list, it)
	}
}

// fontAt chooses the font of a character of a stretch, whose letters have the
// font whole; nil if none has it.
func (s *shaper) fontAt(text []rune, i int, run stretch, whole *Font) *Font {
	r := text[i]
	if !isText(r) {
		return nil
	}
	if whole != nil {
		if _, ok := whole.glyph(r); ok || joiner(r) {
			return whole
		}
	}
	if n := len(s.list) - 1; n >= 0 && i > 0 && !s.list[n].missing && (mark(r) || joiner(r)) {
		if _, ok := s.list[n].font.glyph(r); ok || joiner(r) {
			return s.list[n].font // so that they can attach
		}
	}
	const most = 30 // marks of a letter (UAX #15, stream-safe text)
	end := i + 1
	for end < min(len(text), i+most) && mark(text[end]) {
		end++
	}
	script := language.LookupScript(r)
	if f := s.fonts.pick(script, text[i:end], run.cut); f != nil {
		return f
	}
	return s.fonts.pick(script, text[i:i+1], run.cut)
}

func mark(r rune) bool { return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Mc) && !ignorable(r) }

// joiner tells the two characters that make letters join, or not: fonts do
// what they ask without having glyphs for them.
func joiner(r rune) bool { return r == 0x200C || r == 0x200D }

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
