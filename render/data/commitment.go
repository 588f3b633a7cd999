package data

import (
	"selfassess/ogp"
)

// commitmentOf is a commitment with what became of it.
func commitmentOf(p ogp.ContactPolicy) func(*ogp.CommitmentReport) record {
	return func(c *ogp.CommitmentReport) record {
		return append(recordOf(ogp.CommitmentFields, &c.Commitment, nil),
			member{"level", c.Level.Key()},
			member{"conflict", c.Conflict},
			member{"declared", each(c.Declared, declaredOf)},
			member{"implied", impliedOf(c)},
			member{"evidence", linksOf(c.Evidence())},
			member{"milestones", each(c.Milestones, milestoneOf)},
			member{"contributions", each(c.Results, resultOf(p))},
			member{"provenance", placeOf(c.Origin, "commitment")})
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
	return record{{"agency", string(r.Agency)}, {"level", r.Level.Key()}, {"submission", r.Submission},
		{"provenance", placeOf(r.Origin, "level")}}
}

// resultOf is what one agency's return says of the commitment.
func resultOf(p ogp.ContactPolicy) func(*ogp.Result) record {
	exceptions := contactExceptions(p, func(r *ogp.Result) ogp.Contact { return r.Contact })
	return func(r *ogp.Result) record {
		return fromReturn(r.Agency, r.Submission, recordOf(ogp.ResultFields, r, exceptions), placeOf(r.Origin, "commitment"))
	}
}

// fromReturn says in which return a record came in.
func fromReturn(agency ogp.ID, submission int, r record, at *place) record {
	return append(append(record{{"agency", string(agency)}, {"submission", submission}}, r...), member{"provenance", at})
}

// milestoneOf is a milestone with what became of it.
func milestoneOf(m *ogp.MilestoneReport) record {
	return append(recordOf(ogp.MilestoneFields, &m.Milestone, nil),
		member{"level", m.Level.Key()},
		member{"conflict", m.Conflict},
		member{"actual_end", dateOf(m.ActualEnd())},
		member{"days_late", daysLate(m)},
		member{"contributions", each(m.Progress, progressOf)},
		member{"implementation", each(m.Activities, activityOf)},
		member{"provenance", placeOf(m.Origin, "milestone")})
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
	return fromReturn(p.Agency, p.Submission, recordOf(ogp.ProgressFields, p, nil), placeOf(p.Origin, "milestone"))
}

func activityOf(a *ogp.Activity) record {
	return append(recordOf(ogp.ActivityFields, a, nil), member{"provenance", placeOf(a.Origin, "milestone")})
}
