package secretariat_test

import (
	"fmt"
	"slices"
	"testing"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

// many are n findings of a code, two in a file.
func many(code ogp.Code, n int) (fs []ogp.Finding) {
	for i := range n {
		fs = append(fs, ogp.Finding{Code: code, At: ogp.Place{File: fmt.Sprintf("%03d.xlsx", i/2), Cell: fmt.Sprint("A", i)}})
	}
	return fs
}

func TestListingCountsWhatIsTooMuch(t *testing.T) {
	fs := ogp.SortFindings(slices.Concat(many(ogp.LevelUnknown, 100), many(ogp.DateAmbiguous, 101), many(ogp.LevelBlank, 5),
		many(ogp.MilestoneOverdue, 6), many(ogp.ReturnSuperseded, 2), many(ogp.DateRead, 1)))
	type line struct {
		code               ogp.Code
		shown, more, files int
	}
	var got, errors []line
	for _, l := range secretariat.Listing(fs, false) {
		if l.Code.Severity() == ogp.Error && l.More == 0 {
			errors = append(errors, line{l.Code, len(l.Shown), 0, 0})
			continue
		}
		got = append(got, line{l.Code, len(l.Shown), l.More, l.Files})
	}
	want := []line{{ogp.DateAmbiguous, 0, 91, 46}, {ogp.MilestoneOverdue, 3, 3, 2}, {ogp.LevelBlank, 5, 0, 0},
		{ogp.ReturnSuperseded, 0, 2, 1}, {ogp.DateRead, 1, 0, 0}}
	if !slices.Equal(got, want) {
		t.Errorf("listed\n%v, want\n%v", got, want)
	}
	if len(errors) != 110 {
		t.Errorf("%d errors stand in lines of their own, want 110", len(errors))
	}
}

// What is asked for with all is all, errors in the order of their files.
func TestListingOfAll(t *testing.T) {
	fs := ogp.SortFindings(slices.Concat(many(ogp.DateAmbiguous, 301), many(ogp.MilestoneOverdue, 60), many(ogp.ReturnSuperseded, 8),
		many(ogp.LevelUnknown, 200)))
	var listed []ogp.Finding
	for _, l := range secretariat.Listing(fs, true) {
		if listed = append(listed, l.Shown...); l.More > 0 {
			t.Errorf("%d findings %s are only counted", l.More, l.Code)
		}
	}
	if len(listed) != len(fs) {
		t.Errorf("%d of %d findings are listed", len(listed), len(fs))
	}
	for i, f := range listed[:501] {
		if f.Severity() != ogp.Error || i > 0 && f.At.Before(listed[i-1].At) {
			t.Fatalf("%v is listed after %v", f.At, listed[max(0, i-1)].At)
		}
	}
}
