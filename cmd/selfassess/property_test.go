package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"selfassess/cmd/internal/secretariat"
	"selfassess/inputs"
	writing "selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
)

// long tells whether the tests may take their time. (What is asked before the
// tests begin, go test does not see, and would give the kept result of a short
// run.)
func long() bool { return os.Getenv("SELFASSESS_LONG") != "" }

var randomProjects = flag.Int("projects", 0, "how many random projects the properties are tried on (default 2, or 10)")

// In a random project nothing that was written is lost on the way to
// report.json and its record, its totals are the sums of its parts, neither the order of the
// files nor a file that was sent twice changes what it says, and its PDF
// follows the rules.
func TestRandomProjectsKeepThePromises(t *testing.T) {
	n := *randomProjects
	switch {
	case n > 0:
	case long():
		n = 10
	default:
		n = 2
	}
	for seed := range uint64(n) {
		files, err := inputstest.Random(seed)
		if err != nil {
			t.Fatal(err)
		}
		r := jsonOf(t, files)
		checkNothingIsLost(t, files, r)
		checkSchema(t, "report", r.text)
		checkSchema(t, "record", r.record)
		checkTotals(t, r)
		checkOrder(t, seed, files, r)
		checkTwice(t, files, r)
		checkOpen(t, files, r)
		readPDF(t, pdfOf(t, filesIn(t, files), secretariat.BuildOptions{}, nil))
		if t.Failed() {
			t.Fatalf("with project %d", seed)
		}
	}
}

// jsonReport is report.json of a project with its record, as any program would
// read them.
type jsonReport struct {
	all     any
	text    []byte
	record  []byte // record.json
	strings string // all texts of both
}

// filesIn puts files in a folder of their own.
func filesIn(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// jsonOf builds report.json, with its record.
func jsonOf(t *testing.T, files map[string][]byte) jsonReport {
	t.Helper()
	dir := filesIn(t, files)
	p, err := call{dir: dir, terminal: terminal{stdout: io.Discard, stderr: io.Discard}, now: testDay}.open(ogp.Date{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.Build(secretariat.BuildOptions{Formats: []string{"json"}})
	if err != nil {
		t.Fatal(err)
	}
	written, err := b.Write()
	if err != nil {
		t.Fatal(err)
	}
	var r jsonReport
	if r.text, err = os.ReadFile(written.Paths[0]); err != nil {
		t.Fatal(err)
	}
	r.record = recordOf(t, dir, written.Paths[0])
	var record any
	for text, v := range map[*[]byte]*any{&r.text: &r.all, &r.record: &record} {
		if err := json.Unmarshal(*text, v); err != nil {
			t.Fatal(err)
		}
	}
	var texts strings.Builder
	gather(&texts, r.all)
	gather(&texts, record)
	r.strings = texts.String()
	return r
}

// gather collects the texts of a JSON value.
func gather(texts *strings.Builder, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			gather(texts, v[key])
		}
	case []any:
		for _, e := range v {
			gather(texts, e)
		}
	case string:
		texts.WriteString("\x00" + v + "\x00")
	case float64:
		texts.WriteString("\x00" + strconv.FormatFloat(v, 'f', -1, 64) + "\x00")
	case bool:
		texts.WriteString("\x00" + fmt.Sprint(v) + "\x00")
	}
}

// checkNothingIsLost looks for every cell that was written: its text is in
// the report or in its record.
func checkNothingIsLost(t *testing.T, files map[string][]byte, r jsonReport) {
	t.Helper()
	plan, err := inputstest.ReadPlan(files[inputs.PlanFile])
	if err != nil {
		t.Fatal(err)
	}
	blank := blankWorkbooks(t, plan)
	for name, b := range files {
		if earlier(name) {
			continue
		}
		written, err := inputstest.Written(b, blank...)
		if err != nil {
			t.Fatal(err)
		}
		if len(written) == 0 && name == inputs.PlanFile {
			t.Error("nothing was written into the plan")
		}
		for _, c := range written {
			if !r.holds(c.Text) {
				t.Errorf("%s, %s!%s: %q is lost", name, c.Sheet, c.Ref, c.Text)
			}
		}
	}
}

// earlier tells an earlier report, of which only levels are compared.
func earlier(name string) bool { return path.Dir(name) == inputs.HistoryDir }

// checkSchema insists that a document is what its schema says.
func checkSchema(t *testing.T, name string, text []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := secretariat.WriteSchema(&b, name); err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(doc); err != nil {
		t.Errorf("%s.json is not what its schema says: %v", name, err)
	}
}

func blankWorkbooks(t *testing.T, plan *ogp.Plan) (blank [][]byte) {
	t.Helper()
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := writing.WritePlan(&b, words); err != nil {
		t.Fatal(err)
	}
	blank = append(blank, b.Bytes())
	for _, a := range plan.Agencies {
		var b bytes.Buffer
		if err := writing.WriteForm(&b, plan, a.ID, words); err != nil {
			t.Fatal(err)
		}
		blank = append(blank, b.Bytes())
	}
	return blank
}

// holds tells whether the report or its record has a text as it was written, line by line or
// item by item; or the day of a date's number, or the key of a label.
func (r jsonReport) holds(text string) bool {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		day := ogp.Day(1899, 12, 30).AddDays(int(n))
		return strings.Contains(r.strings, "\x00"+text+"\x00") || strings.Contains(r.strings, "\x00"+day.String()+"\x00")
	}
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == ';' }) {
		part = strings.TrimSpace(part)
		key := strings.ReplaceAll(strings.ToLower(part), " ", "_")
		answer := map[string]string{"yes": "true", "no": "false"}[key]
		date := ""
		if d, err := time.Parse("2 January 2006", part); err == nil {
			date = d.Format(time.DateOnly)
		}
		if !strings.Contains(r.strings, part) && !strings.Contains(r.strings, "\x00"+key+"\x00") &&
			(answer == "" || !strings.Contains(r.strings, "\x00"+answer+"\x00")) &&
			(date == "" || !strings.Contains(r.strings, "\x00"+date+"\x00")) {
			return false
		}
	}
	return true
}

