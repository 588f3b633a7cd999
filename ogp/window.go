package ogp

// window is the days between which an event took place: the first and the last
// on which it may have been, or on which the meetings of a series may have
// been. A side on which nothing is known is open, a date that is not known.
type window struct{ first, last Date }

// window is that of the event. A single meeting belongs to its first day; a
// series lasts until its last. What is not known of a date leaves it wide.
func (e *Event) window() window {
	var w window
	end := e.End
	if e.Start.Known() {
		w.first = e.Start.First()
		if end.Known() && end.Before(e.Start) {
			end = Date{} // a slip, which is a finding
		}
	}
	single := e.Meetings() == 1
	if single && e.Start.Known() {
		w.last = e.Start.Last()
	}
	if end.Known() && (w.last.Blank() || end.Last().Before(w.last)) {
		w.last = end.Last()
	}
	return w
}

// inside tells whether the event lies between two days, whatever its dates mean.
func (w window) inside(from, to Date) bool {
	return w.first.Known() && w.last.Known() && !w.first.Before(from) && !to.Before(w.last)
}

// touches tells whether the event may lie between two days.
func (w window) touches(from, to Date) bool {
	return !to.Before(from) && !(w.last.Known() && w.last.Before(from)) && !(w.first.Known() && to.Before(w.first))
}

// EventsSoFar are the events that count: all but those that lie wholly after
// the day that the report speaks of.
func (r *Report) EventsSoFar() []*Event {
	return r.eventsWhere(func(*Event) bool { return true })
}

// eventsWhere are those of the events so far that keep names.
func (r *Report) eventsWhere(keep func(*Event) bool) []*Event {
	var events []*Event
	for i := range r.Events {
		if e := &r.Events[i]; r.soFar(e.Start) && keep(e) {
			events = append(events, e)
		}
	}
	return events
}

// place puts an event into a year: as counting, as one that may count, or as
// falling short. It tells whether the event lies, or may lie, in the year.
func (r *Report) place(y *YearTest, e *Event, why []Reason) bool {
	w, to, n := e.window(), r.lastDay(y.To), e.Meetings()
	inside := w.inside(y.From, to)
	switch {
	case !inside && !w.touches(y.From, to):
		return false
	case !inside && unrecorded(why):
		y.Possible += n
		y.May = append(y.May, Short{e.ID, append([]Reason{CannotBePlaced}, why...)})
		return true
	case !inside:
		return true
	}
	y.Held += n
	switch {
	case len(why) == 0:
		y.Qualifying += n
		y.Events = append(y.Events, e.ID)
	case unrecorded(why):
		y.Possible += n
		y.May = append(y.May, Short{e.ID, why})
	default:
		y.Falling += n
		y.Short = append(y.Short, Short{e.ID, why})
	}
	return true
}

// judge gives the year its verdict: met once the sure ones suffice; running
// while it lasts; cannot be told if sure and possible ones together suffice.
func (y *YearTest) judge(ended, recorded bool) {
	switch {
	case y.Qualifying >= y.Required:
		y.Verdict = Met
	case !ended:
		y.Verdict = Running
	case y.Qualifying+y.Possible >= y.Required:
		y.Verdict = CannotTell
	case !recorded:
		y.Verdict = NotRecorded
	default:
		y.Verdict = NotMet
	}
}

// ofYears is the verdict on all years together, and why.
func ofYears(years []YearTest, short, unsure, none Reason) (Verdict, []Reason) {
	all := make([]Verdict, len(years))
	for i := range years {
		all[i] = years[i].Verdict
	}
	switch v := overall(all[0], all[1:]...); v {
	case NotMet:
		return v, []Reason{short}
	case CannotTell:
		return v, []Reason{unsure}
	case Running:
		return v, []Reason{YearRunning}
	case NotRecorded:
		return v, []Reason{none}
	default:
		return v, nil
	}
}

// lacking adds to the reasons what an answer other than yes says.
func lacking(why []Reason, a Answer, no, unstated Reason) []Reason {
	switch a {
	case Yes:
		return why
	case Unstated:
		return append(why, unstated)
	}
	return append(why, no)
}

// unrecorded tells whether an event may count after all: nothing is said
// against it, something is only not said. It holds for no reasons, too.
func unrecorded(why []Reason) bool {
	for _, r := range why {
		if r.Sure() {
			return false
		}
	}
	return true
}

// Sure tells whether the reason is something that was recorded, not something
// that is blank or too vague.
func (r Reason) Sure() bool {
	switch r {
	case PhaseNotRecorded, CivilSocietyNotRecorded, ResultsNotRecorded, CommentsNotRecorded, CannotBePlaced:
		return false
	}
	return true
}
