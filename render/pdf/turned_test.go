package pdf

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

// rewritten has other letters in the text of a document, and leaves the fields
// that are kept, which are no text. Truth values are given to set with the name
// of their field.
func rewritten(d *render.Document, kept []string, letter func(rune) rune, set func(name string, v reflect.Value)) *render.Document {
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			v.SetString(strings.Map(letter, v.String()))
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Interface:
			c := reflect.New(v.Elem().Type()).Elem()
			c.Set(v.Elem())
			walk(c)
			v.Set(c)
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				switch name := v.Type().Field(i).Name; {
				case v.Field(i).Kind() == reflect.Bool:
					set(name, v.Field(i))
				case !slices.Contains(kept, name):
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(d).Elem())
	return d
}

// inHebrew writes Hebrew letters for the Latin ones of a document, and leaves
// what is no text.
func inHebrew(d *render.Document) *render.Document {
	return rewritten(d, []string{"ID", "URL", "Ref", "Lang", "Program", "Page"}, func(r rune) rune {
		if r = unicode.ToLower(r); r >= 'a' && r <= 'z' {
			return 'א' + (r-'a')%27
		}
		return r
	}, func(string, reflect.Value) {})
}

// Answers as agencies write them, in both directions.
const (
	hebrewAnswer = "מה הבעיה הציבורית שההתחייבות נועדה לפתור? רק 45% מהחוזים (כ-1,200 חוזים) פורסמו באתר example.org בשנת 2024, ורבים מהם כסריקות של PDF בלבד."
	arabicAnswer = "الالتزامات الحكومية في عام 2024: نشرت ٤٥٪ من العقود [كلها] على example.org/a، والاقتصاد الرقمي لا يزال في مرحلته الأولى."
	englishLine  = "English first, then עברית (12%) and العربية ١٢٣ at the end."
)

// returned is a document with answers in Hebrew and Arabic.
func returned() *render.Document {
	fact := func(label, value string) render.Fact { return render.Fact{Label: label, Value: text(value)} }
	d := one(
		render.Label{Text: render.Words("שקיפות ממשלתית")}, para(hebrewAnswer), para(arabicAnswer), para(englishLine+"\n"+hebrewAnswer+"\n12%"),
		render.List{Items: [][]render.Span{text(hebrewAnswer), text("An English item."), text("الشفافية والمساءلة")}},
		render.Facts{Items: []render.Fact{fact("Lead agency", "משרד האוצר"), fact("Period", "1 July 2024 – 30 June 2026"), fact("תקופה", "وزارة المالية والاقتصاد الرقمي، الرباط"), fact("Other actors", hebrewAnswer+" "+hebrewAnswer)}},
		render.Table{ID: "t", Label: "Table 1", Caption: "אבני דרך", RowHeads: 1, Note: render.Words("הערה לטבלה."),
			Columns: []render.Column{{Head: "No.", Fixed: true}, {Head: "אבן דרך", Width: 3}, {Head: "Text", Width: 2}, {Head: "סכום", Right: true, Fixed: true}},
			Rows: []render.Row{{Cells: []render.Cell{cell("1"), cell("פרסום המרשם עד 30.12.2025 (בפועל: 2026)"), cell("Latin text"), cell("5")}},
				{Cells: []render.Cell{cell("2"), cell("نشر السجل قبل 30/12/2025"), cell("English עברית"), cell("12")}}}},
		render.Paragraph{Spans: []render.Span{{Text: "ראו "}, {Text: "נתונים פתוחים", URL: "https://example.org/he"}, {Text: " וגם "}, {Text: "open data", URL: "https://example.org/en", Lang: "en"}, {Text: "."}}},
		render.Paragraph{Style: render.Missing, Spans: text("לא נמסר טקסט.")},
	)
	d.Sections[0].Heading = render.Words("התחייבות 4: מרשם חוזים")
	return d
}

func TestTagTreeOfReturnsFromRightToLeft(t *testing.T) {
	golden(t, filepath.Join("testdata", "tags-turned.txt"), good(t, written(t, returned())).Tags())
}

func TestHebrewReportsAreTaggedWhole(t *testing.T) {
	for lang, broken := range map[string][]string{"en": {"script"}, "he": nil} { // it is no English, whatever it says
		d := inHebrew(demo())
		d.Lang = lang
		f, err := pdftest.Read(written(t, d))
		if err != nil {
			t.Fatal(err)
		}
		if faults := f.Check(); !slices.Equal(pdftest.Broken(faults), broken) {
			t.Errorf("%s: %v", lang, faults)
		}
		all := 0
		for _, tag := range []pdftest.Name{"P", "H1", "H2", "TD", "TH", "LBody", "Caption"} {
			for _, e := range f.All(tag) {
				hebrew := strings.IndexFunc(e.Text(), func(r rune) bool { return r >= 'א' && r <= 'ת' })
				if hebrew < 0 || strings.ContainsFunc(e.Text()[:hebrew], func(r rune) bool { return unicode.IsLetter(r) }) {
					continue
				}
				all++
				if !f.RightToLeft(e) {
					t.Errorf("%s: %q is not said to run from right to left", e.Tag, e.Text())
				}
			}
		}
		if all < 100 {
			t.Errorf("only %d elements hold Hebrew", all)
		}
	}
}

