package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

func cover(w *source) render.Cover {
	return render.Cover{Publisher: plain(publisher(w)), Title: plain(reportTitle(w)), Subtitle: plain(w.title(w.plan.Title)),
		Period: plain(w.Span(w.plan.Start, w.plan.End)), Date: plain(w.Date(w.edition.AsOf)), Notice: noted(draftNotice(w))}
}

// publisher is the country and the agency that coordinates the plan.
func publisher(w *source) string {
	return joinWords(" · ", w.title(w.plan.Country), w.actor(w.plan.CoordinatingAgency))
}

// reportTitle is the kind of report in words.
func reportTitle(w *source) string {
	if w.plan.Kind == ogp.MidTerm {
		return w.Text(templates.ReportTitleMid)
	}
	return w.Text(templates.ReportTitle)
}

// draftNotice says that the report is a draft, and for how long comments are
// open.
func draftNotice(w *source) string {
	if !w.edition.Draft {
		return ""
	}
	from, to := w.plan.CommentStart, w.plan.CommentEnd
	switch {
	case !from.Blank() && !to.Blank():
		return w.Text(templates.ReportDraftWindow, "window", w.Span(from, to))
	case !to.Blank():
		return w.Text(templates.ReportDraftUntil, "date", w.Date(to))
	case !from.Blank():
		return w.Text(templates.ReportDraftFrom, "date", w.Date(from))
	}
	return w.Text(templates.ReportDraft)
}

// planYears is the plan's period in years: "2024 – 2026".
func planYears(w *source) string {
	return w.Span(ogp.Date{Year: w.plan.Start.Year}, ogp.Date{Year: w.plan.End.Year})
}

func meta(w *source) render.Meta {
	country := w.title(w.plan.Country)
	m := render.Meta{
		Title:      joinWords(" ", reportTitle(w), joinWords(w.Text(templates.FormatComma), country, planYears(w))),
		Author:     w.actor(w.plan.CoordinatingAgency),
		Subject:    plain(w.title(w.plan.Title)),
		Keywords:   joinWords(w.Text(templates.FormatComma), w.Text(templates.ReportKeywords), country, string(w.plan.ID)),
		Program:    w.edition.Program,
		Identifier: string(w.plan.ID),
		Date:       w.edition.AsOf,
		Running:    plain(joinWords(" ", reportTitle(w), planYears(w))),
		Country:    plain(country),

		Paper:       w.edition.Paper,
		LineNumbers: w.edition.LineNumbers,
	}
	if w.edition.Draft {
		m.Draft = w.Text(templates.LabelDraft)
	}
	return m
}

func documentLabels(w *source) render.Labels {
	return render.Labels{Contents: w.Text(templates.LabelContents), Page: w.Text(templates.LabelPage),
		Figure: w.Text(templates.LabelFigureWord), Ticked: w.Text(templates.LabelTicked), Logo: logoLabel(w)}
}

// logoLabel says whose logo a template has, which is that of who publishes the
// report.
func logoLabel(w *source) string {
	owner := w.title(w.plan.Country)
	if w.plan.CoordinatingAgency.In(w.lang) != "" {
		owner = w.actor(w.plan.CoordinatingAgency)
	}
	return w.Text(templates.LabelLogo, "owner", owner)
}

// introduction is the text, and the facts of the Plan sheet; those on the forum
// and on what is public stand where the process is told.
func introduction(w *source) []render.Block {
	p := w.plan
	f := facts{w: w.words}
	f.add(templates.PlanTitle, w.in(p.Title)...)
	f.add(templates.PlanCountry, w.in(p.Country)...)
	f.text(templates.PlanPeriod, w.Span(p.Start, p.End))
	if !p.OriginalEnd.Blank() && p.OriginalEnd != p.End {
		f.text(templates.PlanOriginalEnd, w.Date(p.OriginalEnd))
	}
	f.text(templates.PlanCoordinator, w.actor(p.CoordinatingAgency))
	f.text(templates.PlanContact, w.typed(w.contactLine(p.PublishContacts.Public(p.Contact))))
	f.text(templates.PlanIdentifier, string(p.ID))
	blocks := append(f.blocks(), w.section(ogp.SecIntroduction)...)
	if words := leftOutWords(w); words != "" {
		blocks = append(blocks, remark(words))
	}
	return blocks
}
