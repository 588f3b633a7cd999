package compose

import (
	"slices"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// behindStates are those of work that is late, or was not finished when due.
var behindStates = []struct {
	state      ogp.TimeState
	milestones templates.Term // said of the milestones in this state
	commitment templates.Term // said of the commitment, if that alone is in it
}{
	{ogp.NotFinished, templates.BehindUnfinished, templates.BehindUnfinishedItself},
	{ogp.EndedLate, templates.BehindLate, templates.BehindLateItself},
	{ogp.EndedAfterPlan, templates.BehindAfterPlan, templates.BehindAfterPlanItself},
}

// behindWords say what of a commitment is late, or was not finished when due; nothing if it is
// not, or if nobody reported.
func behindWords(w *source, c *ogp.CommitmentReport) []string {
	var words []string
	for _, b := range behindStates {
		n := 0
		for _, m := range c.ActiveMilestones() {
			if m.Time == b.state {
				n++
			}
		}
		switch {
		case n > 0:
			words = append(words, w.Plural(b.milestones, n))
		case c.Time == b.state:
			words = append(words, w.Text(b.commitment))
		}
	}
	return words
}

// behind are the commitments whose work is late, or was not finished when due.
func behind(w *source) []commitmentItem {
	return slices.DeleteFunc(assessed(w), func(c *ogp.CommitmentReport) bool { return len(behindWords(w, c)) == 0 })
}

// correctiveWords count those of them for which nobody wrote what is done
// about it.
func correctiveWords(w *source) string {
	all, without := behind(w), 0
	for _, c := range all {
		if with, _ := actionsOn(c); c.CorrectiveAction.Blank() && len(with) == 0 {
			without++
		}
	}
	switch n := len(all); {
	case w.stats.Commitments.Assessed == 0:
		return ""
	case n == 0:
		return w.Text(templates.CorrectiveNotNeeded)
	case without == 0:
		return w.Plural(templates.CorrectiveAll, n)
	case without == n:
		return w.Plural(templates.CorrectiveNone, n)
	default:
		return w.Text(templates.CorrectiveWithout, "of", w.Of(without, n))
	}
}

// actionsOn are the milestones that are behind, or, where the commitment alone
// is, all of them: those for which somebody wrote what is done about it, and the
// numbers of those for which nobody did.
func actionsOn(c *ogp.CommitmentReport) (with []milestoneItem, without []ogp.ID) {
	list := slices.DeleteFunc(c.ActiveMilestones(), func(m milestoneItem) bool { return !m.Behind() })
	if len(list) == 0 {
		list = c.ActiveMilestones()
	}
	for _, m := range list {
		if m.CorrectiveAction().Blank() {
			without = append(without, m.Number)
		} else {
			with = append(with, m)
		}
	}
	return with, without
}

// correctiveCell has what is done about the commitment; where nothing is said of
// it as a whole, what is done about its milestones, and of which of them nothing
// is recorded.
func correctiveCell(w *source, c *ogp.CommitmentReport) render.Cell {
	with, without := actionsOn(c)
	switch {
	case !c.CorrectiveAction.Blank():
		return w.textCell(c.CorrectiveAction)
	case len(with) == 0:
		return proseCell(w.missing(templates.CorrectiveMissing))
	}
	var ps []render.Paragraph
	for _, m := range with {
		number := w.Text(templates.VoiceHead, "what", string(m.Number))
		ps = append(ps, after(number, w.paragraphs(m.CorrectiveAction(), render.Body))...)
	}
	if len(without) > 0 {
		ps = append(ps, remark(w.Text(templates.TimeNoReasonFor, "list", idList(w.words, without))))
	}
	return proseCell(ps...)
}

// correctiveBlocks list, by commitment, what is done about work that is late, or was not finished when due.
func correctiveBlocks(w *composer) []render.Block {
	words, all := correctiveWords(w.source), behind(w.source)
	if words == "" {
		return nil
	}
	if len(all) == 0 {
		return []render.Block{para(words)}
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.ListNumber)),
		textColumn(w.Text(templates.ListCommitment), 1.5),
		textColumn(w.Text(templates.BehindWhat), 2),
		textColumn(w.Text(templates.CommitmentCorrective), 2.3),
	}
	rows := make([]render.Row, len(all))
	for i, c := range all {
		what := []render.Paragraph{para(w.Level(c.Level))}
		for _, s := range behindWords(w.source, c) {
			what = append(what, para(s))
		}
		rows[i] = row(cell(string(c.Number)),
			spanCell(recordLink(w.source, c)), proseCell(what...), correctiveCell(w.source, c))
	}
	t := w.table(w.Text(templates.CorrectiveCaption), columns, rows)
	t.Note, t.RowHeads = plain(words), 2
	return []render.Block{t}
}
