package inputs_test

import (
	"testing"

	"selfassess/inputs/inputstest"
	"selfassess/ogp"
)

func TestPlanAndReturnAreReadWithTheirPlaces(t *testing.T) {
	plan := inputstest.PlanOf(t, inputstest.SmallPlan)
	ret := inputstest.Must(t)(inputstest.Return(plan, "moh", inputstest.SmallReturn))
	p := inputstest.Read(t, map[string][]byte{"plan.xlsx": inputstest.Must(t)(inputstest.Plan(inputstest.SmallPlan)), "inputs/health.xlsx": ret})
	for _, f := range p.Findings {
		t.Errorf("%v", f)
	}
	if len(p.Returns) != 1 {
		t.Fatalf("%d returns, want 1", len(p.Returns))
	}
	r := p.Returns[0]
	if r.Agency != "moh" || r.Plan != "EXA-2024-2026" || r.Submission != 1 {
		t.Errorf("head of the return: %+v", r)
	}
	if got := r.Results[0]; got.Level != ogp.Substantial || got.Results.Main() != "The register is public.\n\n- It holds 1,200 contracts." || got.Role != "Lead" ||
		got.Evidence[0].URL != "https://example.org/register" {
		t.Errorf("result: %+v", got)
	}
	if got := r.Progress[0]; got.ActualEnd != ogp.Day(2025, 5, 31) || got.At("actual_end") != (ogp.Place{File: "inputs/health.xlsx", Sheet: "Milestones", Cell: "I5"}) {
		t.Errorf("progress: %+v", got)
	}
	if got := r.Events[0]; got.Start != ogp.Day(2025, 2, 3) || got.Sectors["civil_society"] != ogp.Counted(12) || got.Agency != "moh" {
		t.Errorf("event: %+v", got)
	}
}
