package ogp

import (
	"slices"
	"testing"
)

func TestMergedCommitmentsGoOnInOthers(t *testing.T) {
	row := func(number ID, change Change, into ID) Commitment {
		return Commitment{Number: number, Change: change, MergedInto: into}
	}
	for _, c := range []struct {
		why         string
		commitments []Commitment
		findings    []string // code and row
		into        ID       // of the first
	}{
		{"one that goes on", []Commitment{row("1", Merged, "2"), row("2", Unchanged, "")}, nil, "2"},
		{"a chain to one that goes on", []Commitment{row("1", Merged, "2"), row("2", Merged, "3"), row("3", Amended, "")}, nil, "2"},
		{"no number", []Commitment{row("1", Merged, "")}, []string{"merged-into-missing 1"}, ""},
		{"no merger and no number", []Commitment{row("1", Withdrawn, "")}, nil, ""},
		{"a number that there is not", []Commitment{row("1", Merged, "9")}, []string{"commitment-unknown 1"}, ""},
		{"itself", []Commitment{row("1", Merged, "1")}, []string{"merged-into-itself 1"}, ""},
		{"each other", []Commitment{row("1", Merged, "2"), row("2", Merged, "1")},
			[]string{"merged-in-circle 1", "merged-in-circle 2"}, "2"},
		{"a chain into a circle", []Commitment{row("1", Merged, "2"), row("2", Merged, "3"), row("3", Merged, "2")},
			[]string{"merged-in-circle 2", "merged-in-circle 3"}, "2"},
		{"one that was withdrawn", []Commitment{row("1", Merged, "2"), row("2", Withdrawn, "")},
			[]string{"merged-into-withdrawn 1"}, "2"},
		{"a chain to one that was withdrawn", []Commitment{row("1", Merged, "2"), row("2", Merged, "3"), row("3", Withdrawn, "")},
			[]string{"merged-into-withdrawn 1", "merged-into-withdrawn 2"}, "2"},
		{"a number without a merger", []Commitment{row("1", Amended, "2"), row("2", Unchanged, "")},
			[]string{"merged-into-without-merger 1"}, ""},
	} {
		r := Merge(&Plan{ID: "P", Commitments: c.commitments}, nil)
		var found []string
		for _, f := range r.Findings {
			switch f.Code {
			case MergedNowhere, MergedItself, MergedCircle, MergedWithdrawn, NotMerged, CommitmentNone:
				found = append(found, string(f.Code)+" "+string(f.Row))
			}
		}
		if slices.Sort(found); !slices.Equal(found, c.findings) {
			t.Errorf("%s: %q, want %q", c.why, found, c.findings)
		}
		var into ID
		if on := r.MergedInto(&r.Commitments[0]); on != nil {
			into = on.Number
		}
		if into != c.into {
			t.Errorf("%s: goes on in %q, want %q", c.why, into, c.into)
		}
	}
}
