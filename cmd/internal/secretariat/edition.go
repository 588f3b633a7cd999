package secretariat

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/compose"
	"selfassess/templates"
)

// Edition is the report in the language of the plan as every format writes
// it, on A4.
func (p *Project) Edition(o BuildOptions) *render.Edition { return p.editionIn(p.Words, o) }

func (p *Project) editionIn(words *templates.Catalogue, o BuildOptions) *render.Edition {
	asOf := p.Report.AsOf
	return compose.Edition(render.Edition{
		Report:       p.Report,
		Statistics:   p.Report.Statistics(),
		Requirements: p.Report.Requirements(),
		Findings:     p.Findings,
		Locale:       render.NewLocale(words),
		AsOf:         asOf,
		Draft:        p.isDraft(asOf, o),
		LineNumbers:  o.LineNumbers,
		Program:      p.program,
	})
}

// noteDate adds a note if the report speaks of today because nobody has named
// a day.
func (p *Project) noteDate() {
	if p.dated() {
		return
	}
	p.add(ogp.Finding{
		Code: ogp.CommandReportDate, At: p.Report.Plan.At("report_date"),
		Args: map[string]string{"date": p.Report.AsOf.String()},
	})
	p.add(p.tooEarly...)
}

// isDraft tells whether the report of a day is marked as a draft.
func (p *Project) isDraft(asOf ogp.Date, o BuildOptions) bool {
	return o.Draft || !o.Final && openForComment(p.Report.Plan, asOf)
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
