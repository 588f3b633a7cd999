package inputs

import "selfassess"

// The sheets of the plan workbook, in its order after the sheet Plan. The
// same rows read it, write the blank one and print the schema.

var agencySheet = sheet[selfassess.Agency]{
	key: "agencies", id: "agency", origin: func(a *selfassess.Agency) *selfassess.Origin { return &a.Origin },
	columns: append([]column[selfassess.Agency]{
		id("agency", agencyKind, func(a *selfassess.Agency) *selfassess.ID { return &a.ID }, defines),
		text("name", func(a *selfassess.Agency) *selfassess.Text { return &a.Name }, required),
		name("acronym", func(a *selfassess.Agency) *string { return &a.Acronym }),
	}, contact(func(a *selfassess.Agency) *selfassess.Contact { return &a.Contact })...),
}

type commitment = selfassess.Commitment

var commitmentSheet = sheet[commitment]{
	key: "commitments", id: "commitment", origin: func(c *commitment) *selfassess.Origin { return &c.Origin },
	columns: []column[commitment]{
		id("commitment", commitmentKind, func(c *commitment) *selfassess.ID { return &c.Number }, defines),
		text("title", func(c *commitment) *selfassess.Text { return &c.Title }, required),
		text("theme", func(c *commitment) *selfassess.Text { return &c.Theme }),
		ids("lead", agencyKind, func(c *commitment) *[]selfassess.ID { return &c.Lead }, required),
		ids("supporting", agencyKind, func(c *commitment) *[]selfassess.ID { return &c.Supporting }),
		date("start", func(c *commitment) *selfassess.Date { return &c.Start }),
		date("end", func(c *commitment) *selfassess.Date { return &c.End }),
		date("revised_end", func(c *commitment) *selfassess.Date { return &c.RevisedEnd }),
		text("problem", func(c *commitment) *selfassess.Text { return &c.Problem }),
		text("description", func(c *commitment) *selfassess.Text { return &c.Description }),
		text("contribution", func(c *commitment) *selfassess.Text { return &c.Contribution }),
		choices("values", "value", selfassess.OGPValues, func(c *commitment) *[]selfassess.OGPValue { return &c.Values }),
		text("relevance", func(c *commitment) *selfassess.Text { return &c.Relevance }),
		text("additional", func(c *commitment) *selfassess.Text { return &c.Additional }),
		words("policy_areas", func(c *commitment) *[]string { return &c.PolicyAreas }),
		text("state_actors", func(c *commitment) *selfassess.Text { return &c.StateActors }),
		text("other_actors", func(c *commitment) *selfassess.Text { return &c.OtherActors }),
		change("change", func(c *commitment) *selfassess.Change { return &c.Change }),
		date("change_date", func(c *commitment) *selfassess.Date { return &c.ChangeDate }),
		text("change_reason", func(c *commitment) *selfassess.Text { return &c.ChangeReason }),
		choice("irm_level", "irm_level", selfassess.IRMLevels, func(c *commitment) *selfassess.IRMLevel { return &c.IRM }),
		text("forum_view", func(c *commitment) *selfassess.Text { return &c.ForumView }),
		text("corrective_action", func(c *commitment) *selfassess.Text { return &c.CorrectiveAction }),
		text("stakeholders", func(c *commitment) *selfassess.Text { return &c.Stakeholders }),
	},
}

type milestone = selfassess.Milestone

var milestoneSheet = sheet[milestone]{
	key: "milestones", id: "milestone", origin: func(m *milestone) *selfassess.Origin { return &m.Origin },
	columns: []column[milestone]{
		id("milestone", milestoneKind, func(m *milestone) *selfassess.ID { return &m.Number }, defines),
		id("commitment", commitmentKind, func(m *milestone) *selfassess.ID { return &m.Commitment }, required),
		text("text", func(m *milestone) *selfassess.Text { return &m.Text }, required),
		text("output", func(m *milestone) *selfassess.Text { return &m.Output }),
		id("responsible", agencyKind, func(m *milestone) *selfassess.ID { return &m.Responsible }),
		date("start", func(m *milestone) *selfassess.Date { return &m.Start }),
		date("end", func(m *milestone) *selfassess.Date { return &m.End }),
		date("revised_end", func(m *milestone) *selfassess.Date { return &m.RevisedEnd }),
		change("change", func(m *milestone) *selfassess.Change { return &m.Change }),
		date("change_date", func(m *milestone) *selfassess.Date { return &m.ChangeDate }),
		text("change_reason", func(m *milestone) *selfassess.Text { return &m.ChangeReason }),
	},
}

