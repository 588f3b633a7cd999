package ogp

import "slices"

// Requirements tests the eight minimum requirements of the Participation and
// Co-Creation Standards on what was recorded up to the report's date, in their
// order. A requirement is not met only where something was recorded and falls
// short; what was left blank is not recorded, or cannot be told.
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

// decide records the result of a requirement with one test.
func (q *Requirement) decide(v Verdict, why ...Reason) {
	q.Verdict = v
	q.Why = append(q.Why, why...)
}

// link records a link that the requirement asks for. Words that are no link
// are shown and do not count.
func (q *Requirement) link(l Link, blank, words Reason) Verdict {
	if l == (Link{}) {
		q.Why = append(q.Why, blank)
		return NotRecorded
	}
	q.Links = append(q.Links, l)
	if l.URL == "" {
		q.Why = append(q.Why, words)
		return NotMet
	}
	return Met
}

// website tests requirement 2.1: a public OGP website.
func (r *Report) website() Requirement {
	q := Requirement{Number: "2.1"}
	q.Verdict = q.link(r.Plan.Website, NoWebsite, WebsiteNoLink)
	return q
}

// coCreation are the events of that phase; perhaps are those of a blank phase.
func (r *Report) coCreation() (events, perhaps []*Event) {
	return r.eventsWhere(func(e *Event) bool { return e.Phase == CoCreation }),
		r.eventsWhere(func(e *Event) bool { return e.Phase == "" })
}

// publishedInAdvance tests requirement 3.1: the earliest notice of a
// co-creation event was published at least 14 days before the earliest of
// them. A notice of another event counts, since it announced the process.
func (r *Report) publishedInAdvance() Requirement {
	q := Requirement{Number: "3.1"}
	events, _ := r.coCreation()
	dated := slices.DeleteFunc(slices.Clone(events), func(e *Event) bool { return !e.Start.Known() })
	notice := Date{}
	for _, e := range events {
		if e.Notice.Known() && (notice.Blank() || e.Notice.Compare(notice) < 0) {
			notice = e.Notice
		}
	}
	switch {
	case len(events) == 0:
		q.decide(NotRecorded, NoEvents)
	case notice.Blank():
		q.decide(NotRecorded, NoNotice)
	case len(dated) == 0:
		q.decide(CannotTell, NoEvents)
	default:
		q.testNotice(dated[0], notice) // events are sorted by start
	}
	return q
}

// testNotice compares the notice with the earliest event.
func (q *Requirement) testNotice(first *Event, notice Date) {
	least := notice.Last().DaysUntil(first.Start.First())
	most := notice.First().DaysUntil(first.Start.Last())
	q.Notice = &NoticePeriod{Event: first.ID, Notice: notice, Held: first.Start, Days: least}
	switch {
	case least >= noticeDays:
		q.decide(Met)
		q.Counting = []ID{first.ID}
	case most < noticeDays:
		q.decide(NotMet, TooLate)
		q.Short = []Short{{first.ID, []Reason{TooLate}}}
	default:
		q.decide(CannotTell, CannotBePlaced)
		q.May = []Short{{first.ID, []Reason{CannotBePlaced}}}
	}
}

// noticeDays is how long before co-creation its timeline must be public.
const noticeDays = 14

// outreach tests requirement 3.2: at least one outreach event, or a text on
// how the plan was developed. Any co-creation event that reaches beyond the
// forum counts: all types but forum meetings and working groups. One whose
// phase or type is blank may be such an event.
func (r *Report) outreach() Requirement {
	q := Requirement{Number: "3.2"}
	events, perhaps := r.coCreation()
	for _, e := range slices.Concat(events, perhaps) {
		switch {
		case e.Type == ForumMeeting || e.Type == WorkingGroup:
		case e.Type == "" || e.Phase == "":
			q.May = append(q.May, Short{e.ID, []Reason{OutreachUnsure}})
		default:
			q.Counting = append(q.Counting, e.ID)
		}
	}
	told := slices.ContainsFunc(r.Plan.Narrative, func(n Narrative) bool {
		return n.Section == SecDevelopment && !n.Text.Blank()
	})
	switch {
	case len(q.Counting) > 0 || told:
		q.decide(Met)
		q.May = nil
	case len(q.May) > 0:
		q.decide(CannotTell, OutreachUnsure)
	case len(events) == 0:
		q.decide(NotRecorded, NoOutreach) // nothing was recorded of co-creation at all
	default:
		q.decide(NotMet, NoOutreach)
	}
	return q
}

