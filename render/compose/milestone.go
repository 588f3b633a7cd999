package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// milestoneBlocks is field 12: a table whose rows hold all that was planned
// and reported of a milestone.
func milestoneBlocks(w *composer, c *ogp.CommitmentReport) []render.Block {
	if len(c.Milestones) == 0 && !c.Active() {
		return nil
	}
	if len(c.Milestones) == 0 {
		return w.runIn(templates.MilestoneStatus, w.missing(templates.MilestoneNone))
	}
	together := boxed(c) && soleResponsible(c) != "" // the box says so
	rows := make([]render.Row, len(c.Milestones))
	for i := range c.Milestones {
		m := &c.Milestones[i]
		rows[i] = row(cell(string(m.Number)), milestoneCell(w.source, c, m, !together),
			orDash(plannedCell(w.words, m)), orDash(actualCell(w.source, m)), milestoneLevelCell(w.source, c, m))
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MilestoneNumber)),
		textColumn(w.Text(templates.MilestoneMilestone), 4),
		textColumn(w.Text(templates.MilestonePlannedSpan), 1),
		textColumn(w.Text(templates.MilestoneActualSpan), 1),
		fixedColumn(w.Text(templates.CommitmentLevel)),
	}
	if planned, actual := milestoneDates(w.source, c); boxed(c) { // the box says what was not recorded
		if !actual {
			columns = leaveOut(columns, rows, 3)
		}
		if !planned {
			columns = leaveOut(columns, rows, 2)
		}
	}
	t := w.table(w.Text(templates.MilestoneCaption, "number", string(c.Number)), columns, rows)
	t.RowHeads = 1
	return []render.Block{t}
}

// milestoneDates tells whether any planned and any actual date of the
// milestones was recorded, or there is something to say of one.
func milestoneDates(w *source, c *ogp.CommitmentReport) (planned, actual bool) {
	for i := range c.Milestones {
		m := &c.Milestones[i]
		planned = planned || plannedCell(w.words, m).Paras != nil
		actual = actual || actualCell(w, m).Paras != nil
	}
	return planned, actual
}

// leaveOut takes a column from a table in which nothing stands.
func leaveOut(columns []render.Column, rows []render.Row, i int) []render.Column {
	for k := range rows {
		rows[k].Cells = slices.Delete(rows[k].Cells, i, i+1)
	}
	return slices.Delete(columns, i, i+1)
}

func orDash(c render.Cell) render.Cell {
	if c.Paras == nil {
		return cell("")
	}
	return c
}

// soleResponsible is the agency that is responsible for all milestones, or "".
func soleResponsible(c *ogp.CommitmentReport) ogp.ID {
	for i := range c.Milestones {
		if c.Milestones[i].Responsible != c.Milestones[0].Responsible {
			return ""
		}
	}
	return c.Milestones[0].Responsible
}

// milestoneCell is the milestone, what was reported of it, and in small print
// its output, the agency and a change.
func milestoneCell(w *source, c *ogp.CommitmentReport, m *ogp.MilestoneReport, responsible bool) render.Cell {
	ps := w.paragraphs(m.Text, render.Body)
	for i := range ps {
		ps[i].Spans = bold(ps[i].Spans)
	}
	ps = append(ps, progressParagraphs(w, m)...)
	ps = append(ps, milestoneViews(w, m)...)
	ps = append(ps, answerParagraphs(w, milestoneAnswers(m))...)
	var details [][]render.Span
	if items := w.evidenceOf(c, m.Number); len(items) > 0 {
		details = append(details, append(muted(w.Text(templates.MilestoneEvidence)+" "), evidenceSpans(w.words, items)...))
	}
	details = append(details, smallPrint(w, templates.MilestoneOutput, m.Output))
	if m.Responsible != "" && responsible {
		details = append(details, muted(w.Text(templates.MilestoneResponsible, "agency", w.agency(m.Responsible))))
	}
	ps = append(ps, smallParagraph(details...)...)
	return proseCell(append(ps, changeParagraphs(w, m)...)...)
}

// progressParagraphs are what the returns say of a milestone: the progress, the
// reason for a delay, what is done about it, and the risks that occurred.
func progressParagraphs(w *source, m *ogp.MilestoneReport) []render.Paragraph {
	var ps []render.Paragraph
	for i := range m.Progress {
		p := &m.Progress[i]
		said := w.paragraphs(p.Progress, render.Body)
		said = append(said, delayParagraphs(w, p)...)
		if i > 0 || m.Conflict {
			said = append(said, otherDates(w.words, p)...)
		}
		if len(m.Progress) > 1 {
			said = after(w.Text(templates.VoiceName, "agency", w.agency(p.Agency)), said)
		}
		ps = append(ps, said...)
	}
	return ps
}

