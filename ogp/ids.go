package ogp

import (
	"slices"
	"strings"
)

// idIndex knows the ids of one kind, their order, and which of them is
// nearest to one that does not exist.
type idIndex struct {
	ids   []ID
	at    map[ID]int
	names []string  // the ids again, for Nearest
	cache map[ID]ID // answers of nearest: the same mistake is made in many rows
}

func newIDIndex(size int) *idIndex {
	return &idIndex{at: make(map[ID]int, size), cache: map[ID]ID{}}
}

// add returns false if the id is there already.
func (x *idIndex) add(id ID) bool {
	if _, twice := x.at[id]; twice {
		return false
	}
	x.at[id] = len(x.ids)
	x.ids = append(x.ids, id)
	x.names = append(x.names, string(id))
	return true
}

func (x *idIndex) has(id ID) bool { _, ok := x.at[id]; return ok }

// nearest returns the id that is probably meant, "" if none is near enough.
func (x *idIndex) nearest(id ID) ID {
	near, ok := x.cache[id]
	if !ok {
		near = x.guess(id)
		x.cache[id] = near
	}
	return near
}

// guess finds the id in what people write around it ("Commitment 1", "1.1.")
// and through letters that only look the same, before it counts letters.
func (x *idIndex) guess(id ID) ID {
	if strings.ContainsAny(string(id), listMarks) {
		return x.guessAll(id)
	}
	written := lookalikes.Replace(string(id))
	tries := append(strings.Fields(written), written)
	for i := len(tries) - 1; i >= 0; i-- {
		try := strings.Trim(tries[i], ".,:;()#")
		for _, known := range x.ids {
			if strings.EqualFold(string(known), try) || string(known) == forDigits.Replace(try) {
				return known
			}
		}
	}
	return x.only(written)
}

// only is the one id that is nearest: where several are as near, or a digit
// would be another, nothing tells which of them is meant. An id that was
// lengthened or cut is nearer than one with other letters.
func (x *idIndex) only(written string) ID {
	var near []string
	for rest := x.names; ; {
		name := Nearest(written, rest)
		if name == "" || len(near) > 0 && apart(written, name) > apart(written, near[0]) {
			break
		}
		near = append(near, name)
		rest = slices.DeleteFunc(slices.Clone(rest), func(other string) bool { return other == name })
	}
	longer := slices.DeleteFunc(slices.Clone(near), func(name string) bool {
		return !strings.HasPrefix(name, written) && !strings.HasPrefix(written, name)
	})
	if len(longer) == 1 {
		near = longer
	}
	if len(near) != 1 || numerals(near[0]) != numerals(written) {
		return ""
	}
	return ID(near[0])
}

// apart is how many letters of two words differ.
func apart(a, b string) int {
	return distance(strings.ToLower(a), strings.ToLower(b), len([]rune(a))+len([]rune(b))+1)
}

// forDigits are letters that are typed for digits.
var forDigits = strings.NewReplacer("l", "1", "I", "1", "|", "1", "O", "0", "o", "0")

// numerals are the digits of an id, with the letters that are typed for them,
// and without a last 0 that a number may have lost.
func numerals(id string) string {
	if _, fraction, ok := strings.Cut(id, "."); ok && fraction != "" {
		id = strings.TrimRight(id, "0")
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, forDigits.Replace(id))
}

// listMarks are the signs that people put between several ids.
const listMarks = ",;/+&|\n"

// guessAll finds the ids of a list, "MOF; MOJ": a part of it would drop what
// else was entered.
func (x *idIndex) guessAll(id ID) ID {
	var all []string
	for part := range strings.FieldsFuncSeq(string(id), func(r rune) bool { return strings.ContainsRune(listMarks, r) }) {
		near := string(x.guess(ID(strings.TrimSpace(part))))
		if near == "" || slices.Contains(all, near) {
			return ""
		}
		all = append(all, near)
	}
	return ID(strings.Join(all, "; "))
}

// lookalikes are Cyrillic and Greek letters, and dots and dashes, that nobody
// can tell from plain ones.
var lookalikes = strings.NewReplacer("А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "Ѕ", "S", "І", "I", "Ј", "J",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "ѕ", "s", "і", "i", "ј", "j",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "ο", "o",
	"․", ".", "。", ".", "‧", ".", "·", ".", "‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-")
