package xlsx

import (
	"bytes"
	"slices"
	"strconv"

	"selfassess/inputs/office"
)

// Where the elements of a sheet stand: <worksheet><sheetData><row><c><v>.
// What has the same name in another place is something else, or an attempt to
// show one content to Excel and another to other programs.
const (
	dataDepth  = 2
	rowDepth   = 3
	cellDepth  = 4
	valueDepth = 5
)

// rowScan is the state of walking through the rows of one sheet.
type rowScan struct {
	into   *sheetPart
	book   *book
	inside bool   // in sheetData
	tables int    // how many of them there are
	row    Row    // that is open; 0 is none
	cells  []Cell // of it; the memory serves for all rows
	cell   *Cell  // that is open
	entry  entry  // of it
	last   int    // number of the last row
	column int    // of the last cell
}

// entry is what the XML of the open cell says, beside what a [Cell] keeps.
type entry struct {
	style   int
	stored  bool   // there is a value, be it an empty one
	values  int    // that the cell states; more than one contradict each other
	shared  bool   // the cell points at a shared string
	index   []byte // of that string
	text    []byte // gathered: comments may cut it into many pieces
	run     int    // where the current run of rich text begins in the text
	struck  strikes
	formula string // one that makes a link
	truth   string // of a formula that is nothing but a truth value
}

// begin clears the entry for the next cell, and keeps its memory.
func (e *entry) begin() {
	e.struck.clear()
	*e = entry{text: e.text[:0], index: e.index[:0], struck: e.struck}
}

// scanRows walks through a sheet: rows and cells must ascend, and stay within
// the limits.
func (b *book) scanRows(p *sheetPart) error {
	r := &rowScan{into: p, book: b}
	err := b.file.Walk(p.part, func(s *office.Scanner) error {
		switch {
		case s.Start():
			return r.start(s)
		case s.End():
			return r.end(s)
		case r.cell != nil && len(s.Raw()) > 0 && s.Depth() >= valueDepth:
			r.addText(s)
		}
		return nil
	})
	if err == nil && r.tables != 1 {
		err = office.Refuse("sheet_order", p.part)
	}
	return err
}

func (r *rowScan) start(s *office.Scanner) error {
	a, depth := s.Attributes(), s.Depth()
	if r.inside {
		return r.startInside(s, a, depth)
	}
	sheet := r.into.sheet
	switch s.Name() {
	case "sheetData":
		if r.tables++; depth != dataDepth || r.tables > 1 {
			return office.Refuse("sheet_order", r.into.part)
		}
		r.inside = true
	case "col":
		if s.Under("cols") && a.True("hidden") && len(sheet.Unseen) < maxColumn {
			sheet.Unseen = append(sheet.Unseen, Span{a.Number("min"), a.Number("max")})
		}
	case "hyperlink":
		return r.into.link(a)
	case "mergeCell":
		if sheet.Merges = append(sheet.Merges, a.Text("ref")); len(sheet.Merges) > maxMerges {
			return office.Refuse("too_many_cells", r.into.part)
		}
	}
	return nil
}

// startInside judges an element among the rows.
func (r *rowScan) startInside(s *office.Scanner, a office.Attributes, depth int) error {
	isRow, isCell := s.Is("row"), s.Is("c")
	switch {
	case isRow && depth == rowDepth:
		return r.startRow(a)
	case isCell && depth == cellDepth && r.row.N != 0:
		return r.startCell(a)
	case depth == rowDepth, s.Is("sheetData"), (isRow || isCell) && !s.Under("extLst"):
		return office.Refuse("sheet_order", r.into.part)
	case r.cell != nil && depth > valueDepth:
		r.entry.struck.start(s)
	case r.cell == nil || depth != valueDepth:
	case s.Is("f"):
		r.cell.Formula = true
	case s.Is("v") || s.Is("is"):
		r.entry.stored = true
		if r.entry.values++; r.row.N > maxRow || r.cell.Col > maxColumn {
			return office.Refuse("too_many_cells", Ref(r.cell.Col, r.row.N))
		}
	}
	return nil
}

func (r *rowScan) end(s *office.Scanner) error {
	switch depth := s.Depth(); {
	case !r.inside:
	case depth == dataDepth:
		r.inside = false
	case depth == rowDepth:
		r.endRow()
	case depth == cellDepth && r.cell != nil:
		return r.endCell()
	case r.cell != nil && (s.Is("t") || s.Is("v")): // SheetJS escapes the texts that it stores as values
		r.entry.text = endRun(r.entry.text, r.entry.run)
		r.entry.run = len(r.entry.text)
	}
	return nil
}

// startRow takes the row's number, or counts where there is none.
func (r *rowScan) startRow(a office.Attributes) error {
	n := r.last + 1
	if a.Get("r") != nil {
		n = a.Number("r")
	}
	if n <= r.last || n > 1<<20 {
		return office.Refuse("rows_not_ascending", r.into.part+", row "+a.Text("r"))
	}
	r.last, r.column = n, 0
	r.row, r.cells = Row{N: n, Hidden: a.True("hidden")}, r.cells[:0]
	return nil
}

