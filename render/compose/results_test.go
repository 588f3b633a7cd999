package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// Short next steps stand in the box, others in their field; nothing of them is
// said twice.
func TestNextStepsStandInOnePlace(t *testing.T) {
	const inBox, inField = "fact: Next steps = ", "\nlabel: Next steps\n"
	other := ogp.Return{File: "b.xlsx", Agency: "B", Plan: "X", Schema: 1, Submission: 1,
		Results: []ogp.Result{{Commitment: "4", NextSteps: txt("Train the officers.")}}}
	for _, c := range []struct {
		why, text string
		more      []ogp.Return
		box       bool
	}{
		{"one sentence", "Link the payments.", nil, true},
		{"as long as the box takes", "Link the payments. " + strings.Repeat("a", shortStep-19), nil, true},
		{"longer than that", "Link the payments. " + strings.Repeat("a", shortStep-18), nil, false},
		{"a list", "- Link the payments.\n- Train officers.", nil, false},
		{"two agencies", "Link the payments.", []ogp.Return{other}, false},
	} {
		p, r := evidenced()
		p.Agencies = append(p.Agencies, ogp.Agency{ID: "B", Name: txt("Bureau")})
		p.Commitments[0].Supporting = []ogp.ID{"B"}
		r.Results[0].NextSteps = txt(c.text)
		text := editionOf(t, p, append(c.more, r)...).Document().String()
		if n := strings.Count(text, "Link the payments."); n != 1 {
			t.Errorf("%s: the next steps stand %d times", c.why, n)
		}
		if box, field := strings.Contains(text, inBox), strings.Contains(text, inField); box != c.box || field == c.box {
			t.Errorf("%s: in the box %t, in the field %t", c.why, box, field)
		}
	}
}

func TestResultsStandAtTheHeadOfTheRecord(t *testing.T) {
	p, r := evidenced()
	p.Commitments[0].Problem, r.Results[0].Results = txt("Nobody knows."), txt("It was built.")
	p.ReportDate = ogp.Day(2025, 6, 30)
	for _, outline := range []ogp.Outline{ogp.AnnexOutline, ogp.StandardsOutline} {
		p.Outline = outline
		text := editionOf(t, p, r).Document().String()
		at := 0
		order := []string{"fact: Lead implementing agency/actor = Agency", "label: Completion level",
			"fact: Milestones = 1 of 3 completed",
			"fact: Not finished when due = 4.2 (due 31 Mar 2025)",
			"fact: Next steps = Link the payments by May. Then train the officers."}
		plan, results := "What is the public problem", "Description of the results"
		if outline == ogp.StandardsOutline {
			order = append(order, results, "Milestone status of commitment 4", plan)
		} else {
			order = append(order, plan, results, "Milestone status of commitment 4")
		}
		record := text[strings.Index(text, "[commitment-4]"):]
		for _, want := range order {
			i := strings.Index(record[at:], want)
			if i < 0 {
				t.Fatalf("%s: %q does not stand in its place", outline, want)
			}
			at += i
		}
		if n := strings.Count(text, "Link the payments by May."); n != 1 {
			t.Errorf("%s: the next steps stand %d times", outline, n)
		}
	}
}

func TestTheTableOfAllCommitments(t *testing.T) {
	p, r := evidenced()
	p.ReportDate = ogp.Day(2025, 6, 30)
	p.Commitments = append(p.Commitments, ogp.Commitment{Number: "5", Title: txt("Courts"), Change: ogp.Withdrawn})
	text := func() string {
		d := editionOf(t, p, r).Document()
		return (&render.Document{Sections: []*render.Section{sectionOf(d.Sections, "commitments")}}).String()
	}
	for _, want := range []string{
		"| No. | Commitment and lead implementing agency/actor | Completion level | Milestones completed | Not finished when due | Evidence\n",
		"- 4 | <Register → #commitment-4> / Agency | ◔ Limited | 1 of 3 | 1 | 5\n",
		"- 5 | <Courts → #commitment-5> | Withdrawn | —(not counted) | —(not counted) | 0\n",
		"No view of the multi-stakeholder forum was recorded.",
	} {
		if !strings.Contains(text(), want) {
			t.Errorf("the table does not say %q:\n%s", want, text())
		}
	}
	p.Commitments[0].ForumView, p.Commitments[1].IRM = txt("We agree."), "limited"
	for _, want := range []string{"| Evidence | Forum's view | IRM's rating\n",
		"| 5 | <given → #commitment-4>(The forum's view on commitment 4) | —(not given)\n", "| 0 | —(not given) | Limited\n"} {
		if !strings.Contains(text(), want) {
			t.Errorf("the table does not say %q:\n%s", want, text())
		}
	}
}

