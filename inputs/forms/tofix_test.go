package forms_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/columns"
	"selfassess/inputs/forms"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
)

// repairs reads a project and gives what a to-fix copy of each return is made
// from, with the findings of reading and merging.
func repairs(t testing.TB, dir string) (list []forms.Repair) {
	t.Helper()
	p, err := inputs.ReadProject(dir, []*templates.Catalogue{inputstest.English(t)})
	if err != nil {
		t.Fatal(err)
	}
	report := ogp.Merge(p.Plan, p.Returns)
	findings := ogp.JoinFindings(p.Findings, report.Findings)
	for i := range p.Returns {
		r := &p.Returns[i]
		if r.Agency == "" || p.Plan.Agency(r.Agency) == nil || r.Plan != p.Plan.ID {
			continue
		}
		of := forms.Repair{Plan: p.Plan, Return: r, Submission: r.Submission + 1}
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

func toFix(t testing.TB, r forms.Repair) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := forms.WriteToFix(&b, r, inputstest.English(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// again puts the copy beside the plan as the only return, and reads it.
func again(t testing.TB, dir string, copied []byte) forms.Repair {
	t.Helper()
	plan, err := os.ReadFile(filepath.Join(dir, "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	list := repairs(t, inputstest.Folder(t, map[string][]byte{"plan.xlsx": plan, "inputs/copy.xlsx": copied}))
	if len(list) != 1 {
		t.Fatalf("%d returns were read of the copy", len(list))
	}
	return list[0]
}

// askedOf keeps the first row of every id that the form of the agency has,
// and of the others none: those are not carried over.
func askedOf(p *ogp.Plan, r *ogp.Return) (results []ogp.Result, progress []ogp.Progress) {
	form := p.FormOf(r.Agency)
	for _, c := range form.Commitments {
		row := ogp.Result{Agency: r.Agency, Commitment: c.Number}
		if i := slices.IndexFunc(r.Results, func(x ogp.Result) bool { return x.Commitment == c.Number }); i >= 0 {
			row = r.Results[i]
		}
		results = append(results, row)
	}
	for _, m := range form.Milestones {
		row := ogp.Progress{Agency: r.Agency, Milestone: m.Number}
		if i := slices.IndexFunc(r.Progress, func(x ogp.Progress) bool { return x.Milestone == m.Number }); i >= 0 {
			row = r.Progress[i]
		}
		progress = append(progress, row)
	}
	return results, progress
}

var differsInCopies = cmp.Options{cmpopts.IgnoreTypes(ogp.Origin{}), cmpopts.IgnoreFields(ogp.Result{}, "Submission", "Role"),
	cmpopts.IgnoreFields(ogp.Progress{}, "Submission"), cmpopts.EquateEmpty()}

// sameRecords compares what was sent with what the copy says.
func sameRecords(t testing.TB, sent forms.Repair, copied forms.Repair) {
	t.Helper()
	results, progress := askedOf(sent.Plan, sent.Return)
	for _, pair := range []struct {
		what      string
		want, got any
	}{{"commitments", results, copied.Return.Results}, {"milestones", progress, copied.Return.Progress}, {"events", sent.Return.Events, copied.Return.Events},
		{"comments", sent.Return.Comments, copied.Return.Comments}, {"repository", sent.Return.Repository, copied.Return.Repository}} {
		if diff := cmp.Diff(pair.want, pair.got, differsInCopies); diff != "" {
			t.Errorf("%s: %s are not the same in the copy (-sent +copy):\n%s", sent.Return.File, pair.what, diff)
		}
	}
	if copied.Return.Submission != sent.Submission {
		t.Errorf("%s: the copy is submission %d, want %d", sent.Return.File, copied.Return.Submission, sent.Submission)
	}
}

// textsOf are the texts of all cells of a workbook, by sheet and cell.
func textsOf(t testing.TB, b []byte, raw bool) map[string]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: raw})
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
					texts[sheet+"!"+cell] = text
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
	return []string{"../../testdata/sample", "../../testdata/sample-faulty", large}
}

// A copy says what was sent, is not reported for what the program wrote in it,
// and is the same every time.
func TestToFixCopiesSayWhatWasSent(t *testing.T) {
	for _, dir := range samples(t) {
		for _, r := range repairs(t, dir) {
			b := toFix(t, r)
			if !bytes.Equal(b, toFix(t, r)) {
				t.Errorf("%s: the same repair gave other bytes", r.Return.File)
			}
			copied := again(t, dir, b)
			sameRecords(t, r, copied)
			for _, f := range copied.Findings {
				if f.Code == ogp.CellOutside || f.Code == ogp.SheetUnknown || f.Code == ogp.CommentNotRead || f.Code == ogp.SheetRenamed {
					t.Errorf("%s: the copy is reported for what it says itself: %s %q", r.Return.File, f.At, f.Found)
				}
			}
			checkTexts(t, dir, r, b)
		}
	}
}

// checkTexts insists that nothing of the file that was sent is missing in
// the copy: neither what was read, nor what was not.
// A number may stand there as it is stored.
func checkTexts(t *testing.T, dir string, r forms.Repair, copied []byte) {
	t.Helper()
	original, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(r.Return.File)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, text := range textsOf(t, copied, false) {
		all.WriteString(strings.ToLower(text) + "\n")
	}
	raw := textsOf(t, original, true)
	read := map[string]bool{} // what was read as something else, which a finding says
	for _, f := range r.Findings {
		switch f.Code {
		case ogp.ValueRead, ogp.NumberAsText, ogp.DateRead, ogp.IDNumeric, ogp.ControlChars, ogp.FormulaRead:
			read[f.At.Sheet+"!"+f.At.Cell] = true
		}
	}
	for at, text := range textsOf(t, original, false) {
		if sheet, _, _ := strings.Cut(at, "!"); sheet == "_meta" || sheet == "Read me" || sheet == "Check" || sheet == "Lists" || read[at] {
			continue
		}
		text = strings.ToLower(text)
		label := strings.ReplaceAll(text, "_", " ") // a permanent name becomes the word
		if name, lang, ok := ogp.CutLang(label); ok {
			label = name + " (" + string(lang) + ")"
		}
		if !strings.Contains(all.String(), text) && !strings.Contains(all.String(), raw[at]) && !strings.Contains(strings.ReplaceAll(all.String(), "-", " "), label) {
			t.Errorf("%s: %s is not in the copy: %q", r.Return.File, at, text)
		}
	}
}

// listOf are the cells that the list of a copy leads to; a finding without a
// cell in the copy is told by what stands in its place.
func listOf(t testing.TB, b []byte) (list []string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("To fix")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if i < 8 || len(row) < 8 {
			continue
		}
		_, target, err := f.GetCellHyperLink("To fix", "D"+strconv.Itoa(i+1))
		if err != nil {
			t.Fatal(err)
		}
		if want := "'" + row[2] + "'!" + row[3]; target != "" && target != want {
			t.Errorf("the link of %s!%s leads to %s", row[2], row[3], target)
		}
		if target == "" {
			list = append(list, "no cell: "+row[2])
			continue
		}
		list = append(list, row[2]+"!"+row[3])
	}
	return list
}

// A finding about what is only in the file that was sent names that place, and
// says what holds for the copy.
func TestTheListSpeaksOfTheFileWhereTheCopyHasNoCell(t *testing.T) {
	_, r := newSoundReturn(t).damaged(t, func(f *excelize.File) {
		f.NewSheet("Notes")
		f.SetCellStr("Notes", "B2", "please call")
		f.SetCellStr("Milestones", "C5", "Another text")
	})
	texts := slices.Collect(maps.Values(textsOf(t, toFix(t, r), false)))
	for _, want := range []string{"The sheet Notes is not part of the form and is not read", "Enter what belongs in the report in a cell of the form.",
		"Nothing: in this workbook the cell has the text of the plan again. If the plan is wrong, write to the contact on the sheet Read me",
		"Must be mended: 1. Please check: 1. For information: 1.", "2. Save this workbook and send it back. Its submission number is already raised to 2, so that it replaces what you sent before."} {
		if !slices.Contains(texts, want) {
			t.Errorf("the copy does not say %q", want)
		}
	}
}

// notesOf are the notes of a workbook, by sheet and cell.
func notesOf(t testing.TB, b []byte) map[string]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	notes := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		comments, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			for _, run := range c.Paragraph {
				c.Text += run.Text
			}
			notes[sheet+"!"+c.Cell] = c.Text
		}
	}
	return notes
}

