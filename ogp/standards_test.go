package ogp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var link = Link{Text: "https://gov.example/", URL: "https://gov.example/"}

// twoYears is a report of 2023 and 2024 with all links given.
func twoYears(events ...Event) *Report {
	for i := range events {
		if events[i].ID == "" {
			events[i].ID = ID(fmt.Sprintf("E%d", i+1))
		}
	}
	return &Report{Plan: &Plan{Start: day("2023-01-01"), End: day("2024-12-31"), Forum: words("Forum"),
		ForumRules: link, Website: link, RepositoryURL: link}, Events: events}
}

func requirement(r *Report, number string) Requirement {
	for _, q := range r.Requirements() {
		if q.Number == number {
			return q
		}
	}
	return Requirement{}
}

func says(q Requirement) string {
	return strings.TrimSpace(string(q.Verdict) + " " + joined(q.Why))
}

func TestRequirementsStandInOrder(t *testing.T) {
	var got []string
	for _, q := range twoYears().Requirements() {
		got = append(got, q.Number)
	}
	if want := []string{"1.1", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "5.1"}; !slices.Equal(got, want) {
		t.Errorf("requirements %v", got)
	}
}

func forumOn(dates ...string) []Event {
	var events []Event
	for _, d := range dates {
		e := Event{Type: ForumMeeting}
		if d != "" {
			e.Start = day(d)
		}
		events = append(events, e)
	}
	return events
}

func TestForumMeetsEverySixMonths(t *testing.T) {
	for _, c := range []struct {
		why   string
		dates []string
		spoil func(*Plan)
		want  string
		gap   string
	}{
		{"never more than six months", []string{"2023-05-15", "2023-11-15", "2024-05-15", "2024-11-10"}, nil, "met", "2023-05-15 2023-11-15"},
		{"six months to the day, and one day more to the plan's end", []string{"2023-07-01", "2024-01-01", "2024-06-30"}, nil, "not_met gap_too_long", "2024-06-30 2024-12-31"},
		{"the gap to the plan's start counts", []string{"2023-07-02", "2023-12-01", "2024-05-01", "2024-10-01"}, nil, "not_met gap_too_long", "2023-01-01 2023-07-02"},
		{"a month is enough where no day of it makes the gap too long", []string{"2023-04", "2023-09", "2024-02", "2024-07"}, nil, "met", ""},
		{"a month is not enough where some day of it does", []string{"2023-06", "2023-11", "2024-05", "2024-10"}, nil, "unknown gap_too_long", ""},
		{"months that are too far apart whatever the days", []string{"2023-04", "2023-12", "2024-05", "2024-10"}, nil, "not_met gap_too_long", ""},
		{"a meeting without a date may have filled the gap", []string{"2023-06-01", "", "2024-05-01", "2024-10-01"}, nil, "unknown gap_too_long", ""},
		{"no meetings", nil, nil, "not_met no_forum_meetings", "2023-01-01 2024-12-31"},
		{"no meetings and no forum", nil, func(p *Plan) { p.Forum = nil }, "not_met no_forum no_forum_meetings", ""},
		{"meetings outside the plan are not meetings in it", []string{"2022-06-01"}, nil, "not_met no_forum_meetings", ""},
		{"no rules", []string{"2023-05-15", "2023-11-15", "2024-05-15", "2024-11-10"}, func(p *Plan) { p.ForumRules = Link{} }, "not_met no_rules_link", ""},
		{"rules that are no link", []string{"2023-05-15", "2023-11-15", "2024-05-15", "2024-11-10"}, func(p *Plan) { p.ForumRules = Link{Text: "on request"} }, "not_met no_rules_link", ""},
		{"no period", []string{"2023-06-30"}, func(p *Plan) { p.End = Date{} }, "unknown no_plan_period", ""},
		{"no period and no rules", nil, func(p *Plan) { p.End, p.ForumRules = Date{}, Link{} }, "not_met no_plan_period no_rules_link", ""},
	} {
		r := twoYears(forumOn(c.dates...)...)
		if c.spoil != nil {
			c.spoil(r.Plan)
		}
		q := requirement(r, "1.1")
		if got := strings.ReplaceAll(says(q), ";", ""); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
		if c.gap != "" && c.gap != q.Gap.From.String()+" "+q.Gap.To.String() {
			t.Errorf("%s: gap %+v, want %s", c.why, q.Gap, c.gap)
		}
	}
}

