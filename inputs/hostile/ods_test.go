package hostile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"selfassess/ogp"
)

// The parts of an OpenDocument spreadsheet, as short as they can be.
const (
	odsSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"` +
		` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"` +
		` xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"` +
		` xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"`
	odsKind     = "application/vnd.oasis.opendocument.spreadsheet"
	odsManifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">` +
		`<manifest:file-entry manifest:full-path="/" manifest:media-type="` + odsKind + `"/>%s</manifest:manifest>`
	odsStyles = `<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>` +
		`<style:style style:name="months" style:family="table-cell" style:data-style-name="N1"/>` +
		`<style:style style:name="gone" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>` +
		`<style:style style:name="child" style:family="table-cell" style:parent-style-name="gone"/>` +
		`<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>` +
		`<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/></style:style>`
)

// openFile is a spreadsheet of parts; the first is what its body holds. Those
// without a name are entries of the manifest.
func openFile(body string, nameAndContent ...string) func(*testing.T) []byte {
	content := `<office:document-content ` + odsSpaces + `><office:automatic-styles>` + odsStyles +
		`</office:automatic-styles><office:body><office:spreadsheet>` + body + `</office:spreadsheet></office:body></office:document-content>`
	manifest := ""
	var others []string
	for i := 0; i+1 < len(nameAndContent); i += 2 {
		switch name := nameAndContent[i]; name {
		case "":
			manifest += nameAndContent[i+1]
		case "content.xml":
			content = nameAndContent[i+1]
		default:
			others = append(others, name, nameAndContent[i+1])
		}
	}
	return zipped(append(others, "mimetype", odsKind, "content.xml", content, "META-INF/manifest.xml", fmt.Sprintf(odsManifest, manifest))...)
}

// zipped is a zip of parts.
func zipped(nameAndContent ...string) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		t.Helper()
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := 0; i+1 < len(nameAndContent); i += 2 {
			w, err := z.Create(nameAndContent[i])
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(nameAndContent[i+1])); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
}

// said is a cell that holds a text.
func said(s string) string {
	return `<table:table-cell office:value-type="string"><text:p>` + s + `</text:p></table:table-cell>`
}

// openTable is a sheet; attributes and what stands before the rows come first.
func openTable(name, attributes, before string, rows ...string) string {
	return `<table:table table:name="` + name + `" ` + attributes + `>` + before +
		`<table:table-row>` + strings.Join(rows, `</table:table-row><table:table-row>`) + `</table:table-row></table:table>`
}

// openReadMe says whose return it is.
var openReadMe = openTable("Read me", "", "", said("Agency")+said("MOJ"), said("Plan id")+said("ABC-2024-2026"))

var openHead = said("milestone") + said("level") + said("actual_end") + said("progress") + said("evidence")

// row1 is the row of milestone 1.1 with the text of the progress as a cell.
func row1(progress string) string {
	return said("1.1") + said("Completed") + `<table:table-cell office:value-type="date" office:date-value="2025-05-31"/>` + progress +
		said("https://example.org/register")
}

var openRow2 = said("1.2") + said("Completed") + said("2025-12-01") + said("Done.") + said("https://example.org/contracts")

// openCommitments is the other sheet of the return.
var openCommitments = openTable("Commitments", "", "", said("commitment")+said("level")+said("results")+said("evidence"),
	said("1")+said("Completed")+said("The register is public.")+said("https://example.org/register"),
	said("1.10")+said("Substantial")+said("The budget is open.")+said("https://example.org/budget"))

// openReturn is a return of MOJ whose cell D2 of the milestones is given.
func openReturn(cell string, nameAndContent ...string) func(*testing.T) []byte {
	return openFile(openReadMe+openCommitments+openTable("Milestones", "", "", openHead, row1(cell), openRow2), nameAndContent...)
}

// openSheet is a return whose sheet of milestones is given.
func openSheet(sheet string) func(*testing.T) []byte {
	return openFile(openReadMe + openCommitments + sheet)
}

