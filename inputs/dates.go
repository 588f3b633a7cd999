package inputs

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// date reads a date by the rules of the format: a real date, an ISO text, a
// month's name with a note; an ambiguous one is an error that shows both
// readings; words are kept.
func (f *field) date() ogp.Date {
	if f.Kind == xlsx.Number {
		return f.dateFromNumber()
	}
	if f.Kind == xlsx.Bool {
		return f.noDay()
	}
	if !isWord(f.Text) {
		f.report(ogp.DateWords)
		return ogp.Date{Words: f.Text}
	}
	typed := strings.Join(strings.Fields(f.Text), " ")
	text := plainDate(typed)
	if d, err := ogp.ParseDate(text); err == nil && d.Known() {
		if text != typed {
			f.report(ogp.DateRead, "as", d.String())
		}
		return d
	}
	day, timed := withoutTime(text)
	if d, err := ogp.ParseDate(day); timed && err == nil && d.Known() {
		if f.Kind != xlsx.ISODate {
			f.report(ogp.DateRead, "as", d.String())
		}
		return d
	}
	if m := numericDate.FindStringSubmatch(day); m != nil {
		return f.dateFromParts(m[1], m[2], m[3])
	}
	if d, ok := numericMonth(day); ok {
		f.report(ogp.DateRead, "as", d.String())
		return d
	}
	if n, err := strconv.Atoi(day); err == nil && otherCalendar(n) {
		return f.notDate(ogp.DateCalendar)
	}
	switch d, code := f.words.monthDate(text); code {
	case ogp.DateWords:
		if digitsOnly.MatchString(text) {
			return f.notDate(ogp.DateUnreadable)
		}
		f.report(code)
		return ogp.Date{Words: f.Text}
	case ogp.DateShortYear:
		return f.notDate(code, "as", d.String())
	case ogp.DateRead:
		f.report(code, "as", d.String())
		return d
	case ogp.DateUnreadable:
		return f.noDay(strconv.Itoa(d.Year), strconv.Itoa(d.Month), strconv.Itoa(d.Day))
	default:
		return f.notDate(code)
	}
}

// notDate reports why a cell is no date.
func (f *field) notDate(code ogp.Code, args ...string) ogp.Date {
	if code == ogp.DateUnreadable {
		return f.noDay()
	}
	f.report(code, args...)
	return ogp.Date{}
}

// noDay reports a date that does not exist. Of a day beyond the end of a month
// the hint names the last one; parts are years, months and days that it may be.
func (f *field) noDay(parts ...string) ogp.Date {
	for i := 0; i+2 < len(parts); i += 3 {
		month, err := ogp.ParseDate(parts[i] + "-" + pad(parts[i+1]))
		day, _ := strconv.Atoi(parts[i+2])
		if last := month.Last(); err == nil && !month.Full() && day > last.Day && day <= 31 {
			f.report(ogp.DateUnreadable, ogp.KeyArg("remedy"), "date_remedy.day", "last", last.String())
			return ogp.Date{}
		}
	}
	f.report(ogp.DateUnreadable, ogp.KeyArg("remedy"), "date_remedy.enter")
	return ogp.Date{}
}

var (
	timeOfDay   = regexp.MustCompile(`^(.*\d)[T ]\d{1,2}:\d\d[0-9:.,Z+-]*(?: ?[AaPp][Mm])?$`)
	numericDate = regexp.MustCompile(`^(\d{1,4}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{1,4})\.?$`)
	monthOfYear = regexp.MustCompile(`^(\d{1,2}) ?[/.\-] ?(\d{4})$|^(\d{4}) ?[/.] ?(\d{1,2})$|^(\d{4})-(\d)$`)
	digitsOnly  = regexp.MustCompile(`^[\d /.,:\-]+$`)
)

