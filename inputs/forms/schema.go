package forms

import (
	"encoding/json"
	"fmt"
	"io"

	"selfassess/inputs/columns"
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

// schemaSheet is one sheet of the plan workbook, of a return or of a translator's
// workbook.
type schemaSheet struct {
	Name     string      `json:"name"`
	Title    string      `json:"title"`    // of the sheet
	Workbook string      `json:"workbook"` // plan, return or translation
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
	Maximum  *int     `json:"maximum,omitempty"`
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
	p := schemaPackage{Name: "selfassess-workbooks", Title: c.Text("form.schema_title"), Version: columns.SchemaVersion,
		Language: c.Tag}
	p.Resources = append(p.Resources, sheetSchema(c, columns.PlanLayout(), "plan"))
	for _, l := range columns.PlanLayouts() {
		p.Resources = append(p.Resources, sheetSchema(c, l, "plan"))
	}
	for _, l := range columns.ReturnLayouts() {
		p.Resources = append(p.Resources, sheetSchema(c, l, "return"))
	}
	for _, l := range []columns.Layout{columns.Consultations.Layout(), columns.Activities.Layout(), columns.Comments.Layout()} {
		s := sheetSchema(c, l, "return")
		s.Name = "return_" + l.Key
		p.Resources = append(p.Resources, s)
	}
	p.Resources = append(p.Resources, sheetSchema(c, columns.Translations.Layout(), "translation"))
	for _, key := range columns.Facts {
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

func sheetSchema(c *templates.Catalogue, l columns.Layout, workbook string) schemaSheet {
	s := schemaSheet{Name: l.Key, Title: c.Label("sheet", l.Key), Workbook: workbook, Fields: "columns"}
	if l.Key == "plan" {
		s.Fields = "rows"
	}
	w := &writer{Wording: columns.Wording{Catalogue: c}}
	for _, col := range l.Stored() {
		s.Schema.Fields = append(s.Schema.Fields, fieldSchema(w, l.Key, col))
		if col.Defines || col.Locked && col.Key == l.ID {
			s.Schema.PrimaryKey = []string{col.Key}
		}
	}
	return s
}

// whole is all of something, in percent.
var whole = 100

func fieldSchema(w *writer, sheet string, col columns.Spec) schemaField {
	f := schemaField{Name: col.Key, Title: w.Label("column."+sheet, col.Key), Description: w.help(sheet, col),
		Type: "string", Constraints: schemaConstraints{Required: col.Required, Pattern: col.Pattern},
		List: col.List, Localised: col.Localised, Locked: col.Locked}
	switch {
	case col.Kind == columns.Date:
		f.Type, f.Format = "date", "any" // a month or year alone is allowed
	case col.Kind == columns.Count:
		f.Type, f.Constraints.Minimum = "integer", &col.Least
	case col.Kind == columns.Percent:
		f.Type, f.Constraints.Minimum, f.Constraints.Maximum = "number", new(int), &whole
	case col.Kind == columns.Link && !col.List:
		f.Format = "uri"
	}
	for _, k := range col.Keys {
		f.Choices = append(f.Choices, schemaMessage{k, w.Label(col.Set, k)})
	}
	if !col.List {
		f.Constraints.Enum = col.Keys
	}
	return f
}
