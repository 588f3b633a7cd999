package inputs

import (
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
	maxFilled = 120_000   // in all sheets, of cells with content: each may be worth a finding
	maxArea   = 4_000_000 // sum over all rows of the last column
	maxText   = 32 << 20  // bytes in all cells: a shared text counts wherever it stands
	maxStyles = 70_000    // Excel's own limit is 65,490
	maxMerges = 2_000
	maxLinks  = 20_000
)

// sum is what the sheets of a workbook add up to.
type sum struct{ cells, filled, area, text int }

func (s *sum) exceeds() bool {
	return s.cells > maxCells || s.filled > maxFilled || s.area > maxArea || s.text > maxText
}

// sheetPart is what the preflight learned of one sheet.
type sheetPart struct {
	name   string
	part   string // name of its XML in the zip
	kind   string // worksheet, chartsheet …: the last word of its relation's type
	hidden bool
	rows   []rowFact
	unseen []span // hidden columns
	merges []string
	links  map[spot]hyperlink // where cells lead to
	notes  []note
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
	struck  string // what of the text is struck through
}

// span is columns, from the first to the last.
type span struct{ first, last int }

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
	brokenCell // it cannot be told what it holds
)

var cellKinds = map[string]cellKind{"": numberCell, "n": numberCell, "s": textCell, "str": textCell, "inlineStr": textCell,
	"b": boolCell, "e": errorCell, "d": isoDateCell}

// preflight is what was learned in one pass over the XML, the values of the
// cells included. excelize 2.11.1 drops the errors of its decoder, so that a
// second reading could only be slower, never surer, and it cannot be stopped.
// A test compares the two.
type preflight struct {
	date1904 bool
	sheets   []sheetPart
	styles   []styleFact
	texts    []string       // the shared strings
	struck   map[int]string // what of them is struck through
	sum      sum
	props    map[string]string
	extras   []extra
}

// styleFact is what a cell style means for reading.
type styleFact struct {
	date, percent, struck bool
}

// inspect checks a workbook file and reads it.
func (c *container) inspect() (*preflight, error) {
	if err := c.checkKind(); err != nil {
		return nil, err
	}
	p := &preflight{props: map[string]string{}}
	book, err := c.findWorkbook()
	if err != nil {
		return nil, err
	}
	if err := c.scanWorkbook(p, book); err != nil {
		return nil, err
	}
	parts := map[string]bool{}
	for i := range p.sheets {
		s := &p.sheets[i]
		if parts[s.part] {
			return nil, refuse("part_twice", s.part)
		}
		parts[s.part] = true
		if s.kind != "worksheet" {
			continue
		}
		if err := c.scanSheet(s, p); err != nil {
			return nil, err
		}
	}
	if p.extras, err = c.findExtras(p.sheets); err != nil {
		return nil, err
	}
	return p, c.checkRest()
}

// scanSheet reads the cells of a sheet, and what its relations lead to.
func (c *container) scanSheet(s *sheetPart, p *preflight) error {
	if err := c.scanRows(s, p); err != nil {
		return err
	}
	if err := c.resolveLinks(s); err != nil {
		return err
	}
	return c.scanNotes(s)
}

// relation leads from one part to another, or out of the workbook.
type relation struct {
	id       string
	kind     string // the last word of its type: the same in both editions of the format
	target   string // lower-case name of a part, or an address
	external bool
}

// relations lists the relations of a part.
func (c *container) relations(of string) (list []relation, err error) {
	dir, base := path.Split(of)
	err = c.walk(dir+"_rels/"+base+".rels", func(t token, s *scanner) error {
		if t != startTag || string(s.name) != "Relationship" {
			return nil
		}
		a := attributes(s.attrs)
		r := relation{id: a.text("Id"), kind: path.Base(a.text("Type")), target: a.text("Target"), external: a.text("TargetMode") == "External"}
		if !r.external {
			r.target = resolve(of, r.target)
		}
		list = append(list, r)
		return nil
	})
	return list, err
}

// resolve returns the part that a relation of another part names.
func resolve(of, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = "/" + path.Join(path.Dir(of), target)
	}
	return strings.ToLower(path.Clean(target)[1:])
}

// findWorkbook returns the name of the part that lists the sheets, where the
// format's first relation leads. Two of them would be two workbooks.
func (c *container) findWorkbook() (string, error) {
	found, err := c.relations("")
	if err != nil {
		return "", err
	}
	book := usualBook
	for i, n := 0, 0; i < len(found); i++ {
		if found[i].kind == "officeDocument" {
			if n++; n > 1 {
				return "", refuse("part_twice", found[i].target)
			}
			book = found[i].target
		}
	}
	return book, nil
}

