package ogp

import (
	"slices"
	"testing"
)

// That no row of a return or of the plan's tables is left out, the promises
// of Merge tell; these are the sheets that Merge leaves alone.
func TestEveryCellIsAmongThoseTheReportIsMadeOf(t *testing.T) {
	p := &Plan{File: "plan.xlsx", Country: words("C"), Title: Text{"": "T", "fr": "TF"}, CoordinatingAgency: words("O"), Contact: Contact{Name: "N", Email: "E"},
		Forum: words("F"), ForumRules: Link{Text: "L1"}, Website: Link{Text: "L2"}, RepositoryURL: Link{Text: "L3"},
		Places:          map[string]Place{"title": {"plan.xlsx", "Plan", "C4"}, "title::fr": {"plan.xlsx", "Plan", "D4"}},
		Agencies:        []Agency{{ID: "A", Name: words("AN"), Origin: from("plan.xlsx", "Agencies", 2)}},
		Narrative:       []Narrative{{Section: SecLessons, Text: words("NT"), Origin: from("plan.xlsx", "Narrative", 2)}},
		Recommendations: []Recommendation{{Number: "R1", Recommendation: words("RT"), How: words("RH"), Addressed: Yes, NextPlan: No, Origin: from("plan.xlsx", "Recommendations", 2)}},
		PeerExchange:    []PeerExchange{{Date: Day(2024, 1, 2), With: words("PW"), Topic: words("PT"), Direction: "given", Text: words("PX"), Origin: from("plan.xlsx", "Peer exchange", 2)}}}
	var got []string
	places := map[string]Place{}
	Merge(p, nil).EachCell(func(c Cell) {
		got = append(got, c.Text)
		places[c.Text] = c.At
	})
	want := []string{"C", "T", "TF", "O", "N", "E", "F", "L1", "L2", "L3", "A", "AN", "lessons", "NT", "R1", "RT", "yes", "RH", "no", "2024-01-02", "PW", "PT", "given", "PX"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for text, at := range map[string]Place{"T": {"plan.xlsx", "Plan", "C4"}, "TF": {"plan.xlsx", "Plan", "D4"}, "C": {"plan.xlsx", "Plan", ""}} {
		if places[text] != at {
			t.Errorf("%s stands at %v, want %v", text, places[text], at)
		}
	}
}
