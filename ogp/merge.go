package ogp

import (
	"cmp"
	"slices"
	"strings"
)

// Merge joins the plan and the returns into one report. It is pure: the order
// of the returns changes nothing, giving one of them twice changes nothing,
// and the plan and the returns stay as they are. The report refers to the plan
// and shares texts with the returns, so they must not be changed later.
//
// Nothing wins silently. Where two sources contradict each other, neither is
// counted and both are listed; where one of two rows has to be left out, it
// stands in Unplaced. The findings say so with their cells.
//
// What is said to be done is compared with the date of the report that the
// plan states; see MergeAsOf.
func Merge(p *Plan, returns []Return) *Report { return MergeAsOf(p, returns, p.ReportDate) }

// MergeAsOf is Merge for a report that speaks of another day than the plan
// states. A date that is not known is compared with nothing.
func MergeAsOf(p *Plan, returns []Return, asOf Date) *Report {
	m := newMerger(p, asOf)
	used := m.choose(returns)
	m.placeResults(used)
	m.placeProgress(used)
	m.readPercents()
	m.joinActivities(used)
	m.decideCommitments()
	m.decideMilestones()
	m.countReadings()
	m.report.tellTime()
	m.mergeEvents(used)
	m.mergeComments(used)
	m.mergeRepository(used)
	m.translate(used)
	m.check()
	m.report.Findings = SortFindings(m.findings)
	m.report.Unplaced = sortUnplaced(m.report.Unplaced)
	return m.report
}

// milestoneAt says where a milestone stands in the report.
type milestoneAt struct{ commitment, milestone int }

// merger holds the indexes of one merge.
type merger struct {
	plan     *Plan
	report   *Report
	findings []Finding

	agencies    *idIndex // of the plan, in its order
	commitments *idIndex // index: place in report.Commitments
	milestones  *idIndex
	where       []milestoneAt // of each of milestones

	joined map[rowKey]eventRows // rows of the events that have several, by the first

	came     map[ID]*Return // the return that counts, by agency
	disputed map[ID]bool    // agencies whose returns contradict each other: a blank cell may be one that was left out
	searched map[string]int // bytes of each file that were looked through for data of people
	results  [][]Result     // of each commitment, blank rows too
	progress [][]Progress   // of each milestone, blank rows too
	after    []dated        // what was done after the day that the report speaks of
}

func newMerger(p *Plan, asOf Date) *merger {
	m := &merger{
		plan: p, report: &Report{Plan: p, AsOf: asOf},
		agencies:    newIDIndex(len(p.Agencies)),
		commitments: newIDIndex(len(p.Commitments)),
		milestones:  newIDIndex(len(p.Milestones)),
		came:        map[ID]*Return{},
		disputed:    map[ID]bool{},
		searched:    map[string]int{},
		joined:      map[rowKey]eventRows{},
	}
	m.indexAgencies()
	m.indexCommitments()
	m.indexMilestones()
	m.placeActivities()
	return m
}

// find adds a finding. Values follow as name, value, name, value …
func (m *merger) find(code Code, at Place, row ID, found string, values ...string) {
	f := Finding{Code: code, At: at, Row: row, Found: found}
	f.With(values...)
	m.findings = append(m.findings, f)
}

// columnTerm is the key of a column's header in the catalogue: the sheets have
// columns of the same name with headers of their own.
func columnTerm(sheet, column string) string { return "column." + sheet + "." + column }

// leaveOut keeps cells that stand nowhere else in the report.
func (m *merger) leaveOut(code Code, agency, row ID, cells []Cell) {
	if len(cells) == 0 {
		return
	}
	at := cells[0].At
	m.report.Unplaced = append(m.report.Unplaced, Unplaced{code, at.File, at.Sheet, agency, row, cells})
}

// sortUnplaced sorts by place and content and keeps equal ones once, as
// SortFindings does: they come from a return that was given twice.
func sortUnplaced(us []Unplaced) []Unplaced {
	slices.SortFunc(us, compareUnplaced)
	return slices.CompactFunc(us, func(a, b Unplaced) bool { return compareUnplaced(a, b) == 0 })
}

