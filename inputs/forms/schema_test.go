package forms_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
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
	found := map[string][]string{}
	for _, r := range schema.Resources {
		seen := map[string]bool{}
		for _, f := range r.Schema.Fields {
			if seen[f.Name] || f.Title == "" {
				t.Errorf("%s.%s stands twice or has no title", r.Name, f.Name)
			}
			seen[f.Name] = true
			switch f.Type {
			case "string", "integer", "number", "date":
			default:
				t.Errorf("%s.%s has the type %q", r.Name, f.Name, f.Type)
			}
		}
		if _, twice := found[r.Name]; twice {
			t.Errorf("the sheet %s is there twice", r.Name)
		}
		found[r.Name] = slices.Sorted(maps.Keys(seen))
	}
	// Beside the fields of its records a return has what is grey in it.
	want := map[string][]string{
		"plan":                  slices.DeleteFunc(keys(ogp.PlanFields), func(key string) bool { return key == "department" }),
		"agencies":              keys(ogp.AgencyFields),
		"commitments":           keys(ogp.CommitmentFields),
		"milestones":            keys(ogp.MilestoneFields),
		"implementation":        keys(ogp.ActivityFields),
		"narrative":             keys(ogp.NarrativeFields),
		"recommendations":       keys(ogp.RecommendationFields),
		"consultations":         keys(ogp.EventFields),
		"comments":              keys(ogp.CommentFields),
		"repository":            keys(ogp.RepositoryFields),
		"peer_exchange":         keys(ogp.PeerExchangeFields),
		"accepted":              keys(ogp.AcceptedFields),
		"vocabulary":            keys(ogp.LevelWordFields),
		"return_commitments":    append(keys(ogp.ResultFields), "title"),
		"return_milestones":     append(keys(ogp.ProgressFields), "commitment", "text", "start", "end"),
		"return_consultations":  keys(ogp.EventFields),
		"return_implementation": keys(ogp.ActivityFields),
		"return_comments":       keys(ogp.CommentFields),
		"translation":           keys(ogp.TranslationFields),
	}
	for name, fields := range want {
		slices.Sort(fields)
		if diff := cmp.Diff(fields, found[name]); diff != "" {
			t.Errorf("the fields of the sheet %s (-table +schema):\n%s", name, diff)
		}
	}
	if len(found) != len(want) {
		t.Errorf("%d sheets, want %d", len(found), len(want))
	}
}

// keys are the fields of a table.
func keys[R any](fields ogp.Fields[R]) []string {
	var keys []string
	for i := range fields {
		keys = append(keys, fields[i].Key)
	}
	return keys
}
