package pdf

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"selfassess/ogp"
	"selfassess/render"
)

// shown is the text that must come back: line breaks and tabs become spaces,
// what only steers breaks and direction goes, and what means nothing to a
// reader becomes the mark of a character that is not one.
func shown(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("\n\r\t\v\f\u0085\u2028\u2029", r):
			b.WriteByte(' ')
		case r == 0xAD || r == 0x200B || r == 0x200E || r == 0x200F || r == 0x61C || r == 0xFEFF || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F,
			unicode.Is(unicode.Variation_Selector, r) && r >= 0xFE00, r >= 0xE0000 && r <= 0xE0FFF:
		case unicode.In(r, unicode.Cc, unicode.Co) || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// everywhere is a document that holds a text in every field that holds text.
func everywhere(s string) *render.Document {
	s = "x" + s // no field of a document is empty
	level := ogp.Limited
	table := render.Table{RowHeads: 1, ID: "t", Label: "Table 1", Caption: s, Columns: []render.Column{{Head: s}, {Head: "B", Fixed: true}},
		Rows: []render.Row{{Cells: []render.Cell{{Level: &level, Paras: []render.Paragraph{para(s), para(s)}}, cell("1")}}, {Total: true, Cells: []render.Cell{cell(s), cell(s)}}}, Note: render.Words(s)}
	d := one(para(s), render.Label{Text: render.Words(s)}, render.Paragraph{Spans: []render.Span{{Text: s, Bold: true}, {Text: s, URL: "https://example.org"}, {Text: s, Lang: "ar"}}},
		render.List{Items: [][]render.Span{text(s), text(s)}}, render.Facts{Items: []render.Fact{{Label: s, Value: text(s)}, {Label: "b", Value: text(s)}}},
		render.KeyFigures{Items: []render.KeyFigure{{Figure: "3 of 9", Label: s}}}, table,
		render.Chart{Label: "Figure 1", Caption: s, Alt: s, Series: levelSeries(), Bars: []render.Bar{{Label: s, Values: []int{1, 2}}, {Label: "b", Values: []int{0, 1}}}, Legend: true})
	d.Sections[0].Eyebrow, d.Sections[0].Heading, d.Sections[0].ID = s, render.Words(s), s
	d.Cover, d.Meta = render.Cover{Publisher: render.Words(s), Title: render.Words(s), Subtitle: render.Words(s)}, render.Meta{Title: s, Author: s, Subject: render.Words(s), Keywords: s, Running: render.Words(s), Country: render.Words(s)}
	return d
}

// FuzzAnyTextComesBack puts a text in every field. The file must be without
// a fault, and a screen reader must meet the text in each of them.
func FuzzAnyTextComesBack(f *testing.F) {
	for _, s := range []string{"", "plain words", "a\x00b\x1b", "one\ntwo\r\nthree\tfour", "`) Tj ET` (a\\b) <</MCID 5>> EMC [x]", "endstream endobj %%EOF startxref 0", "\\", "((", "))",
		"שלום (עולם) 12%", "الشفافية ١٢٣ اللَّه", "👩‍👩‍👧 🇬🇪 👍🏽", "Z\u0301\u0302\u0303\u0489", "\u202Eabc\u202C\u2067x", "\uE000\uFFFE\uFDD0", "\xff\xfe\xed\xa0\x80",
		"\u200Cক্\u200D", "가각 ᄀ\u1161", "\u115F\u3164\u180E", "\U0001D400 𝔸", "สวัสดี", "\u0E33", "a\u0338b", "ﷺ", "\u2028\u2029\u0085", strings.Repeat("x", 400)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			t.Skip("longer texts are tested beside this")
		}
		file := good(t, written(t, everywhere(s)))
		want := shown("x" + string([]rune(s))) // each byte that is no character is a mark of its own
		count := map[string]int{}
		for _, e := range file.All("P", "LBody", "Lbl", "TD", "TH", "H1", "H2", "H3", "Caption", "Link", "Span") {
			count[string(e.Tag)] += strings.Count(strings.ReplaceAll(e.Text(), "\u00AD", ""), want) // a hyphen where a line was broken
		}
		for tag, least := range map[string]int{"P": 8, "LBody": 4, "Lbl": 1, "TD": 1, "TH": 4, "H1": 1, "H2": 1, "Caption": 1, "Link": 2, "Span": 1} {
			if count[tag] < least {
				t.Errorf("%q is in %d of %s, want %d", want, count[tag], tag, least)
			}
		}
	})
}
