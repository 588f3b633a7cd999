package inputstest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// SmallPlan is a plan as [Plan] takes it: two agencies, two commitments.
const SmallPlan = `
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

// SmallReturn is the return of the agency moh to it.
const SmallReturn = `
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
phase: Implementation
civil_society: 12
results_presented: Yes
comments_invited: Yes
`

// English is the catalogue of that language.
func English(t testing.TB) *templates.Catalogue {
	t.Helper()
	c, err := templates.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Folder writes a project's files into a new folder.
func Folder(t testing.TB, files map[string][]byte) string {
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

// Read reads the files of a project, and insists that the findings have no
// arguments but those of their codes.
func Read(t testing.TB, files map[string][]byte) *inputs.Project {
	t.Helper()
	p, err := inputs.ReadProject(Folder(t, files), []*templates.Catalogue{English(t)})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range p.Findings {
		for arg := range f.Args {
			if name := strings.TrimLeft(arg, ogp.KeyArg("")+ogp.EitherArg("")); !slices.Contains(f.Code.Args(), name) {
				t.Errorf("%s has the argument %s, which codes (ogp/code.go) does not give it", f.Code, name)
			}
		}
	}
	return p
}

// Must gives the bytes of a workbook that was made without an error.
func Must(t testing.TB) func([]byte, error) []byte {
	t.Helper()
	return func(b []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

// PlanOf is the plan that a text describes; see [Plan].
func PlanOf(t testing.TB, text string) *ogp.Plan {
	t.Helper()
	p := Read(t, map[string][]byte{"plan.xlsx": Must(t)(Plan(text))})
	for _, f := range p.Findings {
		t.Errorf("reading the plan: %v", f)
	}
	return p.Plan
}

// Ref names the cell of a column, so that a test need not know how many columns
// stand before it.
func Ref(l columns.Layout, column string, row int) string {
	i := l.Column(column)
	if i < 0 {
		panic("the sheet " + l.Key + " has no column " + column)
	}
	return xlsx.Ref(i+1, row)
}

// Places lists findings as "code file sheet!cell".
func Places(fs []ogp.Finding) (list []string) {
	for _, f := range fs {
		at := f.At.File
		if f.At.Sheet != "" {
			at += " " + f.At.Sheet + "!" + f.At.Cell
		}
		list = append(list, string(f.Code)+" "+at)
	}
	return list
}

// Change is [Edit] for changes that report nothing.
func Change(t testing.TB, b []byte, change func(f *excelize.File)) []byte {
	t.Helper()
	return Must(t)(Edit(b, func(f *excelize.File) error {
		change(f)
		return nil
	}))
}
