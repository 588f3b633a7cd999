package inputs_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

const long = "This sentence says something that somebody in an agency took half a morning to write, and of which nothing may be lost on the way."

// What no record holds is kept whole: findings are cut where they are printed.
func TestNothingThatIsRefusedIsCut(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	people := inputstest.Ref(columns.Consultations.Layout(), "government", 5)
	tests := []struct {
		why    string
		code   ogp.Code
		at     string // of the cell with the long text
		change func(f *excelize.File)
	}{
		{"a row without a number", ogp.RowWithoutID, "Commitments!F9", func(f *excelize.File) { f.SetCellStr("Commitments", "F9", long) }},
		{"a row whose number nothing has", ogp.CommitmentNone, "Commitments!F9", func(f *excelize.File) {
			f.SetCellValue("Commitments", "A9", 7.5)
			f.SetCellStr("Commitments", "F9", long)
		}},
		{"a level in their own words", ogp.LevelUnknown, "Commitments!E5", func(f *excelize.File) { f.SetCellStr("Commitments", "E5", long) }},
		{"a number in words", ogp.NumberUnreadable, "Consultations!" + people, func(f *excelize.File) { f.SetCellStr("Consultations", people, long) }},
		{"a changed grey text", ogp.LockedChanged, "Milestones!C5", func(f *excelize.File) { f.SetCellStr("Milestones", "C5", long) }},
		{"the grey text of a row that the plan does not have", ogp.MilestoneNone, "Milestones!C9", func(f *excelize.File) {
			f.SetCellStr("Milestones", "A9", "9.9")
			f.SetCellStr("Milestones", "C9", long)
		}},
		{"a column of their own", ogp.ColumnUnknown, "Milestones!T5", func(f *excelize.File) {
			f.SetCellStr("Milestones", "T4", "Budget")
			f.SetCellStr("Milestones", "T5", long)
		}},
		{"beside the table", ogp.CellOutside, "Milestones!W5", func(f *excelize.File) { f.SetCellStr("Milestones", "W5", long) }},
		{"a sheet of their own", ogp.SheetUnknown, "Notes!B2", func(f *excelize.File) { f.NewSheet("Notes"); f.SetCellStr("Notes", "B2", long) }},
		{"on the sheet Check", ogp.CellOutside, "Check!H3", func(f *excelize.File) { f.SetCellStr("Check", "H3", long) }},
		{"on the hidden lists", ogp.CellOutside, "Lists!A20", func(f *excelize.File) { f.SetCellStr("Lists", "A20", long) }},
		{"on Read me", ogp.CellOutside, "Read me!D5", func(f *excelize.File) { f.SetCellStr("Read me", "D5", long) }},
		{"below the facts on Read me", ogp.CellOutside, "Read me!B40", func(f *excelize.File) { f.SetCellStr("Read me", "B40", long) }},
		{"over a mark of the form", ogp.CellOutside, "Milestones!F5", func(f *excelize.File) { f.SetCellStr("Milestones", "F5", long) }},
		{"in a note", ogp.CommentNotRead, "Milestones!J5", func(f *excelize.File) {
			f.AddComment("Milestones", excelize.Comment{Cell: "J5", Text: long})
		}},
		{"a sheet without its header", ogp.HeaderMissing, "Milestones!J5", func(f *excelize.File) {
			f.RemoveRow("Milestones", 4)
			f.InsertRows("Milestones", 4, 1)
			f.SetCellStr("Milestones", "J5", long)
		}},
		{"a form that is newer than the program", ogp.SchemaNewer, "Commitments!F5", func(f *excelize.File) {
			f.SetCellStr("_meta", "B2", "2")
			f.SetCellStr("Read me", "B19", "2")
			f.SetCustomProps(excelize.CustomProperty{Name: "schema_version", Value: "2"})
			f.SetCellStr("Commitments", "F5", long)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/health.xlsx": inputstest.Change(t, health, tt.change)})
			if !slices.ContainsFunc(p.Findings, func(f ogp.Finding) bool { return f.Code == tt.code }) && tt.code != ogp.MilestoneNone {
				t.Errorf("no finding %s among %q", tt.code, inputstest.Places(p.Findings))
			}
			report := ogp.Merge(p.Plan, p.Returns)
			report.Keep(p.Unplaced)
			for _, u := range report.Unplaced {
				for _, c := range u.Cells {
					if u.Code == tt.code && c.At.Sheet+"!"+c.At.Cell == tt.at && c.Text == long {
						return
					}
				}
			}
			t.Errorf("the text is not kept: %+v", report.Unplaced)
		})
	}
}

