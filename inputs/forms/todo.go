package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// The column To do: what a row still lacks, in words and as colours of cells.

// condition is one on the cells of a row: as a formula tells it while the form
// is filled in, and as it is in the form as written.
type condition struct {
	formula string
	holds   bool
	failed  errorValue // instead, if a cell of the formula holds an error
}

// all is true if all are.
func all(cs ...condition) condition {
	c := joined("AND", cs)
	c.holds = !slices.ContainsFunc(cs, func(c condition) bool { return !c.holds })
	return c
}

func either(cs ...condition) condition {
	c := joined("OR", cs)
	c.holds = slices.ContainsFunc(cs, func(c condition) bool { return c.holds })
	return c
}

func joined(function string, cs []condition) (c condition) {
	formulas := make([]string, len(cs))
	for i := range cs {
		formulas[i] = cs[i].formula
		if c.failed == "" {
			c.failed = cs[i].failed
		}
	}
	c.formula = function + "(" + strings.Join(formulas, ",") + ")"
	return c
}

func not(c condition) condition {
	return condition{"NOT(" + c.formula + ")", !c.holds, c.failed}
}

// lineOf is a row of a table that may still be empty.
type lineOf struct {
	*writer
	block
	row int // of the sheet
}

// at is the cell of a column, for formulas that are copied along the row.
func (l lineOf) at(key string) string { return "$" + xlsx.Ref(l.Column(key)+1, l.row) }

// held is what the cell of a column holds; nil for nothing.
func (l lineOf) held(key string) any {
	if i := l.row - columns.HeaderRow - 1; i < len(l.rows) {
		return l.rows[i][l.Column(key)]
	}
	return nil
}

func (l lineOf) failed(key string) errorValue {
	e, _ := l.held(key).(errorValue)
	return e
}

// number is what spreadsheets take for one, dates among them.
func (l lineOf) number(key string) (n float64, ok bool) {
	switch v := l.held(key).(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	case ogp.Date:
		return float64(serial(v)), v.Full()
	}
	return 0, false
}

func (l lineOf) blank(key string) condition {
	return condition{l.at(key) + `=""`, l.held(key) == nil, l.failed(key)}
}

// is compares as spreadsheets do: capitals make no difference.
func (l lineOf) is(key, set, value string) condition {
	word := l.Label(set, value)
	text, _ := l.held(key).(string)
	return condition{l.at(key) + "=" + literal(word), strings.EqualFold(text, word), l.failed(key)}
}

// isNoChoice is true of a word of one's own, as it is of an empty cell. An
// error is none of the words.
func (l lineOf) isNoChoice(key string) condition {
	s := l.Columns[l.Column(key)]
	return condition{"SUMPRODUCT(COUNTIF(" + l.at(key) + "," + l.list(s) + "))=0", !l.isChoice(key), ""}
}

func (l lineOf) isChoice(key string) bool {
	s := l.Columns[l.Column(key)]
	text, _ := l.held(key).(string)
	return slices.ContainsFunc(s.Keys, func(k string) bool { return strings.EqualFold(l.Label(s.Set, k), text) })
}

func (l lineOf) isNumber(key string) condition {
	_, ok := l.number(key)
	return condition{"ISNUMBER(" + l.at(key) + ")", ok, ""}
}

func (l lineOf) isSeveral(key string) condition {
	n, _ := l.number(key)
	return condition{l.at(key) + ">1", n > 1, l.failed(key)}
}

// isAfter is meant for cells that hold numbers.
func (l lineOf) isAfter(key, other string) condition {
	a, _ := l.number(key)
	b, _ := l.number(other)
	c := condition{l.at(key) + ">" + l.at(other), a > b, l.failed(key)}
	if c.failed == "" {
		c.failed = l.failed(other)
	}
	return c
}

// isUpTo is meant for cells that hold numbers.
func (l lineOf) isUpTo(key string, day int) condition {
	n, _ := l.number(key)
	return condition{l.at(key) + "<=" + strconv.Itoa(day), n <= float64(day), l.failed(key)}
}

// corrected are the conditions of which one is enough for an agency to be asked
// what it does about a milestone: little is done of it, it ended after its time
// or after the plan, or it was due by the day that the report will speak of, if
// the plan names that.
func (l lineOf) corrected() []condition {
	ended := l.isNumber("actual_end")
	return []condition{
		l.is("level", "level", "not_started"),
		l.is("level", "level", "limited"),
		all(l.isNumber("end"), ended, l.isAfter("actual_end", "end")),
		all(ended, not(l.isUpTo("actual_end", l.planDay))),
		all(l.is("level", "level", "substantial"), l.isNumber("end"), l.isUpTo("end", l.reportDay)),
	}
}

// gap is a cell that a row lacks if the condition holds.
type gap struct {
	col int // index
	condition
}

