package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// What is dated after the day of the report is not counted, and says so.
func TestUpdatesAfterTheReportsDateAreMarked(t *testing.T) {
	p, returns := smallPlan()
	p.Repository = []ogp.RepositoryUpdate{{Date: ogp.Day(2026, 9, 30), What: txt("Minutes")}, {Date: ogp.Day(2026, 10, 1), What: txt("Data")}}
	dump := editionOf(t, p, returns...).Document().String()
	for _, want := range []string{"- 30 Sep 2026 | Minutes |", "- 1 Oct 2026 / small: after the ⏎report's date | Data |"} {
		if !strings.Contains(strings.ReplaceAll(dump, "\u00a0", " "), strings.ReplaceAll(want, "small: ", "")) {
			t.Errorf("the document does not say %q", want)
		}
	}
}
