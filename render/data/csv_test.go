package data

import (
	"encoding/csv"
	"strings"
	"testing"
	"testing/quick"

	"selfassess/ogp"
	"selfassess/templates"
)

func TestTextsThatBeginFormulasAreNeutral(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a formula", "=1+1", "'=1+1"},
		{"a link to a program", `=cmd|' /C calc'!A0`, `'=cmd|' /C calc'!A0`},
		{"a sum", "+1", "'+1"},
		{"a negative number", "-1", "'-1"},
		{"an old function", "@SUM(A1)", "'@SUM(A1)"},
		{"a tab", "\t=1", "'\t=1"},
		{"a carriage return", "\r=1", "'\r=1"},
		{"a line break", "\n=1", "'\n=1"},
		{"full-width signs", "＝1", "'＝1"},
		{"full-width plus", "＋1", "'＋1"},
		{"full-width minus", "－1", "'－1"},
		{"full-width at", "＠A", "'＠A"},
		{"a text that looks marked", "'=1", "''=1"},
		{"an apostrophe that marks nothing", "'tis", "'tis"},
		{"a sign in the middle", "1=1", "1=1"},
		{"nothing", "", ""},
	} {
		got := Neutral(c.text)
		if got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.why, c.text, got, c.want)
		}
		if back := Plain(got); back != c.text {
			t.Errorf("%s: %q came back as %q", c.why, c.text, back)
		}
	}
}

// awkward puts the signs that matter before and into any text.
func awkward(s string, seed uint32) string {
	signs := []string{"", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'", "''", `"`, ",", ";", " ", "\r\n", "\ufeff"}
	pick := func() string { sign := signs[seed%uint32(len(signs))]; seed /= uint32(len(signs)); return sign }
	return pick() + pick() + s + pick() + pick()
}

func TestEveryTextComesBackFromCSV(t *testing.T) {
	comesBack := func(s string, seed uint32) bool {
		text := lineBreaks.ReplaceAllString(strings.ToValidUTF8(awkward(s, seed), "?"), "\n")
		var b strings.Builder
		writeRecord(&b, []string{text, "between", text})
		records, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(records) != 1 || len(records[0]) != 3 {
			t.Logf("%q: %v, %q", text, err, records)
			return false
		}
		field := records[0][0]
		var again strings.Builder
		writeRecord(&again, []string{Plain(field), "between", Plain(records[0][2])})
		return Plain(field) == text && Plain(records[0][2]) == text && !strings.ContainsAny(field[:min(1, len(field))], "=+-@\t\r\n") && again.String() == b.String()
	}
	if err := quick.Check(comesBack, &quick.Config{MaxCount: 20_000}); err != nil {
		t.Error(err)
	}
}

func TestListHoldsWhatTheDataHold(t *testing.T) {
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("word ", 40)
	fs := []ogp.Finding{
		{Code: ogp.LevelUnknown, At: ogp.Place{File: "inputs/a, b.xlsx", Sheet: "=Sheet", Cell: "E5"}, Row: "1.10", Found: "-1\n" + long},
		{Code: ogp.NoReturns, At: ogp.Place{File: "plan.xlsx"}, Where: "plan ›  ›  ›  #1f0c9a2e"},
	}
	var b strings.Builder
	if err := WriteFindingsCSV(&b, fs, c); err != nil {
		t.Fatal(err)
	}
	text, found := strings.CutPrefix(b.String(), "\ufeff")
	if !found {
		t.Error("there is no byte order mark")
	}
	if n := strings.Count(text, "\r\n"); n != 3 || strings.Count(text, "\n") != n {
		t.Errorf("lines do not end with CRLF: %q", text)
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(records[0], " "); got != "severity code file sheet cell row found expected fix message where" {
		t.Errorf("the header is %q", got)
	}
	for i, want := range [][]string{{"error", "level-unknown", "inputs/a, b.xlsx", "'=Sheet", "E5", "1.10"}, {"warning", "no-returns", "plan.xlsx", "", "", ""}} {
		if got := records[i+1][:6]; strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q, want %q", got, want)
		}
		if got := records[i+1][10]; got != fs[i].Where {
			t.Errorf("where is %q, want %q", got, fs[i].Where)
		}
		for k, part := range records[i+1][7:10] {
			if part == "" {
				t.Errorf("%s of %s is empty", records[0][7+k], fs[i].Code)
			}
		}
	}
	if n := len([]rune(Plain(records[1][6]))); n != 80 {
		t.Errorf("what was found has %d characters, want 80", n)
	}
}
