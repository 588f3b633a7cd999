package ogp

import (
	"slices"
	"strconv"
	"strings"
)

// check adds the findings about meaning that need the merged report.
// Withdrawn and merged commitments and milestones get none about levels,
// lateness, evidence or the plan's end.
func (m *merger) check() {
	m.checkPlan()
	for i := range m.report.Commitments {
		c := &m.report.Commitments[i]
		m.checkCommitmentDates(c)
		m.checkMerged(c)
		m.checkChange(c.Change, c.ChangeDate, c.ChangeReason, &c.Origin, c.Number, "commitments")
		if c.Active() {
			m.checkCommitment(c)
		}
		for k := range c.Milestones {
			ms := &c.Milestones[k]
			m.checkMilestoneDates(ms)
			m.checkChange(ms.Change, ms.ChangeDate, ms.ChangeReason, &ms.Origin, ms.Number, "milestones")
			if c.Active() && ms.Change.Active() {
				m.checkMilestone(ms)
			}
		}
	}
	for i := range m.report.Events {
		m.checkEvent(&m.report.Events[i])
	}
	m.checkUndecided()
	for i := range m.report.Comments {
		m.checkComment(&m.report.Comments[i])
	}
	m.checkInternal()
	for i := range m.report.Repository {
		u := &m.report.Repository[i]
		m.checkScope(u.Commitments, u.At("commitments"), "")
		m.checkDone(u.Date, u.At("date"), "")
	}
	m.checkPeople()
	m.tellAfter()
}

// checkOrder reports an end that lies wholly before its start.
func (m *merger) checkOrder(start, end Date, at Place, row ID) {
	if start.Known() && end.Known() && end.Before(start) {
		m.find(DateOrder, at, row, end.String(), "start", start.String(), "end", end.String())
	}
}

// checkWithin reports a date that lies wholly outside the plan.
func (m *merger) checkWithin(d Date, at Place, row ID) {
	p := m.plan
	if d.Known() && p.Start.Known() && p.End.Known() && d.Outside(p.Start, p.End) {
		m.find(DateOutside, at, row, d.String(), "start", p.Start.String(), "end", p.End.String())
	}
}

// checkDone notes a date of something done that lies wholly after the day that
// the report speaks of; see tellAfter.
func (m *merger) checkDone(d Date, at Place, row ID) {
	if m.report.After(d) {
		m.after = append(m.after, dated{at, row, d})
	}
}

func (m *merger) checkCommitmentDates(c *CommitmentReport) {
	m.checkOrder(c.Start, c.End, c.At("end"), c.Number)
	m.checkOrder(c.Start, c.RevisedEnd, c.At("revised_end"), c.Number)
	m.checkWithin(c.Start, c.At("start"), c.Number)
	m.checkWithin(c.Due(), c.At(dueColumn(c.RevisedEnd)), c.Number)
}

// dueColumn is the column in which the end in force stands.
func dueColumn(revised Date) string {
	if revised.Blank() {
		return "end"
	}
	return "revised_end"
}

func (m *merger) checkCommitment(c *CommitmentReport) {
	if len(c.ActiveMilestones()) == 0 {
		m.find(MilestonesNone, c.At("commitment"), c.Number, string(c.Number))
	}
	if implied, differs := c.Differs(); differs {
		var t Tally
		for _, ms := range c.ActiveMilestones() {
			t[ms.Level]++
		}
		m.find(LevelDiffers, c.Declared[0].At("level"), c.Number, c.Level.Key(), KeyArg("declared"), c.Level.term(),
			KeyArg("implied"), implied.term(), "milestones", strconv.Itoa(t.Total()), "completed", strconv.Itoa(t[Completed]))
	}
	if c.Level == Completed && !c.Supported() {
		m.find(CompletedNoProof, c.Declared[0].At("evidence"), c.Number, "")
	}
}

// checkLeads checks what only leads are asked for: a level, results, and the
// reason where little was done. Rows are all rows of the commitment.
func (m *merger) checkLeads(c *CommitmentReport, rows []Result) {
	if !c.Active() {
		return
	}
	for i, lead := range c.Lead {
		r := m.came[lead]
		if r == nil || r.Blank || slices.Contains(c.Lead[:i], lead) {
			continue
		}
		var own []*Result
		for k := range rows {
			if rows[k].Agency == lead {
				own = append(own, &rows[k])
			}
		}
		if len(own) == 0 {
			m.findNoRow(r, r.ResultsAt, c.Number, "return_commitments")
			continue
		}
		m.checkLead(c, own)
	}
}

// checkLead checks the rows of one lead: usually one. Several are taken
// together, so that a second row can give what the first leaves blank.
func (m *merger) checkLead(c *CommitmentReport, own []*Result) {
	level := slices.ContainsFunc(own, func(r *Result) bool { return r.Level != NotReported })
	if !level {
		m.findBlankLevel(own[0].At("level"), "cell", c.Number, "return_commitments")
	}
	if !slices.ContainsFunc(own, func(r *Result) bool { return !r.Results.Blank() }) {
		m.find(RequiredBlank, own[0].At("results"), c.Number, "",
			KeyArg("column"), columnTerm("return_commitments", "results"))
	}
	for _, r := range own {
		little := r.Level == NotStarted || r.Level == Limited
		if little && len(r.Challenges) == 0 && r.Challenge.Blank() {
			m.find(ChallengeMissing, r.At("challenge"), c.Number, "", KeyArg("level"), r.Level.term())
		}
	}
}

