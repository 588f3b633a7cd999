package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// openingPlan has one commitment for every level, each led by the agency of the
// same place in agencies; a level that starts with "-" comes with no return.
func openingPlan(levels ...string) (*ogp.Plan, []ogp.Return) {
	p := &ogp.Plan{ID: "P", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30)}
	var returns []ogp.Return
	for i, level := range levels {
		id := ogp.ID(rune('A' + i))
		number := ogp.ID(rune('1' + i))
		p.Agencies = append(p.Agencies, ogp.Agency{ID: id, Name: txt("Agency " + string(id))})
		p.Commitments = append(p.Commitments, ogp.Commitment{Number: number, Title: txt("Title"), Lead: []ogp.ID{id}})
		if level == "silent" {
			continue
		}
		r := ogp.Result{Commitment: number, Results: txt("Words.")}
		for _, l := range ogp.Levels {
			if l.Key() == level {
				r.Level = l
			}
		}
		returns = append(returns, ogp.Return{File: string(id) + ".xlsx", Agency: id, Plan: "P", Submission: 1, Results: []ogp.Result{r}})
	}
	return p, returns
}

// A return that came is told apart from a level that was stated.
func TestOpeningTellsReturnsFromLevels(t *testing.T) {
	for _, c := range []struct {
		why, want string
		levels    []string
	}{
		{"all returns came, and some state no level",
			"Of 3 commitments assessed, 1 was completed. Each of the 3 lead agencies sent a return; 2 of 3 commitments have no level that counts.",
			[]string{"completed", "", ""}},
		{"all returns came with levels",
			"Of 2 commitments assessed, 1 was completed and 1 more was substantially completed. Each of the 2 lead agencies sent a return; a level was stated for every commitment.",
			[]string{"completed", "substantial"}},
		{"a few are silent, by name",
			"Of 3 commitments assessed, none was completed and 2 were substantially completed. The report has no return from 1 of 3 lead agencies (Agency C); 1 of 3 commitments has no level that counts.",
			[]string{"substantial", "substantial", "silent"}},
		{"many are silent",
			"Of 6 commitments assessed, none was completed. The report has no return from 4 of 6 lead agencies; 4 of 6 commitments have no level that counts.",
			[]string{"limited", "not_started", "silent", "silent", "silent", "silent"}},
		{"nobody answered",
			"Of 2 commitments assessed, none was completed. The report has no return from its 2 lead agencies; no commitment has a level that counts.",
			[]string{"silent", "silent"}},
		{"one commitment, reported", "Of 1 commitment assessed, 1 was completed. The lead agency sent a return; a level was stated for the commitment.",
			[]string{"completed"}},
		{"one commitment, silent", "Of 1 commitment assessed, none was completed. The report has no return from the lead agency; the commitment has no level that counts.",
			[]string{"silent"}},
		{"no commitments", "The plan has no commitments to assess.", nil},
	} {
		p, returns := openingPlan(c.levels...)
		e := editionOf(t, p, returns...)
		e.Requirements = nil
		if got := openingWords(newSource(e)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestOpeningSaysWhereLevelsCannotBeTakenAtTheirWord(t *testing.T) {
	p, returns := openingPlan("completed", "limited")
	p.Commitments[0].Lead = []ogp.ID{"A", "B"}
	returns[1].Results = append(returns[1].Results, ogp.Result{Commitment: "1", Level: ogp.Limited})
	p.Milestones = []ogp.Milestone{{Number: "2.1", Commitment: "2", Text: txt("Step")}}
	returns[1].Progress = []ogp.Progress{{Milestone: "2.1", Level: ogp.NotStarted}}
	got := openingWords(newSource(editionOf(t, p, returns...)))
	for _, want := range []string{
		"Each of the 2 lead agencies sent a return; 1 of 2 commitments has no level that counts.",
		"For one commitment the joint lead agencies state different levels; it counts as not reported.",
		"For one commitment the declared level is higher than the one that its milestones imply.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

func TestOpeningOfAPlanWithoutLeads(t *testing.T) {
	p := &ogp.Plan{Commitments: []ogp.Commitment{{Number: "1", Title: txt("Title")}}}
	want := "Of 1 commitment assessed, none was completed. The plan names no lead agency, and no commitment has a level."
	if got := openingWords(newSource(editionOf(t, p))); !strings.HasPrefix(got, want) {
		t.Errorf("got %s", got)
	}
}

// What cannot be judged is counted beside what was not finished, and the IRM's
// rating stands beside the government's level where it is lower.
func TestOpeningSaysWhatCannotBeToldAndWhatTheIRMRates(t *testing.T) {
	p := &ogp.Plan{ID: "P", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30),
		Agencies: []ogp.Agency{{ID: "A", Name: txt("Agency A")}},
		Commitments: []ogp.Commitment{{Number: "1", Title: txt("Title"), Lead: []ogp.ID{"A"}, IRM: "limited"},
			{Number: "2", Title: txt("Title"), Lead: []ogp.ID{"A"}, IRM: "no_evidence"}},
		Milestones: []ogp.Milestone{
			{Number: "1.1", Commitment: "1", Text: txt("Text"), End: ogp.Day(2025, 6, 30)},
			{Number: "1.2", Commitment: "1", Text: txt("Text")}}}
	r := ogp.MergeAsOf(p, []ogp.Return{{File: "A.xlsx", Agency: "A", Plan: "P", Submission: 1,
		Results:  []ogp.Result{{Commitment: "1", Level: ogp.Completed}, {Commitment: "2", Level: ogp.Limited}},
		Progress: []ogp.Progress{{Milestone: "1.1", Level: ogp.Limited}, {Milestone: "1.2", Level: ogp.Limited}}}},
		ogp.Day(2026, 9, 30))
	w := newSource(&render.Edition{Report: r, Statistics: r.Statistics(), Locale: english(t), AsOf: r.AsOf})
	for _, c := range []struct{ want, got string }{
		{"For 1 of 2 milestones it cannot be told whether it was finished when due, since a level or an exact date is lacking.",
			untimedWords(w)},
		{"The IRM's own ratings of 2 commitments were recorded. For commitment 1 it is lower than the level that the government states.",
			ratedWords(w)},
	} {
		if got := breakable(c.got); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Where no milestone can be judged, a 0 would read as a clean record.
func TestUnfinishedMilestonesThatCannotBeCounted(t *testing.T) {
	for _, c := range []struct {
		want  string
		times []ogp.TimeState
	}{
		{"2", []ogp.TimeState{ogp.NotFinished, ogp.NotFinished, ogp.NoDueDate}},
		{"0", []ogp.TimeState{ogp.EndedOnTime, ogp.TimeNotReported}},
		{"not reported", []ogp.TimeState{ogp.TimeNotReported, ogp.TimeNotReported}},
		{"no due date", []ogp.TimeState{ogp.NoDueDate}},
		{"cannot be told", []ogp.TimeState{ogp.NoDueDate, ogp.TimeNotReported}},
	} {
		var commitment ogp.CommitmentReport
		for _, s := range c.times {
			commitment.Milestones = append(commitment.Milestones, ogp.MilestoneReport{Time: s})
		}
		if got := printed(unfinishedCell(words{english(t)}, &commitment).Paras[0].Spans); got != c.want {
			t.Errorf("%v: %q, want %q", c.times, got, c.want)
		}
	}
}
