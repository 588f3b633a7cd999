package ogp

// repository tests requirement 2.2: a public document repository with at least
// one item of co-creation and one of implementation, updated at least twice in
// every 12-month plan year that has ended; in a short one once, as one meeting
// is enough in 5.1. An update whose date is blank or vague may count in every
// year that it may lie in.
func (r *Report) repository() Requirement {
	q := Requirement{Number: "2.2"}
	link := q.link(r.Plan.RepositoryURL, NoRepository, RepositoryNoLink)
	var updates []*RepositoryUpdate
	for i := range r.Repository {
		if u := &r.Repository[i]; r.soFar(u.Date) {
			updates = append(updates, u)
		}
	}
	if len(updates) == 0 {
		q.Years = yearTests(r.years())
		for i := range q.Years {
			q.Years[i].judge(r.ended(q.Years[i].To), false)
		}
		q.Why = append(q.Why, NoUpdates)
		q.Verdict = overall(NotRecorded, link)
		return q
	}
	years := r.updatedTwice(&q, updates)
	kinds := r.bothKinds(&q, updates)
	q.Verdict = overall(years, kinds, link)
	return q
}

func (r *Report) updatedTwice(q *Requirement, updates []*RepositoryUpdate) Verdict {
	q.Years = yearTests(r.years())
	if len(q.Years) == 0 {
		q.Why = append(q.Why, NoPlanPeriod)
		return CannotTell
	}
	for i := range q.Years {
		y := &q.Years[i]
		to := r.lastDay(y.To)
		for _, u := range updates {
			w := window{}
			if u.Date.Known() {
				w = window{u.Date.First(), u.Date.Last()}
			}
			switch {
			case w.inside(y.From, to):
				y.Held++
				y.Qualifying++
			case w.touches(y.From, to):
				y.Possible++
			}
		}
		y.judge(r.ended(y.To), true)
	}
	v, why := ofYears(q.Years, TooFewUpdates, UpdatesUnsure, NoUpdates)
	q.Why = append(q.Why, why...)
	return v
}

// bothKinds tests whether there is an item of co-creation and one of
// implementation. What is still missing in the first year may yet come.
func (r *Report) bothKinds(q *Requirement, updates []*RepositoryUpdate) Verdict {
	kinds := map[Phase]bool{}
	for _, u := range updates {
		kinds[u.Kind] = true
	}
	v := Met
	for _, k := range []struct {
		kind    Phase
		missing Reason
	}{{CoCreation, NoCoCreationItem}, {Implementation, NoImplementItem}} {
		switch {
		case kinds[k.kind]:
		case kinds[""]:
			v = overall(v, CannotTell)
			q.Why = append(q.Why, KindNotRecorded)
			return v
		case len(q.Years) > 0 && !r.ended(q.Years[0].To):
			v = overall(v, Running)
			q.Why = append(q.Why, k.missing)
		default:
			v = overall(v, NotMet)
			q.Why = append(q.Why, k.missing)
		}
	}
	return v
}