// delayParagraphs are the reason for a delay, what is done about it and the
// risks that occurred, run on where each is one paragraph: cells are narrow.
func delayParagraphs(w *source, p *ogp.Progress) (ps []render.Paragraph) {
	for _, part := range []struct {
		name templates.Term
		text ogp.Text
	}{{templates.MilestoneDelay, p.DelayReason}, {templates.MilestoneCorrective, p.CorrectiveAction},
		{templates.MilestoneOccurred, p.RiskOccurred}} {
		said := after(w.Text(part.name), w.paragraphs(part.text, render.Body))
		if len(ps) == 1 && len(said) == 1 && ps[0].Style == said[0].Style {
			ps[0].Spans = append(append(ps[0].Spans, render.Span{Text: " "}), said[0].Spans...)
			continue
		}
		ps = append(ps, said...)
	}
	return ps
}

// changeParagraphs say how the plan of a milestone was changed, and why.
func changeParagraphs(w *source, m *ogp.MilestoneReport) []render.Paragraph {
	if m.Change == ogp.Unchanged {
		return nil
	}
	words := w.setWord("change", string(m.Change))
	if !m.ChangeDate.Blank() {
		words = w.Text(templates.ChangeOn, "change", words, "date", w.ShortDate(m.ChangeDate))
	}
	reason := w.paragraphs(m.ChangeReason, render.Body)
	if len(reason) == 0 {
		return []render.Paragraph{remark(words)}
	}
	return after(w.Text(templates.VoiceHead, "what", words), reason)
}

// after puts a name before paragraphs.
func after(name string, ps []render.Paragraph) []render.Paragraph {
	if len(ps) > 0 {
		ps[0].Spans = append([]render.Span{{Text: name + " ", Muted: true}}, ps[0].Spans...)
	}
	return ps
}

// smallPrint is somebody's text in small print after its name; nothing, if
// there is no text.
func smallPrint(w *source, t templates.Term, text ogp.Text) []render.Span {
	spans := w.in(text)
	if len(spans) == 0 {
		return nil
	}
	spans[0].Muted = true
	return append(muted(w.Text(t)+" "), spans...)
}

func muted(s string) []render.Span { return []render.Span{{Text: s, Muted: true}} }

// smallParagraph is small print as one paragraph.
func smallParagraph(details ...[]render.Span) []render.Paragraph {
	p := render.Paragraph{Style: render.Small}
	for _, d := range details {
		if len(d) > 0 && len(p.Spans) > 0 {
			p.Spans = append(p.Spans, render.Span{Text: " · ", Muted: true})
		}
		p.Spans = append(p.Spans, d...)
	}
	if len(p.Spans) == 0 {
		return nil
	}
	return []render.Paragraph{p}
}

// wholeDate is a date that a narrow cell does not break over lines.
func wholeDate(w words, d ogp.Date) string {
	return strings.ReplaceAll(w.ShortDate(d), " ", "\u00a0")
}

// wholeSpan is a span that breaks between its dates only.
func wholeSpan(w words, from, to ogp.Date) string {
	return strings.ReplaceAll(strings.ReplaceAll(w.ShortSpan(from, to), " ", "\u00a0"), "\u00a0–\u00a0", "\u00a0– ")
}

// plannedCell is the stretch of time that was planned, and the revised end.
func plannedCell(w words, m *ogp.MilestoneReport) render.Cell {
	c := stretchCell(w, m.Start, m.End, templates.MilestoneBy)
	if !m.RevisedEnd.Blank() {
		c.Paras = append(c.Paras, remark(w.Text(templates.MilestoneRevised)+lineBreak+wholeDate(w, m.RevisedEnd)))
	}
	return c
}

// actualCell is the stretch of time that it took, and whether it ended late,
// should have ended, or ended on a day of which the report does not speak yet.
func actualCell(w *source, m *ogp.MilestoneReport) render.Cell {
	var c render.Cell
	if a := m.Actual(); a != nil {
		c = stretchCell(w.words, a.ActualStart, a.ActualEnd, templates.MilestoneEnded)
	}
	if m.Timing() == ogp.Late && (m.Time == ogp.EndedLate || m.Time == ogp.EndedAfterPlan) {
		c.Paras = append(c.Paras, remark(lateness(w.words, m)))
	}
	switch {
	case m.EndAfterReport:
		c.Paras = append(c.Paras, remark(w.Text(templates.MilestoneAfterReport)))
	case m.Time == ogp.EndedAfterPlan:
		c.Paras = append(c.Paras, remark(w.Text(templates.MilestoneAfterPlan)))
	case m.Time == ogp.NotFinished:
		c.Paras = append(c.Paras, remark(w.Text(templates.MilestoneUnfinished)))
	}
	return c
}

// stretchCell writes two dates below each other, in a narrow cell.
func stretchCell(w words, from, to ogp.Date, end templates.Term) render.Cell {
	var words string
	switch {
	case from.Blank() && to.Blank():
		return render.Cell{}
	case to.Blank():
		words = wholeDate(w, from) + "\u00a0–"
	case from.Blank():
		words = w.Text(end, "date", wholeDate(w, to))
	default:
		words = wholeDate(w, from) + "\u00a0–" + lineBreak + wholeDate(w, to)
	}
	return cell(words)
}

