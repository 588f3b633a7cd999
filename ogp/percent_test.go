package ogp

import "testing"

// A level begins at its least percent.
func TestLevelsBeginAtTheirLeastPercent(t *testing.T) {
	whole := Thresholds{{0, true}, {0.5, true}, {50, true}, {100, true}}
	for n, want := range map[float64]Level{0: NotStarted, 0.4: NotStarted, 0.5: Limited, 49.999999: Limited, 50: Substantial, 99.9: Substantial, 100: Completed} {
		if got := whole.Level(Percent{n, true}); got != want {
			t.Errorf("%v %% is %s, want %s", n, got.Key(), want.Key())
		}
	}
	for _, c := range []struct {
		why string
		t   Thresholds
	}{
		{"none", Thresholds{}},
		{"three", Thresholds{{0, true}, {1, true}, {50, true}, {}}},
		{"the first is not zero", Thresholds{{1, true}, {2, true}, {50, true}, {100, true}}},
		{"two are equal", Thresholds{{0, true}, {50, true}, {50, true}, {100, true}}},
		{"limited begins at zero", Thresholds{{0, true}, {0, true}, {50, true}, {100, true}}},
		{"over all", Thresholds{{0, true}, {1, true}, {50, true}, {101, true}}},
	} {
		if c.t.Valid() {
			t.Errorf("%s: no percent can be read by %v", c.why, c.t)
		}
	}
}

// Whatever stands in several rows of an agency is counted as often as it stands
// in the report.
func TestLevelsReadByWordsAndPercentsAreCountedInTheReport(t *testing.T) {
	p, returns := plainPlan(), plainReturns()
	p.Thresholds = Thresholds{{0, true}, {1, true}, {50, true}, {100, true}}
	p.Vocabulary = []LevelWord{{Word: "under way", Means: Limited}}
	row := Progress{Milestone: "1.1", Percent: Percent{60, true}}
	for i := range returns {
		r := &returns[i]
		r.Results, r.Progress = nil, nil
		switch r.Agency {
		case "A": // said twice alike
			r.Progress = []Progress{row, row}
		case "C": // not its milestone
			other := row
			other.Percent, other.Level, other.LevelWord = Percent{}, Limited, "under way"
			r.Progress = []Progress{other}
		}
		for k := range r.Progress {
			r.Progress[k].Agency = r.Agency
			lw := r.Progress[k].LevelWord
			r.Progress[k].Origin = from(r.File, "Milestones", 5+k)
			r.Progress[k].LevelWord = lw
		}
	}
	r := Merge(p, returns)
	if r.ByPercent != 1 || len(r.Vocabulary) != 0 {
		t.Errorf("%d levels by percents, want 1; by words %v, want none", r.ByPercent, r.Vocabulary)
	}
}
