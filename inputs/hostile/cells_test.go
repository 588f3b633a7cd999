package hostile

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// put is the return of MOJ with another value in one cell: a text, a number,
// or anything else that excelize writes.
func put(cell string, value any) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		b, err := inputstest.Put(moj(t), cell, value)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// styled puts a number in one of the built-in formats.
func styled(cell string, v any, format int) func(*excelize.File) {
	sheet, ref, _ := strings.Cut(cell, "!")
	return func(f *excelize.File) {
		f.SetCellValue(sheet, ref, v)
		id, err := f.NewStyle(&excelize.Style{NumFmt: format})
		if err != nil {
			panic(err)
		}
		f.SetCellStyle(sheet, ref, ref, id)
	}
}

// parts are the sheets' places in the file that the program makes.
var parts = map[string]string{"Commitments": "xl/worksheets/sheet2.xml", "Milestones": "xl/worksheets/sheet3.xml", "Consultations": "xl/worksheets/sheet4.xml"}

// stored puts a cell as its XML is stored: what no program of good manners
// would write. The attributes stand after r.
func stored(cell, attributes, content string) func(*testing.T) []byte {
	sheet, ref, _ := strings.Cut(cell, "!")
	old := regexp.MustCompile(`<c r="` + ref + `"[^>]*?(/>|>.*?</c>)`)
	return func(t *testing.T) []byte {
		t.Helper()
		done := false
		b, err := inputstest.Rezip(moj(t), func(name string, part []byte) []byte {
			if name != parts[sheet] {
				return part
			}
			return old.ReplaceAllFunc(part, func([]byte) []byte {
				done = true
				return []byte(`<c r="` + ref + `" ` + attributes + `>` + content + `</c>`)
			})
		})
		if err != nil || !done {
			t.Fatalf("%s is not there: %v", cell, err)
		}
		return b
	}
}

// typed puts a text or a number into a cell that has a style, which stays. It
// changes the XML, which is many times faster than to open the workbook.
func typed(t *testing.T, cell string, value any) []byte {
	t.Helper()
	sheet, ref, _ := strings.Cut(cell, "!")
	var attributes, content string
	switch v := value.(type) {
	case string:
		var text strings.Builder
		if err := xml.EscapeText(&text, []byte(v)); err != nil {
			t.Fatal(err)
		}
		attributes, content = ` t="inlineStr"`, `<is><t xml:space="preserve">`+text.String()+`</t></is>`
	case int, float64:
		content = fmt.Sprintf("<v>%v</v>", v)
	default:
		return put(cell, value)(t)
	}
	old := regexp.MustCompile(`<c r="` + ref + `"( s="\d+")?[^>]*?(?:/>|>.*?</c>)`)
	done := false
	b, err := inputstest.Rezip(moj(t), func(name string, part []byte) []byte {
		if name != parts[sheet] || !old.Match(part) {
			return part
		}
		done = true
		return old.ReplaceAllFunc(part, func(found []byte) []byte {
			return fmt.Appendf(nil, `<c r="%s"%s%s>%s</c>`, ref, old.FindSubmatch(found)[1], attributes, content)
		})
	})
	if err != nil || !done {
		t.Fatalf("%s is not there: %v", cell, err)
	}
	return b
}

// inline is a text as its XML is stored.
func inline(cell, xml string) func(*testing.T) []byte {
	return stored(cell, `t="inlineStr"`, `<is><t xml:space="preserve">`+xml+`</t></is>`)
}

func TestLevelsThatAreNone(t *testing.T) {
	runAll(t, []hostile{
		{why: "a level that is none", make: put("Commitments!E5", "In progress"), exit: 3, code: ogp.LevelUnknown, at: "Commitments!E5"},
	})
}

func TestWhatLooksLikeAFormulaIsText(t *testing.T) {
	var cases []reading
	for _, text := range []string{`=cmd|'/C calc'!A0`, "+1+1", "-2+3", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "＝1+1", "'=1+1", `=HYPERLINK("https://example.org","x")`} {
		cases = append(cases, reading{why: fmt.Sprintf("%q", text), cell: "Commitments!F5", value: text, at: contribution + "results", want: fmt.Sprintf("%q", strings.TrimSpace(text))})
	}
	readAll(t, cases)
}

