package ogp

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// project is what a check's test may spoil.
type project struct {
	plan    *Plan
	returns []Return // of A, B and C
}

func TestChecksOfMeaning(t *testing.T) {
	const a, b = "A.xlsx › ", "B.xlsx › "
	for _, c := range []struct {
		why   string
		spoil func(p project)
		code  Code
		want  []string
	}{
		{"a lead left its level blank, the other stated one",
			func(p project) { p.returns[0].Results[0].Level = NotReported },
			LevelBlank, []string{a + "Commitments!AF2 [1]"}},
		{"a lead's return lacks the row",
			func(p project) { p.returns[1].Results = p.returns[1].Results[:1] },
			LevelBlank, []string{b + "Commitments [2]"}},
		{"a supporting agency need not state a level",
			func(p project) {
				p.returns[2].Results = []Result{{Commitment: "1", Results: words("Helped"), Origin: from("C.xlsx", "Commitments", 2)}}
			}, LevelBlank, nil},
		{"the responsible agency left a milestone blank",
			func(p project) { p.returns[2].Progress[0].Level = NotReported },
			LevelBlank, []string{"C.xlsx › Milestones!AF2 [1.2]"}},
		{"one of two leads left a milestone blank, the other answered",
			func(p project) { p.returns[0].Progress[0].Level = NotReported }, LevelBlank, nil},
		{"levels of withdrawn commitments are not asked for",
			func(p project) {
				p.plan.Commitments[1].Change = Withdrawn
				p.returns[1].Results[1].Level = NotReported
				p.returns[1].Progress[1].Level = NotReported
			}, LevelBlank, nil},
		{"a lead did not describe results",
			func(p project) { p.returns[1].Results[1].Results = nil },
			RequiredBlank, []string{b + "Commitments!AG3 [2]"}},
		{"little was done and no reason given",
			func(p project) { p.returns[1].Results[1].Challenges = nil },
			ChallengeMissing, []string{b + "Commitments!AI3 [2]"}},
		{"a reason in words is a reason",
			func(p project) {
				p.returns[1].Results[1].Challenges = nil
				p.returns[1].Results[1].Challenge = words("No money")
			}, ChallengeMissing, nil},
		{"declared completed, milestones imply less",
			func(p project) { p.returns[1].Results[1].Level = Completed },
			LevelDiffers, []string{b + "Commitments!AF3 [2]"}},
		{"a difference is not looked for in a withdrawn commitment",
			func(p project) {
				p.plan.Commitments[1].Change = Withdrawn
				p.returns[1].Results[1].Level = Completed
			}, LevelDiffers, nil},
		{"completed without evidence",
			func(p project) {
				p.returns[1].Results[1].Level, p.returns[1].Results[1].Evidence = Completed, nil
				p.returns[1].Progress[1].Level, p.returns[1].Progress[1].Evidence = Completed, nil
			}, CompletedNoProof, []string{b + "Commitments!AH3 [2]", b + "Milestones!AH3 [2.1]"}},
		{"completed without an end",
			func(p project) { p.returns[1].Progress[1].Level = Completed },
			CompletedNoEnd, []string{b + "Milestones!AK3 [2.1]"}},
		{"late",
			func(p project) { ended(p, "2024-01-01") },
			MilestoneLate, []string{"C.xlsx › Milestones!AK2 [1.2]"}},
		{"an end after the plan is one after the plan, and not also late",
			func(p project) { ended(p, "2025-01-01") }, MilestoneLate, nil},
		{"an end after the plan",
			func(p project) { ended(p, "2025-01-01") }, MilestoneEndedAfter, []string{"C.xlsx › Milestones!AK2 [1.2]"}},
		{"an end after the plan is not also outside it",
			func(p project) { ended(p, "2025-01-01") }, DateOutside, nil},
		{"an end after the plan, with no end to be late against",
			func(p project) {
				p.plan.Milestones[1].End = Date{}
				ended(p, "2025-01-01")
			}, MilestoneEndedAfter, []string{"C.xlsx › Milestones!AK2 [1.2]"}},
		{"an end beside a level that has none is not late",
			func(p project) { p.returns[2].Progress[0].ActualEnd = day("2024-01-01") }, MilestoneLate, nil},
		{"a withdrawn milestone is not late",
			func(p project) {
				p.plan.Milestones[1].Change = Withdrawn
				ended(p, "2024-01-01")
			}, MilestoneLate, nil},
		{"an end that is too vague",
			func(p project) {
				p.plan.Milestones[1].End = day("2023-12-30")
				ended(p, "2023-12")
			}, EndTooVague, []string{"C.xlsx › Milestones!AK2 [1.2]"}},
		{"an end after the report is not vague, and there is one finding for it",
			func(p project) {
				p.plan.ReportDate = day("2024-01-31")
				ended(p, "2024-02")
			}, DateAfterReport, []string{"C.xlsx › Milestones!AK2 [1.2]"}},
		{"several dates after the report are one finding a file",
			func(p project) {
				p.plan.ReportDate = day("2023-03-31")
				p.returns[1].Progress[0].ActualEnd = day("2023-04-01")
				p.returns[1].Progress[1].ActualStart = day("2023-05")
				p.plan.Repository = []RepositoryUpdate{{Date: day("2024"), Origin: from("plan.xlsx", "Repository", 2)}}
			}, DateAfterReport, []string{"A.xlsx › Milestones!AK2 [1.1]", "B.xlsx › Milestones!AK2 []", "plan.xlsx › Repository []"}},
		{"the month of the report is not after it",
			func(p project) {
				p.plan.ReportDate = day("2023-06-15")
				p.returns[0].Progress[0].ActualEnd, p.returns[1].Progress[0].ActualEnd = day("2023-06"), day("2023-06")
			}, DateAfterReport, nil},
		{"due and not finished",
			func(p project) { p.plan.ReportDate = day("2024-01-01") },
			MilestoneOverdue, []string{"C.xlsx › Milestones [1.2]"}},
		{"not due on the day before",
			func(p project) { p.plan.ReportDate = day("2023-12-30") }, MilestoneOverdue, nil},
		{"a withdrawn milestone is not due",
			func(p project) {
				p.plan.ReportDate = day("2024-01-01")
				p.plan.Milestones[1].Change = Withdrawn
			}, MilestoneOverdue, nil},
		{"limited, and nothing is said to be done about it",
			func(p project) { asked(p, Limited, "") }, CorrectiveMissing, []string{"C.xlsx › Milestones!AN2 [1.2]"}},
		{"not started, likewise",
			func(p project) { asked(p, NotStarted, "") }, CorrectiveMissing, []string{"C.xlsx › Milestones!AN2 [1.2]"}},
		{"substantial and not due yet",
			func(p project) {
				p.plan.ReportDate = day("2023-12-30")
				asked(p, Substantial, "")
			}, CorrectiveMissing, nil},
		{"substantial and due",
			func(p project) {
				p.plan.ReportDate = day("2023-12-31")
				asked(p, Substantial, "")
			}, CorrectiveMissing, []string{"C.xlsx › Milestones!AN2 [1.2]"}},
		{"completed late",
			func(p project) { asked(p, Completed, "2024-01-01") }, CorrectiveMissing, []string{"C.xlsx › Milestones!AN2 [1.2]"}},
		{"completed on time",
			func(p project) { asked(p, Completed, "2023-12-31") }, CorrectiveMissing, nil},
		{"a form that does not ask",
			func(p project) {
				asked(p, NotStarted, "")
				delete(p.returns[2].Progress[0].Columns, "corrective_action")
			}, CorrectiveMissing, nil},
		{"something is done about it",
			func(p project) {
				asked(p, NotStarted, "")
				p.returns[2].Progress[0].CorrectiveAction = words("A second tender")
			}, CorrectiveMissing, nil},
		{"a withdrawn milestone of which nothing is done",
			func(p project) {
				asked(p, NotStarted, "")
				p.plan.Milestones[1].Change = Withdrawn
			}, CorrectiveMissing, nil},
		{"a report before the plan",
			func(p project) { p.plan.ReportDate = day("2022-12-31") }, ReportBeforePlan, []string{"plan.xlsx › Plan []"}},
		{"a report of the first day",
			func(p project) { p.plan.ReportDate = day("2023-01-01") }, ReportBeforePlan, nil},
		{"a report of the year in which the plan begins",
			func(p project) { p.plan.Start, p.plan.ReportDate = day("2023-07-01"), day("2023") }, ReportBeforePlan, nil},
		{"forms of a later day",
			func(p project) {
				p.plan.ReportDate = day("2023-03-31")
				p.returns[0].Issued, p.returns[1].Issued = day("2023-04-01"), day("2023-03-31")
			}, LevelsOfLater, []string{"plan.xlsx › Plan []"}},
		{"a form of the day itself",
			func(p project) { p.plan.ReportDate, p.returns[1].Issued = day("2023-03-31"), day("2023-03-31") }, LevelsOfLater, nil},
		{"answers due after the day that the report speaks of",
			func(p project) { p.plan.ReportDate, p.plan.ReturnsDue = day("2025-01-15"), day("2025-01-16") },
			ReturnsDueOdd, []string{"plan.xlsx › Plan []"}},
		{"answers due on the day itself",
			func(p project) { p.plan.ReportDate, p.plan.ReturnsDue = day("2025-01-15"), day("2025-01-15") }, ReturnsDueOdd, nil},
		{"answers due when the draft is out",
			func(p project) { p.plan.CommentStart, p.plan.ReturnsDue = day("2024-12-01"), day("2024-12-02") },
			ReturnsDueOdd, []string{"plan.xlsx › Plan []"}},
		{"answers due before there is anything to tell",
			func(p project) { p.plan.ReturnsDue = day("2022-12-31") }, ReturnsDueOdd, []string{"plan.xlsx › Plan []"}},
		{"answers due in a year",
			func(p project) { p.plan.ReturnsDue = day("2023") }, ReturnsDueOdd, nil},
		{"only the responsible agency is asked for a milestone that nobody reports",
			func(p project) {
				p.returns[0].Progress = append(p.returns[0].Progress, Progress{Agency: "A", Milestone: "1.2", Origin: from("A.xlsx", "Milestones", 9)})
				p.returns[2].Progress[0].Level = NotReported
			}, LevelBlank, []string{"C.xlsx › Milestones!AF2 [1.2]"}},
		{"thirteen days for comments",
			func(p project) { p.plan.CommentStart, p.plan.CommentEnd = day("2024-12-01"), day("2024-12-13") },
			CommentWindowShort, []string{"plan.xlsx › Plan []"}},
		{"fourteen days for comments",
			func(p project) { p.plan.CommentStart, p.plan.CommentEnd = day("2024-12-01"), day("2024-12-14") },
			CommentWindowShort, nil},
		{"a month for comments, which may be long enough",
			func(p project) { p.plan.CommentStart, p.plan.CommentEnd = day("2024-12"), day("2024-12-14") },
			CommentWindowShort, nil},
		{"a window that is the wrong way round is found as that",
			func(p project) { p.plan.CommentStart, p.plan.CommentEnd = day("2024-12-14"), day("2024-12-01") },
			CommentWindowShort, nil},
		{"planned to end after the plan",
			func(p project) { p.plan.Milestones[0].End = day("2025-01-01") },
			MilestoneBeyond, []string{"plan.xlsx › Milestones!AP2 [1.1]"}},
		{"revised to end after the plan",
			func(p project) { p.plan.Milestones[0].RevisedEnd = day("2025") },
			MilestoneBeyond, []string{"plan.xlsx › Milestones!AQ2 [1.1]"}},
		{"the year in which the plan ends is not after it",
			func(p project) { p.plan.Milestones[0].RevisedEnd = day("2024") }, MilestoneBeyond, nil},
		{"a revision mended it",
			func(p project) {
				p.plan.Milestones[0].End, p.plan.Milestones[0].RevisedEnd = day("2025-01-01"), day("2024-06-30")
			}, MilestoneBeyond, nil},
		{"a milestone ends before it starts",
			func(p project) { p.plan.Milestones[0].Start = day("2023-07-01") },
			DateOrder, []string{"plan.xlsx › Milestones!AP2 [1.1]"}},
		{"work ended before it started",
			func(p project) { p.returns[0].Progress[0].ActualStart = day("2023-06") },
			DateOrder, []string{a + "Milestones!AK2 [1.1]"}},
		{"a commitment starts before the plan",
			func(p project) { p.plan.Commitments[0].Start = day("2022") },
			DateOutside, []string{"plan.xlsx › Commitments!AO2 [1]"}},
		{"a partial date that reaches into the plan is not outside",
			func(p project) { p.plan.Commitments[0].Start = day("2023") }, DateOutside, nil},
		{"co-creation comes before the plan",
			func(p project) {
				p.plan.Events = []Event{event("", 2, Event{ID: "X", Start: day("2022-09-01"), Phase: CoCreation})}
			}, DateOutside, nil},
		{"implementation does not",
			func(p project) {
				p.plan.Events = []Event{event("", 2, Event{ID: "X", Start: day("2022-09-01"), Phase: Implementation})}
			}, DateOutside, []string{"plan.xlsx › Consultations!AO2 [X]"}},
		{"an event after the end",
			func(p project) { p.plan.Events = []Event{event("", 2, Event{ID: "X", Start: day("2025-02-01")})} },
			EventAfterEnd, []string{"plan.xlsx › Consultations!AO2 [X]"}},
		{"one about the report comes after the end",
			func(p project) {
				p.plan.Events = []Event{event("", 2, Event{ID: "X", Start: day("2025-02-01"), Phase: SelfAssessment})}
			}, EventAfterEnd, nil},
		{"and one while the draft is open for comment",
			func(p project) {
				p.plan.CommentStart, p.plan.CommentEnd = day("2025-02-01"), day("2025-02-28")
				p.plan.Events = []Event{event("", 2, Event{ID: "X", Start: day("2025-02-28")}),
					event("", 3, Event{ID: "Y", Start: day("2025-03-01")})}
			}, EventAfterEnd, []string{"plan.xlsx › Consultations!AO3 [Y]"}},
		{"more people by sector than in all",
			func(p project) {
				p.plan.Events = []Event{event("", 2, Event{ID: "X", Total: Counted(3), Sectors: map[Sector]Count{CivilSociety: Counted(4)}})}
			}, ParticipantsSum, []string{"plan.xlsx › Consultations!AT2 [X]"}},
		{"more people in all than by the sectors that are known",
			func(p project) {
				p.plan.Events = []Event{event("", 2, Event{ID: "X", Total: Counted(9), Sectors: map[Sector]Count{CivilSociety: Counted(4)}})}
			}, ParticipantsSum, nil},
		{"more people in all though every sector is known",
			func(p project) {
				e := Event{ID: "X", Total: Counted(9), Sectors: map[Sector]Count{}}
				for _, s := range Sectors {
					e.Sectors[s] = Counted(1)
				}
				p.plan.Events = []Event{event("", 2, e)}
			}, ParticipantsSum, []string{"plan.xlsx › Consultations!AT2 [X]"}},
		{"a section without text",
			func(p project) { p.plan.Narrative[2].Text = nil },
			SectionBlank, []string{"plan.xlsx › Narrative!BB4 [introduction]"}},
		{"an optional section without text",
			func(p project) { p.plan.Narrative[0].Text, p.plan.Narrative[1].Text = nil, nil }, SectionBlank, nil},
		{"a comment without a reply",
			func(p project) {
				p.plan.Comments = []Comment{{ID: "1", Target: "1.2", Origin: from("plan.xlsx", "Comments", 2)}}
			}, CommentUnanswered, []string{"plan.xlsx › Comments!AZ2 [1]"}},
		{"a commitment without milestones that count",
			func(p project) { p.plan.Milestones[2].Change = Withdrawn },
			MilestonesNone, []string{"plan.xlsx › Commitments!AA3 [2]"}},
	} {
		p := project{plainPlan(), plainReturns()}
		c.spoil(p)
		r := Merge(p.plan, p.returns)
		if got := placesOf(r.Findings, c.code); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s at %q, want %q", c.why, c.code, got, c.want)
		}
	}
}

