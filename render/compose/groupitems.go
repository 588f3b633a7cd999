package compose

import "selfassess/ogp"

// themeItem is a theme with its figures.
type themeItem struct {
	ogp.Theme
	number  int
	figures ogp.Group
}

func themeItems(w *source) []*themeItem {
	figures := map[string]ogp.Group{}
	for _, g := range w.stats.ByTheme {
		figures[g.Name.Main()] = g
	}
	themes := w.report.Themes()
	items := make([]*themeItem, len(themes))
	for i, t := range themes {
		items[i] = &themeItem{t, i + 1, figures[t.Name]}
	}
	return items
}

// agencyItem is an agency of the plan, or what stands in place of one as a
// lead, with its commitments and figures.
type agencyItem struct {
	id              ogp.ID
	agency          *ogp.Agency // nil: the plan does not know it
	figures         ogp.Group
	leads, supports []commitmentItem
}

// agencyItems are all agencies of the plan in its order, and then the leads
// that are none of them, as the statistics count them.
func agencyItems(w *source) []*agencyItem {
	var items []*agencyItem
	at := map[ogp.ID]*agencyItem{}
	open := func(id ogp.ID) *agencyItem {
		if at[id] == nil {
			at[id] = &agencyItem{id: id, figures: ogp.Group{ID: string(id)}}
			items = append(items, at[id])
		}
		return at[id]
	}
	for i := range w.plan.Agencies {
		a := &w.plan.Agencies[i]
		if item := open(a.ID); item.agency == nil {
			item.agency, item.figures.Name = a, a.Name
		}
	}
	for _, g := range w.stats.ByAgency {
		open(ogp.ID(g.ID)).figures = g
	}
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		for _, id := range c.Lead {
			a := open(id)
			a.leads = once(a.leads, c)
		}
		for _, id := range c.Supporting {
			a := open(id)
			a.supports = once(a.supports, c)
		}
		if len(c.Lead) == 0 {
			a := open("")
			a.leads = append(a.leads, c)
		}
	}
	return items
}

// once appends a commitment unless it is the last already: a cell may name an
// agency twice.
func once(cs []commitmentItem, c commitmentItem) []commitmentItem {
	if n := len(cs); n > 0 && cs[n-1] == c {
		return cs
	}
	return append(cs, c)
}

// conflictingCommitments are the commitments whose leads disagree.
func conflictingCommitments(w *source) []commitmentItem {
	var found []commitmentItem
	for i := range w.report.Commitments {
		if c := &w.report.Commitments[i]; c.Conflict {
			found = append(found, c)
		}
	}
	return found
}
