package data

import (
	"io"

	"selfassess/ogp"
	"selfassess/templates"
)

// Returned are the returns of a plan, as they have come; agencies stand in the
// order of the plan.
type Returned struct {
	Expected    int        `json:"expected"` // agencies that are asked for a return
	Received    int        `json:"received"` // those of them of which a return was read
	Missing     []ogp.ID   `json:"missing"`
	Unreadable  []ogp.ID   `json:"unreadable"`  // what they have sent cannot be read
	Conflicting []ogp.ID   `json:"conflicting"` // returns of one number say different things
	Replaced    []Replaced `json:"replaced"`
}

// Replaced are the files of an agency that a later submission has replaced.
type Replaced struct {
	Agency ogp.ID   `json:"agency"`
	By     string   `json:"by"` // "" if later ones contradict each other
	Files  []string `json:"files"`
}

// check is what `check --json` prints.
type check struct {
	Returns  *Returned `json:"returns"` // null without a plan that can be read
	Findings []finding `json:"findings"`
}

// WriteCheck writes findings with who has sent a return and who has not; of a
// plan that could not be read nobody can tell.
func WriteCheck(out io.Writer, fs []ogp.Finding, r *Returned, c *templates.Catalogue) error {
	if r != nil {
		whole := *r
		whole.Missing, whole.Unreadable = listed(r.Missing), listed(r.Unreadable)
		whole.Conflicting, whole.Replaced = listed(r.Conflicting), listed(r.Replaced)
		r = &whole
	}
	return encode(out, check{r, each(fs, findingOf(c))})
}

// listed is a list that JSON writes as one even if nothing is on it.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