// soundReturn is a plan and a sound return of it.
type soundReturn struct{ plan, health []byte }

func newSoundReturn(t testing.TB) soundReturn {
	return soundReturn{inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))}
}

// damaged is the return with a level that is none at Milestones!G5, whatever
// else is done to it.
func (p soundReturn) damaged(t testing.TB, change func(*excelize.File)) (dir string, r forms.Repair) {
	t.Helper()
	file := inputstest.Change(t, p.health, func(f *excelize.File) {
		f.SetCellStr("Milestones", "G5", "In progress")
		change(f)
	})
	dir = inputstest.Folder(t, map[string][]byte{"plan.xlsx": p.plan, "inputs/health.xlsx": file})
	list := repairs(t, dir)
	if len(list) != 1 {
		t.Fatalf("%d returns", len(list))
	}
	return dir, list[0]
}

// Wherever a cell stood in the file that was sent, its finding leads to where
// it stands in the form.
func TestFindingsLeadToTheCellsOfTheCopy(t *testing.T) {
	p := newSoundReturn(t)
	tests := []struct {
		why    string
		change func(*excelize.File)
		want   string // a line of the list
	}{
		{"as it was sent out", func(*excelize.File) {}, "Milestones!G5"},
		{"columns in another place", func(f *excelize.File) { f.InsertCols("Milestones", "A", 3) }, "Milestones!G5"},
		{"a table further down", func(f *excelize.File) { f.InsertRows("Milestones", 2, 7) }, "Milestones!G5"},
		{"a renamed sheet", func(f *excelize.File) { f.SetSheetName("Milestones", "Jalons") }, "Milestones!G5"},
		{"a row in another place", func(f *excelize.File) { f.DuplicateRowTo("Milestones", 5, 9); f.RemoveRow("Milestones", 5) }, "Milestones!G5"},
		{"a row that is there twice", func(f *excelize.File) { f.DuplicateRow("Milestones", 5) }, "Milestones!G5"},
		{"the second of two rows", func(f *excelize.File) {
			f.SetCellStr("Milestones", "A9", "1.1")
			f.SetCellStr("Milestones", "G9", "Underway")
		}, "Not carried over!E6"},
		{"a row that the form does not have", func(f *excelize.File) { f.SetCellStr("Milestones", "A9", "9.9") }, "Not carried over!E5"},
		{"a column of their own", func(f *excelize.File) {
			f.SetCellStr("Milestones", "T4", "Budget")
			f.SetCellStr("Milestones", "T6", "2 million")
		}, "Not carried over!E5"},
		{"beside the table", func(f *excelize.File) { f.SetCellStr("Milestones", "W6", "see annex") }, "Not carried over!E5"},
		{"a note at a cell", func(f *excelize.File) {
			f.AddComment("Milestones", excelize.Comment{Cell: "J5", Text: "ask"})
		}, "Milestones!J5"},
		{"a sheet of their own", func(f *excelize.File) { f.NewSheet("Notes"); f.SetCellStr("Notes", "B2", "please call") }, "Not carried over!E5"},
		{"a changed grey text", func(f *excelize.File) { f.SetCellStr("Milestones", "C5", "Another text") }, "Milestones!C5"},
		{"an event without a title", func(f *excelize.File) {
			f.SetCellStr("Consultations", "A7", "E7")
			f.SetCellStr("Consultations", "I7", "Town hall")
		}, "Consultations!B6"},
		{"merged cells", func(f *excelize.File) { f.MergeCell("Milestones", "J5", "J6") }, "Milestones!J5"},
		{"a missing column", func(f *excelize.File) { f.RemoveCol("Milestones", "H") }, "Milestones!G5"},
		{"a hidden sheet", func(f *excelize.File) { f.SetSheetVisible("Milestones", false) }, "no cell: Milestones (in the file that you sent)"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			dir, r := p.damaged(t, tt.change)
			b := toFix(t, r)
			if list := listOf(t, b); !slices.Contains(list, tt.want) {
				t.Errorf("the list leads to %q, want %s", list, tt.want)
			}
			if note := notesOf(t, b)["Milestones!G5"]; !strings.Contains(note, "In progress") || !strings.Contains(note, "Pick one of") {
				t.Errorf("the note at the level says %q", note)
			}
			checkTexts(t, dir, r, b)
			copied := again(t, dir, b)
			sameRecords(t, r, copied)
			if !slices.ContainsFunc(copied.Findings, func(f ogp.Finding) bool {
				return f.Code == ogp.LevelUnknown && f.Found == "In progress" && f.At.Cell == "G5"
			}) {
				t.Errorf("the level is not reported again: %q", inputstest.Places(copied.Findings))
			}
		})
	}
}

