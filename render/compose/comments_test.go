package compose

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// editionAsOf is the edition of a plan of two years on a day.
func editionAsOf(t testing.TB, p *ogp.Plan, asOf ogp.Date, returns ...ogp.Return) *render.Edition {
	t.Helper()
	p.ID, p.Start, p.End = "T", ogp.Day(2024, 7, 1), ogp.Day(2026, 6, 30)
	r := ogp.MergeAsOf(p, returns, asOf)
	return Edition(render.Edition{Report: r, Statistics: r.Statistics(), Requirements: r.Requirements(),
		Findings: r.Findings, Locale: english(t), AsOf: asOf, Program: "selfassess test"})
}

// breakable takes the marks of a typesetter out of a text.
func breakable(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestSentencesOnComments(t *testing.T) {
	open := ogp.Comment{Text: txt("Words"), Received: ogp.Day(2026, 9, 10)}
	answered, later := open, open
	answered.Response, answered.Answered = txt("Thanks"), ogp.Day(2026, 9, 20)
	later.Received = ogp.Day(2026, 10, 10)
	for _, c := range []struct {
		why, want string
		comments  []ogp.Comment
	}{
		{"none", "No written comments were recorded.", nil},
		{"one, answered", "One written comment was recorded. It has a reply.", []ogp.Comment{answered}},
		{"one, open", "One written comment was recorded. It has no reply yet.", []ogp.Comment{open}},
		{"two, open", "In all, 2 written comments were recorded. None has a reply yet.", []ogp.Comment{open, open}},
		{"two, answered", "In all, 2 written comments were recorded. Each has a reply.", []ogp.Comment{answered, answered}},
		{"some of three", "In all, 3 written comments were recorded. 2 have a reply. One has no reply yet.",
			[]ogp.Comment{answered, open, answered}},
		{"one of them after the report's date", "One written comment was recorded. It has a reply. " +
			"A later one, received after 30 September 2026, is not counted.", []ogp.Comment{answered, later}},
		{"all after the report's date", "No written comments are recorded as received by 30 September 2026. " +
			"2 later ones, received after 30 September 2026, are not counted.", []ogp.Comment{later, later}},
	} {
		for i := range c.comments {
			c.comments[i].ID = ogp.ID(rune('1' + i))
		}
		w := newSource(editionAsOf(t, &ogp.Plan{Comments: c.comments}, ogp.Day(2026, 9, 30)))
		if got := breakable(commentWords(w)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// A window may lie before, around or after the day of the report: the sentence
// is true on each.
func TestSentencesOnThePeriodOfComment(t *testing.T) {
	for _, c := range []struct {
		from, to ogp.Date
		want     string
	}{
		{ogp.Date{}, ogp.Date{}, "No dates for public comment on the draft were given."},
		{ogp.Day(2026, 10, 5), ogp.Day(2026, 10, 25), "The period of public comment on the draft: 5 – 25 October 2026."},
		{ogp.Day(2026, 10, 20), ogp.Date{}, "The period of public comment on the draft: from 20 October 2026."},
		{ogp.Date{}, ogp.Day(2026, 9, 20), "The period of public comment on the draft: until 20 September 2026."},
	} {
		p := &ogp.Plan{CommentStart: c.from, CommentEnd: c.to}
		if got := breakable(commentWindowWords(newSource(editionAsOf(t, p, ogp.Day(2026, 9, 30))))); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// A comment is said to be on what its target is called in this outline.
func TestTargetsOfCommentsAreNamed(t *testing.T) {
	p := &ogp.Plan{ID: "P", Start: ogp.Day(2024, 7, 1), End: ogp.Day(2026, 6, 30),
		Commitments: []ogp.Commitment{{Number: "3", Title: txt("Title")}},
		Milestones:  []ogp.Milestone{{Number: "3.3", Commitment: "3", Text: txt("Text")}}}
	for _, c := range []struct{ target, annex, standards string }{
		{"3", "Commitment 3", "Commitment 3"},
		{"3.3", "Milestone 3.3", "Milestone 3.3"},
		{"irm", "IRM Recommendations", "Use of IRM Recommendations"},
		{"conclusion", "Conclusion", "Conclusion"},
		{"something else", "something else", "something else"},
	} {
		for outline, want := range map[ogp.Outline]string{ogp.AnnexOutline: c.annex, ogp.StandardsOutline: c.standards} {
			p.Outline = outline
			if got := targetWords(newSource(editionOf(t, p)), c.target); got != want {
				t.Errorf("%s, %s: %q, want %q", outline, c.target, got, want)
			}
		}
	}
}