func TestFormulas(t *testing.T) {
	noValue := func(cell string) func(*excelize.File) {
		return func(f *excelize.File) {
			sheet, ref, _ := strings.Cut(cell, "!")
			f.SetCellValue(sheet, ref, nil)
			f.SetCellFormula(sheet, ref, "1+1")
		}
	}
	readAll(t, []reading{
		{why: "with a result", bytes: stored(eventCell("participants"), "", "<f>N5+O5</f><v>15</v>"), found: "formula-read " + eventCell("participants"), at: event + "participants", want: "15"},
		{why: "with a text as its result", bytes: stored("Commitments!E5", `t="str"`, "<f>A1</f><v>Limited</v>"), at: contribution + "level", want: `"limited"`,
			found: "formula-read Commitments!E5\nlevel-differs Commitments!E5\nchallenge-missing " + resultCell("challenge")},
		{why: "without a result in a count", edit: noValue(eventCell("participants")), found: "formula-no-value " + eventCell("participants"), at: event + "participants_stated", want: "null"},
		{why: "without a result in a level", edit: noValue("Milestones!G5"), found: "formula-no-value Milestones!G5", at: milestone + "level", want: `"not_reported"`},
		{why: "without a result in prose", edit: noValue("Commitments!F5"), found: "formula-no-value Commitments!F5", at: contribution + "results", want: "null"},
		{why: "without a result in an id", edit: noValue("Milestones!A5"), found: "formula-no-value Milestones!A5\nrow-without-id Milestones!A5", kept: []string{"https://example.org/register"}},
		{why: "the day on which it is opened: the stored day is read", bytes: stored("Milestones!I5", `s="1"`, "<f>TODAY()</f><v>45800</v>"), found: "formula-read Milestones!I5", at: actual + "actual_end", want: `"2025-05-23"`},
		{why: "of another file: the stored value is read", bytes: stored(eventCell("participants"), "", "<f>[1]Sheet1!A1</f><v>15</v>"), found: "formula-read " + eventCell("participants")},
		{why: "around in a circle", bytes: stored(eventCell("participants"), "", "<f>V5+1</f><v>0</v>"), found: "formula-read " + eventCell("participants") + "\nparticipants-sum " + eventCell("participants"), at: event + "participants_stated", want: "0"},
	})
}

func TestErrorsInCells(t *testing.T) {
	var cases []reading
	for _, e := range []string{"#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#NUM!", "#SPILL!"} {
		cases = append(cases, reading{why: e, bytes: stored(eventCell("participants"), `t="e"`, "<f>A1/0</f><v>"+e+"</v>"), found: "cell-error " + eventCell("participants"), kept: []string{e}, at: event + "participants_stated", want: "null"})
	}
	cases = append(cases,
		reading{why: "in prose", bytes: stored("Commitments!F5", `t="e"`, "<v>#REF!</v>"), found: "cell-error Commitments!F5", at: contribution + "results", want: "null"},
		reading{why: "as an id", bytes: stored("Milestones!A5", `t="e"`, "<v>#REF!</v>"), found: "cell-error Milestones!A5\nrow-without-id Milestones!A5"},
		reading{why: "as text in prose it is text", cell: "Commitments!F5", value: "#REF!", at: contribution + "results", want: `"#REF!"`})
	readAll(t, cases)
}

