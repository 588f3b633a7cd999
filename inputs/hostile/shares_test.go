package hostile

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// words builds the Word document in a process of its own and returns its text.
func words(t *testing.T, project map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range project {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, "build", "--format", "docx", dir)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	bounded(t, cmd.ProcessState, string(out))
	b, err := os.ReadFile(filepath.Join(dir, "outputs", "report.en.docx"))
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	part, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(string(part), "</w:p>", "\n"), "")
}

// Three thirds are not 100 %, and the report says that it knows. Nothing is
// divided by nothing.
func TestSharesInTheReport(t *testing.T) {
	third := strings.NewReplacer("level: Substantial", "level: Limited\nchallenge: Funding").Replace(justice[:strings.Index(justice, "== sheet Consultations")])
	third = strings.Replace(third, "level: Completed", "level: Substantial", 1)
	tests := []struct {
		why   string
		texts map[string]string
		want  []string
	}{
		{"thirds", project(planText, third, sound), []string{"1 of 3", "33.3\u00a0%", "add up to 100.0"}},
		{"no commitments and no consultations", map[string]string{"plan": planText[:strings.Index(planText, "== sheet Commitments")]},
			[]string{"commitments completed (none to assess)", "milestones completed (none to assess)"}},
		{"no consultations", project(planText, third, sound), []string{"\nnot recorded\nno meetings with civil society"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			text := words(t, ofTexts(t, tt.texts))
			for _, want := range tt.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q does not stand in the report", want)
				}
			}
			for _, wrong := range []string{"NaN", "Inf", "%!", "-1\u00a0%"} {
				if strings.Contains(text, wrong) {
					t.Errorf("%q stands in the report", wrong)
				}
			}
		})
	}
}