// asked is a row on milestone 1.2 in a form that asks for corrective actions.
func asked(p project, level Level, end string) {
	r := &p.returns[2].Progress[0]
	r.Level, r.Evidence, r.Columns = level, []Link{{Text: "proof"}}, maps.Clone(r.Columns)
	r.Columns["corrective_action"] = "AN"
	if end != "" {
		r.ActualEnd = day(end)
	}
}

// ended says that milestone 1.2 is completed, and when it ended.
func ended(p project, on string) {
	r := &p.returns[2].Progress[0]
	r.Level, r.ActualEnd, r.Evidence = Completed, day(on), []Link{{Text: "proof"}}
}

// Where the reason for the delay is given, all is said.
func TestReasonsForDelaysAreAskedForOnce(t *testing.T) {
	for _, given := range []bool{false, true} {
		for _, code := range []Code{MilestoneLate, MilestoneEndedAfter, MilestoneOverdue} {
			p := project{plainPlan(), plainReturns()}
			switch code {
			case MilestoneLate:
				ended(p, "2024-02-01")
			case MilestoneEndedAfter:
				ended(p, "2025-02-01")
			default:
				p.plan.ReportDate = day("2024-01-01")
			}
			if given {
				p.returns[2].Progress[0].DelayReason = words("No money")
			}
			found := 0
			for _, f := range Merge(p.plan, p.returns).Findings {
				if f.Code != code {
					continue
				}
				if found++; !f.Asks() {
					t.Errorf("%s asks for nothing", code)
				}
			}
			want := 1
			if given {
				want = 0
			}
			if found != want {
				t.Errorf("%s is found %d times", code, found)
			}
		}
	}
}

