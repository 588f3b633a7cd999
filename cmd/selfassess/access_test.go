package main

import (
	"io"
	"os"
	"strings"
	"testing"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/docx/access"
)

// The rules of Word's accessibility checker hold for every report, the real
// one too; what each rule finds is tested beside it.
func TestEverybodyCanReadTheWordDocuments(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		file, err := os.ReadFile(b.path("report.en.docx"))
		if err != nil {
			t.Fatal(err)
		}
		faults, err := access.Check(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			t.Error(f)
		}
	})
}

// What programs that take the text out of a Word file find in it is what the
// report says, word for word and in its order: nothing runs together where cells,
// lines or headings meet, and nothing is lost.
func TestWordsOfWordDocumentsStandApart(t *testing.T) {
	eachCase(t, func(t *testing.T, b built) {
		file, err := os.ReadFile(b.path("report.en.docx"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := access.Words(file)
		if err != nil {
			t.Fatal(err)
		}
		want := wordsOf(editionOf(t, b).Document())
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Fatalf("word %d of %d: the file has %q, the report %q", i, len(want),
					got[max(0, min(i-5, len(got))):min(i+5, len(got))], want[max(0, min(i-5, len(want))):min(i+5, len(want))])
			}
		}
	})
}

// editionOf is the edition of a case.
func editionOf(t *testing.T, b built) *render.Edition {
	t.Helper()
	p, err := call{dir: b.source, terminal: terminal{stdout: io.Discard, stderr: io.Discard}, now: testDay}.open(ogp.Date{})
	if err != nil {
		t.Fatal(err)
	}
	return p.Edition(secretariat.BuildOptions{Draft: strings.Contains(b.name, "--draft")})
}

// wordsOf are the words of a document, without those of its cover.
func wordsOf(d *render.Document) []string {
	body := *d
	body.Cover = render.Cover{}
	var text strings.Builder
	for s := range body.Heard() {
		text.WriteString(s + "\n")
	}
	return access.SplitWords(text.String())
}
