package ogp

import "slices"

// Form is what one agency is asked about: what its return is made from.
type Form struct {
	Commitments []FormCommitment
	Milestones  []FormMilestone
}

// Blank tells whether there is nothing to ask.
func (f Form) Blank() bool { return len(f.Commitments) == 0 && len(f.Milestones) == 0 }

// Asks tells whether the form asks for levels, of what the agency carries out,
// and whether for views, of what it follows from outside.
func (f Form) Asks() (levels, views bool) {
	for _, c := range f.Commitments {
		levels, views = levels || !c.View, views || c.View
	}
	for _, m := range f.Milestones {
		levels, views = levels || !m.View, views || m.View
	}
	return levels, views
}

// FormCommitment is a commitment in an agency's form.
type FormCommitment struct {
	*Commitment
	Lead bool // the agency leads it
	View bool // it follows it from outside; otherwise it supports it
}

// FormMilestone is a milestone in an agency's form.
type FormMilestone struct {
	*Milestone
	By   ID   // the agency that answers, if it is another one: then it stands there to be known
	View bool // asked for is a view
}

// AnsweredBy is the agency that carries the milestone out and so answers for
// it, or "" if the leads of its commitment do.
func (p *Plan) AnsweredBy(m *Milestone) ID {
	if p.Agency(m.Responsible) == nil {
		return ""
	}
	return m.Responsible
}

// FormOf returns what the agency is asked about, in the plan's order. A
// commitment stands in the forms of its leads and its supporting agencies; a
// milestone in the forms of its responsible agency and of its commitment's
// leads; both stand in the forms of those who are asked for their views. Withdrawn and merged commitments, and milestones that are so or whose
// commitment is, are not asked about: nothing said of them would be counted.
// Of rows with equal numbers only the first is asked about, as in Merge.
func (p *Plan) FormOf(agency ID) Form {
	var f Form
	asked := make(map[ID]*Commitment, len(p.Commitments))
	for i := range p.Commitments {
		c := &p.Commitments[i]
		if _, twice := asked[c.Number]; twice {
			continue
		}
		asked[c.Number] = c
		lead := slices.Contains(c.Lead, agency)
		if c.Change.Active() && (lead || slices.Contains(c.Supporting, agency)) {
			f.Commitments = append(f.Commitments, FormCommitment{c, lead, false})
		} else if c.Change.Active() && p.Follows(c, agency) {
			f.Commitments = append(f.Commitments, FormCommitment{c, false, true})
		}
	}
	seen := make(map[ID]bool, len(p.Milestones))
	for i := range p.Milestones {
		m := &p.Milestones[i]
		if seen[m.Number] {
			continue
		}
		seen[m.Number] = true
		c := asked[m.Commitment]
		if c == nil || !c.Change.Active() || !m.Change.Active() {
			continue
		}
		by := p.AnsweredBy(m)
		if by == agency {
			by = ""
		}
		if m.Responsible == agency || slices.Contains(c.Lead, agency) {
			f.Milestones = append(f.Milestones, FormMilestone{m, by, false})
		} else if p.Follows(c, agency) {
			f.Milestones = append(f.Milestones, FormMilestone{m, "", true})
		}
	}
	return f
}

// expected returns the agencies whose form is not blank, in one pass.
func (p *Plan) expected() map[ID]bool {
	asked := map[ID]bool{}
	active := make(map[ID]bool, len(p.Commitments))
	for i := range p.Commitments {
		c := &p.Commitments[i]
		if _, twice := active[c.Number]; twice {
			continue
		}
		active[c.Number] = c.Change.Active()
		if !c.Change.Active() {
			continue
		}
		for _, a := range c.Lead {
			asked[a] = true
		}
		for _, a := range c.Supporting {
			asked[a] = true
		}
		for _, a := range p.Followers(c) {
			asked[a] = true
		}
	}
	seen := make(map[ID]bool, len(p.Milestones))
	for i := range p.Milestones {
		m := &p.Milestones[i]
		if !seen[m.Number] && m.Responsible != "" && m.Change.Active() && active[m.Commitment] {
			asked[m.Responsible] = true
		}
		seen[m.Number] = true
	}
	return asked
}
