package ogp

import "slices"

// Requirements tests the eight minimum requirements of the Participation and
// Co-Creation Standards on the data, in their order. A requirement is not met
// where the data show that it is not; where they do not say enough it cannot
// be told. A test of several parts is not met if one part is not.
func (r *Report) Requirements() []Requirement {
	return []Requirement{
		r.forumMeets(),
		r.website(),
		r.repository(),
		r.publishedInAdvance(),
		r.outreach(),
		r.inputs(),
		r.reasonedResponse(),
		r.meetings(),
	}
}

// fail records why the requirement is not met.
func (q *Requirement) fail(why Reason) {
	q.Verdict = NotMet
	q.Why = append(q.Why, why)
}

// doubt records why it cannot be told, unless it is not met anyway.
func (q *Requirement) doubt(why Reason) {
	if q.Verdict != NotMet {
		q.Verdict = CannotTell
	}
	q.Why = append(q.Why, why)
}

// link records a link that the requirement asks for. Words that are no link
// are shown and do not count.
func (q *Requirement) link(l Link, missing Reason) {
	if l != (Link{}) {
		q.Links = append(q.Links, l)
	}
	if l.URL == "" {
		q.fail(missing)
	}
}

// forumMeets tests requirement 1.1: a space for dialogue exists and meets at
// least every six months, counted from the plan's start to its end, and its
// rules are public. A plan without a forum's name that records forum meetings
// all the same has a forum.
func (r *Report) forumMeets() Requirement {
	q := Requirement{Number: "1.1", Verdict: Met}
	p := r.Plan
	meetings := r.eventsWhere(func(e *Event) bool { return e.Type == ForumMeeting })
	if p.Forum.Blank() && len(meetings) == 0 {
		q.fail(NoForum)
	}
	if len(r.years()) == 0 {
		q.doubt(NoPlanPeriod)
	} else {
		q.testGaps(meetings, p.Start, p.End)
	}
	q.link(p.ForumRules, NoRules)
	return q
}

// website tests requirement 2.1: a public OGP website.
func (r *Report) website() Requirement {
	q := Requirement{Number: "2.1", Verdict: Met}
	q.link(r.Plan.Website, NoWebsite)
	return q
}

// repository tests requirement 2.2: a public document repository with at
// least one item of co-creation and one of implementation, updated at least
// twice in every 12-month plan year. In a short last year one update is
// enough, as one meeting is in 5.1. Updates without a date do not count.
func (r *Report) repository() Requirement {
	q := Requirement{Number: "2.2", Verdict: Met}
	q.link(r.Plan.RepositoryURL, NoRepository)
	years := r.years()
	q.Years = yearTests(years)
	kinds := map[Phase]bool{}
	var unplaced []Date
	for i := range r.Repository {
		u := &r.Repository[i]
		kinds[u.Kind] = true
		if y := yearOf(years, u.Date); y >= 0 {
			q.Years[y].Held++
			q.Years[y].Qualifying++
		} else if u.Date.Known() {
			unplaced = append(unplaced, u.Date)
		}
	}
	if len(years) == 0 {
		q.doubt(NoPlanPeriod)
	}
	q.testYears(TooFewUpdates, make([]int, len(years)), unplaced)
	if !kinds[CoCreation] {
		q.fail(NoCoCreationItem)
	}
	if !kinds[Implementation] {
		q.fail(NoImplementItem)
	}
	return q
}

// testYears gives every year its verdict, and the requirement that of its
// worst year. A year that falls short is only in doubt if enough things may
// still belong to it: perhaps counts those that lie in the year and miss
// nothing but a record; unplaced are dates that cannot be placed in one year.
func (q *Requirement) testYears(why Reason, perhaps []int, unplaced []Date) {
	worst := Met
	for i := range q.Years {
		y := &q.Years[i]
		possible := y.Qualifying + perhaps[i]
		for _, d := range unplaced {
			if mayLieIn(d, y.From, y.To) {
				possible++
			}
		}
		switch {
		case y.Qualifying >= y.Required:
			y.Verdict = Met
		case possible >= y.Required:
			y.Verdict = CannotTell
		default:
			y.Verdict = NotMet
		}
		if worst == Met || y.Verdict == NotMet {
			worst = y.Verdict
		}
	}
	switch worst {
	case NotMet:
		q.fail(why)
	case CannotTell:
		q.doubt(why)
	}
}

