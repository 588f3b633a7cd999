package pdftest

import (
	"regexp"
	"slices"
	"strings"
)

// Words are the words that a screen reader meets, but for the contents, dots
// of lists, and what an alternative text stands for. Elements that are no part
// of a line part them, whatever stands beside each other on the page.
func (f *File) Words() []string { return f.read(true) }

// PrintedWords are the same with the marks that words are heard in place of.
func (f *File) PrintedWords() []string { return f.read(false) }

func (f *File) read(heard bool) []string {
	var b strings.Builder
	if f.Root != nil {
		f.collect(&b, f.Root, heard)
	}
	return strings.Fields(strings.ReplaceAll(b.String(), "\u00AD", "")) // hyphens where lines were broken
}

func (f *File) collect(b *strings.Builder, e *Element, heard bool) {
	contents := slices.ContainsFunc(e.Elements(), func(k *Element) bool { return k.Tag == "TOC" })
	disc := e.Tag == "Lbl" && f.attribute(e.Parent.Parent, "List", "ListNumbering") == Name("Disc")
	if e.Tag == "Figure" || disc || contents && e.Tag == "Sect" {
		return
	}
	if said := f.text(e.Dict["ActualText"]); said != "" && heard {
		b.WriteString(said)
		return
	}
	block := !slices.Contains(inline, e.Tag)
	if block {
		b.WriteString("\n")
	}
	for _, k := range e.Kids {
		switch {
		case k.Mark != nil:
			b.WriteString(k.Mark.Text)
		case k.Element != nil:
			f.collect(b, k.Element, heard)
		}
	}
	if block {
		b.WriteString("\n")
	}
}

// Parting is where the words that are heard part from those that were written,
// or -1. Behind a number that was written without a stop the format may set
// one, as in "Figure 1." and "II. Process"; nowhere else.
func Parting(heard, written []string) int {
	for i := range max(len(heard), len(written)) {
		if i >= len(heard) || i >= len(written) || heard[i] != written[i] && !labels(heard[i], written[i]) {
			return i
		}
	}
	return -1
}

var plainNumber = regexp.MustCompile(`^(?:\p{Nd}+|[IVXLC]+)(?:\.(?:\p{Nd}+|[A-Z]))*$`)

// labels tells whether a word is the number that was written, as a label.
func labels(heard, written string) bool {
	return heard == written+"." && plainNumber.MatchString(written)
}