// What no record holds comes into the copy as it was typed, and is reported
// again as long as nobody mends it.
func TestWhatCannotBeReadStandsInTheCopyAsItWasTyped(t *testing.T) {
	p := newSoundReturn(t)
	tests := []struct{ why, cell, typed, want string }{
		{"a level in their own words", "Commitments!E5", "Underway", "Underway"},
		{"a date that can be two", "Milestones!I5", "03/04/2025", "03/04/2025"},
		{"a date in words", "Milestones!I5", "ongoing", "ongoing"},
		{"a month", "Milestones!I5", "2025-06", "2025-06"},
		{"a number in words", "Consultations!" + inputstest.Ref(columns.Consultations.Layout(), "civil_society", 5), "about 40", "about 40"},
		{"an answer in words", "Consultations!" + inputstest.Ref(columns.Consultations.Layout(), "results_presented", 5), "perhaps", "perhaps"},
		{"one of two challenges", "Commitments!" + inputstest.Ref(columns.Results.Layout(), "challenge", 5), "Weather; Funding", "Funding; Weather"},
		{"a formula that is a text", "Commitments!F5", "=SUM(A1)", "=SUM(A1)"},
		{"words of other writing", "Commitments!F5", "Ολοκληρώθηκε\n- ένα", "Ολοκληρώθηκε\n- ένα"},
		{"a number as text, which becomes one", "Consultations!" + inputstest.Ref(columns.Consultations.Layout(), "civil_society", 5), "12", "12"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			sheet, cell, _ := strings.Cut(tt.cell, "!")
			dir, r := p.damaged(t, func(f *excelize.File) { f.SetCellStr(sheet, cell, tt.typed) })
			b := toFix(t, r)
			f, err := excelize.OpenReader(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if got, err := f.GetCellValue(sheet, cell); err != nil || got != tt.want {
				t.Errorf("the copy has %q, want %q (%v)", got, tt.want, err)
			}
			if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula != "" {
				t.Errorf("the copy has the formula %q (%v)", formula, err)
			}
			sameRecords(t, r, again(t, dir, b))
		})
	}
}