// findNoRow reports a level that is blank because its row, or the whole sheet,
// is gone from the return.
func (m *merger) findNoRow(r *Return, sheet Place, id ID, layout string) {
	if sheet == (Place{}) {
		m.findBlankLevel(Place{File: r.File}, "sheet", id, layout)
		return
	}
	m.findBlankLevel(sheet, "row", id, layout)
}

// findBlankLevel reports a blank level; what is gone is a key of the
// catalogue's set level_blank.
func (m *merger) findBlankLevel(at Place, gone string, id ID, layout string) {
	m.find(LevelBlank, at, id, "", KeyArg("column"), columnTerm(layout, "level"), KeyArg("expected_sheet"), "sheet."+layout,
		KeyArg("state"), "level_blank."+gone, KeyArg("remedy"), "level_blank_remedy."+gone)
}

// checkMilestoneLevel reports the blank level cells of the responsible agency
// or, where there is none and nobody states a level, those of the leads: only
// who is to answer is asked.
func (m *merger) checkMilestoneLevel(c *CommitmentReport, ms *MilestoneReport, rows []Progress) {
	by, asked := m.plan.AnsweredBy(&ms.Milestone), false
	silent := ms.Level == NotReported && !ms.Conflict
	for i := range rows {
		r := &rows[i]
		if by != "" && r.Agency != by {
			continue
		}
		asked = true
		answered := slices.ContainsFunc(rows, func(o Progress) bool { return o.Agency == r.Agency && o.Level != NotReported })
		blank := m.came[r.Agency] != nil && m.came[r.Agency].Blank
		if !answered && !blank && !m.disputed[r.Agency] && (silent || r.Agency == by) {
			m.findBlankLevel(r.At("level"), "cell", ms.Number, "return_milestones")
		}
	}
	if !asked && silent {
		m.reportNoRow(c, ms, by)
	}
}

// reportNoRow reports a milestone whose row is gone from every return that
// came and should answer in it: from that of the responsible agency, else from
// those of the leads.
func (m *merger) reportNoRow(c *CommitmentReport, ms *MilestoneReport, by ID) {
	asked := c.Lead
	if by != "" {
		asked = []ID{by}
	}
	for i, a := range asked {
		if r := m.came[a]; r != nil && !r.Blank && !slices.Contains(asked[:i], a) {
			m.findNoRow(r, r.ProgressAt, ms.Number, "return_milestones")
		}
	}
}

func (m *merger) checkMilestoneDates(ms *MilestoneReport) {
	m.checkOrder(ms.Start, ms.End, ms.At("end"), ms.Number)
	m.checkOrder(ms.Start, ms.RevisedEnd, ms.At("revised_end"), ms.Number)
	m.checkWithin(ms.Start, ms.At("start"), ms.Number)
	for i := range ms.Progress {
		p := &ms.Progress[i]
		m.checkOrder(p.ActualStart, p.ActualEnd, p.At("actual_end"), ms.Number)
		if !m.report.After(p.ActualStart) {
			m.checkWithin(p.ActualStart, p.At("actual_start"), ms.Number)
		}
		m.checkDone(p.ActualStart, p.At("actual_start"), ms.Number)
		m.checkDone(p.ActualEnd, p.At("actual_end"), ms.Number)
		m.checkLevelDates(p, ms.Number)
		if !m.toldOfEnd(ms, p) {
			m.checkWithin(p.ActualEnd, p.At("actual_end"), ms.Number)
		}
	}
	for i := range ms.Activities {
		a := &ms.Activities[i]
		m.checkOrder(a.Start, a.End, a.At("end"), ms.Number)
	}
}

// checkLevelDates reports actual dates that contradict the level beside them.
func (m *merger) checkLevelDates(p *Progress, row ID) {
	if p.Level == NotStarted && p.ActualStart.Known() {
		m.find(BegunNotStarted, p.At("actual_start"), row, p.ActualStart.String(), KeyArg("level"), p.Level.term())
	}
	if p.Level != NotReported && p.Level != Completed && p.ActualEnd.Known() {
		m.find(EndedNotCompleted, p.At("actual_end"), row, p.ActualEnd.String(), KeyArg("level"), p.Level.term())
	}
}

// checkMilestone checks an active milestone. The end in force must lie within
// the plan; a first end beyond it that was since revised is no fault.
func (m *merger) checkMilestone(ms *MilestoneReport) {
	if due, end := ms.Due(), m.plan.End; due.Known() && end.Known() && end.Before(due) {
		m.find(MilestoneBeyond, ms.At(dueColumn(ms.RevisedEnd)), ms.Number, due.String(), "planend", end.String())
	}
	actual := ms.Actual()
	if actual == nil {
		return
	}
	m.checkTime(ms, actual)
	m.checkCorrective(ms, actual)
	if ms.Level != Completed {
		return
	}
	if actual.ActualEnd.Blank() {
		m.find(CompletedNoEnd, actual.At("actual_end"), ms.Number, "")
	}
	if !ms.Supported() {
		m.find(CompletedNoProof, actual.At("evidence"), ms.Number, "")
	}
}