func TestNumbersOfPeople(t *testing.T) {
	const at = event + "participants_stated"
	cell := eventCell("participants")
	bad := func(why string, v any) reading {
		return reading{why: why, cell: cell, value: v, found: "number-unreadable " + cell, at: at, want: "null", kept: []string{fmt.Sprint(v)}}
	}
	text := func(v, want string) reading {
		return reading{why: "the text " + v, cell: cell, value: v, found: "number-as-text " + cell, at: at, want: want}
	}
	readAll(t, []reading{
		text("15", "15"), text("15 ", "15"), text("\u00a015", "15"), text("1 500", "1500"), text("1\u202f500", "1500"), text("١٥", "15"), text("۱۵", "15"), text("१५", "15"), text("１５", "15"),
		bad("a comma that can be either", "1,234"), bad("thousands and decimals", "1,234.5"), bad("decimals with a comma", "1 234,5"), bad("a decimal", "15.5"),
		bad("a unit", "15 people"), bad("a guess", "about 15"), bad("a range", "15-20"), bad("a sum", "12+3"), bad("a percentage", "85%"), bad("a percentage with a space", "85 %"), bad("words", "fifteen"),
		bad("nothing in words is no 0", "none"), bad("a question", "?"), bad("negative", -5), bad("negative text", "-5"), bad("a fraction", 0.85), bad("too many", "1000000000000"),
		bad("digits without end", strings.Repeat("9", 400)), bad("an exponent", "1e3"), bad("hexadecimal", "0x1F"), bad("not a number", "NaN"), bad("infinity", "Infinity"),
		{why: "0 is 0, and less than the groups", cell: cell, value: 0, found: "participants-sum " + cell, at: at, want: "0"},
		{why: "the text 0 is 0", cell: cell, value: "0", found: "number-as-text " + cell + "\nparticipants-sum " + cell, at: at, want: "0"},
		{why: "a dash is no entry", cell: cell, value: "-", found: "value-read " + cell, at: at, want: "null"},
		{why: "N/A is no entry", cell: cell, value: "N/A", found: "value-read " + cell, at: at, want: "null"},
		{why: "a number shown as a percentage", edit: styled(cell, 15, 9), found: "number-unreadable " + cell, at: at, want: "null", kept: []string{"1500%"}},
		{why: "a number shown as a day", edit: styled(cell, 45838, 14), found: "number-unreadable " + cell, at: at, want: "null", kept: []string{"2025-06-30"}},
		{why: "stored as NaN", bytes: stored(cell, "", "<v>NaN</v>"), found: "number-unreadable " + cell, at: at, want: "null"},
		{why: "stored as infinite", bytes: stored(cell, "", "<v>INF</v>"), found: "number-unreadable " + cell, at: at, want: "null"},
		{why: "stored as a monster", bytes: stored(cell, "", "<v>1e308</v>"), found: "number-unreadable " + cell, at: at, want: "null"},
		{why: "stored with an exponent that is small", bytes: stored(cell, "", "<v>1.5E1</v>"), at: at, want: "15"},
		{why: "stored as no number at all", bytes: stored(cell, "", "<v>abc</v>"), found: "number-unreadable " + cell, at: at, want: "null", kept: []string{"abc"}},
		{why: "stored as negative zero", bytes: stored(cell, "", "<v>-0</v>"), found: "participants-sum " + cell, at: at, want: "0"},
	})
}

func TestNumbersInProse(t *testing.T) {
	const at, cell = contribution + "results", "Commitments!F5"
	readAll(t, []reading{
		{why: "a percentage", edit: styled(cell, 0.85, 9), found: "value-read " + cell, at: at, want: `"85%"`},
		{why: "a fraction", cell: cell, value: 0.85, at: at, want: `"0.85"`},
		{why: "a percentage beyond reason", edit: styled(cell, 85, 9), found: "value-read " + cell, at: at, want: `"8500%"`},
		{why: "a percentage in words", cell: cell, value: "85 %", at: at, want: `"85 %"`},
		{why: "a negative number", cell: cell, value: -5, at: at, want: `"-5"`},
		{why: "NaN is no day", bytes: stored(cell, `s="1"`, "<v>NaN</v>"), at: at, want: `"NaN"`},
		{why: "a monster stays short", bytes: stored(cell, "", "<v>1E+308</v>"), at: at, want: `"1E+308"`},
		{why: "infinity", bytes: stored(cell, "", "<v>Infinity</v>"), at: at, want: `"Infinity"`},
		{why: "digits beyond the precision of numbers", bytes: stored(cell, "", "<v>12345678901234567890</v>"), at: at, want: `"12345678901234567890"`},
		{why: "yes as a truth value", cell: cell, value: true, at: at, want: `"yes"`},
	})
}

