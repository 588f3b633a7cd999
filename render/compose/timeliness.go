package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// timelinessBlocks is where everything that is assessed stands in time, what
// was due and is not finished, and what was completed late.
func timelinessBlocks(w *composer) []render.Block {
	blocks := []render.Block{timeBlock(w)}
	if later, latest := w.report.IssuedAfter(); later > 0 {
		blocks = append(blocks, para(w.Plural(templates.TimeLevelsLater, later, "date", w.Date(w.report.AsOf),
			"latest", w.Date(latest))))
	}
	return slices.Concat(blocks, unfinishedTable(w), lateTable(w))
}

// timeBlock is the table of the states of time, with all eight of them so that
// they add up; where all stands in one state, it is a sentence.
func timeBlock(w *composer) render.Block {
	c, m := w.stats.Commitments.Time, w.stats.Milestones.Time
	if words := oneStateWords(w.source); words != "" {
		return para(words)
	}
	columns := []render.Column{
		textColumn(w.Text(templates.TimeState), 1.8),
		figureColumn(w.Text(templates.ChartCommitments)),
		figureColumn(w.Text(templates.LevelsShare)),
		figureColumn(w.Text(templates.ChartMilestones)),
		figureColumn(w.Text(templates.LevelsShare)),
	}
	line := func(words string, a, b int) render.Row {
		return row(cell(words), w.numberCell(a), w.shareCell(a, c.Total()), w.numberCell(b), w.shareCell(b, m.Total()))
	}
	var rows []render.Row
	for _, s := range ogp.TimeStates {
		rows = append(rows, line(w.timeState(s), c[s], m[s]))
	}
	total := line(w.Text(templates.LevelsTotal), c.Total(), m.Total())
	total.Total = true
	t := w.table(w.Text(templates.TimeCaption, "date", w.Date(w.report.AsOf)), columns, append(rows, total))
	notes := []string{w.Text(templates.TimeNote, "date", w.Date(w.report.AsOf))}
	if c.SharesOff() || m.SharesOff() {
		notes = append(notes, w.Text(templates.LevelsRounding))
	}
	t.Note, t.RowHeads = plain(strings.Join(notes, " ")), 1
	return t
}

// oneStateWords say that all stands in one state, or nothing.
func oneStateWords(w *source) string {
	c, m := w.stats.Commitments, w.stats.Milestones
	for _, s := range ogp.TimeStates {
		if c.Time[s] != c.Assessed || m.Time[s] != m.Assessed {
			continue
		}
		var what []string
		if c.Assessed > 0 {
			what = append(what, w.Plural(templates.CountCommitments, c.Assessed))
		}
		if m.Assessed > 0 {
			what = append(what, w.Plural(templates.CountMilestones, m.Assessed))
		}
		return w.Text(templates.TimeSame, "what", w.And(what), "date", w.Date(w.report.AsOf), "state", w.timeState(s))
	}
	return ""
}

func (w words) timeState(s ogp.TimeState) string {
	if s == ogp.NotAssessed {
		return ""
	}
	return w.setWord(templates.TimeStateSet, s.Key())
}

// milestonesIn are the milestones in one of the states, in the plan's order.
func milestonesIn(w *source, states ...ogp.TimeState) []*ogp.MilestoneReport {
	var found []*ogp.MilestoneReport
	for i := range w.report.Commitments {
		for _, m := range w.report.Commitments[i].ActiveMilestones() {
			if slices.Contains(states, m.Time) {
				found = append(found, m)
			}
		}
	}
	return found
}

// lateMilestones are those that were completed after the end in force, or
// after the plan.
func lateMilestones(w *source) []*ogp.MilestoneReport {
	return milestonesIn(w, ogp.EndedLate, ogp.EndedAfterPlan)
}

func unfinishedMilestones(w *source) []*ogp.MilestoneReport { return milestonesIn(w, ogp.NotFinished) }

// unfinishedTable are the milestones that were due and are not finished. Where
// nobody stated a level it cannot be told whether there are any.
func unfinishedTable(w *composer) []render.Block {
	list := unfinishedMilestones(w.source)
	if n := w.stats.Milestones; len(list) == 0 && n.Assessed == n.Time[ogp.TimeNotReported] {
		return nil
	}
	if len(list) == 0 {
		return []render.Block{para(w.Text(templates.TimeNoneUnfinished, "date", w.Date(w.report.AsOf)))}
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MilestoneNumber)),
		textColumn(w.Text(templates.MilestoneMilestone), 2.2),
		fixedColumn(w.Text(templates.TimeDue)),
		fixedColumn(w.Text(templates.CommitmentLevel)),
	}
	rows := make([]render.Row, len(list))
	for i, m := range list {
		rows[i] = row(milestoneLink(w.words, m), w.textCell(m.Text), cell(w.ShortDate(m.Due())), w.levelCell(m.Level))
	}
	t := w.table(w.Text(templates.TimeUnfinishedCaption, "date", w.Date(w.report.AsOf)), columns, rows)
	t.Note, t.RowHeads = plain(reasonsWords(w.words, list)), 1
	return []render.Block{t}
}

