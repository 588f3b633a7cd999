package hostile

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/inputs/columns"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

// remedied is a slip of somebody in a hurry, and what the finding asks for,
// done by its words. Cells are "MOJ Milestones level 5" or "plan Plan end";
// a number or text is put into each.
type remedied struct {
	code  ogp.Code
	wrong entries
	says  string // of the remedy, what is then done
	right entries
}

type entries map[string]any

var tablesOf = map[string]map[string]columns.Layout{
	"plan": {"Agencies": columns.Agencies.Layout(), "Commitments": columns.Commitments.Layout(), "Milestones": columns.Milestones.Layout(),
		"Recommendations": columns.Recommendations.Layout(), "Narrative": columns.Narrative.Layout(), "Comments": columns.Comments.Layout(),
		"Consultations": columns.Consultations.Layout(), "Repository": columns.Repository.Layout()},
	"MOJ": {"Commitments": inForm(columns.Results.Layout()), "Milestones": inForm(columns.Progress.Layout()), "Consultations": columns.Consultations.Layout()},
}

// inForm has the columns of the form of an agency on which nobody has a view.
func inForm(l columns.Layout) columns.Layout {
	l.Columns = slices.DeleteFunc(l.Columns, func(s columns.Spec) bool {
		return s.Voice == ogp.OfViews || s.Key == columns.Response || s.Key == columns.Said
	})
	return l
}

