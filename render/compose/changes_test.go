package compose

import (
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// A commitment that was merged says into which, in its own record and in the
// annex of changes, as far as the plan does.
func TestMergedCommitmentsSayIntoWhich(t *testing.T) {
	for _, c := range []struct {
		why          string
		into         ogp.ID
		record, list string
	}{
		{"as the plan says", "2", "Merged into commitment 2, 1 March 2025. ", "Merged into commitment 2"},
		{"the plan does not say it", "", "Merged, 1 March 2025. ", "Merged"},
		{"there is no such commitment", "7", "Merged, 1 March 2025. ", "Merged"},
		{"itself", "1", "Merged, 1 March 2025. ", "Merged"},
	} {
		p := &ogp.Plan{ID: "P", Commitments: []ogp.Commitment{
			{Number: "1", Title: txt("One"), Change: ogp.Merged, ChangeDate: ogp.Day(2025, 3, 1), MergedInto: c.into},
			{Number: "2", Title: txt("Two")},
		}}
		var texts []string
		for s := range editionOf(t, p).Document().Texts() {
			texts = append(texts, strings.ReplaceAll(s, "\u00a0", " "))
		}
		for _, want := range []string{c.record, c.list} {
			if !slices.Contains(texts, want) {
				t.Errorf("%s: %q is printed nowhere", c.why, want)
			}
		}
	}
}

// Each text keeps its author: two people may sign a foreword each.
func TestForewordsAreSigned(t *testing.T) {
	p := &ogp.Plan{ID: "P", Narrative: []ogp.Narrative{
		{Section: ogp.SecForeword, Text: txt("We did it."), Author: txt("A. Ruiz"), AuthorTitle: txt("Minister")},
		{Section: ogp.SecForeword, Text: txt("We watched."), Author: txt("B. Sole")},
	}}
	first := editionOf(t, p).Document().Sections[0]
	var got []string
	for _, b := range first.Blocks {
		got = append(got, b.(render.Paragraph).Spans[0].Text)
	}
	want := []string{"We did it.", "A. Ruiz", "Minister", "We watched.", "B. Sole"}
	if first.ID != "foreword" || !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", first.ID, got, want)
	}
}