// numericMonth reads a month and a year in either order: "06-2025", "2025/6".
func numericMonth(s string) (d ogp.Date, ok bool) {
	m := monthOfYear.FindStringSubmatch(s)
	if m == nil {
		return d, false
	}
	d, err := ogp.ParseDate(m[2] + m[3] + m[5] + "-" + pad(m[1]+m[4]+m[6]))
	return d, err == nil
}

// plainDate gives digits of other scripts and widths, and hyphens that only
// look like one, their plain form.
func plainDate(s string) string {
	if xlsx.IsPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0x2010 && r <= 0x2015 || r == 0x2212 {
			return '-'
		}
		return westernDigit(r)
	}, norm.NFKC.String(xlsx.WithoutUnseen(s)))
}

// withoutTime drops a time of the day and its zone: the day is the one that is
// written.
func withoutTime(s string) (day string, timed bool) {
	if m := timeOfDay.FindStringSubmatch(s); m != nil {
		return m[1], true
	}
	return s, false
}

func isYear(n int) bool { return n >= ogp.FirstYear && n <= ogp.LastYear }

// otherCalendar tells years that are those of the present in the calendars of
// the Hijra (solar and lunar) and in the Buddhist one.
func otherCalendar(year int) bool {
	return year >= 1330 && year <= 1500 || year >= 2443 && year <= 2643
}

// dateFromNumber reads a day number, or a year that was typed as a number:
// as a day, the years of dates would lie between 1905 and 1906.
func (f *field) dateFromNumber() ogp.Date {
	n, err := strconv.ParseFloat(f.Text, 64)
	if err == nil && n == float64(int(n)) {
		switch {
		case isYear(int(n)):
			d := ogp.Date{Year: int(n)}
			f.report(ogp.DateRead, "as", d.String())
			return d
		case otherCalendar(int(n)):
			return f.notDate(ogp.DateCalendar)
		}
	}
	d, ok := serialDate(n, f.book.Date1904)
	if err != nil || !ok {
		return f.notDate(ogp.DateUnreadable)
	}
	if seen, ok := f.shownDay(f.Cell); ok && seen != d {
		f.reportAbout(d.String(), ogp.DateShownPartly, "as", seen.String())
		return seen
	}
	return d
}

// dateFromParts reads three numbers. Only a year of four digits tells which
// end it stands at; of day and month, a number over 12 tells which is which.
func (f *field) dateFromParts(a, b, c string) ogp.Date {
	switch {
	case len(a) == 4:
		return f.oneOf(a, a, b, c)
	case len(c) == 4:
		return f.oneOf(c, c, b, a, c, a, b)
	}
	return f.withShortYear(a, b, c)
}

// withShortYear asks about a date with a year of two digits. It stands at the
// end as a rule, and at the beginning where the digits or hyphens allow it.
func (f *field) withShortYear(a, b, c string) ogp.Date {
	if len(a) > 2 || len(c) > 2 {
		return f.notDate(ogp.DateUnreadable)
	}
	parts := []string{"20" + pad(c), b, a, "20" + pad(c), a, b}
	all := readings(parts...)
	if len(all) == 0 || len(all) == 1 && strings.Contains(plainDate(f.Text), "-") {
		all = append(all, readings("20"+pad(a), b, c)...)
	}
	switch len(all) {
	case 0:
		return f.noDay(parts...)
	case 1:
		return f.notDate(ogp.DateShortYear, "as", all[0].String())
	}
	return f.notDate(ogp.DateAmbiguous, "first", all[0].String(), "second", all[1].String())
}

// oneOf takes the only reading that there is.
func (f *field) oneOf(year string, parts ...string) ogp.Date {
	all := readings(parts...)
	switch n, _ := strconv.Atoi(year); {
	case otherCalendar(n):
		return f.notDate(ogp.DateCalendar)
	case len(all) == 1:
		f.report(ogp.DateRead, "as", all[0].String())
		return all[0]
	case len(all) == 2:
		return f.notDate(ogp.DateAmbiguous, "first", all[0].String(), "second", all[1].String())
	}
	return f.noDay(parts...)
}

