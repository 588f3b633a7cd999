package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// forumMeeting is a row of the sheet Consultations.
func forumMeeting(title string, start, end ogp.Date, times int) ogp.Event {
	e := ogp.Event{Title: txt(title), Type: ogp.ForumMeeting, Phase: ogp.Implementation, Start: start, End: end,
		ResultsPresented: ogp.Yes, CommentsInvited: ogp.Yes,
		Sectors: map[ogp.Sector]ogp.Count{ogp.CivilSociety: ogp.Counted(5)}}
	if times > 1 {
		e.Times = ogp.Counted(times)
	}
	return e
}

// A row may stand for several meetings, and their dates need not be known: the
// sentences count meetings, and say no time that was not recorded.
func TestSentencesOnTheForum(t *testing.T) {
	for _, c := range []struct {
		why, want string
		events    []ogp.Event
	}{
		{"none", "No forum meetings up to the report's date were recorded.", nil},
		{"one", "One meeting of the forum was recorded. The longest time within the plan without a recorded forum meeting that counts towards requirement 1.1 was 602 days (5 November 2024 – 30 June 2026). The date of the meeting: 5 Nov 2024.",
			[]ogp.Event{forumMeeting("Forum", ogp.Day(2024, 11, 5), ogp.Date{}, 1)}},
		{"a series", "In all, 8 meetings of the forum were recorded. The longest time within the plan without a recorded forum meeting that counts towards requirement 1.1 was 396 days at most (30 May 2025 – 30 June 2026); the dates are too vague to tell. The dates of the meetings: 1 Aug 2024 – 30 May 2025 (8 meetings).",
			[]ogp.Event{forumMeeting("Monthly", ogp.Day(2024, 8, 1), ogp.Day(2025, 5, 30), 8)}},
		{"a partial date", "One meeting of the forum was recorded. The longest time within the plan without a recorded forum meeting that counts towards requirement 1.1 was 486 days at most (1 March 2025 – 30 June 2026); the dates are too vague to tell. The date of the meeting: Mar 2025.",
			[]ogp.Event{forumMeeting("Forum", ogp.Date{Year: 2025, Month: 3}, ogp.Date{}, 1)}},
	} {
		w := newSource(editionAsOf(t, &ogp.Plan{Forum: txt("Forum"), Events: c.events}, ogp.Day(2026, 9, 30)))
		meetings := forumMeetings(w)
		got := forumWords(w, meetings)
		if len(meetings) > 0 {
			got += " " + datesWords(w, meetings)
		}
		if got = breakable(got); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// What a sentence points to is there.
func TestAnnexOfStandardsPointsToATableThatThereIs(t *testing.T) {
	const words = `The table "Meetings with civil society against minimum requirement 5.1" has the years; here are the events.`
	for _, events := range [][]ogp.Event{nil, {forumMeeting("Forum", ogp.Day(2024, 11, 5), ogp.Date{}, 1)}} {
		doc := editionAsOf(t, &ogp.Plan{Events: events}, ogp.Day(2026, 9, 30)).Document().String()
		if got := strings.Contains(doc, words); got != (len(events) > 0) {
			t.Errorf("with %d events, the table is pointed to: %v", len(events), got)
		}
	}
}