// endRow keeps a row with content: sheets have thousands that are only styled.
func (r *rowScan) endRow() {
	if len(r.cells) > 0 {
		r.row.Cells = slices.Clone(r.cells)
		r.into.sheet.Rows = append(r.into.sheet.Rows, r.row)
	}
	r.row = Row{}
}

var kinds = map[string]Kind{"": Number, "n": Number, "s": Text, "str": Text, "inlineStr": Text,
	"b": Bool, "e": Error, "d": ISODate}

func (r *rowScan) startCell(a office.Attributes) error {
	col := r.column + 1
	at := a.Get("r")
	if at != nil {
		var n int
		if col, n = SplitRef(string(at)); n != r.row.N {
			return office.Refuse("cells_not_ascending", string(at))
		}
	}
	kind, known := kinds[string(a.Get("t"))]
	if col <= r.column {
		return office.Refuse("cells_not_ascending", string(at))
	}
	r.book.sum.area += col - r.column
	r.book.sum.cells++
	r.column = col
	if r.book.sum.exceeds() {
		return office.Refuse("too_many_cells", r.into.part)
	}
	if !known {
		kind = unclear
	}
	r.cells = append(r.cells, Cell{Col: col, Kind: kind})
	r.cell = &r.cells[len(r.cells)-1]
	r.entry.begin()
	r.entry.style, r.entry.shared = max(a.Number("s"), 0), string(a.Get("t")) == "s"
	return nil
}

// truths are the formulas by which LibreOffice stores a typed yes or no.
var truths = map[string]string{"TRUE()": "1", "FALSE()": "0"}

// addText adds character data to the cell. There may be several pieces, for
// comments and CDATA sections divide them.
func (r *rowScan) addText(s *office.Scanner) {
	e := &r.entry
	switch s.Ancestor(valueDepth) {
	case "v":
		switch {
		case s.Depth() > valueDepth:
		case e.shared:
			e.index = s.AppendTo(e.index)
		default:
			e.text = s.AppendTo(e.text)
		}
	case "f":
		if bytes.HasPrefix(s.Raw(), []byte("HYPERLINK(")) {
			e.formula = s.Text()
		} else if truth := truths[string(s.Raw())]; truth != "" {
			e.truth = truth
		}
	case "is":
		if s.Within("t") && !s.Under("rPh") { // rPh is how a word is pronounced
			e.text = s.AppendTo(e.text)
			e.struck.take(s)
		}
	}
}

// endCell settles what the cell holds; one without content is dropped.
func (r *rowScan) endCell() error {
	c := r.cell
	r.cell = nil
	r.readText(c)
	sum := &r.book.sum
	if sum.text += len(c.Text); sum.text > maxText {
		return office.Refuse("too_much_text", r.into.part)
	}
	if c.Text == "" && !c.Formula && c.Kind != unclear {
		r.drop()
		return nil
	}
	if sum.filled++; sum.exceeds() {
		return office.Refuse("too_many_cells", r.into.part)
	}
	if c.Kind == unclear {
		note := Note{Ref(c.Col, r.row.N), Clean(c.Text)}
		r.into.sheet.Unclear = append(r.into.sheet.Unclear, note)
		r.drop()
		return nil
	}
	if r.finish(c); c.Text == "" && !c.Blank {
		r.drop()
	}
	return nil
}

// drop takes the last cell out of its row.
func (r *rowScan) drop() { r.cells = r.cells[:len(r.cells)-1] }

// readText takes the text of the cell from where it stands.
func (r *rowScan) readText(c *Cell) {
	e := &r.entry
	switch {
	case e.truth != "":
		c.Kind, c.Text, c.Formula = Bool, e.truth, false
	case e.shared && e.values == 1 && len(e.text) == 0:
		i, err := strconv.Atoi(string(bytes.TrimSpace(e.index)))
		if err != nil || i < 0 || i >= len(r.book.texts) {
			c.Kind, c.Text = unclear, string(e.index)
		} else {
			c.Text, c.Struck = r.book.texts[i], r.book.struck[i]
		}
	case c.Kind == Number, c.Kind == Bool:
		c.Text = string(bytes.TrimSpace(e.text))
	default:
		c.Text, c.Struck = string(e.text), e.struck.found()
	}
	if e.values > 1 {
		c.Kind = unclear
	}
	if c.Kind == Bool && c.Text != "" {
		c.readBool()
	}
}

// readBool writes a truth value in one way.
func (c *Cell) readBool() {
	switch c.Text {
	case "1", "true":
		c.Text = "1"
	case "0", "false":
		c.Text = "0"
	default:
		c.Kind = unclear
	}
}

// finish takes style and formula into account.
func (r *rowScan) finish(c *Cell) {
	stored := r.entry.stored && c.Kind != Number
	fixed := c.FollowFormula(r.entry.formula)
	if !fixed && c.Kind == Number {
		c.Text = Shown(c.Text)
	}
	if r.entry.style < len(r.book.styles) {
		c.Style = r.book.styles[r.entry.style]
	}
	c.Blank = c.Formula && c.Text == "" && !stored
}
