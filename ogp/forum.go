package ogp

import "slices"

// forumMeets tests requirement 1.1: a space for dialogue, in which government
// and civil society both take part, exists and meets at least every six months,
// counted from the plan's start to its end or the report's date; and its rules
// are public.
func (r *Report) forumMeets() Requirement {
	q := Requirement{Number: "1.1"}
	meets := r.forumGaps(&q)
	rules := q.link(r.Plan.ForumRules, NoRules, RulesNoLink)
	q.Verdict = overall(meets, rules)
	return q
}

// forumGaps tests the time between forum meetings. A meeting without civil
// society, or without government, does not count; one of which the count of
// civil society is not recorded counts, with a note. A plan without a forum's
// name that records forum meetings all the same has a forum.
func (r *Report) forumGaps(q *Requirement) Verdict {
	p := r.Plan
	start, end := p.Start, r.lastDay(p.End)
	if len(r.years()) == 0 {
		q.Why = append(q.Why, NoPlanPeriod)
		return CannotTell
	}
	days := forumDays{start: start, end: end}
	for _, e := range r.EventsSoFar() {
		if e.Type == ForumMeeting {
			days.add(q, e)
		}
	}
	switch {
	case days.recorded == 0 && p.Forum.Blank():
		q.Why = append(q.Why, NoForum, NoForumMeetings)
		return NotRecorded
	case days.recorded == 0:
		q.Why = append(q.Why, NoForumMeetings)
		return NotRecorded
	}
	worst := longest(gapsBetween(days.sure, start, end, false))
	worst.AtMost = days.vague
	q.Gap = &worst
	switch {
	case !worst.TooLong:
		return Met
	case wanting(gapsBetween(slices.Concat(days.sure, days.possible), start, end, true)) <= days.unplaced:
		q.Why = append(q.Why, GapUnsure)
		return CannotTell
	}
	q.Why = append(q.Why, GapTooLong)
	return NotMet
}

// forumDays are the days on which the forum met, or may have met, within the
// plan.
type forumDays struct {
	start, end Date
	recorded   int    // meetings that lie, or may lie, in the plan, counting or not
	sure       []span // of each meeting that counts
	possible   []span // of meetings that may count, or whose day is not sure to lie in the plan
	unplaced   int    // meetings that may have been on any day
	vague      bool   // not all of these days are known
}

// add takes in the meetings of an event. A series stands on its first and on
// its last day; what happened in between cannot be told.
func (f *forumDays) add(q *Requirement, e *Event) {
	if w := e.window(); !w.touches(f.start, f.end) {
		q.Short = append(q.Short, Short{e.ID, []Reason{OutsidePlan}})
		return
	}
	f.recorded += e.Meetings()
	if why := e.oneSided(); len(why) > 0 {
		q.Short = append(q.Short, Short{e.ID, why})
		return
	}
	switch surely := f.days(e); {
	case !surely:
		q.May = append(q.May, Short{e.ID, []Reason{CannotBePlaced}})
	case !e.Sectors[CivilSociety].Known:
		q.Noted = append(q.Noted, Short{e.ID, []Reason{CivilSocietyNotRecorded}})
		fallthrough
	default:
		q.Counting = append(q.Counting, e.ID)
	}
}

// oneSided says which of the two sides is known to have been absent.
func (e *Event) oneSided() []Reason {
	var why []Reason
	if n := e.Sectors["government"]; n.Known && n.N <= 0 {
		why = append(why, GovernmentAbsent)
	}
	if n := e.Sectors[CivilSociety]; n.Known && n.N <= 0 {
		why = append(why, CivilSocietyAbsent)
	}
	return why
}

// days takes in the days of an event, and tells whether it surely met within
// the plan.
func (f *forumDays) days(e *Event) (surely bool) {
	f.vague = f.vague || !e.Start.Full() || e.Meetings() > 1
	if !e.Start.Known() {
		f.unplaced += e.Meetings()
		return false
	}
	surely = f.day(e.Start)
	if e.Meetings() == 1 {
		return surely
	}
	if !e.End.Known() || e.End.Before(e.Start) {
		f.unplaced += e.Meetings() - 1
		return surely
	}
	surely = f.day(e.End) || surely
	for k := 1; ; k++ {
		between := e.Start.First().AddMonths(6 * k)
		if !between.Before(e.End.Last()) {
			return surely
		}
		if between.Inside(f.start, f.end) {
			f.possible = append(f.possible, span{between, between})
		}
	}
}

// day takes in a day, if it lies, or may lie, in the plan.
func (f *forumDays) day(d Date) (surely bool) {
	s := span{d.First(), d.Last()}
	switch {
	case d.Inside(f.start, f.end):
		f.sure = append(f.sure, s)
		return true
	case !d.Outside(f.start, f.end):
		f.possible = append(f.possible, s)
	}
	return false
}

// span is the days on which a meeting may have been.
type span struct{ first, last Date }

// gapsBetween returns the stretches without a meeting, from start to end: with
// the days that make them longest, or, if kind, those that make them shortest.
func gapsBetween(meetings []span, start, end Date, kind bool) []Gap {
	slices.SortStableFunc(meetings, func(a, b span) int { return a.first.Compare(b.first) })
	before := span{start, start}
	var gaps []Gap
	for _, next := range append(slices.Clone(meetings), span{end, end}) {
		g := gapBetween(before.first, next.last)
		if kind {
			g = gapBetween(before.last, next.first)
		}
		gaps = append(gaps, g)
		if kind && next.last.Before(before.last) {
			next.last = before.last
		}
		before = next
	}
	return gaps
}

func gapBetween(from, to Date) Gap {
	return Gap{From: from, To: to, Days: max(0, from.DaysUntil(to)), TooLong: from.AddMonths(6).Before(to)}
}

// longest is the longest of the gaps. One over six months is longer than any
// that is not.
func longest(gaps []Gap) Gap {
	most := gaps[0]
	for _, g := range gaps[1:] {
		if g.TooLong && !most.TooLong || g.TooLong == most.TooLong && g.Days > most.Days {
			most = g
		}
	}
	return most
}

// wanting is how many meetings more would leave no gap over six months.
func wanting(gaps []Gap) int {
	n := 0
	for _, g := range gaps {
		for k := 1; g.From.AddMonths(6 * k).Before(g.To); k++ {
			n++
		}
	}
	return n
}
