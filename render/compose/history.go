package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// history is what has moved since the latest of the earlier reports, and the
// levels of all of them; nil where there are none.
func history(w *composer) *render.Section {
	if w.stats.Since == nil || w.stats.Commitments.Assessed == 0 {
		return nil
	}
	return w.part("history", "", templates.SectionHistory, []render.Block{
		para(joinWords(" ", sinceWords(w.source), milestonesSince(w.source), dueSince(w.source), goneWords(w.source))),
		historyChart(w), momentsTable(w), historyTable(w)})
}

// earlierReport is "the mid-term report of 31 October 2025".
func earlierReport(w words, m *ogp.Moment) string {
	t := templates.HistoryEarlier
	if m.Kind == ogp.MidTerm {
		t = templates.HistoryMidTerm
	}
	return w.Text(t, "date", w.Date(m.Date))
}

// sinceWords say how many commitments rose and fell; "" without an earlier
// report.
func sinceWords(w *source) string {
	if w.stats.Since == nil {
		return ""
	}
	return movedWords(w, w.stats.Since.Commitments, commitmentMoves)
}

func milestonesSince(w *source) string {
	if w.stats.Since == nil {
		return ""
	}
	return movedWords(w, w.stats.Since.Milestones, milestoneMoves)
}

// moveTerms are the sentences about what moved.
type moveTerms struct{ since, nothing, noneRose, rose templates.Term }

var (
	commitmentMoves = moveTerms{templates.HistorySince, templates.HistoryNothing, templates.HistoryNoneRose,
		templates.HistoryRose}
	milestoneMoves = moveTerms{templates.HistorySinceMilestones, templates.HistoryNothingMilestones,
		templates.HistoryNoneRoseMilestones, templates.HistoryRoseMilestones}
)

// movedWords count what both reports state, and say how many that leaves out.
func movedWords(w *source, m ogp.Moves, t moveTerms) string {
	report := earlierReport(w.words, w.stats.Since.Moment)
	switch {
	case m.Total() == 0:
		return ""
	case m.Compared() == 0:
		return w.Text(t.nothing, "report", report)
	}
	rose, fell, apart := w.Plural(t.rose, m[ogp.Rose]), w.Plural(templates.HistoryFell, m[ogp.Fell]), ""
	if m[ogp.Rose] == 0 {
		rose = w.Text(t.noneRose)
	}
	if m[ogp.Fell] == 0 {
		fell = w.Text(templates.HistoryNoneFell)
	}
	if n := m[ogp.NotCompared]; n > 0 {
		apart = w.Plural(templates.HistoryApart, n)
	}
	return w.Text(t.since, "report", report, "rose", rose, "fell", fell, "apart", apart)
}

// dueSince says what fell due since, and what of it is not completed.
func dueSince(w *source) string {
	s := w.stats.Since
	if s == nil || s.Milestones.Total() == 0 {
		return ""
	}
	n, done := len(s.Due), s.DueCompleted
	switch {
	case n == 0:
		return w.Text(templates.HistoryNoneDue)
	case done == n:
		return w.Plural(templates.HistoryDueAll, n)
	}
	var open []ogp.ID
	for _, m := range s.Due {
		if m.Level != ogp.Completed {
			open = append(open, m.Number)
		}
	}
	list := idList(w.words, open)
	if done == 0 {
		return w.Plural(templates.HistoryDueNone, n, "list", list)
	}
	return w.Plural(templates.HistoryDueSome, done, "all", w.Number(n), "list", list)
}

// goneWords name what was assessed then and is no longer.
func goneWords(w *source) string {
	if w.stats.Since == nil || len(w.stats.Since.Gone) == 0 {
		return ""
	}
	gone := w.stats.Since.Gone
	return w.Plural(templates.HistoryGone, len(gone), "list", idList(w.words, gone))
}

// mostMoments is how many bars of earlier reports can be compared at a glance.
const mostMoments = mostThemes - 1

