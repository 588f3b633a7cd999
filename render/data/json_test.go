package data

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/templates"
)

func txt(s string) ogp.Text { return ogp.Text{"": s} }

func edition(t *testing.T) *render.Edition {
	t.Helper()
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	p := &ogp.Plan{ID: "P", Country: ogp.Text{"": "Velmara", "fr": "Velmarie"}, Title: txt("A <plan> & more"), Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30),
		File: "plan.xlsx", PublishContacts: ogp.PublishName, Kind: ogp.EndOfTerm, Outline: ogp.AnnexOutline, Contact: ogp.Contact{Name: "Named", Email: "mail@example.org"},
		Agencies: []ogp.Agency{{ID: "A", Name: txt("Agency")}, {ID: "B", Name: txt("Silent")}},
		Commitments: []ogp.Commitment{
			{Number: "1", Title: txt("One"), Theme: txt("T"), Lead: []ogp.ID{"A"}, Values: []ogp.OGPValue{"transparency", "civic_participation"},
				Origin: ogp.Origin{File: "plan.xlsx", Sheet: "Commitments", Row: 4, Columns: map[string]string{"commitment": "A"}}},
			{Number: "2", Title: txt("Two"), Lead: []ogp.ID{"B"}},
			{Number: "3", Title: txt("Three"), Lead: []ogp.ID{"A"}, Change: ogp.Withdrawn, ChangeDate: ogp.Day(2025, 1, 15), ChangeReason: txt("No budget")}},
		Milestones: []ogp.Milestone{{Number: "1.1", Commitment: "1", Text: txt("Do"), End: ogp.Day(2025, 1, 31)}},
		Events: []ogp.Event{{ID: "E1", Title: txt("Meeting"), Start: ogp.Date{Year: 2025, Month: 6}, Phase: ogp.Implementation,
			Sectors: map[ogp.Sector]ogp.Count{"civil_society": ogp.Counted(0)}}},
		Comments:  []ogp.Comment{{ID: "C1", Author: "Secret", Text: txt("Hm")}, {ID: "C2", Author: "Open", PublishName: ogp.Yes, Text: txt("Yes"), Outcome: "noted"}},
		Narrative: []ogp.Narrative{{Section: ogp.SecIntroduction, Text: txt("Intro")}}}
	r := ogp.Merge(p, []ogp.Return{{File: "inputs/a.xlsx", Agency: "A", Plan: "P", Schema: 1, Submission: 1,
		Results:  []ogp.Result{{Commitment: "1", Level: ogp.Completed, Results: txt("Done"), Contact: ogp.Contact{Name: "Lead", Phone: "+00 1"}}},
		Progress: []ogp.Progress{{Milestone: "1.1", Level: ogp.Completed, ActualEnd: ogp.Day(2025, 2, 10)}}}})
	return compose.Edition(render.Edition{Report: r, Statistics: r.Statistics(), Requirements: r.Requirements(), Findings: r.Findings, Locale: render.NewLocale(c),
		AsOf: ogp.Day(2026, 9, 30), Program: "selfassess test"})
}

func written(t *testing.T, e *render.Edition) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// at walks a decoded document: names for objects, numbers for lists.
func at(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch s := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			next, ok := m[s]
			if !ok {
				t.Fatalf("%v: there is no key %q", path, s)
			}
			v = next
		case int:
			list, _ := v.([]any)
			if s >= len(list) {
				t.Fatalf("%v: there is no item %d", path, s)
			}
			v = list[s]
		}
	}
	return v
}

