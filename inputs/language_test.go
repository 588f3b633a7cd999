package inputs_test

import (
	"strings"
	"testing"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
	"selfassess/templates/templatestest"
)

// What is found in a return can be told in any language, whatever the first
// language of the reader was: no word of the reading language is kept in it.
func TestFindingsCanBeToldInEveryLanguage(t *testing.T) {
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	ret := inputstest.Must(t)(inputstest.Return(plan, "moh", `
== sheet Commitments
commitment: 1
level: Complet
challenge: weather

== sheet Milestones
milestone: 1.1
level: In progress
actual_end: 03/04/2025

== sheet Consultations
title: A meeting
start: n/a
results_presented: perhaps
`))
	dir := inputstest.Folder(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/moh.xlsx": ret, "inputs/broken.xlsx": ret[:200], "inputs/table.xls": []byte("a,b\n")})
	en, fr := inputstest.English(t), templatestest.Marked(t, "fr")
	p, err := inputs.ReadProject(dir, []*templates.Catalogue{en, fr})
	if err != nil {
		t.Fatal(err)
	}
	findings := ogp.JoinFindings(p.Findings, ogp.Merge(p.Plan, p.Returns).Findings)
	want := map[ogp.Code]string{
		ogp.LevelUnknown:     `fr‹did you mean "fr‹Completed›"? if not: ›`,
		ogp.ValueUnknown:     "fr‹one of: fr‹Funding›fr‹, ›fr‹Staff and resources›",
		ogp.AnswerUnreadable: "fr‹Were results presented?›",
		ogp.ValueRead:        "fr‹no entry›",
		ogp.FileRefused:      "fr‹the end of it is missing; it was not downloaded or copied completely",
		ogp.FileKind:         "fr‹a text or CSV file›",
		ogp.RequiredBlank:    "fr‹Description of the results›",
	}
	for _, f := range findings {
		a := fr.Advice(f)
		for _, text := range []string{a.Message, a.Expected, a.Fix} {
			if strings.Contains(text, "[") || strings.Contains(text, "{") || !strings.HasPrefix(text, "fr‹") {
				t.Errorf("%s: %q", f.Code, text)
			}
		}
		if all := a.Message + a.Expected + a.Fix; strings.Contains(all, want[f.Code]) {
			delete(want, f.Code)
		}
		own := en.Advice(f)
		if all := own.Message + own.Expected + own.Fix; strings.Contains(all, "‹") {
			t.Errorf("%s in English: %q", f.Code, all)
		}
	}
	for code, text := range want {
		t.Errorf("no finding %s says %q", code, text)
	}
}
