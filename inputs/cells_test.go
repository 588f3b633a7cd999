package inputs

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// oneCell builds a workbook whose sheet has a row with a single cell under
// test, beside the cell that every row must have, and reads it.
func oneCell[T any](t *testing.T, s columns.Sheet[T], key string, known *knowledge, put func(f *excelize.File, sheet, cell string)) (T, []ogp.Finding, bool) {
	t.Helper()
	c := english(t)
	f := excelize.NewFile()
	defer f.Close()
	name := c.Label("sheet", s.Key)
	if err := f.SetSheetName("Sheet1", name); err != nil {
		t.Fatal(err)
	}
	if key != s.ID {
		f.SetCellStr(name, "A1", s.ID)
		f.SetCellStr(name, "A2", "1.1")
	} else {
		f.SetCellStr(name, "A1", s.Columns[1].Key)
		f.SetCellStr(name, "A2", "text")
	}
	f.SetCellStr(name, "B1", key)
	put(f, name, "B2")
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	book, err := openBook(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if known == nil {
		known = &knowledge{}
	}
	r := newReading("book.xlsx", book, newVocabulary([]*templates.Catalogue{c}), known)
	records := readSheet(r, s, unchanged)
	// What other columns lack is not under test.
	findings := slices.DeleteFunc(r.findings, func(f ogp.Finding) bool {
		return f.Code == ogp.RequiredBlank || f.Code == ogp.ColumnMissing
	})
	if len(records) == 0 {
		var none T
		return none, findings, false
	}
	return records[0], findings, true
}

// value puts a Go value into a cell, as a person's program would store it.
func value(v any) func(*excelize.File, string, string) {
	return func(f *excelize.File, sheet, cell string) {
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			panic(err)
		}
	}
}

func formula(text string) func(*excelize.File, string, string) {
	return func(f *excelize.File, sheet, cell string) {
		if err := f.SetCellFormula(sheet, cell, text); err != nil {
			panic(err)
		}
	}
}

// styled puts a number in a number format.
func styled(v any, format int) func(*excelize.File, string, string) {
	return func(f *excelize.File, sheet, cell string) {
		value(v)(f, sheet, cell)
		id, err := f.NewStyle(&excelize.Style{NumFmt: format})
		if err != nil {
			panic(err)
		}
		f.SetCellStyle(sheet, cell, cell, id)
	}
}

// checkFinding wants exactly the code at B2, or no finding at all.
func checkFinding(t *testing.T, findings []ogp.Finding, code ogp.Code) {
	t.Helper()
	switch {
	case code == "" && len(findings) > 0:
		t.Errorf("findings %v, want none", findings)
	case code != "" && (len(findings) != 1 || findings[0].Code != code):
		t.Errorf("findings %v, want only %s", findings, code)
	case code != "" && findings[0].At.Cell != "B2":
		t.Errorf("found at %v, want B2", findings[0].At)
	}
}

