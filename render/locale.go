package render

import (
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
	"selfassess/templates/numbers"
)

// Locale is how a language writes dates, numbers and percentages, with its
// words. It is immutable and may be used side by side.
type Locale struct {
	*templates.Catalogue
	style numbers.Style
}

// NewLocale returns the locale of a catalogue's language.
func NewLocale(c *templates.Catalogue) *Locale {
	return &Locale{Catalogue: c, style: numbers.Of(c.Tag)}
}

// None stands in tables where there is nothing.
const None = "—"

// Date writes a date as precisely as it was given: "30 September 2026",
// "June 2025", "2025"; words as they are; a blank date as "".
func (l *Locale) Date(d ogp.Date) string { return l.date(d, long) }

// ShortDate is Date with the month's name cut: "14 Oct 2024".
func (l *Locale) ShortDate(d ogp.Date) string { return l.date(d, short) }

// dateStyle is how much of a date is written out.
type dateStyle struct {
	months               string // the set of their names
	day, month, dayMonth templates.Term
}

var (
	long  = dateStyle{"month", templates.FormatDate, templates.FormatMonth, templates.FormatDayMonth}
	short = dateStyle{"month_short", templates.FormatDateShort, templates.FormatMonthShort, templates.FormatDayMonthShort}
)

func (l *Locale) date(d ogp.Date, s dateStyle) string {
	switch {
	case !d.Known():
		return d.Words
	case d.Month == 0:
		return l.Digits(d.Year)
	}
	month := l.Label(s.months, strconv.Itoa(d.Month))
	if d.Day == 0 {
		return l.Text(s.month, "month", month, "year", l.Digits(d.Year))
	}
	return l.Text(s.day, "day", l.Digits(d.Day), "month", month, "year", l.Digits(d.Year))
}

// Span writes a stretch of time and says no part of it twice: "1 – 21
// September 2026". Where one end is missing it is the other end alone.
func (l *Locale) Span(from, to ogp.Date) string { return l.span(from, to, long) }

// ShortSpan is Span with the months' names cut.
func (l *Locale) ShortSpan(from, to ogp.Date) string { return l.span(from, to, short) }

func (l *Locale) span(from, to ogp.Date, s dateStyle) string {
	switch {
	case to.Blank() || from == to:
		return l.date(from, s)
	case from.Blank():
		return l.date(to, s)
	case !from.Full() || !to.Full() || from.Year != to.Year:
		return l.Text(templates.FormatSpan, "from", l.date(from, s), "to", l.date(to, s))
	}
	day, month := l.Digits(from.Day), l.Label(s.months, strconv.Itoa(from.Month))
	start := l.Text(s.dayMonth, "day", day, "month", month)
	if from.Month == to.Month {
		start = day
	}
	return l.Text(templates.FormatSpan, "from", start, "to", l.date(to, s))
}

// Number writes a whole number with the language's separators.
func (l *Locale) Number(n int) string {
	return l.style.Whole(n)
}

// Digits gives a number that has no separators, such as that of a page or a
// year, the digits of the locale.
func (l *Locale) Digits(n int) string { return l.style.Digits(strconv.Itoa(n)) }

// Counted writes a count; one that is not stated is an em dash.
func (l *Locale) Counted(c ogp.Count) string {
	if !c.Known {
		return None
	}
	return l.Number(c.N)
}

// Percent writes tenths of a percent: 333 is "33.3 %", with a space that does
// not break.
func (l *Locale) Percent(tenths int) string {
	return l.percent(tenths/10, strconv.Itoa(tenths%10))
}

// PercentOf writes a percent as it was stated, rounded to two decimals.
func (l *Locale) PercentOf(p ogp.Percent) string {
	if !p.Known {
		return None
	}
	digits := strings.TrimRight(strconv.FormatFloat(p.N, 'f', 2, 64), "0")
	whole, decimals, _ := strings.Cut(digits, ".")
	n, _ := strconv.Atoi(whole) // at most 100
	return l.percent(n, decimals)
}

func (l *Locale) percent(n int, decimals string) string {
	return l.Text(templates.FormatPercent, "number", l.style.Fraction(n, decimals), "sign", l.style.Percent)
}

// Share writes n of total as a percentage; of nothing it is an em dash.
func (l *Locale) Share(n, total int) string {
	tenths, ok := ogp.Share(n, total)
	if !ok {
		return None
	}
	return l.Percent(tenths)
}

// Of writes "3 of 9".
func (l *Locale) Of(n, total int) string {
	return l.Text(templates.FormatOf, "n", l.Number(n), "total", l.Number(total))
}

// And writes a list: "a, b and c".
func (l *Locale) And(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		and := templates.FormatAnd
		if l.SoundsAlike(items[n-1], "i") {
			and = templates.FormatAndSound
		}
		return l.Text(and, "list", strings.Join(items[:n-1], l.Text(templates.FormatComma)), "last", items[n-1])
	}
}

// Plural writes the form of a term for n, with n in the language's form.
func (l *Locale) Plural(t templates.Term, n int, values ...string) string {
	return l.Count(t, n, l.Number(n), values...)
}

// Level is the word for a completion level.
func (l *Locale) Level(v ogp.Level) string { return l.Label("level", v.Key()) }
