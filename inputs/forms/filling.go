package forms

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// filling is what stands in a return beside the plan's text: nothing in a
// blank form, what the agency sent in a to-fix copy.
type filling struct {
	sent      *ogp.Return
	typed     map[ogp.Place]typedCell // what could not be read, by where it stood
	taken     map[ogp.Place]bool      // those of typed that have their cell in the copy
	copyCells map[ogp.Place]copyCell  // where a cell of the file stands in the copy
	rows      map[rowKey]copyCell     // the cell that names a row, by its id and by where it stood
	left      []leftover              // what has no cell in the form
}

func newFilling(sent *ogp.Return) filling {
	return filling{sent: sent, typed: map[ogp.Place]typedCell{}, taken: map[ogp.Place]bool{},
		copyCells: map[ogp.Place]copyCell{}, rows: map[rowKey]copyCell{}}
}

// rowKey is a row of the file that was sent.
type rowKey struct {
	sheet string
	id    string // or ""
	row   int    // or 0
}

// typedCell is what an agency typed into a cell and no record holds; of a list
// it is the items that could not be read.
type typedCell struct {
	code  ogp.Code
	texts []string
}

// copyCell is a cell of the copy.
type copyCell struct {
	sheet    string
	col, row int
	flagged  look // once something is to be mended there
}

func (s copyCell) cell() string { return xlsx.Ref(s.col, s.row) }

// leftover is a text for which the form has no cell.
type leftover struct {
	code   ogp.Code
	at     ogp.Place // in the file that was sent
	id     ogp.ID
	column string // as people know it
	text   string
}

// asTyped are the findings whose cells come into the copy as they were typed.
// A grey cell holds the plan's text, and an address behind a text is no text.
func asTyped(c ogp.Code) bool {
	return columns.NoField(c) && c != ogp.LockedChanged && c != ogp.LinkHidden
}

// learnTyped learns what the agency typed that no record holds.
func (f *filling) learnTyped(us []ogp.Unplaced) {
	for _, u := range us {
		if asTyped(u.Code) {
			for _, c := range u.Cells {
				f.learn(u.Code, c)
			}
		}
	}
	f.learnUntitled(us)
}

func (f *filling) learn(code ogp.Code, c ogp.Cell) {
	t := f.typed[c.At]
	if t.code == "" || t.code == code {
		t.code, t.texts = code, append(t.texts, c.Text)
		f.typed[c.At] = t
	}
}

// learnUntitled gives consultation events without a title and comments without
// a text their rows: in those sheets people begin the rows themselves, and only
// that is to be added.
func (f *filling) learnUntitled(us []ogp.Unplaced) {
	events, comments := slices.Clone(f.sent.Events), slices.Clone(f.sent.Comments)
	for _, u := range us {
		switch {
		case u.Code != ogp.RowWithoutID:
		case areOf(columns.Consultations.Layout(), u.Cells, columns.Results.Layout(), columns.Progress.Layout()):
			events = append(events, ogp.Event{Agency: f.sent.Agency, Origin: f.untitled(u)})
		case areOf(columns.Comments.Layout(), u.Cells, columns.Progress.Layout()):
			comments = append(comments, ogp.Comment{Origin: f.untitled(u)})
		}
	}
	slices.SortStableFunc(events, func(a, b ogp.Event) int { return cmp.Compare(a.Row, b.Row) })
	slices.SortStableFunc(comments, func(a, b ogp.Comment) int { return cmp.Compare(a.Row, b.Row) })
	f.sent.Events, f.sent.Comments = events, comments
}

// untitled is where the cells of a row without its id stand. They are learned
// as they were typed.
func (f *filling) untitled(u ogp.Unplaced) ogp.Origin {
	_, row := xlsx.SplitRef(u.Cells[0].At.Cell)
	o := ogp.Origin{File: u.File, Sheet: u.Sheet, Row: row, Columns: map[string]string{}}
	for _, c := range u.Cells {
		o.Columns[c.Column] = strings.TrimRight(c.At.Cell, "0123456789")
		f.typed[c.At] = typedCell{u.Code, []string{c.Text}}
	}
	return o
}

