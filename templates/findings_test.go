package templates_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/ogp/ogptest"
	"selfassess/templates"
)

func TestEveryCodeHasMessageExpectationAndRemedyInEveryLanguage(t *testing.T) {
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, code := range ogp.Codes() {
			known[string(code)] = true
			for _, part := range []string{"message", "expected", "fix"} {
				key := "finding." + string(code) + "." + part
				if !c.Has(key) {
					t.Errorf("%s: %s is missing", tag, key)
					continue
				}
				text := c.Text(templates.Term(key))
				if strings.TrimSpace(text) == "" || strings.HasSuffix(text, ".") {
					t.Errorf("%s: %s is %q: want words without a full stop at the end", tag, key, text)
				}
			}
		}
		for _, key := range c.Keys() {
			if rest, ok := strings.CutPrefix(key, "finding."); ok {
				if code := rest[:strings.LastIndex(rest, ".")]; !known[code] {
					t.Errorf("%s: %s belongs to no code", tag, key)
				}
			}
		}
	}
}

func TestAdviceNamesTheNearestWordAndLeavesNoValueOpen(t *testing.T) {
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	at := ogp.Place{File: "inputs/health.xlsx", Sheet: "Milestones", Cell: "G5"}
	tests := []struct {
		why     string
		finding ogp.Finding
		want    templates.Advice
	}{
		{"a near word is offered before the remedy",
			ogp.Finding{Code: ogp.LevelUnknown, At: at, Found: "Complet", Args: map[string]string{"nearest": "Completed", "@remedy": "reading.pick_level", "@word": ""}},
			templates.Advice{Message: `unknown level "Complet"`, Expected: "one of Not started, Limited, Substantial, Completed",
				Fix:    `did you mean "Completed"? if not: pick one of Not started, Limited, Substantial, Completed from the list`,
				Remedy: `did you mean "Completed"? if not: pick one of Not started, Limited, Substantial, Completed from the list`}},
		{"a column becomes its header",
			ogp.Finding{Code: ogp.RequiredBlank, At: ogp.Place{Sheet: "Commitments"}, Args: map[string]string{"@column": "column.return_commitments.results"}},
			templates.Advice{Message: "Description of the results is empty", Expected: "an entry in Description of the results", Fix: "fill in Description of the results"}},
		{"a term becomes words, several a list",
			ogp.Finding{Code: ogp.ValueUnknown, At: at, Found: "weather", Args: map[string]string{"@column": "column.return_commitments.challenge",
				"@choices": "challenge.funding\nchallenge.other", "@offer": "reading.one_of", "@nearest": ""}},
			templates.Advice{Message: `unknown entry "weather" in Challenges`, Expected: "one of: Funding, Other", Fix: "enter one of: Funding, Other"}},
		{"a word near to what was typed is a term, too",
			ogp.Finding{Code: ogp.LevelUnknown, At: at, Found: "Complet", Args: map[string]string{"@nearest": "level.completed", "@remedy": "reading.pick_level", "@word": ""}},
			templates.Advice{Message: `unknown level "Complet"`, Expected: "one of Not started, Limited, Substantial, Completed",
				Fix:    `did you mean "Completed"? if not: pick one of Not started, Limited, Substantial, Completed from the list`,
				Remedy: `did you mean "Completed"? if not: pick one of Not started, Limited, Substantial, Completed from the list`}},
		{"who keeps the plan can say what a word means; who sent the return cannot",
			ogp.Finding{Code: ogp.LevelUnknown, At: at, Found: "Under way", Args: map[string]string{"@nearest": "", "@remedy": "reading.pick_level", "@word": "reading.vocabulary"}},
			templates.Advice{Message: `unknown level "Under way"`, Expected: "one of Not started, Limited, Substantial, Completed",
				Fix: `pick one of Not started, Limited, Substantial, Completed from the list; or add a row with "Under way" to the sheet Vocabulary of the plan workbook, ` +
					"if it means one of the four levels",
				Remedy: "pick one of Not started, Limited, Substantial, Completed from the list"}},
		{"a column is known although the sheet has a name of another language",
			ogp.Finding{Code: ogp.EventConflict, At: ogp.Place{Sheet: "Consultas"}, Found: "a", Args: map[string]string{"@column": "column.consultations.title", "other": "b", "othercell": "c"}},
			templates.Advice{Message: `two records of the event differ in Title of the event: "a" here, "b" at c`, Expected: "the same entry in both records",
				Fix: "correct one of the two, or give the events ids of their own"}},
		{"both numbers are told, the old one first",
			ogp.Finding{Code: ogp.ReturnSuperseded, Found: "1", Args: map[string]string{"agency": "MOF", "submission": "2", "by": "inputs/new.xlsx"}},
			templates.Advice{Message: "submission 1 of MOF is replaced by submission 2, inputs/new.xlsx", Expected: "one return that counts for every agency",
				Fix: "nothing, if the newer one is right; otherwise raise the submission number of the right one"}},
		{"marks within marks can be told apart",
			ogp.Finding{Code: ogp.TemplateUnsafe, Found: `DDE cmd "/k"`, Args: map[string]string{"@what": "template_unsafe.field", "part": "x", "@remedy": "template_unsafe_remedy.named"}},
			templates.Advice{Message: `in x: a field that fetches or runs something ("DDE cmd '/k'")`, Expected: "a template that fetches, runs and carries nothing beside itself",
				Fix: "open it in Word and save it again as Word Document (.docx)", Remedy: "open it in Word and save it again as Word Document (.docx)"}},
		{"levels become words",
			ogp.Finding{Code: ogp.LevelDiffers, Row: "4", Args: map[string]string{"@declared": "level.completed", "@implied": "level.not_started"}},
			templates.Advice{Message: `commitment 4 is declared "Completed", and its milestones imply "Not started"`, Expected: "a level that fits those of the milestones",
				Fix: "nothing, if both are right: the declared level is printed; otherwise correct the level of the commitment or of one of its milestones"}},
	}
	for _, tt := range tests {
		if got := c.Advice(tt.finding); got != tt.want {
			t.Errorf("%s:\n got %+v\nwant %+v", tt.why, got, tt.want)
		}
	}
}

