package inputs

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// rowScan is the state of walking the rows of one sheet.
type rowScan struct {
	into   *sheetPart
	texts  []string // the shared strings
	row    *rowFact
	cell   *cellFact
	shared bool   // the cell points at a shared string
	text   []byte // of the cell, gathered: comments may cut it into many pieces
	index  []byte // of the shared string
	run    int    // where the current run of rich text begins in the text
	last   int    // number of the last row
	column int    // of the last cell
	all    *sum
}

// scan walks a sheet: rows and cells must ascend, and stay within the limits.
func (p *sheetPart) scan(b []byte, texts []string, all *sum) error {
	r := &rowScan{into: p, texts: texts, all: all}
	return walk(b, func(t token, s *scanner) error {
		switch t {
		case startTag:
			return r.start(string(s.name), attributes(s.attrs))
		case endTag:
			return r.end(string(s.name))
		case charData:
			if r.cell != nil && len(s.text) > 0 {
				r.hold(s)
			}
		}
		return nil
	})
}

func (r *rowScan) start(name string, a attributes) error {
	switch name {
	case "row":
		return r.startRow(a)
	case "c":
		return r.startCell(a)
	case "f":
		if r.cell != nil {
			r.cell.formula = true
		}
	case "v", "is":
		if r.cell != nil {
			r.cell.stored = true
			if r.row.n > maxRow || r.cell.col > maxColumn {
				return refuse("too_many_cells", "")
			}
		}
	case "t":
		r.run = len(r.text)
	case "hyperlink":
		return r.link(a)
	case "mergeCell":
		if r.into.merges = append(r.into.merges, a.text("ref")); len(r.into.merges) > maxStyles {
			return refuse("too_many_cells", "")
		}
	}
	return nil
}

// link notes that a cell leads somewhere; of a range, its first cell.
func (r *rowScan) link(a attributes) error {
	if len(r.into.links) > maxStyles {
		return refuse("too_many_cells", "")
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

func (r *rowScan) end(name string) error {
	switch name {
	case "row":
		r.row, r.cell = nil, nil
	case "t", "v": // SheetJS escapes the texts that it stores as values
		r.text = endRun(r.text, r.run)
		r.run = len(r.text)
	case "c":
		return r.endCell()
	}
	return nil
}

// endRun replaces the escaped control characters of a run of rich text.
func endRun(text []byte, run int) []byte {
	if run > len(text) || !bytes.Contains(text[run:], []byte("_x")) {
		return text
	}
	return append(text[:run], unescapeControls(string(text[run:]))...)
}

// endCell gives the cell what was gathered for it.
func (r *rowScan) endCell() error {
	c := r.cell
	if r.cell = nil; c == nil {
		return nil
	}
	if c.truth != "" {
		c.kind, c.text, c.formula = boolCell, c.truth, false
		return nil
	}
	if len(r.index) > 0 {
		i, err := strconv.Atoi(string(bytes.TrimSpace(r.index)))
		if err != nil || i < 0 || i >= len(r.texts) {
			return refuse("bad_string", "")
		}
		c.text = r.texts[i]
		return r.hasRoom(c)
	}
	c.text = string(r.text)
	if c.kind == numberCell {
		c.text = strings.TrimSpace(c.text)
	}
	return r.hasRoom(c)
}

func (r *rowScan) hasRoom(c *cellFact) error {
	if r.all.text += len(c.text); r.all.exceeds() {
		return refuse("too_many_cells", "")
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
		return refuse("rows_not_ascending", "")
	}
	r.last, r.column = n, 0
	r.into.rows = append(r.into.rows, rowFact{n: n, hidden: isTrue(a.get("hidden"))})
	r.row = &r.into.rows[len(r.into.rows)-1]
	return nil
}

func (r *rowScan) startCell(a attributes) error {
	if r.row == nil {
		return refuse("bad_xml", "")
	}
	col := r.column + 1
	if at := a.get("r"); at != nil {
		var n int
		if col, n = splitRef(at); n != r.row.n {
			return refuse("cells_not_ascending", string(at))
		}
	}
	kind, known := cellKinds[string(a.get("t"))]
	if col <= r.column || !known {
		return refuse("cells_not_ascending", "")
	}
	r.all.area += col - r.column
	r.all.cells++
	r.column = col
	if r.all.exceeds() {
		return refuse("too_many_cells", "")
	}
	r.row.cells = append(r.row.cells, cellFact{col: col, kind: kind, style: max(a.number("s"), 0)})
	r.cell = &r.row.cells[len(r.row.cells)-1]
	r.shared = string(a.get("t")) == "s"
	r.text, r.index, r.run = r.text[:0], r.index[:0], 0
	return nil
}

// hold adds character data to the cell, wherever it is stored.
func (r *rowScan) hold(s *scanner) {
	switch {
	case s.within("v") && r.shared:
		r.index = s.appendTo(r.index)
	case s.within("v"), s.within("t") && s.under("is") && !s.under("rPh"):
		r.text = s.appendTo(r.text)
	case s.within("f"):
		if bytes.HasPrefix(s.text, []byte("HYPERLINK(")) {
			r.cell.source = string(s.appendTo(nil))
		} else if truth := truths[string(s.text)]; truth != "" {
			r.cell.truth = truth
		}
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
