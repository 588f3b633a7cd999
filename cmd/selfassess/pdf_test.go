package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"selfassess/cmd/internal/secretariat"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf"
	"selfassess/render/pdf/pdftest"
)

// readPDF reads a file in which no fault may be.
func readPDF(t *testing.T, b []byte) *pdftest.File {
	t.Helper()
	f, err := pdftest.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, f)
	return f
}

// pdf is the PDF of a case, which [TestPDFsAreTaggedWhole] checks. It is read
// once.
func (b built) pdf(t *testing.T) *pdftest.File {
	t.Helper()
	once, _ := filesRead.LoadOrStore(b.path("report.en.pdf"), sync.OnceValues(func() (*pdftest.File, error) {
		file, err := os.ReadFile(b.path("report.en.pdf"))
		if err != nil {
			return nil, err
		}
		return pdftest.Read(file)
	}))
	f, err := once.(func() (*pdftest.File, error))()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var filesRead sync.Map // path → the function that reads that PDF once

// sound demands that a file has no fault.
func sound(t *testing.T, f *pdftest.File) {
	t.Helper()
	for _, fault := range f.Check() {
		t.Error(fault)
	}
}

// Every report follows the rules of tagged and archival files, as far as
// they can be checked without Java; what each rule finds is tested beside it.
func TestPDFsAreTaggedWhole(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) { sound(t, b.pdf(t)) })
	sample := func() (string, error) { return projectDir("sample") }
	small := func() (string, error) {
		dir := t.TempDir()
		return dir, inputstest.Generate(dir, inputstest.Small, 1)
	}
	unanswered := func() (string, error) {
		dir := t.TempDir()
		plan, err := os.ReadFile(filepath.Join("..", "..", "testdata", "sample", "plan.xlsx"))
		if err != nil {
			return "", err
		}
		return dir, os.WriteFile(filepath.Join(dir, "plan.xlsx"), plan, 0o666)
	}
	for _, v := range []struct {
		name    string
		project func() (string, error)
		options secretariat.BuildOptions
		change  func(e *render.Edition)
	}{
		{"standards outline", sample, secretariat.BuildOptions{}, func(e *render.Edition) { e.Report.Plan.Outline = ogp.StandardsOutline }},
		{"letter", sample, secretariat.BuildOptions{Draft: true}, func(e *render.Edition) { e.Paper = render.Letter }},
		{"line numbers", sample, secretariat.BuildOptions{Draft: true, LineNumbers: true}, nil},
		{"a plan of nothing", sample, secretariat.BuildOptions{}, func(e *render.Edition) {
			e.Report = ogp.Merge(&ogp.Plan{ID: "X", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30)}, nil)
			e.Statistics, e.Requirements, e.Findings = e.Report.Statistics(), e.Report.Requirements(), e.Report.Findings
		}},
		{"nothing answered", unanswered, secretariat.BuildOptions{}, nil},
		{"small", small, secretariat.BuildOptions{}, nil},
	} {
		t.Run(v.name, func(t *testing.T) {
			dir, err := v.project()
			if err != nil {
				t.Fatal(err)
			}
			readPDF(t, pdfOf(t, dir, v.options, v.change))
		})
	}
}

func TestTheLongPDFOfAUsualPlanIsTaggedWhole(t *testing.T) {
	if !long() {
		t.Skip("SELFASSESS_LONG is not set; a small plan has the same kinds of pages, fewer of each")
	}
	dir := t.TempDir()
	if err := inputstest.Generate(dir, inputstest.Medium, 1); err != nil {
		t.Fatal(err)
	}
	readPDF(t, pdfOf(t, dir, secretariat.BuildOptions{}, nil))
}

// The text that a screen reader meets holds every input text.
func TestTagsOfPDFsHoldEveryInputText(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		for _, line := range lacking(t, b, b.pdf(t).Root.Text()) {
			t.Errorf("not in the report: %s", line)
		}
	})
}

// pdfOf writes the PDF of a project.
func pdfOf(t *testing.T, dir string, o secretariat.BuildOptions, change func(*render.Edition)) []byte {
	t.Helper()
	p, err := call{dir: dir, terminal: terminal{stdout: io.Discard, stderr: io.Discard}, now: testDay}.open(ogp.Date{})
	if err != nil {
		t.Fatal(err)
	}
	e := p.Edition(o)
	if change != nil {
		change(e)
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, e, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What a screen reader meets in the reports of the kept projects.
func TestTagsOfPDFs(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		if strings.Contains(b.name, "--draft") {
			return // it differs in a line of the cover
		}
		got := b.pdf(t).Tags()
		golden := filepath.Join("testdata", "tags", b.name+".txt")
		if *update {
			if os.Getenv("CI") == "true" {
				t.Fatal("-update is for people: a run that checks must not change what it checks against")
			}
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; run this test with -update and look at the difference\n%s",
				golden, firstDifference(string(want), got))
		}
	})
}

// firstDifference shows the first lines that are not the same.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return "one ends where the other goes on"
}
