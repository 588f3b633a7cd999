package forms

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// results are what the formulas of a workbook give. A formula without a stored
// result is an empty cell to whoever does not reckon: Excel's Protected View,
// in which every file from an e-mail opens, and previews of mail programs. But
// excelize (2.11.1) gives every result the type of a text, and stores none that
// is empty. So its cells hold the number of a result, and this is put in their
// place when a sheet is written.
type results []any // a string, an int or an errorValue each

// unmarked is a text without the marks that set words apart from the direction
// of a line: LibreOffice 7.4 shows them as boxes in what formulas give.
var unmarked = strings.NewReplacer("\u2068", "", "\u2069", "")

// formula puts a formula into a cell, with what it gives.
func (w *writer) formula(sheet, cell, formula string, result any) {
	if text, ok := result.(string); ok {
		result = unmarked.Replace(text)
	}
	formula = unmarked.Replace(formula)
	w.do(w.f.SetCellInt(sheet, cell, int64(len(w.results))))
	w.do(w.f.SetCellFormula(sheet, cell, formula))
	w.results = append(w.results, result)
}

// numberedResult is a cell with a formula as excelize writes it.
var numberedResult = regexp.MustCompile(` t="str"><f>([^<]*)</f><v>([0-9]+)</v>`)

// stored puts the results into a sheet.
func (rs results) stored(sheet []byte) []byte {
	return numberedResult.ReplaceAllFunc(sheet, func(cell []byte) []byte {
		m := numberedResult.FindSubmatch(cell)
		n, _ := strconv.Atoi(string(m[2]))
		kind, value := storedValue(rs[n])
		return []byte(kind + "><f>" + string(m[1]) + "</f><v>" + value + "</v>")
	})
}

// storedValue is a result as the file has it: the attribute of its type, and
// its text.
func storedValue(result any) (kind, value string) {
	switch v := result.(type) {
	case int:
		return "", strconv.Itoa(v)
	case errorValue:
		return ` t="e"`, string(v)
	}
	var text bytes.Buffer
	xml.EscapeText(&text, []byte(result.(string))) // into memory: it cannot fail
	return ` t="str"`, text.String()
}

// resultsWriter is the archive of a workbook whose sheets get their results.
type resultsWriter struct {
	*zip.Writer
	results *results
}

func (rs *results) archive(out io.Writer) excelize.ZipWriter {
	return resultsWriter{zip.NewWriter(out), rs}
}

// Create begins a part. The library writes each in one piece.
func (z resultsWriter) Create(name string) (io.Writer, error) {
	out, err := z.Writer.Create(name)
	if err != nil || !strings.HasPrefix(name, "xl/worksheets/sheet") {
		return out, err
	}
	return sheetPart{out, *z.results}, nil
}

type sheetPart struct {
	io.Writer
	results
}

func (p sheetPart) Write(sheet []byte) (int, error) {
	if _, err := p.Writer.Write(p.stored(sheet)); err != nil {
		return 0, err
	}
	return len(sheet), nil
}
