package hostile

import (
	"strings"
	"testing"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

const (
	foreignSpace = `xmlns:z="urn:example:other"`
	choiceSpaces = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
		`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:n="urn:example:unknown"`
	richSpace   = `xmlns="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"`
	drawingHead = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">`
)

// Elements of other namespaces are not read, and of contents for several
// programs that one is which Excel shows.
func TestNamesInOtherNamespaces(t *testing.T) {
	level := "Milestones!G5"
	text := func(content string) func(*testing.T) []byte { return stored(level, `t="inlineStr"`, content) }
	good := `<is><t>Completed</t></is>`
	choice := func(why, requires, chosen, other string) reading {
		return reading{why: why, bytes: text(`<mc:AlternateContent ` + choiceSpaces + `><mc:Choice Requires="` + requires + `">` + chosen +
			`</mc:Choice><mc:Fallback>` + other + `</mc:Fallback></mc:AlternateContent>`),
			found: "text-unseen " + level, kept: []string{"Limited"}, at: actual + "level", want: `"completed"`}
	}
	readAll(t, []reading{
		choice("a choice that Excel knows", "v", good, `<is><t>Limited</t></is>`),
		choice("a choice that nobody knows", "n", `<is><t>Limited</t></is>`, good),
	})
	runAll(t, []hostile{
		{why: "a foreign attribute says another cell", make: stored(level, `t="inlineStr" `+foreignSpace+` z:r="A9" z:t="n"`, good)},
		{why: "the names of the strict edition", make: swap(milestones, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")},
		{why: "a sheet of another namespace", make: swap(milestones, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "urn:example:other"), exit: 3, code: ogp.FileRefused, message: "something else than it must be"},
		{why: "a list of texts that is none", make: part(stringsPart, `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`), exit: 3, code: ogp.FileRefused, message: "something else than it must be"},
		{why: "a prefix that nobody explains", make: text(good + `<q:x/>`), exit: 3, code: ogp.FileRefused, message: "not written as it must be"},
	})
}

// Text of a cell that no program shows is told at the cell, and is not read.
func TestTextThatNoProgramShows(t *testing.T) {
	level := "Milestones!G5"
	unseen := func(why, kind, content, found string) reading {
		return reading{why: why, bytes: stored(level, kind, content), found: "text-unseen " + level, kept: []string{found},
			at: actual + "level", want: `"completed"`}
	}
	lost := func(why, kind, content, found string) reading {
		c := unseen(why, kind, content, found)
		c.found, c.want = c.found+"\nlevel-blank "+level, `"not_reported"`
		return c
	}
	good := `<is><t>Completed</t></is>`
	readAll(t, []reading{
		unseen("in the cell itself", `t="inlineStr"`, good+`odd words`, "odd words"),
		unseen("in a foreign string", `t="inlineStr" `+foreignSpace, good+`<z:is><z:t>odd words</z:t></z:is>`, "odd words"),
		unseen("in a foreign value", `t="inlineStr" `+foreignSpace, `<z:v>odd words</z:v>`+good, "odd words"),
		unseen("in a string, but in no text of it", `t="inlineStr"`, `<is>odd words<t>Completed</t></is>`, "odd words"),
		unseen("in a foreign run", `t="inlineStr" `+foreignSpace, `<is><t>Completed</t><z:r><t>odd words</t></z:r></is>`, "odd words"),
		unseen("in a formula's element", `t="str"`, `<f>A1<x>odd words</x></f><v>Completed</v>`, "odd words").and("formula-read " + level),
		lost("as the value of a cell with a string of its own", `t="inlineStr"`, `<v>Completed</v>`, "Completed"),
		lost("as a string of a cell with a value", `t="str"`, good, "Completed"),
	})
}

// and adds a finding.
func (c reading) and(found string) reading {
	c.found += "\n" + found
	return c
}

// Notes are found on every sheet, whatever becomes of the sheet.
func TestNotesOnAnySheet(t *testing.T) {
	note := `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="B9"><text><t>Ask the minister</t></text></comment></commentList></comments>`
	on := func(sheet string) func(*testing.T) []byte {
		return with(leading("xl/worksheets/_rels/"+sheet+".xml.rels", "comments", "../own.xml"), "xl/own.xml", note)
	}
	runAll(t, []hostile{
		{why: "on the sheet that explains", make: on("sheet1"), code: ogp.CommentNotRead, at: "Read me!B9", found: "Ask the minister"},
		{why: "on a sheet without headers", make: func(t *testing.T) []byte {
			b := on("sheet3")(t)
			return rezipped(t, b, milestones, worksheet+`<sheetData><row r="9"><c r="B9"><v>1</v></c></row></sheetData></worksheet>`)
		}, exit: 3, code: ogp.CommentNotRead, at: "Milestones!B9", found: "Ask the minister"},
	})
}

// Pictures and other things that are no text are told at their cells, and
// never printed or counted.
func TestCellsThatHoldNoText(t *testing.T) {
	evidence, progress := "Milestones!K5", "Milestones!J5"
	wps := `"ID_0123456789ABCDEF",1`
	readAll(t, []reading{
		{why: "a picture of WPS", bytes: stored(evidence, `t="str"`, `<f>_xlfn.DISPIMG(`+wps+`)</f><v>=DISPIMG(`+wps+`)</v>`), found: "cell-picture " + evidence, at: actual + "evidence", want: `[]`, not: []string{"DISPIMG"}},
		{why: "a picture of WPS, saved by LibreOffice", bytes: stored(progress, `t="e"`, `<f aca="false">dispimg(`+wps+`)</f><v>#NAME?</v>`), found: "cell-picture " + progress, at: actual + "progress", want: "null", not: []string{"#NAME?"}},
		{why: "a picture of WPS, as a text", bytes: stored(progress, `t="inlineStr"`, `<is><t>=DISPIMG(`+wps+`)</t></is>`), found: "cell-picture " + progress, at: actual + "progress", want: "null", not: []string{"DISPIMG"}},
		{why: "a picture on the web", bytes: stored(progress, `t="e"`, `<f>_xlfn.IMAGE("https://example.org/a.png")</f><v>#VALUE!</v>`), found: "cell-picture " + progress, at: actual + "progress", want: "null", not: []string{"#VALUE!"}},
		{why: "a picture placed in the cell", bytes: rich(progress, "_localImage", "_rvRel:LocalImageIdentifier", "0"), found: "cell-picture " + progress, at: actual + "progress", want: "null", not: []string{"#VALUE!"}},
		{why: "a share", bytes: rich(progress, "_linkedentity", "_DisplayString", "Example plc"), found: "cell-object " + progress, at: actual + "progress", want: "null", kept: []string{"Example plc"}},
		{why: "an error of newer versions", bytes: rich(progress, "_error", "errorType", "8"), found: "cell-error " + progress + "\nfile-extra", at: actual + "progress", want: "null", kept: []string{"#SPILL!"}},
		{why: "something newer of which nothing is known", bytes: stored(progress, `t="e" vm="7"`, `<v>#VALUE!</v>`), found: "cell-object " + progress, at: actual + "progress", want: "null"},
		{why: "a picture over an empty cell", bytes: over(9, 4), found: "picture-over-cell " + progress + "\nfile-extra Milestones"},
		{why: "a picture over a cell with a text", bytes: over(6, 4), found: "file-extra Milestones"},
	})
	wants := func(why, content, fix string) hostile {
		return hostile{why: why, make: stored(progress, `t="e"`, content), exit: 3, code: ogp.CellError, at: progress, fix: fix}
	}
	runAll(t, []hostile{
		wants("a pasted error", `<v>#N/A</v>`, "there is no formula"),
		wants("an error of a formula", `<f>A1/0</f><v>#DIV/0!</v>`, "correct the formula"),
		wants("a value still on its way", `<f>A1</f><v>#BUSY!</v>`, "wait until"),
		wants("no room for results", `<f>A1</f><v>#SPILL!</v>`, "are not free"),
		wants("a service that is blocked", `<f>A1</f><v>#BLOCKED!</v>`, "asks a service"),
	})
}

// over is a picture whose corner lies in a cell, counted from 0.
func over(col, row int) func(*testing.T) []byte {
	at := strings.NewReplacer("C", string(rune('0'+col)), "R", string(rune('0'+row))).Replace(`<xdr:col>C</xdr:col><xdr:row>R</xdr:row>`)
	return with(leading(milestonesRels, "drawing", "../drawings/drawing1.xml"), "xl/drawings/drawing1.xml",
		drawingHead+`<xdr:oneCellAnchor><xdr:from>`+at+`</xdr:from><xdr:pic/></xdr:oneCellAnchor></xdr:wsDr>`)
}

// rich puts a value into a cell that it cannot store as text: of one part,
// with the name and the content of it.
func rich(cell, kind, name, content string) func(*testing.T) []byte {
	main := `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"`
	return func(t *testing.T) []byte {
		b := stored(cell, `t="e" vm="1"`, `<v>#VALUE!</v>`)(t)
		rels := ""
		for _, kind := range []string{"sheetMetadata", "rdRichValue", "rdRichValueStructure"} {
			rels += `<Relationship Id="x` + kind + `" Type="` + relationTypes + kind + `" Target="` + kind + `.xml"/>`
		}
		old := string(partOf(t, b, workbookRels))
		b = rezipped(t, b, workbookRels, strings.Replace(old, "</Relationships>", rels+"</Relationships>", 1))
		return with(func(*testing.T) []byte { return b },
			"xl/sheetMetadata.xml", `<metadata `+main+`><metadataTypes><metadataType name="XLRICHVALUE"/></metadataTypes>`+
				`<futureMetadata name="XLRICHVALUE"><bk><extLst><ext uri="u"><x:rvb i="0"/></ext></extLst></bk></futureMetadata>`+
				`<valueMetadata><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>`,
			"xl/rdRichValue.xml", `<rvData `+richSpace+`><rv s="0"><v>`+content+`</v></rv></rvData>`,
			"xl/rdRichValueStructure.xml", `<rvStructures `+richSpace+`><s t="`+kind+`"><k n="`+name+`"/></s></rvStructures>`)(t)
	}
}

// Whatever part a text comes from, it counts against what a file may hold, and
// whatever is looked at again counts as work.
func TestEveryPartCountsAgainstTheFile(t *testing.T) {
	main := `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	notes := `<comments ` + main + `><commentList>` + times(19_000, `<comment ref="A%d"><text><t>n%d</t></text></comment>`) + `</commentList></comments>`
	box := `<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>` + strings.Repeat("words ", 100_000) + `</a:t></a:p>`
	runAll(t, []hostile{
		{why: "one format for many styles", make: swapTwice(stylesPart, "</cellXfs>", strings.Repeat(`<xf numFmtId="999"/>`, 5000)+"</cellXfs>", "<fonts", `<numFmts><numFmt numFmtId="999" formatCode="`+strings.Repeat("0", 900_000)+`"/></numFmts><fonts`)},
		{why: "notes in many parts", make: partsOfKind(30, "comments", notes), exit: 3, code: ogp.FileRefused, message: "its notes are too many"},
		{why: "text boxes in many parts", make: partsOfKind(60, "drawing", drawingHead+box+`</xdr:wsDr>`), exit: 3, code: ogp.FileRefused, message: "more text"},
		{why: "a property in many pieces", make: swap("docProps/custom.xml", "</Properties>", `<property name="agency"><vt:lpwstr>`+times(1_100_000, "a<!--%d-->")+`</vt:lpwstr></property></Properties>`), exit: 3, code: ogp.FileRefused, message: "more text"},
		{why: "a conversation of many answers", make: partsOfKind(1, "threadedComment", `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">`+
			strings.Repeat(`<threadedComment ref="E5"><text>`+strings.Repeat("x", 500)+`</text></threadedComment>`, 20_000)+`</ThreadedComments>`), code: ogp.CommentNotRead, at: "Milestones!E5"},
		{why: "an address in many cells", make: func(t *testing.T) []byte {
			rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="` + relationTypes +
				`hyperlink" TargetMode="External" Target="https://example.org/` + strings.Repeat("x", 100_000) + `"/></Relationships>`
			sheet := `<worksheet ` + main + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>` +
				times(2000, `<row r="%d"><c r="A%d"><v>1</v></c></row>`) + `</sheetData><hyperlinks>` + times(2000, `<hyperlink ref="A%d" r:id="a" location="p%d"/>`) + `</hyperlinks></worksheet>`
			return rezipped(t, extra(milestonesRels, rels)(t), milestones, sheet)
		}, exit: 3, code: ogp.FileRefused, message: "more text"},
	})
}

// partsOfKind leads a sheet to many parts of a kind that say the same.
func partsOfKind(n int, kind, content string) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		rels, extra := "", []string{}
		for i := range n {
			name := kind + string(rune('a'+i/26)) + string(rune('a'+i%26)) + ".xml"
			rels += `<Relationship Id="x` + name + `" Type="` + relationTypes + kind + `" Target="../` + name + `"/>`
			extra = append(extra, "xl/"+name, content)
		}
		extra = append(extra, milestonesRels, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels+`</Relationships>`)
		return with(moj, extra...)(t)
	}
}

// swapTwice replaces two texts in a part.
func swapTwice(name, old, with, old2, with2 string) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		b := swap(name, old, with)(t)
		return rezipped(t, b, name, strings.Replace(string(partOf(t, b, name)), old2, with2, 1))
	}
}

// rezipped puts another content into a part of a file.
func rezipped(t *testing.T, b []byte, name, content string) []byte {
	t.Helper()
	b, err := inputstest.Rezip(b, func(n string, p []byte) []byte {
		if n == name {
			return []byte(content)
		}
		return p
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}
