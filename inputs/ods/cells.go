package ods

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
)

// openRow is the row that is open.
type openRow struct {
	depth  int // of its element; 0 if none is open
	times  int // how often it counts
	hidden bool
	style  string // of its cells
	column int    // of the last cell
	cells  []xlsx.Cell
	notes  []xlsx.Note
}

// openCell is the cell that is open.
type openCell struct {
	prose
	depth   int // of its element; 0 if none is open
	times   int
	value   value
	style   string
	formula string
	merged  [2]int // how many columns and rows it covers, if several
	notes   []string
	odd     bool // there is text where none can stand
}

// value is what the attributes of a cell say.
type value struct {
	kind   string // float, date …; "" if it holds none
	stored string
	text   string // of a string, if it is stated there
	stated bool
	failed bool // it is an error
}

func (c *contentScan) startRow(s *office.Scanner, depth int) error {
	c.row = openRow{depth: depth, times: repeated(s, "number-rows-repeated"),
		style:  s.AttrIn("default-cell-style-name", tableNames),
		hidden: isHidden(s), cells: c.row.cells[:0]}
	return nil
}

// startInRow takes the cells of a row; others cover them or are covered.
func (c *contentScan) startInRow(s *office.Scanner, depth int) error {
	switch {
	case depth == c.row.depth+1 && (s.Is("table-cell") || s.Is("covered-table-cell")):
		return c.startCell(s, depth)
	case s.Is("table"), s.Is("table-row"):
		return office.Refuse("sheet_order", c.sheet.Name)
	}
	return nil
}

func (c *contentScan) startCell(s *office.Scanner, depth int) error {
	if c.sum.cells++; c.sum.exceeds() {
		return office.Refuse("too_many_cells", c.sheet.Name)
	}
	o := &c.cell
	o.prose.reset()
	o.depth, o.times, o.style = depth, repeated(s, "number-columns-repeated"), string(s.RawIn("style-name", tableNames))
	_, o.formula, _ = strings.Cut(s.AttrIn("formula", tableNames), "=")
	o.notes, o.odd = o.notes[:0], false
	o.value = valueOf(s)
	o.merged = [2]int{repeated(s, "number-columns-spanned"), repeated(s, "number-rows-spanned")}
	return nil
}

// valueOf takes what the attributes of a cell say of its value. Programs mark
// errors in ways of their own.
func valueOf(s *office.Scanner) (v value) {
	v.kind = string(s.RawIn("value-type", officeNames))
	name := "value"
	if v.kind == "date" || v.kind == "time" || v.kind == "boolean" {
		name = v.kind + "-value"
	}
	v.stored = s.AttrIn(name, officeNames)
	v.text, v.stated = s.AttrIn("string-value", officeNames), s.RawIn("string-value", officeNames) != nil
	v.failed = is(s, calcNames, "value-type", "error") || s.RawIn("error-value", gnumericNames) != nil
	return v
}

// words are the elements that hold the text of a cell; any other is a note, a
// drawing or nothing that has text.
var words = map[string]bool{"p": true, "h": true, "list": true, "section": true, "soft-page-break": true,
	"detective": true, "cell-range-source": true, "dde-source": true}

// startInCell takes what is in a cell: paragraphs, notes and drawings.
func (c *contentScan) startInCell(s *office.Scanner, depth int) error {
	name := s.Name()
	switch {
	case name == "table" || name == "table-row":
		return office.Refuse("sheet_order", c.sheet.Name)
	case name == "annotation":
		c.asides = append(c.asides, aside{note: true, depth: depth})
		return nil
	case depth == c.cell.depth+1 && !words[name], name == "frame":
		c.asides = append(c.asides, aside{depth: depth})
		return c.draw(s)
	case name == "cell-range-source":
		c.extra("query_tables", "")
	}
	return c.cell.prose.start(s, &c.styles)
}

