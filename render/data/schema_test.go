package data

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"selfassess/ogp"
	"selfassess/templates"
)

// schemaOf reads a schema as other programs do.
func schemaOf(t *testing.T, write func(io.Writer, *templates.Catalogue) error) (*jsonschema.Schema, any) {
	t.Helper()
	words, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := write(&b, words); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s, doc
}

// recordText is record.json of the edition of these tests.
func recordText(t *testing.T) string {
	t.Helper()
	e := edition(t)
	e.Report.Unplaced = []ogp.Unplaced{{Code: ogp.CellOutside, File: "inputs/a.xlsx", Cells: []ogp.Cell{{Text: "note", At: ogp.Place{Cell: "W5"}}}}}
	var b bytes.Buffer
	in := &Internal{Edition: e, ReportSHA256: strings.Repeat("0", 64), Workbooks: []Workbook{
		{File: "plan.xlsx", Role: "plan"}, {File: "inputs/photo.jpg", Role: "skipped"},
		{File: "inputs/a.xlsx", Role: "return", Return: &ogp.Return{Agency: "A", Comments: e.Report.Plan.Comments}},
	}}
	if err := WriteRecord(&b, in); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDocumentsAreWhatTheirSchemasSay(t *testing.T) {
	for name, d := range map[string]struct {
		write func(io.Writer, *templates.Catalogue) error
		text  string
	}{"report": {WriteReportSchema, written(t, edition(t))}, "record": {WriteRecordSchema, recordText(t)}} {
		schema, _ := schemaOf(t, d.write)
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(d.text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		doc.(map[string]any)["provenance"] = "plan.xlsx"
		if schema.Validate(doc) == nil {
			t.Errorf("%s: a key that is not in the schema is accepted", name)
		}
	}
}

// Every key says what it means, and no meaning is of a key that is gone.
func TestEveryKeyIsDescribed(t *testing.T) {
	all := ""
	for _, write := range []func(io.Writer, *templates.Catalogue) error{WriteReportSchema, WriteRecordSchema} {
		_, doc := schemaOf(t, write)
		b, _ := json.Marshal(doc)
		all += string(b)
		eachProperty(doc, func(key string, p map[string]any) {
			if p["description"] == "" || p["description"] == nil {
				t.Errorf("%q has no meaning: write it in keys (render/data/keys.go)", key)
			}
		})
	}
	if strings.Contains(all, `"items":{}`) {
		t.Error("a list of records has no schema: write it in reportLists or recordLists (render/data/schema.go)")
	}
	for key, meaning := range keys {
		if b, _ := json.Marshal(meaning); !strings.Contains(all, string(b)) {
			t.Errorf("keys: %q is not among the keys of any document", key)
		}
	}
}

func eachProperty(v any, do func(key string, property map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		if properties, ok := v["properties"].(map[string]any); ok {
			for key, p := range properties {
				do(key, p.(map[string]any))
			}
		}
		for _, sub := range v {
			eachProperty(sub, do)
		}
	case []any:
		for _, sub := range v {
			eachProperty(sub, do)
		}
	}
}

// What is published has no key for what is not.
func TestReportHasNoKeyForWhatIsPrivate(t *testing.T) {
	_, doc := schemaOf(t, WriteReportSchema)
	eachProperty(doc, func(key string, _ map[string]any) {
		switch key {
		case "file", "sheet", "cell", "cells", "provenance", "unplaced", "found", "message":
			t.Errorf("report.json has the key %q", key)
		}
	})
	for _, private := range []string{"plan.xlsx", "inputs/a.xlsx", `"A4"`} {
		if strings.Contains(written(t, edition(t)), private) {
			t.Errorf("%s is in report.json", private)
		}
	}
}

// The record holds what report.json keeps back, with its place.
func TestRecordHoldsWhatIsKeptBack(t *testing.T) {
	text := recordText(t)
	for _, want := range []string{`{"column":"author","cell":null,"text":"Secret"}`, `"report_sha256":"000`,
		`{"code":"cell-outside","file":"inputs/a.xlsx","sheet":null,"agency":null,"row":null,"cells":[{"column":"","cell":"W5","text":"note"}]}`,
		`{"column":"title","cell":null,"text":"One"}`, `{"column":"contact_email","cell":null,"text":"mail@example.org"}`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}