func TestDatesAreReadByTheRules(t *testing.T) {
	day := ogp.Day
	tests := []struct {
		why  string
		put  func(*excelize.File, string, string)
		want ogp.Date
		code ogp.Code
	}{
		{"a real date", styled(45838, 14), day(2025, 6, 30), ""},
		{"a real date with a time keeps its day", styled(45838.9999999, 22), day(2025, 6, 30), ""},
		{"an unformatted day number is a date in a date column", value(45838), day(2025, 6, 30), ""},
		{"ISO text", value("2025-06-30"), day(2025, 6, 30), ""},
		{"ISO text with space around", value(" 2025-06-30\u00a0"), day(2025, 6, 30), ""},
		{"a month stays a month", value("2025-06"), ogp.Date{Year: 2025, Month: 6}, ""},
		{"a year stays a year", value("2025"), ogp.Date{Year: 2025}, ""},
		{"a year typed as a number is no day of 1905", value(2025), ogp.Date{Year: 2025}, ogp.DateRead},
		{"29 February of a leap year", value("2024-02-29"), day(2024, 2, 29), ""},
		{"29 February of another year", value("2025-02-29"), ogp.Date{}, ogp.DateUnreadable},
		{"two readings", value("03/04/2025"), ogp.Date{}, ogp.DateAmbiguous},
		{"two readings with dots", value("3.4.2025"), ogp.Date{}, ogp.DateAmbiguous},
		{"only one reading, day first", value("31/12/2025"), day(2025, 12, 31), ogp.DateRead},
		{"only one reading, month first", value("12/31/2025"), day(2025, 12, 31), ogp.DateRead},
		{"day and month are the same", value("05/05/2025"), day(2025, 5, 5), ogp.DateRead},
		{"year first", value("2025/06/30"), day(2025, 6, 30), ogp.DateRead},
		{"a year of two digits can stand at either end", value("31.12.25"), ogp.Date{}, ogp.DateShortYear},
		{"a month's name", value("30 June 2025"), day(2025, 6, 30), ogp.DateRead},
		{"a month's short name", value("Jun 2025"), ogp.Date{Year: 2025, Month: 6}, ogp.DateRead},
		{"month first", value("June 30, 2025"), day(2025, 6, 30), ogp.DateRead},
		{"a day that does not exist", value("31 June 2025"), ogp.Date{}, ogp.DateUnreadable},
		{"a month's name and a number that can be day or year", value("Dec-25"), ogp.Date{}, ogp.DateShortYear},
		{"a month that does not exist", value("2025-13"), ogp.Date{}, ogp.DateUnreadable},
		{"words are kept", value("ongoing"), ogp.Date{Words: "ongoing"}, ogp.DateWords},
		{"a quarter is words", value("Q3 2025"), ogp.Date{Words: "Q3 2025"}, ogp.DateWords},
		{"a word for nothing", value("n/a"), ogp.Date{}, ogp.ValueRead},
		{"a time with a zone keeps the day that is written", value("2025-06-30T23:59:59+14:00"), day(2025, 6, 30), ogp.DateRead},
		{"a negative number", value(-1), ogp.Date{}, ogp.DateUnreadable},
		{"a day that spreadsheets count twice", value(60), ogp.Date{}, ogp.DateUnreadable},
		{"after the year 9999", value(2958466), ogp.Date{}, ogp.DateUnreadable},
		{"not a number", value("NaN"), ogp.Date{Words: "NaN"}, ogp.DateWords},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			rec, findings, _ := oneCell(t, columns.Progress, "actual_end", nil, tt.put)
			if rec.ActualEnd != tt.want {
				t.Errorf("read as %+v, want %+v", rec.ActualEnd, tt.want)
			}
			checkFinding(t, findings, tt.code)
		})
	}
}

func TestAmbiguousDateShowsBothReadings(t *testing.T) {
	_, findings, _ := oneCell(t, columns.Progress, "actual_end", nil, value("03/04/2025"))
	if a := findings[0].Args; a["first"] != "2025-04-03" || a["second"] != "2025-03-04" {
		t.Errorf("readings %v", a)
	}
}

func TestDatesOf1904Workbooks(t *testing.T) {
	put := func(f *excelize.File, sheet, cell string) {
		on := true
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on})
		value(44376)(f, sheet, cell)
	}
	rec, findings, _ := oneCell(t, columns.Progress, "actual_end", nil, put)
	if rec.ActualEnd != ogp.Day(2025, 6, 30) {
		t.Errorf("read as %v", rec.ActualEnd)
	}
	checkFinding(t, findings, "")
}

