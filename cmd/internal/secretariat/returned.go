package secretariat

import "selfassess/ogp"

// Returned are the returns of a plan, as they have come.
type Returned struct {
	Expected, Received int
	Missing            []ogp.ID // agencies that have sent none, in the order of the plan
	Unreadable         []ogp.ID // agencies that have sent what cannot be read
}

// Returned tells who has sent a return and who has not. The project has a plan.
func (p *Project) Returned() (r Returned) {
	for _, s := range p.Report.Returns {
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
