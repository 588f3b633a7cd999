package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// What the checks found is counted. Nothing of it is quoted, and nothing that
// has no place in the report is printed: it may be private.
func TestMethodAnnexGivesNumbersOnly(t *testing.T) {
	private := ogp.Place{File: "inputs/MOJ final FINAL (2).xlsx", Sheet: "Nobody's sheet", Cell: "W5"}
	cells := func(n int) (cs []ogp.Cell) {
		for range n {
			cs = append(cs, ogp.Cell{Column: "my notes", Text: "call me at home: 0555 123 456", At: private})
		}
		return cs
	}
	finding := func(c ogp.Code) ogp.Finding {
		return ogp.Finding{Code: c, At: private, Found: "call me at home: 0555 123 456"}
	}
	unplaced := func(c ogp.Code, n int) ogp.Unplaced {
		return ogp.Unplaced{Code: c, File: private.File, Sheet: private.Sheet, Cells: cells(n)}
	}
	tests := []struct {
		why      string
		findings []ogp.Finding
		unplaced []ogp.Unplaced
		status   ogp.ReturnStatus
		want     []string
	}{
		{"nothing was found", nil, nil, ogp.ReturnStatus{}, []string{"The checks found nothing to mend.", "Nothing to report"}},
		{"findings of several kinds", []ogp.Finding{finding(ogp.CellOutside), finding(ogp.LevelUnknown), finding(ogp.LevelUnknown),
			finding(ogp.LevelDiffers), finding(ogp.PersonalData), finding(ogp.ReturnsConflict)}, nil, ogp.ReturnStatus{},
			[]string{"The checks found 3 errors, 2 warnings and 1 note; the secretariat keeps the list of them.",
				"Workbooks and returns | 1 | 0 | 0", "Sheets, columns and what stands beside tables | 0 | 0 | 1",
				"Values of cells: dates, numbers, levels, words, links | 2 | 0 | 0", "Texts that may hold personal data | 0 | 1 | 0",
				"What the plan and the returns say | 0 | 1 | 0"}},
		{"a font of this computer", []ogp.Finding{finding(ogp.FontNotUsed)}, nil, ogp.ReturnStatus{},
			[]string{"The checks found nothing to mend."}},
		{"a cell without a place", nil, []ogp.Unplaced{unplaced(ogp.CellOutside, 1)}, ogp.ReturnStatus{},
			[]string{"One cell had no place in this report; the secretariat keeps it."}},
		{"several, and a return that was replaced", nil,
			[]ogp.Unplaced{unplaced(ogp.CellOutside, 3), unplaced(ogp.RowWithoutID, 4), unplaced(ogp.ReturnSuperseded, 90)},
			ogp.ReturnStatus{File: private.File, Submission: 2, Superseded: []string{private.File}},
			[]string{"7 cells had no place in this report; the secretariat keeps them.", "*Received. *MOJ (submission 2 · one earlier submission was replaced)"}},
		{"two were replaced", nil, nil, ogp.ReturnStatus{File: private.File, Submission: 3, Superseded: []string{private.File, "b"}},
			[]string{"*Received. *MOJ (submission 3 · 2 earlier submissions were replaced)"}},
		{"two with one number", nil, nil, ogp.ReturnStatus{Conflict: []string{private.File, "b"}, Submission: 1},
			[]string{"*Received 2 times with the same number and different content; only that is printed on which all agree. *MOJ\n"}},
		{"it did not come", nil, nil, ogp.ReturnStatus{Expected: true}, []string{"*No return received. *MOJ\n"}},
	}
	for _, tt := range tests {
		p := &ogp.Plan{ID: "P", Country: txt("Velmara"), Title: txt("Plan"), Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30)}
		e := editionOf(t, p)
		e.Findings = tt.findings
		tt.status.Agency = "MOJ"
		e.Report.Unplaced, e.Report.Returns = tt.unplaced, []ogp.ReturnStatus{tt.status}
		got, tags := e.Document().String(), valuesOf(e).String()
		_, annex, _ := strings.Cut(got, "How this report was compiled")
		for _, want := range tt.want {
			if !strings.Contains(annex, want) {
				t.Errorf("%s: no %q in\n%s", tt.why, want, annex)
			}
		}
		for _, secret := range []string{"0555", "at home", "FINAL", "xlsx", "Nobody's", "W5", "my notes"} {
			if strings.Contains(got, secret) {
				t.Errorf("%s: %q is printed", tt.why, secret)
			}
			if strings.Contains(tags, secret) {
				t.Errorf("%s: a tag says %q", tt.why, secret)
			}
		}
	}
}
