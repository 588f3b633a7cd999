package forms

import (
	"bytes"
	"strings"
	"testing"

	"selfassess/inputs/columns"
	"selfassess/templates"
)

// What Excel allows for messages and names; longer ones make the file
// invalid, or are cut in the middle.
func TestWordsFitIntoTheWorkbook(t *testing.T) {
	english, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		w := &writer{Wording: columns.Wording{Catalogue: c}}
		for _, l := range append(columns.Layouts(), columns.PlanLayout()) {
			if name := c.Label("sheet", l.Key); units(name) > 31 || name == "" || strings.ContainsAny(name, `:\/?*[]`) || strings.Trim(name, "'") != name {
				t.Errorf("%s: the name of sheet %s is %q; 31 characters are allowed, and not all of them", tag, l.Key, name)
			}
			titles := map[string]string{}
			for _, s := range l.Stored() {
				if n := units(w.help(l.Key, s)); n > 255 {
					t.Errorf("%s: the help of %s.%s has %d characters, 255 are allowed", tag, l.Key, s.Key, n)
				}
				label, plain := c.Label("column."+l.Key, s.Key), english.Label("column."+l.Key, s.Key)
				if n, most := units(label), max(32, units(plain)*3/2); n > most {
					t.Errorf("%s: the header of %s.%s has %d characters, %d are enough: %s", tag, l.Key, s.Key, n, most, label)
				}
				title := cut(label, 32)
				if other := titles[title]; other != "" {
					t.Errorf("%s: the messages of %s.%s and %s have the same title, %q", tag, l.Key, s.Key, other, title)
				}
				titles[title] = s.Key
			}
		}
		headersFit(t, w, &writer{Wording: columns.Wording{Catalogue: english}})
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

// headersFit asks that headers take two lines, or one more than the English
// ones of their sheet.
func headersFit(t *testing.T, w, english *writer) {
	t.Helper()
	for _, l := range columns.Layouts() {
		lines := func(w *writer) (most int) {
			for _, s := range l.Stored() {
				label := w.header(l.Key, s)
				most = max(most, wrapped(label, widthUnder(label, s)/1.2))
			}
			return most
		}
		if n, most := lines(w), max(2, lines(english)+1); n > most {
			t.Errorf("%s: the headers of sheet %s take %d lines, %d are enough", w.Tag, l.Key, n, most)
		}
	}
}