func TestLevelsAreReadAndNeverGuessed(t *testing.T) {
	tests := []struct {
		cell any
		want ogp.Level
		code ogp.Code
	}{
		{"Substantial", ogp.Substantial, ""}, {"substantial", ogp.Substantial, ""}, {"Not started ", ogp.NotStarted, ""},
		{"NOT\u00a0STARTED", ogp.NotStarted, ""}, {"not_started", ogp.NotStarted, ""}, {"Completed.", ogp.Completed, ""},
		{"NS", ogp.NotStarted, ""}, {"LP", ogp.Limited, ""}, {"SP", ogp.Substantial, ""}, {"C", ogp.Completed, ""},
		{"In progress", ogp.NotReported, ogp.LevelUnknown}, {"ongoing", ogp.NotReported, ogp.LevelUnknown},
		{"underway", ogp.NotReported, ogp.LevelUnknown}, {"delayed", ogp.NotReported, ogp.LevelUnknown},
		{"Complet", ogp.NotReported, ogp.LevelUnknown}, {"Not reported", ogp.NotReported, ogp.LevelUnknown},
		{1, ogp.NotReported, ogp.LevelUnknown}, {true, ogp.NotReported, ogp.LevelUnknown},
		{"-", ogp.NotReported, ogp.ValueRead},
	}
	for _, tt := range tests {
		rec, findings, _ := oneCell(t, columns.Progress, "level", nil, value(tt.cell))
		if rec.Level != tt.want {
			t.Errorf("%v was read as %s, want %s", tt.cell, rec.Level.Key(), tt.want.Key())
		}
		checkFinding(t, findings, tt.code)
	}
}

func TestCountsAreWholeNumbers(t *testing.T) {
	none := ogp.Count{}
	tests := []struct {
		cell any
		want ogp.Count
		code ogp.Code
	}{
		{12, ogp.Counted(12), ""}, {0, ogp.Counted(0), ""}, {"12", ogp.Counted(12), ogp.NumberAsText},
		{" 12 ", ogp.Counted(12), ogp.NumberAsText}, {"1 234", ogp.Counted(1234), ogp.NumberAsText},
		{"1\u00a0234", ogp.Counted(1234), ogp.NumberAsText}, {"١٢", ogp.Counted(12), ogp.NumberAsText},
		{"12 5", none, ogp.NumberUnreadable}, {"1,234", none, ogp.NumberUnreadable}, {"about 40", none, ogp.NumberUnreadable},
		{2.5, none, ogp.NumberUnreadable}, {-3, none, ogp.NumberUnreadable}, {1e12, none, ogp.NumberUnreadable},
		{"85%", none, ogp.NumberUnreadable}, {true, none, ogp.NumberUnreadable}, {"n/a", none, ogp.ValueRead},
	}
	for _, tt := range tests {
		rec, findings, _ := oneCell(t, columns.Consultations, "participants", nil, value(tt.cell))
		if rec.Total != tt.want {
			t.Errorf("%v was read as %+v, want %+v", tt.cell, rec.Total, tt.want)
		}
		checkFinding(t, findings, tt.code)
	}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		cell any
		want ogp.Answer
		code ogp.Code
	}{
		{"Yes", ogp.Yes, ""}, {"y", ogp.Yes, ""}, {"TRUE", ogp.Yes, ""}, {true, ogp.Yes, ""}, {1, ogp.Yes, ""}, {"✓", ogp.Yes, ""},
		{"no", ogp.No, ""}, {"N", ogp.No, ""}, {false, ogp.No, ""}, {0, ogp.No, ""},
		{"partly", ogp.Unstated, ogp.AnswerUnreadable}, {"perhaps", ogp.Unstated, ogp.AnswerUnreadable}, {2, ogp.Unstated, ogp.AnswerUnreadable},
		{"unknown", ogp.Unstated, ogp.ValueRead},
	}
	for _, tt := range tests {
		rec, findings, _ := oneCell(t, columns.Consultations, "results_presented", nil, value(tt.cell))
		if rec.ResultsPresented != tt.want {
			t.Errorf("%v was read as %q, want %q", tt.cell, rec.ResultsPresented.Key(), tt.want.Key())
		}
		checkFinding(t, findings, tt.code)
	}
}

