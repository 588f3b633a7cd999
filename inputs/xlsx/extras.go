package xlsx

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/office"
)

// Extra is something in a workbook that is not a cell. It is never fetched,
// run or taken over; it is named, so that nobody relies on it.
type Extra struct {
	Kind  string // key of the catalogue's set file_extra
	Sheet string // or "" for the workbook
	Text  string // what can be read in it
}

// extraKinds tells what a relation leads to, by the last word of its type.
var extraKinds = map[string]string{
	"externalLink": "external_links", "queryTable": "query_tables", "connections": "connections", "xmlMaps": "connections",
	"oleObject": "embedded", "package": "embedded", "control": "controls", "activeXControlBinary": "controls",
	"ctrlProp": "form_controls", "extensibility": "custom_ui", "pivotCacheDefinition": "pivot",
	"webextension": "web_extensions", "webextensiontaskpanes": "web_extensions",
	"powerPivotData": "data_model", "model": "data_model",
	"chart": "charts", "chartEx": "charts", "diagramData": "drawings",
	"richValueRel": "rich_values", "rdRichValue": "rich_values", "rdrichvalue": "rich_values",
}

// findExtras follows every relation of the workbook.
func (b *book) findExtras() ([]Extra, error) {
	found := map[Extra]bool{}
	for _, p := range b.parts {
		if p.kind != "worksheet" {
			found[Extra{Kind: sheetKind(p.kind), Sheet: p.sheet.Name}] = true
		}
	}
	if b.file.Trailing() {
		found[Extra{Kind: "trailing"}] = true
	}
	links := map[string]bool{} // parts of links to other workbooks: whether they run a program
	for _, name := range b.file.Names() {
		of, isRelations := strings.CutSuffix(name, ".rels")
		if !isRelations {
			continue
		}
		list, err := b.relations(strings.Replace(of, "_rels/", "", 1))
		if err != nil {
			return nil, err
		}
		for _, r := range list {
			if err := b.noteRelation(r, links, found); err != nil {
				return nil, err
			}
		}
	}
	if err := b.findDrawings(found); err != nil {
		return nil, err
	}
	for e := range found {
		b.sum.text += len(e.Text)
	}
	return sorted(found), nil
}

func sheetKind(kind string) string {
	switch kind {
	case "chartsheet":
		return "charts"
	case "dialogsheet":
		return "form_controls"
	}
	return "other_sheet"
}

func sorted(found map[Extra]bool) (list []Extra) {
	for e := range found {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b Extra) int {
		return strings.Compare(a.Sheet+"\x00"+a.Kind+"\x00"+a.Text, b.Sheet+"\x00"+b.Kind+"\x00"+b.Text)
	})
	return list
}

// noteRelation notes what a relation leads to. Macros in any form are refused.
func (b *book) noteRelation(r office.Relation, links map[string]bool, found map[Extra]bool) error {
	kind := extraKinds[r.Kind()]
	switch {
	case strings.HasPrefix(strings.ToLower(r.Kind()), "vbaproject"),
		strings.EqualFold(r.Kind(), "xlMacrosheet"), strings.EqualFold(r.Kind(), "xlIntlMacrosheet"):
		return office.Refusal{Kind: "xlsm"}
	case r.External && kind == "" && r.Kind() != "hyperlink" && !strings.HasPrefix(r.Kind(), "externalLink"):
		kind = "remote"
	case kind == "external_links" && !r.External:
		runs, known := links[r.Target]
		if !known {
			var err error
			if runs, err = b.runsProgram(r.Target); err != nil {
				return err
			}
			links[r.Target] = runs
		}
		if runs {
			kind = "dde"
		}
	}
	if kind != "" {
		found[Extra{Kind: kind}] = true
	}
	return nil
}

// runsProgram tells whether a link to another workbook asks a program for
// values.
func (b *book) runsProgram(part string) (runs bool, err error) {
	err = b.file.WalkAs(part, externalLinks, func(s *office.Scanner) error {
		runs = runs || s.Start() && (s.Is("ddeLink") || s.Is("oleLink"))
		return nil
	})
	return runs, err
}

// findDrawings finds pictures and text boxes, sheet by sheet; the text in
// them is kept.
func (b *book) findDrawings(found map[Extra]bool) error {
	for _, p := range b.parts {
		list, err := b.relations(p.part)
		if err != nil {
			return err
		}
		if len(targets(list, "image")) > 0 {
			found[Extra{Kind: "pictures", Sheet: p.sheet.Name}] = true
		}
		for _, target := range targets(list, "drawing") {
			if err := b.scanDrawing(target, p.sheet, found); err != nil {
				return err
			}
		}
	}
	return nil
}

// drawingScan is the state of walking through the drawings of a sheet.
type drawingScan struct {
	sheet  *Sheet
	text   []byte
	shapes bool // there are some, be they without text
	pics   bool
	corner position // of the current drawing: its cell, counted from 0
	number []byte
}

func (b *book) scanDrawing(part string, sheet *Sheet, found map[Extra]bool) error {
	d := drawingScan{sheet: sheet}
	err := b.file.WalkAs(part, drawings, func(s *office.Scanner) error {
		switch {
		case s.Start():
			d.start(s)
		case s.IsText() && s.Within("t"):
			d.text = s.AppendTo(d.text)
		case s.IsText() && s.Opens(3, "from"):
			d.number = s.AppendTo(d.number)
		case s.End():
			d.end(s)
		}
		return nil
	})
	if d.pics {
		found[Extra{Kind: "pictures", Sheet: sheet.Name}] = true
	}
	if words := Clean(string(d.text)); words != "" || d.shapes {
		found[Extra{Kind: "drawings", Sheet: sheet.Name, Text: words}] = true
	}
	return err
}

func (d *drawingScan) start(s *office.Scanner) {
	d.number = d.number[:0]
	if s.Depth() == 2 { // an anchor, which may have no corner
		d.corner = position{-1, -1}
	}
	switch {
	case s.Is("sp"):
		d.shapes = true
	case s.Is("pic"):
		if d.pics = true; d.corner.col >= 0 && d.corner.row >= 0 {
			d.sheet.AddPicture(d.corner.col+1, d.corner.row+1)
		}
	}
}

func (d *drawingScan) end(s *office.Scanner) {
	switch {
	case s.Is("p"):
		d.text = append(d.text, '\n')
	case s.Is("col") && s.Opens(3, "from"):
		d.corner.col = index(d.number)
	case s.Is("row") && s.Opens(3, "from"):
		d.corner.row = index(d.number)
	}
}

// index reads a number that is not negative; anything else is -1.
func index(b []byte) int {
	n, err := strconv.ParseUint(string(bytes.TrimSpace(b)), 10, 31)
	if err != nil {
		return -1
	}
	return int(n)
}
