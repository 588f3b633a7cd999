package ogp

import (
	"slices"
	"testing"
)

func TestLeadsDecideTheLevel(t *testing.T) {
	type say map[ID]Level // what each agency's return says of commitment 1
	for _, c := range []struct {
		why      string
		said     say
		want     Level
		conflict bool
		cells    []string // of level-conflict
		ignored  []string // of level-not-decisive
	}{
		{why: "joint leads agree", said: say{"A": Limited, "B": Limited}, want: Limited},
		{why: "one lead states a level, the other's cell is blank", said: say{"A": Completed, "B": NotReported}, want: Completed},
		{why: "joint leads disagree: nobody wins", said: say{"A": Limited, "B": Completed}, conflict: true,
			cells: []string{"A.xlsx › Commitments!AF2 [1]", "B.xlsx › Commitments!AF2 [1]"}},
		{why: "a supporting agency's level never counts, not even alone", said: say{"C": Completed},
			ignored: []string{"C.xlsx › Commitments!AF2 [1]"}},
		{why: "a supporting agency cannot contradict the leads", said: say{"A": Limited, "B": Limited, "C": Completed}, want: Limited,
			ignored: []string{"C.xlsx › Commitments!AF2 [1]"}},
	} {
		var returns []Return
		for _, a := range []ID{"C", "B", "A"} {
			if l, ok := c.said[a]; ok {
				returns = append(returns, returnOf(a, 1, "1", l))
			}
		}
		r := Merge(plainPlan(), returns)
		got := r.Commitment("1")
		if got.Level != c.want || got.Conflict != c.conflict {
			t.Errorf("%s: level %v, conflict %v", c.why, got.Level.Key(), got.Conflict)
		}
		if len(got.Results) != len(c.said) {
			t.Errorf("%s: %d rows kept of %d", c.why, len(got.Results), len(c.said))
		}
		wantCodes(t, r.Findings, LevelConflict, c.cells...)
		wantCodes(t, r.Findings, LevelByOther, c.ignored...)
	}
}

func TestLevelConflictNamesTheOtherCell(t *testing.T) {
	r := Merge(plainPlan(), []Return{returnOf("A", 1, "1", Limited), returnOf("B", 1, "1", Completed)})
	i := slices.IndexFunc(r.Findings, func(f Finding) bool { return f.Code == LevelConflict && f.At.File == "A.xlsx" })
	want := map[string]string{"agency": "A", "@level": "level.limited", "other": "B", "@otherlevel": "level.completed", "othercell": "B.xlsx › Commitments!AF2"}
	for k, v := range want {
		if got := r.Findings[i].Args[k]; got != v {
			t.Errorf("%s = %q, want %q", k, got, v)
		}
	}
}

func TestRowsStandInOrderOfRole(t *testing.T) {
	r := Merge(plainPlan(), []Return{returnOf("C", 1, "1", NotReported, "2", NotReported), returnOf("B", 1, "1", Limited, "2", Limited), returnOf("A", 1, "1", Limited)})
	order := func(number ID) (agencies []ID) {
		for _, row := range r.Commitment(number).Results {
			agencies = append(agencies, row.Agency)
		}
		return agencies
	}
	if got := order("1"); !slices.Equal(got, []ID{"A", "B", "C"}) {
		t.Errorf("commitment 1: %v, want leads in the plan's order, then supporting", got)
	}
	if got := order("2"); !slices.Equal(got, []ID{"B", "C"}) {
		t.Errorf("commitment 2: %v, want the lead, then the agency that has no part in it", got)
	}
	wantCodes(t, r.Findings, RowNotExpected, "C.xlsx › Commitments!AA3 [2]")
}

func TestResponsibleAgencyThenLeadsDecideMilestones(t *testing.T) {
	type say map[ID]Level // of milestone 1.2, for which C is responsible
	for _, c := range []struct {
		why      string
		said     say
		want     Level
		decides  ID
		conflict int
	}{
		{"the responsible agency alone", say{"C": Completed}, Completed, "C", 0},
		{"the responsible agency left it blank: the lead decides", say{"C": NotReported, "A": Limited}, Limited, "A", 0},
		{"responsible agency and lead agree", say{"C": Limited, "A": Limited}, Limited, "C", 0},
		{"responsible agency and lead disagree", say{"C": Completed, "B": Limited}, NotReported, "", 2},
		{"two leads disagree and the responsible agency is silent", say{"A": Completed, "B": Limited}, NotReported, "", 2},
		{"nobody reported", say{}, NotReported, "", 0},
	} {
		var returns []Return
		for _, a := range []ID{"B", "C", "A"} {
			if l, ok := c.said[a]; ok {
				returns = append(returns, returnOf(a, 1, "1.2", l))
			}
		}
		r := Merge(plainPlan(), returns)
		m := r.Commitment("1").Milestones[1]
		if m.Level != c.want || m.Conflict != (c.conflict > 0) {
			t.Errorf("%s: level %s, conflict %v", c.why, m.Level.Key(), m.Conflict)
		}
		if got := placesOf(r.Findings, MilestoneConflict); len(got) != c.conflict {
			t.Errorf("%s: conflicts at %q", c.why, got)
		}
		var decides ID
		if a := m.Actual(); a != nil {
			decides = a.Agency
		}
		if decides != c.decides {
			t.Errorf("%s: %q decides, want %q", c.why, decides, c.decides)
		}
	}
}

