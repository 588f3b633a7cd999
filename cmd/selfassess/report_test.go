package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/templates"
)

// built is a project that the program has built, with what it read.
type built struct {
	name    string
	dir     string // holds the report
	source  string // the folder of the project
	project *inputs.Project
}

func (b built) path(name string) string { return filepath.Join(b.dir, name) }

// cases are the projects that every test of a finished report looks at. They
// are built once; the folder goes when the tests are done.
var cases = sync.OnceValues(func() ([]built, error) {
	dir, err := os.MkdirTemp("", "selfassess-test-")
	if err != nil {
		return nil, err
	}
	cleanup = append(cleanup, func() { os.RemoveAll(dir) })
	var all []built
	for _, c := range []struct {
		name string
		args []string
		code int
	}{
		{"sample", nil, exitDone},
		{"sample", []string{"--draft"}, exitDone},
		{"sample-faulty", nil, exitFindings},
		{"us-nap5", nil, exitDone},
	} {
		b, err := buildCase(dir, len(all), c.name, c.args, c.code)
		if err != nil {
			return nil, fmt.Errorf("build %s %v: %w", c.name, c.args, err)
		}
		all = append(all, b)
	}
	return all, nil
})

// cleanup is called by TestMain's end.
var cleanup []func()

func buildCase(dir string, n int, name string, args []string, code int) (built, error) {
	source, err := projectDir(name)
	if err != nil {
		return built{}, err
	}
	b := built{
		name: strings.TrimSpace(name + " " + strings.Join(args, " ")),
		dir:  filepath.Join(dir, fmt.Sprint("report", n)), source: source,
	}
	var stderr bytes.Buffer
	args = append([]string{"build", "--quiet", "--out", b.dir, source}, args...)
	if got := run(args, terminal{stdout: io.Discard, stderr: &stderr}, time.Now); got != code {
		return built{}, fmt.Errorf("exit code %d, want %d\n%s", got, code, &stderr)
	}
	words, err := templates.Read()
	if err != nil {
		return built{}, err
	}
	b.project, err = inputs.ReadProject(source, words)
	return b, err
}

func eachCase(t *testing.T, check func(t *testing.T, b built)) {
	t.Helper()
	all, err := cases()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		t.Run(strings.ReplaceAll(b.name, " ", ""), func(t *testing.T) { check(t, b) })
	}
}

// tool returns the path of a program that a test needs. Where it is missing
// the test is skipped, or, in the continuous integration run, fails.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	return path
}

func missing(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("SELFASSESS_REQUIRE_TOOLS") != "" {
		t.Fatalf("%s is not installed, and it is required here", name)
	}
	t.Skipf("%s is not installed", name)
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return string(out)
}

// squeeze takes all white space out, so that line breaks do not matter.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// docxText returns the text of the body of a Word document.
func docxText(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	inText := false
	for d := xml.NewDecoder(part); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				text.Write(e)
			}
		}
	}
}

// pdfText returns the text of a PDF in the order in which it is drawn, which
// is the order of reading, without running heads: a paragraph may go on over
// a page.
func pdfText(t *testing.T, path string) string {
	t.Helper()
	var text strings.Builder
	for page := range strings.SplitSeq(output(t, tool(t, "pdftotext"), "-raw", path, "-"), "\f") {
		for line := range strings.Lines(page) {
			if !runningHead.MatchString(line) {
				text.WriteString(line)
			}
		}
	}
	return text.String()
}

// runningHead is what stands on every page: head, foot and the draft mark.
var runningHead = regexp.MustCompile(`^((End-of|Mid)-Term Self-Assessment Report \d{4} – \d{4} .*|.* Page \d+ of \d+|DRAFT)\s*$`)

// tagText returns the text of a PDF in the order of its tags: what a screen
// reader reads. poppler takes seconds for it, so it is asked only for what the
// drawn text seems to lack: lines that stand side by side are mixed there.
func tagText(t *testing.T, path string) string {
	t.Helper()
	var text strings.Builder
	for line := range strings.Lines(output(t, tool(t, "pdfinfo"), "-struct-text", path)) {
		if s := strings.TrimSpace(line); len(s) > 1 && s[0] == '"' {
			text.WriteString(s[1 : len(s)-1])
		}
	}
	return text.String()
}

