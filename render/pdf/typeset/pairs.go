package typeset

import (
	"math"

	"github.com/go-text/typesetting/language"
)

// pairs remembers how HarfBuzz sets two ASCII characters side by side. The
// embedded fonts have no rule for three of them that the pairs do not tell,
// so a word of such pairs needs no shaping: for long reports that is most of
// the work.
type pairs struct {
	kern [128 * 128]int16 // font units to move the pen, unknown, or involved
}

const (
	unknown  = math.MaxInt16 - iota
	involved // more than moving the pen: a ligature, for one
)

type pairsKey struct {
	font *Font
	lang string
}

// paired shapes an item of ASCII characters by its pairs, if they are simple.
func (s *shaper) paired(it item, lang string) ([]glyph, bool) {
	if it.level%2 == 1 || it.script != language.Latin {
		return nil, false
	}
	for _, r := range it.text {
		if r >= 128 || it.font.latin[r] == 0 {
			return nil, false
		}
	}
	t := s.pairs[pairsKey{it.font, lang}]
	if t == nil {
		t = &pairs{}
		for i := range t.kern {
			t.kern[i] = unknown
		}
		s.pairs[pairsKey{it.font, lang}] = t
	}
	out := s.glyphs[:0]
	for i, r := range it.text {
		g := it.font.latin[r]
		advance := int(it.font.advance[g])
		if i+1 < len(it.text) {
			k := &t.kern[r*128+it.text[i+1]]
			if *k == unknown {
				*k = s.pair(it.font, lang, it.text[i:i+2])
				return s.paired(it, lang) // the glyphs before it were overwritten
			}
			if *k == involved {
				return nil, false
			}
			advance += int(*k)
		}
		out = append(out, glyph{part{glyph: g}, i, i + 1, advance})
	}
	s.glyphs = out
	return out, true
}

// pair asks HarfBuzz how far the second of two characters stands from its
// natural place.
func (s *shaper) pair(f *Font, lang string, text []rune) int16 {
	out := s.harfbuzz(item{text: text, font: f, script: language.Latin}, lang)
	if len(out) != 2 {
		return involved
	}
	for i, g := range out {
		if g.part != (part{glyph: f.latin[text[i]]}) || g.lo != i {
			return involved
		}
	}
	if out[1].advance != int(f.advance[out[1].glyph]) {
		return involved
	}
	return int16(out[0].advance - int(f.advance[out[0].glyph]))
}
