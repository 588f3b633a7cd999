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
	return w.runIn(t, append(w.prose(planned), statementBlocks(w, c, further)...)...)
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

// way is one of the handbook's four ways in which others contribute.
type way struct {
	name  templates.Term
	field func(*ogp.Result) ogp.Text
}

var ways = []way{
	{templates.ContributionCommunications, func(r *ogp.Result) ogp.Text { return r.Communications }},
	{templates.ContributionExpertise, func(r *ogp.Result) ogp.Text { return r.Expertise }},
	{templates.ContributionCoProduction, func(r *ogp.Result) ogp.Text { return r.CoProduction }},
	{templates.ContributionUseFeedback, func(r *ogp.Result) ogp.Text { return r.UseFeedback }},
}

// contributionBlocks are the contributions of others to a commitment.
func contributionBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	blocks := w.prose(c.Stakeholders)
	var items [][]render.Span
	for _, way := range ways {
		for _, v := range statements(c.Results, way.field) {
			name := w.Text(way.name)
			if len(c.Results) > 1 {
				name = w.Text(templates.VoiceOf, "what", name, "agency", w.authors(v))
			}
			items = append(items, append([]render.Span{{Text: w.Text(templates.VoiceHead, "what", name) + " ", Bold: true}},
				w.in(v.text)...))
		}
	}
	if len(items) > 0 {
		blocks = append(blocks, render.List{Items: items})
	}
	return w.labelled(templates.CommitmentContributions, blocks...)
}

// contributed are the commitments to which others contributed in one way.
type contributed struct {
	way
	to []ogp.ID
}

// contributionItems sum the contributions of others over the commitments that
// are assessed; nil if there are none.
func contributionItems(w *source) []*contributed {
	some := false
	items := make([]*contributed, len(ways))
	for i, way := range ways {
		items[i] = &contributed{way: way}
		for _, c := range assessed(w) {
			if len(statements(c.Results, way.field)) > 0 {
				items[i].to = append(items[i].to, c.Number)
				some = true
			}
		}
	}
	if !some {
		return nil
	}
	return items
}

func assessed(w *source) []*ogp.CommitmentReport {
	var all []*ogp.CommitmentReport
	for i := range w.report.Commitments {
		if c := &w.report.Commitments[i]; c.Active() {
			all = append(all, c)
		}
	}
	return all
}

// contributionsWords say for how many commitments others contributed.
func contributionsWords(w *source) string {
	to := map[ogp.ID]bool{}
	for _, item := range contributionItems(w) {
		for _, id := range item.to {
			to[id] = true
		}
	}
	switch total := w.stats.Commitments.Assessed; {
	case total == 0:
		return ""
	case len(to) == 0:
		return w.Text(templates.ContributionsNone)
	default:
		return w.Text(templates.ContributionsTo, "of", w.Of(len(to), total))
	}
}

// contributionsTable is the contributions of others to all commitments; what
// they were stands with each.
func contributionsTable(w *composer) []render.Block {
	words := contributionsWords(w.source)
	items := contributionItems(w.source)
	if words == "" {
		return nil
	}
	if len(items) == 0 {
		return []render.Block{para(words)}
	}
	columns := []render.Column{
		textColumn(w.Text(templates.ContributionsWay), 1.6),
		figureColumn(w.Text(templates.ChartCommitments)),
		textColumn(w.Text(templates.ContributionsWhich), 1.6),
	}
	rows := make([]render.Row, len(items))
	for i, x := range items {
		rows[i] = row(cell(w.Text(x.name)), cell(w.Of(len(x.to), w.stats.Commitments.Assessed)),
			commitmentLinks(w.words, x.to))
	}
	t := w.table(w.Text(templates.ContributionsCaption), columns, rows)
	t.RowHeads, t.Note = 1, plain(words)
	return []render.Block{t}
}

// commitmentLinks are numbers that lead to the commitments.
func commitmentLinks(w words, ids []ogp.ID) render.Cell {
	if len(ids) == 0 {
		return w.dash(templates.NotAny)
	}
	var spans []render.Span
	for i, id := range ids {
		if i > 0 {
			spans = append(spans, render.Span{Text: w.Text(templates.FormatComma)})
		}
		spans = append(spans, w.numberLink(id, id))
	}
	return spanCell(spans...)
}

// numberLink is a number that leads to the record of a commitment.
func (w words) numberLink(number, commitment ogp.ID) render.Span {
	return render.Span{Text: string(number), Ref: "commitment-" + string(commitment),
		Leads: w.Text(templates.CommitmentEyebrow, "number", string(commitment))}
}

// contactBlocks are the responsible persons, as far as the plan publishes them.
func contactBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	items := contactItems(w, c)
	switch {
	case len(items) > 0:
		var spans []render.Span
		for i, item := range items {
			if i > 0 {
				spans = append(spans, render.Span{Text: w.Text(templates.FormatSemicolon)})
			}
			spans = append(spans, item...)
		}
		return []render.Block{render.Paragraph{Spans: spans}}
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
				[]render.Span{{Text: w.typed(w.contactLine(contact))}, {Text: " (" + w.agency(agency) + ")", Muted: true}})
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
