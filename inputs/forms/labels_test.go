package forms_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
)

// A header cell may hold a column's label or its key, so no key may be the
// label of another column of the same sheet.
func TestNoKeyIsTheLabelOfAnotherColumn(t *testing.T) {
	var out bytes.Buffer
	if err := forms.WriteSchema(&out, inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Resources []struct {
			Title, Workbook string
			Schema          struct {
				Fields []struct{ Name, Title string }
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &schema); err != nil {
		t.Fatal(err)
	}
	columns := 0
	for _, r := range schema.Resources {
		keys := map[string]bool{}
		for _, f := range r.Schema.Fields {
			keys[f.Name] = true
		}
		for _, f := range r.Schema.Fields {
			columns++
			if label := strings.ToLower(f.Title); label != f.Name && keys[label] {
				t.Errorf("%s, sheet %s: the label of %s is the key of another column: %q", r.Workbook, r.Title, f.Name, f.Title)
			}
		}
	}
	if columns < 50 {
		t.Errorf("the schema holds %d columns only", columns)
	}
}
