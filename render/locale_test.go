package render

import (
	"testing"

	"selfassess/ogp"
	"selfassess/templates"
)

// reference is the locale of the reference language.
func reference(t *testing.T) *Locale {
	t.Helper()
	c, err := templates.Load(templates.Reference)
	if err != nil {
		t.Fatal(err)
	}
	return NewLocale(c)
}

func TestDatesAndSpans(t *testing.T) {
	l := reference(t)
	day := ogp.Day
	month := func(y, m int) ogp.Date { return ogp.Date{Year: y, Month: m} }
	for _, c := range []struct{ got, want, why string }{
		{l.Date(day(2026, 9, 30)), "30 September 2026", "a full date"},
		{l.Date(month(2025, 6)), "June 2025", "a month stays a month"},
		{l.Date(ogp.Date{Year: 2025}), "2025", "a year, without a separator"},
		{l.Date(ogp.Date{Words: "ongoing"}), "ongoing", "words are kept"},
		{l.Date(ogp.Date{}), "", "nothing"},
		{l.ShortDate(day(2024, 10, 14)), "14 Oct 2024", "short"},
		{l.Span(day(2026, 9, 1), day(2026, 9, 21)), "1 – 21 September 2026", "month and year once"},
		{l.Span(day(2026, 8, 31), day(2026, 9, 21)), "31 August – 21 September 2026", "year once"},
		{l.Span(day(2024, 7, 1), day(2026, 6, 30)), "1 July 2024 – 30 June 2026", "nothing in common"},
		{l.Span(day(2024, 7, 1), day(2024, 7, 1)), "1 July 2024", "one day"},
		{l.Span(day(2024, 7, 1), ogp.Date{}), "1 July 2024", "no end"},
		{l.Span(ogp.Date{}, day(2024, 7, 1)), "1 July 2024", "no start"},
		{l.ShortSpan(month(2024, 7), month(2025, 6)), "Jul 2024 – Jun 2025", "months"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.why, c.got, c.want)
		}
	}
}

func TestNumbersSharesAndLists(t *testing.T) {
	l := reference(t)
	for _, c := range []struct{ got, want, why string }{
		{l.Number(0), "0", "zero is a number"},
		{l.Number(64000), "64,000", "separator"},
		{l.Percent(333), "33.3\u00a0%", "a space that does not break"},
		{l.Percent(1000), "100.0\u00a0%", "always one decimal"},
		{l.Share(0, 9), "0.0\u00a0%", "none of some is a share"},
		{l.Share(0, 0), "—", "none of none is not"},
		{l.Of(3, 1009), "3 of 1,009", "with its denominator"},
		{l.Counted(ogp.Count{}), "—", "unknown is not zero"},
		{l.Counted(ogp.Counted(0)), "0", "a stated zero"},
		{l.And(nil), "", "empty"},
		{l.And([]string{"a"}), "a", "one"},
		{l.And([]string{"a", "b", "c"}), "a, b and c", "three"},
		{l.Plural(templates.CountCommitments, 0), "0 commitments", "none"},
		{l.Plural(templates.CountCommitments, 1), "1 commitment", "one"},
		{l.Plural(templates.CountCommitments, 2), "2 commitments", "two"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.why, c.got, c.want)
		}
	}
}
