package inputs

import (
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// The limits of a workbook's sheets, so that a small file cannot fill the
// memory.
const (
	maxRow    = 20_000    // of a cell that holds something
	maxColumn = 256       // of a cell that holds something
	maxCells  = 400_000   // in all sheets, empty ones included
	maxArea   = 4_000_000 // sum over all rows of the last column
	maxText   = 32 << 20  // bytes in all cells: a shared text counts wherever it stands
	maxStyles = 20_000
)

// sum is what the sheets of a workbook add up to.
type sum struct{ cells, area, text int }

func (s *sum) exceeds() bool { return s.cells > maxCells || s.area > maxArea || s.text > maxText }

// sheetPart is what the preflight learned of one sheet.
type sheetPart struct {
	name   string
	part   string // name of its XML in the zip
	hidden bool
	rows   []rowFact
	merges []string
	links  map[spot]hyperlink // where cells lead to
	chart  bool               // a chart sheet: it has no cells
}

// rowFact is a row as its XML has it.
type rowFact struct {
	n      int
	hidden bool
	cells  []cellFact
}

// cellFact is a cell as its XML has it, and its text as it is stored: dates
// as day numbers, percentages as fractions.
type cellFact struct {
	col     int
	kind    cellKind
	style   int
	formula bool
	stored  bool // it has a value, be it an empty one
	text    string
	source  string // of a formula that makes a link
	truth   string // of a formula that is nothing but a truth value
}

// spot is a cell's column and row.
type spot struct{ col, row int }

// cellKind is how a value is stored.
type cellKind uint8

const (
	numberCell cellKind = iota
	textCell
	boolCell
	errorCell
	isoDateCell
)

var cellKinds = map[string]cellKind{"": numberCell, "n": numberCell, "s": textCell, "str": textCell, "inlineStr": textCell,
	"b": boolCell, "e": errorCell, "d": isoDateCell}

// preflight is what was learned in one pass over the checked XML. Values are
// taken in the same pass: excelize 2.11.1 drops the errors of its decoder, so
// that a second reading could only be slower, never surer. A test compares
// the two.
type preflight struct {
	sheets   []sheetPart
	styles   []styleFact
	comments bool // there are notes in cells
}

// styleFact is what a cell style means for reading.
type styleFact struct {
	date, percent, struck bool
}

// inspect checks a workbook file and learns what excelize does not tell.
func inspect(b []byte) (*preflight, error) {
	c, err := unpack(b)
	if err != nil {
		return nil, err
	}
	if err := c.checkKind(); err != nil {
		return nil, err
	}
	p := &preflight{}
	for name := range c {
		p.comments = p.comments || strings.HasPrefix(name, "xl/comments") || strings.HasPrefix(name, "xl/threadedcomments")
	}
	texts, err := c.scanStrings()
	if err != nil {
		return nil, err
	}
	if p.styles, err = c.scanStyles(); err != nil {
		return nil, err
	}
	if p.sheets, err = c.scanWorkbook(); err != nil {
		return nil, err
	}
	targets := map[string]bool{}
	var all sum
	for i := range p.sheets {
		s := &p.sheets[i]
		if targets[s.part] {
			return nil, refuse("part_twice", s.part)
		}
		targets[s.part] = true
		if s.chart {
			continue
		}
		if err := s.scan(c[s.part], texts, &all); err != nil {
			return nil, badXML(s.part, err)
		}
		if err := c.resolveLinks(s); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func badXML(name string, err error) error {
	if r, ok := errors.AsType[refusal](err); ok {
		return r
	}
	return refuse("bad_xml", name+": "+err.Error())
}

// relations reads a .rels part: id → target, as a lower-case part name.
func (c container) relations(of string) (map[string]string, map[string]string, error) {
	targets, types := map[string]string{}, map[string]string{}
	err := c.eachRelation(of, func(id, kind, target string, external bool) {
		types[id] = kind
		switch {
		case external:
			types[id] += " external"
		default:
			targets[id] = resolve(of, target)
		}
	})
	return targets, types, err
}

// resolve returns the part that a relation of another part names.
func resolve(of, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = "/" + path.Join(path.Dir(of), target)
	}
	return strings.ToLower(path.Clean(target)[1:])
}

// eachRelation visits the relations of a part.
func (c container) eachRelation(of string, visit func(id, kind, target string, external bool)) error {
	dir, base := path.Split(of)
	name := dir + "_rels/" + base + ".rels"
	err := walk(c[name], func(t token, s *scanner) error {
		if t == startTag && string(s.name) == "Relationship" {
			a := attributes(s.attrs)
			visit(a.text("Id"), path.Base(a.text("Type")), a.text("Target"), a.text("TargetMode") == "External")
		}
		return nil
	})
	if err != nil {
		return badXML(name, err)
	}
	return nil
}

// related names a part of the workbook by its kind of relation: SharePoint
// gives parts names of its own.
func (c container) related(wanted, usual string) (string, error) {
	book, err := c.book()
	if err != nil {
		return "", err
	}
	found := ""
	err = c.eachRelation(book, func(_, kind, target string, external bool) {
		if kind == wanted && !external && found == "" {
			found = resolve(book, target)
		}
	})
	if c[found] == nil {
		found = usual
	}
	return found, err
}

// book names the part that the package calls its document.
func (c container) book() (string, error) {
	book := ""
	err := c.eachRelation("", func(_, kind, target string, external bool) {
		if kind == "officeDocument" && !external && book == "" {
			book = resolve("", target)
		}
	})
	if book == "" {
		book = usualBook
	}
	return book, err
}

const usualBook = "xl/workbook.xml"

// scanWorkbook lists the sheets.
func (c container) scanWorkbook() ([]sheetPart, error) {
	book, err := c.book()
	if err != nil {
		return nil, err
	}
	if c[book] == nil {
		return nil, refuse("part_missing", book)
	}
	targets, types, err := c.relations(book)
	if err != nil {
		return nil, err
	}
	var sheets []sheetPart
	err = walk(c[book], func(t token, s *scanner) error {
		if t != startTag || string(s.name) != "sheet" {
			return nil
		}
		a := attributes(s.attrs)
		id := a.text("id") // r:id; the sheet's own number is sheetId
		target, ok := targets[id]
		if !ok || c[target] == nil {
			return refuse("part_missing", a.text("name"))
		}
		state := a.text("state")
		sheets = append(sheets, sheetPart{name: a.text("name"), part: target,
			hidden: state == "hidden" || state == "veryHidden", chart: types[id] != "worksheet"})
		return nil
	})
	if err != nil {
		return nil, badXML(book, err)
	}
	if len(sheets) == 0 {
		return nil, refuse("part_missing", book)
	}
	return sheets, nil
}

// scanStrings lists the shared strings; rich text is joined, phonetic guides
// are left out.
func (c container) scanStrings() (list []string, err error) {
	part, err := c.related("sharedStrings", "xl/sharedstrings.xml")
	if err != nil || c[part] == nil {
		return nil, err
	}
	var text []byte // of the string, gathered: comments may cut it into many pieces
	run := 0        // where the current run of rich text begins in it
	err = walk(c[part], func(t token, s *scanner) error {
		switch {
		case t == charData:
			if s.within("t") && !s.under("rPh") {
				text = s.appendTo(text)
			}
		case t == startTag && string(s.name) == "t":
			run = len(text)
		case t == startTag && string(s.name) == "si":
			text, run = text[:0], 0
		case t == endTag && string(s.name) == "t":
			text = endRun(text, run)
		case t == endTag && string(s.name) == "si":
			if list = append(list, string(text)); len(list) > maxCells {
				return refuse("too_big", "xl/sharedStrings.xml")
			}
		}
		return nil
	})
	if err != nil {
		return nil, badXML("xl/sharedStrings.xml", err)
	}
	return list, nil
}

// controlEscape is how workbooks write characters that XML cannot hold, and
// an underscore that would otherwise look like the start of one: _x000D_.
var controlEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescapeControls(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return controlEscape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 32)
		return string(rune(n)) // half a surrogate pair becomes U+FFFD
	})
}

