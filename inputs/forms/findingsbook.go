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
func WriteFindings(out io.Writer, fs []ogp.Finding, c *templates.Catalogue) error {
	w := newWriter(c)
	sheet := w.sheet(c.Label("sheet", "findings"))
	labels := make([]string, len(templates.ListColumns))
	width := 0.0
	for i, key := range templates.ListColumns {
		labels[i] = c.Label("column.findings", key)
		width += findingWidths[i]
		cell := xlsx.Ref(i+1, columns.HeaderRow)
		w.set(sheet, cell, labels[i])
		w.paint(sheet, cell, cell, look{role: headLook, locked: true})
		name, _ := excelize.ColumnNumberToName(i + 1)
		w.do(w.f.SetColWidth(sheet, name, name, findingWidths[i]))
	}
	w.titles(sheet, c.Text("findings.title"), c.Text("findings.note"))
	w.do(w.f.SetRowHeight(sheet, columns.HeaderRow, headHeight(labels, findingWidths)))
	last := columns.HeaderRow + len(fs)
	for i, f := range fs {
		w.findingRow(sheet, columns.HeaderRow+1+i, f)
	}
	if len(fs) == 0 {
		last++
		w.set(sheet, xlsx.Ref(1, last), c.Text("findings.none"))
	}
	w.do(w.f.AutoFilter(sheet, xlsx.Ref(1, columns.HeaderRow)+":"+xlsx.Ref(len(labels), last), nil))
	w.view(sheet, 0, columns.HeaderRow, len(labels), last, width)
	return w.finish(out)
}

func (w *writer) findingRow(sheet string, row int, f ogp.Finding) {
	values := w.ListRow(f)
	values[0] = w.Label("severity", values[0])
	lines := 1
	for i, v := range values {
		w.set(sheet, xlsx.Ref(i+1, row), v)
		lines = max(lines, wrapped(v, findingWidths[i])+broken(v, findingWidths[i]))
	}
	w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(len(values), row), look{entryLook, textFormat, false})
	switch f.Severity() {
	case ogp.Error:
		w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{errorLook, textFormat, false})
	case ogp.Warning:
		w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{warningLook, textFormat, false})
	}
	w.do(w.f.SetRowHeight(sheet, row, float64(min(lines*lineHeight+4, 400))))
}

// broken estimates how many more lines a text takes because words of it, names
// of files and codes, are longer than the column is wide.
func broken(text string, width float64) (lines int) {
	for _, word := range strings.Fields(text) {
		lines += int(float64(utf8.RuneCountInString(word)) * 1.1 / (width - 2))
	}
	return lines
}