type activity = selfassess.Activity

var activitySheet = sheet[activity]{
	key: "implementation", id: "milestone", origin: func(a *activity) *selfassess.Origin { return &a.Origin },
	columns: []column[activity]{
		id("milestone", milestoneKind, func(a *activity) *selfassess.ID { return &a.Milestone }, required),
		text("activity", func(a *activity) *selfassess.Text { return &a.Activity }, required),
		text("resources", func(a *activity) *selfassess.Text { return &a.Resources }),
		date("start", func(a *activity) *selfassess.Date { return &a.Start }),
		date("end", func(a *activity) *selfassess.Date { return &a.End }),
		text("output", func(a *activity) *selfassess.Text { return &a.Output }),
		text("responsible", func(a *activity) *selfassess.Text { return &a.Responsible }),
		text("risk", func(a *activity) *selfassess.Text { return &a.Risk }),
		text("mitigation", func(a *activity) *selfassess.Text { return &a.Mitigation }),
		level("status", func(a *activity) *selfassess.Level { return &a.Status }),
	},
}

type narrative = selfassess.Narrative

var narrativeSheet = sheet[narrative]{
	key: "narrative", id: "section", origin: func(n *narrative) *selfassess.Origin { return &n.Origin },
	columns: []column[narrative]{
		section("section", func(n *narrative) *selfassess.SectionKey { return &n.Section }),
		text("text", func(n *narrative) *selfassess.Text { return &n.Text }, required),
	},
}

// section is a section key; a row whose section is unknown has no place.
func section[T any](key string, at func(*T) *selfassess.SectionKey) column[T] {
	c := choice(key, "narrative_section", selfassess.SectionKeys, at, required)
	c.kind = sectionKind
	return c
}

type recommendation = selfassess.Recommendation

var recommendationSheet = sheet[recommendation]{
	key: "recommendations", id: "number", origin: func(r *recommendation) *selfassess.Origin { return &r.Origin },
	columns: []column[recommendation]{
		id("number", otherID, func(r *recommendation) *selfassess.ID { return &r.Number }, defines),
		text("recommendation", func(r *recommendation) *selfassess.Text { return &r.Recommendation }, required),
		answer("addressed", func(r *recommendation) *selfassess.Answer { return &r.Addressed }, partly),
		text("how", func(r *recommendation) *selfassess.Text { return &r.How }),
		answer("next_plan", func(r *recommendation) *selfassess.Answer { return &r.NextPlan }),
	},
}

type event = selfassess.Event

// consultationSheet is the same in the plan workbook and in every return.
var consultationSheet = sheet[event]{
	key: "consultations", id: "title", origin: func(e *event) *selfassess.Origin { return &e.Origin },
	begin:   func(r *reading, e *event) { e.Agency = r.agency },
	columns: consultationColumns(),
}

func consultationColumns() []column[event] {
	columns := []column[event]{
		id("event", otherID, func(e *event) *selfassess.ID { return &e.ID }),
		text("title", func(e *event) *selfassess.Text { return &e.Title }, required),
		todo[event](),
		date("start", func(e *event) *selfassess.Date { return &e.Start }, required),
		date("end", func(e *event) *selfassess.Date { return &e.End }),
		choice("phase", "phase", selfassess.Phases, func(e *event) *selfassess.Phase { return &e.Phase }),
		choice("type", "event_type", selfassess.EventTypes, func(e *event) *selfassess.EventType { return &e.Type }),
		choice("format", "event_format", selfassess.EventFormats, func(e *event) *selfassess.EventFormat { return &e.Format }),
		text("place", func(e *event) *selfassess.Text { return &e.Place }),
		text("organiser", func(e *event) *selfassess.Text { return &e.Organiser }),
		text("co_host", func(e *event) *selfassess.Text { return &e.CoHost }),
		idsOrAll("commitments", func(e *event) (*[]selfassess.ID, *bool) { return &e.Commitments, &e.All }),
		date("notice_date", func(e *event) *selfassess.Date { return &e.Notice }),
	}
	for _, s := range selfassess.Sectors {
		columns = append(columns, sectorCount(s))
	}
	return append(columns,
		count("participants", func(e *event) *selfassess.Count { return &e.Total }),
		answer("results_presented", func(e *event) *selfassess.Answer { return &e.ResultsPresented }),
		answer("comments_invited", func(e *event) *selfassess.Answer { return &e.CommentsInvited }),
		count("comments_received", func(e *event) *selfassess.Count { return &e.CommentsReceived }),
		name("senior_official", func(e *event) *string { return &e.SeniorOfficial }),
		text("points", func(e *event) *selfassess.Text { return &e.Points }),
		text("follow_up", func(e *event) *selfassess.Text { return &e.FollowUp }),
		links("links", func(e *event) *[]selfassess.Link { return &e.Links }),
	)
}

