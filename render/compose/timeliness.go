package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// timelinessBlocks is how actual ends compare with the ends that were set, and
// the milestones that were late.
func timelinessBlocks(w *composer) []render.Block {
	columns := []render.Column{
		textColumn(w.Text(templates.TimingAgainst), 1.6),
		figureColumn(w.Text(templates.TimingOnTime)),
		figureColumn(w.Text(templates.TimingLate)),
		figureColumn(w.Text(templates.TimingNoDate)),
		figureColumn(w.Text(templates.LevelsAll)),
	}
	line := func(t templates.Term, n ogp.Timeliness) render.Row {
		return row(cell(w.Text(t)), cell(timedWords(w.words, n.OnTime, n)), cell(timedWords(w.words, n.Late, n)),
			cell(timedWords(w.words, n.NoDate, n)), w.numberCell(n.Total()))
	}
	t := w.table(w.Text(templates.TimingCaption), columns,
		[]render.Row{line(templates.TimingPlanned, w.stats.AgainstPlanned), line(templates.TimingDue, w.stats.AgainstDue)})
	t.Note, t.RowHead = w.Text(templates.TimingNote), true
	return append([]render.Block{t}, lateTable(w)...)
}

// timedWords is a number of milestones with its share.
func timedWords(w words, k int, n ogp.Timeliness) string {
	if n.Total() == 0 {
		return w.Number(k)
	}
	return w.Text(templates.TimingCell, "n", w.Number(k), "share", w.Share(k, n.Total()))
}

// lateMilestones are those that ended after the end in force.
func lateMilestones(w *source) []*ogp.MilestoneReport {
	late := map[ogp.ID]bool{}
	for _, id := range w.stats.LateMilestones {
		late[id] = true
	}
	var found []*ogp.MilestoneReport
	for i := range w.report.Commitments {
		for _, m := range w.report.Commitments[i].ActiveMilestones() {
			if late[m.Number] && m.Timing() == ogp.Late {
				found = append(found, m)
			}
		}
	}
	return found
}

func lateTable(w *composer) []render.Block {
	var rows []render.Row
	for _, m := range lateMilestones(w.source) {
		rows = append(rows, row(cell(string(m.Number)), w.textCell(m.Text), cell(w.ShortDate(m.Due())),
			cell(w.ShortDate(m.ActualEnd())), cell(lateness(w.words, m))))
	}
	if len(rows) == 0 {
		return nil
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MilestoneNumber)),
		textColumn(w.Text(templates.MilestoneMilestone), 2.5),
		fixedColumn(w.Text(templates.TimingInForce)),
		fixedColumn(w.Text(templates.MilestoneActual)),
		textColumn(w.Text(templates.TimingHow), 1),
	}
	return []render.Block{w.table(w.Text(templates.TimingLateCaption), columns, rows)}
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
	if len(w.stats.Differences) == 0 {
		blocks = append(blocks, w.paragraph(templates.DifferenceNone))
	} else {
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

func differenceTable(w *composer) render.Table {
	columns := []render.Column{
		fixedColumn(w.Text(templates.ListNumber)),
		textColumn(w.Text(templates.ListCommitment), 2.4),
		fixedColumn(w.Text(templates.DifferenceDeclared)),
		fixedColumn(w.Text(templates.DifferenceImplied)),
	}
	titles := map[ogp.ID]string{}
	for i := range w.report.Commitments {
		titles[w.report.Commitments[i].Number] = w.report.Commitments[i].Title.In(w.lang)
	}
	var rows []render.Row
	for _, d := range w.stats.Differences {
		rows = append(rows, row(cell(string(d.Commitment)), cell(titles[d.Commitment]), w.levelCell(d.Declared),
			w.levelCell(d.Implied)))
	}
	return w.table(w.Text(templates.DifferenceCaption), columns, rows)
}
