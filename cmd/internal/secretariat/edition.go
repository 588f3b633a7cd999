package secretariat

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
)

// Edition is the report of a day as every format writes it, on A4.
func (p *Project) Edition(asOf ogp.Date, o BuildOptions) *render.Edition {
	return compose.Edition(render.Edition{
		Report:       p.Report,
		Statistics:   p.Report.Statistics(),
		Requirements: p.Report.Requirements(),
		Findings:     p.Findings,
		Locale:       render.NewLocale(p.Words),
		AsOf:         asOf,
		Draft:        o.Draft || !o.Final && openForComment(p.Report.Plan, asOf),
		LineNumbers:  o.LineNumbers,
		Program:      p.program,
	})
}

// reportDate is the date asked for, else the plan's, else today with a note.
func (p *Project) reportDate(today ogp.Date) ogp.Date {
	plan := p.Report.Plan
	switch {
	case p.asOf.Known():
		return p.asOf
	case plan.ReportDate.Known():
		return plan.ReportDate
	}
	p.add(ogp.Finding{
		Code: ogp.CommandReportDate, At: plan.At("report_date"),
		Args: map[string]string{"date": today.String()},
	})
	return today
}

// openForComment tells whether the window for public comment is open on the
// date of the report. A window with only one date given is open from, or up
// to, that date.
func openForComment(p *ogp.Plan, on ogp.Date) bool {
	start, end := p.CommentStart, p.CommentEnd
	if !start.Known() && !end.Known() {
		return false
	}
	return !(start.Known() && on.Before(start)) && !(end.Known() && end.Before(on))
}