// An OpenDocument spreadsheet has its own ways to hide, to repeat and to do
// harm. Each ends as that of a workbook does.
func TestOpenDocumentSpreadsheets(t *testing.T) {
	const d2, progress = "Milestones!D2", "<text:p>Done.</text:p>"
	cell := func(attributes, content string) string {
		return `<table:table-cell ` + attributes + `>` + content + `</table:table-cell>`
	}
	str := func(content string) string { return cell(`office:value-type="string"`, content) }
	milestones := func(attributes, before string, rows ...string) func(*testing.T) []byte {
		return openSheet(openTable("Milestones", attributes, before, rows...))
	}
	shapes := func(s string) func(*testing.T) []byte {
		return milestones("", `<table:shapes>`+s+`</table:shapes>`, openHead, row1(said("Done.")), openRow2)
	}
	ok := said("Done.")
	cases := []hostile{
		{why: "nothing is spoiled", make: openReturn(ok)},
		{why: "white space and line breaks of the format", make: openReturn(str("<text:p>\n  Done<text:s text:c=\"2\"/>and<text:tab/>done.<text:line-break/>Twice.\n</text:p>\n<text:p/>"))},
		{why: "a ruby text", make: openReturn(str(`<text:p><text:ruby><text:ruby-base>Done.</text:ruby-base><text:ruby-text>dʌn</text:ruby-text></text:ruby></text:p>`))},
		{why: "an elaborate prefix", make: openFile("", "content.xml", strings.NewReplacer("xmlns:office=", "xmlns:o=", "<office:", "<o:", "</office:", "</o:", " office:", " o:").Replace(
			`<office:document-content `+odsSpaces+`><office:body><office:spreadsheet>`+openReadMe+openCommitments+openTable("Milestones", "", "", openHead, row1(ok), openRow2)+
				`</office:spreadsheet></office:body></office:document-content>`))},
		{why: "a cell that is struck out", make: openReturn(cell(`office:value-type="string" table:style-name="gone"`, progress)), code: ogp.StruckThrough, at: d2},
		{why: "a cell that is struck out by the parent of its style", make: openReturn(cell(`office:value-type="string" table:style-name="child"`, progress)), code: ogp.StruckThrough, at: d2},
		{why: "a cell that is struck out by its column", make: milestones("", `<table:table-column table:number-columns-repeated="3"/><table:table-column table:default-cell-style-name="gone"/>`, openHead, row1(ok), openRow2),
			code: ogp.StruckThrough, at: d2},
		{why: "words that are struck out", make: openReturn(str(`<text:p>Done <text:span text:style-name="T1">nearly </text:span>all.</text:p>`)), code: ogp.StruckThrough, at: d2, found: "nearly"},
		{why: "a hidden row", make: openSheet(strings.Replace(openTable("Milestones", "", "", openHead, row1(ok), openRow2), `<table:table-row>`+row1(ok), `<table:table-row table:visibility="collapse">`+row1(ok), 1)), code: ogp.RowHidden, at: "Milestones!A2"},
		{why: "a filtered row", make: openSheet(strings.Replace(openTable("Milestones", "", "", openHead, row1(ok), openRow2), `<table:table-row>`+row1(ok), `<table:table-row table:visibility="filter">`+row1(ok), 1)), code: ogp.RowHidden, at: "Milestones!A2"},
		{why: "a hidden column", make: milestones("", `<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>`, openHead, row1(ok), openRow2), code: ogp.ColumnHidden, at: "Milestones!D1"},
		{why: "a hidden sheet", make: milestones(`table:style-name="unseen"`, "", openHead, row1(ok), openRow2), code: ogp.SheetHidden, at: "Milestones"},
		{why: "merged cells", exit: 3, make: openReturn(cell(`office:value-type="string" table:number-rows-spanned="2"`, progress)), code: ogp.CellsMerged, at: d2, message: "D2:D3"},
		{why: "a note at a cell", make: openReturn(str(`<office:annotation><text:p>Ask the</text:p><text:p>auditors.</text:p></office:annotation>` + progress)), code: ogp.CommentNotRead, at: d2, found: "Ask the auditors."},
		{why: "a note at an empty cell", make: milestones("", "", openHead, row1(ok), openRow2+cell("", `<office:annotation><text:p>Nearly.</text:p></office:annotation>`)), code: ogp.CommentNotRead, at: "Milestones!F3", found: "Nearly."},
		{why: "a picture", make: openReturn(str(progress + `<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>`)), code: ogp.FileExtra, at: "Milestones", message: "pictures"},
		{why: "a picture that is fetched", make: openReturn(str(progress + `<draw:frame><draw:image xlink:href="http://127.0.0.1:9/1.png"/></draw:frame>`)), code: ogp.FileReaching, message: "fetched"},
		{why: "a text box", make: shapes(`<draw:custom-shape><text:p>A secret <text:span>answer</text:span></text:p></draw:custom-shape>`), code: ogp.FileExtra, at: "Milestones", message: "text boxes", found: "A secret answer"},
		{why: "a text box within a cell", make: openReturn(str(progress + `<draw:frame><draw:text-box><text:p>A secret answer</text:p></draw:text-box></draw:frame>`)), code: ogp.FileExtra, at: "Milestones", message: "text boxes", found: "A secret answer"},
		{why: "a chart", make: openFile(openReadMe+openCommitments+openTable("Milestones", "", `<table:shapes><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></table:shapes>`, openHead, row1(ok), openRow2),
			"Object 1/content.xml", "<a/>", "", `<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.oasis.opendocument.chart"/>`), code: ogp.FileExtra, message: "charts"},
		{why: "an embedded document", make: shapes(`<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>`), code: ogp.FileReaching, message: "embedded files"},
		{why: "an embedded file", make: openReturn(ok, "Object 1", "x", "", `<manifest:file-entry manifest:full-path="Object 1" manifest:media-type="application/vnd.sun.star.oleobject"/>`), code: ogp.FileReaching, message: "embedded files"},
		{why: "a button", make: shapes(`<draw:control/>`), code: ogp.FileExtra, message: "buttons"},
		{why: "a sheet of another file", make: milestones("", `<table:table-source xlink:href="file:///C:/a.ods"/>`, openHead, row1(ok), openRow2), code: ogp.FileReaching, message: "other workbooks"},
		{why: "a cell from elsewhere", make: openReturn(str(progress + `<table:cell-range-source xlink:href="http://127.0.0.1:9/"/>`)), code: ogp.FileReaching, message: "from the web"},
		{why: "a link to another program", make: openFile(openReadMe + openCommitments + openTable("Milestones", "", "", openHead, row1(ok), openRow2) +
			`<table:dde-links><table:dde-link><office:dde-source office:dde-application="cmd"/>` + openTable("secret", "", "", said("x")) + `</table:dde-link></table:dde-links>`), code: ogp.FileReaching, message: "DDE"},
		{why: "a formula that calls another program", make: openReturn(cell(`table:formula="of:=DDE(&quot;cmd&quot;;&quot;/C calc&quot;;&quot;&quot;)" office:value-type="string"`, progress)), code: ogp.FileReaching, message: "DDE"},
		{why: "a database", make: openFile(openReadMe + openCommitments + openTable("Milestones", "", "", openHead, row1(ok), openRow2) +
			`<table:database-ranges><table:database-range><table:database-source-sql/></table:database-range></table:database-ranges>`), code: ogp.FileReaching, message: "databases"},
		{why: "recorded changes", make: openFile(`<table:tracked-changes><table:deletion><table:cell-content-deletion><table:change-track-table-cell><text:p>before</text:p>` +
			`</table:change-track-table-cell></table:cell-content-deletion></table:deletion></table:tracked-changes>` + openReadMe + openCommitments + openTable("Milestones", "", "", openHead, row1(ok), openRow2)),
			code: ogp.FileExtra, message: "what cells held before"},
		{why: "an error", exit: 3, make: openReturn(cell(`table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"`, `<text:p>#DIV/0!</text:p>`)), code: ogp.CellError, at: d2, found: "#DIV/0!"},
		{why: "an error as other programs write it", exit: 3, make: openReturn(cell(`table:formula="of:=1/0" office:value-type="float" office:value="0"`, `<text:p>#DIV/0!</text:p>`)), code: ogp.CellError, at: d2},
		{why: "a formula", make: openReturn(cell(`table:formula="of:=1+1" office:value-type="float" office:value="2"`, `<text:p>2</text:p>`)), code: ogp.FormulaRead, at: d2},
		{why: "a formula without a result", exit: 3, make: openReturn(cell(`table:formula="of:=1+1"`, "")), code: ogp.FormulaNoValue, at: d2},
		{why: "a formula for a link is a link", make: openReturn(cell(`table:formula="of:=HYPERLINK(&quot;https://example.org/a&quot;;&quot;Done.&quot;)" office:value-type="string"`, progress)), code: ogp.LinkHidden, at: d2, found: "https://example.org/a"},
		{why: "a link", make: openReturn(str(`<text:p><text:a xlink:href="https://example.org/a">Done.</text:a></text:p>`)), code: ogp.LinkHidden, at: d2, found: "https://example.org/a"},
		{why: "a second link of a cell", make: openReturn(str(`<text:p><text:a xlink:href="https://example.org/a">Done</text:a> <text:a xlink:href="https://example.org/b">twice</text:a></text:p>`)), code: ogp.CommentNotRead, at: d2, found: "https://example.org/b"},
		{why: "a percentage in words", make: openReturn(cell(`office:value-type="percentage" office:value="0.85"`, `<text:p>85%</text:p>`)), code: ogp.ValueRead, at: d2, message: "85%"},
		{why: "a day in words", make: openReturn(cell(`office:value-type="date" office:date-value="2025-06-30T23:59:59"`, `<text:p>30.06.25</text:p>`))},
		{why: "a month in words", make: openReturn(cell(`table:style-name="months" office:value-type="date" office:date-value="2025-06-01"`, `<text:p>Jun-25</text:p>`))},
		{why: "a picture in an empty cell", make: openReturn(cell("", `<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>`)), code: ogp.PictureOver, at: d2},
		{why: "a picture by a formula", exit: 3, make: openReturn(cell(`table:formula="of:=DISPIMG(&quot;ID_1&quot;;1)" office:value-type="string"`, `<text:p>#NAME?</text:p>`)), code: ogp.CellPicture, at: d2},
		{why: "an empty cell that leads somewhere", make: openReturn(cell("", `<text:p><text:a xlink:href="https://example.org/a"/></text:p>`)), code: ogp.LinkBlank, at: d2, found: "https://example.org/a"},
		{why: "a number that is none", exit: 3, make: openReturn(cell(`office:value-type="float" office:value="1,5"`, `<text:p>1,5</text:p>`)), code: ogp.CellBroken, at: d2, found: "1,5"},
		{why: "an endless number", exit: 3, make: openReturn(cell(`office:value-type="float" office:value="Infinity"`, `<text:p>∞</text:p>`)), code: ogp.CellBroken, at: d2},
		{why: "a day that does not exist", exit: 3, make: openReturn(cell(`office:value-type="date" office:date-value="2025-02-30"`, "")), code: ogp.CellBroken, at: d2},
		{why: "a kind of value that nobody knows", exit: 3, make: openReturn(cell(`office:value-type="colour" office:value="red"`, `<text:p>red</text:p>`)), code: ogp.CellBroken, at: d2, found: "red"},
		{why: "a cell that shows one text and states another", exit: 3, make: openReturn(cell(`office:value-type="string" office:string-value="Nothing was done."`, progress)), code: ogp.CellBroken, at: d2, found: "Done."},
		{why: "words outside paragraphs", exit: 3, make: openReturn(str(progress + "and more")), code: ogp.CellBroken, at: d2, found: "Done."},
		{why: "words that nobody knows how to read", exit: 3, make: openReturn(str(progress + `<x:p xmlns:x="urn:x">and more</x:p>`)), code: ogp.CellBroken, at: d2, found: "Done."},
		{why: "a day of another calendar of days", make: openFile(`<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>` + openReadMe + openCommitments + openTable("Milestones", "", "", openHead, row1(ok), openRow2))},
		{why: "a row that is there twice", exit: 3, make: openSheet(strings.Replace(openTable("Milestones", "", "", openHead, row1(ok), openRow2), `<table:table-row>`+openRow2, `<table:table-row table:number-rows-repeated="2">`+openRow2, 1)), code: ogp.RowTwice, at: "Milestones!A4"},
	}
	runAll(t, cases)
}

