package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// implementation is section IV: the overview with all statistics, then one
// record a commitment, by theme.
func implementation(w *composer, number string, heading templates.Term) *render.Section {
	s := w.chapter("implementation", number, heading, w.section(ogp.SecImplementation),
		w.part("statistics", "", templates.SectionStatistics, overview(w)))
	for i, theme := range w.report.Themes() {
		name := orWords(theme.Text.In(w.lang), w.Text(templates.ThemeNone))
		running := w.Text(templates.ThemeRunning, "n", w.Number(i+1), "theme", name)
		t := &render.Section{ID: "theme-" + w.Number(i+1), Kind: render.Plain, Heading: running, Running: running,
			Contents: true,
			Blocks:   []render.Block{themeTable(w, theme)}}
		for _, c := range theme.Commitments {
			t.Sections = append(t.Sections, commitmentRecord(w, c))
		}
		s.Sections = append(s.Sections, t)
	}
	return s
}

// themeTable list the commitments of a theme with their levels.
func themeTable(w *composer, t ogp.Theme) render.Block {
	columns := []render.Column{
		fixedColumn(w.Text(templates.ListNumber)),
		textColumn(w.Text(templates.ListCommitment), 2.4),
		textColumn(w.Text(templates.CommitmentLead), 1.4),
		fixedColumn(w.Text(templates.CommitmentLevel)),
	}
	var rows []render.Row
	for _, c := range t.Commitments {
		level := w.levelCell(c.Level)
		switch {
		case !c.Active():
			level = cell(w.setWord("change", string(c.Change)))
		case c.Conflict:
			level.Paras = append(level.Paras, remark(w.Text(templates.LevelConflict)))
		}
		rows = append(rows, row(cell(string(c.Number)),
			spanCell(render.Span{Text: c.Title.In(w.lang), Ref: "commitment-" + string(c.Number)}),
			cell(w.agencyList(c.Lead)), level))
	}
	return w.table(w.Text(templates.ListCaption, "theme", orWords(t.Text.In(w.lang), w.Text(templates.ThemeNone))),
		columns, rows)
}

// overview is every table of the completion statistics.
func overview(w *composer) []render.Block {
	s := w.stats
	blocks := []render.Block{para(openingWords(w.source)), reconciliation(w), levelsTable(w)}
	if s.Commitments.Assessed > 0 {
		blocks = append(blocks, commitmentsChart(w))
	}
	if s.Milestones.Assessed > 0 {
		blocks = append(blocks, milestonesChart(w))
	}
	if len(s.ByTheme) > 0 {
		blocks = append(blocks, themesChart(w))
	}
	blocks = append(blocks, groupTables(w, templates.GroupTheme, templates.GroupByTheme, templates.GroupByThemeMilestones,
		"", s.ByTheme, w.themeName)...)
	blocks = append(blocks, groupTables(w, templates.GroupAgency, templates.GroupByAgency,
		templates.GroupByAgencyMilestones, templates.GroupAgencyNote, s.ByAgency, w.agencyName)...)
	blocks = append(blocks, groupTables(w, templates.GroupValue, templates.GroupByValue, templates.GroupByValueMilestones,
		templates.GroupValueNote, s.ByValue, w.valueName)...)
	blocks = append(blocks, timelinessBlocks(w)...)
	blocks = append(blocks, evidenceBlocks(w)...)
	blocks = append(blocks, differenceBlocks(w)...)
	return append(blocks, changesLink(w.source)...)
}

func commitmentsChart(w *composer) render.Chart {
	return levelChart(w, w.Text(templates.ChartByLevel), w.stats.Commitments.Levels, w.Text(templates.ChartCommitments))
}

func milestonesChart(w *composer) render.Chart {
	return levelChart(w, w.Text(templates.ChartMilestonesByLevel), w.stats.Milestones.Levels,
		w.Text(templates.ChartMilestones))
}

func themesChart(w *composer) render.Chart {
	return groupChart(w, w.Text(templates.ChartByTheme), w.stats.ByTheme, w.themeName)
}

