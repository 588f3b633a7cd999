package inputs

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// blankPlan is a sound workbook to spoil.
func blankPlan(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePlan(&b, english(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rezip copies a workbook part by part; change may replace a part, and extra
// adds further ones.
func rezip(t testing.TB, b []byte, change func(name string, part []byte) []byte, extra ...string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name string, part []byte) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write(part)
	}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, _ := io.ReadAll(rc)
		if change != nil {
			part = change(f.Name, part)
		}
		add(f.Name, part)
	}
	for i := 0; i+1 < len(extra); i += 2 {
		add(extra[i], []byte(extra[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sheetData replaces the rows of the sheet that WritePlan makes second.
func sheetData(xml string) func(string, []byte) []byte {
	return replacing("xl/worksheets/sheet3.xml", `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+xml+`</sheetData></worksheet>`)
}

func replacing(name, with string) func(string, []byte) []byte {
	return func(n string, part []byte) []byte {
		if n == name {
			return []byte(with)
		}
		return part
	}
}

// patch changes bytes of the zip's own structures.
func patch(b []byte, signature string, offset int, v uint32) []byte {
	b = bytes.Clone(b)
	i := bytes.LastIndex(b, []byte(signature))
	binary.LittleEndian.PutUint32(b[i+offset:], v)
	return b
}

func TestFilesThatAreNoSoundWorkbooksAreRefused(t *testing.T) {
	sound := blankPlan(t)
	if _, err := openWorkbook("plan.xlsx", sound); err != nil {
		t.Fatalf("the sound workbook: %v", err)
	}
	workbookType := "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	contentType := func(other string) func(string, []byte) []byte {
		return func(n string, part []byte) []byte {
			if n == "[Content_Types].xml" {
				return bytes.ReplaceAll(part, []byte(workbookType), []byte(other))
			}
			return part
		}
	}
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	rows := func(n int, row string) string {
		var s strings.Builder
		for i := 1; i <= n; i++ {
			fmt.Fprintf(&s, row, i, i)
		}
		return s.String()
	}
	tests := []struct {
		why  string
		file []byte
		want string // kind or reason
	}{
		{"nothing at all", nil, "empty"},
		{"eight bytes", []byte("PK\x03\x04\x00\x00\x00\x00"), "damaged"},
		{"cut in the middle", sound[:len(sound)/2], "damaged"},
		{"bytes before the zip", append([]byte("MZ\x90\x00"), sound...), "damaged"},
		{"too big", make([]byte, maxFile+1), "too_big"},
		{"a password", []byte(ole + wide("EncryptedPackage")), "encrypted"},
		{"the old format", []byte(ole + wide("Workbook")), "xls"},
		{"a text", []byte("milestone;level\n1.1;Completed\n"), "csv"},
		{"a web page", []byte("<html><table></table></html>"), "html"},
		{"a PDF", []byte("%PDF-1.7\n"), "pdf"},
		{"an OpenDocument spreadsheet", rezip(t, sound, nil, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "ods"},
		{"macros by content type", rezip(t, sound, contentType("application/vnd.ms-excel.sheet.macroEnabled.main+xml")), "xlsm"},
		{"macros in a part", rezip(t, sound, nil, "xl/vbaProject.bin", "x"), "xlsm"},
		{"a binary workbook", rezip(t, sound, contentType("application/vnd.ms-excel.sheet.binary.macroEnabled.main")), "xlsb"},
		{"a Word document", rezip(t, sound, contentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")), "docx"},
		{"any other zip", rezip(t, sound, replacing("[Content_Types].xml", "<Types></Types>")), "other"},
		{"a wrong checksum", patch(sound, "PK\x01\x02", 16, 12345), "damaged"},
		{"a declared size that is too small", patch(sound, "PK\x01\x02", 24, 10), "damaged"},
		{"a declared size of 3.9 GB", patch(sound, "PK\x01\x02", 24, 3_900_000_000), "too_big"},
		{"an encrypted part", patch(sound, "PK\x01\x02", 8, 0x00080001), "encrypted_part"},
		{"an unknown method", patch(sound, "PK\x01\x02", 10, 99), "bad_method"},
		{"a part twice", rezip(t, sound, nil, "xl/workbook.xml", "<a/>"), "part_twice"},
		{"a part twice but for case", rezip(t, sound, nil, "XL/Workbook.xml", "<a/>"), "part_twice"},
		{"a path that leads out", rezip(t, sound, nil, "../../evil", "x"), "bad_name"},
		{"an absolute path", rezip(t, sound, nil, "/etc/passwd", "x"), "bad_name"},
		{"a path of another system", rezip(t, sound, nil, `xl\a`, "x"), "bad_name"},
		{"a bomb in a part that nobody reads", rezip(t, sound, nil, "xl/media/a.png", strings.Repeat(" ", 20<<20)), "too_big"},
		{"too many parts", rezip(t, sound, nil, manyParts(1100)...), "too_many_parts"},
		{"no workbook part", rezip(t, sound, replacing("_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/none.xml"/></Relationships>`)), "part_missing"},

		{"entities that grow", rezip(t, sound, replacing("xl/worksheets/sheet3.xml", `<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>`)), "bad_xml"},
		{"a cut sheet", rezip(t, sound, replacing("xl/worksheets/sheet3.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>`)), "bad_xml"},
		{"a sheet that is not well-formed", rezip(t, sound, sheetData(`<row r="1"></c></row>`)), "bad_xml"},
		{"shared strings that are cut", rezip(t, sound, replacing("xl/sharedStrings.xml", `<sst><si><t>a</t>`)), "bad_xml"},
		{"elements that nest too deep", rezip(t, sound, sheetData(strings.Repeat("<a>", 70)+strings.Repeat("</a>", 70))), "bad_xml"},
		{"UTF-16", rezip(t, sound, replacing("xl/worksheets/sheet3.xml", "\xff\xfe<\x00a\x00/\x00>\x00")), "bad_xml"},
		{"bytes that are no UTF-8", rezip(t, sound, sheetData("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xff</v></c></row>")), "bad_xml"},
		{"a shared string that does not exist", rezip(t, sound, sheetData(`<row r="1"><c r="A1" t="s"><v>99999</v></c></row>`)), "bad_string"},
		{"all rows are row 1", rezip(t, sound, sheetData(strings.Repeat(`<row r="1"></row>`, 1000))), "rows_not_ascending"},
		{"row 0", rezip(t, sound, sheetData(`<row r="0"></row>`)), "rows_not_ascending"},
		{"a row beyond the last", rezip(t, sound, sheetData(`<row r="9999999999"></row>`)), "rows_not_ascending"},
		{"the same cell twice", rezip(t, sound, sheetData(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`)), "cells_not_ascending"},
		{"a cell of another row", rezip(t, sound, sheetData(`<row r="1"><c r="A2"><v>1</v></c></row>`)), "cells_not_ascending"},
		{"content in the last column", rezip(t, sound, sheetData(`<row r="1"><c r="XFD1"><v>1</v></c></row>`)), "too_many_cells"},
		{"empty cells in the last column", rezip(t, sound, sheetData(rows(1000, `<row r="%d"><c r="XFD%d"></c></row>`))), "too_many_cells"},
		{"a long text that stands in too many cells", rezip(t, rezip(t, sound, sheetData(rows(20_000, `<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`))),
			replacing("xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>`+strings.Repeat("long text ", 3000)+`</t></si>`+strings.Repeat("<si></si>", 2000)+`</sst>`)), "too_many_cells"},
		{"content in the last row", rezip(t, sound, sheetData(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)), "too_many_cells"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			start := time.Now()
			_, err := openWorkbook("plan.xlsx", tt.file)
			r, ok := errors.AsType[refusal](err)
			if !ok || r.kind+r.reason != tt.want {
				t.Errorf("refused with %v, want %s", err, tt.want)
			}
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// Comments may cut a text into pieces; joining them one by one would take the
// square of their number.
func TestATextInManyThousandPiecesIsReadInTime(t *testing.T) {
	var noise strings.Builder // it packs badly enough to be no bomb
	for i := range 300_000 {
		fmt.Fprintf(&noise, "%x<!---->", uint32(i)*2654435761>>20)
	}
	const head = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>`
	whole := strings.ReplaceAll(noise.String(), "<!---->", "")
	for why, file := range map[string][]byte{
		"in a cell": rezip(t, blankPlan(t), sheetData(`<row r="1"><c r="A1" t="str"><v>`+noise.String()+`</v></c></row>`)),
		"shared":    rezip(t, blankPlan(t), replacing("xl/sharedStrings.xml", head+noise.String()+`</t></si>`+strings.Repeat("<si></si>", 2000)+`</sst>`)),
	} {
		start := time.Now()
		book, err := openWorkbook("plan.xlsx", file)
		if err != nil {
			t.Fatalf("%s: %v", why, err)
		}
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s: took %v", why, took)
		}
		if !slices.ContainsFunc(book.sheets, func(g *grid) bool {
			return slices.ContainsFunc(g.rows, func(r gridRow) bool { return r.cells[0].text == whole })
		}) {
			t.Errorf("%s: the text is not whole", why)
		}
	}
}

func manyParts(n int) (parts []string) {
	for i := range n {
		parts = append(parts, fmt.Sprintf("xl/media/%d", i), "x")
	}
	return parts
}

func TestEveryRefusalHasWords(t *testing.T) {
	c := english(t)
	for _, reason := range []string{"empty", "damaged", "too_many_parts", "too_big", "part_twice", "part_missing", "bad_name", "encrypted_part", "bad_method",
		"bad_xml", "bad_string", "rows_not_ascending", "cells_not_ascending", "too_many_cells", "library", "too_slow"} {
		if !c.Has("refused." + reason) {
			t.Errorf("refused.%s has no words", reason)
		}
	}
	for _, kind := range []string{"xls", "encrypted", "ods", "xlsb", "xlsm", "xltx", "csv", "html", "xml", "pdf", "doc", "docx", "pptx", "other"} {
		if !c.Has("file_kind."+kind) || !c.Has("file_remedy."+kind) {
			t.Errorf("the kind %s has no words", kind)
		}
	}
}

func TestRowsWithoutNumbersAreReadInTheirOrder(t *testing.T) {
	b := rezip(t, blankPlan(t), sheetData(`<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row><row><c t="str"><v>b</v></c></row>`))
	book, err := openWorkbook("plan.xlsx", b)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range book.sheets {
		if g.name == "Agencies" {
			if got := listed((&reading{book: book}).sheetCells(g)); got != "A1: a\nB1: 2\nA2: b" {
				t.Errorf("read as %q", got)
			}
		}
	}
}

// Our own reading of a sound workbook gives what excelize gives.
func TestCellsAreWhatExcelizeReads(t *testing.T) {
	f := excelize.NewFile()
	texts := []any{"plain", " spaces ", "line\nbreak", "a & b < c > d \"e\" 'f'", "_x000D_ typed", "]]>", "a; b & c; d", "ünï ✓ 漢字 😀", 12, 0.1, 1e21, true, "tab\there"}
	for i, v := range texts {
		f.SetCellValue("Sheet1", ref(1+i%3, 1+i*2), v)
	}
	f.SetCellRichText("Sheet1", "E1", []excelize.RichTextRun{{Text: "rich "}, {Text: "text"}})
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"made here": b.Bytes(), "blank plan": blankPlan(t)} {
		library, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		book, err := openWorkbook("plan.xlsx", file)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range book.sheets {
			rows, err := library.GetRows(g.name)
			if err != nil {
				t.Fatal(err)
			}
			own := map[string]string{}
			for _, row := range g.rows {
				for _, c := range row.cells {
					own[ref(c.col, row.n)] = c.text
				}
			}
			for i, row := range rows {
				for j, want := range row {
					cell := ref(j+1, i+1)
					if own[cell] != want {
						t.Errorf("%s, %s!%s: read as %q, excelize %q", name, g.name, cell, own[cell], want)
					}
					delete(own, cell)
				}
			}
			if len(own) > 0 {
				t.Errorf("%s, %s: excelize does not have %q", name, g.name, own)
			}
		}
	}
}
