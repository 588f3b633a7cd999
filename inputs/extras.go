package inputs

import (
	"slices"
	"strings"

	"selfassess/ogp"
)

// extra is something in a workbook that is not a cell. It is never fetched,
// run or taken over; it is named, so that nobody relies on it.
type extra struct {
	kind  string // key of the catalogue's set file_extra
	sheet string // or "" for the workbook
	text  string // what can be read in it
}

// reaching are the extras that lead out of the workbook or run something.
var reaching = map[string]bool{"external_links": true, "dde": true, "connections": true, "query_tables": true, "embedded": true, "controls": true,
	"custom_ui": true, "remote": true, "web_extensions": true, "data_model": true}

// extraKinds tells what a relation leads to, by the last word of its type.
var extraKinds = map[string]string{
	"externalLink": "external_links", "connections": "connections", "queryTable": "query_tables", "xmlMaps": "connections",
	"oleObject": "embedded", "package": "embedded", "control": "controls", "ctrlProp": "form_controls", "activeXControlBinary": "controls",
	"extensibility": "custom_ui", "webextension": "web_extensions", "webextensiontaskpanes": "web_extensions",
	"powerPivotData": "data_model", "model": "data_model", "chart": "charts", "chartEx": "charts", "diagramData": "drawings",
	"richValueRel": "rich_values", "rdRichValue": "rich_values", "rdrichvalue": "rich_values", "pivotCacheDefinition": "pivot",
}

// findExtras follows every relation of the workbook.
func (c *container) findExtras(sheets []sheetPart) ([]extra, error) {
	found := map[extra]bool{}
	for _, s := range sheets {
		if s.kind != "worksheet" {
			found[extra{kind: sheetKind(s.kind), sheet: s.name}] = true
		}
	}
	if c.trailing {
		found[extra{kind: "trailing"}] = true
	}
	for _, name := range c.names() {
		of, isRelations := strings.CutSuffix(name, ".rels")
		if !isRelations {
			continue
		}
		list, err := c.relations(strings.Replace(of, "_rels/", "", 1))
		if err != nil {
			return nil, err
		}
		for _, r := range list {
			if err := c.judge(r, found); err != nil {
				return nil, err
			}
		}
	}
	if err := c.findDrawings(sheets, found); err != nil {
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

func sorted(found map[extra]bool) (list []extra) {
	for e := range found {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b extra) int {
		return strings.Compare(a.sheet+"\x00"+a.kind+"\x00"+a.text, b.sheet+"\x00"+b.kind+"\x00"+b.text)
	})
	return list
}

// judge notes what a relation leads to. Macros in any form are refused.
func (c *container) judge(r relation, found map[extra]bool) error {
	kind := extraKinds[r.kind]
	switch {
	case strings.HasPrefix(strings.ToLower(r.kind), "vbaproject"), strings.EqualFold(r.kind, "xlMacrosheet"), strings.EqualFold(r.kind, "xlIntlMacrosheet"):
		return refusal{kind: "xlsm"}
	case r.external && kind == "" && r.kind != "hyperlink" && !strings.HasPrefix(r.kind, "externalLink"):
		kind = "remote"
	case kind == "external_links" && !r.external:
		dde := false
		err := c.walk(r.target, func(t token, s *scanner) error {
			dde = dde || t == startTag && (string(s.name) == "ddeLink" || string(s.name) == "oleLink")
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
		found[extra{kind: kind}] = true
	}
	return nil
}

// findDrawings finds pictures and text boxes, sheet by sheet; the text in
// them is kept.
func (c *container) findDrawings(sheets []sheetPart, found map[extra]bool) error {
	for _, s := range sheets {
		list, err := c.relations(s.part)
		if err != nil {
			return err
		}
		for _, r := range list {
			switch {
			case r.external:
			case r.kind == "image":
				found[extra{kind: "pictures", sheet: s.name}] = true
			case r.kind == "drawing":
				if err := c.scanDrawing(r.target, s.name, found); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (c *container) scanDrawing(part, sheet string, found map[extra]bool) error {
	var text []byte
	shapes := false
	err := c.walk(part, func(t token, s *scanner) error {
		switch name := string(s.name); {
		case t == startTag && name == "pic":
			found[extra{kind: "pictures", sheet: sheet}] = true
		case t == startTag && name == "sp":
			shapes = true
		case t == endTag && name == "p":
			text = append(text, '\n')
		case t == charData && s.within("t"):
			if len(text) > maxText {
				return refuse("too_much_text", part)
			}
			text = s.appendTo(text)
		}
		return nil
	})
	if words := clean(string(text)); words != "" || shapes {
		found[extra{kind: "drawings", sheet: sheet, text: words}] = true
	}
	return err
}

// reportExtras says what else is in the workbook, and which cells hold
// nothing that can be read.
func (r *reading) reportExtras() {
	for _, e := range r.book.extras {
		f := ogp.Finding{Code: ogp.FileExtra, At: ogp.Place{File: r.book.file, Sheet: e.sheet}, Found: e.text,
			Args: map[string]string{ogp.KeyArg("what"): "file_extra." + e.kind}}
		if reaching[e.kind] {
			f.Code = ogp.FileReaching
		}
		if r.add(f); e.text != "" {
			r.keep(f, []ogp.Cell{{Text: e.text, At: f.At}})
		}
	}
	for _, g := range r.book.sheets {
		for _, b := range g.broken {
			r.leaveOut(ogp.Finding{Code: ogp.CellBroken, At: r.place(g, b.cell), Found: b.text}, []ogp.Cell{{Text: b.text, At: r.place(g, b.cell)}})
		}
	}
}