// scanStyles finds which cell styles are dates, percentages or struck through.
func (c container) scanStyles() ([]styleFact, error) {
	part, err := c.related("styles", "xl/styles.xml")
	if err != nil || c[part] == nil {
		return nil, err
	}
	var (
		styles  []styleFact
		struck  []bool // by font
		formats = map[int]string{}
		within  string // fonts or cellXfs
	)
	err = walk(c[part], func(t token, s *scanner) error {
		name := string(s.name)
		switch {
		case t == startTag && (name == "fonts" || name == "cellXfs"):
			within = name
		case t == endTag && name == within:
			within = ""
		case t != startTag:
		case name == "font" && within == "fonts":
			struck = append(struck, false)
		case name == "strike" && within == "fonts" && len(struck) > 0:
			v := attributes(s.attrs).text("val")
			struck[len(struck)-1] = v != "0" && v != "false"
		case name == "numFmt":
			formats[attributes(s.attrs).number("numFmtId")] = attributes(s.attrs).text("formatCode")
		case name == "xf" && within == "cellXfs":
			if len(styles) >= maxStyles {
				return refuse("too_big", "xl/styles.xml")
			}
			a := attributes(s.attrs)
			font, format := a.number("fontId"), a.number("numFmtId")
			styles = append(styles, styleFact{date: isDateFormat(format, formats[format]), percent: isPercent(format, formats[format]),
				struck: font >= 0 && font < len(struck) && struck[font]})
		}
		return nil
	})
	if err != nil {
		return nil, badXML("xl/styles.xml", err)
	}
	return styles, nil
}

// number returns an attribute as a number, -1 if it is none.
func (a attributes) number(name string) int {
	n, err := strconv.Atoi(string(a.get(name)))
	if err != nil {
		return -1
	}
	return n
}

func isPercent(id int, code string) bool { return id == 9 || id == 10 || strings.Contains(code, "%") }

// isDateFormat knows the built-in formats of ECMA-376 18.8.30 and looks for a
// year or day in the others, outside quoted text, brackets and escapes.
func isDateFormat(id int, code string) bool {
	if code == "" {
		return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
	}
	quoted, bracket, escaped := false, false, false
	for _, r := range strings.ToLower(code) {
		switch {
		case escaped:
			escaped = false
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket && (r == 'y' || r == 'd'):
			return true
		}
	}
	return false
}
