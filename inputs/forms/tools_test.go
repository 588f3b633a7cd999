package forms_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// tool finds a program that only some machines have; where tools are required
// a missing one is a failure.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is required here and is not installed", name)
	}
	t.Skipf("%s is not installed", name)
	return ""
}

// workbooks writes a blank plan, a blank form, a filled form and a to-fix copy.
func workbooks(t *testing.T) (dir string, names []string) {
	t.Helper()
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	var blank, form bytes.Buffer
	if err := forms.WritePlan(&blank, inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	if err := forms.WriteForm(&form, plan, "moh", inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	_, repair := newSoundReturn(t).damaged(t, func(f *excelize.File) {
		f.SetCellStr("Milestones", "I5", "03/04/2025")
		f.SetCellStr("Milestones", "P6", "see annex")
	})
	var translation bytes.Buffer
	if err := forms.WriteTranslation(&translation, []ogp.Translation{{Mark: ogp.TextMark("Plan"), Source: "Plan", Where: "Plan"}}, "ar", inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"translation.xlsx": translation.Bytes(), "plan.xlsx": blank.Bytes(), "form.xlsx": form.Bytes(), "filled.xlsx": inputstest.Must(t)(inputstest.Return(plan, "moh", inputstest.SmallReturn)), "tofix.xlsx": toFix(t, repair)}
	return inputstest.Folder(t, files), []string{"plan.xlsx", "form.xlsx", "filled.xlsx", "tofix.xlsx", "translation.xlsx"}
}

func TestMicrosoftsValidatorFindsNothing(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	dir, names := workbooks(t)
	for _, name := range names {
		for _, office := range []string{"Office2013", "Microsoft365"} {
			out, err := exec.Command(validator, filepath.Join(dir, name), "--officeVersion", office).CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) {
				t.Errorf("%s, %s: %v\n%.2000s", name, office, err, out)
			}
		}
	}
}

// savedAgain returns the folder of a workbook and that of the same workbook
// as LibreOffice saved it.
func savedAgain(t *testing.T, name string) (dir, out string) {
	t.Helper()
	tool(t, "soffice")
	dir, _ = workbooks(t)
	return dir, saveAgain(t, dir, name)
}

// saveAgain lets LibreOffice open and save a workbook, and returns the folder
// of what it saved.
func saveAgain(t *testing.T, dir, name string) (out string) {
	t.Helper()
	out = filepath.Join(dir, "out")
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	if b, err := exec.Command(tool(t, "soffice"), profile, "--headless", "--convert-to", "xlsx", "--outdir", out, filepath.Join(dir, name)).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return out
}

// A form that LibreOffice opened and saved has its drop-downs, messages,
// marks and locks still, counts live, and reads back the same.
func TestLibreOfficeKeepsFormsAlive(t *testing.T) {
	dir, out := savedAgain(t, "filled.xlsx")
	before, after := openFile(t, filepath.Join(dir, "filled.xlsx")), openFile(t, filepath.Join(out, "filled.xlsx"))
	for _, sheet := range []string{"Commitments", "Milestones", "Consultations", "Read me"} {
		want, got := rules(t, before, sheet), rules(t, after, sheet)
		if len(want) == 0 || !slices.Equal(want, got) {
			t.Errorf("%s: rules %q became %q", sheet, want, got)
		}
	}
	for _, sheet := range []string{"Commitments", "Milestones", "Consultations", "Check"} {
		formats, err := after.GetConditionalFormats(sheet)
		if err != nil || len(formats) == 0 {
			t.Errorf("%s has no marks any more: %v", sheet, err)
		}
		if p, err := after.GetSheetProtection(sheet); err != nil || !p.SelectLockedCells && !p.SelectUnlockedCells {
			t.Errorf("%s is not protected any more: %+v, %v", sheet, p, err)
		}
	}
	for cell, want := range map[string]string{"Check!B5": "1", "Check!D5": "0", "Check!E5": "✓ Complete", "Check!B8": "1", "Check!D8": "0", "Check!E8": "✓ Complete", "Commitments!D5": "✓ complete", "Milestones!F6": "– answered by Ministry of Finance"} {
		sheet, ref, _ := strings.Cut(cell, "!")
		if got, err := after.GetCellValue(sheet, ref); err != nil || got != want {
			t.Errorf("%s shows %q, want %q (%v)", cell, got, want, err)
		}
	}
	b, err := os.ReadFile(filepath.Join(out, "filled.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	original, err := os.ReadFile(filepath.Join(dir, "filled.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	plan := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	saved := inputstest.Read(t, map[string][]byte{"plan.xlsx": plan, "inputs/moh.xlsx": b})
	own := inputstest.Read(t, map[string][]byte{"plan.xlsx": plan, "inputs/moh.xlsx": original})
	if len(saved.Findings) > 0 {
		t.Errorf("findings %v", saved.Findings)
	}
	if s, o := saved.Returns[0], own.Returns[0]; s.Results[0].Results.Main() != o.Results[0].Results.Main() || s.Progress[0].ActualEnd != o.Progress[0].ActualEnd || s.Events[0].Start != o.Events[0].Start {
		t.Errorf("%+v was read as %+v", o, s)
	}
}

// A to-fix copy that LibreOffice opened and saved has its rules, notes and
// links still, says the same, and is not reported for what the program wrote.
func TestLibreOfficeKeepsToFixCopies(t *testing.T) {
	dir, out := savedAgain(t, "tofix.xlsx")
	before, err := os.ReadFile(filepath.Join(dir, "tofix.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(filepath.Join(out, "tofix.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range []string{"Commitments", "Milestones", "Consultations", "Read me"} {
		want, got := rules(t, openFile(t, filepath.Join(dir, "tofix.xlsx")), sheet), rules(t, openFile(t, filepath.Join(out, "tofix.xlsx")), sheet)
		if len(want) == 0 || !slices.Equal(want, got) {
			t.Errorf("%s: rules %q became %q", sheet, want, got)
		}
	}
	if want, got := listOf(t, before), listOf(t, after); len(want) < 3 || !slices.Equal(want, got) {
		t.Errorf("the links %q became %q", want, got)
	}
	saved := openFile(t, filepath.Join(out, "tofix.xlsx"))
	for cell, want := range map[string]string{"Milestones!F5": "▲ Completion level", "Check!D8": "1"} { // its level is none of the four
		sheet, ref, _ := strings.Cut(cell, "!")
		if got, err := saved.GetCellValue(sheet, ref); err != nil || got != want {
			t.Errorf("%s shows %q, want %q (%v)", cell, got, want, err)
		}
	}
	want, got := notesOf(t, before), notesOf(t, after)
	for cell, text := range want {
		if flat(got[cell]) != flat(text) {
			t.Errorf("the note at %s became %q, want %q", cell, got[cell], text)
		}
	}
	plan := newSoundReturn(t).plan
	first := repairs(t, inputstest.Folder(t, map[string][]byte{"plan.xlsx": plan, "inputs/copy.xlsx": before}))[0]
	second := repairs(t, inputstest.Folder(t, map[string][]byte{"plan.xlsx": plan, "inputs/copy.xlsx": after}))[0]
	if diff := cmp.Diff(inputstest.Places(first.Findings), inputstest.Places(second.Findings)); diff != "" {
		t.Errorf("findings (-written +saved by LibreOffice):\n%s", diff)
	}
	first.Submission = second.Return.Submission
	sameRecords(t, first, second)
}

// openpyxl keeps a formula and drops its result. The number that Excel showed
// is then gone from the file, and that must never pass for an empty cell.
func TestAResultThatOpenpyxlDroppedIsAnError(t *testing.T) {
	python := ""
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) { // modules may belong to one of several
		if path := filepath.Join(dir, "python3"); python == "" && exec.Command(path, "-c", "import openpyxl").Run() == nil {
			python = path
		}
	}
	switch {
	case python != "":
	case os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1":
		t.Fatal("openpyxl is required here and is not installed")
	default:
		t.Skip("openpyxl is not installed")
	}
	people := inputstest.Ref(columns.Consultations.Layout(), "civil_society", 5)
	sum := inputstest.Change(t, newSoundReturn(t).health, func(f *excelize.File) {
		f.SetCellInt("Consultations", people, 12)
		f.SetCellFormula("Consultations", people, "5+7")
	})
	dir := inputstest.Folder(t, map[string][]byte{"plan.xlsx": newSoundReturn(t).plan, "inputs/moh.xlsx": sum})
	path := filepath.Join(dir, "inputs", "moh.xlsx")
	for _, want := range []string{"formula-read inputs/moh.xlsx Consultations!" + people, "formula-no-value inputs/moh.xlsx Consultations!" + people} {
		if got := inputstest.Places(repairs(t, dir)[0].Findings); !slices.Contains(got, want) {
			t.Errorf("findings %q, want %s", got, want)
		}
		save := "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])"
		if out, err := exec.Command(python, "-c", save, path).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
}

func openFile(t *testing.T, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// rules lists the validations of a sheet: the cells, the kind, and whether
// there are messages.
func rules(t *testing.T, f *excelize.File, sheet string) (list []string) {
	t.Helper()
	dvs, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, dv := range dvs {
		kind := dv.Type
		if kind == "none" {
			kind = ""
		}
		message := "without message"
		if dv.Prompt != nil && dv.ShowInputMessage {
			message = "with message"
		}
		cells := dv.Sqref
		if from, to, _ := strings.Cut(cells, ":"); from == to {
			cells = from
		}
		list = append(list, cells+" "+kind+" "+message)
	}
	slices.Sort(list)
	return list
}
