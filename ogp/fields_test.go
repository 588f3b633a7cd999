package ogp_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/ogp/ogptest"
)

// record is a kind of record, with where its table stands.
type record struct {
	name, table, file string
	blank             func() any
	keys              []string
}

func kind[R any](table, file string, fields ogp.Fields[R]) record {
	r := record{name: reflect.TypeFor[R]().Name(), table: table, file: file, blank: func() any { return new(R) }}
	for i := range fields {
		r.keys = append(r.keys, fields[i].Key)
	}
	return r
}

var records = []record{
	kind("PlanFields", "fields_plan.go", ogp.PlanFields),
	kind("AgencyFields", "fields_plan.go", ogp.AgencyFields),
	kind("CommitmentFields", "fields_commitment.go", ogp.CommitmentFields),
	kind("MilestoneFields", "fields_commitment.go", ogp.MilestoneFields),
	kind("ActivityFields", "fields_commitment.go", ogp.ActivityFields),
	kind("NarrativeFields", "fields_plan.go", ogp.NarrativeFields),
	kind("RecommendationFields", "fields_plan.go", ogp.RecommendationFields),
	kind("EventFields", "fields_event.go", ogp.EventFields),
	kind("CommentFields", "fields_event.go", ogp.CommentFields),
	kind("RepositoryFields", "fields_plan.go", ogp.RepositoryFields),
	kind("PeerExchangeFields", "fields_plan.go", ogp.PeerExchangeFields),
	kind("ResultFields", "fields_return.go", ogp.ResultFields),
	kind("ProgressFields", "fields_return.go", ogp.ProgressFields),
	kind("AcceptedFields", "fields_accepted.go", ogp.AcceptedFields),
	kind("LevelWordFields", "vocabulary.go", ogp.LevelWordFields),
	kind("TranslationFields", "translation.go", ogp.TranslationFields),
}

// inNoTable are the fields that need no row, and why.
var inNoTable = map[string]string{
	"Plan.File":           "where it was read",
	"Plan.Places":         "where it was read",
	"Result.Agency":       "filled from the return",
	"Result.Submission":   "filled from the return",
	"Progress.Agency":     "filled from the return",
	"Progress.Submission": "filled from the return",
	"Event.Agency":        "filled from the return",
	"Activity.Agency":     "filled from the return",
	"Comment.Copied":      "told by the channel",
}

// eachField goes through the fields that must have a row, in turn changed in a record
// that says nothing else.
func eachField(t *testing.T, k record, check func(path string, changed any)) {
	t.Helper()
	for i, f := range ogptest.Fields(k.blank()) {
		if inNoTable[f.Path] != "" {
			continue
		}
		if f.Change == nil {
			t.Errorf("%s is a %v: teach ogptest to change one (ogp/ogptest/fields.go)", f.Path, f.Type)
			continue
		}
		r := k.blank()
		ogptest.Fields(r)[i].Change()
		check(f.Path, r)
	}
}

// cellsOf are the cells of a record, but for a type of field that cells do not
// know.
func cellsOf(r any) (cells []ogp.Cell, unknown bool) {
	defer func() { unknown = recover() != nil }()
	return r.(interface{ Cells() []ogp.Cell }).Cells(), false
}

func TestEveryFieldOfEveryRecordHasOneRow(t *testing.T) {
	for _, k := range records {
		eachField(t, k, func(path string, r any) {
			cells, unknown := cellsOf(r)
			name := path[strings.LastIndex(path, ".")+1:]
			switch {
			case unknown:
				t.Errorf("%s is of a type that no table knows: give it a line in valueOf and in cellText (ogp/fieldvalue.go)", path)
			case len(cells) == 0:
				t.Errorf("%s is in no row of %s (ogp/%s): add a row field(\"…\", func(r *%s) any { return &r.%s })", path, k.table, k.file, k.name, name)
			case len(cells) > 1:
				t.Errorf("%s is in several rows of %s (ogp/%s): %s", path, k.table, k.file, columns(cells))
			}
		})
		if len(slices.Compact(slices.Sorted(slices.Values(k.keys)))) != len(k.keys) {
			t.Errorf("two rows of %s (ogp/%s) have one key: %q", k.table, k.file, k.keys)
		}
	}
}

func columns(cells []ogp.Cell) string {
	var keys []string
	for _, c := range cells {
		keys = append(keys, c.Column)
	}
	return strings.Join(keys, ", ")
}

