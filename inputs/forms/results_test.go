package forms_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
)

// reckoned are workbooks with formulas: an empty form, copies of returns that
// hold all kinds of cells, and one with errors in them.
func reckoned(t testing.TB) map[string][]byte {
	t.Helper()
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	var form bytes.Buffer
	if err := forms.WriteForm(&form, plan, "moh", inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	copied := func(change func(f *excelize.File)) []byte {
		_, repair := newSoundReturn(t).damaged(t, change)
		return toFix(t, repair)
	}
	event := func(column string, row int) string {
		return inputstest.Ref(columns.Consultations.Layout(), column, row)
	}
	put := func(f *excelize.File, row int, values ...any) {
		for i := 0; i < len(values); i += 2 {
			f.SetCellValue("Consultations", event(values[i].(string), row), values[i+1])
		}
	}
	return map[string][]byte{
		"form.xlsx": form.Bytes(),
		"copy.xlsx": copied(func(f *excelize.File) {
			f.SetCellStr("Milestones", "G6", "completed")
			f.SetCellStr("Milestones", "I6", "2026-01")
			f.SetCellStr("Milestones", "G7", "Limited")
			put(f, 5, "results_presented", "Perhaps", "civil_society", 0)
			put(f, 6, "title", "A series", "start", "2025-03-01", "times", 3, "phase", "Implementation", "type", "Workshop")
			put(f, 7, "title", "On the draft", "phase", "Self-assessment", "times", "*")
			put(f, 8, "title", "Forum", "type", "Forum meeting", "phase", "=Implementation", "comments_invited", "no")
			put(f, 9, "place", "Only a place")
		}),
		"errors.xlsx": ofErrors(t, map[string]string{"sheet2 E5": "#N/A", "sheet4 " + event("phase", 5): "#DIV/0!"}),
	}
}

// ofErrors is the copy of a return whose cells hold errors.
func ofErrors(t testing.TB, errors map[string]string) []byte {
	t.Helper()
	p := newSoundReturn(t)
	for at, e := range errors {
		part, cell, _ := strings.Cut(at, " ")
		old := regexp.MustCompile(`(<c r="` + cell + `"[^>]*) t="s"><v>[0-9]+</v>`)
		p.health = inputstest.Must(t)(inputstest.Rezip(p.health, func(name string, b []byte) []byte {
			if name != "xl/worksheets/"+part+".xml" {
				return b
			}
			return old.ReplaceAll(b, []byte(`$1 t="e"><v>`+e+`</v>`))
		}))
	}
	_, repair := p.damaged(t, func(*excelize.File) {})
	return toFix(t, repair)
}

// formulaCell is a cell with a formula: its type and its stored result, if any.
var formulaCell = regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"[^>]*?(?: t="([a-z]+)")?><f>[^<]*</f>(?:<v>([^<]*)</v>)?`)

// Every formula has its result, of the right type: that is what people see who
// only look at a form.
func TestFormulasHaveTheirResults(t *testing.T) {
	for name, book := range reckoned(t) {
		kinds := map[string]int{}
		for part, sheet := range sheetsOf(t, book) {
			for _, m := range formulaCell.FindAllStringSubmatch(sheet, -1) {
				kinds[m[2]]++
				if !strings.HasSuffix(m[0], "</v>") {
					t.Errorf("%s: %s of %s has no result", name, m[1], part)
				}
				number := strings.Trim(m[3], "-0123456789") == "" && m[3] != ""
				if isError := strings.HasPrefix(m[3], "#"); m[2] != map[bool]string{true: "e"}[isError] && !(m[2] == "str" && !isError) || m[2] == "" && !number {
					t.Errorf("%s: %s of %s has the type %q and the result %q", name, m[1], part, m[2], m[3])
				}
			}
		}
		if kinds[""] < 15 || kinds["str"] < 60 || (name == "errors.xlsx") != (kinds["e"] > 0) {
			t.Errorf("%s has results of the types %v", name, kinds)
		}
	}
}

func sheetsOf(t testing.TB, book []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	sheets := map[string]string{}
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			sheets[f.Name] = string(b)
		}
	}
	return sheets
}

