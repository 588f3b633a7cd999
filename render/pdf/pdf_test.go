package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func written(t testing.TB, d *render.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteDocument(&b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// good reads a file in which the checker must find no fault.
func good(t testing.TB, file []byte) *pdftest.File {
	t.Helper()
	f, err := pdftest.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range f.Check() {
		t.Error(fault)
	}
	return f
}

func TestSameDocumentSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, demo()), written(t, demo())) {
		t.Error("two runs differ")
	}
}

// TestCoresDoNotShowInTheFile builds a report of many pages on one core and
// on several: pages are compressed side by side.
func TestCoresDoNotShowInTheFile(t *testing.T) {
	d := plan(12)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := written(t, d)
	for _, cores := range []int{2, 5} {
		runtime.GOMAXPROCS(cores)
		if !bytes.Equal(written(t, d), one) {
			t.Errorf("%d cores make another file than one", cores)
		}
	}
}

// TestContentsComeFirstThoughDrawnLast builds a report whose first section
// shares a page with the contents: bookmarks, and what is read, keep the
// order of the pages.
func TestContentsComeFirstThoughDrawnLast(t *testing.T) {
	d := demo()
	d.Sections = nil
	for i := range 4 {
		d.Sections = append(d.Sections, &render.Section{ID: fmt.Sprint("s", i), Heading: render.Words(fmt.Sprint("Section ", i)), Contents: true,
			Blocks: []render.Block{para(distinct(i, 9000))}})
	}
	f := good(t, written(t, d))
	var got, want, marks []string
	for _, e := range f.All("H1", "P") {
		got = append(got, strings.TrimSpace(e.Text()))
	}
	for i := range 4 {
		want = append(want, fmt.Sprint("Section ", i), strings.TrimSpace(distinct(i, 9000)))
	}
	if got = got[max(0, len(got)-len(want)):]; !slices.Equal(got, want) {
		t.Errorf("the sections are read as %q", got)
	}
	for _, m := range f.Bookmarks() {
		marks = append(marks, m.Title)
	}
	if !slices.Equal(marks, []string{"Section 0", "Section 1", "Section 2", "Section 3"}) {
		t.Errorf("the bookmarks are %q", marks)
	}
}

func one(blocks ...render.Block) *render.Document {
	d := demo()
	d.Sections = []*render.Section{{ID: "a", Heading: render.Words("Heading"), Contents: true, Blocks: blocks}}
	return d
}

func rowsOf(n int) render.Table {
	t := milestones(n)
	t.Rows = append(t.Rows, render.Row{Total: true, Cells: []render.Cell{cell("All")}})
	return t
}

func onLetter(d *render.Document) *render.Document {
	d.Meta.Paper = render.Letter
	return d
}

func TestPagesAreOfThePaperAskedFor(t *testing.T) {
	for _, c := range []struct {
		d    *render.Document
		want pdftest.Rect
	}{{demo(), pdftest.Rect{X1: 595.28, Y1: 841.89}}, {onLetter(demo()), pdftest.Rect{X1: 612, Y1: 792}}} {
		for _, p := range good(t, written(t, c.d)).Pages {
			if p.Box != c.want {
				t.Errorf("page %d is %v, not %v", p.Number, p.Box, c.want)
			}
		}
	}
}

func TestEveryDocumentIsTaggedWhole(t *testing.T) {
	tests := []struct {
		name, why string
		doc       *render.Document
	}{
		{"every block", "blocks, styles and marks of all kinds", demo()},
		{"empty", "a project may have nothing yet", nothing()},
		{"no blocks", "a section may be empty", one()},
		{"empty table", "all may have been withdrawn", one(render.Table{RowHeads: 1, Columns: []render.Column{{Head: "A"}}})},
		{"short rows", "a row may lack cells", one(render.Table{RowHeads: 1, Columns: []render.Column{{Head: "A"}, {Head: "B"}}, Rows: []render.Row{{}}})},
		{"no figures", "empty blocks draw nothing", one(render.Facts{}, render.KeyFigures{}, render.List{}, render.Paragraph{}, render.Chart{Alt: "none"})},
		{"nothing to count", "a bar may be empty", one(render.Chart{Alt: "none", Series: levelSeries(), Bars: []render.Bar{{Values: []int{0, 0, 0, 0, 0}}}})},
		{"letter", "another paper", onLetter(demo())},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Log(tt.why)
			good(t, written(t, tt.doc))
		})
	}
}

func wide(n int) render.Table {
	t := render.Table{RowHeads: 1}
	row := render.Row{}
	for i := range n {
		t.Columns = append(t.Columns, render.Column{Head: fmt.Sprintf("Responsibilities%d", i), Fixed: i%3 == 0})
		row.Cells = append(row.Cells, cell("unquestionably "+words(20*i)))
	}
	t.Rows = []render.Row{row, row}
	return t
}

