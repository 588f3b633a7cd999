package ogp

// Against compares the milestone's actual end with an end that was set.
//
// A month or a year that was set is kept until its last day. With an actual
// end that is not known to the day the answer is given only where it holds for
// every day that it may mean; otherwise it is NoDate. An end after the day that
// the report speaks of is none.
func (m *MilestoneReport) Against(end Date) Timing {
	actual := m.ActualEnd()
	switch {
	case !actual.Known() || m.EndAfterReport || !end.Known():
		return NoDate
	case end.Before(actual):
		return Late
	case !end.Last().Before(actual.Last()):
		return OnTime
	}
	return NoDate
}

// Timing compares the actual end with the end in force.
func (m *MilestoneReport) Timing() Timing { return m.Against(m.Due()) }

// DaysLate returns the days from the end in force to the actual end, 0 if the
// milestone is not late. With partial dates it is the least that they allow.
func (m *MilestoneReport) DaysLate() int {
	if m.Timing() != Late {
		return 0
	}
	return m.Due().Last().DaysUntil(m.ActualEnd().First())
}

// Lateness says how much DaysLate tells of a milestone that is late.
type Lateness uint8

// What is known: the days; the least that they can be, since a month stands for
// a date; nothing, since a year does.
const (
	LateByDays Lateness = iota
	LateAtLeast
	LateUnknown
)

func (l Lateness) term() string {
	return [...]string{"late_by.days", "late_by.at_least", "late_by.unknown"}[l]
}

// Lateness tells how exactly the days are known by which the milestone is late.
func (m *MilestoneReport) Lateness() Lateness {
	due, end := m.Due(), m.ActualEnd()
	switch {
	case due.Month == 0 || end.Month == 0:
		return LateUnknown
	case !due.Full() || !end.Full():
		return LateAtLeast
	}
	return LateByDays
}

// ActualEnd returns the actual end in the row that decides, or no date.
func (m *MilestoneReport) ActualEnd() Date {
	if a := m.Actual(); a != nil {
		return a.ActualEnd
	}
	return Date{}
}
