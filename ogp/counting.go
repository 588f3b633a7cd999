package ogp

import "slices"

// Share returns n of total as a percentage in tenths, rounded half up: 1 of 3
// is 333. It is false where total is 0, since a share of nothing is not 0.
func Share(n, total int) (tenths int, ok bool) {
	if total <= 0 {
		return 0, false
	}
	return (2000*n + total) / (2 * total), true
}

// SharesOff tells whether the rounded shares of the levels do not add up to
// 100.0, so that a note has to say it.
func SharesOff(t Tally) bool { return sharesOff(t[:]) }

// SharesOff is the same for the states of time.
func (t Times) SharesOff() bool { return sharesOff(t[:]) }

func sharesOff(counts []int) bool {
	total, sum := 0, 0
	for _, n := range counts {
		total += n
	}
	for _, n := range counts {
		tenths, ok := Share(n, total)
		if !ok {
			return false
		}
		sum += tenths
	}
	return sum != 1000
}

// Statistics counts everything that the report states in figures.
func (r *Report) Statistics() *Statistics {
	s := &Statistics{}
	for i := range r.Commitments {
		c := &r.Commitments[i]
		s.Commitments.count(c.Change, c.Change, c.Level, c.Time)
		for k := range c.Milestones {
			ms := &c.Milestones[k]
			s.Milestones.count(ms.Change, ms.effective(c), ms.Level, ms.Time)
		}
		if c.Active() {
			s.countEvidence(c)
			s.countRating(c)
			s.countTiming(c)
		}
		if implied, differs := c.Differs(); differs && c.Active() {
			s.Differences = append(s.Differences, Difference{c.Number, c.Level, implied})
		}
	}
	s.ByTheme, s.ByAgency, s.ByValue = r.byTheme(), r.byAgency(), r.byValue()
	s.countViews(r)
	s.Consultation = r.consultation()
	s.Since = r.Since()
	return s
}

// effective is what happened to the milestone: what happened to its
// commitment happened to it too, so that the reconciliation of milestones
// holds when their commitment is withdrawn.
func (m *MilestoneReport) effective(c *CommitmentReport) Change {
	if m.Change.Active() && !c.Active() {
		return c.Change
	}
	return m.Change
}

// count adds one thing: by what the plan says of its origin, and by what
// became of it.
func (f *Flow) count(origin, became Change, level Level, time TimeState) {
	if origin == Added {
		f.Added++
	} else {
		f.Planned++
	}
	switch became {
	case Withdrawn:
		f.Withdrawn++
	case Merged:
		f.Merged++
	default:
		f.Assessed++
		f.Levels[level]++
		f.Time[time]++
	}
}

// countRating compares with the IRM's rating. That it has found no evidence is
// no level to compare with.
func (s *Statistics) countRating(c *CommitmentReport) {
	if c.IRM == "" {
		return
	}
	s.Rated++
	declared := slices.IndexFunc(Levels[:], func(l Level) bool { return l == c.Level })
	if rated := slices.Index(IRMLevels, c.IRM); rated < len(Levels) && rated < declared {
		s.RatedLower = append(s.RatedLower, c.Number)
	}
}

func (s *Statistics) countEvidence(c *CommitmentReport) {
	if c.Supported() {
		s.CommitmentsWithEvidence++
	} else if c.Level == Completed {
		s.UnsupportedCommitments = append(s.UnsupportedCommitments, c.Number)
	}
	for _, m := range c.ActiveMilestones() {
		if m.Supported() {
			s.MilestonesWithEvidence++
		} else if m.Level == Completed {
			s.UnsupportedMilestones = append(s.UnsupportedMilestones, m.Number)
		}
	}
}

func (s *Statistics) countTiming(c *CommitmentReport) {
	for _, m := range c.ActiveMilestones() {
		s.AgainstPlanned.count(m.Against(m.End))
		s.AgainstDue.count(m.Timing())
		if m.Timing() == Late {
			s.LateMilestones = append(s.LateMilestones, m.Number)
		}
	}
}

func (t *Timeliness) count(timing Timing) {
	switch timing {
	case OnTime:
		t.OnTime++
	case Late:
		t.Late++
	default:
		t.NoDate++
	}
}

// groups collects tallies under keys, in order of first appearance.
type groups struct {
	list []Group
	at   map[string]int
}

func newGroups() *groups { return &groups{at: map[string]int{}} }

// open makes sure that there is a group for the key.
func (g *groups) open(key string, name Text) *Group {
	k, ok := g.at[key]
	if !ok {
		k = len(g.list)
		g.at[key] = k
		g.list = append(g.list, Group{ID: key, Name: name})
	}
	return &g.list[k]
}

func (g *Group) count(c *CommitmentReport) {
	g.Commitments[c.Level]++
	for _, m := range c.ActiveMilestones() {
		g.Milestones[m.Level]++
	}
}

// active returns the commitments that count.
func (r *Report) active() []*CommitmentReport {
	var cs []*CommitmentReport
	for i := range r.Commitments {
		if r.Commitments[i].Active() {
			cs = append(cs, &r.Commitments[i])
		}
	}
	return cs
}

// byTheme has a group for each theme with a commitment that counts.
func (r *Report) byTheme() []Group {
	g := newGroups()
	for _, c := range r.active() {
		g.open(c.Theme.Main(), c.Theme).count(c)
	}
	for i := range g.list {
		g.list[i].ID = ""
	}
	return g.list
}

// byAgency has a group for each agency that leads a commitment that counts,
// in the order of the Agencies sheet; after them leads that the sheet does
// not know, and last, with ID "", commitments without a lead.
func (r *Report) byAgency() []Group {
	g := newGroups()
	if r.Plan != nil {
		for i := range r.Plan.Agencies {
			g.open(string(r.Plan.Agencies[i].ID), r.Plan.Agencies[i].Name)
		}
	}
	cs := r.active()
	for _, c := range cs {
		for i, lead := range c.Lead {
			if !slices.Contains(c.Lead[:i], lead) {
				g.open(string(lead), Text{"": string(lead)}).count(c)
			}
		}
	}
	for _, c := range cs {
		if len(c.Lead) == 0 {
			g.open("", nil).count(c)
		}
	}
	return slices.DeleteFunc(g.list, func(g Group) bool { return g.Commitments.Total() == 0 })
}

// byValue has all values of the handbook, and last, with ID "", the
// commitments without a value if there are any.
func (r *Report) byValue() []Group {
	g := newGroups()
	for _, v := range OGPValues {
		g.open(string(v), nil)
	}
	cs := r.active()
	for _, c := range cs {
		for i, v := range c.Values {
			if !slices.Contains(c.Values[:i], v) {
				g.open(string(v), nil).count(c)
			}
		}
	}
	for _, c := range cs {
		if len(c.Values) == 0 {
			g.open("", nil).count(c)
		}
	}
	return g.list
}

func (r *Report) consultation() ConsultationCounts {
	events := r.EventsSoFar()
	n := ConsultationCounts{Events: len(events), ByPhase: map[Phase]int{}}
	for _, e := range events {
		n.Meetings += e.Meetings()
		n.ByPhase[e.Phase]++
		if p := e.Participants(); p.Known {
			n.WithAttendance++
			n.Participants = n.Participants.Plus(p)
		}
		n.RaisedAtEvents = n.RaisedAtEvents.Plus(e.CommentsReceived)
	}
	for _, c := range r.CommentsSoFar() {
		n.CommentsReceived++
		if r.Replied(c) {
			n.CommentsAnswered++
		}
	}
	return n
}
