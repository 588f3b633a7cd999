package forms

import (
	"cmp"
	"slices"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// The sheet of what an agency wrote and its form has no cell for: nothing of
// it may be lost, and a person must say where it belongs.

// leaveUnplaced notes what could be placed nowhere and the copy has no cell
// for. A cell that is in the copy, or in the list already, can be there twice:
// what merging left out of the report was read well.
func (w *formWriter) leaveUnplaced(us []ogp.Unplaced) {
	listed := map[ogp.Place]bool{}
	for _, l := range w.left {
		listed[l.at] = true
	}
	for _, u := range us {
		for _, c := range u.Cells {
			_, carried := w.copyCells[c.At]
			switch {
			case w.taken[c.At] && strings.Contains(strings.Join(w.typed[c.At].texts, "\n"), c.Text):
			case (carried || listed[c.At]) && !besideRecords(u.Code):
			default:
				w.left = append(w.left, leftover{u.Code, c.At, u.Row, w.labelOf(c.Column), c.Text})
			}
		}
	}
}

// besideRecords are the codes of what the reader keeps of a cell although a
// record may hold the cell.
func besideRecords(c ogp.Code) bool {
	return columns.NoField(c) || c == ogp.CommentNotRead || c == ogp.CellOutside || c == ogp.RowWithoutID
}

// labelOf is the header of a column of any sheet of a return, if name is a
// permanent name; else it is what the agency called the column.
func (w *formWriter) labelOf(name string) string {
	for _, l := range []columns.Layout{columns.Results.Layout(), columns.Progress.Layout(), columns.Activities.Layout(),
		columns.Consultations.Layout(), columns.Comments.Layout(), columns.Repository.Layout()} {
		if label := w.columnLabel(l.Key, name); label != name {
			return label
		}
	}
	return name
}

// aboutRow are the reasons that say most of a cell: its whole row is left out.
var aboutRow = map[ogp.Code]int{ogp.RowTwice: 1, ogp.RowNotExpected: 1, ogp.RowWithoutID: 2}

// sortLeft puts the texts into the order of the file, each once: a cell can
// be left out for two reasons.
func sortLeft(left []leftover) []leftover {
	slices.SortStableFunc(left, func(a, b leftover) int {
		ac, ar := xlsx.SplitRef(a.at.Cell)
		bc, br := xlsx.SplitRef(b.at.Cell)
		return cmp.Or(strings.Compare(a.at.Sheet, b.at.Sheet), cmp.Compare(ar, br), cmp.Compare(ac, bc),
			strings.Compare(a.text, b.text), cmp.Compare(aboutRow[b.code], aboutRow[a.code]))
	})
	return slices.CompactFunc(left, func(a, b leftover) bool { return a.at == b.at && a.text == b.text })
}

// writeLeft writes the sheet, if there is anything to list.
func (w *formWriter) writeLeft() {
	w.left = sortLeft(w.left)
	if len(w.left) == 0 {
		return
	}
	sheet := w.sheet(w.Label("sheet", columns.NotCarried))
	w.titles(sheet, w.ownText("not_carried.title"), w.ownText("not_carried.note"))
	widths := w.heads(sheet, columns.HeaderRow, columns.NotCarried,
		[]head{{"sheet", 22}, {"cell", 9}, {"row", 12}, {"column", 30}, {"text", 70}, {"fix", 44}})
	row := columns.HeaderRow
	for _, l := range w.left {
		for rest := l.text; rest != ""; {
			text := rest
			if text, rest = rest, ""; units(text) > splitAt {
				text, rest = split(text)
			}
			row++
			w.leftRow(sheet, row, l, text, widths)
		}
	}
	w.view(sheet, 0, columns.HeaderRow, len(widths), row, 187)
	w.protect(sheet)
}

func (w *formWriter) leftRow(sheet string, row int, l leftover, text string, widths []float64) {
	cells := []string{l.at.Sheet, l.at.Cell, string(l.id), l.column, text, w.Text(w.remedy(l.code))}
	w.line(sheet, row, cells, widths)
	at := copyCell{sheet, columns.NotCarriedText, row, look{flaggedLook, textFormat, true}}
	if l.code != ogp.TextTooLong {
		if _, taken := w.copyCells[l.at]; !taken {
			w.copyCells[l.at] = at
		}
	}
}

// remedy says what becomes of a text that was not carried over.
func (w *formWriter) remedy(c ogp.Code) templates.Term {
	key := "not_carried.fix." + string(c)
	if !w.Has(key) {
		key = "not_carried.fix_other"
	}
	return templates.Term(key)
}
