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
	return list(name, func(w *source, _ *render.Edition) []eventItem { return everyEvent(w, keep) }, eventTags,
		linkGroup(func(e eventItem) []ogp.Link { return e.Links }))
}

// everyEvent are those of all events that keep names.
func everyEvent(w *source, keep func(*ogp.Event) bool) []eventItem {
	var events []eventItem
	for _, e := range each(w.report.Events) {
		if keep(e) {
			events = append(events, e)
		}
	}
	return events
}

var eventTags = recordTags("consultation", ogp.EventFields, func(e eventItem) eventItem { return e },
	as("event", "id"),
	these("title"),
	own(value("consultation.date", func(w *source, e eventItem) string { return w.when(e) })),
	these("start", "end"),
	unseen("times"), // a blank cell is one meeting
	own(value("consultation.times", func(w *source, e eventItem) string { return w.Number(e.Meetings()) })),
	these("phase", "type"),
	as("format", "form"),
	these("place", "open_to_public"),
	own(
		value("consultation.organiser", func(w *source, e eventItem) string { return w.actor(e.Organiser) }),
		value("consultation.co_host", func(w *source, e eventItem) string { return w.actor(e.CoHost) }),
		value("consultation.agency", func(w *source, e eventItem) string { return w.agency(e.Agency) }),
	),
	as("notice_date", "notice"),
	unseen("commitments"), // their scope is told in words
	own(
		value("consultation.scope", scopeWords),
		value("consultation.participants", func(w *source, e eventItem) string {
			if !e.Participants().Known {
				return ""
			}
			return participantWords(w.words, e)
		}),
		count("consultation.total", eventItem.Participants),
	),
	these("results_presented", "comments_invited", "comments_received", "senior_official", "points", "follow_up", "links"),
	own(count("consultation.others", others)),
	own(sectorTags()...),
)

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

var commentTags = recordTags("comment", ogp.CommentFields, func(c commentItem) commentItem { return c },
	as("comment", "id"),
	these("received", "channel"),
	own(value("comment.author", commentAuthor)),
	unseen("publish_name"), // the author is seen, or not
	unseen("publish"),      // a comment that may not be published is not in the report
	these("sector"),
	own(value("comment.target", func(w *source, c commentItem) string { return targetWords(w, c.Target) })),
	these("text", "outcome", "response", "change_made", "responder", "answered"),
	own(value("comment.open", func(w *source, c commentItem) string {
		if c.HasReply() {
			return ""
		}
		return w.Text(templates.CommentsNoReply)
	})),
)

// outcomeItems are none where there are no comments.
func outcomeItems(w *source) []*outcome {
	if len(w.report.CommentsSoFar()) == 0 {
		return nil
	}
	return each(outcomeCounts(w))
}

var outcomeTags = []render.Tag{
	value("outcome.name", func(_ *source, o *outcome) string { return o.name }),
	value("outcome.comments", func(w *source, o *outcome) string { return w.Number(o.n) }),
	value("outcome.share", func(w *source, o *outcome) string { return w.Share(o.n, len(w.report.CommentsSoFar())) }),
}

var recommendationTags = recordTags("recommendation", ogp.RecommendationFields,
	func(r *ogp.Recommendation) *ogp.Recommendation { return r },
	these("number"),
	as("recommendation", "text"),
)

var exchangeTags = recordTags("peer_exchange", ogp.PeerExchangeFields,
	func(x *ogp.PeerExchange) *ogp.PeerExchange { return x })

var lessonTags = []render.Tag{
	value("lesson.heading", func(w *source, l *lesson) string { return lessonHeading(w, l) }),
	prose("lesson.text", func(l *lesson) ogp.Text { return l.text }),
}

// others is everybody but government and civil society.
func others(e *ogp.Event) ogp.Count {
	var sum ogp.Count
	for _, s := range ogp.Sectors {
		if s != "government" && s != ogp.CivilSociety {
			sum = sum.Plus(e.Sectors[s])
		}
	}
	return sum
}
