package ogp

import "slices"

// ResultFields are the fields of what a return says of a commitment.
var ResultFields = slices.Concat(Fields[Result]{
	field("commitment", func(r *Result) any { return &r.Commitment }, parent, fromPlan, of(CommitmentIDs)),
	field("role", func(r *Result) any { return &r.Role }, fromPlan),
	field("level", func(r *Result) any { return &r.Level }, required),
	field("results", func(r *Result) any { return &r.Results }, required),
	field("public_use", func(r *Result) any { return &r.PublicUse }),
	field("next_steps", func(r *Result) any { return &r.NextSteps }),
	field("continues", func(r *Result) any { return &r.Continues }),
	field("challenge", func(r *Result) any { return &r.Challenges }),
	field("challenge_text", func(r *Result) any { return &r.Challenge }),
	field("lessons", func(r *Result) any { return &r.Lessons }),
	field("communications", func(r *Result) any { return &r.Communications }),
	field("expertise", func(r *Result) any { return &r.Expertise }),
	field("co_production", func(r *Result) any { return &r.CoProduction }),
	field("use_feedback", func(r *Result) any { return &r.UseFeedback }),
	field("state_actors", func(r *Result) any { return &r.StateActors }),
	field("other_actors", func(r *Result) any { return &r.OtherActors }),
	field("evidence", func(r *Result) any { return &r.Evidence }, alsoOfViews),
}, contactFields(func(r *Result) *Contact { return &r.Contact }), Fields[Result]{
	field("additional", func(r *Result) any { return &r.Additional }),
	field("view_response", func(r *Result) any { return &r.ViewResponse }, added),
	field("view_level", func(r *Result) any { return &r.ViewLevel }, ofViews, added),
	field("view", func(r *Result) any { return &r.View }, ofViews, added),
	field("percent", func(r *Result) any { return &r.Percent }, added),
})

// ProgressFields are the fields of what a return says of a milestone.
var ProgressFields = Fields[Progress]{
	field("milestone", func(p *Progress) any { return &p.Milestone }, parent, fromPlan, of(MilestoneIDs)),
	field("level", func(p *Progress) any { return &p.Level }, required),
	field("actual_start", func(p *Progress) any { return &p.ActualStart }),
	field("actual_end", func(p *Progress) any { return &p.ActualEnd }),
	field("progress", func(p *Progress) any { return &p.Progress }),
	field("evidence", func(p *Progress) any { return &p.Evidence }, alsoOfViews),
	field("delay_reason", func(p *Progress) any { return &p.DelayReason }),
	field("corrective_action", func(p *Progress) any { return &p.CorrectiveAction }, added),
	field("risk_occurred", func(p *Progress) any { return &p.RiskOccurred }, added),
	field("view_response", func(p *Progress) any { return &p.ViewResponse }, added),
	field("view_level", func(p *Progress) any { return &p.ViewLevel }, ofViews, added),
	field("view", func(p *Progress) any { return &p.View }, ofViews, added),
	field("percent", func(p *Progress) any { return &p.Percent }, added),
}
