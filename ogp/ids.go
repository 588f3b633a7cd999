package ogp

import "strings"

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
	written := lookalikes.Replace(string(id))
	tries := append(strings.Fields(written), written)
	for i := len(tries) - 1; i >= 0; i-- {
		try := strings.Trim(tries[i], ".,:;()#")
		for _, known := range x.ids {
			if strings.EqualFold(string(known), try) {
				return known
			}
		}
	}
	return ID(Nearest(written, x.names))
}

// lookalikes are Cyrillic and Greek letters, and dots and dashes, that nobody
// can tell from plain ones.
var lookalikes = strings.NewReplacer("А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "Ѕ", "S", "І", "I", "Ј", "J",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "ѕ", "s", "і", "i", "ј", "j",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "ο", "o",
	"․", ".", "。", ".", "‧", ".", "·", ".", "‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-")