func TestDatesAfterTheReportAreCountedByFile(t *testing.T) {
	p := project{plainPlan(), plainReturns()}
	p.plan.ReportDate = day("2022-12-31")
	for i := range 12 {
		p.plan.Repository = append(p.plan.Repository, RepositoryUpdate{Date: day("2023-01-01").AddDays(i), Origin: from("plan.xlsx", "Repository", 2+i)})
	}
	for _, f := range Merge(p.plan, p.returns).Findings {
		if f.Code == DateAfterReport && f.At.File == "plan.xlsx" && (f.Args["count"] != "12" || strings.Count(f.Args["cells"], "Repository") != 10 ||
			!strings.HasSuffix(f.Args["cells"], ", …") || f.Found != "2023-01-01") {
			t.Errorf("%q, arguments %v", f.Found, f.Args)
		}
	}
}

func TestLateMilestonesSayHowLate(t *testing.T) {
	returns := plainReturns()
	returns[2].Progress[0].Level, returns[2].Progress[0].ActualEnd = Completed, day("2024-01-10")
	for _, f := range Merge(plainPlan(), returns).Findings {
		if f.Code == MilestoneLate && (f.Args["days"] != "10" || f.Args["due"] != "2023-12-31" || f.Args["ended"] != "2024-01-10") {
			t.Errorf("arguments %v", f.Args)
		}
	}
}

