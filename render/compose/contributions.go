package compose

import (
	"maps"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// actorBlocks are those the plan names and, below them, those the returns name.
// A return that repeats the plan adds nothing.
func actorBlocks(w *source, t templates.Term, c *ogp.CommitmentReport, planned ogp.Text,
	field func(*ogp.Result) ogp.Text) []render.Block {
	further := func(r *ogp.Result) ogp.Text {
		if told := field(r); !maps.Equal(told, planned) {
			return told
		}
		return nil
	}
	return w.labelled(t, append(w.prose(planned), statementBlocks(w, c, further)...)...)
}

func challengeBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	var blocks []render.Block
	for i := range c.Results {
		r := &c.Results[i]
		if len(r.Challenges) == 0 {
			continue
		}
		line := setWords(w.words, "challenge", r.Challenges)
		if len(c.Results) > 1 {
			line = w.Text(templates.VoiceAnswer, "agency", w.agency(r.Agency), "answer", line)
		}
		blocks = append(blocks, para(line))
	}
	return append(blocks, statementBlocks(w, c, func(r *ogp.Result) ogp.Text { return r.Challenge })...)
}

// contributionBlocks are the handbook's four ways in which others contribute.
func contributionBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	type result = *ogp.Result
	blocks := w.prose(c.Stakeholders)
	ways := []struct {
		name  templates.Term
		field func(result) ogp.Text
	}{
		{templates.ContributionCommunications, func(r result) ogp.Text { return r.Communications }},
		{templates.ContributionExpertise, func(r result) ogp.Text { return r.Expertise }},
		{templates.ContributionCoProduction, func(r result) ogp.Text { return r.CoProduction }},
		{templates.ContributionUseFeedback, func(r result) ogp.Text { return r.UseFeedback }},
	}
	for _, way := range ways {
		for _, v := range statements(c.Results, way.field) {
			name := w.Text(way.name)
			if len(c.Results) > 1 {
				name = w.Text(templates.VoiceOf, "what", name, "agency", w.authors(v))
			}
			blocks = append(blocks, w.named(w.Text(templates.VoiceHead, "what", name), v.text)...)
		}
	}
	return w.labelled(templates.CommitmentContributions, blocks...)
}

// contactBlocks are the responsible persons, as far as the plan publishes them.
func contactBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	items := contactItems(w, c)
	switch {
	case len(items) > 0:
		return []render.Block{render.List{Items: items}}
	case w.plan.PublishContacts == ogp.PublishNone:
		return []render.Block{w.missing(templates.ContactWithheld)}
	}
	return []render.Block{w.missing(templates.ContactNone)}
}

// contactItems are the persons with their agencies. A lead that names nobody
// is answered for by its contact in the plan.
func contactItems(w *source, c *ogp.CommitmentReport) [][]render.Span {
	var items [][]render.Span
	named := map[ogp.ID]bool{}
	add := func(agency ogp.ID, contact ogp.Contact) {
		if contact = w.plan.PublishContacts.Public(contact); !contact.Blank() {
			items = append(items,
				[]render.Span{{Text: contactLine(contact)}, {Text: " (" + w.agency(agency) + ")", Muted: true}})
			named[agency] = true
		}
	}
	for i := range c.Results {
		add(c.Results[i].Agency, c.Results[i].Contact)
	}
	for _, id := range c.Lead {
		if a := w.plan.Agency(id); a != nil && !named[id] {
			add(id, a.Contact)
		}
	}
	return items
}
