package forms

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/templates"
)

// planRows is for how many rows the blank plan workbook has drop-downs.
const planRows = 1000

// WritePlan writes the blank plan workbook that a secretariat begins with.
func WritePlan(out io.Writer, c *templates.Catalogue) error {
	w := newWriter(c)
	sheet, _ := w.readme(w.Text("form.plan_title"), "form.plan_readme")
	w.planSheet()
	keys := []string{"plan"}
	for _, l := range columns.PlanLayouts() {
		name := w.Label("sheet", l.Key)
		keys = append(keys, l.Key)
		l.Columns = l.Stored()
		w.writeTable(block{Layout: l, sheet: name, last: columns.HeaderRow + planRows, frozen: 2}, name,
			w.Text("form.plan_note"))
	}
	w.writeLists()
	w.meta([][2]string{{"schema_version", strconv.Itoa(columns.SchemaVersion)}, {"language", c.Tag}}, keys)
	index, err := w.f.GetSheetIndex(sheet)
	w.do(err)
	w.f.SetActiveSheet(index)
	return w.finish(out)
}

// planSheet writes the sheet of fields and values.
func (w *writer) planSheet() {
	l := columns.PlanLayout()
	sheet := w.sheet(w.Label("sheet", "plan"))
	w.titles(sheet, sheet, w.Text("form.plan_note"))
	for i, key := range []string{"field", "value", "help"} {
		name, _ := excelize.ColumnNumberToName(i + 1)
		w.do(w.f.SetColWidth(sheet, name, name, []float64{38, 60, 80}[i]))
		w.set(sheet, xlsx.Ref(i+1, columns.HeaderRow), w.Label("column.fields", key))
	}
	w.paint(sheet, xlsx.Ref(1, columns.HeaderRow), xlsx.Ref(3, columns.HeaderRow), look{role: headLook})
	w.do(w.f.SetRowHeight(sheet, columns.HeaderRow, 2*lineHeight))
	for i, s := range l.Columns {
		row := columns.HeaderRow + 1 + i
		w.set(sheet, xlsx.Ref(1, row), w.header("plan", s))
		w.set(sheet, xlsx.Ref(3, row), w.help("plan", s))
		w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{role: greyLook})
		w.paint(sheet, xlsx.Ref(2, row), xlsx.Ref(2, row), look{role: entryLook, format: formatOf(s)})
		w.paint(sheet, xlsx.Ref(3, row), xlsx.Ref(3, row), look{role: plainLook})
		w.do(w.f.SetRowHeight(sheet, row, float64(wrapped(w.help("plan", s), 80)*lineHeight+6)))
		w.validate(sheet, "plan", s, xlsx.Ref(2, row))
	}
	w.view(sheet, 0, columns.HeaderRow, 3, columns.HeaderRow+len(l.Columns), 178)
}