func TestDates(t *testing.T) {
	const at, cell = actual + "actual_end", "Milestones!I5"
	text := func(v string, code ogp.Code, want string) reading {
		c := reading{why: "the text " + v, cell: cell, value: v, at: at, want: `"` + want + `"`, kept: []string{v}}
		if want == "" {
			c.want = "null"
		}
		if code != "" {
			c.found = string(code) + " " + cell
		}
		if code == ogp.DateRead || code == "" {
			c.kept = nil
		}
		if want == "2025" { // was it on time?
			c.found = strings.TrimSpace(string(ogp.EndTooVague) + " " + cell + "\n" + c.found)
		}
		return c
	}
	serial := func(why, v string, code ogp.Code, want string) reading {
		c := text(v, code, want)
		c.why, c.kept, c.bytes, c.cell = why, nil, stored(cell, `s="1"`, "<v>"+v+"</v>"), ""
		return c
	}
	readAll(t, []reading{
		text("2025-05-31", "", "2025-05-31"), text("2025-05", "", "2025-05"), text("2025", "", "2025"), text("2025-5-31", ogp.DateRead, "2025-05-31"), text("31/05/2025", ogp.DateRead, "2025-05-31"),
		text("05/31/2025", ogp.DateRead, "2025-05-31"), text("31.5.2025", ogp.DateRead, "2025-05-31"), text("31-05-2025", ogp.DateRead, "2025-05-31"), text("2025.05.31", ogp.DateRead, "2025-05-31"),
		text("31 May 2025", ogp.DateRead, "2025-05-31"), text("May 31, 2025", ogp.DateRead, "2025-05-31"), text("31 MAY 2025", ogp.DateRead, "2025-05-31"), text("31-May-2025", ogp.DateRead, "2025-05-31"),
		text("31 Dec. 2024", ogp.DateRead, "2024-12-31"), text("31st of December 2024", ogp.DateRead, "2024-12-31"), text("Tuesday, 31 December 2024", ogp.DateRead, "2024-12-31"), text("1st Sept 2024", ogp.DateRead, "2024-09-01"),
		text("Dec 2024", ogp.DateRead, "2024-12"), text("2024 December", ogp.DateRead, "2024-12"), text("٢٠٢٥-٠٥-٣١", ogp.DateRead, "2025-05-31"), text("２０２５/０５/３１", ogp.DateRead, "2025-05-31"),
		text("2025‑05‑31", ogp.DateRead, "2025-05-31"), text("31/05/2025 14:30", ogp.DateRead, "2025-05-31"), text("2025-05-31T23:59:59.9999+14:00", ogp.DateRead, "2025-05-31"), text("2025-05-31 00:00:00Z", ogp.DateRead, "2025-05-31"), text("2025-03-30T02:30:00-11:00", ogp.DateRead, "2025-03-30"),
		text("06-2025", ogp.DateRead, "2025-06"), text("6/2025", ogp.DateRead, "2025-06"), text("06.2025", ogp.DateRead, "2025-06"), text("2025/06", ogp.DateRead, "2025-06"), text("2025-6", ogp.DateRead, "2025-06"), text("2025.6", ogp.DateRead, "2025-06"), text("13-2025", ogp.DateUnreadable, ""), text("2024/25", ogp.DateUnreadable, ""), text("2024-2025", ogp.DateUnreadable, ""),
		text("03/04/2025", ogp.DateAmbiguous, ""), text("3.4.2025", ogp.DateAmbiguous, ""), text("03/04/2025 10:00", ogp.DateAmbiguous, ""),
		text("31.12.25", ogp.DateShortYear, ""), text("03/04/25", ogp.DateAmbiguous, ""), text("3.4.25", ogp.DateAmbiguous, ""), text("3-4-25", ogp.DateAmbiguous, ""), text("25-06-30", ogp.DateAmbiguous, ""), text("25/06/30", ogp.DateShortYear, ""), text("5/5/25", ogp.DateShortYear, ""), text("Dec-25", ogp.DateShortYear, ""), text("31 Dec 25", ogp.DateShortYear, ""), text("31 Dec '25", ogp.DateShortYear, ""),
		text("2568-05-31", ogp.DateCalendar, ""), text("31/05/2568", ogp.DateCalendar, ""), text("31 May 2568", ogp.DateCalendar, ""), text("1447-01-05", ogp.DateCalendar, ""), text("1404/03/10", ogp.DateCalendar, ""), text("۱۴۰۴/۰۳/۱۰", ogp.DateCalendar, ""), text("2568", ogp.DateCalendar, ""),
		text("29/02/2025", ogp.DateUnreadable, ""), text("2025-02-29", ogp.DateUnreadable, ""), text("31 June 2025", ogp.DateUnreadable, ""), text("2025-13-01", ogp.DateUnreadable, ""), text("0000-00-00", ogp.DateUnreadable, ""), text("45808", ogp.DateUnreadable, ""), text("99999999999999999999", ogp.DateUnreadable, ""), text("9999-12-31", ogp.DateUnreadable, ""),
		text("ongoing", ogp.DateWords, "ongoing"), text("Q3 2025", ogp.DateWords, "Q3 2025"), text("TBC", ogp.DateWords, "TBC"), text("end of June", ogp.DateWords, "end of June"), text("31 grudnia 2025", ogp.DateWords, "31 grudnia 2025"), text("31 d\u00e9c. 2024", ogp.DateRead, "2024-12-31"), text("spring 2025", ogp.DateWords, "spring 2025"), text("May-June 2025", ogp.DateWords, "May-June 2025"), text("see above", ogp.DateWords, "see above"),
		serial("a real day", "45808", "", "2025-05-31"), serial("a second before midnight", "45808.99999999", "", "2025-05-31"), serial("the day that never was, 29 February 1900", "60", ogp.DateUnreadable, ""), serial("day 0", "0", ogp.DateUnreadable, ""),
		serial("a negative day", "-1", ogp.DateUnreadable, ""), serial("after the year 9999", "2958466", ogp.DateUnreadable, ""), serial("the year 9999", "2958465", ogp.DateUnreadable, ""), serial("a day that is no number", "NaN", ogp.DateUnreadable, ""), serial("a monster", "1e308", ogp.DateUnreadable, ""),
		serial("a year typed as a number", "2025", ogp.DateRead, "2025"), serial("a year of another calendar typed as a number", "2568", ogp.DateCalendar, ""), serial("a year of the Hijra typed as a number", "1447", ogp.DateCalendar, ""),
		{why: "a cell that shows month and year", edit: styled(cell, 45778, 17), found: "date-shown-partly " + cell, at: at, want: `"2025-05"`},
		{why: "a cell that shows day and month", edit: styled(cell, 45808, 16), at: at, want: `"2025-05-31"`},
		{why: "a day as other programs store it", bytes: stored(cell, `t="d"`, "<v>2025-05-31</v>"), at: at, want: `"2025-05-31"`},
		{why: "a moment as other programs store it", bytes: stored(cell, `t="d"`, "<v>2025-05-31T23:59:59.9999Z</v>"), at: at, want: `"2025-05-31"`},
		{why: "a workbook that counts from 1904", edit: func(f *excelize.File) {
			on := true
			f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on})
			for cell, day := range map[string]int{"D5": 44043, "E5": 44376, "E6": 44560, "H5": 44074, "I5": 44346, "I6": 44530} {
				f.SetCellValue("Milestones", cell, day)
			}
			f.SetCellValue("Consultations", "D5", 44229)
		}, at: at, want: `"2025-05-31"`},
		{why: "a truth value", cell: cell, value: true, found: "date-unreadable " + cell, kept: []string{"TRUE"}},
	})
}