func bars(n int) render.Chart {
	c := render.Chart{Alt: "many", Series: levelSeries()}
	for i := range n {
		c.Bars = append(c.Bars, render.Bar{Label: fmt.Sprintf("Agency %d", i), Values: []int{i % 3, 1, 200, 0, 2}})
	}
	return c
}

func nested(n int) *render.Document {
	d := one(para("text"))
	s := d.Sections[0]
	for i := range n {
		sub := &render.Section{ID: fmt.Sprint("s", i), Heading: render.Words(fmt.Sprint("Level ", i)), Contents: true, Blocks: []render.Block{render.Label{Text: render.Words("Label")}, para("text")}}
		s.Sections = []*render.Section{sub}
		s = sub
	}
	return d
}

// The text that a screen reader meets is the text that was given.
func TestTextComesBackByTheTree(t *testing.T) {
	tests := []struct{ text, want, why string }{
		{"Plain words – and “quotes”, 1 ⁄ 2.", "", "Latin"},
		{"Διαφάνεια και λογοδοσία", "", "Greek"},
		{"Прозрачность и подотчётность", "", "Cyrillic"},
		{"გამჭვირვალობა და ანგარიშვალდებულება", "", "Georgian, from the second font"},
		{"Թափանցիկություն", "", "Armenian"},
		{"שקיפות ממשלתית 2024 (לא)", "", "Hebrew, right to left"},
		{"الشفافية الحكومية ١٢٣ الالتزامات", "", "Arabic, joined, with lam-alef"},
		{"English עברית 12% العربية end", "", "directions mixed in a line"},
		{"office affluent fjord", "", "ligatures fall apart again"},
		{"😀 🚀 漢字 \U0001F9FF", "", "characters that no font has"},
		{"`) Tj ET` (a\\b) <</MCID 5>> EMC [x] \\r", "", "operators are only text"},
		{"{a} {{b}} }{", "", "braces"},
		{"Z\u0301\u0302\u0303\u0304\u0305a\u0327lgo\u0489", "", "stacked marks"},
		{"a\x00b\x01\x1bc\x7f", "a\uFFFDb\uFFFD\uFFFDc\uFFFD", "control characters are shown, not written"},
		{"one\ntwo\r\nthree\tfour", "one two three four", "line breaks part words"},
		{"soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth", "invisible characters only steer breaks"},
		{"broken \xff bytes", "broken \uFFFD bytes", "bytes that are not UTF-8"},
		{strings.Repeat("unbreakable", 60), "", "a word wider than the page"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			f := good(t, written(t, one(para(tt.text))))
			want := tt.want
			if want == "" {
				want = tt.text
			}
			var all []string
			for _, e := range f.All("P") {
				all = append(all, e.Text())
			}
			if !slices.Contains(all, want) {
				t.Errorf("no paragraph %q in %q", want, all)
			}
		})
	}
}

func TestTagTree(t *testing.T) {
	d := demo()
	d.Sections[2].Blocks = nil
	golden(t, filepath.Join("testdata", "tags.txt"), good(t, written(t, d)).Tags())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if os.Getenv("CI") == "true" {
			t.Fatal("goldens are not updated in CI")
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the difference\n%s", name, got)
	}
}

func TestUnknownBlockIsAnError(t *testing.T) {
	d := one(nil)
	var b bytes.Buffer
	err := WriteDocument(&b, d, Options{})
	if err == nil || !strings.Contains(err.Error(), `section "a"`) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}

// tool returns the path of a program, or skips the test.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is required and missing", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

func TestOtherProgramsReadTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "demo.pdf")
	if err := os.WriteFile(file, written(t, demo()), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Run("qpdf finds no errors", func(t *testing.T) {
		if out, err := exec.Command(tool(t, "qpdf"), "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	})
	t.Run("pdftotext reads the words", func(t *testing.T) {
		out, err := exec.Command(tool(t, "pdftotext"), file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Public register of government contracts", "გამჭვირვალობა", "`) Tj ET`", "🚀", "Page 3 of "} {
			if !strings.Contains(string(out), want) {
				t.Errorf("no %q", want)
			}
		}
	})
}

func TestDocumentDateIsTheAsOfDate(t *testing.T) {
	d := demo()
	d.Meta.Date = ogp.Date{Year: 2025, Month: 4}
	got := good(t, written(t, d)).Info()["CreationDate"]
	if got != pdftest.String("D:20250401000000+00'00'") {
		t.Errorf("the creation date is %q, not the first day of the month", got)
	}
}