// areOf tells by the columns whether the cells of a row are those of a sheet. A
// row with cells of other columns, too, is left as it is.
func areOf(l columns.Layout, cells []ogp.Cell, others ...columns.Layout) bool {
	own := false
	for _, c := range cells {
		key, _, _ := ogp.CutLang(c.Column)
		i := l.Column(key)
		if i < 0 || l.Columns[i].Ignored {
			return false
		}
		own = own || !slices.ContainsFunc(others, func(o columns.Layout) bool { return o.Column(key) >= 0 })
	}
	return own
}

// fill puts into a row of the block what no record holds, and notes where its
// cells now stand.
func (w *formWriter) fill(b block, i int, origin *ogp.Origin) {
	if origin.Row == 0 {
		return // asked for, and not in the file
	}
	row := columns.HeaderRow + 1 + i
	id, _ := b.rows[i][b.Column(b.ID)].(string)
	for j, s := range b.Columns {
		sp := copyCell{b.sheet, j + 1, row, look{flaggedLook, formatOf(s), s.Locked}}
		if s.Locked {
			sp.flagged.role = flaggedGreyLook
		}
		if s.Key == b.ID && s.Lang == "" {
			w.rows[rowKey{sheet: origin.Sheet, row: origin.Row}] = sp
			if id != "" {
				w.rows[rowKey{sheet: origin.Sheet, id: id}] = sp
			}
		}
		at := origin.At(ogp.InLang(s.Key, s.Lang))
		if at.Cell == "" {
			continue
		}
		w.copyCells[at] = sp
		if t, ok := w.typed[at]; ok && !s.Locked {
			if v := t.beside(b.rows[i][j], s); v != nil {
				b.rows[i][j], w.taken[at] = v, true
			}
		}
		if text, ok := b.rows[i][j].(string); ok && units(text) > excelize.TotalCellChars {
			head, rest := split(text)
			b.rows[i][j] = head + w.Text("not_carried.continued", "sheet", w.Label("sheet", columns.NotCarried))
			w.left = append(w.left, leftover{ogp.TextTooLong, at, ogp.ID(id), w.columnLabel(b.Key, s.Key), rest})
		}
	}
}

// beside joins what was typed to what a record holds of the same cell; nil if
// the cell cannot hold it.
func (t typedCell) beside(held any, s columns.Spec) any {
	separator := "; "
	if s.Kind == columns.Link {
		separator = "\n"
	}
	text := strings.Join(t.texts, separator)
	switch held := held.(type) {
	case nil:
		return t.stored(text, s)
	case string:
		return held + separator + text
	}
	return nil
}

