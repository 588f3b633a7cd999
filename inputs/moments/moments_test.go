package moments

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"selfassess/ogp"
)

const sound = `{"schema":"selfassess-report/1","date":"2025-10-31","plan":{"plan_id":"TST-1","report_kind":"mid_term"},` +
	`"commitments":[{"commitment":"1","change":"none","level":"limited","milestones":[` +
	`{"milestone":"1.1","change":"added","level":"not_reported"}]},` +
	`{"commitment":"2","change":"withdrawn","level":"completed","milestones":[]}]}`

func TestAMomentHasLevelsAndItsDay(t *testing.T) {
	want := ogp.Moment{Plan: "TST-1", Kind: ogp.MidTerm, Date: ogp.Day(2025, 10, 31), Commitments: []ogp.PastCommitment{
		{Standing: ogp.Standing{Number: "1", Level: ogp.Limited},
			Milestones: []ogp.Standing{{Number: "1.1", Change: ogp.Added}}},
		{Standing: ogp.Standing{Number: "2", Level: ogp.Completed, Change: ogp.Withdrawn}},
	}}
	for _, b := range []string{sound, "\ufeff" + sound, "\n " + sound + "\n"} {
		if got, err := Read([]byte(b)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q\nis %+v, %v", b, got, err)
		}
	}
}

func TestWhatIsNotReadSaysWhy(t *testing.T) {
	instead := func(old, with string) string { return strings.Replace(sound, old, with, 1) }
	for _, c := range []struct {
		name, file string
		want       Refusal
	}{
		{"nothing", "", Broken},
		{"cut off", sound[:len(sound)-1], Broken},
		{"two reports", sound + sound, Broken},
		{"a list", "[" + sound + "]", Other},
		{"null", "null", Other},
		{"another program's", `{"name":"x"}`, Other},
		{"of another shape", instead("report/1", "report/9"), Newer},
		{"the record", instead("selfassess-report/1", "selfassess-record/1"), Other},
		{"not UTF-8", instead("TST-1", "TST-\xff"), Encoding},
		{"UTF-16", "\xff\xfe{\x00}\x00", Encoding},
		{"deep", strings.Repeat("[", 1_000_000), TooDeep},
		{"deep and whole", instead(`"date"`, `"x":`+strings.Repeat("[", 70)+strings.Repeat("]", 70)+`,"date"`), TooDeep},
		{"a bracket in a text is none", instead("TST-1", strings.Repeat("[", 70)), ""},
		{"a key twice", instead(`"date"`, `"date":"2025-01-01","date"`), Twice},
		{"a key twice, otherwise written", instead(`"date"`, `"\u0064ate":"2025-01-01","date"`), Twice},
		{"a level twice", instead(`"level"`, `"level":"completed","level"`), Twice},
		{"a number twice", instead(`"commitment":"2"`, `"commitment":"1"`), Twice},
		{"a key in capitals is another one", instead(`"date"`, `"Date":"2024-01-01","date"`), ""},
		{"no day", instead("2025-10-31", "soon"), Lacking},
		{"no plan", instead(`"plan"`, `"plans"`), Lacking},
		{"a plan without an id", instead("TST-1", " "), Lacking},
		{"an unknown level", instead("limited", "underway"), Lacking},
		{"a level that is a number", instead(`"limited"`, "2"), Lacking},
		{"an unknown change", instead(`"none"`, `"moved"`), Lacking},
		{"an unknown kind", instead("mid_term", "weekly"), NotOfTerm},
		{"commitments that are no list", instead(`"commitments":[`, `"x":[`), Lacking},
		{"too long", strings.Repeat(" ", Limit+1), TooBig},
		{"too many", instead(`"commitments":[`, `"commitments":[`+strings.Repeat("1,", mostItems)), TooMany},
	} {
		_, err := Read([]byte(c.file))
		got, _ := errors.AsType[Refusal](err)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte(`{"schema":"selfassess-report/1","plan":[]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Read(b)
		if err == nil && (m.Plan == "" || !m.Date.Known()) {
			t.Errorf("a moment without plan or day: %q", b)
		}
	})
}

// What is read in place is what a decoder reads.
func FuzzMembers(f *testing.F) {
	for _, s := range []string{sound, `{}`, ` { "a" : [ ] , "b\"\\" : "]}" , "\u0061b": -1.5e3 , "c":null} `, `{"a":{"b":[1,[2],"\\"]}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var want map[string]json.RawMessage
		if b = bytes.Trim(b, space); !utf8.Valid(b) || !json.Valid(b) || json.Unmarshal(b, &want) != nil || want == nil {
			return
		}
		r := &reader{}
		got := r.object(b)
		if r.failed != "" {
			return // a key stands twice, or there are too many
		}
		if len(got) != len(want) {
			t.Fatalf("%d members, want %d: %q", len(got), len(want), b)
		}
		for key, value := range want {
			if !bytes.Equal(got[key], value) {
				t.Errorf("%q is %q, want %q", key, got[key], value)
			}
		}
	})
}
