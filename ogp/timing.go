package ogp

// Against compares the milestone's actual end with an end that was set.
//
// A month or a year that was set is kept until its last day. With an actual
// end that is not known to the day the answer is given only where it holds for
// every day that it may mean; otherwise it is NoDate.
func (m *MilestoneReport) Against(end Date) Timing {
	actual := m.ActualEnd()
	switch {
	case !actual.Known() || !end.Known():
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

// Active tells whether the commitment counts in statistics: it was neither
// withdrawn nor merged into another.
func (c *CommitmentReport) Active() bool { return c.Change.Active() }

// ActiveMilestones returns the milestones that count in statistics: a
// milestone of a withdrawn or merged commitment never does.
func (c *CommitmentReport) ActiveMilestones() []*MilestoneReport {
	if !c.Active() {
		return nil
	}
	ms := make([]*MilestoneReport, 0, len(c.Milestones))
	for i := range c.Milestones {
		if c.Milestones[i].Change.Active() {
			ms = append(ms, &c.Milestones[i])
		}
	}
	return ms
}

// Implied returns the level that the active milestones imply, and false where
// they imply none: there are none, or one of them is not reported. All
// completed is completed, all not started is not started, half or more
// completed is substantial, anything else is limited.
func (c *CommitmentReport) Implied() (Level, bool) {
	var t Tally
	for _, m := range c.ActiveMilestones() {
		t[m.Level]++
	}
	total := t.Total()
	switch {
	case total == 0 || t[NotReported] > 0:
		return NotReported, false
	case t[Completed] == total:
		return Completed, true
	case t[NotStarted] == total:
		return NotStarted, true
	case 2*t[Completed] >= total:
		return Substantial, true
	}
	return Limited, true
}

// Differs tells whether the declared level is not the one that the milestones
// imply, and which that is.
func (c *CommitmentReport) Differs() (implied Level, differs bool) {
	implied, ok := c.Implied()
	return implied, ok && c.Level != NotReported && c.Level != implied
}

// EvidenceLinks returns the evidence of the milestone from all returns, each
// line once.
func (m *MilestoneReport) EvidenceLinks() []Link {
	var all linkSet
	for i := range m.Progress {
		all.add(m.Progress[i].Evidence)
	}
	return all.links
}

// Evidence returns the evidence that the returns give for the commitment
// itself, each line once, in the order of Results.
func (c *CommitmentReport) Evidence() []Link {
	var all linkSet
	for i := range c.Results {
		all.add(c.Results[i].Evidence)
	}
	return all.links
}

// Supported tells whether there is evidence for the commitment: of its own,
// or of at least one of its active milestones, since what proves a milestone
// proves a part of the commitment.
func (c *CommitmentReport) Supported() bool {
	for i := range c.Results {
		if len(c.Results[i].Evidence) > 0 {
			return true
		}
	}
	for _, m := range c.ActiveMilestones() {
		if m.Supported() {
			return true
		}
	}
	return false
}

// Supported tells whether there is evidence for the milestone.
func (m *MilestoneReport) Supported() bool {
	for i := range m.Progress {
		if len(m.Progress[i].Evidence) > 0 {
			return true
		}
	}
	return false
}

// linkSet is a list of links without repeats, in order of first appearance.
type linkSet struct {
	links []Link
	seen  map[Link]bool
}

func (s *linkSet) add(links []Link) {
	for _, l := range links {
		if s.seen[l] {
			continue
		}
		if s.seen == nil {
			s.seen = map[Link]bool{}
		}
		s.seen[l] = true
		s.links = append(s.links, l)
	}
}