func TestIDsAreText(t *testing.T) {
	known := func() *knowledge {
		return &knowledge{milestones: []ogp.ID{"1.1", "1.10", "2.5", "3"}}
	}
	tests := []struct {
		why  string
		cell any
		want ogp.ID // "" means that the row is refused
		code ogp.Code
	}{
		{"text is taken as it is", "1.10", "1.10", ""},
		{"space around is dropped", " 1.1\u00a0", "1.1", ""},
		{"1.10 typed as a number is stored as 1.1", 1.1, "", ogp.IDAmbiguous},
		{"only one id has the value", 2.5, "2.5", ogp.IDNumeric},
		{"a whole number has lost nothing", 3, "3", ""},
		{"a number that no id has", 9.9, "", ogp.MilestoneNone},
		{"a whole number that no id has", 9, "", ogp.MilestoneNone},
		{"an apostrophe that stayed", "'1.10", "1.10", ""},
		{"a day as text", "2026-10-01", "", ogp.IDTurned},
		{"a day as text, as a program shows it", "1-Oct", "", ogp.IDTurned},
		{"several where one is asked for", "1.1; 2.5", "", ogp.ValueUnknown},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			rec, findings, ok := oneCell(t, columns.Progress, "milestone", known(), value(tt.cell))
			findings = slices.DeleteFunc(findings, func(f ogp.Finding) bool {
				return f.Code == ogp.LockedChanged || f.Code == ogp.RowWithoutID
			})
			if rec.Milestone != tt.want || ok != (tt.want != "") {
				t.Errorf("read as %q, want %q", rec.Milestone, tt.want)
			}
			checkFinding(t, findings, tt.code)
		})
	}
}

// A row without an id is not lost: its content is in the finding.
func TestRowWithoutIDKeepsItsContentInTheFinding(t *testing.T) {
	_, findings, _ := oneCell(t, columns.Progress, "milestone", nil, func(f *excelize.File, sheet, cell string) { f.SetCellFormula(sheet, cell, "1+1") })
	i := slices.IndexFunc(findings, func(f ogp.Finding) bool { return f.Code == ogp.RowWithoutID })
	if i < 0 || !strings.Contains(findings[i].Found, "A2: text") {
		t.Errorf("findings: %v", findings)
	}
}

// TestLevelsAreReadButForTheirGrammar, and no level is guessed.
func TestLevelsAreReadButForTheirGrammar(t *testing.T) {
	for text, want := range map[string]ogp.Level{
		"Complete": ogp.Completed, "complete.": ogp.Completed, "Fully complete": ogp.Completed, "Completed (C)": ogp.Completed, "“Completed”": ogp.Completed, "is completed": ogp.Completed,
		"Substantial completion": ogp.Substantial, "substantially completed": ogp.Substantial, "SP": ogp.Substantial, "Substantial progress": ogp.Substantial,
		"Limited progress": ogp.Limited, "Status: Limited": ogp.Limited, "LP.": ogp.Limited, "(limited)": ogp.Limited,
		"Not Started": ogp.NotStarted, "not yet started": ogp.NotStarted, "NS / Not started": ogp.NotStarted, "not-started": ogp.NotStarted,
		"in progress": ogp.NotReported, "ongoing": ogp.NotReported, "underway": ogp.NotReported, "delayed": ogp.NotReported, "progress": ogp.NotReported, "started": ogp.NotReported,
		"not complete": ogp.NotReported, "partially completed": ogp.NotReported, "nearly complete": ogp.NotReported, "Limited/Substantial": ogp.NotReported, "90% complete": ogp.NotReported,
	} {
		rec, findings, _ := oneCell(t, columns.Progress, "level", nil, value(text))
		if rec.Level != want {
			t.Errorf("%q was read as %q, want %q: %v", text, rec.Level.Key(), want.Key(), findings)
		}
		if unknown := slices.ContainsFunc(findings, func(f ogp.Finding) bool { return f.Code == ogp.LevelUnknown }); unknown != (want == ogp.NotReported) {
			t.Errorf("%q: %v", text, findings)
		}
	}
}

// TestAWordOfAListThatIsUnknownHidesNoOther: the others are read, and the hint
// is about the one.
func TestAWordOfAListThatIsUnknownHidesNoOther(t *testing.T) {
	rec, findings, _ := oneCell(t, columns.Results, "challenge", nil, value("Funding, Aprovals"))
	if len(rec.Challenges) != 1 || len(findings) != 1 || findings[0].Found != "Aprovals" || findings[0].Args[ogp.KeyArg("nearest")] != "challenge.approvals" {
		t.Errorf("%v %v", rec.Challenges, findings)
	}
}