func TestTextsThatAreTooLong(t *testing.T) {
	long := strings.Repeat("word ", 8000) + "end"
	readAll(t, []reading{
		{why: "as long as a cell can be", cell: "Commitments!F5", value: strings.Repeat("a", 32767), at: contribution + "results", want: `"` + strings.Repeat("a", 32767) + `"`},
		{why: "longer than a cell can be", bytes: inline("Commitments!F5", long), found: "text-too-long Commitments!F5", at: contribution + "results", want: `"` + long + `"`},
		{why: "of 500 lines", cell: "Commitments!F5", value: strings.Repeat("line\n", 499) + "line", at: contribution + "results", want: `"` + strings.Repeat(`line\n`, 499) + `line"`},
		{why: "in a level", bytes: inline("Commitments!E5", long), found: "level-unknown Commitments!E5\ntext-too-long Commitments!E5", kept: []string{long}},
	})
}

func TestCharactersThatCannotBePrinted(t *testing.T) {
	const at, cell = contribution + "results", "Commitments!F5"
	is := func(why, xml, want, found string) reading {
		if found != "" {
			found += " " + cell
		}
		return reading{why: why, bytes: inline(cell, xml), at: at, want: want, found: found}
	}
	const bad = "control-characters"
	readAll(t, []reading{
		is("an escaped control character", "a_x0001_b", `"a\ufffdb"`, bad), is("an escaped NUL", "a_x0000_b", `"a\ufffdb"`, bad),
		is("an escaped vertical tab is a line break", "a_x000B_b", `"a\nb"`, ""), is("the same in words", "a_x005F_x000B_b", `"a_x000B_b"`, ""), is("an escaped line break", "a_x000D__x000A_b", `"a\nb"`, ""),
		is("half a surrogate", "a_xD800_b", `"a\ufffdb"`, bad), is("no characters at all", "a\ufdd0b\U0001FFFEc", `"a\ufffdb\ufffdc"`, bad), is("what was lost before", "a\ufffdb", `"a\ufffdb"`, bad),
		is("a control character of the second kind", "a\u0084b", `"a\ufffdb"`, bad), is("DEL", "a\u007fb", `"a\ufffdb"`, bad),
		is("turned around", "abc\u202edef\u202c", `"abcdef"`, bad), is("isolated", "abc\u2066def\u2069", `"abcdef"`, bad),
		is("zero width in prose stays, since scripts need it", "ab\u200dc", `"ab\u200dc"`, ""), is("a soft hyphen stays", "co\u00adoperate", `"co\u00adoperate"`, ""),
		is("text hidden in tags", "ok\U000E0068\U000E0069", `"ok\ufffd"`, bad), is("a flag made with tags", "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "\"\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F\"", ""),
		is("marks upon marks", "Z"+strings.Repeat("\u0301", 40), `"Z`+strings.Repeat("\u0301", 40)+`"`, bad), is("Vietnamese is no such thing", "Vie\u0323\u0302t", `"Vie`+"\u0323\u0302"+`t"`, ""),
		is("emoji", "👍🏽 done", `"👍🏽 done"`, ""), is("private use", "a\ue123b", `"a`+"\ue123"+`b"`, bad), is("a bullet that Word left", "\uf0b7 one", `"• one"`, ""),
		is("line breaks of every kind", "a\u2028b\u2029c\u0085d&#13;e", `"a\nb\nc\nd\ne"`, ""),
		{why: "spaces of every kind around a level", cell: "Commitments!E5", value: "\u00a0\u2003Completed\u200b\u3000", at: contribution + "level", want: `"completed"`},
		{why: "a level in wide letters", cell: "Commitments!E5", value: "Ｃompleted", at: contribution + "level", want: `"completed"`},
	})
}

