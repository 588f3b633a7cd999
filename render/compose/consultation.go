package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// consultationAnnex is Annex 1: what the events come to, and a record of each.
func consultationAnnex(w *composer) *render.Section {
	blocks := []render.Block{para(eventWords(w.source))}
	for i := range w.report.Events {
		blocks = append(blocks, eventRecord(w.source, &w.report.Events[i])...)
	}
	return w.annex(1, templates.AnnexConsultation, blocks)
}

func eventWords(w *source) string {
	n := w.stats.Consultation
	switch all := len(w.report.Events); {
	case all == 0:
		return w.Text(templates.EventNone)
	case n.Events == 0:
		return w.Plural(templates.EventOnlyLater, all, "date", w.Date(w.report.AsOf))
	}
	sentences := []string{w.Plural(templates.EventHeld, n.Events)}
	if n.Meetings > n.Events {
		sentences = append(sentences, w.Plural(templates.EventMeetings, n.Meetings))
	}
	if later := len(w.report.Events) - n.Events; later > 0 {
		sentences = append(sentences, w.Plural(templates.EventLater, later, "date", w.Date(w.report.AsOf)))
	}
	var phases []string
	for _, p := range ogp.Phases {
		if k := n.ByPhase[p]; k > 0 {
			phases = append(phases, w.Plural(templates.EventInPhase, k, "phase", w.setWord("phase_within", string(p))))
		}
	}
	if len(phases) > 0 {
		sentences = append(sentences, w.Text(templates.EventPhases, "list", w.And(phases)))
	}
	if n.Participants.Known {
		people := w.Plural(templates.CountPeople, n.Participants.N)
		sentences = append(sentences, w.Plural(templates.EventAttendance, n.WithAttendance, "people", people))
	} else {
		sentences = append(sentences, w.Text(templates.EventNoAttendance))
	}
	if n.RaisedAtEvents.Known {
		sentences = append(sentences, w.Plural(templates.EventRaised, n.RaisedAtEvents.N))
	}
	return strings.Join(sentences, " ")
}

func bold(spans []render.Span) []render.Span {
	for i := range spans {
		spans[i].Bold = true
	}
	if len(spans) == 0 {
		return plain(render.None)
	}
	return spans
}

func invitedWords(w words, e *ogp.Event) string {
	words := w.recorded(e.CommentsInvited)
	if e.CommentsReceived.Known {
		words += w.Text(templates.FormatComma) + w.Number(e.CommentsReceived.N)
	}
	return words
}

// scopeWords says which commitments an event was about.
func scopeWords(w *source, e *ogp.Event) string {
	return w.about(e.All, e.Commitments)
}

// eventRecord is everything that was recorded of one event: what a meeting is
// judged by and what else is known on one line, then what was said and what
// followed.
func eventRecord(w *source, e *ogp.Event) []render.Block {
	head := joinWords(" · ", w.when(e), orWords(w.title(e.Title), string(e.ID)))
	blocks := append([]render.Block{render.Label{Text: plain(head)}}, eventFacts(w, e).line()...)
	blocks = append(blocks, w.named(w.Text(templates.EventPoints), e.Points)...)
	return append(blocks, w.named(w.Text(templates.EventFollowUp), e.FollowUp)...)
}

func eventFacts(w *source, e *ogp.Event) *facts {
	f := &facts{w: w.words}
	f.text(templates.EventID, string(e.ID))
	if e.Start.Blank() && e.End.Blank() {
		f.text(templates.EventDate, w.Text(templates.NotRecorded))
	}
	f.text(templates.EventType, w.setWord("event_type", string(e.Type)))
	f.text(templates.EventForm, w.setWord("event_format", string(e.Format)))
	if e.Times.Known {
		f.text(templates.EventTimes, w.Number(e.Times.N))
	}
	f.text(templates.EventPhase, orWords(w.setWord("phase", string(e.Phase)), w.Text(templates.NotRecorded)))
	f.text(templates.EventScope, scopeWords(w, e))
	f.add(templates.EventPlace, w.in(e.Place)...)
	if e.OpenToPublic != ogp.Unstated {
		f.text(templates.EventOpen, w.answer(e.OpenToPublic))
	}
	f.text(templates.EventOrganiser, w.actor(e.Organiser))
	f.text(templates.EventCoHost, w.actor(e.CoHost))
	f.text(templates.EventNotice, w.Date(e.Notice))
	f.text(templates.EventParticipants, participantWords(w.words, e))
	f.text(templates.EventResults, w.recorded(e.ResultsPresented))
	f.text(templates.EventComments, invitedWords(w.words, e))
	f.text(templates.EventSenior, w.typed(e.SeniorOfficial))
	f.add(templates.EventLinks, linkSpans(e.Links)...)
	return f
}

// participantWords is the total and the sectors that make it up, without those
// that nobody came from; a total that the sectors cannot make up is said to be
// only stated.
func participantWords(w words, e *ogp.Event) string {
	var parts []string
	var sum ogp.Count
	all := true
	for _, s := range ogp.Sectors {
		n := e.Sectors[s]
		sum = sum.Plus(n)
		all = all && n.Known
		if n.Known && n.N > 0 {
			parts = append(parts, w.Text(templates.EventSector, "sector", w.setWord("sector_within", string(s)),
				"n", w.Number(n.N)))
		}
	}
	total := e.Participants()
	if !total.Known {
		return w.Text(templates.NotRecorded)
	}
	if len(parts) == 0 {
		return w.Number(total.N)
	}
	if sum.N > total.N || all && sum.N < total.N {
		return w.Text(templates.EventMismatch, "total", w.Number(total.N), "sum", w.Number(sum.N),
			"sectors", strings.Join(parts, w.Text(templates.FormatComma)))
	}
	return w.Text(templates.EventBreakdown, "total", w.Number(total.N), "sectors", strings.Join(parts, w.Text(templates.FormatComma)))
}
