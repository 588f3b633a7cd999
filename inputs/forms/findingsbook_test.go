package forms_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
)

// hostileFindings begin formulas, hold markup and are long.
func hostileFindings() []ogp.Finding {
	fs := []ogp.Finding{
		{Code: ogp.LevelUnknown, At: ogp.Place{File: "inputs/=1+1.xlsx", Sheet: "=HYPERLINK(\"x\")", Cell: "E5"}, Row: "1.10", Found: "=1+1", Args: map[string]string{"nearest": "Completed"}},
		{Code: ogp.CellOutside, At: ogp.Place{File: "inputs/a.xlsx", Sheet: "Milestones", Cell: "Z9"}, Found: "<b>&amp; " + strings.Repeat("long ", 50)},
		{Code: ogp.NoReturns, At: ogp.Place{File: "plan.xlsx"}},
	}
	for i := range fs {
		fs[i].Where = "=1 › " + string(fs[i].Code)
	}
	return fs
}

func findingsBook(t *testing.T, fs []ogp.Finding) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := forms.WriteFindings(&b, fs, inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFindingsAreRowsOfTextAndNeverFormulas(t *testing.T) {
	fs := hostileFindings()
	f, err := excelize.OpenReader(bytes.NewReader(findingsBook(t, fs)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4+len(fs) || !slices.Equal(rows[3], []string{"Severity", "Code", "File", "Sheet", "Cell", "Number or id", "What was found", "What was expected", "What to do", "Message", "Where (to accept a warning)"}) {
		t.Fatalf("%d rows, headed %q", len(rows), rows[min(3, len(rows)-1)])
	}
	for i, finding := range fs {
		want := inputstest.English(t).ListRow(finding)
		want[0] = map[string]string{"error": "error", "warning": "warning", "note": "note"}[want[0]]
		if got := rows[4+i]; !slices.Equal(got, want) {
			t.Errorf("row %q, want %q", got, want)
		}
		for col := 1; col <= len(want); col++ {
			cell, _ := excelize.CoordinatesToCellName(col, 5+i)
			formula, err := f.GetCellFormula(sheet, cell)
			kind, err2 := f.GetCellType(sheet, cell)
			if formula != "" || kind != excelize.CellTypeInlineString || err != nil || err2 != nil {
				t.Errorf("%s is not a text: kind %v, formula %q", cell, kind, formula)
			}
		}
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 4 {
		t.Errorf("the header does not stay in view: %+v, %v", panes, err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	for name, want := range map[string]string{"_xlnm.Print_Titles": "'Findings'!$4:$4", "_xlnm._FilterDatabase": "'Findings'!$A$4:$K$7"} {
		if got := names[name]; strings.ReplaceAll(got, "'", "") != strings.ReplaceAll(want, "'", "") {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	layout, err := f.GetPageLayout(sheet)
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("the page is %+v, %v", layout, err)
	}
}

func TestSameFindingsSameBytes(t *testing.T) {
	if !bytes.Equal(findingsBook(t, hostileFindings()), findingsBook(t, hostileFindings())) {
		t.Error("two runs differ")
	}
}

func TestAListWithoutFindingsSaysSo(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(findingsBook(t, nil)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, _ := f.GetCellValue("Findings", "A5"); got != inputstest.English(t).Text(templates.Term("findings.none")) {
		t.Errorf("the first row says %q", got)
	}
}

func TestMicrosoftsValidatorFindsNothingInLists(t *testing.T) {
	validator := tool(t, "ooxml-validator")
	for name, fs := range map[string][]ogp.Finding{"findings.xlsx": hostileFindings(), "none.xlsx": nil} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, findingsBook(t, fs), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, office := range []string{"Office2013", "Microsoft365"} {
			out, err := exec.Command(validator, path, "--officeVersion", office).CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte(`"ok": true`)) {
				t.Errorf("%s, %s: %v\n%.2000s", name, office, err, out)
			}
		}
	}
}
