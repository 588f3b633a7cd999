package compose

import (
	"slices"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// process is section II of the annex's outline.
func (w *composer) process() *render.Section {
	return w.chapter("process", "II", templates.SectionProcess, nil,
		w.part("process-cycle", "II.A", templates.SectionCycle, w.cycle()),
		w.part("process-development", "II.B", templates.SectionDevelopment, w.development()),
		w.part("process-implementation", "II.C", templates.SectionImplProcess, w.implementationProcess()),
		w.part("process-report", "II.D", templates.SectionReport, w.reportProcess()))
}

// cycle is the text on the forum, and its meetings as they were recorded.
func (w *composer) cycle() []render.Block {
	return append(w.section(ogp.SecCycle), w.forum()...)
}

func (w *composer) forum() []render.Block {
	p := w.plan
	f := facts{w: w}
	f.add(templates.PlanForum, w.in(p.Forum)...)
	f.add(templates.PlanRules, linkSpan(p.ForumRules))
	f.add(templates.PlanWebsite, linkSpan(p.Website))
	f.add(templates.PlanRepository, linkSpan(p.RepositoryURL))
	blocks := f.blocks()
	if p.Forum.Blank() {
		blocks = append(blocks, w.say(templates.ForumNone))
	}
	meetings := w.forumMeetings()
	if len(meetings) == 0 {
		return append(blocks, para(w.forumWords(nil)))
	}
	return append(blocks, para(w.forumWords(meetings)), w.eventTable(w.Text(templates.ForumCaption), meetings))
}

func (w *composer) forumMeetings() []*ogp.Event {
	return w.eventsWhere(func(e *ogp.Event) bool { return e.Type == ogp.ForumMeeting })
}

// forumWords is how often the forum met, and the longest time in between.
func (w *composer) forumWords(meetings []*ogp.Event) string {
	if len(meetings) == 0 {
		return w.Text(templates.ForumNoMeetings)
	}
	words := w.Plural(templates.ForumMeetings, len(meetings))
	if q := w.requirement("1.1"); q != nil && q.Gap != nil {
		words += " " + w.gapWords(q.Gap)
	}
	return words
}

func (w *composer) gapWords(g *ogp.Gap) string {
	return w.Plural(templates.ForumGap, g.Days, "span", w.Span(g.From, g.To))
}

func (w *composer) eventsWhere(keep func(*ogp.Event) bool) []*ogp.Event {
	var events []*ogp.Event
	for i := range w.report.Events {
		if e := &w.report.Events[i]; keep(e) {
			events = append(events, e)
		}
	}
	return events
}

func (w *composer) ofPhase(phases ...ogp.Phase) []*ogp.Event {
	return w.eventsWhere(func(e *ogp.Event) bool { return slices.Contains(phases, e.Phase) })
}

// eventTable is a short list of events; their records are in Annex 1.
func (w *composer) eventTable(caption string, events []*ogp.Event) render.Table {
	columns := []render.Column{fixedColumn(w.Text(templates.EventDate)), textColumn(w.Text(templates.EventEvent), 2.4),
		textColumn(w.Text(templates.EventType), 1), figureColumn(w.Text(templates.EventParticipants))}
	var rows []render.Row
	for _, e := range events {
		rows = append(rows, row(cell(w.ShortSpan(e.Start, e.End)), spanCell(w.in(e.Title)...), cell(w.setWord("event_type", string(e.Type))),
			cell(w.Counted(e.Participants()))))
	}
	t := w.table(caption, columns, rows)
	t.Note = w.Text(templates.EventTableNote)
	if slices.ContainsFunc(events, func(e *ogp.Event) bool { return !e.Participants().Known }) {
		t.Note = w.Text(templates.EventTableDash) + " " + t.Note
	}
	return t
}

// setWord is the word for a key of a closed set; "" for none.
func (w *composer) setWord(set, key string) string {
	if key == "" {
		return ""
	}
	if !w.Has(set + "." + key) {
		return key
	}
	return w.Label(set, key)
}

func (w *composer) development() []render.Block {
	return append(w.section(ogp.SecDevelopment), w.phaseEvents(templates.DevelopmentCaption, templates.DevelopmentNone, ogp.CoCreation)...)
}

func (w *composer) phaseEvents(caption, no templates.Term, phases ...ogp.Phase) []render.Block {
	events := w.ofPhase(phases...)
	if len(events) == 0 {
		return []render.Block{w.say(no)}
	}
	return []render.Block{w.eventTable(w.Text(caption), events)}
}

func (w *composer) implementationProcess() []render.Block {
	blocks := w.section(ogp.SecImplProcess)
	blocks = append(blocks, w.phaseEvents(templates.ImplProcessCaption, templates.ImplProcessNone, ogp.Implementation)...)
	blocks = append(blocks, w.meetings()...)
	return append(blocks, render.Paragraph{Spans: []render.Span{{Text: w.Text(templates.EventSeeAnnex), Ref: "annex-1"}}})
}

// reportProcess is the consultation on this report: its window, its events
// and what was done with the comments.
func (w *composer) reportProcess() []render.Block {
	blocks := append(w.section(ogp.SecReport), para(w.commentWindow()))
	if events := w.ofPhase(ogp.SelfAssessment); len(events) > 0 {
		blocks = append(blocks, w.eventTable(w.Text(templates.ReportEventsCaption), events))
	}
	blocks = append(blocks, w.commentsSummary()...)
	return blocks
}

// commentWindow says when the draft was open for public comment.
func (w *composer) commentWindow() string {
	from, to := w.plan.CommentStart, w.plan.CommentEnd
	switch {
	case from.Blank() && to.Blank():
		return w.Text(templates.CommentsNoWindow)
	case to.Blank():
		return w.Text(templates.CommentsFrom, "date", w.Date(from))
	case from.Blank():
		return w.Text(templates.CommentsUntil, "date", w.Date(to))
	}
	return w.Text(templates.CommentsWindow, "window", w.Span(from, to))
}

// irm is what became of the IRM's recommendations.
func (w *composer) irm(number string, heading templates.Term) *render.Section {
	blocks := w.section(ogp.SecIRM)
	if len(w.plan.Recommendations) == 0 {
		blocks = append(blocks, w.say(templates.IRMNone))
	} else {
		blocks = append(blocks, w.recommendations())
	}
	return w.chapter("irm", number, heading, blocks)
}

func (w *composer) recommendations() render.Table {
	columns := []render.Column{fixedColumn(w.Text(templates.IRMNumber)), textColumn(w.Text(templates.IRMRecommendation), 2),
		textColumn(w.Text(templates.IRMAddressed), 0.6), textColumn(w.Text(templates.IRMHow), 3), textColumn(w.Text(templates.IRMNext), 0.6)}
	var rows []render.Row
	for i := range w.plan.Recommendations {
		r := &w.plan.Recommendations[i]
		rows = append(rows, row(cell(string(r.Number)), w.textCell(r.Recommendation), cell(w.answer(r.Addressed)),
			w.textCell(r.How), cell(w.answer(r.NextPlan))))
	}
	return w.table(w.Text(templates.IRMCaption), columns, rows)
}

// answer is yes, no or partly; silence is "not reported".
func (w *composer) answer(a ogp.Answer) string {
	if a == ogp.Unstated {
		return w.Text(templates.NotReported)
	}
	return w.Label("answer", a.Key())
}

// peerExchange is left out where there is neither text nor a row.
func (w *composer) peerExchange(number string) *render.Section {
	blocks := w.section(ogp.SecPeerExchange)
	if len(w.plan.PeerExchange) > 0 {
		blocks = append(blocks, w.peerTable())
	}
	if len(blocks) == 0 {
		return nil
	}
	return w.chapter("peer-exchange", number, templates.SectionPeer, blocks)
}

func (w *composer) peerTable() render.Table {
	columns := []render.Column{fixedColumn(w.Text(templates.PeerDate)), textColumn(w.Text(templates.PeerWith), 1),
		textColumn(w.Text(templates.PeerTopic), 1), textColumn(w.Text(templates.PeerDirection), 0.7), textColumn(w.Text(templates.PeerText), 2)}
	var rows []render.Row
	for i := range w.plan.PeerExchange {
		x := &w.plan.PeerExchange[i]
		rows = append(rows, row(cell(w.ShortDate(x.Date)), w.textCell(x.With), w.textCell(x.Topic),
			cell(w.setWord("direction", string(x.Direction))), w.textCell(x.Text)))
	}
	return w.table(w.Text(templates.PeerCaption), columns, rows)
}
