package ogp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// then is a moment of commitments at levels, one a letter: "1L 2C" with
// milestones after a slash, "1L/1.1S/1.2N"; a small w before a number is
// withdrawn.
func then(file, plan, date, standings string) Moment {
	d, err := ParseDate(date)
	if err != nil {
		panic(err)
	}
	m := Moment{File: file, Plan: ID(plan), Kind: MidTerm, Date: d}
	for _, c := range strings.Fields(standings) {
		parts := strings.Split(c, "/")
		past := PastCommitment{Standing: standing(parts[0])}
		for _, p := range parts[1:] {
			past.Milestones = append(past.Milestones, standing(p))
		}
		m.Commitments = append(m.Commitments, past)
	}
	return m
}

func standing(s string) (st Standing) {
	if rest, ok := strings.CutPrefix(s, "w"); ok {
		s, st.Change = rest, Withdrawn
	}
	st.Number, st.Level = ID(s[:len(s)-1]), Level(strings.IndexByte("?NLSC", s[len(s)-1]))
	return st
}

func TestMomentsThatTheReportCanBeComparedWith(t *testing.T) {
	asOf := Day(2026, 9, 30)
	for _, c := range []struct {
		name  string
		asOf  Date
		all   []Moment
		kept  string // files
		found string // code and file of each finding
	}{
		{"none", asOf, nil, "", ""},
		{"in order of date", asOf, []Moment{then("a", "P", "2026-01-01", "1L"), then("b", "P", "2025-01-01", "1N")}, "b a", ""},
		{"of another plan", asOf, []Moment{then("a", "Q", "2026-01-01", "1L")}, "", "moment-of-another-plan a"},
		{"a later one", asOf, []Moment{then("a", "P", "2026-10-01", "1L")}, "", "moment-later a"},
		{"its own day", asOf, []Moment{then("a", "P", "2026-09-30", "1L")}, "", "moment-of-the-same-day a"},
		{"a month that holds the day", asOf, []Moment{then("a", "P", "2026-09", "1L")}, "", "moment-of-the-same-day a"},
		{"a day in the month of the report", Date{Year: 2026, Month: 9}, []Moment{then("a", "P", "2026-09-30", "1L")}, "",
			"moment-of-the-same-day a"},
		{"the same twice", asOf, []Moment{then("a", "P", "2026-01-01", "1L"), then("b", "P", "2026-01-01", "1L")}, "a",
			"moment-same b"},
		{"two that differ", asOf, []Moment{then("a", "P", "2026-01-01", "1L"), then("b", "P", "2026-01-01", "1C"),
			then("c", "P", "2026-02-01", "1C")}, "c", "moment-twice b"},
		{"a day and its month", asOf, []Moment{then("a", "P", "2026-01-01", "1L"), then("b", "P", "2026-01", "1L")}, "",
			"moment-twice a"},
	} {
		var kept, found []string
		moments, fs := Chronicle(&Plan{ID: "P"}, c.asOf, c.all)
		for _, m := range moments {
			kept = append(kept, m.File)
		}
		for _, f := range fs {
			found = append(found, string(f.Code)+" "+f.At.File)
		}
		if got := strings.Join(kept, " "); got != c.kept {
			t.Errorf("%s: kept %q, want %q", c.name, got, c.kept)
		}
		if got := strings.Join(found, ", "); got != c.found {
			t.Errorf("%s: found %q, want %q", c.name, got, c.found)
		}
		slices.Reverse(c.all)
		again, _ := Chronicle(&Plan{ID: "P"}, c.asOf, c.all)
		if fmt.Sprint(again) != fmt.Sprint(moments) {
			t.Errorf("%s: the order of the files decides", c.name)
		}
	}
}

// now is the report that the standings make, with a due date for every
// milestone.
func now(standings, due string) *Report {
	m := then("", "P", "2026-09-30", standings)
	r := &Report{Plan: &Plan{ID: "P"}, AsOf: m.Date}
	end, _ := ParseDate(due)
	for _, c := range m.Commitments {
		cr := CommitmentReport{Commitment: Commitment{Number: c.Number, Change: c.Change}, Level: c.Level}
		for _, s := range c.Milestones {
			cr.Milestones = append(cr.Milestones, MilestoneReport{
				Milestone: Milestone{Number: s.Number, End: end, Change: s.Change}, Level: s.Level})
		}
		r.Commitments = append(r.Commitments, cr)
	}
	return r
}

