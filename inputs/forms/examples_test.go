package forms

import (
	"strings"
	"testing"

	"selfassess/inputs/columns"
	"selfassess/templates"
)

// Every column of the plan workbook shows what an entry could be, but for those
// that are copied from a list of findings; and no example is left over.
func TestEveryColumnOfThePlanHasAnExample(t *testing.T) {
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, l := range columns.PlanLayouts() {
		for _, s := range l.Stored() {
			key := "example." + l.Key + "." + s.Key
			has[key] = true
			if c.Has(key) == (l.Key == columns.Accepted.Key) {
				t.Errorf("%s is there: %v", key, c.Has(key))
			}
		}
	}
	for _, key := range c.Keys() {
		if !strings.HasPrefix(key, "example.") {
			continue
		}
		if !has[key] {
			t.Errorf("%s is of no column", key)
		}
		if text := c.Text(templates.Term(key)); !strings.HasPrefix(text, "e.g. ") {
			t.Errorf("%s = %q could be taken for an entry", key, text)
		}
	}
}
