package xlsx

import (
	"bytes"
	"regexp"
	"strings"

	"selfassess/inputs/office"
)

// Object is what a cell holds that is no text: a key of the catalogue's set
// cell_object.
type Object string

// The objects.
const (
	Picture  Object = "picture"
	DataType Object = "data_type" // such as a stock or a country, which Excel fetches
	Later    Object = "later"     // something that only later versions of Excel show
)

// richValue is a value that a cell cannot store as text. The cell itself then
// says "#VALUE!", for programs that do not know it.
type richValue struct {
	object Object // or "" if the value is an error
	text   string // what people see of it
}

// richValues are those of a workbook, by the numbers that cells give (from 1).
type richValues struct {
	structures []richStructure
	values     []richValue
	types      []string // of metadata
	blocks     []int    // of the metadata for such values: which value
	cells      []int    // what the cells' numbers mean: which block
}

// richStructure is how values of a kind are built.
type richStructure struct {
	kind string
	text int // which of its parts is what people see, or the number of an error; -1 for none
}

// richErrors are the errors that are stored as such values, by their numbers.
// Ordinary ones are stored in the cell.
var richErrors = map[string]string{"8": "#SPILL!", "9": "#CONNECT!", "10": "#BLOCKED!", "11": "#UNKNOWN!", "12": "#FIELD!",
	"13": "#CALC!"}

