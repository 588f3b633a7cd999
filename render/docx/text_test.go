package docx

import (
	"strings"
	"testing"

	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// asRead is what a reader of the DOCX must get for a text: line breaks of any
// kind as one, and what XML cannot hold as U+FFFD.
func asRead(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(wordxml.Visible(s))
}

// carrying is a document with one text in every place that takes text.
func carrying(s string) *render.Document {
	spans := []render.Span{{Text: s}}
	blocks := []render.Block{
		render.Paragraph{Spans: spans}, render.Paragraph{Spans: []render.Span{{Text: s, URL: "https://a.example"}, {Text: s, Bold: true, Muted: true}, {Text: s, Lang: s}}},
		render.List{Items: [][]render.Span{spans}}, render.Label{Text: render.Words(s)}, render.Facts{Items: []render.Fact{{Label: s, Value: spans}}},
		render.LevelBoxes{Names: [4]string{s, s, s, s}, State: s}, render.KeyFigures{Items: []render.KeyFigure{{Figure: s, Label: s}}},
		render.Table{ID: "t", Label: "Table 1", Caption: s, Columns: []render.Column{{Head: s}}, Rows: []render.Row{{Cells: cells(s)}}, Note: render.Words(s)},
		render.Chart{ID: "c", Label: s, Caption: s, Alt: s, Series: []render.Series{{Name: s}}, Bars: []render.Bar{{Label: s, Values: []int{1}}}},
	}
	return &render.Document{Lang: "en", Meta: render.Meta{Title: s, Author: s, Draft: s},
		Sections: []*render.Section{{ID: "s", Number: s, Heading: render.Words(s), Contents: true, Blocks: blocks}, {ID: "r", Kind: render.CommitmentRecord, Eyebrow: s, Heading: render.Words(s)}}}
}

// places is how often carrying holds its text in the body.
const places = 4 + 1 + 1 + 2 + 5 + 2 + 4 + 2 + 2 + 2 + 2

func checkText(t *testing.T, s string) {
	t.Helper()
	e := edition(t)
	e.Report.Plan.Country = txt(s)
	file := writtenWith(t, carrying(s), e)
	body := words(t, part(t, file, textPart))
	want := asRead(s)
	if strings.TrimSpace(want) != "" && strings.Count(body, want) < places {
		t.Errorf("%q stands %d times in the body, not %d:\n%q", want, strings.Count(body, want), places, body)
	}
	if got := words(t, part(t, file, "word/footer1.xml")); !strings.Contains(got, want) {
		t.Errorf("the footer lost %q: %q", want, got)
	}
	for _, name := range []string{"word/charts/chart1.xml", "docProps/core.xml", "word/styles.xml"} {
		words(t, part(t, file, name)) // it is XML
	}
}

var texts = []struct{ why, text string }{
	{"braces are no placeholders", "{report.body} {plan.country} {x} { }} {{"},
	{"XML characters", `a < b & c > d "e" 'f' </w:t> &amp; ]]>`},
	{"line breaks of three kinds, and tabs", "one\ntwo\r\nthree\rfour\tfive"},
	{"spaces at the ends and doubled", "  two  spaces  "},
	{"control characters", "a\x00b\x01c\x02d\x03e\x04f\x05g\x0bh\x1fi\x7fj"},
	{"what is no UTF-8", "a\xffb\xc3"},
	{"bytes in a row that are no UTF-8", "a\xff\xd9\xfeb"},
	{"what XML forbids", "a\ufffeb\uffffc"},
	{"private characters", "\ue000x\ue001"},
	{"other scripts and emoji", "Ünïcödé ქართული العربية 한국어 😀"},
	{"names of page numbers", "{page} of {pages}"},
	{"dollars, as in patterns", "$1 ${1} \\1"},
}

func TestAnyTextComesBackUnchanged(t *testing.T) {
	for _, c := range texts {
		t.Run(c.why, func(t *testing.T) { checkText(t, c.text) })
	}
}

func FuzzTextComesBackUnchanged(f *testing.F) {
	for _, c := range texts {
		f.Add(c.text)
	}
	f.Fuzz(checkText)
}
