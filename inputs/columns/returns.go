package columns

import (
	"slices"

	"selfassess/ogp"
)

// The sheets of a return, beside the consultations.

// The grey columns of what others say: the government's level, for those who
// follow a commitment, and their views, for those who carry it out and answer
// in the column Response.
const (
	Reported = "reported_level"
	Said     = "views"
	Response = "view_response"
)

type result = ogp.Result

// Results are the rows of a return, one for each commitment.
var Results = Sheet[result]{
	Key: "return_commitments", ID: "commitment", Origin: func(r *result) *ogp.Origin { return &r.Origin },
	Columns: resultColumns(),
}

func resultColumns() []Column[result] {
	columns := columnsOf(ogp.ResultFields)
	columns[at(columns, "role")].Plan = roleOf // and kept as it is typed, too
	columns = after(columns, "role", todo[result]())
	columns = after(columns, Response, said[result](Reported, ogp.OfViews))
	columns = after(columns, "additional", said[result](Said, ogp.OfGovernment))
	return after(columns, "commitment", fromPlan("title", Prose, titleOf))
}

type progress = ogp.Progress

// Progress are the rows of a return, one for each milestone.
var Progress = Sheet[progress]{
	Key: "return_milestones", ID: "milestone", Origin: func(p *progress) *ogp.Origin { return &p.Origin },
	Columns: after(progressColumns(), "milestone",
		fromPlan("commitment", Commitment, ofMilestone(func(m *ogp.Milestone) any { return m.Commitment })),
		fromPlan("text", Prose, ofMilestone(func(m *ogp.Milestone) any { return m.Text })),
		fromPlan("start", Date, ofMilestone(func(m *ogp.Milestone) any { return m.Start })),
		fromPlan("end", Date, ofMilestone(func(m *ogp.Milestone) any { return m.Due() })),
		todo[progress]()),
}

func progressColumns() []Column[progress] {
	columns := after(columnsOf(ogp.ProgressFields), Response, said[progress](Reported, ogp.OfViews))
	return after(columns, "risk_occurred", said[progress](Said, ogp.OfGovernment))
}

// Role is an agency's part in a commitment: a key of the catalogue's set.
type Role string

// Lookup finds rows of the plan by their number. It may be nil: then the plan
// could not be read.
type Lookup struct {
	commitments map[ogp.ID]*ogp.Commitment
	milestones  map[ogp.ID]*ogp.Milestone
	forums      map[ogp.ID]bool
	carriers    map[carrier]bool
	activities  []ogp.Activity
}

// carrier is an agency that has to state levels on a sheet of its return.
type carrier struct {
	agency ogp.ID
	sheet  string
}

// NewLookup takes the first of rows with equal numbers, as the forms do.
func NewLookup(p *ogp.Plan) *Lookup {
	l := &Lookup{map[ogp.ID]*ogp.Commitment{}, map[ogp.ID]*ogp.Milestone{}, map[ogp.ID]bool{}, map[carrier]bool{}, p.Activities}
	for i := len(p.Commitments) - 1; i >= 0; i-- {
		l.commitments[p.Commitments[i].Number] = &p.Commitments[i]
	}
	for i := len(p.Milestones) - 1; i >= 0; i-- {
		l.milestones[p.Milestones[i].Number] = &p.Milestones[i]
	}
	for i := range p.Agencies {
		if p.Agencies[i].Kind == ogp.ForumBody {
			l.forums[p.Agencies[i].ID] = true
		}
	}
	for _, c := range l.commitments {
		for _, agency := range slices.Concat(c.Lead, c.Supporting) {
			l.carriers[carrier{agency, "return_commitments"}] = true
		}
	}
	for _, m := range l.milestones {
		l.carriers[carrier{m.Responsible, "return_milestones"}] = true
		if c := l.commitments[m.Commitment]; c != nil {
			for _, agency := range c.Lead {
				l.carriers[carrier{agency, "return_milestones"}] = true
			}
		}
	}
	return l
}

// Carries tells whether an agency carries out anything that a sheet of its
// return asks about: then it has to state levels there, whatever else it follows
// from outside.
func (l *Lookup) Carries(agency ogp.ID, sheet string) bool {
	return l != nil && agency != "" && l.carriers[carrier{agency, sheet}]
}

// Says tells whether the plan says all that a says.
func (l *Lookup) Says(a *ogp.Activity) bool {
	return l != nil && slices.ContainsFunc(l.activities, func(p ogp.Activity) bool { return a.Repeats(&p) })
}

// The grey values of a return; nil if the plan has no such row.

func titleOf(l *Lookup, r *result) any {
	if l == nil || l.commitments[r.Commitment] == nil {
		return nil
	}
	return l.commitments[r.Commitment].Title
}

func roleOf(l *Lookup, r *result) any {
	if l == nil || l.commitments[r.Commitment] == nil {
		return nil
	}
	c := l.commitments[r.Commitment]
	switch {
	case slices.Contains(c.Lead, r.Agency):
		return Role("lead")
	case slices.Contains(c.Supporting, r.Agency):
		return Role("supporting")
	case slices.Contains(c.Counterparts, r.Agency), l.forums[r.Agency]:
		return Role("counterpart")
	}
	return nil
}

func ofMilestone(get func(*ogp.Milestone) any) func(*Lookup, *progress) any {
	return func(l *Lookup, p *progress) any {
		if l == nil || l.milestones[p.Milestone] == nil {
			return nil
		}
		return get(l.milestones[p.Milestone])
	}
}
