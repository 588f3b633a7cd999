package ogp

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// The plan and the returns say how a milestone is carried out, step by step.
// What a return says of a step of the plan fills in what the plan leaves blank;
// where it says something else, both stand in the report.

// Pairs tells of each row of a return which row of the plan it is about, or -1:
// that of the same milestone with the same activity, whatever its capitals and
// spaces. Of several that are alike, rows that say the same belong together, and
// the others in their order.
func Pairs(plan, said []Activity) []int {
	pairs := make([]int, len(said))
	taken := make([]bool, len(plan))
	byMilestone := map[ID][]int{}
	for i := range plan {
		byMilestone[plan[i].Milestone] = append(byMilestone[plan[i].Milestone], i)
	}
	pair := func(k int, fits func(p *Activity) bool) {
		for _, i := range byMilestone[said[k].Milestone] {
			if !taken[i] && fits(&plan[i]) {
				pairs[k], taken[i] = i, true
				return
			}
		}
	}
	for k := range said {
		pairs[k] = -1
		pair(k, said[k].Repeats)
	}
	for k := range said {
		if pairs[k] < 0 {
			pair(k, func(p *Activity) bool { return agrees(&said[k].Activity, &p.Activity) })
		}
	}
	return pairs
}

// Repeats tells whether a says nothing but what p says.
func (a *Activity) Repeats(p *Activity) bool {
	for i := range ActivityFields {
		f := &ActivityFields[i]
		if said := f.Value(a); !blank(said) && !agrees(said, f.Value(p)) {
			return false
		}
	}
	return true
}

// agrees tells whether two values of a field are the same, a text in any of the
// languages in which it is given.
func agrees(v, other any) bool {
	t, isText := v.(*Text)
	if !isText {
		return cellText(v) == cellText(other)
	}
	for _, s := range *t {
		if !slices.ContainsFunc(slices.Collect(maps.Values(*other.(*Text))), func(o string) bool { return folded(o) == folded(s) }) {
			return false
		}
	}
	return true
}

// joinActivities adds to the steps of the plan what the returns say of them, in
// an order that does not depend on the order of files.
func (m *merger) joinActivities(used []*Return) {
	said := make([][]Activity, len(m.where)) // of each milestone
	for _, r := range used {
		for i := range r.Activities {
			a := r.Activities[i]
			a.Agency = r.Agency
			at, ok := m.milestones.at[a.Milestone]
			switch {
			case !ok:
				m.unknownMilestone(a.Milestone, a.At("milestone"))
				m.leaveOut(MilestoneNone, r.Agency, a.Milestone, a.Cells())
			case precedence(m.owner(at), m.milestone(a.Milestone), r.Agency) == noPart:
				m.refuseActivity(&a)
			default:
				said[at] = append(said[at], a)
			}
		}
	}
	for at, rows := range said {
		if len(rows) > 0 {
			m.joinSteps(m.owner(at), m.milestone(rows[0].Milestone), rows)
		}
	}
}

// owner is the commitment of a milestone.
func (m *merger) owner(at int) *CommitmentReport {
	return &m.report.Commitments[m.where[at].commitment]
}

// refuseActivity leaves out a step of a milestone that is not the agency's,
// unless the plan says the same.
func (m *merger) refuseActivity(a *Activity) {
	if slices.ContainsFunc(m.milestone(a.Milestone).Activities, func(p Activity) bool { return a.Repeats(&p) }) {
		return
	}
	m.find(RowNotExpected, a.At("milestone"), a.Milestone, string(a.Milestone), "agency", string(a.Agency))
	m.leaveOut(RowNotExpected, a.Agency, a.Milestone, a.Cells())
}

// step is a row of the plan, or none, with what agencies say of it.
type step struct {
	plan *Activity
	said []Activity
}

// joinSteps joins the rows of one milestone.
func (m *merger) joinSteps(c *CommitmentReport, ms *MilestoneReport, rows []Activity) {
	slices.SortStableFunc(rows, func(a, b Activity) int {
		return cmp.Or(cmp.Compare(precedence(c, ms, a.Agency), precedence(c, ms, b.Agency)),
			CompareIDs(a.Agency, b.Agency), a.Origin.compare(b.Origin))
	})
	steps := make([]step, len(ms.Activities))
	known := slices.Clone(ms.Activities) // and after them those that only returns have
	for i := range ms.Activities {
		steps[i].plan = &ms.Activities[i]
	}
	for len(rows) > 0 { // agency by agency
		n := slices.IndexFunc(rows, func(a Activity) bool { return a.Agency != rows[0].Agency })
		if n < 0 {
			n = len(rows)
		}
		pairs := Pairs(known, rows[:n])
		m.checkRenamed(ms.Activities, rows[:n], pairs)
		for k, i := range pairs {
			if i < 0 {
				i = len(steps)
				steps, known = append(steps, step{}), append(known, rows[k])
			}
			steps[i].said = append(steps[i].said, rows[k])
		}
		rows = rows[n:]
	}
	var joined []Activity
	for _, s := range steps {
		joined = append(joined, m.joinStep(s)...)
	}
	ms.Activities = joined
}

