package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// summary is the report on one page: words, figures, two charts. What it
// shows stands nowhere else; what stands elsewhere it leads to.
func summary(w *composer) *render.Section {
	s := &render.Section{ID: "summary", Kind: render.Summary, Heading: w.Text(templates.SectionSummary),
		Running: w.Text(templates.SectionSummary), Contents: true}
	s.Blocks = append(s.Blocks, render.Paragraph{Spans: plain(openingWords(w.source)), Style: render.Opening})
	s.Blocks = append(s.Blocks, w.section(ogp.SecSummary)...)
	s.Blocks = append(s.Blocks, keyFigures(w.source))
	if w.stats.Commitments.Assessed > 0 {
		s.Blocks = append(s.Blocks, commitmentsChart(w))
	}
	if themed(w.source) {
		s.Blocks = append(s.Blocks, themesChart(w))
	}
	s.Blocks = append(s.Blocks, furtherLinks(w.source))
	return s
}

// furtherLinks lead to what a reader of the summary asks for next.
func furtherLinks(w *source) render.Paragraph {
	meetings := "process-implementation"
	if w.plan.Outline == ogp.StandardsOutline {
		meetings = "standard-5"
	}
	return render.Paragraph{Spans: []render.Span{{Text: w.Text(templates.SummaryFurther) + " "},
		{Text: w.Text(templates.MeetingsCaption), Ref: meetings}, {Text: " · "},
		{Text: w.Text(templates.SummaryLearned), Ref: "lessons"}}}
}

// meetingsWords says in which plan years requirement 5.1 was met, missed, or
// cannot be told.
func meetingsWords(w words, q *ogp.Requirement) string {
	years := map[ogp.Verdict][]string{}
	lacking := 0
	for _, y := range q.Years {
		years[y.Verdict] = append(years[y.Verdict], w.Number(y.Year))
		if y.Verdict == ogp.NotMet {
			lacking += y.Required - y.Qualifying
		}
	}
	met, missed, unsure := years[ogp.Met], years[ogp.NotMet], years[ogp.CannotTell]
	var sentence string
	switch {
	case len(met)+len(missed) == 0:
		return w.Text(templates.SummaryMeetingsUnknown)
	case len(met) == len(q.Years):
		return w.Text(templates.SummaryMeetingsMet)
	case len(missed) == len(q.Years):
		return w.Plural(templates.SummaryMeetingsMissed, lacking)
	case len(missed) == 0:
		sentence = w.Text(templates.SummaryMeetingsMetIn, "met", yearNumbers(w, met))
	case len(met) == 0:
		sentence = w.Plural(templates.SummaryMeetingsMissedIn, lacking, "missed", yearNumbers(w, missed))
	default:
		sentence = w.Plural(templates.SummaryMeetingsMixed, lacking, "met", yearNumbers(w, met),
			"missed", yearNumbers(w, missed))
	}
	if len(unsure) > 0 {
		sentence += " " + w.Text(templates.SummaryMeetingsUnsure, "years", yearNumbers(w, unsure))
	}
	return sentence
}

// yearNumbers is "year 2" or "years 1 and 3".
func yearNumbers(w words, numbers []string) string {
	return w.Plural(templates.SummaryYears, len(numbers), "years", w.And(numbers))
}

// keyFigures are four figures as "n of m". High completion stands beside
// completed, never instead of it.
func keyFigures(w *source) render.KeyFigures {
	c, m := w.stats.Commitments.Levels, w.stats.Milestones.Levels
	k := render.KeyFigures{Items: []render.KeyFigure{
		keyFigure(w.words, c[ogp.Completed], c.Total(), templates.KeyCompleted),
		keyFigure(w.words, c.High(), c.Total(), templates.KeyHigh),
		keyFigure(w.words, m[ogp.Completed], m.Total(), templates.KeyMilestones),
	}}
	if q := w.requirement("5.1"); q != nil && len(q.Years) > 0 {
		counted, required := 0, 0
		for _, y := range q.Years {
			counted += min(y.Qualifying, y.Required)
			required += y.Required
		}
		k.Items = append(k.Items, render.KeyFigure{Figure: w.Of(counted, required), Label: w.Text(templates.KeyMeetings)})
	}
	return k
}

func keyFigure(w words, n, total int, t templates.Term) render.KeyFigure {
	if total == 0 {
		return render.KeyFigure{Figure: w.Number(0), Label: w.Text(t, "share", render.None)}
	}
	return render.KeyFigure{Figure: w.Of(n, total), Label: w.Text(t, "share", w.Share(n, total))}
}
