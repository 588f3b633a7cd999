package ogp

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// choose returns the returns that are merged, in an order that does not
// depend on the order given, and fills report.Returns.
//
// Not merged, and kept in Unplaced: a return of another plan, one of an agency
// that the plan does not know, a superseded one, and of those of one agency that
// carry the same highest number the cells on which they do not agree. All workbooks of the
// secretariat are merged; they have no numbers.
func (m *merger) choose(returns []Return) []*Return {
	byAgency := map[ID][]*Return{}
	unread := map[ID][]string{}
	for i := range returns {
		r := &returns[i]
		if r.Unread {
			unread[r.Agency] = append(unread[r.Agency], r.File)
		} else if m.belongs(r) {
			byAgency[r.Agency] = append(byAgency[r.Agency], r)
		}
	}
	var used []*Return
	for _, copies := range byContent(byAgency[""]) {
		used = append(used, m.useOne(copies))
	}
	expected := m.plan.expected()
	for _, a := range m.agencies.ids {
		status := ReturnStatus{Agency: a, Expected: expected[a]}
		r := m.settle(&status, byAgency[a])
		if r == nil {
			status.Unread = slices.Sorted(slices.Values(unread[a]))
		}
		if r != nil && len(status.Conflict) == 0 {
			m.came[a] = r
			m.checkFilled(r)
		}
		if r != nil {
			used = append(used, r)
		}
		m.report.Returns = append(m.report.Returns, status)
	}
	m.findMissing()
	return used
}

// checkFilled reports a form that came back as it was sent.
func (m *merger) checkFilled(r *Return) {
	if r.Blank {
		a := m.plan.Agency(r.Agency)
		m.find(ReturnBlank, Place{File: r.File}, r.Agency, "", "agency", string(a.ID), "name", a.Name.Main())
	}
}

// belongs tells whether the return is one of this plan, by an agency of it or
// by the secretariat.
func (m *merger) belongs(r *Return) bool {
	at := Place{File: r.File}
	switch {
	case r.Plan != "" && m.plan.ID != "" && r.Plan != m.plan.ID:
		m.find(PlanWrong, at, "", string(r.Plan), "expected", string(m.plan.ID))
		m.leaveOutReturn(PlanWrong, r)
		return false
	case r.Agency != "" && !m.agencies.has(r.Agency):
		m.find(AgencyUnknown, at, r.Agency, string(r.Agency), "nearest", string(m.agencies.nearest(r.Agency)))
		m.leaveOutReturn(AgencyUnknown, r)
		return false
	}
	return true
}

func (m *merger) leaveOutReturn(code Code, r *Return) {
	for _, row := range r.Rows() {
		m.leaveOut(code, r.Agency, row.ID, row.Cells)
	}
}

// settle picks the return that counts among those of one agency, or nil. Of
// returns with the same number it is what they agree on.
func (m *merger) settle(status *ReturnStatus, returns []*Return) *Return {
	if len(returns) == 0 {
		return nil
	}
	top, older := newest(returns)
	classes := byContent(top)
	m.supersede(status, older, classes[0][0])
	if len(classes) > 1 {
		return m.conflictOf(status, classes)
	}
	r := m.useOne(classes[0])
	status.File, status.Submission, status.Issued = r.File, r.Submission, r.Issued
	status.Fingerprint = r.Fingerprint()
	return r
}

// newest are the returns with the highest number, and those that may be newer,
// since nobody can tell their number; but not those that repeat a numbered one.
func newest(returns []*Return) (top, older []*Return) {
	highest := slices.MaxFunc(returns, func(a, b *Return) int {
		return cmp.Compare(a.Submission, b.Submission)
	}).Submission
	for _, r := range returns {
		repeats := func(o *Return) bool { return !o.Unnumbered && o.content() == r.content() }
		if r.Submission == highest || r.Unnumbered && !slices.ContainsFunc(returns, repeats) {
			top = append(top, r)
		} else {
			older = append(older, r)
		}
	}
	return top, older
}

// byContent groups returns that say the same, whatever the order of their
// rows. Groups and their members are in order of file and content.
func byContent(returns []*Return) [][]*Return {
	if len(returns) == 0 {
		return nil
	}
	content := map[*Return]string{}
	if len(returns) > 1 {
		for _, r := range returns {
			content[r] = r.content()
		}
	}
	sorted := slices.Clone(returns)
	slices.SortFunc(sorted, func(a, b *Return) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(content[a], content[b]),
			a.Issued.Compare(b.Issued), strings.Compare(string(a.Language), string(b.Language)),
			cmp.Compare(a.Submission, b.Submission))
	})
	var groups [][]*Return
	at := map[string]int{}
	for _, r := range sorted {
		k, ok := at[content[r]]
		if !ok {
			k = len(groups)
			at[content[r]] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], r)
	}
	return groups
}

