package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/render/pdf"
	"selfassess/render/pdf/pdftest"
)

// TestWordsOfPDFsAreThoseOfTheDocument: what is heard is what was written,
// word for word. Poppler reads the tags beside the checker.
func TestWordsOfPDFsAreThoseOfTheDocument(t *testing.T) {
	for _, name := range []string{"sample", "sample-faulty", "us-nap5"} {
		dir, err := projectDir(name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := call{dir: dir, terminal: terminal{stdout: io.Discard, stderr: io.Discard}, now: testDay}.open(ogp.Date{})
		if err != nil {
			t.Fatal(err)
		}
		e := p.Edition(secretariat.BuildOptions{})
		var file bytes.Buffer
		if err := pdf.Write(&file, e, pdf.Options{}); err != nil {
			t.Fatal(err)
		}
		var want []string
		for text := range e.Document().Heard() {
			want = append(want, strings.Fields(text)...)
		}
		f, err := pdftest.Read(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		printed := f.PrintedWords() // poppler prints marks, not what is heard in their place
		t.Run(name, func(t *testing.T) { sameWords(t, f.Words(), want) })
		t.Run(name+" by poppler", func(t *testing.T) {
			if !long() && name != "sample-faulty" {
				t.Skip("SELFASSESS_LONG is not set; poppler takes seconds for a report of usual length")
			}
			path := filepath.Join(t.TempDir(), "report.pdf")
			if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			sameWords(t, wordsOfStructure(output(t, tool(t, "pdfinfo"), "-struct-text", path)), printed)
		})
	}
}

// sameWords shows where two sequences part.
func sameWords(t *testing.T, got, want []string) {
	t.Helper()
	if i := pdftest.Parting(got, want); i >= 0 {
		t.Errorf("word %d of %d: heard is\n%q, written\n%q", i, len(want), got[max(0, i-5):min(len(got), i+8)],
			want[max(0, i-5):min(len(want), i+8)])
	}
}

// wordsOfStructure reads the words out of the structure that poppler prints:
// an element a line, indented by two, and its texts in quotes below it.
func wordsOfStructure(printed string) []string {
	type element struct {
		depth int
		block bool
	}
	var open []element
	var b strings.Builder
	skip := -1 // below an element of this depth nothing is read
	lines := strings.Split(printed, "\n")
	for i, line := range lines {
		text := strings.TrimLeft(line, " ")
		depth := (len(line) - len(text)) / 2
		if skip >= 0 && depth > skip || text == "" || strings.HasPrefix(text, "/") || strings.HasPrefix(text, "Object ") {
			continue
		}
		skip = -1
		for len(open) > 0 && open[len(open)-1].depth >= depth {
			if open[len(open)-1].block {
				b.WriteString("\n")
			}
			open = open[:len(open)-1]
		}
		if quoted, ok := strings.CutPrefix(text, `"`); ok {
			b.WriteString(strings.TrimSuffix(quoted, `"`))
			continue
		}
		block := !slices.ContainsFunc([]string{"Span", "Link", "Reference"}, func(tag string) bool { return strings.HasPrefix(text, tag) })
		if block {
			b.WriteString("\n")
		}
		open = append(open, element{depth, block})
		if strings.HasPrefix(text, "Figure") || strings.HasPrefix(text, "Lbl") && strings.TrimSpace(lines[i+1]) == `"• "` ||
			text == "Sect" && holdsContents(lines[i+1:], depth) {
			skip = depth
		}
	}
	return strings.Fields(strings.ReplaceAll(b.String(), "\u00AD", ""))
}

// holdsContents tells whether a section is that of the contents.
func holdsContents(lines []string, depth int) bool {
	toc := strings.Repeat("  ", depth+1) + "TOC"
	for _, line := range lines {
		if line == toc {
			return true
		}
		if len(line)-len(strings.TrimLeft(line, " ")) <= 2*depth {
			return false
		}
	}
	return false
}
