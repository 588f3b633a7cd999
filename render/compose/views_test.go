package compose

import (
	"fmt"
	"strings"
	"testing"

	"selfassess/ogp"
)

// Levels of three milestones, one letter each: "cs." is completed, substantial
// and none.
var lettered = map[rune]ogp.Level{'n': ogp.NotStarted, 'l': ogp.Limited, 's': ogp.Substantial, 'c': ogp.Completed, '.': ogp.NotReported}

// voicedPlan has a commitment with milestones of the levels that agency A
// reports, and returns of the bodies that state others: COAL and UNION are its
// counterparts, FORUM the forum. The first letter is the commitment's.
func voicedPlan(levels string, views map[ogp.ID]string) (*ogp.Plan, []ogp.Return) {
	p := &ogp.Plan{ID: "V", Country: txt("Testland"), Title: txt("Plan"), Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30),
		Agencies: []ogp.Agency{{ID: "A", Name: txt("Ministry")}, {ID: "COAL", Name: txt("Coalition"), Kind: ogp.CivilBody},
			{ID: "UNION", Name: txt("Union"), Kind: ogp.CivilBody}},
		Commitments: []ogp.Commitment{{Number: "1", Title: txt("Register"), Lead: []ogp.ID{"A"}}}}
	returned := func(body ogp.ID) ogp.Return {
		return ogp.Return{File: string(body) + ".xlsx", Agency: body, Plan: "V", Submission: 1, Results: []ogp.Result{{Commitment: "1"}}}
	}
	government := returned("A")
	for i, l := range levels {
		if i == 0 {
			government.Results[0].Level = lettered[l]
			continue
		}
		id := ogp.ID(fmt.Sprintf("1.%d", i))
		p.Milestones = append(p.Milestones, ogp.Milestone{Number: id, Commitment: "1", Text: txt("Step")})
		government.Progress = append(government.Progress, ogp.Progress{Milestone: id, Level: lettered[l]})
	}
	returns := []ogp.Return{government}
	for _, body := range []ogp.ID{"COAL", "UNION", "FORUM"} {
		stated, asked := views[body]
		if !asked {
			continue
		}
		if body == "FORUM" {
			p.Agencies = append(p.Agencies, ogp.Agency{ID: body, Name: txt("Forum of the plan"), Kind: ogp.ForumBody})
		} else {
			p.Commitments[0].Counterparts = append(p.Commitments[0].Counterparts, body)
		}
		r := returned(body)
		for i, l := range stated {
			if i == 0 {
				r.Results[0].ViewLevel = lettered[l]
				continue
			}
			r.Progress = append(r.Progress, ogp.Progress{Milestone: ogp.ID(fmt.Sprintf("1.%d", i)), ViewLevel: lettered[l]})
		}
		returns = append(returns, r)
	}
	return p, returns
}

