package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
)

// The sheet Check: it counts, while the form is filled in, what is still to do.

// figure is a number on the sheet: as a formula, and as it is in the form as
// written.
type figure struct {
	formula string
	result  any // an int, or an errorValue
}

// tally is one line of the sheet.
type tally struct {
	key           string
	asked, filled figure
}

// checkWidth is the width of what is checked, in letters.
const checkWidth = 56

func (w *formWriter) check(commitments, milestones, events block) {
	sheet := w.sheet(w.Label("sheet", "check"))
	w.titles(sheet, w.Text("check.heading"), w.Text("check.note"))
	for i, key := range []string{"item", "asked", "filled", "open", "state"} {
		name, _ := excelize.ColumnNumberToName(i + 1)
		w.do(w.f.SetColWidth(sheet, name, name, []float64{checkWidth, 14, 14, 14, 20}[i]))
		w.set(sheet, name+strconv.Itoa(columns.HeaderRow), w.Label("column.check", key))
	}
	w.paint(sheet, xlsx.Ref(1, columns.HeaderRow), xlsx.Ref(5, columns.HeaderRow), look{role: headLook, locked: true})
	row := columns.HeaderRow
	for _, t := range slices.Concat(w.tallies(commitments, milestones), w.viewTallies(commitments, milestones), w.eventTallies(events)) {
		row++
		w.checkLine(sheet, row, t)
	}
	first := xlsx.Ref(5, columns.HeaderRow+1)
	state := first + ":" + xlsx.Ref(5, row)
	w.colour(sheet, state, `LEFT(`+first+`,1)="▲"`, amber)
	w.colour(sheet, state, `LEFT(`+first+`,1)="✓"`, green)
	w.view(sheet, 0, columns.HeaderRow, 5, row, 118)
	w.protect(sheet)
}

func (w *writer) checkLine(sheet string, row int, t tally) {
	label := w.Label("check", t.key)
	w.do(w.f.SetRowHeight(sheet, row, float64(wrapped(label, checkWidth)*lineHeight+5)))
	w.set(sheet, xlsx.Ref(1, row), label)
	asked, open := xlsx.Ref(2, row), xlsx.Ref(4, row)
	w.formula(sheet, asked, t.asked.formula, t.asked.result)
	w.formula(sheet, xlsx.Ref(3, row), t.filled.formula, t.filled.result)
	left, state := t.open(), any(w.Text("check.todo"))
	switch {
	case t.asked.result == 0:
		state = w.Text("check.none")
	case left == 0:
		state = w.Text("check.done")
	}
	if e, ok := t.asked.result.(errorValue); ok {
		state = e
	} else if e, ok := left.(errorValue); ok && t.asked.result != 0 {
		state = e
	}
	w.formula(sheet, open, asked+"-"+xlsx.Ref(3, row), left)
	w.formula(sheet, xlsx.Ref(5, row), fmt.Sprintf("IF(%s=0,%s,IF(%s=0,%s,%s))", asked, literal(w.Text("check.none")),
		open, literal(w.Text("check.done")), literal(w.Text("check.todo"))), state)
	w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{greyLook, textFormat, true})
	w.paint(sheet, asked, xlsx.Ref(5, row), look{entryLook, generalFormat, true})
}

// open is what is asked and not filled in.
func (t tally) open() any {
	asked, ok := t.asked.result.(int)
	if !ok {
		return t.asked.result
	}
	filled, ok := t.filled.result.(int)
	if !ok {
		return t.filled.result
	}
	return asked - filled
}

