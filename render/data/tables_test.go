package data

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
)

// tables reads the CSV files of an edition with the library's reader, which
// knows nothing of how they are written: rows of fields by column.
func tables(t *testing.T, files []File) map[string][]map[string]string {
	t.Helper()
	out := map[string][]map[string]string{}
	for _, f := range files {
		name, isTable := strings.CutSuffix(f.Name, ".csv")
		if !isTable {
			continue
		}
		if f.Media != "text/csv" || f.About == "" {
			t.Errorf("%s is %q, about %q", f.Name, f.Media, f.About)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(f.Data), byteOrderMark))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if len(slices.Compact(slices.Sorted(slices.Values(rows[0])))) != len(rows[0]) || slices.Contains(rows[0], "") {
			t.Errorf("%s: columns %q", f.Name, rows[0])
		}
		out[name] = []map[string]string{}
		for _, r := range rows[1:] {
			row := map[string]string{}
			for i, field := range r {
				row[rows[0][i]] = Plain(field)
			}
			out[name] = append(out[name], row)
		}
	}
	return out
}

func filesOf(t *testing.T) []File {
	t.Helper()
	e := edition(t)
	e.Report.Commitments[0].Title = ogp.Text{"": "=One", "ar": "واحد", "fr": "Un,\n\"deux\""}
	files, err := Files(e)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestTablesHoldWhatReportJSONHolds compares every record that has a table
// with report.json, key by key.
func TestTablesHoldWhatReportJSONHolds(t *testing.T) {
	files := filesOf(t)
	var report map[string]any
	if err := json.Unmarshal(files[0].Data, &report); err != nil {
		t.Fatal(err)
	}
	got := tables(t, files)
	compare := func(name string, records []any) {
		t.Helper()
		if len(records) == 0 || len(got[name]) != len(records) {
			t.Fatalf("%s has %d rows, report.json %d", name, len(got[name]), len(records))
		}
		for i, r := range records {
			for key, value := range r.(map[string]any) {
				compareField(t, name, got[name][i], key, value)
			}
		}
	}
	list := func(v any, key string) []any { return v.(map[string]any)[key].([]any) }
	commitments := list(report, "commitments")
	var results, milestones, reports []any
	for _, c := range commitments {
		results, milestones = append(results, list(c, "contributions")...), append(milestones, list(c, "milestones")...)
	}
	for _, m := range milestones {
		reports = append(reports, list(m, "contributions")...)
	}
	compare("commitments", commitments)
	compare("commitment-results", results)
	compare("milestones", milestones)
	compare("milestone-progress", reports)
	compare("consultations", list(report, "consultations"))
	compare("comments", list(report, "comments"))
	if r := got["commitment-results"][0]; r["commitment"] != "1" || r["contact_name"] != "Lead" || r["contact_phone"] != "" {
		t.Errorf("a result's commitment and contact: %v", r)
	}
	if c := got["commitments"][0]; c["title"] != "=One" || c["title::ar"] != "واحد" || c["title::fr"] != "Un,\n\"deux\"" {
		t.Errorf("texts in several languages: %v", c)
	}
	if got["implementation"] == nil || len(got["implementation"]) != 0 {
		t.Errorf("a table without rows has its header: %v", got["implementation"])
	}
}

// compareField finds a value of report.json in the row of a table.
func compareField(t *testing.T, table string, row map[string]string, key string, value any) {
	t.Helper()
	switch v := value.(type) {
	case nil:
		if row[key] != "" {
			t.Errorf("%s: %s is %q, and null in report.json", table, key, row[key])
		}
	case string, bool, float64:
		if row[key] != fmt.Sprint(v) {
			t.Errorf("%s: %s is %q, and %v in report.json", table, key, row[key], v)
		}
	case []any:
		for _, part := range v {
			if s, ok := part.(string); ok && !slices.Contains(strings.Split(row[key], "; "), s) {
				t.Errorf("%s: %s is %q without %q", table, key, row[key], s)
			}
		}
	case map[string]any:
		for name, part := range v {
			column := key + "_" + name
			switch {
			case name == "main":
				column = key
			case len(name) == 2: // a text in a further language
				column = key + "::" + name
			}
			compareField(t, table, row, column, part)
		}
	default:
		t.Errorf("%s: %s is a %T", table, key, value)
	}
}

func TestStatisticsAddUpInTheirTable(t *testing.T) {
	sums := map[string]int{}
	for _, row := range tables(t, filesOf(t))["statistics"] {
		for _, level := range []string{"not_started", "limited", "substantial", "completed", "not_reported"} {
			var n int
			if _, err := fmt.Sscan(row[level], &n); err != nil {
				t.Fatalf("%v: %s is no number", row, level)
			}
			sums[row["group"]+" "+row["counted"]] += n
		}
	}
	// Of three commitments one was withdrawn, and one has two values.
	want := map[string]int{"all commitments": 2, "all milestones": 1, "theme commitments": 2, "theme milestones": 1,
		"agency commitments": 2, "agency milestones": 1, "value commitments": 3, "value milestones": 2}
	if fmt.Sprint(sums) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", sums, want)
	}
}