// What the report says on how much government and others differ, in whole
// sentences, and of whom it says that they stated no view.
func TestSentencesOfViewsAreTrue(t *testing.T) {
	for _, c := range []struct {
		why, levels  string
		views        map[ogp.ID]string
		want, silent string
	}{
		{"nobody was asked", "ccc", nil, "", ""},
		{"one was asked and says nothing", "ccc", map[ogp.ID]string{"COAL": ""}, "", "Asked, and no view stated: Coalition."},
		{"all were asked and say nothing", "ccc", map[ogp.ID]string{"COAL": "...", "UNION": "", "FORUM": ""}, "",
			"Asked, and no view stated (3): Coalition, Union and Forum of the plan."},
		{"the government has reported nothing", "...", map[ogp.ID]string{"COAL": "lll"}, "", ""},
		{"they speak of different milestones", ".c.", map[ogp.ID]string{"COAL": "c.c"}, "", ""},
		{"they agree on the one", ".c", map[ogp.ID]string{"COAL": ".c"},
			"Government and counterparts state the same level for the one milestone on which both spoke.", ""},
		{"they differ on the one", ".c", map[ogp.ID]string{"COAL": ".l"},
			"Government and counterparts differ on the one milestone on which both spoke.", ""},
		{"they agree on all", ".cls", map[ogp.ID]string{"COAL": ".cls"},
			"Government and counterparts state the same levels for all 3 milestones on which both spoke.", ""},
		{"they differ on one of several", ".cls", map[ogp.ID]string{"COAL": ".cl", "UNION": ""},
			"Government and counterparts state the same levels for all 2 milestones on which both spoke.",
			"Asked, and no view stated: Union."},
		{"what only one states is not counted", ".cls.n", map[ogp.ID]string{"COAL": ".cn.l."},
			"Government and counterparts differ on 1 of the 2 milestones on which both spoke.", ""},
		{"they differ on all", ".cl", map[ogp.ID]string{"COAL": ".nc"},
			"Government and counterparts differ on 2 of the 2 milestones on which both spoke.", ""},
		{"one of two counterparts differs", ".cl", map[ogp.ID]string{"COAL": ".cl", "UNION": ".s"},
			"Government and counterparts differ on 1 of the 2 milestones on which both spoke.", ""},
		{"of the commitment alone", "c", map[ogp.ID]string{"COAL": "l"},
			"Government and counterparts differ on the one commitment on which both spoke.", ""},
		{"they agree on the commitment", "cc", map[ogp.ID]string{"COAL": "c."},
			"Government and counterparts state the same level for the one commitment on which both spoke.", ""},
		{"the forum alone", ".cl", map[ogp.ID]string{"FORUM": ".cn"},
			"Government and the forum differ on 1 of the 2 milestones on which both spoke.", ""},
		{"the forum agrees", "ccl", map[ogp.ID]string{"FORUM": "ccl", "COAL": ""},
			"Government and the forum state the same levels for all 2 milestones on which both spoke. " +
				"Government and the forum state the same level for the one commitment on which both spoke.",
			"Asked, and no view stated: Coalition."},
		{"counterparts and the forum", "scl", map[ogp.ID]string{"COAL": "lcc", "FORUM": ".n"},
			"Government and counterparts differ on 1 of the 2 milestones on which both spoke. " +
				"Government and counterparts differ on the one commitment on which both spoke. " +
				"Government and the forum differ on the one milestone on which both spoke.", ""},
	} {
		p, returns := voicedPlan(c.levels, c.views)
		s := newSource(editionOf(t, p, returns...))
		if got := viewWords(s); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
		if got := silentWords(s); got != c.silent {
			t.Errorf("%s: %q, want %q", c.why, got, c.silent)
		}
		if opening := openingWords(s); !strings.Contains(opening, c.want) || c.want == "" && strings.Contains(opening, "both spoke") {
			t.Errorf("%s: the summary says %q", c.why, opening)
		}
	}
}

// A view of what was withdrawn is not compared, and who states it is not silent.
func TestViewsOfWhatWasWithdrawnAreNotCompared(t *testing.T) {
	p, returns := voicedPlan(".cl", map[ogp.ID]string{"COAL": ".n."})
	p.Milestones[0].Change = ogp.Withdrawn
	w := newSource(editionOf(t, p, returns...))
	if got := viewWords(w) + silentWords(w); got != "" {
		t.Errorf("of a milestone that was withdrawn the report says %q", got)
	}
	p.Commitments[0].Change = ogp.Withdrawn
	w = newSource(editionOf(t, p, returns...))
	if got := viewWords(w) + silentWords(w); got != "" || len(w.stats.Asked) > 0 {
		t.Errorf("of a plan that was withdrawn the report says %q of %v", got, w.stats.Asked)
	}
}

// Both statements and the answer stand in one row, and a body that follows no
// milestone has no figure of them.
func TestDifferencesAreListedWithBothStatements(t *testing.T) {
	p, returns := voicedPlan("c", map[ogp.ID]string{"COAL": "l", "UNION": "c", "FORUM": ""})
	returns[1].Results[0].View = txt("Half of it is missing.")
	returns[0].Results[0].ViewResponse = txt("It comes in May.")
	got := editionOf(t, p, returns...).Document().String()
	for _, want := range []string{
		"No. | Government | Counterparts and forum | The government's answer\n",
		"  - <1 → #commitment-1>(Commitment 1) | ● Completed | *Coalition: Limited* / Half of it is missing. | Answer of Ministry. It comes in May.\n",
		"Who was asked | Views of commitments | Views of milestones\n",
		"  - Coalition | 1 of 1 | —(no milestones)\n",
		"  - Forum of the plan | 0 of 1 | —(no milestones)\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the document does not have %q", want)
		}
	}
}
