package compose

import (
	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// severityCounts are how many errors, warnings and notes there are.
type severityCounts [3]int

// kindItem is a kind of finding with the number of those that there are.
type kindItem struct {
	kind   ogp.FindingKind
	counts severityCounts
}

// kindItems are the kinds of which there are any. A finding may quote what is
// private; its number is not.
func kindItems(w *source) []*kindItem {
	byKind := map[ogp.FindingKind]*kindItem{}
	for _, f := range ogp.PublicFindings(w.edition.Findings) {
		k := f.Code.Kind()
		if byKind[k] == nil {
			byKind[k] = &kindItem{kind: k}
		}
		byKind[k].counts[f.Severity()]++
	}
	var items []*kindItem
	for _, k := range ogp.FindingKinds {
		if byKind[k] != nil {
			items = append(items, byKind[k])
		}
	}
	return items
}

// checkWords is how many findings there are.
func checkWords(w *source) string {
	var all severityCounts
	for _, k := range kindItems(w) {
		for s, n := range k.counts {
			all[s] += n
		}
	}
	if all == (severityCounts{}) {
		return w.Text(templates.ChecksNone)
	}
	return w.Text(templates.ChecksFound, "list", w.And([]string{w.Plural(templates.ChecksErrors, all[ogp.Error]),
		w.Plural(templates.ChecksWarnings, all[ogp.Warning]), w.Plural(templates.ChecksNotes, all[ogp.Note])}))
}

// unplacedWords are how many cells the report has no place for. Those of a
// return that another one has replaced are none of them: it is listed itself.
func unplacedWords(w *source) string {
	cells := 0
	for _, u := range w.report.Unplaced {
		if u.Code != ogp.ReturnSuperseded {
			cells += len(u.Cells)
		}
	}
	if cells == 0 {
		return ""
	}
	return w.Plural(templates.ChecksUnplaced, cells)
}

// checkBlocks are the numbers of findings. What each of them is stays with the
// secretariat: it names files and quotes cells.
func checkBlocks(w *composer) []render.Block {
	blocks := []render.Block{para(checkWords(w.source))}
	if kinds := kindItems(w.source); len(kinds) > 0 {
		columns := []render.Column{
			textColumn(w.Text(templates.ChecksKind), 3),
			figureColumn(w.Text(templates.ChecksErrorsHead)),
			figureColumn(w.Text(templates.ChecksWarningsHead)),
			figureColumn(w.Text(templates.ChecksNotesHead)),
		}
		rows := make([]render.Row, len(kinds))
		for i, k := range kinds {
			rows[i] = row(cell(k.name(w.words)), w.numberCell(k.counts[ogp.Error]), w.numberCell(k.counts[ogp.Warning]),
				w.numberCell(k.counts[ogp.Note]))
		}
		t := w.table(w.Text(templates.ChecksCaption), columns, rows)
		t.RowHeads = 1
		blocks = append(blocks, t)
	}
	if words := unplacedWords(w.source); words != "" {
		blocks = append(blocks, para(words))
	}
	return blocks
}

func (k *kindItem) name(w words) string { return w.Label(templates.FindingKindSet, string(k.kind)) }
