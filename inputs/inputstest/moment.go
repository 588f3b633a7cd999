package inputstest

import (
	"encoding/json"

	"selfassess/ogp"
)

// moment is a report.json of an earlier day, with what a reader of moments looks
// at and a note that it does not look at.
func (c *chooser) moment(day, note string) []byte {
	type standing map[string]any
	level := func() string { return ogp.AllLevels[c.IntN(len(ogp.AllLevels))].Key() }
	change := func() string { return c.pick("none", "none", "none", "added", "withdrawn") }
	var commitments []standing
	seen := map[string]bool{}
	for _, number := range append([]string{"77.7"}, c.commitments...) {
		if seen[number] || c.oneIn(4) {
			continue
		}
		seen[number] = true
		milestones := []standing{}
		for _, m := range c.milestones {
			if !seen[m] && c.oneIn(2) {
				seen[m] = true
				milestones = append(milestones, standing{"milestone": m, "change": change(), "level": level()})
			}
		}
		commitments = append(commitments, standing{"commitment": number, "change": change(), "level": level(),
			"milestones": milestones, "results": note})
	}
	b, err := json.Marshal(standing{"schema": "selfassess-report/1", "date": day, "commitments": commitments,
		"plan": standing{"plan_id": "R-1", "report_kind": c.pick("mid_term", "end_of_term"), "country": note}})
	if err != nil {
		panic(err) // texts and maps of texts can be written
	}
	return b
}
