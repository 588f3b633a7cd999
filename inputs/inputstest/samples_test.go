package inputstest

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "make the workbooks of the samples anew from their texts")

// A sample's workbooks are kept so that the program can be tried without
// making them. They must be what its texts give.
func TestSampleWorkbooksAreMadeFromTheirTexts(t *testing.T) {
	if *update && os.Getenv("CI") == "true" {
		t.Fatal("-update is for people: a run that checks must not change what it checks against")
	}
	for name, make := range map[string]func(source, dir string) error{"sample": Sample, "sample-faulty": FaultySample} {
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