// content is everything that the return says, in an order of its own.
func (r *Return) content() string {
	rows := r.Rows()
	contents := make([]string, len(rows))
	for i := range rows {
		contents[i] = rows[i].content()
	}
	slices.Sort(contents)
	return strings.Join(contents, "\x02")
}

// useOne returns the first of returns with the same content and notes the
// others. The same file given twice is not worth a note.
func (m *merger) useOne(copies []*Return) *Return {
	first := copies[0]
	for _, r := range copies[1:] {
		if r.File != first.File {
			m.find(ReturnsSame, Place{File: r.File}, r.Agency, r.File, "agency", string(r.Agency), "other", first.File)
		}
	}
	return first
}

// supersede lists older submissions; their rows are kept in Unplaced.
func (m *merger) supersede(status *ReturnStatus, older []*Return, by *Return) {
	for _, copies := range byContent(older) {
		for _, r := range copies {
			m.find(ReturnSuperseded, r.numberPlace(), r.Agency, strconv.Itoa(r.Submission),
				"agency", string(r.Agency), "by", by.File, "submission", strconv.Itoa(by.Submission))
			status.Superseded = append(status.Superseded, r.File)
		}
		m.leaveOutReturn(ReturnSuperseded, copies[0])
	}
	slices.Sort(status.Superseded)
	status.Superseded = slices.Compact(status.Superseded)
}

func (r *Return) numberPlace() Place {
	if r.SubmissionAt != (Place{}) {
		return r.SubmissionAt
	}
	return Place{File: r.File}
}

// conflictOf lists returns of the same number that say different things, and
// returns what they agree on. Which of them holds in all else is for the agency
// to say, by raising the number of the right one.
func (m *merger) conflictOf(status *ReturnStatus, classes [][]*Return) *Return {
	a := agreement{leaveOut: func(row ID, cells []Cell) { m.leaveOut(ReturnsConflict, status.Agency, row, cells) }}
	numbered := 0
	for _, copies := range classes {
		status.Submission = max(status.Submission, copies[0].Submission)
		if !copies[0].Unnumbered {
			numbered++
		}
	}
	m.disputed[status.Agency] = true
	for k, copies := range classes {
		other := classes[0][0]
		if k == 0 {
			other = classes[1][0]
		}
		m.useOne(copies)
		for _, r := range copies {
			m.tellConflict(r, other, status.Submission, numbered > 1)
			status.Conflict = append(status.Conflict, r.File)
		}
		a.returns = append(a.returns, copies[0])
	}
	slices.Sort(status.Conflict)
	status.Conflict = slices.Compact(status.Conflict)
	return a.agreed()
}

// tellConflict asks for the number of a return that has none, or for a higher
// one where several have the highest.
func (m *merger) tellConflict(r, other *Return, highest int, several bool) {
	agency, next := string(r.Agency), strconv.Itoa(highest+1)
	if r.Unnumbered {
		m.find(SubmissionUnknown, r.numberPlace(), r.Agency, r.File, "agency", agency, "other", other.File, "next", next)
	} else if several {
		m.find(ReturnsConflict, r.numberPlace(), r.Agency, strconv.Itoa(r.Submission), "agency", agency,
			"other", other.File, "submission", strconv.Itoa(r.Submission), "next", next)
	}
}

// findMissing says which expected returns did not come; if none came at all
// one finding says so instead of one for every agency.
func (m *merger) findMissing() {
	came, missing := false, false
	for _, s := range m.report.Returns {
		came = came || s.File != "" || len(s.Conflict) > 0 || len(s.Unread) > 0
		missing = missing || s.Missing()
	}
	if !came {
		if missing {
			var agencies []string
			for _, s := range m.report.Returns {
				if s.Missing() {
					agencies = append(agencies, string(s.Agency))
				}
			}
			m.find(NoReturns, Place{File: m.plan.File}, "", "", "agencies", strings.Join(agencies, ", "))
		}
		return
	}
	for _, s := range m.report.Returns {
		a := m.plan.Agency(s.Agency)
		switch {
		case len(s.Unread) > 0 && s.Expected:
			m.find(ReturnUnread, a.At("agency"), a.ID, "", "agency", string(a.ID), "name", a.Name.Main(),
				"files", strings.Join(s.Unread, ", "))
		case s.Missing():
			m.find(ReturnMissing, a.At("agency"), a.ID, "", "agency", string(a.ID), "name", a.Name.Main())
		}
	}
}