func TestIdsThatOnlyLookRight(t *testing.T) {
	const cell = "Milestones!A5"
	read := func(why string, v any, note string) reading {
		if note != "" {
			note += " " + cell
		}
		return reading{why: why, cell: cell, value: v, found: note, at: milestone + "level", want: `"completed"`}
	}
	unknown := func(why, v string) reading {
		return reading{why: why, cell: cell, value: v, found: "milestone-unknown " + cell, at: milestone + "level", want: `"not_reported"`, kept: []string{"https://example.org/register", "did you mean \"1.1\"?"}}
	}
	readAll(t, []reading{
		read("space around", " 1.1\u00a0", ""), read("zero width inside", "1.\u200b1", ""), read("turned around", "\u202e1.1", "control-characters"), read("a mark for order of bytes", "\ufeff1.1", ""), read("a variation selector", "1\ufe0f.1", ""), read("tags", "1.1\U000E0031", "control-characters"),
		read("wide digits", "１.１", "value-read"), read("other digits", "١.١", "value-read"),
		unknown("a dot that is none", "1\u20241x"), unknown("a letter for a digit", "l.1"), unknown("with a word", "Milestone 1.1"), unknown("with a dot behind", "1.1."),
		{why: "a Cyrillic letter in an agency's id", edit: func(f *excelize.File) {
			for _, at := range [][2]string{{"_meta", "B4"}, {"Read me", "B17"}} {
				f.SetCellStr(at[0], at[1], "М\u041eЈ")
			}
			f.SetCustomProps(excelize.CustomProperty{Name: "agency", Value: "М\u041eЈ"})
		}, found: "agency-unknown\nplan: return-missing Agencies!A5", kept: []string{"did you mean \"MOJ\"?", "The register is public."}},
		{why: "a number that lost its zero", cell: "Commitments!A6", value: 1.1, found: "id-numeric Commitments!A6", at: "commitments.1.level", want: `"substantial"`},
		{why: "a number in exponents", bytes: stored("Commitments!A5", "", "<v>1e308</v>"), found: "commitment-unknown Commitments!A5", kept: []string{"The register is public."}},
	})
}

