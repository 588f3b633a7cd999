package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

func TestSitesAreNamedWithoutPersons(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.budget.example/citizens/2026?x=1": "budget.example",
		"https://Open.Example:8443/":                   "open.example",
		"mailto:someone@office.example?subject=x":      "office.example",
		"": "",
	} {
		if got := siteName(ogp.Link{Text: address, URL: address}); got != want {
			t.Errorf("%q is named %q, not %q", address, got, want)
		}
	}
}

// evidenced is a plan with a commitment that has a link of its own, a link that
// a milestone has too, and a line that is no link.
func evidenced() (*ogp.Plan, ogp.Return) {
	link := func(s string) ogp.Link { return ogp.Link{Text: s, URL: s} }
	p := &ogp.Plan{ID: "X", Agencies: []ogp.Agency{{ID: "A", Name: txt("Agency")}},
		Commitments: []ogp.Commitment{{Number: "4", Title: txt("Register"), Lead: []ogp.ID{"A"}}},
		Milestones: []ogp.Milestone{{Number: "4.1", Commitment: "4", Text: txt("Open it")},
			{Number: "4.2", Commitment: "4", Text: txt("Link it"), End: ogp.Day(2025, 3, 31)},
			{Number: "4.3", Commitment: "4", Text: txt("Teach it"), End: ogp.Day(2030, 3, 31)}}}
	r := ogp.Return{File: "a.xlsx", Agency: "A", Plan: "X", Schema: 1, Submission: 1,
		Results: []ogp.Result{{Commitment: "4", Level: ogp.Limited,
			NextSteps: txt("Link the payments by May. Then train the officers."),
			Evidence:  []ogp.Link{link("https://a.example/own"), link("https://a.example/both")}}},
		Progress: []ogp.Progress{
			{Milestone: "4.1", Level: ogp.Completed, Evidence: []ogp.Link{link("https://a.example/both"), {Text: "Letter of 3 May, on file"}}},
			{Milestone: "4.2", Level: ogp.Limited, Evidence: []ogp.Link{link("https://b.example/1"), link("https://b.example/2")}},
			{Milestone: "4.3", Level: ogp.NotStarted}}}
	return p, r
}

func TestEvidenceStandsOnceAndIsNamedElsewhere(t *testing.T) {
	p, r := evidenced()
	text := editionOf(t, p, r).Document().String()
	for _, want := range []string{
		"- <4 → #commitment-4>(Commitment 4) | *4: *Ev 1 <https://a.example/own → https://a.example/own> / " +
			"*4, 4.1: *Ev 2 <https://a.example/both → https://a.example/both> / *4.1: *Ev 3 Letter of 3 May, on file / " +
			"*4.2: *Ev 4 <https://b.example/1 → https://b.example/1> / Ev 5 <https://b.example/2 → https://b.example/2>",
		"fact: Evidence = <5 items in Annex 6 → #annex-6>; beside those of its milestones: <a.example Ev 1 → https://a.example/own>",
		"Evidence: <a.example Ev 2 → https://a.example/both>, <Ev 3 → #annex-6>",
		"Evidence: <b.example Ev 4 → https://b.example/1>, <Ev 5 → https://b.example/2>",
	} {
		if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) {
			t.Errorf("the document does not say %q", want)
		}
	}
	for _, once := range []string{"https://a.example/own", "Letter of 3 May"} {
		n := 0
		for s := range editionOf(t, p, r).Document().Texts() {
			n += strings.Count(s, once)
		}
		if n != 1 {
			t.Errorf("%q is printed %d times", once, n)
		}
	}
}

func TestWithoutEvidenceTheAnnexSaysSo(t *testing.T) {
	p, r := evidenced()
	r.Results[0].Evidence = nil
	for i := range r.Progress {
		r.Progress[i].Evidence = nil
	}
	text := allText(editionOf(t, p, r))
	for _, want := range []string{"No evidence of commitments or milestones was recorded.", "None recorded"} {
		if !strings.Contains(text, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
}

// sectionOf finds a section of a document by its id.
func sectionOf(sections []*render.Section, id string) *render.Section {
	for _, s := range sections {
		if s.ID == id {
			return s
		}
		if found := sectionOf(s.Sections, id); found != nil {
			return found
		}
	}
	return nil
}

func TestTheAnnexesKeepTheirNumbers(t *testing.T) {
	sections := editionOf(t, &ogp.Plan{}).Document().Sections
	for id, want := range map[string]string{"annex-5": "How this report was compiled", "annex-6": "Evidence"} {
		if s := sectionOf(sections, id); s == nil || s.Heading.String() != want {
			t.Errorf("%s is %v", id, s)
		}
	}
}
