package inputs

import (
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// headerDepth is how many rows are searched for the header row.
const headerDepth = 20

// table is a sheet whose header row has been found.
type table struct {
	*reading
	grid    *xlsx.Sheet
	layout  columns.Layout
	header  int // row number
	columns []tableColumn
	letters map[string]string // column key → letters, shared by all records

	standing map[string]bool // what stands in the column of the rows' own ids, once that was asked
	ownWords []ownWord       // of the sheet Plan
}

// tableColumn is a known column at its place.
type tableColumn struct {
	col  int
	spec int // index into the layout's columns
	lang ogp.Lang
}

// locate finds the sheet of a columns.Layout and its header row. It returns nil if
// there is none; what is wrong is among the findings.
func (r *reading) locate(l columns.Layout) *table {
	g := r.find(l)
	if g == nil {
		return nil
	}
	r.found[l.Key] = r.place(g, "")
	if g.Hidden {
		r.add(ogp.Finding{Code: ogp.SheetHidden, At: r.place(g, "")})
	}
	t := r.findHeader(g, l)
	if t == nil {
		if len(g.Rows) > 0 {
			r.leaveOut(r.withoutHeader(g, l), r.sheetCells(g))
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

// withoutHeader says why a sheet has no header: most often one cell of it is
// blank or renamed, that of the key column.
func (r *reading) withoutHeader(g *xlsx.Sheet, l columns.Layout) ogp.Finding {
	for _, row := range g.Rows {
		if known, id := r.headers(l, row); 2*known >= len(l.Columns) && !id && row.N <= headerDepth {
			return ogp.Finding{Code: ogp.ColumnMissing, At: r.place(g, xlsx.Ref(1, row.N)),
				Args: labelled("column", "column."+l.Key, l.ID)}
		}
	}
	return ogp.Finding{Code: ogp.HeaderMissing, At: r.place(g, ""), Args: labelled("expected", "column."+l.Key, l.ID)}
}

// headers is how many columns a row names, and whether the key column is one
// of them.
func (r *reading) headers(l columns.Layout, row xlsx.Row) (known int, id bool) {
	for _, c := range row.Cells {
		if key, _, ok := r.words.header(l.Key, c.Text); ok {
			known++
			id = id || key == l.ID
		}
	}
	return known, id
}

func (r *reading) place(g *xlsx.Sheet, cell string) ogp.Place {
	return ogp.Place{File: r.file, Sheet: g.Name, Cell: cell}
}

// findHeader takes the first row that names two columns, one of them the key
// column.
func (r *reading) findHeader(g *xlsx.Sheet, l columns.Layout) *table {
	for _, row := range g.Rows {
		if row.N > headerDepth {
			return nil
		}
		if known, id := r.headers(l, row); known >= 2 && id {
			return &table{reading: r, grid: g, layout: l, header: row.N, letters: map[string]string{}}
		}
	}
	return nil
}

func (t *table) headerRow() *xlsx.Row {
	i := slices.IndexFunc(t.grid.Rows, func(r xlsx.Row) bool { return r.N == t.header })
	return &t.grid.Rows[i]
}

// readHeader places the known columns and reports the others.
func (t *table) readHeader() {
	seen := map[string]int{}
	var unknown []xlsx.Cell
	for _, c := range t.headerRow().Cells {
		key, lang, ok := t.words.header(t.layout.Key, c.Text)
		if lang == t.known.language {
			lang = ""
		}
		if !ok {
			unknown = append(unknown, c)
			continue
		}
		name := ogp.InLang(key, lang)
		if first, twice := seen[name]; twice {
			t.leaveOut(ogp.Finding{Code: ogp.ColumnTwice, At: t.at(c.Col, t.header),
				Args: map[string]string{"column": xlsx.Clean(c.Text),
					"other": xlsx.Ref(first, t.header)}}, t.columnCells(c.Col, name))
			continue
		}
		seen[name] = c.Col
		i := slices.IndexFunc(t.layout.Columns, func(s columns.Spec) bool { return s.Key == key })
		t.columns = append(t.columns, tableColumn{c.Col, i, lang})
		t.letters[name] = xlsx.ColumnName(c.Col)
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

func rank(l columns.Layout, c tableColumn) int {
	if l.Columns[c.spec].Key == l.ID {
		return 1
	}
	return 0
}

func (t *table) at(col, row int) ogp.Place { return t.place(t.grid, xlsx.Ref(col, row)) }

// below calls f for every row under the header.
func (t *table) below(f func(row *xlsx.Row)) {
	for i := range t.grid.Rows {
		if t.grid.Rows[i].N > t.header {
			f(&t.grid.Rows[i])
		}
	}
}

// repeatsHeader tells a row that says once more what the header says.
func (t *table) repeatsHeader(row *xlsx.Row) bool {
	head := t.headerRow()
	for _, c := range row.Cells {
		if h, ok := head.At(c.Col); !ok || fold(h.Text) != fold(c.Text) || c.Kind != xlsx.Text {
			return false
		}
	}
	return len(row.Cells) >= 2
}

// isTotals tells a row of nothing but sums, and a word that says so; it is
// reported and kept.
func (t *table) isTotals(row *xlsx.Row) bool {
	named, numbers := false, 0
	for _, c := range row.Cells {
		switch {
		case c.Kind == xlsx.Text && !named && t.words.totals[fold(c.Text)]:
			named = true
		case c.Formula || c.Kind == xlsx.Number:
			numbers++
		default:
			return false
		}
	}
	if !named || numbers == 0 {
		return false
	}
	t.leaveOut(ogp.Finding{Code: ogp.RowTotals, At: t.at(row.Cells[0].Col, row.N)}, t.rowCells(row))
	return true
}

func (t *table) reportUnknown(c xlsx.Cell, unknown int) {
	text := xlsx.Clean(c.Text)
	if text == "" {
		return // what is below stands below no header
	}
	cells := t.columnCells(c.Col, text)
	if len(cells) == 0 { // somebody wrote among the headers
		at := t.at(c.Col, t.header)
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: at}, []ogp.Cell{{Text: text, At: at}})
		return
	}
	if missing := t.missingFor(text, unknown); missing != "" {
		args := map[string]string{ogp.KeyArg("missing"): missing, "column": text}
		t.leaveOut(ogp.Finding{Code: ogp.ColumnRenamed, At: t.at(c.Col, t.header), Args: args}, cells)
		return
	}
	t.leaveOut(ogp.Finding{Code: ogp.ColumnUnknown, At: t.at(c.Col, t.header),
		Args: map[string]string{"column": text, "count": strconv.Itoa(len(cells))}}, cells)
}

// missingFor are the terms of the missing columns of which an unknown header
// may be one: that with a similar name; else all, if no more are missing than
// there are unknown headers.
func (t *table) missingFor(header string, unknown int) string {
	if t.layout.Key == columns.Translations.Key && t.words.isTranslation(header) {
		return "column." + t.layout.Key + "." + translation
	}
	var missing []string
	for _, s := range t.layout.Columns {
		if t.letters[s.Key] == "" && s.Kind != columns.Computed && !t.mayLack(s) {
			missing = append(missing, "column."+t.layout.Key+"."+s.Key)
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
	for _, s := range t.layout.Columns {
		if s.Required && t.letters[s.Key] == "" && !t.onlyForViews() {
			t.add(ogp.Finding{Code: ogp.ColumnMissing, At: t.at(1, t.header),
				Args: labelled("column", "column."+t.layout.Key, s.Key)})
		}
	}
}

// asksForViews tells the sheets of a counterpart.
func (t *table) asksForViews() bool { return t.letters["view_level"] != "" }

// onlyForViews tells those that need no levels and no results. A body that
// follows one commitment and carries another out is asked for both.
func (t *table) onlyForViews() bool {
	return t.asksForViews() && !t.known.plan.Carries(t.agency, t.layout.Key)
}

// mayLack tells the columns that not every form has: only counterparts are asked
// for views, and only who is followed for answers.
func (t *table) mayLack(s columns.Spec) bool {
	if t.layout.Key == columns.Translations.Key { // its columns have the names of languages
		return s.Key == translation
	}
	if t.layout.Key != columns.Results.Key && t.layout.Key != columns.Progress.Key {
		return false
	}
	return s.Ignored || s.Key == columns.Response || s.Voice == ogp.OfViews && !t.asksForViews() ||
		s.Voice == ogp.OfGovernment && t.onlyForViews() && !s.Locked
}

// reportAbove reports what stands above the header row and is not ours.
func (t *table) reportAbove() {
	var rows []xlsx.Row
	for _, row := range t.grid.Rows {
		if row.N >= t.header {
			break
		}
		row.Cells = slices.DeleteFunc(slices.Clone(row.Cells), func(c xlsx.Cell) bool {
			return c.Formula || t.words.isText(c.Text) || t.own[columns.OwnMark(c.Text)]
		})
		rows = append(rows, row)
	}
	if cells := t.cells(t.grid, rows, noName); len(cells) > 0 {
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: cells[0].At}, cells)
	}
}

// reportStray reports content below no header at all, and hidden rows, which
// are read all the same.
func (t *table) reportStray() {
	stray := map[int][]int{} // column → rows
	var order []int
	hidden, first := 0, 0
	headed := map[int]bool{}
	for _, c := range t.headerRow().Cells {
		headed[c.Col] = xlsx.Clean(c.Text) != ""
	}
	t.below(func(row *xlsx.Row) {
		if row.Hidden {
			if hidden++; first == 0 {
				first = row.N
			}
		}
		for _, c := range row.Cells {
			if !headed[c.Col] && !c.Blank {
				if stray[c.Col] == nil {
					order = append(order, c.Col)
				}
				stray[c.Col] = append(stray[c.Col], row.N)
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
}

// reportUnseen reports hidden columns with entries of the agency; what comes
// from the plan may be out of sight.
func (t *table) reportUnseen() {
	grey := map[int]bool{}
	for _, c := range t.columns {
		grey[c.col] = t.layout.Columns[c.spec].Locked
	}
	seen := map[int]bool{}
	first := 0
	t.below(func(row *xlsx.Row) {
		for _, c := range row.Cells {
			hides := func(s xlsx.Span) bool { return s.First <= c.Col && c.Col <= s.Last }
			if seen[c.Col] || grey[c.Col] || !slices.ContainsFunc(t.grid.Unseen, hides) {
				continue
			}
			if seen[c.Col] = true; first == 0 || c.Col < first {
				first = c.Col
			}
		}
	})
	if len(seen) > 0 {
		t.add(ogp.Finding{Code: ogp.ColumnHidden, At: t.at(first, t.header),
			Args: map[string]string{"count": strconv.Itoa(len(seen))}})
	}
}

// reportMerges reports merged cells in the table: only their first cell has
// a value, and which rows it is meant for cannot be told.
func (t *table) reportMerges() {
	for _, m := range t.grid.Merges {
		if m.Bottom >= t.header {
			t.add(ogp.Finding{Code: ogp.CellsMerged, At: t.place(t.grid, m.First()), Args: map[string]string{"range": m.String()}})
		}
	}
}