func TestTargetsOfComments(t *testing.T) {
	for target, known := range map[string]bool{"": true, "plan": true, "Report": true, "lessons": true, "1": true, " 1.2 ": true, "Commitment 2": true, "Jalon 1.1": true,
		"1.20": false, "the minister": false} {
		p := plainPlan()
		p.Comments = []Comment{{ID: "1", Target: target, Outcome: "noted"}}
		if got := len(placesOf(Merge(p, plainReturns()).Findings, CommentTarget)) == 0; got != known {
			t.Errorf("target %q is known: %v, want %v", target, got, known)
		}
	}
}

func TestACellThatCannotBeReadIsNotAlsoBlank(t *testing.T) {
	at := Place{"A.xlsx", "Commitments", "E2"}
	read := []Finding{{Code: LevelUnknown, At: at, Found: "in progress"}, {Code: ValueRead, At: Place{"A.xlsx", "Commitments", "E3"}}}
	merged := []Finding{{Code: LevelBlank, At: at}, {Code: LevelBlank, At: Place{"A.xlsx", "Commitments", "E3"}}, {Code: RowTwice, At: at}}
	var got []Code
	for _, f := range JoinFindings(read, merged) {
		got = append(got, f.Code)
	}
	if want := []Code{LevelUnknown, RowTwice, LevelBlank, ValueRead}; !slices.Equal(got, want) {
		t.Errorf("findings %v, want %v", got, want)
	}
	if len(read) != 2 {
		t.Error("the reader's findings were changed")
	}
}

