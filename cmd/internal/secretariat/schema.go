package secretariat

import (
	"fmt"
	"io"

	"selfassess/inputs/forms"
	"selfassess/render/data"
	"selfassess/templates"
)

// schemas are what has a format that other programs may want to know.
var schemas = []struct {
	name  string
	write func(io.Writer, *templates.Catalogue) error
}{
	{"workbooks", forms.WriteSchema}, // Frictionless Table Schemas
	{"report", data.WriteReportSchema},
	{"record", data.WriteRecordSchema},
}

// Schemas are the names of what WriteSchema can write; the first is the usual.
func Schemas() (names []string) {
	for _, s := range schemas {
		names = append(names, s.name)
	}
	return names
}

// WriteSchema writes the format of the workbooks as Frictionless Table Schemas,
// or that of report.json or record.json as a JSON Schema.
func WriteSchema(w io.Writer, name string) error {
	words, err := templates.Load(templates.Reference)
	if err != nil {
		return err
	}
	for _, s := range schemas {
		if s.name == name {
			return s.write(w, words)
		}
	}
	return fmt.Errorf("there is no schema %q", name)
}
