package data

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// RecordSchema names the shape of record.json. It changes when a key changes
// its meaning or goes away.
const RecordSchema = "selfassess-record/1"

// Internal is what stays in the house of a report: all that was read, with the
// cell in which it stood, and all that was found.
type Internal struct {
	Edition      *render.Edition
	ReportSHA256 string // of the bytes of report.json, in hexadecimal
	Workbooks    []Workbook
}

// Workbook is a file that was looked at, with what was read of it.
type Workbook struct {
	File, Role, SHA256 string
	Return             *ogp.Return // nil if it is none
}

// WriteRecord writes record.json. Together with report.json it holds every
// cell that anybody filled in: a row that was read is among the rows of its
// workbook, whether or not it counts; what no row holds is unplaced.
//
// It is written without indents, a row on each line: it is as large as
// everything that was read.
func WriteRecord(out io.Writer, in *Internal) error {
	e := newEncoder()
	e.lines, e.out = true, out
	err := e.record(internalOf(in))
	e.WriteByte('\n')
	if err = errors.Join(err, e.flush(0)); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// internalOf is record.json. Whoever asks only whether it is of a draft need
// read no more than its beginning.
func internalOf(in *Internal) record {
	e := in.Edition
	return record{
		{"schema", RecordSchema},
		{"draft", e.Draft},
		{"report_sha256", in.ReportSHA256},
		{"plan_id", string(e.Report.Plan.ID)},
		{"date", dateOf(e.AsOf)},
		{"language", e.Locale.Tag},
		{"program", e.Program},
		{"returns", each(e.Report.Returns, sourceOf)},
		{"workbooks", records(in.Workbooks, workbookOf(e.Report.Plan))},
		{"unplaced", records(e.Report.Unplaced, unplacedOf)},
		{"findings", records(e.Findings, wholeFindingOf(e.Locale.Catalogue))},
		{"accepted", records(e.Report.Accepted, acceptedOf(e.Locale.Catalogue))},
	}
}

// source says which files came in from an agency.
type source struct {
	Agency      string   `json:"agency"`
	File        *string  `json:"file"` // of the return that counts
	Fingerprint *string  `json:"fingerprint"`
	Superseded  []string `json:"superseded"`
	Conflict    []string `json:"conflict"`
}

func sourceOf(s *ogp.ReturnStatus) source {
	return source{string(s.Agency), stringOf(s.File), stringOf(s.Fingerprint), stringsOf(s.Superseded),
		stringsOf(s.Conflict)}
}

func workbookOf(p *ogp.Plan) func(*Workbook) record {
	return func(w *Workbook) record {
		r := record{{"file", w.File}, {"role", w.Role}, {"sha256", stringOf(w.SHA256)}}
		switch {
		case w.Return != nil:
			return append(r, member{"agency", stringOf(w.Return.Agency)}, member{"submission", w.Return.Submission},
				member{"issued", dateOf(w.Return.Issued)}, member{"rows", rowsOf(w.Return.Rows())})
		case w.File == p.File:
			return append(r, member{"rows", rowsOf(writtenIn(p.File, p.Rows()))})
		}
		return r
	}
}

// writtenIn are rows with the cells that stand in a file: a plan has translations
// from other workbooks.
func writtenIn(file string, rows []ogp.Row) []ogp.Row {
	for i := range rows {
		rows[i].Cells = slices.DeleteFunc(rows[i].Cells, func(c ogp.Cell) bool { return c.At.File != file })
	}
	return rows
}

// rowsOf are the rows of a workbook that say anything.
func rowsOf(rows []ogp.Row) []later {
	out := make([]later, 0, len(rows))
	for i := range rows {
		if r := &rows[i]; len(r.Cells) > 0 {
			out = append(out, func() record {
				return record{{"record", r.Sheet}, {"id", stringOf(r.ID)}, {"sheet", stringOf(r.Cells[0].At.Sheet)},
					{"cells", r.Cells}}
			})
		}
	}
	return out
}

// unplacedOf is what was read and stands in no row that counts, whole.
func unplacedOf(u *ogp.Unplaced) record {
	return record{{"code", string(u.Code)}, {"file", u.File}, {"sheet", stringOf(u.Sheet)},
		{"agency", stringOf(u.Agency)}, {"row", stringOf(u.Row)}, {"cells", u.Cells}}
}

// wholeFindingOf is a finding with all that was found, uncut, and the values
// that its message names.
func wholeFindingOf(c *templates.Catalogue) func(*ogp.Finding) record {
	return func(f *ogp.Finding) record {
		a := c.Advice(*f)
		details := f.Args
		if details == nil {
			details = map[string]string{}
		}
		return record{{"severity", f.Severity().Key()}, {"code", string(f.Code)}, {"file", f.At.File},
			{"sheet", stringOf(f.At.Sheet)}, {"cell", stringOf(f.At.Cell)}, {"row", stringOf(f.Row)},
			{"found", stringOf(f.Found)}, {"expected", a.Expected}, {"fix", a.Fix}, {"message", a.Message},
			{"where", stringOf(f.Where)}, {"details", details}}
	}
}

// acceptedOf is a warning that stands, with who let it stand and why.
func acceptedOf(c *templates.Catalogue) func(*ogp.AcceptedWarning) record {
	whole := wholeFindingOf(c)
	return func(a *ogp.AcceptedWarning) record {
		return append(whole(&a.Finding), member{"reason", text(a.Reason)}, member{"by", stringOf(a.By)})
	}
}
