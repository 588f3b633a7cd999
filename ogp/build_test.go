package ogp

import (
	"fmt"
	"slices"
	"testing"
)

// columns gives every column key of any sheet a letter, for tests that look
// at the cells of findings.
var columns = func() map[string]string {
	keys := []string{"commitment", "milestone", "agency", "event", "comment", "level", "results", "evidence", "challenge",
		"actual_start", "actual_end", "lead", "supporting", "responsible", "start", "end", "revised_end", "title",
		"place", "participants", "civil_society", "results_presented", "comments_invited", "commitments", "target",
		"response", "answered", "text"}
	m := map[string]string{}
	for i, k := range keys {
		m[k] = fmt.Sprintf("%c%c", 'A'+i/26, 'A'+i%26)
	}
	return m
}()

func from(file, sheet string, row int) Origin {
	return Origin{File: file, Sheet: sheet, Row: row, Columns: columns}
}

func words(s string) Text { return Text{"": s} }

func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// plainPlan is a plan without a fault: three agencies and two commitments.
// Commitment 1 is led by A and B with C supporting, commitment 2 by B. C is
// responsible for milestone 1.2.
func plainPlan() *Plan {
	p := &Plan{ID: "P-1", File: "plan.xlsx", Start: day("2023-01-01"), End: day("2024-12-31")}
	for i, a := range []ID{"A", "B", "C"} {
		p.Agencies = append(p.Agencies, Agency{ID: a, Name: words("Agency " + string(a)), Origin: from("plan.xlsx", "Agencies", 2+i)})
	}
	p.Commitments = []Commitment{
		{Number: "1", Title: words("One"), Lead: []ID{"A", "B"}, Supporting: []ID{"C"}, Origin: from("plan.xlsx", "Commitments", 2)},
		{Number: "2", Title: words("Two"), Lead: []ID{"B"}, Origin: from("plan.xlsx", "Commitments", 3)},
	}
	for i, m := range []Milestone{
		{Number: "1.1", Commitment: "1", End: day("2023-06-30")},
		{Number: "1.2", Commitment: "1", Responsible: "C", End: day("2023-12-31")},
		{Number: "2.1", Commitment: "2", End: day("2024-06-30")},
	} {
		m.Text = words("Do " + string(m.Number))
		m.Origin = from("plan.xlsx", "Milestones", 2+i)
		p.Milestones = append(p.Milestones, m)
	}
	for i, k := range SectionKeys {
		p.Narrative = append(p.Narrative, Narrative{Section: k, Text: words("Text"), Origin: from("plan.xlsx", "Narrative", 2+i)})
	}
	return p
}

// returnOf is a return that reports the given levels: of a commitment where
// the number has no dot, of a milestone where it has one.
func returnOf(agency ID, submission int, levels ...any) Return {
	file := string(agency) + ".xlsx"
	r := Return{File: file, Agency: agency, Plan: "P-1", Submission: submission,
		ResultsAt: Place{File: file, Sheet: "Commitments"}, ProgressAt: Place{File: file, Sheet: "Milestones"}}
	for i := 0; i < len(levels); i += 2 {
		number, level := ID(levels[i].(string)), levels[i+1].(Level)
		proof := []Link{{Text: "https://gov.example/" + string(number), URL: "https://gov.example/" + string(number)}}
		if slices.Contains([]byte(number), '.') {
			p := Progress{Milestone: number, Level: level, Evidence: proof, Origin: from(file, "Milestones", 2+len(r.Progress))}
			if level == Completed {
				p.ActualEnd = day("2023-05-31")
			}
			r.Progress = append(r.Progress, p)
			continue
		}
		r.Results = append(r.Results, Result{Commitment: number, Level: level, Results: words("What " + string(agency) + " did"),
			Challenges: []Challenge{"funding"}, Evidence: proof, Origin: from(file, "Commitments", 2+len(r.Results))})
	}
	return r
}

// plainReturns are returns of plainPlan without a fault.
func plainReturns() []Return {
	return []Return{
		returnOf("A", 1, "1", Substantial, "1.1", Completed),
		returnOf("B", 1, "1", Substantial, "2", Limited, "1.1", Completed, "2.1", Limited),
		returnOf("C", 1, "1.2", Limited),
	}
}

// placesOf returns the findings of a code as place and row, one a line.
func placesOf(fs []Finding, code Code) []string {
	var found []string
	for _, f := range fs {
		if f.Code == code {
			found = append(found, fmt.Sprintf("%s [%s]", f.At, f.Row))
		}
	}
	return found
}

func wantCodes(t *testing.T, fs []Finding, code Code, want ...string) {
	t.Helper()
	if got := placesOf(fs, code); !slices.Equal(got, want) {
		t.Errorf("%s at %q, want %q", code, got, want)
	}
}

func TestPlainPlanHasNoFindings(t *testing.T) {
	r := Merge(plainPlan(), plainReturns())
	for _, f := range r.Findings {
		t.Errorf("%s %s: %s %v", f.At, f.Code, f.Found, f.Args)
	}
	if len(r.Unplaced) > 0 {
		t.Errorf("unplaced: %v", r.Unplaced)
	}
}
