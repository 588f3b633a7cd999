package ogp

import (
	"cmp"
	"slices"
)

// What those say who follow a commitment from outside: its counterparts, and
// the forum, which follows all. Views are validation. They stand beside the
// level and never count as one, so that two that differ are no conflict.

// View is what one body says of a commitment or a milestone.
type View struct {
	Agency     ID
	Submission int
	Level      Level // NotReported: it stated none
	Text       Text
	Evidence   []Link
}

// Differs tells whether the view can be compared with a level, and is another.
func (v View) Differs(from Level) bool {
	return v.Level != NotReported && from != NotReported && v.Level != from
}

// Stated are the views of the commitment as a whole.
func (c *CommitmentReport) Stated() []View {
	views := make([]View, len(c.Views))
	for i := range c.Views {
		r := &c.Views[i]
		views[i] = View{r.Agency, r.Submission, r.ViewLevel, r.View, r.Evidence}
	}
	return views
}

// Stated are the views of the milestone.
func (m *MilestoneReport) Stated() []View {
	views := make([]View, len(m.Views))
	for i := range m.Views {
		p := &m.Views[i]
		views[i] = View{p.Agency, p.Submission, p.ViewLevel, p.View, p.Evidence}
	}
	return views
}

// part is the part of an agency in the commitment that makes it no outsider: a
// field of the plan, or "".
func (c *Commitment) part(agency ID) string {
	switch {
	case slices.Contains(c.Lead, agency):
		return "lead"
	case slices.Contains(c.Supporting, agency):
		return "supporting"
	}
	return ""
}

// IsForum tells whether the body is the forum, which is asked about all.
func (p *Plan) IsForum(agency ID) bool {
	a := p.Agency(agency)
	return a != nil && a.Kind == ForumBody
}

// Follows tells whether the body is asked for its view of the commitment. Who
// carries it out is not, whatever else the plan says.
func (p *Plan) Follows(c *Commitment, agency ID) bool {
	return agency != "" && c.part(agency) == "" && (slices.Contains(c.Counterparts, agency) || p.IsForum(agency))
}

// follows is the same of a milestone, which its responsible agency answers.
func (p *Plan) follows(c *Commitment, m *Milestone, agency ID) bool {
	return agency != m.Responsible && p.Follows(c, agency)
}

// Followers are the bodies that are asked for their views of the commitment:
// counterparts in the order of its row, and then the forum. Ids that the plan
// does not know are not among them.
func (p *Plan) Followers(c *Commitment) (bodies []ID) {
	add := func(id ID) {
		if p.Follows(c, id) && !slices.Contains(bodies, id) {
			bodies = append(bodies, id)
		}
	}
	for _, id := range c.Counterparts {
		if p.Agency(id) != nil {
			add(id)
		}
	}
	for i := range p.Agencies {
		if p.Agencies[i].Kind == ForumBody {
			add(p.Agencies[i].ID)
		}
	}
	return bodies
}

// checkCounterpart reports a counterpart that there is not, or that carries
// out itself what it should follow.
func (m *merger) checkCounterpart(c *Commitment, id ID) {
	at := c.At("counterparts")
	m.checkAgency(id, at, c.Number)
	if part := c.part(id); part != "" {
		m.find(CounterpartActs, at, c.Number, string(id), KeyArg("part"), columnTerm("commitments", part))
	}
}

// placeView takes the row of a body that follows the commitment. Of any other
// it leaves out what only those may say.
func (m *merger) placeView(c *CommitmentReport, r *Result) bool {
	if !m.plan.Follows(&c.Commitment, r.Agency) {
		*r = partOf(m, resultKind, "return_commitments", ViewByOther, r, (*FieldInfo).InResults)
		return false
	}
	*r = partOf(m, resultKind, "return_commitments", ViewOnly, r, (*FieldInfo).InViews)
	if r.filled() {
		c.Views = append(c.Views, *r)
		m.checkView(r.ViewLevel, r.At("view_level"), c.Number, "return_commitments")
	}
	return true
}

// placeViews takes the rows of bodies that follow the milestone.
func (m *merger) placeViews(c *CommitmentReport, ms *MilestoneReport, rows []Progress) {
	slices.SortStableFunc(rows, func(a, b Progress) int { return cmp.Compare(c.role(a.Agency), c.role(b.Agency)) })
	for i := range rows {
		r := partOf(m, progressKind, "return_milestones", ViewOnly, &rows[i], (*FieldInfo).InViews)
		if k := slices.IndexFunc(rows[:i], func(o Progress) bool { return o.Agency == r.Agency }); k >= 0 &&
			m.repeats(r.At("milestone"), rows[k].At("milestone"), ms.Number, rows[i].own(), rows[k].own()) || !r.filled() {
			continue
		}
		ms.Views = append(ms.Views, r)
		m.checkView(r.ViewLevel, r.At("view_level"), ms.Number, "return_milestones")
	}
}

// checkView reports a view that cannot be compared, for want of a level.
func (m *merger) checkView(l Level, at Place, row ID, sheet string) {
	if l == NotReported {
		m.find(ViewLevelBlank, at, row, "", KeyArg("column"), columnTerm(sheet, "view_level"))
	}
}

