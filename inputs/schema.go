package inputs

import (
	"encoding/json"
	"fmt"
	"io"

	"selfassess/templates"
)

// The schema as JSON: one Table Schema of the Frictionless standards for each
// sheet, in the frame of a data package. What that standard has no word for
// (labels of a closed set, lists in a cell, translations, locked columns)
// stands in properties of our own, which it allows.

type schemaPackage struct {
	Name      string          `json:"name"`
	Title     string          `json:"title"`
	Version   int             `json:"schema_version"`
	Language  string          `json:"language"`
	Resources []schemaSheet   `json:"resources"`
	Metadata  []schemaMessage `json:"metadata"`
}

// schemaSheet is one sheet of the plan workbook or of a return.
type schemaSheet struct {
	Name     string      `json:"name"`
	Title    string      `json:"title"`    // of the sheet
	Workbook string      `json:"workbook"` // plan or return
	Fields   string      `json:"fields_in"`
	Schema   tableSchema `json:"schema"`
}

type tableSchema struct {
	Fields     []schemaField `json:"fields"`
	PrimaryKey []string      `json:"primaryKey,omitempty"`
}

type schemaField struct {
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description,omitempty"`
	Type        string            `json:"type"`
	Format      string            `json:"format,omitempty"`
	Constraints schemaConstraints `json:"constraints"`
	List        bool              `json:"list,omitempty"`
	Localised   bool              `json:"localised,omitempty"`
	Locked      bool              `json:"locked,omitempty"`
	Choices     []schemaMessage   `json:"choices,omitempty"`
}

type schemaConstraints struct {
	Required bool     `json:"required"`
	Minimum  *int     `json:"minimum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

type schemaMessage struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// WriteSchema prints the workbook format from the tables that read and write
// it, with the labels of one language.
func WriteSchema(out io.Writer, c *templates.Catalogue) error {
	p := schemaPackage{Name: "selfassess-workbooks", Title: c.Text("form.schema_title"), Version: schemaVersion, Language: c.Tag}
	p.Resources = append(p.Resources, sheetSchema(c, planLayout(), "plan"))
	for _, l := range planLayouts() {
		p.Resources = append(p.Resources, sheetSchema(c, l, "plan"))
	}
	for _, l := range append(returnLayouts(), consultationSheet.layout()) {
		s := sheetSchema(c, l, "return")
		if l.key == consultationSheet.key {
			s.Name = "return_" + l.key
		}
		p.Resources = append(p.Resources, s)
	}
	for _, key := range metaKeys {
		p.Metadata = append(p.Metadata, schemaMessage{key, c.Label("column.meta", key)})
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		return fmt.Errorf("write schema: %w", err)
	}
	return nil
}

func sheetSchema(c *templates.Catalogue, l layout, workbook string) schemaSheet {
	s := schemaSheet{Name: l.key, Title: c.Label("sheet", l.key), Workbook: workbook, Fields: "columns"}
	if l.key == "plan" {
		s.Fields = "rows"
	}
	w := &writer{wording: &wording{Catalogue: c}}
	for _, col := range withoutComputed(l.columns) {
		s.Schema.Fields = append(s.Schema.Fields, fieldSchema(w, l.key, col))
		if col.defines || col.locked && col.key == l.id {
			s.Schema.PrimaryKey = []string{col.key}
		}
	}
	return s
}

func fieldSchema(w *writer, sheet string, col spec) schemaField {
	f := schemaField{Name: col.key, Title: w.Label("column."+sheet, col.key), Description: w.help(sheet, col), Type: "string",
		Constraints: schemaConstraints{Required: col.required, Pattern: col.pattern}, List: col.list, Localised: col.localised, Locked: col.locked}
	switch {
	case col.kind == dateKind:
		f.Type, f.Format = "date", "any" // a month or year alone is allowed
	case col.kind == countKind:
		zero := 0
		f.Type, f.Constraints.Minimum = "integer", &zero
	case col.kind == linkKind && !col.list:
		f.Format = "uri"
	}
	for _, k := range col.keys {
		f.Choices = append(f.Choices, schemaMessage{k, w.Label(col.set, k)})
	}
	if !col.list {
		f.Constraints.Enum = col.keys
	}
	return f
}
