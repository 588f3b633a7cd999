package compose

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// glance is the table of all commitments with what became of them, each linked
// to its record.
func glance(w *composer) *render.Section {
	blocks := []render.Block{w.paragraph(templates.GlanceNone)}
	if len(w.report.Commitments) > 0 {
		blocks = []render.Block{glanceTable(w)}
	}
	return w.chapter("commitments", "", templates.SectionGlance, blocks)
}

// glanceTable leaves out the columns in which nothing was recorded, and says
// so below.
func glanceTable(w *composer) render.Table {
	columns := []render.Column{
		fixedColumn(w.Text(templates.ListNumber)),
		textColumn(w.Text(templates.GlanceCommitment), 2.4),
		fixedColumn(w.Text(templates.CommitmentLevel)),
		fixedColumn(w.Text(templates.GlanceMilestones)),
		figureColumn(w.Text(templates.GlanceUnfinished)),
		figureColumn(w.Text(templates.GlanceEvidence)),
	}
	viewed := anyCommitment(w, func(c ogp.CommitmentReport) bool { return forumWord(w.source, &c) != "" })
	rated := anyCommitment(w, hasRating)
	notes := []string{w.Text(templates.GlanceNote)}
	if viewed {
		columns = append(columns, fixedColumn(w.Text(templates.GlanceForum)))
	} else {
		notes = append(notes, w.Text(templates.GlanceNoForum))
	}
	if rated {
		columns = append(columns, fixedColumn(w.Text(templates.GlanceRating)))
	}
	rows := make([]render.Row, len(w.report.Commitments))
	for i := range w.report.Commitments {
		rows[i] = glanceRow(w.source, &w.report.Commitments[i], viewed, rated)
	}
	t := w.table(w.Text(templates.GlanceCaption), columns, rows)
	t.Note, t.RowHeads = plain(strings.Join(notes, " ")), 2
	return t
}

func anyCommitment(w *composer, has func(ogp.CommitmentReport) bool) bool {
	return slices.ContainsFunc(w.report.Commitments, has)
}

// forumWord is the level that the forum states in a form of its own, or that
// its view is given in words; "" if it has none.
func forumWord(w *source, c *ogp.CommitmentReport) string {
	word := ""
	if !c.ForumView.Blank() {
		word = w.Text(templates.GlanceGiven)
	}
	for _, v := range c.Stated() {
		switch {
		case !w.plan.IsForum(v.Agency):
		case v.Level != ogp.NotReported:
			return w.Level(v.Level)
		default:
			word = w.Text(templates.GlanceGiven)
		}
	}
	return word
}

func hasRating(c ogp.CommitmentReport) bool { return c.IRM != "" }

// recordLink is the title of a commitment, which leads to its record.
func recordLink(w *source, c *ogp.CommitmentReport) render.Span {
	title := orWords(w.title(c.Title), w.Text(templates.CommitmentEyebrow, "number", string(c.Number)))
	return render.Span{Text: title, Ref: recordID(c)}
}

func glanceRow(w *source, c *ogp.CommitmentReport, viewed, rated bool) render.Row {
	title := spanCell(recordLink(w, c))
	if lead := w.agencyList(c.Lead); lead != "" {
		title.Paras = append(title.Paras, remark(lead))
	}
	cells := []render.Cell{cell(string(c.Number)), title, listedLevel(w, c), completedCell(w.words, c),
		unfinishedCell(w.words, c), w.numberCell(len(w.evidence[c]))}
	if viewed {
		view := cell("")
		if word := forumWord(w, c); word != "" {
			view = spanCell(render.Span{Text: word, Ref: recordID(c),
				Leads: w.Text(templates.GlanceView, "number", string(c.Number))})
		}
		cells = append(cells, view)
	}
	if rated {
		cells = append(cells, cell(w.setWord("irm_level", string(c.IRM))))
	}
	return row(cells...)
}

// listedLevel is the level of a commitment in a list: one that was withdrawn
// or merged has none.
func listedLevel(w *source, c *ogp.CommitmentReport) render.Cell {
	if !c.Active() {
		return cell(w.setWord("change", string(c.Change)))
	}
	level := w.levelCell(c.Level)
	if c.Conflict {
		level.Paras = append(level.Paras, remark(w.Text(templates.LevelConflict)))
	}
	return level
}

// completedOf is how many milestones are completed, as "n of m"; "" for none.
func completedOf(w words, c *ogp.CommitmentReport) string {
	all := c.ActiveMilestones()
	if len(all) == 0 {
		return ""
	}
	done := 0
	for _, m := range all {
		if m.Level == ogp.Completed {
			done++
		}
	}
	return w.Of(done, len(all))
}

func completedCell(w words, c *ogp.CommitmentReport) render.Cell {
	if of := completedOf(w, c); of != "" {
		return cell(of)
	}
	return noMilestones(w, c)
}

// noMilestones is a dash for there being nothing to count.
func noMilestones(w words, c *ogp.CommitmentReport) render.Cell {
	if c.Active() {
		return w.dash(templates.GlanceNoMilestones)
	}
	return w.dash(templates.GlanceUncounted)
}

// unfinishedCell is the number of milestones that were due and are not
// finished. Where none can be judged it says why: 0 would read as a clean record.
func unfinishedCell(w words, c *ogp.CommitmentReport) render.Cell {
	var silent, undated, judged int
	for _, m := range c.ActiveMilestones() {
		switch m.Time {
		case ogp.TimeNotReported:
			silent++
		case ogp.NoDueDate:
			undated++
		default:
			judged++
		}
	}
	switch {
	case judged > 0:
		return w.numberCell(len(unfinished(c)))
	case silent > 0 && undated > 0:
		return cell(w.Text(templates.GlanceUntold))
	case silent > 0:
		return cell(w.Text(templates.GlanceSilent))
	case undated > 0:
		return cell(w.Text(templates.GlanceUndated))
	}
	return noMilestones(w, c)
}

// unfinished are the milestones of a commitment that were due by the day of
// the report and are not completed.
func unfinished(c *ogp.CommitmentReport) []*ogp.MilestoneReport {
	return slices.DeleteFunc(c.ActiveMilestones(), func(m *ogp.MilestoneReport) bool { return m.Time != ogp.NotFinished })
}