func TestWhatMovedSinceCountsWhatBothReportsState(t *testing.T) {
	for _, c := range []struct {
		name, then, now         string
		commitments, milestones Moves // not compared, stayed, rose, fell
		gone                    string
	}{
		{"each way", "1L 2C 3S", "1C 2L 3S", Moves{0, 1, 1, 1}, Moves{}, "[]"},
		{"not reported then, or now", "1? 2L", "1C 2?", Moves{2, 0, 0, 0}, Moves{}, "[]"},
		{"new since", "1L", "1L 2C", Moves{1, 1, 0, 0}, Moves{}, "[]"},
		{"withdrawn since", "1L 2L/2.1L", "1S w2L/2.1C", Moves{0, 0, 1, 0}, Moves{}, "[2]"},
		{"taken out of the plan", "1L 2L", "1S", Moves{0, 0, 1, 0}, Moves{}, "[2]"},
		{"withdrawn then, and back", "w1L", "1C", Moves{1, 0, 0, 0}, Moves{}, "[]"},
		{"withdrawn both times", "w1L", "w1L", Moves{}, Moves{}, "[]"},
		{"milestones", "1L/1.1N/1.2C/1.3?/w1.4C", "1L/1.1C/1.2L/1.3C/1.4L", Moves{0, 1, 0, 0}, Moves{2, 0, 1, 1}, "[]"},
		{"1.10 is not 1.1", "1L/1.1N", "1L/1.10C", Moves{0, 1, 0, 0}, Moves{1, 0, 0, 0}, "[]"},
		{"a milestone that changed its commitment", "1L/1.1N 2L", "1L 2L/1.1C", Moves{0, 2, 0, 0}, Moves{0, 0, 1, 0}, "[]"},
	} {
		r := now(c.now, "")
		r.Moments = []Moment{then("early", "P", "2025-01-01", ""), then("late", "P", "2025-10-31", c.then)}
		s := r.Since()
		if s.Commitments != c.commitments || s.Milestones != c.milestones || fmt.Sprint(s.Gone) != c.gone {
			t.Errorf("%s: %v %v %v, want %v %v %v", c.name, s.Commitments, s.Milestones, s.Gone, c.commitments, c.milestones, c.gone)
		}
		if n := r.Statistics(); s.Commitments.Total() != n.Commitments.Assessed || s.Milestones.Total() != n.Milestones.Assessed {
			t.Errorf("%s: the moves are not of all that is assessed", c.name)
		}
	}
	if now("1L", "").Since() != nil {
		t.Error("without a moment nothing is compared")
	}
}

func TestWhatFellDueSince(t *testing.T) {
	for due, want := range map[string]string{
		"2025-10-31": "0 of 0", "2025-11-01": "1 of 2", "2026-09-30": "1 of 2", "2026-10-01": "0 of 0",
		"2025-10": "0 of 0", "2025": "1 of 2", "2026-09": "1 of 2", "2026": "0 of 0", "": "0 of 0",
	} {
		r := now("1L/1.1C/1.2L/w1.3L w2L/2.1C", due)
		r.Moments = []Moment{then("a", "P", "2025-10-31", "1L")}
		s := r.Since()
		if got := fmt.Sprintf("%d of %d", s.DueCompleted, len(s.Due)); got != want {
			t.Errorf("due %q: %s, want %s", due, got, want)
		}
	}
}

func TestLevelsOfAMoment(t *testing.T) {
	m := then("a", "P", "2025-10-31", "1L/1.1C/w1.2C/1.3? 2? w3C/3.1C")
	commitments, milestones := m.Levels()
	if commitments != (Tally{1, 0, 1, 0, 0}) || milestones != (Tally{1, 0, 0, 0, 1}) {
		t.Errorf("%v %v", commitments, milestones)
	}
}