// missing lists what the row may lack.
func (l lineOf) missing() (gaps []gap) {
	add := func(key string, when ...condition) {
		if k := l.Column(key); k < 0 || l.closed(l.row, l.Columns[k]) {
			return
		}
		lacks := l.blank(key)
		if s := l.Columns[l.Column(key)]; s.Set != "" && !s.List {
			lacks = l.isNoChoice(key)
		}
		gaps = append(gaps, gap{l.Column(key), all(append(slices.Clone(when), lacks)...)})
	}
	for _, s := range l.Columns {
		switch {
		case !s.Required || s.Locked || s.Key == l.ID:
		case l.Key == columns.Results.Key && s.Key == "level":
			add(s.Key, l.is("role", "role", "lead"))
		default:
			add(s.Key)
		}
	}
	if l.views[l.row] {
		add("view_level")
		return gaps
	}
	switch l.Key {
	case columns.Results.Key:
		add("challenge", either(l.is("level", "level", "not_started"), l.is("level", "level", "limited")))
	case columns.Progress.Key:
		add("actual_end", l.is("level", "level", "completed"))
		add("delay_reason", l.isNumber("end"), l.isNumber("actual_end"), l.isAfter("actual_end", "end"))
		add("corrective_action", either(l.corrected()...))
	case columns.Consultations.Key:
		l.missingOfEvent(add)
	}
	return gaps
}

// missingOfEvent is what decides whether an event counts as a meeting with
// civil society.
func (l lineOf) missingOfEvent(add func(key string, when ...condition)) {
	concerns := []condition{not(l.is("phase", "phase", "co_creation")), not(l.is("phase", "phase", "self_assessment"))}
	add("phase")
	add("start", concerns...)
	add("end", l.isNumber("times"), l.isSeveral("times"))
	add("civil_society", append(slices.Clone(concerns), not(l.is("type", "event_type", "forum_meeting")))...)
	add("results_presented", concerns...)
	add("comments_invited", concerns...)
}

// writeMarks fills the column To do with its formula, and colours what it
// says; the words are there without the colour.
func (w *writer) writeMarks(b block) {
	todo := b.Column("todo")
	if todo < 0 {
		return
	}
	for row := columns.HeaderRow + 1; row <= b.last; row++ {
		if name := b.others[row]; name != "" {
			text := w.Text("form.todo_other", "agency", name)
			w.formula(b.sheet, xlsx.Ref(todo+1, row), literal(text), text)
			continue
		}
		formula, result := lineOf{w, b, row}.todo()
		w.formula(b.sheet, xlsx.Ref(todo+1, row), formula, result)
	}
	marks, row := b.mine(todo + 1)
	if row == 0 {
		return
	}
	w.colour(b.sheet, marks, `LEFT(`+xlsx.Ref(todo+1, row)+`,1)="▲"`, amber)
	w.colour(b.sheet, marks, `LEFT(`+xlsx.Ref(todo+1, row)+`,1)="✓"`, green)
	for _, views := range []bool{false, true} {
		if row := b.firstOf(views); row > 0 {
			w.colourGaps(b, row)
		}
	}
}

// firstOf is the first row that is to be filled in and asks for a view, or for
// a level; or 0.
func (b block) firstOf(views bool) int {
	for row := columns.HeaderRow + 1; row <= b.last; row++ {
		if b.others[row] == "" && b.views[row] == views {
			return row
		}
	}
	return 0
}

// colourGaps colours what rows like this one lack.
func (w *writer) colourGaps(b block, row int) {
	first := lineOf{w, b, row}
	begun := condition{formula: first.at(b.ID) + `<>""`}
	for _, m := range first.missing() {
		cells, _ := b.mine(m.col + 1)
		w.colour(b.sheet, cells, all(begun, m.condition).formula, paleAmber)
	}
}

// todo lists the headers of what is missing in the row, one in a line.
func (l lineOf) todo() (formula string, result any) {
	var parts, lines []string
	failed := l.failed(l.ID)
	for _, m := range l.missing() {
		label := l.Label("column."+l.Key, l.Columns[m.col].Key)
		mark := l.Text("form.todo_mark", "column", label)
		parts = append(parts, fmt.Sprintf("IF(%s,%s&CHAR(10),\"\")", m.formula, literal(mark)))
		if m.holds {
			lines = append(lines, mark)
		}
		if failed == "" {
			failed = m.failed
		}
	}
	joined, done := strings.Join(parts, "&"), l.Text("form.todo_done")
	missing := fmt.Sprintf("IF(LEN(%s)=0,%s,LEFT(%s,LEN(%s)-1))", joined, literal(done), joined, joined)
	otherwise, begun := l.unnamed()
	formula = fmt.Sprintf(`IF(%s,%s,%s)`, l.blank(l.ID).formula, otherwise, missing)
	switch {
	case l.held(l.ID) == nil:
		return formula, begun
	case failed != "":
		return formula, failed
	case len(lines) == 0:
		return formula, done
	}
	return formula, strings.Join(lines, "\n")
}

// unnamed is what is said of a row without its id: nothing, or that it lacks
// it, where people begin the rows themselves.
func (l lineOf) unnamed() (formula, result string) {
	if l.Columns[l.Column(l.ID)].Locked {
		return `""`, ""
	}
	after := l.Column("todo") + 1
	rest := xlsx.Ref(after+1, l.row) + ":" + xlsx.Ref(len(l.Columns), l.row)
	mark := l.Text("form.todo_mark", "column", l.Label("column."+l.Key, l.ID))
	for _, s := range l.Columns[after:] {
		if l.held(s.Key) != nil {
			result = mark
		}
	}
	return fmt.Sprintf(`IF(COUNTA(%s)>0,%s,"")`, rest, literal(mark)), result
}

func (w *writer) colour(sheet, cells, formula, fill string) {
	style := &excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}}
	id, err := w.f.NewConditionalStyle(style)
	w.do(err)
	options := []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}}
	w.do(w.f.SetConditionalFormat(sheet, cells, options))
}

// literal is a text as formulas have it.
func literal(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
