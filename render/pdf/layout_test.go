package pdf

import (
	"flag"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"selfassess/render"
	"selfassess/render/pdf/pdftest"
)

var randomDocuments = flag.Int("documents", 0,
	"how many random documents the rules of layout are tried on (default 8, or 60 with SELFASSESS_LONG)")

// TestRulesOfLayout holds for every document: what is asked of a page is read
// off the finished file.
func TestRulesOfLayout(t *testing.T) {
	n := *randomDocuments
	switch {
	case n > 0:
	case os.Getenv("SELFASSESS_LONG") != "":
		n = 60
	default:
		n = 8
	}
	for seed := range uint64(n) {
		d := randomDocument(seed)
		f := good(t, writtenWith(t, d, Options{Standard: []Standard{Standard1, Standard2}[seed%2]}))
		checkTexts(t, d, f)
		checkWords(t, d, f)
		checkParagraphs(t, f)
		checkHeadings(t, f)
		checkTables(t, d, f)
		checkLists(t, f)
		checkArea(t, d, f)
		checkBookmarks(t, f)
		if t.Failed() {
			t.Fatalf("with document %d", seed)
		}
	}
}

// checkWords: the words that are heard are those of the document, in its order.
func checkWords(t *testing.T, d *render.Document, f *pdftest.File) {
	t.Helper()
	got, want := f.Words(), []string(nil)
	for text := range d.Heard() {
		want = append(want, strings.Fields(text)...)
	}
	if i := pdftest.Parting(got, want); i >= 0 {
		t.Errorf("word %d of %d: heard is\n%q, written\n%q", i, len(want), got[max(0, i-5):min(len(got), i+8)],
			want[max(0, i-5):min(len(want), i+8)])
	}
}

// checkTexts: every text of the document comes back.
func checkTexts(t *testing.T, d *render.Document, f *pdftest.File) {
	t.Helper()
	all := strings.ReplaceAll(f.Root.Text(), "\u00AD", "")
	rest := all // what is behind the text before, where the next one mostly is
	for s := range d.Texts() {
		s = shown(s)
		i := strings.Index(rest, s)
		if i < 0 {
			if rest, i = all, strings.Index(all, s); i < 0 {
				t.Errorf("%q is lost", s)
				continue
			}
		}
		rest = rest[i+len(s):]
	}
}

// byPage are the lines of an element on each of its pages.
func byPage(e *element) (pages []int, lines map[int][]pdftest.Line) {
	lines = map[int][]pdftest.Line{}
	for _, l := range e.Lines() {
		if len(lines[l.Page]) == 0 {
			pages = append(pages, l.Page)
		}
		lines[l.Page] = append(lines[l.Page], l)
	}
	return pages, lines
}

// checkParagraphs: no page ends behind the first line of a paragraph or
// begins with its last. A row that is parted does not ask what is in its cells.
func checkParagraphs(t *testing.T, f *pdftest.File) {
	t.Helper()
	for _, e := range f.All("P", "LBody") {
		pages, lines := byPage(e)
		if len(pages) < 2 || isFact(e) || e.Parent.Tag == "TD" || e.Parent.Tag == "TH" {
			continue
		}
		if first, last := len(lines[pages[0]]), len(lines[pages[len(pages)-1]]); first < 2 || last < 2 {
			t.Errorf("%q has %d lines on page %d and %d on page %d", cutText(e), first, pages[0], last, pages[len(pages)-1])
		}
	}
}

// isFact tells the values of facts, which stand in rows.
func isFact(e *element) bool {
	if e.Tag != "LBody" {
		return false
	}
	kids := e.Parent.Elements()
	return kids[0].Tag == "Lbl" && strings.TrimSpace(kids[0].Text()) != "•"
}

func cutText(e *element) string {
	if r := []rune(e.Text()); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return e.Text()
}

// checkHeadings: no page ends with a heading or with the caption of what
// follows.
func checkHeadings(t *testing.T, f *pdftest.File) {
	t.Helper()
	var before *element
	f.Root.Walk(func(e *element) {
		if len(e.Kids) == 0 || e.Kids[0].Mark == nil {
			return
		}
		begins := e.Kids[0].Mark.Page.Number
		if before != nil {
			if pages := before.Pages(); len(pages) != 1 || pages[0] != begins {
				t.Errorf("%s %q stands on pages %v, and %s %q behind it on page %d", before.Tag, cutText(before), pages, e.Tag, cutText(e), begins)
			}
		}
		before = nil
		if e.Tag == "Caption" || len(e.Tag) == 2 && e.Tag[0] == 'H' || e.Tag == "P" && strings.HasPrefix(e.Text(), "Figure ") {
			before = e
		}
	})
}

