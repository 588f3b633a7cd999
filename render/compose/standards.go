package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// standardsAnnex is Annex 3: each minimum requirement, met or not, and the
// evidence.
func standardsAnnex(w *composer) *render.Section {
	columns := []render.Column{
		fixedColumn(w.Text(templates.StandardsNumber)),
		textColumn(w.Text(templates.StandardsRequirement), 3),
		textColumn(w.Text(templates.MeetingsResult), 2),
	}
	var rows []render.Row
	for i := range w.edition.Requirements {
		q := &w.edition.Requirements[i]
		rows = append(rows, row(cell(q.Number), spanCell(render.Span{Text: shortRequirement(w.words, q.Number),
			Ref: requirementID(q)}), spanCell(w.verdict(q.Verdict))))
	}
	t := w.table(w.Text(templates.StandardsCaption), columns, rows)
	t.RowHeads = 2
	var sections []*render.Section
	for i := range w.edition.Requirements {
		q := &w.edition.Requirements[i]
		sections = append(sections, &render.Section{ID: requirementID(q), Contents: true, Blocks: requirementBlocks(w, q),
			Heading: plain(w.Text(templates.StandardsHeading, "number", q.Number,
				"requirement", shortRequirement(w.words, q.Number)))})
	}
	return w.annex(3, templates.AnnexStandards, []render.Block{w.paragraph(templates.StandardsReading),
		w.paragraph(templates.StandardsIntro), w.paragraph(templates.StandardsUnopened), t}, sections...)
}

func requirementID(q *ogp.Requirement) string {
	return "requirement-" + strings.ReplaceAll(q.Number, ".", "-")
}

// shortRequirement is a requirement in a few words, as its heading says it.
func shortRequirement(w words, number string) string {
	return w.Label(templates.RequirementShortSet, requirementKey(number))
}

// requirementKey is the number as a key of the catalogue: "r5_1".
func requirementKey(number string) string { return "r" + strings.ReplaceAll(number, ".", "_") }

func requirementWords(w words, number string) string {
	return w.Label(templates.RequirementSet, requirementKey(number))
}

// requirementBlocks are the result of one requirement, its figures, and what
// counts and what falls short.
func requirementBlocks(w *composer, q *ogp.Requirement) []render.Block {
	f := facts{w: w.words}
	f.add(templates.MeetingsResult, w.verdict(q.Verdict))
	f.text(templates.StandardsWhy, capital(w.reasons(q.Why)))
	if q.Gap != nil {
		f.text(templates.StandardsGap, gapWords(w.words, q.Gap))
	}
	if n := q.Notice; n != nil {
		f.text(templates.StandardsNotice, noticeWords(w.words, n))
	}
	if n := q.Responses; n != nil {
		f.text(templates.StandardsFigures, responseWords(w.words, n))
	}
	f.add(templates.StandardsLinks, linkSpans(q.Links)...)
	blocks := append([]render.Block{para(requirementWords(w.words, q.Number))}, f.blocks()...)
	if n := q.Responses; n != nil && q.Verdict == ogp.Met && n.Answered < n.Contributions() {
		blocks = append(blocks, w.paragraph(templates.StandardsSummary))
	}
	switch q.Number {
	case "5.1":
		return append(blocks, meetingsEvidence(w.source, q)...)
	case "2.2":
		blocks = append(append(blocks, updatesByYear(w, q)...), repositoryBlocks(w)...)
	}
	return append(blocks, countingBlocks(w.source, q)...)
}

// responseWords tells the comments that are listed from the contributions that
// were only counted, and how many have a response.
func responseWords(w words, n *ogp.Responses) string {
	if n.Contributions() == 0 {
		return ""
	}
	sentence := w.Text(templates.StandardsResponses, "answered", w.Number(n.Answered), "n", w.Number(n.Contributions()))
	return sentence + " " + w.Text(templates.StandardsContributions, "listed", w.Number(n.Listed),
		"counted", w.Number(n.Counted))
}

func noticeWords(w words, n *ogp.NoticePeriod) string {
	if n.Days < 0 {
		return w.Plural(templates.StandardsNoticeAfter, -n.Days, "notice", w.Date(n.Notice), "held", w.Date(n.Held),
			"event", string(n.Event))
	}
	return w.Plural(templates.StandardsNoticeDays, n.Days, "notice", w.Date(n.Notice), "held", w.Date(n.Held),
		"event", string(n.Event))
}

func updatesByYear(w *composer, q *ogp.Requirement) []render.Block {
	if len(q.Years) == 0 || q.Verdict == ogp.NotRecorded {
		return nil
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MeetingsYear)),
		figureColumn(w.Text(templates.StandardsUpdates)),
		figureColumn(w.Text(templates.MeetingsRequired)),
		textColumn(w.Text(templates.MeetingsResult), 1),
	}
	var rows []render.Row
	for _, y := range q.Years {
		rows = append(rows, row(cell(w.planYear(y)), w.numberCell(y.Qualifying), w.numberCell(y.Required),
			spanCell(w.yearResult(y))))
	}
	t := w.table(w.Text(templates.StandardsUpdatesCaption), columns, rows)
	t.RowHeads = 1
	return []render.Block{t}
}