// endCell settles what the cell holds, and puts it into its columns.
func (c *contentScan) endCell() error {
	o := &c.cell
	o.depth = 0
	first := c.row.column + 1
	c.row.column = min(c.row.column+o.times, endless)
	cell, clear := c.content()
	for _, text := range o.notes {
		c.row.notes = append(c.row.notes, xlsx.Note{Cell: xlsx.Ref(min(first, lastColumn), c.last+1), Text: text})
	}
	if clear && cell.Text == "" && !cell.Blank && cell.Object == "" {
		if cell.Link != "" && first <= lastColumn {
			c.sheet.Bare = append(c.sheet.Bare, xlsx.Note{Cell: xlsx.Ref(first, c.last+1), Text: cell.Link})
		}
		return c.merge(first)
	}
	if c.row.column > maxColumn || c.last+c.row.times > maxRow {
		return office.Refuse("too_many_cells", xlsx.Ref(min(first, maxColumn+1), c.last+1))
	}
	if !clear {
		note := xlsx.Note{Cell: xlsx.Ref(first, c.last+1), Text: xlsx.Clean(cell.Text)}
		c.sheet.Unclear = append(c.sheet.Unclear, note)
		c.sum.filled++
		return c.sum.add(c.sheet.Name, len(note.Text))
	}
	for col := first; col <= c.row.column; col++ {
		cell.Col, cell.Style = col, c.styleAt(col)
		cell.Style.Date = cell.Style.Date || o.value.kind == "date"
		cell.Style.Percent = cell.Style.Percent || o.value.kind == "percentage"
		c.row.cells = append(c.row.cells, cell)
	}
	c.sum.filled += o.times * c.row.times
	if err := c.sum.add(c.sheet.Name, o.times*c.row.times*len(cell.Text)); err != nil {
		return err
	}
	return c.merge(first)
}

// merge notes that the cell covers others.
func (c *contentScan) merge(first int) error {
	wide, high := c.cell.merged[0], c.cell.merged[1]
	if wide == 1 && high == 1 {
		return nil
	}
	if len(c.sheet.Merges) > maxMerges {
		return office.Refuse("too_many_merges", c.sheet.Name)
	}
	c.sheet.Merges = append(c.sheet.Merges, xlsx.Range{Left: first, Top: c.last + 1,
		Right: min(first+wide-1, lastColumn), Bottom: min(c.last+high, lastRow)})
	return nil
}

// styleAt is the style of the open cell in a column.
func (c *contentScan) styleAt(col int) xlsx.Style {
	name := c.cell.style
	if name == "" {
		name = c.row.style
	}
	for i := 0; name == "" && i < len(c.looks); i++ {
		if c.looks[i].First <= col && col <= c.looks[i].Last {
			name = c.looks[i].style
		}
	}
	return c.styles.of(name)
}

// errorText is what programs show where a formula has no result.
var errorText = regexp.MustCompile(`^(?:#N/A|#[A-Z0-9/_]+[!?]|Err:[0-9]{3})$`)

// truths are the formulas by which LibreOffice stores a typed yes or no.
var truths = map[string]string{"TRUE()": "1", "FALSE()": "0"}

// content is what the open cell holds; clear is false if that cannot be told.
func (c *contentScan) content() (cell xlsx.Cell, clear bool) {
	o := &c.cell
	v, text := &o.value, string(o.text)
	cell.Formula = o.formula != ""
	web, picture := xlsx.ShowsPicture(o.formula, text)
	switch {
	case picture:
		return xlsx.Cell{Kind: xlsx.Text, Object: xlsx.Picture, Link: web}, !o.odd
	case v.failed, cell.Formula && errorText.MatchString(text):
		return xlsx.Cell{Kind: xlsx.Error, Text: text, Formula: cell.Formula}, !o.odd
	case truths[o.formula] != "":
		return xlsx.Cell{Kind: xlsx.Bool, Text: truths[o.formula]}, !o.odd
	case v.kind == "" || v.kind == "string" || v.kind == "void":
		cell.Kind, cell.Text, cell.Struck = xlsx.Text, text, strings.TrimSpace(string(o.struck))
		if clear = !v.stated || o.lines == 0 || sameWords(text, v.text); o.lines == 0 {
			cell.Text = v.text
		}
		cell.Blank = cell.Formula && v.kind == "" && o.lines == 0
	default:
		clear = c.measure(&cell, v)
	}
	if !clear && cell.Text == "" {
		cell.Text = text
	}
	c.follow(&cell)
	return cell, clear && !o.odd
}

