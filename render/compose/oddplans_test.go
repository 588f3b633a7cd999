package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// Plans may be odd: of one commitment, without milestones, withdrawn as a whole,
// with everything still to come. Each sentence is true of them as well.
func TestSentencesOnOddPlans(t *testing.T) {
	withdrawn := func(p *ogp.Plan) {
		for i := range p.Commitments {
			p.Commitments[i].Change = ogp.Withdrawn
		}
	}
	step := func(p *ogp.Plan) {
		p.Milestones = []ogp.Milestone{{Number: "1.1", Commitment: "1", Text: txt("Step")}}
	}
	later := forumMeeting("Later", ogp.Day(2026, 12, 1), ogp.Date{}, 1)
	for _, c := range []struct {
		why       string
		levels    []string
		change    func(*ogp.Plan)
		want, not []string
	}{
		{"one commitment", []string{"completed"}, func(p *ogp.Plan) { p.Commitments[0].Theme = txt("Health") }, []string{
			"The commitment that is assessed belongs to one theme: Health.\n",
			"The commitment that is assessed has one lead agency: Agency A.\n",
			"No commitment that is assessed names an OGP value.\n",
			"<The executive summary has the chart of commitments. → #summary>\n",
			"Theme 1 · Health"}, nil},
		{"one of two withdrawn", []string{"completed", "limited"}, func(p *ogp.Plan) { p.Commitments[1].Change = ogp.Withdrawn },
			[]string{"The commitment that is assessed has one lead agency: Agency A.\n",
				"<1 commitment was added, amended, withdrawn or merged; see Annex 4. → #annex-4>\n"}, nil},
		{"no milestones", []string{"completed", "limited"}, func(*ogp.Plan) {}, []string{
			"No commitment has both a declared level that counts and one that its milestones imply, so that the two cannot be compared.\n"},
			[]string{"For no commitment does"}},
		{"a milestone that nobody reported", []string{"completed"}, step, []string{
			"Its milestones imply no level, since not all of them have a level that counts."}, nil},
		{"a return that states no level", []string{""}, func(*ogp.Plan) {}, []string{
			"No level that counts was declared by Agency A."}, nil},
		{"a recommendation without an answer", nil, func(p *ogp.Plan) {
			p.Recommendations = []ogp.Recommendation{{Number: "1", Recommendation: txt("Do it"), Addressed: ogp.Partly}}
		}, []string{"- 1 | Do it | Partly |", "| not recorded\n"}, []string{"| not reported\n"}},
		{"senior officials, sure and perhaps", nil, func(p *ogp.Plan) {
			sure := forumMeeting("Sure", ogp.Day(2025, 3, 5), ogp.Date{}, 1)
			sure.SeniorOfficial = "Minister"
			perhaps := forumMeeting("Perhaps", ogp.Day(2025, 4, 5), ogp.Date{}, 1)
			perhaps.SeniorOfficial, perhaps.ResultsPresented = "Minister", ogp.Unstated
			p.Events = []ogp.Event{sure, perhaps}
		}, []string{"5 Mar 2025: Minister. It cannot be told whether these count. Not recorded whether results were presented: 5 Apr 2025."}, nil},
		{"no themes", []string{"completed"}, func(*ogp.Plan) {}, []string{"No commitment that is assessed has a theme.\n",
			"Commitments without a theme"}, []string{"Theme 1"}},
		{"all withdrawn", []string{"silent", "silent"}, withdrawn, []string{"The plan has no commitments to assess.",
			"<In all, 2 commitments were added, amended, withdrawn or merged; see Annex 4. → #annex-4>\n"}, []string{"2 commitments and milestones"}},
		{"a commitment and a milestone", []string{"completed"}, func(p *ogp.Plan) {
			step(p)
			p.Commitments[0].Change, p.Milestones[0].Change = ogp.Amended, ogp.Added
		}, []string{"<In all, 1 commitment and 1 milestone were added, amended, withdrawn or merged; see Annex 4. → #annex-4>\n"}, nil},
		{"only an end", []string{"completed"}, func(p *ogp.Plan) { p.Commitments[0].End = ogp.Day(2026, 3, 31) },
			[]string{"to 31 March 2026"}, nil},
		{"only a start", []string{"completed"}, func(p *ogp.Plan) { p.Commitments[0].Start = ogp.Day(2025, 3, 31) },
			[]string{"from 31 March 2025"}, nil},
		{"an end that was brought forward", nil, func(p *ogp.Plan) { p.OriginalEnd = ogp.Day(2026, 12, 31) }, []string{
			"The plan was to end on 31 December 2026; its end was moved to 30 June 2026.\n"}, []string{"extended"}},
		{"only an event after the report", []string{"completed"}, func(p *ogp.Plan) { p.Events = []ogp.Event{later} }, []string{
			"The one event that was recorded lies after 30 September 2026 and is not counted.\n",
			"No events of implementation up to the report's date were recorded.\n",
			"No forum meetings up to the report's date were recorded.\n"},
			[]string{"No consultation events were recorded."}},
		{"a series", []string{"completed"}, func(p *ogp.Plan) {
			p.Events = []ogp.Event{forumMeeting("Monthly", ogp.Day(2024, 8, 1), ogp.Day(2025, 5, 30), 8)}
		}, []string{"One event was recorded. That makes 8 meetings. By phase: one in implementation. Attendance was recorded for one event, with 5 people.\n"}, nil},
	} {
		p, returns := openingPlan(c.levels...)
		c.change(p)
		doc := breakable(editionAsOf(t, p, ogp.Day(2026, 9, 30), returns...).Document().String())
		for _, want := range c.want {
			if !strings.Contains(doc, want) {
				t.Errorf("%s: the report does not say %q", c.why, want)
			}
		}
		for _, not := range c.not {
			if strings.Contains(doc, not) {
				t.Errorf("%s: the report says %q", c.why, not)
			}
		}
	}
}
