package render

import (
	"selfassess"
	"selfassess/templates"
)

// changesAnnex is Annex 4: what was added, amended, withdrawn or merged.
func (w *composer) changesAnnex() *Section {
	var blocks []Block
	p := w.plan
	if !p.OriginalEnd.Blank() && p.OriginalEnd != p.End {
		blocks = append(blocks, w.say(templates.ChangesExtended, "first", w.Date(p.OriginalEnd), "end", w.Date(p.End)))
	}
	rows := w.changeRows()
	if len(rows) == 0 {
		return w.annex(4, templates.AnnexChanges, append(blocks, w.say(templates.ChangesNone)))
	}
	columns := []Column{fixedColumn(w.Text(templates.ListNumber)), textColumn(w.Text(templates.ChangesWhat), 2), textColumn(w.Text(templates.ChangesChange), 0.8),
		fixedColumn(w.Text(templates.ChangesDate)), textColumn(w.Text(templates.ChangesReason), 2)}
	t := w.table(w.Text(templates.ChangesCaption), columns, rows)
	t.Note = w.Text(templates.FlowNote)
	return w.annex(4, templates.AnnexChanges, append(blocks, t))
}

func (w *composer) changeRows() []Row {
	var rows []Row
	add := func(number selfassess.ID, what Cell, change selfassess.Change, on selfassess.Date, reason selfassess.Text) {
		if change != selfassess.Unchanged {
			rows = append(rows, row(cell(string(number)), what, cell(w.setWord("change", string(change))), cell(w.ShortDate(on)), w.textCell(reason)))
		}
	}
	for i := range w.report.Commitments {
		c := &w.report.Commitments[i]
		add(c.Number, spanCell(Span{Text: w.Text(templates.CommitmentEyebrow, "number", string(c.Number)) + ": " + c.Title.In(w.lang), Ref: "commitment-" + string(c.Number)}), c.Change, c.ChangeDate, c.ChangeReason)
		for k := range c.Milestones {
			m := &c.Milestones[k]
			add(m.Number, w.textCell(m.Text), m.Change, m.ChangeDate, m.ChangeReason)
		}
	}
	return rows
}

// changesWords is how many changes there were, with a link to Annex 4.
func (w *composer) changesWords() []Block {
	n := len(w.changeRows())
	words := w.Text(templates.ChangesNone)
	if n > 0 {
		words = w.Plural(templates.ChangesCount, n)
	}
	return []Block{Paragraph{Spans: []Span{{Text: words, Ref: "annex-4"}}}}
}