// A copy that went through the hands of an agency is reported for what the
// agency changed in it, and for nothing that the program wrote.
func TestACopyIsReportedForWhatTheAgencyWroteInIt(t *testing.T) {
	dir, r := newSoundReturn(t).damaged(t, func(f *excelize.File) { f.NewSheet("Notes"); f.SetCellStr("Notes", "B2", "please call") })
	b := toFix(t, r)
	tests := []struct {
		why    string
		change func(*excelize.File)
		want   []string
	}{
		{"unchanged", func(*excelize.File) {}, nil},
		{"mended", func(f *excelize.File) { f.SetCellStr("Milestones", "G5", "Limited") }, nil},
		{"a word beside the list", func(f *excelize.File) { f.SetCellStr("To fix", "I9", "done") }, []string{"cell-outside inputs/copy.xlsx To fix!I9"}},
		{"a word in the list", func(f *excelize.File) { f.SetCellStr("To fix", "H9", "no, it is right") }, []string{"cell-outside inputs/copy.xlsx To fix!H9"}},
		{"another text that was not carried over", func(f *excelize.File) { f.SetCellStr("Not carried over", "E5", "please do call") }, []string{"cell-outside inputs/copy.xlsx Not carried over!E5"}},
		{"a note that was answered", func(f *excelize.File) {
			f.DeleteComment("Milestones", "G5")
			f.AddComment("Milestones", excelize.Comment{Cell: "G5", Text: "we are at 60 %"})
		}, []string{"cell-comment inputs/copy.xlsx Milestones!G5"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			copied := again(t, dir, inputstest.Change(t, b, tt.change))
			var got []string
			for _, f := range copied.Findings {
				if strings.Contains("cell-outside cell-comment sheet-unknown sheet-twice column-unknown", string(f.Code)) {
					got = append(got, inputstest.Places([]ogp.Finding{f})...)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if tt.why == "unchanged" && !slices.ContainsFunc(copied.Unplaced, func(u ogp.Unplaced) bool { return u.Cells[0].Text == "please call" }) {
				t.Errorf("what was not carried over is lost: %+v", copied.Unplaced)
			}
		})
	}
}

// A text that no cell can hold is cut visibly, and its rest is not lost.
func TestATextThatIsTooLongIsSplit(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("A sentence that is written again and again. 𝔸 ", 1900))
	_, r := newSoundReturn(t).damaged(t, func(*excelize.File) {})
	sent := *r.Return
	sent.Results = slices.Clone(sent.Results)
	sent.Results[0].Results = ogp.Text{"": text}
	r.Return = &sent
	f, err := excelize.OpenReader(bytes.NewReader(toFix(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	head, err := f.GetCellValue("Commitments", "F5")
	if err != nil {
		t.Fatal(err)
	}
	head, _, cut := strings.Cut(head, " … ▲")
	whole := head
	for row := 5; ; row++ {
		rest, err := f.GetCellValue("Not carried over", "E"+strconv.Itoa(row))
		if err != nil {
			t.Fatal(err)
		}
		if rest == "" {
			break
		}
		whole += rest
	}
	if !cut || whole != text {
		t.Errorf("of %d characters, %d are in the copy; cut visibly: %v", len(text), len(whole), cut)
	}
}

// damage does to a return what people and programs do, as chance will have it.
func damage(t testing.TB, f *excelize.File, chance *rand.Rand) {
	t.Helper()
	do := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	texts := []string{"In progress", "03/04/2025", "ongoing", "2025-06", "about 40", "perhaps", "=1+1", "n/a", "12,5", "Funding; Weather", "javascript:x", "<b>", "SP", "  two  spaces ", "12"}
	tables := []string{"Commitments", "Milestones", "Consultations"}
	for _, sheet := range tables {
		for range 6 {
			cell, _ := excelize.CoordinatesToCellName(1+chance.IntN(24), 5+chance.IntN(8))
			switch chance.IntN(6) {
			case 0:
				do(f.SetCellValue(sheet, cell, float64(chance.IntN(1000))/8))
			case 1:
				do(f.SetCellBool(sheet, cell, chance.IntN(2) == 0))
			default:
				do(f.SetCellStr(sheet, cell, texts[chance.IntN(len(texts))]))
			}
		}
	}
	sheet := tables[chance.IntN(len(tables))]
	switch chance.IntN(8) {
	case 0:
		do(f.InsertRows(sheet, 2, 1+chance.IntN(6)))
	case 1:
		do(f.InsertCols(sheet, "B", 1+chance.IntN(3)))
	case 2:
		do(f.SetSheetName(sheet, "Blatt 1"))
	case 3:
		do(f.DuplicateRow(sheet, 6))
	case 4:
		do(f.RemoveCol(sheet, []string{"E", "G", "H"}[chance.IntN(3)]))
	case 5:
		_, err := f.NewSheet("Our notes")
		do(err)
		do(f.SetCellStr("Our notes", "C3", "ask the minister"))
	case 6:
		do(f.SetCellStr(sheet, "AD4", "Budget"))
		do(f.SetCellStr(sheet, "AD6", "2 million"))
	case 7:
		do(f.AddComment(sheet, excelize.Comment{Cell: "F6", Text: "is this right?"}))
	}
}

// Whatever was done to a return, its copy says the same, and loses nothing.
func TestADamagedReturnSaysTheSameInItsCopy(t *testing.T) {
	source := t.TempDir()
	if err := inputstest.Generate(source, inputstest.Small, 1); err != nil {
		t.Fatal(err)
	}
	plan, err := os.ReadFile(filepath.Join(source, "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(filepath.Join(source, "inputs", "A001.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	seeds := uint64(8)
	if os.Getenv("SELFASSESS_LONG") != "" {
		seeds = 40
	}
	for seed := range seeds {
		damaged := inputstest.Change(t, sound, func(f *excelize.File) { damage(t, f, rand.New(rand.NewPCG(seed, 1))) })
		dir := inputstest.Folder(t, map[string][]byte{"plan.xlsx": plan, "inputs/A001.xlsx": damaged})
		for _, r := range repairs(t, dir) {
			b := toFix(t, r)
			sameRecords(t, r, again(t, dir, b))
			checkTexts(t, dir, r, b)
		}
		if t.Failed() {
			t.Fatalf("with the seed %d", seed)
		}
	}
}

func TestTranslationsComeIntoTheCopy(t *testing.T) {
	dir, r := newSoundReturn(t).damaged(t, func(f *excelize.File) {
		f.SetCellStr("Commitments", "AF4", "results::fr")
		f.SetCellStr("Commitments", "AF5", "Le registre est public.")
	})
	b := toFix(t, r)
	copied := again(t, dir, b)
	sameRecords(t, r, copied)
	if got := copied.Return.Results[0].Results["fr"]; got != "Le registre est public." {
		t.Errorf("the translation is %q", got)
	}
}

func TestManyEventsHaveRoomInTheCopy(t *testing.T) {
	dir, r := newSoundReturn(t).damaged(t, func(f *excelize.File) {
		for i := range 90 {
			f.SetCellStr("Consultations", "A"+strconv.Itoa(6+i), "E"+strconv.Itoa(i))
			f.SetCellStr("Consultations", "B"+strconv.Itoa(6+i), "Meeting "+strconv.Itoa(i))
		}
	})
	b := toFix(t, r)
	sameRecords(t, r, again(t, dir, b))
	list := listOf(t, b)
	if n := len(list); n > 40 {
		t.Errorf("the list has %d lines", n)
	}
	if _, ok := notesOf(t, b)["Consultations!D95"]; !ok {
		t.Error("the last event has no note")
	}
	if !slices.Contains(slices.Collect(maps.Values(textsOf(t, b, false))), "And 70 more like this in the column") {
		t.Error("the list does not say how many it leaves out")
	}
}
