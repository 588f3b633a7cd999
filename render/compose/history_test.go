package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// movedSince is the source of a report in which commitments and their milestones
// stand at one level each, then and now; "" is not in that report.
func movedSince(t *testing.T, kind ogp.ReportKind, due ogp.Date, pairs ...[2]string) *composer {
	t.Helper()
	p := &ogp.Plan{ID: "P", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30),
		Agencies: []ogp.Agency{{ID: "A", Name: txt("Agency")}}}
	r := ogp.Return{File: "A.xlsx", Agency: "A", Plan: "P", Submission: 1}
	m := ogp.Moment{File: "history/secret-name.json", Plan: "P", Kind: kind, Date: ogp.Day(2025, 10, 31)}
	for i, pair := range pairs {
		number := ogp.ID(fmt.Sprint(i + 1))
		if pair[0] != "" {
			then := ogp.Standing{Number: number, Level: levelOf(pair[0])}
			past := ogp.PastCommitment{Standing: then}
			then.Number += ".1"
			past.Milestones = append(past.Milestones, then)
			m.Commitments = append(m.Commitments, past)
		}
		if pair[1] == "" {
			continue
		}
		p.Commitments = append(p.Commitments, ogp.Commitment{Number: number, Title: txt("Title"), Lead: []ogp.ID{"A"}})
		p.Milestones = append(p.Milestones, ogp.Milestone{Number: number + ".1", Commitment: number, End: due,
			Responsible: "A", Text: txt("Step")})
		r.Results = append(r.Results, ogp.Result{Commitment: number, Level: levelOf(pair[1])})
		r.Progress = append(r.Progress, ogp.Progress{Milestone: number + ".1", Level: levelOf(pair[1])})
	}
	report := ogp.MergeAsOf(p, []ogp.Return{r}, ogp.Day(2026, 9, 30))
	report.Moments = []ogp.Moment{m}
	return newComposer(&render.Edition{Report: report, Statistics: report.Statistics(), Locale: english(t), AsOf: report.AsOf})
}

func levelOf(key string) ogp.Level {
	return ogp.AllLevels[slices.IndexFunc(ogp.AllLevels[:], func(l ogp.Level) bool { return l.Key() == key })]
}

func TestWhatMovedIsSaid(t *testing.T) {
	up, down := [2]string{"limited", "completed"}, [2]string{"completed", "limited"}
	same, silent, fresh := [2]string{"limited", "limited"}, [2]string{"not_reported", "completed"}, [2]string{"", "limited"}
	late, early := ogp.Day(2026, 3, 1), ogp.Day(2025, 3, 1)
	for _, c := range []struct {
		kind    ogp.ReportKind
		due     ogp.Date
		pairs   [][2]string
		summary string
		chapter string // what follows the sentence of the summary
	}{
		{ogp.MidTerm, late, [][2]string{up, up, down},
			"Since the mid-term report of 31 October 2025, 2 commitments rose, 1 fell.",
			"Of the milestones, 2 rose, 1 fell. Of 3 milestones that fell due in the time between, 2 are completed; not completed: 3.1."},
		{ogp.EndOfTerm, late, [][2]string{up, same},
			"Since the earlier report of 31 October 2025, 1 commitment rose, none fell.",
			"Of the milestones, 1 rose, none fell. Of 2 milestones that fell due in the time between, 1 is completed; not completed: 2.1."},
		{ogp.MidTerm, late, [][2]string{same},
			"Since the mid-term report of 31 October 2025, no commitment rose, none fell.",
			"Of the milestones, none rose, none fell. The milestone that fell due in the time between is not completed: 1.1."},
		{ogp.MidTerm, early, [][2]string{down, silent, fresh},
			"Since the mid-term report of 31 October 2025, no commitment rose, 1 fell; 2 cannot be compared, since the two reports do not both state their levels.",
			"Of the milestones, none rose, 1 fell; 2 cannot be compared, since the two reports do not both state their levels. No milestone fell due in the time between."},
		{ogp.MidTerm, late, [][2]string{up, silent, {"limited", ""}},
			"Since the mid-term report of 31 October 2025, 1 commitment rose, none fell; 1 cannot be compared, since the two reports do not both state its level.",
			"Of the milestones, 1 rose, none fell; 1 cannot be compared, since the two reports do not both state its level. All 2 milestones that fell due in the time between are completed. Commitment 3 was assessed then and is no longer."},
		{ogp.MidTerm, late, [][2]string{silent, {"limited", ""}, {"limited", ""}},
			"No commitment has a level both in this report and in the mid-term report of 31 October 2025, so that it cannot be told what has moved.",
			"No milestone has a level both in this report and in the mid-term report of 31 October 2025. The milestone that fell due in the time between is completed. Commitments 2 and 3 were assessed then and are no longer."},
		{ogp.MidTerm, late, [][2]string{same, same},
			"Since the mid-term report of 31 October 2025, no commitment rose, none fell.",
			"Of the milestones, none rose, none fell. None of the 2 milestones that fell due in the time between is completed: 1.1 and 2.1."},
	} {
		w := movedSince(t, c.kind, c.due, c.pairs...)
		if got := sinceWords(w.source); got != c.summary {
			t.Errorf("%v\n got %s\nwant %s", c.pairs, got, c.summary)
		}
		got := told(history(w).Blocks[:1])[0]
		if want := c.summary + " " + c.chapter; got != want {
			t.Errorf("%v\n got %s\nwant %s", c.pairs, got, want)
		}
	}
}