func TestWordsOfAList(t *testing.T) {
	level := func(v any, found, want string) reading {
		return reading{why: fmt.Sprintf("the level %v", v), cell: "Milestones!G5", value: v, found: found, at: milestone + "level", want: want, kept: []string{fmt.Sprint(v)}}
	}
	const unknown, none = "level-unknown Milestones!G5", `"not_reported"`
	nearest := func(v string) reading {
		c := level(v, unknown, none)
		c.kept = append(c.kept, `did you mean "Completed"?`)
		return c
	}
	reads := func(v string) reading {
		c := level(v, "value-read Milestones!G5", `"completed"`)
		c.kept = nil
		return c
	}
	same := func(v string) reading { c := level(v, "", `"completed"`); c.kept = nil; return c }
	readAll(t, []reading{
		same("COMPLETED"), same("completed."), same(" Completed "), same("C"), same("c"), same("Comple\u200bted"), same("completed"), same("Completed\n"),
		reads("Complete"), reads("[Completed]"), reads("Fully completed!"),
		level("ongoing", unknown, none), level("Underway", unknown, none), level("Delayed", unknown, none), level("partially complete", unknown, none), level("Not complete", unknown, none), level("no progress", unknown, none), level("Limited, nearly completed", unknown, none), level("Not started/Limited", unknown, none),
		nearest("Compleated"), nearest("Completed (100%)"), level("Done", unknown, none), level("In progress", unknown, none), level("100%", unknown, none), level("Terminé", unknown, none), level(4, unknown, none), level("Yes", unknown, none), level("Completed/Substantial", unknown, none), level("see above", unknown, none), level("?", unknown, none),
		{why: "a truth value as a level", cell: "Milestones!G5", value: true, found: unknown, at: milestone + "level", want: none, kept: []string{"TRUE"}},
		{why: "a percentage as a level", edit: styled("Milestones!G5", 1, 9), found: unknown, at: milestone + "level", want: none, kept: []string{"100%"}},
		{why: "a dash is no level", cell: "Milestones!G5", value: "-", found: "value-read Milestones!G5\nlevel-blank Milestones!G5", at: milestone + "level", want: none},
		{why: "a type of event that is none", cell: eventCell("type"), value: "Forum meetings", found: "value-unknown " + eventCell("type"), at: event + "type", want: "null", kept: []string{"Forum meetings", `did you mean "Forum meeting"?`}},
		{why: "an answer", cell: eventCell("results_presented"), value: "yes!", at: event + "results_presented", want: "true"},
		{why: "an answer that is none", cell: eventCell("results_presented"), value: "some", found: "answer-unreadable " + eventCell("results_presented"), at: event + "results_presented", want: "null", kept: []string{"some"}},
		{why: "an answer with more words", cell: eventCell("results_presented"), value: "Yes, by the minister", found: "answer-unreadable " + eventCell("results_presented"), kept: []string{`did you mean "Yes"?`}},
		{why: "a phase with a word more", cell: eventCell("phase"), value: "implementation phase", found: "value-unknown " + eventCell("phase"), kept: []string{`did you mean "Implementation"?`}},
		{why: "a level that says the opposite", cell: "Milestones!G5", value: "Not yet completed", found: "level-unknown Milestones!G5", not: []string{"did you mean"}},
		{why: "the number of a commitment that is none", cell: eventCell("commitments"), value: "1; 7", found: "commitment-unknown " + eventCell("commitments"), kept: []string{"7"}},
		{why: "two challenges with a comma", cell: resultCell("challenge"), value: "Funding, Approvals", at: contribution + "challenge", want: `["funding","approvals"]`},
	})
}

func TestTextStaysText(t *testing.T) {
	var cases []reading
	for _, text := range []string{`& < > " ' ]]>`, "&amp;lt;", "<b>bold</b>", "<script>alert(1)</script>", "{title}", "{{.X}}", "${x}", "«x»", "%s %d %!", "{ INCLUDETEXT c:\\\\x }", ") Tj ET", "%%EOF", "((((", `\\`, "# head\n* list", `{\rtf1 x}`, `\textbf{x}`, "{found}", "{row}"} {
		cases = append(cases, reading{why: fmt.Sprintf("%q", text), cell: "Commitments!F5", value: text, at: contribution + "results", want: quoted(text)},
			reading{why: fmt.Sprintf("%q in a finding", text), cell: "Commitments!E5", value: text, found: "level-unknown Commitments!E5", kept: []string{text}})
	}
	readAll(t, cases)
}

func TestRichText(t *testing.T) {
	readAll(t, []reading{
		{why: "rich text", at: contribution + "results", want: `"bold and x2"`, edit: func(f *excelize.File) {
			f.SetCellRichText("Commitments", "F5", []excelize.RichTextRun{{Text: "bold", Font: &excelize.Font{Bold: true}}, {Text: " and x"}, {Text: "2", Font: &excelize.Font{VertAlign: "superscript"}}})
		}},
		{why: "struck through in part", found: "text-struck Commitments!F5", at: contribution + "results", want: `"Open since May June."`, kept: []string{`read all the same: "May"`}, edit: func(f *excelize.File) {
			f.SetCellRichText("Commitments", "F5", []excelize.RichTextRun{{Text: "Open since "}, {Text: "May", Font: &excelize.Font{Strike: true}}, {Text: " June."}})
		}},
		{why: "struck through", found: "text-struck Commitments!F5", at: contribution + "results", want: `"The register is public."`, edit: func(f *excelize.File) {
			id, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			f.SetCellStyle("Commitments", "F5", "F5", id)
		}},
	})
}

