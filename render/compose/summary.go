package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// summary is the report on one page: words, figures, two charts, the table of
// requirement 5.1 and the first paragraph of what was learned.
func (w *composer) summary() *render.Section {
	s := &render.Section{ID: "summary", Kind: render.Summary, Heading: w.Text(templates.SectionSummary), Running: w.Text(templates.SectionSummary), Contents: true}
	s.Blocks = append(s.Blocks, render.Paragraph{Spans: plain(w.leadWords()), Style: render.Lead})
	s.Blocks = append(s.Blocks, w.section(ogp.SecSummary)...)
	s.Blocks = append(s.Blocks, w.keyFigures())
	if w.stats.Commitments.Assessed > 0 {
		s.Blocks = append(s.Blocks,
			w.commitmentsChart(), w.themesChart())
	}
	if q := w.requirement("5.1"); q != nil && len(q.Years) > 0 {
		s.Blocks = append(s.Blocks, w.yearsTable(w.Text(templates.MeetingsCaption), q.Years))
	}
	if lessons := w.prose(w.narrative[ogp.SecLessons]); len(lessons) > 0 {
		s.Sections = append(s.Sections, w.passage("summary-lessons", templates.SummaryLearned, lessons[:1]))
	}
	return s
}

// leadWords is the opening paragraph, made from the figures.
func (w *composer) leadWords() string {
	sentences := []string{w.assessedWords()}
	if s := w.silentWords(); s != "" {
		sentences = append(sentences, s)
	}
	if n := conflicts(w.report); n > 0 {
		sentences = append(sentences, w.Plural(templates.SummaryConflicts, n))
	}
	if q := w.requirement("5.1"); q != nil {
		sentences = append(sentences, w.meetingsWords(q))
	}
	return strings.Join(sentences, " ")
}

func (w *composer) assessedWords() string {
	t := w.stats.Commitments.Levels
	n := t.Total()
	if n == 0 {
		return w.Text(templates.SummaryNone)
	}
	subject := w.Plural(templates.SummaryOf, n)
	done := w.Plural(templates.SummaryCompleted, t[ogp.Completed])
	if t[ogp.Completed] == 0 {
		done = w.Text(templates.SummaryNoneCompleted)
	}
	if t[ogp.Substantial] == 0 {
		return w.Text(templates.SummaryAssessedOne, "of", subject, "completed", done)
	}
	more := w.Plural(templates.SummarySubstantial, t[ogp.Substantial])
	if t[ogp.Completed] > 0 {
		more = w.Plural(templates.SummaryMore, t[ogp.Substantial])
	}
	return w.Text(templates.SummaryAssessed, "of", subject, "completed", done, "more", more)
}

// silentWords says which lead agencies have not reported, by name if they are
// few. Annex 5 lists the other agencies too.
func (w *composer) silentWords() string {
	leads := map[ogp.ID]bool{}
	for i := range w.report.Commitments {
		if c := &w.report.Commitments[i]; c.Active() {
			for _, id := range c.Lead {
				leads[id] = true
			}
		}
	}
	var names []string
	for _, s := range w.report.Returns {
		if s.Missing() && leads[s.Agency] {
			names = append(names, w.agency(s.Agency))
		}
	}
	switch n := len(names); {
	case n == 0 && len(leads) > 0:
		return w.Text(templates.SummaryAllReported)
	case n == 0:
		return ""
	case n > 3:
		return w.Plural(templates.SummarySilentMany, n)
	default:
		return w.Plural(templates.SummarySilent, n, "names", w.And(names))
	}
}

func conflicts(r *ogp.Report) int {
	n := 0
	for i := range r.Commitments {
		if r.Commitments[i].Conflict && r.Commitments[i].Active() {
			n++
		}
	}
	return n
}

// meetingsWords says in which plan years requirement 5.1 was met, missed, or
// cannot be told.
func (w *composer) meetingsWords(q *ogp.Requirement) string {
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
		sentence = w.Text(templates.SummaryMeetingsMetIn, "met", w.yearNumbers(met))
	case len(met) == 0:
		sentence = w.Plural(templates.SummaryMeetingsMissedIn, lacking, "missed", w.yearNumbers(missed))
	default:
		sentence = w.Plural(templates.SummaryMeetingsMixed, lacking, "met", w.yearNumbers(met), "missed", w.yearNumbers(missed))
	}
	if len(unsure) > 0 {
		sentence += " " + w.Text(templates.SummaryMeetingsUnsure, "years", w.yearNumbers(unsure))
	}
	return sentence
}

// yearNumbers is "year 2" or "years 1 and 3".
func (w *composer) yearNumbers(numbers []string) string {
	return w.Plural(templates.SummaryYears, len(numbers), "years", w.And(numbers))
}

// keyFigures are four figures as "n of m". High completion stands beside
// completed, never instead of it.
func (w *composer) keyFigures() render.KeyFigures {
	c, m := w.stats.Commitments.Levels, w.stats.Milestones.Levels
	k := render.KeyFigures{Items: []render.KeyFigure{
		w.keyFigure(c[ogp.Completed], c.Total(), templates.KeyCompleted),
		w.keyFigure(c.High(), c.Total(), templates.KeyHigh),
		w.keyFigure(m[ogp.Completed], m.Total(), templates.KeyMilestones),
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

func (w *composer) keyFigure(n, total int, t templates.Term) render.KeyFigure {
	if total == 0 {
		return render.KeyFigure{Figure: w.Number(0), Label: w.Text(t, "share", render.None)}
	}
	return render.KeyFigure{Figure: w.Of(n, total), Label: w.Text(t, "share", w.Share(n, total))}
}

func (w *composer) requirement(number string) *ogp.Requirement {
	for i := range w.edition.Requirements {
		if w.edition.Requirements[i].Number == number {
			return &w.edition.Requirements[i]
		}
	}
	return nil
}
