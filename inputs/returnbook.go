package inputs

import (
	"slices"

	"selfassess/ogp"
)

// The sheets of a return, beside the consultations.

type result = ogp.Result

var resultSheet = sheet[result]{
	key: "return_commitments", id: "commitment", origin: func(r *result) *ogp.Origin { return &r.Origin },
	begin: func(r *reading, x *result) { x.Agency, x.Submission = r.agency, r.submission },
	columns: slices.Concat([]column[result]{
		id("commitment", commitmentKind, func(r *result) *ogp.ID { return &r.Commitment }, required, locked),
		fromPlan("title", prose, titleOf, nil),
		fromPlan("role", short, roleOf, func(r *result, s string) { r.Role = s }),
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
	}, contact(func(r *result) *ogp.Contact { return &r.Contact }), []column[result]{
		text("additional", func(r *result) *ogp.Text { return &r.Additional }),
	}),
}

type progress = ogp.Progress

var progressSheet = sheet[progress]{
	key: "return_milestones", id: "milestone", origin: func(p *progress) *ogp.Origin { return &p.Origin },
	begin: func(r *reading, x *progress) { x.Agency, x.Submission = r.agency, r.submission },
	columns: []column[progress]{
		id("milestone", milestoneKind, func(p *progress) *ogp.ID { return &p.Milestone }, required, locked),
		fromPlan("commitment", commitmentKind, ofMilestone(func(m *ogp.Milestone) any { return m.Commitment }), nil),
		fromPlan("text", prose, ofMilestone(func(m *ogp.Milestone) any { return m.Text }), nil),
		fromPlan("start", dateKind, ofMilestone(func(m *ogp.Milestone) any { return m.Start }), nil),
		fromPlan("end", dateKind, ofMilestone(func(m *ogp.Milestone) any { return m.Due() }), nil),
		todo[progress](),
		level("level", func(p *progress) *ogp.Level { return &p.Level }, required),
		date("actual_start", func(p *progress) *ogp.Date { return &p.ActualStart }),
		date("actual_end", func(p *progress) *ogp.Date { return &p.ActualEnd }),
		text("progress", func(p *progress) *ogp.Text { return &p.Progress }),
		links("evidence", func(p *progress) *[]ogp.Link { return &p.Evidence }),
		text("delay_reason", func(p *progress) *ogp.Text { return &p.DelayReason }),
	},
}

// todo is the column in which the form itself says what is still missing.
func todo[T any]() column[T] {
	return column[T]{spec: spec{key: "todo", kind: computed, locked: true, ignored: true}}
}

// lookup finds rows of the plan by their number. It may be nil: then the plan
// could not be read.
type lookup struct {
	commitments map[ogp.ID]*ogp.Commitment
	milestones  map[ogp.ID]*ogp.Milestone
}

// newLookup takes the first of rows with equal numbers, as the forms do.
func newLookup(p *ogp.Plan) *lookup {
	l := &lookup{map[ogp.ID]*ogp.Commitment{}, map[ogp.ID]*ogp.Milestone{}}
	for i := len(p.Commitments) - 1; i >= 0; i-- {
		l.commitments[p.Commitments[i].Number] = &p.Commitments[i]
	}
	for i := len(p.Milestones) - 1; i >= 0; i-- {
		l.milestones[p.Milestones[i].Number] = &p.Milestones[i]
	}
	return l
}

// The grey values of a return; nil if the plan has no such row.

func titleOf(l *lookup, r *result) any {
	if l == nil || l.commitments[r.Commitment] == nil {
		return nil
	}
	return l.commitments[r.Commitment].Title
}

func roleOf(l *lookup, r *result) any {
	if l == nil || l.commitments[r.Commitment] == nil {
		return nil
	}
	c := l.commitments[r.Commitment]
	switch {
	case slices.Contains(c.Lead, r.Agency):
		return role("lead")
	case slices.Contains(c.Supporting, r.Agency):
		return role("supporting")
	}
	return nil
}

func ofMilestone(get func(*ogp.Milestone) any) func(*lookup, *progress) any {
	return func(l *lookup, p *progress) any {
		if l == nil || l.milestones[p.Milestone] == nil {
			return nil
		}
		return get(l.milestones[p.Milestone])
	}
}

// layouts are the tables of both workbooks.
func layouts() []layout { return append(planLayouts(), returnLayouts()...) }

// planLayouts are the tables of the plan workbook in its order.
func planLayouts() []layout {
	return []layout{agencySheet.layout(), commitmentSheet.layout(), milestoneSheet.layout(), activitySheet.layout(), narrativeSheet.layout(),
		recommendationSheet.layout(), consultationSheet.layout(), commentSheet.layout(), repositorySheet.layout(), peerSheet.layout()}
}

// returnLayouts are the tables that only a return has.
func returnLayouts() []layout { return []layout{resultSheet.layout(), progressSheet.layout()} }