// sameWords compares what a cell shows with what it states; programs lay out
// white space in ways of their own.
func sameWords(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

// measure reads a number, a day, a time or a truth value.
func (c *contentScan) measure(cell *xlsx.Cell, v *value) (clear bool) {
	switch v.kind {
	case "float", "percentage", "currency":
		n, err := strconv.ParseFloat(v.stored, 64)
		cell.Text = xlsx.Shown(v.stored)
		return err == nil && !math.IsNaN(n) && !math.IsInf(n, 0)
	case "date":
		return c.day(cell, v.stored)
	case "time":
		days, ok := duration(v.stored)
		cell.Text = xlsx.Shown(strconv.FormatFloat(days, 'f', -1, 64))
		return ok
	case "boolean":
		cell.Kind, cell.Text = xlsx.Bool, map[string]string{"true": "1", "false": "0"}[v.stored]
		return cell.Text != ""
	}
	return false
}

// day turns a date into the number that an .xlsx has for it. One before the
// first number stays as it is written.
func (c *contentScan) day(cell *xlsx.Cell, stored string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339} {
		t, err := time.Parse(layout, stored)
		if err != nil {
			continue
		}
		first, least := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), 61.0
		if c.Date1904 {
			first, least = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC), 0
		}
		t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
		n := float64(t.Unix()-first.Unix())/86400 + float64(t.Nanosecond())/86400e9
		if cell.Text = xlsx.Shown(strconv.FormatFloat(n, 'f', -1, 64)); n < least {
			cell.Kind, cell.Text = xlsx.ISODate, stored
		}
		return true
	}
	return false
}

// follow takes from links and formulas where the cell leads. A workbook has
// one address for a cell; what other words of it lead to is kept beside it.
func (c *contentScan) follow(cell *xlsx.Cell) {
	if f := c.cell.formula; f != "" {
		if strings.Contains(f, "DDE(") {
			c.extra("dde", "")
		}
		if strings.Contains(f, "'file:") {
			c.extra("external_links", "")
		}
		cell.Blank = !cell.FollowFormula(f) && cell.Blank
		return
	}
	var hidden []string
	seen := map[string]bool{"": true}
	for _, l := range c.cell.links {
		words := string(c.cell.text[l.from:max(l.from, l.to)])
		switch {
		case seen[l.address] || strings.HasPrefix(l.address, "#"):
		case !strings.Contains(words, l.address):
			hidden = append(hidden, l.address)
		case cell.Link == "":
			cell.Link = l.address
		}
		seen[l.address] = true
	}
	if len(hidden) > 0 {
		cell.Link = hidden[0]
		c.cell.notes = append(c.cell.notes, hidden[1:]...)
	}
}

// endRow keeps a row with content, as often as it counts.
func (c *contentScan) endRow() error {
	r := &c.row
	r.depth = 0
	if c.sheet.Notes = append(c.sheet.Notes, r.notes...); len(c.sheet.Notes) > maxNotes {
		return office.Refuse("too_many_notes", c.sheet.Name)
	}
	if len(r.cells) > 0 {
		cells := slices.Clone(r.cells)
		for i := range r.times {
			c.sheet.Rows = append(c.sheet.Rows, xlsx.Row{N: c.last + 1 + i, Hidden: r.hidden, Cells: cells})
		}
	}
	c.last = min(c.last+r.times, endless)
	return nil
}