// countingBlocks lists what fulfils the requirement, and what falls short and
// why.
func countingBlocks(w *source, q *ogp.Requirement) []render.Block {
	var blocks []render.Block
	if len(q.Counting) > 0 {
		blocks = append(blocks, w.labelled(templates.StandardsCounting, countingList(w, q))...)
	}
	if len(q.May) > 0 {
		blocks = append(blocks, w.labelled(templates.StandardsMay, reasonList(w, q.May))...)
	}
	if len(q.Short) > 0 {
		blocks = append(blocks, shortList(w, q.Short)...)
	}
	return blocks
}

// countingList is what fulfils the requirement, with a note where something
// of it is not recorded. Comments, of which there can be hundreds, are one item.
func countingList(w *source, q *ogp.Requirement) render.List {
	var items [][]render.Span
	var comments []ogp.ID
	for _, id := range q.Counting {
		if w.events[id] == nil {
			comments = append(comments, id)
			continue
		}
		item := plain(itemWords(w, id))
		for _, n := range q.Noted {
			if n.ID == id {
				item = append(item, render.Span{Text: " (" + w.reasons(n.Why) + ")"})
			}
		}
		items = append(items, item)
	}
	if len(comments) > 0 {
		items = append(items, plain(w.Plural(templates.StandardsComments, len(comments), "list", idList(w.words, comments))))
	}
	return render.List{Items: items}
}

func shortList(w *source, short []ogp.Short) []render.Block {
	outside := func(s ogp.Short) bool { return slices.Contains(s.Why, ogp.OutsidePlan) }
	if slices.ContainsFunc(short, outside) { // which is no failing
		return w.labelled(templates.StandardsShortOther, reasonList(w, short))
	}
	return w.labelled(templates.StandardsShort, reasonList(w, short))
}

func reasonList(w *source, short []ogp.Short) render.List {
	items := make([][]render.Span, len(short))
	for i, s := range short {
		items[i] = []render.Span{{Text: itemWords(w, s.ID) + w.Text(templates.FormatColon)}, {Text: w.reasons(sureOf(s.Why)), Bold: true}}
	}
	return render.List{Items: items}
}

// itemWords names an event by its id, date and title, anything else by its id.
func itemWords(w *source, id ogp.ID) string {
	e := w.events[id]
	if e == nil {
		return w.Text(templates.StandardsComment, "id", string(id))
	}
	return joinWords(" · ", string(id), w.when(e), w.title(e.Title))
}

// meetingsEvidence answers the IRM's two questions and lists the events of
// requirement 5.1 year by year. Its figures stand in the table of the chapter
// on implementation.
func meetingsEvidence(w *source, q *ogp.Requirement) []render.Block {
	met, presented := w.report.EvidenceOfAction()
	blocks := []render.Block{
		render.Label{Text: plain(w.Text(templates.IRMMet))}, para(toldWords(w.words, met)),
		render.Label{Text: plain(w.Text(templates.IRMPresented))}, para(toldWords(w.words, presented)),
	}
	if anyMeeting(q.Years) {
		blocks = append(blocks, render.Paragraph{Spans: []render.Span{{Text: w.Text(templates.StandardsSeeTable,
			"caption", w.Text(templates.MeetingsCaption)), Ref: meetingsChapter(w)}}})
	}
	for _, y := range q.Years {
		blocks = append(blocks, render.Label{Text: plain(planYearWords(w.words, y))},
			para(w.Plural(templates.StandardsYear, y.Required, "counted", w.Number(y.Qualifying), "held", w.Number(y.Held),
				"possible", w.Number(y.Possible), "result", w.yearResult(y).Text)))
		var items [][]render.Span
		for _, id := range y.Events {
			items = append(items, []render.Span{{Text: itemWords(w, id) + w.Text(templates.FormatColon)}, {Text: w.Text(templates.StandardsCounts)}})
		}
		for _, s := range y.May {
			items = append(items, []render.Span{{Text: itemWords(w, s.ID) + w.Text(templates.FormatColon) + w.Text(templates.StandardsMayCount) + " "},
				{Text: capital(w.reasons(s.Why)), Bold: true}})
		}
		for _, s := range y.Short {
			items = append(items, []render.Span{{Text: itemWords(w, s.ID) + w.Text(templates.FormatColon)}, {Text: w.reasons(sureOf(s.Why)), Bold: true}})
		}
		if len(items) > 0 {
			blocks = append(blocks, render.List{Items: items})
		}
	}
	if len(q.Short) > 0 {
		blocks = append(blocks, shortList(w, q.Short)...)
	}
	return blocks
}

// toldWords answers a question of the IRM from the records.
func toldWords(w words, t ogp.Told) string {
	switch {
	case t.Yes == 0 && t.Perhaps == 0:
		return w.Text(templates.IRMNotRecorded)
	case t.Yes == 0:
		return w.Plural(templates.IRMPerhaps, t.Perhaps)
	case t.Perhaps == 0:
		return w.Plural(templates.IRMYes, t.Yes)
	}
	return w.Plural(templates.IRMYes, t.Yes) + " " + w.Plural(templates.IRMFurther, t.Perhaps)
}

// meetingsChapter is the section that holds the table of meetings.
func meetingsChapter(w *source) string {
	if w.plan.Outline == ogp.StandardsOutline {
		return "standard-5"
	}
	return "process-implementation"
}

func planYearWords(w words, y ogp.YearTest) string {
	return w.Text(templates.StandardsPlanYear, "n", w.Number(y.Year), "span", w.Span(y.From, y.To))
}