// TestRemediesMend does what the findings ask for, by their words: the finding
// must be gone then, and no other one come in its place.
func TestRemediesMend(t *testing.T) {
	cases := []remedied{
		{ogp.LevelUnknown, entries{"MOJ Milestones level 5": "In progress"}, "pick one of Not started, Limited, Substantial, Completed", entries{"MOJ Milestones level 5": "Completed"}},
		{ogp.LevelBlank, entries{"MOJ Milestones level 5": ""}, "pick one of Not started, Limited, Substantial, Completed", entries{"MOJ Milestones level 5": "Completed"}},
		{ogp.RequiredBlank, entries{"MOJ Commitments results 5": ""}, "fill in Description of the results", entries{"MOJ Commitments results 5": "The register is public."}},
		{ogp.ChallengeMissing, entries{"MOJ Commitments level 6": "Limited"}, "pick the challenges from the list", entries{"MOJ Commitments challenge 6": "Funding"}},
		{ogp.CompletedNoProof, entries{"MOJ Milestones evidence 5": ""}, "a line that says where it can be seen", entries{"MOJ Milestones evidence 5": "Gazette 12/2025, page 3"}},
		{ogp.CompletedNoEnd, entries{"MOJ Milestones actual_end 5": ""}, "enter the actual end", entries{"MOJ Milestones actual_end 5": "2025-05-31"}},
		{ogp.MilestoneLate, entries{"MOJ Milestones actual_end 5": "2025-07-31", "MOJ Milestones corrective_action 5": "None: it is done."}, "give the reason for the delay", entries{"MOJ Milestones delay_reason 5": "The tender was repeated."}},
		{ogp.MilestoneEndedAfter, entries{"MOJ Milestones actual_end 6": "2026-07-31", "MOJ Milestones corrective_action 6": "None: it is done."}, "give the reason for the delay", entries{"MOJ Milestones delay_reason 6": "The tender was repeated."}},
		{ogp.CorrectiveMissing, entries{"MOJ Milestones actual_end 5": "2025-07-31", "MOJ Milestones delay_reason 5": "The tender was repeated."}, "say what is done about it", entries{"MOJ Milestones corrective_action 5": "None: it is done."}},
		{ogp.EndTooVague, entries{"MOJ Milestones actual_end 5": "2025-06", "plan Milestones end 5": "2025-06-15", "MOJ Milestones end 5": "2025-06-15"}, "enter the day, as 2025-06-30", entries{"MOJ Milestones actual_end 5": "2025-06-14"}},
		{ogp.DateAmbiguous, entries{"MOJ Milestones actual_end 5": "3/4/2025"}, "enter 2025-04-03 or 2025-03-04", entries{"MOJ Milestones actual_end 5": "2025-04-03"}},
		{ogp.DateShortYear, entries{"MOJ Milestones actual_end 5": "31.5.25"}, "2025-05-31, if that is meant", entries{"MOJ Milestones actual_end 5": "2025-05-31"}},
		{ogp.DateUnreadable, entries{"MOJ Milestones actual_end 5": "31 June 2025"}, "its last one is 2025-06-30", entries{"MOJ Milestones actual_end 5": "2025-05-31"}},
		{ogp.DateCalendar, entries{"MOJ Milestones actual_end 5": "2568-05-31"}, "enter the same day in the Gregorian calendar", entries{"MOJ Milestones actual_end 5": "2025-05-31"}},
		{ogp.DateWords, entries{"MOJ Milestones actual_end 5": "end of May"}, "enter the date", entries{"MOJ Milestones actual_end 5": "2025-05"}},
		{ogp.DateOrder, entries{"MOJ Milestones actual_start 5": "2025-06-30"}, "correct one of the two dates", entries{"MOJ Milestones actual_start 5": "2024-09-01"}},
		{ogp.EndedNotCompleted, entries{"MOJ Milestones level 5": "Substantial", "MOJ Milestones delay_reason 5": "The tender."}, "correct the level", entries{"MOJ Milestones level 5": "Completed"}},
		{ogp.LinkUnsafe, entries{"MOJ Milestones evidence 5": "www.example.org/a"}, "beginning with https://", entries{"MOJ Milestones evidence 5": "https://www.example.org/a"}},
		{ogp.LinkSpace, entries{"MOJ Milestones evidence 5": "https://example.org/annual report"}, "write %20 in its place", entries{"MOJ Milestones evidence 5": "https://example.org/annual%20report"}},
		{ogp.LinkSpace, entries{"MOJ Milestones evidence 5": "https://example.org/a (in English)"}, "begin a new line in the cell before them", entries{"MOJ Milestones evidence 5": "https://example.org/a\n(in English)"}},
		{ogp.LinkWrapped, entries{"MOJ Milestones evidence 5": "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=1"}, "put https://example.org/a into the cell", entries{"MOJ Milestones evidence 5": "https://example.org/a"}},
		{ogp.PersonalData, entries{"MOJ Milestones progress 5": "Write to anna@mail.example.org"}, "delete it", entries{"MOJ Milestones progress 5": "Write to the office"}},
		{ogp.NumberUnreadable, entries{"MOJ Consultations participants 5": "about 15"}, "enter digits only, or leave the cell empty", entries{"MOJ Consultations participants 5": 15}},
		{ogp.NumberUnreadable, entries{"MOJ Consultations times 5": "twice"}, "enter digits only, or leave the cell empty", entries{"MOJ Consultations times 5": ""}},
		{ogp.NumberTooSmall, entries{"MOJ Consultations times 5": 0}, "enter a number of 1 or more, or leave the cell empty", entries{"MOJ Consultations times 5": 1}},
		{ogp.AnswerUnreadable, entries{"MOJ Consultations results_presented 5": "Yes, by the minister"}, `did you mean "Yes"?`, entries{"MOJ Consultations results_presented 5": "Yes"}},
		{ogp.ValueUnknown, entries{"MOJ Consultations type 5": "Forum meetings"}, `did you mean "Forum meeting"?`, entries{"MOJ Consultations type 5": "Forum meeting"}},
		{ogp.ParticipantsSum, entries{"MOJ Consultations participants 5": 3}, "correct the total or one of the groups", entries{"MOJ Consultations participants 5": 15}},
		{ogp.CommitmentNone, entries{"MOJ Consultations commitments 5": "1; 7"}, "correct the number", entries{"MOJ Consultations commitments 5": "1; 2"}},
		{ogp.MilestoneNone, entries{"MOJ Milestones milestone 5": "l.1"}, `did you mean "1.1"?`, entries{"MOJ Milestones milestone 5": "1.1"}},
		{ogp.IDOtherRow, entries{"MOJ Milestones milestone 6": "1.1"}, "enter 1.2 as Milestone number", entries{"MOJ Milestones milestone 6": "1.2"}},
		{ogp.TextUnwritten, entries{"MOJ Milestones progress 5": "[to be completed]"}, "empty the cell", entries{"MOJ Milestones progress 5": ""}},
		{ogp.IDTurned, entries{"MOJ Consultations commitments 5": 1.2}, "'1; 2", entries{"MOJ Consultations commitments 5": "'1; 2"}},
		{ogp.LockedChanged, entries{"MOJ Milestones text 5": "Another text"}, "nothing, if the plan is right", nil},
		{ogp.RowWithoutID, entries{"MOJ Milestones milestone 5": ""}, "enter Milestone number", entries{"MOJ Milestones milestone 5": "1.1"}},
		{ogp.RowNotExpected, entries{"MOJ Milestones milestone 7": "2.1", "MOJ Milestones progress 7": "Seen."}, "delete the row", entries{"MOJ Milestones milestone 7": "", "MOJ Milestones progress 7": ""}},
		{ogp.NoticeAfterEvent, entries{"MOJ Consultations notice_date 5": "2025-03-01"}, "correct one of the two dates", entries{"MOJ Consultations notice_date 5": "2025-01-20"}},
		{ogp.EventAfterEnd, entries{"MOJ Consultations start 5": "2026-08-03"}, "otherwise correct it", entries{"MOJ Consultations start 5": "2025-02-03"}},
		{ogp.LevelDiffers, entries{"MOJ Commitments level 5": "Substantial"}, "correct the level of the commitment or of one of its milestones", entries{"MOJ Commitments level 5": "Completed"}},
		{ogp.MilestoneBeyond, entries{"plan Milestones end 6": "2026-12-31"}, "correct the date", entries{"plan Milestones end 6": "2025-12-31"}},
		{ogp.MilestoneBeyond, entries{"plan Milestones end 6": "2026-12-31"}, "enter the extension of the plan on the sheet Plan", entries{"plan Plan end": "2026-12-31", "plan Plan original_end": "2026-06-30", "MOJ Milestones end 6": "2026-12-31"}},
		{ogp.AgencyCellNone, entries{"plan Commitments supporting 6": "MOF, MOX"}, "correct the id", entries{"plan Commitments supporting 6": "MOF"}},
		{ogp.PlanFieldMissing, entries{"plan Plan country": ""}, "fill in Country or jurisdiction", entries{"plan Plan country": "Examplia"}},
		{ogp.CommentWindowShort, entries{"plan Plan comment_start": "2026-09-01", "plan Plan comment_end": "2026-09-05"}, "at least 14 days", entries{"plan Plan comment_end": "2026-09-20"}},
		{ogp.MergedNowhere, entries{"plan Commitments change_date 7": "2025-05-01", "plan Commitments change_reason 7": "One law for both.", "plan Commitments change 7": "Merged"}, "enter the number of that commitment", entries{"plan Commitments merged_into 7": "1"}},
		{ogp.MergedItself, entries{"plan Commitments change_date 7": "2025-05-01", "plan Commitments change_reason 7": "One law for both.", "plan Commitments change 7": "Merged", "plan Commitments merged_into 7": "2"}, "enter the number of the commitment that goes on with it", entries{"plan Commitments merged_into 7": "1"}},
		{ogp.NotMerged, entries{"plan Commitments merged_into 7": "1"}, "empty this cell", entries{"plan Commitments merged_into 7": ""}},
		{ogp.ChangeUnexplained, entries{"plan Commitments change 7": "Amended", "plan Commitments change_reason 7": "One law for both."}, "enter Date of the change", entries{"plan Commitments change_date 7": "2025-05-01"}},
		{ogp.ResponseMissing, entries{"plan Comments text 9": "Publish the annexes, too.", "plan Comments outcome 9": "Not accepted"}, "enter the response: what was decided, and why", entries{"plan Comments response 9": "They name people."}},
		{ogp.NumberImprobable, entries{"MOJ Consultations comments_received 5": 99999999}, "correct the number", entries{"MOJ Consultations comments_received 5": 12}},
		{ogp.SectionTwice, entries{"plan Narrative section 40": "Foreword", "plan Narrative text 40": "Dear readers", "plan Narrative section 41": "Foreword", "plan Narrative text 41": "Dear reader"}, "delete the row that is out of date", entries{"plan Narrative section 41": "", "plan Narrative text 41": ""}},
		{ogp.RecommendationTwice, entries{"plan Recommendations number 40": "1", "plan Recommendations recommendation 40": "Publish contracts.", "plan Recommendations number 41": "1", "plan Recommendations recommendation 41": "Publish budgets."}, "give it another number", entries{"plan Recommendations number 41": "2"}},
		{ogp.ReportBeforePlan, entries{"plan Plan report_date": "2023-09-30"}, "correct Date of the report", entries{"plan Plan report_date": "2026-09-30"}},
		{ogp.CommentUnanswered, entries{"plan Comments text 5": "Well done"}, "enter the outcome and the response", entries{"plan Comments outcome 5": "Noted", "plan Comments response 5": "Thank you."}},
		{ogp.CommentTarget, entries{"plan Comments text 5": "Well done", "plan Comments outcome 5": "Noted", "plan Comments target 5": "the minister"}, "enter the section or number", entries{"plan Comments target 5": "1.1"}},
		{ogp.SectionUnknown, entries{"plan Narrative section 5": "Lessons lerned", "plan Narrative text 5": "Much."}, `did you mean "Lessons learned"?`, entries{"plan Narrative section 5": "Lessons learned"}},
	}
	sound := foundWith(t, nil)
	for _, c := range cases {
		t.Run(string(c.code), func(t *testing.T) {
			t.Parallel()
			found := slices.DeleteFunc(foundWith(t, c.wrong), func(f record) bool { return slices.ContainsFunc(sound, f.same) })
			i := slices.IndexFunc(found, func(f record) bool { return f.Code == string(c.code) })
			if i < 0 || !strings.Contains(found[i].Fix, c.says) {
				t.Fatalf("%s that says %q is not found, but %+v", c.code, c.says, found)
			}
			if c.right == nil {
				return
			}
			done := entries{}
			for _, edits := range []entries{c.wrong, c.right} {
				for at, v := range edits {
					done[at] = v
				}
			}
			for _, f := range foundWith(t, done) {
				if f.Severity != "note" && !slices.ContainsFunc(sound, f.same) {
					t.Errorf("done as %q says, there is %+v", found[i].Fix, f)
				}
			}
		})
	}
}