// What the form says of an answer before any program has reckoned.
func TestResultsFollowTheAnswers(t *testing.T) {
	books := reckoned(t)
	for _, tt := range []struct{ book, cell, want string }{
		{"form.xlsx", "Commitments!D5", "▲ Completion level\n▲ Description of the results"},
		{"form.xlsx", "Check!B5", "1"},
		{"form.xlsx", "Check!D5", "1"},
		{"form.xlsx", "Check!E5", "▲ To do"},
		{"form.xlsx", "Check!E7", "– Nothing asked"},
		{"form.xlsx", "Consultations!C5", ""},
		{"copy.xlsx", "Commitments!D5", "✓ complete"},
		{"copy.xlsx", "Milestones!F5", "▲ Completion level"}, // a word of one's own is no level
		{"copy.xlsx", "Milestones!F6", "✓ complete"},
		{"copy.xlsx", "Consultations!C5", "▲ Were results presented?"},
		{"copy.xlsx", "Consultations!C6", "▲ Last day\n▲ From civil society\n▲ Were results presented?\n▲ Were comments invited?"},
		{"copy.xlsx", "Consultations!C7", "✓ complete"},
		{"copy.xlsx", "Consultations!C8", "▲ Phase\n▲ Date, or first day\n▲ Were results presented?"},
		{"copy.xlsx", "Consultations!C9", "▲ Title of the event"},
		{"copy.xlsx", "Check!E5", "✓ Complete"},
		{"copy.xlsx", "Check!C8", "1"},
		{"copy.xlsx", "Check!D8", "1"},
		{"errors.xlsx", "Commitments!D5", "#N/A"}, // the level decides whether there must be challenges
		{"errors.xlsx", "Consultations!C5", "#DIV/0!"},
		{"errors.xlsx", "Check!B5", "1"},
		{"errors.xlsx", "Check!C5", "0"}, // an error is no level
		{"errors.xlsx", "Check!C11", "#DIV/0!"},
		{"errors.xlsx", "Check!E11", "#DIV/0!"},
	} {
		f, err := excelize.OpenReader(bytes.NewReader(books[tt.book]))
		if err != nil {
			t.Fatal(err)
		}
		sheet, ref, _ := strings.Cut(tt.cell, "!")
		if got, err := f.GetCellValue(sheet, ref); err != nil || got != tt.want {
			t.Errorf("%s, %s: %q is stored, want %q (%v)", tt.book, tt.cell, got, tt.want, err)
		}
		f.Close()
	}
}

// LibreOffice, which is given the formulas without their results, finds the
// same.
func TestLibreOfficeReckonsTheSame(t *testing.T) {
	tool(t, "soffice")
	for name, book := range reckoned(t) {
		bare := inputstest.Change(t, book, func(f *excelize.File) { f.UpdateLinkedValue() })
		dir := inputstest.Folder(t, map[string][]byte{name: bare})
		saved := openFile(t, filepath.Join(saveAgain(t, dir, name), name))
		own, err := excelize.OpenReader(bytes.NewReader(book))
		if err != nil {
			t.Fatal(err)
		}
		defer own.Close()
		compared := 0
		for _, sheet := range own.GetSheetList() {
			for _, cell := range formulasOf(t, own, sheet) {
				want, _ := own.GetCellValue(sheet, cell)
				if got, err := saved.GetCellValue(sheet, cell); err != nil || got != want {
					formula, _ := own.GetCellFormula(sheet, cell)
					t.Errorf("%s: LibreOffice finds %q at %s!%s, we %q (%v)\n%.400s", name, got, sheet, cell, want, err, formula)
				}
				compared++
			}
		}
		if compared < 100 {
			t.Errorf("%s: %d formulas were compared", name, compared)
		}
	}
}

func formulasOf(t *testing.T, f *excelize.File, sheet string) []string {
	t.Helper()
	cells := map[string]bool{}
	for row := 1; row <= 70; row++ {
		for col := 1; col <= 8; col++ {
			cell, _ := excelize.CoordinatesToCellName(col, row)
			if formula, err := f.GetCellFormula(sheet, cell); err != nil {
				t.Fatal(err)
			} else if formula != "" {
				cells[cell] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(cells))
}
