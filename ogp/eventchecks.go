package ogp

import (
	"slices"
	"strconv"
	"strings"
)

// checkSeries checks a row that stands for several meetings: it needs a last
// day, and all of it must lie in one year of the plan up to the report's date,
// or nobody can tell how many of the meetings lie in which.
func (m *merger) checkSeries(e *Event) {
	if e.Meetings() == 1 || e.Phase == SelfAssessment {
		return
	}
	times := strconv.Itoa(e.Meetings())
	if !e.End.Known() {
		m.find(SeriesNoEnd, e.At("end"), e.ID, e.End.String(), "times", times)
		return
	}
	if !e.Start.Known() || e.Phase == CoCreation || e.End.Before(e.Start) {
		return
	}
	w, years := e.window(), m.report.years()
	within := len(years) == 0 || !w.touches(years[0].From, years[len(years)-1].To)
	for _, y := range years {
		within = within || w.inside(y.From, m.report.lastDay(y.To))
	}
	if !within {
		m.find(SeriesOverYear, e.At("times"), e.ID, times, "start", e.Start.String(), "end", e.End.String())
	}
}

// checkUndecided asks, once for each event, for exactly those cells which
// decide whether it counts for a minimum requirement that is not met without
// it.
func (m *merger) checkUndecided() {
	asked := map[ID]*undecided{}
	ask := func(id ID, requirement string, columns ...string) {
		u := asked[id]
		if u == nil {
			u = &undecided{}
			asked[id] = u
		}
		if len(columns) > 0 && !slices.Contains(u.requirements, requirement) {
			u.requirements = append(u.requirements, requirement)
		}
		u.columns = append(u.columns, columns...)
	}
	for _, q := range m.report.Requirements() {
		switch q.Number {
		case "3.1":
			if slices.Contains(q.Why, NoNotice) {
				events, _ := m.report.coCreation()
				ask(events[0].ID, q.Number, "notice_date")
			}
		case "3.3":
			for _, s := range q.May {
				ask(s.ID, q.Number, m.lackedBy(s)...)
			}
		case "5.1":
			for _, y := range q.Years {
				for _, s := range y.May {
					if y.Verdict != Met {
						ask(s.ID, q.Number, m.lackedBy(s)...)
					}
				}
			}
		}
	}
	for i := range m.report.Events {
		if e := &m.report.Events[i]; asked[e.ID] != nil {
			m.reportUndecided(e, asked[e.ID])
		}
	}
}

// undecided is what an event lacks.
type undecided struct {
	requirements []string
	columns      []string
}

// lackedBy are the columns that would settle the reasons. Of a series that
// cannot be placed another finding tells.
func (m *merger) lackedBy(s Short) []string {
	i := slices.IndexFunc(m.report.Events, func(e Event) bool { return e.ID == s.ID })
	e := &m.report.Events[i]
	var columns []string
	for _, why := range s.Why {
		switch why {
		case CannotBePlaced:
			if e.Meetings() == 1 || !e.Start.Known() {
				columns = append(columns, "start")
			}
		case PhaseNotRecorded:
			columns = append(columns, "phase")
		case CivilSocietyNotRecorded:
			columns = append(columns, string(CivilSociety))
		case ResultsNotRecorded:
			columns = append(columns, "results_presented")
		case CommentsNotRecorded:
			columns = append(columns, "comments_invited")
		case InputDatesUnsure:
			if !e.Start.Known() {
				columns = append(columns, "start")
			}
			if !e.End.Known() {
				columns = append(columns, "end")
			}
		}
	}
	return columns
}

// reportUndecided reports at the first of the cells, in the order of the
// columns. A cell on which rows disagree is asked for by the finding about that.
func (m *merger) reportUndecided(e *Event, u *undecided) {
	var keys []string
	for i := range EventFields {
		key := EventFields[i].Key
		disputed := slices.ContainsFunc(m.findings, func(f Finding) bool {
			return f.Code == EventConflict && f.Row == e.ID && f.At == e.At(key)
		})
		if slices.Contains(u.columns, key) && !disputed {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return
	}
	terms := make([]string, len(keys))
	for i, key := range keys {
		terms[i] = columnTerm("consultations", key)
	}
	m.find(EventUndecided, e.At(keys[0]), e.ID, e.Title.Main(), "requirement", strings.Join(u.requirements, ", "),
		KeyArg("columns"), strings.Join(terms, "\n"))
}
