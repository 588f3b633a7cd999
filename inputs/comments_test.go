package inputs_test

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// What is published by mistake cannot be called back, so that a cell which
// nobody can read is a no.
func TestWhetherARemarkMayBePublished(t *testing.T) {
	const text = "== sheet Comments\ntext: One.\nchannel: letter\npublish: no\n\ntext: Two.\nchannel: letter\npublish: no\n"
	set := func(cell string, value any) func(f *excelize.File) {
		return func(f *excelize.File) { f.SetCellValue("Comments", cell, value) }
	}
	blank := func(channel string) func(f *excelize.File) {
		return func(f *excelize.File) {
			f.SetCellValue("Comments", "C3", nil)
			f.SetCellValue("Comments", "B3", channel)
		}
	}
	for _, c := range []struct {
		why       string
		change    func(f *excelize.File)
		want      ogp.Answer
		undecided bool
	}{
		{"blank", blank("letter"), ogp.Unstated, false},
		{"a word for nothing, which is not blank", set("C3", "unknown"), ogp.No, false},
		{"yes", set("C3", "yes"), ogp.Yes, false},
		{"no", set("C3", "No"), ogp.No, false},
		{"no answer to the question", set("C3", "better not"), ogp.No, false},
		{"an error", set("C3", "#REF!"), ogp.No, false},
		{"a formula without a value", func(f *excelize.File) { f.SetCellFormula("Comments", "C3", "X9") }, ogp.No, false},
		{"merged with the row above, which says no", func(f *excelize.File) {
			f.SetCellValue("Comments", "C3", nil)
			f.MergeCell("Comments", "C2", "C3")
		}, ogp.No, false},
		{"the channel of a reviewed Word document", blank("Reviewed copy of the draft (Word)"), ogp.Unstated, true},
		{"the channel of a reviewed PDF", blank("Reviewed copy of the draft (PDF), page iv"), ogp.Unstated, true},
		{"a channel of other words", blank("letter about the reviewed copy of the draft (Word)"), ogp.Unstated, false},
	} {
		extra := inputstest.Change(t, inputstest.Must(t)(inputstest.Raw(text)), c.change)
		p := inputstest.Read(t, map[string][]byte{
			"plan.xlsx":         inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)),
			"inputs/extra.xlsx": extra,
		})
		got := &p.Returns[0].Comments[1]
		if got.Publish != c.want || got.Undecided() != c.undecided {
			t.Errorf("%s: read as %q, undecided %v", c.why, got.Publish.Key(), got.Undecided())
		}
	}
}
