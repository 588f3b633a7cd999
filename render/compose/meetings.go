package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// yearsTable is requirement 5.1 by plan year. Why other events do not count, or
// may only, stands below it: in a column it would be tall and narrow.
func yearsTable(w *composer, caption string, years []ogp.YearTest) render.Table {
	columns := []render.Column{
		fixedColumn(w.Text(templates.MeetingsYear)),
		figureColumn(w.Text(templates.MeetingsHeld)),
		figureColumn(w.Text(templates.MeetingsCounted)),
		figureColumn(w.Text(templates.MeetingsPossible)),
		figureColumn(w.Text(templates.MeetingsRequired)),
		textColumn(w.Text(templates.MeetingsResult), 1.5),
	}
	var rows []render.Row
	vague := false
	for _, y := range years {
		rows = append(rows, row(cell(w.planYear(y)), w.numberCell(y.Held), w.numberCell(y.Qualifying),
			w.numberCell(y.Possible), w.numberCell(y.Required), spanCell(w.yearResult(y))))
		vague = vague || slices.ContainsFunc(y.May, func(s ogp.Short) bool { return s.Why[0] == ogp.CannotBePlaced })
	}
	t := w.table(caption, columns, rows)
	t.RowHeads = 1
	note := w.Text(templates.MeetingsMayNote)
	if vague {
		note += " " + w.Text(templates.MeetingsVague)
	}
	t.Note = plain(note)
	return t
}

// yearsWhy says it of each year of which there is something to say.
func yearsWhy(w *source, years []ogp.YearTest) (blocks []render.Block) {
	for _, y := range years {
		if words := whyWords(w, y); words != "" {
			blocks = append(blocks, small(w.Text(templates.MeetingsWhyYear, "n", w.Number(y.Year), "why", words)))
		}
	}
	return blocks
}

// whyWords says of which meetings it is not recorded whether they count, and
// why others do not.
func whyWords(w *source, y ogp.YearTest) string {
	var may, not string
	if len(y.May) > 0 {
		may = w.Text(templates.MeetingsMay, "list", shortWords(w, y.May))
	}
	if len(y.Short) > 0 {
		not = w.Text(templates.MeetingsNot, "list", shortWords(w, y.Short))
	}
	return joinWords(" ", may, not)
}

// fewDates is how many dates stand behind a reason; of more only their number
// is said, since Annex 3 lists every event.
const fewDates = 4

// shortWords groups the events that fall short by reason: "No results
// presented: 14 Oct, 3 Dec 2024."
func shortWords(w *source, short []ogp.Short) string {
	var order []ogp.Reason
	dates := map[ogp.Reason][]string{}
	for _, s := range short {
		for _, why := range sureOf(s.Why) {
			if dates[why] == nil {
				order = append(order, why)
			}
			dates[why] = append(dates[why], eventDate(w, s.ID))
		}
	}
	parts := make([]string, len(order))
	for i, why := range order {
		when := strings.Join(dates[why], w.Text(templates.FormatComma))
		if n := len(dates[why]); n > fewDates {
			when = w.Plural(templates.MeetingsEvents, n)
		}
		parts[i] = w.Text(templates.MeetingsShort, "reason", capital(w.Label(templates.ReasonSet, string(why))), "dates", when)
	}
	return strings.Join(parts, " ")
}

// sureOf are the reasons that were recorded, where there are any: of what does
// not count anyhow, blanks need not be told. They are all where it may count.
func sureOf(why []ogp.Reason) []ogp.Reason {
	unsure := func(r ogp.Reason) bool { return !r.Sure() }
	if sure := slices.DeleteFunc(slices.Clone(why), unsure); len(sure) > 0 {
		return sure
	}
	return why
}

// eventDate is the short date of an event, the days of a series, or its id if
// it has no date.
func eventDate(w *source, id ogp.ID) string {
	e := w.events[id]
	switch {
	case e == nil || e.Start.Blank():
		return string(id)
	case e.Meetings() > 1:
		return w.shortWhen(e)
	}
	return w.ShortDate(e.Start)
}

// meetingBlocks is requirement 5.1 as computed: chart, table by plan year and
// by calendar year, and the years with a senior official.
func meetingBlocks(w *composer) []render.Block {
	q := w.requirement("5.1")
	if q == nil || len(q.Years) == 0 {
		return []render.Block{w.paragraph(templates.MeetingsNoPeriod)}
	}
	if !anyMeeting(q.Years) {
		return []render.Block{w.paragraph(templates.MeetingsRule), w.paragraph(templates.MeetingsNone)}
	}
	blocks := []render.Block{w.paragraph(templates.MeetingsRule), meetingsChart(w, q.Years),
		yearsTable(w, w.Text(templates.MeetingsCaption), q.Years)}
	blocks = append(blocks, yearsWhy(w.source, q.Years)...)
	if len(q.Short) > 0 {
		blocks = append(blocks, small(w.Text(templates.MeetingsOutside, "list", shortWords(w.source, q.Short))))
	}
	return append(append(blocks, calendarTable(w, q)), seniorBlocks(w)...)
}

// anyMeeting tells whether a meeting lies, or may lie, in one of the years: else
// there is no table of them.
func anyMeeting(years []ogp.YearTest) bool {
	return slices.ContainsFunc(years, func(y ogp.YearTest) bool { return y.Held+y.Possible > 0 })
}

