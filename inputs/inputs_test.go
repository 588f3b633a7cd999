package inputs_test

import (
	"os"
	"path/filepath"
	"testing"

	"selfassess/inputs"
	"selfassess/inputs/inputstest"
	"selfassess/ogp"
	"selfassess/templates"
)

const smallPlan = `
== sheet Plan
plan_id: EXA-2024-2026
country: Example
title: Second action plan
start: 2024-07-01
end: 2026-06-30
language: en
coordinating_agency: Office of the Prime Minister
contact_name: Head of the OGP unit

== sheet Agencies
agency: moh
name: Ministry of Health

agency: mof
name: Ministry of Finance

== sheet Commitments
commitment: 1
title: Public register of contracts
lead: moh
supporting: mof
values: Transparency

commitment: 1.10
title: Open budget
lead: mof

== sheet Milestones
milestone: 1.1
commitment: 1
text: Publish the register
start: 2024-08-01
end: 2025-06-30

milestone: 1.2
commitment: 1
text: Publish the contracts
responsible: mof
end: 2025-12
`

const smallReturn = `
== sheet Commitments
commitment: 1
level: Substantial
results: The register is public.
  .
  - It holds 1,200 contracts.
evidence: https://example.org/register

== sheet Milestones
milestone: 1.1
level: Completed
actual_end: 2025-05-31

== sheet Consultations
title: Forum meeting
start: 2025-02-03
civil_society: 12
results_presented: Yes
`

func english(t testing.TB) *templates.Catalogue {
	t.Helper()
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// project writes a project's files into a new folder.
func project(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t testing.TB, files map[string][]byte) *inputs.Project {
	t.Helper()
	p, err := inputs.ReadProject(project(t, files), []*templates.Catalogue{english(t)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func must(t testing.TB) func([]byte, error) []byte {
	t.Helper()
	return func(b []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

func planOf(t testing.TB, text string) *ogp.Plan {
	t.Helper()
	p := read(t, map[string][]byte{"plan.xlsx": must(t)(inputstest.Plan(text))})
	for _, f := range p.Findings {
		t.Errorf("reading the plan: %v", f)
	}
	return p.Plan
}

func TestPlanAndReturnAreReadWithTheirPlaces(t *testing.T) {
	plan := planOf(t, smallPlan)
	ret := must(t)(inputstest.Return(plan, "moh", smallReturn))
	p := read(t, map[string][]byte{"plan.xlsx": must(t)(inputstest.Plan(smallPlan)), "inputs/health.xlsx": ret})
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
