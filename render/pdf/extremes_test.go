package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// extreme is a document at the edge of what people write.
type extreme struct {
	name, why string
	doc       *render.Document
}

func extremes() []extreme {
	long, word := distinct(1, 9000), strings.Repeat("indivisible", 460)
	columns := func(n int) (cols []render.Column) {
		for i := range n {
			cols = append(cols, render.Column{Head: fmt.Sprint("Column ", i)})
		}
		return cols
	}
	row := func(texts ...string) (r render.Row) {
		for _, s := range texts {
			r.Cells = append(r.Cells, cell(s))
		}
		return r
	}
	table := func(heads int, rows ...render.Row) render.Table {
		return render.Table{RowHeads: 1, ID: "t", Label: "Table 1", Caption: "Caption", Columns: columns(heads), Rows: rows}
	}
	fixed := table(3, row("a", word[:200], "b"))
	fixed.Columns[1].Fixed = true
	tallHead := table(3, row("a", "b", "c"), row("d", "e", "f"))
	tallHead.Columns[1].Head, tallHead.Columns[2].Head = distinct(5, 600), word[:900]
	caption := table(2, row("a", "b"))
	caption.Caption, caption.Note = distinct(6, 6000), render.Words(distinct(7, 6000))
	nest := table(2, row("a", "b"))
	level := ogp.Substantial
	for i := range 60 {
		nest.Rows[0].Cells[1].Paras = append(nest.Rows[0].Cells[1].Paras, render.Paragraph{Style: render.ParagraphStyle(i % 4), Spans: []render.Span{{Text: distinct(i, 200), Bold: i%2 == 0},
			{Text: "a link", URL: "https://example.gov"}, {Text: distinct(i+60, 90), Lang: "el"}}})
	}
	nest.Rows[0].Cells[1].Level = &level
	title := one(para("text"))
	title.Sections[0].Heading, title.Sections[0].Eyebrow, title.Sections[0].Running = render.Words(distinct(2, 600)), distinct(3, 300), render.Words(distinct(3, 600))
	noBreaks := one(para(word), render.Label{Text: render.Words(word[:600])}, render.List{Items: [][]render.Span{text(word[:900])}}, render.Facts{Items: []render.Fact{{Label: word[:300], Value: text(word[:900])}, {Label: "b", Value: text(word[:90])}}},
		render.KeyFigures{Items: []render.KeyFigure{{Figure: word[:30], Label: word[:100]}, {Figure: "1", Label: "b"}}},
		render.Chart{Label: "Figure 1", Caption: word[:400], Alt: word, Series: []render.Series{{Name: word[:150]}, {Name: "b"}}, Legend: true, Bars: []render.Bar{{Label: word[:100], Values: []int{1, 2}}, {Label: "b", Values: []int{1000000000, 1}}}, Marker: &render.Marker{Label: word[:200]}},
		render.LevelBoxes{Names: [4]string{word[:60], "b", distinct(1, 80), "d"}, Marked: ogp.Limited, State: word[:300]})
	noBreaks.Sections[0].Heading, noBreaks.Sections[0].Eyebrow = render.Words(word[:600]), word[:200]
	noBreaks.Cover = render.Cover{Publisher: render.Words(word[:300]), Title: render.Words(word[:300]), Subtitle: render.Words(word[:200]), Date: render.Words(word[:90]), Notice: render.Words(word[:200])}
	noBreaks.Meta.Title, noBreaks.Meta.Running, noBreaks.Meta.Country = word, render.Words(word), render.Words(word)
	cover := one(para("text"))
	cover.Cover = render.Cover{Publisher: render.Words(distinct(1, 400)), Title: render.Words(distinct(2, 700)), Subtitle: render.Words(distinct(3, 500)), Period: render.Words(distinct(4, 200)), Date: render.Words(distinct(5, 100)), Notice: render.Words(distinct(6, 400))}
	facts := render.Facts{}
	for i := range 40 {
		facts.Items = append(facts.Items, render.Fact{Label: fmt.Sprint("Fact ", i), Value: text(distinct(i, 10+i*i*3))})
	}
	remarks := render.List{}
	for i := range 400 {
		remarks.Items = append(remarks.Items, text(distinct(i, 20+i)))
	}
	return []extreme{
		{"thousand rows", "a register is pasted", one(rowsOf(1000))},
		{"no rows", "all may have been withdrawn", one(table(3), para("behind"))},
		{"a cell of pages", "a whole report is pasted into a cell", one(para("before"), table(3, row("a", long, "b"), row("c", "d", "e")), para("behind"))},
		{"several cells of pages", "each agency pastes its own", one(table(3, row("a", long, distinct(4, 6000)), row(distinct(8, 14000), "d", long), row("f", "g", "h")), para("behind"))},
		{"a word of 5,000 letters in a cell", "a list without spaces", one(table(3, row("a", word, "b"), row("c", "d", word)))},
		{"a fixed column with a long word", "a date may be anything", one(fixed)},
		{"a head of many lines", "the words of a language may be long", one(tallHead, para("behind"))},
		{"a caption and a note of pages", "a title may be a text", one(caption, para("behind"))},
		{"paragraphs in a cell", "comments and responses have several", one(nest)},
		{"a heading of 600 letters", "a commitment's title may be its text", title},
		{"words without a break in every field", "addresses and keys are such words", noBreaks},
		{"a cover of texts", "titles of plans may be sentences", cover},
		{"forty facts of all lengths", "the longest goes over pages", one(facts, para("behind"))},
		{"remarks for pages", "an open consultation", one(remarks)},
		{"200 sections in each other", "deeper than headings go", nested(200)},
		{"twenty columns", "more than there is room for", one(wide(20))},
		{"many bars", "more than a page has room for", one(bars(200))},
		{"text of every kind in every field", "", everywhere("👩‍👩‍👧‍👦 🇬🇪 👍🏽 Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0489a\u0327\u0328lgo `) Tj ET` endstream endobj %%EOF \\ ((( ))) \x00\x01\x1b \xed\xa0\x80 \uFFFE\uFFFF\uFDD0 \uE000\U000F0000 <</MCID 0>> BDC עברית العربية \u202Eabc\u202C")},
	}
}

