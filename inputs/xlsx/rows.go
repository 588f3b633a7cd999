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
	merges int    // likewise
	row    Row    // that is open; 0 is none
	cells  []Cell // of it; the memory serves for all rows
	cell   *Cell  // that is open
	entry  entry  // of it
	odd    []byte // text where none belongs, since the last cell
	last   int    // number of the last row
	column int    // of the last cell
}

// entry is what the XML of the open cell says, beside what a [Cell] keeps.
type entry struct {
	style   int
	rich    int    // number of the value that older programs cannot show, or 0
	stored  bool   // there is a value, be it an empty one
	values  int    // that the cell states; more than one contradict each other
	shared  bool   // the cell points at a shared string
	inline  bool   // it holds a string of its own
	index   []byte // of that string
	text    []byte // gathered: comments may cut it into many pieces
	formula []byte
	run     int // where the current run of rich text begins in the text
	struck  strikes
}

// begin clears the entry for the next cell, and keeps its memory.
func (e *entry) begin() {
	e.struck.clear()
	*e = entry{text: e.text[:0], index: e.index[:0], formula: e.formula[:0], struck: e.struck}
}

// scanRows walks through a sheet: rows and cells must ascend, and stay within
// the limits.
func (b *book) scanRows(p *sheetPart) error {
	r := &rowScan{into: p, book: b}
	names := mainNames("worksheet")
	names.Foreign = func(s *office.Scanner) error {
		if r.inside && s.IsText() && !s.Under("extLst") {
			r.odd = appendOdd(r.odd, s)
		}
		return nil
	}
	err := b.file.WalkAs(p.part, names, func(s *office.Scanner) error {
		switch {
		case s.Start():
			return r.start(s)
		case s.End():
			return r.end(s)
		case r.inside && len(s.Raw()) > 0:
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
		if s.Opens(2, "cols") && a.True("hidden") && len(sheet.Unseen) < maxColumn {
			sheet.Unseen = append(sheet.Unseen, Span{a.Number("min"), a.Number("max")})
		}
	case "hyperlink":
		return r.into.link(s)
	case "mergeCell":
		if m, ok := readRange(a.Text("ref")); ok {
			sheet.Merges = append(sheet.Merges, m)
		}
		if r.merges++; r.merges > maxMerges {
			return office.Refuse("too_many_merges", r.into.part)
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
		return r.reportOdd(0, 0)
	case depth == rowDepth:
		row := r.row.N
		r.endRow()
		return r.reportOdd(1, row)
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

func (r *rowScan) startCell(a office.Attributes) error {
	if err := r.reportOdd(1, r.row.N); err != nil {
		return err
	}
	r.entry.begin()
	var at, kind []byte
	for name, value, rest := a.Next(); name != nil; name, value, rest = rest.Next() {
		switch string(name) {
		case "r":
			at = value
		case "t":
			kind = value
		case "s":
			r.entry.style = number(value)
		case "vm":
			r.entry.rich = number(value)
		}
	}
	col := r.column + 1
	if at != nil {
		var n int
		if col, n = splitRef(at); n != r.row.N {
			return office.Refuse("cells_not_ascending", string(at))
		}
	}
	if col <= r.column {
		return office.Refuse("cells_not_ascending", string(at))
	}
	r.book.sum.area += col - r.column
	r.book.sum.cells++
	r.column = col
	if r.book.sum.exceeds() {
		return office.Refuse("too_many_cells", r.into.part)
	}
	r.cells = append(r.cells, Cell{Col: col, Kind: kindOf(kind)})
	r.cell = &r.cells[len(r.cells)-1]
	r.entry.shared, r.entry.inline = string(kind) == "s", string(kind) == "inlineStr"
	return nil
}

// kindOf reads the type of a cell.
func kindOf(t []byte) Kind {
	switch string(t) {
	case "", "n":
		return Number
	case "s", "str", "inlineStr":
		return Text
	case "b":
		return Bool
	case "e":
		return Error
	case "d":
		return ISODate
	}
	return unclear
}

// number reads a number that is not negative; anything else is 0.
func number(b []byte) int {
	n, err := strconv.ParseUint(string(b), 10, 31)
	if err != nil {
		return 0
	}
	return int(n)
}

// addText adds character data to the cell: that of <c><v>, <c><f>,
// <c><is><t> and <c><is><r><t>. Text in other places is none that Excel or
// LibreOffice shows. There may be several pieces, for comments and CDATA
// sections divide them.
func (r *rowScan) addText(s *office.Scanner) {
	e, depth := &r.entry, s.Depth()
	inCell := r.cell != nil && depth >= valueDepth
	switch {
	case inCell && depth == valueDepth && s.Within("v") && e.shared:
		e.index = s.AppendTo(e.index)
	case inCell && depth == valueDepth && s.Within("v") && !e.inline:
		e.text = s.AppendTo(e.text)
	case inCell && depth == valueDepth && s.Within("f"):
		if raw := s.Raw(); len(e.formula) > 0 || len(raw) < 16 || speaks(raw) {
			e.formula = s.AppendTo(e.formula)
		}
	case inCell && e.inline && s.Opens(valueDepth, "is") && s.Within("t") &&
		(depth == valueDepth+1 || depth == valueDepth+2 && s.Opens(valueDepth+1, "r")):
		e.text = s.AppendTo(e.text)
		e.struck.take(s)
	case s.Under("extLst") || s.Under("rPh"): // rPh is how a word is pronounced
	default:
		r.odd = appendOdd(r.odd, s)
	}
}

// reportOdd notes text that stands where none belongs: at a cell, or in the
// sheet as a whole.
func (r *rowScan) reportOdd(col, row int) error {
	if len(r.odd) == 0 {
		return nil
	}
	text := Clean(string(r.odd))
	r.odd = r.odd[:0]
	cell := ""
	if col > 0 {
		cell = Ref(col, row)
	}
	return r.aside(&r.into.sheet.Odd, cell, text)
}

// aside puts a text into a list of those that are not read.
func (r *rowScan) aside(list *[]Note, cell, text string) error {
	if r.book.sum.filled++; r.book.sum.exceeds() {
		return office.Refuse("too_many_cells", r.into.part)
	}
	r.book.sum.text += len(text)
	*list = append(*list, Note{cell, text})
	return nil
}

// endCell settles what the cell holds; one without content is dropped.
func (r *rowScan) endCell() error {
	c := r.cell
	r.cell = nil
	if err := r.readText(c); err != nil {
		return err
	}
	if err := r.reportOdd(c.Col, r.row.N); err != nil {
		return err
	}
	if r.entry.rich > 0 || len(r.entry.formula) > 0 || c.Kind == Text {
		if r.readObject(c); c.Object != "" {
			if err := r.book.keep(r.into, c.Text); err != nil {
				return err
			}
		}
	}
	if c.Text == "" && !c.Formula && c.Object == "" && c.Kind != unclear {
		r.drop()
		return nil
	}
	r.book.sum.text += len(c.Text)
	if r.book.sum.filled++; r.book.sum.exceeds() {
		return office.Refuse("too_many_cells", r.into.part)
	}
	if c.Kind == unclear {
		r.book.sum.filled--
		err := r.aside(&r.into.sheet.Unclear, Ref(c.Col, r.row.N), Clean(c.Text))
		r.drop()
		return err
	}
	if r.finish(c); c.Text == "" && !c.Blank && c.Object == "" {
		r.drop()
	}
	return nil
}

// drop takes the last cell out of its row.
func (r *rowScan) drop() { r.cells = r.cells[:len(r.cells)-1] }

// truths are the formulas by which LibreOffice stores a typed yes or no.
var truths = map[string]string{"TRUE()": "1", "FALSE()": "0"}

// readText takes the text of the cell from where it stands.
func (r *rowScan) readText(c *Cell) error {
	e := &r.entry
	if truth := truths[string(e.formula)]; truth != "" {
		c.Kind, c.Text, c.Formula = Bool, truth, false
	} else if e.shared && e.values == 1 && len(e.text) == 0 {
		if err := r.readShared(c); err != nil {
			return err
		}
	} else if c.Kind == Number || c.Kind == Bool {
		c.Text = string(bytes.TrimSpace(e.text))
	} else {
		c.Text, c.Struck = string(e.text), e.struck.found()
	}
	if e.values > 1 {
		c.Kind = unclear
	}
	if c.Kind == Bool && c.Text != "" {
		c.readBool()
	}
	return nil
}

// readShared takes the text to which the cell points.
func (r *rowScan) readShared(c *Cell) error {
	i, err := strconv.Atoi(string(bytes.TrimSpace(r.entry.index)))
	if err != nil || i < 0 || i >= len(r.book.shared.texts) {
		c.Kind, c.Text = unclear, string(r.entry.index)
		return nil
	}
	c.Text = r.book.shared.texts[i]
	aside := r.book.shared.asides[i]
	c.Struck = aside.struck
	if err := r.book.file.Budget().Keep(len(c.Text) + len(aside.odd)); err != nil {
		return office.Refuse(err.Error(), r.into.part)
	}
	r.odd = append(r.odd, aside.odd...)
	return nil
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
	if r.entry.style < len(r.book.styles) {
		c.Style = r.book.styles[r.entry.style]
	}
	if c.Object != "" {
		return
	}
	stored := r.entry.stored && c.Kind != Number
	fixed := len(r.entry.formula) > 0 && c.FollowFormula(string(r.entry.formula))
	if !fixed && c.Kind == Number && c.Text != "" {
		if c.Text = Shown(c.Text); isForeign(c.Text) {
			c.Kind = Text
		}
	}
	c.Blank = c.Formula && c.Text == "" && !stored
}
