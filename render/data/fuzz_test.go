package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"selfassess/ogp"
	"selfassess/templates"
)

// FuzzFindings writes findings with any text in any place: what comes out is
// JSON, every place is the one that went in, and what is quoted is the
// beginning of what was found.
func FuzzFindings(f *testing.F) {
	for i, s := range []string{"", "In progress", "\x00\x1b[1m", "\"},{", "</script>", "\u2028", "\xff\xfe", strings.Repeat("long ", 40), "{found}{column}", "😀\u200d"} {
		f.Add(uint8(7*i), s, "Milestones", "E14", s)
	}
	c, err := templates.Load("en")
	if err != nil {
		f.Fatal(err)
	}
	codes := ogp.Codes()
	f.Fuzz(func(t *testing.T, code uint8, found, sheet, cell, arg string) {
		finding := ogp.Finding{Code: codes[int(code)%len(codes)], At: ogp.Place{File: "inputs/a.xlsx", Sheet: sheet, Cell: cell}, Row: ogp.ID(arg), Found: found,
			Args: map[string]string{"column": arg, "as": arg, "other": arg, "first": found, "plan": found}}
		var out bytes.Buffer
		if err := WriteFindings(&out, []ogp.Finding{finding}, c); err != nil {
			t.Fatal(err)
		}
		var read []struct {
			Severity, Code, File, Message string
			Sheet, Cell, Row, Found       *string
		}
		if err := json.Unmarshal(out.Bytes(), &read); err != nil || len(read) != 1 {
			t.Fatalf("%v: %s", err, out.Bytes())
		}
		text := func(s *string) string {
			if s == nil {
				return ""
			}
			return *s
		}
		r := read[0]
		if r.Code != string(finding.Code) || r.File != finding.At.File || text(r.Sheet) != valid(sheet) || text(r.Cell) != valid(cell) || text(r.Row) != valid(arg) {
			t.Errorf("%+v came out as %+v", finding, r)
		}
		if found == "" && r.Found != nil || r.Message == "" || len([]rune(text(r.Found))) > 90 {
			t.Errorf("%+v came out as %q, quoted %q", finding, r.Message, text(r.Found))
		}
	})
}

// valid is a text as JSON can hold it.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(string([]rune(s)), "\uFFFD")
}

// FuzzNeutral writes any text as a field of a CSV file: no spreadsheet takes
// it for a formula, and it comes back as it was.
func FuzzNeutral(f *testing.F) {
	for _, s := range []string{"", "=1", "'=1", "''", "\t", "\r\n=", "＝1", "-5", "a,\"b\"\nc", " =1", "\ufeff=1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := lineBreaks.ReplaceAllString(s, "\n")
		var b strings.Builder
		writeRecord(&b, []string{s, "next"})
		records, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(records) != 1 || len(records[0]) != 2 || records[0][1] != "next" {
			t.Fatalf("%q: %v, %q", s, err, records)
		}
		field := records[0][0]
		if strings.HasPrefix(field, "=") || strings.ContainsAny(field[:min(1, len(field))], "+-@\t\r\n") {
			t.Errorf("%q is written as %q", s, field)
		}
		if back := Plain(field); back != text {
			t.Errorf("%q came back as %q", text, back)
		}
	})
}