func TestRepositoryIsUpdatedTwiceAYear(t *testing.T) {
	up := func(kind Phase, dates ...string) (us []RepositoryUpdate) {
		for _, d := range dates {
			us = append(us, RepositoryUpdate{Date: day(d), Kind: kind})
		}
		return us
	}
	for _, c := range []struct {
		why     string
		updates []RepositoryUpdate
		want    string
	}{
		{"two in each year, both kinds", append(up(CoCreation, "2023-01-01", "2023-12-31"), up(Implementation, "2024-03", "2024-05-05")...), "met"},
		{"evidence of co-creation from before the plan counts as a kind", append(up(CoCreation, "2022-05-05"), up(Implementation, "2023-03-01", "2023-04-01", "2024-03-01", "2024-04-01")...), "met"},
		{"one year short", append(up(CoCreation, "2023-01-01", "2023-12-31"), up(Implementation, "2024-03-01")...), "not_met too_few_updates"},
		{"one kind only", up(CoCreation, "2023-01-01", "2023-12-31", "2024-01-01", "2024-12-31"), "not_met no_implementation_item"},
		{"nothing", nil, "not_met too_few_updates; no_co_creation_item; no_implementation_item"},
	} {
		r := twoYears()
		r.Repository = c.updates
		if got := says(requirement(r, "2.2")); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

func TestAnUpdateThatCannotBePlacedLeavesADoubt(t *testing.T) {
	r := twoYears()
	r.Plan.Start, r.Plan.End = day("2022-07-01"), day("2024-06-30") // 2023 lies in both plan years
	for i, d := range []string{"2022-08-01", "2023-01-01", "2024-03-01", "2023"} {
		r.Repository = append(r.Repository, RepositoryUpdate{Date: day(d), Kind: []Phase{CoCreation, Implementation}[i%2]})
	}
	if got := says(requirement(r, "2.2")); got != "unknown too_few_updates" {
		t.Error(got)
	}
}

func TestCoCreationRequirements(t *testing.T) {
	co := func(start, notice string, kind EventType) Event {
		e := Event{Phase: CoCreation, Type: kind, Start: day(start)}
		if notice != "" {
			e.Notice = day(notice)
		}
		return e
	}
	ended := co("2022-05-01", "", Survey)
	ended.End = day("2022-05-31")
	for _, c := range []struct {
		number, why string
		events      []Event
		want        string
	}{
		{"3.1", "fourteen days before", []Event{co("2022-05-15", "2022-05-01", "workshop")}, "met"},
		{"3.1", "thirteen days before", []Event{co("2022-05-14", "2022-05-01", "workshop")}, "not_met notice_too_late"},
		{"3.1", "notice in a month that is early enough", []Event{co("2022-05-15", "2022-04", "workshop")}, "met"},
		{"3.1", "notice in the same month", []Event{co("2022-05-30", "2022-05", "workshop")}, "unknown cannot_be_placed"},
		{"3.1", "no notice recorded", []Event{co("2022-05-15", "", "workshop")}, "unknown no_notice_date"},
		{"3.1", "a notice of a later event announced the process", []Event{co("2022-05-15", "", "workshop"), co("2022-06-15", "2022-04-15", "workshop")}, "met"},
		{"3.1", "nothing recorded", nil, "unknown no_co_creation_events"},
		{"3.2", "a workshop", []Event{co("2022-05-15", "", "workshop")}, "met"},
		{"3.2", "only the forum met", []Event{co("2022-05-15", "", ForumMeeting)}, "not_met no_outreach"},
		{"3.2", "nothing recorded", nil, "unknown no_outreach"},
		{"3.3", "a survey with its dates", []Event{ended}, "met"},
		{"3.3", "a survey without its end", []Event{co("2022-05-01", "", Survey)}, "unknown input_dates_missing"},
		{"3.3", "only a workshop", []Event{co("2022-05-01", "", "workshop")}, "not_met no_input_mechanism"},
		{"3.3", "nothing recorded", nil, "unknown no_co_creation_events"},
	} {
		if got := says(requirement(twoYears(c.events...), c.number)); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.number, c.why, got, c.want)
		}
	}
	r := twoYears()
	r.Plan.Narrative = []Narrative{{Section: SecDevelopment, Text: words("We travelled")}}
	if got := says(requirement(r, "3.2")); got != "met" {
		t.Errorf("a text on outreach: %s", got)
	}
}

