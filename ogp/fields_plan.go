package ogp

import "slices"

// PlanFields are the fields of the sheet Plan. Its records have tables of
// their own.
var PlanFields = slices.Concat(Fields[Plan]{
	field("plan_id", func(p *Plan) any { return &p.ID }, identity, matching(`^[A-Za-z0-9._-]+$`)),
	field("country", func(p *Plan) any { return &p.Country }, required),
	field("title", func(p *Plan) any { return &p.Title }, required),
	field("start", func(p *Plan) any { return &p.Start }, required),
	field("end", func(p *Plan) any { return &p.End }, required),
	field("original_end", func(p *Plan) any { return &p.OriginalEnd }),
	field("language", func(p *Plan) any { return &p.Language }, required, of(LanguageTags)),
	field("other_languages", func(p *Plan) any { return &p.OtherLanguages }, of(LanguageTags)),
	field("coordinating_agency", func(p *Plan) any { return &p.CoordinatingAgency }, required),
}, contactFields(func(p *Plan) *Contact { return &p.Contact }, required), Fields[Plan]{
	field("forum_name", func(p *Plan) any { return &p.Forum }),
	field("forum_rules_url", func(p *Plan) any { return &p.ForumRules }),
	field("website_url", func(p *Plan) any { return &p.Website }),
	field("repository_url", func(p *Plan) any { return &p.RepositoryURL }),
	field("reasoned_response_url", func(p *Plan) any { return &p.ReasonedResponse }),
	field("report_date", func(p *Plan) any { return &p.ReportDate }),
	field("returns_due", func(p *Plan) any { return &p.ReturnsDue }),
	field("report_kind", func(p *Plan) any { return &p.Kind }, or(EndOfTerm)),
	field("publish_contacts", func(p *Plan) any { return &p.PublishContacts }, or(PublishName)),
	field("comment_start", func(p *Plan) any { return &p.CommentStart }),
	field("comment_end", func(p *Plan) any { return &p.CommentEnd }),
	field("edition", func(p *Plan) any { return &p.Outline }, or(AnnexOutline)),
	field("percent_not_started", func(p *Plan) any { return &p.Thresholds[0] }, added),
	field("percent_limited", func(p *Plan) any { return &p.Thresholds[1] }, added),
	field("percent_substantial", func(p *Plan) any { return &p.Thresholds[2] }, added),
	field("percent_completed", func(p *Plan) any { return &p.Thresholds[3] }, added),
	field("word_milestone", func(p *Plan) any { return &p.WordMilestone }, ownWord),
	field("word_commitment", func(p *Plan) any { return &p.WordCommitment }, ownWord),
	field("word_agency", func(p *Plan) any { return &p.WordAgency }, ownWord),
})

// contactFields are the rows of a point of contact; its name may be marked.
func contactFields[R any](of func(*R) *Contact, name ...trait) Fields[R] {
	return Fields[R]{
		field("contact_name", func(r *R) any { return &of(r).Name }, append(name, aboutPerson)...),
		field("contact_title", func(r *R) any { return &of(r).Title }, aboutPerson),
		field("department", func(r *R) any { return &of(r).Department }, aboutPerson),
		field("contact_email", func(r *R) any { return &of(r).Email }, aboutPerson),
		field("contact_phone", func(r *R) any { return &of(r).Phone }, aboutPerson),
	}
}

// AgencyFields are the fields of an agency.
var AgencyFields = slices.Concat(Fields[Agency]{
	field("agency", func(a *Agency) any { return &a.ID }, identity, of(AgencyIDs)),
	field("name", func(a *Agency) any { return &a.Name }, required),
	field("acronym", func(a *Agency) any { return &a.Acronym }),
	field("kind", func(a *Agency) any { return &a.Kind }, or(AgencyBody), added),
}, contactFields(func(a *Agency) *Contact { return &a.Contact }))

// NarrativeFields are the fields of a section's text.
var NarrativeFields = Fields[Narrative]{
	field("section", func(n *Narrative) any { return &n.Section }, identity),
	field("text", func(n *Narrative) any { return &n.Text }, required),
	// They are entered to be printed, and so are not withheld as other names are.
	field("author", func(n *Narrative) any { return &n.Author }),
	field("author_title", func(n *Narrative) any { return &n.AuthorTitle }),
}

// RecommendationFields are the fields of a recommendation of the IRM.
var RecommendationFields = Fields[Recommendation]{
	field("number", func(r *Recommendation) any { return &r.Number }, identity),
	field("recommendation", func(r *Recommendation) any { return &r.Recommendation }, required),
	field("addressed", func(r *Recommendation) any { return &r.Addressed }, partly),
	field("how", func(r *Recommendation) any { return &r.How }),
	field("next_plan", func(r *Recommendation) any { return &r.NextPlan }),
}

// RepositoryFields are the fields of an update of the document repository.
var RepositoryFields = Fields[RepositoryUpdate]{
	field("date", func(u *RepositoryUpdate) any { return &u.Date }, required),
	field("what", func(u *RepositoryUpdate) any { return &u.What }, required),
	field("kind", func(u *RepositoryUpdate) any { return &u.Kind }, only(CoCreation, Implementation)),
	field("commitments", func(u *RepositoryUpdate) any { return Scope{&u.Commitments, &u.All} }, of(CommitmentIDs)),
	field("link", func(u *RepositoryUpdate) any { return &u.Link }),
}

// PeerExchangeFields are the fields of an act of learning between members.
var PeerExchangeFields = Fields[PeerExchange]{
	field("date", func(e *PeerExchange) any { return &e.Date }),
	field("with", func(e *PeerExchange) any { return &e.With }),
	field("topic", func(e *PeerExchange) any { return &e.Topic }, required),
	field("direction", func(e *PeerExchange) any { return &e.Direction }),
	field("text", func(e *PeerExchange) any { return &e.Text }),
}
