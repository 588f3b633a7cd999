package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/templates"
)

func annotatedDir(parts ...string) string {
	return filepath.Join(append([]string{"..", "..", "testdata", "annotated"}, parts...)...)
}

// annotators are the programs that annotated what testdata/annotated keeps,
// or, those that are not kept, change how a file is written.
var annotators = []struct {
	module, script string
	interpreters   func(t *testing.T) []string
	kept           bool
}{
	{"pymupdf", "write.py", python, true},
	{"pikepdf", "write.py", python, false},
	{"pdf-lib", "write.js", node, true},
	{"pdfjs-dist", "write.js", node, true},
}

// annotatedPlan makes the project and its report as a PDF.
func annotatedPlan(t *testing.T) (dir, report string) {
	t.Helper()
	source, err := os.ReadFile(annotatedDir("source", "plan.txt"))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := inputstest.Plan(string(source))
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, inputs.PlanFile), plan, 0o666); err != nil {
		t.Fatal(err)
	}
	runs(t, "build", "--quiet", "--draft", "--format", "pdf", dir)
	return dir, filepath.Join(dir, "outputs", "report.en.pdf")
}

func runs(t *testing.T, args ...string) string {
	t.Helper()
	var messages strings.Builder
	if code := run(args, terminal{stdout: io.Discard, stderr: &messages}, time.Now); code != exitDone {
		t.Fatalf("selfassess %s: exit code %d\n%s", strings.Join(args, " "), code, &messages)
	}
	return messages.String()
}

// remarksIn are the remarks of a reviewed copy, a line each, as the project
// has them after selfassess comments; dir is left as it was.
func remarksIn(t *testing.T, dir, file string) string {
	t.Helper()
	runs(t, "comments", dir, file)
	name := "comments-" + strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + ".xlsx"
	words, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	p, err := inputs.ReadProject(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range p.Returns {
		if filepath.Base(r.File) != name {
			continue
		}
		for _, c := range r.Comments {
			text := strings.ReplaceAll(c.Text[""], "\n", `\n`)
			fmt.Fprintf(&b, "%s | %s | %s | %s | %s\n", c.Target, c.Author, c.Received, c.Channel, text)
		}
	}
	if err := os.Remove(filepath.Join(dir, inputs.ReturnsDir, name)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Whatever program annotated the report, and whatever version of this program
// wrote it, its remarks come back.
func TestRemarksOfEveryProgramComeBack(t *testing.T) {
	dir, _ := annotatedPlan(t)
	for _, a := range annotators {
		if a.kept {
			sameRemarks(t, annotatedDir(a.module+".txt"), remarksIn(t, dir, annotatedDir(a.module+".pdf")))
		}
	}
}

func sameRemarks(t *testing.T, golden, got string) {
	t.Helper()
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-expected +got):\n%s", golden, diff)
	}
}

// The same with the programs of this machine, and with the report as it is
// now. What they write is kept by
// go test ./cmd/selfassess -run ProgramsOfThisMachineAnnotate -update.
func TestProgramsOfThisMachineAnnotate(t *testing.T) {
	varies := regexp.MustCompile(`, page \w+| [\d-]{10} `) // PDF.js writes the day of the run
	for _, a := range annotators {
		t.Run(a.module, func(t *testing.T) {
			dir, report := annotatedPlan(t)
			path, version := annotator(t, a.interpreters(t), a.script, a.module)
			places := filepath.Join(t.TempDir(), "places.json")
			wordsAt(t, report, places, "scanned pages", "in the end", "public trust was low", "half of them")
			target := filepath.Join(t.TempDir(), a.module+".pdf")
			output(t, path, annotatedDir(a.script), a.module, report, target, places)
			got := remarksIn(t, dir, target)
			golden := annotatedDir(a.module + ".txt")
			if *update {
				keepFile(t, golden, []byte(got))
				if a.kept {
					b, err := os.ReadFile(target)
					if err != nil {
						t.Fatal(err)
					}
					keepFile(t, annotatedDir(a.module+".pdf"), b)
				}
				keepVersion(t, annotatedDir("versions.txt"), a.module, version)
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(varies.ReplaceAllString(string(want), ""), varies.ReplaceAllString(got, "")); diff != "" {
				t.Errorf("(-expected +got):\n%s", diff)
			}
		})
	}
}

// annotator finds the interpreter that has the module.
func annotator(t *testing.T, paths []string, script, module string) (path, version string) {
	t.Helper()
	for _, path := range paths {
		if out, err := exec.Command(path, annotatedDir(script), "version", module).Output(); err == nil {
			return path, strings.TrimSpace(string(out))
		}
	}
	missing(t, "the module "+module)
	return "", ""
}

// wordsAt writes where words stand in a PDF.
func wordsAt(t *testing.T, file, target string, words ...string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	places := map[string][]float64{}
	for _, w := range words {
		page, lines, err := inputstest.Find(b, w)
		if err != nil || len(lines) != 1 {
			t.Fatalf("%q stands in %d lines: %v", w, len(lines), err)
		}
		places[w] = []float64{float64(page), lines[0].X0, lines[0].Y0, lines[0].X1, lines[0].Y1}
	}
	list, err := json.Marshal(places)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(target, list, 0o666); err != nil {
		t.Fatal(err)
	}
}

func keepFile(t *testing.T, path string, b []byte) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal("-update is for people: a run that checks must not change what it checks against")
	}
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
}

// Programs that write a file anew, with other numbers of objects and packed
// otherwise, leave the remarks as they are.
func TestRemarksSurviveRewriting(t *testing.T) {
	qpdf := tool(t, "qpdf")
	dir, report := annotatedPlan(t)
	b, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	notes, err := inputstest.Notes(`
highlight | half of them as scanned pages | Anna | D:20260911093000+02'00' | Which half? 漢字
reply | | Bob | D:20260912 | Both.
replace | in the end | Anna | D:20260911093100Z | at last
square | public trust was low | Bob | D:20260911 | Says who?
completed | | Anna | D:20260913 |`)
	if err != nil {
		t.Fatal(err)
	}
	marked, err := inputstest.Annotated(b, notes)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.pdf")
	if err := os.WriteFile(copied, marked, 0o666); err != nil {
		t.Fatal(err)
	}
	output(t, qpdf, "--check", copied)
	want := remarksIn(t, dir, copied)
	if strings.Count(want, "\n") != len(notes)-1 {
		t.Fatalf("of %d notes there are:\n%s", len(notes), want)
	}
	for _, how := range [][]string{
		{"--object-streams=generate", "--recompress-flate"},
		{"--object-streams=disable", "--linearize"},
		{"--object-streams=generate", "--linearize", "--normalize-content=y"},
		{"--qdf"},
		{"--object-streams=disable", "--stream-data=uncompress", "--force-version=1.3"},
	} {
		again := filepath.Join(t.TempDir(), "copy.pdf")
		output(t, qpdf, append(how, copied, again)...)
		if diff := cmp.Diff(want, remarksIn(t, dir, again)); diff != "" {
			t.Errorf("%v:\n%s", how, diff)
		}
	}
	protected := filepath.Join(t.TempDir(), "protected.pdf")
	output(t, qpdf, "--encrypt", "", "owner", "256", "--", copied, protected)
	var messages strings.Builder
	code := run([]string{"comments", dir, protected}, terminal{stdout: io.Discard, stderr: &messages}, time.Now)
	if code != exitFailed || !strings.Contains(messages.String(), "the file is a PDF that is protected") {
		t.Errorf("exit code %d\n%s", code, &messages)
	}
}