// TestWhatAProgramMadeOfIdsIsTold: what was probably typed, and typing that
// gives the ids.
func TestWhatAProgramMadeOfIdsIsTold(t *testing.T) {
	day := func(y, m, d int, format string) func(*excelize.File, string, string) {
		return func(f *excelize.File, sheet, cell string) {
			f.SetCellValue(sheet, cell, ogp.Day(1899, 12, 30).DaysUntil(ogp.Day(y, m, d)))
			id, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			f.SetCellStyle(sheet, cell, cell, id)
		}
	}
	known := &knowledge{commitments: []ogp.ID{"1", "2", "3", "4", "5", "6", "10", "12", "1.10"}, milestones: []ogp.ID{"1.3", "3.10", "10.3"}}
	tests := []struct {
		why   string
		put   func(*excelize.File, string, string)
		code  ogp.Code
		typed string // what is offered
	}{
		{"3-6 in Germany", day(2026, 6, 3, "d-mmm"), ogp.IDTurned, "3; 6\n3; 4; 5; 6"},
		{"3-6 in America", day(2026, 3, 6, "d-mmm"), ogp.IDTurned, "3; 6\n3; 4; 5; 6"},
		{"10-12", day(2026, 12, 10, "d-mmm"), ogp.IDTurned, "10; 12"},
		{"1/2 as a whole day", day(2026, 1, 2, "dd/mm/yyyy"), ogp.IDTurned, "1; 2"},
		{"1/2/3", day(2003, 1, 2, "m/d/yy"), ogp.IDTurned, "1; 2\n1; 2; 3"},
		{"1.10 in Germany", day(2026, 10, 1, "d. mmm"), ogp.IDTurned, "1.10\n1; 10"},
		{"none that there is", day(2026, 7, 9, "d-mmm"), ogp.IDTurned, ""},
		{"a month and a year", day(2012, 3, 1, "mmm-yy"), ogp.IDTurned, "3; 12"},
		{"3,6", value(3.6), ogp.IDTurned, "3; 6\n3; 4; 5; 6"},
		{"1,1: the one id with the value", value(1.1), ogp.IDNumeric, ""},
		{"3,9", value(3.9), ogp.CommitmentNone, ""},
		{"3-6 as text", value("3-6"), ogp.IDListUnclear, "3; 6\n3; 4; 5; 6"},
		{"neighbours as text", value("3\u20134"), ogp.ValueRead, ""},
		{"other signs between them", value("3 / 6"), ogp.ValueRead, ""},
		{"a day as text", value("2026-06-03"), ogp.IDTurned, "3; 6\n3; 4; 5; 6"},
		{"as a program writes it to CSV", value("3-Jun"), ogp.IDTurned, "3; 6\n3; 4; 5; 6"},
		{"as it writes month and year", value("Mar-12"), ogp.IDTurned, "3; 12"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			_, findings, _ := oneCell(t, columns.Consultations, "commitments", known, tt.put)
			checkFinding(t, findings, tt.code)
			if len(findings) != 1 || findings[0].Args[ogp.EitherArg("choices")] != tt.typed {
				t.Fatalf("findings %v, want %q", findings, tt.typed)
			}
			for entry := range strings.SplitSeq(findings[0].Args[ogp.EitherArg("entry")], "\n") {
				if tt.typed == "" {
					continue
				}
				rec, again, _ := oneCell(t, columns.Consultations, "commitments", known, value(entry))
				if len(again) != 0 || len(rec.Commitments) != 1+strings.Count(entry, ";") {
					t.Errorf("%s as advised: %v, %v", entry, rec.Commitments, again)
				}
			}
		})
	}
	_, findings, _ := oneCell(t, columns.Progress, "milestone", known, day(2026, 10, 3, "d-mmm"))
	if len(findings) != 1 || findings[0].Args[ogp.EitherArg("entry")] != "'3.10\n'10.3" {
		t.Errorf("a milestone: %v", findings)
	}
	_, findings, _ = oneCell(t, columns.Milestones, "milestone", known, day(2026, 3, 1, "d-mmm"))
	if len(findings) != 1 || findings[0].Args[ogp.EitherArg("entry")] != "'1.3\n'3.1" {
		t.Errorf("a new milestone: %v", findings)
	}
	rec, findings, _ := oneCell(t, columns.Commitments, "lead", &knowledge{agencies: []ogp.ID{"MOF", "MOJ"}}, value("MOF, MOJ"))
	if fmt.Sprint(rec.Lead) != "[MOF MOJ]" || len(findings) != 1 || findings[0].Args["as"] != "MOF; MOJ" {
		t.Errorf("two agencies: %v %v", rec.Lead, findings)
	}
}

