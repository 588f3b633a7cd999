package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"selfassess"
	"selfassess/render"
)

var update = flag.Bool("update", false, "write the golden files anew")

func written(t testing.TB, d *render.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteDocument(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
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
		d.Sections = append(d.Sections, &render.Section{ID: fmt.Sprint("s", i), Heading: fmt.Sprint("Section ", i), Contents: true,
			Blocks: []render.Block{para(distinct(i, 9000))}})
	}
	r, root, faults := check(t, written(t, d))
	for _, f := range faults {
		t.Error(f)
	}
	var got, want, marks []string
	root.walk(func(n *node) {
		if n.tag == "H1" || n.tag == "P" {
			got = append(got, strings.TrimSpace(n.text))
		}
	})
	for i := range 4 {
		want = append(want, fmt.Sprint("Section ", i), strings.TrimSpace(distinct(i, 9000)))
	}
	if got = got[max(0, len(got)-len(want)):]; !slices.Equal(got, want) {
		t.Errorf("the sections are read as %q", got)
	}
	for _, n := range slices.Sorted(maps.Keys(r.body)) {
		if _, title, ok := strings.Cut(r.body[n], "<</Title ("); ok && strings.Contains(r.body[n], "/Parent") {
			marks = append(marks, title[:len("Section 0")])
		}
	}
	if !slices.Equal(marks, []string{"Section 0", "Section 1", "Section 2", "Section 3"}) {
		t.Errorf("the bookmarks are %q", marks)
	}
}

func one(blocks ...render.Block) *render.Document {
	d := demo()
	d.Sections = []*render.Section{{ID: "a", Heading: "Heading", Contents: true, Blocks: blocks}}
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
		want string
	}{{demo(), "/MediaBox [0 0 595.28 841.89]"}, {onLetter(demo()), "/MediaBox [0 0 612.00 792.00]"}} {
		r := read(t, written(t, c.d))
		boxes := 0
		for _, o := range r.body {
			if strings.Contains(o, "/MediaBox") {
				boxes++
				if !strings.Contains(o, c.want) {
					t.Errorf("not %s: %s", c.want, o)
				}
			}
		}
		if boxes == 0 {
			t.Error("no size of pages was found")
		}
	}
}

func TestEveryDocumentIsTaggedWhole(t *testing.T) {
	tests := []struct {
		name, why string
		doc       *render.Document
	}{
		{"every block", "blocks, styles and marks of all kinds", demo()},
		{"empty", "a project may have nothing yet", &render.Document{}},
		{"no blocks", "a section may be empty", one()},
		{"thousand rows", "tables run over many pages", one(rowsOf(1000))},
		{"empty table", "all may have been withdrawn", one(render.Table{Columns: []render.Column{{Head: "A"}}})},
		{"short rows", "a row may lack cells", one(render.Table{Columns: []render.Column{{Head: "A"}, {Head: "B"}}, Rows: []render.Row{{}}})},
		{"cell longer than pages", "agencies paste whole reports", one(render.Table{Columns: []render.Column{{Head: "A"}, {Head: "B"}}, Rows: []render.Row{{Cells: []render.Cell{cell("x"), cell(words(30000))}}}})},
		{"many columns", "nothing may overflow or hang", one(wide(14))},
		{"no figures", "empty blocks draw nothing", one(render.Facts{}, render.KeyFigures{}, render.List{}, render.Paragraph{}, render.Chart{Alt: "none"})},
		{"many bars", "more bars than a page has room for", one(bars(90))},
		{"nothing to count", "a bar may be empty", one(render.Chart{Alt: "none", Series: levelSeries(), Bars: []render.Bar{{Values: []int{0, 0, 0, 0, 0}}}})},
		{"deep", "sections deeper than six levels", nested(9)},
		{"letter", "another paper", onLetter(demo())},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, faults := check(t, written(t, tt.doc))
			for _, f := range faults {
				t.Errorf("%s (%s)", f, tt.why)
			}
		})
	}
}

func wide(n int) render.Table {
	t := render.Table{}
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
		sub := &render.Section{ID: fmt.Sprint("s", i), Heading: fmt.Sprint("Level ", i), Contents: true, Blocks: []render.Block{render.Label{Text: "Label"}, para("text")}}
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
			_, root, faults := check(t, written(t, one(para(tt.text))))
			for _, f := range faults {
				t.Error(f)
			}
			want := tt.want
			if want == "" {
				want = tt.text
			}
			found := false
			root.walk(func(n *node) { found = found || n.tag == "P" && n.text == want })
			if !found {
				var all []string
				root.walk(func(n *node) {
					if n.tag == "P" {
						all = append(all, n.text)
					}
				})
				t.Errorf("no paragraph %q in %q", want, all)
			}
		})
	}
}

func (n *node) dump(b *strings.Builder, indent int) {
	for i := 0; i < len(n.kids); i++ {
		k := n.kids[i]
		text := ""
		for _, part := range k.kids {
			if part.tag == "" {
				text += part.text
			}
		}
		if k.tag == "" || k.tag == "OBJR" {
			continue
		}
		if r := []rune(text); len(r) > 40 {
			text = string(r[:40]) + "…"
		}
		fmt.Fprintf(b, "%s%s %s\n", strings.Repeat("  ", indent), k.tag, strings.TrimSpace(text))
		k.dump(b, indent+1)
	}
}

func TestTagTree(t *testing.T) {
	d := demo()
	d.Sections[2].Blocks = nil
	_, root, _ := check(t, written(t, d))
	var b strings.Builder
	root.dump(&b, 0)
	golden(t, filepath.Join("testdata", "tags.txt"), b.String())
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
	err := WriteDocument(&b, d)
	if err == nil || !strings.Contains(err.Error(), `section "a"`) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}

// Seeded faults: the checker must find them, or it checks nothing.
func TestCheckerFindsFaults(t *testing.T) {
	tests := []struct{ name, from, to, want string }{
		{"no alternative text", "/Alt ", "/Abc ", "Figure without Alt"},
		{"no scope", "/Scope /Column", "/Scape /Column", "TH without Scope"},
		{"not marked", "/Marked true", "/Marked null", "no /MarkInfo"},
		{"no header", "/S/TH", "/S/TD", "Table without TH"},
	}
	file := written(t, demo())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, file)
			for n, d := range r.body {
				r.body[n] = strings.ReplaceAll(d, tt.from, tt.to)
			}
			if faults := strings.Join(faultsOf(r), "\n"); !strings.Contains(faults, tt.want) {
				t.Errorf("found %q, want %q", faults, tt.want)
			}
		})
	}
	t.Run("text without an owner", func(t *testing.T) {
		r := read(t, file)
		r.content(r.pages[0], []byte("BT /F0 9 Tf [(x)] TJ ET"))
		if faults := strings.Join(faultsOf(r), "\n"); !strings.Contains(faults, "outside marked content") {
			t.Errorf("found %q", faults)
		}
	})
}

// tool returns the path of a program, or skips the test.
func tool(t *testing.T, name string) string {
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
	d.Meta.Date = selfassess.Date{Year: 2025, Month: 4}
	r := read(t, written(t, d))
	found := false
	for _, b := range r.body {
		found = found || strings.Contains(b, "/CreationDate (D:20250401000000+00'00')")
	}
	if !found {
		t.Error("the creation date is not the first day of the month")
	}
}