func TestMilestoneOfAnotherAgencyIsLeftOutAndKept(t *testing.T) {
	r := Merge(plainPlan(), []Return{returnOf("A", 1, "2.1", Completed)})
	if m := r.Commitment("2").Milestones[0]; m.Level != NotReported || len(m.Progress) > 0 {
		t.Errorf("milestone 2.1 took the level %s of an agency that does not report on it", m.Level.Key())
	}
	wantCodes(t, r.Findings, RowNotExpected, "A.xlsx › Milestones!AB2 [2.1]")
	if len(r.Unplaced) != 1 || r.Unplaced[0].Cells[1].Text != "completed" {
		t.Errorf("unplaced: %+v", r.Unplaced)
	}
}

func TestSubmissionNumbersDecide(t *testing.T) {
	named := func(r Return, file string) Return { r.File = file; return r }
	one := named(returnOf("A", 1, "1", Limited), "z-first.xlsx")
	two := named(returnOf("A", 2, "1", Substantial), "a-second.xlsx")
	other := named(returnOf("A", 2, "1", Completed), "b-second.xlsx")
	copied := named(returnOf("A", 2, "1", Substantial), "c-copy.xlsx")
	for _, c := range []struct {
		why                  string
		returns              []Return
		want                 Level
		file                 string
		superseded, conflict []string
		code                 Code
		at                   []string
	}{
		{"a resubmission replaces the first", []Return{one, two}, Substantial, "a-second.xlsx", []string{"z-first.xlsx"}, nil,
			ReturnSuperseded, []string{"z-first.xlsx [A]"}},
		{"equal numbers, different content: none counts", []Return{two, other}, NotReported, "", nil,
			[]string{"a-second.xlsx", "b-second.xlsx"}, ReturnsConflict, []string{"a-second.xlsx [A]", "b-second.xlsx [A]"}},
		{"the superseded one does not come back in a conflict", []Return{one, two, other}, NotReported, "", []string{"z-first.xlsx"},
			[]string{"a-second.xlsx", "b-second.xlsx"}, ReturnSuperseded, []string{"z-first.xlsx [A]"}},
		{"the same content twice is used once", []Return{two, copied}, Substantial, "a-second.xlsx", nil, nil,
			ReturnsSame, []string{"c-copy.xlsx [A]"}},
		{"the same file twice is no news", []Return{two, two}, Substantial, "a-second.xlsx", nil, nil, ReturnsSame, nil},
	} {
		for range 2 {
			r := Merge(plainPlan(), c.returns)
			s := r.Returns[0]
			if got := r.Commitment("1").Level; got != c.want || s.File != c.file {
				t.Errorf("%s: level %s from %q", c.why, got.Key(), s.File)
			}
			if !slices.Equal(s.Superseded, c.superseded) || !slices.Equal(s.Conflict, c.conflict) {
				t.Errorf("%s: superseded %q, conflict %q", c.why, s.Superseded, s.Conflict)
			}
			if s.Missing() {
				t.Errorf("%s: said to be missing", c.why)
			}
			wantCodes(t, r.Findings, c.code, c.at...)
			slices.Reverse(c.returns)
		}
	}
}

func TestReturnsThatDoNotBelong(t *testing.T) {
	wrong := returnOf("A", 1, "1", Completed)
	wrong.Plan = "P-2"
	strange := returnOf("AA", 1, "1", Completed)
	r := Merge(plainPlan(), []Return{wrong, strange, returnOf("B", 1, "1", Limited)})
	if got := r.Commitment("1").Level; got != Limited {
		t.Errorf("level %s was taken from a return that does not belong", got.Key())
	}
	wantCodes(t, r.Findings, PlanWrong, "A.xlsx []")
	wantCodes(t, r.Findings, AgencyUnknown, "AA.xlsx [AA]")
	wantCodes(t, r.Findings, ReturnMissing, "plan.xlsx › Agencies!AC2 [A]", "plan.xlsx › Agencies!AC4 [C]")
	if len(r.Unplaced) != 2 {
		t.Errorf("%d rows kept of the two returns, want 2", len(r.Unplaced))
	}
}