func TestWhatMovedStandsWithEveryCommitmentAndMilestone(t *testing.T) {
	w := movedSince(t, ogp.MidTerm, ogp.Day(2026, 3, 1), [2]string{"limited", "completed"}, [2]string{"", "limited"})
	for i, want := range []string{"Limited in the mid-term report of 31 October 2025; rose",
		"not assessed in the mid-term report of 31 October 2025"} {
		c := &w.report.Commitments[i]
		if got := thenWords(w.source, c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		wantMilestone := []string{"31 Oct 2025: Limited", "31 Oct 2025: not assessed"}[i]
		if got := breakable(milestoneThen(w.source, &c.Milestones[0])); got != wantMilestone {
			t.Errorf("%q, want %q", got, wantMilestone)
		}
	}
	c := historyChart(w)
	const alt = "31 Oct 2025: Completed 0, Substantial 0, Limited 1, Not started 0 and Not reported 0. " +
		"30 Sep 2026: Completed 1, Substantial 0, Limited 1, Not started 0 and Not reported 0."
	if got := breakable(c.Alt); got != alt || len(c.Bars) != 2 {
		t.Errorf("the chart says %q", got)
	}
}

// Without earlier reports there is nothing of all this; and of an earlier
// report nobody learns the name of the file.
func TestNoHistoryAndNoFiles(t *testing.T) {
	w := movedSince(t, ogp.MidTerm, ogp.Date{}, [2]string{"limited", "completed"})
	with := strings.Join(slices.Collect(compose(w.edition).Texts()), "\n")
	if strings.Contains(with, "secret") || !strings.Contains(with, "What has moved") {
		t.Error("a file is named, or the chapter is missing")
	}
	w.report.Moments = nil
	w.edition.Statistics = w.report.Statistics()
	if without := strings.Join(slices.Collect(compose(w.edition).Texts()), "\n"); strings.Contains(without, "31 Oct") {
		t.Error("something is said of a moment that is not there")
	}
}

func TestOnlySoManyMomentsAsCanBeCompared(t *testing.T) {
	w := movedSince(t, ogp.MidTerm, ogp.Date{}, [2]string{"limited", "completed"})
	m := w.report.Moments[0]
	w.report.Moments = nil
	for day := range mostMoments + 5 {
		m.Date = ogp.Day(2025, 10, day+1)
		w.report.Moments = append(w.report.Moments, m)
	}
	c := historyChart(w)
	if len(c.Bars) != mostThemes || breakable(c.Bars[0].Label) != "6 Oct 2025" ||
		c.Caption != "Commitments by completion level, now and in the latest 15 of the earlier reports" {
		t.Errorf("%d bars from %s: %s", len(c.Bars), c.Bars[0].Label, c.Caption)
	}
	// The table has all of them, and this report.
	if rows := momentsTable(w).Rows; len(rows) != 2*(mostMoments+5+1) || breakable(rows[0].Cells[0].Paras[0].Spans[0].Text) != "1 Oct 2025" {
		t.Errorf("%d rows", len(rows))
	}
}
