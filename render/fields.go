package render

import (
	"strings"

	"selfassess"
	"selfassess/templates"
)

// Schema is the one place where a name in a template becomes a value: the
// report as a whole, and the groups that repeat within it. The meaning of
// every name stands in the catalogue, under tag.<name> and tag_group.<name>.
var Schema = &Group{Tags: reportTags, Groups: []*Group{
	list("commitments", func(_ *composer, e *Edition) []commitmentItem { return each(e.Report.Commitments) }, commitmentTags,
		list("milestones", func(_ *composer, c commitmentItem) []milestoneItem { return each(c.Milestones) }, milestoneTags),
		list("results", func(_ *composer, c commitmentItem) []resultItem { return each(c.Results) }, resultTags)),
	list("consultations", func(_ *composer, e *Edition) []eventItem { return each(e.Report.Events) }, eventTags),
	list("comments", func(_ *composer, e *Edition) []commentItem { return each(e.Report.Comments) }, commentTags),
}}

type (
	commitmentItem = *selfassess.CommitmentReport
	milestoneItem  = *selfassess.MilestoneReport
	resultItem     = *selfassess.Result
	eventItem      = *selfassess.Event
	commentItem    = *selfassess.Comment
)

var reportTags = []Tag{
	{Name: "report.body", Kind: BodyTag},
	{Name: "report.contents", Kind: ContentsTag},
	value("report.title", func(_ *composer, e *Edition) string { return e.Document().Cover.Title }),
	value("report.date", func(_ *composer, e *Edition) string { return e.Document().Cover.Date }),
	value("report.notice", func(_ *composer, e *Edition) string { return e.Document().Cover.Notice }),
	value("report.running", func(_ *composer, e *Edition) string { return e.Document().Meta.Running }),
	value("report.publisher", func(_ *composer, e *Edition) string { return e.Document().Cover.Publisher }),
	value("plan.country", func(_ *composer, e *Edition) string { return e.Document().Meta.Country }),
	value("plan.title", func(_ *composer, e *Edition) string { return e.Document().Cover.Subtitle }),
	value("plan.period", func(_ *composer, e *Edition) string { return e.Document().Cover.Period }),
	value("plan.coordinating_agency", func(_ *composer, e *Edition) string { return e.Document().Meta.Author }),
	value("plan.id", func(w *composer, _ *Edition) string { return string(w.plan.ID) }),
	prose("plan.forum", func(e *Edition) selfassess.Text { return e.Report.Plan.Forum }),
	value("label.contents", func(_ *composer, e *Edition) string { return e.Document().Labels.Contents }),
	value("label.draft", func(_ *composer, e *Edition) string { return e.Document().Meta.Draft }),
	{Name: "label.page", Kind: PageTag, text: func(_ *composer, item any) (string, string) { return item.(*Edition).Document().Labels.Page, "" }},
	word("label.level", func(w *composer) string { return w.Text(templates.CommitmentLevel) }),
	drawing("chart.levels", func(w *composer, _ *Edition) Chart {
		return w.levelChart(w.Text(templates.ChartByLevel), w.stats.Commitments.Levels, w.Text(templates.ChartCommitments))
	}),
}

var commitmentTags = []Tag{
	value("commitment.number", func(_ *composer, c commitmentItem) string { return string(c.Number) }),
	prose("commitment.title", func(c commitmentItem) selfassess.Text { return c.Title }),
	prose("commitment.theme", func(c commitmentItem) selfassess.Text { return c.Theme }),
	value("commitment.level", func(w *composer, c commitmentItem) string { return w.Level(c.Level) }),
	value("commitment.lead", func(w *composer, c commitmentItem) string { return w.agencyList(c.Lead) }),
	value("commitment.supporting", func(w *composer, c commitmentItem) string { return w.agencyList(c.Supporting) }),
	value("commitment.start", func(w *composer, c commitmentItem) string { return w.Date(c.Start) }),
	value("commitment.end", func(w *composer, c commitmentItem) string { return w.Date(c.End) }),
	value("commitment.revised_end", func(w *composer, c commitmentItem) string { return w.Date(c.RevisedEnd) }),
	prose("commitment.problem", func(c commitmentItem) selfassess.Text { return c.Problem }),
	prose("commitment.description", func(c commitmentItem) selfassess.Text { return c.Description }),
	prose("commitment.contribution", func(c commitmentItem) selfassess.Text { return c.Contribution }),
	prose("commitment.relevance", func(c commitmentItem) selfassess.Text { return c.Relevance }),
	value("commitment.evidence", func(_ *composer, c commitmentItem) string { return linkLines(c.Evidence()) }),
	blocks("commitment.record", func(w *composer, c commitmentItem) []Block { return w.record(c, "").Blocks }),
}

