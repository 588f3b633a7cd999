package inputs

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"selfassess/inputs/forms"
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"

	"github.com/xuri/excelize/v2"
)

// blankPlan is a sound workbook to spoil.
func blankPlan(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := forms.WritePlan(&b, english(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// openBook reads a workbook alone.
func openBook(b []byte) (*xlsx.Workbook, error) {
	return xlsx.Open(b, office.NewMemory(), office.TimeLimit)
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
	var sources []string
	for _, pattern := range []string{"*.go", "office/*.go", "xlsx/*.go", "ods/*.go", "csv/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, found...)
	}
	given := map[string]bool{"refused.bad_xml": true} // of Word templates
	for _, name := range sources {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?:Refuse\(|fault += |Reason: )"([a-z_]+)"`).FindAllStringSubmatch(string(b), -1) {
			given["refused."+m[1]] = true
		}
	}
	for _, kind := range []string{"xls", "encrypted", "labelled", "ods_macros", "text", "numbers", "gsheet", "eml", "msg", "shortcut", "picture", "xml2003", "fods", "rtf", "odt", "ppt", "xlsb", "xlsm", "xltx", "csv", "html", "xml", "pdf", "doc", "docx", "pptx", "other"} {
		given["file_kind."+kind], given["file_remedy."+kind] = true, true
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

func TestRowsWithoutNumbersAreReadInTheirOrder(t *testing.T) {
	b := rezip(t, blankPlan(t), sheetData(`<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row><row><c t="str"><v>b</v></c></row>`))
	book, err := openBook(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range book.Sheets {
		if g.Name == "Agencies" {
			if got := listed(newReading("plan.xlsx", book, nil, &knowledge{}).sheetCells(g)); got != "A1: a\nB1: 2\nA2: b" {
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
		f.SetCellValue("Sheet1", xlsx.Ref(1+i%3, 1+i*2), v)
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
		book, err := openBook(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range book.Sheets {
			rows, err := library.GetRows(g.Name)
			if err != nil {
				t.Fatal(err)
			}
			own := map[string]string{}
			for _, row := range g.Rows {
				for _, c := range row.Cells {
					own[xlsx.Ref(c.Col, row.N)] = c.Text
				}
			}
			for i, row := range rows {
				for j, want := range row {
					cell := xlsx.Ref(j+1, i+1)
					if want = shown(want); own[cell] != want {
						t.Errorf("%s, %s!%s: read as %q, excelize %q", name, g.Name, cell, own[cell], want)
					}
					delete(own, cell)
				}
			}
			if len(own) > 0 {
				t.Errorf("%s, %s: excelize does not have %q", name, g.Name, own)
			}
		}
	}
}