func TestListsOfIDsAndAll(t *testing.T) {
	tests := []struct {
		cell any
		want string
	}{{"1; 2", "[1 2] false"}, {"1\n2", "[1 2] false"}, {"1, 1.10", "[1 1.10] false"}, {"All", "[] true"}, {"all", "[] true"}, {7, "[7] false"}, {"- 1\n- 2", "[1 2] false"}}
	for _, tt := range tests {
		rec, findings, _ := oneCell(t, columns.Consultations, "commitments", &knowledge{commitments: []ogp.ID{"7"}}, value(tt.cell))
		if got := fmt.Sprint(rec.Commitments, rec.All); got != tt.want {
			t.Errorf("%v was read as %s, want %s", tt.cell, got, tt.want)
		}
		checkFinding(t, findings, "")
	}
}

// TestAddressesAreReadAsTheyAreMeant: without what nobody sees, and without
// the addresses that mail programs put around them.
func TestAddressesAreReadAsTheyAreMeant(t *testing.T) {
	const page = "https://example.org/a-b?c=1"
	tests := []struct {
		cell, want string // of the links, one a line
		code       ogp.Code
	}{
		{"https://exam\u200bple.org/a-b?c=1", page, ogp.ValueRead}, {"https://example.org/\u00ada-b?c=1", page, ogp.ValueRead}, {"\ufeffhttps://example.org/a-b?c=1", page, ""},
		{"https://example.org/a-b?c=1\u200b", page, ""}, {"\u00a0https://example.org/a-b?c=1\u00a0", page, ""}, {"https://example.org/\u00a0a-b?c=1", page, ogp.ValueRead}, {"ht\u200btps://example.org/a-b?c=1", page, ogp.ValueRead},
		{"\u200ehttps://example.org/a-b?c=1\u200e", page, ogp.ValueRead},
		{"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa-b%3Fc%3D1&data=05%7C01%7Canna%40example.org%7C", page, ogp.LinkWrapped},
		{"https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-2Db-3Fc-3D1&d=DwMF", page, ogp.LinkWrapped},
		{"https://urldefense.com/v3/__https://example.org/a-b?c=1__;!!abc", page, ogp.LinkWrapped},
		{"https://www.google.com/url?q=https://example.org/a-b%3Fc%3D1&sa=D", page, ogp.LinkWrapped}, {"https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa-b%3Fc%3D1&h=AT0", page, ogp.LinkWrapped},
		{"https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fexample.org%2fa-b%3fc%3d1&c=E,1", page, ogp.LinkWrapped}, {"https://eu-west-1.protection.sophos.com?d=example.org&u=aHR0cHM6Ly9leGFtcGxlLm9yZy9hLWI_Yz0x", page, ogp.LinkWrapped},
		{"https://x.awstrack.me/L0/https:%2F%2Fexample.org%2Fa-b%3Fc=1/1/0102", page, ogp.LinkWrapped},
		{"https://protect-eu.mimecast.com/s/abc?domain=example.org", "https://protect-eu.mimecast.com/s/abc?domain=example.org", ""}, // the personal data that it may carry are told
		{"https://example.org/a; https://example.org/b", "https://example.org/a\nhttps://example.org/b", ""}, {"https://example.org/a and https://example.org/b", "https://example.org/a\nhttps://example.org/b", ""},
		{"Report: https://example.org/a.", "", ""}, // which is printed as words with a link in them
		{"https://example.org/annual report", "", ogp.LinkSpace}, {"https://example.org/a (in English)", "", ogp.LinkSpace}, {"https://example.org/annual%20report", "https://example.org/annual%20report", ""},
		{"Gazette 12/2025, page 3", "", ""}, {"example.org/a", "", ogp.LinkUnsafe},
	}
	for _, tt := range tests {
		rec, findings, _ := oneCell(t, columns.Progress, "evidence", nil, value(tt.cell))
		findings = slices.DeleteFunc(findings, func(f ogp.Finding) bool { return f.Code == ogp.ControlChars })
		checkFinding(t, findings, tt.code)
		var urls []string
		for _, l := range rec.Evidence {
			urls = append(urls, l.URL)
		}
		if got := strings.Join(urls, "\n"); got != tt.want {
			t.Errorf("%q was read as %q, want %q", tt.cell, got, tt.want)
		}
	}
	rec, findings, _ := oneCell(t, columns.Progress, "progress", nil, value("See https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=1, and https://exa\u200bmple.org."))
	if got := rec.Progress.Main(); got != "See https://example.org/a, and https://example.org." || len(findings) != 2 {
		t.Errorf("in prose: %q, %v", got, findings)
	}
	rec, findings, _ = oneCell(t, columns.Progress, "evidence", nil, func(f *excelize.File, sheet, cell string) {
		f.SetCellStr(sheet, cell, "the register")
		f.SetCellHyperLink(sheet, cell, "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05%7Canna%40example.org", "External")
	})
	if fmt.Sprint(rec.Evidence) != "[{the register } {https://example.org/a https://example.org/a}]" || len(findings) != 1 || findings[0].Code != ogp.LinkWrapped {
		t.Errorf("under a cell: %v %v", rec.Evidence, findings)
	}
}

