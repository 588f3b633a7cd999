package compose

import (
	"fmt"
	"strings"
	"testing"
)

// A chart that nobody can take in at a glance gives way to the tables.
func TestSummaryComparesSomeThemes(t *testing.T) {
	for n, want := range map[int]bool{1: false, 2: true, mostThemes: true, mostThemes + 1: false} {
		p, r := many(n, 1, 0)
		for i := range p.Commitments {
			p.Commitments[i].Theme = txt(fmt.Sprintf("Theme of commitment %d", i+1))
		}
		doc := editionOf(t, p, r).Document()
		if got := strings.Contains(doc.String(), ". Commitments by theme and completion level\n  alt:"); got != want {
			t.Errorf("%d themes: a chart is %v, want %v", n, got, want)
		}
		if last := fmt.Sprintf("Theme of commitment %d", n); strings.Count(doc.String(), last) < 2 {
			t.Errorf("%d themes: the last one does not stand in the tables", n)
		}
	}
}