// inputs tests requirement 3.3: a written consultation or a survey during
// co-creation, with the dates from which and to which it was open. Meetings at
// which comments were, or may have been, invited are a mechanism too, of which
// the records do not say enough.
func (r *Report) inputs() Requirement {
	q := Requirement{Number: "3.3"}
	events, perhaps := r.coCreation()
	undated := 0
	for _, e := range slices.Concat(events, perhaps) {
		written := e.inWriting()
		dated := e.Start.Known() && e.End.Known()
		switch {
		case written && dated && e.Phase == CoCreation:
			q.Counting = append(q.Counting, e.ID)
		case written && !dated:
			undated++
			q.May = append(q.May, Short{e.ID, []Reason{InputDatesUnsure}})
		case written:
			q.May = append(q.May, Short{e.ID, []Reason{PhaseNotRecorded}})
		case e.Phase == CoCreation && e.CommentsInvited == No:
			q.Short = append(q.Short, Short{e.ID, []Reason{CommentsNotInvited}})
		case e.Phase == CoCreation && e.CommentsInvited == Yes:
			q.May = append(q.May, Short{e.ID, []Reason{InputByMeetings}})
		case e.Phase == CoCreation:
			q.May = append(q.May, Short{e.ID, []Reason{CommentsNotRecorded}})
		}
	}
	switch {
	case len(q.Counting) > 0:
		q.decide(Met)
		q.May, q.Short = nil, nil
	case undated > 0:
		q.decide(CannotTell, InputDatesUnsure)
	case len(q.May) > 0:
		q.decide(CannotTell, InputUnsure)
	case len(events) == 0:
		q.decide(NotRecorded, NoEvents)
	default:
		q.decide(NotMet, NoInputMechanism)
	}
	return q
}

// reasonedResponse tests requirement 4.1: the responses were published as a
// summary, or every contribution to the plan has one. Contributions that are
// listed are the comments on the plan as a whole (target "plan") and those
// received before its start; others were only counted, at co-creation events.
func (r *Report) reasonedResponse() Requirement {
	q := Requirement{Number: "4.1", Responses: r.responses()}
	n := q.Responses
	for _, c := range r.onPlan() {
		if r.Replied(c) {
			q.Counting = append(q.Counting, c.ID)
		} else {
			q.Short = append(q.Short, Short{c.ID, []Reason{Unanswered}})
		}
	}
	published := r.Plan.ReasonedResponse
	if published != (Link{}) {
		q.Links = []Link{published}
	}
	switch {
	case published.URL != "":
		q.decide(Met)
	case n.Contributions() == 0:
		q.decide(NotRecorded, NoComments)
	case n.Listed < n.Counted:
		q.decide(CannotTell, CommentsUnlisted)
	case n.Answered == n.Listed:
		q.decide(Met)
	default:
		q.decide(NotMet, Unanswered)
	}
	return q
}

// onPlan are the comments on the plan that came in up to the report's date.
func (r *Report) onPlan() []*Comment {
	var comments []*Comment
	start := r.Plan.Start
	for i := range r.Comments {
		c := &r.Comments[i]
		before := start.Known() && c.Received.Known() && c.Received.Before(start)
		if r.soFar(c.Received) && (folded(c.Target) == PlanTarget || before) {
			comments = append(comments, c)
		}
	}
	return comments
}

func (r *Report) responses() *Responses {
	n := &Responses{}
	for _, c := range r.onPlan() {
		n.Listed++
		if r.Replied(c) {
			n.Answered++
		}
	}
	events, _ := r.coCreation()
	for _, e := range events {
		n.Counted += e.CommentsReceived.N
	}
	return n
}
