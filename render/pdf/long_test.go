package pdf

import (
	"io"
	"runtime"
	"strings"
	"testing"

	"selfassess/render"
)

// unbroken are texts of n characters that break nowhere, or everywhere.
func unbroken(n int) map[string]string {
	of := func(s string) string { return strings.Repeat(s, n/len([]rune(s))) }
	return map[string]string{
		"letters": of("a"), "letters and marks": of("aB9%/("), "spaces": "a" + of(" ") + "b", "spaces that do not break": of("a\u00a0"),
		"a letter with marks": "a" + of("\u0301"), "marks that no font has": "a" + of("\u1AB0"), "Arabic": of("سجل"), "Hebrew in brackets": of("(ש)"),
		"Chinese": of("漢字"), "Thai": of("สวัสดี"), "Khmer": of("ខ្មែរ"), "a family": of("👩\u200d👩\u200d👧\u200d"), "scripts": of("aшα漢ש"),
		"soft hyphens": of("a\u00ad"), "hyphens of nothing": "abc" + of("\u00ad\u2062"), "joined": of("a\u2060"), "lines": of("a\n"), "isolates": of("\u2067aש"),
		"an address": "https://example.org/" + of("ab/"), "words wider than a column": of(strings.Repeat("i", 300) + " "),
	}
}

// places are documents that hold a text where it may be long.
var longPlaces = map[string]func(s string) *render.Document{
	"paragraph": func(s string) *render.Document { return one(para(s)) },
	"cells": func(s string) *render.Document {
		t := render.Table{RowHeads: 1, Columns: []render.Column{{Head: "A"}, {Head: "B"}, {Head: "C", Fixed: true}}}
		t.Rows = []render.Row{{Cells: []render.Cell{cell("a"), cell(s), cell(s)}}}
		return one(t)
	},
	"heading": func(s string) *render.Document {
		d := one(para("text"))
		d.Sections[0].Heading = render.Words(s)
		return d
	},
	"link": func(s string) *render.Document {
		return one(render.List{Items: [][]render.Span{{{Text: s, URL: "https://example.org/" + s}}}})
	},
	"bar": func(s string) *render.Document {
		return one(render.Chart{Caption: s, Alt: s, Series: levelSeries(), Bars: []render.Bar{{Label: s, Values: []int{1}}, {Label: "b", Values: []int{2}}}})
	},
}

// TestWorkGrowsWithTheText: a text that is four times as long takes four times
// the work, wherever its lines may break. The memory that is asked for is the
// measure: it does not depend on what else the machine does. What libraries
// keep for the next turn is collected now and then, and thrown away at random
// under the race detector, so what grows too fast must do so in every turn.
func TestWorkGrowsWithTheText(t *testing.T) {
	const n, most, turns = 2500, 6.5, 6
	for place, document := range longPlaces {
		long := unbroken(4 * n)
		for what, text := range unbroken(n) {
			var a, b float64
			for turn := 0; turn == 0 || b > most*a && turn < turns; turn++ {
				a, b = asked(t, document(text)), asked(t, document(long[what]))
			}
			if b > most*a {
				t.Errorf("%s in a %s: %.0f kB for %d characters, %.0f kB for four times as many", what, place, a/1000, n, b/1000)
			}
		}
	}
}

// asked is the memory that writing a document asks for, beyond what any takes.
func asked(t *testing.T, d *render.Document) float64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := write(io.Discard, d, Options{}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
