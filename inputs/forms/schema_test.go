package forms_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
)

// The schema is what other programs read; every sheet and key of the format
// must be in it, with a type that the standard knows.
func TestSchemaNamesEverySheetAndIsATableSchema(t *testing.T) {
	var b bytes.Buffer
	if err := forms.WriteSchema(&b, inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Resources []struct {
			Name, Title, Workbook string
			Schema                struct {
				Fields []struct {
					Name, Title, Type string
					Constraints       struct{ Enum []string }
				}
				PrimaryKey []string
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &schema); err != nil {
		t.Fatal(err)
	}
	fields := map[string]int{}
	for _, r := range schema.Resources {
		seen := map[string]bool{}
		for _, f := range r.Schema.Fields {
			if seen[f.Name] || f.Title == "" {
				t.Errorf("%s.%s stands twice or has no title", r.Name, f.Name)
			}
			seen[f.Name] = true
			switch f.Type {
			case "string", "integer", "date":
			default:
				t.Errorf("%s.%s has the type %q", r.Name, f.Name, f.Type)
			}
		}
		if _, twice := fields[r.Name]; twice {
			t.Errorf("the sheet %s is there twice", r.Name)
		}
		fields[r.Name] = len(r.Schema.Fields)
	}
	want := map[string]int{"plan": 23, "agencies": 8, "commitments": 24, "milestones": 11, "implementation": 10, "narrative": 2, "recommendations": 5,
		"consultations": 28, "comments": 13, "repository": 5, "peer_exchange": 5, "return_commitments": 24, "return_milestones": 11, "return_consultations": 28}
	for name, n := range want {
		if fields[name] != n {
			t.Errorf("the sheet %s has %d fields, want %d", name, fields[name], n)
		}
	}
	if len(fields) != len(want) {
		t.Errorf("%d sheets, want %d", len(fields), len(want))
	}
}