func TestOnlyWebAndMailAddressesBecomeLinks(t *testing.T) {
	tests := []struct {
		cell string
		link bool
	}{
		{"https://example.org/a?b=1", true}, {"http://example.org", true}, {"mailto:ogp@example.org", true}, {"HTTPS://example.org", true},
		{"javascript:alert(1)", false}, {"data:text/html,x", false}, {"ms-word:ofe|u|https://example.org", false},
		{"https://user@example.org", false}, {"https://", false}, {"see the annual report", false}, {"https://example.org/a b", false}, {"www.example.org", false},
	}
	for _, tt := range tests {
		rec, findings, _ := oneCell(t, columns.Progress, "evidence", nil, value(tt.cell))
		code := ogp.LinkUnsafe
		switch {
		case tt.link, tt.cell == "see the annual report": // words say where it can be seen
			code = ""
		case strings.HasSuffix(tt.cell, " b"):
			code = ogp.LinkSpace
		}
		checkFinding(t, findings, code)
		if len(rec.Evidence) != 1 || rec.Evidence[0].Text != tt.cell || (rec.Evidence[0].URL != "") != tt.link {
			t.Errorf("%q was read as %+v", tt.cell, rec.Evidence)
		}
	}
	for _, path := range []string{"file:///etc/passwd", `\\server\share`, `C:\Users\anna\a b.docx`, "d:/a.docx", "~/a.odt", `"C:\a.docx"`} {
		rec, findings, _ := oneCell(t, columns.Progress, "evidence", nil, value(path+"\nhttps://example.org/1"))
		checkFinding(t, findings, ogp.LinkLocal)
		if fmt.Sprint(rec.Evidence) != "[{https://example.org/1 https://example.org/1}]" {
			t.Errorf("%q was read as %+v", path, rec.Evidence)
		}
	}
	rec, _, _ := oneCell(t, columns.Progress, "evidence", nil, value("https://example.org/1\n\n- https://example.org/2;3"))
	if len(rec.Evidence) != 2 || rec.Evidence[1].URL != "https://example.org/2;3" {
		t.Errorf("two lines were read as %+v", rec.Evidence)
	}
}

func TestChoices(t *testing.T) {
	rec, findings, _ := oneCell(t, columns.Results, "challenge", nil, value("funding; Staff and resources\nFunding"))
	checkFinding(t, findings, "")
	if fmt.Sprint(rec.Challenges) != "[funding resources]" {
		t.Errorf("read as %v", rec.Challenges)
	}
	rec, findings, _ = oneCell(t, columns.Results, "challenge", nil, value("Funding; Wheather"))
	checkFinding(t, findings, ogp.ValueUnknown)
	if fmt.Sprint(rec.Challenges) != "[funding]" || findings[0].Found != "Wheather" {
		t.Errorf("read as %v, found %q", rec.Challenges, findings[0].Found)
	}
}

