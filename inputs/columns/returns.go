package columns

import (
	"slices"

	"selfassess/ogp"
)

// The sheets of a return, beside the consultations.

type result = ogp.Result

// Results are the rows of a return, one for each commitment.
var Results = Sheet[result]{
	Key: "return_commitments", ID: "commitment", Origin: func(r *result) *ogp.Origin { return &r.Origin },
	Columns: slices.Concat([]Column[result]{
		id("commitment", Commitment, func(r *result) *ogp.ID { return &r.Commitment }, required, locked),
		fromPlan("title", Prose, titleOf),
		roleFromPlan(),
		todo[result](),
		level("level", func(r *result) *ogp.Level { return &r.Level }, required),
		text("results", func(r *result) *ogp.Text { return &r.Results }, required),
		text("public_use", func(r *result) *ogp.Text { return &r.PublicUse }),
		text("next_steps", func(r *result) *ogp.Text { return &r.NextSteps }),
		answer("continues", func(r *result) *ogp.Answer { return &r.Continues }),
		choices("challenge", "challenge", ogp.Challenges, func(r *result) *[]ogp.Challenge { return &r.Challenges }),
		text("challenge_text", func(r *result) *ogp.Text { return &r.Challenge }),
		text("lessons", func(r *result) *ogp.Text { return &r.Lessons }),
		text("communications", func(r *result) *ogp.Text { return &r.Communications }),
		text("expertise", func(r *result) *ogp.Text { return &r.Expertise }),
		text("co_production", func(r *result) *ogp.Text { return &r.CoProduction }),
		text("use_feedback", func(r *result) *ogp.Text { return &r.UseFeedback }),
		text("state_actors", func(r *result) *ogp.Text { return &r.StateActors }),
		text("other_actors", func(r *result) *ogp.Text { return &r.OtherActors }),
		links("evidence", func(r *result) *[]ogp.Link { return &r.Evidence }),
	}, contact(func(r *result) *ogp.Contact { return &r.Contact }), []Column[result]{
		text("additional", func(r *result) *ogp.Text { return &r.Additional }),
	}),
}

type progress = ogp.Progress

// Progress are the rows of a return, one for each milestone.
var Progress = Sheet[progress]{
	Key: "return_milestones", ID: "milestone", Origin: func(p *progress) *ogp.Origin { return &p.Origin },
	Columns: []Column[progress]{
		id("milestone", Milestone, func(p *progress) *ogp.ID { return &p.Milestone }, required, locked),
		fromPlan("commitment", Commitment, ofMilestone(func(m *ogp.Milestone) any { return m.Commitment })),
		fromPlan("text", Prose, ofMilestone(func(m *ogp.Milestone) any { return m.Text })),
		fromPlan("start", Date, ofMilestone(func(m *ogp.Milestone) any { return m.Start })),
		fromPlan("end", Date, ofMilestone(func(m *ogp.Milestone) any { return m.Due() })),
		todo[progress](),
		level("level", func(p *progress) *ogp.Level { return &p.Level }, required),
		date("actual_start", func(p *progress) *ogp.Date { return &p.ActualStart }),
		date("actual_end", func(p *progress) *ogp.Date { return &p.ActualEnd }),
		text("progress", func(p *progress) *ogp.Text { return &p.Progress }),
		links("evidence", func(p *progress) *[]ogp.Link { return &p.Evidence }),
		text("delay_reason", func(p *progress) *ogp.Text { return &p.DelayReason }),
	},
}

// Role is an agency's part in a commitment: a key of the catalogue's set.
type Role string

// roleFromPlan is kept as it is typed, too.
func roleFromPlan() Column[result] {
	c := fromPlan("role", Short, roleOf)
	c.At = func(r *result) any { return &r.Role }
	return c
}

// Lookup finds rows of the plan by their number. It may be nil: then the plan
// could not be read.
type Lookup struct {
	commitments map[ogp.ID]*ogp.Commitment
	milestones  map[ogp.ID]*ogp.Milestone
}

// NewLookup takes the first of rows with equal numbers, as the forms do.
func NewLookup(p *ogp.Plan) *Lookup {
	l := &Lookup{map[ogp.ID]*ogp.Commitment{}, map[ogp.ID]*ogp.Milestone{}}
	for i := len(p.Commitments) - 1; i >= 0; i-- {
		l.commitments[p.Commitments[i].Number] = &p.Commitments[i]
	}
	for i := len(p.Milestones) - 1; i >= 0; i-- {
		l.milestones[p.Milestones[i].Number] = &p.Milestones[i]
	}
	return l
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