// Rows and returns that the plan does not know are reported once, not cell by
// cell as changed grey texts.
func TestNothingIsComparedWithAPlanThatDoesNotKnowIt(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	other := strings.NewReplacer("EXA-2024-2026", "OLD-1", "Public register", "Another register", "moh", "edu").Replace(inputstest.SmallPlan)
	foreign := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, other), "edu", inputstest.SmallReturn))
	sameplan := strings.NewReplacer("Public register", "Another register", "moh", "edu").Replace(inputstest.SmallPlan)
	unknown := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, sameplan), "edu", inputstest.SmallReturn))
	tests := []struct {
		why  string
		file []byte
	}{
		{"a row of another plan", inputstest.Change(t, health, func(f *excelize.File) {
			f.SetCellStr("Milestones", "A9", "9.9")
			f.SetCellStr("Milestones", "C9", "Something else")
			f.SetCellStr("Commitments", "A9", "9")
			f.SetCellStr("Commitments", "B9", "Something else")
		})},
		{"a return of another plan", foreign},
		{"a return of an unknown agency", unknown},
	}
	for _, tt := range tests {
		p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/health.xlsx": tt.file})
		for _, f := range p.Findings {
			if f.Code == ogp.LockedChanged {
				t.Errorf("%s: %s %q", tt.why, f.At, f.Found)
			}
		}
		if len(p.Unplaced) == 0 {
			t.Errorf("%s: the grey texts are lost", tt.why)
		}
	}
}

func TestTheAddressBehindATextIsKept(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	evidence := inputstest.Ref(columns.Results.Layout(), "evidence", 5)
	const address = "https://example.org/the-report"
	link := func(cell, text, target string) func(*excelize.File) {
		return func(f *excelize.File) {
			f.SetCellStr("Commitments", cell, text)
			f.SetCellHyperLink("Commitments", cell, target, "External")
		}
	}
	tests := []struct {
		why      string
		change   func(*excelize.File)
		evidence []ogp.Link
		finding  ogp.Code
	}{
		{"a title that is a link", link(evidence, "Our report", address),
			[]ogp.Link{{Text: "Our report"}, {Text: address, URL: address}}, ""},
		{"an address that leads to itself", link(evidence, address, address+"/"),
			[]ogp.Link{{Text: address, URL: address}}, ""},
		{"an address that leads elsewhere", link(evidence, "https://example.org/a", address),
			[]ogp.Link{{Text: "https://example.org/a", URL: "https://example.org/a"}, {Text: address, URL: address}}, ""},
		{"an address that is not allowed", func(f *excelize.File) {
			link(evidence, "Our report", "file://server/share/report.docx")(f)
		},
			[]ogp.Link{{Text: "Our report"}}, ogp.LinkLocal},
		{"a formula that makes a link", func(f *excelize.File) {
			f.SetCellInt("Commitments", evidence, 2025)
			f.SetCellFormula("Commitments", evidence, `HYPERLINK("`+address+`",2025)`)
		}, []ogp.Link{{Text: "2025"}, {Text: address, URL: address}}, ogp.FormulaRead},
		{"a formula that only stores a link", func(f *excelize.File) {
			f.SetCellValue("Commitments", evidence, nil)
			f.SetCellFormula("Commitments", evidence, `HYPERLINK("`+address+`","Our ""best"" report")`)
		}, []ogp.Link{{Text: `Our "best" report`}, {Text: address, URL: address}}, ""},
		{"an address with a part of the page", func(f *excelize.File) {
			f.SetCellStr("Commitments", evidence, "Our report")
			f.SetCellHyperLink("Commitments", evidence, address+"#results", "External")
		}, []ogp.Link{{Text: "Our report"}, {Text: address + "#results", URL: address + "#results"}}, ""},
		{"prose that is a link", link("F5", "See our page", address),
			[]ogp.Link{{Text: "https://example.org/register", URL: "https://example.org/register"}}, ogp.LinkHidden},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/health.xlsx": inputstest.Change(t, health, tt.change)})
			if got := p.Returns[0].Results[0].Evidence; !slices.Equal(got, tt.evidence) {
				t.Errorf("evidence %+v, want %+v", got, tt.evidence)
			}
			found := slices.ContainsFunc(p.Findings, func(f ogp.Finding) bool { return f.Code == tt.finding })
			if found != (tt.finding != "") || tt.finding == "" && len(p.Findings) > 0 {
				t.Errorf("findings %q", inputstest.Places(p.Findings))
			}
		})
	}
}

