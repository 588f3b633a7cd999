package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// latePlan has commitments of one milestone each, due on 30 June 2025, with the
// level that is given and, for those completed, the day on which they ended.
func latePlan(corrective string, ends ...ogp.Date) (*ogp.Plan, []ogp.Return) {
	levels := make([]string, len(ends))
	for i, end := range ends {
		levels[i] = "completed"
		if end.Blank() {
			levels[i] = "limited"
		}
	}
	p, returns := openingPlan(levels...)
	for i := range p.Commitments {
		c := &p.Commitments[i]
		m := c.Number + ".1"
		c.End = ogp.Day(2025, 6, 30)
		p.Milestones = append(p.Milestones, ogp.Milestone{Number: m, Commitment: c.Number, Text: txt("Step"), End: c.End})
		returns[i].Progress = []ogp.Progress{{Milestone: m, Level: returns[i].Results[0].Level, ActualEnd: ends[i]}}
		if strings.Contains(corrective, string(c.Number)) {
			c.CorrectiveAction = txt("Action on " + string(c.Number) + ".")
		}
	}
	return p, returns
}

func TestCorrectiveActionsAreListedAndThoseMissingAreCounted(t *testing.T) {
	onTime, late, after := ogp.Day(2025, 6, 30), ogp.Day(2025, 8, 1), ogp.Day(2026, 7, 15)
	for _, c := range []struct {
		why, corrective string
		ends            []ogp.Date
		want            []string
	}{
		{"some have none", "2", []ogp.Date{{}, late, after, onTime}, []string{
			"For 2 of 3 commitments with work that is late or was not finished when due no corrective action is recorded.\n",
			"  - 1 | <Title → #commitment-1> | Limited / 1 milestone not finished when due | None recorded.\n",
			"  - 2 | <Title → #commitment-2> | Completed / 1 milestone completed late | Action on 2.\n",
			"  - 3 | <Title → #commitment-3> | Completed / 1 milestone completed after the end of the plan | None recorded.\n"}},
		{"all have one", "12", []ogp.Date{{}, late}, []string{
			"For each of the 2 commitments with work that is late or was not finished when due a corrective action is recorded.\n"}},
		{"none has one", "", []ogp.Date{{}, late}, []string{
			"For the 2 commitments with work that is late or was not finished when due no corrective action is recorded.\n"}},
		{"the only one has none", "", []ogp.Date{{}, onTime}, []string{
			"For the one commitment with work that is late or was not finished when due no corrective action is recorded.\n"}},
		{"nothing is late", "", []ogp.Date{onTime}, []string{
			"No commitment or milestone is recorded as late or as not finished when due.\n"}},
	} {
		p, returns := latePlan(c.corrective, c.ends...)
		got := editionOf(t, p, returns...).Document().String()
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the document does not have %q", c.why, want)
			}
		}
	}
}

// What agencies write of milestones that are behind is a corrective action of
// the commitment, and what is missing is named.
func TestCorrectiveActionsOfMilestonesCount(t *testing.T) {
	due := ogp.Day(2025, 6, 30)
	for _, c := range []struct {
		why   string
		said  map[string]string // by milestone
		level ogp.Level         // of the milestones
		due   ogp.Date          // of the milestones
		want  []string
	}{
		{"of one of two", map[string]string{"1.1": "A tender."}, ogp.Limited, due, []string{
			"For the one commitment with work that is late or was not finished when due a corrective action is recorded.\n",
			"| Limited / 2 milestones not finished when due | 1.1. A tender. / None is recorded for 1.2.\n"}},
		{"of both", map[string]string{"1.1": "A tender.", "1.2": "New staff."}, ogp.Limited, due, []string{
			"| 1.1. A tender. / 1.2. New staff.\n"}},
		{"of none", nil, ogp.Limited, due, []string{
			"For the one commitment with work that is late or was not finished when due no corrective action is recorded.\n",
			"| Limited / 2 milestones not finished when due | None recorded.\n"}},
		{"of one that is not behind, where the commitment alone is", map[string]string{"1.2": "New staff."}, ogp.Limited,
			ogp.Date{}, []string{"| 1.2. New staff. / None is recorded for 1.1.\n"}},
	} {
		p, returns := latePlan("", ogp.Date{})
		p.Milestones = append(p.Milestones, ogp.Milestone{Number: "1.2", Commitment: "1", Text: txt("Step")})
		returns[0].Progress = nil
		for i := range p.Milestones {
			m := &p.Milestones[i]
			m.End = c.due
			row := ogp.Progress{Milestone: m.Number, Level: c.level, RiskOccurred: txt("Risk of " + string(m.Number) + ".")}
			if s := c.said[string(m.Number)]; s != "" {
				row.CorrectiveAction = txt(s)
			}
			returns[0].Progress = append(returns[0].Progress, row)
		}
		got := editionOf(t, p, returns...).Document().String()
		for number, said := range c.said {
			c.want = append(c.want, " / Corrective action: "+said+" Risks that occurred: Risk of "+number+".")
		}
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the document does not have %q", c.why, want)
			}
		}
	}
}

func TestOpeningSaysWhatWasDueAndIsNotDone(t *testing.T) {
	onTime := ogp.Day(2025, 6, 30)
	for _, c := range []struct {
		why, want string
		ends      []ogp.Date
	}{
		{"some", "1 of 3 milestones was not finished when due.", []ogp.Date{onTime, {}, onTime}},
		{"several", "2 of 3 milestones were not finished when due.", []ogp.Date{{}, {}, onTime}},
		{"all", "Not one of the 2 milestones was finished when due.", []ogp.Date{{}, {}}},
		{"the only one", "The milestone was not finished when due.", []ogp.Date{{}}},
		{"none", "", []ogp.Date{onTime}},
	} {
		p, returns := latePlan("", c.ends...)
		got := openingWords(newSource(editionOf(t, p, returns...)))
		if !strings.Contains(got, c.want) || c.want == "" && strings.Contains(got, "when due") {
			t.Errorf("%s: got %s", c.why, got)
		}
	}
	p, returns := latePlan("", ogp.Date{}, onTime)
	p.Milestones = nil
	if got := openingWords(newSource(editionOf(t, p, returns...))); !strings.Contains(got, "1 of 2 commitments was not finished when due.") {
		t.Errorf("without milestones: got %s", got)
	}
}
