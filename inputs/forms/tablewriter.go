package forms

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// block is a table to be written.
type block struct {
	columns.Layout
	sheet  string  // name
	rows   [][]any // values, in the order of the columns
	last   int     // last row of the table
	form   bool    // part of a return: locked, with borders and marks
	frozen int     // columns that stay in view
	lines  int     // room for so many lines in every row
	paper  int     // last row that is printed; 0 if that is what people have filled in

	others map[int]string // rows of the sheet that somebody else answers, with the name
	views  map[int]bool   // rows of which a view is asked
	asking bool           // comments of somebody else than who answers them
}

// reply are the columns of a comment that only who answers it fills in.
var reply = []string{"outcome", "response", "change_made", "responder", "answered"}

// closed tells whether the cell of a column is not asked for in a row. One in
// which something was written stays open, to be mended.
func (b block) closed(row int, s columns.Spec) bool {
	if b.others[row] != "" {
		return true
	}
	answer := b.asking && slices.Contains(reply, s.Key)
	if !b.form || s.Locked || !b.voiced() && !answer {
		return false
	}
	if i := row - columns.HeaderRow - 1; i < len(b.rows) && b.rows[i][b.at(s)] != nil {
		return false
	}
	if answer {
		return true
	}
	if b.views[row] {
		return s.Voice == ogp.OfGovernment
	}
	return s.Voice == ogp.OfViews
}

// voiced tells the sheets on which some rows ask for views.
func (b block) voiced() bool { return len(b.views) > 0 }

func (b block) at(s columns.Spec) int {
	return slices.IndexFunc(b.Columns, func(o columns.Spec) bool { return o.Key == s.Key && o.Lang == s.Lang })
}

// mine are the cells of a column in the rows that are to be filled in, or "".
// They are told from the first one.
func (b block) mine(column int) (cells string, first int) {
	var spans []string
	for row := columns.HeaderRow + 1; row <= b.last; row++ {
		from := row
		for row <= b.last && !b.closed(row, b.Columns[column-1]) {
			row++
		}
		if from == row {
			continue
		}
		if first == 0 {
			first = from
		}
		spans = append(spans, xlsx.Ref(column, from)+":"+xlsx.Ref(column, row-1))
	}
	return strings.Join(spans, " "), first
}

// writeTable writes one table with everything that helps to fill it in.
func (w *writer) writeTable(b block, title, note string) {
	w.sheet(b.sheet)
	var labels []string
	var widths []float64
	sum := 0.0
	for i, s := range b.Columns {
		labels = append(labels, w.header(b.Key, s))
		widths = append(widths, widthUnder(labels[i], s))
		sum += widths[i]
		w.writeColumn(b, i, labels[i])
	}
	w.titles(b.sheet, title, note) // after the columns, whose styles reach up to the first row
	w.do(w.f.SetRowHeight(b.sheet, columns.HeaderRow, headHeight(labels, widths)))
	for i, row := range b.rows {
		for j, v := range row {
			w.set(b.sheet, xlsx.Ref(j+1, columns.HeaderRow+1+i), v)
		}
	}
	if b.form {
		w.heights(b, widths)
		w.writeMarks(b)
		w.protect(b.sheet)
	} else {
		w.examples(b, widths)
	}
	w.view(b.sheet, b.frozen, columns.HeaderRow, len(b.Columns), b.paper, sum)
}

// titles writes the two lines above a table.
func (w *writer) titles(sheet, title, note string) {
	w.set(sheet, "A1", title)
	w.paint(sheet, "A1", "A1", look{role: titleLook, locked: true})
	w.do(w.f.SetRowHeight(sheet, 1, titleHeight))
	w.set(sheet, "A2", note)
	w.paint(sheet, "A2", "A2", look{role: noteLook, locked: true})
	w.do(w.f.SetRowHeight(sheet, 2, noteHeight))
}

// examples writes above the header what an entry could be. It is never taken
// for one there, and stays in view while somebody fills in the table.
func (w *writer) examples(b block, widths []float64) {
	row, lines := columns.HeaderRow-1, 0
	for i, s := range b.Columns {
		key := "example." + b.Key + "." + s.Key
		if s.Lang != "" || !w.Has(key) {
			continue
		}
		text := w.Text(templates.Term(key))
		w.set(b.sheet, xlsx.Ref(i+1, row), text)
		w.paint(b.sheet, xlsx.Ref(i+1, row), xlsx.Ref(i+1, row), look{role: exampleLook, locked: true})
		lines = max(lines, wrapped(text, widths[i]))
	}
	if lines > 0 {
		w.do(w.f.SetRowHeight(b.sheet, row, float64(lines*lineHeight+4)))
	}
}

