package forms

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// findingWidths are the widths of templates.ListColumns in characters; on
// paper they fill a page across.
var findingWidths = []float64{9, 18, 17, 11, 6, 10, 18, 20, 27, 27, 27}

// WriteFindings writes findings as a workbook that people sort, filter and
// print. Every value is text, whatever a cell of a return began with.
//
// The rows go out one by one: there may be thousands, and the library takes
// long to find a cell again. All else that a sheet has must be set before.
func WriteFindings(out io.Writer, fs []ogp.Finding, c *templates.Catalogue) error {
	w := newWriter(c)
	sheet := w.sheet(c.Label("sheet", "findings"))
	width := 0.0
	for i, share := range findingWidths {
		width += share
		name, _ := excelize.ColumnNumberToName(i + 1)
		w.do(w.f.SetColWidth(sheet, name, name, share))
	}
	last := columns.HeaderRow + max(1, len(fs))
	w.do(w.f.AutoFilter(sheet, xlsx.Ref(1, columns.HeaderRow)+":"+xlsx.Ref(len(findingWidths), last), nil))
	w.view(sheet, 0, columns.HeaderRow, len(findingWidths), last, width)
	w.findingRows(sheet, fs)
	return w.finish(out)
}

// findingRows writes the rows of a sheet from its title to its end.
func (w *writer) findingRows(sheet string, fs []ogp.Finding) {
	stream, err := w.f.NewStreamWriter(sheet)
	if err != nil {
		w.do(err)
		return
	}
	row := func(n int, height float64, cells ...any) {
		w.do(stream.SetRow(xlsx.Ref(1, n), cells, excelize.RowOpts{Height: height}))
	}
	row(1, titleHeight, w.cell(w.Text("findings.title"), look{role: titleLook, locked: true}))
	row(2, noteHeight, w.cell(w.Text("findings.note"), look{role: noteLook, locked: true}))
	row(3, noteHeight, w.cell(w.Text("findings.accept", "code", w.Label("column.findings", "code"),
		"where", w.Label("column.findings", "where"), "sheet", w.Label("sheet", "accepted")), look{role: noteLook, locked: true}))
	labels := make([]string, len(templates.ListColumns))
	heads := make([]any, len(labels))
	for i, key := range templates.ListColumns {
		labels[i] = w.Label("column.findings", key)
		heads[i] = w.cell(labels[i], look{role: headLook, locked: true})
	}
	row(columns.HeaderRow, headHeight(labels, findingWidths), heads...)
	for i, f := range fs {
		cells, height := w.findingRow(f)
		row(columns.HeaderRow+1+i, height, cells...)
	}
	if len(fs) == 0 {
		row(columns.HeaderRow+1, lineHeight, w.Text("findings.none"))
	}
	w.do(stream.Flush())
}

// cell is a text in a row that is written at once.
func (w *writer) cell(text string, l look) excelize.Cell {
	w.fits(text)
	return excelize.Cell{Value: text, StyleID: w.styled(l)}
}

func (w *writer) findingRow(f ogp.Finding) (cells []any, height float64) {
	values := w.ListRow(f)
	values[0] = w.Label("severity", values[0])
	lines := 1
	for i, v := range values {
		cells = append(cells, w.cell(v, look{entryLook, textFormat, false}))
		lines = max(lines, wrapped(v, findingWidths[i])+broken(v, findingWidths[i]))
	}
	switch f.Severity() {
	case ogp.Error:
		cells[0] = w.cell(values[0], look{errorLook, textFormat, false})
	case ogp.Warning:
		cells[0] = w.cell(values[0], look{warningLook, textFormat, false})
	}
	return cells, float64(min(lines*lineHeight+4, 400))
}

// broken estimates how many more lines a text takes because words of it, names
// of files and codes, are longer than the column is wide.
func broken(text string, width float64) (lines int) {
	for _, word := range strings.Fields(text) {
		lines += int(float64(utf8.RuneCountInString(word)) * 1.1 / (width - 2))
	}
	return lines
}
