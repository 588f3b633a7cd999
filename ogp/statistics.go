package ogp

// Tally counts things by level; index it with a Level.
type Tally [5]int

// Total is the denominator: all counted things, reported or not.
func (t Tally) Total() int { return t[0] + t[1] + t[2] + t[3] + t[4] }

// High is "high completion": substantial and completed together. It is
// printed beside Completed, never instead of it.
func (t Tally) High() int { return t[Substantial] + t[Completed] }

// Flow is the reconciliation of what was planned with what is assessed:
// Planned + Added − Withdrawn − Merged = Assessed = Levels.Total() =
// Time.Total().
type Flow struct {
	Planned, Added, Withdrawn, Merged, Assessed int
	Levels                                      Tally
	Time                                        Times
}

// Group is a part of the plan with its counts: a theme, a lead agency, an OGP
// value. A commitment with several leads or values counts under each.
type Group struct {
	ID          string // agency id or value key; "" for themes
	Name        Text   // empty for "no theme", "no value" and for values
	Commitments Tally
	Milestones  Tally
}

// Timing is how an actual end compares with an end that was set.
type Timing uint8

// The timings.
const (
	NoDate Timing = iota // one of the two dates is missing, or they overlap so that it cannot be told
	OnTime
	Late
)

// Timeliness counts milestones by how their actual end compares.
type Timeliness struct{ OnTime, Late, NoDate int }

// Total is all milestones that were compared.
func (t Timeliness) Total() int { return t.OnTime + t.Late + t.NoDate }

// Difference is a commitment whose declared level is not the one that its
// milestones imply.
type Difference struct {
	Commitment        ID
	Declared, Implied Level
}

// Statistics are the counts of the report. They are counts and denominators,
// never ready percentages. Withdrawn and merged commitments and their
// milestones are in Flow's own columns only.
type Statistics struct {
	Commitments, Milestones Flow
	ByTheme                 []Group // in the plan's order
	ByAgency                []Group // by lead, in the order of the Agencies sheet
	ByValue                 []Group // in the handbook's order; last, with ID "", those without a value

	AgainstPlanned Timeliness // actual end of milestones against the planned end
	AgainstDue     Timeliness // the same against the revised end where there is one
	LateMilestones []ID       // late against the end in force, in the plan's order

	// Evidence: commitments and milestones with at least one evidence link or line.
	CommitmentsWithEvidence, MilestonesWithEvidence int
	UnsupportedCommitments, UnsupportedMilestones   []ID // "completed" without evidence

	Differences []Difference // declared against implied

	// The IRM's ratings are counted apart: how many of what is assessed it has
	// rated, and those whose declared level is higher than its rating.
	Rated      int
	RatedLower []ID

	// What counterparts and the forum say, compared with the levels, and who was
	// asked: counterparts in the order in which they are named, then the forum.
	Counterparts, Forum Views
	Asked               []Asked

	Consultation ConsultationCounts

	Since *Since // the latest of the report's moments; nil without any
}

// ConsultationCounts are the counts of events and comments.
type ConsultationCounts struct {
	Events           int // rows up to the report's date
	Meetings         int // that these stand for
	ByPhase          map[Phase]int
	WithAttendance   int   // events whose number of participants is known
	Participants     Count // sum over those events; not known if there is none
	CommentsReceived int   // rows of the Comments sheets up to the report's date
	CommentsAnswered int   // of those, with a reply
	RaisedAtEvents   Count // sum of the events' own comments_received
}
