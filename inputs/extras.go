package inputs

import (
	"slices"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// reaching are the extras that lead out of the workbook or run something.
var reaching = map[string]bool{"external_links": true, "dde": true, "connections": true, "query_tables": true,
	"embedded": true, "controls": true,
	"custom_ui": true, "remote": true, "web_extensions": true, "data_model": true}

// isToldOf tells whether findings at cells say already what an extra is.
func (r *reading) isToldOf(e xlsx.Extra) bool {
	return e.Kind == "rich_values" && e.Text == "" && slices.ContainsFunc(r.findings, func(f ogp.Finding) bool {
		return f.Code == ogp.CellPicture || f.Code == ogp.CellObject
	})
}

// reportNotesAtCells reports the notes that people left at cells of any sheet.
func (r *reading) reportNotesAtCells() {
	for _, g := range r.book.Sheets {
		for _, n := range g.Notes {
			if r.own[columns.OwnMark(n.Text)] {
				continue
			}
			at := r.place(g, n.Cell)
			r.leaveOut(ogp.Finding{Code: ogp.CommentNotRead, At: at, Found: n.Text}, []ogp.Cell{{Text: n.Text, At: at}})
		}
	}
}

// reportExtras says what else is in the workbook, and which cells hold
// nothing that can be read, or more than people see.
func (r *reading) reportExtras() {
	for _, e := range r.book.Extras {
		if r.isToldOf(e) {
			continue
		}
		f := ogp.Finding{Code: ogp.FileExtra, At: ogp.Place{File: r.file, Sheet: e.Sheet}, Found: e.Text,
			Args: map[string]string{ogp.KeyArg("what"): "file_extra." + e.Kind}}
		if reaching[e.Kind] {
			f.Code = ogp.FileReaching
		}
		if r.add(f); e.Text != "" {
			r.keep(f, []ogp.Cell{{Text: e.Text, At: f.At}})
		}
	}
	for _, g := range r.book.Sheets {
		for _, b := range g.Bare {
			r.leaveOut(ogp.Finding{Code: ogp.LinkBlank, At: r.place(g, b.Cell), Found: b.Text},
				[]ogp.Cell{{Text: b.Text, At: r.place(g, b.Cell)}})
		}
		for _, b := range g.Unclear {
			r.leaveOut(ogp.Finding{Code: ogp.CellBroken, At: r.place(g, b.Cell), Found: b.Text},
				[]ogp.Cell{{Text: b.Text, At: r.place(g, b.Cell)}})
		}
		for _, o := range g.Odd {
			r.leaveOut(ogp.Finding{Code: ogp.TextUnseen, At: r.place(g, o.Cell), Found: o.Text},
				[]ogp.Cell{{Text: o.Text, At: r.place(g, o.Cell)}})
		}
	}
}
