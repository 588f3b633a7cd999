package compose

import (
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// The sentences say no more than the records do.
func TestSentencesOnMeetings(t *testing.T) {
	meeting := func(y, m, d int) ogp.Event {
		return ogp.Event{Title: txt("Meeting"), Start: ogp.Day(y, m, d), Phase: ogp.Implementation, ResultsPresented: ogp.Yes,
			CommentsInvited: ogp.Yes, Sectors: map[ogp.Sector]ogp.Count{ogp.CivilSociety: ogp.Counted(3)}}
	}
	blank := ogp.Event{Title: txt("Blank"), Start: ogp.Day(2025, 8, 1)}
	vague := []ogp.Event{meeting(2024, 9, 1), meeting(2025, 3, 1)}
	for i := range vague {
		vague[i].CommentsInvited = ogp.Unstated
	}
	first := []ogp.Event{meeting(2024, 9, 1), meeting(2025, 3, 1)}
	and := func(more ...ogp.Event) []ogp.Event { return append(first[:2:2], more...) }
	for _, c := range []struct {
		why    string
		events []ogp.Event
		asOf   ogp.Date
		want   string
		figure string
	}{
		{"nothing recorded", nil, ogp.Day(2026, 9, 30),
			"Up to the report's date, no meetings with civil society during implementation were recorded in the years of the plan.", "—"},
		{"one before the plan", []ogp.Event{meeting(2024, 5, 1)}, ogp.Day(2026, 9, 30),
			"Up to the report's date, no meetings with civil society during implementation were recorded in the years of the plan.", "—"},
		{"two in each year", and(meeting(2025, 9, 1), meeting(2026, 3, 1)), ogp.Day(2026, 9, 30),
			"On what was recorded, the requirement for meetings with civil society was met in every year of the plan.", "4 of 4"},
		{"one is lacking", and(meeting(2025, 9, 1)), ogp.Day(2026, 9, 30),
			"On what was recorded, the requirement for meetings with civil society was met in year 1 of the plan and not met in year 2: one meeting that counts is lacking.", "3 of 4"},
		{"a blank phase beside a sure meeting", and(meeting(2025, 9, 1), blank), ogp.Day(2026, 9, 30),
			"On what was recorded, the requirement for meetings with civil society was met in year 1 of the plan. For year 2 it cannot be told, since something about the meetings was not recorded or is too vague.", "3 of 4"},
		{"two weeks into the second year", and(meeting(2025, 9, 1)), ogp.Day(2025, 7, 15),
			"On what was recorded, the requirement for meetings with civil society was met in year 1 of the plan. Year 2 of the plan had not ended on 15 July 2025.", "2 of 2"},
		{"nothing sure in the first year, and the second has begun", append(vague, blank), ogp.Day(2025, 9, 15),
			"For year 1 of the plan it cannot be told whether the requirement for meetings with civil society was met, since something about the meetings was not recorded or is too vague. Year 2 of the plan had not ended on 15 September 2025.", "—"},
		{"half a year into the plan", first[:1], ogp.Day(2025, 1, 15),
			"Whether the requirement for meetings with civil society is met cannot be judged yet: no year of the plan had ended on 15 January 2025.", "1"},
	} {
		p := &ogp.Plan{ID: "T", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30), Events: c.events}
		r := ogp.MergeAsOf(p, nil, c.asOf)
		e := &render.Edition{Report: r, Statistics: r.Statistics(), Requirements: r.Requirements(), Locale: english(t), AsOf: c.asOf}
		w := newComposer(e)
		q := w.requirement("5.1")
		got := strings.ReplaceAll(meetingsWords(w.source, q), "\u00a0", " ")
		if f := strings.ReplaceAll(meetingsFigure(w.words, q).Figure, "\u00a0", " "); got != c.want || f != c.figure {
			t.Errorf("%s: %q and %q, want %q and %q", c.why, got, f, c.want, c.figure)
		}
	}
}

// A published summary of responses meets requirement 4.1 by itself: where the
// figures beside it would not, the annex says so.
func TestAPublishedSummaryIsNamedWhereFiguresDoNotSay(t *testing.T) {
	const sentence = "A link to a published summary of responses was recorded; that meets the requirement, " +
		"whatever the number of responses listed."
	for _, c := range []struct {
		url  string
		want bool
	}{{"https://example.org/responses", true}, {"", false}} {
		p := &ogp.Plan{ID: "T", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30),
			ReasonedResponse: ogp.Link{Text: c.url, URL: c.url},
			Events: []ogp.Event{{Title: txt("Workshop"), Start: ogp.Day(2024, 2, 1), Phase: ogp.CoCreation,
				CommentsReceived: ogp.Counted(9)}}}
		r := ogp.MergeAsOf(p, nil, ogp.Day(2026, 9, 30))
		w := newComposer(&render.Edition{Report: r, Statistics: r.Statistics(), Requirements: r.Requirements(),
			Locale: english(t), AsOf: r.AsOf})
		got := slices.ContainsFunc(requirementBlocks(w, w.requirement("4.1")), func(b render.Block) bool {
			p, ok := b.(render.Paragraph)
			return ok && printed(p.Spans) == sentence
		})
		if got != c.want {
			t.Errorf("link %q: the sentence stands there: %t", c.url, got)
		}
	}
}
