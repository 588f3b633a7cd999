package ogp

// meetings tests requirement 5.1: in every plan year, at least two meetings of
// the implementation phase with civil society present, results presented and
// comments invited. Every event in the plan is listed, with all the reasons why
// it may count only, or falls short; implementation events outside the plan are
// listed apart. Where no event of implementation, and none of a blank phase,
// may lie in the plan, nothing was recorded that could be judged.
func (r *Report) meetings() Requirement {
	q := Requirement{Number: "5.1"}
	events := r.EventsSoFar()
	years := r.years()
	if len(years) == 0 {
		q.Verdict, q.Why = CannotTell, []Reason{NoPlanPeriod}
		return q
	}
	q.Years, q.Calendar = yearTests(years), yearTests(calendarYears(years))
	recorded := false
	for _, e := range events {
		why := e.shortOfMeeting()
		for i := range q.Calendar {
			r.place(&q.Calendar[i], e, why)
		}
		placed, sure := false, false
		for i := range q.Years {
			in := r.place(&q.Years[i], e, why)
			placed = placed || in
			sure = sure || e.window().inside(q.Years[i].From, r.lastDay(q.Years[i].To))
		}
		mayBe := (e.Phase == Implementation || e.Phase == "") && !e.inWriting()
		recorded = recorded || placed && mayBe
		switch {
		case !placed && e.Phase == Implementation:
			q.Short = append(q.Short, Short{e.ID, append([]Reason{OutsidePlan}, why...)})
		case placed && mayBe && !sure && !unrecorded(why):
			q.Short = append(q.Short, Short{e.ID, append([]Reason{CannotBePlaced}, why...)})
		}
	}
	for i := range q.Years {
		y := &q.Years[i]
		y.judge(r.ended(y.To), recorded)
		q.Counting = append(q.Counting, y.Events...)
	}
	q.Verdict, q.Why = ofYears(q.Years, TooFewMeetings, MeetingsUnsure, NoMeetings)
	if !recorded {
		q.Verdict, q.Why = NotRecorded, []Reason{NoMeetings}
	}
	return q
}

// shortOfMeeting returns all reasons, other than its date, why the event does
// not surely count for requirement 5.1. What is done in writing is no meeting. Civil society is present at a count of
// at least one, and at a forum meeting unless the count is 0.
func (e *Event) shortOfMeeting() []Reason {
	var why []Reason
	switch e.Phase {
	case Implementation:
	case "":
		why = append(why, PhaseNotRecorded)
	default:
		why = append(why, WrongPhase)
	}
	if e.inWriting() {
		why = append(why, NotAMeeting)
	}
	switch n := e.Sectors[CivilSociety]; {
	case n.Known && n.N <= 0:
		why = append(why, CivilSocietyAbsent)
	case !n.Known && e.Type != ForumMeeting:
		why = append(why, CivilSocietyNotRecorded)
	}
	why = lacking(why, e.ResultsPresented, ResultsNotPresented, ResultsNotRecorded)
	return lacking(why, e.CommentsInvited, CommentsNotInvited, CommentsNotRecorded)
}

// inWriting tells whether the event is a written consultation or a survey, at
// which nobody meets.
func (e *Event) inWriting() bool { return e.Type == WrittenConsultation || e.Type == Survey }