// readings are the days that exist among triples of year, month and day.
func readings(parts ...string) (days []ogp.Date) {
	for i := 0; i+2 < len(parts); i += 3 {
		day, err := ogp.ParseDate(parts[i] + "-" + pad(parts[i+1]) + "-" + pad(parts[i+2]))
		if err == nil && day.Full() && (len(days) == 0 || days[0] != day) {
			days = append(days, day)
		}
	}
	return days
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// monthDate reads "30 June 2025", "June 30, 2025" and "June 2025" in any
// shipped language. The code says what became of it: DateRead; DateWords if it
// is no date with a month's name; otherwise why the date cannot be read.
func (v *vocabulary) monthDate(text string) (ogp.Date, ogp.Code) {
	var numbers []int
	month, short := 0, false
	parts := dateParts(text)
	for i := 0; i < len(parts); i++ {
		w := parts[i]
		if m := v.months[fold(w)]; m != 0 && month == 0 {
			month = m
			continue
		}
		if i+1 < len(parts) && month == 0 { // "كانون الثاني"
			if month = v.months[fold(w+" "+parts[i+1])]; month != 0 {
				i++
				continue
			}
		}
		if v.dateWords[fold(w)] {
			continue
		}
		n, err := strconv.Atoi(w)
		if err != nil {
			return ogp.Date{}, ogp.DateWords
		}
		numbers = append(numbers, n)
		short = short || len(w) == 2
	}
	if month == 0 || len(numbers) == 0 || len(numbers) > 2 {
		return ogp.Date{}, ogp.DateWords
	}
	for _, n := range numbers {
		if otherCalendar(n) {
			return ogp.Date{}, ogp.DateCalendar
		}
	}
	last := numbers[len(numbers)-1]
	switch {
	case len(numbers) == 1 && isYear(last):
		return ogp.Date{Year: last, Month: month}, ogp.DateRead
	case len(numbers) == 1 && short:
		return ogp.Date{Year: 2000 + last, Month: month}, ogp.DateShortYear
	case len(numbers) == 1:
		return ogp.Date{}, ogp.DateWords // "1 June": a day without a year
	case isYear(last):
		return existing(last, month, numbers[0], ogp.DateRead)
	case isYear(numbers[0]):
		return existing(numbers[0], month, last, ogp.DateRead)
	case last < 100:
		return existing(2000+last, month, numbers[0], ogp.DateShortYear)
	}
	return ogp.Date{}, ogp.DateUnreadable
}

// existing is a day that exists: 31 June does not, and the code says so.
func existing(year, month, day int, code ogp.Code) (ogp.Date, ogp.Code) {
	d := ogp.Day(year, month, day)
	if _, err := ogp.ParseDate(d.String()); err != nil || day == 0 {
		return d, ogp.DateUnreadable
	}
	return d, code
}

// dateParts splits a date in words at what stands between its parts, and
// between digits and letters: "31st".
func dateParts(text string) (parts []string) {
	digits := func(r rune) bool { return unicode.IsDigit(r) }
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,./-'’", r) }) {
		if i := strings.IndexFunc(w, func(r rune) bool { return !digits(r) }); i > 0 {
			parts = append(parts, w[:i], w[i:])
			continue
		}
		parts = append(parts, w)
	}
	return parts
}

// serialDate turns a spreadsheet's day number into a date. The time of day is
// dropped, never rounded up. Numbers before 1 March 1900, which spreadsheets
// count differently, and after the last year of dates are none.
func serialDate(serial float64, date1904 bool) (ogp.Date, bool) {
	first, least := ogp.Day(1899, 12, 30), 61.0
	if date1904 {
		first, least = ogp.Day(1904, 1, 1), 0
	}
	if math.IsNaN(serial) || serial < least || serial >= 2958466 {
		return ogp.Date{}, false
	}
	d := first.AddDays(int(math.Floor(serial)))
	return d, d.Year <= ogp.LastYear
}
