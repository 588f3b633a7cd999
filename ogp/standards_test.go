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
	series := func(start, end string, times int) Event {
		e := Event{Type: ForumMeeting, Start: day(start), Times: Counted(times)}
		if end != "" {
			e.End = day(end)
		}
		return e
	}
	with := func(e Event, s Sector, n int) Event {
		e.Sectors = map[Sector]Count{s: Counted(n)}
		return e
	}
	regular := []string{"2023-05-15", "2023-11-15", "2024-05-15", "2024-11-10"}
	for _, c := range []struct {
		why    string
		events []Event
		spoil  func(*Report)
		want   string
		gap    string
	}{
		{"never more than six months", forumOn(regular...), nil, "met", "2023-05-15 2023-11-15"},
		{"six months to the day, and one day more to the plan's end", forumOn("2023-07-01", "2024-01-01", "2024-06-30"), nil, "not_met gap_too_long", "2024-06-30 2024-12-31"},
		{"the gap to the plan's start counts", forumOn("2023-07-02", "2023-12-01", "2024-05-01", "2024-10-01"), nil, "not_met gap_too_long", "2023-01-01 2023-07-02"},
		{"a month is enough where no day of it makes the gap too long", forumOn("2023-04", "2023-09", "2024-02", "2024-07"), nil, "met", ""},
		{"a month is not enough where some day of it does", forumOn("2023-06", "2023-11", "2024-05", "2024-10"), nil, "cannot_be_told gap_unsure", ""},
		{"months that are too far apart whatever the days", forumOn("2023-04", "2023-12", "2024-05", "2024-10"), nil, "not_met gap_too_long", ""},
		{"a meeting without a date may have filled the gap", forumOn("2023-06-01", "", "2024-05-01", "2024-10-01"), nil, "cannot_be_told gap_unsure", ""},
		{"one meeting without a date cannot fill two gaps", forumOn("2023-12-01", "", "2024-05-01"), nil, "not_met gap_too_long", ""},
		{"a meeting in a year on both sides of the plan's end may have filled the gap", forumOn("2023-05-15", "2023-11-15", "2024-04-15", "2024"), func(r *Report) { r.Plan.End = day("2024-10-31") }, "cannot_be_told gap_unsure", ""},
		{"no meetings", nil, nil, "not_recorded no_forum_meetings", ""},
		{"no meetings and no forum", nil, func(r *Report) { r.Plan.Forum = nil }, "not_recorded no_forum no_forum_meetings", ""},
		{"meetings outside the plan are not meetings in it", forumOn("2022-06-01"), nil, "not_recorded no_forum_meetings", ""},
		{"meetings without civil society do not count", []Event{with(forumOn("2023-05-15")[0], CivilSociety, 0)}, nil, "not_met gap_too_long", "2023-01-01 2024-12-31"},
		{"nor do those without government", []Event{with(forumOn("2023-05-15")[0], "government", 0)}, nil, "not_met gap_too_long", "2023-01-01 2024-12-31"},
		{"no rules", forumOn(regular...), func(r *Report) { r.Plan.ForumRules = Link{} }, "cannot_be_told no_rules_link", ""},
		{"rules that are no link", forumOn(regular...), func(r *Report) { r.Plan.ForumRules = Link{Text: "on request"} }, "not_met rules_not_a_link", ""},
		{"no period", forumOn("2023-06-30"), func(r *Report) { r.Plan.End = Date{} }, "cannot_be_told no_plan_period", ""},
		{"nothing at all", nil, func(r *Report) { r.Plan.Forum, r.Plan.ForumRules = nil, Link{} }, "not_recorded no_forum no_forum_meetings no_rules_link", ""},
		{"a series stands on its first and its last day", []Event{series("2023-06-01", "2023-11-30", 4), series("2024-04-01", "2024-09-15", 3)}, nil, "met", "2023-06-01 2023-11-30"},
		{"over six months between them it cannot be told", []Event{series("2023-06-01", "2024-11-30", 12)}, nil, "cannot_be_told gap_unsure", "2023-06-01 2024-11-30"},
		{"what lies beside the series is too long all the same", []Event{series("2023-08-01", "2024-11-30", 12)}, nil, "not_met gap_too_long", ""},
		{"a series without an end may have filled the gaps", []Event{series("2023-06-01", "", 4)}, nil, "cannot_be_told gap_unsure", ""},
		{"a series without an end that is too short for them", []Event{series("2023-06-01", "", 2)}, nil, "not_met gap_too_long", ""},
		{"the plan runs, and the last meeting is not long ago", forumOn("2023-05-15"), func(r *Report) { r.AsOf = day("2023-11-15") }, "met", "2023-05-15 2023-11-15"},
		{"the plan runs, and it is too long ago", forumOn("2023-05-15", "2023-12-01"), func(r *Report) { r.AsOf = day("2023-11-16") }, "not_met gap_too_long", "2023-05-15 2023-11-16"},
		{"a meeting after the report is none yet", forumOn("2023-05-15"), func(r *Report) { r.AsOf = day("2023-05-14") }, "not_recorded no_forum_meetings", ""},
		{"the report's date is before the plan", forumOn(regular...), func(r *Report) { r.AsOf = day("2022-05-14") }, "not_recorded no_forum_meetings", ""},
	} {
		r := twoYears(c.events...)
		if c.spoil != nil {
			c.spoil(r)
		}
		q := requirement(r, "1.1")
		if got := strings.ReplaceAll(says(q), ";", ""); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
		if c.gap != "" && (q.Gap == nil || c.gap != q.Gap.From.String()+" "+q.Gap.To.String()) {
			t.Errorf("%s: gap %+v, want %s", c.why, q.Gap, c.gap)
		}
	}
}

