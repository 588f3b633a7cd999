package compose

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

var update = flag.Bool("update", false, "write the golden files")

func anyContains(set map[string]bool, token string) bool {
	if set[token] {
		return true
	}
	for s := range set {
		// A token may be the start of another one: compare whole words.
		if i := strings.Index(s, token); i >= 0 && !strings.HasPrefix(s[i+len(token):], ".") {
			return true
		}
	}
	return false
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if os.Getenv("CI") == "true" {
			t.Fatal("golden files are not written in CI")
		}
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("testdata/"+name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs from what is composed; look at it, then run go test ./render/compose -update", name)
	}
}

// smallPlan has two leads that disagree, a late milestone, a silent agency, a
// withdrawn commitment, two languages and a year that falls short.
func smallPlan() (*ogp.Plan, []ogp.Return) {
	day := ogp.Day
	p := &ogp.Plan{ID: "EXA-2024-2026", Country: txt("Republic of Example"), Title: txt("Fourth Action Plan"), Start: day(2024, 7, 1), End: day(2026, 6, 30),
		Language: "en", CoordinatingAgency: txt("Office of the Prime Minister"), Forum: txt("Open Forum"), CommentStart: day(2026, 9, 1), CommentEnd: day(2026, 9, 21),
		Contact:  ogp.Contact{Name: "A. Person", Email: "person@example.org"},
		Website:  ogp.Link{Text: "https://open.example.org", URL: "https://open.example.org"},
		Agencies: []ogp.Agency{{ID: "FIN", Name: txt("Ministry of Finance")}, {ID: "JUS", Name: txt("Ministry of Justice")}, {ID: "ENV", Name: txt("Ministry of Environment")}},
		Narrative: []ogp.Narrative{{Section: ogp.SecIntroduction, Text: txt("First line\nsecond line\n\n- one\n• two\nafter the list")},
			{Section: ogp.SecLessons, Text: txt("What was learned first.\n\nWhat was learned then.")}},
		Commitments: []ogp.Commitment{
			{Number: "1", Title: txt("Open contracts"), Theme: txt("Money"), Lead: []ogp.ID{"FIN"}, Supporting: []ogp.ID{"JUS"}, Values: []ogp.OGPValue{"transparency"}, Problem: txt("Contracts are secret.")},
			{Number: "2", Title: txt("Open courts"), Theme: txt("Justice"), Lead: []ogp.ID{"JUS", "FIN"}},
			{Number: "3", Title: txt("Open air"), Lead: []ogp.ID{"ENV"}},
			{Number: "4", Title: txt("Open roads"), Theme: txt("Money"), Lead: []ogp.ID{"FIN"}, Change: ogp.Withdrawn, ChangeDate: ogp.Date{Year: 2025, Month: 3}, ChangeReason: txt("No funds.")}},
		Milestones: []ogp.Milestone{
			{Number: "1.1", Commitment: "1", Text: txt("Publish"), End: day(2025, 6, 30)},
			{Number: "1.2", Commitment: "1", Text: txt("Link payments"), End: ogp.Date{Year: 2025, Month: 12}}},
		Events: []ogp.Event{
			{ID: "E1", Title: txt("Progress meeting"), Start: day(2024, 10, 14), Phase: ogp.Implementation, Type: ogp.ForumMeeting, ResultsPresented: ogp.Yes, CommentsInvited: ogp.Yes,
				Sectors: map[ogp.Sector]ogp.Count{"civil_society": ogp.Counted(14), "government": ogp.Counted(0)}},
			{ID: "E2", Title: txt("Workshop"), Start: day(2025, 2, 3), Phase: ogp.Implementation, Type: "workshop", ResultsPresented: ogp.No}},
		Comments: []ogp.Comment{{ID: "C1", Author: "Secret Name", Text: txt("More data, please."), Target: "1"},
			{ID: "C2", Author: "Public Name", PublishName: ogp.Yes, Text: txt("Thank you."), Outcome: "noted", Target: "report"}}}
	fin := ogp.Return{File: "inputs/FIN.xlsx", Agency: "FIN", Plan: p.ID, Schema: 1, Submission: 2,
		Results: []ogp.Result{{Commitment: "1", Level: ogp.Substantial, Results: txt("The register opened.")},
			{Commitment: "2", Level: ogp.Limited, Results: txt("The same words."), Origin: at("inputs/FIN.xlsx", 5)}},
		Progress: []ogp.Progress{
			{Milestone: "1.1", Level: ogp.Completed, ActualEnd: day(2025, 8, 31), DelayReason: txt("dependencies"), Evidence: []ogp.Link{{Text: "https://example.org/1", URL: "https://example.org/1"}}},
			{Milestone: "1.2", Level: ogp.Limited, Progress: txt("Half of the payments.")}}}
	jus := ogp.Return{File: "inputs/JUS.xlsx", Agency: "JUS", Plan: p.ID, Schema: 1, Submission: 1,
		Results: []ogp.Result{{Commitment: "1", Results: txt("We lent two judges.")},
			{Commitment: "2", Level: ogp.Completed, Results: txt("The same words."), Origin: at("inputs/JUS.xlsx", 5)}}}
	return p, []ogp.Return{fin, jus}
}