// texts collects every text that people wrote, by the field it stands in.
// What is never printed by rule is left out: ids, places, and persons whose
// names the plan keeps private.
func texts(v reflect.Value, path string, add func(path, text string)) {
	switch {
	case v.Type() == reflect.TypeFor[ogp.Text]():
		for _, l := range v.Interface().(ogp.Text).Langs() {
			if l == "" {
				add(path, v.Interface().(ogp.Text)[l])
			}
		}
	case v.Type() == reflect.TypeFor[ogp.Link]():
		add(path, v.Interface().(ogp.Link).Text)
	case v.Type() == reflect.TypeFor[ogp.Origin](), v.Type() == reflect.TypeFor[ogp.Contact]():
	case v.Kind() == reflect.Pointer && !v.IsNil():
		texts(v.Elem(), path, add)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), path, add)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				texts(v.Field(i), path+"."+f.Name, add)
			}
		}
	}
}

// inputLines returns every line that was written, without list marks.
func inputLines(p *inputs.Project) map[string]string {
	lines := map[string]string{}
	add := func(path, text string) {
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			line = strings.TrimPrefix(strings.TrimPrefix(line, "- "), "• ")
			if squeeze(line) != "" {
				lines[line] = path
			}
		}
	}
	plan := *p.Plan // without what stays in the house: why a warning stands, and why a word means a level
	plan.Accepted, plan.Vocabulary = nil, slices.Clone(plan.Vocabulary)
	for i := range plan.Vocabulary {
		plan.Vocabulary[i].Note = nil
	}
	texts(reflect.ValueOf(&plan), "plan", add)
	for _, r := range usedReturns(p) {
		texts(reflect.ValueOf(r), "return", add)
	}
	return lines
}

// usedReturns leaves out returns that were refused whole: they are named in
// findings, not printed.
func usedReturns(p *inputs.Project) []ogp.Return {
	used := map[string]bool{}
	for _, s := range ogp.Merge(p.Plan, p.Returns).Returns {
		used[s.File] = true
	}
	return slices.DeleteFunc(slices.Clone(p.Returns), func(r ogp.Return) bool { return r.Agency != "" && !used[r.File] })
}

// recordOf reads the record of a report, which is found by its report.json.
func recordOf(t *testing.T, project, report string) []byte {
	t.Helper()
	b, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	record, err := os.ReadFile(filepath.Join(project, "internal", fmt.Sprintf("%x", sha256.Sum256(b))[:12], "record.json"))
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// lacking tells which input lines a report's text lacks. A line that has no
// place in the report (a row of an unknown commitment, say) must be unplaced in
// its record. Addresses are compared as they were typed, scheme and all; the id
// of an agency is printed as its name.
func lacking(t *testing.T, b built, text string) (lines []string) {
	t.Helper()
	var record struct{ Unplaced any }
	if err := json.Unmarshal(recordOf(t, b.source, b.path("report.json")), &record); err != nil {
		t.Fatal(err)
	}
	unplaced := squeeze(fmt.Sprint(record.Unplaced))
	text = squeeze(text)
	for line, path := range inputLines(b.project) {
		if a := b.project.Plan.Agency(ogp.ID(line)); a != nil {
			line = a.Name.Main()
		}
		if s := squeeze(line); !strings.Contains(text, s) && !strings.Contains(unplaced, s) {
			lines = append(lines, path+": "+line)
		}
	}
	return lines
}

func TestWordDocumentHoldsEveryInputText(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		for _, line := range lacking(t, b, docxText(t, b.path("report.en.docx"))) {
			t.Errorf("not in the report: %s", line)
		}
	})
}

func TestPDFHoldsEveryInputText(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		if len(lacking(t, b, pdfText(t, b.path("report.en.pdf")))) == 0 {
			return
		}
		for _, line := range lacking(t, b, tagText(t, b.path("report.en.pdf"))) {
			t.Errorf("not in the report: %s", line)
		}
	})
}

