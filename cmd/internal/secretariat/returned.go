package secretariat

import "selfassess/render/data"

// Returned are the returns of a plan, as they have come; agencies stand in the
// order of the plan.
type Returned = data.Returned

// Returned tells who has sent a return and who has not. The project has a plan.
func (p *Project) Returned() (r Returned) {
	for _, s := range p.Report.Returns {
		if len(s.Superseded) > 0 {
			r.Replaced = append(r.Replaced, data.Replaced{Agency: s.Agency, By: s.File, Files: s.Superseded})
		}
		if len(s.Conflict) > 0 {
			r.Conflicting = append(r.Conflicting, s.Agency)
		}
		switch {
		case !s.Expected:
		case s.Missing() && len(s.Unread) > 0:
			r.Expected++
			r.Unreadable = append(r.Unreadable, s.Agency)
		case s.Missing():
			r.Expected++
			r.Missing = append(r.Missing, s.Agency)
		default:
			r.Expected++
			r.Received++
		}
	}
	return r
}