// partOf is the row with nothing but the fields asked for. The others are
// reported and left out.
func partOf[R any](m *merger, of rowKind[R], sheet string, code Code, r *R, which func(*FieldInfo) bool) R {
	origin := of.origin(r)
	rest := of.fields.cells(r, origin, func(i *FieldInfo) bool { return !which(i) })
	if len(rest) == 0 {
		return *r
	}
	agency := of.agency(r)
	for _, c := range rest {
		column, _, _ := CutLang(c.Column)
		m.find(code, c.At, of.id(r), c.Text, "agency", string(agency), KeyArg("column"), columnTerm(sheet, column))
	}
	kept := of.begin(r)
	for i := range of.fields {
		if f := &of.fields[i]; which(&f.FieldInfo) {
			assign(f.Value(&kept), f.Value(r))
		}
	}
	if !of.fields.filled(&kept, (*FieldInfo).Own) { // it has no place, and with it goes what only described it
		rest = of.fields.cells(r, origin, func(i *FieldInfo) bool { return !i.Parent })
	}
	m.leaveOut(code, agency, of.id(r), rest)
	return kept
}

// Compared counts what both the government and others have stated a level of.
type Compared struct {
	Spoke  int  // with a level that counts, and a view with a level
	Differ []ID // of those, where any such view has another level, in the plan's order
}

// Views are the views compared with the levels.
type Views struct{ Commitments, Milestones Compared }

// Asked says of a body how much it was asked for its view of, and on how much
// it has stated one.
type Asked struct {
	Agency              ID
	Forum               bool
	Commitments, Stated int
	Milestones, Judged  int  // the same of milestones
	Elsewhere           bool // it has stated one of what was withdrawn or merged
}

// Silent tells whether the body has stated no view at all.
func (a Asked) Silent() bool { return a.Stated+a.Judged == 0 && !a.Elsewhere }

// viewCounter compares views with levels. The forum is counted apart from the
// counterparts.
type viewCounter struct {
	*Statistics
	plan  *Plan
	forum map[ID]bool
	at    map[ID]int // in Asked
}

// countViews compares what is assessed.
func (s *Statistics) countViews(r *Report) {
	if r.Plan == nil {
		return // nobody was asked
	}
	n := viewCounter{s, r.Plan, map[ID]bool{}, map[ID]int{}}
	for i := range r.Plan.Agencies {
		a := &r.Plan.Agencies[i]
		n.forum[a.ID] = n.forum[a.ID] || a.Kind == ForumBody
	}
	for _, c := range r.active() {
		n.count(c)
	}
	for i := range r.Commitments {
		n.findElsewhere(&r.Commitments[i])
	}
	slices.SortStableFunc(s.Asked, func(a, b Asked) int { return cmp.Compare(boolRank(a.Forum), boolRank(b.Forum)) })
}

// asked is the line of a body.
func (n *viewCounter) asked(id ID) *Asked {
	k, ok := n.at[id]
	if !ok {
		k = len(n.Asked)
		n.at[id] = k
		n.Asked = append(n.Asked, Asked{Agency: id, Forum: n.forum[id]})
	}
	return &n.Asked[k]
}

func (n *viewCounter) count(c *CommitmentReport) {
	followers := n.plan.Followers(&c.Commitment)
	if len(followers) == 0 {
		return
	}
	milestones := c.ActiveMilestones()
	for _, id := range followers {
		a := n.asked(id)
		a.Commitments++
		for _, m := range milestones {
			if id != m.Responsible {
				a.Milestones++
			}
		}
	}
	stated := c.Stated()
	eachBody(stated, func(id ID) { n.asked(id).Stated++ })
	n.Counterparts.Commitments.compare(c.Number, c.Level, stated, func(id ID) bool { return !n.forum[id] })
	n.Forum.Commitments.compare(c.Number, c.Level, stated, func(id ID) bool { return n.forum[id] })
	for _, m := range milestones {
		stated := m.Stated()
		eachBody(stated, func(id ID) { n.asked(id).Judged++ })
		n.Counterparts.Milestones.compare(m.Number, m.Level, stated, func(id ID) bool { return !n.forum[id] })
		n.Forum.Milestones.compare(m.Number, m.Level, stated, func(id ID) bool { return n.forum[id] })
	}
}

// findElsewhere finds who has spoken of what was withdrawn or merged, which
// counts for nothing else.
func (n *viewCounter) findElsewhere(c *CommitmentReport) {
	mark := func(views []View) {
		for _, v := range views {
			if k, ok := n.at[v.Agency]; ok {
				n.Asked[k].Elsewhere = true
			}
		}
	}
	if !c.Active() {
		mark(c.Stated())
	}
	for i := range c.Milestones {
		if m := &c.Milestones[i]; !c.Active() || !m.Change.Active() {
			mark(m.Stated())
		}
	}
}

// eachBody calls do once for each body that has stated a view.
func eachBody(views []View, do func(ID)) {
	for i, v := range views {
		if !slices.ContainsFunc(views[:i], func(o View) bool { return o.Agency == v.Agency }) {
			do(v.Agency)
		}
	}
}

func (n *Compared) compare(number ID, level Level, views []View, counts func(ID) bool) {
	spoke, differs := false, false
	for _, v := range views {
		if level != NotReported && v.Level != NotReported && counts(v.Agency) {
			spoke, differs = true, differs || v.Differs(level)
		}
	}
	if spoke {
		n.Spoke++
	}
	if differs {
		n.Differ = append(n.Differ, number)
	}
}
