package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"selfassess/render"
	"selfassess/render/compose"
)

// valueTags are the lines of a template with every tag that stands for a
// value, of every group: nothing in it is laid out by the program.
func valueTags() string {
	var b strings.Builder
	var write func(g *render.Group)
	write = func(g *render.Group) {
		if g.Name != "" {
			b.WriteString("{#" + g.Name + "}\n")
		}
		for _, t := range g.Tags {
			if t.Kind == render.ValueTag {
				b.WriteString("{" + t.Name + "}\n")
			}
		}
		for _, inner := range g.Groups {
			write(inner)
		}
		if g.Name != "" {
			b.WriteString("{/" + g.Name + "}\n")
		}
	}
	write(compose.Schema)
	return b.String()
}

func TestTagsAloneHoldEveryInputText(t *testing.T) {
	file, err := docxOf(valueTags())
	if err != nil {
		t.Fatal(err)
	}
	template := filepath.Join(t.TempDir(), "all.docx")
	if err := os.WriteFile(template, file, 0o644); err != nil {
		t.Fatal(err)
	}
	eachCase(t, func(t *testing.T, b built) {
		name, _, _ := strings.Cut(b.name, " ")
		source, err := projectDir(name)
		if err != nil {
			t.Fatal(err)
		}
		out := t.TempDir()
		var stderr bytes.Buffer
		args := []string{"build", "--quiet", "--template", template, "--format", "docx", "--out", out, source}
		code := run(args, terminal{stdout: io.Discard, stderr: &stderr}, time.Now)
		if code != exitDone && code != exitFindings {
			t.Fatalf("exit code %d\n%s", code, &stderr)
		}
		for _, line := range lacking(t, b, docxText(t, filepath.Join(out, "report.en.docx"))) {
			t.Errorf("the value of no tag: %s", line)
		}
	})
}
