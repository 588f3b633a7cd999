// Package compose turns the facts of a report into words, tables and charts,
// once for all formats.
//
// In come the facts of an edition; out goes the edition with its Document and
// the values of the tags of templates. A file is a chapter of the report.
// Nothing here knows a file format.
package compose

import (
	"strconv"

	"selfassess/ogp"
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

func compose(e *render.Edition) *render.Document {
	w := newComposer(e)
	d := &render.Document{Lang: w.Tag, Cover: cover(w.source), Meta: meta(w.source), Labels: documentLabels(w.words)}
	d.Sections = append(d.Sections, summary(w))
	if w.plan.Outline == ogp.StandardsOutline {
		d.Sections = append(d.Sections, standardsOutline(w)...)
	} else {
		d.Sections = append(d.Sections, annexOutline(w)...)
	}
	d.Sections = append(d.Sections, consultationAnnex(w), commentsAnnex(w), standardsAnnex(w), changesAnnex(w), methodAnnex(w))
	return d
}

// table numbers and captions a table.
func (w *composer) table(caption string, columns []render.Column, rows []render.Row) render.Table {
	w.tables++
	return render.Table{ID: "table-" + strconv.Itoa(w.tables), Label: w.Text(templates.LabelTable, "n", w.Number(w.tables)),
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