func TestReasonedResponse(t *testing.T) {
	early, late := day("2022-06-01"), day("2023-06-01")
	for _, c := range []struct {
		why      string
		comments []Comment
		want     string
	}{
		{"all answered", []Comment{{ID: "1", Received: early, Outcome: "noted"}, {ID: "2", Target: "plan", Response: words("Yes")}}, "met"},
		{"one unanswered", []Comment{{ID: "1", Received: early, Outcome: "noted"}, {ID: "2", Target: "plan"}}, "not_met comments_unanswered"},
		{"comments on implementation are not meant", []Comment{{ID: "1", Received: late, Target: "1"}}, "unknown no_co_creation_comments"},
		{"none", nil, "unknown no_co_creation_comments"},
	} {
		r := twoYears()
		r.Comments = c.comments
		if got := says(requirement(r, "4.1")); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

// meeting is an event that counts for requirement 5.1.
func meeting(start string) Event {
	e := Event{Phase: Implementation, Type: "public_meeting", ResultsPresented: Yes, CommentsInvited: Yes,
		Sectors: map[Sector]Count{CivilSociety: Counted(3)}}
	if start != "" {
		e.Start = day(start)
	}
	return e
}

func TestWhatCountsAsAMeeting(t *testing.T) {
	for _, c := range []struct {
		why   string
		spoil func(*Event)
		want  string
	}{
		{"all is there", func(*Event) {}, ""},
		{"co-creation", func(e *Event) { e.Phase = CoCreation }, "wrong_phase"},
		{"no civil society", func(e *Event) { e.Sectors[CivilSociety] = Counted(0) }, "civil_society_absent"},
		{"civil society not recorded", func(e *Event) { e.Sectors = nil }, "civil_society_not_recorded"},
		{"not recorded, but the forum met", func(e *Event) { e.Sectors, e.Type = nil, ForumMeeting }, ""},
		{"the forum met without civil society", func(e *Event) { e.Sectors[CivilSociety], e.Type = Counted(0), ForumMeeting }, "civil_society_absent"},
		{"no results", func(e *Event) { e.ResultsPresented = No }, "results_not_presented"},
		{"results not recorded", func(e *Event) { e.ResultsPresented = Unstated }, "results_not_recorded"},
		{"comments not invited", func(e *Event) { e.CommentsInvited = No }, "comments_not_invited"},
		{"every reason is given", func(e *Event) { *e = Event{Start: e.Start, Phase: SelfAssessment} },
			"wrong_phase; civil_society_not_recorded; results_not_recorded; comments_not_recorded"},
	} {
		e := meeting("2023-05-01")
		c.spoil(&e)
		y := requirement(twoYears(e), "5.1").Years[0]
		got := ""
		if len(y.Short) > 0 {
			got = joined(y.Short[0].Why)
		}
		if got != c.want || y.Held != 1 || (y.Qualifying == 1) != (c.want == "") {
			t.Errorf("%s: %q, want %q; %d of %d count", c.why, got, c.want, y.Qualifying, y.Held)
		}
	}
}

func TestTwoMeetingsInEveryPlanYear(t *testing.T) {
	unrecorded := meeting("2024-05-01")
	unrecorded.ResultsPresented = Unstated
	refused := unrecorded
	refused.CommentsInvited = No
	for _, c := range []struct {
		why    string
		events []Event
		want   string
		apart  string // events that lie in no year
	}{
		{"two in each", []Event{meeting("2023-01-01"), meeting("2023-12-31"), meeting("2024-01-01"), meeting("2024-12-31")}, "met", ""},
		{"one year short", []Event{meeting("2023-01-01"), meeting("2023-12-31"), meeting("2024-05-01")}, "not_met too_few_meetings", ""},
		{"the second one may count", []Event{meeting("2023-01-01"), meeting("2023-12-31"), meeting("2024-05-01"), unrecorded}, "unknown too_few_meetings", ""},
		{"the second one does not count anyway", []Event{meeting("2023-01-01"), meeting("2023-12-31"), meeting("2024-05-01"), refused}, "not_met too_few_meetings", ""},
		{"one year may be mended, the other not", []Event{meeting("2023-01-01"), meeting("2024-05-01"), unrecorded}, "not_met too_few_meetings", ""},
		{"a whole year lies in one plan year", []Event{meeting("2023"), meeting("2023"), meeting("2024"), meeting("2024-02")}, "met", ""},
		{"a date that is not known may be in the short year", []Event{meeting("2023-01-01"), meeting("2023-02-01"), meeting("2024-05-01"), meeting("")}, "unknown too_few_meetings", "E4 cannot_be_placed"},
		{"outside the plan", []Event{meeting("2023-01-01"), meeting("2023-02-01"), meeting("2024-05-01"), meeting("2025-05-01")}, "not_met too_few_meetings", "E4 outside_plan"},
		{"nothing", nil, "not_met too_few_meetings", ""},
	} {
		q := requirement(twoYears(c.events...), "5.1")
		apart := ""
		for _, s := range q.Short {
			apart += string(s.ID) + " " + joined(s.Why)
		}
		if says(q) != c.want || apart != c.apart {
			t.Errorf("%s: %s and %q, want %s and %q", c.why, says(q), apart, c.want, c.apart)
		}
	}
}

func TestMeetingsByCalendarYear(t *testing.T) {
	r := twoYears(meeting("2022-12-15"), meeting("2023-11-15"), meeting("2023-12-15"))
	r.Plan.Start = day("2022-12-01")
	q := requirement(r, "5.1")
	var plan, calendar []string
	for _, y := range q.Years {
		plan = append(plan, fmt.Sprint(y.Year, y.Qualifying, y.Verdict == Met))
	}
	for _, y := range q.Calendar {
		calendar = append(calendar, fmt.Sprint(y.Year, y.Qualifying, y.Required))
	}
	if !slices.Equal(plan, []string{"1 2 true", "2 1 false"}) || !slices.Equal(calendar, []string{"2022 1 0", "2023 2 0", "2024 0 0"}) {
		t.Errorf("plan years %v, calendar years %v", plan, calendar)
	}
	if !slices.Equal(q.Counting, []ID{"E1", "E2", "E3"}) {
		t.Errorf("counting %v", q.Counting)
	}
}
