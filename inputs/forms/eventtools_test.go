package forms_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs/inputstest"
)

// decidingEvents are events that say all, some or nothing of what decides
// whether they count as meetings with civil society.
const decidingEvents = `
== sheet Consultations
title: Only a title, a date and a number of people
start: 2025-02-03
participants: 12

title: Forum meeting of which all is said
start: 2025-02-04
phase: Implementation
type: Forum meeting
results_presented: Yes
comments_invited: Yes

title: Workshop on the draft plan
start: 2024-02-05
phase: Co-creation
type: Workshop

title: A series without an end
start: 2025-03-01
times: 3
phase: Implementation
civil_society: 9
results_presented: Yes
comments_invited: No
`

// A form asks for exactly what decides whether an event counts, and shows so
// while it is filled in.
func TestFormsAskForWhatDecidesWhetherEventsCount(t *testing.T) {
	tool(t, "soffice")
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	form := inputstest.Must(t)(inputstest.Return(plan, "moh", decidingEvents))
	dir := inputstest.Folder(t, map[string][]byte{"events.xlsx": form})
	saved := openFile(t, filepath.Join(saveAgain(t, dir, "events.xlsx"), "events.xlsx"))
	for cell, want := range map[string]string{
		"Consultations!C5": "▲ Phase\n▲ From civil society\n▲ Were results presented?\n▲ Were comments invited?",
		"Consultations!C6": "✓ complete",
		"Consultations!C7": "✓ complete",
		"Consultations!C8": "▲ Last day",
		"Consultations!C9": "",
	} {
		sheet, ref, _ := strings.Cut(cell, "!")
		if got, err := saved.GetCellValue(sheet, ref); err != nil || got != want {
			t.Errorf("%s shows %q, want %q (%v)", cell, got, want, err)
		}
	}
	rows, err := saved.GetRows("Check")
	if err != nil {
		t.Fatal(err)
	}
	var counted []string
	for _, r := range rows {
		if len(r) == 5 && (strings.Contains(r[0], "vents") || strings.HasPrefix(r[0], "Rows")) {
			counted = append(counted, strings.Join(r, " | "))
		}
	}
	want := []string{
		"Consultation events: phase | 4 | 3 | 1 | ▲ To do",
		"Events during implementation: date | 3 | 3 | 0 | ✓ Complete",
		"Rows for several meetings: last day | 1 | 0 | 1 | ▲ To do",
		"Events during implementation: number from civil society | 2 | 1 | 1 | ▲ To do",
		"Events during implementation: were results presented? | 3 | 2 | 1 | ▲ To do",
		"Events during implementation: were comments invited? | 3 | 2 | 1 | ▲ To do",
	}
	if !slices.Equal(counted, want) {
		t.Errorf("the sheet Check says\n%s\nwant\n%s", strings.Join(counted, "\n"), strings.Join(want, "\n"))
	}
}
