package inputs_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"selfassess"
	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/templates"
)

// repairs reads a project and gives what a to-fix copy of each return is made
// from, with the findings of reading and merging.
func repairs(t testing.TB, dir string) (list []inputs.Repair) {
	t.Helper()
	p, err := inputs.ReadProject(dir, []*templates.Catalogue{english(t)})
	if err != nil {
		t.Fatal(err)
	}
	report := selfassess.Merge(p.Plan, p.Returns)
	findings := selfassess.JoinFindings(p.Findings, report.Findings)
	for i := range p.Returns {
		r := &p.Returns[i]
		if r.Agency == "" || p.Plan.Agency(r.Agency) == nil || r.Plan != p.Plan.ID {
			continue
		}
		of := inputs.Repair{Plan: p.Plan, Return: r, Submission: r.Submission + 1}
		for _, f := range findings {
			if f.At.File == r.File {
				of.Findings = append(of.Findings, f)
			}
		}
		for _, u := range p.Unplaced {
			if u.File == r.File {
				of.Unplaced = append(of.Unplaced, u)
			}
		}
		list = append(list, of)
	}
	return list
}

// toFix writes the copy twice, which must give the same bytes.
func toFix(t testing.TB, r inputs.Repair) []byte {
	t.Helper()
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := inputs.WriteToFix(b, r, english(t)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same repair gave other bytes")
	}
	return first.Bytes()
}

// again puts the copy beside the plan as the only return, and reads it.
func again(t testing.TB, dir string, copied []byte) inputs.Repair {
	t.Helper()
	plan, err := os.ReadFile(filepath.Join(dir, "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	list := repairs(t, project(t, map[string][]byte{"plan.xlsx": plan, "inputs/copy.xlsx": copied}))
	if len(list) != 1 {
		t.Fatalf("%d returns were read of the copy", len(list))
	}
	return list[0]
}

// askedOf keeps the first row of every id that the form of the agency has,
// and of the others none: those are not carried over.
func askedOf(p *selfassess.Plan, r *selfassess.Return) (results []selfassess.Result, progress []selfassess.Progress) {
	form := p.FormOf(r.Agency)
	for _, c := range form.Commitments {
		row := selfassess.Result{Agency: r.Agency, Commitment: c.Number}
		if i := slices.IndexFunc(r.Results, func(x selfassess.Result) bool { return x.Commitment == c.Number }); i >= 0 {
			row = r.Results[i]
		}
		results = append(results, row)
	}
	for _, m := range form.Milestones {
		row := selfassess.Progress{Agency: r.Agency, Milestone: m.Number}
		if i := slices.IndexFunc(r.Progress, func(x selfassess.Progress) bool { return x.Milestone == m.Number }); i >= 0 {
			row = r.Progress[i]
		}
		progress = append(progress, row)
	}
	return results, progress
}

var unlikeInCopies = cmp.Options{cmpopts.IgnoreTypes(selfassess.Origin{}), cmpopts.IgnoreFields(selfassess.Result{}, "Submission", "Role"),
	cmpopts.IgnoreFields(selfassess.Progress{}, "Submission"), cmpopts.EquateEmpty()}

// sameRecords compares what was sent with what the copy says.
func sameRecords(t testing.TB, sent inputs.Repair, copied inputs.Repair) {
	t.Helper()
	results, progress := askedOf(sent.Plan, sent.Return)
	for _, pair := range []struct {
		what      string
		want, got any
	}{{"commitments", results, copied.Return.Results}, {"milestones", progress, copied.Return.Progress}, {"events", sent.Return.Events, copied.Return.Events},
		{"comments", sent.Return.Comments, copied.Return.Comments}, {"repository", sent.Return.Repository, copied.Return.Repository}} {
		if diff := cmp.Diff(pair.want, pair.got, unlikeInCopies); diff != "" {
			t.Errorf("%s: %s are not the same in the copy (-sent +copy):\n%s", sent.Return.File, pair.what, diff)
		}
	}
	if copied.Return.Submission != sent.Submission {
		t.Errorf("%s: the copy is submission %d, want %d", sent.Return.File, copied.Return.Submission, sent.Submission)
	}
}

// textsOf are all texts that a workbook shows, below the header of a sheet or
// not, and those of its notes.
func textsOf(t testing.TB, b []byte) map[string]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, text := range row {
				if text = flat(text); text != "" {
					cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
					texts[text] = sheet + "!" + cell
				}
			}
		}
	}
	return texts
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func samples(t testing.TB) []string {
	large := t.TempDir()
	if err := inputstest.Generate(large, inputstest.Small, 1); err != nil {
		t.Fatal(err)
	}
	return []string{"../testdata/sample", "../testdata/sample-faulty", large}
}

func TestToFixCopiesSayWhatWasSent(t *testing.T) {
	for _, dir := range samples(t) {
		for _, r := range repairs(t, dir) {
			b := toFix(t, r)
			if d := os.Getenv("TOFIX_KEEP"); d != "" {
				os.WriteFile(filepath.Join(d, filepath.Base(dir)+"-"+filepath.Base(r.Return.File)), b, 0o644)
			}
			copied := again(t, dir, b)
			sameRecords(t, r, copied)
			for _, f := range copied.Findings {
				if f.Code == selfassess.CellOutside || f.Code == selfassess.SheetUnknown || f.Code == selfassess.CommentNotRead || f.Code == selfassess.SheetRenamed {
					t.Errorf("%s: the copy is reported for what it says itself: %s %q", r.Return.File, f.At, f.Found)
				}
			}
		}
	}
}
