package inputs

import (
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// masked stands in a finding for what it does not quote: findings are shown,
// listed and mailed, and what is told of a person is for the plan to say. The
// cell itself is kept.
const masked = "…"

// leaveOut adds a finding about cells that go into no record, and keeps the
// cells whole: a finding is cut where it is printed.
func (r *reading) leaveOut(f ogp.Finding, cells []ogp.Cell) {
	if f.Found == "" {
		f.Found = listed(cells)
	}
	r.add(f)
	r.keep(f, cells)
}

// keep keeps cells whole that go into no record; cells of one row that are
// left out for one reason stay together.
func (r *reading) keep(f ogp.Finding, cells []ogp.Cell) {
	if len(cells) == 0 {
		return
	}
	u := ogp.Unplaced{Code: f.Code, File: r.file, Sheet: cells[0].At.Sheet, Agency: r.agency, Row: f.Row, Cells: cells}
	if n := len(r.unplaced); n > 0 && u.Row != "" {
		if last := &r.unplaced[n-1]; last.Code == u.Code && last.Sheet == u.Sheet && last.Row == u.Row {
			last.Cells = append(last.Cells, cells...)
			return
		}
	}
	r.unplaced = append(r.unplaced, u)
}

// cells are the cells of rows of a sheet, under the names that name gives to
// their columns.
func (r *reading) cells(g *xlsx.Sheet, rows []xlsx.Row, name func(col int) string) (cells []ogp.Cell) {
	for _, row := range rows {
		for _, c := range row.Cells {
			if text := xlsx.Clean(r.asShown(c)); text != "" {
				cells = append(cells, ogp.Cell{Column: name(c.Col), Text: text, At: r.place(g, xlsx.Ref(c.Col, row.N))})
			}
		}
	}
	return cells
}

// asShown is what people see in a cell: days and truth values are stored as
// numbers.
func (r *reading) asShown(c xlsx.Cell) string {
	if c.Object == xlsx.Picture {
		return r.words.words[0].Label("cell_object", string(c.Object))
	}
	if c.Kind == xlsx.Bool {
		return map[string]string{"0": "FALSE", "1": "TRUE"}[c.Text]
	}
	if d, ok := r.shownDay(c); ok {
		return d.String()
	}
	return c.Text
}

// shownDay is what people see of a day that is stored as a number: its format
// may show the month or the year alone.
func (r *reading) shownDay(c xlsx.Cell) (ogp.Date, bool) {
	n, err := strconv.ParseFloat(c.Text, 64)
	if err != nil || c.Kind != xlsx.Number || !c.Style.Date {
		return ogp.Date{}, false
	}
	d, ok := serialDate(n, r.book.Date1904)
	switch c.Style.Shows {
	case xlsx.ShowsYear:
		d.Month, d.Day = 0, 0
	case xlsx.ShowsYear | xlsx.ShowsMonth:
		d.Day = 0
	}
	return d, ok
}

// sheetCells are all cells of a sheet that is not read as a table.
func (r *reading) sheetCells(g *xlsx.Sheet) []ogp.Cell { return r.cells(g, g.Rows, noName) }

func noName(int) string { return "" }

// columnName names a column of the table: by its permanent name, by what its
// header says, or not at all.
func (t *table) columnName(col int) string {
	for _, c := range t.columns {
		if c.col == col {
			return ogp.InLang(t.layout.Columns[c.spec].Key, c.lang)
		}
	}
	if t.header == 0 {
		return ""
	}
	c, _ := t.headerRow().At(col)
	return xlsx.Clean(c.Text)
}

// columnCells are the cells of a column below the header.
func (t *table) columnCells(col int, name string) (cells []ogp.Cell) {
	t.below(func(row *xlsx.Row) {
		c, _ := row.At(col)
		if text := xlsx.Clean(t.shownIn(c)); text != "" {
			cells = append(cells, ogp.Cell{Column: name, Text: text, At: t.at(col, row.N)})
		}
	})
	return cells
}

// rowCells are the cells of one row.
func (t *table) rowCells(row *xlsx.Row) (cells []ogp.Cell) {
	for _, c := range row.Cells {
		if text := xlsx.Clean(t.shownIn(c)); text != "" {
			cells = append(cells, ogp.Cell{Column: t.columnName(c.Col), Text: text, At: t.at(c.Col, row.N)})
		}
	}
	return cells
}

// shownIn is what people mean by a cell of a column: a number in one for dates
// is a day, whatever its format shows.
func (t *table) shownIn(c xlsx.Cell) string {
	if c.Kind == xlsx.Number && !c.Style.Date && t.isDates(c.Col) {
		n, err := strconv.ParseFloat(c.Text, 64)
		if d, ok := serialDate(n, t.book.Date1904); ok && err == nil && !isYear(int(n)) {
			return d.String()
		}
	}
	return t.asShown(c)
}

// isDates tells whether a column is one for dates.
func (t *table) isDates(col int) bool {
	return slices.ContainsFunc(t.columns, func(c tableColumn) bool {
		return c.col == col && t.layout.Columns[c.spec].Kind == columns.Date
	})
}

// listed writes cells as one text: "E14: text", one a line.
func listed(cells []ogp.Cell) string {
	lines := make([]string, len(cells))
	for i, c := range cells {
		if lines[i] = c.At.Cell + ": " + c.Text; ogp.AboutPerson(c.Column) {
			lines[i] = c.At.Cell + ": " + masked
		}
	}
	return strings.Join(lines, "\n")
}
