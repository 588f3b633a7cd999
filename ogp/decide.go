package ogp

import (
	"cmp"
	"slices"
	"strings"
)

// placeResults sorts the rows of the returns to their commitments.
func (m *merger) placeResults(used []*Return) {
	for _, r := range used {
		for i := range r.Results {
			row := r.Results[i]
			row.Agency, row.Submission = r.Agency, r.Submission
			at, ok := m.commitments.at[row.Commitment]
			if !ok {
				m.unknownCommitment(row.Commitment, row.At("commitment"), row.Commitment)
				m.leaveOut(CommitmentNone, r.Agency, row.Commitment, row.Cells())
				continue
			}
			m.results[at] = append(m.results[at], row)
		}
	}
}

// placeProgress sorts the rows of the returns to their milestones.
func (m *merger) placeProgress(used []*Return) {
	for _, r := range used {
		for i := range r.Progress {
			row := r.Progress[i]
			row.Agency, row.Submission = r.Agency, r.Submission
			at, ok := m.milestones.at[row.Milestone]
			if !ok {
				m.unknownMilestone(row.Milestone, row.At("milestone"))
				m.leaveOut(MilestoneNone, r.Agency, row.Milestone, row.Cells())
				continue
			}
			m.progress[at] = append(m.progress[at], row)
		}
	}
}

// noPart ranks agencies that have no part in a commitment.
const noPart = 1 << 20

// role ranks an agency in a commitment: leads in the plan's order, supporting
// agencies and counterparts likewise, all others after them.
func (c *Commitment) role(agency ID) int {
	if i := slices.Index(c.Lead, agency); i >= 0 {
		return i
	}
	if i := slices.Index(c.Supporting, agency); i >= 0 {
		return len(c.Lead) + i
	}
	if i := slices.Index(c.Counterparts, agency); i >= 0 {
		return len(c.Lead) + len(c.Supporting) + i
	}
	return noPart
}

// decideCommitments applies the rule of leads: they declare the level, and
// where they disagree there is none. Texts of all agencies are kept.
func (m *merger) decideCommitments() {
	for i := range m.report.Commitments {
		c := &m.report.Commitments[i]
		rows := m.onceEach(m.results[i], c)
		for k := range rows {
			r := &rows[k]
			if m.placeView(c, r) || !r.filled() {
				continue // it is no result
			}
			leads := c.role(r.Agency) < len(c.Lead)
			c.Results = append(c.Results, *r)
			switch {
			case leads && r.Level != NotReported:
				c.Declared = append(c.Declared, *r)
			case r.Level != NotReported:
				m.find(LevelByOther, r.At("level"), c.Number, r.Level.Key(), "agency", string(r.Agency))
			}
			if c.role(r.Agency) == noPart {
				m.find(RowNotExpected, r.At("commitment"), c.Number, string(c.Number), "agency", string(r.Agency))
			}
		}
		m.decideLevel(c)
		m.checkLeads(c, rows)
	}
}

// onceEach orders the rows of one commitment and drops repeats of a row by
// the same agency. A second row that says something else is kept beside the
// first, as if a further lead had sent it: the two may be in conflict.
func (m *merger) onceEach(rows []Result, c *CommitmentReport) []Result {
	slices.SortStableFunc(rows, func(a, b Result) int {
		return cmp.Or(cmp.Compare(c.role(a.Agency), c.role(b.Agency)),
			CompareIDs(a.Agency, b.Agency), a.Origin.compare(b.Origin))
	})
	kept := rows[:0]
	for i := range rows {
		k := slices.IndexFunc(kept, func(r Result) bool { return r.Agency == rows[i].Agency })
		if k >= 0 && m.repeats(rows[i].At("commitment"), kept[k].At("commitment"), c.Number, rows[i].own(), kept[k].own()) {
			continue
		}
		kept = append(kept, rows[i])
	}
	return kept
}

// repeats reports a second row by the same agency for the same thing, and
// tells whether it adds nothing to the first. That the two differ in what they
// state is no dispute of the agency with itself, and not reported as one.
func (m *merger) repeats(at, first Place, id ID, cells, firstCells []Cell) bool {
	m.find(RowTwice, at, id, string(id), "other", first.String())
	return len(cells) == 0 || contentOf(cells) == contentOf(firstCells)
}

// decideLevel takes the level that all leads who state one agree on.
func (m *merger) decideLevel(c *CommitmentReport) {
	if len(c.Declared) == 0 {
		return
	}
	c.Level = c.Declared[0].Level
	for i := range c.Declared {
		d := &c.Declared[i]
		differs := func(o Result) bool { return o.Level != d.Level }
		if !slices.ContainsFunc(c.Declared, differs) {
			return
		}
		c.Conflict, c.Level = true, NotReported
		k := slices.IndexFunc(c.Declared, func(o Result) bool { return differs(o) && o.Agency != d.Agency })
		if k < 0 {
			continue // two rows of one agency: see repeats
		}
		o := &c.Declared[k]
		m.conflict(LevelConflict, c.Number,
			statement{d.Agency, d.Level, d.At("level")}, statement{o.Agency, o.Level, o.At("level")})
	}
}

// statement is a level with who stated it, and where.
type statement struct {
	agency ID
	level  Level
	at     Place
}

func (m *merger) conflict(code Code, id ID, s, other statement) {
	m.find(code, s.at, id, s.level.Key(), "agency", string(s.agency), KeyArg("level"), s.level.term(),
		"other", string(other.agency), KeyArg("otherlevel"), other.level.term(), "othercell", other.at.String())
}