// tallies count what is asked of those who carry commitments out.
func (w *formWriter) tallies(commitments, milestones block) []tally {
	if !w.government {
		return nil
	}
	cs, ms := columnsIn{w.writer, commitments}, columnsIn{w.writer, milestones}
	return []tally{
		{"commitment_levels", cs.having("role", "role", "lead"), cs.choices("level", "role", "role", "lead")},
		{"commitment_results", cs.entries("commitment").less(len(commitments.views)), cs.entries("results")},
		{"commitment_challenges", cs.having("level", "level", "not_started").plus(cs.having("level", "level", "limited")),
			cs.with("level", "level", "not_started", "challenge").plus(cs.with("level", "level", "limited", "challenge"))},
		{"milestone_levels", ms.entries("milestone").less(len(milestones.others) + len(milestones.views)), ms.choices("level")},
		{"milestone_ends", ms.having("level", "level", "completed"), ms.with("level", "level", "completed", "actual_end")},
		{"milestone_corrective", ms.rows(ms.corrected()), ms.rows(ms.corrected(), ms.filled("corrective_action"))},
	}
}

// viewTallies count views.
func (w *formWriter) viewTallies(commitments, milestones block) []tally {
	if !w.outside {
		return nil
	}
	cs, ms := columnsIn{w.writer, commitments}, columnsIn{w.writer, milestones}
	return []tally{
		{"commitment_views", cs.entries("commitment").less(len(commitments.rows) - len(commitments.views)), cs.choices("view_level")},
		{"milestone_views", ms.entries("milestone").less(len(milestones.rows) - len(milestones.views)), ms.choices("view_level")},
	}
}

func (w *formWriter) eventTallies(events block) []tally {
	es := columnsIn{w.writer, events}
	// What decides whether events count as meetings with civil society.
	titled := es.filled("title")
	concerns := []test{titled, es.isNot("phase", "phase", "co_creation"), es.isNot("phase", "phase", "self_assessment")}
	open := append(concerns[:3:3], es.isNot("type", "event_type", "forum_meeting"))
	series := []test{titled, es.several("times")}
	of := func(tests []test, t test) figure { return es.rows(append(tests[:len(tests):len(tests)], t)...) }
	return []tally{
		{"event_phases", es.entries("title"), es.rows(titled, es.choice("phase"))},
		{"event_dates", es.rows(concerns...), of(concerns, es.filled("start"))},
		{"event_ends", es.rows(series...), of(series, es.filled("end"))},
		{"event_civil_society", es.rows(open...), of(open, es.filled("civil_society"))},
		{"event_results", es.rows(concerns...), of(concerns, es.choice("results_presented"))},
		{"event_comments", es.rows(concerns...), of(concerns, es.choice("comments_invited"))},
	}
}

func (f figure) plus(g figure) figure {
	return figure{f.formula + "+" + g.formula, f.result.(int) + g.result.(int)}
}

// less leaves out a number of rows.
func (f figure) less(n int) figure {
	if n == 0 {
		return f
	}
	return figure{f.formula + "-" + strconv.Itoa(n), f.result.(int) - n}
}

// columnsIn counts cells in the columns of a table.
type columnsIn struct {
	*writer
	block
}

// cells are those of a column.
func (c columnsIn) cells(key string) string {
	col, _ := excelize.ColumnNumberToName(c.Column(key) + 1)
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(c.block.sheet), col, columns.HeaderRow+1, col, c.last)
}

// count counts rows. Those that are still empty count for nothing.
func (c columnsIn) count(counts func(lineOf) bool) (n int) {
	for i := range c.block.rows {
		if counts(lineOf{c.writer, c.block, columns.HeaderRow + 1 + i}) {
			n++
		}
	}
	return n
}

// entries counts cells that hold anything.
func (c columnsIn) entries(key string) figure {
	return figure{"COUNTA(" + c.cells(key) + ")", c.count(func(l lineOf) bool { return l.held(key) != nil })}
}

// having counts the cells with a word.
func (c columnsIn) having(key, set, value string) figure {
	return figure{fmt.Sprintf("COUNTIF(%s,%s)", c.cells(key), literal(c.Label(set, value))),
		c.count(func(l lineOf) bool { return l.is(key, set, value).holds })}
}

