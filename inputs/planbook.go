package inputs

import "selfassess/ogp"

// The sheets of the plan workbook, in its order after the sheet Plan. The
// same rows read it, write the blank one and print the schema.

var agencySheet = sheet[ogp.Agency]{
	key: "agencies", id: "agency", origin: func(a *ogp.Agency) *ogp.Origin { return &a.Origin },
	columns: append([]column[ogp.Agency]{
		id("agency", agencyKind, func(a *ogp.Agency) *ogp.ID { return &a.ID }, defines),
		text("name", func(a *ogp.Agency) *ogp.Text { return &a.Name }, required),
		name("acronym", func(a *ogp.Agency) *string { return &a.Acronym }),
	}, contact(func(a *ogp.Agency) *ogp.Contact { return &a.Contact })...),
}

type commitment = ogp.Commitment

var commitmentSheet = sheet[commitment]{
	key: "commitments", id: "commitment", origin: func(c *commitment) *ogp.Origin { return &c.Origin },
	columns: []column[commitment]{
		id("commitment", commitmentKind, func(c *commitment) *ogp.ID { return &c.Number }, defines),
		text("title", func(c *commitment) *ogp.Text { return &c.Title }, required),
		text("theme", func(c *commitment) *ogp.Text { return &c.Theme }),
		ids("lead", agencyKind, func(c *commitment) *[]ogp.ID { return &c.Lead }, required),
		ids("supporting", agencyKind, func(c *commitment) *[]ogp.ID { return &c.Supporting }),
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

var milestoneSheet = sheet[milestone]{
	key: "milestones", id: "milestone", origin: func(m *milestone) *ogp.Origin { return &m.Origin },
	columns: []column[milestone]{
		id("milestone", milestoneKind, func(m *milestone) *ogp.ID { return &m.Number }, defines),
		id("commitment", commitmentKind, func(m *milestone) *ogp.ID { return &m.Commitment }, required),
		text("text", func(m *milestone) *ogp.Text { return &m.Text }, required),
		text("output", func(m *milestone) *ogp.Text { return &m.Output }),
		id("responsible", agencyKind, func(m *milestone) *ogp.ID { return &m.Responsible }),
		date("start", func(m *milestone) *ogp.Date { return &m.Start }),
		date("end", func(m *milestone) *ogp.Date { return &m.End }),
		date("revised_end", func(m *milestone) *ogp.Date { return &m.RevisedEnd }),
		change("change", func(m *milestone) *ogp.Change { return &m.Change }),
		date("change_date", func(m *milestone) *ogp.Date { return &m.ChangeDate }),
		text("change_reason", func(m *milestone) *ogp.Text { return &m.ChangeReason }),
	},
}

type activity = ogp.Activity

var activitySheet = sheet[activity]{
	key: "implementation", id: "milestone", origin: func(a *activity) *ogp.Origin { return &a.Origin },
	columns: []column[activity]{
		id("milestone", milestoneKind, func(a *activity) *ogp.ID { return &a.Milestone }, required),
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

var narrativeSheet = sheet[narrative]{
	key: "narrative", id: "section", origin: func(n *narrative) *ogp.Origin { return &n.Origin },
	columns: []column[narrative]{
		section("section", func(n *narrative) *ogp.SectionKey { return &n.Section }),
		text("text", func(n *narrative) *ogp.Text { return &n.Text }, required),
	},
}

// section is a section key; a row whose section is unknown has no place.
func section[T any](key string, at func(*T) *ogp.SectionKey) column[T] {
	c := choice(key, "narrative_section", ogp.SectionKeys, at, required)
	c.kind = sectionKind
	return c
}

type recommendation = ogp.Recommendation

var recommendationSheet = sheet[recommendation]{
	key: "recommendations", id: "number", origin: func(r *recommendation) *ogp.Origin { return &r.Origin },
	columns: []column[recommendation]{
		id("number", otherID, func(r *recommendation) *ogp.ID { return &r.Number }, defines),
		text("recommendation", func(r *recommendation) *ogp.Text { return &r.Recommendation }, required),
		answer("addressed", func(r *recommendation) *ogp.Answer { return &r.Addressed }, partly),
		text("how", func(r *recommendation) *ogp.Text { return &r.How }),
		answer("next_plan", func(r *recommendation) *ogp.Answer { return &r.NextPlan }),
	},
}

type event = ogp.Event

// consultationSheet is the same in the plan workbook and in every return.
var consultationSheet = sheet[event]{
	key: "consultations", id: "title", origin: func(e *event) *ogp.Origin { return &e.Origin },
	begin:   func(r *reading, e *event) { e.Agency = r.agency },
	columns: consultationColumns(),
}

func consultationColumns() []column[event] {
	columns := []column[event]{
		id("event", otherID, func(e *event) *ogp.ID { return &e.ID }),
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
		idsOrAll("commitments", func(e *event) (*[]ogp.ID, *bool) { return &e.Commitments, &e.All }),
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
func sectorCount(s ogp.Sector) column[event] {
	return column[event]{
		spec: spec{key: string(s), kind: countKind},
		read: func(f *field, e *event) {
			if n := f.count(); n.Known {
				if e.Sectors == nil {
					e.Sectors = map[ogp.Sector]ogp.Count{}
				}
				e.Sectors[s] = n
			}
		},
		write: func(_ *wording, e *event, _ ogp.Lang) any {
			if n := e.Sectors[s]; n.Known {
				return n.N
			}
			return nil
		},
	}
}

type comment = ogp.Comment

var commentSheet = sheet[comment]{
	key: "comments", id: "text", origin: func(c *comment) *ogp.Origin { return &c.Origin },
	columns: []column[comment]{
		id("comment", otherID, func(c *comment) *ogp.ID { return &c.ID }),
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

var repositorySheet = sheet[repositoryUpdate]{
	key: "repository", id: "what", origin: func(u *repositoryUpdate) *ogp.Origin { return &u.Origin },
	columns: []column[repositoryUpdate]{
		date("date", func(u *repositoryUpdate) *ogp.Date { return &u.Date }, required),
		text("what", func(u *repositoryUpdate) *ogp.Text { return &u.What }, required),
		choice("kind", "phase", []ogp.Phase{ogp.CoCreation, ogp.Implementation}, func(u *repositoryUpdate) *ogp.Phase { return &u.Kind }),
		idsOrAll("commitments", func(u *repositoryUpdate) (*[]ogp.ID, *bool) { return &u.Commitments, &u.All }),
		link("link", func(u *repositoryUpdate) *ogp.Link { return &u.Link }),
	},
}

type peerExchange = ogp.PeerExchange

var peerSheet = sheet[peerExchange]{
	key: "peer_exchange", id: "topic", origin: func(x *peerExchange) *ogp.Origin { return &x.Origin },
	columns: []column[peerExchange]{
		date("date", func(x *peerExchange) *ogp.Date { return &x.Date }),
		text("with", func(x *peerExchange) *ogp.Text { return &x.With }),
		text("topic", func(x *peerExchange) *ogp.Text { return &x.Topic }, required),
		choice("direction", "direction", ogp.Directions, func(x *peerExchange) *ogp.Direction { return &x.Direction }),
		text("text", func(x *peerExchange) *ogp.Text { return &x.Text }),
	},
}

// readTables reads all tables of the plan workbook into p, each after those
// whose ids it points at.
func readTables(r *reading, p *ogp.Plan) {
	for _, l := range []layout{agencySheet.layout(), commitmentSheet.layout(), milestoneSheet.layout()} {
		if !r.has(l) {
			r.add(ogp.Finding{Code: ogp.SheetMissing, At: ogp.Place{File: r.file}, Args: labelled("expected", "sheet", l.key)})
		}
	}
	p.Agencies = agencySheet.read(r)
	r.known.learnAgencies(p.Agencies)
	p.Commitments = commitmentSheet.read(r)
	for i := range p.Commitments {
		r.known.commitments = append(r.known.commitments, p.Commitments[i].Number)
	}
	p.Milestones = milestoneSheet.read(r)
	for i := range p.Milestones {
		r.known.milestones = append(r.known.milestones, p.Milestones[i].Number)
	}
	p.Activities = activitySheet.read(r)
	p.Narrative = narrativeSheet.read(r)
	p.Recommendations = recommendationSheet.read(r)
	p.Events = consultationSheet.read(r)
	p.Comments = commentSheet.read(r)
	p.Repository = repositorySheet.read(r)
	p.PeerExchange = peerSheet.read(r)
}

func (k *knowledge) learnAgencies(agencies []ogp.Agency) {
	for i := range agencies {
		k.agencies = append(k.agencies, agencies[i].ID)
	}
}
