package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
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
}

// writeTable writes one table with everything that helps to fill it in.
func (w *writer) writeTable(b block, title, note string) {
	w.sheet(b.sheet)
	var labels []string
	var widths []float64
	sum := 0.0
	for i, s := range b.Columns {
		labels = append(labels, w.header(b.Key, s))
		widths = append(widths, widthOf(s))
		sum += widthOf(s)
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
	}
	w.view(b.sheet, b.frozen, columns.HeaderRow, len(b.Columns), b.last, sum)
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
	if s.Locked {
		head, body = headGreyLook, greyLook
	}
	w.do(w.f.SetColWidth(b.sheet, name, name, widthOf(s)))
	first, end := xlsx.Ref(i+1, columns.HeaderRow+1), xlsx.Ref(i+1, b.last)
	if b.form {
		w.paint(b.sheet, first, end, look{body, formatOf(s), s.Locked})
	} else {
		w.do(w.f.SetColStyle(b.sheet, name, w.styled(look{plainLook, formatOf(s), false})))
	}
	w.set(b.sheet, xlsx.Ref(i+1, columns.HeaderRow), label)
	w.paint(b.sheet, xlsx.Ref(i+1, columns.HeaderRow), xlsx.Ref(i+1, columns.HeaderRow), look{role: head, locked: true})
	w.validate(b.sheet, b.Key, s, first+":"+end)
}

// writeMarks fills the column To do with its formula, and colours what it
// says; the words are there without the colour.
func (w *writer) writeMarks(b block) {
	todo := b.Column("todo")
	if todo < 0 {
		return
	}
	for row := columns.HeaderRow + 1; row <= b.last; row++ {
		w.do(w.f.SetCellFormula(b.sheet, xlsx.Ref(todo+1, row), w.todoFormula(b, row)))
	}
	cells := xlsx.Ref(todo+1, columns.HeaderRow+1) + ":" + xlsx.Ref(todo+1, b.last)
	first := xlsx.Ref(todo+1, columns.HeaderRow+1)
	w.colour(b.sheet, cells, `LEFT(`+first+`,1)="▲"`, amber)
	w.colour(b.sheet, cells, `LEFT(`+first+`,1)="✓"`, green)
	for _, m := range w.missing(b, columns.HeaderRow+1) {
		cells := xlsx.Ref(m.col+1, columns.HeaderRow+1) + ":" + xlsx.Ref(m.col+1, b.last)
		w.colour(b.sheet, cells, m.formula("$"+xlsx.Ref(b.Column(b.ID)+1, columns.HeaderRow+1)+`<>""`), paleAmber)
	}
}

func (w *writer) colour(sheet, cells, formula, fill string) {
	style := &excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}}
	id, err := w.f.NewConditionalStyle(style)
	w.do(err)
	options := []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}}
	w.do(w.f.SetConditionalFormat(sheet, cells, options))
}

// gap is a cell that is missing when all its conditions are true.
type gap struct {
	col        int // index
	conditions []string
}

// formula joins the conditions; none is nested in another AND.
func (g gap) formula(further ...string) string {
	return "AND(" + strings.Join(append(further, g.conditions...), ",") + ")"
}

// missing lists what a row may lack, with the conditions that tell it for
// the given row.
func (w *writer) missing(b block, row int) (gaps []gap) {
	at := func(key string) string { return "$" + xlsx.Ref(b.Column(key)+1, row) }
	is := func(key, set, value string) string { return at(key) + "=" + literal(w.Label(set, value)) }
	add := func(key string, conditions ...string) {
		lacks := at(key) + `=""`
		if s := b.Columns[b.Column(key)]; s.Set != "" && !s.List {
			lacks = "COUNTIF(" + w.list(s) + "," + at(key) + ")=0" // a word of one's own is no choice, nor is an empty cell
		}
		gaps = append(gaps, gap{b.Column(key), append(slices.Clone(conditions), lacks)})
	}
	for _, s := range b.Columns {
		switch {
		case !s.Required || s.Locked || s.Key == b.ID:
		case b.Key == columns.Results.Key && s.Key == "level":
			add(s.Key, is("role", "role", "lead"))
		default:
			add(s.Key)
		}
	}
	switch b.Key {
	case columns.Results.Key:
		add("challenge", "OR("+is("level", "level", "not_started")+","+is("level", "level", "limited")+")")
	case columns.Progress.Key:
		add("actual_end", is("level", "level", "completed"))
		add("delay_reason", "ISNUMBER("+at("end")+")", "ISNUMBER("+at("actual_end")+")", at("actual_end")+">"+at("end"))
	case columns.Consultations.Key:
		// What decides whether the event counts as a meeting with civil society.
		add("phase")
		concerns := []string{"NOT(" + is("phase", "phase", "co_creation") + ")",
			"NOT(" + is("phase", "phase", "self_assessment") + ")"}
		add("start", concerns...)
		add("end", "ISNUMBER("+at("times")+")", at("times")+">1")
		add("civil_society", append(slices.Clone(concerns), "NOT("+is("type", "event_type", "forum_meeting")+")")...)
		add("results_presented", concerns...)
		add("comments_invited", concerns...)
	}
	return gaps
}

// todoFormula lists the headers of what is missing in a row, one in a line.
func (w *writer) todoFormula(b block, row int) string {
	var parts []string
	for _, m := range w.missing(b, row) {
		label := w.Label("column."+b.Key, b.Columns[m.col].Key)
		parts = append(parts, fmt.Sprintf("IF(%s,%s&CHAR(10),\"\")", m.formula(),
			literal(w.Text("form.todo_mark", "column", label))))
	}
	all := strings.Join(parts, "&")
	id := "$" + xlsx.Ref(b.Column(b.ID)+1, row)
	missing := fmt.Sprintf("IF(LEN(%s)=0,%s,LEFT(%s,LEN(%s)-1))", all, literal(w.Text("form.todo_done")), all, all)
	otherwise := `""`
	if !b.Columns[b.Column(b.ID)].Locked { // a row that people begin themselves
		rest := xlsx.Ref(b.Column("todo")+2, row) + ":" + xlsx.Ref(len(b.Columns), row)
		mark := literal(w.Text("form.todo_mark", "column", w.Label("column."+b.Key, b.ID)))
		otherwise = fmt.Sprintf(`IF(COUNTA(%s)>0,%s,"")`, rest, mark)
	}
	return fmt.Sprintf(`IF(%s="",%s,%s)`, id, otherwise, missing)
}

// literal is a text as formulas have it.
func literal(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// readme writes the first sheet and returns the row after its lines.
func (w *writer) readme(title, steps string) (sheet string, row int) {
	sheet = w.sheet(w.Label("sheet", "readme"))
	w.do(w.f.SetColWidth(sheet, "A", "A", 28))
	w.do(w.f.SetColWidth(sheet, "B", "B", 92))
	w.set(sheet, "A1", title)
	w.paint(sheet, "A1", "A1", look{role: titleLook, locked: true})
	w.do(w.f.SetRowHeight(sheet, 1, 28))
	w.set(sheet, "A3", w.Text("form.steps"))
	w.paint(sheet, "A3", "A3", look{role: labelLook, locked: true})
	for i := 1; i <= 10; i++ {
		row = 3 + i
		w.set(sheet, xlsx.Ref(1, row), i)
		w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{role: numberLook, locked: true})
		step := w.Text(templates.Term(steps + "." + strconv.Itoa(i)))
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
