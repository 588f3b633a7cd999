package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// meetingsWords says in which plan years requirement 5.1 was met or not met on
// what was recorded, in which it cannot be told, and which have not ended.
func meetingsWords(w *source, q *ogp.Requirement) string {
	switch {
	case q.Verdict == ogp.NotRecorded:
		return w.Text(templates.SummaryMeetingsNone)
	case len(q.Years) == 0:
		return w.Text(templates.SummaryMeetingsUnknown)
	}
	years := map[ogp.Verdict][]string{}
	lacking := 0
	for _, y := range q.Years {
		years[y.Verdict] = append(years[y.Verdict], w.Number(y.Year))
		if y.Verdict == ogp.NotMet {
			lacking += y.Required - y.Qualifying
		}
	}
	met, missed, unsure, running := years[ogp.Met], years[ogp.NotMet], years[ogp.CannotTell], years[ogp.Running]
	var sentences []string
	switch {
	case len(met) == len(q.Years):
		sentences = append(sentences, w.Text(templates.SummaryMeetingsMet))
	case len(missed) == len(q.Years):
		sentences = append(sentences, w.Plural(templates.SummaryMeetingsMissed, lacking))
	case len(met)+len(missed) == 0 && len(unsure) == len(q.Years):
		return w.Text(templates.SummaryMeetingsUnknown)
	case len(running) == len(q.Years):
		return w.Text(templates.SummaryMeetingsNoneEnded, "date", w.Date(w.report.AsOf))
	case len(met)+len(missed) == 0:
		return joinWords(" ", w.Text(templates.SummaryMeetingsUnsureFirst, "years", yearNumbers(w.words, unsure)),
			runningWords(w, running))
	case len(missed) == 0:
		sentences = append(sentences, w.Text(templates.SummaryMeetingsMetIn, "met", yearNumbers(w.words, met)))
	case len(met) == 0:
		sentences = append(sentences, w.Plural(templates.SummaryMeetingsMissedIn, lacking,
			"missed", yearNumbers(w.words, missed)))
	default:
		sentences = append(sentences, w.Plural(templates.SummaryMeetingsMixed, lacking,
			"met", yearNumbers(w.words, met), "missed", yearNumbers(w.words, missed)))
	}
	if len(unsure) > 0 {
		sentences = append(sentences, w.Text(templates.SummaryMeetingsUnsure, "years", yearNumbers(w.words, unsure)))
	}
	return joinWords(" ", append(sentences, runningWords(w, running))...)
}

// runningWords say which years of the plan have not ended, or nothing.
func runningWords(w *source, years []string) string {
	if len(years) == 0 {
		return ""
	}
	return w.Plural(templates.SummaryMeetingsRunning, len(years), "years", w.And(years), "date", w.Date(w.report.AsOf))
}

// yearNumbers is "year 2" or "years 1 and 3".
func yearNumbers(w words, numbers []string) string {
	return w.Plural(templates.SummaryYears, len(numbers), "years", w.And(numbers))
}

// meetingsFigure is how many of the meetings that the years which have ended
// ask for are recorded and count.
func meetingsFigure(w words, q *ogp.Requirement) render.KeyFigure {
	counted, required, soFar, unsure := 0, 0, 0, false
	for _, y := range q.Years {
		soFar += y.Qualifying
		if y.Verdict != ogp.Running {
			counted += min(y.Qualifying, y.Required)
			required += y.Required
			unsure = unsure || y.Verdict == ogp.CannotTell
		}
	}
	switch {
	case q.Verdict == ogp.NotRecorded:
		return render.KeyFigure{Figure: render.None, Said: w.Text(templates.NotRecorded),
			Label: w.Text(templates.KeyMeetingsNone)}
	case len(q.Years) == 0:
		return render.KeyFigure{Figure: render.None, Said: w.Text(templates.NotKnown),
			Label: w.Text(templates.KeyMeetingsUnknown)}
	case required == 0:
		return render.KeyFigure{Figure: w.Number(soFar), Label: w.Plural(templates.KeyMeetingsRunning, soFar)}
	}
	if counted == 0 && unsure { // a blank is no nought
		return render.KeyFigure{Figure: render.None, Said: w.Text(templates.NotKnown),
			Label: w.Text(templates.KeyMeetingsUnsure)}
	}
	return render.KeyFigure{Figure: w.Of(counted, required), Label: w.Text(templates.KeyMeetings)}
}
