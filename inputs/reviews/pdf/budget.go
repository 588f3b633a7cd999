package pdf

import "time"

// The budget of a file. Whatever is read counts toward it, whichever part of
// the file it comes from and however often: a small file can name one thing a
// million times. The report of an action plan with 134 agencies, of 1,800
// pages, stays below half of each of these.
const (
	maxStream = 16 << 20  // bytes of one stream, unpacked
	maxSum    = 96 << 20  // bytes of all streams, unpacked, each as often as it is read
	maxWords  = 16 << 20  // bytes of the text of pages and annotations
	maxKept   = 112 << 20 // bytes of the file itself and of all that is kept of it
	maxValue  = 16 << 20  // bytes that one value takes, with all that is in it
	maxSteps  = 24 << 20  // operators, glyphs, values: what is done in all
)

// What is kept costs about so many bytes besides its text.
const (
	sizeOfValue  = 24
	sizeOfDict   = 300
	sizeOfObject = 90 // an entry of the table of objects
	sizeOfEntry  = 48 // an entry of another table
	sizeOfNote   = 300
)

// budget is what a file has used up.
type budget struct {
	end                     time.Time
	steps, sum, kept, words int
	failed                  error // a limit that was passed
}

// fail ends the reading of the file; the first reason counts.
func (b *budget) fail(d Damage) bool {
	if b.failed == nil {
		b.failed = d
	}
	return false
}

// step counts work; false means that it is to end.
func (b *budget) step(n int) bool {
	if b.steps += n; b.failed == nil {
		switch {
		case b.steps > maxSteps:
			return b.fail("bomb")
		case b.steps&0xfff < n && time.Now().After(b.end):
			return b.fail("too_slow")
		}
	}
	return b.failed == nil
}

// pass counts bytes that are looked at.
func (b *budget) pass(n int) bool { return b.step(n / 32) }

// keep counts bytes that stay in memory; false means that they are too many.
func (b *budget) keep(n int) bool {
	if b.kept += n; b.kept > maxKept {
		return b.fail("bomb")
	}
	return b.failed == nil
}

// addText counts text.
func (b *budget) addText(n int) bool {
	if b.words += n; b.words > maxWords {
		return b.fail("bomb")
	}
	return b.pass(n)
}

// unpacked counts bytes of a stream that holds size of them already.
func (b *budget) unpacked(n, size int) bool {
	if b.sum += n; b.sum > maxSum || size > maxStream {
		return b.fail("bomb")
	}
	return b.pass(n)
}
