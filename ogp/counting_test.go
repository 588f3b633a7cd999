package ogp

import (
	"slices"
	"testing"
)

func TestShares(t *testing.T) {
	for _, c := range []struct {
		n, of, want int
		ok          bool
		why         string
	}{
		{1, 3, 333, true, "a third"},
		{2, 3, 667, true, "two thirds are rounded up"},
		{1, 16, 63, true, "6.25 is a half: up"},
		{1, 2000, 1, true, "0.05 is a half: up"},
		{1, 2001, 0, true, "less than a half"},
		{0, 7, 0, true, "nothing of something is 0"},
		{7, 7, 1000, true, "all"},
		{0, 0, 0, false, "a share of nothing does not exist"},
	} {
		if got, ok := Share(c.n, c.of); got != c.want || ok != c.ok {
			t.Errorf("Share(%d, %d) = %d, %v; want %d, %v: %s", c.n, c.of, got, ok, c.want, c.ok, c.why)
		}
	}
}

func TestSharesThatDoNotAddUp(t *testing.T) {
	for _, c := range []struct {
		tally Tally
		want  bool
		why   string
	}{
		{Tally{1, 1, 1, 0, 0}, true, "33.3 three times is 99.9"},
		{Tally{1, 1, 0, 0, 0}, false, "two halves"},
		{Tally{4, 4, 4, 4, 0}, false, "four quarters"},
		{Tally{}, false, "nothing has no shares"},
	} {
		if got := SharesOff(c.tally); got != c.want {
			t.Errorf("SharesOff(%v) = %v: %s", c.tally, got, c.why)
		}
	}
}

// countedReport has an added, a withdrawn and a merged commitment beside two
// plain ones.
func countedReport() *Report {
	done := func(number ID, end string, proof ...Link) MilestoneReport {
		return MilestoneReport{Milestone: Milestone{Number: number, End: day("2024-01-31"), RevisedEnd: day("2024-03-31")}, Level: Completed,
			Progress: []Progress{{Level: Completed, ActualEnd: day(end), Evidence: proof}}}
	}
	open := func(number ID, l Level, c Change) MilestoneReport {
		return MilestoneReport{Milestone: Milestone{Number: number, Change: c}, Level: l}
	}
	return &Report{
		Plan: &Plan{Agencies: []Agency{{ID: "B", Name: words("Bee")}, {ID: "A", Name: words("Ay")}, {ID: "C", Name: words("Idle")}}},
		Commitments: []CommitmentReport{
			{Commitment: Commitment{Number: "1", Theme: words("Open"), Lead: []ID{"A", "B"}, Values: OGPValues[:2]}, Level: Completed,
				Milestones: []MilestoneReport{done("1.1", "2024-01-31"), done("1.2", "2024-02-28", Link{Text: "x"}), open("1.3", Limited, Added)}},
			{Commitment: Commitment{Number: "2", Theme: words("Fair"), Lead: []ID{"A"}}, Level: NotReported,
				Milestones: []MilestoneReport{open("2.1", NotReported, Unchanged), open("2.2", NotReported, Withdrawn)}},
			{Commitment: Commitment{Number: "3", Theme: words("Open"), Change: Added, Values: OGPValues[1:2]}, Level: Completed,
				Milestones: []MilestoneReport{done("3.1", "2024-04-01")}},
			{Commitment: Commitment{Number: "4", Theme: words("Gone"), Lead: []ID{"C"}, Change: Withdrawn}, Level: Completed,
				Milestones: []MilestoneReport{done("4.1", "2025-01-01"), open("4.2", Limited, Added), open("4.3", Limited, Merged)}},
			{Commitment: Commitment{Number: "5", Change: Merged}},
		},
		Events: []Event{
			{Phase: Implementation, Total: Counted(10), CommentsReceived: Counted(2)},
			{Phase: Implementation, Sectors: map[Sector]Count{CivilSociety: Counted(5)}},
			{Phase: CoCreation},
		},
		Comments: []Comment{{Outcome: "noted"}, {Response: words("Thanks")}, {}},
	}
}

