package ods

import (
	"strings"

	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
)

// styles are what the styles of the file mean for reading, by family and name.
type styles struct {
	cells   map[string]cellStyle
	formats map[string]xlsx.Style // of numbers: dates and percentages
	struck  map[string]bool       // of words and paragraphs
	hidden  map[string]bool       // of sheets
}

// cellStyle is a style as it is written: what it does not say is said by its
// parent.
type cellStyle struct {
	parent string
	format string // its data style
	strike string // "", "none", or how it strikes out
}

// maxParents bounds how far a style is followed: programs write one or two.
const maxParents = 16

// of gives what a cell style means, with what its parents say.
func (t *styles) of(name string) (style xlsx.Style) {
	strike, format := "", ""
	for i := 0; name != "" && i < maxParents; i++ {
		c, known := t.cells[name]
		if !known {
			break
		}
		if strike == "" {
			strike = c.strike
		}
		if format == "" {
			format = c.format
		}
		name = c.parent
	}
	style = t.formats[format]
	style.Struck = isStruck(strike)
	return style
}

func isStruck(line string) bool { return line != "" && line != "none" }

// readStyles reads the styles that the whole file shares, then those of the
// sheets; names of the latter are their own.
func (b *book) readStyles() error {
	b.styles = styles{map[string]cellStyle{}, map[string]xlsx.Style{}, map[string]bool{}, map[string]bool{}}
	return b.file.WalkAs(stylesPart, part("document-styles"), (&styleScan{book: b}).visit)
}

// styleScan is the state of walking through styles.
type styleScan struct {
	*book
	name, family string // of the open style
	format       string // the last style of numbers
	n            int
}

func (t *styleScan) visit(s *office.Scanner) error {
	if !s.Start() {
		return nil
	}
	switch name := s.Name(); name {
	case "style":
		if err := t.count(); err != nil {
			return err
		}
		t.name, t.family = s.AttrIn("name", styleNames), s.AttrIn("family", styleNames)
		if t.family == "table-cell" {
			t.styles.cells[t.name] = cellStyle{parent: s.AttrIn("parent-style-name", styleNames),
				format: s.AttrIn("data-style-name", styleNames)}
		}
	case "text-properties":
		t.strike(s.AttrIn("text-line-through-style", styleNames), s.AttrIn("text-line-through-type", styleNames))
	case "table-properties":
		if t.family == "table" && is(s, tableNames, "display", "false") {
			t.styles.hidden[t.name] = true
		}
	case "date-style", "percentage-style":
		if err := t.count(); err != nil {
			return err
		}
		t.format = s.AttrIn("name", styleNames)
		t.styles.formats[t.format] = xlsx.Style{Date: name == "date-style", Percent: name == "percentage-style"}
	case "year", "month", "day":
		t.shows(name)
	case "fill-image", "background-image":
		if isRemote(s.RawIn("href", linkNames)) {
			t.extra("remote", "")
		}
	}
	return nil
}

// shows notes what the open style of dates shows of them.
func (t *styleScan) shows(part string) {
	parts := map[string]xlsx.DateParts{"year": xlsx.ShowsYear, "month": xlsx.ShowsMonth, "day": xlsx.ShowsDay}
	if style := t.styles.formats[t.format]; style.Date {
		style.Shows |= parts[part]
		t.styles.formats[t.format] = style
	}
}

// count counts a style.
func (t *styleScan) count() error {
	if t.n++; t.n > maxStyles {
		return office.Refuse("too_many_styles", "styles")
	}
	return nil
}

// strike notes whether the open style strikes out.
func (t *styleScan) strike(line, kind string) {
	if line == "" && kind != "" {
		line = kind
	}
	switch t.family {
	case "table-cell":
		c := t.styles.cells[t.name]
		c.strike = line
		t.styles.cells[t.name] = c
	case "text", "paragraph":
		if isStruck(line) {
			t.styles.struck[t.name] = true
		}
	}
}

// partName is the name of a part to which a relative address leads.
func partName(address string) string {
	return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(address, "./"), "/"))
}
