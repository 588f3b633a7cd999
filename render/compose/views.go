package compose

import (
	"slices"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// What counterparts and the forum say stands beside what the government says,
// and is never counted in its place.

// viewLevels are the levels that others state of a milestone, in small print
// beside the government's. Their column is narrow: the level has a line of its own.
func viewLevels(w *source, views []ogp.View) []render.Paragraph {
	var ps []render.Paragraph
	for _, v := range views {
		if v.Level != ogp.NotReported {
			who := templates.ViewsCounterpart
			if w.plan.IsForum(v.Agency) {
				who = templates.ViewsForum
			}
			ps = append(ps, remark(w.Text(who, "level", "\n"+w.Level(v.Level))))
		}
	}
	return ps
}

// milestoneViews are the views of a milestone in words; the levels stand in
// their column.
func milestoneViews(w *source, m *ogp.MilestoneReport) (ps []render.Paragraph) {
	for _, v := range m.Stated() {
		ps = append(ps, viewParagraphs(w, w.Text(templates.ViewsOf, "agency", w.agency(v.Agency)), v)...)
	}
	return ps
}

// viewParagraphs are a view in words, after its name, with its evidence; none
// if the level says all.
func viewParagraphs(w *source, name string, v ogp.View) []render.Paragraph {
	said := w.paragraphs(v.Text, render.Body)
	if len(v.Evidence) > 0 {
		said = append(said, render.Paragraph{Style: render.Small,
			Spans: append(muted(w.Text(templates.MilestoneEvidence)+" "), linkSpans(v.Evidence)...)})
	}
	return after(name, said)
}

// answer is what the government says to views of one thing.
type answer struct {
	agency ogp.ID
	text   ogp.Text
}

func answersOf(c *ogp.CommitmentReport) (list []answer) {
	for i := range c.Results {
		list = given(list, answer{c.Results[i].Agency, c.Results[i].ViewResponse})
	}
	return list
}

func milestoneAnswers(m *ogp.MilestoneReport) (list []answer) {
	for i := range m.Progress {
		list = given(list, answer{m.Progress[i].Agency, m.Progress[i].ViewResponse})
	}
	return list
}

// given adds an answer, unless it is blank.
func given(list []answer, a answer) []answer {
	if a.text.Blank() {
		return list
	}
	return append(list, a)
}

// answerParagraphs are the answers, each after the name of who gives it.
func answerParagraphs(w *source, answers []answer) (ps []render.Paragraph) {
	for _, a := range answers {
		who := w.Text(templates.ViewsAnswer, "agency", w.agency(a.agency))
		ps = append(ps, after(who, w.paragraphs(a.text, render.Body))...)
	}
	return ps
}

// viewBlocks are the views of the commitment as a whole, below its level, each
// with the name of the body and the level that it states.
func viewBlocks(w *source, c *ogp.CommitmentReport) []render.Block {
	var all []render.Paragraph
	for _, v := range c.Stated() {
		name := w.Text(templates.ViewsOf, "agency", w.agency(v.Agency))
		if v.Level != ogp.NotReported {
			name = w.Text(templates.ViewsStated, "agency", w.agency(v.Agency), "level", w.Level(v.Level))
		}
		ps := viewParagraphs(w, name, v)
		if len(ps) == 0 {
			ps = []render.Paragraph{remark(name)}
		}
		all = append(all, ps...)
	}
	return outsideCells(append(all, answerParagraphs(w, answersOf(c))...))
}

// viewWords say on how much government and others differ, or "".
func viewWords(w *source) string {
	var all []string
	for _, of := range []struct {
		views ogp.Views
		who   templates.Term
	}{{w.stats.Counterparts, templates.ViewsCounterparts}, {w.stats.Forum, templates.ViewsTheForum}} {
		all = append(all,
			comparedWords(w, of.views.Milestones, of.who, templates.ViewsMilestones, templates.ViewsMilestonesAgree),
			comparedWords(w, of.views.Commitments, of.who, templates.ViewsCommitments, templates.ViewsCommitmentsAgree))
	}
	return joinWords(" ", all...)
}

func comparedWords(w *source, n ogp.Compared, who, differ, agree templates.Term) string {
	switch {
	case n.Spoke == 0:
		return ""
	case len(n.Differ) == 0:
		return w.Plural(agree, n.Spoke, "who", w.Text(who))
	}
	return w.Plural(differ, n.Spoke, "k", w.Number(len(n.Differ)), "who", w.Text(who))
}

// viewsPart is what others say of the plan as a whole: the figures, every
// difference, and who was asked and stated no view. It is nil if nobody was asked.
func viewsPart(w *composer, number string) *render.Section {
	if len(w.stats.Asked) == 0 {
		return nil
	}
	var blocks []render.Block
	if words := viewWords(w.source); words != "" {
		blocks = append(blocks, para(words))
	}
	if words := silentWords(w.source); words != "" {
		blocks = append(blocks, para(words))
	}
	if t := differencesTable(w); t != nil {
		blocks = append(blocks, *t)
	}
	return w.part("views", number, templates.ViewsSection, append(blocks, askedTable(w)))
}

// silentWords name those who were asked and stated no view.
func silentWords(w *source) string {
	var names []string
	for _, a := range w.stats.Asked {
		if a.Silent() {
			names = append(names, w.agency(a.Agency))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return w.Plural(templates.ViewsSilent, len(names), "list", w.And(names))
}

// askedTable says of each body how much it was asked about and spoke on.
func askedTable(w *composer) render.Table {
	columns := []render.Column{textColumn(w.Text(templates.ViewsBody), 3),
		figureColumn(w.Text(templates.ViewsOnCommitments)), figureColumn(w.Text(templates.ViewsOnMilestones))}
	var rows []render.Row
	for _, a := range w.stats.Asked {
		milestones := w.dash(templates.GlanceNoMilestones)
		if a.Milestones > 0 {
			milestones = cell(w.Of(a.Judged, a.Milestones))
		}
		rows = append(rows, row(cell(w.agency(a.Agency)), cell(w.Of(a.Stated, a.Commitments)), milestones))
	}
	t := w.table(w.Text(templates.ViewsAskedCaption), columns, rows)
	t.RowHeads = 1
	return t
}

// difference is a commitment or milestone of which others state another level
// than the government.
type difference struct {
	commitment ogp.ID
	number     ogp.ID
	what       ogp.Text // its title or text
	level      ogp.Level
	views      []ogp.View // those that differ
	answers    []answer
}

// disagreements are all differences, in the plan's order.
func disagreements(w *source) (list []difference) {
	add := func(d difference) {
		d.views = slices.DeleteFunc(d.views, func(v ogp.View) bool { return !v.Differs(d.level) })
		if len(d.views) > 0 {
			list = append(list, d)
		}
	}
	for _, c := range assessed(w) {
		add(difference{c.Number, c.Number, c.Title, c.Level, c.Stated(), answersOf(c)})
		for _, m := range c.ActiveMilestones() {
			add(difference{c.Number, m.Number, m.Text, m.Level, m.Stated(), milestoneAnswers(m)})
		}
	}
	return list
}

// differencesTable lists every difference with both statements and the
// government's answer; nil if there are none.
func differencesTable(w *composer) *render.Table {
	var rows []render.Row
	for _, d := range disagreements(w.source) {
		rows = append(rows, differenceRow(w, d))
	}
	if len(rows) == 0 {
		return nil
	}
	t := w.table(w.Text(templates.ViewsCaption), []render.Column{fixedColumn(w.Text(templates.ViewsNumber)),
		fixedColumn(w.Text(templates.ViewsGovernment)), textColumn(w.Text(templates.ViewsViews), 3),
		textColumn(w.Text(templates.ViewsAnswered), 3)}, rows)
	t.RowHeads = 1
	return &t
}

func differenceRow(w *composer, d difference) render.Row {
	var ps []render.Paragraph
	for _, v := range d.views {
		said := w.Text(templates.VoiceAnswer, "agency", w.agency(v.Agency), "answer", w.Level(v.Level))
		ps = append(ps, render.Paragraph{Spans: []render.Span{{Text: said, Bold: true}}})
		ps = append(ps, w.paragraphs(v.Text, render.Body)...)
	}
	reply := answerParagraphs(w.source, d.answers)
	if len(reply) == 0 {
		reply = []render.Paragraph{remark(w.Text(templates.ViewsNoAnswer))}
	}
	number := render.Cell{Paras: []render.Paragraph{{Spans: []render.Span{w.numberLink(d.number, d.commitment)}}}}
	return row(number, w.levelCell(d.level), proseCell(ps...), proseCell(reply...))
}
