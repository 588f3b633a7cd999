package ogp

// Move is how a level compares with that of an earlier moment.
type Move uint8

// The moves. What only one of the two reports states a level of cannot be
// compared, and so neither rose nor fell.
const (
	NotCompared Move = iota
	Stayed
	Rose
	Fell
)

// Key returns the permanent name of the move in data files.
func (m Move) Key() string { return [...]string{"not_compared", "stayed", "rose", "fell"}[m] }

// Moves counts moves; index it with a Move.
type Moves [4]int

// Total is all that is assessed now.
func (m Moves) Total() int { return m[0] + m[1] + m[2] + m[3] }

// Compared is how many have a level in both reports.
func (m Moves) Compared() int { return m[Stayed] + m[Rose] + m[Fell] }

// Then is where something that is assessed now stood at an earlier moment.
type Then struct {
	Known bool // the earlier report assessed it
	Level Level
	Move  Move
}

// Since is what became of the plan since an earlier moment.
type Since struct {
	Moment                  *Moment
	Commitments, Milestones Moves
	Due                     []*MilestoneReport // that fell due after it, up to the report's day, in the plan's order
	DueCompleted            int                // of those
	// Gone are the commitments that were assessed at the moment and are no
	// longer: withdrawn, merged, or not in the plan.
	Gone []ID

	commitments, milestones map[ID]Then
}

// Commitment tells where a commitment stood; false if it is not assessed now.
func (s *Since) Commitment(number ID) (then Then, ok bool) {
	then, ok = s.commitments[number]
	return then, ok
}

// Milestone is the same for a milestone.
func (s *Since) Milestone(number ID) (then Then, ok bool) {
	then, ok = s.milestones[number]
	return then, ok
}

// Since compares the report with the latest of its moments; nil without any.
func (r *Report) Since() *Since {
	if len(r.Moments) == 0 {
		return nil
	}
	m := &r.Moments[len(r.Moments)-1]
	s := &Since{Moment: m, commitments: map[ID]Then{}, milestones: map[ID]Then{}}
	commitments, milestones := m.standings()
	for i := range r.Commitments {
		c := &r.Commitments[i]
		if !c.Active() {
			continue
		}
		then := thenOf(commitments, c.Number, c.Level)
		s.commitments[c.Number] = then
		s.Commitments[then.Move]++
		for _, ms := range c.ActiveMilestones() {
			then := thenOf(milestones, ms.Number, ms.Level)
			s.milestones[ms.Number] = then
			s.Milestones[then.Move]++
			s.countDue(r, ms)
		}
	}
	for _, c := range m.Commitments {
		if now, still := r.Commitment(c.Number), c.Change.Active(); still && (now == nil || !now.Active()) {
			s.Gone = append(s.Gone, c.Number)
		}
	}
	return s
}

// standings are those of what the moment assessed.
func (m *Moment) standings() (commitments, milestones map[ID]Level) {
	commitments, milestones = map[ID]Level{}, map[ID]Level{}
	for _, c := range m.Commitments {
		if !c.Change.Active() {
			continue
		}
		commitments[c.Number] = c.Level
		for _, s := range c.Milestones {
			if s.Change.Active() {
				milestones[s.Number] = s.Level
			}
		}
	}
	return commitments, milestones
}

func thenOf(earlier map[ID]Level, number ID, now Level) Then {
	level, known := earlier[number]
	then := Then{Known: known, Level: level}
	switch {
	case level == NotReported || now == NotReported:
	case now > level:
		then.Move = Rose
	case now < level:
		then.Move = Fell
	default:
		then.Move = Stayed
	}
	return then
}

// countDue notes a milestone that fell due since.
func (s *Since) countDue(r *Report, m *MilestoneReport) {
	due := m.Due()
	if !due.Known() || !s.Moment.Date.Last().Before(due.Last()) || r.AsOf.Last().Before(due.Last()) {
		return
	}
	s.Due = append(s.Due, m)
	if m.Level == Completed {
		s.DueCompleted++
	}
}
