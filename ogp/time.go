package ogp

// TimeState is how a commitment or milestone stands in time on the day that
// the report speaks of. Everything that is assessed has exactly one state.
type TimeState uint8

// The states. Those that begin with Ended, and EndNotStated, are of what is
// completed; NotFinished and NotYetDue of what is at any other level; NoDueDate
// can be of both.
const (
	NotAssessed     TimeState = iota // withdrawn or merged
	EndedOnTime                      // on the last day of the end in force, or before
	EndedLate                        // after it, within the plan
	EndedAfterPlan                   // after the plan's end
	EndNotStated                     // not given, after the report's date, or too vague to compare
	NotFinished                      // when it was due
	NotYetDue                        // on the report's date
	NoDueDate                        // no end was set
	TimeNotReported                  // no level was stated, or levels in conflict
)

// TimeStates are the states of what is assessed, in the order of every table.
var TimeStates = [...]TimeState{EndedOnTime, EndedLate, EndedAfterPlan, EndNotStated, NotFinished, NotYetDue, NoDueDate,
	TimeNotReported}

// Key returns the permanent name of the state in data files.
func (s TimeState) Key() string {
	return [...]string{"", "on_time", "late", "after_plan", "end_not_stated", "not_finished_when_due", "not_yet_due",
		"no_due_date", "not_reported"}[s]
}

// Times counts things by state; index it with a TimeState. Nothing is counted
// as NotAssessed.
type Times [9]int

// Total is the denominator: all that is assessed.
func (t Times) Total() int {
	n := 0
	for _, k := range t {
		n += k
	}
	return n
}

// Ended is what ended on a day that is stated and can be compared.
func (t Times) Ended() int { return t[EndedOnTime] + t[EndedLate] + t[EndedAfterPlan] }

// After tells whether all of a date lies after the day that the report speaks
// of: whatever it dates is not counted. A date that is not known to the day and
// reaches up to that day is counted.
func (r *Report) After(d Date) bool { return r.AsOf.Known() && d.Known() && r.AsOf.Before(d) }

// tellTime gives every milestone and commitment its state.
func (r *Report) tellTime() {
	for i := range r.Commitments {
		c := &r.Commitments[i]
		for k := range c.Milestones {
			m := &c.Milestones[k]
			m.EndAfterReport = r.After(m.ActualEnd())
			if c.Active() && m.Change.Active() {
				m.Time = r.timeOf(m.Level, m.days(), m.Due())
			}
		}
		if c.Active() {
			days := c.days()
			c.Time, c.Ended = r.timeOf(c.Level, days, c.Due()), days.as
		}
	}
}

// days are those on which something may have ended; none if the end is not
// stated.
type days struct {
	first, last Date
	as          Date // the date that stands for them
}

// stated tells whether there are any.
func (d days) stated() bool { return d.first.Known() }

func (m *MilestoneReport) days() days {
	end := m.ActualEnd()
	if !end.Known() || m.EndAfterReport {
		return days{}
	}
	return days{end.First(), end.Last(), end}
}

// days of a commitment are those on which the last of its milestones may have
// ended: no return states an end for the commitment itself. The date that
// stands for them is the one that reaches furthest.
func (c *CommitmentReport) days() days {
	var all days
	for _, m := range c.ActiveMilestones() {
		d := m.days()
		if m.Level != Completed || !d.stated() {
			return days{}
		}
		if !all.stated() {
			all = d
			continue
		}
		if all.last.Before(d.last) || all.last == d.last && all.as.First().Before(d.first) {
			all.as = d.as
		}
		all.first, all.last = laterDay(all.first, d.first), laterDay(all.last, d.last)
	}
	return all
}

func laterDay(a, b Date) Date {
	if a.Before(b) {
		return b
	}
	return a
}

// timeOf tries the states in the order of the rules. A report without a date
// of its own knows of nothing that it is due.
func (r *Report) timeOf(level Level, end days, due Date) TimeState {
	switch {
	case level == NotReported:
		return TimeNotReported
	case level == Completed && !end.stated():
		return EndNotStated
	case level == Completed:
		return r.timeOfDays(end, due)
	case !due.Known():
		return NoDueDate
	case r.AsOf.Known() && !r.AsOf.Last().Before(due.Last()):
		return NotFinished
	}
	return NotYetDue
}

// timeOfDays is the state that holds for every day on which something may have
// ended. What ended late, or without a due date, remains so if some of the days
// lie after the plan. Later days never have an earlier state, so that the first
// and the last one tell of all.
func (r *Report) timeOfDays(end days, due Date) TimeState {
	first, last := r.timeOfDay(end.first, due), r.timeOfDay(end.last, due)
	switch {
	case first == last:
		return first
	case last == EndedAfterPlan && (first == EndedLate || first == NoDueDate):
		return first
	}
	return EndNotStated
}

func (r *Report) timeOfDay(end, due Date) TimeState {
	switch plan := r.Plan.End; {
	case plan.Known() && plan.Last().Before(end):
		return EndedAfterPlan
	case !due.Known():
		return NoDueDate
	case due.Last().Before(end):
		return EndedLate
	}
	return EndedOnTime
}
