package inputs

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

func english(t testing.TB) *templates.Catalogue {
	t.Helper()
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// distinct fills every field of a record with a value of its own, so that a
// column that is forgotten, or read into a neighbour's field, is seen.
type distinct struct{ n int }

func (d *distinct) fill(v reflect.Value, path string) {
	d.n++
	switch x := v.Addr().Interface().(type) {
	case *ogp.Text:
		*x = ogp.Text{"": fmt.Sprintf("text %d\n- of %s", d.n, path)}
		return
	case *ogp.Date:
		*x = ogp.Day(2020, 1, 1).AddDays(d.n)
		return
	case *ogp.Count:
		*x = ogp.Counted(d.n)
		return
	case *ogp.Level:
		*x = ogp.Levels[d.n%4]
		return
	case *ogp.Answer:
		*x = []ogp.Answer{ogp.Yes, ogp.No}[d.n%2]
		return
	case *ogp.ID:
		*x = ogp.ID(fmt.Sprintf("id-%d", d.n))
		return
	case *[]ogp.ID:
		*x = []ogp.ID{ogp.ID(fmt.Sprintf("id-%d", d.n)), "1.10"}
		return
	case *[]ogp.Link:
		*x = []ogp.Link{{Text: fmt.Sprintf("https://example.org/%d", d.n), URL: fmt.Sprintf("https://example.org/%d", d.n)}, {Text: "mailto:a@example.org", URL: "mailto:a@example.org"}}
		return
	case *ogp.Link:
		*x = ogp.Link{Text: fmt.Sprintf("https://example.org/%d", d.n), URL: fmt.Sprintf("https://example.org/%d", d.n)}
		return
	case *ogp.Change:
		*x = []ogp.Change{ogp.Added, ogp.Amended, ogp.Withdrawn}[d.n%3]
		return
	case *ogp.IRMLevel:
		*x = ogp.IRMLevels[d.n%5]
		return
	case *[]ogp.OGPValue:
		*x = ogp.OGPValues[d.n%3 : d.n%3+2]
		return
	case *[]ogp.Challenge:
		*x = ogp.Challenges[d.n%4 : d.n%4+2]
		return
	case *[]string:
		*x = []string{fmt.Sprintf("word %d", d.n), "other word"}
		return
	case *ogp.SectionKey:
		*x = ogp.SectionKeys[d.n%len(ogp.SectionKeys)]
		return
	case *ogp.Phase:
		*x = ogp.Phases[d.n%2]
		return
	case *ogp.EventType:
		*x = ogp.EventTypes[d.n%7]
		return
	case *ogp.EventFormat:
		*x = ogp.EventFormats[d.n%3]
		return
	case *ogp.Sector:
		*x = ogp.Sectors[d.n%8]
		return
	case *ogp.Outcome:
		*x = ogp.Outcomes[d.n%5]
		return
	case *map[ogp.Sector]ogp.Count:
		*x = map[ogp.Sector]ogp.Count{}
		for _, s := range ogp.Sectors {
			d.n++
			(*x)[s] = ogp.Counted(d.n)
		}
		return
	case *ogp.Origin, *bool, *int:
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			d.fill(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("string %d of %s", d.n, path))
	default:
		panic("the test does not know how to fill " + path)
	}
}

// roundTrip writes one filled record under the headers of the blank workbook
// and reads it back.
func roundTrip[T any](t *testing.T, s sheet[T], given func(*T)) {
	t.Helper()
	t.Run(s.key, func(t *testing.T) {
		var want T
		(&distinct{}).fill(reflect.ValueOf(&want).Elem(), s.key)
		given(&want)
		c := english(t)
		w := newWriter(c)
		l := s.layout()
		w.writeTable(block{layout: l, sheet: w.Label("sheet", s.key), last: 9, rows: s.rows(w.wording, l.columns, []T{want}), frozen: 1}, "Title", "Note")
		w.writeLists()
		var b bytes.Buffer
		if err := w.finish(&b); err != nil {
			t.Fatal(err)
		}
		book, err := openBook(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		r := newReading("book.xlsx", book, newVocabulary([]*templates.Catalogue{c}), &knowledge{})
		got := s.read(r)
		for _, f := range r.findings {
			if f.Code != ogp.LockedChanged { // there is no plan here
				t.Errorf("finding: %+v", f)
			}
		}
		if len(got) != 1 {
			t.Fatalf("%d records, want 1", len(got))
		}
		o := s.origin(&got[0])
		if o.Row != headerRow+1 || o.File != "book.xlsx" || o.At(s.id).Cell == "" {
			t.Errorf("origin: %+v", o)
		}
		*o = ogp.Origin{}
		if diff := cmp.Diff(want, got[0]); diff != "" {
			t.Errorf("a column does not come back (-written +read):\n%s", diff)
		}
	})
}

func TestEveryFieldOfEveryRecordHasAColumnThatComesBack(t *testing.T) {
	roundTrip(t, agencySheet, func(*ogp.Agency) {})
	roundTrip(t, commitmentSheet, func(*commitment) {})
	roundTrip(t, milestoneSheet, func(*milestone) {})
	roundTrip(t, activitySheet, func(*activity) {})
	roundTrip(t, narrativeSheet, func(*narrative) {})
	roundTrip(t, recommendationSheet, func(*recommendation) {})
	roundTrip(t, consultationSheet, func(e *event) { e.Agency = "" })
	roundTrip(t, commentSheet, func(c *comment) { c.Sector = "media" })
	roundTrip(t, repositorySheet, func(*repositoryUpdate) {})
	roundTrip(t, peerSheet, func(x *peerExchange) { x.Direction = "given" })
	// The role comes from the plan, and the agency from the workbook.
	roundTrip(t, resultSheet, func(r *result) { r.Agency, r.Submission, r.Role = "", 0, "" })
	roundTrip(t, progressSheet, func(p *progress) { p.Agency, p.Submission = "", 0 })
}

func (d *distinct) plan() ogp.Plan {
	var p ogp.Plan
	v := reflect.ValueOf(&p).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case f.Name == "ID":
			p.ID = "EXA-1"
		case f.Name == "Language":
			p.Language = "fr"
		case f.Name == "OtherLanguages":
			p.OtherLanguages = []ogp.Lang{"en", "pt-BR"}
		case f.Name == "Kind":
			p.Kind = ogp.MidTerm
		case f.Name == "PublishContacts":
			p.PublishContacts = ogp.PublishAll
		case f.Name == "Outline":
			p.Outline = ogp.StandardsOutline
		case f.Type.Kind() == reflect.Slice, f.Name == "Places", f.Name == "File":
		default:
			d.fill(v.Field(i), f.Name)
		}
	}
	p.Contact.Department = "" // the plan's own contact has none
	return p
}

