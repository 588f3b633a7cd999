package pdftest_test

import (
	"strings"
	"testing"

	"selfassess/render/pdf/pdftest"
)

func TestWordsPartWhereOneIsNotThatOfTheDocument(t *testing.T) {
	for _, c := range []struct {
		heard, written string
		want           int
	}{
		{"", "", -1},
		{"The law is in force.", "The law is in force.", -1},
		{"Figure 1. Levels", "Figure 1 Levels", -1},
		{"Table 2.10. II.A. Levels", "Table 2.10 II.A Levels", -1},
		{"الشكل ١. المستويات", "الشكل ١ المستويات", -1},
		{"Figure 1 Levels", "Figure 1. Levels", 1},
		{"The law is in force.", "The law is in force", 4},
		{"The law is in force", "The law is in force.", 4},
		{"in 2024.. Levels", "in 2024. Levels", 1},
		{"one two", "one two three", 2},
		{"one two three", "one two", 2},
	} {
		if got := pdftest.Parting(strings.Fields(c.heard), strings.Fields(c.written)); got != c.want {
			t.Errorf("%q and %q part at %d, not at %d", c.heard, c.written, got, c.want)
		}
	}
}
