package forms

import (
	"bytes"
	"testing"

	"selfassess/inputs/columns"
	"selfassess/templates"
)

// What Excel allows for messages and names; longer ones make the file
// invalid, or are cut in the middle.
func TestWordsFitIntoTheWorkbook(t *testing.T) {
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		w := &writer{Wording: columns.Wording{Catalogue: c}}
		for _, l := range append(columns.Layouts(), columns.PlanLayout()) {
			if n := units(c.Label("sheet", l.Key)); n > 31 {
				t.Errorf("%s: the name of sheet %s has %d characters, 31 are allowed", tag, l.Key, n)
			}
			for _, s := range l.Stored() {
				if n := units(w.help(l.Key, s)); n > 255 {
					t.Errorf("%s: the help of %s.%s has %d characters, 255 are allowed", tag, l.Key, s.Key, n)
				}
			}
		}
		for _, key := range c.Keys() {
			if k, ok := bytes.CutPrefix([]byte(key), []byte("alert.")); ok {
				limit := 225
				if string(k) == "title" {
					limit = 32
				}
				if n := units(c.Text(templates.Term(key))); n > limit {
					t.Errorf("%s: %s has %d characters, %d are allowed", tag, key, n, limit)
				}
			}
		}
	}
}
