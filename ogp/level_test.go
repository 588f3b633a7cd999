package ogp

import "testing"

// TestLevelThatFourMilestonesImply has a row for every mix of levels of four
// milestones: how many are not started, limited, substantial and completed.
func TestLevelThatFourMilestonesImply(t *testing.T) {
	rows := []struct {
		mix  [4]int
		want Level
	}{
		{[4]int{4, 0, 0, 0}, NotStarted},
		{[4]int{3, 1, 0, 0}, Limited}, {[4]int{3, 0, 1, 0}, Limited}, {[4]int{3, 0, 0, 1}, Limited},
		{[4]int{2, 2, 0, 0}, Limited}, {[4]int{2, 1, 1, 0}, Limited}, {[4]int{2, 1, 0, 1}, Limited},
		// Half are substantial or completed, but not fewer than half not started.
		{[4]int{2, 0, 2, 0}, Limited}, {[4]int{2, 0, 1, 1}, Limited}, {[4]int{2, 0, 0, 2}, Limited},
		{[4]int{1, 3, 0, 0}, Limited}, {[4]int{1, 2, 1, 0}, Limited}, {[4]int{1, 2, 0, 1}, Limited},
		{[4]int{1, 1, 2, 0}, Substantial}, {[4]int{1, 1, 1, 1}, Substantial}, {[4]int{1, 1, 0, 2}, Substantial},
		{[4]int{1, 0, 3, 0}, Substantial}, {[4]int{1, 0, 2, 1}, Substantial}, {[4]int{1, 0, 1, 2}, Substantial},
		{[4]int{1, 0, 0, 3}, Substantial},
		{[4]int{0, 4, 0, 0}, Limited}, {[4]int{0, 3, 1, 0}, Limited}, {[4]int{0, 3, 0, 1}, Limited},
		{[4]int{0, 2, 2, 0}, Substantial}, {[4]int{0, 2, 1, 1}, Substantial}, {[4]int{0, 2, 0, 2}, Substantial},
		{[4]int{0, 1, 3, 0}, Substantial}, {[4]int{0, 1, 2, 1}, Substantial}, {[4]int{0, 1, 1, 2}, Substantial},
		{[4]int{0, 1, 0, 3}, Substantial},
		{[4]int{0, 0, 4, 0}, Substantial}, {[4]int{0, 0, 3, 1}, Substantial}, {[4]int{0, 0, 2, 2}, Substantial},
		{[4]int{0, 0, 1, 3}, Substantial}, {[4]int{0, 0, 0, 4}, Completed},
	}
	if len(rows) != 35 {
		t.Fatalf("%d mixes of four levels, there are 35", len(rows))
	}
	seen := map[[4]int]bool{}
	for _, row := range rows {
		c := CommitmentReport{}
		for i, n := range row.mix {
			for range n {
				c.Milestones = append(c.Milestones, MilestoneReport{Level: Levels[i]})
			}
		}
		if len(c.Milestones) != 4 || seen[row.mix] {
			t.Errorf("%v is not four milestones, or stands twice", row.mix)
		}
		seen[row.mix] = true
		if got, ok := c.Implied(); got != row.want || !ok {
			t.Errorf("%v implies %s, %v; want %s", row.mix, got.Key(), ok, row.want.Key())
		}
		c.Milestones[3].Level = NotReported
		if got, ok := c.Implied(); ok {
			t.Errorf("%v with one not reported implies %s", row.mix, got.Key())
		}
	}
}

func TestLevelThatMilestonesImply(t *testing.T) {
	for _, c := range []struct {
		levels []Level
		want   Level
		ok     bool
		why    string
	}{
		{nil, NotReported, false, "no milestones imply nothing"},
		{[]Level{NotReported}, NotReported, false, "the only one is not reported"},
		{[]Level{Substantial}, Substantial, true, "the only one is substantial"},
		{[]Level{Completed, NotStarted}, Limited, true, "half is not started"},
		{[]Level{Completed, Limited}, Substantial, true, "exactly half completed, and nothing not started"},
		{[]Level{Completed, Completed, NotStarted}, Substantial, true, "fewer than half not started"},
		{[]Level{Completed, Limited, Limited}, Limited, true, "fewer than half completed"},
		{[]Level{NotStarted, Limited}, Limited, true, "something was started"},
	} {
		com := CommitmentReport{}
		for _, l := range c.levels {
			com.Milestones = append(com.Milestones, MilestoneReport{Level: l})
		}
		com.Milestones = append(com.Milestones, MilestoneReport{Milestone: Milestone{Change: Withdrawn}, Level: NotStarted})
		if got, ok := com.Implied(); got != c.want || ok != c.ok {
			t.Errorf("%v implies %s, %v; want %s, %v: %s", c.levels, got.Key(), ok, c.want.Key(), c.ok, c.why)
		}
		com.Change = Merged
		if _, ok := com.Implied(); ok {
			t.Errorf("a merged commitment's milestones imply a level")
		}
	}
}