// Heights in points: of a line of text, and of the two lines above a table.
const (
	lineHeight  = 15
	titleHeight = 26
	noteHeight  = lineHeight + 3
)

// heights gives every row of a form room to write in. It must be set: not all
// programs fit rows to wrapped text when they open a workbook.
func (w *writer) heights(b block, widths []float64) {
	for row := columns.HeaderRow + 1; row <= b.last; row++ {
		lines := b.lines
		if i := row - columns.HeaderRow - 1; i < len(b.rows) {
			for j, v := range b.rows[i] {
				if s, ok := v.(string); ok {
					lines = max(lines, wrapped(s, widths[j]))
				}
			}
		}
		w.do(w.f.SetRowHeight(b.sheet, row, float64(min(lines*lineHeight+4, 400))))
	}
}

// header is the label of a column, with the mark of required ones.
func (w *writer) header(sheetKey string, s columns.Spec) string {
	label := w.Label("column."+sheetKey, s.Key)
	switch {
	case s.Lang != "":
		label += " (" + string(s.Lang) + ")"
	case s.Required && !s.Locked:
		label += " *"
	}
	return label
}

func (w *writer) writeColumn(b block, i int, label string) {
	s := b.Columns[i]
	name, _ := excelize.ColumnNumberToName(i + 1)
	head, body := headLook, entryLook
	switch {
	case s.Locked:
		head, body = headGreyLook, greyLook
	case !b.form && !s.Required: // among many columns those with * are to be seen at once
		head = headGreyLook
	}
	w.do(w.f.SetColWidth(b.sheet, name, name, widthUnder(label, s)))
	if b.form {
		w.paint(b.sheet, xlsx.Ref(i+1, columns.HeaderRow+1), xlsx.Ref(i+1, b.last), look{body, formatOf(s), s.Locked})
		for row := columns.HeaderRow + 1; row <= b.last; row++ {
			if b.closed(row, s) {
				w.paint(b.sheet, xlsx.Ref(i+1, row), xlsx.Ref(i+1, row), look{greyLook, formatOf(s), true})
			}
		}
	} else {
		w.do(w.f.SetColStyle(b.sheet, name, w.styled(look{plainLook, formatOf(s), false})))
	}
	w.set(b.sheet, xlsx.Ref(i+1, columns.HeaderRow), label)
	w.paint(b.sheet, xlsx.Ref(i+1, columns.HeaderRow), xlsx.Ref(i+1, columns.HeaderRow), look{role: head, locked: true})
	if cells, first := b.mine(i + 1); first > 0 {
		w.validate(b.sheet, b.Key, s, cells)
	}
}

// readme writes the first sheet and returns the row after its lines.
func (w *writer) readme(title, steps string, more ...templates.Term) (sheet string, row int) {
	sheet = w.sheet(w.Label("sheet", "readme"))
	w.do(w.f.SetColWidth(sheet, "A", "A", 28))
	w.do(w.f.SetColWidth(sheet, "B", "B", 92))
	w.set(sheet, "A1", title)
	w.paint(sheet, "A1", "A1", look{role: titleLook, locked: true})
	w.do(w.f.SetRowHeight(sheet, 1, 28))
	w.set(sheet, "A3", w.Text("form.steps"))
	w.paint(sheet, "A3", "A3", look{role: labelLook, locked: true})
	terms := make([]templates.Term, 10, 11)
	for i := range terms {
		terms[i] = templates.Term(steps + "." + strconv.Itoa(i+1))
	}
	for i, term := range append(terms, more...) {
		row = 4 + i
		w.set(sheet, xlsx.Ref(1, row), i+1)
		w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{role: numberLook, locked: true})
		step := w.Text(term)
		w.set(sheet, xlsx.Ref(2, row), step)
		w.paint(sheet, xlsx.Ref(2, row), xlsx.Ref(2, row), look{role: plainLook, locked: true})
		w.do(w.f.SetRowHeight(sheet, row, float64(wrapped(step, 92)*lineHeight+4)))
	}
	show := false
	w.do(w.f.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &show}))
	w.page(sheet, "portrait", 1)
	return sheet, row + 2
}

// facts writes label and value in two columns, headed.
func (w *writer) facts(sheet string, row int, heading string, facts [][2]string) int {
	w.set(sheet, xlsx.Ref(1, row), heading)
	w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{role: labelLook, locked: true})
	for _, f := range facts {
		if f[1] == "" {
			continue
		}
		row++
		w.set(sheet, xlsx.Ref(1, row), f[0])
		w.set(sheet, xlsx.Ref(2, row), f[1])
		w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{greyLook, textFormat, true})
		w.paint(sheet, xlsx.Ref(2, row), xlsx.Ref(2, row), look{greyLook, textFormat, true})
	}
	return row + 2
}
