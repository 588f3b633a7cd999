package hostile

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// without takes sheets out of a workbook.
func without(sheets ...string) func(f *excelize.File) {
	return func(f *excelize.File) {
		for _, s := range sheets {
			f.DeleteSheet(s)
		}
	}
}

// cells puts values into cells: "Milestones!A4", value, …
func cells(pairs ...any) func(f *excelize.File) {
	return func(f *excelize.File) {
		for i := 0; i+1 < len(pairs); i += 2 {
			sheet, ref, _ := strings.Cut(pairs[i].(string), "!")
			f.SetCellValue(sheet, ref, pairs[i+1])
		}
	}
}

func both(changes ...func(f *excelize.File)) func(f *excelize.File) {
	return func(f *excelize.File) {
		for _, change := range changes {
			change(f)
		}
	}
}

// copied is a second sheet with the content of the first.
func copied(from, to string) func(f *excelize.File) {
	return func(f *excelize.File) {
		i, _ := f.NewSheet(to)
		j, _ := f.GetSheetIndex(from)
		if err := f.CopySheet(j, i); err != nil {
			panic(err)
		}
	}
}

func TestHeadersAreFoundByTheirWords(t *testing.T) {
	header := func(why, text string) reading {
		return reading{why: why, edit: cells("Milestones!I4", text), at: actual + "actual_end", want: `"2025-05-31"`}
	}
	readAll(t, []reading{
		header("space behind", "Actual end  "), header("no-break space", "Actual\u00a0end"), header("a line break", "Actual\nend"), header("a colon", "Actual end:"), header("capitals", "ACTUAL END"), header("the permanent name", "actual_end"), header("zero width", "Actual\u200b end"), header("wide letters", "Ａctual end"), header("a star", "Actual end *"),
		{why: "a header of their own", edit: cells("Milestones!I4", "Finished on"), found: "column-renamed Milestones!I4\ncompleted-without-end Milestones\ncompleted-without-end Milestones", at: actual + "actual_end", want: "null", kept: []string{"the form has lost: Actual end"}},
		{why: "a header in a language that is not shipped", edit: cells("Milestones!J4", "Fortschritt", "Milestones!J5", "Es geht voran."), found: "column-renamed Milestones!J4", kept: []string{"Es geht voran.", "has lost: Progress"}},
		{why: "a required header of their own", edit: cells("Commitments!E4", "Status"), found: "column-missing Commitments!A4\ncolumn-renamed Commitments!E4", kept: []string{"Substantial", "Completion level"}},
		{why: "all headers in another language", edit: cells("Commitments!E4", "Estado", "Commitments!F4", "Resultados"), found: "column-missing Commitments!A4\ncolumn-missing Commitments!A4\ncolumn-renamed Commitments!E4\ncolumn-renamed Commitments!F4", kept: []string{"has lost: Completion level, Description of the results", "The register is public."}},
		{why: "a column of their own", edit: cells("Milestones!T4", "Comments from minister", "Milestones!T5", "Well done."), found: "column-unknown Milestones!T4", kept: []string{"Well done."}},
		{why: "a column of their own without a header", edit: cells("Milestones!T5", "Well done."), found: "cell-outside Milestones!T5", kept: []string{"Well done."}},
		{why: "the same header twice", edit: cells("Milestones!T4", "Progress", "Milestones!T5", "Second"), found: "column-twice Milestones!T4", kept: []string{"Second"}},
		{why: "a translation beside it", edit: cells("Milestones!T4", "Progress::fr", "Milestones!T5", "Fini"), at: actual + "progress", want: `{"fr":"Fini"}`},
	})
}

