package inputstest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/templates"
)

func TestGeneratedProjectHasItsSizeAndNoErrors(t *testing.T) {
	dir := t.TempDir()
	if err := Generate(dir, Small, 1); err != nil {
		t.Fatal(err)
	}
	c, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	p, err := inputs.ReadProject(dir, []*templates.Catalogue{c})
	if err != nil {
		t.Fatal(err)
	}
	r := ogp.Merge(p.Plan, p.Returns)
	for _, f := range append(slices.Clone(p.Findings), r.Findings...) {
		if f.Severity() == ogp.Error {
			t.Errorf("%s %s %q", f.At, f.Code, f.Found)
		}
	}
	made := Size{Commitments: len(r.Commitments), Milestones: len(r.Commitments[0].Milestones), Events: len(r.Events),
		Returns: len(p.Returns)}
	if made != Small {
		t.Errorf("made %+v, want %+v", made, Small)
	}
	for _, c := range r.Commitments {
		answer := c.Results[0]
		texts := []ogp.Text{c.Problem, c.Description, c.Contribution, c.Relevance, c.Additional, answer.Results, answer.PublicUse,
			answer.NextSteps, answer.Challenge, answer.Lessons, answer.Communications, answer.Expertise, answer.CoProduction,
			answer.UseFeedback, answer.Additional}
		for i, text := range texts {
			if n := len(text.Main()); n < 190 || n > 800 {
				t.Errorf("commitment %s, text %d: %d characters", c.Number, i, n)
			}
		}
	}
}

func TestGeneratedProjectDependsOnTheSeedAlone(t *testing.T) {
	one, same, other := t.TempDir(), t.TempDir(), t.TempDir()
	for dir, seed := range map[string]int64{one: 1, same: 1, other: 2} {
		if err := Generate(dir, Size{Commitments: 2, Milestones: 2, Events: 2, Returns: 2}, seed); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range workbooks(t, one) {
		if a, b := read(t, one, file), read(t, same, file); a != b {
			t.Errorf("%s differs with the same seed", file)
		}
		if a, b := read(t, one, file), read(t, other, file); a == b {
			t.Errorf("%s is the same with another seed", file)
		}
	}
}

func read(t *testing.T, dir, file string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
