package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"testing"

	"selfassess/inputs/inputstest"
)

// projectDir returns a copy of a project of testdata, in which a record of what
// is built may be kept; it goes when the tests are done. The real case keeps no
// workbooks: they are made from its facts, once.
func projectDir(name string) (string, error) {
	source := filepath.Join("..", "..", "testdata", name)
	if name == "us-nap5" {
		made, err := realProject()
		if err != nil {
			return "", err
		}
		source = made
	}
	dir, err := os.MkdirTemp("", "selfassess-project-")
	if err != nil {
		return "", err
	}
	cleanup = append(cleanup, func() { os.RemoveAll(dir) })
	return dir, os.CopyFS(dir, os.DirFS(source))
}

var realProject = sync.OnceValues(func() (string, error) {
	facts, err := os.ReadFile(filepath.Join("..", "..", "testdata", "us-nap5", "facts.json"))
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "selfassess-us-nap5-")
	if err != nil {
		return "", err
	}
	cleanup = append(cleanup, func() { os.RemoveAll(dir) })
	return dir, inputstest.USNAP5(facts, dir)
})

// counts by level, as the real case and report.json both write them.
type levelCounts map[string]int

// realCounts is what was counted by hand in the real case, in
// testdata/us-nap5/expected.json.
type realCounts struct {
	Commitments        int                            `json:"commitments_total"`
	ByCompletion       map[string]struct{ Count int } `json:"commitments_by_completion"`
	ByTheme            map[string]levelCounts         `json:"completion_by_theme"`
	Milestones         int                            `json:"milestones_total"`
	ByStatus           map[string]struct{ Count int } `json:"milestones_by_status"`
	CommitmentsByTime  map[string]int                 `json:"commitments_by_time"`
	MilestonesByTime   map[string]int                 `json:"milestones_by_time"`
	MilestonesOf       map[string]int                 `json:"milestones_per_commitment"`
	ByLead             map[string]realAgency          `json:"by_lead_agency_including_joint_leads"`
	Events             int                            `json:"consultations_total"`
	EventsByYear       map[string]int                 `json:"consultations_by_plan_year"`
	EventsByCalendar   map[string]int                 `json:"consultations_by_calendar_year"`
	ResultsPresented   map[string]int                 `json:"consultations_results_presented"`
	CommentsCollected  map[string]int                 `json:"consultations_comments_collected"`
	WithAttendance     int                            `json:"consultations_with_known_attendance"`
	Participants       int                            `json:"participants_known_sum"`
	ParticipantsByYear map[string]int                 `json:"participants_known_by_plan_year"`
}

type realAgency struct {
	Commitments  int
	ByCompletion levelCounts `json:"by_completion"`
	Milestones   int
}

// reportCounts is the part of report.json that the case speaks of.
type reportCounts struct {
	Statistics struct {
		Commitments, Milestones struct {
			Planned, Assessed int
			Levels            levelCounts
			Time              map[string]int
		}
		ByTheme       []groupCounts `json:"by_theme"`
		ByAgency      []groupCounts `json:"by_agency"`
		Consultations struct{ Events, Participants int }
	}
	Standards []struct {
		Requirement string
		Years       []struct {
			Year     int
			From, To string
		}
	}
	Commitments []struct {
		Commitment string
		Milestones []json.RawMessage
	}
	Consultations []struct {
		Start            string
		Participants     *int
		ResultsPresented *bool `json:"results_presented"`
		CommentsInvited  *bool `json:"comments_invited"`
	}
}

type groupCounts struct {
	Name                    string
	Commitments, Milestones levelCounts
}