func TestForumMeetingsOfWhichCivilSocietyIsNotRecordedAreNoted(t *testing.T) {
	r := twoYears(forumOn("2023-05-15", "2023-11-15")...)
	r.Events[0].Sectors = map[Sector]Count{CivilSociety: Counted(4)}
	q := requirement(r, "1.1")
	if !slices.Equal(q.Counting, []ID{"E1", "E2"}) || len(q.Noted) != 1 || q.Noted[0].ID != "E2" ||
		joined(q.Noted[0].Why) != "civil_society_not_recorded" {
		t.Errorf("counting %v, noted %v", q.Counting, q.Noted)
	}
}

func TestRepositoryIsUpdatedTwiceAYear(t *testing.T) {
	up := func(kind Phase, dates ...string) (us []RepositoryUpdate) {
		for _, d := range dates {
			u := RepositoryUpdate{Kind: kind}
			if d != "" {
				u.Date = day(d)
			}
			us = append(us, u)
		}
		return us
	}
	both := append(up(CoCreation, "2023-01-01", "2023-12-31"), up(Implementation, "2024-03", "2024-05-05")...)
	for _, c := range []struct {
		why     string
		updates []RepositoryUpdate
		spoil   func(*Report)
		want    string
	}{
		{"two in each year, both kinds", both, nil, "met"},
		{"evidence of co-creation from before the plan counts as a kind", append(up(CoCreation, "2022-05-05"), up(Implementation, "2023-03-01", "2023-04-01", "2024-03-01", "2024-04-01")...), nil, "met"},
		{"one year short", append(up(CoCreation, "2023-01-01", "2023-12-31"), up(Implementation, "2024-03-01")...), nil, "not_met too_few_updates"},
		{"one without a date may be the missing one", append(up(CoCreation, "2023-01-01", "2023-12-31"), up(Implementation, "2024-03-01", "")...), nil, "cannot_be_told updates_unsure"},
		{"one kind only", up(CoCreation, "2023-01-01", "2023-12-31", "2024-01-01", "2024-12-31"), nil, "not_met no_implementation_item"},
		{"a kind that is not recorded may be the missing one", append(up(CoCreation, "2023-01-01", "2023-12-31", "2024-01-01"), up("", "2024-12-31")...), nil, "cannot_be_told kind_not_recorded"},
		{"nothing", nil, nil, "not_recorded no_updates"},
		{"nothing and no link", nil, func(r *Report) { r.Plan.RepositoryURL = Link{} }, "not_recorded no_repository; no_updates"},
		{"no link", both, func(r *Report) { r.Plan.RepositoryURL = Link{} }, "cannot_be_told no_repository"},
		{"words that are no link", both, func(r *Report) { r.Plan.RepositoryURL = Link{Text: "in the library"} }, "not_met repository_not_a_link"},
		{"the second year has not ended", append(up(CoCreation, "2023-01-01"), up(Implementation, "2023-12-31")...), func(r *Report) { r.AsOf = day("2024-12-30") }, "running year_running"},
		{"the second year ends on the report's day", append(up(CoCreation, "2023-01-01"), up(Implementation, "2023-12-31")...), func(r *Report) { r.AsOf = day("2024-12-31") }, "not_met too_few_updates"},
		{"what the first year still lacks may yet come", up(CoCreation, "2023-01-01"), func(r *Report) { r.AsOf = day("2023-02-01") }, "running year_running; no_implementation_item"},
		{"updates after the report's day are none yet", both, func(r *Report) { r.AsOf = day("2022-12-31") }, "not_recorded no_updates"},
		{"a short last year needs one", append(both, up(Implementation, "2025-02-01")...), func(r *Report) { r.Plan.End = day("2025-06-30") }, "met"},
		{"no period", both, func(r *Report) { r.Plan.End = Date{} }, "cannot_be_told no_plan_period"},
	} {
		r := twoYears()
		r.Repository = c.updates
		if c.spoil != nil {
			c.spoil(r)
		}
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
	if got := says(requirement(r, "2.2")); got != "cannot_be_told updates_unsure" {
		t.Error(got)
	}
}

func TestALinkIsGivenOrNot(t *testing.T) {
	for _, c := range []struct {
		link Link
		want string
	}{{link, "met"}, {Link{Text: "soon"}, "not_met website_not_a_link"}, {Link{}, "not_recorded no_website"}} {
		r := twoYears()
		r.Plan.Website = c.link
		if got := says(requirement(r, "2.1")); got != c.want {
			t.Errorf("%q: %s, want %s", c.link.Text, got, c.want)
		}
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
	until := func(e Event, end string) Event {
		e.End = day(end)
		return e
	}
	invited := func(e Event, a Answer) Event {
		e.CommentsInvited = a
		return e
	}
	blankPhase := func(e Event) Event {
		e.Phase = ""
		return e
	}
	workshop := co("2022-05-15", "", "workshop")
	survey := until(co("2022-05-01", "", Survey), "2022-05-31")
	for _, c := range []struct {
		number, why string
		events      []Event
		want        string
	}{
		{"3.1", "fourteen days before", []Event{co("2022-05-15", "2022-05-01", "workshop")}, "met"},
		{"3.1", "thirteen days before", []Event{co("2022-05-14", "2022-05-01", "workshop")}, "not_met notice_too_late"},
		{"3.1", "notice in a month that is early enough", []Event{co("2022-05-15", "2022-04", "workshop")}, "met"},
		{"3.1", "notice in the same month", []Event{co("2022-05-30", "2022-05", "workshop")}, "cannot_be_told cannot_be_placed"},
		{"3.1", "no notice recorded", []Event{workshop}, "not_recorded no_notice_date"},
		{"3.1", "a notice of a later event announced the process", []Event{workshop, co("2022-06-15", "2022-04-15", "workshop")}, "met"},
		{"3.1", "nothing recorded", nil, "not_recorded no_co_creation_events"},
		{"3.2", "a workshop", []Event{workshop}, "met"},
		{"3.2", "only the forum met", []Event{co("2022-05-15", "", ForumMeeting)}, "not_met no_outreach"},
		{"3.2", "an event of a type that is not recorded", []Event{co("2022-05-15", "", "")}, "cannot_be_told outreach_unsure"},
		{"3.2", "a workshop of a phase that is not recorded", []Event{blankPhase(workshop)}, "cannot_be_told outreach_unsure"},
		{"3.2", "nothing recorded", nil, "not_recorded no_outreach"},
		{"3.3", "a survey with its dates", []Event{survey}, "met"},
		{"3.3", "a survey without its end", []Event{co("2022-05-01", "", Survey)}, "cannot_be_told input_dates_missing"},
		{"3.3", "a survey of a phase that is not recorded", []Event{blankPhase(survey)}, "cannot_be_told input_unsure"},
		{"3.3", "a workshop at which comments were invited", []Event{invited(workshop, Yes)}, "cannot_be_told input_unsure"},
		{"3.3", "a workshop of which that is not recorded", []Event{workshop}, "cannot_be_told input_unsure"},
		{"3.3", "a workshop at which none were invited", []Event{invited(workshop, No)}, "not_met no_input_mechanism"},
		{"3.3", "nothing recorded", nil, "not_recorded no_co_creation_events"},
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
	counted := func(n int) Event {
		return Event{Phase: CoCreation, Start: early, CommentsReceived: Counted(n)}
	}
	answered, open := Comment{ID: "1", Received: early, Outcome: "noted"}, Comment{ID: "2", Target: "plan"}
	replied := Comment{ID: "3", Target: "plan", Response: words("Yes")}
	for _, c := range []struct {
		why      string
		comments []Comment
		events   []Event
		url      Link
		want     string
		figures  Responses
	}{
		{"all answered", []Comment{answered, replied}, nil, Link{}, "met", Responses{2, 2, 0}},
		{"one unanswered", []Comment{answered, open}, nil, Link{}, "not_met comments_unanswered", Responses{1, 2, 0}},
		{"comments on implementation are not meant", []Comment{{ID: "1", Received: late, Target: "1"}}, nil, Link{}, "not_recorded no_co_creation_comments", Responses{}},
		{"none", nil, nil, Link{}, "not_recorded no_co_creation_comments", Responses{}},
		{"four of a hundred and seventeen", []Comment{answered, replied}, []Event{counted(100), counted(17)}, Link{}, "cannot_be_told comments_not_listed", Responses{2, 2, 117}},
		{"only counted", nil, []Event{counted(5)}, Link{}, "cannot_be_told comments_not_listed", Responses{0, 0, 5}},
		{"as many listed as counted", []Comment{answered, replied}, []Event{counted(2)}, Link{}, "met", Responses{2, 2, 2}},
		{"more listed than counted", []Comment{answered, replied, open}, []Event{counted(2)}, Link{}, "not_met comments_unanswered", Responses{2, 3, 2}},
		{"a summary was published", []Comment{open}, []Event{counted(5)}, link, "met", Responses{0, 1, 5}},
		{"a summary, and nothing listed", nil, nil, link, "met", Responses{}},
		{"words that are no link", nil, nil, Link{Text: "on paper"}, "not_recorded no_co_creation_comments", Responses{}},
	} {
		r := twoYears(c.events...)
		r.Comments, r.Plan.ReasonedResponse = c.comments, c.url
		q := requirement(r, "4.1")
		if got := says(q); got != c.want || *q.Responses != c.figures {
			t.Errorf("%s: %s %+v, want %s %+v", c.why, got, *q.Responses, c.want, c.figures)
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
		{"a written consultation", func(e *Event) { e.Type = WrittenConsultation }, "not_a_meeting"},
		{"a survey", func(e *Event) { e.Type = Survey }, "not_a_meeting"},
		{"results not recorded", func(e *Event) { e.ResultsPresented = Unstated }, "results_not_recorded"},
		{"comments not invited", func(e *Event) { e.CommentsInvited = No }, "comments_not_invited"},
		{"a phase that is not recorded", func(e *Event) { e.Phase = "" }, "phase_not_recorded"},
		{"every reason is given", func(e *Event) { *e = Event{Start: e.Start, Phase: SelfAssessment} },
			"wrong_phase; civil_society_not_recorded; results_not_recorded; comments_not_recorded"},
		{"only a date", func(e *Event) { *e = Event{Start: e.Start} },
			"phase_not_recorded; civil_society_not_recorded; results_not_recorded; comments_not_recorded"},
	} {
		e := meeting("2023-05-01")
		c.spoil(&e)
		y := requirement(twoYears(e), "5.1").Years[0]
		got := ""
		for _, s := range slices.Concat(y.May, y.Short) {
			got = joined(s.Why)
		}
		if mayCount := len(y.May) > 0; mayCount != (got != "" && !strings.Contains(got, "wrong") && got != "not_a_meeting" && !strings.Contains(got, "absent") && !strings.Contains(got, "not_presented") && !strings.Contains(got, "not_invited")) {
			t.Errorf("%s: may count %v", c.why, mayCount)
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
	blankPhase := meeting("2024-05-01")
	blankPhase.Phase = ""
	cocreation := meeting("2024-05-01")
	cocreation.Phase = CoCreation
	series := func(times int, start, end string) Event {
		e := meeting(start)
		e.Times = Counted(times)
		if end != "" {
			e.End = day(end)
		}
		return e
	}
	first := []Event{meeting("2023-01-01"), meeting("2023-12-31")}
	and := func(more ...Event) []Event { return append(slices.Clone(first), more...) }
	period := func(start, end string) func(*Report) {
		return func(r *Report) { r.Plan.Start, r.Plan.End = day(start), day(end) }
	}
	asOf := func(d string) func(*Report) { return func(r *Report) { r.AsOf = day(d) } }
	for _, c := range []struct {
		why    string
		events []Event
		spoil  func(*Report)
		want   string
		years  string // sure and possible meetings and the result of each year
		apart  string // events that lie in no year
	}{
		{"two in each", and(meeting("2024-01-01"), meeting("2024-12-31")), nil, "met", "2+0 met, 2+0 met", ""},
		{"one year short", and(meeting("2024-05-01")), nil, "not_met too_few_meetings", "2+0 met, 1+0 not_met", ""},
		{"the second one may count", and(meeting("2024-05-01"), unrecorded), nil, "cannot_be_told meetings_unsure", "2+0 met, 1+1 cannot_be_told", ""},
		{"a blank phase beside one sure meeting", and(meeting("2024-05-01"), blankPhase), nil, "cannot_be_told meetings_unsure", "2+0 met, 1+1 cannot_be_told", ""},
		{"a blank phase alone is not enough", and(blankPhase), nil, "not_met too_few_meetings", "2+0 met, 0+1 not_met", ""},
		{"the second one does not count anyway", and(meeting("2024-05-01"), refused), nil, "not_met too_few_meetings", "2+0 met, 1+0 not_met", ""},
		{"one year may be mended, the other not", []Event{meeting("2023-01-01"), meeting("2024-05-01"), unrecorded}, nil, "not_met too_few_meetings", "1+0 not_met, 1+1 cannot_be_told", ""},
		{"a whole year lies in one plan year", []Event{meeting("2023"), meeting("2023"), meeting("2024"), meeting("2024-02")}, nil, "met", "2+0 met, 2+0 met", ""},
		{"a date that is not known may be in every year", and(meeting("2024-05-01"), meeting("")), nil, "cannot_be_told meetings_unsure", "2+1 met, 1+1 cannot_be_told", ""},
		{"undated and refused", and(meeting("2024-05-01"), func() Event { e := refused; e.Start = Date{}; return e }()), nil, "not_met too_few_meetings", "2+0 met, 1+0 not_met", "E4 cannot_be_placed; results_not_recorded; comments_not_invited"},
		{"outside the plan", and(meeting("2024-05-01"), meeting("2025-05-01")), nil, "not_met too_few_meetings", "2+0 met, 1+0 not_met", "E4 outside_plan"},
		{"nothing", nil, nil, "not_recorded no_meetings", "0+0 not_recorded, 0+0 not_recorded", ""},
		{"only co-creation in the plan", []Event{cocreation}, nil, "not_recorded no_meetings", "0+0 not_recorded, 0+0 not_recorded", ""},
		{"only outside the plan", []Event{meeting("2022-05-01")}, nil, "not_recorded no_meetings", "0+0 not_recorded, 0+0 not_recorded", "E1 outside_plan"},
		{"a blank phase outside the plan is not listed", []Event{func() Event { e := blankPhase; e.Start = day("2022-05-01"); return e }()}, nil, "not_recorded no_meetings", "0+0 not_recorded, 0+0 not_recorded", ""},

		{"the second year runs", and(meeting("2024-01-05")), asOf("2024-12-30"), "running year_running", "2+0 met, 1+0 running", ""},
		{"it ends on the report's day", and(meeting("2024-01-05")), asOf("2024-12-31"), "not_met too_few_meetings", "2+0 met, 1+0 not_met", ""},
		{"a running year has enough already", and(meeting("2024-01-05"), meeting("2024-01-06")), asOf("2024-03-01"), "met", "2+0 met, 2+0 met", ""},
		{"two weeks into the second year, which later events would fill", and(meeting("2024-05-01"), meeting("2024-06-01")), asOf("2024-01-15"), "running year_running", "2+0 met, 0+0 running", ""},
		{"not met comes before running", []Event{meeting("2023-01-01")}, asOf("2024-03-01"), "not_met too_few_meetings", "1+0 not_met, 0+0 running", ""},
		{"cannot be told comes before running", []Event{meeting("2023-01-01"), meeting("")}, asOf("2024-03-01"), "cannot_be_told meetings_unsure", "1+1 cannot_be_told, 0+1 running", ""},
		{"the first year runs and nothing was recorded", nil, asOf("2023-03-01"), "not_recorded no_meetings", "0+0 running, 0+0 running", ""},
		{"the report's date is before the plan", and(meeting("2024-05-01")), asOf("2022-03-01"), "not_recorded no_meetings", "0+0 running, 0+0 running", ""},
		{"a year that reaches past the report's date may lie before it", and(meeting("2024-01-05"), meeting("2024")), asOf("2024-06-30"), "running year_running", "2+0 met, 1+1 running", ""},

		{"a series counts each of its meetings", and(series(2, "2024-01-01", "2024-12-31")), nil, "met", "2+0 met, 2+0 met", ""},
		{"a series over a year's end may lie in both", and(series(6, "2023-12-01", "2024-03-01")), nil, "cannot_be_told meetings_unsure", "2+6 met, 0+6 cannot_be_told", ""},
		{"a series without an end cannot be placed", and(series(4, "2024-02-01", "")), nil, "cannot_be_told meetings_unsure", "2+0 met, 0+4 cannot_be_told", ""},
		{"one meeting over a year's end belongs to its first day", and(series(1, "2023-12-31", "2024-01-02"), meeting("2024-05-01")), nil, "not_met too_few_meetings", "3+0 met, 1+0 not_met", ""},
		{"a series past the report's date cannot be placed", and(series(4, "2024-02-01", "2024-08-01")), asOf("2024-05-01"), "running year_running", "2+0 met, 0+4 running", ""},
		{"a series past the plan's end cannot be placed", and(series(4, "2024-02-01", "2025-02-01")), nil, "cannot_be_told meetings_unsure", "2+0 met, 0+4 cannot_be_told", ""},
		{"a refused series over a year's end", and(func() Event { e := series(4, "2023-12-01", "2024-02-01"); e.CommentsInvited = No; return e }(), meeting("2024-05-01")), nil, "not_met too_few_meetings", "2+0 met, 1+0 not_met", "E3 cannot_be_placed; comments_not_invited"},

		{"a month on the boundary of two plan years", []Event{meeting("2022-07-15"), meeting("2022-08-15"), meeting("2023-09-01"), meeting("2023-07")}, period("2022-07-15", "2024-07-14"), "cannot_be_told meetings_unsure", "2+1 met, 1+1 cannot_be_told", ""},
		{"a plan of eleven months needs two", []Event{meeting("2023-01-01")}, period("2023-01-01", "2023-11-30"), "not_met too_few_meetings", "1+0 not_met", ""},
		{"a day less needs one", []Event{meeting("2023-01-01")}, period("2023-01-01", "2023-11-29"), "met", "1+0 met", ""},
		{"a plan under six months needs one", []Event{meeting("2023-01-01")}, period("2023-01-01", "2023-05-31"), "met", "1+0 met", ""},
		{"a remainder of eleven months needs two", and(meeting("2024-01-01")), period("2023-01-01", "2024-11-30"), "not_met too_few_meetings", "2+0 met, 1+0 not_met", ""},
		{"a remainder of six months needs one", and(meeting("2024-01-01")), period("2023-01-01", "2024-06-30"), "met", "2+0 met, 1+0 met", ""},
		{"no period", first, func(r *Report) { r.Plan.End = Date{} }, "cannot_be_told no_plan_period", "", ""},
	} {
		r := twoYears(c.events...)
		if c.spoil != nil {
			c.spoil(r)
		}
		q := requirement(r, "5.1")
		var years []string
		for _, y := range q.Years {
			years = append(years, fmt.Sprintf("%d+%d %s", y.Qualifying, y.Possible, y.Verdict))
		}
		apart := ""
		for _, s := range q.Short {
			apart += string(s.ID) + " " + joined(s.Why)
		}
		if got := strings.Join(years, ", "); says(q) != c.want || got != c.years || apart != c.apart {
			t.Errorf("%s: %s, %s and %q, want %s, %s and %q", c.why, says(q), got, apart, c.want, c.years, c.apart)
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
