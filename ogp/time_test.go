package ogp

import "testing"

// dateOrNone is the date, or none.
func dateOrNone(s string) Date {
	if s == "" {
		return Date{}
	}
	return day(s)
}

// TestStatesOfTime goes through the states with the dates on either side of
// each border. The plan ends on 30 June 2025, the report speaks of 15 March
// 2025 unless a row says otherwise.
func TestStatesOfTime(t *testing.T) {
	for _, c := range []struct {
		level       Level
		due, actual string
		asOf        string
		want        TimeState
		why         string
	}{
		{NotReported, "2025-01-31", "", "", TimeNotReported, "nobody stated a level"},
		{NotReported, "", "", "", TimeNotReported, "nor was an end set"},

		{Completed, "2025-01-31", "", "", EndNotStated, "no end is stated"},
		{Completed, "", "", "", EndNotStated, "neither date is stated"},
		{Completed, "2025-01-31", "2025-03-15", "", EndedLate, "it ended on the day of the report"},
		{Completed, "2025-01-31", "2025-03-16", "", EndNotStated, "it is said to end after the day of the report"},
		{Completed, "2025-06-30", "2025-03", "2025-03-15", EndedOnTime, "the month of the report is not after it"},
		{Completed, "2025-06-30", "2025-04", "2025-03-15", EndNotStated, "all of the next month is"},
		{Completed, "2025-06-30", "2025-03-31", "2025-03", EndedOnTime, "a report of a month speaks of its last day, too"},

		{Completed, "2025-06-30", "2025-06-30", "2026-01-01", EndedOnTime, "on the last day of the plan"},
		{Completed, "2025-06-30", "2025-07-01", "2026-01-01", EndedAfterPlan, "on the day after the plan"},
		{Completed, "2025-01-31", "2025-07-01", "2026-01-01", EndedAfterPlan, "late, and after the plan"},
		{Completed, "2025-12-31", "2025-07-01", "2026-01-01", EndedAfterPlan, "after the plan, though not after the end that was set"},
		{Completed, "", "2025-07-01", "2026-01-01", EndedAfterPlan, "after the plan, and no end was set"},
		{Completed, "", "2025-06-30", "2026-01-01", NoDueDate, "within the plan, and no end was set"},
		{Completed, "2025-06-30", "2025-07", "2026-01-01", EndedAfterPlan, "a month that begins after the plan"},
		{Completed, "2025-06-30", "2025", "2026-01-01", EndNotStated, "a year that may be on time, late or after the plan"},
		{Completed, "2024-06-30", "2025", "2026-01-01", EndedLate, "every day of the year is late"},
		{Completed, "", "2025", "2026-01-01", NoDueDate, "no end was set, whichever day of the year it was"},

		{Completed, "2025-01-31", "2025-01-31", "", EndedOnTime, "on the day itself"},
		{Completed, "2025-01-31", "2025-02-01", "", EndedLate, "the day after"},
		{Completed, "2025-01-15", "2025-01", "", EndNotStated, "some days of the month are late, some are not"},
		{Completed, "2025-01-31", "2025-01", "", EndedOnTime, "no day of the month is late"},
		{Completed, "2025-01-31", "2025-02", "", EndedLate, "every day of the next month is late"},
		{Completed, "2025-01", "2025-01-31", "", EndedOnTime, "a month that was set is kept until its last day"},
		{Completed, "2025-01", "2025-01", "", EndedOnTime, "the same month"},
		{Completed, "2025-01", "2025-02", "", EndedLate, "the next month"},
		{Completed, "2024", "2024", "", EndedOnTime, "the same year"},
		{Completed, "2024-12-30", "2024", "", EndNotStated, "the last day of the year is late"},

		{Limited, "", "", "", NoDueDate, "no end was set"},
		{Substantial, "2025-03-14", "", "", NotFinished, "due on the day before the report"},
		{NotStarted, "2025-03-15", "", "", NotFinished, "due on the day of the report"},
		{Limited, "2025-03-16", "", "", NotYetDue, "due on the day after the report"},
		{Limited, "2025-03", "", "", NotYetDue, "the month is not over"},
		{Limited, "2025-02", "", "", NotFinished, "the month is over"},
		{Limited, "2025-03", "", "2025-03-31", NotFinished, "the last day of the month is that of the report"},
		{Limited, "2024", "", "", NotFinished, "the year is over"},
		{Limited, "2025", "", "", NotYetDue, "the year is not over"},
		{Limited, "2025-03-31", "", "2025-03", NotFinished, "a report of a month speaks of its last day"},
		{Limited, "2025-01-31", "2025-01-31", "", NotFinished, "an end beside another level is no end"},
	} {
		asOf := "2025-03-15"
		if c.asOf != "" {
			asOf = c.asOf
		}
		r := &Report{Plan: &Plan{End: day("2025-06-30")}, AsOf: day(asOf), Commitments: []CommitmentReport{{Milestones: []MilestoneReport{{
			Milestone: Milestone{End: day("2023"), RevisedEnd: dateOrNone(c.due)}, Level: c.level,
			Progress: []Progress{{Level: c.level, ActualEnd: dateOrNone(c.actual)}}}}}}}
		if c.due == "" {
			r.Commitments[0].Milestones[0].End = Date{}
		}
		r.tellTime()
		if got := r.Commitments[0].Milestones[0].Time; got != c.want {
			t.Errorf("%s, due %q, ended %q, report of %s: %s, want %s: %s", c.level.Key(), c.due, c.actual, asOf, got.Key(), c.want.Key(), c.why)
		}
	}
}

