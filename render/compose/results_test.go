package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

func TestHowALongTextBegins(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"one sentence is whole", "Link the payments.", "Link the payments."},
		{"the first of two", "Link the payments. Train officers.", "Link the payments. …"},
		{"a list", "- Link the payments\n- Train officers", "Link the payments …"},
		{"no sentence ends in time", "Link all the payments of all bodies", "Link all the …"},
	} {
		if got := beginning(c.text, 20); got != c.want {
			t.Errorf("%s: %q", c.why, got)
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
