package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
)

// says fails for every line that a report does not have.
func says(t *testing.T, why, text string, want ...string) {
	t.Helper()
	text = strings.ReplaceAll(text, "\u00a0", " ")
	for _, s := range want {
		if !strings.Contains(text, s) {
			t.Errorf("%s: the document does not say %q", why, s)
		}
	}
}

// What happened to a commitment happened to its milestones, which are counted
// with it and have no level to report.
func TestMilestonesGoWithTheirCommitment(t *testing.T) {
	p := &ogp.Plan{ID: "P", Commitments: []ogp.Commitment{{Number: "1", Title: txt("One")},
		{Number: "9", Title: txt("Nine"), Change: ogp.Withdrawn, ChangeDate: ogp.Day(2025, 2, 6)}},
		Milestones: []ogp.Milestone{{Number: "9.1", Commitment: "9", Text: txt("First")},
			{Number: "9.2", Commitment: "9", Text: txt("Second")}}}
	says(t, "two", editionOf(t, p).Document().String(),
		"1 commitment was added, amended, withdrawn or merged, and 2 milestones with their commitment; see Annex 4.",
		"- 9 | <Commitment 9: Nine → #commitment-9> / with milestones 9.1 and 9.2 | Withdrawn | 6 Feb 2025 | —(not given)\n",
		"- 9.1 | *First* | —(not given) | —(not given) | Withdrawn\n")
	p.Milestones = p.Milestones[:1]
	says(t, "one", editionOf(t, p).Document().String(),
		"was added, amended, withdrawn or merged, and one milestone with its commitment; see Annex 4.", "/ with milestone 9.1 |")
}

func TestHowLateAMilestoneEnded(t *testing.T) {
	for _, c := range []struct {
		due, end ogp.Date
		want     string
	}{
		{ogp.Day(2025, 9, 30), ogp.Day(2025, 12, 18), "79 days late"},
		{ogp.Day(2025, 9, 30), ogp.Day(2025, 10, 1), "1 day late"},
		{ogp.Date{Year: 2025, Month: 9}, ogp.Day(2025, 12, 18), "at least 79 days late"},
		{ogp.Date{Year: 2025, Month: 9}, ogp.Date{Year: 2025, Month: 10}, "at least 1 day late"},
		{ogp.Date{Year: 2024}, ogp.Date{Year: 2025}, "late"},
	} {
		m := &ogp.MilestoneReport{Milestone: ogp.Milestone{End: c.due}, Progress: []ogp.Progress{{ActualEnd: c.end}}}
		if got := lateness(words{english(t)}, m); got != c.want {
			t.Errorf("%v to %v: %q, not %q", c.due, c.end, got, c.want)
		}
	}
}

func TestParticipantsAreThoseStated(t *testing.T) {
	n := func(n int) ogp.Count { return ogp.Count{N: n, Known: true} }
	all := map[ogp.Sector]ogp.Count{}
	for _, s := range ogp.Sectors {
		all[s] = n(0)
	}
	all["government"], all[ogp.CivilSociety] = n(7), n(9)
	some := map[ogp.Sector]ogp.Count{"government": n(7)}
	for _, c := range []struct {
		why, want string
		total     ogp.Count
		sectors   map[ogp.Sector]ogp.Count
	}{
		{"they add up, and nobody came from the others", "16 (government 7, civil society 9)", n(16), all},
		{"more are stated", "17 stated; the groups add up to 16 (government 7, civil society 9)", n(17), all},
		{"more are stated, since some groups are blank", "17 (government 7)", n(17), some},
		{"fewer are stated", "5 stated; the groups add up to 7 (government 7)", n(5), some},
		{"no total", "7 (government 7)", ogp.Count{}, some},
		{"nothing", "not recorded", ogp.Count{}, nil},
	} {
		e := &ogp.Event{Total: c.total, Sectors: c.sectors}
		if got := participantWords(words{english(t)}, e); got != c.want {
			t.Errorf("%s: %q, not %q", c.why, got, c.want)
		}
	}
}

// Agencies that lead nothing are told from the lead agencies, which the summary
// counts.
func TestMissingReturnsOfOtherAgenciesStandByThemselves(t *testing.T) {
	p, r := evidenced()
	p.Agencies = append(p.Agencies, ogp.Agency{ID: "B", Name: txt("Helper")})
	p.Commitments[0].Supporting = []ogp.ID{"B"}
	says(t, "it supports", editionOf(t, p, r).Document().String(),
		"*Received. *Agency (A · submission 1)\n", "*No return received from agencies that lead no commitment. *Helper (B)\n")
}

// Evidence stands in the plan's order, whatever is named first.
func TestEvidenceStandsInThePlansOrder(t *testing.T) {
	p, r := evidenced()
	link := func(s string) ogp.Link { return ogp.Link{Text: s, URL: s} }
	r.Results[0].Evidence = []ogp.Link{link("https://b.example/2"), link("https://a.example/own")}
	says(t, "4.2 is named first", editionOf(t, p, r).Document().String(),
		"*4: *Ev 1 <https://a.example/own → https://a.example/own> / *4.1: *Ev 2 <https://a.example/both → https://a.example/both> / "+
			"Ev 3 Letter of 3 May, on file / *4, 4.2: *Ev 4 <https://b.example/2 → https://b.example/2> / *4.2: *Ev 5 <https://b.example/1")
}
