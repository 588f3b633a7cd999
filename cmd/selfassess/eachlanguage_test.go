package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"selfassess/cmd/internal/secretariat"
	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/pdftest"
	"selfassess/templates"
)

// tongues are the shipped languages but English.
func tongues() []string {
	return slices.DeleteFunc(templates.Languages(), func(tag string) bool { return tag == templates.Reference })
}

// smallReports are the reports of the small plan in every language but English,
// and of the Arabic sample: where the project is, and where its reports are.
var smallReports = sync.OnceValues(func() (where struct{ small, reports string }, err error) {
	dir, err := os.MkdirTemp("", "selfassess-languages-")
	if err != nil {
		return where, err
	}
	cleanup = append(cleanup, func() { os.RemoveAll(dir) })
	where.small, where.reports = filepath.Join(dir, "small"), filepath.Join(dir, "reports")
	if err := makeSmall(where.small); err != nil {
		return where, err
	}
	for _, args := range [][]string{
		{"--lang", strings.Join(tongues(), ","), where.small},
		{filepath.Join("..", "..", "testdata", "sample-ar")},
	} {
		var stderr bytes.Buffer
		args = append([]string{"build", "--quiet", "--format", "docx,pdf", "--out", where.reports}, args...)
		if code := run(args, terminal{stdout: io.Discard, stderr: &stderr}, time.Now); code != exitDone {
			return where, fmt.Errorf("%v: exit code %d\n%s", args, code, &stderr)
		}
	}
	return where, nil
})

// makeSmall writes the small plan and its return.
func makeSmall(dir string) error {
	plan, err := inputstest.Plan(strings.Replace(inputstest.SmallPlan, "language: en", "language: en\nreport_date: 2026-09-30", 1))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, inputs.ReturnsDir), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, inputs.PlanFile), plan, 0o600); err != nil {
		return err
	}
	words, err := templates.Read()
	if err != nil {
		return err
	}
	p, err := inputs.ReadProject(dir, words)
	if err != nil {
		return err
	}
	form, err := inputstest.Return(p.Plan, "moh", inputstest.SmallReturn)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, inputs.ReturnsDir, "moh.xlsx"), form, 0o600)
}

// eachReport gives the reports without the ends of their names.
func eachReport(t *testing.T, check func(t *testing.T, path string)) {
	t.Helper()
	where, err := smallReports()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range append(tongues(), "ar-JO") {
		t.Run(lang, func(t *testing.T) { check(t, filepath.Join(where.reports, "report."+lang)) })
	}
}

// Nothing is cut and nothing is lost: what is heard in the PDF is what was
// composed, word for word, and the Word document has every sentence.
func TestReportsInEveryLanguageHoldEveryWord(t *testing.T) {
	where, err := smallReports()
	if err != nil {
		t.Fatal(err)
	}
	p, err := call{dir: where.small, terminal: terminal{stdout: io.Discard, stderr: io.Discard}, now: testDay}.open(ogp.Date{})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range tongues() {
		words, err := templates.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		e := p.Edition(secretariat.BuildOptions{})
		e.Locale = render.NewLocale(words)
		path := filepath.Join(where.reports, "report."+lang)
		var heard []string
		for text := range e.Document().Heard() {
			heard = append(heard, strings.Fields(undirected(text))...)
		}
		sameWords(t, readFile(t, path+".pdf").Words(), heard)
		written := spaced(docxText(t, path+".docx"))
		for text := range e.Document().Texts() {
			if isSentence := len(text) > 40; isSentence && !strings.Contains(written, spaced(text)) { // others may stand in charts
				t.Errorf("%s: not in the Word document: %s", lang, text)
			}
		}
	}
}

// undirected drops what only tells the order of the letters around it.
func undirected(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text)
}

func spaced(text string) string { return strings.Join(strings.Fields(undirected(text)), " ") }

func readFile(t *testing.T, path string) *pdftest.File {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return readPDF(t, b)
}

// What a screen reader meets first in each section of the small plan's report.
func TestTagsOfPDFsInEveryLanguage(t *testing.T) {
	where, err := smallReports()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range tongues() {
		got := beginnings(readFile(t, filepath.Join(where.reports, "report."+lang+".pdf")).Tags())
		golden := filepath.Join("testdata", "tags", "small."+lang+".txt")
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
			t.Errorf("%s differs; run this test with -update and look at the difference\n%s", golden, firstDifference(string(want), got))
		}
	}
}

// beginnings are the headings in tags and the first lines below each.
func beginnings(tags string) string {
	const most = 6
	var b strings.Builder
	below := 0
	for line := range strings.Lines(tags) {
		if tag := strings.TrimSpace(line); len(tag) > 1 && tag[0] == 'H' && tag[1] >= '1' && tag[1] <= '6' {
			below = 0
		}
		if below <= most {
			b.WriteString(line)
		}
		below++
	}
	return b.String()
}

func TestOpenXMLValidatorFindsNoErrorsInAnyLanguage(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	eachReport(t, func(t *testing.T, path string) {
		for _, office := range []string{"Office2013", "Microsoft365"} {
			out, err := exec.Command(validator, path+".docx", "--officeVersion", office).CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) {
				t.Errorf("%s: %v\n%.2000s", office, err, out)
			}
		}
	})
}

func TestVeraPDFFindsNoErrorsInAnyLanguage(t *testing.T) {
	var passed []string
	var files []string
	eachReport(t, func(t *testing.T, path string) {
		files = append(files, path+".pdf")
		passed = append(passed, "PASS "+path+".pdf 2a", "PASS "+path+".pdf ua1")
	})
	askVeraPDF(t, files, passed)
}
