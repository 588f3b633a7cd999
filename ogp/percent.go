package ogp

import (
	"slices"
	"strconv"
)

// Percent is how much of something is done, from 0 to 100. The zero value is
// not stated.
type Percent struct {
	N     float64
	Known bool
}

// String returns the number without its sign, "" if it is not stated.
func (p Percent) String() string {
	if !p.Known {
		return ""
	}
	return strconv.FormatFloat(p.N, 'f', -1, 64)
}

// Thresholds are the least percents of the four levels, in their order, as the
// sheet Plan gives them.
type Thresholds [len(Levels)]Percent

// Valid tells whether all four are given and rise from 0 to 100 at most: only
// then a percent says a level.
func (t Thresholds) Valid() bool {
	return len(t.missing()) == 0 && t.fault() == ""
}

// Level is the level of a percent, by thresholds that are valid.
func (t Thresholds) Level(p Percent) Level {
	for i := len(t) - 1; i > 0; i-- {
		if p.N >= t[i].N {
			return Levels[i]
		}
	}
	return NotStarted
}

// missing are the columns of those that are not given.
func (t Thresholds) missing() (columns []string) {
	for i := range t {
		if !t[i].Known {
			columns = append(columns, thresholdColumn(i))
		}
	}
	return columns
}

// fault is the column of the first that cannot be right, or "".
func (t Thresholds) fault() string {
	if t[0].Known && t[0].N != 0 {
		return thresholdColumn(0)
	}
	least := Percent{}
	for i := range t {
		switch {
		case !t[i].Known:
		case least.Known && t[i].N <= least.N || t[i].N > 100:
			return thresholdColumn(i)
		default:
			least = t[i]
		}
	}
	return ""
}

func thresholdColumn(i int) string { return "percent_" + Levels[i].Key() }

// checkThresholds reports thresholds by which no percent can be read.
func (m *merger) checkThresholds() {
	t := m.plan.Thresholds
	missing := t.missing()
	if column := t.fault(); column != "" {
		i := slices.IndexFunc(Levels[:], func(l Level) bool { return "percent_"+l.Key() == column })
		m.find(ThresholdsOrder, m.plan.At(column), "", t[i].String(), KeyArg("column"), columnTerm("plan", column))
		return
	}
	if len(missing) > 0 && len(missing) < len(t) {
		m.find(ThresholdsMissing, m.plan.At(missing[0]), "", "", KeyArg("column"), columnTerm("plan", missing[0]))
	}
}

// readPercents takes the percents of rows without a level for one, where the
// plan says which: of agencies that are to state the level. What stands in the
// cell of the level and could not be read may mean another one.
func (m *merger) readPercents() {
	if !m.plan.Thresholds.Valid() {
		return
	}
	for i := range m.results {
		c := &m.report.Commitments[i]
		for k := range m.results[i] {
			r := &m.results[i][k]
			decides := slices.Contains(c.Lead, r.Agency)
			m.readPercent(r.Percent, &r.Level, decides, &r.Origin, c.Number)
		}
	}
	for i := range m.progress {
		c := &m.report.Commitments[m.where[i].commitment]
		ms := &c.Milestones[m.where[i].milestone]
		for k := range m.progress[i] {
			p := &m.progress[i][k]
			decides := p.Agency == ms.Responsible || slices.Contains(c.Lead, p.Agency)
			m.readPercent(p.Percent, &p.Level, decides, &p.Origin, ms.Number)
		}
	}
}

func (m *merger) readPercent(p Percent, l *Level, decides bool, o *Origin, row ID) {
	if !p.Known {
		return
	}
	means := m.plan.Thresholds.Level(p)
	switch {
	case *l == NotReported && decides && !o.LevelUnread:
		*l, o.LevelByPercent = means, true
		m.find(LevelByPercent, o.At("percent"), row, p.String(), KeyArg("level"), means.term())
	case *l != NotReported && *l != means:
		m.find(PercentDiffers, o.At("percent"), row, p.String(), KeyArg("level"), means.term(), KeyArg("stated"), l.term())
	}
}
