package ogp

import (
	"reflect"
	"slices"
	"strings"
)

// Moment is what an earlier report of the plan said of it: the level of every
// commitment and milestone on a day. Nothing else of that report is compared,
// and nothing of it is counted again.
type Moment struct {
	File        string // for findings; no report names it
	Plan        ID
	Kind        ReportKind
	Date        Date
	Commitments []PastCommitment // in the order of that report
}

// Standing is where a commitment or milestone stood at a moment.
type Standing struct {
	Number ID
	Level  Level
	Change Change
}

// PastCommitment is where a commitment and its milestones stood.
type PastCommitment struct {
	Standing
	Milestones []Standing
}

// Chronicle sorts out the moments that a report of the day can be compared
// with, the earliest first. It tells of all others why they cannot be. Of one
// day there is one moment: of two that differ neither counts, since which of
// them is true is for people to say.
func Chronicle(p *Plan, asOf Date, all []Moment) (moments []Moment, fs []Finding) {
	for _, m := range all {
		f := Finding{At: Place{File: m.File}, Found: m.Date.String()}
		switch {
		case m.Plan != p.ID:
			f.Code, f.Found, f.Args = MomentOtherPlan, string(m.Plan), map[string]string{"plan": string(p.ID)}
		case asOf.Before(m.Date):
			f.Code, f.Args = MomentLater, map[string]string{"date": asOf.String()}
		case !m.Date.Before(asOf):
			f.Code = MomentOwnDay
		default:
			moments = append(moments, m)
			continue
		}
		fs = append(fs, f)
	}
	slices.SortStableFunc(moments, func(a, b Moment) int {
		if c := a.Date.Compare(b.Date); c != 0 {
			return c
		}
		return strings.Compare(a.File, b.File)
	})
	return oncePerDay(moments, fs)
}

// oncePerDay leaves out further moments of a day. They are in order of date.
func oncePerDay(all []Moment, fs []Finding) (moments []Moment, _ []Finding) {
	for len(all) > 0 {
		first, n, same := all[0], 1, true
		for ; n < len(all) && !first.Date.Before(all[n].Date); n++ {
			same = same && first.says(all[n])
		}
		code := MomentTwice
		if same {
			code, moments = MomentSame, append(moments, first)
		}
		for _, m := range all[1:n] {
			fs = append(fs, Finding{Code: code, At: Place{File: m.File}, Found: m.Date.String(),
				Args: map[string]string{"other": first.File}})
		}
		all = all[n:]
	}
	return moments, fs
}

// says tells whether two moments say the same.
func (m Moment) says(other Moment) bool {
	m.File = other.File
	return reflect.DeepEqual(m, other)
}

// Levels count what was assessed at the moment.
func (m *Moment) Levels() (commitments, milestones Tally) {
	for _, c := range m.Commitments {
		if !c.Change.Active() {
			continue
		}
		commitments[c.Level]++
		for _, s := range c.Milestones {
			if s.Change.Active() {
				milestones[s.Level]++
			}
		}
	}
	return commitments, milestones
}
