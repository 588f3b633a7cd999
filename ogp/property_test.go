package ogp

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// chance makes plans and returns in which everything that can go wrong does,
// now and then. The same seed makes the same ones. Every text is unique, so
// that it can be looked for afterwards.
type chance struct {
	*rand.Rand
	texts int
}

func newChance(seed uint64) *chance { return &chance{Rand: rand.New(rand.NewPCG(seed, 7))} }

// bytesSource takes its choices from bytes, so that a fuzzer that changes one
// changes one choice; after them they go on by chance.
type bytesSource struct {
	bytes []byte
	after *rand.PCG
}

func (s *bytesSource) Uint64() uint64 {
	if len(s.bytes) == 0 {
		return s.after.Uint64()
	}
	b := s.bytes[0]
	s.bytes = s.bytes[1:]
	return uint64(b) * 0x0101_0101_0101_0101
}

func chanceOf(b []byte) *chance {
	return &chance{Rand: rand.New(&bytesSource{b, rand.NewPCG(uint64(len(b)), 7)})}
}

func (c *chance) text() Text {
	if c.IntN(3) == 0 {
		return nil
	}
	c.texts++
	t := Text{"": fmt.Sprintf("text-%d.", c.texts)}
	if c.IntN(4) == 0 {
		t["fr"] = fmt.Sprintf("texte-%d.", c.texts)
	}
	return t
}

func pick[T any](c *chance, values ...T) T { return values[c.IntN(len(values))] }

func (c *chance) id(prefix string, n int) ID { return ID(fmt.Sprintf("%s%d", prefix, c.IntN(n))) }

func (c *chance) date() Date {
	return pick(c, Date{}, Date{Words: "ongoing"}, Date{Year: 2023}, Date{Year: 2024, Month: 2}, Day(2022, 5, 1+c.IntN(28)),
		Day(2023, 1+c.IntN(12), 1+c.IntN(28)), Day(2024, 1+c.IntN(12), 1+c.IntN(28)), Day(2026, 1, 1))
}

func (c *chance) level() Level   { return pick(c, AllLevels[:]...) }
func (c *chance) answer() Answer { return pick(c, Unstated, Yes, No) }
func (c *chance) count() Count   { return pick(c, Count{}, Counted(c.IntN(5))) }

func (c *chance) link() Link {
	c.texts++
	return Link{Text: fmt.Sprintf("link-%d.", c.texts)}
}

func (c *chance) links() []Link {
	var links []Link
	for range c.IntN(3) {
		links = append(links, c.link())
	}
	return links
}

// recordBy gives each field of a record a value, or none; its id and that of the
// record in which it lies are the caller's to give.
func recordBy[R any](c *chance, fields Fields[R], r *R) {
	for i := range fields {
		c.value(&fields[i].FieldInfo, fields[i].Value(r))
	}
}

func (c *chance) value(f *FieldInfo, value any) {
	switch v := value.(type) {
	case *Text:
		*v = c.text()
	case *Date:
		*v = c.date()
	case *Level:
		*v = c.level()
	case *Percent:
		*v = pick(c, Percent{}, Percent{float64(c.IntN(101)), true})
	case *Answer:
		*v = c.answer()
	case *ID:
		*v = pick(c, "", c.named(f.Of))
	case *[]ID:
		*v = c.list(f.Of)
	case *Link:
		*v = c.link()
	case *[]Link:
		*v = c.links()
	case Counter:
		v.Set(c.count())
	case Scope:
		*v.Commitments, *v.All = c.list(f.Of), c.IntN(5) == 0
	case Word:
		v.Set(c.word(f))
	case Words:
		v.Set([]string{c.word(f)})
	default:
		panic(f.Key + " has a type that chance knows no value of: give it a case in value (ogp/property_test.go)")
	}
}

// named is an id of a register, which need not be there.
func (c *chance) named(r Register) ID {
	switch r {
	case AgencyIDs:
		return c.id("A", 6)
	case MilestoneIDs:
		return c.id("m", 14)
	}
	return c.id("", 8)
}

