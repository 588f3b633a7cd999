package ogp

import "slices"

// meetings tests requirement 5.1: in every plan year, at least two events of
// the implementation phase with civil society present, results presented and
// comments invited. Every event in the plan is listed, with all the reasons
// why it falls short; implementation events outside the plan are listed apart.
// It cannot be told where a year would be fulfilled by events that lack
// nothing but a record of these facts, or a date that can be placed.
func (r *Report) meetings() Requirement {
	q := Requirement{Number: "5.1", Verdict: Met}
	years := r.years()
	if len(years) == 0 {
		q.doubt(NoPlanPeriod)
		return q
	}
	calendar := calendarYears(years)
	q.Years, q.Calendar = yearTests(years), yearTests(calendar)
	perhaps := make([]int, len(years))
	var unplaced []Date
	for i := range r.Events {
		e := &r.Events[i]
		why := e.shortOfMeeting()
		if y := yearOf(calendar, e.Start); y >= 0 {
			q.Calendar[y].add(e.ID, why)
		}
		if y := yearOf(years, e.Start); y >= 0 {
			q.Years[y].add(e.ID, why)
			if len(why) > 0 && unrecorded(why) {
				perhaps[y]++
			}
			continue
		}
		if e.Phase != Implementation {
			continue
		}
		placed := OutsidePlan
		if mayLieIn(e.Start, r.Plan.Start, r.Plan.End) {
			placed = CannotBePlaced
			if unrecorded(why) {
				unplaced = append(unplaced, e.Start)
			}
		}
		q.Short = append(q.Short, Short{e.ID, append([]Reason{placed}, why...)})
	}
	q.testYears(TooFewMeetings, perhaps, unplaced)
	for _, y := range q.Years {
		q.Counting = append(q.Counting, y.Events...)
	}
	return q
}

// add puts an event into the year, as counting or as falling short.
func (y *YearTest) add(id ID, why []Reason) {
	y.Held++
	if len(why) > 0 {
		y.Short = append(y.Short, Short{id, why})
		return
	}
	y.Qualifying++
	y.Events = append(y.Events, id)
}

// shortOfMeeting returns all reasons, other than its date, why the event does
// not count for requirement 5.1. Civil society is present at a count of at
// least one, and at a forum meeting unless the count is 0.
func (e *Event) shortOfMeeting() []Reason {
	var why []Reason
	if e.Phase != Implementation {
		why = append(why, WrongPhase)
	}
	switch n := e.Sectors[CivilSociety]; {
	case n.Known && n.N <= 0:
		why = append(why, CivilSocietyAbsent)
	case !n.Known && e.Type != ForumMeeting:
		why = append(why, CivilSocietyNotRecorded)
	}
	why = lacking(why, e.ResultsPresented, ResultsNotPresented, ResultsNotRecorded)
	return lacking(why, e.CommentsInvited, CommentsNotInvited, CommentsNotRecorded)
}

func lacking(why []Reason, a Answer, no, unstated Reason) []Reason {
	switch a {
	case Yes:
		return why
	case Unstated:
		return append(why, unstated)
	}
	return append(why, no)
}

// unrecorded tells whether an event may count after all: nothing is said
// against it, something is only not said. It holds for no reasons, too.
func unrecorded(why []Reason) bool {
	return !slices.ContainsFunc(why, func(r Reason) bool {
		return r != CivilSocietyNotRecorded && r != ResultsNotRecorded && r != CommentsNotRecorded
	})
}

// testGaps finds the longest time between meetings, counting from start and
// to end. Of a meeting whose day is not known it assumes the worst: the
// requirement is met if no choice of days leaves more than six months, not
// met if every choice does, and cannot be told otherwise. A meeting without
// any date might have been on any day.
func (q *Requirement) testGaps(meetings []*Event, start, end Date) {
	var sure, possible []span
	undated := false
	for _, e := range meetings {
		switch {
		case e.Start.Known() && e.Start.Inside(start, end):
			q.Counting = append(q.Counting, e.ID)
			sure = append(sure, span{e.Start.First(), e.Start.Last()})
			possible = append(possible, span{e.Start.First(), e.Start.Last()})
		case e.Start.Known() && !e.Start.Outside(start, end):
			possible = append(possible, span{e.Start.First(), e.Start.Last()})
			fallthrough
		case !e.Start.Known():
			undated = undated || !e.Start.Known()
			q.Short = append(q.Short, Short{e.ID, []Reason{CannotBePlaced}})
		default:
			q.Short = append(q.Short, Short{e.ID, []Reason{OutsidePlan}})
		}
	}
	worst := longestGap(sure, start, end, false)
	q.Gap = &worst
	if !worst.TooLong {
		return
	}
	why := GapTooLong
	if len(meetings) == len(q.Short) {
		why = NoForumMeetings
	}
	if undated || !longestGap(possible, start, end, true).TooLong {
		q.doubt(why)
	} else {
		q.fail(why)
	}
}

// span is the days on which a meeting may have been.
type span struct{ first, last Date }

// longestGap returns the longest stretch without a meeting: with the days
// that make it longest, or, if kind, those that make it shortest. A stretch
// over six months is longer than any that is not.
func longestGap(meetings []span, start, end Date, kind bool) Gap {
	slices.SortStableFunc(meetings, func(a, b span) int { return a.first.Compare(b.first) })
	points := append(slices.Clone(meetings), span{end, end})
	before := span{start, start}
	longest := Gap{From: start, To: start}
	for _, next := range points {
		g := gapBetween(before.first, next.last)
		if kind {
			g = gapBetween(before.last, next.first)
		}
		if g.TooLong && !longest.TooLong || g.TooLong == longest.TooLong && g.Days > longest.Days {
			longest = g
		}
		if kind && next.last.Before(before.last) {
			next.last = before.last
		}
		before = next
	}
	return longest
}

func gapBetween(from, to Date) Gap {
	return Gap{From: from, To: to, Days: max(0, from.DaysUntil(to)), TooLong: from.AddMonths(6).Before(to)}
}
