package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// summary is the report on one page: words, figures, two charts. What it
// shows stands nowhere else; what stands elsewhere it leads to.
func summary(w *composer) *render.Section {
	s := &render.Section{ID: "summary", Kind: render.Summary, Heading: plain(w.Text(templates.SectionSummary)),
		Running: plain(w.Text(templates.SectionSummary)), Contents: true}
	s.Blocks = append(s.Blocks, render.Paragraph{Spans: plain(openingWords(w.source)), Style: render.Opening})
	if since := sinceWords(w.source); since != "" {
		s.Blocks = append(s.Blocks, para(since))
	}
	s.Blocks = append(s.Blocks, w.section(ogp.SecSummary)...)
	s.Blocks = append(s.Blocks, keyFigures(w.source))
	if w.stats.Commitments.Assessed > 0 {
		s.Blocks = append(s.Blocks, commitmentsChart(w))
	}
	if themed(w.source) {
		s.Blocks = append(s.Blocks, themesChart(w))
	}
	s.Blocks = append(append(s.Blocks, untranslatedNote(w.source)...), furtherLinks(w.source))
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

// keyFigures are four figures as "n of m". High completion stands beside
// completed, never instead of it.
func keyFigures(w *source) render.KeyFigures {
	c, m := w.stats.Commitments.Levels, w.stats.Milestones.Levels
	k := render.KeyFigures{Items: []render.KeyFigure{
		keyFigure(w.words, c[ogp.Completed], c.Total(), templates.KeyCompleted),
		keyFigure(w.words, c.High(), c.Total(), templates.KeyHigh),
		keyFigure(w.words, m[ogp.Completed], m.Total(), templates.KeyMilestones),
	}}
	if q := w.requirement("5.1"); q != nil {
		k.Items = append(k.Items, meetingsFigure(w.words, q))
	}
	return k
}

func keyFigure(w words, n, total int, t templates.Term) render.KeyFigure {
	if total == 0 {
		return render.KeyFigure{Figure: w.Number(0), Label: w.Text(t, "share", w.Text(templates.KeyOfNone))}
	}
	return render.KeyFigure{Figure: w.Of(n, total), Label: w.Text(t, "share", w.Share(n, total))}
}
