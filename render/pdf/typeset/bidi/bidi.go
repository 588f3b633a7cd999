// Package bidi orders text of both directions: the Unicode Bidirectional
// Algorithm, UAX #9, whole, with explicit embeddings, overrides, isolates and
// paired brackets.
//
// In come the characters of one paragraph; out come their embedding levels,
// and from the levels of a line the order in which it stands on paper. Nothing
// here knows of lines, fonts or widths. The properties of characters are those
// of golang.org/x/text/unicode/bidi: Unicode 15.0 when built with Go 1.26, and
// 17.0 with Go 1.27.
//
// Why it exists: the order of a line can only be found from the level of each
// character (rule L2), and neither library that is kept up gives it.
// golang.org/x/text/unicode/bidi v0.43.0 and the package bidi of
// github.com/go-text/typesetting v0.3.5 find the levels, keep them to
// themselves, and hand out runs in which neighbouring levels of equal parity
// are joined: 0 and 2, or 1 and 3. So an Arabic quotation with a number and a
// Latin name in it, within an English sentence, comes out as runs whose order
// can no longer be told. The former resolves a line as if it were a paragraph,
// too, and forgets the direction of the one that it was broken from.
//
// It can go when one of them gives the level of each character of a paragraph
// whose own level is given. The tests here, which go through every case of the
// consortium, then hold that library.
package bidi

import "golang.org/x/text/unicode/bidi"

// Level is an embedding level. Text of even levels runs from left to right,
// that of odd ones from right to left.
type Level = uint8

// Class is the directional class of a character.
type Class = bidi.Class

// MaxLevel is the highest level there is: the deepest explicit level, 125,
// and one more for numbers and Latin text within it.
const MaxLevel = maxDepth + 1

const maxDepth = 125

// Resolver finds levels. It keeps its room between calls, so it is not safe
// for concurrent use.
type Resolver struct {
	text   []rune
	class  []Class // as the characters have them
	kind   []Class // as the rules change them
	levels []Level
	match  []int32 // of an isolate's first character its last one, and the other way round

	kept  []int32 // characters that rule X9 does not remove
	runs  []run   // of kept
	runAt []int32 // by character
	seq   []int32 // an isolating run sequence
	open  []opener
	pairs []pair // by opening bracket in seq
}

// Levels returns the level of each character of a paragraph whose own level
// is base, as if all of it stood on one line: of a part of it that ends a
// line, the spaces at its end have the level base (rule L1). What rule X9
// removes has the level of what stands before it. The result holds until the
// next call.
func (r *Resolver) Levels(text []rune, base Level) []Level {
	r.text = text
	r.class = r.class[:0]
	for _, c := range text {
		r.class = append(r.class, ClassOf(c))
	}
	return r.resolve(base)
}

// resolve works on classes, with r.text for brackets alone.
func (r *Resolver) resolve(base Level) []Level {
	n := len(r.class)
	r.kind = append(r.kind[:0], r.class...)
	r.levels = resized(r.levels, n)
	r.match = resized(r.match, n)
	r.runAt = resized(r.runAt, n)
	matchIsolates(r.class, r.match)
	r.explicit(base)
	r.sequences(base)
	r.finish(base)
	return r.levels
}

func resized[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n)
	}
	return b[:n]
}

// finish gives levels to what was removed, and puts back to base separators
// and the spaces before them and at the end (rule L1).
func (r *Resolver) finish(base Level) {
	last := base
	for i, c := range r.class {
		if removed(c) {
			r.levels[i] = last
		}
		last = r.levels[i]
	}
	ends := true
	for i := len(r.class) - 1; i >= 0; i-- {
		switch c := r.class[i]; {
		case c == bidi.B || c == bidi.S:
			ends = true
		case c == bidi.WS || isolates(c) || c == bidi.PDI || removed(c):
		default:
			ends = false
		}
		if ends {
			r.levels[i] = base
		}
	}
}

// ClassOf returns the class of a character.
func ClassOf(c rune) Class {
	p, _ := bidi.LookupRune(c)
	return p.Class()
}

// Turns tells whether a character can raise other text than itself to a level
// that is odd: a paragraph with none of them runs from left to right.
func Turns(c rune) bool {
	switch ClassOf(c) {
	case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI:
		return true
	}
	return false
}

// Base returns the level of a paragraph by its first strong character (rules
// P2 and P3), and whether it has one.
func Base(text []rune) (level Level, ok bool) {
	depth := 0
	for _, c := range text {
		switch class := ClassOf(c); {
		case isolates(class):
			depth++
		case class == bidi.PDI:
			depth = max(depth-1, 0)
		case class == bidi.B:
			return 0, false
		case depth > 0:
		case class == bidi.L:
			return 0, true
		case class == bidi.R || class == bidi.AL:
			return 1, true
		}
	}
	return 0, false
}

// Order returns the indices of the parts of a line, given their levels, in
// the order in which they stand from left to right (rule L2).
func Order(levels []Level) []int {
	order := make([]int, len(levels))
	high, low := Level(0), Level(MaxLevel+1)
	for i, l := range levels {
		order[i] = i
		high = max(high, l)
		if l%2 == 1 {
			low = min(low, l)
		}
	}
	for l := high; l >= low; l-- {
		for i := 0; i < len(order); i++ {
			j := i
			for j < len(order) && levels[j] >= l {
				j++
			}
			turn(order[i:j])
			i = j
		}
	}
	return order
}

func turn(order []int) {
	for p, q := 0, len(order)-1; p < q; p, q = p+1, q-1 {
		order[p], order[q] = order[q], order[p]
	}
}
