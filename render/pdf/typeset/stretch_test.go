package typeset

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/go-text/typesetting/language"
)

// TestStretchesAreThoseOfTheLibrary compares the short way for plain words
// with the library, for texts of characters that join and part in many ways.
func TestStretchesAreThoseOfTheLibrary(t *testing.T) {
	const some = "aZé09ß ,.;:!?)(\"'’“”«»-–—/%$€+…*_[]{}&@#=~\u00A0\u00AD\u200B\u200D\u2060\u0301\n×÷ªдאب中あ、。🇫🇷👍"
	alphabet := append([]rune(some), []rune("           aaabc12")...)
	s := newShaper(nil, "")
	r := rand.New(rand.NewPCG(1, 2))
	for range 30_000 {
		text := make([]rune, r.IntN(24))
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
		}
		compareStretches(t, s, text)
	}
}

// FuzzStretches compares them for any text.
func FuzzStretches(f *testing.F) {
	for _, s := range []string{"plain words, (and) more. it's 5 %", "a\u00ADb\u00A0c – d", "אב-ג a", "中文。한글", "\u201Cq\u201D \u00ABq\u00BB", "👍🏽 🇫🇷 x\u0301", "a\n b\r\nc\u2028"} {
		f.Add(s)
	}
	s := newShaper(nil, "")
	f.Fuzz(func(t *testing.T, text string) { compareStretches(t, s, []rune(text)) })
}

func compareStretches(t *testing.T, s *shaper, text []rune) {
	t.Helper()
	var got, want []int
	s.stretches(text, func(_, to int) { got = append(got, to) })
	s.seg.Init(text)
	for lines := s.seg.LineIterator(); lines.Next(); {
		l := lines.Line()
		want = append(want, l.Offset+len(l.Text))
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%q breaks at %v, want %v", string(text), got, want)
	}
}

// TestPairsShapeAsTheWhole compares words put together of pairs with the same
// words shaped by HarfBuzz: all of three characters that matter, and long ones
// of all ASCII characters.
func TestPairsShapeAsTheWhole(t *testing.T) {
	fonts, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var words [][]rune
	some := []rune("abefgijlnortvwyAFLPTVWY1.,-'")
	for _, a := range some {
		for _, b := range some {
			for _, c := range some {
				words = append(words, []rune{a, b, c})
			}
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		w := make([]rune, 1+r.IntN(20))
		for i := range w {
			w[i] = rune(' ' + r.IntN(95))
		}
		words = append(words, w)
	}
	for _, lang := range []string{"", "en-GB", "tr", "ro"} {
		for _, f := range []*Font{fonts.Regular[0], fonts.Bold[0], fonts.Regular[1]} {
			s := newShaper(fonts, "")
			short := 0
			for _, w := range words {
				it := item{text: w, font: f, script: language.Latin}
				got, ok := s.paired(it, lang)
				if !ok {
					continue
				}
				short++
				got = slices.Clone(got)
				if want := s.harfbuzz(it, lang); !slices.Equal(got, want) {
					t.Fatalf("%s, %q: %q is set as %v, want %v", f.name, lang, string(w), got, want)
				}
			}
			if short < len(words)/3 {
				t.Errorf("%s, %q: only %d of %d words go the short way", f.name, lang, short, len(words))
			}
		}
	}
}
