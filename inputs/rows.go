package inputs

import (
	"slices"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// readSheet returns the records of a sheet. One that is not there has none.
// begin gives a record what the workbook as a whole says.
func readSheet[T any](r *reading, s columns.Sheet[T], begin func(*T)) []T {
	t := r.locate(s.Layout())
	if t == nil {
		return nil
	}
	var records []T
	t.below(func(row *xlsx.Row) {
		if t.repeatsHeader(row) || t.isTotals(row) {
			return
		}
		if rec, ok := readRow(t, row, s, begin); ok {
			records = append(records, rec)
		}
	})
	return records
}

// readRow reads one row; ok is false for a blank one and for one whose id
// cannot be told, whose content is then in a finding.
func readRow[T any](t *table, row *xlsx.Row, s columns.Sheet[T], begin func(*T)) (rec T, ok bool) {
	*s.Origin(&rec) = ogp.Origin{File: t.file, Sheet: t.grid.Name, Row: row.N, Columns: t.letters}
	begin(&rec)
	filled := map[string]bool{}
	id, typed, identified, told := ogp.ID(""), false, false, ogp.Code("")
	f := new(field) // one for all columns: nobody keeps it
	for _, c := range t.columns {
		col := &s.Columns[c.spec] // a copy would be made for every cell
		cl, there := row.At(c.col)
		*f = field{table: t, Cell: cl, row: row.N, cells: row, id: id, spec: &col.Spec, lang: c.lang,
			astray: told == ogp.IDOtherRow}
		if !there || col.Ignored {
			t.reportTyped(row, cl)
			f.reportPictureOver(c.col)
			continue
		}
		t.touched = t.touched || !col.Locked
		isID := col.Key == s.ID && c.lang == ""
		if isID {
			typed = true
		}
		if !f.prepare() {
			s.Origin(&rec).LevelUnread = col.Kind == columns.Level && col.Voice != ogp.OfViews && (f.Blank || f.Kind == xlsx.Error || f.Object != "") || s.Origin(&rec).LevelUnread
			typed = typed || f.Blank || f.Kind == xlsx.Error || f.Object != ""
			continue
		}
		filled[col.Key] = true
		reports := len(t.findings)
		readColumn(f, col, &rec)
		switch o := s.Origin(&rec); {
		case col.Kind != columns.Level:
		case col.Voice == ogp.OfViews:
			o.ViewWord = f.levelWord
		default:
			o.LevelWord, o.LevelUnread = f.levelWord, f.levelUnread
		}
		if isID {
			f.reportAstray(col.At(&rec))
			told = undecided(t.findings[reports:])
			identified = told == ""
			id = rowID(f, col.Spec)
		}
	}
	if len(filled) == 0 && !typed {
		return rec, false
	}
	if !identified {
		if len(filled) == 0 {
			return rec, false // only words for nothing, or what is reported
		}
		t.withoutID(row, told)
		return rec, false
	}
	t.reportBlank(row, filled, id)
	return rec, true
}

// reportTyped reports what somebody typed into a column whose formulas are
// ours.
func (t *table) reportTyped(row *xlsx.Row, c xlsx.Cell) {
	if c.Text == "" || c.Formula || t.words.isText(c.Text) || t.own[columns.OwnMark(c.Text)] {
		return
	}
	cells := t.cells(t.grid, []xlsx.Row{{N: row.N, Cells: []xlsx.Cell{c}}}, t.columnName)
	if len(cells) > 0 {
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: cells[0].At}, cells)
	}
}

// reportPictureOver reports a picture that lies over an empty cell for an
// answer: people put evidence there.
func (f *field) reportPictureOver(col int) {
	if f.spec.Locked || f.spec.Ignored || !f.grid.HasPicture(col, f.row) {
		return
	}
	f.Col = col
	f.report(ogp.PictureOver)
}

// undecided is the code of the finding that an id could not be taken for any,
// or "".
func undecided(fs []ogp.Finding) ogp.Code {
	for _, f := range fs {
		switch f.Code {
		case ogp.IDAmbiguous, ogp.IDTurned, ogp.IDOtherRow, ogp.SectionUnknown, ogp.CommitmentNone,
			ogp.MilestoneNone, ogp.ValueUnknown:
			return f.Code
		}
	}
	return ""
}

// rowID names a row in findings: by its id, not by prose.
func rowID(f *field, s columns.Spec) ogp.ID {
	if s.Kind.IsID() {
		return ogp.ID(f.Text)
	}
	return ""
}

// withoutID reports a row with content that cannot be attributed, unless a
// finding about its id has told so; its cells are kept.
func (t *table) withoutID(row *xlsx.Row, told ogp.Code) {
	at := t.place(t.grid, xlsx.Ref(row.Cells[0].Col, row.N))
	if letters := t.letters[t.layout.ID]; letters != "" {
		col, _ := xlsx.SplitRef(letters + "1")
		at = t.at(col, row.N)
	}
	f := ogp.Finding{Code: ogp.RowWithoutID, At: at, Args: labelled("column", "column."+t.layout.Key, t.layout.ID)}
	ours := func(c ogp.Cell) bool { // what the form says itself; what was typed there has been told
		i := t.layout.Column(c.Column)
		return i >= 0 && t.layout.Columns[i].Ignored
	}
	cells := slices.DeleteFunc(t.rowCells(row), ours)
	if told != "" {
		f.Code = told
		t.keep(f, cells)
		return
	}
	t.leaveOut(f, cells)
}

// reportBlank reports required cells without content. Those of a return are
// left to the merge, which knows who is asked for what.
func (t *table) reportBlank(row *xlsx.Row, filled map[string]bool, id ogp.ID) {
	if t.layout.Key == columns.Results.Key || t.layout.Key == columns.Progress.Key {
		return
	}
	for i, s := range t.layout.Columns {
		if !s.Required || filled[s.Key] || t.letters[s.Key] == "" {
			continue
		}
		for _, c := range t.columns {
			if c.spec == i && c.lang == "" {
				t.add(ogp.Finding{Code: ogp.RequiredBlank, At: t.at(c.col, row.N), Row: id,
					Args: labelled("column", "column."+t.layout.Key, s.Key)})
			}
		}
	}
}

// unchanged leaves a record as its row has it.
func unchanged[T any](*T) {}
