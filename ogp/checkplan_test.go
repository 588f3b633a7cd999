package ogp

import (
	"slices"
	"testing"
)

func TestMistakesThatNothingElseContradicts(t *testing.T) {
	section := func(row int, text Text) Narrative {
		return Narrative{Section: SecForeword, Text: text, Origin: from("plan.xlsx", "Narrative", row)}
	}
	decided := func(c Comment) func(*Plan) {
		c.ID, c.Origin = "1", from("plan.xlsx", "Comments", 2)
		return func(p *Plan) { p.Comments = []Comment{c} }
	}
	changed := func(c Change, date Date, reason Text) func(*Plan) {
		return func(p *Plan) {
			p.Commitments[1].Change, p.Commitments[1].ChangeDate, p.Commitments[1].ChangeReason = c, date, reason
		}
	}
	people := func(e Event) func(*Plan) {
		e.ID, e.Start = "X", day("2023-06-01")
		return func(p *Plan) { p.Events = []Event{event("", 2, e)} }
	}
	numbered := func(numbers ...ID) func(*Plan) {
		return func(p *Plan) {
			for i, n := range numbers {
				p.Recommendations = append(p.Recommendations, Recommendation{Number: n, Origin: from("plan.xlsx", "Recommendations", 2+i)})
			}
		}
	}
	for _, c := range []struct {
		why   string
		spoil func(*Plan)
		code  Code
		want  int
	}{
		{"withdrawn, without a day and a reason", changed(Withdrawn, Date{}, nil), ChangeUnexplained, 2},
		{"amended, without a reason", changed(Amended, day("2023-05"), nil), ChangeUnexplained, 1},
		{"merged, without a day", changed(Merged, Date{}, words("One law for both")), ChangeUnexplained, 1},
		{"withdrawn, and said why", changed(Withdrawn, day("2023"), words("No budget")), ChangeUnexplained, 0},
		{"added: that it is new says it all", changed(Added, Date{}, nil), ChangeUnexplained, 0},
		{"not accepted, and no word why", decided(Comment{Outcome: "not_accepted"}), ResponseMissing, 1},
		{"accepted, and what was changed is said", decided(Comment{Outcome: "accepted", ChangeMade: words("Chapter 2")}), ResponseMissing, 0},
		{"not accepted, with a response", decided(Comment{Outcome: "not_accepted", Response: words("No budget")}), ResponseMissing, 0},
		{"only noted", decided(Comment{Outcome: "noted"}), ResponseMissing, 0},
		{"a number of telephone among people", people(Event{Total: Counted(99_999_999)}), NumberImprobable, 1},
		{"a sector likewise", people(Event{Sectors: map[Sector]Count{CivilSociety: Counted(10_000_001)}}), NumberImprobable, 1},
		{"comments likewise", people(Event{CommentsReceived: Counted(20_000_000)}), NumberImprobable, 1},
		{"a survey of a large country", people(Event{Total: Counted(10_000_000)}), NumberImprobable, 0},
		{"two recommendations of one number", numbered("1", "2", "1"), RecommendationTwice, 1},
		{"1.1 is not 1.10", numbered("1.1", "1.10"), RecommendationTwice, 0},
		{"two forewords", func(p *Plan) {
			p.Narrative = append(p.Narrative, section(12, words("Dear reader")), section(13, words("Dear readers")))
		}, SectionTwice, 1},
		{"one foreword in two languages", func(p *Plan) {
			p.Narrative = append(p.Narrative, section(12, words("Dear reader")), section(13, Text{"fr": "Chers lecteurs"}))
		}, SectionTwice, 0},
	} {
		p := plainPlan()
		p.Narrative = slices.DeleteFunc(p.Narrative, func(n Narrative) bool { return n.Section == SecForeword })
		c.spoil(p)
		if got := placesOf(Merge(p, plainReturns()).Findings, c.code); len(got) != c.want {
			t.Errorf("%s: %s at %q, want %d", c.why, c.code, got, c.want)
		}
	}
}
