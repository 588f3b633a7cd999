package ogp

import "testing"

func TestTimingOfMilestones(t *testing.T) {
	for _, c := range []struct {
		due, actual string
		want        Timing
		days        int
		why         string
	}{
		{"2024-06-30", "2024-06-30", OnTime, 0, "on the day itself"},
		{"2024-06-30", "2024-07-01", Late, 1, "a day after"},
		{"2024-02-28", "2024-03-01", Late, 2, "a leap day lies between"},
		{"2024-06", "2024-06-30", OnTime, 0, "a month is kept until its last day"},
		{"2024-06", "2024-06", OnTime, 0, "the same month"},
		{"2024-06", "2024-07", Late, 1, "the next month, at least one day late"},
		{"2024-06-15", "2024-06", NoDate, 0, "some days of June are late, some are not"},
		{"2024", "2024-12-31", OnTime, 0, "a year is kept until its last day"},
		{"2024-06-30", "2024", NoDate, 0, "half of the year is late"},
		{"2024-06-30", "2025", Late, 185, "all of the year is late"},
		{"", "2024-06-30", NoDate, 0, "no end was set"},
		{"2024-06-30", "", NoDate, 0, "it has not ended"},
	} {
		date := func(s string) Date {
			if s == "" {
				return Date{}
			}
			return day(s)
		}
		m := MilestoneReport{Milestone: Milestone{End: date(c.due)}, Progress: []Progress{{ActualEnd: date(c.actual)}}}
		if got := m.Timing(); got != c.want || m.DaysLate() != c.days {
			t.Errorf("due %q, ended %q: %v and %d days, want %v and %d: %s", c.due, c.actual, got, m.DaysLate(), c.want, c.days, c.why)
		}
	}
}

func TestARevisedEndIsTheOneInForce(t *testing.T) {
	m := MilestoneReport{Milestone: Milestone{End: day("2024-01-31"), RevisedEnd: day("2024-06-30")},
		Progress: []Progress{{ActualEnd: day("2024-05-01")}}}
	if m.Against(m.End) != Late || m.Timing() != OnTime {
		t.Errorf("against the planned end %v, against the revised one %v", m.Against(m.End), m.Timing())
	}
}

func TestEvidenceIsListedOnce(t *testing.T) {
	a, b := Link{Text: "a"}, Link{Text: "b"}
	c := CommitmentReport{Results: []Result{{Evidence: []Link{a, b}}, {Evidence: []Link{b, a}}},
		Milestones: []MilestoneReport{{Progress: []Progress{{Evidence: []Link{b}}, {Evidence: []Link{a, b}}}}}}
	if got := c.Evidence(); len(got) != 2 || got[0] != a {
		t.Errorf("evidence of the commitment %v", got)
	}
	if got := c.Milestones[0].EvidenceLinks(); len(got) != 2 || got[0] != b {
		t.Errorf("evidence of the milestone %v", got)
	}
	c.Results = nil
	if !c.Supported() {
		t.Error("evidence of a milestone does not support its commitment")
	}
	c.Milestones[0].Change = Withdrawn
	if c.Supported() {
		t.Error("evidence of a withdrawn milestone supports the commitment")
	}
}

func TestForms(t *testing.T) {
	p := plainPlan()
	p.Commitments = append(p.Commitments, Commitment{Number: "3", Lead: []ID{"C"}, Change: Withdrawn},
		Commitment{Number: "1", Lead: []ID{"C"}})
	p.Milestones = append(p.Milestones, Milestone{Number: "3.1", Commitment: "3", Responsible: "B"},
		Milestone{Number: "2.2", Commitment: "2", Change: Merged}, Milestone{Number: "9.1", Commitment: "9", Responsible: "B"})
	for _, c := range []struct {
		agency ID
		want   string
		why    string
	}{
		{"A", "1 lead; 1.1 1.2", "a lead reports on all milestones"},
		{"B", "1 lead 2 lead; 1.1 1.2 2.1", "nothing withdrawn, merged or without a commitment is asked for"},
		{"C", "1; 1.2", "a supporting agency reports on the milestones for which it is responsible"},
		{"D", ";", "an agency without a part has nothing to fill in"},
	} {
		f := p.FormOf(c.agency)
		got := ""
		for _, k := range f.Commitments {
			got += " " + string(k.Number)
			if k.Lead {
				got += " lead"
			}
		}
		got += ";"
		for _, m := range f.Milestones {
			got += " " + string(m.Number)
		}
		if got != " "+c.want && got != c.want {
			t.Errorf("form of %s: %q, want %q: %s", c.agency, got, c.want, c.why)
		}
		if f.Blank() == p.expected()[c.agency] {
			t.Errorf("a return of %s is expected: %v, though its form is blank: %v", c.agency, p.expected()[c.agency], f.Blank())
		}
	}
}
