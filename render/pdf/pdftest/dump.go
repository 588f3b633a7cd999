package pdftest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Tags returns the structure tree as lines, for comparison with what is
// kept: an element a line, indented, with its attributes and its text. Rows,
// items and entries stand on one line; long texts are cut, with the number of
// characters that follow. The page numbers of contents are left out, so that
// a line of another height is no difference.
func (f *File) Tags() string {
	var b strings.Builder
	if f.Root != nil {
		f.dump(&b, f.Root, 0)
	}
	return b.String()
}

var pageNumber = regexp.MustCompile(` (?:\d+|[ivxlc]+)(⟩?$)`)

func (f *File) dump(b *strings.Builder, e *Element, depth int) {
	kids := e.Elements()
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), f.head(e))
	switch {
	case slices.Contains([]Name{"TR", "LI", "TOCI"}, e.Tag) && !slices.ContainsFunc(kids, f.deep):
		for _, k := range kids {
			fmt.Fprintf(b, " | %s%s", f.head(k), f.words(k))
		}
		b.WriteString("\n")
	case !f.deep(e):
		b.WriteString(f.words(e) + "\n")
	default:
		b.WriteString("\n")
		for _, k := range kids {
			f.dump(b, k, depth+1)
		}
	}
}

// deep tells whether an element needs lines of its own for what is in it.
func (f *File) deep(e *Element) bool {
	return slices.ContainsFunc(e.Elements(), func(k *Element) bool {
		if k.Tag == "P" && (e.Tag == "TD" || e.Tag == "TH") {
			return f.deep(k)
		}
		return !slices.Contains(inline, k.Tag) && (k.Tag != "Figure" || !slices.Contains(texts, e.Tag)) || f.deep(k)
	})
}

// head is the tag of an element with the attributes that a reader meets.
func (f *File) head(e *Element) string {
	s := string(e.Tag)
	for _, k := range []Name{"Lang", "Alt", "ActualText", "ID"} {
		if v := f.text(e.Dict[k]); v != "" {
			s += fmt.Sprintf(" %s=%q", strings.ToLower(string(k)), cut(v))
		}
	}
	for _, a := range [][2]Name{{"Table", "Scope"}, {"Table", "ColSpan"}, {"Table", "RowSpan"}, {"List", "ListNumbering"},
		{"Layout", "WritingMode"}, {"Layout", "TextAlign"}} {
		if v := f.attribute(e, a[0], a[1]); v != nil {
			s += fmt.Sprintf(" %v", v)
		}
	}
	return s
}

// words is the text of an element in quotes, with the elements in it in
// brackets, cut if it is long.
func (f *File) words(e *Element) string {
	s := f.inner(e)
	if e.Parent != nil && e.Parent.Tag == "TOCI" {
		s = pageNumber.ReplaceAllString(s, "$1")
	}
	if s == "" {
		return ""
	}
	return " " + fmt.Sprintf("%q", cut(s))
}

func (f *File) inner(e *Element) string {
	var b strings.Builder
	for _, k := range e.Kids {
		switch {
		case k.Mark != nil:
			b.WriteString(k.Mark.Text)
		case k.Element != nil:
			b.WriteString("⟨" + f.head(k.Element) + ": " + f.inner(k.Element) + "⟩")
		}
	}
	return strings.TrimSpace(b.String())
}

// cut shortens a text.
func cut(s string) string {
	const most = 90
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return fmt.Sprintf("%s… +%d", string(r[:most]), len(r)-most)
}
