package inputs

import (
	"slices"

	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// sheet is one table of the format: its columns in the order in which the
// blank workbook has them.
type sheet[T any] struct {
	key     string // of the catalogue's texts
	id      string // key of the column that every row must have
	columns []column[T]
	origin  func(*T) *ogp.Origin
	begin   func(*reading, *T) // gives a record what the workbook as a whole says; may be nil
}

// layout is a sheet without its records.
type layout struct {
	key, id string
	columns []spec
	rows    int // to fill in the blank workbook
}

func (s sheet[T]) layout() layout {
	l := layout{key: s.key, id: s.id, rows: 200}
	for _, c := range s.columns {
		l.columns = append(l.columns, c.spec)
	}
	return l
}

// column returns the spec with the key.
func (l layout) column(key string) (i int) {
	return slices.IndexFunc(l.columns, func(s spec) bool { return s.key == key })
}

// read returns the records of the sheet. A sheet that is not there has none.
func (s sheet[T]) read(r *reading) []T {
	t := r.locate(s.layout())
	if t == nil {
		return nil
	}
	var records []T
	t.below(func(row *xlsx.Row) {
		if t.repeatsHeader(row) || t.isTotals(row) {
			return
		}
		if rec, ok := s.readRow(t, row); ok {
			records = append(records, rec)
		}
	})
	return records
}

// readRow reads one row; ok is false for a blank one and for one whose id
// cannot be told, whose content is then in a finding.
func (s sheet[T]) readRow(t *table, row *xlsx.Row) (rec T, ok bool) {
	*s.origin(&rec) = ogp.Origin{File: t.file, Sheet: t.grid.Name, Row: row.N, Columns: t.letters}
	if s.begin != nil {
		s.begin(t.reading, &rec)
	}
	filled := map[string]bool{}
	id, typed, identified := ogp.ID(""), false, false
	for _, c := range t.columns {
		col := s.columns[c.spec]
		cl, there := row.At(c.col)
		if !there || col.ignored {
			t.reportTyped(row, cl)
			continue
		}
		t.touched = t.touched || !col.locked
		f := &field{table: t, Cell: cl, row: row.N, id: id, spec: &col.spec, lang: c.lang}
		isID := col.key == s.id && c.lang == ""
		if isID {
			typed = true
		}
		if !f.settle() {
			typed = typed || f.Blank || f.Kind == xlsx.Error
			continue
		}
		filled[col.key] = true
		reports := len(t.findings)
		col.read(f, &rec)
		if isID {
			identified = !undecided(t.findings[reports:])
			id = rowID(f, col.spec)
		}
	}
	if len(filled) == 0 && !typed {
		return rec, false
	}
	if !identified {
		if len(filled) == 0 {
			return rec, false // only words for nothing, or what is reported
		}
		s.withoutID(t, row)
		return rec, false
	}
	t.reportBlank(row, filled, id)
	return rec, true
}

// reportTyped reports what somebody typed into a column whose formulas are
// ours.
func (t *table) reportTyped(row *xlsx.Row, c xlsx.Cell) {
	if c.Text == "" || c.Formula || t.words.isText(c.Text) {
		return
	}
	cells := t.cells(t.grid, []xlsx.Row{{N: row.N, Cells: []xlsx.Cell{c}}}, t.columnName)
	if len(cells) > 0 {
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: cells[0].At}, cells)
	}
}

// undecided tells whether an id could not be taken for any.
func undecided(fs []ogp.Finding) bool {
	return slices.ContainsFunc(fs, func(f ogp.Finding) bool {
		return f.Code == ogp.IDAmbiguous || f.Code == ogp.SectionUnknown
	})
}

// rowID names a row in findings: by its id, not by prose.
func rowID(f *field, s spec) ogp.ID {
	if s.kind >= commitmentKind {
		return ogp.ID(f.Text)
	}
	return ""
}

// withoutID reports a row with content that cannot be attributed; its cells
// are kept.
func (s sheet[T]) withoutID(t *table, row *xlsx.Row) {
	at := t.place(t.grid, xlsx.Ref(row.Cells[0].Col, row.N))
	if letters := t.letters[s.id]; letters != "" {
		col, _ := xlsx.SplitRef(letters + "1")
		at = t.at(col, row.N)
	}
	t.leaveOut(ogp.Finding{Code: ogp.RowWithoutID, At: at, Args: labelled("column", "column."+t.layout.key, s.id)}, t.rowCells(row))
}

// reportBlank reports required cells without content. Those of a return are
// left to the merge, which knows who is asked for what.
func (t *table) reportBlank(row *xlsx.Row, filled map[string]bool, id ogp.ID) {
	if t.layout.key == resultSheet.key || t.layout.key == progressSheet.key {
		return
	}
	for i, s := range t.layout.columns {
		if !s.required || filled[s.key] || t.letters[s.key] == "" {
			continue
		}
		for _, c := range t.columns {
			if c.spec == i && c.lang == "" {
				t.add(ogp.Finding{Code: ogp.RequiredBlank, At: t.at(c.col, row.N), Row: id, Args: labelled("column", "column."+t.layout.key, s.key)})
			}
		}
	}
}

// layoutOf is the layout with the columns that the records need beside those
// of every workbook: one for each column and language of a translation.
func (s sheet[T]) layoutOf(records []T) layout {
	l := s.layout()
	for _, c := range s.columns {
		if !c.localised || c.locked {
			continue
		}
		var langs []ogp.Lang
		for i := range records {
			for name := range s.origin(&records[i]).Columns {
				if key, lang, ok := ogp.CutLang(name); ok && key == c.key && c.write(nil, &records[i], lang) != nil {
					langs = append(langs, lang)
				}
			}
		}
		slices.Sort(langs)
		for _, lang := range slices.Compact(langs) {
			translation := c.spec
			translation.lang, translation.required = lang, false
			l.columns = append(l.columns, translation)
		}
	}
	return l
}

// rows turns records into cells, one row a record, in the order of columns.
func (s sheet[T]) rows(w *wording, columns []spec, records []T) [][]any {
	rows := make([][]any, len(records))
	for i := range records {
		rows[i] = make([]any, len(columns))
		for j, sp := range columns {
			k := slices.IndexFunc(s.columns, func(c column[T]) bool { return c.key == sp.key })
			if write := s.columns[k].write; write != nil {
				rows[i][j] = write(w, &records[i], sp.lang)
			}
		}
	}
	return rows
}
