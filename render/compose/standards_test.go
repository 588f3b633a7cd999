package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// fullMeeting is an event that counts for requirement 5.1.
func fullMeeting(title string, y, m, d int) ogp.Event {
	return ogp.Event{Title: txt(title), Start: ogp.Day(y, m, d), Phase: ogp.Implementation, Type: "public_meeting",
		ResultsPresented: ogp.Yes, CommentsInvited: ogp.Yes,
		Sectors: map[ogp.Sector]ogp.Count{ogp.CivilSociety: ogp.Counted(3)}}
}

// Of a meeting that does not count anyhow only what was recorded against it is
// told, and what happens in writing is no meeting.
func TestAnnexOfStandardsSaysWhyAnEventDoesNotCount(t *testing.T) {
	for _, c := range []struct {
		why, want string
		spoil     func(*ogp.Event)
	}{
		{"a sure reason beside a blank", "E1 · 1 August 2024 · Talk: *no results presented*",
			func(e *ogp.Event) { e.ResultsPresented, e.Sectors = ogp.No, nil }},
		{"a survey", "E1 · 1 August 2024 · Talk: *in writing, not a meeting*",
			func(e *ogp.Event) { e.Type = ogp.Survey }},
		{"only blanks", "E1 · 1 August 2024 · Talk: may count. *Presence of civil society not recorded*",
			func(e *ogp.Event) { e.Sectors = nil }},
		{"outside the plan", "Not counted, and why",
			func(e *ogp.Event) { e.Start = ogp.Day(2024, 6, 1) }},
	} {
		e := fullMeeting("Talk", 2024, 8, 1)
		c.spoil(&e)
		doc := breakable(editionAsOf(t, &ogp.Plan{Events: []ogp.Event{e}}, ogp.Day(2026, 9, 30)).Document().String())
		if _, annex, _ := strings.Cut(doc, "\n## Requirement 5.1 · Two meetings a year"); !strings.Contains(annex, c.want) {
			t.Errorf("%s: no %q in\n%.1500s", c.why, c.want, annex)
		}
	}
}

// A plan can have hundreds of comments: what counts of them is one item.
func TestCommentsThatCountAreOneItem(t *testing.T) {
	p := &ogp.Plan{ID: "X", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30)}
	for _, id := range []ogp.ID{"C1", "C2", "C3"} {
		p.Comments = append(p.Comments, ogp.Comment{ID: id, Received: ogp.Day(2024, 3, 1), Text: txt("Open it."), Response: txt("Yes.")})
	}
	text := editionOf(t, p).Document().String()
	if want := "- Comments C1, C2 and C3\n"; !strings.Contains(text, want) {
		t.Errorf("it does not say %q:\n%s", want, text)
	}
}

// The meetings of a series stand in the figures of plan years with all its days;
// where it reaches over the end of a calendar year, no such year can have them.
func TestASeriesOverTheEndOfACalendarYear(t *testing.T) {
	series := fullMeeting("Talks", 2024, 9, 18)
	series.End, series.Times, series.ResultsPresented = ogp.Day(2025, 5, 21), ogp.Counted(5), ogp.No
	p := &ogp.Plan{Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30), Events: []ogp.Event{series, fullMeeting("Talk", 2024, 8, 1)}}
	text := breakable(editionAsOf(t, p, ogp.Day(2026, 9, 30)).Document().String())
	for _, want := range []string{
		"Year 1. These do not count. No results presented: 18 Sep 2024 – 21 May 2025.\n",
		"- 2024 | 1 | 1 | 0\n",
		"- 2025 | 0 | 0 | 0\n",
		" lies in the plan is shown. 5 meetings are in none of them, since their dates reach over the end of a calendar year.\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}