func TestStatistics(t *testing.T) {
	r := countedReport()
	r.tellTime()
	s := r.Statistics()
	if want := (Flow{Planned: 4, Added: 1, Withdrawn: 1, Merged: 1, Assessed: 3, Levels: Tally{1, 0, 0, 0, 2},
		Time: Times{EndNotStated: 1, NoDueDate: 1, TimeNotReported: 1}}); s.Commitments != want {
		t.Errorf("commitments %+v, want %+v", s.Commitments, want)
	}
	// 4.1 and 4.2 went with their commitment, 4.3 had been merged before.
	if want := (Flow{Planned: 7, Added: 2, Withdrawn: 3, Merged: 1, Assessed: 5, Levels: Tally{1, 0, 1, 0, 3},
		Time: Times{EndedOnTime: 2, EndedLate: 1, NoDueDate: 1, TimeNotReported: 1}}); s.Milestones != want {
		t.Errorf("milestones %+v, want %+v", s.Milestones, want)
	}
	if want := (Timeliness{OnTime: 1, Late: 2, NoDate: 2}); s.AgainstPlanned != want {
		t.Errorf("against the planned end %+v, want %+v", s.AgainstPlanned, want)
	}
	if want := (Timeliness{OnTime: 2, Late: 1, NoDate: 2}); s.AgainstDue != want {
		t.Errorf("against the end in force %+v, want %+v", s.AgainstDue, want)
	}
	if !slices.Equal(s.LateMilestones, []ID{"3.1"}) {
		t.Errorf("late milestones %v", s.LateMilestones)
	}
	if s.CommitmentsWithEvidence != 1 || s.MilestonesWithEvidence != 1 {
		t.Errorf("with evidence: %d commitments, %d milestones", s.CommitmentsWithEvidence, s.MilestonesWithEvidence)
	}
	if !slices.Equal(s.UnsupportedCommitments, []ID{"3"}) || !slices.Equal(s.UnsupportedMilestones, []ID{"1.1", "3.1"}) {
		t.Errorf("completed without evidence: %v, %v", s.UnsupportedCommitments, s.UnsupportedMilestones)
	}
	if !slices.Equal(s.Differences, []Difference{{"1", Completed, Substantial}}) {
		t.Errorf("differences %v", s.Differences)
	}
}

func TestStatisticsByGroup(t *testing.T) {
	s := countedReport().Statistics()
	for _, c := range []struct {
		name   string
		groups []Group
		want   []string
	}{
		{"theme", s.ByTheme, []string{" Open 2 4", " Fair 1 1"}},
		{"agency", s.ByAgency, []string{"B Bee 1 3", "A Ay 2 4", "  1 1"}},
		{"value", s.ByValue, []string{"transparency  1 3", "civic_participation  2 4", "public_accountability  0 0",
			"technology_innovation  0 0", "  1 1"}},
	} {
		var got []string
		for _, g := range c.groups {
			got = append(got, g.ID+" "+g.Name.Main()+" "+Counted(g.Commitments.Total()).String()+" "+Counted(g.Milestones.Total()).String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("by %s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCountsOfConsultation(t *testing.T) {
	n := countedReport().Statistics().Consultation
	if n.Events != 3 || n.ByPhase[Implementation] != 2 || n.WithAttendance != 2 || n.Participants != Counted(15) ||
		n.CommentsReceived != 3 || n.CommentsAnswered != 2 || n.RaisedAtEvents != Counted(2) {
		t.Errorf("counts %+v", n)
	}
	if n := (&Report{}).Statistics().Consultation; n.Participants.Known || n.RaisedAtEvents.Known {
		t.Error("no events give a known number of participants")
	}
}

// What was received, or answered, after the day that the report speaks of is
// not counted; what has no date is.
func TestCommentsAreCountedUpToTheReport(t *testing.T) {
	r := &Report{Plan: &Plan{}, AsOf: day("2025-06-30"), Comments: []Comment{
		{Received: day("2025-06-30"), Answered: day("2025-06-30"), Outcome: "noted"},
		{Received: day("2025-06"), Answered: day("2025-07-01"), Outcome: "noted"},
		{Received: day("2025-07-01"), Outcome: "noted"}, {Outcome: "noted"}, {Received: day("2025")}}}
	if n := r.Statistics().Consultation; n.CommentsReceived != 4 || n.CommentsAnswered != 2 {
		t.Errorf("%d comments, %d answered", n.CommentsReceived, n.CommentsAnswered)
	}
}