// meetingsChart draws the meetings of each year beside what that year asks for.
func meetingsChart(w *composer, years []ogp.YearTest) render.Chart {
	caption := w.Text(templates.MeetingsChart)
	counts := render.Series{Name: w.Text(templates.MeetingsCounts), Fill: render.FillCounts}
	possible := render.Series{Name: w.Text(templates.MeetingsPossible), Fill: render.FillNotReported}
	falls := render.Series{Name: w.Text(templates.MeetingsFallsShort), Fill: render.FillFalls}
	c := render.Chart{Series: []render.Series{counts, possible, falls}}
	unsure := slices.ContainsFunc(years, func(y ogp.YearTest) bool { return y.Possible > 0 })
	if !unsure {
		c.Series = []render.Series{counts, falls}
	}
	alt := ""
	var required []string
	for _, y := range years {
		values := []int{y.Qualifying, y.Falling}
		if unsure {
			values = []int{y.Qualifying, y.Possible, y.Falling}
		}
		c.Bars = append(c.Bars, render.Bar{Label: w.planYear(y), Values: values, Mark: y.Required})
		alt += " " + w.Text(templates.MeetingsChartBar, "year", w.planYear(y), "counted", w.Number(y.Qualifying),
			"possible", w.Number(y.Possible), "short", w.Number(y.Falling), "required", w.Number(y.Required))
		if n := w.Number(y.Required); !slices.Contains(required, n) {
			required = append(required, n)
		}
	}
	c.Alt = strings.TrimSpace(alt)
	c.Legend = true
	c.Marker = &render.Marker{Label: w.Text(templates.MeetingsMarker, "n", strings.Join(required, w.Text(templates.FormatComma)))}
	return w.chart(caption, c)
}

func calendarTable(w *composer, q *ogp.Requirement) render.Table {
	columns := []render.Column{
		textColumn(w.Text(templates.MeetingsCalendarYear), 1),
		figureColumn(w.Text(templates.MeetingsHeld)),
		figureColumn(w.Text(templates.MeetingsCounted)),
		figureColumn(w.Text(templates.MeetingsPossible)),
	}
	var rows []render.Row
	for _, y := range q.Calendar {
		rows = append(rows, row(cell(w.Date(ogp.Date{Year: y.Year})), w.numberCell(y.Held), w.numberCell(y.Qualifying),
			w.numberCell(y.Possible)))
	}
	t := w.table(w.Text(templates.MeetingsCalendarCaption), columns, rows)
	note := w.Text(templates.MeetingsCalendarNote)
	if n := betweenYears(w.source, q); n > 0 {
		note = joinWords(" ", note, w.Plural(templates.MeetingsCalendarApart, n))
	}
	t.Note, t.RowHeads = plain(note), 1
	return t
}

// betweenYears is how many meetings lie in a year of the plan and in no
// calendar year: those of series that reach over its end.
func betweenYears(w *source, q *ogp.Requirement) int {
	placed, n := map[ogp.ID]bool{}, 0
	eachPlaced(q.Calendar, func(id ogp.ID) { placed[id] = true })
	eachPlaced(q.Years, func(id ogp.ID) {
		if e := w.events[id]; e != nil && !placed[id] {
			placed[id] = true
			n += e.Meetings()
		}
	})
	return n
}

// eachPlaced calls do for every event of the years.
func eachPlaced(years []ogp.YearTest, do func(ogp.ID)) {
	for _, y := range years {
		for _, id := range y.Events {
			do(id)
		}
		for _, s := range slices.Concat(y.May, y.Short) {
			do(s.ID)
		}
	}
}

// seniorBlocks are the years in which a minister or senior official reviewed
// progress; a sentence where none was recorded at all.
func seniorBlocks(w *composer) []render.Block {
	years := w.report.SeniorReviews()
	if !anyMeeting(years) {
		return []render.Block{w.paragraph(templates.MeetingsSeniorNone)}
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.MeetingsYear)),
		figureColumn(w.Text(templates.MeetingsSeniorEvents)),
		textColumn(w.Text(templates.MeetingsSeniorResult), 0.7),
		textColumn(w.Text(templates.MeetingsSeniorWho), 2.5),
	}
	var rows []render.Row
	for _, y := range years {
		rows = append(rows, row(cell(w.planYear(y)), w.numberCell(y.Qualifying), reviewedCell(w.source, y),
			cell(joinWords(". ", seniorWords(w.source, y), whyWords(w.source, y)))))
	}
	t := w.table(w.Text(templates.MeetingsSeniorCaption), columns, rows)
	t.Note, t.RowHeads = plain(w.Text(templates.MeetingsSeniorNote)), 1
	return []render.Block{t}
}

// reviewedCell says whether progress was reviewed: with yes, since it is good
// practice and nothing that is met.
func reviewedCell(w *source, y ogp.YearTest) render.Cell {
	if y.Verdict == ogp.Met {
		return cell(w.answer(ogp.Yes))
	}
	return spanCell(w.yearResult(y))
}

// seniorWords are the officials who took part in a year, and when.
func seniorWords(w *source, y ogp.YearTest) string {
	var who []string
	for _, id := range y.Events {
		who = append(who, eventDate(w, id)+w.Text(templates.FormatColon)+w.typed(w.events[id].SeniorOfficial))
	}
	return strings.Join(who, w.Text(templates.FormatSemicolon))
}
