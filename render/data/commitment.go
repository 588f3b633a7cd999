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
	exceptions := contactExceptions(p, func(r *ogp.Result) ogp.Contact { return r.Contact })
	return func(r *ogp.Result) record {
		return recordOf(returned(r.Agency, r.Submission), ogp.ResultFields, r, exceptions)
	}
}

// returned says in which return a record came in.
func returned(agency ogp.ID, submission int) record {
	return record{{"agency", string(agency)}, {"submission", submission}}
}

// milestoneOf is a milestone with what became of it.
func milestoneOf(m *ogp.MilestoneReport) record {
	return append(recordOf(nil, ogp.MilestoneFields, &m.Milestone, nil),
		member{"level", m.Level.Key()},
		member{"conflict", m.Conflict},
		member{"time", stringOf(m.Time.Key())},
		member{"actual_end", dateOf(m.ActualEnd())},
		member{"days_late", daysLate(m)},
		member{"contributions", records(m.Progress, progressOf)},
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
	return recordOf(returned(p.Agency, p.Submission), ogp.ProgressFields, p, nil)
}

func activityOf(a *ogp.Activity) record { return recordOf(nil, ogp.ActivityFields, a, nil) }