// checkRenamed asks about a step that is not in the plan, where the agency tells
// nothing of one that is: it may be the same under another name, which nobody
// can know for sure.
func (m *merger) checkRenamed(plan, said []Activity, pairs []int) {
	var left []string
	for i := range plan {
		if !slices.Contains(pairs, i) {
			left = append(left, strings.Join(strings.Fields(plan[i].Activity.Main()), " "))
		}
	}
	for k, i := range pairs {
		if a := &said[k]; i < 0 && len(left) > 0 {
			m.find(ActivityRenamed, a.At("activity"), a.Milestone, a.Activity.Main(), "agency", string(a.Agency),
				EitherArg("choices"), strings.Join(left, "\n"))
		}
	}
}

// joinStep is the step as the report has it, and behind it, with its agency,
// what somebody says otherwise. Of what the plan leaves blank nobody's word
// counts where agencies differ. A step that one agency alone tells of is its own.
func (m *merger) joinStep(s step) []Activity {
	if s.plan == nil && len(s.said) == 1 {
		return s.said
	}
	base, apart := s.begin()
	differs := make([]bool, len(s.said))
	for i := range ActivityFields {
		f := &ActivityFields[i]
		if f.Key == "milestone" || f.Key == "activity" {
			continue
		}
		for _, k := range m.otherwise(&base, s, f) {
			take(f.Value(&apart[k]), f.Value(&s.said[k]))
			differs[k] = true
		}
	}
	joined := []Activity{base}
	for k := range apart {
		if differs[k] {
			joined = append(joined, apart[k])
		}
	}
	return joined
}

// begin is the step as the plan has it, and for each who tells of it a row that
// says nothing else yet.
func (s step) begin() (base Activity, apart []Activity) {
	for i := range s.said {
		a := &s.said[i]
		apart = append(apart, Activity{Milestone: a.Milestone, Activity: a.Activity, Agency: a.Agency, Origin: a.Origin})
	}
	if s.plan != nil {
		base = *s.plan
	} else {
		base = apart[0]
		base.Agency = ""
	}
	base.Filled = map[string]Place{}
	return base, apart
}

// take gives a field the value of another record.
func take(v, from any) {
	if t, ok := v.(*Text); ok {
		*t = *from.(*Text)
		return
	}
	assign(v, from)
}

// shown is what a field holds, as a cell does.
func shown(f *Field[Activity], a *Activity) string {
	if t, ok := f.Value(a).(*Text); ok {
		return t.Main()
	}
	return cellText(f.Value(a))
}

// quoted are an argument of a finding and its value: what a field holds, a level
// by its word.
func quoted(arg string, f *Field[Activity], a *Activity) (name, value string) {
	if l, ok := f.Value(a).(*Level); ok {
		return KeyArg(arg), l.term()
	}
	return arg, shown(f, a)
}

// findStep reports what an agency says of a step against what somebody else does.
func (m *merger) findStep(code Code, f *Field[Activity], a *Activity, against string, other *Activity, values ...string) {
	said, value := quoted("said", f, a)
	arg, otherwise := quoted(against, f, other)
	m.find(code, a.At(f.Key), a.Milestone, shown(f, a), append(values, "agency", string(a.Agency),
		KeyArg("column"), columnTerm("implementation", f.Key), said, value, arg, otherwise)...)
}

// otherwise fills a field of the step in, where the plan leaves it blank and
// all agree, and returns who says something else.
func (m *merger) otherwise(base *Activity, s step, f *Field[Activity]) (other []int) {
	var stated []int
	for k := range s.said {
		if !blank(f.Value(&s.said[k])) {
			stated = append(stated, k)
		}
	}
	if len(stated) == 0 {
		return nil
	}
	first := &s.said[stated[0]]
	if s.plan != nil && !blank(f.Value(s.plan)) {
		for _, k := range stated {
			if a := &s.said[k]; !agrees(f.Value(a), f.Value(s.plan)) {
				other = append(other, k)
				m.findStep(ActivityDiffers, f, a, "plan", s.plan, KeyArg("remedy"), "activity_remedy.differs")
			}
		}
		return other
	}
	if !slices.ContainsFunc(stated, func(k int) bool { return !agrees(f.Value(&s.said[k]), f.Value(first)) }) {
		take(f.Value(base), f.Value(first))
		base.Filled[f.Key] = first.At(f.Key)
		if _, ok := f.Value(base).(*Level); ok {
			base.LevelWord = first.LevelWord
		}
		return nil
	}
	for _, k := range stated {
		a, against := &s.said[k], first
		if agrees(f.Value(a), f.Value(first)) {
			i := slices.IndexFunc(stated, func(o int) bool { return !agrees(f.Value(&s.said[o]), f.Value(first)) })
			against = &s.said[stated[i]]
		}
		m.findStep(ActivityConflict, f, a, "theirs", against, "other", string(against.Agency))
	}
	return stated
}
