package inputs

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/ogp"
	"selfassess/templates"
)

// headerDepth is how many rows are searched for the header row.
const headerDepth = 20

// table is a sheet whose header row has been found.
type table struct {
	*reading
	grid    *grid
	layout  layout
	header  int // row number
	columns []tableColumn
	letters map[string]string // column key → letters, shared by all records
}

// tableColumn is a known column at its place.
type tableColumn struct {
	col  int
	spec int // index into the layout's columns
	lang ogp.Lang
}

// locate finds the sheet of a layout and its header row. It returns nil if
// there is none; what is wrong is among the findings.
func (r *reading) locate(l layout) *table {
	g := r.find(l)
	if g == nil {
		return nil
	}
	if g.hidden {
		r.add(ogp.Finding{Code: ogp.SheetHidden, At: r.place(g, "")})
	}
	t := r.findHeader(g, l)
	if t == nil {
		if len(g.rows) > 0 {
			r.leaveOut(ogp.Finding{Code: ogp.HeaderMissing, At: r.place(g, ""),
				Args: labelled("expected", "column."+l.key, l.id)}, r.sheetCells(g))
		}
		return nil
	}
	t.readHeader()
	t.reportMissing()
	t.reportAbove()
	t.reportStray()
	t.reportMerges()
	return t
}

// find returns the sheet of a layout: by its name, by the name kept for it in
// _meta, or, if there is none, by its headers. Further sheets of that kind are
// reported: which one counts is for people to say.
func (r *reading) find(l layout) *grid {
	named, alike := r.candidates(l)
	all := append(named, alike...)
	if len(all) == 0 {
		return nil
	}
	found := all[0]
	r.used[found] = true
	if len(named) == 0 {
		r.add(ogp.Finding{Code: ogp.SheetRenamed, At: r.place(found, ""), Found: found.name, Args: labelled("expected", "sheet", l.key)})
	}
	for _, g := range all[1:] {
		r.used[g] = true
		r.leaveOut(ogp.Finding{Code: ogp.SheetTwice, At: r.place(g, ""), Found: g.name, Args: map[string]string{"other": found.name}}, r.sheetCells(g))
	}
	return found
}

// candidates are the sheets that bear the name of a layout, and those of no
// known name that have its headers: renamed sheets, and copies.
func (r *reading) candidates(l layout) (named, alike []*grid) {
	for _, g := range r.book.sheets {
		keys := r.words.sheets[fold(g.name)]
		switch {
		case slices.Contains(keys, l.key) || r.meta["sheet_"+l.key] == g.name:
			named = append(named, g)
		case len(keys) == 0 && !r.used[g] && r.resembles(g, l):
			alike = append(alike, g)
		}
	}
	return named, alike
}

// resembles tells whether a sheet has two thirds of the columns of a layout.
func (r *reading) resembles(g *grid, l layout) bool {
	t := r.findHeader(g, l)
	if t == nil {
		return false
	}
	known := map[string]bool{}
	for _, c := range t.headerRow().cells {
		if key, _, ok := r.words.header(l.key, c.text); ok {
			known[key] = true
		}
	}
	return 3*len(known) >= 2*len(l.columns)
}

func (r *reading) place(g *grid, cell string) ogp.Place {
	return ogp.Place{File: r.book.file, Sheet: g.name, Cell: cell}
}

// findHeader takes the first row that names two columns, one of them the key
// column.
func (r *reading) findHeader(g *grid, l layout) *table {
	for _, row := range g.rows {
		if row.n > headerDepth {
			return nil
		}
		known, id := 0, false
		for _, c := range row.cells {
			if key, _, ok := r.words.header(l.key, c.text); ok {
				known++
				id = id || key == l.id
			}
		}
		if known >= 2 && id {
			return &table{reading: r, grid: g, layout: l, header: row.n, letters: map[string]string{}}
		}
	}
	return nil
}

func (t *table) headerRow() *gridRow {
	i := slices.IndexFunc(t.grid.rows, func(r gridRow) bool { return r.n == t.header })
	return &t.grid.rows[i]
}

