package inputs

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
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

// Every reason that the reader gives has words, and no words are left over.
func TestEveryRefusalHasWords(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]bool{"refused.bad_xml": true} // of Word templates
	for _, name := range sources {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?:refuse\(|fault += |reason: )"([a-z_]+)"`).FindAllStringSubmatch(string(b), -1) {
			given["refused."+m[1]] = true
		}
	}
	for _, kind := range []string{"xls", "encrypted", "ods", "xlsb", "xlsm", "xltx", "csv", "html", "xml", "pdf", "doc", "docx", "pptx", "other"} {
		given["file_kind."+kind], given["file_remedy."+kind] = true, true
	}
	for key := range extraKinds {
		given["file_extra."+extraKinds[key]] = true
	}
	c := english(t)
	for key := range given {
		if !c.Has(key) {
			t.Errorf("%s has no words", key)
		}
	}
	for _, key := range c.Keys() {
		if strings.HasPrefix(key, "refused.") && !given[key] {
			t.Errorf("nothing is refused for %s", key)
		}
	}
	for reason, remedy := range remedies {
		if !c.Has("refused."+reason) || !c.Has("refused_remedy."+remedy) {
			t.Errorf("no words for %s, or its remedy %s", reason, remedy)
		}
	}
}

// Reading stops where it is when the time is over.
func TestReadingEndsWithItsTime(t *testing.T) {
	b := rezip(t, blankPlan(t), sheetData(strings.Repeat("<row></row>", 100_000)))
	c, err := unpack(b, deadline(time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.inspect(); !errors.Is(err, refusal{reason: "too_slow", detail: "_rels/.rels"}) {
		t.Errorf("unpacking ended with %v", err)
	}
	s, err := newScanner([]byte("<a>" + strings.Repeat("<b/>", clockEvery) + "</a>"))
	if err != nil {
		t.Fatal(err)
	}
	for s.end = deadline(time.Now()); err == nil; {
		var last token
		if last, err = s.next(); last == endOfPart && err == nil {
			t.Fatal("the scanner came to the end")
		}
	}
	if err != errSlow {
		t.Errorf("the scanner ended with %v", err)
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