// historyChart is a bar for every earlier report, and the last for this one.
func historyChart(w *composer) render.Chart {
	if w.stats.Since == nil || w.stats.Commitments.Assessed == 0 {
		return render.Chart{}
	}
	moments, caption := w.report.Moments, w.Text(templates.HistoryChart)
	if n := len(moments) - mostMoments; n > 0 {
		moments, caption = moments[n:], w.Text(templates.HistoryChartLatest, "n", w.Number(mostMoments))
	}
	c := render.Chart{Series: levelSeries(w.words), Legend: true}
	var alt []string
	add := func(d ogp.Date, t ogp.Tally) {
		name := w.ShortDate(d)
		c.Bars = append(c.Bars, render.Bar{Label: name, Values: barValues(t)})
		alt = append(alt, w.Text(templates.ChartAltBar, "name", name, "levels", tallyWords(w.words, t)))
	}
	for i := range moments {
		t, _ := moments[i].Levels()
		add(moments[i].Date, t)
	}
	add(w.report.AsOf, w.stats.Commitments.Levels)
	c.Alt = strings.Join(alt, " ")
	return w.chart(caption, c)
}

// momentsTable has the figures of the chart, and those of the milestones, for
// every report.
func momentsTable(w *composer) render.Table {
	var rows []tallied
	for i := range w.report.Moments {
		m := &w.report.Moments[i]
		commitments, milestones := m.Levels()
		rows = append(rows, tallied{w.ShortDate(m.Date), commitments, milestones})
	}
	rows = append(rows, tallied{w.ShortDate(w.report.AsOf), w.stats.Commitments.Levels, w.stats.Milestones.Levels})
	return tallyTable(w, templates.HistoryDay, templates.HistoryLevels, rows)
}

// historyTable has the level of each commitment then and now; those of the
// milestones stand in the records of the commitments.
func historyTable(w *composer) render.Table {
	s := w.stats.Since
	columns := []render.Column{
		fixedColumn(w.Text(templates.ListNumber)),
		textColumn(w.Text(templates.ListCommitment), 2.4),
		fixedColumn(w.ShortDate(s.Moment.Date)),
		fixedColumn(w.ShortDate(w.report.AsOf)),
		fixedColumn(w.Text(templates.HistoryMoved)),
	}
	var rows []render.Row
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		then, assessed := s.Commitment(c.Number)
		if !assessed {
			continue
		}
		level := cell(w.Text(templates.HistoryAbsent))
		if then.Known {
			level = w.levelCell(then.Level)
		}
		rows = append(rows, row(cell(string(c.Number)), spanCell(recordLink(w.source, c)), level, listedLevel(w.source, c),
			cell(w.Label(templates.MoveSet, then.Move.Key()))))
	}
	t := w.table(w.Text(templates.HistoryTable), columns, rows)
	t.RowHeads, t.Note = 2, plain(w.Text(templates.HistoryNote, "report", earlierReport(w.words, s.Moment)))
	return t
}

// thenWords say where a commitment stood; "" if there is nothing to compare.
func thenWords(w *source, c *ogp.CommitmentReport) string {
	s := w.stats.Since
	if s == nil {
		return ""
	}
	report := earlierReport(w.words, s.Moment)
	then, assessed := s.Commitment(c.Number)
	switch {
	case !assessed:
		return ""
	case !then.Known:
		return w.Text(templates.HistoryAbsentIn, "report", report)
	}
	return w.Text(templates.HistoryThenIn, "level", w.Level(then.Level), "report", report,
		"moved", w.Label(templates.MoveSet, then.Move.Key()))
}

// milestoneThen is the level of a milestone at the earlier moment, with its day;
// "" if there is nothing to compare.
func milestoneThen(w *source, m *ogp.MilestoneReport) string { return milestoneOn(w, m, " ") }

// milestoneOn puts the day and the level side by side, or below each other in
// a narrow cell.
func milestoneOn(w *source, m *ogp.MilestoneReport, between string) string {
	s := w.stats.Since
	if s == nil {
		return ""
	}
	level := w.Text(templates.HistoryAbsent)
	then, assessed := s.Milestone(m.Number)
	switch {
	case !assessed:
		return ""
	case then.Known:
		level = w.Level(then.Level)
	}
	return w.Text(templates.HistoryOn, "date", wholeDate(w.words, s.Moment.Date)) + between + level
}