// reconciliation is the line that leads from what was planned to what is
// assessed.
func reconciliation(w *composer) render.Table {
	columns := []render.Column{
		textColumn(w.Text(templates.FlowWhat), 1.5),
		figureColumn(w.Text(templates.FlowPlanned)),
		figureColumn(w.Text(templates.FlowAdded)),
		figureColumn(w.Text(templates.FlowWithdrawn)),
		figureColumn(w.Text(templates.FlowMerged)),
		figureColumn(w.Text(templates.FlowAssessed)),
	}
	line := func(t templates.Term, f ogp.Flow) render.Row {
		return row(cell(w.Text(t)), w.numberCell(f.Planned), w.numberCell(f.Added), w.numberCell(f.Withdrawn),
			w.numberCell(f.Merged), w.numberCell(f.Assessed))
	}
	t := w.table(w.Text(templates.FlowCaption), columns,
		[]render.Row{line(templates.ChartCommitments, w.stats.Commitments),
			line(templates.ChartMilestones, w.stats.Milestones)})
	t.Note, t.RowHead = w.Text(templates.FlowNote), true
	return t
}

// levelsTable is commitments and milestones by level, with high completion
// beside completed.
func levelsTable(w *composer) render.Table {
	c, m := w.stats.Commitments.Levels, w.stats.Milestones.Levels
	columns := []render.Column{
		textColumn(w.Text(templates.CommitmentLevel), 1.6),
		figureColumn(w.Text(templates.ChartCommitments)),
		figureColumn(w.Text(templates.LevelsShare)),
		figureColumn(w.Text(templates.ChartMilestones)),
		figureColumn(w.Text(templates.LevelsShare)),
	}
	line := func(first render.Cell, a, b int) render.Row {
		return row(first, w.numberCell(a), cell(w.Share(a, c.Total())), w.numberCell(b), cell(w.Share(b, m.Total())))
	}
	var rows []render.Row
	for _, l := range ogp.AllLevels {
		rows = append(rows, line(w.levelCell(l), c[l], m[l]))
	}
	total := line(cell(w.Text(templates.LevelsTotal)), c.Total(), m.Total())
	total.Total = true
	rows = append(rows, total, line(cell(w.Text(templates.LevelsHigh)), c.High(), m.High()))
	t := w.table(w.Text(templates.LevelsCaption), columns, rows)
	t.RowHead = true
	notes := []string{w.Text(templates.LevelsNote, "commitments", w.Plural(templates.CountCommitments, c.Total()),
		"milestones", w.Plural(templates.CountMilestones, m.Total()))}
	if ogp.SharesOff(c) || ogp.SharesOff(m) {
		notes = append(notes, w.Text(templates.LevelsRounding))
	}
	t.Note = strings.Join(notes, " ")
	return t
}

// groupTables are the two tables of a grouping: commitments and milestones.
func groupTables(w *composer, head, commitments, milestones, note templates.Term, groups []ogp.Group,
	name func(ogp.Group) string) []render.Block {
	if len(groups) == 0 {
		return nil
	}
	a := groupTable(w, head, commitments, groups, name, func(g ogp.Group) ogp.Tally { return g.Commitments })
	b := groupTable(w, head, milestones, groups, name, func(g ogp.Group) ogp.Tally { return g.Milestones })
	if note != "" {
		a.Note, b.Note = w.Text(note), w.Text(note)
	}
	return []render.Block{a, b}
}

func groupTable(w *composer, head, caption templates.Term, groups []ogp.Group, name func(ogp.Group) string,
	tally func(ogp.Group) ogp.Tally) render.Table {
	columns := []render.Column{textColumn(w.Text(head), 2.2)}
	for _, l := range ogp.AllLevels {
		columns = append(columns, figureColumn(w.Level(l)))
	}
	columns = append(columns, figureColumn(w.Text(templates.LevelsAll)), figureColumn(w.Text(templates.GroupCompleted)),
		figureColumn(w.Text(templates.GroupHigh)))
	var rows []render.Row
	for _, g := range groups {
		counts := tally(g)
		cells := []render.Cell{cell(name(g))}
		for _, l := range ogp.AllLevels {
			cells = append(cells, w.numberCell(counts[l]))
		}
		rows = append(rows, row(append(cells, w.numberCell(counts.Total()),
			cell(w.Share(counts[ogp.Completed], counts.Total())),
			cell(w.Share(counts.High(), counts.Total())))...))
	}
	t := w.table(w.Text(caption), columns, rows)
	t.RowHead = true
	return t
}
