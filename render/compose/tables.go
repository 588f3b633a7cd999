package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

func textColumn(head string, width float64) render.Column {
	return render.Column{Head: head, Width: width}
}
func figureColumn(head string) render.Column { return render.Column{Head: head, Right: true} }
func fixedColumn(head string) render.Column  { return render.Column{Head: head, Fixed: true} }

// cell is a cell of one line; nothing is an em dash, for which [finish] has words.
func cell(s string) render.Cell {
	if s == "" {
		s = render.None
	}
	return render.Cell{Paras: []render.Paragraph{para(s)}}
}

func spanCell(spans ...render.Span) render.Cell {
	if len(spans) == 0 {
		return cell("")
	}
	return render.Cell{Paras: []render.Paragraph{{Spans: spans}}}
}

func proseCell(ps ...render.Paragraph) render.Cell {
	if len(ps) == 0 {
		return cell("")
	}
	return render.Cell{Paras: ps}
}

// textCell is a cell of somebody's prose.
func (w *source) textCell(t ogp.Text) render.Cell {
	return proseCell(w.paragraphs(t, render.Body)...)
}

// levelCell is a disc and the word.
func (w words) levelCell(l ogp.Level) render.Cell {
	return render.Cell{Level: &l, Paras: []render.Paragraph{para(w.Level(l))}}
}

// shareCell is a share; nothing has no shares.
func (w words) shareCell(n, total int) render.Cell {
	if share := w.Share(n, total); share != render.None {
		return cell(share)
	}
	return w.dash(templates.NotAny)
}

// dash is a dash for nothing, with the words for it.
func (w words) dash(said templates.Term) render.Cell {
	return spanCell(render.Span{Text: render.None, Said: w.Text(said)})
}

func (w words) numberCell(n int) render.Cell { return cell(w.Number(n)) }

func row(cells ...render.Cell) render.Row { return render.Row{Cells: cells} }

// levelSeries is the five levels in the order of every bar.
func levelSeries(w words) []render.Series {
	return []render.Series{
		{Name: w.Level(ogp.Completed), Fill: render.FillCompleted},
		{Name: w.Level(ogp.Substantial), Fill: render.FillSubstantial},
		{Name: w.Level(ogp.Limited), Fill: render.FillLimited},
		{Name: w.Level(ogp.NotStarted), Fill: render.FillNotStarted},
		{Name: w.Level(ogp.NotReported), Fill: render.FillNotReported},
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
func tallyWords(w words, t ogp.Tally) string {
	parts := make([]string, 0, len(barOrder))
	for _, l := range barOrder {
		parts = append(parts, w.Text(templates.ChartLevel, "level", w.Level(l), "n", w.Number(t[l])))
	}
	return w.And(parts)
}

// levelChart is one bar of levels with its legend.
func levelChart(w *composer, caption string, t ogp.Tally, label string) render.Chart {
	shares := make([]string, len(barOrder))
	for i, l := range barOrder {
		shares[i] = w.Share(t[l], t.Total())
	}
	return w.chart(caption, render.Chart{Series: levelSeries(w.words), Legend: true, Shares: shares,
		Bars: []render.Bar{{Label: label, Values: barValues(t)}},
		Alt: w.Text(templates.ChartAltLevels, "total", w.Number(t.Total()),
			"levels", tallyWords(w.words, t))})
}

// groupChart is a bar a group.
func groupChart(w *composer, caption string, groups []ogp.Group, name func(ogp.Group) string) render.Chart {
	c := render.Chart{Series: levelSeries(w.words)}
	alt := make([]string, 0, len(groups))
	for _, g := range groups {
		c.Bars = append(c.Bars, render.Bar{Label: name(g), Values: barValues(g.Commitments)})
		alt = append(alt, w.Text(templates.ChartAltBar, "name", name(g), "levels", tallyWords(w.words, g.Commitments)))
	}
	c.Alt = strings.Join(alt, " ")
	return w.chart(caption, c)
}
