package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// Contributions are summed over the commitments that are assessed, whoever
// wrote of them; a way that nobody took has its zero.
func TestContributionsOfOthersAreSummed(t *testing.T) {
	p, returns := openingPlan("limited", "limited", "limited")
	p.Commitments[2].Change = ogp.Withdrawn
	for i := range returns {
		returns[i].Results[0].Expertise = txt("Advice.")
	}
	returns[1].Results[0].UseFeedback = txt("Tests.")
	e := editionOf(t, p, returns...)
	want := "Commitments for which contributions of other stakeholders are recorded: 2 of 2. The section of each tells of them."
	if got := contributionsWords(newSource(e)); got != want {
		t.Errorf("got %s", got)
	}
	for _, want := range []string{
		"  - Communications | 0 of 2 | —(none)\n",
		"  - Expertise | 2 of 2 | <1 → #commitment-1>(Commitment 1), <2 → #commitment-2>(Commitment 2)\n",
		"  - Service provision and co-production | 0 of 2 | —(none)\n",
		"  - Enabling use and feedback | 1 of 2 | <2 → #commitment-2>(Commitment 2)\n",
	} {
		if got := e.Document().String(); !strings.Contains(got, want) {
			t.Errorf("%q is not in the document", want)
		}
	}
}

func TestNoContributionsOfOthersAreASentence(t *testing.T) {
	p, returns := openingPlan("limited")
	e := editionOf(t, p, returns...)
	want := "No contribution of other stakeholders in one of the handbook's four ways is recorded."
	if got := contributionsWords(newSource(e)); got != want || strings.Contains(e.Document().String(), "Way of contributing") {
		t.Errorf("got %s, or a table of zeros", got)
	}
}
