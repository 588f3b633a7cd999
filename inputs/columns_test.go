package inputs

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/forms"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/ogp/ogptest"
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

// blank is the workbook in which a sheet is filled in: the plan, or the form
// of an agency that carries one commitment out, with one milestone, and follows another.
func blank(t *testing.T, sheet string, c *templates.Catalogue) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	err := forms.WritePlan(&b, c)
	if sheet == columns.Results.Key || sheet == columns.Progress.Key {
		b.Reset()
		err = forms.WriteForm(&b, &ogp.Plan{ID: "P", Agencies: []ogp.Agency{{ID: "moh"}, {ID: "mof"}}, Commitments: []ogp.Commitment{
			{Number: "1", Lead: []ogp.ID{"moh"}, Counterparts: []ogp.ID{"mof"}}, {Number: "2", Lead: []ogp.ID{"mof"}, Counterparts: []ogp.ID{"moh"}}},
			Milestones: []ogp.Milestone{{Number: "1.1", Commitment: "1"}, {Number: "2.1", Commitment: "2"}}}, "moh", c)
	}
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// filled is the blank workbook with a record in the first row of its sheet.
func filled[T any](t *testing.T, s columns.Sheet[T], record *T, c *templates.Catalogue) []byte {
	t.Helper()
	f := blank(t, s.Key, c)
	name := c.Label("sheet", s.Key)
	headers, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for i, header := range headers[columns.HeaderRow-1] {
		label := func(col columns.Column[T]) bool {
			return c.Label("column."+s.Key, col.Key) == strings.TrimSuffix(header, " *")
		}
		k := slices.IndexFunc(s.Columns, label)
		if k < 0 {
			t.Fatalf("the sheet %s has a column %q", name, header)
		}
		set(t, f, name, xlsx.Ref(i+1, columns.HeaderRow+1), s.Columns[k].Value(columns.Wording{Catalogue: c}, record, ""))
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set puts the value of a column into a cell; that of the form goes.
func set(t *testing.T, f *excelize.File, sheet, cell string, v any) {
	t.Helper()
	if d, ok := v.(ogp.Date); ok {
		v = ogp.Day(1899, 12, 30).DaysUntil(d)
	}
	if err := f.SetCellValue(sheet, cell, v); err != nil {
		t.Fatal(err)
	}
}

// roundTrip writes one filled record under the headers of the blank workbook
// and reads it back. Further rows are those that the workbook has itself.
func roundTrip[T any](t *testing.T, s columns.Sheet[T], fields ogp.Fields[T], further ...T) {
	t.Helper()
	t.Run(s.Key, func(t *testing.T) {
		var want T
		ogptest.Fill(fields, &want, 0)
		c := english(t)
		book, err := openBook(filled(t, s, &want, c))
		if err != nil {
			t.Fatal(err)
		}
		r := newReading("book.xlsx", book, newVocabulary([]*templates.Catalogue{c}), &knowledge{})
		got := readSheet(r, s, unchanged)
		for _, f := range r.findings {
			if f.Code != ogp.LockedChanged { // there is no plan here
				t.Errorf("finding: %+v", f)
			}
		}
		for i := range got {
			o := s.Origin(&got[i])
			if o.Row != columns.HeaderRow+1+i || o.File != "book.xlsx" || o.At(s.ID).Cell == "" {
				t.Errorf("origin: %+v", o)
			}
			*o = ogp.Origin{}
		}
		if diff := cmp.Diff(append([]T{want}, further...), got); diff != "" {
			t.Errorf("a column does not come back (-written +read):\n%s", diff)
		}
	})
}

func TestEveryFieldOfEveryRecordHasAColumnThatComesBack(t *testing.T) {
	roundTrip(t, columns.Agencies, ogp.AgencyFields)
	roundTrip(t, columns.Commitments, ogp.CommitmentFields)
	roundTrip(t, columns.Milestones, ogp.MilestoneFields)
	roundTrip(t, columns.Activities, ogp.ActivityFields)
	roundTrip(t, columns.Narrative, ogp.NarrativeFields)
	roundTrip(t, columns.Recommendations, ogp.RecommendationFields)
	roundTrip(t, columns.Consultations, ogp.EventFields)
	roundTrip(t, columns.Comments, ogp.CommentFields)
	roundTrip(t, columns.Repository, ogp.RepositoryFields)
	roundTrip(t, columns.PeerExchanges, ogp.PeerExchangeFields)
	roundTrip(t, columns.Accepted, ogp.AcceptedFields)
	roundTrip(t, columns.Vocabulary, ogp.LevelWordFields)
	roundTrip(t, columns.Progress, ogp.ProgressFields, ogp.Progress{Milestone: "2.1"})
	asked := slices.DeleteFunc(slices.Clone(ogp.ResultFields), func(f ogp.Field[ogp.Result]) bool { return f.Key == "role" })
	roundTrip(t, columns.Results, asked, ogp.Result{Commitment: "2", Role: "Counterpart"}) // the role comes from the plan
}

func TestEveryFieldOfThePlanSheetComesBack(t *testing.T) {
	c := english(t)
	var want ogp.Plan
	ogptest.Fill(ogp.PlanFields, &want, 0)
	want.Contact.Department = "" // the sheet does not ask for it
	var blank bytes.Buffer
	if err := forms.WritePlan(&blank, c); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(blank.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for i, field := range columns.PlanFields {
		set(t, f, "Plan", xlsx.Ref(2, columns.HeaderRow+1+i), field.Value(columns.Wording{Catalogue: c}, &want, ""))
	}
	b, err := f.WriteToBuffer()
	if err != nil {
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
		for _, l := range append(columns.Layouts(), columns.PlanLayout()) {
			owner := map[string]string{}
			for _, s := range l.Columns {
				for _, h := range []string{fold(s.Key), fold(c.Label("column."+l.Key, s.Key))} {
					if o, taken := owner[h]; taken && o != s.Key {
						t.Errorf("%s, sheet %s: %q means both %s and %s", tag, l.Key, h, o, s.Key)
					}
					owner[h] = s.Key
				}
			}
		}
	}
}

func TestHelpTextsBelongToColumns(t *testing.T) {
	c := english(t)
	known := map[string]bool{}
	for _, l := range append(columns.Layouts(), columns.PlanLayout()) {
		for _, s := range l.Columns {
			known["help."+l.Key+"."+s.Key] = true
			known["column."+l.Key+"."+s.Key] = true
			if !c.Has("column." + l.Key + "." + s.Key) {
				t.Errorf("column.%s.%s has no label: give it one, and a help text, in workbook.toml of every language", l.Key, s.Key)
			}
			for _, k := range s.Keys {
				if s.Set != "" && !c.Has(s.Set+"."+k) {
					t.Errorf("%s.%s has no label: give it one in every language", s.Set, k)
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
