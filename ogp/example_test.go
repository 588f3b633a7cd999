package ogp_test

import (
	"fmt"

	"selfassess/ogp"
)

// A plan with one commitment and two milestones, and the returns of the two
// agencies that lead it, which do not agree.
func ExampleMerge() {
	plan := &ogp.Plan{
		ID:          "XA-1",
		Agencies:    []ogp.Agency{{ID: "moh"}, {ID: "mof"}},
		Commitments: []ogp.Commitment{{Number: "1", Title: ogp.Text{"": "Open budgets"}, Lead: []ogp.ID{"mof", "moh"}}},
		Milestones:  []ogp.Milestone{{Number: "1.1", Commitment: "1"}, {Number: "1.2", Commitment: "1"}},
	}
	returns := []ogp.Return{
		{File: "finance.xlsx", Agency: "mof", Plan: "XA-1", Submission: 1,
			Results: []ogp.Result{{Commitment: "1", Level: ogp.Substantial, Results: ogp.Text{"": "Budgets are online."},
				Origin: ogp.Origin{File: "finance.xlsx"}}},
			Progress: []ogp.Progress{{Milestone: "1.1", Level: ogp.Completed}, {Milestone: "1.2", Level: ogp.Limited}}},
		{File: "health.xlsx", Agency: "moh", Plan: "XA-1", Submission: 1,
			Results: []ogp.Result{{Commitment: "1", Level: ogp.Completed, Origin: ogp.Origin{File: "health.xlsx"}}}},
	}
	report := ogp.Merge(plan, returns)

	c := report.Commitment("1")
	implied, _ := c.Implied()
	fmt.Println("declared:", c.Level.Key(), "- in conflict:", c.Conflict)
	fmt.Println("implied by the milestones:", implied.Key())
	for _, f := range report.Findings {
		if f.Severity() == ogp.Error {
			fmt.Println(f.At.File, f.Code, f.Found, "against", f.Args[ogp.KeyArg("otherlevel")])
		}
	}
	// Output:
	// declared: not_reported - in conflict: true
	// implied by the milestones: substantial
	// finance.xlsx level-conflict substantial against level.completed
	// health.xlsx level-conflict completed against level.substantial
}