// checkEvent checks dates, commitments and counts. Co-creation comes before
// the plan, so only other events that precede it are reported.
func (m *merger) checkEvent(e *Event) {
	p := m.plan
	m.checkOrder(e.Start, e.End, e.At("end"), e.ID)
	m.checkScope(e.Commitments, e.At("commitments"), e.ID)
	switch {
	case m.report.After(e.Start):
		m.checkDone(e.Start, e.At("start"), e.ID)
	case e.Start.Known() && p.End.Known() && p.End.Before(e.Start):
		if !m.aboutDraft(e) { // which is discussed when the plan has ended
			m.find(EventAfterEnd, e.At("start"), e.ID, e.Start.String(), "end", p.End.String())
		}
	case e.Phase != CoCreation:
		m.checkWithin(e.Start, e.At("start"), e.ID)
	}
	if e.Notice.Known() && e.Start.Known() && e.Start.Before(e.Notice) {
		m.find(NoticeAfterEvent, e.At("notice_date"), e.ID, e.Notice.String(), "start", e.Start.String())
	}
	m.checkSum(e)
	m.checkNumbers(e)
	m.checkSeries(e)
}

// aboutDraft tells the consultations on the draft of the report: those of that
// phase, and those held while the public may comment on it.
func (m *merger) aboutDraft(e *Event) bool {
	from, to := m.plan.CommentStart, m.plan.CommentEnd
	return e.Phase == SelfAssessment ||
		from.Known() && to.Known() && e.Start.Known() && !e.Start.Before(from) && !to.Before(e.Start)
}

// checkSum compares the stated total with the sectors: it must not be less
// than their sum, and where all sectors are given it must be their sum.
func (m *merger) checkSum(e *Event) {
	var sum Count
	all := true
	for _, s := range Sectors {
		sum = sum.Plus(e.Sectors[s])
		all = all && e.Sectors[s].Known
	}
	if e.Total.Known && sum.Known && (e.Total.N < sum.N || all && e.Total.N != sum.N) {
		m.find(ParticipantsSum, e.At("participants"), e.ID, e.Total.String(), "sum", sum.String(), "stated", e.Total.String())
	}
}

// manyPeople is more than ever took part in one consultation. A number beyond
// it is rather one of telephone, or a date without its dashes.
const manyPeople = 10_000_000

// checkNumbers reports numbers of people and comments that nobody can have counted.
func (m *merger) checkNumbers(e *Event) {
	for i := range EventFields {
		f := &EventFields[i]
		if c, ok := f.Value(e).(Counter); ok && f.Key != "times" && c.Get().N > manyPeople {
			m.find(NumberImprobable, e.At(f.Key), e.ID, c.Get().String(), KeyArg("column"), columnTerm("consultations", f.Key))
		}
	}
}

// checkScope reports commitments that do not exist.
func (m *merger) checkScope(numbers []ID, at Place, row ID) {
	for _, n := range numbers {
		if !m.commitments.has(n) {
			m.unknownCommitment(n, at, row)
		}
	}
}

func (m *merger) checkComment(c *Comment) {
	if !c.HasReply() {
		m.find(CommentUnanswered, c.At("response"), c.ID, "")
	}
	m.checkReasons(c)
	m.checkOrder(c.Received, c.Answered, c.At("answered"), c.ID)
	m.checkDone(c.Received, c.At("received"), c.ID)
	m.checkDone(c.Answered, c.At("answered"), c.ID)
	if c.Target != "" && !m.isTarget(c.Target) {
		m.find(CommentTarget, c.At("target"), c.ID, c.Target)
	}
}

// checkReasons reports a decision about a comment for which no reason is given.
// What was only noted or passed on was not decided.
func (m *merger) checkReasons(c *Comment) {
	decided := slices.Contains([]Outcome{"accepted", "partly_accepted", "not_accepted"}, c.Outcome)
	if decided && c.Response.Blank() && c.ChangeMade.Blank() {
		m.find(ResponseMissing, c.At("response"), c.ID, "", KeyArg("outcome"), "outcome."+string(c.Outcome))
	}
}

// isTarget tells whether a comment's target exists: the plan or the report as
// a whole, a section key, a commitment or a milestone. A number may follow
// words in any language ("Commitment 3").
func (m *merger) isTarget(target string) bool {
	key := folded(target)
	if key == PlanTarget || key == ReportTarget || slices.Contains(SectionKeys, SectionKey(key)) {
		return true
	}
	id := ID(strings.TrimSpace(target))
	last := id
	if fields := strings.Fields(target); len(fields) > 0 {
		last = ID(fields[len(fields)-1])
	}
	return m.commitments.has(id) || m.milestones.has(id) || m.commitments.has(last) || m.milestones.has(last)
}
