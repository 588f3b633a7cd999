package compose

import (
	"math"
	"strings"
	"unicode/utf8"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// milestoneBlocks is field 12: the table, then what was written of each
// milestone.
func milestoneBlocks(w *composer, c *ogp.CommitmentReport) []render.Block {
	if len(c.Milestones) == 0 && !c.Active() {
		return nil
	}
	if len(c.Milestones) == 0 {
		return w.labelled(templates.MilestoneStatus, w.missing(templates.MilestoneNone))
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MilestoneNumber)),
		textColumn(w.Text(templates.MilestoneMilestone), 2.2),
		textColumn(w.Text(templates.MilestoneStart), 0.9),
		textColumn(w.Text(templates.MilestoneEnd), 0.9),
		textColumn(w.Text(templates.MilestoneActual), 1.1),
		fixedColumn(w.Text(templates.CommitmentLevel)),
	}
	var rows []render.Row
	var details []render.Block
	for i := range c.Milestones {
		m := &c.Milestones[i]
		rows = append(rows, row(cell(string(m.Number)), milestoneCell(w.source, m), startCell(w.words, m),
			dueCell(w.words, m), actualCell(w.source, m), milestoneLevelCell(w.source, m)))
		details = append(details, milestoneDetails(w.source, m)...)
	}
	t := w.table(w.Text(templates.MilestoneCaption, "number", string(c.Number)), columns, rows)
	return append([]render.Block{render.Label{Text: w.Text(templates.MilestoneStatus)}, t},
		w.labelled(templates.MilestoneDetails, details...)...)
}

// milestoneCell is the text, and in small print output, agency and change.
func milestoneCell(w *source, m *ogp.MilestoneReport) render.Cell {
	ps := w.paragraphs(m.Text, render.Body)
	if !m.Output.Blank() {
		ps = append(ps, smallPrint(w, templates.MilestoneOutput, m.Output)...)
	}
	if m.Responsible != "" {
		ps = append(ps, remark(w.Text(templates.MilestoneResponsible, "agency", w.agency(m.Responsible))))
	}
	if m.Change != ogp.Unchanged {
		words := w.setWord("change", string(m.Change))
		if !m.ChangeDate.Blank() {
			words = w.Text(templates.ChangeOn, "change", words, "date", w.ShortDate(m.ChangeDate))
		}
		ps = append(ps, remark(words))
	}
	return proseCell(ps...)
}

// smallPrint is somebody's text in small print after its name.
func smallPrint(w *source, t templates.Term, text ogp.Text) []render.Paragraph {
	ps := w.paragraphs(text, render.Small)
	for i := range ps {
		for k := range ps[i].Spans {
			ps[i].Spans[k].Muted = true
		}
	}
	if len(ps) > 0 {
		ps[0].Spans = append([]render.Span{{Text: w.Text(t) + " ", Muted: true}}, ps[0].Spans...)
	}
	return ps
}

// wholeDate is a date that a narrow cell does not break over lines.
func wholeDate(w words, d ogp.Date) string {
	return strings.ReplaceAll(w.ShortDate(d), " ", "\u00a0")
}

func startCell(w words, m *ogp.MilestoneReport) render.Cell {
	c := cell(w.ShortDate(m.Start))
	if a := m.Actual(); a != nil && !a.ActualStart.Blank() {
		c.Paras = append(c.Paras, remark(w.Text(templates.MilestoneStarted, "date", wholeDate(w, a.ActualStart))))
	}
	return c
}

func dueCell(w words, m *ogp.MilestoneReport) render.Cell {
	c := cell(w.ShortDate(m.End))
	if !m.RevisedEnd.Blank() {
		c.Paras = append(c.Paras, remark(w.Text(templates.MilestoneRevised, "date", wholeDate(w, m.RevisedEnd))))
	}
	return c
}

func actualCell(w *source, m *ogp.MilestoneReport) render.Cell {
	c := cell(w.ShortDate(m.ActualEnd()))
	if m.Timing() == ogp.Late {
		words := lateness(w.words, m)
		if reason := shortReason(w, m); reason != "" {
			words = w.Text(templates.LateBecause, "late", words, "reason", reason)
		}
		c.Paras = append(c.Paras, remark(words))
	}
	return c
}

// reasonLimit is the longest reason, in characters, that stands in the
// narrow cell; every reason stands in the details below the table.
const reasonLimit = 40