func TestAHintNamesTheChoices(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	tests := []struct{ why, column, text, want string }{
		{"a short list", "format", "hybird", "In person, Online, Hybrid"},
		{"yes and no", "results_presented", "perhaps", "Yes, No"},
	}
	for _, tt := range tests {
		p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/health.xlsx": inputstest.Change(t, health, func(f *excelize.File) {
			f.SetCellStr("Consultations", inputstest.Ref(columns.Consultations.Layout(), tt.column, 5), tt.text)
		})})
		if len(p.Findings) != 1 {
			t.Fatalf("%s: findings %q", tt.why, inputstest.Places(p.Findings))
		}
		if fix := inputstest.English(t).Advice(p.Findings[0]).Fix; !strings.Contains(fix, tt.want) {
			t.Errorf("%s: the hint is %q, want it to name %s", tt.why, fix, tt.want)
		}
	}
	narrative := inputstest.SmallPlan + "\n== sheet Narrative\nsection: Processes\ntext: We did it."
	b := inputstest.Must(t)(inputstest.Plan(narrative))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": b})
	i := slices.IndexFunc(p.Findings, func(f ogp.Finding) bool { return f.Code == ogp.SectionUnknown })
	if i < 0 {
		t.Fatalf("findings %q", inputstest.Places(p.Findings))
	}
	if fix := inputstest.English(t).Advice(p.Findings[i]).Fix; !strings.Contains(fix, "list") || len(fix) > 200 {
		t.Errorf("a long list: the hint is %q", fix)
	}
}

// A plan without a start or an end that is a date has no years to judge.
func TestWordsAreNoEndOfAPlan(t *testing.T) {
	b := inputstest.Must(t)(inputstest.Plan(strings.Replace(inputstest.SmallPlan, "end: 2026-06-30", "end: next summer", 1)))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": b})
	if got := inputstest.Places(p.Findings); !slices.Contains(got, "plan-field-missing plan.xlsx Plan!B9") {
		t.Errorf("findings %q", got)
	}
}

func TestAMisspeltPermanentNameIsRecognised(t *testing.T) {
	b := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan + "\n== sheet Narrative\nsection: proces_cycl\ntext: We did it."))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": b})
	i := slices.IndexFunc(p.Findings, func(f ogp.Finding) bool { return f.Code == ogp.SectionUnknown })
	if i < 0 || p.Findings[i].Args[ogp.KeyArg("nearest")] != "narrative_section.process_cycle" {
		t.Errorf("findings %+v", p.Findings)
	}
}

func TestFindingsDoNotQuoteWhatIsPrivate(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/health.xlsx": inputstest.Change(t, health, func(f *excelize.File) {
		address := func(row int) string { return inputstest.Ref(columns.Results.Layout(), "contact_email", row) }
		f.SetCellStr("Commitments", address(5), "some.person@example.org")
		f.SetCellHyperLink("Commitments", address(5), "mailto:other.person@example.org", "External")
		f.SetCellStr("Commitments", address(9), "third.person@example.org")
	})})
	if len(p.Findings) != 2 {
		t.Errorf("findings %q, want one about the address and one about the row", inputstest.Places(p.Findings))
	}
	for _, f := range p.Findings {
		if a := inputstest.English(t).Advice(f); strings.Contains(f.Found+a.Message+a.Fix, "person") {
			t.Errorf("%s: %q, %+v", f.Code, f.Found, a)
		}
	}
}

// A form that was sent before the program learned new words is as valid as ever:
// what it says by itself is nobody's note.
func TestWordsOfEarlierFormsAreOurs(t *testing.T) {
	planBytes := inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan))
	health := inputstest.Must(t)(inputstest.Return(inputstest.PlanOf(t, inputstest.SmallPlan), "moh", inputstest.SmallReturn))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": planBytes, "inputs/health.xlsx": inputstest.Change(t, health, func(f *excelize.File) {
		f.SetCellStr("Check", "A20", "Consultation events: date")
		f.SetCellStr("Check", "A21", "Consultation events: number of participants")
	})})
	if len(p.Findings) > 0 || len(p.Unplaced) > 0 {
		t.Errorf("findings %q, unplaced %+v", inputstest.Places(p.Findings), p.Unplaced)
	}
}
