package typeset

import (
	"slices"

	gobidi "github.com/go-text/typesetting/bidi"
	"golang.org/x/text/unicode/bidi"
)

// levels returns the embedding level of each character of a left-to-right
// paragraph, or nil if all of them are 0.
//
// The library joins runs of equal parity, so numbers behind right-to-left
// text (level 2) look like the paragraph around them (level 0). Here they are
// told apart by rules W2, W4, W5, W7 and I1 of UAX #9. Explicit embeddings
// and overrides are not heeded: an override pasted into a return would print
// its Latin text backwards.
func (s *shaper) levels(text []rune) []uint8 {
	if !anyRightToLeft(text) {
		return nil
	}
	text = withoutEmbeddings(text)
	lv := make([]uint8, len(text))
	runs := s.bidi.Segment(text, gobidi.LeftToRight)
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		if !r.IsLeftToRight() {
			for j := r.Start; j < r.End; j++ {
				lv[j] = 1
			}
		}
	}
	for j, n := range numbers(text) {
		if n != 0 && lv[j] == 0 {
			lv[j] = 2
		}
	}
	return lv
}

// withoutEmbeddings puts a mark of no direction in the place of each
// character that embeds or overrides directions.
func withoutEmbeddings(text []rune) []rune {
	out := slices.Clone(text)
	for i, r := range out {
		if r >= 0x202A && r <= 0x202E {
			out[i] = 0x200B
		}
	}
	return out
}

// anyRightToLeft is quick for most text: no such character lies below U+0590.
func anyRightToLeft(text []rune) bool {
	for _, r := range text {
		if r < 0x590 {
			continue
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLI:
			return true
		}
	}
	return false
}

// numbers marks the characters of numbers that follow right-to-left text:
// 'a' as Arabic numbers, 'e' as European ones.
func numbers(text []rune) []byte {
	class := func(r rune) bidi.Class { p, _ := bidi.LookupRune(r); return p.Class() }
	num := make([]byte, len(text))
	strong := bidi.L
	for j, r := range text {
		switch c := class(r); {
		case c == bidi.L || c == bidi.R || c == bidi.AL:
			strong = c
		case c == bidi.AN, c == bidi.EN && strong == bidi.AL:
			num[j] = 'a'
		case c == bidi.EN && strong == bidi.R:
			num[j] = 'e'
		}
	}
	for j := 1; j < len(text); j++ {
		if num[j] != 0 || num[j-1] == 0 {
			continue
		}
		switch c := class(text[j]); {
		case j+1 < len(text) && num[j+1] == num[j-1] && (c == bidi.CS || c == bidi.ES && num[j-1] == 'e'):
			num[j] = num[j-1]
		case c == bidi.ET && num[j-1] == 'e':
			num[j] = 'e'
		}
	}
	return num
}

// visual puts the runs of a line in the order in which they stand on paper
// (rule L2) and returns their indices from left to right.
func visual(levels []uint8) []int {
	order := make([]int, len(levels))
	high, low := uint8(0), uint8(255)
	for i, l := range levels {
		order[i] = i
		high = max(high, l)
		if l%2 == 1 {
			low = min(low, l)
		}
	}
	for l := int(high); l >= int(low); l-- {
		for i := 0; i < len(order); i++ {
			if int(levels[order[i]]) < l {
				continue
			}
			j := i
			for j < len(order) && int(levels[order[j]]) >= l {
				j++
			}
			for p, q := i, j-1; p < q; p, q = p+1, q-1 {
				order[p], order[q] = order[q], order[p]
			}
			i = j
		}
	}
	return order
}
