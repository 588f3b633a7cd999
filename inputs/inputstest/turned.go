package inputstest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A workbook in the other formats that are read, as somebody saves it who has no
// Excel. What no cell holds is left out, and so are formulas.

// Open is the workbook as an OpenDocument spreadsheet.
func Open(workbook []byte) ([]byte, error) {
	var body strings.Builder
	if err := eachRow(workbook, func(sheet string) {
		fmt.Fprintf(&body, `</table:table><table:table table:name=%q>`, escaped(sheet))
	}, func(cells []shownCell) {
		body.WriteString("<table:table-row>")
		for _, c := range cells {
			body.WriteString(c.open())
		}
		body.WriteString("</table:table-row>")
	}); err != nil {
		return nil, err
	}
	const kind = "application/vnd.oasis.opendocument.spreadsheet"
	const names = "urn:oasis:names:tc:opendocument:xmlns:"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{{"mimetype", kind},
		{"content.xml", `<office:document-content xmlns:office="` + names + `office:1.0" xmlns:table="` + names + `table:1.0" xmlns:text="` + names +
			`text:1.0"><office:body><office:spreadsheet>` + strings.TrimPrefix(body.String(), "</table:table>") +
			`</table:table></office:spreadsheet></office:body></office:document-content>`},
		{"META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="` + names + `manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="` +
			kind + `"/></manifest:manifest>`}} {
		w, err := z.Create(part[0])
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// Table is one sheet of the workbook as CSV.
func Table(workbook []byte, name string) ([]byte, error) {
	var b bytes.Buffer
	w, here := csv.NewWriter(&b), false
	err := eachRow(workbook, func(sheet string) { here = sheet == name }, func(cells []shownCell) {
		row := make([]string, len(cells))
		for i, c := range cells {
			row[i] = c.text
		}
		if here {
			w.Write(row) // whose error Flush keeps
		}
	})
	w.Flush()
	if b.Len() == 0 && err == nil {
		err = fmt.Errorf("the workbook has no sheet %q", name)
	}
	return b.Bytes(), err
}

// shownCell is a cell as it is shown; stored is its value, if that is not a text.
type shownCell struct{ kind, stored, text string }

func (c shownCell) open() string {
	if c.text == "" {
		return "<table:table-cell/>"
	}
	value := map[string]string{"float": "value", "percentage": "value", "date": "date-value"}[c.kind]
	if value != "" {
		value = ` office:` + value + `="` + c.stored + `"`
	}
	return `<table:table-cell office:value-type="` + c.kind + `"` + value + `><text:p>` +
		strings.NewReplacer("&#xA;", "</text:p><text:p>", "  ", " <text:s/>").Replace(escaped(c.text)) + `</text:p></table:table-cell>`
}

func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder takes all
	return b.String()
}

// eachRow tells of the rows of all sheets.
func eachRow(workbook []byte, begin func(sheet string), row func([]shownCell)) error {
	_, err := Edit(workbook, func(f *excelize.File) error {
		for _, sheet := range f.GetSheetList() {
			begin(sheet)
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				return err
			}
			for i := range rows {
				cells := make([]shownCell, len(rows[i]))
				for j, raw := range rows[i] {
					if cells[j], err = shown(f, sheet, cellName(j+1, i+1), raw); err != nil {
						return err
					}
				}
				row(cells)
			}
		}
		return nil
	})
	return err
}

func shown(f *excelize.File, sheet, cell, raw string) (c shownCell, err error) {
	formula, err := f.GetCellFormula(sheet, cell)
	if err != nil || formula != "" {
		return shownCell{}, err
	}
	kind, err := f.GetCellType(sheet, cell)
	if err != nil || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset || raw == "" {
		return shownCell{kind: "string", text: raw}, err
	}
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return shownCell{kind: "string", text: raw}, nil
	}
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		return c, err
	}
	style, err := f.GetStyle(id)
	if err != nil {
		return c, err
	}
	custom := ""
	if style.CustomNumFmt != nil {
		custom = *style.CustomNumFmt
	}
	switch {
	case style.NumFmt == 14, strings.Contains(custom, "yy"):
		day, err := excelize.ExcelDateToTime(n, false)
		return shownCell{"date", day.Format("2006-01-02"), day.Format("2006-01-02")}, err
	case style.NumFmt == 9, style.NumFmt == 10, strings.Contains(custom, "%"):
		return shownCell{"percentage", raw, strconv.FormatFloat(n*100, 'f', -1, 64) + "%"}, nil
	}
	return shownCell{"float", raw, raw}, nil
}
