package ods

import (
	"bytes"
	"strings"

	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
)

// Where the elements of a sheet stand:
// <document-content><body><spreadsheet><table>. What has the same name in
// another place is something else: the record of changes holds what cells held
// before, and links to other files hold copies of their sheets.
const tableDepth = 4

// contentScan is the state of walking through the sheets.
type contentScan struct {
	*book
	styling styleScan
	seen    map[string]bool // names of sheets
	sheet   *xlsx.Sheet     // that is open
	source  bool            // it is the copy of a sheet of another file
	looks   []columnLook    // styles of its columns
	column  int             // the last that was declared
	last    int             // number of the last row
	row     openRow
	cell    openCell
	asides  []aside // what is open within a cell or beside all cells
}

// columnLook is the style that the cells of columns have if they have none of
// their own.
type columnLook struct {
	xlsx.Span
	style string
}

// aside is a note, or a drawing: what stands in a sheet and is no cell.
type aside struct {
	prose
	note   bool
	depth  int  // of its element
	forms  bool // it is a list of what forms hold, which is no drawing
	object bool // it is an object, and a picture in it only shows that one
}

// readContent walks through the sheets.
func (b *book) readContent() error {
	if !b.file.Has(contentPart) {
		return office.Refuse("part_missing", contentPart)
	}
	c := &contentScan{book: b, styling: styleScan{book: b}, seen: map[string]bool{}}
	names := part("document-content")
	names.Foreign = c.foreign
	err := b.file.WalkAs(contentPart, names, func(s *office.Scanner) error {
		switch {
		case s.Start():
			return c.start(s)
		case s.End():
			return c.end(s)
		}
		c.chars(s)
		return nil
	})
	if err == nil && len(c.seen) == 0 {
		err = office.Refuse("part_missing", contentPart)
	}
	return err
}

func (c *contentScan) start(s *office.Scanner) error {
	depth := s.Depth()
	switch {
	case len(c.asides) > 0:
		return c.startAside(s)
	case c.cell.depth > 0:
		return c.startInCell(s, depth)
	case c.row.depth > 0:
		return c.startInRow(s, depth)
	case c.sheet != nil:
		return c.startInSheet(s, depth)
	case s.Is("table") && depth == tableDepth && s.Under("spreadsheet"):
		return c.startSheet(s)
	case s.Under("automatic-styles"):
		return c.styling.visit(s)
	}
	return c.startBeside(s)
}

// startBeside takes what stands beside the sheets.
func (c *contentScan) startBeside(s *office.Scanner) error {
	switch s.Name() {
	case "event-listener":
		return office.Refusal{Kind: "ods_macros"}
	case "null-date":
		c.Date1904 = strings.HasPrefix(string(s.RawIn("date-value", tableNames)), "1904-01-01")
	case "tracked-changes":
		c.extra("tracked_changes", "")
	case "dde-link":
		c.extra("dde", "")
	case "database-source-sql", "database-source-table", "database-source-query":
		c.extra("connections", "")
	case "data-pilot-table":
		c.extra("pivot", "")
	}
	return nil
}

func (c *contentScan) startSheet(s *office.Scanner) error {
	name := s.AttrIn("name", tableNames)
	if c.seen[name] {
		return office.Refuse("part_twice", name)
	}
	if c.seen[name] = true; len(c.seen) > maxSheets {
		return office.Refuse("too_many_sheets", name)
	}
	c.sheet = &xlsx.Sheet{Name: name, Hidden: c.styles.hidden[string(s.RawIn("style-name", tableNames))]}
	c.source, c.looks, c.column, c.last = false, nil, 0, 0
	return nil
}

// startInSheet takes what stands between the rows of a sheet.
func (c *contentScan) startInSheet(s *office.Scanner, depth int) error {
	switch s.Name() {
	case "table-row":
		return c.startRow(s, depth)
	case "table-column":
		c.addColumns(s)
	case "table", "table-cell", "covered-table-cell":
		return office.Refuse("sheet_order", c.sheet.Name)
	case "table-source":
		c.source = true
		c.extra("external_links", "")
	case "event-listener":
		return office.Refusal{Kind: "ods_macros"}
	case "shapes", "forms":
		c.asides = append(c.asides, aside{depth: depth, forms: s.Is("forms")})
	}
	return nil
}

// addColumns takes the declaration of columns.
func (c *contentScan) addColumns(s *office.Scanner) {
	first := c.column + 1
	c.column = min(c.column+repeated(s, "number-columns-repeated"), endless)
	span := xlsx.Span{First: first, Last: c.column}
	if isHidden(s) && len(c.sheet.Unseen) < maxColumn {
		c.sheet.Unseen = append(c.sheet.Unseen, span)
	}
	if style := s.AttrIn("default-cell-style-name", tableNames); style != "" && len(c.looks) < maxColumn {
		c.looks = append(c.looks, columnLook{span, style})
	}
}

func (c *contentScan) end(s *office.Scanner) error {
	depth := s.Depth()
	switch {
	case len(c.asides) > 0:
		return c.endAside(s, depth)
	case c.cell.depth == depth && depth > 0:
		return c.endCell()
	case c.cell.depth > 0:
		c.cell.prose.end(s)
	case c.row.depth == depth && depth > 0:
		return c.endRow()
	case c.sheet != nil && depth == tableDepth:
		c.endSheet()
	}
	return nil
}

// endSheet keeps a sheet; the copy of a sheet of another file is none.
func (c *contentScan) endSheet() {
	if !c.source || !strings.Contains(c.sheet.Name, "#") {
		c.Sheets = append(c.Sheets, c.sheet)
	}
	c.sheet = nil
}

func (c *contentScan) chars(s *office.Scanner) {
	switch n := len(c.asides); {
	case n > 0:
		c.asides[n-1].chars(s)
	case c.cell.depth > 0:
		c.cell.odd = c.cell.prose.chars(s) || c.cell.odd
	}
}

// foreign takes what is not of this format: words in a cell that nobody knows
// how to read.
func (c *contentScan) foreign(s *office.Scanner) error {
	if c.cell.depth > 0 && len(c.asides) == 0 && s.IsText() && len(bytes.TrimSpace(s.Raw())) > 0 {
		c.cell.odd = true
	}
	return nil
}
