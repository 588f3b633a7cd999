package ogp

import "slices"

// checkPlan checks what stands on the Plan and Narrative sheets.
func (m *merger) checkPlan() {
	p := m.plan
	m.checkOrder(p.Start, p.End, p.At("end"), "")
	m.checkOrder(p.Start, p.OriginalEnd, p.At("original_end"), "")
	m.checkOrder(p.CommentStart, p.CommentEnd, p.At("comment_end"), "")
	m.checkCommentWindow()
	m.checkThresholds()
	m.checkReturnsDue()
	m.checkReportDate()
	m.checkNarrative()
	m.checkRecommendations()
}

// checkNarrative reports sections without a text, and those with two.
func (m *merger) checkNarrative() {
	p := m.plan
	at := Place{File: p.File, Sheet: "Narrative"}
	first := map[SectionKey]*Narrative{}
	written := map[SectionKey]bool{}
	for i := range p.Narrative {
		n := &p.Narrative[i]
		if n.Sheet != "" {
			at.Sheet = n.Sheet
		}
		written[n.Section] = written[n.Section] || !n.Text.Blank()
		if other := first[n.Section]; other == nil {
			first[n.Section] = n
		} else if bothWrite(n.Text, other.Text) {
			m.find(SectionTwice, n.At("section"), ID(n.Section), "", KeyArg("section"), n.Section.term(), "other", other.At("section").String())
		}
	}
	for _, k := range SectionKeys {
		if k.Optional() || written[k] {
			continue
		}
		place := at
		for i := range p.Narrative {
			if p.Narrative[i].Section == k {
				place = p.Narrative[i].At("text")
			}
		}
		m.find(SectionBlank, place, ID(k), "", KeyArg("section"), k.term())
	}
}

// bothWrite tells whether two texts have words in the same language.
func bothWrite(a, b Text) bool {
	return slices.ContainsFunc(a.Langs(), func(l Lang) bool { return a[l] != "" && b[l] != "" })
}

// checkRecommendations reports numbers that two recommendations of the IRM have.
func (m *merger) checkRecommendations() {
	first := map[ID]*Recommendation{}
	for i := range m.plan.Recommendations {
		r := &m.plan.Recommendations[i]
		if other := first[r.Number]; other != nil {
			m.find(RecommendationTwice, r.At("number"), r.Number, string(r.Number), "other", other.At("number").String())
			continue
		}
		first[r.Number] = r
	}
}

// checkChange asks when and why something was changed.
func (m *merger) checkChange(c Change, date Date, reason Text, o *Origin, row ID, sheet string) {
	if c != Amended && c != Withdrawn && c != Merged {
		return
	}
	missing := func(column string) {
		m.find(ChangeUnexplained, o.At(column), row, "", KeyArg("change"), "change."+string(c),
			KeyArg("column"), columnTerm(sheet, column))
	}
	if date.Blank() {
		missing("change_date")
	}
	if reason.Blank() {
		missing("change_reason")
	}
}