func (c *chance) list(r Register) []ID {
	var ids []ID
	for range c.IntN(4) {
		ids = append(ids, c.named(r))
	}
	return ids
}

// word is one of the field's set, or a text that stands nowhere else.
func (c *chance) word(f *FieldInfo) string {
	if f.Choices.Set == "" {
		c.texts++
		return pick(c, "", fmt.Sprintf("word-%d.", c.texts))
	}
	if k := pick(c, f.Choices.Keys...); k != f.Choices.None {
		return k
	}
	return ""
}

func (c *chance) plan() *Plan {
	p := &Plan{ID: "P", File: "plan.xlsx", Start: pick(c, Day(2023, 1, 1), Date{}), End: pick(c, Day(2024, 12, 31), Date{Year: 2024})}
	for i := range 2 + c.IntN(4) {
		a := Agency{Origin: from("plan.xlsx", "Agencies", 2+i)}
		recordBy(c, AgencyFields, &a)
		a.ID = c.id("A", 6)
		p.Agencies = append(p.Agencies, a)
	}
	for i := range c.IntN(6) {
		x := Commitment{Origin: from("plan.xlsx", "Commitments", 2+i)}
		recordBy(c, CommitmentFields, &x)
		x.Number, x.Theme = c.id("", 8), pick(c, nil, words("t"), words("u"))
		p.Commitments = append(p.Commitments, x)
	}
	for i := range c.IntN(12) {
		m := Milestone{Origin: from("plan.xlsx", "Milestones", 2+i)}
		recordBy(c, MilestoneFields, &m)
		m.Number, m.Commitment = c.id("m", 14), c.id("", 8)
		p.Milestones = append(p.Milestones, m)
	}
	for i := range c.IntN(4) {
		a := Activity{Origin: from("plan.xlsx", "Implementation", 2+i)}
		recordBy(c, ActivityFields, &a)
		a.Milestone = c.id("m", 14)
		p.Activities = append(p.Activities, a)
	}
	p.Events, p.Comments, p.Repository = c.events("plan.xlsx"), c.comments("plan.xlsx"), c.updates("plan.xlsx")
	return p
}

// events have titles, days and places that come more than once.
func (c *chance) events(file string) []Event {
	var events []Event
	for i := range c.IntN(5) {
		e := Event{Origin: from(file, "Consultations", 2+i)}
		recordBy(c, EventFields, &e)
		e.ID, e.Title = pick(c, "", c.id("E", 4)), pick(c, words("Meeting"), words("meeting "), c.text())
		e.Start, e.Place = pick(c, Day(2023, 5, 5), c.date()), pick(c, nil, nil, words("Hall"), c.text())
		events = append(events, e)
	}
	return events
}

func (c *chance) comments(file string) []Comment {
	var comments []Comment
	for i := range c.IntN(4) {
		x := Comment{Origin: from(file, "Comments", 2+i)}
		recordBy(c, CommentFields, &x)
		x.ID, x.Target = pick(c, "", c.id("C", 4)), pick(c, "", "plan", "lessons", "x")
		comments = append(comments, x)
	}
	return comments
}

func (c *chance) updates(file string) []RepositoryUpdate {
	var us []RepositoryUpdate
	for i := range c.IntN(4) {
		u := RepositoryUpdate{Origin: from(file, "Repository", 2+i)}
		recordBy(c, RepositoryFields, &u)
		us = append(us, u)
	}
	return us
}

func (c *chance) returns() []Return {
	var returns []Return
	for i := range c.IntN(8) {
		if len(returns) > 0 && c.IntN(6) == 0 {
			again := returns[c.IntN(len(returns))]
			again.File = fmt.Sprintf("copy-%d.xlsx", i)
			returns = append(returns, again)
			continue
		}
		returns = append(returns, c.oneReturn(fmt.Sprintf("return-%d.xlsx", i)))
	}
	return returns
}

