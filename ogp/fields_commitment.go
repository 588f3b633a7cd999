package ogp

// CommitmentFields are the fields of a commitment as the plan states it.
var CommitmentFields = Fields[Commitment]{
	field("commitment", func(c *Commitment) any { return &c.Number }, identity, of(CommitmentIDs)),
	field("title", func(c *Commitment) any { return &c.Title }, required),
	field("theme", func(c *Commitment) any { return &c.Theme }),
	field("lead", func(c *Commitment) any { return &c.Lead }, required, of(AgencyIDs)),
	field("supporting", func(c *Commitment) any { return &c.Supporting }, of(AgencyIDs)),
	field("counterparts", func(c *Commitment) any { return &c.Counterparts }, of(AgencyIDs), added),
	field("start", func(c *Commitment) any { return &c.Start }),
	field("end", func(c *Commitment) any { return &c.End }),
	field("revised_end", func(c *Commitment) any { return &c.RevisedEnd }),
	field("problem", func(c *Commitment) any { return &c.Problem }),
	field("description", func(c *Commitment) any { return &c.Description }),
	field("contribution", func(c *Commitment) any { return &c.Contribution }),
	field("values", func(c *Commitment) any { return &c.Values }),
	field("relevance", func(c *Commitment) any { return &c.Relevance }),
	field("additional", func(c *Commitment) any { return &c.Additional }),
	field("policy_areas", func(c *Commitment) any { return &c.PolicyAreas }),
	field("state_actors", func(c *Commitment) any { return &c.StateActors }),
	field("other_actors", func(c *Commitment) any { return &c.OtherActors }),
	field("change", func(c *Commitment) any { return &c.Change }),
	field("change_date", func(c *Commitment) any { return &c.ChangeDate }),
	field("change_reason", func(c *Commitment) any { return &c.ChangeReason }),
	field("merged_into", func(c *Commitment) any { return &c.MergedInto }, of(CommitmentIDs)),
	field("irm_level", func(c *Commitment) any { return &c.IRM }),
	field("forum_view", func(c *Commitment) any { return &c.ForumView }),
	field("corrective_action", func(c *Commitment) any { return &c.CorrectiveAction }),
	field("stakeholders", func(c *Commitment) any { return &c.Stakeholders }),
}

// MilestoneFields are the fields of a milestone as the plan states it.
var MilestoneFields = Fields[Milestone]{
	field("milestone", func(m *Milestone) any { return &m.Number }, identity, of(MilestoneIDs)),
	field("commitment", func(m *Milestone) any { return &m.Commitment }, required, of(CommitmentIDs)),
	field("text", func(m *Milestone) any { return &m.Text }, required),
	field("output", func(m *Milestone) any { return &m.Output }),
	field("responsible", func(m *Milestone) any { return &m.Responsible }, of(AgencyIDs)),
	field("start", func(m *Milestone) any { return &m.Start }),
	field("end", func(m *Milestone) any { return &m.End }),
	field("revised_end", func(m *Milestone) any { return &m.RevisedEnd }),
	field("change", func(m *Milestone) any { return &m.Change }),
	field("change_date", func(m *Milestone) any { return &m.ChangeDate }),
	field("change_reason", func(m *Milestone) any { return &m.ChangeReason }),
}

// ActivityFields are the fields of a step of a milestone's implementation plan.
var ActivityFields = Fields[Activity]{
	field("milestone", func(a *Activity) any { return &a.Milestone }, parent, of(MilestoneIDs)),
	field("activity", func(a *Activity) any { return &a.Activity }, required),
	field("resources", func(a *Activity) any { return &a.Resources }),
	field("start", func(a *Activity) any { return &a.Start }),
	field("end", func(a *Activity) any { return &a.End }),
	field("output", func(a *Activity) any { return &a.Output }),
	field("responsible", func(a *Activity) any { return &a.Responsible }),
	field("risk", func(a *Activity) any { return &a.Risk }),
	field("mitigation", func(a *Activity) any { return &a.Mitigation }),
	field("status", func(a *Activity) any { return &a.Status }),
}