// The rows of the statistics are computed here anew from report.json, and
// must stand so in both documents.
func TestNumbersAgreeInAllFormats(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		rows := levelRows(t, b.path("report.json"))
		for name, text := range map[string]string{
			"DOCX": docxText(t, b.path("report.en.docx")), "PDF": pdfText(t, b.path("report.en.pdf")),
		} {
			text = squeeze(text)
			for _, row := range rows {
				if !strings.Contains(text, squeeze(row)) {
					t.Errorf("%s lacks the row %q", name, row)
				}
			}
		}
	})
}

// levelRows returns "Completed 3 37.5 % 21 53.8 %" for every level: count and
// share of commitments, then of milestones.
func levelRows(t *testing.T, path string) (rows []string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	type flow struct {
		Assessed int
		Levels   map[string]int
	}
	var report struct {
		Statistics struct{ Commitments, Milestones flow }
	}
	if err := json.Unmarshal(raw, &report); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{
		"not_started": "Not started", "limited": "Limited", "substantial": "Substantial", "completed": "Completed",
		"not_reported": "Not reported",
	}
	for key, name := range names {
		for _, f := range []flow{report.Statistics.Commitments, report.Statistics.Milestones} {
			tenths := (2000*f.Levels[key] + f.Assessed) / (2 * f.Assessed) // rounded half up
			name += fmt.Sprintf(" %d %d.%d %%", f.Levels[key], tenths/10, tenths%10)
		}
		rows = append(rows, name)
	}
	for _, f := range []flow{report.Statistics.Commitments, report.Statistics.Milestones} {
		sum := 0
		for _, n := range f.Levels {
			sum += n
		}
		if sum != f.Assessed || sum == 0 || len(f.Levels) != len(names) {
			t.Errorf("levels %v do not add up to %d", f.Levels, f.Assessed)
		}
	}
	return rows
}

func TestOpenXMLValidatorFindsNoErrors(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	validate := func(t *testing.T, path string) {
		t.Helper()
		for _, office := range []string{"Office2013", "Microsoft365"} {
			out, err := exec.Command(validator, path, "--officeVersion", office).CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) && !bytes.Contains(out, []byte(`"ok":true`)) {
				t.Errorf("%s, %s: %v\n%.2000s", filepath.Base(path), office, err, out)
			}
		}
	}
	eachCase(t, func(t *testing.T, b built) { validate(t, b.path("report.en.docx")) })
	dir := sampleForms(t)
	books, err := filepath.Glob(filepath.Join(dir, "*", "*.xlsx"))
	if err != nil || len(books) < 3 {
		t.Fatalf("%d workbooks to validate: %v", len(books), err)
	}
	for _, path := range append(books, filepath.Join(dir, "plan.xlsx")) {
		t.Run(filepath.Base(path), func(t *testing.T) { validate(t, path) })
	}
}

// sampleForms makes a folder with an empty plan.xlsx in new/ and the forms of
// the sample in forms/.
func sampleForms(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "sample"))); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"forms", "--quiet", "--replace", dir}, {"init", "--quiet", filepath.Join(dir, "new")},
	} {
		var stderr bytes.Buffer
		if code := run(args, terminal{stdout: io.Discard, stderr: &stderr}, time.Now); code != exitDone {
			t.Fatalf("%v: exit code %d\n%s", args, code, &stderr)
		}
	}
	return dir
}

// A form that went through LibreOffice must still guide and refuse: its
// validations are counted before and after.
func TestFormsKeepTheirValidationsInLibreOffice(t *testing.T) {
	soffice := tool(t, "soffice")
	dir, out := sampleForms(t), t.TempDir()
	forms, err := filepath.Glob(filepath.Join(dir, "forms", "*.xlsx"))
	if err != nil || len(forms) == 0 {
		t.Fatalf("no forms: %v", err)
	}
	convert(t, soffice, "xlsx", out, forms...)
	for _, form := range forms {
		before, after := validations(t, form), validations(t, filepath.Join(out, filepath.Base(form)))
		if before == 0 || after < before {
			t.Errorf("%s: %d validations, %d after LibreOffice", filepath.Base(form), before, after)
		}
	}
}

func validations(t *testing.T, path string) (n int) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(b, []byte("<dataValidation "))
	}
	return n
}
