package secretariat

import (
	"testing"

	"selfassess/ogp"
)

func date(s string) ogp.Date {
	d, err := ogp.ParseDate(s)
	if err != nil {
		return ogp.Date{}
	}
	return d
}

func TestDraftWhileTheCommentWindowIsOpen(t *testing.T) {
	for _, c := range []struct {
		start, end, on string
		open           bool
		why            string
	}{
		{"2026-09-01", "2026-09-21", "2026-09-01", true, "the first day belongs to it"},
		{"2026-09-01", "2026-09-21", "2026-09-21", true, "the last day belongs to it"},
		{"2026-09-01", "2026-09-21", "2026-08-31", false, "it has not begun"},
		{"2026-09-01", "2026-09-21", "2026-09-22", false, "it is over"},
		{"2026-09-01", "", "2026-12-31", true, "an open end does not close"},
		{"", "2026-09-21", "2026-01-01", true, "only the end was said"},
		{"", "", "2026-09-10", false, "there is no window"},
		{"2026-09", "2026-09", "2026-09-30", true, "a month is open until its last day"},
	} {
		p := &ogp.Plan{CommentStart: date(c.start), CommentEnd: date(c.end)}
		if got := openForComment(p, date(c.on)); got != c.open {
			t.Errorf("window %q to %q on %s: open = %v: %s", c.start, c.end, c.on, got, c.why)
		}
	}
}

func TestReportDate(t *testing.T) {
	for _, c := range []struct {
		asked, plan, want string
		notes             int
		why               string
	}{
		{"2026-10-01", "2026-09-30", "2026-10-01", 0, "what is asked for comes first"},
		{"", "2026-09-30", "2026-09-30", 0, "then the plan"},
		{"", "2026-09", "2026-09", 0, "a partial date stays partial"},
		{"", "", "2027-01-02", 1, "then today, and a note says so"},
	} {
		plan := &ogp.Plan{ReportDate: date(c.plan)}
		p := &Project{asOf: date(c.asked)}
		p.merge(plan, p.day(plan, ogp.Day(2027, 1, 2)))
		p.Findings = nil
		p.noteDate()
		if got := p.Report.AsOf; got.String() != c.want || len(p.Findings) != c.notes {
			t.Errorf("asked %q, plan %q: %s with %d notes, want %s with %d: %s",
				c.asked, c.plan, got, len(p.Findings), c.want, c.notes, c.why)
		}
	}
}