// What would fill the memory or take the time of the machine is refused, and
// what runs programs.
func TestOpenDocumentSpreadsheetsThatAreRefused(t *testing.T) {
	table := func(rows ...string) func(*testing.T) []byte {
		return openSheet(openTable("Milestones", "", "", append([]string{openHead}, rows...)...))
	}
	repeatedRow := func(n string) func(*testing.T) []byte {
		return openSheet(strings.Replace(openTable("Milestones", "", "", openHead, openRow2), `<table:table-row>`+openRow2, `<table:table-row table:number-rows-repeated="`+n+`">`+openRow2, 1))
	}
	ok := said("Done.")
	var cases []hostile
	for _, r := range []struct {
		why     string
		make    func(*testing.T) []byte
		message string
	}{
		{"a million rows that are one", repeatedRow("1000000"), "too many rows"},
		{"more rows than can be counted", repeatedRow("99999999999999999999999"), "too many rows"},
		{"16,384 columns that are one", table(said("x") + `<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>`), "too many rows"},
		{"a million cells", table(strings.Repeat(`<table:table-cell/>`, 1_000_000)), "too many rows"},
		{"a thousand million spaces", table(said(`<text:s text:c="1000000000"/>`)), "more text"},
		{"many spaces many times", table(strings.Repeat(said(strings.Repeat(`<text:s text:c="32767"/>`, 20)), 100)), "more text"},
		{"a sheet within a cell", table(`<table:table-cell>` + openTable("in", "", "", ok) + `</table:table-cell>`), "not written as"},
		{"a row within a row", table(`<table:table-row/>`), "not written as"},
		{"a sheet of the same name", openSheet(openTable("Commitments", "", "", ok)), "twice"},
		{"two thousand sheets", func(t *testing.T) []byte {
			var b strings.Builder
			for i := range 2000 {
				fmt.Fprintf(&b, `<table:table table:name="%d"/>`, i)
			}
			return openFile(b.String())(t)
		}, "its sheets are too many"},
		{"100,000 styles", openFile("", "styles.xml", `<office:document-styles `+odsSpaces+`><office:styles>`+strings.Repeat(`<style:style style:name="a" style:family="table-cell"/>`, 100_000)+`</office:styles></office:document-styles>`), "its formats of cells are too many"},
		{"nothing but a declaration of kinds", openFile("", "content.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a/>`), "used for attacks"},
		{"another root", openFile("", "content.xml", `<office:document-meta `+odsSpaces+`/>`), ""},
		{"a root of another format", openFile("", "content.xml", `<document-content xmlns="urn:x"/>`), ""},
		{"no sheet", openFile(""), "missing"},
		{"content that is cut", openFile("", "content.xml", `<office:document-content `+odsSpaces+`><office:body>`), "ends in the middle"},
		{"deep nesting", table(said(strings.Repeat("<text:span>", 200) + strings.Repeat("</text:span>", 200))), "nested deeper"},
		{"no list of the parts", extra("mimetype", odsKind), "missing"},
	} {
		cases = append(cases, hostile{why: r.why, file: "inputs/moj.ods", make: r.make, exit: 3, code: ogp.FileRefused, message: r.message})
	}
	const listener = `<office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:a"/></office:event-listeners>`
	for _, r := range []struct {
		why     string
		make    func(*testing.T) []byte
		message string
	}{
		{"a password", openReturn(ok, "", `<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>`), "password"},
		{"a macro in Basic", openReturn(ok, "Basic/Standard/Module1.xml", "x"), "with macros"},
		{"a script", openReturn(ok, "Scripts/python/a.py", "x"), "with macros"},
		{"a macro that something starts", openFile(listener + openReadMe + openCommitments), "with macros"},
		{"a macro that a button starts", openSheet(openTable("Milestones", "", `<table:shapes><draw:control>`+listener+`</draw:control></table:shapes>`, openHead, row1(ok))), "with macros"},
	} {
		cases = append(cases, hostile{why: r.why, file: "inputs/moj.ods", make: r.make, exit: 3, code: ogp.FileKind, message: r.message})
	}
	runAll(t, append(cases, hostile{why: "a list of macros that is empty", file: "inputs/moj.ods", make: openReturn(ok, "Basic/script-lc.xml", "<a/>", "Basic/Standard/script-lb.xml", "<a/>")}))
}

// A table of text costs no more than a workbook, whatever it holds, and a sheet
// of a form that was saved as one is read.
func TestTablesOfText(t *testing.T) {
	const csv = "inputs/moj.csv"
	refused := func(why, text, message string) hostile {
		return hostile{why: why, file: csv, make: is(text), exit: 3, code: ogp.FileRefused, message: message}
	}
	runAll(t, []hostile{
		{why: "a sheet", file: csv, make: is("milestone;level;progress\n1.1;Completed;=cmd|' /C calc'!A0\n"), code: ogp.LevelBlank},
		{why: "a sheet under the name of a workbook", make: is("\xff\xfe" + wide("milestone\tlevel\n1.1\tx")[8:]), exit: 3, code: ogp.LevelUnknown, at: "Milestones!B2"},
		{why: "a file of 20 MB in one field", file: csv, make: is("milestone,level\n1.1," + strings.Repeat("x", 20<<20-100)), exit: 3, code: ogp.FileRefused, message: "more text"},
		refused("20 million marks", strings.Repeat(",", 20<<20-100), "too many rows"),
		refused("20 million lines", strings.Repeat("a\n", 10<<20-100), "too many rows"),
		refused("20 million quotation marks", strings.Repeat(`"`, 20<<20-101), "more text"),
		refused("letters of another encoding", "milestone;level\n1.1;Achev\xe9\n", "not stored as Unicode"),
		refused("zero bytes", "milestone;level\n1.1;\x00\n", "not stored as Unicode"),
		refused("more than can be", strings.Repeat("a,b\n", 6<<20), "larger than"),
	})
}