var milestoneTags = []Tag{
	value("milestone.number", func(_ *composer, m milestoneItem) string { return string(m.Number) }),
	prose("milestone.title", func(m milestoneItem) selfassess.Text { return m.Text }),
	prose("milestone.output", func(m milestoneItem) selfassess.Text { return m.Output }),
	value("milestone.responsible", func(w *composer, m milestoneItem) string { return w.agency(m.Responsible) }),
	value("milestone.level", func(w *composer, m milestoneItem) string { return w.Level(m.Level) }),
	value("milestone.start", func(w *composer, m milestoneItem) string { return w.Date(m.Start) }),
	value("milestone.end", func(w *composer, m milestoneItem) string { return w.Date(m.Due()) }),
	value("milestone.actual_end", func(w *composer, m milestoneItem) string { return w.Date(m.ActualEnd()) }),
	value("milestone.evidence", func(_ *composer, m milestoneItem) string { return linkLines(m.EvidenceLinks()) }),
}

var resultTags = []Tag{
	value("result.agency", func(w *composer, r resultItem) string { return w.agency(r.Agency) }),
	prose("result.results", func(r resultItem) selfassess.Text { return r.Results }),
	prose("result.public_use", func(r resultItem) selfassess.Text { return r.PublicUse }),
	prose("result.next_steps", func(r resultItem) selfassess.Text { return r.NextSteps }),
	prose("result.challenges", func(r resultItem) selfassess.Text { return r.Challenge }),
	prose("result.lessons", func(r resultItem) selfassess.Text { return r.Lessons }),
}

var eventTags = []Tag{
	value("consultation.id", func(_ *composer, e eventItem) string { return string(e.ID) }),
	prose("consultation.title", func(e eventItem) selfassess.Text { return e.Title }),
	value("consultation.date", func(w *composer, e eventItem) string { return w.Span(e.Start, e.End) }),
	value("consultation.type", func(w *composer, e eventItem) string { return w.setWord("event_type", string(e.Type)) }),
	prose("consultation.place", func(e eventItem) selfassess.Text { return e.Place }),
	value("consultation.participants", func(w *composer, e eventItem) string { return w.participants(e) }),
	prose("consultation.points", func(e eventItem) selfassess.Text { return e.Points }),
	prose("consultation.follow_up", func(e eventItem) selfassess.Text { return e.FollowUp }),
}

var commentTags = []Tag{
	value("comment.id", func(_ *composer, c commentItem) string { return string(c.ID) }),
	value("comment.received", func(w *composer, c commentItem) string { return w.Date(c.Received) }),
	value("comment.author", (*composer).commentAuthor),
	value("comment.target", func(w *composer, c commentItem) string { return w.targetWords(c.Target) }),
	prose("comment.text", func(c commentItem) selfassess.Text { return c.Text }),
	value("comment.outcome", func(w *composer, c commentItem) string { return w.setWord("outcome", string(c.Outcome)) }),
	prose("comment.response", func(c commentItem) selfassess.Text { return c.Response }),
	prose("comment.change_made", func(c commentItem) selfassess.Text { return c.ChangeMade }),
}

// linkLines are addresses as they were typed, one a line.
func linkLines(links []selfassess.Link) string {
	lines := make([]string, len(links))
	for i, l := range links {
		lines[i] = l.Text
	}
	return strings.Join(lines, "\n")
}
