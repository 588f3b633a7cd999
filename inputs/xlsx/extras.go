package xlsx

import (
	"slices"
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
	for _, name := range b.file.Names() {
		of, isRelations := strings.CutSuffix(name, ".rels")
		if !isRelations {
			continue
		}
		list, err := b.file.Relations(strings.Replace(of, "_rels/", "", 1))
		if err != nil {
			return nil, err
		}
		for _, r := range list {
			if err := b.noteRelation(r, found); err != nil {
				return nil, err
			}
		}
	}
	if err := b.findDrawings(found); err != nil {
		return nil, err
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
func (b *book) noteRelation(r office.Relation, found map[Extra]bool) error {
	kind := extraKinds[r.Kind()]
	switch {
	case strings.HasPrefix(strings.ToLower(r.Kind()), "vbaproject"),
		strings.EqualFold(r.Kind(), "xlMacrosheet"), strings.EqualFold(r.Kind(), "xlIntlMacrosheet"):
		return office.Refusal{Kind: "xlsm"}
	case r.External && kind == "" && r.Kind() != "hyperlink" && !strings.HasPrefix(r.Kind(), "externalLink"):
		kind = "remote"
	case kind == "external_links" && !r.External:
		dde := false
		err := b.file.Walk(r.Target, func(s *office.Scanner) error {
			dde = dde || s.Start() && (s.Is("ddeLink") || s.Is("oleLink"))
			return nil
		})
		if err != nil {
			return err
		}
		if dde {
			kind = "dde"
		}
	}
	if kind != "" {
		found[Extra{Kind: kind}] = true
	}
	return nil
}

// findDrawings finds pictures and text boxes, sheet by sheet; the text in
// them is kept.
func (b *book) findDrawings(found map[Extra]bool) error {
	for _, p := range b.parts {
		list, err := b.file.Relations(p.part)
		if err != nil {
			return err
		}
		for _, r := range list {
			switch {
			case r.External:
			case r.Kind() == "image":
				found[Extra{Kind: "pictures", Sheet: p.sheet.Name}] = true
			case r.Kind() == "drawing":
				if err := scanDrawing(b.file, r.Target, p.sheet.Name, found); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func scanDrawing(f *office.File, part, sheet string, found map[Extra]bool) error {
	var text []byte
	shapes := false
	err := f.Walk(part, func(s *office.Scanner) error {
		switch name := s.Name(); {
		case s.Start() && name == "pic":
			found[Extra{Kind: "pictures", Sheet: sheet}] = true
		case s.Start() && name == "sp":
			shapes = true
		case s.End() && name == "p":
			text = append(text, '\n')
		case s.IsText() && s.Within("t"):
			if len(text) > maxText {
				return office.Refuse("too_much_text", part)
			}
			text = s.AppendTo(text)
		}
		return nil
	})
	if words := Clean(string(text)); words != "" || shapes {
		found[Extra{Kind: "drawings", Sheet: sheet, Text: words}] = true
	}
	return err
}