// scanRich reads what cells hold that is no text. Structures come before the
// values that they describe, and those before the numbers of the cells.
func (b *book) scanRich(found []office.Relation) error {
	rich := &richValues{}
	b.rich = rich
	later := func(root string) office.Vocabulary {
		return office.Vocabulary{Root: root, Spaces: richSpaces, Bare: true}
	}
	metadata := office.Vocabulary{Root: "metadata", Spaces: append(mainSpaces[:2:2], richSpaces...)}
	for _, part := range []struct {
		kind  string
		names office.Vocabulary
		visit func(*office.Scanner) error
	}{
		{"rdRichValueStructure", later("rvStructures"), rich.structure()},
		{"rdRichValue", later("rvData"), rich.value()},
		{"sheetMetadata", metadata, rich.metadata()},
	} {
		for _, target := range targets(found, part.kind) {
			err := b.file.WalkAs(target, part.names, func(s *office.Scanner) error {
				if len(rich.structures)+len(rich.values)+len(rich.types)+len(rich.blocks)+len(rich.cells) > maxCells {
					return office.Refuse("too_many_objects", target)
				}
				return part.visit(s)
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// structure reads <rvStructures><s t="_error"><k n="errorType"/>.
func (v *richValues) structure() func(*office.Scanner) error {
	parts := 0 // of the current one
	return func(s *office.Scanner) error {
		switch {
		case !s.Start():
		case s.Is("s"):
			parts = 0
			v.structures = append(v.structures, richStructure{kind: s.Attr("t"), text: -1})
		case s.Is("k") && len(v.structures) > 0:
			last := &v.structures[len(v.structures)-1]
			if n := s.Attr("n"); n == "errorType" && last.kind == "_error" || n == "_DisplayString" {
				last.text = parts
			}
			parts++
		}
		return nil
	}
}

// value reads <rvData><rv s="0"><v>…</v>.
func (v *richValues) value() func(*office.Scanner) error {
	part, structure := 0, richStructure{text: -1}
	var text []byte
	return func(s *office.Scanner) error {
		switch {
		case s.Start() && s.Is("rv"):
			part, structure, text = 0, richStructure{text: -1}, text[:0]
			if n := s.Attributes().Number("s"); n >= 0 && n < len(v.structures) {
				structure = v.structures[n]
			}
		case s.IsText() && s.Within("v") && part == structure.text:
			text = s.AppendTo(text)
		case s.End() && s.Is("v"):
			part++
		case s.End() && s.Is("rv"):
			v.values = append(v.values, structure.read(string(text)))
		}
		return nil
	}
}

// read says what a value of the structure is.
func (r richStructure) read(text string) richValue {
	kind := strings.ToLower(r.kind)
	switch {
	case strings.Contains(kind, "image"):
		return richValue{object: Picture}
	case kind == "_error":
		return richValue{text: richErrors[text]}
	case strings.Contains(kind, "entity"):
		return richValue{object: DataType, text: text}
	}
	return richValue{object: Later, text: text}
}

// richType is the name of metadata that lead to rich values.
const richType = "XLRICHVALUE"

// metadata reads <metadataTypes>, <futureMetadata> with a block <bk> for each
// value, and <valueMetadata> with a block for each number that cells give.
func (v *richValues) metadata() func(*office.Scanner) error {
	rich := false // the future metadata are those of rich values
	return func(s *office.Scanner) error {
		a := s.Attributes()
		switch {
		case !s.Start():
		case s.Is("metadataType"):
			v.types = append(v.types, s.Attr("name"))
		case s.Is("futureMetadata"):
			rich = s.Attr("name") == richType
		case s.Is("bk") && s.Opens(2, "futureMetadata") && rich:
			v.blocks = append(v.blocks, -1)
		case s.Is("rvb") && rich && len(v.blocks) > 0:
			v.blocks[len(v.blocks)-1] = a.Number("i")
		case s.Is("bk") && s.Opens(2, "valueMetadata"):
			v.cells = append(v.cells, -1)
		case s.Is("rc") && s.Opens(2, "valueMetadata") && len(v.cells) > 0:
			if t := a.Number("t"); t >= 1 && t <= len(v.types) && v.types[t-1] == richType {
				v.cells[len(v.cells)-1] = a.Number("v")
			}
		}
		return nil
	}
}

// at follows the number that a cell gives.
func (v *richValues) at(n int) (value richValue, ok bool) {
	if n < 1 || n > len(v.cells) {
		return value, false
	}
	block := v.cells[n-1]
	if block < 0 || block >= len(v.blocks) {
		return value, false
	}
	i := v.blocks[block]
	if i < 0 || i >= len(v.values) {
		return value, false
	}
	return v.values[i], true
}

// pictureFormula shows a picture in the cell: WPS has one for pictures that are
// put into cells, and Excel one for those on the web. Programs that do not know
// the first keep it as a text.
var pictureFormula = regexp.MustCompile(`(?i)^\s*=?\s*(?:_xlfn\.|_xlws\.)*(?:DISPIMG\(|IMAGE\(\s*(?:"((?:[^"]|"")*)")?)`)

// ShowsPicture tells whether a cell shows a picture by its formula, or by a text
// that once was one, and where on the web the picture is.
func ShowsPicture(formula, text string) (web string, is bool) {
	if m := pictureFormula.FindStringSubmatch(formula); m != nil {
		return strings.ReplaceAll(m[1], `""`, `"`), true
	}
	return "", strings.HasPrefix(text, "=") && pictureFormula.MatchString(text)
}

// speaks tells a formula that says more than how a value is computed. Others
// are long, and many: they are not kept.
func speaks(raw []byte) bool {
	if bytes.HasPrefix(raw, []byte("HYPERLINK(")) {
		return true
	}
	const prefixes = 32 // of letters before the name of a function
	head := raw[:min(len(raw), prefixes)]
	i := bytes.IndexByte(head, '(')
	return i >= 0 && pictureFormula.Match(head[:i+1])
}

// readObject finds out whether the cell holds something that is no text.
func (r *rowScan) readObject(c *Cell) {
	value, known := r.book.rich.at(r.entry.rich)
	picture := known && value.object == Picture
	web, shows := ShowsPicture(string(r.entry.formula), c.Text)
	picture = picture || shows
	switch {
	case picture:
		c.Object, c.Kind, c.Text, c.Formula = Picture, Text, "", false
		c.Link, c.linked = web, true
	case c.Kind != Error:
	case known && value.object != "":
		c.Object, c.Kind, c.Text, c.Formula = value.object, Text, value.text, false
	case known && value.text != "":
		c.Text = value.text
	case r.entry.rich > 0 && !known:
		c.Object, c.Kind, c.Text, c.Formula = Later, Text, "", false
	}
}
