package ogp

import (
	"slices"
	"strconv"
	"strings"
)

// checkReportDate checks the day that the report speaks of. Levels carry no
// date, so that a form which was issued later tells of another day.
func (m *merger) checkReportDate() {
	on, start := m.report.AsOf, m.plan.Start
	if !on.Known() {
		return
	}
	at := m.plan.At("report_date")
	if start.Known() && on.Before(start) {
		m.find(ReportBeforePlan, at, "", on.String(), "date", on.String(), "start", start.String())
	}
	later, latest := m.report.IssuedAfter()
	if later > 0 {
		m.find(LevelsOfLater, at, "", on.String(), "date", on.String(), "count", strconv.Itoa(later), "latest", latest.String())
	}
}

// IssuedAfter counts the returns whose forms were issued after the day that the
// report speaks of, and tells when the last of them was. The levels in them are
// as they were stated later.
func (r *Report) IssuedAfter() (n int, latest Date) {
	for i := range r.Returns {
		s := &r.Returns[i]
		if s.File == "" || !r.After(s.Issued) {
			continue
		}
		if n++; n == 1 || latest.Before(s.Issued) {
			latest = s.Issued
		}
	}
	return n, latest
}

// commentDays are how long the public usually has to comment on the draft.
const commentDays = 14

// checkCommentWindow reports a window that is too short whichever days its
// dates mean; the first day and the last one belong to it.
func (m *merger) checkCommentWindow() {
	from, to := m.plan.CommentStart, m.plan.CommentEnd
	if !from.Known() || !to.Known() || to.Before(from) {
		return
	}
	if days := from.First().DaysUntil(to.Last()) + 1; days < commentDays {
		remedy := "window_remedy.open"
		if on := m.report.AsOf; on.Known() && to.Before(on) {
			remedy = "window_remedy.over"
		}
		m.find(CommentWindowShort, m.plan.At("comment_end"), "", to.String(), "start", from.String(), "end", to.String(),
			"days", strconv.Itoa(days), "least", strconv.Itoa(commentDays), KeyArg("remedy"), remedy)
	}
}

// checkReturnsDue reports a day for answers that is of no use: there is nothing
// to tell before the plan begins, and what comes later than the day that the
// report speaks of, or when its draft is out, is not in it. The day of a report
// of which nobody has named one says nothing.
func (m *merger) checkReturnsDue() {
	due, p := m.plan.ReturnsDue, m.plan
	if !due.Known() {
		return
	}
	find := func(order string, date Date) {
		m.find(ReturnsDueOdd, p.At("returns_due"), "", due.String(), KeyArg("order"), "returns_due."+order, "date", date.String())
	}
	switch {
	case p.Start.Known() && due.Before(p.Start):
		find("before_plan", p.Start)
	case p.ReportDate.Known() && p.ReportDate.Before(due):
		find("after_report", p.ReportDate)
	case p.CommentStart.Known() && p.CommentStart.Before(due):
		find("after_draft", p.CommentStart)
	}
}

// checkTime tells an agency of a milestone that is behind its time, and asks
// for the reason where none is given.
func (m *merger) checkTime(ms *MilestoneReport, actual *Progress) {
	given := !ms.DelayReason().Blank()
	due, end, at := ms.Due().String(), actual.ActualEnd, actual.At("actual_end")
	switch {
	case given && ms.Time != EndNotStated: // all is said
	case ms.Time == EndedLate:
		m.find(MilestoneLate, at, ms.Number, end.String(), "due", due, "ended", end.String(),
			"days", strconv.Itoa(ms.DaysLate()), KeyArg("late"), ms.Lateness().term())
	case ms.Time == EndedAfterPlan:
		m.find(MilestoneEndedAfter, at, ms.Number, end.String(), "ended", end.String(),
			"planend", m.plan.End.String())
	case ms.Time == NotFinished:
		m.find(MilestoneOverdue, actual.At("delay_reason"), ms.Number, "", "due", due,
			"date", m.report.AsOf.String(), KeyArg("level"), ms.Level.term())
	case ms.Time == EndNotStated && end.Known() && !ms.EndAfterReport:
		m.find(EndTooVague, at, ms.Number, end.String(), "due", due)
	}
}

// Behind tells whether the milestone ended late, or was not finished when due.
func (m *MilestoneReport) Behind() bool {
	return m.Time == NotFinished || m.Time == EndedLate || m.Time == EndedAfterPlan
}

// checkCorrective asks what is done about a milestone that is behind its time,
// or of which little is done. A form without the column never asked for it.
func (m *merger) checkCorrective(ms *MilestoneReport, actual *Progress) {
	const column = "corrective_action"
	little := ms.Level == NotStarted || ms.Level == Limited
	if _, asked := actual.Columns[column]; !asked || !ms.Behind() && !little || !ms.CorrectiveAction().Blank() {
		return
	}
	reason := "level." + ms.Level.Key()
	if ms.Behind() {
		reason = "behind." + ms.Time.Key()
	}
	m.find(CorrectiveMissing, actual.At(column), ms.Number, "", KeyArg("reason"), "corrective_reason."+reason)
}

// toldOfEnd tells whether a finding that says more stands for an actual end
// outside of the plan.
func (m *merger) toldOfEnd(ms *MilestoneReport, p *Progress) bool {
	return m.report.After(p.ActualEnd) || ms.Timing() == Late || ms.Time == EndedAfterPlan
}

// dated is a cell that says when something was done.
type dated struct {
	at   Place
	row  ID
	date Date
}

// cellsNamed are how many cells a finding about several names.
const cellsNamed = 10

// tellAfter reports the dates after the day that the report speaks of: one
// finding a file, at the first of its cells. A report of an early day would
// otherwise drown in them.
func (m *merger) tellAfter() {
	slices.SortStableFunc(m.after, func(a, b dated) int { return a.at.compare(b.at) })
	for i := 0; i < len(m.after); {
		first := m.after[i]
		var cells []string
		for ; i < len(m.after) && m.after[i].at.File == first.at.File; i++ {
			at := m.after[i].at
			cells = append(cells, strings.TrimSuffix(at.Sheet+"!"+at.Cell, "!"))
		}
		count := len(cells)
		if count > 1 {
			first.row = ""
		}
		if count > cellsNamed {
			cells = append(cells[:cellsNamed], "…")
		}
		m.find(DateAfterReport, first.at, first.row, first.date.String(), "date", m.report.AsOf.String(),
			"count", strconv.Itoa(count), "cells", strings.Join(cells, ", "))
	}
}