// lateness is how late a milestone ended, in days, so that two can be compared
// and nothing is rounded; with a month for a date, the least that it allows.
func lateness(w words, m *ogp.MilestoneReport) string {
	switch m.Lateness() {
	case ogp.LateUnknown:
		return w.Text(templates.LateUnknown)
	case ogp.LateAtLeast:
		return w.Plural(templates.LateAtLeast, m.DaysLate())
	}
	return w.Plural(templates.LateDays, m.DaysLate())
}

// milestoneLevelCell is the level, if one was stated; a milestone that was
// withdrawn or merged, alone or with its commitment, had none to state.
func milestoneLevelCell(w *source, c *ogp.CommitmentReport, m *ogp.MilestoneReport) render.Cell {
	if m.Level == ogp.NotReported && !m.Conflict {
		for _, change := range []ogp.Change{m.Change, c.Change} {
			if !change.Active() {
				return cell(w.setWord("change", string(change)))
			}
		}
	}
	level := statedLevelCell(w, m)
	if then := milestoneOn(w, m, lineBreak); then != "" {
		level.Paras = append(level.Paras, remark(then))
	}
	return level
}

func statedLevelCell(w *source, m *ogp.MilestoneReport) render.Cell {
	c := w.levelCell(m.Level)
	if a := m.Actual(); a != nil && a.Percent.Known {
		c.Paras = append(c.Paras, remark(w.PercentOf(a.Percent)))
	}
	for i := range m.Progress { // of those that do not decide
		if p := &m.Progress[i]; i > 0 && !m.Conflict && p.Percent.Known {
			c.Paras = append(c.Paras,
				remark(w.Text(templates.VoiceAnswer, "agency", w.agency(p.Agency), "answer", w.PercentOf(p.Percent))))
		}
	}
	if m.Conflict {
		c.Paras = append(c.Paras, remark(w.Text(templates.LevelConflict)))
		for i := range m.Progress {
			p := &m.Progress[i]
			c.Paras = append(c.Paras,
				remark(w.Text(templates.VoiceAnswer, "agency", w.agency(p.Agency), "answer", levelWords(w, p.Level, p.Percent))))
		}
	}
	c.Paras = append(c.Paras, viewLevels(w, m.Stated())...)
	return c
}

// levelWords are a level with the percent that was stated beside it.
func levelWords(w *source, l ogp.Level, p ogp.Percent) string {
	if !p.Known {
		return w.Level(l)
	}
	return w.Level(l) + w.Text(templates.FormatComma) + w.PercentOf(p)
}

// otherDates are the dates of a return that did not decide.
func otherDates(w words, p *ogp.Progress) []render.Paragraph {
	if p.ActualStart.Blank() && p.ActualEnd.Blank() {
		return nil
	}
	return []render.Paragraph{remark(w.Text(templates.MilestoneDates, "start", orWords(w.ShortDate(p.ActualStart), w.Text(templates.NotRecorded)),
		"end", orWords(w.ShortDate(p.ActualEnd), w.Text(templates.NotRecorded))))}
}

// implementationPlan is the "how" of the milestones, where it was given.
func implementationPlan(w *composer, c *ogp.CommitmentReport) []render.Block {
	var rows []render.Row
	for i := range c.Milestones {
		for k := range c.Milestones[i].Activities {
			rows = append(rows, activityRow(w.source, &c.Milestones[i].Activities[k]))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MilestoneNumber)),
		textColumn(w.Text(templates.ActivityActivity), 4),
		textColumn(w.Text(templates.ActivityDates), 1.3),
		fixedColumn(w.Text(templates.ActivityStatus)),
	}
	t := w.table(w.Text(templates.ActivityCaption, "number", string(c.Number)), columns, rows)
	t.RowHeads = 1
	return []render.Block{t}
}

// activityRow has the activity, and in small print below it its output, who
// carries it out with what means, and the risk; and whose word it is, if it is
// not the plan's.
func activityRow(w *source, a *ogp.Activity) render.Row {
	var who []render.Span
	if words := w.actor(a.Responsible); words != "" {
		who = muted(w.Text(templates.MilestoneResponsible, "agency", words))
	}
	what := append(w.paragraphs(a.Activity, render.Body), smallParagraph(smallPrint(w, templates.ActivityOutput, a.Output),
		who, smallPrint(w, templates.ActivityResources, a.Resources), smallPrint(w, templates.ActivityRisk, a.Risk),
		smallPrint(w, templates.ActivityMitigation, a.Mitigation))...)
	status := w.levelCell(a.Status)
	if a.Agency != "" {
		what = append(what, remark(w.Text(templates.ActivityReported, "agency", w.agency(a.Agency))))
		if a.Status == ogp.NotReported {
			status = cell("")
		}
	}
	return row(cell(string(a.Milestone)), proseCell(what...), cell(activityDates(w.words, a)), status)
}

// activityDates are the days of an activity; one alone says which it is.
func activityDates(w words, a *ogp.Activity) string {
	switch {
	case a.Start.Blank() && !a.End.Blank():
		return w.Text(templates.MilestoneBy, "date", wholeDate(w, a.End))
	case a.End.Blank() && !a.Start.Blank():
		return w.Text(templates.CommitmentFrom, "date", wholeDate(w, a.Start))
	}
	return wholeSpan(w, a.Start, a.End)
}
