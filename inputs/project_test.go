package inputs_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
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

func TestFindingsOfAReturn(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	health := inputstest.Must(t)(inputstest.Return(plan, "moh", inputstest.SmallReturn))
	set := func(sheet, cell string, v any) func(*excelize.File) {
		return func(f *excelize.File) { f.SetCellValue(sheet, cell, v) }
	}
	tests := []struct {
		why  string
		name string
		file []byte
		want []string
	}{
		{"a sound return", "health.xlsx", health, nil},
		{"a grey title was changed", "health.xlsx", inputstest.Change(t, health, set("Commitments", "B5", "Another title")), []string{"locked-changed inputs/health.xlsx Commitments!B5"}},
		{"a grey date was changed", "health.xlsx", inputstest.Change(t, health, set("Milestones", "E5", "2026-01-31")), []string{"locked-changed inputs/health.xlsx Milestones!E5"}},
		{"a grey date is the same as text", "health.xlsx", inputstest.Change(t, health, set("Milestones", "E5", "2025-06-30")), nil},
		{"a sheet of their own", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.NewSheet("Notes"); f.SetCellStr("Notes", "B2", "please call") }),
			[]string{"sheet-unknown inputs/health.xlsx Notes!"}},
		{"a renamed sheet", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.SetSheetName("Milestones", "Jalons") }), []string{"sheet-renamed inputs/health.xlsx Jalons!"}},
		{"a copied sheet", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) {
			to, _ := f.NewSheet("Milestones (2)")
			from, _ := f.GetSheetIndex("Milestones")
			f.CopySheet(from, to)
		}), []string{"sheet-twice inputs/health.xlsx Milestones (2)!"}},
		{"a column of their own", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) {
			f.SetCellStr("Milestones", "T4", "Budget")
			f.SetCellStr("Milestones", "T5", "2 million")
		}), []string{"column-unknown inputs/health.xlsx Milestones!T4"}},
		{"content beside the table", "health.xlsx", inputstest.Change(t, health, set("Milestones", "W6", "see annex")), []string{"cell-outside inputs/health.xlsx Milestones!W6"}},
		{"a required column was deleted", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.RemoveCol("Milestones", "G") }), []string{"column-missing inputs/health.xlsx Milestones!A4"}},
		{"merged cells", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.MergeCell("Milestones", "J5", "J6") }), []string{"cells-merged inputs/health.xlsx Milestones!J5"}},
		{"a hidden row", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.SetRowVisible("Milestones", 5, false) }), []string{"row-hidden inputs/health.xlsx Milestones!A5"}},
		{"a hidden column with entries", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.SetColVisible("Milestones", "I:J", false) }), []string{"column-hidden inputs/health.xlsx Milestones!I4"}},
		{"a hidden grey column", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.SetColVisible("Milestones", "C:D", false) }), nil},
		{"a hidden sheet", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.SetSheetVisible("Milestones", false) }), []string{"sheet-hidden inputs/health.xlsx Milestones!"}},
		{"no header row", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) {
			for _, c := range "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
				f.SetCellStr("Milestones", string(c)+"4", "")
			}
		}), []string{"header-missing inputs/health.xlsx Milestones!"}},
		{"text struck through", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) {
			id, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			f.SetCellStyle("Commitments", "F5", "F5", id)
		}), []string{"text-struck inputs/health.xlsx Commitments!F5"}},
		{"a part of a text struck through", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) {
			f.SetCellRichText("Commitments", "F5", []excelize.RichTextRun{{Text: "Open since "}, {Text: "May", Font: &excelize.Font{Strike: true}}, {Text: " June."}})
		}), []string{"text-struck inputs/health.xlsx Commitments!F5"}},
		{"an error in a cell", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.SetCellFormula("Milestones", "J5", "A1/0") }),
			[]string{"formula-no-value inputs/health.xlsx Milestones!J5"}},
		{"a note at a cell", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) {
			f.AddComment("Milestones", excelize.Comment{Cell: "J5", Text: "ask"})
		}), []string{"cell-comment inputs/health.xlsx Milestones!J5"}},
		{"another agency in one of three places", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) { f.SetCellStr("_meta", "B4", "mof") }),
			[]string{"meta-contradicts inputs/health.xlsx!", "locked-changed"}},
		{"a newer form", "health.xlsx", inputstest.Change(t, health, func(f *excelize.File) {
			for _, cell := range []string{"_meta!B2", "Read me!B19"} {
				sheet, ref, _ := strings.Cut(cell, "!")
				f.SetCellStr(sheet, ref, "2")
			}
			f.SetCustomProps(excelize.CustomProperty{Name: "schema_version", Value: "2"})
		}), []string{"schema-newer inputs/health.xlsx _meta!B2"}},
		{"no workbook", "health.xlsx", []byte("a,b\n1,2\n"), []string{"file-kind inputs/health.xlsx"}},
		{"an owner file", "~$health.xlsx", []byte("x"), []string{"file-open inputs/~$health.xlsx"}},
		{"a packed folder", "returns.zip", []byte("x"), []string{"file-packed inputs/returns.zip"}},
		{"a packed folder under another name", "returns.xlsx", packed(t, "MOH/health.xlsx", health), []string{"file-packed inputs/returns.xlsx"}},
		{"under the name of another agency", "MOF.xlsx", health, []string{"return-named-otherwise inputs/MOF.xlsx"}},
		{"a newer plan", "plan.xlsx", inputstest.Change(t, planBytes, set("Commitments", "B5", "Another title")), []string{"plan-twice inputs/plan.xlsx"}},
		{"a letter", "letter.docx", []byte("x"), []string{"file-foreign inputs/letter.docx"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/" + tt.name: tt.file})
			got := inputstest.Places(p.Findings)
			if tt.why == "another agency in one of three places" {
				if len(got) == 0 || !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "meta-contradicts") }) {
					t.Errorf("findings %q", got)
				}
				return
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func packed(t testing.TB, name string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(name)
	if err == nil {
		_, err = f.Write(b)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Who looks for the plan or for the returns in the wrong place is told where
// they are.
func TestWorkbooksInTheWrongPlaceAreNamed(t *testing.T) {
	plan := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	for _, tt := range []struct {
		why   string
		files map[string][]byte
		want  []string
		fix   string
	}{
		{"no plan at all", map[string][]byte{"notes.txt": nil}, []string{"plan-missing plan.xlsx"}, "selfassess init"},
		{"in an older format", map[string][]byte{"Plan 2024.xls": plan}, []string{"plan-missing plan.xlsx"}, `if "Plan 2024.xls" is the plan`},
		{"returns beside the plan", map[string][]byte{"plan.xlsx": plan, "MOH.xlsx": health}, []string{"file-skipped MOH.xlsx"}, ""},
		{"other workbooks beside the plan", map[string][]byte{"plan.xlsx": plan, "old.xlsx": plan, "inputs/MOH.xlsx": health}, nil, ""},
	} {
		p := inputstest.Read(t, tt.files)
		if diff := cmp.Diff(tt.want, inputstest.Places(p.Findings)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", tt.why, diff)
		}
		if tt.fix != "" && !strings.Contains(inputstest.English(t).Advice(p.Findings[0]).Fix, tt.fix) {
			t.Errorf("%s: the remedy is %q", tt.why, inputstest.English(t).Advice(p.Findings[0]).Fix)
		}
	}
}

// Any one of the three places tells whose return it is.
func TestAnyOnePlaceIdentifiesAReturn(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	noSheet := func(f *excelize.File) { f.DeleteSheet("_meta") }
	noProps := func(f *excelize.File) {
		for _, k := range []string{"schema_version", "plan_id", "agency", "language", "submission"} {
			f.SetCustomProps(excelize.CustomProperty{Name: k})
		}
	}
	noReadme := func(f *excelize.File) { f.DeleteSheet("Read me") }
	tests := []struct {
		why, name string
		without   []func(*excelize.File)
		agency    ogp.ID
		want      []string
	}{
		{"without the hidden sheet", "a.xlsx", []func(*excelize.File){noSheet}, "moh", nil},
		{"only the sheet Read me", "a.xlsx", []func(*excelize.File){noSheet, noProps}, "moh", nil},
		{"only the properties", "a.xlsx", []func(*excelize.File){noSheet, noReadme}, "moh", nil},
		{"only the hidden sheet", "a.xlsx", []func(*excelize.File){noProps, noReadme}, "moh", nil},
		{"only the name of the file", "MOH.xlsx", []func(*excelize.File){noProps, noReadme, noSheet}, "moh", []string{"meta-missing inputs/MOH.xlsx"}},
		{"only a word of the name", "return moh (final).xlsx", []func(*excelize.File){noProps, noReadme, noSheet}, "moh", []string{"meta-missing inputs/return moh (final).xlsx"}},
		{"only the folder", "moh/return.xlsx", []func(*excelize.File){noProps, noReadme, noSheet}, "moh", []string{"meta-missing inputs/moh/return.xlsx"}},
		{"nothing at all", "a.xlsx", []func(*excelize.File){noProps, noReadme, noSheet}, "", []string{"return-unidentified inputs/a.xlsx"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			file := inputstest.Change(t, health, func(f *excelize.File) {
				for _, change := range tt.without {
					change(f)
				}
			})
			p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/" + tt.name: file})
			if diff := cmp.Diff(tt.want, inputstest.Places(p.Findings)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			switch {
			case tt.agency == "" && len(p.Returns) > 0:
				t.Errorf("a return of %q was read", p.Returns[0].Agency)
			case tt.agency != "" && (len(p.Returns) != 1 || p.Returns[0].Agency != tt.agency || len(p.Returns[0].Results) != 1):
				t.Errorf("returns: %+v", p.Returns)
			}
		})
	}
}

func TestSubmissionNumberOnReadMeCounts(t *testing.T) {
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	second := inputstest.Must(t)(inputstest.Return(plan, "moh", "== sheet Read me\nsubmission: 2\n\n"+inputstest.SmallReturn))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/moh.xlsx": second})
	if len(p.Findings) > 0 {
		t.Errorf("findings %v", inputstest.Places(p.Findings))
	}
	if r := p.Returns[0]; r.Submission != 2 || r.SubmissionAt.Sheet != "Read me" || r.Results[0].Submission != 2 {
		t.Errorf("submission %d at %v", r.Submission, r.SubmissionAt)
	}
}

func TestFurtherWorkbookOfTheSecretariat(t *testing.T) {
	extra := inputstest.Must(t)(inputstest.Raw("== sheet Comments\ncomment: C1\ntext: Good.\nreceived: 2026-09-01\n"))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/comments.xlsx": extra})
	if len(p.Returns) != 1 || p.Returns[0].Agency != "" || p.Returns[0].Comments[0].Text.Main() != "Good." || len(p.Findings) > 0 {
		t.Errorf("read as %+v, findings %v", p.Returns, inputstest.Places(p.Findings))
	}
}

func TestPlanFindings(t *testing.T) {
	tests := []struct {
		why  string
		text string
		want []string
	}{
		{"a required field without a value", strings.Replace(inputstest.SmallPlan, "country: Example\n", "", 1), []string{"plan-field-missing plan.xlsx Plan!B6"}},
		{"a date that cannot be read", strings.Replace(inputstest.SmallPlan, "end: 2026-06-30", "end: 31/06/2026", 1), []string{"date-unreadable plan.xlsx Plan!B9", "plan-field-missing plan.xlsx Plan!B9"}},
		{"a field that is unknown", strings.Replace(inputstest.SmallPlan, "country: Example\n", "country: Example\nCuntry: Example\n", 1), []string{"field-unknown plan.xlsx Plan!" + xlsx.Ref(1, columns.HeaderRow+len(columns.PlanFields)+1)}},
		{"an unknown OGP value", strings.Replace(inputstest.SmallPlan, "values: Transparency", "values: Openness", 1), []string{"value-unknown plan.xlsx Commitments!M5"}},
		{"a row without its number", strings.Replace(inputstest.SmallPlan, "commitment: 1.10\n", "theme: Budget\n", 1), []string{"row-without-id plan.xlsx Commitments!A6"}},
		{"an agency id that cannot stand in a list", strings.Replace(inputstest.SmallPlan, "agency: mof", "agency: mof; tax", 1), []string{"id-invalid plan.xlsx Agencies!A6"}},
		{"an agency id of any words, which is one", strings.Replace(inputstest.SmallPlan, "agency: mof", "agency: Ministère n° 2/b", 1), nil},
		{"a plan id outside its pattern", strings.Replace(inputstest.SmallPlan, "plan_id: ", "plan_id: é", 1), []string{"id-invalid plan.xlsx Plan!B5"}},
		{"a required text", strings.Replace(inputstest.SmallPlan, "title: Open budget\n", "", 1), []string{"required-blank plan.xlsx Commitments!B6"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			p := inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(tt.text))})
			if diff := cmp.Diff(tt.want, inputstest.Places(p.Findings)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFolderThatIsMissingStopsTheProgramAndAMissingPlanDoesNot(t *testing.T) {
	words := []*templates.Catalogue{inputstest.English(t)}
	if _, err := inputs.ReadProject(filepath.Join(t.TempDir(), "none"), words); err == nil {
		t.Error("a missing folder was read")
	}
	p, err := inputs.ReadProject(t.TempDir(), words)
	if err != nil || p.Plan != nil || fmt.Sprint(inputstest.Places(p.Findings)) != "[plan-missing plan.xlsx]" {
		t.Errorf("%v, %v", inputstest.Places(p.Findings), err)
	}
}

// Whatever finishes first, the result is the same.
func TestReadingIsTheSameOnOneCoreAndOnMany(t *testing.T) {
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	files := map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))}
	for i := range 12 {
		files[fmt.Sprintf("inputs/%02d.xlsx", i)] = inputstest.Must(t)(inputstest.Return(plan, []string{"moh", "mof"}[i%2], inputstest.SmallReturn))
	}
	files["inputs/05.xlsx"] = []byte("broken")
	dir := inputstest.Folder(t, files)
	words := []*templates.Catalogue{inputstest.English(t)}
	many, err := inputs.ReadProject(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, err := inputs.ReadProject(dir, words)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(one, many); diff != "" {
		t.Error(diff)
	}
}

func TestBlankWorkbooksReadBackWithoutFindingsOfTheirOwn(t *testing.T) {
	var blank bytes.Buffer
	if err := forms.WritePlan(&blank, inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": blank.Bytes()})
	for _, f := range p.Findings {
		if f.Code != ogp.PlanFieldMissing {
			t.Errorf("%v", f)
		}
	}
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	var form bytes.Buffer
	if err := forms.WriteForm(&form, plan, "moh", inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	p = inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/moh.xlsx": form.Bytes()})
	if len(p.Findings) > 0 || len(p.Returns[0].Results) != 1 || len(p.Returns[0].Progress) != 2 || len(p.Returns[0].Events) > 0 {
		t.Errorf("a blank form: %v, %+v", inputstest.Places(p.Findings), p.Returns)
	}
}

func TestBlankWorkbooksAreTheSameBytesEveryTime(t *testing.T) {
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	var first [2]bytes.Buffer
	for i := range 3 {
		var b [2]bytes.Buffer
		if err := forms.WritePlan(&b[0], inputstest.English(t)); err != nil {
			t.Fatal(err)
		}
		if err := forms.WriteForm(&b[1], plan, "mof", inputstest.English(t)); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b
		} else if !bytes.Equal(b[0].Bytes(), first[0].Bytes()) || !bytes.Equal(b[1].Bytes(), first[1].Bytes()) {
			t.Fatal("the bytes differ from one time to the next")
		}
	}
}
