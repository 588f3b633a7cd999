package compose

import (
	"strconv"

	"selfassess/render"
	"selfassess/templates"
)

// composer writes the blocks of one document, in order, because it numbers
// the tables and figures. All that needs no number takes the source, or the
// words alone.
type composer struct {
	*source
	tables, figures int
}

func newComposer(e *render.Edition) *composer { return &composer{source: newSource(e)} }

// table numbers and captions a table.
func (w *composer) table(caption string, columns []render.Column, rows []render.Row) render.Table {
	w.tables++
	return render.Table{ID: "table-" + strconv.Itoa(w.tables),
		Label:   w.Text(templates.LabelTable, "n", w.Number(w.tables)),
		Caption: caption, Columns: columns, Rows: rows}
}

// chart numbers and captions a chart.
func (w *composer) chart(caption string, c render.Chart) render.Chart {
	w.figures++
	c.ID = "figure-" + strconv.Itoa(w.figures)
	c.Label = w.Text(templates.LabelFigure, "n", w.Number(w.figures))
	c.Caption = caption
	return c
}
