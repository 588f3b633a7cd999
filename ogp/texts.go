package ogp

import (
	"strings"
	"unicode"
)

// Every text that a report publishes, wherever it stands: what is translated, and
// what is still to be.

// placedText is a text of a report, with where it stands.
type placedText struct {
	text       *Text
	filled     *map[string]Place // places of the record's cells that stand elsewhere
	Sheet      string            // the kind of record
	Column     string
	Agency, ID ID // who says it, and the record's own id; "" for the secretariat, and where there is none
}

// textsOf goes through the texts of a record. What the country calls things is
// no text to be translated: another language has a word of its own.
func textsOf[R any](sheet string, fields Fields[R], r *R, o *Origin, agency, id ID, do func(placedText)) {
	for i := range fields {
		f := &fields[i]
		text, ok := f.Value(r).(*Text)
		if !ok || f.OwnWord || text.Main() == "" {
			continue
		}
		t := placedText{text, nil, sheet, f.Key, agency, id}
		if o != nil {
			t.filled = &o.Filled
		}
		do(t)
	}
}

// eachText goes through all texts that the report publishes and that say
// anything in the plan's main language, in the order of the plan.
func (r *Report) eachText(do func(placedText)) {
	p := r.Plan
	plan := &p.Places
	textsOf("plan", PlanFields, p, nil, "", "", func(t placedText) { t.filled = plan; do(t) })
	for i := range p.Agencies {
		if a := &p.Agencies[i]; p.Agency(a.ID) == a { // the first of rows with equal ids
			textsOf("agencies", AgencyFields, a, &a.Origin, "", a.ID, do)
		}
	}
	for i := range p.Narrative {
		n := &p.Narrative[i]
		textsOf("narrative", NarrativeFields, n, &n.Origin, "", ID(n.Section), do)
	}
	for i := range p.Recommendations {
		rec := &p.Recommendations[i]
		textsOf("recommendations", RecommendationFields, rec, &rec.Origin, "", rec.Number, do)
	}
	for i := range r.Commitments {
		r.Commitments[i].eachText(do)
	}
	r.eachTextOfEvents(do)
}

// eachText goes through the texts of a commitment and of what is said of it.
func (c *CommitmentReport) eachText(do func(placedText)) {
	textsOf("commitments", CommitmentFields, &c.Commitment, &c.Commitment.Origin, "", c.Number, do)
	for _, rows := range [][]Result{c.Declared, c.Results, c.Views} {
		for i := range rows {
			textsOf("return_commitments", ResultFields, &rows[i], &rows[i].Origin, rows[i].Agency, c.Number, do)
		}
	}
	for i := range c.Milestones {
		m := &c.Milestones[i]
		textsOf("milestones", MilestoneFields, &m.Milestone, &m.Milestone.Origin, "", m.Number, do)
		for _, rows := range [][]Progress{m.Progress, m.Views} {
			for k := range rows {
				textsOf("return_milestones", ProgressFields, &rows[k], &rows[k].Origin, rows[k].Agency, m.Number, do)
			}
		}
		for k := range m.Activities {
			a := &m.Activities[k]
			textsOf("implementation", ActivityFields, a, &a.Origin, a.Agency, m.Number, do)
		}
	}
}

// eachTextOfEvents goes through what is in the report beside commitments.
func (r *Report) eachTextOfEvents(do func(placedText)) {
	for i := range r.Events {
		e := &r.Events[i]
		textsOf("consultations", EventFields, e, &e.Origin, e.Agency, e.ID, do)
	}
	for i := range r.Comments {
		c := &r.Comments[i]
		textsOf("comments", CommentFields, c, &c.Origin, "", c.ID, do)
	}
	for i := range r.Repository {
		u := &r.Repository[i]
		textsOf("repository", RepositoryFields, u, &u.Origin, "", "", do)
	}
	for i := range r.Plan.PeerExchange {
		x := &r.Plan.PeerExchange[i]
		textsOf("peer_exchange", PeerExchangeFields, x, &x.Origin, "", "", do)
	}
}

// Untranslated is a text that a report in another language shows in the plan's
// own, with the first place at which it stands.
type Untranslated struct {
	Sheet, Column string // keys of the kind of record, and of the field
	Agency, ID    ID     // who says it, and the record's own id; "" for the secretariat, and where there is none
	Source        string
}

// Untranslated returns the texts that nobody has translated into a language,
// each once. Texts without letters need no translation, and ids stand for names.
func (r *Report) Untranslated(l Lang) (all []Untranslated) {
	seen := map[string]bool{}
	r.eachText(func(t placedText) {
		source := t.text.Main()
		if (*t.text)[l] != "" || seen[source] || !strings.ContainsFunc(source, unicode.IsLetter) || r.Plan.Agency(ID(source)) != nil {
			return
		}
		seen[source] = true
		all = append(all, Untranslated{t.Sheet, t.Column, t.Agency, t.ID, source})
	})
	return all
}

// eachPromise goes through the texts of the plan that the report has in records
// of its own: forms are made from them.
func (p *Plan) eachPromise(do func(placedText)) {
	for i := range p.Commitments {
		c := &p.Commitments[i]
		textsOf("commitments", CommitmentFields, c, &c.Origin, "", c.Number, do)
	}
	for i := range p.Milestones {
		m := &p.Milestones[i]
		textsOf("milestones", MilestoneFields, m, &m.Origin, "", m.Number, do)
	}
}
