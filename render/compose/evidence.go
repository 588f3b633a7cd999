package compose

import (
	"net/url"
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// evidenceItem is a line that agencies gave as evidence of a commitment. Its
// number is the same in the commitment's record, which names it, and in the
// annex, which has it whole.
type evidenceItem struct {
	number     int
	link       ogp.Link
	whole      bool     // it is evidence of the commitment as a whole
	milestones []ogp.ID // that it is evidence of
}

// numberedEvidence is the evidence of every commitment, numbered through the
// report. A line that a commitment has several times is one item.
func numberedEvidence(r *ogp.Report) map[*ogp.CommitmentReport][]*evidenceItem {
	all := map[*ogp.CommitmentReport][]*evidenceItem{}
	number := 0
	for i := range r.Commitments {
		c := &r.Commitments[i]
		at := map[ogp.Link]*evidenceItem{}
		item := func(l ogp.Link) *evidenceItem {
			if at[l] == nil {
				at[l] = &evidenceItem{link: l}
				all[c] = append(all[c], at[l])
			}
			return at[l]
		}
		for _, l := range c.Evidence() {
			item(l).whole = true
		}
		for k := range c.Milestones {
			for _, l := range c.Milestones[k].EvidenceLinks() {
				if e := item(l); !slices.Contains(e.milestones, c.Milestones[k].Number) {
					e.milestones = append(e.milestones, c.Milestones[k].Number)
				}
			}
		}
		together(c, all[c])
		for _, e := range all[c] {
			number++
			e.number = number
		}
	}
	return all
}

// together puts items behind each other that are evidence of the same: first
// those of the commitment alone, then by milestone, in the plan's order.
func together(c *ogp.CommitmentReport, items []*evidenceItem) {
	place := map[ogp.ID]int{}
	for i := range c.Milestones {
		place[c.Milestones[i].Number] = i
	}
	places := func(e *evidenceItem) []int {
		ps := make([]int, len(e.milestones))
		for i, m := range e.milestones {
			ps[i] = place[m]
		}
		return ps
	}
	slices.SortStableFunc(items, func(a, b *evidenceItem) int {
		if n := slices.Compare(places(a), places(b)); n != 0 || a.whole == b.whole {
			return n
		}
		if a.whole {
			return -1
		}
		return 1
	})
}

// evidenceOf are the items of a milestone.
func (w *source) evidenceOf(c *ogp.CommitmentReport, m ogp.ID) []*evidenceItem {
	return slices.DeleteFunc(slices.Clone(w.evidence[c]), func(e *evidenceItem) bool {
		return !slices.Contains(e.milestones, m)
	})
}

// evidenceOfAll are the items of the commitment as a whole that no milestone
// has: those stand with their milestones.
func (w *source) evidenceOfAll(c *ogp.CommitmentReport) []*evidenceItem {
	return slices.DeleteFunc(slices.Clone(w.evidence[c]), func(e *evidenceItem) bool { return len(e.milestones) > 0 })
}

// evidenceSpans name items by the site that they lead to and their number in
// the annex, which holds for print as well: "budget.example E7, E8". What is
// no link leads to the annex, where it stands whole.
func evidenceSpans(w words, items []*evidenceItem) []render.Span {
	var spans []render.Span
	last := ""
	for i, e := range items {
		if i > 0 {
			spans = append(spans, render.Span{Text: w.Text(templates.FormatComma)})
		}
		number := w.Text(templates.EvidenceNumber, "n", w.Number(e.number))
		site := siteName(e.link)
		switch {
		case site == "":
			spans = append(spans, render.Span{Text: number, Ref: evidenceAnnexID, Leads: w.Text(templates.EvidenceLeads, "n", w.Number(e.number))})
		case site == last:
			spans = append(spans, render.Span{Text: number, URL: e.link.URL, Leads: site + " " + number})
		default:
			spans = append(spans, render.Span{Text: site + "\u00a0" + number, URL: e.link.URL})
		}
		last = site
	}
	return spans
}

// siteName is the site that a link leads to, as people name it; "" for what
// is no link. Of a mail address it is not the person.
func siteName(l ogp.Link) string {
	u, err := url.Parse(l.URL)
	if err != nil || l.URL == "" {
		return ""
	}
	host := u.Hostname()
	if u.Opaque != "" {
		_, host, _ = strings.Cut(u.Opaque, "@")
		host, _, _ = strings.Cut(host, "?")
	}
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// evidenceAnnexID is the id of the annex, which links lead to.
const evidenceAnnexID = "annex-6"

// evidenceAnnex is Annex 6: every line of evidence, by commitment, with what it
// is evidence of.
func evidenceAnnex(w *composer) *render.Section {
	var rows []render.Row
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		for ps := range slices.Chunk(evidenceParagraphs(w.source, c), evidenceLines) {
			rows = append(rows, row(spanCell(w.numberLink(c.Number, c.Number)), proseCell(ps...)))
		}
	}
	if len(rows) == 0 {
		return w.annex(6, templates.AnnexEvidence, []render.Block{w.paragraph(templates.EvidenceNone)})
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.EvidenceOf)),
		textColumn(w.Text(templates.EvidenceItem), 1),
	}
	t := w.table(w.Text(templates.EvidenceListCaption), columns, rows)
	t.RowHeads = 1
	return w.annex(6, templates.AnnexEvidence, []render.Block{w.paragraph(templates.EvidenceIntro), t})
}

// evidenceLines is how many items stand in a row at most: a row is not parted,
// and a tall one would leave a part of the page before it empty.
const evidenceLines = 8

// evidenceParagraphs are the items of a commitment, each on a line of its own;
// the first in a row of those of the same milestones names these.
func evidenceParagraphs(w *source, c *ogp.CommitmentReport) []render.Paragraph {
	var ps []render.Paragraph
	last := ""
	for i, e := range w.evidence[c] {
		var spans []render.Span
		if of := evidencedWords(w, c, e); of != last || i%evidenceLines == 0 {
			spans = append(spans, render.Span{Text: w.Text(templates.EvidenceGroup, "of", of) + " ", Bold: true})
			last = of
		}
		number := w.Text(templates.EvidenceNumber, "n", w.Number(e.number)) + " "
		ps = append(ps, render.Paragraph{Spans: append(spans, render.Span{Text: number}, linkSpan(e.link))})
	}
	return ps
}

// evidencedWords are the numbers of what an item is evidence of: the
// commitment, its milestones, or both.
func evidencedWords(w *source, c *ogp.CommitmentReport, e *evidenceItem) string {
	var numbers []string
	if e.whole {
		numbers = append(numbers, string(c.Number))
	}
	for _, m := range e.milestones {
		numbers = append(numbers, string(m))
	}
	return strings.Join(numbers, w.Text(templates.FormatComma))
}
