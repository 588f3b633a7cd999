package inputs

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"selfassess"
)

// timeBudget is how long opening one workbook may take. The largest plan that
// the limits allow takes a tenth of it.
const timeBudget = 30 * time.Second

// workbook is an opened file: plain cells, no library types.
type workbook struct {
	file     string // as the user sees it: "inputs/health.xlsx"
	date1904 bool
	sheets   []*grid
	props    map[string]string // custom document properties
}

// grid is the cells of one sheet, by row; only cells with content are there.
type grid struct {
	name   string
	hidden bool
	rows   []gridRow
	merges []string
	notes  []note
}

// note is a comment at a cell.
type note struct{ cell, text string }

type gridRow struct {
	n      int // 1-based
	hidden bool
	cells  []cell // ascending
}

// cell is a cell with content.
type cell struct {
	col     int // 1-based
	text    string
	kind    cellKind
	formula bool
	blank   bool // a formula without a stored value
	style   styleFact
	link    string // the address that it leads to
}

// at returns the cell in a column, or a zero cell.
func (r *gridRow) at(col int) (cell, bool) {
	for _, c := range r.cells {
		if c.col == col {
			return c, true
		}
	}
	return cell{}, false
}

func ref(col, row int) string { return columnName(col) + strconv.Itoa(row) }

func columnName(col int) string {
	name, _ := excelize.ColumnNumberToName(col)
	return name
}

// openWorkbook checks the bytes of a file and reads all its cells. An error
// is a refusal; a panic or an endless loop is one too.
func openWorkbook(file string, b []byte) (*workbook, error) {
	type result struct {
		w   *workbook
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- result{nil, refuse("library", fmt.Sprint(r))}
			}
		}()
		p, err := inspect(b)
		if err != nil {
			done <- result{nil, err}
			return
		}
		w, err := load(file, b, p)
		done <- result{w, err}
	}()
	select {
	case r := <-done:
		return r.w, r.err
	case <-time.After(timeBudget):
		return nil, refuse("too_slow", "")
	}
}

// load opens the checked file with excelize for its properties and notes, and
// takes the cells that the preflight read.
func load(file string, b []byte, p *preflight) (*workbook, error) {
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxSum, UnzipXMLSizeLimit: maxPart})
	if err != nil {
		return nil, refuse("library", err.Error())
	}
	defer f.Close()
	w := &workbook{file: file, props: customProps(f)}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.date1904 = *props.Date1904
	}
	for i := range p.sheets {
		s := &p.sheets[i]
		if s.chart {
			continue
		}
		g := &grid{name: s.name, hidden: s.hidden, merges: s.merges}
		g.rows = s.content(p.styles)
		if p.comments {
			g.notes = notes(f, s.name)
		}
		w.sheets = append(w.sheets, g)
	}
	return w, nil
}

// content is the rows of a sheet that hold anything.
func (s *sheetPart) content(styles []styleFact) (out []gridRow) {
	for _, rf := range s.rows {
		row := gridRow{n: rf.n, hidden: rf.hidden}
		for _, cf := range rf.cells {
			c := cell{col: cf.col, kind: cf.kind, formula: cf.formula, text: cf.text, link: s.target(&cf, rf.n)}
			if text, ok := linkText(cf.source); ok {
				c.formula = false
				if c.text == "" {
					c.kind, c.text = textCell, text
				}
			} else if c.kind == numberCell {
				c.text = asShown(c.text)
			}
			if cf.style < len(styles) {
				c.style = styles[cf.style]
			}
			c.blank = c.formula && c.text == "" && (!cf.stored || cf.kind == numberCell)
			if c.text != "" || c.blank {
				row.cells = append(row.cells, c)
			}
		}
		if len(row.cells) > 0 {
			out = append(out, row)
		}
	}
	return out
}

// asShown writes a number as people see it: programs store 12 as 12.0 or
// 1.2E1, and all show no more than 15 digits of 0.30000000000000004.
func asShown(stored string) string {
	n, err := strconv.ParseFloat(stored, 64)
	if err != nil || !strings.ContainsAny(stored, ".eE") || math.Abs(n) >= 1e15 {
		return stored
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// notes lists the notes of a sheet; a file in which they cannot be read is
// read all the same, since notes are never used.
func notes(f *excelize.File, sheet string) (list []note) {
	defer func() { _ = recover() }()
	comments, err := f.GetComments(sheet)
	if err != nil {
		return nil
	}
	for _, c := range comments {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		list = append(list, note{c.Cell, clean(text)})
	}
	return list
}

func customProps(f *excelize.File) map[string]string {
	props := map[string]string{}
	list, err := f.GetCustomProps()
	if err != nil {
		return props
	}
	for _, p := range list {
		props[p.Name] = strings.TrimSpace(fmt.Sprint(p.Value))
	}
	return props
}

// serialDate turns a spreadsheet's day number into a date. The time of day is
// dropped, never rounded up. Numbers before 1 March 1900, which spreadsheets
// count differently, and after the last year of dates are none.
func serialDate(serial float64, date1904 bool) (selfassess.Date, bool) {
	first, least := selfassess.Day(1899, 12, 30), 61.0
	if date1904 {
		first, least = selfassess.Day(1904, 1, 1), 0
	}
	if math.IsNaN(serial) || serial < least || serial >= 2958466 {
		return selfassess.Date{}, false
	}
	d := first.AddDays(int(math.Floor(serial)))
	return d, d.Year <= selfassess.LastYear
}