// The counts of a real report, taken by hand from its sources, must come out
// of workbooks made from the same facts.
func TestRealCaseGivesTheCountsTakenByHand(t *testing.T) {
	want, got := realCase(t)
	stats := got.Statistics
	check := func(what string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("commitments assessed", stats.Commitments.Assessed, want.Commitments)
	check("commitments planned", stats.Commitments.Planned, want.Commitments)
	for level, n := range want.ByCompletion {
		check("commitments "+level, stats.Commitments.Levels[level], n.Count)
	}
	check("commitments not reported", stats.Commitments.Levels["not_reported"], 0)

	check("milestones assessed", stats.Milestones.Assessed, want.Milestones)
	for status, level := range map[string]string{
		"completed": "completed", "in_progress": "limited", "not_started": "not_started",
	} {
		check("milestones "+status, stats.Milestones.Levels[level], want.ByStatus[status].Count)
	}
	// The source states no actual ends, and few ends that were set.
	check("commitments in time", stats.Commitments.Time, want.CommitmentsByTime)
	check("milestones in time", stats.Milestones.Time, want.MilestonesByTime)
	of := map[string]int{}
	for _, c := range got.Commitments {
		of[c.Commitment] = len(c.Milestones)
	}
	check("milestones of each commitment", of, want.MilestonesOf)

	themes, agencies := map[string]levelCounts{}, map[string]realAgency{}
	for _, g := range stats.ByTheme {
		themes[g.Name] = g.Commitments.declared()
	}
	check("by theme", themes, want.ByTheme)
	for _, g := range stats.ByAgency {
		if n := g.Commitments.sum(); n > 0 {
			agencies[g.Name] = realAgency{n, g.Commitments.declared(), g.Milestones.sum()}
		}
	}
	check("by lead agency", agencies, want.ByLead)
}

func TestRealCaseGivesTheMeetingsOfEachYear(t *testing.T) {
	want, got := realCase(t)
	events := got.Statistics.Consultations
	if events.Events != want.Events || events.Participants != want.Participants {
		t.Errorf("%d events with %d participants, want %d with %d",
			events.Events, events.Participants, want.Events, want.Participants)
	}
	byYear, participants := map[string]int{}, map[string]int{}
	calendar, presented, comments := map[string]int{}, map[string]int{}, map[string]int{}
	counted := 0
	for _, e := range got.Consultations {
		year := got.planYear(t, e.Start)
		byYear[year]++
		calendar[e.Start[:4]]++
		presented[short(e.ResultsPresented)]++
		comments[short(e.CommentsInvited)]++
		if e.Participants != nil {
			participants[year] += *e.Participants
			counted++
		}
	}
	for what, pair := range map[string][2]map[string]int{
		"events by plan year":       {byYear, want.EventsByYear},
		"participants by plan year": {participants, want.ParticipantsByYear},
		"events by calendar year":   {calendar, want.EventsByCalendar}, "results presented": {presented, want.ResultsPresented},
		"comments collected": {comments, want.CommentsCollected},
	} {
		for key, n := range pair[1] {
			if pair[0][key] != n {
				t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
				break
			}
		}
	}
	if counted != want.WithAttendance {
		t.Errorf("attendance known at %d events, want %d", counted, want.WithAttendance)
	}
}

// realCase reads what was counted in the report of the real case.
func realCase(t *testing.T) (want realCounts, got reportCounts) {
	t.Helper()
	all, err := cases()
	if err != nil {
		t.Fatal(err)
	}
	real := slices.IndexFunc(all, func(b built) bool { return b.name == "us-nap5" })
	for path, v := range map[string]any{
		filepath.Join("..", "..", "testdata", "us-nap5", "expected.json"): &want,
		all[real].path("report.json"):                                     &got,
	} {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, v); err != nil {
			t.Fatalf("%s: %v", filepath.Base(path), err)
		}
	}
	return want, got
}

// declared leaves out "not reported" where it is 0: the case does not have it.
func (l levelCounts) declared() levelCounts {
	d := levelCounts{}
	for level, n := range l {
		if level != "not_reported" || n != 0 {
			d[level] = n
		}
	}
	return d
}

func (l levelCounts) sum() (n int) {
	for _, k := range l {
		n += k
	}
	return n
}

// planYear names the plan year of a day as expected.json does. ISO dates sort
// as text.
func (r *reportCounts) planYear(t *testing.T, day string) string {
	t.Helper()
	for _, s := range r.Standards {
		if s.Requirement != "5.1" || len(s.Years) == 0 {
			continue
		}
		for _, y := range s.Years {
			if y.From <= day && day <= y.To {
				return "Year " + strconv.Itoa(y.Year)
			}
		}
		if day < s.Years[0].From {
			return "pre_plan"
		}
		return "post_plan"
	}
	t.Fatal("report.json holds no years for requirement 5.1")
	return ""
}

// short is an answer as expected.json writes it.
func short(answer *bool) string {
	switch {
	case answer == nil:
		return "unknown"
	case *answer:
		return "y"
	}
	return "n"
}
