package compose

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// source is what a report is composed from: the facts of its edition, and
// what is looked up in them. It does not change, so that values of tags may be
// asked for side by side.
type source struct {
	words
	edition *render.Edition
	report  *ogp.Report
	plan    *ogp.Plan
	stats   *ogp.Statistics
	lang    ogp.Lang // of the reader

	events      map[ogp.ID]*ogp.Event
	agencies    map[ogp.ID]string
	commitments map[ogp.ID]bool
	milestones  map[ogp.ID]bool
	narrative   map[ogp.SectionKey]ogp.Text
	evidence    map[*ogp.CommitmentReport][]*evidenceItem
}

func newSource(e *render.Edition) *source {
	w := &source{words: words{e.Locale}, edition: e, report: e.Report, plan: e.Report.Plan, stats: e.Statistics,
		lang:        ogp.Lang(e.Locale.Tag),
		events:      map[ogp.ID]*ogp.Event{},
		agencies:    map[ogp.ID]string{},
		commitments: map[ogp.ID]bool{},
		milestones:  map[ogp.ID]bool{},
		narrative:   map[ogp.SectionKey]ogp.Text{},
		evidence:    numberedEvidence(e.Report)}
	if w.stats == nil {
		w.stats = e.Report.Statistics()
	}
	for i := range w.report.Events {
		w.events[w.report.Events[i].ID] = &w.report.Events[i]
	}
	for i := range w.plan.Agencies {
		a := &w.plan.Agencies[i]
		w.agencies[a.ID] = w.title(a.Name)
	}
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		w.commitments[c.Number] = true
		for k := range c.Milestones {
			w.milestones[c.Milestones[k].Number] = true
		}
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

// agency is the name of an agency, or what was written where one should be.
func (w *source) agency(id ogp.ID) string {
	if name := w.agencies[id]; name != "" {
		return name
	}
	return string(id)
}

func (w *source) agencyList(ids []ogp.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = w.agency(id)
	}
	return strings.Join(names, w.Text(templates.FormatSemicolon))
}

// actor reads a text that is an agency id or a name.
func (w *source) actor(t ogp.Text) string {
	if name := w.agencies[ogp.ID(t.In(w.lang))]; name != "" {
		return name
	}
	return w.title(t)
}

func (w *source) requirement(number string) *ogp.Requirement {
	for i := range w.edition.Requirements {
		if w.edition.Requirements[i].Number == number {
			return &w.edition.Requirements[i]
		}
	}
	return nil
}

// commitmentName is "Commitment 4: Public register".
func (w *source) commitmentName(c *ogp.CommitmentReport) string {
	return w.Text(templates.CommitmentEyebrow, "number", string(c.Number)) + w.Text(templates.FormatColon) + w.title(c.Title)
}

func (w *source) themeName(g ogp.Group) string {
	return orWords(w.title(g.Name), w.Text(templates.ThemeNone))
}

func (w *source) agencyName(g ogp.Group) string {
	return orWords(w.title(g.Name), orWords(g.ID, w.Text(templates.GroupNoAgency)))
}