// with counts the rows that have a word, and anything in another column.
func (c columnsIn) with(key, set, value, other string) figure {
	return figure{fmt.Sprintf(`COUNTIFS(%s,%s,%s,"<>")`, c.cells(key), literal(c.Label(set, value)), c.cells(other)),
		c.count(func(l lineOf) bool { return l.is(key, set, value).holds && l.held(other) != nil })}
}

// choices counts the cells with a word of their list, in rows that have a word
// in another column. The array of the list's words asks for each: a word of
// one's own is none.
func (c columnsIn) choices(key string, in ...string) figure {
	choices := c.cells(key) + "," + c.list(c.Columns[c.Column(key)])
	if len(in) == 0 {
		return figure{"SUMPRODUCT(COUNTIF(" + choices + "))", c.count(func(l lineOf) bool { return l.isChoice(key) })}
	}
	return figure{fmt.Sprintf("SUMPRODUCT(COUNTIFS(%s,%s,%s))", c.cells(in[0]), literal(c.Label(in[1], in[2])), choices),
		c.count(func(l lineOf) bool { return l.isChoice(key) && l.is(in[0], in[1], in[2]).holds })}
}

// test is a condition on every row of a table: a factor of 1 or 0.
type test struct {
	factor string
	of     func(lineOf) condition
}

// rows counts the rows that pass all tests. A cell with an error makes the
// number one, too.
func (c columnsIn) rows(tests ...test) figure {
	factors := make([]string, len(tests))
	for i, t := range tests {
		factors[i] = t.factor
	}
	f := figure{formula: "SUMPRODUCT(" + strings.Join(factors, "*") + ")"}
	var failed errorValue
	f.result = c.count(func(l lineOf) bool {
		passes := true
		for _, t := range tests {
			is := t.of(l)
			if passes = passes && is.holds; failed == "" {
				failed = is.failed
			}
		}
		return passes
	})
	if failed != "" {
		f.result = failed
	}
	return f
}

// corrected is true of the milestones of which lineOf.corrected asks.
func (c columnsIn) corrected() test {
	level, end, ended := c.cells("level"), c.cells("end"), c.cells("actual_end")
	is := func(key string) string { return "(" + level + "=" + literal(c.Label("level", key)) + ")" }
	return test{fmt.Sprintf("((%s+%s+ISNUMBER(%s)*ISNUMBER(%s)*(%s>%s)+ISNUMBER(%s)*(%s>%d)+%s*ISNUMBER(%s)*(%s<=%d))>0)",
		is("not_started"), is("limited"), end, ended, ended, end, ended, ended, c.planDay,
		is("substantial"), end, end, c.reportDay), func(l lineOf) condition { return either(l.corrected()...) }}
}

func (c columnsIn) filled(key string) test {
	return test{"(" + c.cells(key) + `<>"")`, func(l lineOf) condition { return not(l.blank(key)) }}
}

func (c columnsIn) isNot(key, set, value string) test {
	return test{"(" + c.cells(key) + "<>" + literal(c.Label(set, value)) + ")",
		func(l lineOf) condition { return not(l.is(key, set, value)) }}
}

// choice is true of the words of the column's list.
func (c columnsIn) choice(key string) test {
	s := c.Columns[c.Column(key)]
	words := make([]string, len(s.Keys))
	for i, k := range s.Keys {
		words[i] = "(" + c.cells(key) + "=" + literal(c.Label(s.Set, k)) + ")"
	}
	return test{"(" + strings.Join(words, "+") + ")",
		func(l lineOf) condition { return condition{"", l.isChoice(key), l.failed(key)} }}
}

func (c columnsIn) several(key string) test {
	return test{"ISNUMBER(" + c.cells(key) + ")*(" + c.cells(key) + ">1)",
		func(l lineOf) condition { return all(l.isNumber(key), l.isSeveral(key)) }}
}