// usualBook is where the workbook part is as a rule.
const usualBook = "xl/workbook.xml"

// scanWorkbook lists the sheets and reads what they share: texts, styles and
// properties.
func (c *container) scanWorkbook(p *preflight, book string) error {
	found, err := c.relations(book)
	if err != nil {
		return err
	}
	byID := map[string]relation{}
	for _, r := range found {
		if _, twice := byID[r.id]; twice {
			return refuse("part_twice", r.id)
		}
		byID[r.id] = r
	}
	if !c.has(book) {
		return refuse("part_missing", book)
	}
	err = c.walk(book, func(t token, s *scanner) error {
		a := attributes(s.attrs)
		switch {
		case t != startTag:
		case string(s.name) == "workbookPr":
			p.date1904 = isTrue(a.get("date1904"))
		case string(s.name) == "sheet" && s.under("sheets"):
			r, ok := byID[a.text("id")] // r:id; the sheet's own number is sheetId
			if !ok || r.external || !c.has(r.target) {
				return refuse("part_missing", a.text("name"))
			}
			state := a.text("state")
			p.sheets = append(p.sheets, sheetPart{name: a.text("name"), part: r.target, kind: r.kind, hidden: state == "hidden" || state == "veryHidden"})
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(p.sheets) == 0 {
		return refuse("part_missing", book)
	}
	return c.scanShared(p, found)
}

// scanShared reads the parts that all sheets share, wherever their relations
// lead; where there is none, where they are as a rule.
func (c *container) scanShared(p *preflight, found []relation) (err error) {
	names := map[string]string{"sharedStrings": "xl/sharedstrings.xml", "styles": "xl/styles.xml"}
	for _, r := range found {
		if names[r.kind] == "" {
			continue
		}
		if names[r.kind] = r.target; r.external || !c.has(r.target) {
			return refuse("part_missing", r.target)
		}
	}
	if p.texts, p.struck, err = c.scanStrings(names["sharedStrings"]); err != nil {
		return err
	}
	if p.styles, err = c.scanStyles(names["styles"]); err != nil {
		return err
	}
	return c.scanProps(p.props)
}

// scanProps reads the document properties that the form states itself in.
func (c *container) scanProps(props map[string]string) error {
	name := ""
	err := c.walk("docProps/custom.xml", func(t token, s *scanner) error {
		switch {
		case t == startTag && string(s.name) == "property":
			name = attributes(s.attrs).text("name")
		case t == charData && s.under("property") && !s.within("property"):
			props[name] += strings.TrimSpace(string(s.appendTo(nil)))
		}
		return nil
	})
	return err
}

// scanStrings lists the shared strings; rich text is joined, phonetic guides
// are left out. struck says by their index what in them is struck through.
func (c *container) scanStrings(name string) (list []string, struck map[int]string, err error) {
	var text []byte // of the string, gathered: comments may cut it into many pieces
	var k strikes
	run := 0 // where the current run of rich text begins in it
	struck = map[int]string{}
	err = c.walk(name, func(t token, s *scanner) error {
		switch {
		case t == charData:
			if s.within("t") && !s.under("rPh") {
				text = s.appendTo(text)
				k.hold(s)
			}
		case t == startTag:
			k.start(string(s.name), s.attrs)
			switch string(s.name) {
			case "t":
				run = len(text)
			case "si":
				text, run = text[:0], 0
			}
		case t == endTag && string(s.name) == "t":
			text = endRun(text, run)
		case t == endTag && string(s.name) == "si":
			if struckText := k.found(); struckText != "" {
				struck[len(list)] = struckText
			}
			if list = append(list, string(text)); len(list) > maxCells {
				return refuse("too_much_text", name)
			}
		}
		return nil
	})
	return list, struck, err
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
func (c *container) scanStyles(name string) ([]styleFact, error) {
	var (
		styles  []styleFact
		struck  []bool // by font
		formats = map[int]string{}
		within  string // fonts or cellXfs
	)
	err := c.walk(name, func(t token, s *scanner) error {
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
				return refuse("too_many_cells", "styles")
			}
			a := attributes(s.attrs)
			font, format := a.number("fontId"), a.number("numFmtId")
			styles = append(styles, styleFact{date: isDateFormat(format, formats[format]), percent: isPercent(format, formats[format]),
				struck: font >= 0 && font < len(struck) && struck[font]})
		}
		return nil
	})
	return styles, err
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