func compareUnplaced(a, b Unplaced) int {
	if c := cmp.Or(a.Cells[0].At.compare(b.Cells[0].At), strings.Compare(string(a.Code), string(b.Code)),
		strings.Compare(string(a.Agency), string(b.Agency)), strings.Compare(string(a.Row), string(b.Row))); c != 0 {
		return c
	}
	return strings.Compare(contentOf(a.Cells), contentOf(b.Cells))
}

func (m *merger) indexAgencies() {
	for i := range m.plan.Agencies {
		a := &m.plan.Agencies[i]
		if m.agencies.add(a.ID) {
			continue
		}
		m.find(RowTwice, a.At("agency"), a.ID, string(a.ID), "other", m.plan.Agency(a.ID).At("agency").String())
		m.leaveOut(RowTwice, "", a.ID, a.Cells())
	}
}

// indexCommitments takes the first of rows with equal numbers.
func (m *merger) indexCommitments() {
	for i := range m.plan.Commitments {
		c := &m.plan.Commitments[i]
		if m.commitments.add(c.Number) {
			m.report.Commitments = append(m.report.Commitments, CommitmentReport{Commitment: *c})
			m.checkAgencies(c)
			continue
		}
		first := &m.report.Commitments[m.commitments.at[c.Number]]
		m.find(CommitmentTwice, c.At("commitment"), c.Number, string(c.Number), "other", first.At("commitment").String())
		m.leaveOut(CommitmentTwice, "", c.Number, c.Cells())
	}
	m.results = make([][]Result, len(m.report.Commitments))
}

func (m *merger) checkAgencies(c *Commitment) {
	for _, a := range c.Lead {
		m.checkAgency(a, c.At("lead"), c.Number)
	}
	for _, a := range c.Supporting {
		m.checkAgency(a, c.At("supporting"), c.Number)
	}
	for _, a := range c.Counterparts {
		m.checkCounterpart(c, a)
	}
}

func (m *merger) checkAgency(a ID, at Place, row ID) {
	if !m.agencies.has(a) {
		m.find(AgencyCellNone, at, row, string(a), "nearest", string(m.agencies.nearest(a)))
	}
}

// indexMilestones takes the first of rows with equal numbers, and leaves out
// those whose commitment does not exist.
func (m *merger) indexMilestones() {
	first := make(map[ID]*Milestone, len(m.plan.Milestones))
	for i := range m.plan.Milestones {
		ms := &m.plan.Milestones[i]
		if other := first[ms.Number]; other != nil {
			m.find(MilestoneTwice, ms.At("milestone"), ms.Number, string(ms.Number), "other", other.At("milestone").String())
			m.leaveOut(MilestoneTwice, "", ms.Number, ms.Cells())
			continue
		}
		first[ms.Number] = ms
		at, ok := m.commitments.at[ms.Commitment]
		if !ok {
			m.unknownCommitment(ms.Commitment, ms.At("commitment"), ms.Number)
			m.leaveOut(CommitmentNone, "", ms.Number, ms.Cells())
			continue
		}
		if ms.Responsible != "" {
			m.checkAgency(ms.Responsible, ms.At("responsible"), ms.Number)
		}
		c := &m.report.Commitments[at]
		m.milestones.add(ms.Number)
		m.where = append(m.where, milestoneAt{at, len(c.Milestones)})
		c.Milestones = append(c.Milestones, MilestoneReport{Milestone: *ms})
	}
	m.progress = make([][]Progress, len(m.where))
}

func (m *merger) unknownCommitment(number ID, at Place, row ID) {
	m.find(CommitmentNone, at, row, string(number), "nearest", string(m.commitments.nearest(number)))
}

func (m *merger) unknownMilestone(number ID, at Place) {
	m.find(MilestoneNone, at, number, string(number), "nearest", string(m.milestones.nearest(number)))
}

// milestone returns the milestone with the number, or nil.
func (m *merger) milestone(number ID) *MilestoneReport {
	i, ok := m.milestones.at[number]
	if !ok {
		return nil
	}
	w := m.where[i]
	return &m.report.Commitments[w.commitment].Milestones[w.milestone]
}

func (m *merger) placeActivities() {
	for i := range m.plan.Activities {
		a := &m.plan.Activities[i]
		ms := m.milestone(a.Milestone)
		if ms == nil {
			m.unknownMilestone(a.Milestone, a.At("milestone"))
			m.leaveOut(MilestoneNone, "", a.Milestone, a.Cells())
			continue
		}
		ms.Activities = append(ms.Activities, *a)
	}
}