// publishedInAdvance tests requirement 3.1: the earliest notice of a
// co-creation event was published at least 14 days before the earliest of
// them. A notice of another event counts, since it announced the process.
func (r *Report) publishedInAdvance() Requirement {
	q := Requirement{Number: "3.1", Verdict: Met}
	events := r.eventsWhere(func(e *Event) bool { return e.Phase == CoCreation })
	dated := slices.DeleteFunc(slices.Clone(events), func(e *Event) bool { return !e.Start.Known() })
	if len(dated) == 0 {
		q.doubt(NoEvents)
		return q
	}
	first := dated[0] // events are sorted by start
	notice := Date{}
	for _, e := range events {
		if e.Notice.Known() && (notice.Blank() || e.Notice.Compare(notice) < 0) {
			notice = e.Notice
		}
	}
	if notice.Blank() {
		q.doubt(NoNotice)
		return q
	}
	least := notice.Last().DaysUntil(first.Start.First())
	most := notice.First().DaysUntil(first.Start.Last())
	q.Notice = &NoticePeriod{Event: first.ID, Notice: notice, Held: first.Start, Days: least}
	switch {
	case least >= noticeDays:
		q.Counting = []ID{first.ID}
	case most < noticeDays:
		q.fail(TooLate)
		q.Short = []Short{{first.ID, []Reason{TooLate}}}
	default:
		q.doubt(CannotBePlaced)
		q.Short = []Short{{first.ID, []Reason{CannotBePlaced}}}
	}
	return q
}

// noticeDays is how long before co-creation its timeline must be public.
const noticeDays = 14

// outreach tests requirement 3.2: at least one outreach event, or a text on
// how the plan was developed. Any co-creation event that reaches beyond the
// forum counts: all types but forum meetings and working groups.
func (r *Report) outreach() Requirement {
	q := Requirement{Number: "3.2", Verdict: Met}
	events := r.eventsWhere(func(e *Event) bool { return e.Phase == CoCreation })
	for _, e := range events {
		if e.Type != "" && e.Type != ForumMeeting && e.Type != WorkingGroup {
			q.Counting = append(q.Counting, e.ID)
		}
	}
	told := slices.ContainsFunc(r.Plan.Narrative, func(n Narrative) bool {
		return n.Section == SecDevelopment && !n.Text.Blank()
	})
	switch {
	case len(q.Counting) > 0 || told:
	case len(events) == 0:
		q.doubt(NoOutreach) // nothing was recorded of co-creation at all
	default:
		q.fail(NoOutreach)
	}
	return q
}

// inputs tests requirement 3.3: a written consultation or a survey during
// co-creation, with the dates from which and to which it was open.
func (r *Report) inputs() Requirement {
	q := Requirement{Number: "3.3", Verdict: Met}
	events := r.eventsWhere(func(e *Event) bool { return e.Phase == CoCreation })
	for _, e := range events {
		switch {
		case e.Type != WrittenConsultation && e.Type != Survey:
		case e.Start.Known() && e.End.Known():
			q.Counting = append(q.Counting, e.ID)
		default:
			q.Short = append(q.Short, Short{e.ID, []Reason{InputDatesUnsure}})
		}
	}
	switch {
	case len(q.Counting) > 0:
	case len(q.Short) > 0:
		q.doubt(InputDatesUnsure)
	case len(events) == 0:
		q.doubt(NoEvents)
	default:
		q.fail(NoInputMechanism)
	}
	return q
}

// reasonedResponse tests requirement 4.1: every co-creation comment has a
// response; where the response was published elsewhere, the response cell
// holds the link to it. Co-creation comments are those on the plan as a whole
// (target "plan") and those received before the plan's start.
func (r *Report) reasonedResponse() Requirement {
	q := Requirement{Number: "4.1", Verdict: Met}
	start := r.Plan.Start
	for i := range r.Comments {
		c := &r.Comments[i]
		before := start.Known() && c.Received.Known() && c.Received.Before(start)
		switch {
		case folded(c.Target) != PlanTarget && !before:
		case c.HasReply():
			q.Counting = append(q.Counting, c.ID)
		default:
			q.Short = append(q.Short, Short{c.ID, []Reason{Unanswered}})
		}
	}
	switch {
	case len(q.Short) > 0:
		q.fail(Unanswered)
	case len(q.Counting) == 0:
		q.doubt(NoComments)
	}
	return q
}

func (r *Report) eventsWhere(keep func(*Event) bool) []*Event {
	var events []*Event
	for i := range r.Events {
		if keep(&r.Events[i]) {
			events = append(events, &r.Events[i])
		}
	}
	return events
}