func (f record) same(o record) bool {
	return f.Code == o.Code && f.File == o.File && f.place() == o.place() && f.Row == o.Row
}

// foundWith are the findings of the sound project with other cells.
func foundWith(t *testing.T, edits entries) (list []record) {
	t.Helper()
	files, err := workbooks()
	if err != nil {
		t.Fatal(err)
	}
	books := map[string][]byte{"plan": bytes.Clone(files[0]), "MOJ": bytes.Clone(files[1])}
	for at, v := range edits {
		parts := strings.Fields(at)
		books[parts[0]] = cellPut(t, books[parts[0]], parts, v)
	}
	dir := t.TempDir()
	for name, b := range map[string][]byte{"plan.xlsx": books["plan"], "inputs/moj.xlsx": books["MOJ"], "inputs/mof.xlsx": files[2]} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, report := readHere(t, dir, nil)
	for _, v := range valueAt(report, "record.findings").([]any) {
		list = append(list, recordOf(t, v))
	}
	return list
}

// cellPut changes one cell of a workbook of ours.
func cellPut(t *testing.T, b []byte, at []string, value any) []byte {
	t.Helper()
	var ref string
	if at[1] == "Plan" {
		i := slices.IndexFunc(columns.PlanFields, func(c columns.Column[ogp.Plan]) bool { return c.Key == at[2] })
		ref = fmt.Sprintf("B%d", columns.HeaderRow+1+i)
	} else {
		ref = inputstest.Ref(tablesOf[at[0]][at[1]], at[2], 0)
		ref = strings.TrimSuffix(ref, "0") + at[3]
	}
	content := ` t="inlineStr"><is><t xml:space="preserve"></t></is></c>`
	switch v := value.(type) {
	case string:
		var text strings.Builder
		if err := xml.EscapeText(&text, []byte(v)); err != nil {
			t.Fatal(err)
		}
		content = ` t="inlineStr"><is><t xml:space="preserve">` + text.String() + `</t></is></c>`
	default:
		content = fmt.Sprintf("><v>%v</v></c>", v)
	}
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", sheetNumber(t, b, at[1]))
	old := regexp.MustCompile(`<c r="` + ref + `"( s="\d+")?[^>]*?(?:/>|>.*?</c>)`)
	done := false
	out, err := inputstest.Rezip(b, func(name string, xml []byte) []byte {
		if name == part {
			xml = old.ReplaceAllFunc(xml, func(found []byte) []byte {
				done = true
				return []byte(`<c r="` + ref + `"` + string(old.FindSubmatch(found)[1]) + content)
			})
		}
		return xml
	})
	if err == nil && !done { // it has no style of its own
		out, err = inputstest.Put(b, at[1]+"!"+ref, value)
	}
	if err != nil {
		t.Fatalf("%v: %v", at, err)
	}
	return out
}

var sheetNames = regexp.MustCompile(`<sheet name="([^"]*)"`)

// sheetNumber is the place of a sheet among those of a workbook.
func sheetNumber(t *testing.T, b []byte, sheet string) (n int) {
	t.Helper()
	_, err := inputstest.Rezip(b, func(name string, part []byte) []byte {
		if name == "xl/workbook.xml" {
			for i, m := range sheetNames.FindAllSubmatch(part, -1) {
				if string(m[1]) == sheet {
					n = i + 1
				}
			}
		}
		return part
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
