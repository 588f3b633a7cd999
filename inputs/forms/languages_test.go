package forms_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
)

// otherForms are forms of the small plan in every shipped language but English,
// filled in with the words of their lists.
func otherForms(t *testing.T) (dir string, catalogues map[string]*templates.Catalogue) {
	t.Helper()
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	files, catalogues := map[string][]byte{}, map[string]*templates.Catalogue{}
	for _, lang := range templates.Languages() {
		if lang == templates.Reference {
			continue
		}
		c, err := templates.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.NewReplacer("Substantial", c.Label("level", "substantial"), "Completed", c.Label("level", "completed"),
			"Implementation", c.Label("phase", "implementation"), "Yes", c.Label("answer", "yes"))
		catalogues[lang+".xlsx"] = c
		files[lang+".xlsx"] = inputstest.Must(t)(inputstest.ReturnWith(c, plan, "moh", words.Replace(inputstest.SmallReturn)))
	}
	return inputstest.Folder(t, files), catalogues
}

func TestFormsOfEveryLanguageAreSound(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	dir, catalogues := otherForms(t)
	for name := range catalogues {
		out, err := exec.Command(validator, filepath.Join(dir, name), "--officeVersion", "Microsoft365").CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) {
			t.Errorf("%s: %v\n%.2000s", name, err, out)
		}
	}
}

// A form of any language that LibreOffice opened and saved has its drop-downs
// and messages still, counts live, and reads back without a word.
func TestLibreOfficeKeepsFormsOfEveryLanguageAlive(t *testing.T) {
	tool(t, "soffice")
	dir, catalogues := otherForms(t)
	plan := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	for name, c := range catalogues {
		out := saveAgain(t, dir, name)
		before, after := openFile(t, filepath.Join(dir, name)), openFile(t, filepath.Join(out, name))
		for _, sheet := range []string{"commitments", "milestones", "consultations", "readme"} {
			title := c.Label("sheet", sheet)
			want, got := rules(t, before, title), rules(t, after, title)
			if len(want) == 0 || !slices.Equal(want, got) {
				t.Errorf("%s, %s: rules %q became %q", name, title, want, got)
			}
		}
		for ref, want := range map[string]string{"B5": "1", "D5": "0", "E5": c.Text("check.done")} {
			if got, err := after.GetCellValue(c.Label("sheet", "check"), ref); err != nil || got != want {
				t.Errorf("%s: %s shows %q, want %q (%v)", name, ref, got, want, err)
			}
		}
		b, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if p := readAll(t, map[string][]byte{"plan.xlsx": plan, "inputs/moh.xlsx": b}); len(p.Findings) > 0 || len(p.Returns) != 1 ||
			p.Returns[0].Results[0].Level != ogp.Substantial {
			t.Errorf("%s: findings %v, returns %+v", name, p.Findings, p.Returns)
		}
	}
}

// The message at a column for another language says so, as its header does, within
// the length that Excel has for titles.
func TestMessagesOfFurtherLanguagesSayWhich(t *testing.T) {
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	b := inputstest.Must(t)(inputstest.Return(plan, "moh", strings.Replace(inputstest.SmallReturn, "evidence:", "results::pt-BR: O registro é público.\nevidence:", 1)))
	r := readAll(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/moh.xlsx": b}).Returns[0]
	var form bytes.Buffer
	if err := forms.WriteNext(&form, forms.Repair{Plan: plan, Report: ogp.Merge(plan, []ogp.Return{r}), Return: &r, Submission: 2}, inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&form)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dvs, err := f.GetDataValidations("Commitments")
	if err != nil {
		t.Fatal(err)
	}
	const want = "Description of the resu… (pt-BR)"
	var titles []string
	for _, dv := range dvs {
		if dv.PromptTitle != nil {
			titles = append(titles, *dv.PromptTitle)
		}
	}
	if !slices.Contains(titles, want) {
		t.Errorf("no message has the title %q: %q", want, titles)
	}
}

// readAll reads a project whose forms are in any language.
func readAll(t *testing.T, files map[string][]byte) *inputs.Project {
	t.Helper()
	all, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	p, err := inputs.ReadProject(inputstest.Folder(t, files), all)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// What formulas give has no marks of direction: LibreOffice shows them as boxes.
func TestFormulasHaveNoMarksOfDirection(t *testing.T) {
	dir, catalogues := otherForms(t)
	for name, c := range catalogues {
		z, err := zip.OpenReader(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		said := false
		for _, part := range z.File {
			if !strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
				continue
			}
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			xml, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			for _, formula := range strings.Split(string(xml), "<f>")[1:] {
				formula, _, _ = strings.Cut(formula, "</c>")
				if strings.ContainsAny(formula, "\u2066\u2067\u2068\u2069") {
					t.Errorf("%s, %s: %.200s", name, part.Name, formula)
				}
				said = said || strings.Contains(formula, "Ministry of Finance")
			}
		}
		if !said {
			t.Errorf("%s does not say who answers a milestone (%s)", name, c.Tag)
		}
	}
}
