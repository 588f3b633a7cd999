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

// book is a workbook that is being read, in one pass over its XML.
type book struct {
	*Workbook
	file   *office.File
	parts  []sheetPart
	styles []Style
	texts  []string       // the shared strings
	struck map[int]string // what of them is struck out
	sum    sum
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
	b := &book{Workbook: &Workbook{Props: map[string]string{}}, file: f}
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
	found, err := b.file.Relations(main)
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
	err = b.file.Walk(main, func(s *office.Scanner) error {
		switch {
		case !s.Start():
		case s.Is("workbookPr"):
			b.Date1904 = s.Attributes().True("date1904")
		case s.Is("sheet") && s.Under("sheets"):
			r, ok := byID[s.Attr("id")] // r:id; the sheet's own number is sheetId
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
	return b.scanProps()
}

// scanProps reads the document properties that a form states itself in.
func (b *book) scanProps() error {
	name := ""
	return b.file.Walk("docProps/custom.xml", func(s *office.Scanner) error {
		switch {
		case s.Start() && s.Is("property"):
			name = s.Attr("name")
		case s.IsText() && s.Under("property") && !s.Within("property"):
			b.Props[name] += strings.TrimSpace(s.Text())
		}
		return nil
	})
}
