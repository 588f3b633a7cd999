package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

type (
	eventItem   = *ogp.Event
	commentItem = *ogp.Comment
)

// eventGroup is those of the events, in order of date, that keep names.
func eventGroup(name string, keep func(*ogp.Event) bool) *render.Group {
	return list(name, func(w *source, _ *render.Edition) []eventItem { return eventsWhere(w, keep) }, eventTags,
		linkGroup(func(e eventItem) []ogp.Link { return e.Links }))
}

var eventTags = tags([]render.Tag{
	value("consultation.id", func(_ *source, e eventItem) string { return string(e.ID) }),
	prose("consultation.title", func(e eventItem) ogp.Text { return e.Title }),
	value("consultation.date", func(w *source, e eventItem) string { return w.Span(e.Start, e.End) }),
	date("consultation.start", func(e eventItem) ogp.Date { return e.Start }),
	date("consultation.end", func(e eventItem) ogp.Date { return e.End }),
	member("consultation.phase", "phase", func(e eventItem) string { return string(e.Phase) }),
	member("consultation.type", "event_type", func(e eventItem) string { return string(e.Type) }),
	member("consultation.form", "event_format", func(e eventItem) string { return string(e.Format) }),
	prose("consultation.place", func(e eventItem) ogp.Text { return e.Place }),
	value("consultation.organiser", func(w *source, e eventItem) string { return w.actor(e.Organiser) }),
	value("consultation.co_host", func(w *source, e eventItem) string { return w.actor(e.CoHost) }),
	value("consultation.agency", func(w *source, e eventItem) string { return w.agency(e.Agency) }),
	date("consultation.notice", func(e eventItem) ogp.Date { return e.Notice }),
	value("consultation.scope", scopeWords),
	value("consultation.participants", func(w *source, e eventItem) string {
		if !e.Participants().Known {
			return ""
		}
		return participantWords(w.words, e)
	}),
	count("consultation.total", eventItem.Participants),
	reply("consultation.results_presented", func(e eventItem) ogp.Answer { return e.ResultsPresented }),
	reply("consultation.comments_invited", func(e eventItem) ogp.Answer { return e.CommentsInvited }),
	count("consultation.comments_received", func(e eventItem) ogp.Count { return e.CommentsReceived }),
	value("consultation.senior_official", func(_ *source, e eventItem) string { return e.SeniorOfficial }),
	prose("consultation.points", func(e eventItem) ogp.Text { return e.Points }),
	prose("consultation.follow_up", func(e eventItem) ogp.Text { return e.FollowUp }),
	addresses("consultation.links", func(e eventItem) []ogp.Link { return e.Links }),
	count("consultation.others", others),
}, sectorTags())

// sectorTags are the number of participants from each sector.
func sectorTags() []render.Tag {
	all := make([]render.Tag, len(ogp.Sectors))
	for i, s := range ogp.Sectors {
		all[i] = count("consultation."+string(s), func(e eventItem) ogp.Count { return e.Sectors[s] })
		all[i].Means = func(words *templates.Catalogue) string {
			return words.Text("tag_pattern.sector", "sector", words.Label("sector", string(s)))
		}
	}
	return all
}

var commentTags = []render.Tag{
	value("comment.id", func(_ *source, c commentItem) string { return string(c.ID) }),
	date("comment.received", func(c commentItem) ogp.Date { return c.Received }),
	value("comment.channel", func(_ *source, c commentItem) string { return c.Channel }),
	value("comment.author", commentAuthor),
	member("comment.sector", "sector", func(c commentItem) string { return string(c.Sector) }),
	value("comment.target", func(w *source, c commentItem) string { return targetWords(w, c.Target) }),
	prose("comment.text", func(c commentItem) ogp.Text { return c.Text }),
	member("comment.outcome", "outcome", func(c commentItem) string { return string(c.Outcome) }),
	prose("comment.response", func(c commentItem) ogp.Text { return c.Response }),
	prose("comment.change_made", func(c commentItem) ogp.Text { return c.ChangeMade }),
	value("comment.responder", func(_ *source, c commentItem) string { return c.Responder }),
	date("comment.answered", func(c commentItem) ogp.Date { return c.Answered }),
	value("comment.open", func(w *source, c commentItem) string {
		if c.HasReply() {
			return ""
		}
		return w.Text(templates.CommentsNoReply)
	}),
}

// outcomeItems are none where there are no comments.
func outcomeItems(w *source) []*outcome {
	if len(w.report.Comments) == 0 {
		return nil
	}
	return each(outcomeCounts(w))
}

var outcomeTags = []render.Tag{
	value("outcome.name", func(_ *source, o *outcome) string { return o.name }),
	value("outcome.comments", func(w *source, o *outcome) string { return w.Number(o.n) }),
	value("outcome.share", func(w *source, o *outcome) string { return w.Share(o.n, len(w.report.Comments)) }),
}

var recommendationTags = []render.Tag{
	value("recommendation.number", func(_ *source, r *ogp.Recommendation) string { return string(r.Number) }),
	prose("recommendation.text", func(r *ogp.Recommendation) ogp.Text { return r.Recommendation }),
	reply("recommendation.addressed", func(r *ogp.Recommendation) ogp.Answer { return r.Addressed }),
	prose("recommendation.how", func(r *ogp.Recommendation) ogp.Text { return r.How }),
	reply("recommendation.next_plan", func(r *ogp.Recommendation) ogp.Answer { return r.NextPlan }),
}

var exchangeTags = []render.Tag{
	date("peer_exchange.date", func(x *ogp.PeerExchange) ogp.Date { return x.Date }),
	prose("peer_exchange.with", func(x *ogp.PeerExchange) ogp.Text { return x.With }),
	prose("peer_exchange.topic", func(x *ogp.PeerExchange) ogp.Text { return x.Topic }),
	member("peer_exchange.direction", "direction", func(x *ogp.PeerExchange) string { return string(x.Direction) }),
	prose("peer_exchange.text", func(x *ogp.PeerExchange) ogp.Text { return x.Text }),
}

var lessonTags = []render.Tag{
	value("lesson.heading", func(w *source, l *lesson) string { return lessonHeading(w, l) }),
	prose("lesson.text", func(l *lesson) ogp.Text { return l.text }),
}
