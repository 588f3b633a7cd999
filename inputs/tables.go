package inputs

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/inputs/office"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// A table of text is one sheet of a form. Which one, its header tells; whose,
// its name or folder. Those of one agency are one return.

// ofReturns are the tables that a return may have.
var ofReturns = []columns.Layout{columns.Results.Layout(), columns.Progress.Layout(), columns.Activities.Layout(), columns.Consultations.Layout(),
	columns.Comments.Layout(), columns.Repository.Layout()}

// isTableName tells by its name whether a file is meant as a table of text.
func isTableName(name string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".tab", ".txt", ".prn"}, ending(name))
}

// nameTable gives the only sheet of a table the name of that sheet of a return
// which it is, and returns its key, or "".
func (r *reading) nameTable() (key string) {
	g := r.book.Sheets[0]
	stem := strings.TrimSuffix(path.Base(r.file), path.Ext(r.file))
	g.Name = strings.TrimSpace(parted(stem))
	switch key = cmp.Or(r.likeTable(g, ofReturns).key, r.headedWhole(g)); {
	case key != "":
	case r.likeOwn(g) == columns.ReadMe:
		key = columns.ReadMe
	default:
		return ""
	}
	r.takeMarks(g, key)
	g.Name = r.words.sheetName(key)
	clear(r.likenesses)
	return key
}

// headedWhole is the only table of which all headers of a sheet are, be they
// two.
func (r *reading) headedWhole(g *xlsx.Sheet) (key string) {
	for _, l := range ofReturns {
		t := r.findHeader(g, l)
		if t == nil || slices.ContainsFunc(t.headerRow().Cells, func(c xlsx.Cell) bool {
			_, _, known := r.words.header(l.Key, c.Text)
			return !known
		}) {
			continue
		}
		if key != "" {
			return ""
		}
		key = l.Key
	}
	return key
}

// formulaMark is the apostrophe that our own tables have before a text that a
// spreadsheet would take for a formula.
var formulaMark = regexp.MustCompile("^'+[=+\\-@\t\r\n＝＋－＠]")

// takeMarks takes the marks of our own tables off: their headers are permanent
// names. In any other table an apostrophe is what somebody typed.
func (r *reading) takeMarks(g *xlsx.Sheet, key string) {
	i := slices.IndexFunc(ofReturns, func(l columns.Layout) bool { return l.Key == key })
	if i < 0 {
		return
	}
	for _, c := range r.findHeader(g, ofReturns[i]).headerRow().Cells {
		if known, _, _ := r.words.header(key, c.Text); known != c.Text {
			return
		}
	}
	for _, row := range g.Rows {
		for j := range row.Cells {
			if c := &row.Cells[j]; formulaMark.MatchString(c.Text) {
				c.Text = c.Text[1:]
			}
		}
	}
}

// attributeTable finds out whose table it is. What cannot be attributed is
// kept.
func (r *reading) attributeTable(ret *ogp.Return) Role {
	at := ogp.Place{File: r.file}
	switch r.single = r.nameTable(); {
	case r.single == "" && !isTableName(r.file):
		r.add(refusalFinding(r.file, office.Refusal{Kind: "csv"}))
		return RefusedRole
	case r.single == "":
		r.leaveOut(ogp.Finding{Code: ogp.TableUnknown, At: at}, r.allCells())
		return RefusedRole
	}
	if r.identify(ret, r.readMeta()); r.contradicted || ret.Schema > columns.SchemaVersion {
		r.keep(ogp.Finding{Code: ogp.MetaContradicts}, r.allCells())
		return RefusedRole
	}
	if ret.Agency == "" {
		ret.Agency = r.known.agencyOfName(r.file)
	} else {
		r.checkName(ret.Agency)
	}
	if ret.Agency == "" {
		r.leaveOut(ogp.Finding{Code: ogp.TableNoAgency, At: at}, r.allCells())
		return RefusedRole
	}
	return ReturnRole
}

// joinTables makes one return of the tables of an agency. Where two are the
// same sheet and differ, nobody can tell which counts, and neither does.
func (p *Project) joinTables(tables map[string]string) {
	var joined []ogp.Return
	at := map[ogp.ID]int{}
	for _, r := range p.Returns {
		if tables[r.File] == "" {
			joined = append(joined, r)
		}
	}
	first := len(joined)
	for _, r := range p.Returns {
		switch other := p.sameTable(r, tables); {
		case tables[r.File] == "":
		case other != "":
			p.leaveOutTable(r, other)
		case at[r.Agency] == 0:
			joined = append(joined, r)
			at[r.Agency] = len(joined)
		default:
			join(&joined[at[r.Agency]-1], r)
		}
	}
	for i := range joined[first:] {
		slices.Sort(joined[first+i].Beside)
	}
	p.Returns = joined
}

// sameTable is another file of the agency that is the same sheet, or "".
func (p *Project) sameTable(r ogp.Return, tables map[string]string) string {
	for _, o := range p.Returns {
		if o.File != r.File && o.Agency == r.Agency && tables[o.File] == tables[r.File] && tables[r.File] != "" {
			return o.File
		}
	}
	return ""
}

// leaveOutTable keeps the rows of a table that does not count.
func (p *Project) leaveOutTable(r ogp.Return, other string) {
	p.Findings = append(p.Findings, ogp.Finding{Code: ogp.TableTwice, At: ogp.Place{File: r.File}, Row: r.Agency,
		Args: map[string]string{"agency": string(r.Agency), "other": other}})
	for _, row := range r.Rows() {
		if len(row.Cells) > 0 {
			p.Unplaced = append(p.Unplaced, ogp.Unplaced{Code: ogp.TableTwice, File: r.File, Sheet: row.Cells[0].At.Sheet,
				Agency: r.Agency, Row: row.ID, Cells: row.Cells})
		}
	}
}

// join adds a table to those of its agency.
func join(to *ogp.Return, r ogp.Return) {
	to.Beside = append(to.Beside, r.File)
	to.Results, to.Progress = append(to.Results, r.Results...), append(to.Progress, r.Progress...)
	to.Activities = append(to.Activities, r.Activities...)
	to.Events, to.Comments = append(to.Events, r.Events...), append(to.Comments, r.Comments...)
	to.Repository = append(to.Repository, r.Repository...)
	to.Blank = to.Blank && r.Blank
	to.ResultsAt, to.ProgressAt = cmp.Or(to.ResultsAt, r.ResultsAt), cmp.Or(to.ProgressAt, r.ProgressAt)
	if to.Plan == "" {
		to.Plan = r.Plan
	}
	if to.Language == "" {
		to.Language = r.Language
	}
	if to.Unnumbered && !r.Unnumbered {
		to.Submission, to.Unnumbered, to.SubmissionAt, to.Issued = r.Submission, false, r.SubmissionAt, r.Issued
	}
}
