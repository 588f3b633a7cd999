package columns

import "selfassess/ogp"

// The sheets of the plan workbook, in its order after the sheet Plan. The
// same rows read it, write the blank one and print the schema.

// Agencies lists the agencies of the plan.
var Agencies = Sheet[ogp.Agency]{
	Key: "agencies", ID: "agency", Origin: func(a *ogp.Agency) *ogp.Origin { return &a.Origin },
	Columns: columnsOf(ogp.AgencyFields),
}

// Commitments lists the commitments.
var Commitments = Sheet[ogp.Commitment]{
	Key: "commitments", ID: "commitment", Origin: func(c *ogp.Commitment) *ogp.Origin { return &c.Origin },
	Columns: columnsOf(ogp.CommitmentFields),
}

// Milestones lists the milestones of all commitments.
var Milestones = Sheet[ogp.Milestone]{
	Key: "milestones", ID: "milestone", Origin: func(m *ogp.Milestone) *ogp.Origin { return &m.Origin },
	Columns: columnsOf(ogp.MilestoneFields),
}

// Activities says who does what for a milestone.
var Activities = Sheet[ogp.Activity]{
	Key: "implementation", ID: "milestone", Origin: func(a *ogp.Activity) *ogp.Origin { return &a.Origin },
	Columns: columnsOf(ogp.ActivityFields),
}

// Narrative holds the texts of the report that belong to no commitment.
var Narrative = Sheet[ogp.Narrative]{
	Key: "narrative", ID: "section", Origin: func(n *ogp.Narrative) *ogp.Origin { return &n.Origin },
	Columns: columnsOf(ogp.NarrativeFields),
}

// Recommendations lists those of the IRM.
var Recommendations = Sheet[ogp.Recommendation]{
	Key: "recommendations", ID: "number", Origin: func(r *ogp.Recommendation) *ogp.Origin { return &r.Origin },
	Columns: columnsOf(ogp.RecommendationFields),
}

// Consultations is the same in the plan workbook and in every return.
var Consultations = Sheet[ogp.Event]{
	Key: "consultations", ID: "title", Origin: func(e *ogp.Event) *ogp.Origin { return &e.Origin },
	Columns: after(columnsOf(ogp.EventFields), "title", todo[ogp.Event]()),
}

// Comments lists the public comments and how they were answered.
var Comments = Sheet[ogp.Comment]{
	Key: "comments", ID: "text", Origin: func(c *ogp.Comment) *ogp.Origin { return &c.Origin },
	Columns: columnsOf(ogp.CommentFields),
}

// Repository lists what was put into the repository.
var Repository = Sheet[ogp.RepositoryUpdate]{
	Key: "repository", ID: "what", Origin: func(u *ogp.RepositoryUpdate) *ogp.Origin { return &u.Origin },
	Columns: columnsOf(ogp.RepositoryFields),
}

// PeerExchanges lists what was learned from other countries, and they from us.
var PeerExchanges = Sheet[ogp.PeerExchange]{
	Key: "peer_exchange", ID: "topic", Origin: func(x *ogp.PeerExchange) *ogp.Origin { return &x.Origin },
	Columns: columnsOf(ogp.PeerExchangeFields),
}

// Accepted lists the warnings that the secretariat lets stand.
var Accepted = Sheet[ogp.Acceptance]{
	Key: "accepted", ID: "where", Origin: func(a *ogp.Acceptance) *ogp.Origin { return &a.Origin },
	Columns: columnsOf(ogp.AcceptedFields),
}

// Vocabulary lists what people of the country call the levels.
var Vocabulary = Sheet[ogp.LevelWord]{
	Key: "vocabulary", ID: "word", Origin: func(w *ogp.LevelWord) *ogp.Origin { return &w.Origin },
	Columns: columnsOf(ogp.LevelWordFields),
}

// Translations is the sheet of a translator's workbook.
var Translations = Sheet[ogp.Translation]{
	Key: "translation", ID: "fingerprint", Origin: func(t *ogp.Translation) *ogp.Origin { return &t.Origin },
	Columns: columnsOf(ogp.TranslationFields),
}

// PlanFields are the rows of the sheet Plan in its order: columns turned on
// their side.
var PlanFields = planFields()

// planFields leaves out the department of the plan's contact, which is the
// coordinating agency, and makes the plan's id one that defines no row.
func planFields() []Column[ogp.Plan] {
	columns := without(columnsOf(ogp.PlanFields), "department")
	columns[at(columns, "plan_id")].Defines = false
	return columns
}

// PlanLayout is the sheet Plan as a layout: its fields are its "columns".
func PlanLayout() Layout {
	l := Layout{Key: "plan", ID: "plan_id"}
	for _, f := range PlanFields {
		l.Columns = append(l.Columns, f.Spec)
	}
	return l
}
