package docx

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// TestPartsAreTheGoldenOnes compares the written parts as XML, one element of
// the text a line, so that a change shows as the lines that it touches.
func TestPartsAreTheGoldenOnes(t *testing.T) {
	file := written(t, everything())
	for _, name := range []string{textPart, "word/footer1.xml", "word/header2.xml", "word/charts/chart1.xml", "word/charts/chart3.xml", "word/_rels/document.xml.rels", "docProps/core.xml"} {
		golden(t, strings.ReplaceAll(name, "/", "-"), lines(part(t, file, name)))
	}
}

// lines breaks XML where a person would look for a change.
func lines(s string) string {
	return strings.NewReplacer("<w:p>", "\n<w:p>", "<w:tbl>", "\n<w:tbl>", "<w:tr>", "\n<w:tr>", "<w:sectPr>", "\n<w:sectPr>",
		"<c:ser>", "\n<c:ser>", "<c:catAx>", "\n<c:catAx>", "<Relationship ", "\n<Relationship ", "<dc", "\n<dc").Replace(s) + "\n"
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if os.Getenv("CI") == "true" {
			t.Fatal("golden files are not written in CI")
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs; look at it, then run go test ./render/docx -update\n%s", name, diff)
	}
}
