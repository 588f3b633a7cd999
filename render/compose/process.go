package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// process is section II of the annex's outline.
func process(w *composer) *render.Section {
	return w.chapter("process", "II", templates.SectionProcess, nil,
		w.part("process-cycle", "II.A", templates.SectionCycle, cycle(w)),
		w.part("process-development", "II.B", templates.SectionDevelopment,
			append(development(w), publishedResponses(w.source)...)),
		w.part("process-implementation", "II.C", templates.SectionImplProcess, implementationProcess(w)),
		w.part("process-report", "II.D", templates.SectionReport, reportProcess(w)))
}

// cycle is the text on the forum, and its meetings as they were recorded.
func cycle(w *composer) []render.Block {
	blocks := append(w.section(ogp.SecCycle), forumBlocks(w)...)
	if len(w.report.Events) > 0 {
		blocks = append(blocks, render.Paragraph{Spans: []render.Span{{Text: w.Text(templates.EventSeeAnnex), Ref: "annex-1"}}})
	}
	return blocks
}

func forumBlocks(w *composer) []render.Block {
	p := w.plan
	f := facts{w: w.words}
	f.add(templates.PlanForum, w.in(p.Forum)...)
	f.add(templates.PlanRules, linkSpan(p.ForumRules))
	if p.Outline != ogp.StandardsOutline { // which has a place of its own for them
		f.add(templates.PlanWebsite, linkSpan(p.Website))
		f.add(templates.PlanRepository, linkSpan(p.RepositoryURL))
	}
	blocks := f.blocks()
	if p.Forum.Blank() {
		blocks = append(blocks, w.paragraph(templates.ForumNone))
	}
	meetings := forumMeetings(w.source)
	if len(meetings) == 0 {
		return append(blocks, para(forumWords(w.source, nil)))
	}
	return append(blocks, para(forumWords(w.source, meetings)), para(datesWords(w.source, meetings)))
}

func forumMeetings(w *source) []*ogp.Event {
	return eventsWhere(w, func(e *ogp.Event) bool { return e.Type == ogp.ForumMeeting })
}

// forumWords is how often the forum met, and the longest time in between.
func forumWords(w *source, meetings []*ogp.Event) string {
	if len(meetings) == 0 {
		return w.Text(templates.ForumNoMeetings)
	}
	n := 0
	for _, e := range meetings {
		n += e.Meetings()
	}
	words := w.Plural(templates.ForumMeetings, n)
	if q := w.requirement("1.1"); q != nil && q.Gap != nil {
		words += " " + gapWords(w.words, q.Gap)
	}
	return words
}

func gapWords(w words, g *ogp.Gap) string {
	words := templates.ForumGap
	if g.AtMost {
		words = templates.ForumGapAtMost
	}
	return w.Plural(words, g.Days, "span", w.Span(g.From, g.To))
}

// soFar tells whether the event counts: it does not lie after the day that the
// report speaks of.
func (w *source) soFar(e *ogp.Event) bool { return !w.report.After(e.Start) }

// eventsWhere are those of the events up to the report's date that keep names.
func eventsWhere(w *source, keep func(*ogp.Event) bool) []*ogp.Event {
	var events []*ogp.Event
	for i := range w.report.Events {
		if e := &w.report.Events[i]; keep(e) && w.soFar(e) {
			events = append(events, e)
		}
	}
	return events
}

func eventsOfPhase(w *source, phases ...ogp.Phase) []*ogp.Event {
	return eventsWhere(w, func(e *ogp.Event) bool { return slices.Contains(phases, e.Phase) })
}

// datesWords are the days of events, whose names stand in Annex 1.
func datesWords(w *source, events []*ogp.Event) string {
	dates, n := make([]string, len(events)), 0
	for i, e := range events {
		dates[i] = orWords(w.shortWhen(e), w.Text(templates.EventUndated, "event", string(e.ID)))
		if e.Meetings() > 1 {
			dates[i] = w.Plural(templates.MeetingsSeries, e.Meetings(), "dates", dates[i])
		}
		n += e.Meetings()
	}
	return w.Plural(templates.ForumDates, n, "list", strings.Join(dates, w.Text(templates.FormatSemicolon)))
}

