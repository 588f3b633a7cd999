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
	s, err := newScanner([]byte("<a>" + strings.Repeat("<b/>", clockEvery) + "</a>"))
	if err != nil {
		t.Fatal(err)
	}
	for s.end = time.Now(); err == nil; {
		var last token
		if last, err = s.next(); last == endOfPart && err == nil {
			t.Fatal("the scanner came to the end")
		}
	}
	if err != errSlow {
		t.Errorf("the scanner ended with %v", err)
	}
}