// TestExtremes: nothing is lost, nothing leaves its place, and other programs
// read the file.
func TestExtremes(t *testing.T) {
	dir := os.Getenv("SELFASSESS_KEEP") // to look at the pages
	if dir == "" {
		dir = t.TempDir()
	}
	for _, x := range extremes() {
		t.Run(x.name, func(t *testing.T) {
			t.Log(x.why)
			file := filepath.Join(dir, strings.ReplaceAll(x.name, " ", "-")+".pdf")
			b := written(t, x.doc)
			if err := os.WriteFile(file, b, 0o644); err != nil {
				t.Fatal(err)
			}
			f := good(t, b)
			checkTexts(t, x.doc, f)
			checkArea(t, x.doc, f)
		})
	}
	for seed := range uint64(3) {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("random-%d.pdf", seed)), written(t, randomDocument(seed)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, profile := range []string{"ua1", "2a"} {
		t.Run("veraPDF "+profile, func(t *testing.T) {
			for file, clauses := range verdicts(t, profile, dir) {
				if len(clauses) > 0 {
					t.Errorf("%s breaks %q", file, clauses)
				}
			}
		})
	}
	for _, program := range [][]string{{"qpdf", "--check"}, {"mutool", "info"}} {
		t.Run(program[0], func(t *testing.T) {
			path := tool(t, program[0])
			files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
			for _, file := range files {
				if out, err := exec.Command(path, append(program[1:], file)...).CombinedOutput(); err != nil || strings.Contains(string(out), "warning") {
					t.Errorf("%s: %v\n%s", filepath.Base(file), err, out)
				}
			}
		})
	}
}
