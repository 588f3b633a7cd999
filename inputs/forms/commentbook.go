package forms

import (
	"io"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/ogp"
	"selfassess/templates"
)

// CellLimit is how long a text in one cell can be, in UTF-16 code units.
const CellLimit = excelize.TotalCellChars

// blankRows is for how many rows below the last one there are drop-downs.
const blankRows = 50

// WriteComments writes comments as a workbook of the secretariat: a sheet of
// public comments, in which they are answered, and which the next build reads
// beside the plan.
func WriteComments(out io.Writer, comments []ogp.Comment, c *templates.Catalogue) error {
	w := newWriter(c)
	l := columns.Comments.Layout()
	name := w.Label("sheet", l.Key)
	b := block{Layout: l, sheet: name, rows: columns.Comments.Rows(w.Wording, l.Columns, comments),
		last: columns.HeaderRow + len(comments) + blankRows, frozen: 1}
	w.writeTable(b, name, w.Text("form.comments_note"))
	widths := make([]float64, len(l.Columns))
	for i, s := range l.Columns {
		widths[i] = widthUnder(w.header(l.Key, s), s)
	}
	filled := b
	filled.last = columns.HeaderRow + len(comments)
	w.heights(filled, widths)
	w.writeLists()
	index, err := w.f.GetSheetIndex(name)
	w.do(err)
	w.f.SetActiveSheet(index)
	return w.finish(out)
}
