package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// grouping is a way to divide the plan, and its words.
type grouping struct {
	head, caption, note templates.Term
	one, none           templates.Term // said where all is in one group: of a name, of those without one
	groups              []ogp.Group
	name                func(ogp.Group) string
}

// groupBlocks are the levels by theme, by lead agency and by OGP value.
func groupBlocks(w *composer) []render.Block {
	s := w.stats
	var blocks []render.Block
	for _, g := range []grouping{
		{templates.GroupTheme, templates.GroupThemeTable, "", templates.GroupOneTheme, templates.GroupNoThemes,
			s.ByTheme, w.themeName},
		{templates.GroupAgency, templates.GroupAgencyTable, templates.GroupAgencyNote, templates.GroupOneAgency,
			templates.GroupNoAgencies, s.ByAgency, w.agencyName},
		{templates.GroupValue, templates.GroupValueTable, templates.GroupValueNote, templates.GroupOneValue,
			templates.GroupNoValues, s.ByValue, w.valueName},
	} {
		if b := groupBlock(w, g); b != nil {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// groupBlock is the table of a grouping, or a sentence where it would say again
// what is said of all commitments. Groups of nothing are named below it.
func groupBlock(w *composer, g grouping) render.Block {
	var filled []ogp.Group
	var empty []string
	for _, x := range g.groups {
		if x.Commitments.Total() > 0 {
			filled = append(filled, x)
		} else {
			empty = append(empty, g.name(x))
		}
	}
	switch {
	case len(filled) == 0:
		return nil
	case len(filled) == 1 && filled[0].ID == "" && filled[0].Name.Blank():
		return w.paragraph(g.none)
	case len(filled) == 1:
		return para(w.Plural(g.one, filled[0].Commitments.Total(), "name", g.name(filled[0])))
	}
	g.groups = filled
	t := groupTable(w, g)
	var notes []string
	if g.note != "" && overlapping(w.source, filled) {
		notes = append(notes, w.Text(g.note))
	}
	if len(empty) > 0 {
		notes = append(notes, w.Plural(templates.GroupEmpty, len(empty), "list", w.And(empty)))
	}
	t.Note = noted(notes...)
	return t
}

// overlapping tells whether a commitment counts in several groups.
func overlapping(w *source, groups []ogp.Group) bool {
	n := 0
	for _, g := range groups {
		n += g.Commitments.Total()
	}
	return n > w.stats.Commitments.Assessed
}

// groupTable has the figures of every group.
func groupTable(w *composer, g grouping) render.Table {
	rows := make([]tallied, len(g.groups))
	for i, x := range g.groups {
		rows[i] = tallied{g.name(x), x.Commitments, x.Milestones}
	}
	return tallyTable(w, g.head, g.caption, rows)
}

// tallied are levels counted of something that has a name.
type tallied struct {
	name                    string
	commitments, milestones ogp.Tally
}

// tallyTable has two rows for each, one of its commitments and one of their
// milestones: two figures in one cell would be read out as one.
func tallyTable(w *composer, head, caption templates.Term, all []tallied) render.Table {
	columns := []render.Column{textColumn(w.Text(head), 3)}
	for _, l := range ogp.AllLevels {
		columns = append(columns, figureColumn(w.Level(l)))
	}
	columns = append(columns, figureColumn(w.Text(templates.LevelsAll)), figureColumn(w.Text(templates.GroupCompleted)),
		figureColumn(w.Text(templates.GroupHigh)))
	var rows []render.Row
	for _, x := range all {
		theirs := render.Cell{Paras: []render.Paragraph{remark(w.Text(templates.GroupMilestones))}}
		rows = append(rows, tallyRow(w.words, cell(x.name), x.commitments), tallyRow(w.words, theirs, x.milestones))
	}
	t := w.table(w.Text(caption), columns, rows)
	t.RowHeads = 1
	return t
}

// tallyRow is a group's commitments, or its milestones, by level.
func tallyRow(w words, head render.Cell, t ogp.Tally) render.Row {
	cells := []render.Cell{head}
	for _, l := range ogp.AllLevels {
		cells = append(cells, w.numberCell(t[l]))
	}
	return row(append(cells, w.numberCell(t.Total()), w.shareCell(t[ogp.Completed], t.Total()),
		w.shareCell(t.High(), t.Total()))...)
}