func TestTablesThatMoved(t *testing.T) {
	same := func(why string, change func(f *excelize.File)) reading {
		return reading{why: why, edit: change, at: actual + "actual_end", want: `"2025-05-31"`}
	}
	readAll(t, []reading{
		same("a column before it", func(f *excelize.File) { f.InsertCols("Milestones", "A", 1) }), same("shifted to C5", func(f *excelize.File) { f.InsertCols("Milestones", "A", 2); f.InsertRows("Milestones", 1, 1) }),
		same("a column in between", func(f *excelize.File) { f.InsertCols("Milestones", "H", 1) }), same("rows above the header", func(f *excelize.File) { f.InsertRows("Milestones", 1, 12) }),
		same("an optional column deleted", func(f *excelize.File) { f.RemoveCol("Milestones", "L") }), same("a blank row in between", func(f *excelize.File) { f.InsertRows("Milestones", 6, 3) }),
		same("the header twice", func(f *excelize.File) { f.DuplicateRow("Milestones", 4) }), same("the header again below", func(f *excelize.File) { f.DuplicateRowTo("Milestones", 4, 8) }),
		{why: "two columns exchanged", edit: cells("Milestones!H4", "Actual end", "Milestones!I4", "Actual start", "Milestones!H5", "2025-05-31", "Milestones!I5", "2024-09-01", "Milestones!H6", "2025-12-01", "Milestones!I6", nil), at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "the header too deep", edit: func(f *excelize.File) { f.InsertRows("Milestones", 1, 20) }, found: "header-missing Milestones", kept: []string{"https://example.org/contracts", "Milestone number"}},
		{why: "no header at all", edit: func(f *excelize.File) { f.RemoveRow("Milestones", 4) }, found: "header-missing Milestones", kept: []string{"https://example.org/contracts"}},
		{why: "800 blank rows before the last", edit: cells("Milestones!A900", "7.7", "Milestones!J900", "Far below"), found: "milestone-unknown Milestones!A900", kept: []string{"Far below"}},
		{why: "an event far below", edit: cells("Consultations!B900", "Workshop", "Consultations!D900", "2025-03-03", "Consultations!"+inputstest.Ref(columns.Consultations.Layout(), "participants", 900), 7), found: "event-undecided Consultations!G900", at: "statistics.consultations.events", want: "2"},
		{why: "a row of sums", edit: cells("Consultations!B8", "Total", "Consultations!"+inputstest.Ref(columns.Consultations.Layout(), "participants", 8), 15), found: "row-totals Consultations!B8", at: "statistics.consultations.participants", want: "15", kept: []string{"B8: Total"}},
		{why: "a note below the table", edit: cells("Milestones!A9", "See our annual report"), found: "milestone-unknown Milestones!A9", kept: []string{"See our annual report"}},
		{why: "a row of the form deleted", edit: func(f *excelize.File) { f.RemoveRow("Milestones", 6) }, found: "level-blank Milestones", at: "statistics.milestones.levels.not_reported", want: "1"},
		{why: "a table pasted below the form", edit: cells("Milestones!A9", "Activity", "Milestones!B9", "Budget", "Milestones!A10", "Printing", "Milestones!B10", "1000 EUR"), found: "milestone-unknown Milestones!A10\nmilestone-unknown Milestones!A9", kept: []string{"Printing", "1000 EUR"}},
	})
}

