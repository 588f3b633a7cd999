package ogp

// PlanYears divides the plan's period into 12-month years counted from its
// start. A remainder under six months belongs to the last year; from six
// months on it is a year of its own, with one meeting required instead of two
// (requirement 5.1). A plan of less than twelve months is one such short year.
// It is nil if the start or the end is not a full date, or the end lies before
// the start.
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
		return withRemainder(years, from, end, start.AddMonths(12*(k-1)+6))
	}
}

// withRemainder adds what is left after the last full year: nothing, some
// days or months. Half is the day on which its first six months are over.
func withRemainder(years []PlanYear, from, end, half Date) []PlanYear {
	n := len(years)
	switch {
	case end.Before(from):
	case n > 0 && end.Before(half.AddDays(-1)):
		years[n-1].To = end
	default:
		years = append(years, PlanYear{Number: n + 1, From: from, To: end, Required: 1})
	}
	return years
}

// years returns the plan's years, nil if its period is not known.
func (r *Report) years() []PlanYear { return PlanYears(r.Plan.Start, r.Plan.End) }

// yearOf returns the index of the year in which all of d lies, or -1.
func yearOf(years []PlanYear, d Date) int {
	if !d.Known() {
		return -1
	}
	for i, y := range years {
		if d.Inside(y.From, y.To) {
			return i
		}
	}
	return -1
}

// mayLieIn tells whether some day of d lies between from and to. A date that
// is not known may lie anywhere.
func mayLieIn(d, from, to Date) bool { return !d.Known() || !d.Outside(from, to) }

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

// SeniorReviews counts, for each plan year, the events in which a minister or
// senior official took part. One a year is good practice by the handbook, not
// a requirement.
func (r *Report) SeniorReviews() []YearTest {
	years := r.years()
	tests := yearTests(years)
	for i := range tests {
		tests[i].Required, tests[i].Verdict = 1, NotMet
	}
	for i := range r.Events {
		e := &r.Events[i]
		if y := yearOf(years, e.Start); y >= 0 && e.SeniorOfficial != "" {
			tests[y].Held++
			tests[y].Qualifying++
			tests[y].Verdict = Met
			tests[y].Events = append(tests[y].Events, e.ID)
		}
	}
	return tests
}
