package compose

import (
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// timed is the composer of a plan of two years with these milestones, one
// commitment each, on a day.
func timed(t *testing.T, asOf ogp.Date, issued ogp.Date, rows ...ogp.Progress) *composer {
	t.Helper()
	p := &ogp.Plan{ID: "P", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30), Agencies: []ogp.Agency{{ID: "A", Name: txt("Agency")}}}
	r := ogp.Return{File: "inputs/a.xlsx", Agency: "A", Plan: "P", Submission: 1, Issued: issued}
	for i, row := range rows {
		number := ogp.ID(string(rune('1' + i)))
		p.Commitments = append(p.Commitments, ogp.Commitment{Number: number, Title: txt("Title"), Lead: []ogp.ID{"A"}, End: ogp.Day(2025, 6, 30)})
		p.Milestones = append(p.Milestones, ogp.Milestone{Number: number + ".1", Commitment: number, Text: txt("Do it"), End: ogp.Day(2025, 6, 30)})
		row.Milestone = number + ".1"
		r.Progress = append(r.Progress, row)
		r.Results = append(r.Results, ogp.Result{Commitment: number, Level: row.Level, Results: txt("Done")})
	}
	report := ogp.MergeAsOf(p, []ogp.Return{r}, asOf)
	return newComposer(Edition(render.Edition{Report: report, Statistics: report.Statistics(), Requirements: report.Requirements(),
		Locale: english(t), AsOf: asOf}))
}

// told is what blocks say: of a table its caption, and its rows with | between
// the cells.
func told(blocks []render.Block) []string {
	var lines []string
	for _, b := range blocks {
		switch b := b.(type) {
		case render.Paragraph:
			lines = append(lines, b.Spans[0].Text)
		case render.Table:
			lines = append(lines, b.Caption)
			for _, r := range b.Rows {
				var cells []string
				for _, c := range r.Cells {
					text := ""
					for _, p := range c.Paras {
						for _, s := range p.Spans {
							text += s.Text
						}
					}
					cells = append(cells, text)
				}
				lines = append(lines, strings.Join(cells, " | "))
			}
		}
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "\u00a0", " ")
	}
	return lines
}

func TestWhatTheReportSaysOfTime(t *testing.T) {
	completed := func(end ogp.Date) ogp.Progress { return ogp.Progress{Level: ogp.Completed, ActualEnd: end} }
	for _, c := range []struct {
		why          string
		asOf, issued ogp.Date
		rows         []ogp.Progress
		want         []string
	}{
		{"a report of the first year says that nothing is due yet", ogp.Day(2025, 1, 15), ogp.Date{},
			[]ogp.Progress{{Level: ogp.Limited}, {Level: ogp.NotStarted}},
			[]string{"In time, all that is assessed, 2 commitments and 2 milestones, has one state on 15 January 2025: Not yet due.",
				"No milestone whose level was reported is recorded as due by 15 January 2025 and not finished."}},
		{"work that was due and not done is said to be that", ogp.Day(2025, 6, 30), ogp.Date{},
			[]ogp.Progress{{Level: ogp.Limited, DelayReason: txt("No money.")}, {Level: ogp.NotStarted}},
			[]string{"In time, all that is assessed, 2 commitments and 2 milestones, has one state on 30 June 2025: Not finished when due.",
				"Milestones not finished when due, on 30 June 2025",
				"1.1 | Do it | 30 Jun 2025 | Limited", "2.1 | Do it | 30 Jun 2025 | Not started"}},
		{"nobody reported: nothing is claimed", ogp.Day(2026, 9, 30), ogp.Date{}, []ogp.Progress{{}},
			[]string{"In time, all that is assessed, 1 commitment and 1 milestone, has one state on 30 September 2026: Not reported."}},
		{"levels that were stated later", ogp.Day(2025, 1, 15), ogp.Day(2026, 5, 1), []ogp.Progress{{Level: ogp.Limited}},
			[]string{"In time, all that is assessed, 1 commitment and 1 milestone, has one state on 15 January 2025: Not yet due.",
				"Levels carry no date: the form of one return was issued after 15 January 2025, on 1 May 2026, and its levels are printed as they were stated.",
				"No milestone whose level was reported is recorded as due by 15 January 2025 and not finished."}},
		{"every state", ogp.Day(2026, 9, 30), ogp.Date{},
			[]ogp.Progress{completed(ogp.Day(2025, 6, 30)), completed(ogp.Day(2025, 7, 1)), completed(ogp.Day(2026, 7, 1)), completed(ogp.Date{}),
				completed(ogp.Day(2026, 10, 1)), {Level: ogp.Substantial}, {}},
			[]string{"Commitments and milestones in time, on 30 September 2026",
				"Completed on time | 1 | 14.3 % | 1 | 14.3 %", "Completed late | 1 | 14.3 % | 1 | 14.3 %",
				"Completed after the end of the plan | 1 | 14.3 % | 1 | 14.3 %", "Completed, end not stated | 2 | 28.6 % | 2 | 28.6 %",
				"Not finished when due | 1 | 14.3 % | 1 | 14.3 %", "Not yet due | 0 | 0.0 % | 0 | 0.0 %", "No due date | 0 | 0.0 % | 0 | 0.0 %",
				"Not reported | 1 | 14.3 % | 1 | 14.3 %", "Assessed | 7 | 100.0 % | 7 | 100.0 %",
				"Milestones not finished when due, on 30 September 2026", "6.1 | Do it | 30 Jun 2025 | Substantial",
				"Milestones completed late or after the end of the plan",
				"2.1 | Do it | 30 Jun 2025 | 1 Jul 2025 | 1 day late",
				"3.1 | Do it | 30 Jun 2025 | 1 Jul 2026 | 366 days late; after the end of the plan"}},
	} {
		w := timed(t, c.asOf, c.issued, c.rows...)
		got := told(timelinessBlocks(w))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.why, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestSharesOfTimeThatDoNotAddUpAreNoted(t *testing.T) {
	w := timed(t, ogp.Day(2026, 9, 30), ogp.Date{}, ogp.Progress{Level: ogp.Limited}, ogp.Progress{}, ogp.Progress{Level: ogp.Completed, ActualEnd: ogp.Day(2025, 1, 1)})
	note := timeBlock(w).(render.Table).Note.String()
	if !strings.HasSuffix(note, " Rounded shares do not add up to 100.0 % exactly.") {
		t.Errorf("three thirds have the note %q", note)
	}
}

func TestWhereReasonsForDelayStand(t *testing.T) {
	none, given := ogp.Progress{Level: ogp.Limited}, ogp.Progress{Level: ogp.Limited, DelayReason: txt("No money.")}
	const stand = "The reasons for delay stand with the milestones, in the records of the commitments."
	for _, c := range []struct {
		why  string
		rows []ogp.Progress
		want string
	}{
		{"every one has a reason", []ogp.Progress{given, given}, stand},
		{"one has none", []ogp.Progress{given, none}, stand + " None is recorded for 2.1."},
		{"two have none", []ogp.Progress{none, given, none}, stand + " None is recorded for 1.1 and 3.1."},
		{"no one has a reason", []ogp.Progress{none, none}, "No reason for delay is recorded for any of them."},
		{"the only one has none", []ogp.Progress{none}, "No reason for delay is recorded for it."},
	} {
		w := timed(t, ogp.Day(2025, 6, 30), ogp.Date{}, c.rows...)
		if got := unfinishedTable(w)[0].(render.Table).Note.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
