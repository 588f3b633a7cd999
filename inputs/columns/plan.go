package columns

import "selfassess/ogp"

// The sheets of the plan workbook, in its order after the sheet Plan. The
// same rows read it, write the blank one and print the schema.

// Agencies lists the agencies of the plan.
var Agencies = Sheet[ogp.Agency]{
	Key: "agencies", ID: "agency", Origin: func(a *ogp.Agency) *ogp.Origin { return &a.Origin },
	Columns: append([]Column[ogp.Agency]{
		id("agency", Agency, func(a *ogp.Agency) *ogp.ID { return &a.ID }, defines),
		text("name", func(a *ogp.Agency) *ogp.Text { return &a.Name }, required),
		name("acronym", func(a *ogp.Agency) *string { return &a.Acronym }),
	}, contact(func(a *ogp.Agency) *ogp.Contact { return &a.Contact })...),
}

type commitment = ogp.Commitment

// Commitments lists the commitments.
var Commitments = Sheet[commitment]{
	Key: "commitments", ID: "commitment", Origin: func(c *commitment) *ogp.Origin { return &c.Origin },
	Columns: []Column[commitment]{
		id("commitment", Commitment, func(c *commitment) *ogp.ID { return &c.Number }, defines),
		text("title", func(c *commitment) *ogp.Text { return &c.Title }, required),
		text("theme", func(c *commitment) *ogp.Text { return &c.Theme }),
		ids("lead", Agency, func(c *commitment) *[]ogp.ID { return &c.Lead }, required),
		ids("supporting", Agency, func(c *commitment) *[]ogp.ID { return &c.Supporting }),
		date("start", func(c *commitment) *ogp.Date { return &c.Start }),
		date("end", func(c *commitment) *ogp.Date { return &c.End }),
		date("revised_end", func(c *commitment) *ogp.Date { return &c.RevisedEnd }),
		text("problem", func(c *commitment) *ogp.Text { return &c.Problem }),
		text("description", func(c *commitment) *ogp.Text { return &c.Description }),
		text("contribution", func(c *commitment) *ogp.Text { return &c.Contribution }),
		choices("values", "value", ogp.OGPValues, func(c *commitment) *[]ogp.OGPValue { return &c.Values }),
		text("relevance", func(c *commitment) *ogp.Text { return &c.Relevance }),
		text("additional", func(c *commitment) *ogp.Text { return &c.Additional }),
		words("policy_areas", func(c *commitment) *[]string { return &c.PolicyAreas }),
		text("state_actors", func(c *commitment) *ogp.Text { return &c.StateActors }),
		text("other_actors", func(c *commitment) *ogp.Text { return &c.OtherActors }),
		change("change", func(c *commitment) *ogp.Change { return &c.Change }),
		date("change_date", func(c *commitment) *ogp.Date { return &c.ChangeDate }),
		text("change_reason", func(c *commitment) *ogp.Text { return &c.ChangeReason }),
		choice("irm_level", "irm_level", ogp.IRMLevels, func(c *commitment) *ogp.IRMLevel { return &c.IRM }),
		text("forum_view", func(c *commitment) *ogp.Text { return &c.ForumView }),
		text("corrective_action", func(c *commitment) *ogp.Text { return &c.CorrectiveAction }),
		text("stakeholders", func(c *commitment) *ogp.Text { return &c.Stakeholders }),
	},
}

type milestone = ogp.Milestone

// Milestones lists the milestones of all commitments.
var Milestones = Sheet[milestone]{
	Key: "milestones", ID: "milestone", Origin: func(m *milestone) *ogp.Origin { return &m.Origin },
	Columns: []Column[milestone]{
		id("milestone", Milestone, func(m *milestone) *ogp.ID { return &m.Number }, defines),
		id("commitment", Commitment, func(m *milestone) *ogp.ID { return &m.Commitment }, required),
		text("text", func(m *milestone) *ogp.Text { return &m.Text }, required),
		text("output", func(m *milestone) *ogp.Text { return &m.Output }),
		id("responsible", Agency, func(m *milestone) *ogp.ID { return &m.Responsible }),
		date("start", func(m *milestone) *ogp.Date { return &m.Start }),
		date("end", func(m *milestone) *ogp.Date { return &m.End }),
		date("revised_end", func(m *milestone) *ogp.Date { return &m.RevisedEnd }),
		change("change", func(m *milestone) *ogp.Change { return &m.Change }),
		date("change_date", func(m *milestone) *ogp.Date { return &m.ChangeDate }),
		text("change_reason", func(m *milestone) *ogp.Text { return &m.ChangeReason }),
	},
}