func TestEveryListOfRecordsHasATable(t *testing.T) {
	for _, in := range []any{&ogp.Plan{}, &ogp.Return{}} {
		for list, of := range ogptest.Lists(in) {
			if !slices.ContainsFunc(records, func(k record) bool { return k.name == of.Name() }) {
				t.Errorf("%s holds records of type %s, which have no table of fields: write one (ogp/fields_….go) and name it in records of this test", list, of.Name())
			}
		}
	}
	for path := range inNoTable {
		if !slices.ContainsFunc(records, func(k record) bool {
			return slices.ContainsFunc(ogptest.Fields(k.blank()), func(f ogptest.Field) bool { return f.Path == path })
		}) {
			t.Errorf("%s needs no row, but there is no such field", path)
		}
	}
}

// stated is a plan with a record of every kind.
func stated() *ogp.Plan {
	return &ogp.Plan{ID: "P", File: "plan.xlsx", Agencies: []ogp.Agency{{ID: "A"}},
		Commitments: []ogp.Commitment{{Number: "1", Lead: []ogp.ID{"A"}}}, Milestones: []ogp.Milestone{{Number: "1.1", Commitment: "1"}}}
}

// TestARowThatSaysOneThingIsNoBlankRow: a row of a return with one field alone
// says something, and must be in the report.
func TestARowThatSaysOneThingIsNoBlankRow(t *testing.T) {
	grey := map[string]string{"Result.Commitment": "", "Result.Role": "", "Progress.Milestone": ""} // the plan says them
	for _, k := range []record{kindOf("Result"), kindOf("Progress")} {
		eachField(t, k, func(path string, changed any) {
			ret := ogp.Return{File: "a.xlsx", Agency: "A", Plan: "P", Submission: 1}
			switch r := changed.(type) {
			case *ogp.Result:
				r.Commitment = "1"
				ret.Results = []ogp.Result{*r}
			case *ogp.Progress:
				r.Milestone = "1.1"
				ret.Progress = []ogp.Progress{*r}
			}
			if _, ok := grey[path]; ok {
				return
			}
			p := stated()
			if strings.HasSuffix(path, ".View") || strings.HasSuffix(path, ".ViewLevel") {
				p.Commitments[0].Lead, p.Commitments[0].Counterparts = nil, []ogp.ID{"A"}
			}
			c := ogp.Merge(p, []ogp.Return{ret}).Commitments[0]
			if len(c.Results)+len(c.Milestones[0].Progress)+len(c.Views)+len(c.Milestones[0].Views) == 0 {
				t.Errorf("%s: a row that holds nothing else is not in the report: it has no row in its table, or one that takes it for the plan's",
					path)
			}
		})
	}
}

// TestRecordsThatDifferInOneFieldAreNotTheSame: rows with the same content
// count once, so that every field must be a part of the content.
func TestRecordsThatDifferInOneFieldAreNotTheSame(t *testing.T) {
	eachField(t, kindOf("Comment"), func(path string, changed any) {
		c := *changed.(*ogp.Comment)
		if c.ID == "" {
			c.ID = "C1"
		}
		p := stated()
		p.Comments = []ogp.Comment{{ID: "C1"}, c}
		if len(ogp.Merge(p, nil).Comments) != 2 {
			t.Errorf("%s: two comments that differ in it are taken for one", path)
		}
	})
	eachField(t, kindOf("RepositoryUpdate"), func(path string, changed any) {
		p := stated()
		p.Repository = []ogp.RepositoryUpdate{{}, *changed.(*ogp.RepositoryUpdate)}
		if len(ogp.Merge(p, nil).Repository) != 2 {
			t.Errorf("%s: two updates that differ in it are taken for one", path)
		}
	})
}

func kindOf(name string) record {
	return records[slices.IndexFunc(records, func(k record) bool { return k.name == name })]
}

// TestWhatOneOfTwoRowsSaysOfAnEventIsKept: a field that only one of the rows
// about an event holds is the event's, whichever row that is.
func TestWhatOneOfTwoRowsSaysOfAnEventIsKept(t *testing.T) {
	eachField(t, kindOf("Event"), func(path string, changed any) {
		full := *changed.(*ogp.Event)
		if len(full.Cells()) == 0 {
			return // it has no row, which another test says
		}
		want := full.Cells()[0]
		if full.ID == "" {
			full.ID = "E1"
		}
		for _, rows := range [][]ogp.Event{{full, {ID: full.ID}}, {{ID: full.ID}, full}} {
			p := stated()
			p.Events = rows
			got := ogp.Merge(p, nil).Events
			if len(got) != 1 || !slices.ContainsFunc(got[0].Cells(), func(c ogp.Cell) bool { return c.Column == want.Column && c.Text == want.Text }) {
				t.Errorf("%s: joining two rows about one event loses it (joinField, ogp/joining.go): %s", path, fmt.Sprint(got))
			}
		}
	})
}