// at follows keys into the report.
func at(v any, keys ...string) any {
	for _, k := range keys {
		v = v.(map[string]any)[k]
	}
	return v
}

func number(v any, keys ...string) int { n, _ := at(v, keys...).(float64); return int(n) }

func list(v any, keys ...string) []any { return at(v, keys...).([]any) }

var levelKeys = []string{"not_started", "limited", "substantial", "completed", "not_reported"}

// checkTotals counts the report's own parts and compares them with its
// statistics.
func checkTotals(t *testing.T, r jsonReport) {
	t.Helper()
	levels := map[string]map[string]int{"commitments": {}, "milestones": {}}
	for _, c := range list(r.all, "commitments") {
		gone := at(c, "change") == "withdrawn" || at(c, "change") == "merged"
		if !gone {
			levels["commitments"][at(c, "level").(string)]++
		}
		for _, m := range list(c, "milestones") {
			if !gone && at(m, "change") != "withdrawn" && at(m, "change") != "merged" {
				levels["milestones"][at(m, "level").(string)]++
			}
		}
	}
	for kind, counted := range levels {
		s := at(r.all, "statistics", kind)
		total := 0
		for _, l := range levelKeys {
			n := number(s, "levels", l)
			total += n
			if n != counted[l] {
				t.Errorf("%s %s: the statistics say %d, there are %d", kind, l, n, counted[l])
			}
			themes := 0
			for _, theme := range list(r.all, "statistics", "by_theme") {
				themes += number(theme, kind, l)
			}
			if themes != n {
				t.Errorf("%s %s: themes sum to %d, not %d", kind, l, themes, n)
			}
		}
		flow := number(s, "planned") + number(s, "added") - number(s, "withdrawn") - number(s, "merged")
		if flow != number(s, "assessed") || flow != total {
			t.Errorf("%s: the flow gives %d, assessed are %d, levels sum to %d", kind, flow, number(s, "assessed"), total)
		}
	}
	checkViewTotals(t, r)
	events := list(r.all, "consultations")
	participants := 0
	for _, e := range events {
		participants += number(e, "participants")
	}
	s := at(r.all, "statistics", "consultations")
	if number(s, "events") != len(events) || number(s, "participants") != participants {
		t.Errorf("consultations: the statistics say %v, there are %d events with %d participants",
			s, len(events), participants)
	}
}

// checkOrder gives the returns each other's names, so that they are read in
// another order. Names apart, the report counts and judges the same.
func checkOrder(t *testing.T, seed uint64, files map[string][]byte, r jsonReport) {
	t.Helper()
	other := map[string][]byte{inputs.PlanFile: files[inputs.PlanFile]}
	for name, b := range files {
		switch {
		case earlier(name):
			other[name] = b
		case name != inputs.PlanFile:
			n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(path.Base(name), "return-"), ".xlsx"))
			other[fmt.Sprintf("inputs/%d/sent.xlsx", (n*3+int(seed))%7)] = b
		}
	}
	compareCounts(t, "another order", r, jsonOf(t, other))
}

// checkTwice sends one return under a second name.
func checkTwice(t *testing.T, files map[string][]byte, r jsonReport) {
	t.Helper()
	more := maps.Clone(files)
	more["inputs/again.xlsx"] = files["inputs/return-0.xlsx"]
	compareCounts(t, "a return sent twice", r, jsonOf(t, more))
}

// checkOpen sends the returns as OpenDocument spreadsheets.
func checkOpen(t *testing.T, files map[string][]byte, r jsonReport) {
	t.Helper()
	open := map[string][]byte{}
	for name, b := range files {
		if path.Dir(name) != inputs.ReturnsDir {
			open[name] = b
			continue
		}
		turned, err := inputstest.Open(b)
		if err != nil {
			t.Fatal(err)
		}
		open[strings.TrimSuffix(name, ".xlsx")+".ods"] = turned
	}
	compareCounts(t, "another format", r, jsonOf(t, open))
}

func compareCounts(t *testing.T, why string, a, b jsonReport) {
	t.Helper()
	for _, key := range []string{"statistics", "standards", "senior_reviews", "plan", "agencies", "narrative"} {
		if diff := cmp.Diff(at(a.all, key), at(b.all, key)); diff != "" {
			t.Errorf("%s changes %s:\n%s", why, key, diff)
		}
	}
	for i, c := range list(a.all, "commitments") {
		d := list(b.all, "commitments")[i]
		for _, key := range []string{"commitment", "level", "conflict", "implied"} {
			if at(c, key) != at(d, key) {
				t.Errorf("%s changes the %s of commitment %v: %v, %v", why, key, at(c, "commitment"), at(c, key), at(d, key))
			}
		}
	}
}
