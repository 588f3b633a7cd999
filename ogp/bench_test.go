package ogp

import (
	"fmt"
	"strings"
	"testing"
)

// large is a plan of n agencies with three commitments each, ten milestones a
// commitment, and about seven events a return.
func large(n int) (*Plan, []Return) {
	p := &Plan{ID: "P-1", Start: day("2023-01-01"), End: day("2024-12-31")}
	prose := words(strings.Repeat("word ", 80))
	returns := make([]Return, n)
	for a := range n {
		id := ID(fmt.Sprintf("A%d", a))
		p.Agencies = append(p.Agencies, Agency{ID: id})
		r := &returns[a]
		*r = Return{File: string(id) + ".xlsx", Agency: id, Plan: "P-1", Submission: 1}
		for range 3 {
			number := ID(fmt.Sprint(len(p.Commitments) + 1))
			p.Commitments = append(p.Commitments, Commitment{Number: number, Lead: []ID{id}, Theme: words(fmt.Sprint(a % 7))})
			r.Results = append(r.Results, Result{Commitment: number, Level: Limited, Results: prose, Lessons: prose, NextSteps: prose,
				Origin: from(r.File, "Commitments", 2+len(r.Results))})
			for m := range 10 {
				ms := ID(fmt.Sprintf("%s.%d", number, m+1))
				p.Milestones = append(p.Milestones, Milestone{Number: ms, Commitment: number, End: day("2024-01-31")})
				r.Progress = append(r.Progress, Progress{Milestone: ms, Level: Completed, ActualEnd: day("2024-02-15"), Progress: prose,
					Origin: from(r.File, "Milestones", 2+len(r.Progress))})
			}
		}
		for e := range 7 {
			r.Events = append(r.Events, Event{Title: words(fmt.Sprintf("Meeting %d", e%5)), Place: words("Hall"), Start: Day(2023, 1+e, 1+a%28),
				Points: prose, Phase: Implementation, Commitments: []ID{r.Results[0].Commitment}, Origin: from(r.File, "Consultations", 2+e)})
		}
	}
	return p, returns
}

func merged(n int) func() {
	p, returns := large(n)
	return func() {
		r := Merge(p, returns)
		r.Statistics()
		r.Requirements()
	}
}

func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{14, 134} {
		b.Run(fmt.Sprintf("%d-returns", n), func(b *testing.B) {
			run := merged(n)
			b.ReportAllocs()
			for b.Loop() {
				run()
			}
		})
	}
}
