package ogp

import (
	"fmt"
	"time"
)

// Date is a day, a month or a year of the Gregorian calendar, or words that
// stood where a date should be ("ongoing"). The zero value is "not given".
//
// A partial date stays partial: it is printed as it was given, and lies
// outside a span only if all of it does.
type Date struct {
	Year, Month, Day int    // Month 0: a whole year; Day 0: a whole month
	Words            string // kept text that is no date; then Year is 0
}

// Day returns a full date.
func Day(y, m, d int) Date { return Date{Year: y, Month: m, Day: d} }

// The years of dates. Others are slips of the pen, or years of another
// calendar, and must not become dates of a report.
const (
	FirstYear = 1900
	LastYear  = 2200
)

// ParseDate reads the ISO forms 2025-06-30, 2025-06 and 2025.
// It fails on anything else, on days that do not exist and on years before
// FirstYear and after LastYear.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() < FirstYear || t.Year() > LastYear {
			continue
		}
		d := Date{Year: t.Year()}
		if len(layout) > 4 {
			d.Month = int(t.Month())
		}
		if len(layout) > 7 {
			d.Day = t.Day()
		}
		return d, nil
	}
	return Date{}, fmt.Errorf("%q is not a date in the form 2025-06-30, 2025-06 or 2025", s)
}

// Blank tells whether nothing was given.
func (d Date) Blank() bool { return d == Date{} }

// Known tells whether d is a date of any precision, not words and not blank.
func (d Date) Known() bool { return d.Year != 0 }

// Full tells whether d is known to the day.
func (d Date) Full() bool { return d.Day != 0 }

// First returns the first day that d may mean. d must be known.
func (d Date) First() Date {
	return Date{Year: d.Year, Month: max(d.Month, 1), Day: max(d.Day, 1)}
}

// Last returns the last day that d may mean. d must be known.
func (d Date) Last() Date {
	switch {
	case d.Month == 0:
		return Day(d.Year, 12, 31)
	case d.Day == 0:
		return fromTime(time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC))
	}
	return d
}

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func fromTime(t time.Time) Date { return Day(t.Year(), int(t.Month()), t.Day()) }

// Before tells whether all of d lies before all of e. Both must be known.
func (d Date) Before(e Date) bool { return d.Last().time().Before(e.First().time()) }

// Outside tells whether all of d lies outside the span from first to last.
func (d Date) Outside(first, last Date) bool { return d.Before(first) || last.Before(d) }

// Inside tells whether all of d lies within the span from first to last.
func (d Date) Inside(first, last Date) bool {
	return !d.First().time().Before(first.First().time()) && !d.Last().time().After(last.Last().time())
}

// AddMonths returns the day n months after d, which must be full. A day that
// the month does not have becomes its last day: 31 August + 6 is 28 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, time.Month(d.Month+n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Day(first.Year(), int(first.Month()), min(d.Day, last))
}

// AddDays returns the day n days after d, which must be full.
func (d Date) AddDays(n int) Date { return fromTime(d.time().AddDate(0, 0, n)) }

// DaysUntil returns the number of days from d to e, both full.
func (d Date) DaysUntil(e Date) int { return int(e.time().Sub(d.time()).Hours() / 24) }

// Compare orders dates by their first day, then by precision (the vaguer
// first); words and blanks come last.
func (d Date) Compare(e Date) int {
	switch {
	case d == e:
		return 0
	case !d.Known() && !e.Known():
		if d.Words < e.Words {
			return -1
		}
		return 1
	case !d.Known():
		return 1
	case !e.Known():
		return -1
	}
	if c := d.First().time().Compare(e.First().time()); c != 0 {
		return c
	}
	return e.Last().time().Compare(d.Last().time())
}

// String returns the ISO form, or the words. It is for data files; readers
// get a date in their language from render.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return d.Words
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