func TestWordsAreNoDates(t *testing.T) {
	r := &Report{Plan: &Plan{}, AsOf: day("2025-03-15"), Commitments: []CommitmentReport{{Milestones: []MilestoneReport{
		{Level: Completed, Progress: []Progress{{Level: Completed, ActualEnd: Date{Words: "autumn"}}}},
		{Milestone: Milestone{End: Date{Words: "ongoing"}}, Level: Limited},
	}}}}
	r.tellTime()
	if ms := r.Commitments[0].Milestones; ms[0].Time != EndNotStated || ms[1].Time != NoDueDate {
		t.Errorf("%s and %s", ms[0].Time.Key(), ms[1].Time.Key())
	}
}

// TestACommitmentEndsWithTheLastOfItsMilestones: no return states an end for
// a commitment itself.
func TestACommitmentEndsWithTheLastOfItsMilestones(t *testing.T) {
	done := func(end string) MilestoneReport {
		return MilestoneReport{Level: Completed, Progress: []Progress{{Level: Completed, ActualEnd: dateOrNone(end)}}}
	}
	for _, c := range []struct {
		why        string
		milestones []MilestoneReport
		ended      string
		want       TimeState
	}{
		{"no milestones", nil, "", EndNotStated},
		{"the latest of all", []MilestoneReport{done("2025-01-31"), done("2024-05-01")}, "2025-01-31", EndedOnTime},
		{"the latest is late", []MilestoneReport{done("2024-05-01"), done("2025-02-01")}, "2025-02-01", EndedLate},
		{"one is not completed", []MilestoneReport{done("2024-05-01"), {Level: Substantial}}, "", EndNotStated},
		{"one does not state its end", []MilestoneReport{done("2024-05-01"), done("")}, "", EndNotStated},
		{"one is said to end after the report", []MilestoneReport{done("2024-05-01"), done("2025-09-01")}, "", EndNotStated},
		{"one that was withdrawn does not count", []MilestoneReport{done("2024-05-01"), {Milestone: Milestone{Change: Withdrawn}}}, "2024-05-01", EndedOnTime},
		{"a year that reaches beyond the end that was set", []MilestoneReport{done("2025"), done("2024-05-01")}, "2025", EndNotStated},
		{"a year, and a day in it that is late", []MilestoneReport{done("2025"), done("2025-02-01")}, "2025", EndedLate},
		{"a day, and the year before", []MilestoneReport{done("2024"), done("2025-01-01")}, "2025-01-01", EndedOnTime},
		{"a month and its last day", []MilestoneReport{done("2025-01"), done("2025-01-31")}, "2025-01-31", EndedOnTime},
	} {
		r := &Report{Plan: &Plan{}, AsOf: day("2025-06-30"), Commitments: []CommitmentReport{{
			Commitment: Commitment{End: day("2025-01-31")}, Level: Completed, Milestones: c.milestones}}}
		r.tellTime()
		if got := r.Commitments[0]; got.Ended.String() != c.ended || got.Time != c.want {
			t.Errorf("%s: ended %q, %s; want %q, %s", c.why, got.Ended, got.Time.Key(), c.ended, c.want.Key())
		}
	}
}

func TestWhatIsWithdrawnHasNoState(t *testing.T) {
	ms := []MilestoneReport{{Level: Limited}, {Milestone: Milestone{Change: Withdrawn}, Level: Limited}}
	r := &Report{Plan: &Plan{}, Commitments: []CommitmentReport{{Milestones: ms},
		{Commitment: Commitment{Change: Merged}, Level: Limited, Milestones: []MilestoneReport{{Level: Limited}}}}}
	r.tellTime()
	if r.Commitments[0].Milestones[1].Time != NotAssessed || r.Commitments[1].Time != NotAssessed ||
		r.Commitments[1].Milestones[0].Time != NotAssessed || r.Commitments[0].Milestones[0].Time != NoDueDate {
		t.Errorf("%+v", r.Commitments)
	}
}
