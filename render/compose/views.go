package compose

import (
	"slices"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// What counterparts and the forum say stands beside what the government says,
// and is never counted in its place.

// viewLevels are the levels that others state, in small print beside the
// government's.
func viewLevels(w *source, views []ogp.View) []render.Paragraph {
	var ps []render.Paragraph
	for _, v := range views {
		if v.Level != ogp.NotReported {
			ps = append(ps, remark(w.Text(w.voice(v.Agency, templates.ViewsCounterpart, templates.ViewsForum), "level", w.Level(v.Level))))
		}
	}
	return ps
}

// voice chooses between the words for a counterpart and for the forum.
func (w *source) voice(body ogp.ID, counterpart, forum templates.Term) templates.Term {
	if w.plan.IsForum(body) {
		return forum
	}
	return counterpart
}

// viewParagraphs are the views in words with their evidence.
func viewParagraphs(w *source, views []ogp.View) []render.Paragraph {
	var ps []render.Paragraph
	for _, v := range views {
		if v.Text.Blank() && len(v.Evidence) == 0 {
			continue // the level says all
		}
		said := w.paragraphs(v.Text, render.Body)
		if len(v.Evidence) > 0 {
			said = append(said, render.Paragraph{Style: render.Small,
				Spans: append(muted(w.Text(templates.MilestoneEvidence)+" "), linkSpans(v.Evidence)...)})
		}
		ps = append(ps, after(w.Text(templates.ViewsOf, "agency", w.agency(v.Agency)), said)...)
	}
	return ps
}

// answer is what the government says to views of one thing.
type answer struct {
	agency ogp.ID
	text   ogp.Text
}

func answersOf(c *ogp.CommitmentReport) (list []answer) {
	for i := range c.Results {
		list = append(list, answer{c.Results[i].Agency, c.Results[i].ViewResponse})
	}
	return list
}

func milestoneAnswers(m *ogp.MilestoneReport) (list []answer) {
	for i := range m.Progress {
		list = append(list, answer{m.Progress[i].Agency, m.Progress[i].ViewResponse})
	}
	return list
}

// answerParagraphs are the answers, each after the name of who gives it.
func answerParagraphs(w *source, answers []answer) (ps []render.Paragraph) {
	for _, a := range answers {
		ps = append(ps, after(w.Text(templates.ViewsAnswer, "agency", w.agency(a.agency)), w.paragraphs(a.text, render.Body))...)
	}
	return ps
}

// viewBlocks are the views of the commitment as a whole, below its level.
func viewBlocks(w *source, c *ogp.CommitmentReport) (blocks []render.Block) {
	views := c.Stated()
	for _, ps := range [][]render.Paragraph{viewLevels(w, views), viewParagraphs(w, views), answerParagraphs(w, answersOf(c))} {
		for _, p := range ps {
			blocks = append(blocks, p)
		}
	}
	return blocks
}

// viewWords say on how much government and others differ, or "".
func viewWords(w *source) string {
	s := w.stats
	return joinWords(" ",
		comparedWords(w, s.Counterparts.Milestones, templates.ViewsMilestones, templates.ViewsMilestonesAgree, templates.ViewsCounterparts),
		comparedWords(w, s.Counterparts.Commitments, templates.ViewsCommitments, templates.ViewsCommitmentsAgree, templates.ViewsCounterparts),
		comparedWords(w, s.Forum.Milestones, templates.ViewsMilestones, templates.ViewsMilestonesAgree, templates.ViewsTheForum),
		comparedWords(w, s.Forum.Commitments, templates.ViewsCommitments, templates.ViewsCommitmentsAgree, templates.ViewsTheForum))
}

func comparedWords(w *source, n ogp.Compared, differ, agree, who templates.Term) string {
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
	columns := []render.Column{textColumn(w.Text(templates.ViewsBody), 3), figureColumn(w.Text(templates.ViewsOnCommitments)),
		figureColumn(w.Text(templates.ViewsOnMilestones))}
	var rows []render.Row
	for _, a := range w.stats.Asked {
		rows = append(rows, row(cell(w.agency(a.Agency)), cell(w.Of(a.Stated, a.Commitments)), cell(w.Of(a.Judged, a.Milestones))))
	}
	t := w.table(w.Text(templates.ViewsAskedCaption), columns, rows)
	t.RowHeads = 1
	return t
}

// differencesTable lists every difference with both statements and the
// government's answer; nil if there are none.
func differencesTable(w *composer) *render.Table {
	var rows []render.Row
	for _, c := range assessed(w.source) {
		if differs(c.Level, c.Stated()) {
			rows = append(rows, differenceRow(w.source, c.Number, c.Number, w.levelCell(c.Level), c.Level, c.Stated(), answersOf(c)))
		}
		for _, m := range c.ActiveMilestones() {
			if differs(m.Level, m.Stated()) {
				rows = append(rows, differenceRow(w.source, m.Number, c.Number, w.levelCell(m.Level), m.Level, m.Stated(), milestoneAnswers(m)))
			}
		}
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

func differs(level ogp.Level, views []ogp.View) bool {
	return level != ogp.NotReported && slices.ContainsFunc(views, func(v ogp.View) bool {
		return v.Level != ogp.NotReported && v.Level != level
	})
}

func differenceRow(w *source, number, commitment ogp.ID, said render.Cell, level ogp.Level, views []ogp.View, answers []answer) render.Row {
	var ps []render.Paragraph
	for _, v := range views {
		if v.Level == ogp.NotReported || v.Level == level {
			continue
		}
		spans := []render.Span{{Text: w.Text(templates.VoiceAnswer, "agency", w.agency(v.Agency), "answer", w.Level(v.Level)), Bold: true}}
		ps = append(ps, render.Paragraph{Spans: spans})
		ps = append(ps, w.paragraphs(v.Text, render.Body)...)
	}
	reply := answerParagraphs(w, answers)
	if len(reply) == 0 {
		reply = []render.Paragraph{remark(w.Text(templates.ViewsNoAnswer))}
	}
	head := render.Cell{Paras: []render.Paragraph{{Spans: []render.Span{w.numberLink(number, commitment)}}}}
	return row(head, said, proseCell(ps...), proseCell(reply...))
}