type activity = ogp.Activity

// Activities says who does what for a milestone.
var Activities = Sheet[activity]{
	Key: "implementation", ID: "milestone", Origin: func(a *activity) *ogp.Origin { return &a.Origin },
	Columns: []Column[activity]{
		id("milestone", Milestone, func(a *activity) *ogp.ID { return &a.Milestone }, required),
		text("activity", func(a *activity) *ogp.Text { return &a.Activity }, required),
		text("resources", func(a *activity) *ogp.Text { return &a.Resources }),
		date("start", func(a *activity) *ogp.Date { return &a.Start }),
		date("end", func(a *activity) *ogp.Date { return &a.End }),
		text("output", func(a *activity) *ogp.Text { return &a.Output }),
		text("responsible", func(a *activity) *ogp.Text { return &a.Responsible }),
		text("risk", func(a *activity) *ogp.Text { return &a.Risk }),
		text("mitigation", func(a *activity) *ogp.Text { return &a.Mitigation }),
		level("status", func(a *activity) *ogp.Level { return &a.Status }),
	},
}

type narrative = ogp.Narrative

// Narrative holds the texts of the report that belong to no commitment.
var Narrative = Sheet[narrative]{
	Key: "narrative", ID: "section", Origin: func(n *narrative) *ogp.Origin { return &n.Origin },
	Columns: []Column[narrative]{
		section("section", func(n *narrative) *ogp.SectionKey { return &n.Section }),
		text("text", func(n *narrative) *ogp.Text { return &n.Text }, required),
	},
}

type recommendation = ogp.Recommendation

// Recommendations lists those of the IRM.
var Recommendations = Sheet[recommendation]{
	Key: "recommendations", ID: "number", Origin: func(r *recommendation) *ogp.Origin { return &r.Origin },
	Columns: []Column[recommendation]{
		id("number", OtherID, func(r *recommendation) *ogp.ID { return &r.Number }, defines),
		text("recommendation", func(r *recommendation) *ogp.Text { return &r.Recommendation }, required),
		answer("addressed", func(r *recommendation) *ogp.Answer { return &r.Addressed }, partly),
		text("how", func(r *recommendation) *ogp.Text { return &r.How }),
		answer("next_plan", func(r *recommendation) *ogp.Answer { return &r.NextPlan }),
	},
}

type event = ogp.Event

// Consultations is the same in the plan workbook and in every return.
var Consultations = Sheet[event]{
	Key: "consultations", ID: "title", Origin: func(e *event) *ogp.Origin { return &e.Origin },
	Columns: consultationColumns(),
}

func consultationColumns() []Column[event] {
	columns := []Column[event]{
		id("event", OtherID, func(e *event) *ogp.ID { return &e.ID }),
		text("title", func(e *event) *ogp.Text { return &e.Title }, required),
		todo[event](),
		date("start", func(e *event) *ogp.Date { return &e.Start }, required),
		date("end", func(e *event) *ogp.Date { return &e.End }),
		choice("phase", "phase", ogp.Phases, func(e *event) *ogp.Phase { return &e.Phase }),
		choice("type", "event_type", ogp.EventTypes, func(e *event) *ogp.EventType { return &e.Type }),
		choice("format", "event_format", ogp.EventFormats, func(e *event) *ogp.EventFormat { return &e.Format }),
		text("place", func(e *event) *ogp.Text { return &e.Place }),
		text("organiser", func(e *event) *ogp.Text { return &e.Organiser }),
		text("co_host", func(e *event) *ogp.Text { return &e.CoHost }),
		idsOrAll("commitments", func(e *event) Scope { return Scope{&e.Commitments, &e.All} }),
		date("notice_date", func(e *event) *ogp.Date { return &e.Notice }),
	}
	for _, s := range ogp.Sectors {
		columns = append(columns, sectorCount(s))
	}
	return append(columns,
		count("participants", func(e *event) *ogp.Count { return &e.Total }),
		answer("results_presented", func(e *event) *ogp.Answer { return &e.ResultsPresented }),
		answer("comments_invited", func(e *event) *ogp.Answer { return &e.CommentsInvited }),
		count("comments_received", func(e *event) *ogp.Count { return &e.CommentsReceived }),
		name("senior_official", func(e *event) *string { return &e.SeniorOfficial }),
		text("points", func(e *event) *ogp.Text { return &e.Points }),
		text("follow_up", func(e *event) *ogp.Text { return &e.FollowUp }),
		links("links", func(e *event) *[]ogp.Link { return &e.Links }),
	)
}

