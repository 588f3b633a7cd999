package main

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf"
	"selfassess/templates"
)

// TestPDFsFromRightToLeft writes the sample in Arabic, whose own texts stay
// English: the words are heard in the order in which they were written, and the
// pages are numbered in the digits of Jordan.
func TestPDFsFromRightToLeft(t *testing.T) {
	dir, err := projectDir("sample")
	if err != nil {
		t.Fatal(err)
	}
	p, err := call{dir: dir, terminal: terminal{stdout: io.Discard, stderr: io.Discard}, now: testDay}.open(ogp.Date{})
	if err != nil {
		t.Fatal(err)
	}
	words, ok, err := templates.For("ar-JO")
	if err != nil || !ok {
		t.Fatalf("no Arabic: %v", err)
	}
	e := p.Edition(secretariat.BuildOptions{Draft: true, LineNumbers: true})
	e.Locale = render.NewLocale(words)
	var file bytes.Buffer
	if err := pdf.Write(&file, e, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	f := readPDF(t, file.Bytes())
	var want []string
	for text := range e.Document().Heard() {
		want = append(want, strings.Fields(strings.Map(unturned, text))...)
	}
	sameWords(t, f.Words(), want)
	if labels := f.Labels(); !slices.Equal(labels[:4], []string{"i", "ii", "١", "٢"}) || !f.RightToLeft(f.Root) {
		t.Errorf("the pages are %q, from right to left: %v", labels, f.RightToLeft(f.Root))
	}
}

// unturned drops what only tells the order of the letters around it.
func unturned(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
}
