package xlsx

import (
	"strings"

	"selfassess/inputs/office"
)

// The limits of a workbook's sheets, so that a small file cannot fill the
// memory.
const (
	maxRow    = 20_000    // of a cell that holds something
	maxColumn = 256       // of a cell that holds something
	maxCells  = 400_000   // in all sheets, empty ones included
	maxFilled = 120_000   // in all sheets, of cells with content: each may be worth a finding
	maxArea   = 4_000_000 // sum over all rows of the last column
	maxStyles = 70_000    // Excel's own limit is 65,490
	maxMerges = 2_000
	maxLinks  = 20_000
)

// Texts have one budget, that of the file (see [office.Budget]), whatever part
// they come from. A shared text counts wherever it stands.

// sum is what the sheets of a workbook add up to.
type sum struct{ cells, filled, area, text int }

func (s *sum) exceeds() bool {
	return s.cells > maxCells || s.filled > maxFilled || s.area > maxArea
}

// book is a workbook that is being read, in one pass over its XML.
type book struct {
	*Workbook
	file   *office.File
	parts  []sheetPart
	styles []Style
	shared shared
	rich   *richValues // what cells hold that is no text
	sum    sum
	found  map[string][]office.Relation // of the parts that were asked for
}

// sheetPart is where a sheet is in the file.
type sheetPart struct {
	sheet *Sheet
	part  string // name of its XML in the zip
	kind  string // worksheet, chartsheet …: the last word of its relation's type
	links map[position]hyperlink
}

// position is a cell's column and row.
type position struct{ col, row int }

// read checks that a file is a workbook and reads it.
func read(f *office.File) (*Workbook, error) {
	main, err := findWorkbook(f)
	if err != nil {
		return nil, err
	}
	b := &book{Workbook: &Workbook{Props: map[string]string{}}, file: f, found: map[string][]office.Relation{}}
	if err := b.scanWorkbook(main); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for i := range b.parts {
		p := &b.parts[i]
		if seen[p.part] {
			return nil, office.Refuse("part_twice", p.part)
		}
		seen[p.part] = true
		if p.kind != "worksheet" {
			continue
		}
		if err := b.scanSheet(p); err != nil {
			return nil, err
		}
	}
	if b.Extras, err = b.findExtras(); err != nil {
		return nil, err
	}
	b.Size.Text = b.sum.text
	return b.Workbook, f.Rest()
}

// scanSheet reads the cells of a sheet, and what its relations lead to.
func (b *book) scanSheet(p *sheetPart) error {
	if err := b.scanRows(p); err != nil {
		return err
	}
	if err := b.resolveLinks(p); err != nil {
		return err
	}
	for _, row := range p.sheet.Rows {
		b.Size.Cells += len(row.Cells)
	}
	b.Sheets = append(b.Sheets, p.sheet)
	return b.scanNotes(p)
}

// scanWorkbook lists the sheets and reads what they share: texts, styles and
// properties.
func (b *book) scanWorkbook(main string) error {
	found, err := b.relations(main)
	if err != nil {
		return err
	}
	byID := map[string]office.Relation{}
	for _, r := range found {
		if _, twice := byID[r.ID]; twice {
			return office.Refuse("part_twice", r.ID)
		}
		byID[r.ID] = r
	}
	if !b.file.Has(main) {
		return office.Refuse("part_missing", main)
	}
	err = b.file.WalkAs(main, mainNames("workbook"), func(s *office.Scanner) error {
		switch {
		case !s.Start():
		case s.Is("workbookPr"):
			b.Date1904 = s.Attributes().True("date1904")
		case s.Is("sheet") && s.Opens(2, "sheets"):
			r, ok := byID[relation(s)]
			if !ok || r.External || !b.file.Has(r.Target) {
				return office.Refuse("part_missing", s.Attr("name"))
			}
			state := s.Attr("state")
			sheet := &Sheet{Name: s.Attr("name"), Hidden: state == "hidden" || state == "veryHidden"}
			b.parts = append(b.parts, sheetPart{sheet: sheet, part: r.Target, kind: r.Kind()})
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(b.parts) == 0 {
		return office.Refuse("part_missing", main)
	}
	return b.scanShared(found)
}

// scanShared reads the parts that all sheets share, wherever their relations
// lead; where there is none, where they are as a rule.
func (b *book) scanShared(found []office.Relation) (err error) {
	names := map[string]string{"sharedStrings": "xl/sharedstrings.xml", "styles": "xl/styles.xml"}
	for _, r := range found {
		kind := r.Kind()
		if names[kind] == "" {
			continue
		}
		if names[kind] = r.Target; r.External || !b.file.Has(r.Target) {
			return office.Refuse("part_missing", r.Target)
		}
	}
	if err := b.scanStrings(names["sharedStrings"]); err != nil {
		return err
	}
	if b.styles, err = scanStyles(b.file, names["styles"]); err != nil {
		return err
	}
	if err := b.scanRich(found); err != nil {
		return err
	}
	return b.scanProps()
}

// scanProps reads the document properties that a form states itself in.
func (b *book) scanProps() error {
	var name string
	var text []byte
	names := office.Vocabulary{Root: "Properties", Spaces: propertySpaces}
	return b.file.WalkAs("docProps/custom.xml", names, func(s *office.Scanner) error {
		switch {
		case s.Start() && s.Is("property"):
			name, text = s.Attr("name"), text[:0]
		case s.IsText() && s.Under("property") && !s.Within("property"):
			text = s.AppendTo(text)
		case s.End() && s.Is("property"):
			b.Props[name] = strings.TrimSpace(string(text))
			b.sum.text += len(b.Props[name])
		}
		return nil
	})
}

// keep counts a text that a cell has from elsewhere in the file.
func (b *book) keep(p *sheetPart, text string) error {
	if text == "" {
		return nil
	}
	if err := b.file.Budget().Keep(len(text)); err != nil {
		return office.Refuse(err.Error(), p.part)
	}
	b.sum.text += len(text)
	return nil
}

// relations are those of a part, read once.
func (b *book) relations(of string) ([]office.Relation, error) {
	if list, known := b.found[of]; known {
		return list, nil
	}
	list, err := b.file.Relations(of)
	b.found[of] = list
	return list, err
}