// TestFindingsOfMergingNameWordsOfTheCatalogue lets every field of an event, a
// level and a section be found fault with: a key that is not in the catalogue
// would be printed in brackets.
func TestFindingsOfMergingNameWordsOfTheCatalogue(t *testing.T) {
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	plan := &ogp.Plan{ID: "XA-1", Agencies: []ogp.Agency{{ID: "a"}, {ID: "b"}},
		Commitments: []ogp.Commitment{{Number: "1", Lead: []ogp.ID{"a", "b"}}, {Number: "2", Lead: []ogp.ID{"a"}}},
		Milestones:  []ogp.Milestone{{Number: "1.1", Commitment: "1"}, {Number: "2.1", Commitment: "2"}}}
	first := ogp.Return{File: "a.xlsx", Agency: "a", Plan: "XA-1", Events: make([]ogp.Event, 1),
		Results: []ogp.Result{{Commitment: "1", Level: ogp.Limited}, {Commitment: "2", Level: ogp.Completed}},
		Progress: []ogp.Progress{{Milestone: "2.1", Level: ogp.Limited, ActualEnd: ogp.Date{Year: 2024},
			Origin: ogp.Origin{Columns: map[string]string{"corrective_action": "M"}}}}}
	second := ogp.Return{File: "b.xlsx", Agency: "b", Plan: "XA-1", Events: make([]ogp.Event, 1),
		Results: []ogp.Result{{Commitment: "1", Level: ogp.Completed}}}
	n := ogptest.Fill(ogp.EventFields, &first.Events[0], 1)
	ogptest.Fill(ogp.EventFields, &second.Events[0], n+1)
	second.Events[0].ID = first.Events[0].ID

	want := []ogp.Code{ogp.EventConflict, ogp.LevelConflict, ogp.LevelDiffers, ogp.LevelBlank, ogp.RequiredBlank,
		ogp.ChallengeMissing, ogp.CorrectiveMissing, ogp.EndedNotCompleted, ogp.SectionBlank}
	for _, f := range ogp.Merge(plan, []ogp.Return{first, second}).Findings {
		want = slices.DeleteFunc(want, func(c ogp.Code) bool { return c == f.Code })
		a := c.Advice(f)
		if all := a.Message + a.Expected + a.Fix; strings.ContainsAny(all, "[{") {
			t.Errorf("%s: %+v has a word that is not in the catalogue", f.Code, a)
		}
	}
	if len(want) > 0 {
		t.Errorf("no finding is %v", want)
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// TestTextsOfFindingsUseTheArgumentsOfTheirCodes: any other name would be
// printed as it stands.
func TestTextsOfFindingsUseTheArgumentsOfTheirCodes(t *testing.T) {
	always := []string{"found", "row", "file", "sheet", "cell"}
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range ogp.Codes() {
			may := append(always, code.Args()...)
			for _, part := range []string{"message", "expected", "fix"} {
				key := "finding." + string(code) + "." + part
				for _, p := range placeholder.FindAllString(c.Text(templates.Term(key)), -1) {
					if !slices.Contains(may, strings.Trim(p, "{}")) {
						t.Errorf("%s: %s uses %s, which codes (ogp/code.go) does not give to it: it has %s", tag, key, p, strings.Join(may, ", "))
					}
				}
			}
		}
	}
}
