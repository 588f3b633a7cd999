package hostile

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"unicode/utf16"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

const worksheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`

// rows is the return with other rows on the sheet of milestones.
func rows(xml string) func(*testing.T) []byte {
	return part(milestones, worksheet+`<sheetData>`+xml+`</sheetData></worksheet>`)
}

// after puts elements behind the rows of that sheet.
func after(xml string) func(*testing.T) []byte {
	return swap(milestones, "</sheetData>", "</sheetData>"+xml)
}

// times repeats a text with a running number in it.
func times(n int, format string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString(strings.ReplaceAll(format, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// transcoded writes a part in UTF-16.
func transcoded(name string, big bool) func(*testing.T) []byte {
	return repacked(func(n string, b []byte) []byte {
		if n != name {
			return b
		}
		out := []byte{0xff, 0xfe}
		if big {
			out = []byte{0xfe, 0xff}
		}
		text := strings.Replace(string(b), `encoding="UTF-8"`, `encoding="UTF-16"`, 1)
		for _, u := range utf16.Encode([]rune(text)) {
			low, high := byte(u), byte(u>>8)
			if big {
				low, high = high, low
			}
			out = append(out, low, high)
		}
		return out
	})
}

// XML that cannot be trusted: the file is refused, and it is said why.
func TestPartsThatCannotBeTrusted(t *testing.T) {
	inSheet := func(xml string) func(*testing.T) []byte { return part(milestones, xml) }
	laughs := `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	tests := []struct {
		why     string
		make    func(*testing.T) []byte
		message string
	}{
		{"entities that grow", inSheet(laughs + worksheet + `<sheetData><row r="1"><c r="A1" t="str"><v>&c;</v></c></row></sheetData></worksheet>`), "used for attacks"},
		{"an entity that reads a file", inSheet(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + worksheet + `<sheetData/></worksheet>`), "used for attacks"},
		{"an entity that asks the web", part(stringsPart, `<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]><sst/>`), "used for attacks"},
		{"a document type from elsewhere", part(workbookPart, `<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><workbook/>`), "used for attacks"},
		{"a parameter entity", part(stylesPart, `<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]><styleSheet/>`), "used for attacks"},
		{"a document type in the relations", part(workbookRels, `<!DOCTYPE a><Relationships/>`), "used for attacks"},
		{"an entity that nobody declared", rows(`<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>`), "not written as it must be"},
		{"a character that XML does not have", rows(`<row r="1"><c r="A1" t="str"><v>&#0;</v></c></row>`), "not written as it must be"},
		{"a sheet that ends in the middle", inSheet(worksheet + `<sheetData><row r="1"><c r="A1"><v>1</v></c>`), "ends in the middle"},
		{"a sheet that ends in a tag", inSheet(worksheet + `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B`), "ends in the middle"},
		{"texts that end in the middle", part(stringsPart, `<sst><si><t>a</t></si><si><t>`), "ends in the middle"},
		{"styles that end in the middle", part(stylesPart, `<styleSheet><fonts>`), "ends in the middle"},
		{"an empty sheet part", inSheet(" "), "ends in the middle"},
		{"a tag that closes what is not open", rows(`<row r="1"></c></row>`), "not written as it must be"},
		{"something after the end", inSheet(worksheet + `<sheetData/></worksheet>x`), "not written as it must be"},
		{"an attribute twice", rows(`<row r="1"><c r="A1" r="B1"><v>1</v></c></row>`), "not written as it must be"},
		{"65 elements within each other", inSheet(strings.Repeat("<a>", 65) + strings.Repeat("</a>", 65)), "nested deeper"},
		{"200,000 elements within each other", inSheet(times(200_000, "<a%d>")), "nested deeper"},
		{"60,000 attributes", rows(`<row r="1"` + times(60_000, ` a%d="x"`) + `/>`), "not written as it must be"},
		{"bytes that are no letters", rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xff\xc0</v></c></row>"), "letters that cannot be read"},
		{"another encoding than UTF", part(milestones, "<?xml version=\"1.0\" encoding=\"windows-1251\"?>"+worksheet+"<sheetData/></worksheet>"), "letters that cannot be read"},
		{"half a character of UTF-16", part(milestones, "\xff\xfe<\x00a\x00>\x00\x00\xd8"), "ends in the middle"},
		{"UTF-16 that is stated as UTF-8", part(milestones, "<\x00a\x00/\x00>\x00"), "not written as it must be"},

		{"no workbook part", part(workbookPart, ""), "part of it is missing"},
		{"no relations of the workbook", part(workbookRels, ""), "part of it is missing"},
		{"no texts", part(stringsPart, ""), "part of it is missing"},
		{"no styles", part(stylesPart, ""), "part of it is missing"},
		{"no sheet part", part(milestones, ""), "part of it is missing"},
		{"a sheet outside the workbook", swap(workbookRels, "worksheets/sheet3.xml", "../../../etc/passwd"), "part of it is missing"},
		{"a sheet on the web", swap(workbookRels, `worksheets/sheet3.xml"`, `http://127.0.0.1:9/s.xml" TargetMode="External"`), "part of it is missing"},
		{"two sheets in one part", swap(workbookRels, "worksheets/sheet3.xml", "worksheets/sheet2.xml"), "twice"},
		{"a relation twice", swap(workbookRels, "</Relationships>", `<Relationship Id="rId1" Type="x/theme" Target="theme/theme1.xml"/></Relationships>`), "twice"},
		{"two workbooks in one", swap("_rels/.rels", "</Relationships>", `<Relationship Id="x" Type="`+relationTypes+`officeDocument" Target="xl/other.xml"/></Relationships>`), "twice"},

		{"400,001 texts in the list", part(stringsPart, "<sst>"+times(400_001, "<si><t>%d</t></si>")+"</sst>"), "more text"},
		{"a row beyond what a return has", rows(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "in too many rows"},
		{"1,000 rows with a cell in the last column", rows(times(1000, `<row r="%d"><c r="XFD%d"/></row>`)), "in too many rows"},
		{"content in the last column", rows(`<row r="1"><c r="XFD1"><v>1</v></c></row>`), "in too many rows"},
		{"1.4 million times row 1", rows(strings.Repeat(`<row r="1"></row>`, 1_400_000)), "not in order"},
		{"row 0", rows(`<row r="0"></row>`), "not in order"},
		{"row -4", rows(`<row r="-4"></row>`), "not in order"},
		{"row 9999999999", rows(`<row r="9999999999"></row>`), "not in order"},
		{"a row of no number", rows(`<row r="x"></row>`), "not in order"},
		{"a column beyond the last", rows(`<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`), "not in order"},
		{"a cell of another row", rows(`<row r="1"><c r="A2"><v>1</v></c></row>`), "not in order"},
		{"the same cell twice", rows(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), "twice"},
		{"cells from right to left", rows(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), "not in order"},
		{"a cell outside the rows", rows(`<c r="A1"><v>1</v></c>`), "rows and cells of a sheet"},
		{"a cell within a cell", rows(`<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>`), "rows and cells of a sheet"},
		{"a row within a row", rows(`<row r="1"><row r="2"><c r="A2"><v>1</v></c></row></row>`), "rows and cells of a sheet"},
		{"rows in one of two wrappings", rows(`<AlternateContent><Choice><row r="1"><c r="A1"><v>1</v></c></row></Choice></AlternateContent>`), "rows and cells of a sheet"},
		{"two tables of rows on a sheet", after(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`), "rows and cells of a sheet"},
		{"no table of rows on a sheet", part(milestones, worksheet+`</worksheet>`), "rows and cells of a sheet"},
		{"100,000 merged ranges", after("<mergeCells>" + times(100_000, `<mergeCell ref="A%d:B%d"/>`) + "</mergeCells>"), "its merged cells are too many"},
		{"100,000 links", after("<hyperlinks>" + times(100_000, `<hyperlink ref="A%d" r:id="x%d"/>`) + "</hyperlinks>"), "its links are too many"},
		{"100,000 styles", part(stylesPart, "<styleSheet><cellXfs>"+times(100_000, `<xf fontId="%d"/>`)+"</cellXfs></styleSheet>"), "its formats of cells are too many"},
	}
	var cases []hostile
	for _, tt := range tests {
		cases = append(cases, hostile{why: tt.why, make: tt.make, exit: 3, code: ogp.FileRefused, message: tt.message})
	}
	runAll(t, cases)
}

// What is strange, but says plainly what it means, is read.
func TestPartsThatAreStrangeAndSound(t *testing.T) {
	level := func(cell string) func(*testing.T) []byte { return stored("Milestones!G5", `t="inlineStr"`, cell) }
	completed := func(kind, xml string) func(*testing.T) []byte { return stored("Milestones!G5", kind, xml) }
	runAll(t, []hostile{
		{why: "a sheet in UTF-16", make: transcoded(milestones, false)},
		{why: "texts in UTF-16, the other way round", make: transcoded(stringsPart, true)},
		{why: "a used range of the whole sheet that is not so", make: swap(milestones, "<sheetData>", `<dimension ref="A1:XFD1048576"/><sheetData>`)},
		{why: "columns to the end of numbers", make: swap(milestones, "<sheetData>", `<cols><col min="1" max="2147483647" width="9"/></cols><sheetData>`)},
		{why: "100,000 coloured ranges", make: after("<conditionalFormatting>" + times(100_000, `<cfRule type="expression" priority="%d"/>`) + "</conditionalFormatting>")},
		{why: "100,000 names", make: swap(workbookPart, "</workbook>", "<definedNames>"+times(100_000, `<definedName name="n%d">A1</definedName>`)+"</definedNames></workbook>")},
		{why: "60,000 styles", make: swap(stylesPart, "</cellXfs>", strings.Repeat(`<xf numFmtId="0"/>`, 60_000)+"</cellXfs>")},
		{why: "relations that go round in a circle", make: leading(workbookRels, "theme", "workbook.xml")},
		{why: "elements with a prefix", make: repacked(func(n string, b []byte) []byte {
			if n != milestones {
				return b
			}
			text := strings.NewReplacer("</", "</y:", "<?", "<?", "<", "<y:").Replace(string(b))
			return []byte(strings.Replace(text, `xmlns=`, `xmlns:y=`, 1))
		})},
		{why: "comments and instructions between the rows", make: swap(milestones, "<sheetData>", "<!-- a --><?b c?><sheetData><!-- d -->")},
		{why: "a value in pieces", make: level(`<is><t>Com<!-- x -->ple<![CDATA[t]]>ed</t></is>`)},
		{why: "a value in rich pieces, with a guide to its sound", make: level(`<is><r><t>Comp</t></r><r><t>leted</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is>`)},
		{why: "a value with extensions that say other things", make: completed(`t="str"`, `<v>Completed</v><extLst><ext><v>Limited</v><is><t>Limited</t></is></ext></extLst>`)},
		{why: "an attribute of a megabyte", make: completed(`t="str" x="`+strings.Repeat("x", 1<<20)+`"`, `<v>Completed</v>`)},
		{why: "rows and cells in extensions after the table", make: after(`<extLst><ext><row r="1"/><c r="A1"><v>1</v></c></ext></extLst>`)},
	})
}

// A cell that is broken is told by its place; the others are read.
func TestCellsThatAreBroken(t *testing.T) {
	broken := func(why, kind, xml, found string) hostile {
		return hostile{why: why, make: stored("Milestones!G5", kind, xml), exit: 3, code: ogp.CellBroken, at: "Milestones!G5", found: found}
	}
	runAll(t, []hostile{
		broken("a text beyond the list", `t="s"`, "<v>99999</v>", "99999"),
		broken("a text before the list", `t="s"`, "<v>-1</v>", "-1"),
		broken("a text of no number", `t="s"`, "<v>Completed</v>", "Completed"),
		broken("a number too big for a place in the list", `t="s"`, "<v>99999999999999999999</v>", "99999999999999999999"),
		broken("a kind of cell that nobody knows", `t="zz"`, "<v>Completed</v>", "Completed"),
		broken("two values", `t="str"`, "<v>Completed</v><v>Limited</v>", "Completed"),
		broken("a value and a text", `t="inlineStr"`, "<v>Limited</v><is><t>Completed</t></is>", "Completed"),
		broken("neither yes nor no", `t="b"`, "<v>maybe</v>", "maybe"),
	})
}

// The same text in many cells counts as often as it is there.
func TestOneTextInManyCells(t *testing.T) {
	text := strings.Repeat("All work and no play. ", 50_000)
	make := func(t *testing.T) []byte {
		b, err := inputstest.Rezip(moj(t), func(n string, p []byte) []byte {
			switch n {
			case stringsPart:
				return bytes.Replace(p, []byte("<si>"), []byte("<si><t>"+text+"</t></si><si>"), 1)
			case milestones:
				return []byte(worksheet + `<sheetData>` + times(2000, `<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`) + `</sheetData></worksheet>`)
			}
			return p
		})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	runAll(t, []hostile{{why: "a megabyte in 2,000 cells", make: make, exit: 3, code: ogp.FileRefused, message: "more text"}})
}

// A return may hold so much that every cell of it is worth a finding, and the
// bounds hold all the same.
func TestAsMuchAsAReturnMayHold(t *testing.T) {
	cell := func(column int, row, text string) string {
		return fmt.Sprintf(`<c r="%c%s" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+column, row, text)
	}
	var head, line strings.Builder
	for i, key := range []string{"milestone", "commitment", "text", "start", "end", "todo", "level", "actual_start", "actual_end", "progress", "evidence", "delay_reason"} {
		head.WriteString(cell(i, "4", key))
	}
	for i := range 20 {
		line.WriteString(cell(i, "%d", fmt.Sprintf("x%%d %d", i)))
	}
	full := rows(`<row r="4">` + head.String() + `</row>` + strings.TrimPrefix(times(5800, `<row r="%d">`+line.String()+`</row>`), times(4, `<row r="%d">`+line.String()+`</row>`)))
	var essays strings.Builder // in the columns of levels and dates
	essay := times(5_000, "e\u0301e\u0301%d")
	for row := 5; row < 85; row++ {
		fmt.Fprintf(&essays, `<row r="%d">`, row)
		for column := 5; column < 9; column++ {
			essays.WriteString(cell(column, strconv.Itoa(row), essay))
		}
		essays.WriteString(`</row>`)
	}
	over := rows(times(6001, `<row r="%d">`+line.String()+`</row>`))
	runAll(t, []hostile{
		{why: "a finding in every cell", make: full, exit: 3, code: ogp.MilestoneNone, at: "Milestones!A5800"},
		{why: "long texts in the place of words", make: rows(`<row r="4">` + head.String() + `</row>` + essays.String()), exit: 3, code: ogp.LevelUnknown, at: "Milestones!G84"},
		{why: "addresses of thousands of people", make: inline("Commitments!F5", strings.Repeat("a@b.co ", 4600)), code: ogp.PersonalData, at: "Commitments!F5"},
		{why: "much text with numbers in the plan", file: "plan.xlsx", make: longPlan, exit: 0, code: ogp.PersonalUnsearched, at: "Commitments!O24"},
		{why: "more cells than that", make: over, exit: 3, code: ogp.FileRefused, message: "its cells are too many"},
	})
}

// longPlan is a plan with long texts of words and numbers in every column for
// prose.
func longPlan(t *testing.T) []byte {
	t.Helper()
	files, err := workbooks()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("word and 12345678, ", 1600)
	return inputstest.Change(t, files[0], func(f *excelize.File) {
		for row := 8; row < 25; row++ {
			f.SetCellStr("Commitments", fmt.Sprintf("A%d", row), strconv.Itoa(row))
			f.SetCellStr("Commitments", fmt.Sprintf("D%d", row), "MOF")
			for _, column := range "BCJKLNOQR" {
				f.SetCellStr("Commitments", fmt.Sprintf("%c%d", column, row), text)
			}
		}
	})
}