func TestSheetsThatChanged(t *testing.T) {
	readAll(t, []reading{
		{why: "renamed", edit: func(f *excelize.File) { f.SetSheetName("Milestones", "Our milestones") }, found: "sheet-renamed Our milestones", at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "in capitals", edit: func(f *excelize.File) { f.SetSheetName("Milestones", "MILESTONES ") }, at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "a copy with other values", edit: both(copied("Milestones", "Milestones (2)"), cells("Milestones (2)!G5", "Limited")), found: "sheet-twice Milestones (2)", at: milestone + "level", want: `"completed"`, kept: []string{"Limited"}},
		{why: "a copy in the place of the first", edit: both(copied("Milestones", "Milestones (2)"), cells("Milestones (2)!G5", "Limited"), func(f *excelize.File) { f.MoveSheet("Milestones (2)", "Commitments") }), found: "sheet-twice Milestones (2)", at: milestone + "level", want: `"completed"`, kept: []string{"Limited"}},
		{why: "missing: nothing to report", edit: without("Consultations"), at: "consultations", want: "[]"},
		{why: "missing, and something is asked", edit: without("Milestones"), found: "level-blank\nlevel-blank"},
		{why: "in another order", edit: func(f *excelize.File) { f.MoveSheet("Milestones", "Read me"); f.MoveSheet("Check", "Commitments") }, at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "a sheet of their own", edit: func(f *excelize.File) { f.NewSheet("Budget"); f.SetCellStr("Budget", "B2", "1000 EUR") }, found: "sheet-unknown Budget", kept: []string{"1000 EUR"}},
		{why: "an empty sheet of their own", edit: func(f *excelize.File) { f.NewSheet("Sheet1") }},
		{why: "a hidden sheet", edit: func(f *excelize.File) { f.SetSheetVisible("Milestones", false) }, found: "sheet-hidden Milestones", at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "a hidden row", edit: func(f *excelize.File) { f.SetRowVisible("Milestones", 5, false) }, found: "row-hidden Milestones!A5", at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "filtered rows", edit: func(f *excelize.File) {
			f.AutoFilter("Milestones", "A4:L6", nil)
			f.SetRowVisible("Milestones", 6, false)
		}, found: "row-hidden Milestones!A6"},
		{why: "a hidden column is read", edit: func(f *excelize.File) { f.SetColVisible("Milestones", "I", false) }, found: "column-hidden Milestones!I4", at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "merged cells in the table", edit: func(f *excelize.File) { f.MergeCell("Milestones", "G5", "G6") }, found: "cells-merged Milestones!G5\nlevel-blank Milestones!G6", at: milestone + "level", want: `"completed"`},
		{why: "merged cells in the title", edit: func(f *excelize.File) { f.MergeCell("Milestones", "A1", "F1") }},
		{why: "protection and lists are gone", edit: func(f *excelize.File) {
			for _, s := range f.GetSheetList() {
				f.UnprotectSheet(s)
				f.DeleteDataValidation(s)
			}
			f.SetCellStr("Milestones", "G5", "Nearly")
		}, found: "level-unknown Milestones!G5"},
		{why: "a changed grey text", edit: cells("Milestones!C5", "Publish half of the register"), found: "locked-changed Milestones!C5", at: milestone + "text", want: `"Publish the register"`, kept: []string{"Publish half of the register"}},
		{why: "a changed grey date", edit: cells("Milestones!E5", "2026-01-31"), found: "locked-changed Milestones!E5", at: milestone + "end", want: `"2025-06-30"`, kept: []string{"2026-01-31"}},
		{why: "a changed grey number", edit: cells("Milestones!B5", "2"), found: "locked-changed Milestones!B5"},
		{why: "content in notes", edit: func(f *excelize.File) {
			f.AddComment("Milestones", excelize.Comment{Cell: "J5", Text: "Minister agrees"})
		}, found: "cell-comment Milestones!J5", kept: []string{"Minister agrees"}},
		{why: "colour instead of a level", edit: func(f *excelize.File) {
			f.SetCellValue("Milestones", "G5", nil)
			id, _ := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"00FF00"}}})
			f.SetCellStyle("Milestones", "G5", "G5", id)
		}, found: "level-blank Milestones!G5"},
	})
}

// facts changes what a form says of itself, in all its places or some.
func facts(field, value string, places string) func(f *excelize.File) {
	rows := map[string][2]string{"plan_id": {"B3", "Plan id"}, "agency": {"B4", "Agency"}, "schema_version": {"B2", "Version of this form"}}
	return func(f *excelize.File) {
		if strings.Contains(places, "m") {
			f.SetCellStr("_meta", rows[field][0], value)
		}
		if strings.Contains(places, "p") {
			f.SetCustomProps(excelize.CustomProperty{Name: field, Value: value})
		}
		if strings.Contains(places, "r") {
			all, _ := f.GetRows("Read me")
			for i, row := range all {
				if len(row) > 0 && row[0] == rows[field][1] {
					f.SetCellStr("Read me", fmt.Sprintf("B%d", i+1), value)
				}
			}
		}
	}
}

// bare leaves nothing in the form that says whose it is.
func bare(f *excelize.File) {
	without("_meta", "Read me")(f)
	for _, key := range []string{"schema_version", "plan_id", "agency", "language", "submission", "issued"} {
		f.SetCustomProps(excelize.CustomProperty{Name: key, Value: ""})
	}
}