// checkTables: a row is parted only if a page cannot hold it, and the head
// stands above the rows of each page.
func checkTables(t *testing.T, d *render.Document, f *pdftest.File) {
	t.Helper()
	sheet := sheetOf(d.Meta.Paper)
	for _, table := range f.All("Table") {
		var rows []*element
		table.Walk(func(e *element) {
			if e.Tag == "TR" {
				rows = append(rows, e)
			}
		})
		head := rows[0]
		over := height(head)
		first := head.Page()
		for i, tr := range rows[1:] {
			avail := sheet.bottom - top - over - 40
			if i < 2 { // they stand with the heading and the caption
				avail /= 2
			}
			if pages := tr.Pages(); len(pages) > 1 && height(tr) < avail {
				t.Errorf("row %q, %.0f points high, is parted over pages %v", cutText(tr), height(tr), pages)
			}
		}
		lines := table.Lines()
		for _, page := range table.Pages() {
			if page > first && !repeated(f.Pages[page-1], head, lines) {
				t.Errorf("page %d: the head %q does not stand above the rows", page, cutText(head))
			}
		}
	}
}

// height is how high a row is: the lines of its highest cell.
func height(tr *element) (most float64) {
	for _, c := range tr.Elements() {
		h := 0.0
		for _, l := range c.Lines() {
			h += l.Size + 3
		}
		most = max(most, h)
	}
	return most + 2*cellPad
}

// repeated tells whether the cells of a head stand on a page, as an artifact,
// above what the table has there.
func repeated(p *pdftest.Page, head *element, lines []pdftest.Line) bool {
	highest := 0.0
	for _, l := range lines {
		if l.Page == p.Number {
			highest = max(highest, l.Y)
		}
	}
	for _, m := range p.Marks {
		if m.Artifact() && m.Text == head.Text() && slices.IndexFunc(m.Runs, func(r pdftest.Run) bool { return r.Y < highest }) < 0 {
			return true
		}
	}
	return false
}

// checkBookmarks: a bookmark leads to the heading that it names, a little
// above it.
func checkBookmarks(t *testing.T, f *pdftest.File) {
	t.Helper()
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	heads := f.All("H1", "H2", "H3", "H4", "H5", "H6")
	for _, b := range f.Bookmarks() {
		if !slices.ContainsFunc(heads, func(h *element) bool {
			l := h.Lines()[0]
			return letters(h.Text()) == letters(b.Title) && l.Page == b.Page && b.Y > l.Y && b.Y < l.Y+60
		}) {
			t.Errorf("the bookmark %q leads to page %d, %.0f points up, where no heading says so", b.Title, b.Page, b.Y)
		}
	}
}

// checkLists: a label stands beside the first line of what it labels.
func checkLists(t *testing.T, f *pdftest.File) {
	t.Helper()
	for _, li := range f.All("LI") {
		kids := li.Elements()
		if len(kids) != 2 {
			continue
		}
		label, value := kids[0].Lines(), kids[1].Lines()
		if len(label) > 0 && len(value) > 0 && (label[0].Page != value[0].Page || math.Abs(label[0].Y-value[0].Y) > 0.5) {
			t.Errorf("%q stands on page %d at %.0f, what belongs to it on page %d at %.0f", cutText(kids[0]), label[0].Page, label[0].Y, value[0].Page, value[0].Y)
		}
	}
}

// checkArea: what is content stands between the margins, but on the cover.
func checkArea(t *testing.T, d *render.Document, f *pdftest.File) {
	t.Helper()
	sheet := sheetOf(d.Meta.Paper)
	const slack = 1 // a letter may lean over its box
	wrong := 0
	for _, p := range f.Pages[1:] {
		for _, m := range p.Marks {
			for _, r := range m.Runs {
				if m.Artifact() || r.Blank() {
					continue
				}
				if r.X0 < left-slack || r.X1 > sheet.right+slack || r.Y > sheet.down-top+slack || r.Y < sheet.down-sheet.bottom-slack {
					if wrong++; wrong <= 4 { // a fault of layout shows in all lines
						t.Errorf("page %d: %q stands from %.1f to %.1f at %.1f", p.Number, r.Text, r.X0, r.X1, r.Y)
					}
				}
			}
		}
	}
}
