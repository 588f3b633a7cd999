package inputs

import (
	"bytes"
	"math"
	"strconv"
	"strings"
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

// rowScan is the state of walking the rows of one sheet.
type rowScan struct {
	into   *sheetPart
	book   *preflight
	inside bool // in sheetData
	tables int  // how many of them there are
	row    *rowFact
	cell   *cellFact
	shared bool   // the cell points at a shared string
	text   []byte // of the cell, gathered: comments may cut it into many pieces
	index  []byte // of the shared string
	run    int    // where the current run of rich text begins in the text
	struck strikes
	values int // that the cell states; more than one contradict each other
	last   int // number of the last row
	column int // of the last cell
}

// scanRows walks a sheet: rows and cells must ascend, and stay within the
// limits.
func (c *container) scanRows(p *sheetPart, book *preflight) error {
	r := &rowScan{into: p, book: book}
	err := c.walk(p.part, func(t token, s *scanner) error {
		switch t {
		case startTag:
			return r.start(s)
		case endTag:
			return r.end(s)
		case charData:
			if r.cell != nil && len(s.text) > 0 && len(s.open) >= valueDepth {
				r.hold(s)
			}
		}
		return nil
	})
	if err == nil && r.tables != 1 {
		err = refuse("sheet_order", p.part)
	}
	return err
}

func (r *rowScan) start(s *scanner) error {
	a, depth := attributes(s.attrs), s.depth()
	if r.inside {
		return r.startInside(s, a, depth)
	}
	switch string(s.name) {
	case "sheetData":
		if r.tables++; depth != dataDepth || r.tables > 1 {
			return refuse("sheet_order", r.into.part)
		}
		r.inside = true
	case "col":
		if s.under("cols") && isTrue(a.get("hidden")) && len(r.into.unseen) < maxColumn {
			r.into.unseen = append(r.into.unseen, span{a.number("min"), a.number("max")})
		}
	case "hyperlink":
		return r.link(a)
	case "mergeCell":
		if r.into.merges = append(r.into.merges, a.text("ref")); len(r.into.merges) > maxMerges {
			return refuse("too_many_cells", r.into.part)
		}
	}
	return nil
}

// startInside judges an element among the rows.
func (r *rowScan) startInside(s *scanner, a attributes, depth int) error {
	switch name := string(s.name); {
	case name == "row" && depth == rowDepth:
		return r.startRow(a)
	case name == "c" && depth == cellDepth && r.row != nil:
		return r.startCell(a)
	case depth == rowDepth, name == "sheetData", (name == "row" || name == "c") && !s.under("extLst"):
		return refuse("sheet_order", r.into.part)
	case r.cell != nil && depth > valueDepth:
		r.struck.start(name, a)
	case r.cell == nil || depth != valueDepth:
	case name == "f":
		r.cell.formula = true
	case name == "v" || name == "is":
		r.cell.stored = true
		if r.values++; r.row.n > maxRow || r.cell.col > maxColumn {
			return refuse("too_many_cells", ref(r.cell.col, r.row.n))
		}
	}
	return nil
}

// link notes that a cell leads somewhere; of a range, its first cell.
func (r *rowScan) link(a attributes) error {
	if len(r.into.links) > maxLinks {
		return refuse("too_many_cells", r.into.part)
	}
	first, _, _ := strings.Cut(a.text("ref"), ":")
	if id := a.text("id"); id != "" {
		if r.into.links == nil {
			r.into.links = map[spot]hyperlink{}
		}
		col, row := splitRef([]byte(first))
		r.into.links[spot{col, row}] = hyperlink{id: id, part: a.text("location")}
	}
	return nil
}

func (r *rowScan) end(s *scanner) error {
	switch depth := len(s.open) + 1; {
	case !r.inside:
	case depth == dataDepth:
		r.inside = false
	case depth == rowDepth:
		r.endRow()
	case depth == cellDepth && r.cell != nil:
		return r.endCell()
	case r.cell != nil && (string(s.name) == "t" || string(s.name) == "v"): // SheetJS escapes the texts that it stores as values
		r.text = endRun(r.text, r.run)
		r.run = len(r.text)
	}
	return nil
}

// truths are the formulas by which LibreOffice stores a typed yes or no.
var truths = map[string]string{"TRUE()": "1", "FALSE()": "0"}

// startRow takes the row's number, or counts where there is none.
func (r *rowScan) startRow(a attributes) error {
	n := r.last + 1
	if a.get("r") != nil {
		n = a.number("r")
	}
	if n <= r.last || n > 1<<20 {
		return refuse("rows_not_ascending", r.into.part+", row "+a.text("r"))
	}
	r.last, r.column = n, 0
	r.into.rows = append(r.into.rows, rowFact{n: n, hidden: isTrue(a.get("hidden"))})
	r.row = &r.into.rows[len(r.into.rows)-1]
	return nil
}

// endRow drops a row without content: sheets have thousands that are only
// styled.
func (r *rowScan) endRow() {
	if len(r.row.cells) == 0 {
		r.into.rows = r.into.rows[:len(r.into.rows)-1]
	}
	r.row = nil
}

func (r *rowScan) startCell(a attributes) error {
	col := r.column + 1
	at := a.get("r")
	if at != nil {
		var n int
		if col, n = splitRef(at); n != r.row.n {
			return refuse("cells_not_ascending", string(at))
		}
	}
	kind, known := cellKinds[string(a.get("t"))]
	if col <= r.column {
		return refuse("cells_not_ascending", string(at))
	}
	r.book.sum.area += col - r.column
	r.book.sum.cells++
	r.column = col
	if r.book.sum.exceeds() {
		return refuse("too_many_cells", r.into.part)
	}
	if !known {
		kind = brokenCell
	}
	r.row.cells = append(r.row.cells, cellFact{col: col, kind: kind, style: max(a.number("s"), 0)})
	r.cell = &r.row.cells[len(r.row.cells)-1]
	r.shared, r.values = string(a.get("t")) == "s", 0
	r.text, r.index, r.run = r.text[:0], r.index[:0], 0
	r.struck.start("c", nil)
	return nil
}

// hold adds character data to the cell. There may be several pieces, for
// comments and CDATA sections divide them.
func (r *rowScan) hold(s *scanner) {
	switch string(local(s.open[valueDepth-1])) {
	case "v":
		switch {
		case len(s.open) > valueDepth:
		case r.shared:
			r.index = s.appendTo(r.index)
		default:
			r.text = s.appendTo(r.text)
		}
	case "f":
		if bytes.HasPrefix(s.text, []byte("HYPERLINK(")) {
			r.cell.source = string(s.appendTo(nil))
		} else if truth := truths[string(s.text)]; truth != "" {
			r.cell.truth = truth
		}
	case "is":
		if s.within("t") && !s.under("rPh") { // rPh is how a word is pronounced
			r.text = s.appendTo(r.text)
			r.struck.hold(s)
		}
	}
}

// endRun replaces the escaped control characters of a run of rich text.
func endRun(text []byte, run int) []byte {
	if run > len(text) || !bytes.Contains(text[run:], []byte("_x")) {
		return text
	}
	return append(text[:run], unescapeControls(string(text[run:]))...)
}

// endCell settles what the cell holds; one without content is dropped.
func (r *rowScan) endCell() error {
	c := r.cell
	r.cell = nil
	switch {
	case c.truth != "":
		c.kind, c.text, c.formula = boolCell, c.truth, false
	case r.shared && r.values == 1 && len(r.text) == 0:
		i, err := strconv.Atoi(string(bytes.TrimSpace(r.index)))
		if err != nil || i < 0 || i >= len(r.book.texts) {
			c.kind, c.text = brokenCell, string(r.index)
		} else {
			c.text, c.struck = r.book.texts[i], r.book.struck[i]
		}
	case c.kind == numberCell, c.kind == boolCell:
		c.text = string(bytes.TrimSpace(r.text))
	default:
		c.text, c.struck = string(r.text), r.struck.found()
	}
	if r.values > 1 {
		c.kind = brokenCell
	}
	if c.kind == boolCell && c.text != "" {
		c.settleBool()
	}
	if r.book.sum.text += len(c.text); r.book.sum.text > maxText {
		return refuse("too_much_text", r.into.part)
	}
	if c.text == "" && !c.formula && c.kind != brokenCell {
		r.row.cells = r.row.cells[:len(r.row.cells)-1]
		return nil
	}
	if r.book.sum.filled++; r.book.sum.exceeds() {
		return refuse("too_many_cells", r.into.part)
	}
	return nil
}

// settleBool writes a truth value in one way.
func (c *cellFact) settleBool() {
	switch c.text {
	case "1", "true":
		c.text = "1"
	case "0", "false":
		c.text = "0"
	default:
		c.kind = brokenCell
	}
}

func isTrue(b []byte) bool { return string(b) == "1" || string(b) == "true" }

// splitRef reads "E14" as column 5, row 14; 0, 0 if it is no reference.
func splitRef(ref []byte) (col, row int) {
	i := 0
	for ; i < len(ref) && 'A' <= ref[i] && ref[i] <= 'Z' && i < 4; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	for ; i < len(ref) && '0' <= ref[i] && ref[i] <= '9' && row < math.MaxInt32; i++ {
		row = row*10 + int(ref[i]-'0')
	}
	if i < len(ref) || col > 16384 {
		return 0, 0
	}
	return col, row
}
