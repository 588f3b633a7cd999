package main

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// variant is a PDF as it can be asked for.
type variant struct {
	project  string
	args     []string
	standard string // as --pdf-standard
	attached bool
	dir      string
}

func (v variant) file() string { return filepath.Join(v.dir, "report.en.pdf") }

// claims are the standards that the file claims to follow, as veraPDF names
// them.
func (v variant) claims() []string {
	switch {
	case v.standard == "2" && v.attached:
		return []string{"4f", "ua2", "wt1a"}
	case v.standard == "2":
		return []string{"4", "ua2", "wt1a"}
	case v.attached:
		return []string{"3a", "ua1"}
	}
	return []string{"2a", "ua1"}
}

// variants are the reports of several projects under every standard, two of
// them also with their data. They are built once.
var variants = sync.OnceValues(func() ([]variant, error) {
	dir, err := os.MkdirTemp("", "selfassess-pdf-")
	if err != nil {
		return nil, err
	}
	cleanup = append(cleanup, func() { os.RemoveAll(dir) })
	var all []variant
	for _, p := range []variant{
		{project: "sample"}, {project: "sample", args: []string{"--draft", "--line-numbers"}},
		{project: "sample", args: []string{"--paper", "letter"}},
		{project: "sample-faulty"}, {project: "us-nap5"},
	} {
		source, err := projectDir(p.project)
		if err != nil {
			return nil, err
		}
		for _, standard := range []string{"1", "2"} {
			for _, attached := range []bool{false, true} {
				if attached && (p.args != nil || p.project == "us-nap5") {
					continue // what is carried does not depend on the pages, and validators take seconds for each file
				}
				v := variant{p.project, p.args, standard, attached, filepath.Join(dir, fmt.Sprint(len(all)))}
				args := append([]string{"build", "--quiet", "--format", "pdf,json", "--pdf-standard", standard,
					"--out", v.dir, source}, v.args...)
				if attached {
					args = append(args, "--attach-data")
				}
				var stderr bytes.Buffer
				code := run(args, terminal{stdout: io.Discard, stderr: &stderr}, time.Now)
				if code != exitDone && code != exitFindings {
					return nil, fmt.Errorf("%v: exit code %d\n%s", args, code, &stderr)
				}
				all = append(all, v)
			}
		}
	}
	return all, nil
})

func eachVariant(t *testing.T, check func(t *testing.T, v variant)) {
	t.Helper()
	all, err := variants()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		name := v.project + strings.Join(v.args, "") + "-standard" + v.standard
		if v.attached {
			name += "-data"
		}
		t.Run(name, func(t *testing.T) { check(t, v) })
	}
}

// TestVeraPDFFindsNoErrors asks the reference validator about every standard
// that a file claims to follow: it reads the claims by itself.
func TestVeraPDFFindsNoErrors(t *testing.T) {
	all, err := variants()
	if err != nil {
		t.Fatal(err)
	}
	var files, passed []string
	for _, v := range all {
		files = append(files, v.file())
		for _, c := range v.claims() {
			passed = append(passed, "PASS "+v.file()+" "+c)
		}
	}
	askVeraPDF(t, files, passed)
}

// askVeraPDF has it print a line for each file and standard.
func askVeraPDF(t *testing.T, files, want []string) {
	t.Helper()
	java := tool(t, "java")
	jar := os.Getenv("SELFASSESS_VERAPDF")
	if jar == "" {
		missing(t, "veraPDF (its jar is named by SELFASSESS_VERAPDF)")
	}
	// One thread each for memory and compiling: cores are busy with other tests.
	args := append([]string{"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper",
		"--flavour", "0", "--format", "text", "-v"}, files...)
	out, err := exec.Command(java, args...).CombinedOutput() // it fails if a file does
	var got []string
	for line := range strings.Lines(string(out)) {
		got = append(got, strings.TrimSpace(line))
	}
	slices.Sort(want)
	slices.Sort(got)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%s\nwant\n%s", err, out, strings.Join(want, "\n"))
	}
}

// TestProgramsOpenThePDFWithoutAWord lets programs read whole files. Whatever
// they print to standard error is a complaint.
func TestProgramsOpenThePDFWithoutAWord(t *testing.T) {
	for _, p := range []struct {
		name string
		args []string // before the file and after it
		skip func(v variant) bool
		why  string
	}{
		{name: "qpdf", args: []string{"--check", "FILE"}},
		{name: "mutool", args: []string{"draw", "-q", "-F", "stext", "-o", os.DevNull, "FILE"}},
		{name: "pdftotext", args: []string{"FILE", os.DevNull}},
		{name: "pdfinfo", args: []string{"-dests", "FILE"}},
		{name: "pdfinfo", args: []string{"-struct", "FILE"}, skip: func(v variant) bool { return v.standard == "2" },
			why: "poppler knows the numbering of lists as it was in PDF 1.7"},
		{name: "pdfcpu", args: []string{"validate", "-q", "-c", "disable", "-m", "strict", "FILE"}, skip: func(v variant) bool { return v.attached },
			why: "pdfcpu 0.15.0 knows no associated files, of PDF/A-3 nor of PDF 2.0"},
	} {
		t.Run(p.name, func(t *testing.T) {
			program := tool(t, p.name)
			eachVariant(t, func(t *testing.T, v variant) {
				if p.skip != nil && p.skip(v) {
					t.Skip(p.why)
				}
				args := slices.Clone(p.args)
				args[slices.Index(args, "FILE")] = v.file()
				var stdout, stderr bytes.Buffer
				c := exec.Command(program, args...)
				c.Stdout, c.Stderr = &stdout, &stderr
				err := c.Run()
				// That is how some builds of MuPDF begin.
				messages := strings.ReplaceAll(stderr.String(), "warning: ICC support is not available\n", "")
				if err != nil || messages != "" {
					t.Errorf("%v\n%s\n%s", err, &stdout, messages)
				}
			})
		})
	}
}

