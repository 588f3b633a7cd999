package ogp

import (
	"fmt"
	"strings"
	"testing"
)

func TestPlanYears(t *testing.T) {
	for _, c := range []struct{ start, end, want, why string }{
		{"2022-12-01", "2024-12-31", "1 2022-12-01..2023-11-30 2, 2 2023-12-01..2024-12-31 2", "one month over belongs to the last year"},
		{"2023-01-01", "2024-12-31", "1 2023-01-01..2023-12-31 2, 2 2024-01-01..2024-12-31 2", "two full years"},
		{"2023-01-01", "2025-06-29", "1 2023-01-01..2023-12-31 2, 2 2024-01-01..2025-06-29 2", "a day short of six months"},
		{"2023-01-01", "2025-06-30", "1 2023-01-01..2023-12-31 2, 2 2024-01-01..2024-12-31 2, 3 2025-01-01..2025-06-30 1", "six months exactly"},
		{"2023-01-01", "2023-10-31", "1 2023-01-01..2023-10-31 1", "a plan shorter than a year"},
		{"2023-01-01", "2023-01-01", "1 2023-01-01..2023-01-01 1", "a plan of one day"},
		{"2024-02-29", "2026-02-27", "1 2024-02-29..2025-02-27 2, 2 2025-02-28..2026-02-27 2", "a start on a leap day"},
		{"2023-08-31", "2025-02-26", "1 2023-08-31..2025-02-26 2", "six months after 31 August is 28 February"},
		{"2023-08-31", "2025-02-27", "1 2023-08-31..2024-08-30 2, 2 2024-08-31..2025-02-27 1", "and a day more is enough"},
		{"2023-01", "2024-12-31", "", "a start that is no full date"},
		{"2023-01-01", "2024", "", "an end that is no full date"},
		{"2023-01-01", "2022-01-01", "", "an end before the start"},
	} {
		var got []string
		for _, y := range PlanYears(day(c.start), day(c.end)) {
			got = append(got, fmt.Sprintf("%d %s..%s %d", y.Number, y.From, y.To, y.Required))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s to %s: %s\nwant %s: %s", c.start, c.end, s, c.want, c.why)
		}
	}
}

func TestPlanYearsCoverThePlanWithoutGap(t *testing.T) {
	start := day("2023-08-31")
	for days := 0; days < 1500; days++ {
		end := start.AddDays(days)
		years := PlanYears(start, end)
		if years[0].From != start || years[len(years)-1].To != end {
			t.Fatalf("years of %s to %s: %v", start, end, years)
		}
		for i := 1; i < len(years); i++ {
			if years[i-1].To.AddDays(1) != years[i].From {
				t.Fatalf("gap between years of %s to %s: %v", start, end, years)
			}
		}
	}
}

func TestSeniorReviews(t *testing.T) {
	r := &Report{Plan: &Plan{Start: day("2023-01-01"), End: day("2024-12-31")}, Events: []Event{
		{ID: "E1", Start: day("2023-05-01"), SeniorOfficial: "Minister"}, {ID: "E2", Start: day("2024-05-01")}}}
	years := r.SeniorReviews()
	if len(years) != 2 || years[0].Verdict != Met || years[1].Verdict != NotMet || years[0].Events[0] != "E1" {
		t.Errorf("reviews %+v", years)
	}
}