// reasonsWords say where the reasons for delay stand, and which milestones have
// none.
func reasonsWords(w words, list []*ogp.MilestoneReport) string {
	var none []ogp.ID
	for _, m := range list {
		if m.DelayReason().Blank() {
			none = append(none, m.Number)
		}
	}
	if len(none) == len(list) {
		return w.Plural(templates.TimeNoReasons, len(list))
	}
	words := w.Text(templates.TimeReasons)
	if len(none) > 0 {
		words += " " + w.Text(templates.TimeNoReasonFor, "list", idList(w, none))
	}
	return words
}

// milestoneLink is the number of a milestone, which leads to its commitment.
func milestoneLink(w words, m *ogp.MilestoneReport) render.Cell {
	return spanCell(w.numberLink(m.Number, m.Commitment))
}

func lateTable(w *composer) []render.Block {
	list := lateMilestones(w.source)
	if len(list) == 0 {
		if w.stats.Milestones.Time.Ended() == 0 {
			return nil
		}
		return []render.Block{w.paragraph(templates.TimeNoneLate)}
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MilestoneNumber)),
		textColumn(w.Text(templates.MilestoneMilestone), 2.5),
		fixedColumn(w.Text(templates.TimingInForce)),
		fixedColumn(w.Text(templates.MilestoneActual)),
		textColumn(w.Text(templates.TimingHow), 1),
	}
	rows := make([]render.Row, len(list))
	for i, m := range list {
		rows[i] = row(milestoneLink(w.words, m), w.textCell(m.Text), cell(w.ShortDate(m.Due())),
			cell(w.ShortDate(m.ActualEnd())), cell(howLate(w.words, m)))
	}
	t := w.table(w.Text(templates.TimingLateCaption), columns, rows)
	t.RowHeads = 1
	return []render.Block{t}
}

// howLate is how late a milestone was completed, if an end was set, and that it
// was after the plan.
func howLate(w words, m *ogp.MilestoneReport) string {
	var parts []string
	if m.Timing() == ogp.Late {
		parts = append(parts, lateness(w, m))
	}
	if m.Time == ogp.EndedAfterPlan {
		parts = append(parts, w.Text(templates.TimeAfterPlan))
	}
	return joinWords(w.Text(templates.FormatSemicolon), parts...)
}

// evidenceBlocks is how many commitments and milestones have evidence, and
// which are completed without it.
func evidenceBlocks(w *composer) []render.Block {
	s := w.stats
	var sentences []string
	given := func(t templates.Term, n, total int) {
		if total > 0 {
			sentences = append(sentences, w.Text(t, "of", w.Of(n, total), "share", w.Share(n, total)))
		}
	}
	given(templates.EvidenceGivenCommitments, s.CommitmentsWithEvidence, s.Commitments.Assessed)
	given(templates.EvidenceGivenMilestones, s.MilestonesWithEvidence, s.Milestones.Assessed)
	sentences = append(sentences, w.Text(templates.EvidenceNote),
		unsupportedWords(w.words, templates.EvidenceCommitments, s.UnsupportedCommitments),
		unsupportedWords(w.words, templates.EvidenceMilestones, s.UnsupportedMilestones))
	return []render.Block{para(joinWords(" ", sentences...))}
}

// unsupportedWords names what is declared as completed without evidence.
func unsupportedWords(w words, t templates.Term, ids []ogp.ID) string {
	if len(ids) == 0 {
		return ""
	}
	return w.Plural(t, len(ids), "list", idList(w, ids))
}

// differenceBlocks are the commitments whose declared level is not the one that
// their milestones imply, and those whose leads disagree.
func differenceBlocks(w *composer) []render.Block {
	var blocks []render.Block
	switch {
	case !anyCommitment(w, comparable):
		blocks = append(blocks, w.paragraph(templates.DifferenceNoPair))
	case len(w.stats.Differences) == 0:
		blocks = append(blocks, w.paragraph(templates.DifferenceNone))
	default:
		blocks = append(blocks, differenceTable(w))
	}
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		if !c.Conflict {
			continue
		}
		spans := []render.Span{{Text: w.Text(templates.DifferenceConflict, "number", string(c.Number)) + " ", Bold: true}}
		for k := range c.Declared {
			spans = append(spans, render.Span{Text: declaredWords(w.source, c, &c.Declared[k]) + " "})
		}
		blocks = append(blocks, render.Paragraph{Spans: spans})
	}
	return blocks
}

// comparable tells whether a commitment that counts has both a declared level
// and one that its milestones imply.
func comparable(c ogp.CommitmentReport) bool {
	_, implied := c.Implied()
	return implied && c.Active() && c.Level != ogp.NotReported
}

func differenceTable(w *composer) render.Table {
	columns := []render.Column{
		fixedColumn(w.Text(templates.ListNumber)),
		textColumn(w.Text(templates.ListCommitment), 2.4),
		fixedColumn(w.Text(templates.DifferenceDeclared)),
		fixedColumn(w.Text(templates.DifferenceImplied)),
	}
	titles := map[ogp.ID]string{}
	for i := range w.report.Commitments {
		titles[w.report.Commitments[i].Number] = w.title(w.report.Commitments[i].Title)
	}
	var rows []render.Row
	for _, d := range w.stats.Differences {
		rows = append(rows, row(cell(string(d.Commitment)), cell(titles[d.Commitment]), w.levelCell(d.Declared),
			w.levelCell(d.Implied)))
	}
	t := w.table(w.Text(templates.DifferenceCaption), columns, rows)
	t.RowHeads = 2
	return t
}
