package ogp

import "slices"

// Report is the plan with everything the returns say of it: the one source
// from which every number and every word of the report is taken.
type Report struct {
	Plan        *Plan
	AsOf        Date               // the day that it speaks of: nothing later is counted; not known if nobody said it
	Commitments []CommitmentReport // in the order of the plan workbook
	Events      []Event            // all, merged, in order of start; every one has an ID
	Comments    []Comment          // those that may be published, in order of receipt; every one has an ID
	Internal    []Comment          // the others, likewise; they count for nothing and leave the house nowhere
	Repository  []RepositoryUpdate // all, in order of date
	Returns     []ReturnStatus     // every agency of the plan, in its order
	Moments     []Moment           // earlier reports of the plan, the earliest first; see Chronicle
	Findings    []Finding          // of the merge, sorted; see JoinFindings for the reader's
	Accepted    []AcceptedWarning  // warnings that the plan lets stand; see Acceptances
	Vocabulary  []WordRead         // the words of the plan by which levels were read, in its order
	ByPercent   int                // levels that were read from percents, by the plan's thresholds
	Unplaced    []Unplaced         // what was read and stands nowhere else in the report
}

// Unplaced is a row, or some cells of one, that stands nowhere else in the
// report: of a superseded return, of an unknown commitment, a disputed cell of
// an event. It is kept whole for the record of the report, since nothing that
// somebody wrote may disappear. A finding with the same code tells what to do about it.
type Unplaced struct {
	Code   Code
	File   string
	Sheet  string
	Agency ID // of the return; "" for the secretariat
	Row    ID
	Cells  []Cell
}

// Keep adds what the reader of the workbooks could put into no record.
func (r *Report) Keep(us []Unplaced) {
	r.Unplaced = sortUnplaced(append(slices.Clip(r.Unplaced), us...))
}

// CommitmentReport is a commitment with what became of it.
type CommitmentReport struct {
	Commitment
	Level      Level    // as the lead declared it; NotReported where leads disagree
	Declared   []Result // the leads' results that state a level, in the plan's order of leads
	Conflict   bool     // joint leads state different levels; see Declared for each
	Results    []Result // the returns' rows with content: leads in the plan's order, then supporting agencies, then others
	Views      []Result // the rows in which counterparts state their views, in the order of Plan.Followers
	Milestones []MilestoneReport
	Time       TimeState
	Ended      Date // the latest actual end of its active milestones, if all are completed and state theirs
}

// MilestoneReport is a milestone with what became of it.
type MilestoneReport struct {
	Milestone
	Level      Level      // as the responsible agency, else the leads, declared it; NotReported where they disagree
	Conflict   bool       // those agencies state different levels
	Progress   []Progress // the rows with content of the responsible agency and the leads: the deciding one first
	Views      []Progress // the rows in which counterparts state their views, in the order of Plan.Followers
	Activities []Activity
	Time       TimeState
	// EndAfterReport tells that its actual end lies after the day that the report
	// speaks of, and so is not counted as one.
	EndAfterReport bool
}

// Actual returns the row that decides the milestone's level, or nil.
func (m *MilestoneReport) Actual() *Progress {
	if m.Conflict || len(m.Progress) == 0 {
		return nil
	}
	return &m.Progress[0]
}

// DelayReason returns the reason for its delay as the row that decides gives
// it, or else the first row that does.
func (m *MilestoneReport) DelayReason() Text {
	return m.firstSaid(func(p *Progress) Text { return p.DelayReason })
}

// CorrectiveAction returns what is done about the milestone, likewise.
func (m *MilestoneReport) CorrectiveAction() Text {
	return m.firstSaid(func(p *Progress) Text { return p.CorrectiveAction })
}

func (m *MilestoneReport) firstSaid(text func(*Progress) Text) Text {
	for i := range m.Progress {
		if t := text(&m.Progress[i]); !t.Blank() {
			return t
		}
	}
	return nil
}

// ReturnStatus says what came in from an agency.
type ReturnStatus struct {
	Agency      ID
	File        string   // of the return that counts; "" if none came, or if those that came are in conflict
	Submission  int      // of the return that counts
	Issued      Date     // of the form
	Fingerprint string   // of the return that counts; see Return.Fingerprint
	Superseded  []string // files of older submissions
	Conflict    []string // files with the same highest number and different content
	Unread      []string // files that came and that nobody could read, if nothing else came
	Expected    bool     // the agency leads, supports or is responsible for something
}

// Missing tells whether a return was expected and none came.
func (s ReturnStatus) Missing() bool { return s.Expected && s.File == "" && len(s.Conflict) == 0 }

// Theme is a theme of the plan with its commitments in the plan's order.
type Theme struct {
	Name        string // in the main language; "" for commitments without a theme
	Text        Text
	Commitments []*CommitmentReport
}

// Themes groups the commitments by theme, in order of first appearance.
func (r *Report) Themes() []Theme {
	var ts []Theme
	at := map[string]int{}
	for i := range r.Commitments {
		c := &r.Commitments[i]
		name := c.Theme.Main()
		k, ok := at[name]
		if !ok {
			k = len(ts)
			at[name] = k
			ts = append(ts, Theme{Name: name, Text: c.Theme})
		}
		ts[k].Commitments = append(ts[k].Commitments, c)
	}
	return ts
}

// Commitment returns the commitment with the number, or nil.
func (r *Report) Commitment(number ID) *CommitmentReport {
	for i := range r.Commitments {
		if r.Commitments[i].Number == number {
			return &r.Commitments[i]
		}
	}
	return nil
}

// Milestone returns the milestone with the number, or nil.
func (r *Report) Milestone(number ID) *MilestoneReport {
	for i := range r.Commitments {
		for k := range r.Commitments[i].Milestones {
			if m := &r.Commitments[i].Milestones[k]; m.Number == number {
				return m
			}
		}
	}
	return nil
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
