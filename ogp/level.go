package ogp

// Level is a completion level: one of the four of the commitment completion
// template, or NotReported, the zero value, which is a category of its own in
// every count.
type Level uint8

// The levels, in the order of the template after NotReported.
const (
	NotReported Level = iota
	NotStarted
	Limited
	Substantial
	Completed
)

// Levels are the four levels of the completion template in its order.
var Levels = [...]Level{NotStarted, Limited, Substantial, Completed}

// AllLevels are Levels and then NotReported, the order of every table.
var AllLevels = [...]Level{NotStarted, Limited, Substantial, Completed, NotReported}

// Key returns the permanent name of the level in workbooks and data files.
func (l Level) Key() string {
	return [...]string{"not_reported", "not_started", "limited", "substantial", "completed"}[l]
}

// term is the key of the level's word in the catalogue.
func (l Level) term() string { return "level." + l.Key() }

// Change is what happened to a commitment or milestone during the term.
type Change string

// The changes. Withdrawn and merged ones are outside every denominator.
const (
	Unchanged Change = ""
	Added     Change = "added"
	Amended   Change = "amended"
	Withdrawn Change = "withdrawn"
	Merged    Change = "merged"
)

// Active tells whether the commitment or milestone counts in statistics.
func (c Change) Active() bool { return c != Withdrawn && c != Merged }

// OGPValue is one of the values that a commitment can serve.
type OGPValue string

// OGPValues are the values in the handbook's order.
var OGPValues = []OGPValue{"transparency", "civic_participation", "public_accountability", "technology_innovation"}

// Challenge is a reason why a commitment did not advance.
type Challenge string

// Challenges are the reasons offered by the return.
var Challenges = []Challenge{"funding", "resources", "priorities", "approvals", "dependencies", "other"}

// IRMLevel is a rating by the Independent Reporting Mechanism. It is shown
// apart from the government's own level and never counted with it.
type IRMLevel string

// IRMLevels are the IRM's five ratings of completion.
var IRMLevels = []IRMLevel{"not_started", "limited", "substantial", "completed", "no_evidence"}

// Implied returns the level that the active milestones imply, and false where
// they imply none: there are none, or one of them is not reported. All
// completed is completed, all not started is not started. Substantial is half
// or more substantial or completed, with fewer than half not started; anything
// else is limited.
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
	case 2*t.High() >= total && 2*t[NotStarted] < total:
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