func (c *chance) oneReturn(file string) Return {
	r := Return{File: file, Agency: pick(c, "", c.id("A", 6), c.id("A", 6), c.id("A", 6)), Plan: pick[ID](c, "", "P", "P", "P", "Q"), Submission: c.IntN(3)}
	for i := range c.IntN(5) {
		x := Result{Origin: from(file, "Commitments", 2+i)}
		recordBy(c, ResultFields, &x)
		x.Commitment = c.id("", 8)
		r.Results = append(r.Results, x)
	}
	for i := range c.IntN(8) {
		x := Progress{Origin: from(file, "Milestones", 2+i)}
		recordBy(c, ProgressFields, &x)
		x.Milestone = c.id("m", 14)
		r.Progress = append(r.Progress, x)
	}
	r.Events, r.Comments, r.Repository = c.events(file), c.comments(file), c.updates(file)
	return r
}

func TestMergeKeepsItsPromises(t *testing.T) {
	for seed := range uint64(300) {
		checkPromises(t, func() *chance { return newChance(seed) })
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}

// FuzzMerge makes plans and returns out of bytes.
func FuzzMerge(f *testing.F) {
	for seed := range uint64(20) {
		b := make([]byte, 40*seed)
		c := newChance(seed)
		for i := range b {
			b[i] = byte(c.Uint64())
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) { checkPromises(t, func() *chance { return chanceOf(b) }) })
}

func checkPromises(t *testing.T, begin func() *chance) {
	c := begin()
	p, returns := c.plan(), c.returns()
	r := Merge(p, returns)
	twin := begin()
	if !reflect.DeepEqual(p, twin.plan()) || !reflect.DeepEqual(returns, twin.returns()) {
		t.Error("Merge changed its inputs")
	}
	if !reflect.DeepEqual(r, Merge(p, returns)) {
		t.Error("merging again gives another report")
	}
	if doubled := Merge(p, slices.Concat(returns, returns)); !reflect.DeepEqual(r, doubled) {
		t.Error("giving every return twice changes the report")
	}
	shuffled := slices.Clone(returns)
	c.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if !reflect.DeepEqual(r, Merge(p, shuffled)) {
		t.Error("the order of the returns changes the report")
	}
	checkNothingIsLost(t, r, p, returns)
	checkIDs(t, r)
	checkSums(t, r)
	checkVerdicts(t, r)
	for _, f := range r.Findings {
		info, ok := codes[f.Code]
		if !ok {
			t.Errorf("finding with unknown code %q", f.Code)
		}
		for name := range f.Args {
			if !slices.Contains(info.args, strings.TrimPrefix(name, keyMark)) {
				t.Errorf("%s has the argument %q, which codes (ogp/code.go) does not give it", f.Code, name)
			}
		}
	}
}

// checkNothingIsLost looks for every cell of the inputs in the report or in
// what it lists as unplaced: the text under the same column.
func checkNothingIsLost(t *testing.T, r *Report, p *Plan, returns []Return) {
	there := map[string]string{}
	note := func(cells []Cell) {
		for _, c := range cells {
			there[c.Column] += "\x00" + c.Text + "\x00"
		}
	}
	r.EachCell(func(c Cell) { note([]Cell{c}) })
	for i := range r.Internal {
		note(r.Internal[i].Cells())
	}
	for _, u := range r.Unplaced {
		note(u.Cells)
	}
	find := func(cells []Cell) {
		for _, c := range cells {
			for _, part := range strings.FieldsFunc(c.Text, func(r rune) bool { return r == ';' || r == '\n' }) {
				if !strings.Contains(there[c.Column], strings.TrimSpace(part)) {
					t.Errorf("%s %s: %q is lost", c.At, c.Column, part)
				}
			}
		}
	}
	own := Return{Events: p.Events, Comments: p.Comments, Repository: p.Repository}
	for _, ret := range append(slices.Clone(returns), own) {
		for _, row := range ret.Rows() {
			if len(row.Cells) > 1 { // a row with nothing but its number says nothing
				find(row.Cells)
			}
		}
	}
	for i := range p.Commitments {
		find(p.Commitments[i].Cells())
	}
	for i := range p.Milestones {
		find(p.Milestones[i].Cells())
	}
	for i := range p.Activities {
		find(p.Activities[i].Cells())
	}
}

// checkIDs insists that every event and comment has an id of its own.
func checkIDs(t *testing.T, r *Report) {
	seen := map[ID]bool{"": true}
	for i := range r.Events {
		if seen[r.Events[i].ID] {
			t.Errorf("event id %q is missing or stands twice", r.Events[i].ID)
		}
		seen[r.Events[i].ID] = true
	}
	seen = map[ID]bool{"": true}
	for _, c := range slices.Concat(r.Comments, r.Internal) {
		if seen[c.ID] {
			t.Errorf("comment id %q is missing or stands twice", c.ID)
		}
		seen[c.ID] = true
	}
}

func checkSums(t *testing.T, r *Report) {
	s := r.Statistics()
	for _, f := range []Flow{s.Commitments, s.Milestones} {
		if f.Planned+f.Added-f.Withdrawn-f.Merged != f.Assessed || f.Assessed != f.Levels.Total() {
			t.Errorf("the flow does not add up: %+v", f)
		}
		if f.Time.Total() != f.Assessed || f.Time[NotAssessed] != 0 || f.Time[TimeNotReported] != f.Levels[NotReported] {
			t.Errorf("the states of time do not add up to what is assessed: %+v", f)
		}
		if done := f.Time.Ended() + f.Time[EndNotStated]; done > f.Levels[Completed] || f.Levels[Completed] > done+f.Time[NoDueDate] {
			t.Errorf("what has ended is not what is completed: %+v", f)
		}
	}
	if s.Commitments.Planned+s.Commitments.Added != len(r.Commitments) {
		t.Error("a commitment is not counted")
	}
	var commitments, milestones Tally
	for _, g := range s.ByTheme {
		for l := range g.Commitments {
			commitments[l] += g.Commitments[l]
			milestones[l] += g.Milestones[l]
		}
	}
	if commitments != s.Commitments.Levels || milestones != s.Milestones.Levels {
		t.Errorf("themes sum to %v and %v, not %v and %v", commitments, milestones, s.Commitments.Levels, s.Milestones.Levels)
	}
	for _, n := range []Timeliness{s.AgainstPlanned, s.AgainstDue} {
		if n.OnTime+n.Late+n.NoDate != s.Milestones.Assessed {
			t.Errorf("timeliness %+v of %d milestones", n, s.Milestones.Assessed)
		}
	}
	if len(s.LateMilestones) != s.AgainstDue.Late || s.CommitmentsWithEvidence > s.Commitments.Assessed {
		t.Error("lists and counts differ")
	}
}

// addsUp tells whether the lists of a year hold the meetings that it counts.
func addsUp(r *Report, y YearTest) bool {
	meetings := map[ID]int{}
	for i := range r.Events {
		meetings[r.Events[i].ID] = r.Events[i].Meetings()
	}
	qualifying, possible, held := 0, 0, 0
	for _, id := range y.Events {
		qualifying += meetings[id]
	}
	held = qualifying
	for _, s := range y.May {
		possible += meetings[s.ID]
		if s.Why[0] != CannotBePlaced {
			held += meetings[s.ID]
		}
	}
	for _, s := range y.Short {
		held += meetings[s.ID]
	}
	falling := 0
	for _, s := range y.Short {
		falling += meetings[s.ID]
	}
	return y.Falling == falling && y.Qualifying == qualifying && y.Possible == possible && y.Held == held
}

func checkVerdicts(t *testing.T, r *Report) {
	for _, q := range r.Requirements() {
		if (q.Verdict == Met) != (len(q.Why) == 0) || !slices.Contains([]Verdict{Met, NotMet, Running, CannotTell, NotRecorded}, q.Verdict) {
			t.Errorf("requirement %s is %q because of %v", q.Number, q.Verdict, q.Why)
		}
		for _, y := range slices.Concat(q.Years, q.Calendar) {
			if y.Qualifying > y.Held || q.Number == "5.1" && !addsUp(r, y) {
				t.Errorf("requirement %s: year %+v", q.Number, y)
			}
		}
		for _, s := range q.Short {
			if len(s.Why) == 0 {
				t.Errorf("requirement %s: %s falls short without a reason", q.Number, s.ID)
			}
		}
	}
}
