package data

import (
	"slices"

	"selfassess/ogp"
	"selfassess/render"
)

// moment is an earlier report of the plan with the levels that it published.
type moment struct {
	Date        *string `json:"date"`
	Kind        string  `json:"report_kind"`
	Commitments levels  `json:"commitments"`
	Milestones  levels  `json:"milestones"`
}

func momentOf(m *ogp.Moment) moment {
	commitments, milestones := m.Levels()
	return moment{dateOf(m.Date), string(m.Kind), levelsOf(commitments), levelsOf(milestones)}
}

// since is what has moved since the latest of them.
type since struct {
	Date         *string    `json:"date"`
	Commitments  moves      `json:"commitments"`
	Milestones   moves      `json:"milestones"`
	Due          []string   `json:"due"`
	DueCompleted int        `json:"due_completed"`
	Gone         []string   `json:"no_longer_assessed"`
	Standings    []standing `json:"standings"`
}

type moves struct {
	Rose        int `json:"rose"`
	Fell        int `json:"fell"`
	Stayed      int `json:"stayed"`
	NotCompared int `json:"not_compared"`
}

func movesOf(m ogp.Moves) moves {
	return moves{m[ogp.Rose], m[ogp.Fell], m[ogp.Stayed], m[ogp.NotCompared]}
}

// standing is a commitment or milestone that is assessed now.
type standing struct {
	Commitment string  `json:"commitment"`
	Milestone  *string `json:"milestone"`
	Then       *string `json:"then"`
	Now        string  `json:"now"`
	Move       string  `json:"move"`
}

func standingOf(commitment ogp.ID, milestone *string, then ogp.Then, now ogp.Level) standing {
	s := standing{Commitment: string(commitment), Milestone: milestone, Now: now.Key(), Move: then.Move.Key()}
	if then.Known {
		s.Then = stringOf(then.Level.Key())
	}
	return s
}

// historyOf are the keys that only a report with earlier ones has.
func historyOf(e *render.Edition) record {
	s := e.Statistics.Since
	if s == nil {
		return nil
	}
	out := since{Date: dateOf(s.Moment.Date), Commitments: movesOf(s.Commitments), Milestones: movesOf(s.Milestones),
		Due: []string{}, DueCompleted: s.DueCompleted, Gone: stringsOf(s.Gone), Standings: standingsOf(e.Report, s)}
	for _, m := range s.Due {
		out.Due = append(out.Due, string(m.Number))
	}
	return record{{"history", each(e.Report.Moments, momentOf)}, {"since", out}}
}

// standingsOf are every commitment, and behind it its milestones.
func standingsOf(r *ogp.Report, s *ogp.Since) []standing {
	all := []standing{}
	for i := range r.Commitments {
		c := &r.Commitments[i]
		then, assessed := s.Commitment(c.Number)
		if !assessed {
			continue
		}
		all = append(all, standingOf(c.Number, nil, then, c.Level))
		for _, m := range c.ActiveMilestones() {
			then, _ := s.Milestone(m.Number)
			all = append(all, standingOf(c.Number, stringOf(string(m.Number)), then, m.Level))
		}
	}
	return all
}

// historyTables are the same for those who open a spreadsheet.
func historyTables(d record) []*table {
	i := slices.IndexFunc(d, func(m member) bool { return m.key == "since" })
	if i < 0 {
		return nil
	}
	history, standings := newTable("history", moment{}), newTable("since", standing{})
	for _, m := range d.value("history").([]moment) {
		history.add(m)
	}
	for _, s := range d[i].value.(since).Standings {
		standings.add(s)
	}
	return []*table{history, standings}
}
