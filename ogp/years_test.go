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
		{"2023-01-01", "2023-10-31", "1 2023-01-01..2023-10-31 1", "a plan of ten months"},
		{"2023-01-01", "2023-11-30", "1 2023-01-01..2023-11-30 2", "a plan of eleven months"},
		{"2023-01-01", "2023-11-29", "1 2023-01-01..2023-11-29 1", "a day short of eleven months"},
		{"2023-01-01", "2023-05-31", "1 2023-01-01..2023-05-31 1", "a plan under six months"},
		{"2023-01-01", "2024-11-30", "1 2023-01-01..2023-12-31 2, 2 2024-01-01..2024-11-30 2", "a remainder of eleven months"},
		{"2023-03-31", "2025-02-27", "1 2023-03-31..2024-03-30 2, 2 2024-03-31..2025-02-27 2", "eleven months after 31 March is 28 February"},
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
	with := func(start string, who string, results Answer) Event {
		return Event{ID: "E1", Start: day(start), SeniorOfficial: who, ResultsPresented: results}
	}
	for _, c := range []struct {
		why    string
		event  Event
		asOf   Date
		first  Verdict
		second Verdict
	}{
		{"named, and results were presented", with("2023-05-01", "Minister", Yes), Date{}, Met, NotRecorded},
		{"named, and nothing was presented", with("2023-05-01", "Minister", No), Date{}, NotMet, NotRecorded},
		{"named, and the rest is not recorded", with("2023-05-01", "Minister", Unstated), Date{}, CannotTell, NotRecorded},
		{"nobody is named", with("2023-05-01", "", Yes), Date{}, NotRecorded, NotRecorded},
		{"the second year runs", with("2023-05-01", "Minister", Yes), day("2024-05-01"), Met, Running},
		{"after the report", with("2024-05-02", "Minister", Yes), day("2024-05-01"), NotRecorded, Running},
	} {
		r := twoYears(c.event)
		r.AsOf = c.asOf
		if y := r.SeniorReviews(); len(y) != 2 || y[0].Verdict != c.first || y[1].Verdict != c.second {
			t.Errorf("%s: %+v", c.why, y)
		}
	}
}