// eventList is a short list of events; all else of them is in Annex 1.
func eventList(w *source, caption templates.Term, events []*ogp.Event) []render.Block {
	items := make([][]render.Span, len(events))
	for i, e := range events {
		if when := w.shortWhen(e); when != "" {
			items[i] = plain(when + " · ")
		}
		items[i] = append(items[i], w.in(e.Title)...)
		if len(items[i]) == 0 {
			items[i] = plain(string(e.ID))
		}
	}
	return w.labelled(caption, render.List{Items: items})
}

func development(w *composer) []render.Block {
	return append(w.section(ogp.SecDevelopment), phaseEvents(w.source, templates.DevelopmentCaption,
		templates.DevelopmentNone, ogp.CoCreation)...)
}

// publishedResponses is where the responses to contributions stand.
func publishedResponses(w *source) []render.Block {
	f := facts{w: w.words}
	f.add(templates.PlanResponses, linkSpan(w.plan.ReasonedResponse))
	return f.blocks()
}

func phaseEvents(w *source, caption, no templates.Term, phases ...ogp.Phase) []render.Block {
	events := eventsOfPhase(w, phases...)
	if len(events) == 0 {
		return []render.Block{w.paragraph(no)}
	}
	return eventList(w, caption, events)
}

func implementationProcess(w *composer) []render.Block {
	blocks := w.section(ogp.SecImplProcess)
	blocks = append(blocks, phaseEvents(w.source, templates.ImplProcessCaption, templates.ImplProcessNone, ogp.Implementation)...)
	return append(blocks, meetingBlocks(w)...)
}

// reportProcess is the consultation on this report: its window, its events
// and what was done with the comments.
func reportProcess(w *composer) []render.Block {
	blocks := append(w.section(ogp.SecReport), para(commentWindowWords(w.source)))
	if events := eventsOfPhase(w.source, ogp.SelfAssessment); len(events) > 0 {
		blocks = append(blocks, eventList(w.source, templates.ReportEventsCaption, events)...)
	}
	blocks = append(blocks, commentsSummary(w)...)
	return blocks
}

// commentWindowWords says when the draft was open for public comment.
func commentWindowWords(w *source) string {
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
func irm(w *composer, number string, heading templates.Term) *render.Section {
	blocks := w.section(ogp.SecIRM)
	if len(w.plan.Recommendations) == 0 {
		blocks = append(blocks, w.paragraph(templates.IRMNone))
	} else {
		blocks = append(blocks, recommendationTable(w))
	}
	return w.chapter("irm", number, heading, blocks)
}

func recommendationTable(w *composer) render.Table {
	columns := []render.Column{
		fixedColumn(w.Text(templates.IRMNumber)),
		textColumn(w.Text(templates.IRMRecommendation), 2),
		textColumn(w.Text(templates.IRMAddressed), 0.6),
		textColumn(w.Text(templates.IRMHow), 3),
		textColumn(w.Text(templates.IRMNext), 0.6),
	}
	var rows []render.Row
	for i := range w.plan.Recommendations {
		r := &w.plan.Recommendations[i]
		rows = append(rows, row(cell(string(r.Number)), w.textCell(r.Recommendation), cell(w.recorded(r.Addressed)),
			w.textCell(r.How), cell(w.recorded(r.NextPlan))))
	}
	t := w.table(w.Text(templates.IRMCaption), columns, rows)
	t.RowHeads = 1
	return t
}

// peerExchange is left out where there is neither text nor a row.
func peerExchange(w *composer, number string) *render.Section {
	blocks := w.section(ogp.SecPeerExchange)
	if len(w.plan.PeerExchange) > 0 {
		blocks = append(blocks, peerTable(w))
	}
	if len(blocks) == 0 {
		return nil
	}
	return w.chapter("peer-exchange", number, templates.SectionPeer, blocks)
}

func peerTable(w *composer) render.Table {
	columns := []render.Column{
		fixedColumn(w.Text(templates.PeerDate)),
		textColumn(w.Text(templates.PeerWith), 1),
		textColumn(w.Text(templates.PeerTopic), 1),
		textColumn(w.Text(templates.PeerDirection), 0.7),
		textColumn(w.Text(templates.PeerText), 2),
	}
	var rows []render.Row
	for i := range w.plan.PeerExchange {
		x := &w.plan.PeerExchange[i]
		rows = append(rows, row(cell(w.ShortDate(x.Date)), w.textCell(x.With), w.textCell(x.Topic),
			cell(w.setWord("direction", string(x.Direction))), w.textCell(x.Text)))
	}
	t := w.table(w.Text(templates.PeerCaption), columns, rows)
	t.RowHeads = 2
	return t
}
