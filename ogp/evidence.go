package ogp

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
