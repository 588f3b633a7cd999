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

// ActualEnd returns the actual end in the row that decides, or no date.
func (m *MilestoneReport) ActualEnd() Date {
	if a := m.Actual(); a != nil {
		return a.ActualEnd
	}
	return Date{}
}
