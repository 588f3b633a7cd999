package inputstest

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/templates"
)

var update = flag.Bool("update", false, "make the workbooks of the samples anew from their texts")

// A sample's workbooks are kept so that the program can be tried without
// making them. They must be what its texts give.
func TestSampleWorkbooksAreMadeFromTheirTexts(t *testing.T) {
	if *update && os.Getenv("CI") == "true" {
		t.Fatal("-update is for people: a run that checks must not change what it checks against")
	}
	for name, make := range map[string]func(source, dir string) error{"sample": Sample, "sample-ar": ArabicSample, "sample-faulty": FaultySample} {
		t.Run(name, func(t *testing.T) {
			kept := filepath.Join("..", "..", "testdata", name)
			made := t.TempDir()
			if err := make(filepath.Join(kept, "source"), made); err != nil {
				t.Fatal(err)
			}
			files := workbooks(t, made)
			if *update {
				replaceWorkbooks(t, kept, made, files)
			}
			for _, file := range workbooks(t, kept) {
				if _, err := os.Stat(filepath.Join(made, file)); err != nil {
					t.Errorf("%s is kept and comes from no text", file)
				}
			}
			for _, file := range files {
				want, err := os.ReadFile(filepath.Join(made, file))
				if err != nil {
					t.Fatal(err)
				}
				got, err := os.ReadFile(filepath.Join(kept, file))
				if err != nil || !maps.Equal(parts(t, got), parts(t, want)) {
					t.Errorf("%s is not what its text gives (%v); run: go test ./inputs/inputstest -update", file, err)
				}
			}
		})
	}
}

// parts returns the unpacked parts of a workbook: how they are packed may
// change with the version of Go. Of what is no whole workbook only the
// beginning is compared, for the same reason.
func parts(t *testing.T, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return map[string]string{"": string(b[:min(len(b), 30)])}
	}
	unpacked := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		unpacked[f.Name] = string(content)
	}
	return unpacked
}

// workbooks returns the plan and the returns of a project, relative to it.
func workbooks(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"plan.xlsx", "inputs/*"} {
		found, err := fs.Glob(os.DirFS(dir), pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	return files
}

func replaceWorkbooks(t *testing.T, kept, made string, files []string) {
	t.Helper()
	for _, file := range workbooks(t, kept) {
		if err := os.Remove(filepath.Join(kept, file)); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range files {
		b, err := os.ReadFile(filepath.Join(made, file))
		if err != nil {
			t.Fatal(err)
		}
		if err := save(b, kept, file); err != nil {
			t.Fatal(err)
		}
	}
}

// found reads a project of testdata and returns its findings as
// "code file row", and the number of errors.
func found(t *testing.T, name string) (findings []string, errors int) {
	t.Helper()
	all, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	p, err := inputs.ReadProject(filepath.Join("..", "..", "testdata", name), all)
	if err != nil {
		t.Fatal(err)
	}
	fs := append(slices.Clone(p.Findings), ogp.Merge(p.Plan, p.Returns).Findings...)
	for _, f := range ogp.SortFindings(fs) {
		findings = append(findings, strings.TrimSpace(fmt.Sprintf("%s %s %s", f.Code, strings.TrimPrefix(f.At.File, "inputs/"), f.Row)))
		if f.Severity() == ogp.Error {
			errors++
		}
	}
	return findings, errors
}

func TestSampleHasTheFindingsThatItsDescriptionNamesAndNoErrors(t *testing.T) {
	got, errors := found(t, "sample")
	if errors != 0 {
		t.Errorf("%d errors", errors)
	}
	want := []string{
		"view-level-blank FORUM.xlsx 8", // which the plan accepts
		"return-superseded MDA-first.xlsx MDA",
		"activity-differs MOF.xlsx 2.4",
		"level-by-percent MOF.xlsx 3.4",
		"date-read MOJ.xlsx 6.2",
		"level-by-vocabulary MOJ.xlsx 6.3",
		"level-by-vocabulary MOJ.xlsx 6.4",
		"completed-without-evidence OPM.xlsx 4.4",
		"comment-unanswered comments.xlsx D03",
		"return-missing plan.xlsx MEW",
		"participants-sum plan.xlsx E09",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFaultySampleHasTheErrorsThatItsDescriptionNames(t *testing.T) {
	got, _ := found(t, "sample-faulty")
	for _, want := range []string{
		"value-unknown plan.xlsx 4",
		"milestone-after-plan plan.xlsx 3.2",
		"section-unknown plan.xlsx",
		"number-unreadable plan.xlsx",
		"answer-unreadable plan.xlsx",
		"section-blank plan.xlsx lessons",
		"returns-conflict PPA.xlsx PPA",
		"returns-conflict PPA-second.xlsx PPA",
		"link-unsafe PPA.xlsx 1",
		"id-ambiguous PPA.xlsx",
		"level-conflict MOF.xlsx 2",
		"level-conflict MOJ.xlsx 2",
		"date-order MOJ.xlsx 2.1",
		"date-ambiguous MOF.xlsx 4.1",
		"date-unreadable MOF.xlsx",
		"date-words MOF.xlsx 4.1",
		"commitment-unknown MOF.xlsx E02",
		"value-unknown MOF.xlsx",
		"value-unknown MOF.xlsx 4",
		"level-unknown OPM.xlsx 3",
		"level-unknown OPM.xlsx 3.1",
		"commitment-unknown OPM.xlsx 33",
		"formula-no-value OPM.xlsx 3",
		"control-characters OPM.xlsx 3",
		"agency-unknown transport.xlsx MOT",
		"plan-id-wrong last-term.xlsx",
		"file-refused broken.xlsx",
		"table-without-agency table.xlsx",
	} {
		if !slices.ContainsFunc(got, func(f string) bool { return f == want || strings.HasPrefix(f, want+" ") }) {
			t.Errorf("not found: %s", want)
		}
	}
	if t.Failed() {
		t.Log(strings.Join(got, "\n"))
	}
}

func TestArabicSampleHasTheFindingsThatItsDescriptionNamesAndNoErrors(t *testing.T) {
	got, errors := found(t, "sample-ar")
	if errors != 0 {
		t.Errorf("%d errors", errors)
	}
	got = slices.DeleteFunc(got, func(f string) bool {
		return strings.HasPrefix(f, "date-read ") || strings.HasPrefix(f, "number-as-text ")
	})
	want := []string{
		"value-read MOF.xlsx 1.2",
		"level-by-vocabulary MOF.xlsx 1.4",
		"level-by-vocabulary MOH.xlsx 2",
		"level-differs MOH.xlsx 2", // which the plan accepts
		"level-by-percent MOH.xlsx 2.2",
		"value-read MOH.xlsx 2.3",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
