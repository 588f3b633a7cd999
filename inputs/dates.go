package inputs

import (
	"regexp"
	"strconv"
	"strings"

	"selfassess"
)

// date reads a date by the rules of the format: a real date, an ISO text, a
// month's name with a note; an ambiguous one is an error that shows both
// readings; words are kept.
func (f *field) date() selfassess.Date {
	if f.kind == numberCell {
		return f.dateFromNumber()
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(f.text, "\u00a0", " ")), " ")
	if d, err := selfassess.ParseDate(text); err == nil && d.Known() {
		return d
	}
	if m := isoTime.FindStringSubmatch(text); m != nil {
		if d, err := selfassess.ParseDate(m[1]); err == nil && d.Known() {
			if f.kind != isoDateCell {
				f.report(selfassess.DateRead, "as", d.String())
			}
			return d
		}
	}
	if m := numericDate.FindStringSubmatch(text); m != nil {
		return f.dateFromParts(m[1], m[2], m[3])
	}
	if d, ok, looks := f.words.monthDate(text); ok {
		f.report(selfassess.DateRead, "as", d.String())
		return d
	} else if looks || digitsOnly.MatchString(text) {
		f.report(selfassess.DateUnreadable)
		return selfassess.Date{}
	}
	f.report(selfassess.DateWords)
	return selfassess.Date{Words: f.text}
}

var (
	isoTime     = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d[0-9:.,Z+-]*$`)
	numericDate = regexp.MustCompile(`^(\d{1,4}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{1,4})\.?$`)
	digitsOnly  = regexp.MustCompile(`^[\d /.,:\-]+$`)
)

// dateFromNumber reads a day number, or a year that was typed as a number:
// as a day, the years of dates would lie between 1905 and 1906.
func (f *field) dateFromNumber() selfassess.Date {
	n, err := strconv.ParseFloat(f.text, 64)
	if err == nil && n == float64(int(n)) && n >= selfassess.FirstYear && n <= selfassess.LastYear {
		d := selfassess.Date{Year: int(n)}
		f.report(selfassess.DateRead, "as", d.String())
		return d
	}
	d, ok := serialDate(n, f.book.date1904)
	if err != nil || !ok {
		f.report(selfassess.DateUnreadable)
		return selfassess.Date{}
	}
	return d
}

// dateFromParts reads three numbers. Only a year of four digits tells which
// end it stands at; of day and month, a number over 12 tells which is which.
func (f *field) dateFromParts(a, b, c string) selfassess.Date {
	var readings []selfassess.Date
	try := func(y, m, d string) {
		day, err := selfassess.ParseDate(y + "-" + pad(m) + "-" + pad(d))
		if err == nil && day.Known() && (len(readings) == 0 || readings[0] != day) {
			readings = append(readings, day)
		}
	}
	switch {
	case len(a) == 4:
		try(a, b, c)
	case len(c) == 4:
		try(c, b, a)
		try(c, a, b)
	}
	switch len(readings) {
	case 1:
		f.report(selfassess.DateRead, "as", readings[0].String())
		return readings[0]
	case 2:
		f.report(selfassess.DateAmbiguous, "first", readings[0].String(), "second", readings[1].String())
	default:
		f.report(selfassess.DateUnreadable)
	}
	return selfassess.Date{}
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// monthDate reads "30 June 2025", "June 30, 2025" and "June 2025" in any
// shipped language. looks tells that a month was named, whether or not the
// rest is a date.
func (v *vocabulary) monthDate(text string) (d selfassess.Date, ok, looks bool) {
	var numbers []int
	month := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,./-", r) }) {
		if m := v.months[fold(w)]; m != 0 && month == 0 {
			month = m
			continue
		}
		n, err := strconv.Atoi(w)
		if err != nil {
			return selfassess.Date{}, false, false
		}
		numbers = append(numbers, n)
	}
	isYear := func(n int) bool { return n >= selfassess.FirstYear && n <= selfassess.LastYear }
	switch {
	case month == 0 || len(numbers) == 0:
		return selfassess.Date{}, false, false
	case len(numbers) == 1 && isYear(numbers[0]):
		return selfassess.Date{Year: numbers[0], Month: month}, true, true
	case len(numbers) == 2 && isYear(numbers[1]):
		d = selfassess.Day(numbers[1], month, numbers[0])
	case len(numbers) == 2 && isYear(numbers[0]):
		d = selfassess.Day(numbers[0], month, numbers[1])
	default:
		return selfassess.Date{}, false, true
	}
	if _, err := selfassess.ParseDate(d.String()); err != nil || d.Day == 0 {
		return selfassess.Date{}, false, true // 31 June
	}
	return d, true, true
}