func TestLinks(t *testing.T) {
	const cell, at = "Milestones!K5", actual + "evidence"
	link := func(v string) reading {
		return reading{why: "a link " + v[:min(len(v), 40)], cell: cell, value: v, at: at, want: `[{"text":` + quoted(v) + `,"url":` + quoted(v) + `}]`}
	}
	plain := func(v string) reading {
		return reading{why: "no link " + v[:min(len(v), 40)], cell: cell, value: v, found: "link-unsafe " + cell, at: at, want: `[{"text":` + quoted(v) + `,"url":null}]`}
	}
	withheld := func(v string) reading { // on a computer
		return reading{why: "a path " + v, cell: cell, value: v, found: "completed-without-evidence " + cell + "\nlink-local " + cell, at: at, want: `[]`, kept: []string{v}}
	}
	private := func(r reading) reading { // it names a person, and would be published
		r.found = strings.TrimPrefix(r.found+"\npersonal-data "+cell, "\n")
		return r
	}
	leads := func(text, target string) func(f *excelize.File) {
		return func(f *excelize.File) {
			f.SetCellStr("Milestones", "K5", text)
			f.SetCellHyperLink("Milestones", "K5", target, "External")
		}
	}
	readAll(t, []reading{
		link("https://example.org/a?b=1&c=2#d"), link("http://example.org"), link("HTTPS://EXAMPLE.ORG/"), private(link("mailto:ogp@example.org")), link("https://xn--bcher-kva.example/"), link("https://bücher.example/"), link("https://example.org:8443/x"), link("https://[2001:db8::1]/"),
		plain("javascript:alert(1)"), plain("data:text/html,<b>x</b>"), plain("vbscript:x"), withheld("file:///etc/passwd"), withheld(`\\host\share\x.docx`), withheld(`c:\x y.docx`), withheld("/home/anna/x.odt"), plain("//host/share"), plain("ms-word:ofe|u|https://example.org/x.docx"), private(plain("http://user@host/")), private(plain("http://user:word@host/")), plain("https://example.org\\@evil.example/"), plain("https://" + strings.Repeat("a", 5000)), plain("www.example.org"), plain("ftp://example.org/x"), plain("https://ex\u0430mple.org/"), plain("https://"), plain("http:///x"), plain("mailto:nobody"),
		{why: "a text that leads elsewhere", edit: leads("https://example.org/a", "https://example.org/b"), at: at, want: `[{"text":"https://example.org/a","url":"https://example.org/a"},{"text":"https://example.org/b","url":"https://example.org/b"}]`},
		{why: "a text that leads to a share", edit: leads("report", `file://host/share`), found: "link-local " + cell, kept: []string{"file://host/share", "report"}},
		{why: "words that say where", cell: cell, value: "the annual report", at: at, want: `[{"text":"the annual report","url":null}]`},
		{why: "an address with a space", cell: cell, value: "https://example.org/a b", found: "link-space " + cell, at: at, want: `[{"text":"https://example.org/a b","url":null}]`},
		{why: "a wrapped address", cell: cell, value: "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05%7C01%7Canna%40example.org%7C", found: "link-wrapped " + cell, at: at, want: `[{"text":"https://example.org/a","url":"https://example.org/a"}]`, not: []string{"anna"}},
		{why: "a cell that shows nothing and leads somewhere", edit: leads("", "https://example.org/a"), found: "link-blank " + cell + "\ncompleted-without-evidence " + cell, at: at, want: "[]", kept: []string{"https://example.org/a"}},
		{why: "none is no evidence", cell: cell, value: "None", found: "value-read " + cell + "\ncompleted-without-evidence " + cell, at: at, want: "[]"},
		{why: "n/a is no evidence", cell: cell, value: "n/a", found: "value-read " + cell + "\ncompleted-without-evidence " + cell, at: at, want: "[]"},
	})
}

func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '\n':
			b.WriteString(`\n`)
		case '<', '>', '&':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
