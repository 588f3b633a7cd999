// Package compose turns the facts of a report into words, tables and charts,
// once for all formats.
//
// In come the facts of an edition; out goes the edition with its Document and
// the values of the tags of templates. A file is a chapter of the report.
// Nothing here knows a file format.
package compose

import (
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// composer writes the sections of one document, in order. It counts the
// tables and figures and knows what has been looked up.
type composer struct {
	*render.Locale
	edition *render.Edition
	report  *ogp.Report
	plan    *ogp.Plan
	stats   *ogp.Statistics
	lang    ogp.Lang // of the reader

	tables, figures int
	events          map[ogp.ID]*ogp.Event
	agencies        map[ogp.ID]string
	commitments     map[ogp.ID]bool
	narrative       map[ogp.SectionKey]ogp.Text
}

func newComposer(e *render.Edition) *composer {
	w := &composer{Locale: e.Locale, edition: e, report: e.Report, plan: e.Report.Plan, stats: e.Statistics,
		lang:        ogp.Lang(e.Locale.Tag),
		events:      map[ogp.ID]*ogp.Event{},
		agencies:    map[ogp.ID]string{},
		commitments: map[ogp.ID]bool{},
		narrative:   map[ogp.SectionKey]ogp.Text{}}
	if w.stats == nil {
		w.stats = e.Report.Statistics()
	}
	for i := range w.report.Events {
		w.events[w.report.Events[i].ID] = &w.report.Events[i]
	}
	for i := range w.plan.Agencies {
		a := &w.plan.Agencies[i]
		w.agencies[a.ID] = a.Name.In(w.lang)
	}
	for i := range w.report.Commitments {
		w.commitments[w.report.Commitments[i].Number] = true
	}
	for _, n := range w.plan.Narrative {
		w.narrative[n.Section] = joinText(w.narrative[n.Section], n.Text)
	}
	return w
}

// joinText puts the texts of two rows for one section one after the other, so
// that neither is lost.
func joinText(a, b ogp.Text) ogp.Text {
	if a.Blank() {
		return b
	}
	joined := ogp.Text{}
	for _, t := range []ogp.Text{a, b} {
		for _, l := range t.Langs() {
			if joined[l] != "" {
				joined[l] += "\n\n"
			}
			joined[l] += t[l]
		}
	}
	return joined
}

func compose(e *render.Edition) *render.Document {
	w := newComposer(e)
	d := &render.Document{Lang: w.Tag, Cover: w.cover(), Meta: w.meta(), Labels: w.labels()}
	d.Sections = append(d.Sections, w.summary())
	if w.plan.Outline == ogp.StandardsOutline {
		d.Sections = append(d.Sections, w.standardsOutline()...)
	} else {
		d.Sections = append(d.Sections, w.annexOutline()...)
	}
	d.Sections = append(d.Sections, w.consultationAnnex(), w.commentsAnnex(), w.standardsAnnex(), w.changesAnnex(), w.methodAnnex())
	return d
}

// annexOutline is the outline of the handbook's annex, sections I to VII. A
// section that is left out keeps its number: the outline is the handbook's.
// Peer exchange is short, and follows on the page of the chapter before it.
// Each is composed in its turn, since tables and figures are counted.
func (w *composer) annexOutline() []*render.Section {
	first := present(
		w.chapter("introduction", "I", templates.SectionIntroduction, w.introduction()),
		w.process(),
		w.irm("III", templates.SectionIRM),
		w.implementation("IV", templates.SectionImplementation),
	)
	eligibility := w.optionalChapter("eligibility", "V", templates.SectionEligibility, ogp.SecEligibility)
	peer := w.peerExchange("VI")
	if eligibility != nil && peer != nil {
		peer.Kind = render.Plain
	}
	return append(first, present(eligibility, peer, w.conclusion("VII"))...)
}

// present drops the sections that are left out.
func present(sections ...*render.Section) []*render.Section {
	var kept []*render.Section
	for _, s := range sections {
		if s != nil {
			kept = append(kept, s)
		}
	}
	return kept
}

// agency is the name of an agency, or what was written where one should be.
func (w *composer) agency(id ogp.ID) string {
	if name := w.agencies[id]; name != "" {
		return name
	}
	return string(id)
}

func (w *composer) agencyList(ids []ogp.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.agency(id)
	}
	return strings.Join(names, "; ")
}

// actor reads a text that is an agency id or a name.
func (w *composer) actor(t ogp.Text) string {
	s := t.In(w.lang)
	if name := w.agencies[ogp.ID(s)]; name != "" {
		return name
	}
	return s
}

// table numbers and captions a table.
func (w *composer) table(caption string, columns []render.Column, rows []render.Row) render.Table {
	w.tables++
	return render.Table{ID: "table-" + strconv.Itoa(w.tables), Label: w.Text(templates.LabelTable, "n", w.Number(w.tables)),
		Caption: caption, Columns: columns, Rows: rows}
}

// chart numbers and captions a chart.
func (w *composer) chart(caption string, c render.Chart) render.Chart {
	w.figures++
	c.ID = "figure-" + strconv.Itoa(w.figures)
	c.Label = w.Text(templates.LabelFigure, "n", w.Number(w.figures))
	c.Caption = caption
	return c
}