func TestEveryFieldOfThePlanSheetComesBack(t *testing.T) {
	c := english(t)
	want := (&distinct{}).plan()
	var blank bytes.Buffer
	if err := WritePlan(&blank, c); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(blank.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{wording: &wording{c, nil}, f: f}
	for i, field := range planFields {
		w.set("Plan", xlsx.Ref(2, headerRow+1+i), field.write(w.wording, &want, ""))
	}
	var b bytes.Buffer
	if err := w.finish(&b); err != nil {
		t.Fatal(err)
	}
	book, err := openBook(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	r := newReading(PlanFile, book, newVocabulary([]*templates.Catalogue{c}), &knowledge{})
	var got ogp.Plan
	readPlanSheet(r, &got)
	if len(r.findings) > 0 {
		t.Errorf("findings: %+v", r.findings)
	}
	if at := got.At("end"); at != (ogp.Place{File: "plan.xlsx", Sheet: "Plan", Cell: "B9"}) {
		t.Errorf("the end was read at %v", at)
	}
	got.Places, got.File = nil, ""
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a field does not come back (-written +read):\n%s", diff)
	}
}

// In one sheet, no header may be read as two columns: neither two labels, nor
// a label and another column's key.
func TestHeadersOfASheetAreUnique(t *testing.T) {
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range append(layouts(), planLayout()) {
			owner := map[string]string{}
			for _, s := range l.columns {
				for _, h := range []string{fold(s.key), fold(c.Label("column."+l.key, s.key))} {
					if o, taken := owner[h]; taken && o != s.key {
						t.Errorf("%s, sheet %s: %q means both %s and %s", tag, l.key, h, o, s.key)
					}
					owner[h] = s.key
				}
			}
		}
	}
}

// What Excel allows for messages and names; longer ones make the file
// invalid, or are cut in the middle.
func TestWordsFitIntoTheWorkbook(t *testing.T) {
	units := func(s string) int { return len(utf16.Encode([]rune(s))) }
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		w := &writer{wording: &wording{Catalogue: c}}
		for _, l := range append(layouts(), planLayout()) {
			if n := units(c.Label("sheet", l.key)); n > 31 {
				t.Errorf("%s: the name of sheet %s has %d characters, 31 are allowed", tag, l.key, n)
			}
			for _, s := range withoutComputed(l.columns) {
				if n := units(w.help(l.key, s)); n > 255 {
					t.Errorf("%s: the help of %s.%s has %d characters, 255 are allowed", tag, l.key, s.key, n)
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

func TestHelpTextsBelongToColumns(t *testing.T) {
	c := english(t)
	known := map[string]bool{}
	for _, l := range append(layouts(), planLayout()) {
		for _, s := range l.columns {
			known["help."+l.key+"."+s.key] = true
			known["column."+l.key+"."+s.key] = true
			if !c.Has("column." + l.key + "." + s.key) {
				t.Errorf("column.%s.%s has no label", l.key, s.key)
			}
			for _, k := range s.keys {
				if s.set != "" && !c.Has(s.set+"."+k) {
					t.Errorf("%s.%s has no label", s.set, k)
				}
			}
		}
	}
	for _, key := range templates.ListColumns {
		known["column.findings."+key] = true
		if !c.Has("column.findings." + key) {
			t.Errorf("column.findings.%s has no label", key)
		}
	}
	others := []string{"column.fields.", "column.meta.", "column.check.", "column.to_fix.", "column.not_carried."}
	for _, key := range c.Keys() {
		prefixed := func(p string) bool { return len(key) > len(p) && key[:len(p)] == p }
		if (prefixed("help.") || prefixed("column.")) && !known[key] && !slices.ContainsFunc(others, prefixed) {
			t.Errorf("%s belongs to no column", key)
		}
	}
}
