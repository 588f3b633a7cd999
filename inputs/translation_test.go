package inputs_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/columns"
	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// translated is the workbook of a translator, with one translation, in the words
// of a language.
func translated(t *testing.T, words string, change func(f *excelize.File, sheet string)) []byte {
	t.Helper()
	c, err := templates.Load(words)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	rows := []ogp.Translation{{Mark: ogp.TextMark("Clean air\n- for all"), Source: "Clean air\n- for all", Where: "Plan"}}
	if err := forms.WriteTranslation(&b, rows, "fr", c); err != nil {
		t.Fatal(err)
	}
	return inputstest.Change(t, b.Bytes(), func(f *excelize.File) {
		sheet := f.GetSheetName(0)
		f.SetCellStr(sheet, "C5", "Un air pur\n- pour tous")
		change(f, sheet)
	})
}

func TestTranslationsAreReadWhateverTheSheetIsCalled(t *testing.T) {
	put := func(cell, text string) func(*excelize.File, string) {
		return func(f *excelize.File, sheet string) { f.SetCellStr(sheet, cell, text) }
	}
	same := func(*excelize.File, string) {}
	tests := []struct {
		why, words string
		change     func(f *excelize.File, sheet string)
		found      []string
	}{
		{"in English", "en", same, nil},
		{"in Spanish", "es", same, nil},
		{"in Arabic", "ar", same, nil},
		{"under another name", "en", func(f *excelize.File, sheet string) { f.SetSheetName(sheet, "Sheet1") },
			[]string{"sheet-renamed Sheet1"}},
		{"with permanent names", "en", func(f *excelize.File, sheet string) {
			for i, key := range []string{"where", "source", "translation::fr", "fingerprint"} {
				f.SetCellStr(sheet, string(rune('A'+i))+"4", key)
			}
		}, nil},
		{"with the name of the language", "en", put("C4", "Translation (French)"), nil},
		{"with columns of its translator", "en", func(f *excelize.File, sheet string) {
			f.SetCellStr(sheet, "E4", "Remarks")
			f.SetCellStr(sheet, "E5", "not sure")
		}, []string{"column-unknown Translation!E4"}},
	}
	all, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range tests {
		p, err := inputs.ReadProject(inputstest.Folder(t, map[string][]byte{
			"plan.xlsx":       inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)),
			"inputs/any.xlsx": translated(t, c.words, c.change)}), all)
		if err != nil {
			t.Fatal(err)
		}
		var got []ogp.Text
		for _, r := range p.Returns {
			for _, row := range r.Translations {
				got = append(got, row.Text)
			}
		}
		if diff := cmp.Diff([]ogp.Text{{"fr": "Un air pur\n- pour tous"}}, got); diff != "" {
			t.Errorf("%s (-want +read):\n%s", c.why, diff)
		}
		var found []string
		for _, f := range p.Findings {
			if f.At.File == "inputs/any.xlsx" {
				at := f.At.Sheet
				if f.At.Cell != "" {
					at += "!" + f.At.Cell
				}
				found = append(found, string(f.Code)+" "+at)
			}
		}
		if diff := cmp.Diff(c.found, found); diff != "" {
			t.Errorf("%s: findings (-want +found):\n%s", c.why, diff)
		}
	}
}

// A form that asks in two languages gives every text back in both.
func TestEveryTextOfAFormComesBackInBothLanguages(t *testing.T) {
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	var b bytes.Buffer
	if err := forms.WriteFormAfter(&b, &ogp.Report{Plan: plan}, "moh", inputstest.English(t), "fr"); err != nil {
		t.Fatal(err)
	}
	asked := 0
	form := inputstest.Change(t, b.Bytes(), func(f *excelize.File) {
		for _, sheet := range []string{"Commitments", "Milestones", "Consultations"} {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for i, header := range rows[columns.HeaderRow-1] {
				if base, ok := strings.CutSuffix(header, " (fr)"); ok {
					asked++
					f.SetCellStr(sheet, xlsx.Ref(i+1, columns.HeaderRow+1), base+" en français")
					f.SetCellStr(sheet, xlsx.Ref(i, columns.HeaderRow+1), base+" in English")
				}
			}
		}
	})
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/moh.xlsx": form})
	if len(p.Returns) != 1 || len(p.Returns[0].Results) == 0 || len(p.Returns[0].Events) != 1 {
		t.Fatalf("read was %+v; findings %+v", p.Returns, p.Findings)
	}
	r := &p.Returns[0]
	both := 0
	for _, cells := range [][]ogp.Cell{r.Results[0].Cells(), r.Progress[0].Cells(), r.Events[0].Cells()} {
		for _, c := range cells {
			if base, isFrench := strings.CutSuffix(c.Text, " en français"); isFrench {
				both++
				if !slices.ContainsFunc(cells, func(o ogp.Cell) bool { return o.Text == base+" in English" }) {
					t.Errorf("%s has no text in the plan's language", c.Column)
				}
			}
		}
	}
	if both != asked || asked < 20 {
		t.Errorf("of %d columns for French, %d came back", asked, both)
	}
}