// sectorCount is the column of one sector, which lies in a map.
func sectorCount(s ogp.Sector) Column[event] {
	return Column[event]{Spec: Spec{Key: string(s), Kind: Count}, At: func(e *event) any { return SectorCount{&e.Sectors, s} }}
}

type comment = ogp.Comment

// Comments lists the public comments and how they were answered.
var Comments = Sheet[comment]{
	Key: "comments", ID: "text", Origin: func(c *comment) *ogp.Origin { return &c.Origin },
	Columns: []Column[comment]{
		id("comment", OtherID, func(c *comment) *ogp.ID { return &c.ID }),
		date("received", func(c *comment) *ogp.Date { return &c.Received }),
		name("channel", func(c *comment) *string { return &c.Channel }),
		name("author", func(c *comment) *string { return &c.Author }),
		choice("sector", "sector", ogp.Sectors, func(c *comment) *ogp.Sector { return &c.Sector }),
		answer("publish_name", func(c *comment) *ogp.Answer { return &c.PublishName }),
		name("target", func(c *comment) *string { return &c.Target }),
		text("text", func(c *comment) *ogp.Text { return &c.Text }, required),
		choice("outcome", "outcome", ogp.Outcomes, func(c *comment) *ogp.Outcome { return &c.Outcome }),
		text("response", func(c *comment) *ogp.Text { return &c.Response }),
		text("change_made", func(c *comment) *ogp.Text { return &c.ChangeMade }),
		name("responder", func(c *comment) *string { return &c.Responder }),
		date("answered", func(c *comment) *ogp.Date { return &c.Answered }),
	},
}

type repositoryUpdate = ogp.RepositoryUpdate

// Repository lists what was put into the repository.
var Repository = Sheet[repositoryUpdate]{
	Key: "repository", ID: "what", Origin: func(u *repositoryUpdate) *ogp.Origin { return &u.Origin },
	Columns: []Column[repositoryUpdate]{
		date("date", func(u *repositoryUpdate) *ogp.Date { return &u.Date }, required),
		text("what", func(u *repositoryUpdate) *ogp.Text { return &u.What }, required),
		choice("kind", "phase", []ogp.Phase{ogp.CoCreation, ogp.Implementation}, func(u *repositoryUpdate) *ogp.Phase { return &u.Kind }),
		idsOrAll("commitments", func(u *repositoryUpdate) Scope { return Scope{&u.Commitments, &u.All} }),
		link("link", func(u *repositoryUpdate) *ogp.Link { return &u.Link }),
	},
}

type peerExchange = ogp.PeerExchange

// PeerExchanges lists what was learned from other countries, and they from us.
var PeerExchanges = Sheet[peerExchange]{
	Key: "peer_exchange", ID: "topic", Origin: func(x *peerExchange) *ogp.Origin { return &x.Origin },
	Columns: []Column[peerExchange]{
		date("date", func(x *peerExchange) *ogp.Date { return &x.Date }),
		text("with", func(x *peerExchange) *ogp.Text { return &x.With }),
		text("topic", func(x *peerExchange) *ogp.Text { return &x.Topic }, required),
		choice("direction", "direction", ogp.Directions, func(x *peerExchange) *ogp.Direction { return &x.Direction }),
		text("text", func(x *peerExchange) *ogp.Text { return &x.Text }),
	},
}