func TestProseIsKeptAsItWasWritten(t *testing.T) {
	tests := []struct {
		why  string
		put  func(*excelize.File, string, string)
		want string
		code ogp.Code
	}{
		{"line breaks of any kind", value("a\r\nb\u2028c\u0085d"), "a\nb\nc\nd", ""},
		{"space at the ends", value("  a \n\n"), "a", ""},
		{"n/a is no prose, and kept", value("n/a"), "n/a", ogp.TextUnwritten},
		{"braces and markup are text", value("{title} <b>&amp;</b> ${x}"), "{title} <b>&amp;</b> ${x}", ""},
		{"what begins like a formula is text", value("=cmd|'/C calc'!A0"), "=cmd|'/C calc'!A0", ""},
		{"a number", value(1234.5), "1234.5", ""},
		{"a number without noise", value(0.1 + 0.2), "0.3", ""},
		{"a date keeps its day", styled(45838, 14), "2025-06-30", ""},
		{"a percentage keeps its sign", styled(0.855, 10), "85.5%", ogp.ValueRead},
		{"turned direction", value("abc\u202edef"), "abcdef", ogp.ControlChars},
		{"a character that was lost before", value("a\uFFFDb"), "a\uFFFDb", ogp.ControlChars},
		{"a formula without a result", formula("1+1"), "", ogp.FormulaNoValue},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			rec, findings, _ := oneCell(t, columns.Progress, "progress", nil, tt.put)
			if rec.Progress.Main() != tt.want {
				t.Errorf("read as %q, want %q", rec.Progress.Main(), tt.want)
			}
			checkFinding(t, findings, tt.code)
		})
	}
}

func TestTranslationsStandInColumnsOfTheirOwn(t *testing.T) {
	for _, header := range []string{"progress::fr", "Progress (French)", "Progress (français)", "Progress::fr", "progress::French (fr)"} {
		c := english(t)
		f := excelize.NewFile()
		f.SetSheetName("Sheet1", "Milestones")
		for cell, v := range map[string]string{"A1": "milestone", "B1": "progress", "C1": header, "A2": "1.1", "B2": "done", "C2": "fait"} {
			f.SetCellStr("Milestones", cell, v)
		}
		b, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		book, err := openBook(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		v := newVocabulary([]*templates.Catalogue{c})
		v.learnLanguage("fr")
		r := newReading("book.xlsx", book, v, &knowledge{language: "en"})
		recs := readSheet(r, columns.Progress, unchanged)
		if len(recs) != 1 || recs[0].Progress.In("fr") != "fait" || recs[0].Progress.Main() != "done" {
			t.Errorf("%s: read as %+v", header, recs)
		}
		if at := recs[0].At("progress::fr").Cell; at != "C2" {
			t.Errorf("%s: place %s", header, at)
		}
	}
}

// LibreOffice stores a typed yes or no as a formula with a number.
func TestTruthValuesStoredAsFormulasAreValues(t *testing.T) {
	b := rezip(t, blankPlan(t), sheetData(`<row r="1"><c r="A1" t="n"><f aca="false">TRUE()</f><v>1</v></c><c r="B1"><f>FALSE()</f></c><c r="C1" t="b"><f>TRUE()+0</f><v>1</v></c></row>`))
	book, err := openBook(b)
	if err != nil {
		t.Fatal(err)
	}
	want := []xlsx.Cell{{Col: 1, Kind: xlsx.Bool, Text: "1"}, {Col: 2, Kind: xlsx.Bool, Text: "0"}, {Col: 3, Kind: xlsx.Bool, Text: "1", Formula: true}}
	i := slices.IndexFunc(book.Sheets, func(s *xlsx.Sheet) bool { return s.Name == "Agencies" })
	if got := book.Sheets[i].Rows; len(got) != 1 || !slices.Equal(got[0].Cells, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
