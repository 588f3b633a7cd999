package office

import (
	"cmp"
	"math"
	"time"
)

// What the reading of one file may cost. Work and texts are counted in bytes,
// so that a file ends in the same way on every machine; the time is for
// machines on which even that takes too long.

// Budget is what is left of the limits of one file. The parts of a [File]
// draw on it by themselves; a reader of a format that is no zip makes its own.
type Budget struct {
	work, text int64 // that are left
	end        time.Time
}

// The costs of what is small, in bytes.
const (
	perTag  = 8  // of work, for each tag and text of a part
	perText = 32 // in memory, for each text beside its letters
)

// NewBudget gives the whole of the limits, to be used before the end of a
// time. The zero time never ends.
func NewBudget(l Limits, end time.Time) *Budget {
	return &Budget{work: cmp.Or(l.Work, math.MaxInt64), text: cmp.Or(l.Text, math.MaxInt64), end: end}
}

// Spend counts bytes that are looked at, however often the same ones.
func (b *Budget) Spend(n int) error {
	if b == nil {
		return nil
	}
	if b.work -= int64(n); b.work < 0 || passed(b.end) {
		return errSlow
	}
	return nil
}

// Keep counts a text of so many bytes that stays in memory.
func (b *Budget) Keep(n int) error {
	if b == nil {
		return nil
	}
	if b.text -= int64(n) + perText; b.text < 0 {
		return errText
	}
	return nil
}

func passed(end time.Time) bool { return !end.IsZero() && time.Now().After(end) }
