package inputs

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// isOf tells whether a sheet is of one of the kinds, by its name or by what it
// holds.
func (r *reading) isOf(g *xlsx.Sheet, kinds ...string) bool {
	return slices.Contains(kinds, r.likenessOf(g).key) ||
		slices.ContainsFunc(kinds, func(key string) bool { return r.isNamed(g, key) })
}

// reportNotes reports what stands on our own sheets and is not ours.
func (r *reading) reportNotes(g *xlsx.Sheet) {
	var rows []xlsx.Row
	for _, row := range g.Rows {
		notes := xlsx.Row{N: row.N}
		for i, c := range row.Cells {
			if !c.Formula && !r.isOurs(row, i) {
				notes.Cells = append(notes.Cells, c)
			}
		}
		rows = append(rows, notes)
	}
	if cells := r.cells(g, rows, noName); len(cells) > 0 {
		r.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: cells[0].At}, cells)
	}
	if r.isOf(g, columns.NotCarried) {
		r.keepNotCarried(g)
	}
}

// keepNotCarried keeps what an earlier workbook of the agency held and the
// form has no cell for. It was reported when it came in, and is no news.
func (r *reading) keepNotCarried(g *xlsx.Sheet) {
	var kept []ogp.Cell
	for _, row := range g.Rows {
		if c, ok := row.At(columns.NotCarriedText); ok && row.N > columns.HeaderRow && r.own[columns.OwnMark(c.Text)] {
			column := r.originalPlace(row)
			kept = append(kept, ogp.Cell{Column: column, Text: xlsx.Clean(c.Text), At: r.place(g, xlsx.Ref(c.Col, row.N))})
		}
	}
	r.keep(ogp.Finding{Code: ogp.CellOutside}, kept)
}

// originalPlace names the first place of a text that was not carried over.
func (r *reading) originalPlace(row xlsx.Row) string {
	text := func(col int) string { c, _ := row.At(col); return xlsx.Clean(c.Text) }
	if slices.Contains(r.words.sheets[fold(text(1))], columns.NotCarried) {
		return text(4) // it has been on such a list before
	}
	return strings.TrimSpace(text(1) + "!" + text(2) + " " + text(4))
}

// isOurs tells whether a cell of our own sheets holds what we wrote: a text of
// ours, the number of a step beside one, or the value beside a label.
func (r *reading) isOurs(row xlsx.Row, i int) bool {
	c := row.Cells[i]
	switch {
	case c.Col == 1 && stepNumber.MatchString(c.Text):
		return slices.ContainsFunc(row.Cells[1:], r.isOurWord)
	case c.Col == 2 && i == 1 && r.words.labels[fold(row.Cells[0].Text)]:
		return true
	}
	return r.isOurWord(c)
}

// isOurWord tells whether a cell holds a text of the catalogue, or one that was
// marked as ours when it was written.
func (r *reading) isOurWord(c xlsx.Cell) bool {
	return strings.HasPrefix(c.Text, "list_") || r.words.isText(c.Text) || r.own[columns.OwnMark(c.Text)]
}

// stepNumber is the number of a step, as a number or as a text.
var stepNumber = regexp.MustCompile(`^\d{1,3}$`)

// isText tells whether a text comes from a catalogue.
func (v *vocabulary) isText(text string) bool {
	folded := fold(text)
	return slices.ContainsFunc(v.ours, func(o *ourTexts) bool { return o.has(text, folded) })
}

// ourTexts is what our own sheets say in a language. It is learned when it is
// asked for: of most languages it never is, since the plan's own comes first.
type ourTexts struct {
	words    *templates.Catalogue
	once     sync.Once
	texts    map[string]bool // folded
	patterns []*regexp.Regexp
}

func (o *ourTexts) has(text, folded string) bool {
	o.learn()
	return o.texts[folded] || slices.ContainsFunc(o.patterns, func(p *regexp.Regexp) bool { return p.MatchString(text) })
}

func (o *ourTexts) learn() {
	o.once.Do(func() {
		o.texts = map[string]bool{}
		for _, key := range o.words.Keys() {
			o.texts[fold(o.words.Text(templates.Term(key)))] = true
		}
		for _, text := range []templates.Term{"form.title", "form.title_view", "form.due", "form.todo_mark", "form.todo_other"} {
			o.patterns = append(o.patterns, pattern(o.words.Text(text)))
		}
	})
}

// learnTexts prepares what our own sheets say.
func (v *vocabulary) learnTexts() {
	v.labels = map[string]bool{}
	for _, sheet := range []string{"meta", "plan"} {
		for label := range v.headers[sheet] {
			v.labels[label] = true
		}
	}
	for _, c := range v.words {
		v.ours = append(v.ours, &ourTexts{words: c})
		v.copyChannels = append(v.copyChannels,
			pattern(c.Text(templates.ReviewChannel)), pattern(c.Text(templates.ReviewChannelPDF)))
	}
}

var placeholder = regexp.MustCompile(`\\\{[a-z]+\\\}`)

// pattern matches a text of the catalogue whatever its values are.
func pattern(text string) *regexp.Regexp {
	return regexp.MustCompile(`^(?s)` + placeholder.ReplaceAllString(regexp.QuoteMeta(text), `.*`) + `$`)
}
