package inputs_test

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// renamings are what programs and people make of the names of sheets.
var renamings = map[string]func(n int, name string) string{
	"Numbers puts the table behind":       func(_ int, name string) string { return name + " - Table 1" },
	"Google puts a copy before":           func(_ int, name string) string { return "Copy of " + name },
	"Excel numbers copies":                func(_ int, name string) string { return name + " (2)" },
	"somebody puts the agency before":     func(_ int, name string) string { return "MOH_" + name },
	"somebody numbers them":               func(n int, _ string) string { return fmt.Sprintf("Sheet%d", n) },
	"another language that nobody learnt": func(n int, _ string) string { return fmt.Sprintf("Лист № %d", n) },
	"a long prefix cuts the name off": func(n int, name string) string {
		return string([]rune(fmt.Sprintf("%d return of the agency for %s", n, name))[:30])
	},
}

var sheetName = regexp.MustCompile(`<sheet name="([^"]*)"`)

// renamed is a workbook with other names of sheets, none of them hidden, and
// without properties of its own.
func renamed(t *testing.T, b []byte, rename func(n int, name string) string) []byte {
	t.Helper()
	return inputstest.Must(t)(inputstest.Rezip(b, func(name string, part []byte) []byte {
		switch name {
		case "docProps/custom.xml":
			return nil
		case "_rels/.rels", "[Content_Types].xml":
			return regexp.MustCompile(`<(Relationship|Override) [^>]*custom[^>]*>(</(Relationship|Override)>)?`).ReplaceAll(part, nil)
		case "xl/workbook.xml":
			n := 0
			part = sheetName.ReplaceAllFunc(part, func(found []byte) []byte {
				n++
				old := html.UnescapeString(string(sheetName.FindSubmatch(found)[1]))
				return []byte(`<sheet name="` + html.EscapeString(rename(n, old)) + `"`)
			})
			part = regexp.MustCompile(`(?s)<definedNames>.*</definedNames>`).ReplaceAll(part, nil)
			return []byte(strings.ReplaceAll(string(part), ` state="hidden"`, ""))
		}
		return part
	}))
}

const busyPlan = inputstest.SmallPlan + `
== sheet Implementation
milestone: 1.1
activity: Write the register

== sheet Narrative
section: Conclusion
text: All is well.

== sheet Recommendations
number: R1
recommendation: Go on

== sheet Consultations
title: Public hearing
start: 2025-03-04

== sheet Comments
text: Well done

== sheet Repository
date: 2025-01-31
what: Minutes

== sheet Peer exchange
topic: Registers

== sheet Accepted
code: section-blank
where: plan
reason: None yet
`

// said is all that rows say, wherever they stand.
func said(rows []ogp.Row) (texts []string) {
	for _, row := range rows {
		for _, c := range row.Cells {
			texts = append(texts, c.Column+": "+c.Text)
		}
	}
	return texts
}

// TestSheetsAreKnownByWhatTheyHold: whatever the sheets are called, the same is
// read, and nothing is left to mend.
func TestSheetsAreKnownByWhatTheyHold(t *testing.T) {
	plan := inputstest.Must(t)(inputstest.Plan(busyPlan))
	ret := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh",
		inputstest.SmallReturn+"\n== sheet Read me\nsubmission: 3\n"))
	want := inputstest.Read(t, map[string][]byte{"plan.xlsx": plan, "inputs/x.xlsx": ret})
	for why, rename := range renamings {
		t.Run(why, func(t *testing.T) {
			got := inputstest.Read(t, map[string][]byte{"plan.xlsx": renamed(t, plan, rename), "inputs/x.xlsx": renamed(t, ret, rename)})
			for _, f := range got.Findings {
				if f.Code != ogp.SheetRenamed {
					t.Errorf("%v", f)
				}
			}
			if len(got.Returns) != 1 || got.Returns[0].Submission != 3 || got.Returns[0].Unnumbered || got.Returns[0].Agency != "moh" {
				t.Fatalf("the return is %+v", got.Returns)
			}
			if a, b := said(got.Returns[0].Rows()), said(want.Returns[0].Rows()); !slices.Equal(a, b) {
				t.Errorf("the return says %q, not %q", a, b)
			}
			if a, b := said(got.Plan.Rows()), said(want.Plan.Rows()); !slices.Equal(a, b) {
				t.Errorf("the plan says %q, not %q", a, b)
			}
		})
	}
}

