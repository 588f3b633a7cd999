package pdftest

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// people checks what no validator hears and people do: the rules of the
// Matterhorn protocol that it leaves to them.
func (f *File) people() {
	if f.Root == nil {
		return
	}
	f.Root.Walk(func(e *Element) {
		if !slices.Contains(inline, e.Tag) && e.Tag != "Figure" && e.Tag != "TOCI" { // whose numbers stand apart
			f.apart(e)
		}
		f.spoken(e)
		f.captioned(e)
		if e.Tag == "Table" {
			f.named(e)
		}
	})
	f.margins()
}

// placed is a run with the page it stands on.
type placed struct {
	Run
	page int
}

// apart checks that no two words of an element stand apart on the page that
// no space parts: beside each other in a line, or in two lines though the
// first is not full. A word that a line must part ends where the line does.
func (f *File) apart(e *Element) {
	runs := e.line()
	right, turned := math.Inf(-1), false
	for _, r := range runs {
		turned = turned || turns(r.Text)
		if !r.Blank() {
			right = max(right, r.X1)
		}
	}
	for i := 1; i < len(runs) && !turned; i++ {
		a, b := runs[i-1], runs[i]
		switch line := a.page == b.page && math.Abs(a.Y-b.Y) < 0.5*b.Size; {
		case !alphabetic(last(a.Text)) && !strings.ContainsRune(".,:;)", last(a.Text)) || !alphabetic(first(b.Text)):
		case line && b.X0-a.X1 > 0.3*b.Size, !line && right-a.X1 > 2*a.Size:
			f.elementFault("words", e, "%q and %q run together", a.Text, b.Text)
		}
	}
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func last(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// alphabetic tells letters and digits between which no line breaks.
func alphabetic(r rune) bool {
	return unicode.In(r, unicode.Nd, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Georgian, unicode.Armenian)
}

// line are the runs of an element and of what stands in its lines.
func (e *Element) line() (all []placed) {
	for _, k := range e.Kids {
		switch {
		case k.Mark != nil:
			for _, r := range k.Mark.Runs {
				if !r.Turned && r.Text != "" {
					all = append(all, placed{r, k.Mark.Page.Number})
				}
			}
		case k.Element != nil && slices.Contains(inline, k.Element.Tag):
			all = append(all, k.Element.line()...)
		}
	}
	return all
}

// turns tells text that is read from right to left: what stands beside it is
// not what is read behind it.
func turns(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFEFC })
}

// spoken checks that an element that says a language has letters of its
// script. Latin ones stand in texts of all languages.
func (f *File) spoken(e *Element) {
	lang := f.text(e.Dict["Lang"])
	if lang == "" && e.Parent == nil {
		lang = f.text(f.Catalog()["Lang"])
	}
	tag, err := language.Parse(lang)
	if lang == "" || err != nil {
		return // or another rule
	}
	script, _ := tag.Script()
	tables, others := scripts(script.String()), 0
	for _, r := range e.Text() {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, tables...):
			return
		default:
			others++
		}
	}
	if others > 0 {
		f.elementFault("script", e, "it is said to be in %q", lang)
	}
}

// scripts are those of the letters of a language, and Latin.
func scripts(code string) []*unicode.RangeTable {
	tables := []*unicode.RangeTable{unicode.Latin}
	for _, name := range map[string][]string{"Cyrl": {"Cyrillic"}, "Grek": {"Greek"}, "Arab": {"Arabic"}, "Hebr": {"Hebrew"},
		"Geor": {"Georgian"}, "Armn": {"Armenian"}, "Jpan": {"Han", "Hiragana", "Katakana"}, "Kore": {"Hangul", "Han"},
		"Hans": {"Han"}, "Hant": {"Han"}, "Deva": {"Devanagari"}, "Thai": {"Thai"}, "Khmr": {"Khmer"}, "Mymr": {"Myanmar"},
		"Ethi": {"Ethiopic"}, "Beng": {"Bengali"}, "Mong": {"Mongolian"}, "Sinh": {"Sinhala"}, "Laoo": {"Lao"}}[code] {
		tables = append(tables, unicode.Scripts[name])
	}
	return tables
}

var called = regexp.MustCompile(`^\p{L}+ \d+[.:] `)

// captioned checks that a figure has its caption beside it as such.
func (f *File) captioned(e *Element) {
	kids := e.Elements()
	for i, k := range kids {
		beside := i+1 < len(kids) && kids[i+1].Tag == "Figure" || i > 0 && kids[i-1].Tag == "Figure"
		if k.Tag == "P" && beside && called.MatchString(k.Text()) {
			f.elementFault("captioned", k, "it stands beside the figure as a paragraph")
		}
	}
}

// named checks that the rows of a table begin with what names them. A
// table without any head, and a head without a scope, break other rules.
func (f *File) named(e *Element) {
	headed := false
	e.Walk(func(k *Element) { headed = headed || k.Tag == "TH" })
	if !headed {
		return
	}
	for _, part := range e.Elements() {
		for _, tr := range part.Elements() {
			cells := tr.Elements()
			if part.Tag != "TBody" || len(cells) < 2 || strings.TrimSpace(tr.Text()) == "" {
				continue
			}
			if cells[0].Tag != "TH" || f.attribute(cells[0], "Table", "Scope") == Name("Column") {
				f.elementFault("row", tr, "its first cell is not said to name it")
			}
		}
	}
}

// margins checks the artifacts with text that stand above and below what is
// content on any page. Heads of tables that stand again are not among them.
func (f *File) margins() {
	const slack = 20 // points: the first line of a page may be a high one, or that of a head again
	top, bottom := math.Inf(-1), math.Inf(1)
	shown := func(r Run) bool { return !r.Blank() && !r.Turned }
	for _, p := range f.Pages {
		for _, m := range p.Marks {
			for _, r := range m.Runs {
				if !m.Artifact() && shown(r) {
					top, bottom = max(top, r.Y+slack), min(bottom, r.Y)
				}
			}
		}
	}
	for _, p := range f.Pages {
		for _, m := range p.Marks {
			i := slices.IndexFunc(m.Runs, func(r Run) bool { return shown(r) && (r.Y > top || r.Y < bottom) })
			if !m.Artifact() || i < 0 || top < bottom {
				continue
			}
			want := Name("Header")
			if m.Runs[i].Y < bottom {
				want = "Footer"
			}
			if m.Props["Type"] != Name("Pagination") || m.Props["Subtype"] != want {
				f.fault("margin", p.Object, p.Number, "%q is %v %v, not a %s", short(m.Text), m.Props["Type"],
					m.Props["Subtype"], want)
			}
		}
	}
}
