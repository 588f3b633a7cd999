package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// changesAnnex is Annex 4: what was added, amended, withdrawn or merged.
func changesAnnex(w *composer) *render.Section {
	var blocks []render.Block
	if words := extensionWords(w.source); words != "" {
		blocks = append(blocks, para(words))
	}
	rows := changeRows(w.source)
	if len(rows) == 0 {
		return w.annex(4, templates.AnnexChanges, append(blocks, w.paragraph(templates.ChangesNone)))
	}
	columns := []render.Column{
		fixedColumn(w.Text(templates.ListNumber)),
		textColumn(w.Text(templates.ChangesWhat), 1.6),
		textColumn(w.Text(templates.ChangesChange), 0.9),
		fixedColumn(w.Text(templates.ChangesDate)),
		textColumn(w.Text(templates.ChangesReason), 3),
	}
	t := w.table(w.Text(templates.ChangesCaption), columns, rows)
	t.Note, t.RowHeads = plain(w.Text(templates.FlowNote)), 1
	return w.annex(4, templates.AnnexChanges, append(blocks, t))
}

// extensionWords says that the plan was extended, or nothing.
func extensionWords(w *source) string {
	first, end := w.plan.OriginalEnd, w.plan.End
	if first.Blank() || first == end {
		return ""
	}
	return w.Text(templates.ChangesExtended, "first", w.Date(first), "end", w.Date(end))
}

// change is what happened to a commitment, or to a milestone of it.
type change struct {
	commitment *ogp.CommitmentReport
	milestone  *ogp.MilestoneReport // nil: to the commitment itself
	kind       ogp.Change
	on         ogp.Date
	reason     ogp.Text
}

func changeOf(c *ogp.CommitmentReport) *change {
	return &change{c, nil, c.Change, c.ChangeDate, c.ChangeReason}
}

// changesOf are all changes in the order of the plan.
func changesOf(w *source) []*change {
	var all []*change
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		if c.Change != ogp.Unchanged {
			all = append(all, changeOf(c))
		}
		for k := range c.Milestones {
			if m := &c.Milestones[k]; m.Change != ogp.Unchanged {
				all = append(all, &change{c, m, m.Change, m.ChangeDate, m.ChangeReason})
			}
		}
	}
	return all
}

func (x *change) number() string {
	if x.milestone != nil {
		return string(x.milestone.Number)
	}
	return string(x.commitment.Number)
}

// words are what happened; of a commitment that was merged also into which, if
// the plan says it.
func (x *change) words(w *source) string {
	if x.milestone == nil {
		if into := w.report.MergedInto(x.commitment); into != nil {
			return w.Text(templates.ChangeInto, "number", string(into.Number))
		}
	}
	return w.setWord("change", string(x.kind))
}

// along are the milestones that were withdrawn or merged with their commitment:
// the plan says it of the commitment only, but they are counted as well.
func along(c *ogp.CommitmentReport) []ogp.ID {
	if c.Active() {
		return nil
	}
	var ids []ogp.ID
	for i := range c.Milestones {
		if m := &c.Milestones[i]; m.Change.Active() {
			ids = append(ids, m.Number)
		}
	}
	return ids
}

func changeRows(w *source) []render.Row {
	var rows []render.Row
	for _, x := range changesOf(w) {
		what := spanCell(render.Span{Text: w.commitmentName(x.commitment), Ref: "commitment-" + string(x.commitment.Number)})
		if x.milestone != nil {
			what = w.textCell(x.milestone.Text)
		} else if with := along(x.commitment); len(with) > 0 {
			what.Paras = append(what.Paras, remark(w.Plural(templates.ChangesWith, len(with), "list", idList(w.words, with))))
		}
		rows = append(rows, row(cell(x.number()), what, cell(x.words(w)), cell(w.ShortDate(x.on)),
			w.textCell(x.reason)))
	}
	return rows
}

// changedWords are "2 commitments" and "1 milestone", whichever there are.
func changedWords(w *source, all []*change) []string {
	commitments := 0
	for _, x := range all {
		if x.milestone == nil {
			commitments++
		}
	}
	var words []string
	if commitments > 0 {
		words = append(words, w.Plural(templates.CountCommitments, commitments))
	}
	if n := len(all) - commitments; n > 0 {
		words = append(words, w.Plural(templates.CountMilestones, n))
	}
	return words
}

// changesLink is how many changes there were, with a link to Annex 4.
func changesLink(w *source) []render.Block {
	words := w.Text(templates.ChangesNone)
	if all := changesOf(w); len(all) > 0 {
		words = w.Plural(templates.ChangesCount, len(all), "what", w.And(changedWords(w, all)), "along", alongWords(w))
	}
	return []render.Block{render.Paragraph{Spans: []render.Span{{Text: words, Ref: "annex-4"}}}}
}

// alongWords count the milestones that went with their commitment, if any did.
func alongWords(w *source) string {
	n := 0
	for i := range w.report.Commitments {
		n += len(along(&w.report.Commitments[i]))
	}
	if n == 0 {
		return ""
	}
	return w.Plural(templates.ChangesAlong, n)
}
