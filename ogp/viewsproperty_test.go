package ogp

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// chanceVoices is a plan with returns in which everybody states what chance
// lets them: leads and counterparts, the forum, strangers, of things that were
// withdrawn as well.
func chanceVoices(r *rand.Rand) (*Plan, []Return) {
	bodies := []ID{"A", "B", "K", "L", "F", "G"}
	kinds := []AgencyKind{"", "", CivilBody, CivilBody, ForumBody, ForumBody}
	p := &Plan{ID: "P-1", File: "plan.xlsx"}
	for i, id := range bodies[:5+r.IntN(2)] {
		p.Agencies = append(p.Agencies, Agency{ID: id, Name: words(string(id)), Kind: kinds[i]})
	}
	some := func() (ids []ID) {
		for _, id := range bodies {
			if r.IntN(3) == 0 {
				ids = append(ids, id)
			}
		}
		return ids
	}
	for c := range 1 + r.IntN(4) {
		number := ID(fmt.Sprint(c + 1))
		p.Commitments = append(p.Commitments, Commitment{Number: number, Lead: bodies[c%2 : c%2+1], Supporting: some(), Counterparts: some(),
			Change: chanceChange(r), Origin: from("plan.xlsx", "Commitments", c+2)})
		for m := range r.IntN(4) {
			p.Milestones = append(p.Milestones, Milestone{Number: ID(fmt.Sprintf("%s.%d", number, m+1)), Commitment: number,
				Change: chanceChange(r), Responsible: append([]ID{"", ""}, bodies...)[r.IntN(8)]})
		}
	}
	var returns []Return
	for _, id := range bodies {
		if r.IntN(6) > 0 {
			returns = append(returns, chanceReturn(r, p, id))
		}
	}
	return p, returns
}

func chanceChange(r *rand.Rand) Change {
	if r.IntN(5) == 0 {
		return Withdrawn
	}
	return ""
}

func chanceReturn(r *rand.Rand, p *Plan, body ID) Return {
	file := string(body) + ".xlsx"
	ret := Return{File: file, Agency: body, Plan: "P-1", Submission: 1}
	level := func() Level { return AllLevels[r.IntN(len(AllLevels))] }
	for i, c := range p.Commitments {
		if r.IntN(4) > 0 {
			ret.Results = append(ret.Results, Result{Commitment: c.Number, Level: level(), ViewLevel: level(), Origin: from(file, "Commitments", i+2)})
		}
	}
	for i, m := range p.Milestones {
		if r.IntN(4) > 0 {
			ret.Progress = append(ret.Progress, Progress{Milestone: m.Number, Level: level(), ViewLevel: level(), Origin: from(file, "Milestones", i+2)})
		}
	}
	return ret
}

// Whatever chance lets bodies state, no order of the returns changes what is
// counted, as many differ at most as both spoke on, and every count is that of
// the statements themselves.
func TestViewsByChanceAreCountedRight(t *testing.T) {
	spoke, differ := 0, 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 14))
		p, returns := chanceVoices(r)
		report := Merge(p, returns)
		s := report.Statistics()
		for _, forum := range []bool{false, true} {
			counted := s.Counterparts
			if forum {
				counted = s.Forum
			}
			commitments, milestones := compareByHand(report, returns, forum)
			if got := counted; !reflect.DeepEqual(got.Commitments, commitments) || !reflect.DeepEqual(got.Milestones, milestones) {
				t.Errorf("plan %d, forum %t: %+v, by hand %+v and %+v", seed, forum, got, commitments, milestones)
			}
			if milestones.Spoke > s.Milestones.Assessed || len(milestones.Differ) > milestones.Spoke || len(commitments.Differ) > commitments.Spoke {
				t.Errorf("plan %d: %+v and %+v of %d", seed, commitments, milestones, s.Milestones.Assessed)
			}
			spoke, differ = spoke+milestones.Spoke, differ+len(milestones.Differ)
		}
		for range 3 {
			shuffled := slices.Clone(returns)
			r.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
			if other := Merge(p, shuffled).Statistics(); !reflect.DeepEqual(other, s) {
				t.Errorf("plan %d: another order gives other statistics", seed)
			}
		}
	}
	if spoke < 200 || differ < 100 || differ == spoke {
		t.Errorf("these plans prove little: %d differ of %d", differ, spoke)
	}
}

// compareByHand counts from the returns, of all that is assessed, who may state
// a view and has.
func compareByHand(r *Report, returns []Return, forum bool) (commitments, milestones Compared) {
	kind := map[ID]AgencyKind{}
	for _, a := range r.Plan.Agencies {
		kind[a.ID] = a.Kind
	}
	follows := func(c *Commitment, body ID) bool {
		k, known := kind[body]
		named := slices.Contains(c.Counterparts, body) && known
		return (named || k == ForumBody) && !slices.Contains(c.Lead, body) && !slices.Contains(c.Supporting, body) &&
			(k == ForumBody) == forum
	}
	add := func(n *Compared, id ID, level Level, views []Level) {
		views = slices.DeleteFunc(views, func(l Level) bool { return l == NotReported })
		if level == NotReported || len(views) == 0 {
			return
		}
		n.Spoke++
		if slices.ContainsFunc(views, func(l Level) bool { return l != level }) {
			n.Differ = append(n.Differ, id)
		}
	}
	for _, c := range r.Commitments {
		if c.Change == Withdrawn {
			continue
		}
		var views []Level
		for _, ret := range returns {
			for _, row := range ret.Results {
				if row.Commitment == c.Number && follows(&c.Commitment, ret.Agency) {
					views = append(views, row.ViewLevel)
				}
			}
		}
		add(&commitments, c.Number, c.Level, views)
		for _, m := range c.Milestones {
			var views []Level
			for _, ret := range returns {
				for _, row := range ret.Progress {
					if row.Milestone == m.Number && m.Change != Withdrawn && ret.Agency != m.Responsible && follows(&c.Commitment, ret.Agency) {
						views = append(views, row.ViewLevel)
					}
				}
			}
			add(&milestones, m.Number, m.Level, views)
		}
	}
	return commitments, milestones
}
