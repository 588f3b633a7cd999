package inputs

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"selfassess/ogp"
)

// workbook is an opened file: plain cells, no library types.
type workbook struct {
	file     string // as the user sees it: "inputs/health.xlsx"
	date1904 bool
	sheets   []*grid
	props    map[string]string // custom document properties
	extras   []extra
	weight   weight
}

// grid is the cells of one sheet, by row; only cells with content are there.
type grid struct {
	name   string
	hidden bool
	rows   []gridRow
	unseen []span // hidden columns
	merges []string
	notes  []note
	broken []note // cells of which it cannot be told what they hold
}

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
	struck  string // what of the text is struck through; see styleFact for the whole
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
// is a refusal.
func openWorkbook(file string, b []byte) (*workbook, error) {
	return openWithin(file, b, newRoom(), timeBudget)
}

// openWithin unpacks the file when there is room for what it holds, and gives
// up when the time is over.
func openWithin(file string, b []byte, room *room, budget time.Duration) (w *workbook, err error) {
	defer func() {
		if r := recover(); r != nil {
			w, err = nil, refuse("fault", fmt.Sprint(r))
		}
	}()
	c, err := unpack(b, deadline{})
	if err != nil {
		return nil, err
	}
	defer room.enter(c.size)()
	c.end = deadline(time.Now().Add(budget))
	p, err := c.inspect()
	if err != nil {
		return nil, err
	}
	return p.workbook(file), nil
}

// workbook is what was read of a file.
func (p *preflight) workbook(file string) *workbook {
	w := &workbook{file: file, props: p.props, date1904: p.date1904, extras: p.extras}
	for i := range p.sheets {
		s := &p.sheets[i]
		if s.kind != "worksheet" {
			continue
		}
		g := &grid{name: s.name, hidden: s.hidden, unseen: s.unseen, merges: s.merges, notes: s.notes}
		s.content(g, p.styles)
		s.rows = nil
		for _, row := range g.rows {
			w.weight.cells += len(row.cells)
		}
		w.sheets = append(w.sheets, g)
	}
	w.weight.text = p.sum.text
	return w
}

// content gives a sheet the rows that hold anything.
func (s *sheetPart) content(g *grid, styles []styleFact) {
	for _, rf := range s.rows {
		row := gridRow{n: rf.n, hidden: rf.hidden, cells: make([]cell, 0, len(rf.cells))}
		for _, cf := range rf.cells {
			if cf.kind == brokenCell {
				g.broken = append(g.broken, note{ref(cf.col, rf.n), clean(cf.text)})
				continue
			}
			c := cell{col: cf.col, kind: cf.kind, formula: cf.formula, text: cf.text, link: s.target(&cf, rf.n), struck: cf.struck}
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
			g.rows = append(g.rows, row)
		}
	}
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

// serialDate turns a spreadsheet's day number into a date. The time of day is
// dropped, never rounded up. Numbers before 1 March 1900, which spreadsheets
// count differently, and after the last year of dates are none.
func serialDate(serial float64, date1904 bool) (ogp.Date, bool) {
	first, least := ogp.Day(1899, 12, 30), 61.0
	if date1904 {
		first, least = ogp.Day(1904, 1, 1), 0
	}
	if math.IsNaN(serial) || serial < least || serial >= 2958466 {
		return ogp.Date{}, false
	}
	d := first.AddDays(int(math.Floor(serial)))
	return d, d.Year <= ogp.LastYear
}
