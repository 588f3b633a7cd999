// Package xlsx reads workbooks: the values of their cells, and what of them
// cannot be seen.
//
// In come the bytes of a file. [Open] refuses what is no plain .xlsx workbook
// or passes a limit (see [office.Refusal]); out comes a [Workbook] with the
// cells of each [Sheet] that hold anything, their texts as they are stored.
// What people cannot see is there beside what they see: hidden sheets, rows and
// columns, what is struck out, notes, the addresses that cells lead to, and, as
// [Extra], all that is in the file besides: pictures, macros, connections.
// Nothing is computed, fetched or run.
//
// excelize 2.11.1 would read workbooks too, but drops the errors of its
// decoder and cannot be stopped; a test compares what both read.
//
// Nothing here may know what a sheet is for: plans, headers, dates and words
// for readers belong to the package inputs.
package xlsx

import (
	"fmt"
	"time"

	"selfassess/inputs/office"
)

// Workbook is what was read of a file.
type Workbook struct {
	Date1904 bool // days are counted from 1904
	Sheets   []*Sheet
	Props    map[string]string // custom document properties
	Extras   []Extra
	Size     Size
}

// IsTable tells whether it is a table of text, which has one sheet without a
// name.
func (w *Workbook) IsTable() bool { return len(w.Sheets) == 1 && w.Sheets[0].Name == "" }

// Size is what a workbook leaves in memory.
type Size struct {
	Cells int // with content
	Text  int // bytes
}

// Sheet is the cells of one sheet, by row; only cells with content are there.
type Sheet struct {
	Name    string
	Hidden  bool
	Rows    []Row
	Unseen  []Span // hidden columns
	Merges  []Range
	Notes   []Note
	Bare    []Note // cells without content that lead to an address, which is the text
	Unclear []Note // cells of which it cannot be told what they hold
	Odd     []Note // text in the file, at a cell or row or none, that no program shows

	pictures map[position]bool // the cells in which the corner of one lies
}

// AddPicture notes that the upper left corner of a picture lies in a cell.
func (s *Sheet) AddPicture(col, row int) {
	if s.pictures == nil {
		s.pictures = map[position]bool{}
	}
	s.pictures[position{col, row}] = true
}

// HasPicture tells whether the upper left corner of a picture lies in a cell.
func (s *Sheet) HasPicture(col, row int) bool { return s.pictures[position{col, row}] }

// Span is columns, from the first to the last.
type Span struct{ First, Last int }

// Note is a text at a cell.
type Note struct{ Cell, Text string }

// Row is a row with content.
type Row struct {
	N      int // 1-based
	Hidden bool
	Cells  []Cell // ascending
}

// Cell is a cell with content. Its text is as it is stored: dates are day
// numbers, percentages are fractions.
type Cell struct {
	Col     int // 1-based
	Text    string
	Kind    Kind
	Formula bool
	Blank   bool // a formula without a stored value
	Style   Style
	Object  Object // what it holds that is no text; Text is then what people see of it
	Link    string // the address that it leads to
	Struck  string // what of the text is struck out; see Style for the whole

	linked bool // its formula says where it leads
}

// Kind is how a value is stored.
type Kind uint8

// The kinds of values.
const (
	Number Kind = iota
	Text
	Bool // "0" or "1"
	Error
	ISODate
	unclear // it cannot be told what the cell holds
)

// Style is what the style of a cell means for reading.
type Style struct {
	Date, Percent, Struck bool
	Shows                 DateParts // of a date
}

// At returns the cell in a column, or a zero cell.
func (r *Row) At(col int) (Cell, bool) {
	for _, c := range r.Cells {
		if c.Col == col {
			return c, true
		}
	}
	return Cell{}, false
}

// Limits are those of the file of a workbook.
var Limits = office.Default

// Open checks the bytes of a file and reads all its cells: it unpacks the file
// when there is memory for what it holds, and gives up when the time is over.
// An error is an [office.Refusal].
func Open(b []byte, memory *office.Memory, limit time.Duration) (w *Workbook, err error) {
	defer func() {
		if r := recover(); r != nil {
			w, err = nil, office.Refuse("fault", fmt.Sprint(r))
		}
	}()
	f, err := office.Open(b, Limits)
	if err != nil {
		return nil, err
	}
	defer memory.Take(f.Size())()
	f.StopAt(time.Now().Add(limit))
	return read(f)
}