func TestReportHoldsTheContractsKeys(t *testing.T) {
	var doc any
	if err := json.Unmarshal([]byte(written(t, edition(t))), &doc); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why  string
		path []any
		want any
	}{
		{"the shape is named", []any{"schema"}, "selfassess-report/1"},
		{"one language is a string", []any{"plan", "title"}, "A <plan> & more"},
		{"several are by language", []any{"plan", "country", "fr"}, "Velmarie"},
		{"unknown is null", []any{"plan", "original_end"}, nil},
		{"rows that are not added", []any{"statistics", "commitments", "planned"}, 3.0},
		{"withdrawn", []any{"statistics", "commitments", "withdrawn"}, 1.0},
		{"assessed", []any{"statistics", "commitments", "assessed"}, 2.0},
		{"silence is counted", []any{"statistics", "commitments", "levels", "not_reported"}, 1.0},
		{"milestones", []any{"statistics", "milestones", "levels", "completed"}, 1.0},
		{"themes", []any{"statistics", "by_theme", 0, "theme"}, "T"},
		{"agencies have their id", []any{"statistics", "by_agency", 0, "id"}, "A"},
		{"a value's key", []any{"statistics", "by_value", 0, "name"}, "transparency"},
		{"late", []any{"statistics", "timeliness", "against_planned", "late"}, 1.0},
		{"comments", []any{"statistics", "consultations", "comments_answered"}, 1.0},
		{"the eighth requirement", []any{"standards", 7, "requirement"}, "5.1"},
		{"its result", []any{"standards", 7, "result"}, "not_met"},
		{"why an event falls short", []any{"standards", 7, "years", 0, "short", 0, "event"}, "E1"},
		{"a return's number", []any{"returns", 0, "submission"}, 1.0},
		{"how many it replaces", []any{"returns", 0, "superseded"}, 0.0},
		{"one that did not come", []any{"returns", 1, "fingerprint"}, nil},
		{"what was found, by severity", []any{"findings", "errors"}, 0.0},
		{"and by code", []any{"findings", "codes", 0, "code"}, "comment-unanswered"},
		{"with their number", []any{"findings", "codes", 0, "count"}, 1.0},
		{"an agency's words", []any{"commitments", 0, "contributions", 0, "results"}, "Done"},
		{"a contact without its number", []any{"commitments", 0, "contributions", 0, "contact", "phone"}, nil},
		{"but with its name", []any{"commitments", 0, "contributions", 0, "contact", "name"}, "Lead"},
		{"what the milestones imply", []any{"commitments", 0, "implied"}, "completed"},
		{"nothing is implied", []any{"commitments", 1, "implied"}, nil},
		{"how late", []any{"commitments", 0, "milestones", 0, "days_late"}, 10.0},
		{"a partial date stays partial", []any{"consultations", 0, "start"}, "2025-06"},
		{"zero that was stated", []any{"consultations", 0, "civil_society"}, 0.0},
		{"a number that was not", []any{"consultations", 0, "government"}, nil},
		{"an answer that was not given", []any{"consultations", 0, "results_presented"}, nil},
		{"a name that was not agreed to", []any{"comments", 0, "author"}, nil},
		{"a name that was", []any{"comments", 1, "author"}, "Open"},
		{"narrative by section", []any{"narrative", "introduction"}, "Intro"},
		{"lists are never null", []any{"recommendations"}, []any{}},
	} {
		got := at(t, doc, c.path...)
		if list, ok := got.([]any); ok && len(list) == 0 {
			if w, ok := c.want.([]any); ok && len(w) == 0 {
				continue
			}
		}
		if got != c.want {
			t.Errorf("%s: %v is %v, want %v", c.why, c.path, got, c.want)
		}
	}
}

func TestNothingPrivateIsWritten(t *testing.T) {
	s := written(t, edition(t))
	for _, private := range []string{"Secret", "mail@example.org", "+00 1"} {
		if strings.Contains(s, private) {
			t.Errorf("%q is in the data", private)
		}
	}
}

func TestMarkupIsNotEscaped(t *testing.T) {
	if s := written(t, edition(t)); !strings.Contains(s, `"A <plan> & more"`) {
		t.Error("the title of the plan is escaped")
	}
}

func TestSameEditionSameBytes(t *testing.T) {
	first, second := written(t, edition(t)), written(t, edition(t))
	if first != second {
		t.Error("two runs differ")
	}
}

func TestFindingsHoldTheContractsKeys(t *testing.T) {
	e := edition(t)
	if len(e.Findings) == 0 {
		t.Fatal("the edition has no findings")
	}
	var b bytes.Buffer
	if err := WriteFindings(&b, e.Findings, e.Locale.Catalogue); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(b.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != len(e.Findings) {
		t.Fatalf("%d findings of %d", len(list), len(e.Findings))
	}
	for _, key := range []string{"severity", "code", "file", "sheet", "cell", "row", "found", "expected", "fix", "message"} {
		if _, ok := list[0][key]; !ok {
			t.Errorf("no key %q", key)
		}
	}
}
