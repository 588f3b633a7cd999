package inputs_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
	"selfassess/templates"
)

func mediumProject(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	if err := inputstest.Generate(dir, inputstest.Medium, 1); err != nil {
		b.Fatal(err)
	}
	return dir
}

// BenchmarkReadProject reads a plan and 14 returns.
func BenchmarkReadProject(b *testing.B) {
	dir := mediumProject(b)
	words := []*templates.Catalogue{inputstest.English(b)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := inputs.ReadProject(dir, words); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadingAgainstTheLibrary sets the preflight, which reads all
// cells, beside the library's reading of the same files, file by file in turn,
// so that a busy machine slows both: below 1 our own reading costs less.
func BenchmarkReadingAgainstTheLibrary(b *testing.B) {
	dir := mediumProject(b)
	names, err := filepath.Glob(filepath.Join(dir, "inputs", "*.xlsx"))
	if err != nil {
		b.Fatal(err)
	}
	var files [][]byte
	for _, name := range append(names, filepath.Join(dir, inputs.PlanFile)) {
		file, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, file)
	}
	var own, library time.Duration
	for b.Loop() {
		for _, file := range files {
			start := time.Now()
			if _, err := xlsx.Open(file, office.NewMemory(), office.TimeLimit); err != nil {
				b.Fatal(err)
			}
			between := time.Now()
			readByLibrary(b, file)
			own, library = own+between.Sub(start), library+time.Since(between)
		}
	}
	b.ReportMetric(float64(own)/float64(library), "own/library")
	b.ReportMetric(float64(own.Microseconds())/float64(b.N*len(files)), "own-µs/file")
	b.ReportMetric(float64(library.Microseconds())/float64(b.N*len(files)), "library-µs/file")
}

// readByLibrary opens a workbook and reads all its rows.
func readByLibrary(b *testing.B, file []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		if _, err := f.GetRows(sheet); err != nil {
			b.Fatal(err)
		}
	}
}
