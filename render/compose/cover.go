package compose

import (
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

func (w *composer) cover() render.Cover {
	publisher := w.plan.Country.In(w.lang)
	if c := w.plan.CoordinatingAgency.In(w.lang); c != "" {
		publisher = strings.TrimPrefix(publisher+" · "+w.actor(w.plan.CoordinatingAgency), " · ")
	}
	return render.Cover{Publisher: publisher, Title: w.title(), Subtitle: w.plan.Title.In(w.lang),
		Period: w.Span(w.plan.Start, w.plan.End), Date: w.Date(w.edition.AsOf), Notice: w.notice()}
}

// title is the kind of report in words.
func (w *composer) title() string {
	if w.plan.Kind == ogp.MidTerm {
		return w.Text(templates.ReportTitleMid)
	}
	return w.Text(templates.ReportTitle)
}

// notice says that the report is a draft, and for how long comments are open.
func (w *composer) notice() string {
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

// years is the plan's period in years: "2024 – 2026".
func (w *composer) years() string {
	return w.Span(ogp.Date{Year: w.plan.Start.Year}, ogp.Date{Year: w.plan.End.Year})
}

func (w *composer) meta() render.Meta {
	country := w.plan.Country.In(w.lang)
	m := render.Meta{
		Title:      joinWords(" ", w.title(), joinWords(", ", country, w.years())),
		Author:     w.actor(w.plan.CoordinatingAgency),
		Subject:    w.plan.Title.In(w.lang),
		Keywords:   joinWords(", ", w.Text(templates.ReportKeywords), country, string(w.plan.ID)),
		Program:    w.edition.Program,
		Identifier: string(w.plan.ID),
		Date:       w.edition.AsOf,
		Running:    joinWords(" ", w.title(), w.years()),
		Country:    country,

		Paper:       w.edition.Paper,
		LineNumbers: w.edition.LineNumbers,
	}
	if w.edition.Draft {
		m.Draft = w.Text(templates.LabelDraft)
	}
	return m
}

// joinWords joins the parts that are not empty.
func joinWords(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

func (w *composer) labels() render.Labels {
	return render.Labels{Contents: w.Text(templates.LabelContents), Page: w.Text(templates.LabelPage),
		Figure: w.Text(templates.LabelFigureWord), Ticked: w.Text(templates.LabelTicked)}
}

func (w *composer) chapter(id, number string, heading templates.Term, blocks []render.Block, sections ...*render.Section) *render.Section {
	return &render.Section{ID: id, Kind: render.Chapter, Number: number, Heading: w.Text(heading), Running: w.Text(heading), Contents: true,
		Blocks: blocks, Sections: sections}
}

// part is a section within a chapter, in the table of contents.
func (w *composer) part(id, number string, heading templates.Term, blocks []render.Block) *render.Section {
	return &render.Section{ID: id, Number: number, Heading: w.Text(heading), Contents: true, Blocks: blocks}
}

// passage is a section within a part that stays out of the contents.
func (w *composer) passage(id string, heading templates.Term, blocks []render.Block) *render.Section {
	return &render.Section{ID: id, Heading: w.Text(heading), Blocks: blocks}
}

func (w *composer) annex(n int, heading templates.Term, blocks []render.Block, sections ...*render.Section) *render.Section {
	s := w.chapter("annex-"+strconv.Itoa(n), w.Text(templates.LabelAnnex, "n", w.Number(n)), heading, blocks, sections...)
	s.Running = s.Number + " · " + s.Heading
	return s
}

// introduction is the text, and the facts of the Plan sheet.
func (w *composer) introduction() []render.Block {
	p := w.plan
	f := facts{w: w}
	f.add(templates.PlanTitle, w.in(p.Title)...)
	f.add(templates.PlanCountry, w.in(p.Country)...)
	f.text(templates.PlanPeriod, w.Span(p.Start, p.End))
	if !p.OriginalEnd.Blank() && p.OriginalEnd != p.End {
		f.text(templates.PlanOriginalEnd, w.Date(p.OriginalEnd))
	}
	f.text(templates.PlanCoordinator, w.actor(p.CoordinatingAgency))
	f.text(templates.PlanContact, contactLine(p.PublishContacts.Public(p.Contact)))
	f.add(templates.PlanForum, w.in(p.Forum)...)
	f.add(templates.PlanWebsite, linkSpan(p.Website))
	f.text(templates.PlanIdentifier, string(p.ID))
	return append(f.blocks(), w.section(ogp.SecIntroduction)...)
}

// contactLine is a contact on one line.
func contactLine(c ogp.Contact) string {
	return joinWords(", ", c.Name, c.Title, c.Department, c.Email, c.Phone)
}