// readHeader places the known columns and reports the others.
func (t *table) readHeader() {
	seen := map[string]int{}
	var unknown []cell
	for _, c := range t.headerRow().cells {
		key, lang, ok := t.words.header(t.layout.key, c.text)
		if lang == t.known.language {
			lang = ""
		}
		if !ok {
			unknown = append(unknown, c)
			continue
		}
		name := ogp.InLang(key, lang)
		if first, twice := seen[name]; twice {
			t.leaveOut(ogp.Finding{Code: ogp.ColumnTwice, At: t.at(c.col, t.header),
				Args: map[string]string{"column": clean(c.text), "other": ref(first, t.header)}}, t.columnCells(c.col, name))
			continue
		}
		seen[name] = c.col
		i := slices.IndexFunc(t.layout.columns, func(s spec) bool { return s.key == key })
		t.columns = append(t.columns, tableColumn{c.col, i, lang})
		t.letters[name], _ = excelize.ColumnNumberToName(c.col)
	}
	for _, c := range unknown {
		t.reportUnknown(c, len(unknown))
	}
	// The key column is read first, so that findings in other cells of a row
	// can name it.
	slices.SortStableFunc(t.columns, func(a, b tableColumn) int {
		return rank(t.layout, b) - rank(t.layout, a)
	})
}

func rank(l layout, c tableColumn) int {
	if l.columns[c.spec].key == l.id {
		return 1
	}
	return 0
}

func (t *table) at(col, row int) ogp.Place { return t.place(t.grid, ref(col, row)) }

// below calls f for every row under the header.
func (t *table) below(f func(row *gridRow)) {
	for i := range t.grid.rows {
		if t.grid.rows[i].n > t.header {
			f(&t.grid.rows[i])
		}
	}
}

// repeatsHeader tells a row that says once more what the header says.
func (t *table) repeatsHeader(row *gridRow) bool {
	head := t.headerRow()
	for _, c := range row.cells {
		if h, ok := head.at(c.col); !ok || fold(h.text) != fold(c.text) || c.kind != textCell {
			return false
		}
	}
	return len(row.cells) >= 2
}

// isTotals tells a row of nothing but sums, and a word that says so; it is
// reported and kept.
func (t *table) isTotals(row *gridRow) bool {
	named, numbers := false, 0
	for _, c := range row.cells {
		switch {
		case c.kind == textCell && !named && t.words.totals[fold(c.text)]:
			named = true
		case c.formula || c.kind == numberCell:
			numbers++
		default:
			return false
		}
	}
	if !named || numbers == 0 {
		return false
	}
	t.leaveOut(ogp.Finding{Code: ogp.RowTotals, At: t.at(row.cells[0].col, row.n)}, t.rowCells(row))
	return true
}

func (t *table) reportUnknown(c cell, unknown int) {
	text := clean(c.text)
	if text == "" {
		return // what is below stands below no header
	}
	cells := t.columnCells(c.col, text)
	if len(cells) == 0 { // somebody wrote among the headers
		at := t.at(c.col, t.header)
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: at}, []ogp.Cell{{Text: text, At: at}})
		return
	}
	if missing := t.missingFor(text, unknown); missing != "" {
		args := map[string]string{ogp.KeyArg("missing"): missing, "column": text}
		t.leaveOut(ogp.Finding{Code: ogp.ColumnRenamed, At: t.at(c.col, t.header), Args: args}, cells)
		return
	}
	t.leaveOut(ogp.Finding{Code: ogp.ColumnUnknown, At: t.at(c.col, t.header),
		Args: map[string]string{"column": text, "count": strconv.Itoa(len(cells))}}, cells)
}