func shortReason(w *source, m *ogp.MilestoneReport) string {
	s, _ := w.translated(m.Actual().DelayReason)
	if utf8.RuneCountInString(s) > reasonLimit || strings.Contains(s, "\n") {
		return ""
	}
	return strings.TrimRight(s, ". ")
}

// lateness is how late a milestone ended: in days up to two months, then in
// months; with dates that are not known to the day, in months.
func lateness(w words, m *ogp.MilestoneReport) string {
	due, end := m.Due(), m.ActualEnd()
	days := m.DaysLate()
	switch {
	case due.Month == 0 || end.Month == 0:
		return w.Text(templates.LateUnknown)
	case !due.Full() || !end.Full():
		return w.Plural(templates.LateMonths, 12*(end.Year-due.Year)+end.Month-due.Month)
	case days < 60:
		return w.Plural(templates.LateDays, days)
	}
	return w.Plural(templates.LateMonths, int(math.Round(float64(days)/30.44)))
}

func milestoneLevelCell(w *source, m *ogp.MilestoneReport) render.Cell {
	c := w.levelCell(m.Level)
	if !m.Conflict {
		return c
	}
	c.Paras = append(c.Paras, remark(w.Text(templates.LevelConflict)))
	for i := range m.Progress {
		p := &m.Progress[i]
		c.Paras = append(c.Paras,
			remark(w.Text(templates.VoiceAnswer, "agency", w.agency(p.Agency), "answer", w.Level(p.Level))))
	}
	return c
}

// milestoneDetails is everything written of a milestone that the table has
// no room for.
func milestoneDetails(w *source, m *ogp.MilestoneReport) []render.Block {
	var blocks []render.Block
	number := string(m.Number)
	for i := range m.Progress {
		p := &m.Progress[i]
		head := number
		if len(m.Progress) > 1 {
			head = w.Text(templates.VoiceOf, "what", number, "agency", w.agency(p.Agency))
		}
		blocks = append(blocks, w.named(head, p.Progress)...)
		blocks = append(blocks, w.named(w.Text(templates.MilestoneDelay, "number", head), p.DelayReason)...)
		if i > 0 || m.Conflict {
			blocks = append(blocks, otherDates(w.words, head, p)...)
		}
	}
	if links := m.EvidenceLinks(); len(links) > 0 {
		spans := append([]render.Span{{Text: w.Text(templates.MilestoneEvidence, "number", number) + " ", Bold: true}},
			linkSpans(links)...)
		blocks = append(blocks, render.Paragraph{Spans: spans})
	}
	if m.Change != ogp.Unchanged {
		blocks = append(blocks, w.named(w.Text(templates.MilestoneChange, "number", number), m.ChangeReason)...)
	}
	return blocks
}

// otherDates are the dates of a return that did not decide.
func otherDates(w words, head string, p *ogp.Progress) []render.Block {
	if p.ActualStart.Blank() && p.ActualEnd.Blank() {
		return nil
	}
	words := w.Text(templates.MilestoneDates, "number", head, "start", orNone(w.ShortDate(p.ActualStart)),
		"end", orNone(w.ShortDate(p.ActualEnd)))
	return []render.Block{small(words)}
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
		textColumn(w.Text(templates.ActivityActivity), 2),
		textColumn(w.Text(templates.ActivityDates), 1),
		textColumn(w.Text(templates.ActivityResponsible), 1.2),
		textColumn(w.Text(templates.ActivityRisk), 1.8),
		fixedColumn(w.Text(templates.ActivityStatus)),
	}
	t := w.table(w.Text(templates.ActivityCaption, "number", string(c.Number)), columns, rows)
	return []render.Block{render.Label{Text: w.Text(templates.ActivityPlan)}, t}
}

func activityRow(w *source, a *ogp.Activity) render.Row {
	what := w.paragraphs(a.Activity, render.Body)
	what = append(what, smallPrint(w, templates.ActivityOutput, a.Output)...)
	what = append(what, smallPrint(w, templates.ActivityResources, a.Resources)...)
	risk := w.paragraphs(a.Risk, render.Body)
	risk = append(risk, smallPrint(w, templates.ActivityMitigation, a.Mitigation)...)
	return row(cell(string(a.Milestone)), proseCell(what...), cell(w.ShortSpan(a.Start, a.End)),
		cell(w.actor(a.Responsible)),
		proseCell(risk...), w.levelCell(a.Status))
}
