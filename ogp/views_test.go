package ogp

import (
	"slices"
	"testing"
)

// followed is a plan whose commitment 1 is led by A, supported by B, and
// followed by K, L and the forum F.
func followed() *Plan {
	agency := func(id ID, kind AgencyKind) Agency { return Agency{ID: id, Name: words(string(id)), Kind: kind} }
	return &Plan{ID: "P-1", File: "plan.xlsx",
		Agencies: []Agency{agency("A", ""), agency("B", ""), agency("F", ForumBody), agency("L", CivilBody), agency("K", CivilBody), agency("X", "")},
		Commitments: []Commitment{{Number: "1", Lead: []ID{"A"}, Supporting: []ID{"B"}, Counterparts: []ID{"K", "L"},
			Origin: from("plan.xlsx", "Commitments", 2)}},
		Milestones: []Milestone{{Number: "1.1", Commitment: "1", Text: words("One")}, {Number: "1.2", Commitment: "1", Text: words("Two"), Responsible: "L"}}}
}

func viewsOf(agency ID, commitment, milestone Level) Return {
	file := string(agency) + ".xlsx"
	return Return{File: file, Agency: agency, Plan: "P-1", Submission: 1,
		Results:  []Result{{Commitment: "1", ViewLevel: commitment, View: words("As seen by " + string(agency)), Origin: from(file, "Commitments", 2)}},
		Progress: []Progress{{Milestone: "1.1", ViewLevel: milestone, Origin: from(file, "Milestones", 2)}}}
}

func TestViewsStandBesideTheLevelAndNeverCount(t *testing.T) {
	returns := []Return{viewsOf("F", Completed, Completed), viewsOf("L", Limited, NotReported), viewsOf("K", Substantial, Limited),
		returnOf("A", 1, "1", Substantial, "1.1", Substantial)}
	r := Merge(followed(), returns)
	c := r.Commitment("1")
	m := &c.Milestones[0]
	if c.Level != Substantial || c.Conflict || m.Level != Substantial || m.Conflict {
		t.Errorf("views changed the levels: %s, %s", c.Level.Key(), m.Level.Key())
	}
	var order []ID
	for _, v := range c.Stated() {
		order = append(order, v.Agency)
	}
	if !slices.Equal(order, []ID{"K", "L", "F"}) || len(c.Results) != 1 {
		t.Errorf("views of %v, %d results; want those of K, L and F, and the lead's result", order, len(c.Results))
	}
	s := r.Statistics()
	for _, x := range []struct {
		why    string
		n      Compared
		spoke  int
		differ []ID
	}{
		{"one of two counterparts differs", s.Counterparts.Commitments, 1, []ID{"1"}},
		{"a view without a level is not compared", s.Counterparts.Milestones, 1, []ID{"1.1"}},
		{"the forum counts apart", s.Forum.Commitments, 1, []ID{"1"}},
		{"the forum on milestones", s.Forum.Milestones, 1, []ID{"1.1"}},
	} {
		if x.n.Spoke != x.spoke || !slices.Equal(x.n.Differ, x.differ) {
			t.Errorf("%s: differ on %v of %d", x.why, x.n.Differ, x.n.Spoke)
		}
	}
	want := []Asked{{"K", false, 1, 1, 2, 1, false}, {"L", false, 1, 1, 1, 0, false}, {"F", true, 1, 1, 2, 1, false}}
	if !slices.Equal(s.Asked, want) {
		t.Errorf("asked: %+v, want %+v", s.Asked, want)
	}
}

func TestASilentCounterpartHasNoView(t *testing.T) {
	r := Merge(followed(), []Return{returnOf("A", 1, "1", Limited), {File: "K.xlsx", Agency: "K", Plan: "P-1", Submission: 1, Blank: true,
		Results: []Result{{Commitment: "1"}}}})
	s := r.Statistics()
	if n := s.Counterparts.Commitments; n.Spoke != 0 || len(s.Asked) != 3 || !s.Asked[0].Silent() {
		t.Errorf("spoke on %d, asked %+v", n.Spoke, s.Asked)
	}
	wantCodes(t, r.Findings, ViewLevelBlank)
}

func TestOnlyThoseWhoFollowStateViews(t *testing.T) {
	lead := returnOf("A", 1, "1", Limited)
	lead.Results[0].ViewLevel = Completed
	counterpart := viewsOf("K", Limited, Limited)
	counterpart.Results[0].Level, counterpart.Results[0].Results = Completed, words("All done")
	stranger := viewsOf("X", Limited, Limited)
	doer := Return{File: "L.xlsx", Agency: "L", Plan: "P-1", Submission: 1,
		Progress: []Progress{{Milestone: "1.2", Level: Completed, ViewLevel: Completed, Origin: from("L.xlsx", "Milestones", 2)}}}
	r := Merge(followed(), []Return{lead, counterpart, stranger, doer})
	c := r.Commitment("1")
	if c.Level != Limited || len(c.Views) != 1 || len(c.Results) != 1 || len(c.Milestones[0].Views) != 1 {
		t.Errorf("level %s, %d views, %d results", c.Level.Key(), len(c.Views), len(c.Results))
	}
	if m := c.Milestones[1]; m.Level != Completed || len(m.Views) != 0 {
		t.Errorf("who carries a milestone out states its level and no view: %s, %d views", m.Level.Key(), len(m.Views))
	}
	count := map[Code]int{}
	for _, f := range r.Findings {
		count[f.Code]++
	}
	if count[ViewByOther] != 5 || count[ViewOnly] != 2 {
		t.Errorf("%d views by others, want 5; %d cells that are no views, want 2", count[ViewByOther], count[ViewOnly])
	}
}

func TestWhoCarriesACommitmentOutIsNotItsCounterpart(t *testing.T) {
	p := followed()
	p.Commitments[0].Counterparts = []ID{"A", "B", "K", "Q"}
	r := Merge(p, []Return{viewsOf("A", Limited, Limited)})
	at := "plan.xlsx › Commitments [1]" // the cells of these records have no letters
	wantCodes(t, r.Findings, CounterpartActs, at, at)
	wantCodes(t, r.Findings, AgencyCellNone, at)
	if c := r.Commitment("1"); len(c.Views) != 0 {
		t.Error("the lead states a view of what it carries out")
	}
}

func TestCounterpartsAreAskedForViews(t *testing.T) {
	p := followed()
	for _, x := range []struct {
		body       ID
		views      int
		milestones int
		mine       int // milestones that it carries out
	}{{"K", 1, 2, 0}, {"F", 1, 2, 0}, {"L", 1, 1, 1}, {"A", 0, 0, 2}, {"X", 0, 0, 0}} {
		f := p.FormOf(x.body)
		views, milestones, mine := 0, 0, 0
		for _, c := range f.Commitments {
			views += boolRank(c.View)
		}
		for _, m := range f.Milestones {
			milestones += boolRank(m.View)
			mine += boolRank(!m.View)
		}
		if views != x.views || milestones != x.milestones || mine != x.mine {
			t.Errorf("%s is asked for %d and %d views and %d levels", x.body, views, milestones, mine)
		}
	}
	if e := p.expected(); !e["K"] || !e["F"] || e["X"] {
		t.Errorf("expected: %v", e)
	}
}
