package render

import (
	"selfassess/ogp"
	"selfassess/templates"
)

func textColumn(head string, width float64) Column { return Column{Head: head, Width: width} }
func figureColumn(head string) Column              { return Column{Head: head, Right: true} }
func fixedColumn(head string) Column               { return Column{Head: head, Fixed: true} }

// cell is a cell of one line; nothing is an em dash.
func cell(s string) Cell {
	if s == "" {
		s = none
	}
	return Cell{Paras: []Paragraph{para(s)}}
}

func spanCell(spans ...Span) Cell {
	if len(spans) == 0 {
		return cell("")
	}
	return Cell{Paras: []Paragraph{{Spans: spans}}}
}

func proseCell(ps ...Paragraph) Cell {
	if len(ps) == 0 {
		return cell("")
	}
	return Cell{Paras: ps}
}

// textCell is a cell of somebody's prose.
func (w *composer) textCell(t ogp.Text) Cell { return proseCell(w.paragraphs(t, Body)...) }

// levelCell is a disc and the word.
func (w *composer) levelCell(l ogp.Level) Cell {
	return Cell{Level: &l, Paras: []Paragraph{para(w.Level(l))}}
}

func (w *composer) numberCell(n int) Cell { return cell(w.Number(n)) }

func row(cells ...Cell) Row { return Row{Cells: cells} }

// series is the five levels in the order of every bar.
func (w *composer) series() []Series {
	return []Series{
		{w.Level(ogp.Completed), FillCompleted},
		{w.Level(ogp.Substantial), FillSubstantial},
		{w.Level(ogp.Limited), FillLimited},
		{w.Level(ogp.NotStarted), FillNotStarted},
		{w.Level(ogp.NotReported), FillNotReported},
	}
}

// barOrder is the order of levels within a bar.
var barOrder = [...]ogp.Level{ogp.Completed, ogp.Substantial, ogp.Limited,
	ogp.NotStarted, ogp.NotReported}

func barValues(t ogp.Tally) []int {
	values := make([]int, len(barOrder))
	for i, l := range barOrder {
		values[i] = t[l]
	}
	return values
}

// tallyWords states a tally in words, for the alternative text of charts.
func (w *composer) tallyWords(t ogp.Tally) string {
	parts := make([]string, 0, len(barOrder))
	for _, l := range barOrder {
		parts = append(parts, w.Text(templates.ChartLevel, "level", w.Level(l), "n", w.Number(t[l])))
	}
	return w.And(parts)
}

// levelChart is one bar of levels with its legend.
func (w *composer) levelChart(caption string, t ogp.Tally, label string) Chart {
	shares := make([]string, len(barOrder))
	for i, l := range barOrder {
		shares[i] = w.Share(t[l], t.Total())
	}
	return w.chart(caption, Chart{Series: w.series(), Legend: true, Shares: shares,
		Bars: []Bar{{label, barValues(t)}},
		Alt:  w.Text(templates.ChartAltLevels, "caption", caption, "total", w.Number(t.Total()), "levels", w.tallyWords(t))})
}

// groupChart is a bar a group.
func (w *composer) groupChart(caption string, groups []ogp.Group, name func(ogp.Group) string) Chart {
	c := Chart{Series: w.series()}
	alt := caption + "."
	for _, g := range groups {
		c.Bars = append(c.Bars, Bar{name(g), barValues(g.Commitments)})
		alt += " " + w.Text(templates.ChartAltBar, "name", name(g), "levels", w.tallyWords(g.Commitments))
	}
	c.Alt = alt
	return w.chart(caption, c)
}
