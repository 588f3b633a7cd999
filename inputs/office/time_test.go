package office

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"
)

// Reading stops where it is when the time is over.
func TestReadingEndsWithItsTime(t *testing.T) {
	b, err := os.ReadFile("../../testdata/sample/inputs/MDA.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(b, Default)
	if err != nil {
		t.Fatal(err)
	}
	f.StopAt(time.Now())
	if _, err := f.Relations(""); !errors.Is(err, Refusal{Reason: "too_slow", Part: "_rels/.rels"}) {
		t.Errorf("unpacking ended with %v", err)
	}
	xml := []byte("<a>" + strings.Repeat("<b/>", budgetEvery) + "</a>")
	ask := func(b *Budget) error {
		_, err := walk(xml, nil, 8, b, func(*Scanner) error { return nil })
		return err
	}
	if err := ask(NewBudget(Default, time.Now())); err != errSlow {
		t.Errorf("the scanner ended with %v", err)
	}
	if err := ask(NewBudget(Default, time.Now().Add(time.Hour))); err != nil {
		t.Errorf("there was time, and the scanner ended with %v", err)
	}
}

// Work is counted, not timed: the bytes of a part each time it is read, and
// every tag and text, so that the same file ends in the same way everywhere.
func TestWorkIsCounted(t *testing.T) {
	xml := []byte("<a>" + strings.Repeat("<b/>", 10*budgetEvery) + "</a>")
	nothing := func(*Scanner) error { return nil }
	needed := int64(len(xml) + (10*budgetEvery+3)*perTag) // two tags more, and the end
	for _, tt := range []struct {
		work int64
		want error
	}{{needed, nil}, {needed - 1, errSlow}, {int64(len(xml)) - 1, errSlow}} {
		b := NewBudget(Limits{Work: tt.work}, time.Time{})
		if _, err := walk(xml, nil, 8, b, nothing); err != tt.want {
			t.Errorf("with %d bytes of work, the walk ended with %v, want %v", tt.work, err, tt.want)
		}
	}
}

// All texts count that are taken out of a part, and none is taken beyond the
// budget.
func TestTextsAreCounted(t *testing.T) {
	xml := []byte(`<a b="12345">12345<c>12345</c><![CDATA[12345]]></a>`)
	for _, tt := range []struct {
		text int64
		want error
	}{{4 * (5 + perText), nil}, {4*(5+perText) - 1, errText}} {
		var kept []byte
		_, err := walk(xml, nil, 8, NewBudget(Limits{Text: tt.text}, time.Time{}), func(s *Scanner) error {
			if s.Start() {
				kept = append(kept, s.Attr("b")...)
			} else if s.IsText() {
				kept = s.AppendTo(kept)
			}
			return nil
		})
		if err != tt.want || int64(len(kept)) > tt.text {
			t.Errorf("with %d bytes of text, the walk ended with %v, and took %d bytes", tt.text, err, len(kept))
		}
	}
}
