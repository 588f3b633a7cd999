package ogp

// PlanYears divides the plan's period into 12-month years counted from its
// start. A remainder under six months belongs to the last year; one of six to
// under eleven months is a year of its own, with one meeting required instead
// of two (requirement 5.1); one of eleven or more asks for two. A plan of under
// six months is one year with one. It is nil if the start or the end is not a
// full date, or the end lies before the start.
func PlanYears(start, end Date) []PlanYear {
	if !start.Full() || !end.Full() || end.Before(start) {
		return nil
	}
	var years []PlanYear
	from := start
	for k := 1; ; k++ {
		next := start.AddMonths(12 * k)
		if last := next.AddDays(-1); !end.Before(last) {
			years = append(years, PlanYear{Number: k, From: from, To: last, Required: 2})
			from = next
			continue
		}
		return withRemainder(years, from, end, start.AddMonths(12*(k-1)+6), start.AddMonths(12*(k-1)+11))
	}
}

// withRemainder adds what is left after the last full year: nothing, some days
// or months. Half is the day on which its first six months are over, nearly
// the day on which eleven are.
func withRemainder(years []PlanYear, from, end, half, nearly Date) []PlanYear {
	n := len(years)
	switch {
	case end.Before(from):
	case n > 0 && end.Before(half.AddDays(-1)):
		years[n-1].To = end
	case end.Before(nearly.AddDays(-1)):
		years = append(years, PlanYear{Number: n + 1, From: from, To: end, Required: 1})
	default:
		years = append(years, PlanYear{Number: n + 1, From: from, To: end, Required: 2})
	}
	return years
}

// years returns the plan's years, nil if its period is not known.
func (r *Report) years() []PlanYear { return PlanYears(r.Plan.Start, r.Plan.End) }

// lastDay is the day up to which the report counts: its own, or that of the
// plan's end if this is the earlier one.
func (r *Report) lastDay(end Date) Date {
	if r.AsOf.Known() && r.AsOf.Last().Before(end) {
		return r.AsOf.Last()
	}
	return end
}

// soFar tells whether something of this date is counted: it does not lie
// wholly after the day that the report speaks of.
func (r *Report) soFar(d Date) bool {
	return !r.After(d)
}

// ended tells whether a period that lasts until this day is over.
func (r *Report) ended(to Date) bool { return !r.lastDay(to).Before(to) }

// yearTests makes an empty test for every year.
func yearTests(years []PlanYear) []YearTest {
	tests := make([]YearTest, len(years))
	for i, y := range years {
		tests[i] = YearTest{Year: y.Number, From: y.From, To: y.To, Required: y.Required}
	}
	return tests
}

// calendarYears are the parts of the plan that lie in each calendar year.
func calendarYears(years []PlanYear) []PlanYear {
	if len(years) == 0 {
		return nil
	}
	start, end := years[0].From, years[len(years)-1].To
	var calendar []PlanYear
	for y := start.Year; y <= end.Year; y++ {
		from, to := Day(y, 1, 1), Day(y, 12, 31)
		if from.Before(start) {
			from = start
		}
		if end.Before(to) {
			to = end
		}
		calendar = append(calendar, PlanYear{Number: y, From: from, To: to})
	}
	return calendar
}

// SeniorReviews tells, for each plan year, whether a minister or senior
// official reviewed progress: named, at an event at which results were
// presented. One a year is good practice by the handbook, not a requirement.
func (r *Report) SeniorReviews() []YearTest {
	years := r.years()
	tests := yearTests(years)
	for i := range tests {
		y := &tests[i]
		y.Required = 1
		for _, e := range r.EventsSoFar() {
			if e.SeniorOfficial != "" {
				r.place(y, e, lacking(nil, e.ResultsPresented, ResultsNotPresented, ResultsNotRecorded))
			}
		}
		y.judge(r.ended(y.To), y.Held+y.Possible > 0)
	}
	return tests
}
