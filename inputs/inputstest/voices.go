package inputstest

import (
	"cmp"
	"fmt"
	"slices"
)

// Counterparts of a plan of some size. What they say comes from numbers of
// their own, so that all else is the same with and without them.

func counterpartID(k int) string { return fmt.Sprintf("C%03d", k+1) }

// follows tells whether counterpart k follows commitment c.
func (z Size) follows(k, c int) bool {
	return c >= k && (c-k)%z.Counterparts == 0 && (c-k)/z.Counterparts < cmp.Or(z.Followed, 1)
}

func (g *generator) counterparts(r *records) {
	for k := range g.size.Counterparts {
		r.fields("agency", counterpartID(k), "name", "Foundation for "+g.voices.title(2), "kind", "civil_society")
		r.end()
	}
}

// followers are the counterparts of commitment c.
func (g *generator) followers(c int) (ids []string) {
	for k := range g.size.Counterparts {
		if g.size.follows(k, c) {
			ids = append(ids, counterpartID(k))
		}
	}
	return ids
}

// view is the level that a counterpart states of what has a level: another one
// as often as in [Ecuador].
func (g *generator) view(of string) string {
	level := slices.Index(generatedLevels, g.levels[of])
	if other := 1 + g.voices.random.IntN(3); g.voices.random.IntN(EcuadorMilestones) < EcuadorDiffer {
		level += other
	}
	return generatedLevels[level%4]
}

// views is the return of counterpart k.
func (g *generator) views(k int) string {
	var r, ms records
	r.sheet("Commitments")
	ms.sheet("Milestones")
	for c := range g.size.Commitments {
		if !g.size.follows(k, c) {
			continue
		}
		r.fields("commitment", number(c), "view_level", g.view(number(c)), "view", g.voices.prose(),
			"evidence", "https://forum.example/"+number(c))
		r.end()
		for m := range g.size.Milestones {
			ms.fields("milestone", milestoneNumber(c, m), "view_level", g.view(milestoneNumber(c, m)), "view", g.voices.sentence())
			ms.end()
		}
	}
	return r.String() + ms.String()
}
