package main

import (
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"selfassess/inputs/inputstest"
	"selfassess/inputs/moments"
	"selfassess/ogp"
)

// The sample's mid-term report is one that the program has written, from the
// texts beside those of the sample. A later version may write more into it: what
// was published stays as it was, and only what is compared with it must be the same.
func TestMidTermReportOfTheSampleIsMadeByTheProgram(t *testing.T) {
	const name = "history/2025-10-31.json"
	sample := filepath.Join("..", "..", "testdata", "sample")
	dir := t.TempDir()
	if err := inputstest.MidTerm(filepath.Join(sample, "source"), dir); err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	out := filepath.Join(dir, "elsewhere")
	args := []string{"build", "--quiet", "--keep", "--format", "json", "--out", out, dir}
	if code := run(args, terminal{stdout: io.Discard, stderr: &stderr}, time.Now); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, &stderr)
	}
	made, want := moment(t, filepath.Join(dir, name))
	if *update {
		if err := os.WriteFile(filepath.Join(sample, name), made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, got := moment(t, filepath.Join(sample, name)); !reflect.DeepEqual(got, want) {
		t.Errorf("%s says\n%+v\nand its texts give\n%+v\nrun: go test ./cmd/selfassess -run MidTermReport -update", name, got, want)
	}
}

func moment(t *testing.T, path string) ([]byte, ogp.Moment) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := moments.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return b, m
}