func TestNobodyNeedMendAReturnThatIsReplaced(t *testing.T) {
	read := []Finding{{Code: LevelUnknown, At: Place{"old.xlsx", "Commitments", "E2"}}, {Code: DateAmbiguous, At: Place{"copy.xlsx", "Milestones", "I5"}},
		{Code: LevelUnknown, At: Place{"new.xlsx", "Commitments", "E2"}}}
	merged := []Finding{{Code: ReturnSuperseded, At: Place{"old.xlsx", "Read me", "B20"}}, {Code: ReturnsSame, At: Place{File: "copy.xlsx"}}, {Code: EventAfterEnd, At: Place{File: "new.xlsx"}}}
	var got []string
	for _, f := range JoinFindings(read, merged) {
		got = append(got, f.At.File+" "+string(f.Code))
	}
	want := []string{"copy.xlsx " + string(ReturnsSame), "new.xlsx " + string(EventAfterEnd), "new.xlsx " + string(LevelUnknown), "old.xlsx " + string(ReturnSuperseded)}
	if !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

func TestCodesThatMergingReportsHaveTheirSeverity(t *testing.T) {
	for code, want := range map[Code]Severity{LevelConflict: Error, MilestoneConflict: Error, EventConflict: Error,
		ReturnsConflict: Error, MilestoneBeyond: Error, CommitmentNone: Error, ReturnMissing: Warning, LevelBlank: Warning,
		LevelDiffers: Warning, CompletedNoProof: Warning, MilestoneLate: Warning, RequiredBlank: Warning, ParticipantsSum: Warning,
		DateOutside: Warning, EventAfterEnd: Warning, SectionBlank: Warning, ReturnSuperseded: Note} {
		if got := (Finding{Code: code}).Severity(); got != want {
			t.Errorf("%s is a %s, want %s", code, got.Key(), want.Key())
		}
	}
}
