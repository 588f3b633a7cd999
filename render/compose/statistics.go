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
		present(w.part("statistics", "", templates.SectionStatistics, overview(w)), history(w), viewsPart(w, ""))...)
	for i, theme := range w.report.Themes() {
		name := orWords(w.title(theme.Text), w.Text(templates.ThemeNone))
		running := name
		if theme.Name != "" {
			running = w.Text(templates.ThemeRunning, "n", w.Number(i+1), "theme", name)
		}
		t := &render.Section{ID: "theme-" + w.Number(i+1), Kind: render.Plain, Heading: plain(running), Running: plain(running),
			Contents: true}
		for _, c := range theme.Commitments {
			t.Sections = append(t.Sections, commitmentRecord(w, c))
		}
		s.Sections = append(s.Sections, t)
	}
	return s
}

// overview is every table of the completion statistics. Words and charts that
// stand in the summary are not repeated.
func overview(w *composer) []render.Block {
	s := w.stats
	if s.Commitments.Assessed+s.Milestones.Assessed == 0 {
		blocks := []render.Block{w.paragraph(templates.SummaryNone)}
		if moved(s.Commitments) || moved(s.Milestones) {
			blocks = append(append(blocks, reconciliation(w.source)), changesLink(w.source)...)
		}
		return blocks
	}
	blocks := []render.Block{reconciliation(w.source)}
	if charts := summaryCharts(w.source); charts > 0 {
		blocks = append([]render.Block{render.Paragraph{Spans: []render.Span{
			{Text: w.Plural(templates.ChartsInSummary, charts), Ref: "summary"}}}}, blocks...)
	}
	if len(changesOf(w.source)) > 0 {
		blocks = append(blocks, changesLink(w.source)...)
	}
	blocks = append(blocks, levelsTable(w))
	if s.Milestones.Assessed > 0 {
		blocks = append(blocks, milestonesChart(w))
	}
	blocks = append(blocks, groupBlocks(w)...)
	blocks = append(blocks, timelinessBlocks(w)...)
	blocks = append(blocks, correctiveBlocks(w)...)
	blocks = append(blocks, evidenceBlocks(w)...)
	blocks = append(blocks, differenceBlocks(w)...)
	blocks = append(blocks, contributionsTable(w)...)
	return blocks
}

// summaryCharts is how many charts of commitments the summary has.
func summaryCharts(w *source) int {
	n := 0
	if w.stats.Commitments.Assessed > 0 {
		n++
	}
	if themed(w) {
		n++
	}
	return n
}

func commitmentsChart(w *composer) render.Chart {
	return levelChart(w, w.Text(templates.ChartByLevel), w.stats.Commitments.Levels, w.Text(templates.ChartCommitments))
}

func milestonesChart(w *composer) render.Chart {
	return levelChart(w, w.Text(templates.ChartMilestonesByLevel), w.stats.Milestones.Levels,
		w.Text(templates.ChartMilestones))
}

// mostThemes is how many bars can be compared at a glance, on one page with
// the rest of the summary. The tables of the groups have all themes.
const mostThemes = 16

// themed tells whether there are themes to compare.
func themed(w *source) bool { return len(w.stats.ByTheme) > 1 && len(w.stats.ByTheme) <= mostThemes }

// themesChart is empty where it would repeat the chart of all commitments, or
// be longer than a page.
func themesChart(w *composer) render.Chart {
	if !themed(w.source) {
		return render.Chart{}
	}
	return groupChart(w, w.Text(templates.ChartByTheme), w.stats.ByTheme, w.themeName)
}

// reconciliation leads from what was planned to what is assessed.
func reconciliation(w *source) render.Paragraph {
	c, m := w.stats.Commitments, w.stats.Milestones
	if !moved(c) && !moved(m) {
		return para(w.Text(templates.FlowSame, "commitments", w.Plural(templates.CountCommitments, c.Assessed),
			"milestones", w.Plural(templates.CountMilestones, m.Assessed)))
	}
	line := func(what templates.Term, f ogp.Flow) string {
		return w.Text(templates.FlowLine, "what", w.Text(what), "planned", w.Number(f.Planned), "added", w.Number(f.Added),
			"withdrawn", w.Number(f.Withdrawn), "merged", w.Number(f.Merged), "assessed", w.Number(f.Assessed))
	}
	return para(joinWords(" ", line(templates.ChartCommitments, c), line(templates.ChartMilestones, m)))
}

// moved tells whether anything was added, withdrawn or merged.
func moved(f ogp.Flow) bool { return f.Added+f.Withdrawn+f.Merged > 0 }

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
		return row(first, w.numberCell(a), w.shareCell(a, c.Total()), w.numberCell(b), w.shareCell(b, m.Total()))
	}
	var rows []render.Row
	for _, l := range ogp.AllLevels {
		rows = append(rows, line(w.levelCell(l), c[l], m[l]))
	}
	total := line(cell(w.Text(templates.LevelsTotal)), c.Total(), m.Total())
	total.Total = true
	rows = append(rows, total, line(cell(w.Text(templates.LevelsHigh)), c.High(), m.High()))
	t := w.table(w.Text(templates.LevelsCaption), columns, rows)
	t.RowHeads = 1
	notes := []string{w.Text(templates.LevelsNote, "commitments", w.Plural(templates.CountCommitments, c.Total()),
		"milestones", w.Plural(templates.CountMilestones, m.Total()))}
	if ogp.SharesOff(c) || ogp.SharesOff(m) {
		notes = append(notes, w.Text(templates.LevelsRounding))
	}
	t.Note = plain(strings.Join(notes, " "))
	return t
}