// TestAnswersBeginWhereTheirReadersBegin looks at the first line of each
// element.
func TestAnswersBeginWhereTheirReadersBegin(t *testing.T) {
	f := good(t, written(t, returned()))
	begins := func(tag pdftest.Name, text string) (x0, x1 float64) {
		t.Helper()
		for _, e := range f.All(tag) {
			if !strings.HasPrefix(strings.TrimSpace(e.Text()), text) {
				continue
			}
			x0, x1 = math.Inf(1), math.Inf(-1)
			y := 0.0
			for _, k := range e.Kids {
				if k.Mark == nil {
					continue
				}
				for _, r := range k.Mark.Runs {
					if y == 0 {
						y = r.Y
					}
					if r.Y == y && !r.Blank() {
						x0, x1 = min(x0, r.X0), max(x1, r.X1)
					}
				}
			}
			return x0, x1
		}
		t.Fatalf("no %s %q", tag, text)
		return 0, 0
	}
	const indent = 13
	for _, c := range []struct {
		tag   pdftest.Name
		text  string
		right float64 // where it ends; 0 if it begins at the left
		left  float64
		why   string
	}{
		{"H1", "התחייבות", a4.right, 0, "a heading"},
		{"H2", "שקיפות", a4.right, 0, "a label"},
		{"P", hebrewAnswer[:20], a4.right, 0, "a Hebrew answer"},
		{"P", arabicAnswer[:20], a4.right, 0, "an Arabic one"},
		{"P", "English first", 0, left, "an English line"},
		{"LBody", hebrewAnswer[:20], a4.right - indent, 0, "an item of a list"},
		{"LBody", "An English", 0, left + indent, "an English one"},
		{"P", "הערה", a4.right, 0, "a note"},
		{"P", "לא נמסר", a4.right, 0, "what is missing"},
		{"TH", "No.", 0, left, "the first column stays at the left"},
	} {
		x0, x1 := begins(c.tag, c.text)
		if c.right > 0 && math.Abs(x1-c.right) > 0.5 || c.right == 0 && math.Abs(x0-c.left) > 0.5 {
			t.Errorf("%q stands from %.1f to %.1f: %s", c.text, x0, x1, c.why)
		}
	}
	_, hebrew := begins("TD", "פרסום")
	_, arabic := begins("TD", "نشر")
	if head, _ := begins("TH", "Text"); math.Abs(hebrew-arabic) > 0.5 || head-hebrew > cellGap+0.5 {
		t.Errorf("cells end at %.1f and %.1f, the next column begins at %.1f", hebrew, arabic, head)
	}
	disc, _ := begins("Lbl", "•")
	if math.Abs(disc-(a4.right-2-3.5)) > 1 {
		t.Errorf("the disc of a Hebrew item stands at %.1f, not at the right edge", disc)
	}
}

// TestPasteIsWhatWasWritten reads answers with a program that goes by the
// places of characters, and with those that go by the order of the tags and
// of the pages. The first puts the runs of a page into the order that most of
// its letters have, so each language has a document of its own here; and it
// takes a mark between a number and a letter for a part of the number, in
// files of Chromium too, so it is not shown such marks.
func TestPasteIsWhatWasWritten(t *testing.T) {
	for _, c := range []struct {
		text   string
		marked bool // numbers have marks beside them
		why    string
	}{
		{hebrewAnswer, true, "Hebrew with numbers and Latin"},
		{arabicAnswer, true, "Arabic with lam-alef and numbers of both kinds"},
		{"מה הבעיה? רק 45% מהחוזים (כולם) פורסמו באתר example.org בשנת 2024 ורבים מהם כסריקות של PDF בלבד.", false, "Hebrew"},
		{"الالتزامات الحكومية: نشرت ٤٥ من العقود [كلها] على example.org في عام 2024 لا غير؛ والاقتصاد الرقمي، أولا.", false, "Arabic"},
		{"الالتزامات لا إلا الأولى لإنجاز لآخر", false, "every lam-alef"},
		{"שקיפות; (השתתפות) [אחריות]", false, "brackets"},
	} {
		d := one(para(c.text), para(c.text), para(c.text))
		d.Meta, d.Sections[0].Contents, d.Sections[0].Heading = render.Meta{Title: "T"}, false, render.Words(c.text)
		name := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(name, written(t, d), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, by := range [][]string{{"pdftotext", name, "-"}, {"pdfinfo", "-struct-text", name}, {"mutool", "draw", "-q", "-F", "txt", name}} {
			if c.marked && by[0] == "pdftotext" {
				continue
			}
			t.Run(c.why+", "+by[0], func(t *testing.T) {
				out, err := exec.Command(tool(t, by[0]), by[1:]...).Output()
				if err != nil {
					t.Fatal(err)
				}
				if got, want := unmarked(string(out)), unmarked(c.text); strings.Count(got, want) < 3 {
					t.Errorf("not thrice %q in %q", want, got)
				}
			})
		}
	}
}

// unmarked is text without spaces, which programs take for breaks of lines
// and put between fonts, and without the marks of direction that they add.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E {
			return -1
		}
		return r
	}, s)
}

// TestVeraPDFAcceptsReturnsFromRightToLeft asks the reference validator.
func TestVeraPDFAcceptsReturnsFromRightToLeft(t *testing.T) {
	dir := t.TempDir()
	hebrew := inHebrew(demo())
	hebrew.Lang = "he"
	for name, d := range map[string]*render.Document{"returned": returned(), "hebrew": hebrew} {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), written(t, d), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, profile := range []string{"ua1", "2a"} {
		for file, clauses := range verdicts(t, profile, dir) {
			if len(clauses) > 0 {
				t.Errorf("%s: %q", file, clauses)
			}
		}
	}
}