// decideMilestones applies the rule of precedence: the responsible agency's
// level decides, else that of the commitment's leads; where any of them
// disagree the milestone is in conflict and has no level. Rows of agencies
// that are neither are left out, since the milestone is not theirs to report.
func (m *merger) decideMilestones() {
	for i := range m.where {
		c := &m.report.Commitments[m.where[i].commitment]
		ms := &c.Milestones[m.where[i].milestone]
		rows := m.decisive(m.progress[i], c, ms)
		m.decideMilestone(ms, rows)
		if c.Active() && ms.Change.Active() {
			m.checkMilestoneLevel(c, ms, rows)
		}
	}
}

// precedence ranks an agency in a milestone: the responsible one, then the leads.
func precedence(c *CommitmentReport, ms *MilestoneReport, agency ID) int {
	if agency != "" && agency == ms.Responsible {
		return -1
	}
	if i := slices.Index(c.Lead, agency); i >= 0 {
		return i
	}
	return noPart
}

// decisive returns the rows of agencies whose milestone it is, in order of
// precedence, and leaves out the others and repeats. Rows of those who follow it
// from outside are its views.
func (m *merger) decisive(rows []Progress, c *CommitmentReport, ms *MilestoneReport) []Progress {
	slices.SortStableFunc(rows, func(a, b Progress) int {
		return cmp.Or(cmp.Compare(precedence(c, ms, a.Agency), precedence(c, ms, b.Agency)),
			CompareIDs(a.Agency, b.Agency), a.Origin.compare(b.Origin))
	})
	kept := rows[:0]
	var views []Progress
	for i := range rows {
		r := &rows[i]
		if m.plan.follows(&c.Commitment, &ms.Milestone, r.Agency) {
			views = append(views, *r)
			continue
		}
		if precedence(c, ms, r.Agency) == noPart {
			m.refuseProgress(r)
			continue
		}
		*r = partOf(m, progressKind, "return_milestones", ViewByOther, r, (*FieldInfo).InResults)
		k := slices.IndexFunc(kept, func(o Progress) bool { return o.Agency == r.Agency })
		if k >= 0 && m.repeats(r.At("milestone"), kept[k].At("milestone"), ms.Number, r.own(), kept[k].own()) {
			continue
		}
		kept = append(kept, *r)
	}
	m.placeViews(c, ms, views)
	return kept
}

func (m *merger) refuseProgress(r *Progress) {
	*r = partOf(m, progressKind, "return_milestones", ViewByOther, r, (*FieldInfo).InResults)
	if !r.filled() {
		return
	}
	m.find(RowNotExpected, r.At("milestone"), r.Milestone, string(r.Milestone), "agency", string(r.Agency))
	if r.Level != NotReported {
		m.find(LevelByOther, r.At("level"), r.Milestone, r.Level.Key(), "agency", string(r.Agency))
	}
	m.leaveOut(RowNotExpected, r.Agency, r.Milestone, r.Cells())
}

// decideMilestone fills level and progress. The row that decides comes first:
// the first in order of precedence that states a level.
func (m *merger) decideMilestone(ms *MilestoneReport, rows []Progress) {
	var stated []Progress
	for _, r := range rows {
		if !r.filled() {
			continue
		}
		ms.Progress = append(ms.Progress, r)
		if r.Level != NotReported {
			stated = append(stated, r)
		}
	}
	slices.SortStableFunc(ms.Progress, func(a, b Progress) int {
		return cmp.Compare(boolRank(a.Level == NotReported), boolRank(b.Level == NotReported))
	})
	if len(stated) == 0 {
		return
	}
	ms.Level = stated[0].Level
	m.checkEnds(ms)
	for i := range stated {
		s := &stated[i]
		differs := func(o Progress) bool { return o.Level != s.Level }
		if !slices.ContainsFunc(stated, differs) {
			return
		}
		ms.Conflict, ms.Level = true, NotReported
		k := slices.IndexFunc(stated, func(o Progress) bool { return differs(o) && o.Agency != s.Agency })
		if k < 0 {
			continue // two rows of one agency: see repeats
		}
		o := &stated[k]
		m.conflict(MilestoneConflict, ms.Number,
			statement{s.Agency, s.Level, s.At("level")}, statement{o.Agency, o.Level, o.At("level")})
	}
}

// checkEnds reports actual ends that contradict the one which counts, that of
// the row that decides: at the cells of both, since either may be wrong.
func (m *merger) checkEnds(ms *MilestoneReport) {
	first := &ms.Progress[0]
	for i := range ms.Progress[1:] {
		other := &ms.Progress[i+1]
		a, b := first.ActualEnd, other.ActualEnd
		if first.Agency == other.Agency {
			continue // two rows of one agency: see repeats
		}
		if a.Known() && b.Known() && (a.Before(b) || b.Before(a)) {
			m.contradictEnds(first, other, first.Agency)
			m.contradictEnds(other, first, first.Agency)
		}
	}
}

func (m *merger) contradictEnds(p, other *Progress, counts ID) {
	m.find(EndConflict, p.At("actual_end"), p.Milestone, p.ActualEnd.String(), "agency", string(p.Agency), "counts", string(counts),
		"other", string(other.Agency), "otherend", other.ActualEnd.String(), "othercell", other.At("actual_end").String())
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compare orders rows as they were read.
func (o Origin) compare(p Origin) int {
	return cmp.Or(strings.Compare(o.File, p.File), strings.Compare(o.Sheet, p.Sheet), cmp.Compare(o.Row, p.Row))
}