func TestWhoseFormItIs(t *testing.T) {
	const missing = "\nplan: return-missing Agencies!A5"
	unread := missing // in a short run cases share a folder, where no name of a file is that of an agency
	if long() {
		unread = "\nplan: return-unreadable Agencies!A5"
	}
	kept := []string{"The register is public.", "https://example.org/contracts"}
	readAll(t, []reading{
		{why: "of a newer version", edit: facts("schema_version", "2", "mpr"), found: "schema-newer _meta!B2" + unread, kept: kept},
		{why: "of another plan", edit: facts("plan_id", "XYZ-2024-2026", "mpr"), found: "plan-id-wrong" + missing, kept: kept},
		{why: "of an agency that the plan does not have", edit: facts("agency", "MOX", "mpr"), found: "agency-unknown" + missing, kept: kept, not: []string{"did you mean"}},
		{why: "the hidden sheet is gone", edit: without("_meta")},
		{why: "the hidden sheet and Read me are gone", edit: without("_meta", "Read me")},
		{why: "all that says whose it is is gone: its name says it", edit: bare, found: "meta-missing", at: actual + "actual_end", want: `"2025-05-31"`},
		{why: "the hidden sheet names another agency", edit: facts("agency", "MOF", "m"), found: "meta-contradicts\nmeta-contradicts Read me!B17" + unread, kept: kept},
		{why: "Read me names another agency", edit: facts("agency", "MOF", "r"), found: "meta-contradicts Read me!B17" + unread, kept: kept},
		{why: "in small letters", edit: facts("agency", "moj", "mpr")},
		{why: "nobody can tell whose", edit: func(f *excelize.File) {}, more: map[string]func([]byte) []byte{"inputs/scan.xlsx": func(b []byte) []byte { return edit(b, bare) }}, found: "scan: return-unidentified", kept: kept},
		{why: "the same form twice", more: map[string]func([]byte) []byte{"inputs/moj copy.xlsx": func(b []byte) []byte { return b }}, found: "file-same"},
		{why: "an older one with the same number", more: map[string]func([]byte) []byte{"inputs/zz.xlsx": func(b []byte) []byte { return edit(b, cells("Milestones!G5", "Limited")) }},
			found: "returns-conflict Read me!B20\nzz: returns-conflict Read me!B20", kept: kept, at: "record.returns.0.file", want: "null"},
		{why: "an older one with a lower number, whatever its name", edit: cells("Read me!B20", 2), more: map[string]func([]byte) []byte{"inputs/zz.xlsx": func(b []byte) []byte { return edit(b, cells("Milestones!G5", "Limited")) }},
			found: "zz: return-superseded Read me!B20", at: "returns.0.submission", want: "2", kept: []string{"limited"}},
		{why: "of the neighbouring ministry", edit: facts("agency", "MOF", "mpr"), found: "locked-changed Commitments!C6\nmof: returns-conflict Read me!B20\nplan: return-missing Agencies!A5\nreturn-named-otherwise\nreturns-conflict Read me!B20", kept: kept},
	})
}

func edit(b []byte, change func(f *excelize.File)) []byte {
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		panic(err)
	}
	defer f.Close()
	change(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func TestFormsThatAreNotFilled(t *testing.T) {
	readAll(t, []reading{
		{why: "as it was sent", texts: map[string]string{"plan": planText, "MOJ": "", "MOF": sound}, found: "return-blank", at: "statistics.commitments.levels", want: `{"not_started":0,"limited":0,"substantial":0,"completed":1,"not_reported":2}`},
		{why: "only Read me was changed", texts: map[string]string{"plan": planText, "MOJ": "== sheet Read me\nsubmission: 2", "MOF": sound}, found: "return-blank"},
		{why: "half of it", texts: map[string]string{"plan": planText, "MOJ": "== sheet Commitments\ncommitment: 1\nlevel: Substantial\nresults: We are well on the way.", "MOF": sound},
			found: "level-blank Commitments!E6\nlevel-blank Milestones!G5\nlevel-blank Milestones!G6\nrequired-blank Commitments!F6", at: "statistics.commitments.levels.not_reported", want: "1"},
		{why: "one word that cannot be read", texts: map[string]string{"plan": planText, "MOJ": "== sheet Commitments\ncommitment: 1\nlevel: Nearly", "MOF": sound},
			found: "level-blank Commitments!E6\nlevel-blank Milestones!G5\nlevel-blank Milestones!G6\nlevel-unknown Commitments!E5\nrequired-blank Commitments!F5\nrequired-blank Commitments!F6"},
	})
}

// The checks that the program makes are printed by the other command too.
func TestCheckSaysTheSame(t *testing.T) {
	runAll(t, []hostile{
		{why: "a renamed sheet", make: func(t *testing.T) []byte {
			return edit(moj(t), func(f *excelize.File) { f.SetSheetName("Milestones", "Ours") })
		}, code: ogp.SheetRenamed, at: "Ours"},
		{why: "a header of their own", make: put("Commitments!E4", "Status"), exit: 3, code: ogp.ColumnMissing, at: "Commitments!A4"},
		{why: "another plan", make: func(t *testing.T) []byte { return edit(moj(t), facts("plan_id", "XYZ", "mpr")) }, exit: 3, code: ogp.PlanWrong},
	})
}
