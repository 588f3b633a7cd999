package ogp

// EachCell calls do with every cell that the report is made of, as it was
// read, in the order of the plan: what was written there may be printed. Rows
// that count for nothing, such as those of a return that another one has
// replaced, are not among them; Unplaced keeps those.
func (r *Report) EachCell(do func(Cell)) {
	all := func(cells []Cell) {
		for _, c := range cells {
			do(c)
		}
	}
	p := r.Plan
	all(p.Cells())
	for i := range p.Agencies {
		all(p.Agencies[i].Cells())
	}
	for i := range r.Commitments {
		r.Commitments[i].eachCell(all)
	}
	for i := range p.Narrative {
		all(p.Narrative[i].Cells())
	}
	for i := range p.Recommendations {
		all(p.Recommendations[i].Cells())
	}
	for i := range r.Events {
		all(r.Events[i].Cells())
	}
	for i := range r.Comments {
		all(r.Comments[i].Cells())
	}
	for i := range r.Repository {
		all(r.Repository[i].Cells())
	}
	for i := range p.PeerExchange {
		all(p.PeerExchange[i].Cells())
	}
	for i := range p.Vocabulary {
		all(p.Vocabulary[i].told())
	}
}

func (c *CommitmentReport) eachCell(all func([]Cell)) {
	all(c.Commitment.Cells())
	for i := range c.Results {
		all(c.Results[i].Cells())
	}
	for i := range c.Views {
		all(c.Views[i].Cells())
	}
	for i := range c.Milestones {
		m := &c.Milestones[i]
		all(m.Milestone.Cells())
		for k := range m.Progress {
			all(m.Progress[k].Cells())
		}
		for k := range m.Views {
			all(m.Views[k].Cells())
		}
		for k := range m.Activities {
			all(m.Activities[k].Cells())
		}
	}
}