func TestNoReturnsIsOneFinding(t *testing.T) {
	r := Merge(plainPlan(), []Return{{File: "comments.xlsx", Comments: []Comment{{Text: words("Good"), Outcome: "noted"}}}})
	wantCodes(t, r.Findings, NoReturns, "plan.xlsx []")
	wantCodes(t, r.Findings, ReturnMissing)
	if len(r.Comments) != 1 {
		t.Error("a workbook of the secretariat was not read")
	}
}

func TestUnknownAndRepeatedIDs(t *testing.T) {
	p := plainPlan()
	p.Agencies = append(p.Agencies, Agency{ID: "A", Name: words("Again"), Origin: from("plan.xlsx", "Agencies", 9)})
	p.Commitments = append(p.Commitments, Commitment{Number: "2", Title: words("Again"), Origin: from("plan.xlsx", "Commitments", 9)})
	p.Commitments[0].Supporting = []ID{"Z"}
	p.Milestones[1].Responsible = "Y"
	p.Milestones = append(p.Milestones,
		Milestone{Number: "1.1", Commitment: "1", Text: words("Again"), Origin: from("plan.xlsx", "Milestones", 8)},
		Milestone{Number: "9.1", Commitment: "9", Text: words("Lost"), Origin: from("plan.xlsx", "Milestones", 9)})
	p.Activities = []Activity{{Milestone: "1.99", Activity: words("Act"), Origin: from("plan.xlsx", "Implementation", 2)}}
	p.Events = []Event{{ID: "E7", Commitments: []ID{"2", "22"}, Origin: from("plan.xlsx", "Consultations", 2)}}
	p.Repository = []RepositoryUpdate{{Commitments: []ID{"8"}, Origin: from("plan.xlsx", "Repository", 2)}}
	p.Comments = []Comment{{ID: "1", Target: "chapter x", Outcome: "noted", Origin: from("plan.xlsx", "Comments", 2)}}
	ret := returnOf("B", 1, "7", Completed, "1.10", Completed)
	r := Merge(p, []Return{ret})
	wantCodes(t, r.Findings, RowTwice, "plan.xlsx › Agencies!AC9 [A]")
	wantCodes(t, r.Findings, CommitmentTwice, "plan.xlsx › Commitments!AA9 [2]")
	wantCodes(t, r.Findings, MilestoneTwice, "plan.xlsx › Milestones!AB8 [1.1]")
	wantCodes(t, r.Findings, AgencyCellNone, "plan.xlsx › Commitments!AM2 [1]", "plan.xlsx › Milestones!AN3 [1.2]")
	wantCodes(t, r.Findings, CommitmentNone, "B.xlsx › Commitments!AA2 [7]", "plan.xlsx › Consultations!AX2 [E7]",
		"plan.xlsx › Milestones!AA9 [9.1]", "plan.xlsx › Repository!AX2 []")
	wantCodes(t, r.Findings, MilestoneNone, "B.xlsx › Milestones!AB2 [1.10]", "plan.xlsx › Implementation!AB2 [1.99]")
	wantCodes(t, r.Findings, CommentTarget, "plan.xlsx › Comments!AY2 [1]")
	if len(r.Unplaced) != 7 {
		t.Errorf("%d rows unplaced, want 7: %+v", len(r.Unplaced), r.Unplaced)
	}
	i := slices.IndexFunc(r.Findings, func(f Finding) bool { return f.Code == MilestoneNone && f.Row == "1.10" })
	if got := r.Findings[i].Args["nearest"]; got != "1.1" {
		t.Errorf("nearest to 1.10 is %q, want 1.1", got)
	}
}

func TestSecondRowOfOneAgency(t *testing.T) {
	for _, c := range []struct {
		why      string
		second   Level
		rows     int
		want     Level
		conflict bool
	}{
		{"a row that repeats the first is dropped", Limited, 1, Limited, false},
		{"a row that contradicts the first is a conflict", Completed, 2, NotReported, true},
	} {
		r := Merge(plainPlan(), []Return{returnOf("A", 1, "1", Limited, "1", c.second, "1.1", Limited, "1.1", c.second)})
		got, m := r.Commitment("1"), r.Commitment("1").Milestones[0]
		if len(got.Results) != c.rows || got.Level != c.want || got.Conflict != c.conflict {
			t.Errorf("%s: commitment has %d rows, level %s", c.why, len(got.Results), got.Level.Key())
		}
		if len(m.Progress) != c.rows || m.Level != c.want || m.Conflict != c.conflict {
			t.Errorf("%s: milestone has %d rows, level %s", c.why, len(m.Progress), m.Level.Key())
		}
		wantCodes(t, r.Findings, RowTwice, "A.xlsx › Commitments!AA3 [1]", "A.xlsx › Milestones!AB3 [1.1]")
	}
}
