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
	all(p.ownCells())
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
}

func (c *CommitmentReport) eachCell(all func([]Cell)) {
	all(c.Commitment.Cells())
	for i := range c.Results {
		all(c.Results[i].Cells())
	}
	for i := range c.Milestones {
		m := &c.Milestones[i]
		all(m.Milestone.Cells())
		for k := range m.Progress {
			all(m.Progress[k].Cells())
		}
		for k := range m.Activities {
			all(m.Activities[k].Cells())
		}
	}
}

// ownCells returns the words of the sheet Plan, which stand one below the
// other.
func (p *Plan) ownCells() []Cell {
	var l cellList
	l.text("country", p.Country)
	l.text("title", p.Title)
	l.text("coordinating_agency", p.CoordinatingAgency)
	l.contact(p.Contact)
	l.text("forum_name", p.Forum)
	l.add("forum_rules_url", p.ForumRules.Text)
	l.add("website_url", p.Website.Text)
	l.add("repository_url", p.RepositoryURL.Text)
	for i := range l.cells {
		l.cells[i].At = p.At(l.cells[i].Column)
	}
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (n *Narrative) Cells() []Cell {
	l := cellList{origin: n.Origin}
	l.add("section", string(n.Section))
	l.text("text", n.Text)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (r *Recommendation) Cells() []Cell {
	l := cellList{origin: r.Origin}
	l.add("number", string(r.Number))
	l.text("recommendation", r.Recommendation)
	l.add("addressed", r.Addressed.Key())
	l.text("how", r.How)
	l.add("next_plan", r.NextPlan.Key())
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (e *PeerExchange) Cells() []Cell {
	l := cellList{origin: e.Origin}
	l.date("date", e.Date)
	l.text("with", e.With)
	l.text("topic", e.Topic)
	l.add("direction", e.Direction)
	l.text("text", e.Text)
	return l.cells
}