// sectorCount is the column of one sector, which lies in a map.
func sectorCount(s selfassess.Sector) column[event] {
	return column[event]{
		spec: spec{key: string(s), kind: countKind},
		read: func(f *field, e *event) {
			if n := f.count(); n.Known {
				if e.Sectors == nil {
					e.Sectors = map[selfassess.Sector]selfassess.Count{}
				}
				e.Sectors[s] = n
			}
		},
		write: func(_ *wording, e *event, _ selfassess.Lang) any {
			if n := e.Sectors[s]; n.Known {
				return n.N
			}
			return nil
		},
	}
}

type comment = selfassess.Comment

var commentSheet = sheet[comment]{
	key: "comments", id: "text", origin: func(c *comment) *selfassess.Origin { return &c.Origin },
	columns: []column[comment]{
		id("comment", otherID, func(c *comment) *selfassess.ID { return &c.ID }),
		date("received", func(c *comment) *selfassess.Date { return &c.Received }),
		name("channel", func(c *comment) *string { return &c.Channel }),
		name("author", func(c *comment) *string { return &c.Author }),
		choice("sector", "sector", selfassess.Sectors, func(c *comment) *selfassess.Sector {
			return (*selfassess.Sector)(&c.Sector)
		}),
		answer("publish_name", func(c *comment) *selfassess.Answer { return &c.PublishName }),
		name("target", func(c *comment) *string { return &c.Target }),
		text("text", func(c *comment) *selfassess.Text { return &c.Text }, required),
		choice("outcome", "outcome", selfassess.Outcomes, func(c *comment) *selfassess.Outcome { return &c.Outcome }),
		text("response", func(c *comment) *selfassess.Text { return &c.Response }),
		text("change_made", func(c *comment) *selfassess.Text { return &c.ChangeMade }),
		name("responder", func(c *comment) *string { return &c.Responder }),
		date("answered", func(c *comment) *selfassess.Date { return &c.Answered }),
	},
}

type repositoryUpdate = selfassess.RepositoryUpdate

var repositorySheet = sheet[repositoryUpdate]{
	key: "repository", id: "what", origin: func(u *repositoryUpdate) *selfassess.Origin { return &u.Origin },
	columns: []column[repositoryUpdate]{
		date("date", func(u *repositoryUpdate) *selfassess.Date { return &u.Date }, required),
		text("what", func(u *repositoryUpdate) *selfassess.Text { return &u.What }, required),
		choice("kind", "phase", []selfassess.Phase{selfassess.CoCreation, selfassess.Implementation}, func(u *repositoryUpdate) *selfassess.Phase { return &u.Kind }),
		idsOrAll("commitments", func(u *repositoryUpdate) (*[]selfassess.ID, *bool) { return &u.Commitments, &u.All }),
		link("link", func(u *repositoryUpdate) *selfassess.Link { return &u.Link }),
	},
}

type peerExchange = selfassess.PeerExchange

var peerSheet = sheet[peerExchange]{
	key: "peer_exchange", id: "topic", origin: func(x *peerExchange) *selfassess.Origin { return &x.Origin },
	columns: []column[peerExchange]{
		date("date", func(x *peerExchange) *selfassess.Date { return &x.Date }),
		text("with", func(x *peerExchange) *selfassess.Text { return &x.With }),
		text("topic", func(x *peerExchange) *selfassess.Text { return &x.Topic }, required),
		choice("direction", "direction", []string{"given", "received"}, func(x *peerExchange) *string { return &x.Direction }),
		text("text", func(x *peerExchange) *selfassess.Text { return &x.Text }),
	},
}

// readTables reads all tables of the plan workbook into p, each after those
// whose ids it points at.
func readTables(r *reading, p *selfassess.Plan) {
	for _, l := range []layout{agencySheet.layout(), commitmentSheet.layout(), milestoneSheet.layout()} {
		if !r.has(l) {
			r.add(selfassess.Finding{Code: selfassess.SheetMissing, At: selfassess.Place{File: r.book.file}, Args: labelled("expected", "sheet", l.key)})
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

func (k *knowledge) learnAgencies(agencies []selfassess.Agency) {
	for i := range agencies {
		k.agencies = append(k.agencies, agencies[i].ID)
	}
}
