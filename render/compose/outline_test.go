package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

func TestSectionsThatAreLeftOutAreNamed(t *testing.T) {
	all := []ogp.Narrative{{Section: ogp.SecEligibility, Text: txt("E")}, {Section: ogp.SecPeerExchange, Text: txt("P")},
		{Section: ogp.SecOther, Text: txt("O")}}
	for _, c := range []struct {
		why, want string
		outline   ogp.Outline
		texts     []ogp.Narrative
		peers     int
	}{
		{"all are there", "", ogp.AnnexOutline, all, 0},
		{"one is missing", "Left out, since it is optional and nothing was recorded for it: V. Progress on Eligibility Criteria.",
			ogp.AnnexOutline, all[1:], 0},
		{"a row of peer exchange is enough", "Left out, since it is optional and nothing was recorded for it: VII.B. Other initiatives.",
			ogp.AnnexOutline, all[:1], 1},
		{"all are missing", "Left out, since they are optional and nothing was recorded for them: V. Progress on Eligibility Criteria; VI. Peer Exchange and Learning; VII.B. Other initiatives.",
			ogp.AnnexOutline, nil, 0},
		{"an outline that does not number them", "Left out, since they are optional and nothing was recorded for them: Progress on Eligibility Criteria; Peer Exchange and Learning; Other initiatives.",
			ogp.StandardsOutline, nil, 0},
	} {
		p := &ogp.Plan{Outline: c.outline, Narrative: c.texts, PeerExchange: make([]ogp.PeerExchange, c.peers)}
		e := editionOf(t, p)
		if got := leftOutWords(newSource(e)); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.why, got, c.want)
		}
		if c.want != "" && !strings.Contains(allText(e), c.want) {
			t.Errorf("%s: the document does not say so", c.why)
		}
	}
}

// Letters of section VII are those of the handbook, whatever is left out.
func TestNumbersOfTheOutlineStayTheHandbooks(t *testing.T) {
	for _, s := range editionOf(t, &ogp.Plan{}).Document().Sections {
		if s.ID != "closing" {
			continue
		}
		var titles []string
		for _, part := range s.Sections {
			titles = append(titles, part.Title().String())
		}
		if got := strings.Join(titles, ", "); got != "VII.A. Lessons learned, VII.C. Next steps, VII.D. Conclusion" {
			t.Errorf("parts of VII: %s", got)
		}
	}
}

func TestChaptersFollowOnThePageOfTheOneBefore(t *testing.T) {
	var sections []*render.Section
	for _, id := range []string{"foreword", "summary", "commitments", "introduction", "process", "irm", "implementation", "eligibility",
		"closing", "annex-1", "annex-2"} {
		sections = append(sections, &render.Section{ID: id, Kind: render.Chapter})
	}
	sections[1].Kind = render.Summary
	flowOn(sections)
	var opens []string
	for _, s := range sections {
		if s.Kind != render.Plain {
			opens = append(opens, s.ID)
		}
	}
	if got := strings.Join(opens, " "); got != "foreword summary commitments" {
		t.Errorf("a page is begun by %s", got)
	}
}