func TestDocumentOfASmallReport(t *testing.T) {
	for _, outline := range []ogp.Outline{ogp.AnnexOutline, ogp.StandardsOutline} {
		p, returns := smallPlan()
		p.Outline = outline
		golden(t, string(outline)+".txt", editionOf(t, p, returns...).Document().String())
	}
}

func TestDocumentIsSound(t *testing.T) {
	small, returns := smallPlan()
	full, r, _ := fullPlan()
	empty := &ogp.Plan{}
	one := &ogp.Plan{Commitments: []ogp.Commitment{{Number: "1", Lead: []ogp.ID{"A"}}}, Agencies: []ogp.Agency{{ID: "A"}}}
	for _, c := range []struct {
		why     string
		plan    *ogp.Plan
		returns []ogp.Return
	}{
		{"a small report", small, returns},
		{"every field filled", full, []ogp.Return{r}},
		{"nothing at all: zero of everything", empty, nil},
		{"one commitment without a milestone or a return", one, nil},
	} {
		t.Run(c.why, func(t *testing.T) {
			d := editionOf(t, c.plan, c.returns...).Document()
			checkTree(t, d)
			unfilled := regexp.MustCompile(`\{[a-z_]+\}|\[[a-z_]+\.[a-z_.]+\]|NaN|\(s\)|\(\)|%!`)
			for s := range d.Texts() {
				if m := unfilled.FindString(s); m != "" {
					t.Errorf("%q in %q", m, s)
				}
			}
		})
	}
}

// checkTree insists on unique ids, links that lead somewhere, and cells for
// every column.
func checkTree(t *testing.T, d *render.Document) {
	t.Helper()
	ids, refs := map[string]bool{}, map[string]bool{}
	var walk func(s *render.Section)
	walk = func(s *render.Section) {
		if ids[s.ID] || s.ID == "" {
			t.Errorf("section id %q stands twice or is empty", s.ID)
		}
		ids[s.ID] = true
		for _, b := range s.Blocks {
			collect(t, b, ids, refs)
		}
		for _, sub := range s.Sections {
			walk(sub)
		}
	}
	for _, s := range d.Sections {
		walk(s)
	}
	for ref := range refs {
		if !ids[ref] {
			t.Errorf("a link leads to %q, which is nowhere", ref)
		}
	}
}

func collect(t *testing.T, b render.Block, ids, refs map[string]bool) {
	t.Helper()
	spans := func(list []render.Span) {
		for _, s := range list {
			if s.Ref != "" {
				refs[s.Ref] = true
			}
		}
	}
	switch x := b.(type) {
	case render.Paragraph:
		spans(x.Spans)
	case render.Table:
		if ids[x.ID] {
			t.Errorf("id %q stands twice", x.ID)
		}
		ids[x.ID] = true
		for _, r := range x.Rows {
			if len(r.Cells) != len(x.Columns) {
				t.Errorf("%s: %d cells in %d columns", x.Caption, len(r.Cells), len(x.Columns))
			}
			for _, c := range r.Cells {
				for _, p := range c.Paras {
					spans(p.Spans)
				}
			}
		}
	case render.Chart:
		if len(x.Alt) == 0 {
			t.Errorf("%s has no alternative text", x.Caption)
		}
	}
}

func TestNamesAreWithheldUnlessPublicationWasAgreedTo(t *testing.T) {
	p, returns := smallPlan()
	s := editionOf(t, p, returns...).Document().String()
	for _, c := range []struct {
		text string
		want bool
		why  string
	}{
		{"Secret Name", false, "the author did not agree"},
		{"Public Name", true, "the author agreed"},
		{"person@example.org", false, "the plan prints names only"},
		{"A. Person", true, "the plan prints names"},
	} {
		if got := strings.Contains(s, c.text); got != c.want {
			t.Errorf("%s printed: %v, %s", c.text, got, c.why)
		}
	}
}

// at is the origin of a row of a return's Commitments sheet.
func at(file string, row int) ogp.Origin {
	return ogp.Origin{File: file, Sheet: "Commitments", Row: row, Columns: map[string]string{"commitment": "A", "level": "E"}}
}