// seen is what pdf.js finds in a file; see testdata/readers.
type seen struct {
	Pages, Links, Elements, Outline int
	Title                           string
	Labels                          []string
	Places                          map[string]string
	Attached                        [][]any
}

// TestBrowsersReadThePDF reads all variants with pdf.js, the reader in
// Firefox: pages, tags, links, names, labels and attachments.
func TestBrowsersReadThePDF(t *testing.T) {
	node := tool(t, "node")
	modules := os.Getenv("NODE_PATH")
	if _, err := os.Stat(filepath.Join(modules, "pdfjs-dist")); modules == "" || err != nil {
		missing(t, "the npm package pdfjs-dist")
	}
	all, err := variants()
	if err != nil {
		t.Fatal(err)
	}
	args := []string{filepath.Join("..", "..", "testdata", "readers", "pdfjs.mjs")}
	for _, v := range all {
		args = append(args, v.file())
	}
	out := output(t, node, args...)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != len(all) {
		t.Fatalf("pdf.js complains:\n%s", out)
	}
	var first seen
	for i, v := range all {
		var s seen
		if err := json.Unmarshal([]byte(lines[i]), &s); err != nil {
			t.Fatalf("pdf.js complains: %v\n%s", err, lines[i])
		}
		if v.standard == "1" && !v.attached { // the first variant of a project
			first = s
		}
		want := slices.Index(s.Labels, "1")
		if want < 1 || len(s.Labels) != s.Pages || s.Labels[0] != "i" ||
			s.Labels[s.Pages-1] != fmt.Sprint(s.Pages-want) {
			t.Errorf("%v: pages are labelled %q", v, s.Labels)
		}
		for _, place := range []string{"summary", "annex-1", "table-1", "figure-1"} {
			if s.Places[place] == "" {
				t.Errorf("%v: no place %s", v, place)
			}
		}
		ofCommitment := func(p string) bool { return strings.HasPrefix(p, "commitment-") }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(s.Places)), ofCommitment) {
			t.Errorf("%v: no place of a commitment", v)
		}
		if s.Title == "" || s.Links < 10 || s.Elements < 100 || s.Outline < 5 {
			t.Errorf("%v: %+v", v, s)
		}
		if s.Pages != first.Pages || s.Links != first.Links || s.Elements != first.Elements || s.Title != first.Title {
			t.Errorf("%v differs from the first of its project: %+v and %+v", v, s, first)
		}
		info, err := os.Stat(filepath.Join(v.dir, "report.json"))
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(s.Attached)
		if v.attached && !strings.Contains(got, fmt.Sprintf("(JSON) %d]", info.Size())) || !v.attached && got != "[]" {
			t.Errorf("%v: %s is attached; report.json has %d bytes", v, got, info.Size())
		}
	}
}

// TestStandard1IsTheUsualOne compares the PDF that nobody asked anything of.
func TestStandard1IsTheUsualOne(t *testing.T) {
	all, err := variants()
	if err != nil {
		t.Fatal(err)
	}
	usual, err := cases()
	if err != nil {
		t.Fatal(err)
	}
	asked, err := os.ReadFile(all[0].file())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(usual[0].path("report.en.pdf")); err != nil || !bytes.Equal(got, asked) {
		t.Errorf("%v: %d bytes without --pdf-standard, %d with 1", err, len(got), len(asked))
	}
}

// TestReviewedCopiesMayFollowAnyStandard gives each draft back: it is known
// as this report, as it stands, without remarks.
func TestReviewedCopiesMayFollowAnyStandard(t *testing.T) {
	project := filepath.Join(t.TempDir(), "project")
	source, err := projectDir("sample")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(project, os.DirFS(source)); err != nil {
		t.Fatal(err)
	}
	eachVariant(t, func(t *testing.T, v variant) {
		if v.project != "sample" {
			t.Skip("another report")
		}
		var stderr bytes.Buffer
		code := run([]string{"comments", project, v.file()}, terminal{stdout: io.Discard, stderr: &stderr}, time.Now)
		messages := stderr.String()
		if code != exitDone || strings.Count(messages, "[") != 1 || !strings.Contains(messages, "[review-none]") {
			t.Errorf("exit code %d\n%s", code, messages)
		}
	})
}

// TestAttachedDataAreTheFilesBeside takes report.json out of the PDFs.
func TestAttachedDataAreTheFilesBeside(t *testing.T) {
	embedded := regexp.MustCompile(`<</Type /EmbeddedFile /Subtype /application#2Fjson .*/Length (\d+)>>\nstream\n`)
	eachVariant(t, func(t *testing.T, v variant) {
		file, err := os.ReadFile(v.file())
		if err != nil {
			t.Fatal(err)
		}
		at := embedded.FindIndex(file)
		if !v.attached {
			if at != nil {
				t.Error("data were not asked for")
			}
			return
		}
		if at == nil {
			t.Fatal("no file is attached")
		}
		tables := 8
		if v.project == "sample" {
			tables += 3 // views, and the history in two
		}
		if n := bytes.Count(file, []byte("/Type /EmbeddedFile /Subtype /text#2Fcsv")); n != tables {
			t.Errorf("%d tables are attached, not %d", n, tables)
		}
		z, err := zlib.NewReader(bytes.NewReader(file[at[1]:]))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(v.dir, "report.json"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%d bytes are attached that differ from the %d of report.json", len(got), len(want))
		}
	})
}
