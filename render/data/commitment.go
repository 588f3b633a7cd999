package data

import (
	"selfassess/ogp"
)

// commitmentOf is a commitment with what became of it.
func commitmentOf(p ogp.ContactPolicy) func(*ogp.CommitmentReport) record {
	return func(c *ogp.CommitmentReport) record {
		return append(recordOf(nil, ogp.CommitmentFields, &c.Commitment, nil),
			member{"level", c.Level.Key()},
			member{"conflict", c.Conflict},
			member{"time", stringOf(c.Time.Key())},
			member{"actual_end", dateOf(c.Ended)},
			member{"declared", records(c.Declared, declaredOf)},
			member{"implied", impliedOf(c)},
			member{"evidence", linksOf(c.Evidence())},
			member{"views", unsaidIf(len(c.Views) == 0, records(c.Stated(), viewOf))},
			member{"milestones", records(c.Milestones, milestoneOf)},
			member{"contributions", records(c.Results, resultOf(p))})
	}
}

func impliedOf(c *ogp.CommitmentReport) *string {
	level, ok := c.Implied()
	if !ok {
		return nil
	}
	return stringOf(level.Key())
}

// declaredOf is the level that a lead agency states.
func declaredOf(r *ogp.Result) record {
	return record{{"agency", string(r.Agency)}, {"level", r.Level.Key()}, {"submission", r.Submission}}
}

// resultOf is what one agency's return says of the commitment.
func resultOf(p ogp.ContactPolicy) func(*ogp.Result) record {
	exceptions := notOfResults(contactExceptions(p, func(r *ogp.Result) ogp.Contact { return r.Contact }))
	return func(r *ogp.Result) record {
		return recordOf(returned(r.Agency, r.Submission), ogp.ResultFields, r, exceptions)
	}
}

// returned says in which return a record came in.
func returned(agency ogp.ID, submission int) record {
	return record{{"agency", string(agency)}, {"submission", submission}}
}

// viewOf is what a counterpart or the forum says.
func viewOf(v *ogp.View) record {
	return append(returned(v.Agency, v.Submission), member{"view_level", v.Level.Key()}, member{"view", text(v.Text)},
		member{"evidence", linksOf(v.Evidence)})
}

// notOfResults are the fields of views, which results do not have.
func notOfResults[R any](exceptions map[string]exception[R]) map[string]exception[R] {
	nothing := func(*R) []member { return nil }
	exceptions["view_level"], exceptions["view"] = nothing, nothing
	return exceptions
}

var progressExceptions = notOfResults(map[string]exception[ogp.Progress]{})

// milestoneOf is a milestone with what became of it.
func milestoneOf(m *ogp.MilestoneReport) record {
	return append(recordOf(nil, ogp.MilestoneFields, &m.Milestone, nil),
		member{"level", m.Level.Key()},
		member{"conflict", m.Conflict},
		member{"time", stringOf(m.Time.Key())},
		member{"actual_end", dateOf(m.ActualEnd())},
		member{"days_late", daysLate(m)},
		member{"contributions", records(m.Progress, progressOf)},
		member{"views", unsaidIf(len(m.Views) == 0, records(m.Stated(), viewOf))},
		member{"implementation", records(m.Activities, activityOf)})
}

// daysLate is null if the milestone is not late, or if it cannot be told.
func daysLate(m *ogp.MilestoneReport) *int {
	if m.Timing() != ogp.Late {
		return nil
	}
	days := m.DaysLate()
	return &days
}

// progressOf is what one agency's return says of the milestone.
func progressOf(p *ogp.Progress) record {
	return recordOf(returned(p.Agency, p.Submission), ogp.ProgressFields, p, progressExceptions)
}

// activityOf is a step as the plan has it, or, with the agency, what that one
// says of it.
func activityOf(a *ogp.Activity) record {
	whose := record{{"agency", unsaidIf(a.Agency == "", string(a.Agency))}}
	return recordOf(whose, ogp.ActivityFields, a, nil)
}