// The forum speaks through the plan, through a form of its own, or through both.
func TestTheTableOfAllCommitmentsKnowsWhatTheForumStates(t *testing.T) {
	for _, v := range []struct {
		name  string
		level ogp.Level
		words string
		want  string
	}{
		{"a level", ogp.Substantial, "", "<Substantial → #commitment-4>(The forum's view on commitment 4)"},
		{"words alone", ogp.NotReported, "We cannot tell.", "<given → #commitment-4>(The forum's view on commitment 4)"},
	} {
		p, r := evidenced()
		p.Agencies = append(p.Agencies, ogp.Agency{ID: "F", Name: txt("Forum"), Kind: ogp.ForumBody})
		view := ogp.Return{Agency: "F", Results: []ogp.Result{{Commitment: "4", Agency: "F", ViewLevel: v.level, View: txt(v.words)}}}
		text := editionOf(t, p, r, view).Document().String()
		if !strings.Contains(text, v.want) || strings.Contains(text, "No view of the multi-stakeholder forum was recorded.") {
			t.Errorf("%s: the table does not say %q:\n%s", v.name, v.want, text)
		}
	}
}

// A view of a commitment stands in one line, with who states it.
func TestViewsOfACommitmentNameTheirBodies(t *testing.T) {
	p, r := evidenced()
	p.Commitments[0].Counterparts = []ogp.ID{"K", "L"}
	p.Agencies = append(p.Agencies, ogp.Agency{ID: "K", Name: txt("Watch"), Kind: ogp.CivilBody},
		ogp.Agency{ID: "L", Name: txt("Alliance"), Kind: ogp.CivilBody})
	view := func(agency ogp.ID, level ogp.Level, words string) ogp.Return {
		return ogp.Return{Agency: agency, Results: []ogp.Result{{Commitment: "4", Agency: agency, ViewLevel: level, View: txt(words)}}}
	}
	r.Results[0].ViewResponse = txt("We add them.")
	text := editionOf(t, p, r, view("K", ogp.Limited, "Half of it is missing."), view("L", ogp.Completed, "")).Document().String()
	for _, want := range []string{"View of Watch: Limited. Half of it is missing.\n", "View of Alliance: Completed.\n", "Answer of Agency. We add them.\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

func TestFieldsWithoutTextAreNamedOnce(t *testing.T) {
	p, r := evidenced()
	p.Commitments[0].Problem, p.Commitments[0].Description = txt("Nobody knows."), txt("A register.")
	p.Commitments[0].Contribution = txt("All can look.")
	told := func() string { return editionOf(t, p, r).Document().String() }
	want := "missing: No text was provided under “Why is this commitment relevant to OGP values?” and “Description of the results”.\n"
	if text := told(); strings.Count(text, want) != 1 || strings.Count(text, "Why is this commitment relevant") != 1 {
		t.Errorf("fields without text are not named once:\n%s", text)
	}
	p.Commitments[0].Relevance, r.Results[0].Results = txt("It is open."), txt("It was built.")
	if text := told(); strings.Contains(text, "No text was provided under") {
		t.Error("a record with all its texts says that some are missing")
	}
	p.Commitments[0].Change, p.Commitments[0].Relevance = ogp.Withdrawn, nil
	if text := told(); strings.Contains(text, "No text was provided under") {
		t.Error("of a commitment that was withdrawn texts are asked for")
	}
}

// One date alone is not the only day of an activity: it says which it is.
func TestActivitiesSayWhichDateIsKnown(t *testing.T) {
	p, r := evidenced()
	for _, a := range []ogp.Activity{
		{Activity: txt("Ask"), Start: ogp.Day(2025, 3, 1), End: ogp.Day(2025, 9, 30)},
		{Activity: txt("Draw"), End: ogp.Day(2025, 11, 28)},
		{Activity: txt("Keep"), Start: ogp.Day(2025, 12, 1)},
	} {
		a.Milestone = p.Milestones[0].Number
		p.Activities = append(p.Activities, a)
	}
	text := breakable(editionOf(t, p, r).Document().String())
	for _, want := range []string{"| Ask | 1 Mar – 30 Sep 2025 |", "| Draw | by 28 Nov 2025 |", "| Keep | from 1 Dec 2025 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}
