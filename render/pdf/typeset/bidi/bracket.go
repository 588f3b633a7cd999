package bidi

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// opener is an opening bracket that is not closed yet.
type opener struct {
	sign rune
	at   int32 // in the sequence
}

// pair is a bracket pair, as its opening bracket has it.
type pair struct {
	to          int32 // where it closes, in the sequence; 0 if it does not
	same, other bool  // it holds text of the embedding's direction, of the other one
}

// brackets applies rule N0.
func (r *Resolver) brackets(level Level, sos Class) {
	if !r.findPairs(direction(level)) {
		return
	}
	before := sos
	for k, p := range r.pairs {
		if p.to > 0 && (p.same || p.other) {
			c := direction(level)
			if !p.same && before != c {
				c = before
			}
			r.setBracket(k, c)
			r.setBracket(int(p.to), c)
		}
		if s := strongOf(r.kind[r.seq[k]]); s != bidi.ON {
			before = s
		}
	}
}

// setBracket gives a bracket a direction, and the marks that stand on it.
func (r *Resolver) setBracket(k int, c Class) {
	r.kind[r.seq[k]] = c
	for k++; k < len(r.seq) && r.class[r.seq[k]] == bidi.NSM; k++ {
		r.kind[r.seq[k]] = c
	}
}

// findPairs finds the bracket pairs of the sequence (BD16), and whether there
// are any.
func (r *Resolver) findPairs(embedding Class) (any bool) {
	const deepest = 63
	r.pairs = resized(r.pairs, len(r.seq))
	clear(r.pairs)
	r.open = r.open[:0]
	lastSame, lastOther := int32(-1), int32(-1)
	for k, i := range r.seq {
		k := int32(k)
		switch s := strongOf(r.kind[i]); {
		case s == embedding:
			lastSame = k
			continue
		case s != bidi.ON:
			lastOther = k
			continue
		case r.kind[i] != bidi.ON || r.text == nil:
			continue
		}
		sign, opens, ok := bracket(r.text[i])
		switch {
		case !ok:
		case opens && len(r.open) == deepest:
			return any
		case opens:
			r.open = append(r.open, opener{sign, k})
		default:
			n := len(r.open) - 1
			for n >= 0 && r.open[n].sign != sign {
				n--
			}
			if n < 0 {
				continue
			}
			from := r.open[n].at
			r.pairs[from] = pair{to: k, same: lastSame > from, other: lastOther > from}
			r.open = r.open[:n]
			any = true
		}
	}
	return any
}

// bracket returns the sign that the brackets of a pair share, and whether c
// opens one. Brackets that are canonically equivalent have one sign.
func bracket(c rune) (sign rune, opens, ok bool) {
	p, _ := bidi.LookupRune(c)
	if !p.IsBracket() {
		return 0, false, false
	}
	switch c {
	case 0x2329, 0x3008:
		return 0x3008, true, true
	case 0x232A, 0x3009:
		return 0x3008, false, true
	}
	if p.IsOpeningBracket() {
		return c, true, true
	}
	// The library tells the other bracket of a pair by turning text round.
	sign, _ = utf8.DecodeRuneInString(bidi.ReverseString(string(c)))
	return sign, false, true
}
