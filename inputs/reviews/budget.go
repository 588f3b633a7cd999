package reviews

import "selfassess/inputs/office"

// What a Word document may cost. Every text that is kept counts, as often as
// it is kept and whatever part it comes from: a small file can name one part a
// thousand times, or pack one word a million times. The report of an action
// plan with 134 agencies stays below half of each.
const (
	maxTokens = 6 << 20  // tags and texts in all parts
	maxKept   = 40 << 20 // bytes
)

// What is kept costs about so many bytes besides its text.
const (
	sizeOfPassage = 120
	sizeOfRemark  = 320
	sizeOfEntry   = 64 // of a table
)

// What the copies of one reviewer may say, so that a workbook with all of it
// can be read again. Thousands of remarks are more than anybody answers.
const (
	MaxRemarks = 10_000
	MaxText    = 8 << 20 // bytes
)

// TooMany is the reason to refuse more of them.
const TooMany = "too_many_remarks"

// Check refuses more remarks than a workbook can hold.
func Check(remarks []*Remark) error {
	text := 0
	for _, m := range remarks {
		text += len(m.Text) + len(m.Old) + len(m.Quote)
	}
	if len(remarks) > MaxRemarks || text > MaxText {
		return &Refusal{Reason: TooMany}
	}
	return nil
}

// budget is what the reading of a document has used up.
type budget struct {
	tokens, kept int
	failed       error // a limit that was passed
}

func (b *budget) fail(reason string) bool {
	if b.failed == nil {
		b.failed = office.Refuse(reason, "")
	}
	return false
}

// work counts what is done; false means that it is to end.
func (b *budget) work(n int) bool {
	if b.tokens += n; b.tokens > maxTokens {
		return b.fail("bomb")
	}
	return b.failed == nil
}

// keep counts bytes that stay in memory; false means that they are too many.
func (b *budget) keep(n int) bool {
	if b.kept += n; b.kept > maxKept {
		return b.fail("too_much_text")
	}
	return b.failed == nil
}

// nameLimit is how many characters of the name of a person are kept: what is
// longer is none, and no cell could hold it.
const nameLimit = 200

// person is a name as a file gives it.
func person(s string) string {
	s = folded(beginning(s, 4*nameLimit))
	if runes := []rune(s); len(runes) > nameLimit {
		return string(runes[:nameLimit]) + "…"
	}
	return s
}