// stored is what was typed as a cell of the column stores it, so that it is
// read in the copy as it was in the file; nil if it cannot be.
func (t typedCell) stored(text string, s columns.Spec) any {
	switch t.code {
	case ogp.CellError:
		if slices.Contains(errorValues, text) {
			return errorValue(text)
		}
		return nil
	case ogp.CellObject: // as text it would be an answer
		return nil
	case ogp.IDAmbiguous: // as text it would be an id
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
		return nil
	}
	if d, err := ogp.ParseDate(text); err == nil && s.Kind == columns.Date {
		return d
	}
	if n, err := strconv.ParseUint(text, 10, 30); err == nil && s.Kind == columns.Count {
		return int(n)
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && s.Kind == columns.Percent && n > 1 {
		return n
	}
	if s.Kind != columns.Prose && (text == "TRUE" || text == "FALSE") {
		return text == "TRUE"
	}
	return text
}

// splitAt is where a text is cut that no cell can hold; there is room for
// words which say where the rest stands.
const splitAt = excelize.TotalCellChars - 400

// split cuts a text in two, at a space if there is one near. No half of a
// character pair is left behind.
func split(text string) (head, rest string) {
	n, space := 0, 0
	for i, r := range text {
		if n += utf16.RuneLen(r); n > splitAt {
			if i-space < 200 {
				i = space
			}
			return text[:i], text[i:]
		}
		if r == ' ' || r == '\n' {
			space = i
		}
	}
	return text, ""
}

// asked returns the rows that the form asks for, each with what was sent of
// it. Of rows with equal numbers the first has its place in the form; the
// other rows that were sent are left over.
func asked[T any](w *formWriter, l columns.Layout, rows, sent []T, id func(*T) ogp.ID, cells func(*T) []ogp.Cell) []T {
	at := map[ogp.ID]int{}
	for i := range rows {
		at[id(&rows[i])] = i
	}
	placed := map[ogp.ID]bool{}
	for k := range sent {
		number := id(&sent[k])
		i, known := at[number]
		switch {
		case !known:
			w.leave(ogp.RowNotExpected, l, number, cells(&sent[k]))
		case placed[number]:
			w.leave(ogp.RowTwice, l, number, cells(&sent[k]))
		default:
			rows[i], placed[number] = sent[k], true
		}
	}
	return rows
}

func (w *formWriter) askedCommitments(form ogp.Form) []ogp.Result {
	rows := make([]ogp.Result, len(form.Commitments))
	for i, c := range form.Commitments {
		rows[i] = ogp.Result{Agency: w.sent.Agency, Commitment: c.Number}
	}
	return asked(w, columns.Results.Layout(), rows, w.sent.Results, func(r *ogp.Result) ogp.ID { return r.Commitment },
		(*ogp.Result).Cells)
}

// askedMilestones tells, too, which rows another agency answers. Where the one
// whose form it is has answered all the same, it can mend what it said.
func (w *formWriter) askedMilestones(form ogp.Form) (rows []ogp.Progress, others map[int]string) {
	rows = make([]ogp.Progress, len(form.Milestones))
	for i, m := range form.Milestones {
		rows[i] = ogp.Progress{Agency: w.sent.Agency, Milestone: m.Number}
	}
	rows = asked(w, columns.Progress.Layout(), rows, w.sent.Progress, func(p *ogp.Progress) ogp.ID { return p.Milestone },
		(*ogp.Progress).Cells)
	others = map[int]string{}
	for i, m := range form.Milestones {
		if m.By != "" && !w.wroteIn(&rows[i]) {
			others[columns.HeaderRow+1+i] = w.Main(w.source.Agency(m.By).Name)
		}
	}
	return rows, others
}

// askedActivities are the steps that the plan names of the milestones which the
// agency carries out, or in their place what was sent of them, and whatever else
// was sent.
func (w *formWriter) askedActivities(form ogp.Form) (rows []ogp.Activity) {
	for _, m := range form.Milestones {
		for _, a := range w.source.Activities {
			if a.Milestone == m.Number && m.By == "" && !m.View {
				a.Origin = ogp.Origin{}
				rows = append(rows, a)
			}
		}
	}
	pairs := ogp.Pairs(rows, w.sent.Activities)
	for k, i := range pairs {
		if i < 0 {
			rows = append(rows, w.sent.Activities[k])
		} else {
			rows[i] = w.sent.Activities[k]
		}
	}
	return rows
}

// wroteIn tells whether anything was sent in a row, readable or not.
func (w *formWriter) wroteIn(p *ogp.Progress) bool {
	for _, s := range columns.Progress.Layout().Columns {
		if _, typed := w.typed[p.At(s.Key)]; typed && !s.Locked {
			return true
		}
	}
	return slices.ContainsFunc(p.Cells(), func(c ogp.Cell) bool { return c.Column != columns.Progress.ID })
}

// leave notes the cells of a row that has no place in the form.
func (w *formWriter) leave(why ogp.Code, l columns.Layout, id ogp.ID, cells []ogp.Cell) {
	for _, c := range cells {
		w.left = append(w.left, leftover{why, c.At, id, w.columnLabel(l.Key, c.Column), w.cellWords(l, c)})
	}
}

// columnLabel is the header of a column as people know it.
func (w *formWriter) columnLabel(sheet, name string) string {
	key, lang, _ := ogp.CutLang(name)
	if !w.Has("column." + sheet + "." + key) {
		return name
	}
	return w.header(sheet, columns.Spec{Key: key, Lang: lang})
}

// cellWords is what a cell of a record says, with words for permanent names.
func (w *formWriter) cellWords(l columns.Layout, c ogp.Cell) string {
	i := l.Column(c.Column)
	if i < 0 || l.Columns[i].Set == "" {
		return c.Text
	}
	words := strings.Split(c.Text, "; ")
	for k, word := range words {
		if w.Has(l.Columns[i].Set + "." + word) {
			words[k] = w.Label(l.Columns[i].Set, word)
		}
	}
	return strings.Join(words, "; ")
}