// TestACopiedSheetIsAskedAbout: the sheet with its name counts, and what the
// copy says beside it is kept.
func TestACopiedSheetIsAskedAbout(t *testing.T) {
	for _, sheet := range []string{"Read me", "Commitments", "Milestones", "Consultations"} {
		b := numbered(t, func(f *excelize.File) {
			to, _ := f.NewSheet(sheet + " (2)")
			from, _ := f.GetSheetIndex(sheet)
			f.CopySheet(from, to)
			f.SetCellValue("Read me", "B20", 4)
		})
		p := inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/moh.xlsx": b})
		if got, want := strings.Join(inputstest.Places(p.Findings), "\n"), "sheet-twice inputs/moh.xlsx "+sheet+" (2)!"; got != want {
			t.Errorf("%s: findings %q, want %q", sheet, got, want)
		}
		if got := p.Returns[0].Submission; got != 4 {
			t.Errorf("%s: submission %d", sheet, got)
		}
	}
}

// numbered is the small return as submission 3, changed.
func numbered(t *testing.T, change func(f *excelize.File)) []byte {
	t.Helper()
	b := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh",
		inputstest.SmallReturn+"\n== sheet Read me\nsubmission: 3\n"))
	return inputstest.Change(t, b, change)
}

func readNumbered(t *testing.T, change func(f *excelize.File)) *inputs.Project {
	t.Helper()
	return inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)),
		"inputs/moh.xlsx": numbered(t, change)})
}

var numberCell = regexp.MustCompile(`<c r="B20"[^>]*?(/>|>.*?</c>)`)

func TestTheSubmissionIsReadHoweverItIsTyped(t *testing.T) {
	form := numbered(t, func(*excelize.File) {})
	plan := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	for text, want := range map[any]int{
		7: 7, 7.0: 7, "7": 7, "7.": 7, " 7 ": 7, "٧": 7, "７": 7, "Submission 7": 7, "No. 7": 7, "Nr. 7": 7, "#7": 7, "7th": 7,
		"7 (corrected)": 7, "submission number: 7": 7, "v7": 7, "07": 7, "7\u200b": 7, "\u00a07": 7,
		"7 of 9": 0, "7.5": 0, "7,5": 0, 7.5: 0, "7/9": 0, "2026-05-07": 0, "-7": 0, -7: 0, "0": 0, 0: 0, "seven": 0, "1000": 0, 12345: 0,
	} {
		cell := fmt.Sprintf(`<c r="B20"><v>%v</v></c>`, text)
		if _, isText := text.(string); isText {
			cell = fmt.Sprintf(`<c r="B20" t="inlineStr"><is><t xml:space="preserve">%v</t></is></c>`, text)
		}
		b := inputstest.Must(t)(inputstest.Rezip(form, func(name string, part []byte) []byte {
			if name == "xl/worksheets/sheet1.xml" {
				return numberCell.ReplaceAll(part, []byte(cell))
			}
			return part
		}))
		p := inputstest.Read(t, map[string][]byte{"plan.xlsx": plan, "inputs/moh.xlsx": b})
		r := p.Returns[0]
		if r.Unnumbered != (want == 0) || want != 0 && r.Submission != want {
			t.Errorf("%v was read as %d, unnumbered: %v", text, r.Submission, r.Unnumbered)
		}
		codes := inputstest.Places(p.Findings)
		if bad := slices.Contains(codes, "number-unreadable inputs/moh.xlsx Read me!B20"); bad != (want == 0) || len(codes) > 1 {
			t.Errorf("%v: findings %q", text, codes)
		}
	}
}

func TestTheSubmissionIsReadWhereverItStands(t *testing.T) {
	for why, change := range map[string]func(f *excelize.File){
		"in the cell of its label": func(f *excelize.File) {
			f.SetCellValue("Read me", "A20", "Submission number: 3")
			f.SetCellValue("Read me", "B20", nil)
		},
		"behind merged cells": func(f *excelize.File) {
			f.SetCellValue("Read me", "B20", nil)
			f.SetCellValue("Read me", "C20", 3)
			f.MergeCell("Read me", "A20", "B20")
		},
		"on a new sheet": func(f *excelize.File) {
			f.DeleteSheet("Read me")
			f.NewSheet("Read me")
			f.SetCellValue("Read me", "A1", "Submission number")
			f.SetCellValue("Read me", "B1", 3)
		},
	} {
		if r := readNumbered(t, change).Returns[0]; r.Submission != 3 || r.Unnumbered {
			t.Errorf("%s: read as %d, unnumbered: %v", why, r.Submission, r.Unnumbered)
		}
	}
	p := readNumbered(t, func(f *excelize.File) { f.SetCellValue("Read me", "B20", nil) })
	if r := p.Returns[0]; !r.Unnumbered || r.SubmissionAt.Cell != "B20" || len(p.Findings) != 0 {
		t.Errorf("without a number: %+v %v", r, p.Findings)
	}
}