// missingFor are the terms of the missing columns of which an unknown header
// may be one: that with a similar name; else all, if no more are missing than
// there are unknown headers.
func (t *table) missingFor(header string, unknown int) string {
	var missing []string
	for _, s := range t.layout.columns {
		if t.letters[s.key] == "" && s.kind != computed {
			missing = append(missing, "column."+t.layout.key+"."+s.key)
		}
	}
	for _, c := range t.words.words {
		labels := make([]string, len(missing))
		for i, term := range missing {
			labels[i] = c.Text(templates.Term(term))
		}
		if i := slices.Index(labels, ogp.Nearest(header, labels)); i >= 0 {
			return missing[i]
		}
	}
	if len(missing) > unknown {
		return ""
	}
	return strings.Join(missing, "\n")
}

func (t *table) reportMissing() {
	for _, s := range t.layout.columns {
		if s.required && t.letters[s.key] == "" {
			t.add(ogp.Finding{Code: ogp.ColumnMissing, At: t.at(1, t.header), Args: labelled("column", "column."+t.layout.key, s.key)})
		}
	}
}

// reportAbove reports what stands above the header row and is not ours.
func (t *table) reportAbove() {
	var rows []gridRow
	for _, row := range t.grid.rows {
		if row.n >= t.header {
			break
		}
		row.cells = slices.DeleteFunc(slices.Clone(row.cells), func(c cell) bool {
			return c.formula || t.words.isText(c.text) || t.own[ownMark(c.text)]
		})
		rows = append(rows, row)
	}
	if cells := t.cells(t.grid, rows, noName); len(cells) > 0 {
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: cells[0].At}, cells)
	}
}

// reportStray reports content below no header at all, hidden rows that are
// read all the same, and notes.
func (t *table) reportStray() {
	stray := map[int][]int{} // column → rows
	var order []int
	hidden, first := 0, 0
	headed := map[int]bool{}
	for _, c := range t.headerRow().cells {
		headed[c.col] = clean(c.text) != ""
	}
	t.below(func(row *gridRow) {
		if row.hidden {
			if hidden++; first == 0 {
				first = row.n
			}
		}
		for _, c := range row.cells {
			if !headed[c.col] && !c.blank {
				if stray[c.col] == nil {
					order = append(order, c.col)
				}
				stray[c.col] = append(stray[c.col], row.n)
			}
		}
	})
	for _, col := range order {
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: t.at(col, stray[col][0])}, t.columnCells(col, ""))
	}
	t.reportUnseen()
	if hidden > 0 {
		t.add(ogp.Finding{Code: ogp.RowHidden, At: t.at(1, first), Args: map[string]string{"count": strconv.Itoa(hidden)}})
	}
	for _, n := range t.grid.notes {
		if t.own[ownMark(n.text)] {
			continue
		}
		at := t.place(t.grid, n.cell)
		t.leaveOut(ogp.Finding{Code: ogp.CommentNotRead, At: at, Found: n.text}, []ogp.Cell{{Text: n.text, At: at}})
	}
}

// reportUnseen reports hidden columns with entries of the agency; what comes
// from the plan may be out of sight.
func (t *table) reportUnseen() {
	grey := map[int]bool{}
	for _, c := range t.columns {
		grey[c.col] = t.layout.columns[c.spec].locked
	}
	seen := map[int]bool{}
	first := 0
	t.below(func(row *gridRow) {
		for _, c := range row.cells {
			hides := func(s span) bool { return s.first <= c.col && c.col <= s.last }
			if seen[c.col] || grey[c.col] || !slices.ContainsFunc(t.grid.unseen, hides) {
				continue
			}
			if seen[c.col] = true; first == 0 || c.col < first {
				first = c.col
			}
		}
	})
	if len(seen) > 0 {
		t.add(ogp.Finding{Code: ogp.ColumnHidden, At: t.at(first, t.header), Args: map[string]string{"count": strconv.Itoa(len(seen))}})
	}
}

// reportMerges reports merged cells in the table: only their first cell has
// a value, and which rows it is meant for cannot be told.
func (t *table) reportMerges() {
	for _, m := range t.grid.merges {
		from, to, _ := strings.Cut(m, ":")
		_, last := splitRef([]byte(to))
		if last >= t.header {
			t.add(ogp.Finding{Code: ogp.CellsMerged, At: t.place(t.grid, from), Args: map[string]string{"range": m}})
		}
	}
}
