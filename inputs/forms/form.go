package forms

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// spareRows is how many more rows there are than an agency has sent. Of them
// paperRows are printed, which are a page, or one more than what was sent.
const spareRows, paperRows = 10, 7

// WriteForm writes the blank return of one agency, prefilled from the plan.
// The same plan gives the same bytes. The form does not say when it was made:
// that would be the clock's word, and would make every form differ.
func WriteForm(out io.Writer, p *ogp.Plan, agency ogp.ID, c *templates.Catalogue) error {
	return WriteFormAfter(out, &ogp.Report{Plan: p}, agency, c)
}

// WriteFormAfter is WriteForm with what the returns that are in say: a
// counterpart sees the government's level, and who carries a commitment out
// sees the views of it, to answer them. Beside the columns of texts, which are
// in the plan's main language, it has one for each further language.
func WriteFormAfter(out io.Writer, r *ogp.Report, agency ogp.ID, c *templates.Catalogue, further ...ogp.Lang) error {
	w, err := newFormWriter(r, &ogp.Return{Agency: agency}, 1, c)
	if err != nil {
		return fmt.Errorf("write form %s: %w", agency, err)
	}
	w.further = further
	w.writeSheets()
	return w.close(out)
}

// formWriter writes a return: a blank form is one in which nothing was sent.
type formWriter struct {
	*writer
	filling
	source *ogp.Plan
	report *ogp.Report
	voices
	identity [][2]string
	tables   []string   // keys of the sheets with a table
	further  []ogp.Lang // languages with columns of their own
}

func newFormWriter(r *ogp.Report, sent *ogp.Return, submission int, c *templates.Catalogue) (*formWriter, error) {
	p := r.Plan
	if p.Agency(sent.Agency) == nil {
		return nil, errNoAgency
	}
	w := &formWriter{writer: newWriter(c), source: p, report: r, filling: newFilling(sent)}
	w.voices = voicesOf(r, sent.Agency)
	w.further = languagesOf(sent)
	w.Plan = columns.NewLookup(p)
	if p.Start.Known() && p.End.Known() {
		// Generous on both sides: co-creation comes before, delays after.
		w.from, w.to = p.Start.First().AddMonths(-36), p.End.Last().AddMonths(36)
	}
	if p.End.Known() {
		w.planDay = serial(p.End.Last())
	}
	if p.ReportDate.Known() {
		w.reportDay = serial(p.ReportDate.Last())
	}
	w.identity = [][2]string{{"schema_version", strconv.Itoa(columns.SchemaVersion)}, {"plan_id", string(p.ID)},
		{"agency", string(sent.Agency)},
		{"language", c.Tag}, {"submission", strconv.Itoa(submission)}, {"issued", ""}}
	return w, nil
}

// languagesOf are the further languages that the form of a return asks for: the
// copy of it has their columns, too.
func languagesOf(r *ogp.Return) []ogp.Lang {
	langs := slices.Concat(columns.Results.LanguagesOf(r.Results), columns.Progress.LanguagesOf(r.Progress),
		columns.Activities.LanguagesOf(r.Activities), columns.Consultations.LanguagesOf(r.Events),
		columns.Comments.LanguagesOf(r.Comments))
	slices.Sort(langs)
	return slices.Compact(langs)
}

// writeSheets writes the sheets that people see.
func (w *formWriter) writeSheets() {
	w.formReadme()
	asked := w.source.FormOf(w.sent.Agency)
	commitments := writeRows(w, columns.Results, w.askedCommitments(asked), 0,
		block{frozen: 2, lines: 5, views: viewRows(asked.Commitments, func(c ogp.FormCommitment) bool { return c.View })})
	rows, others := w.askedMilestones(asked)
	milestones := writeRows(w, columns.Progress, rows, 0, block{frozen: 3, lines: 3, others: others,
		views: viewRows(asked.Milestones, func(m ogp.FormMilestone) bool { return m.View })})
	events := writeRows(w, columns.Consultations, w.sent.Events, w.eventRows(), block{frozen: 2, lines: 5})
	carries := slices.ContainsFunc(asked.Milestones, func(m ogp.FormMilestone) bool { return !m.View })
	if steps := w.askedActivities(asked); carries || len(steps) > 0 {
		writeRows(w, columns.Activities, steps, 0, block{frozen: 2, lines: 3})
	}
	w.check(commitments, milestones, events)
	if room := w.commentRows(); len(w.sent.Comments) > 0 || room > 0 {
		writeRows(w, columns.Comments, w.sent.Comments, room, block{frozen: 2, lines: 2, asking: w.outside})
	}
	if len(w.sent.Repository) > 0 {
		writeRows(w, columns.Repository, w.sent.Repository, 0, block{frozen: 2, lines: 2})
	}
}

// close writes the hidden parts and the file.
func (w *formWriter) close(out io.Writer) error {
	w.writeLists()
	w.meta(w.identity, w.tables)
	w.properties(w.identity)
	w.do(w.f.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	full := true
	w.do(w.f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}))
	return w.finish(out)
}

func (w *formWriter) formReadme() {
	p, a, facts := w.source, w.source.Agency(w.sent.Agency), w.identity
	title, steps, more := templates.Term("form.title"), "form.readme", []templates.Term(nil)
	switch {
	case !w.government:
		title, steps = "form.title_view", "form.view_readme"
	case w.outside:
		more = append(more, "form.readme_both")
	}
	sheet, row := w.readme(w.Text(title, "title", w.Main(p.Title), "agency", w.Main(a.Name)), steps, more...)
	if due := p.ReturnsDue; !due.Blank() {
		w.set(sheet, "A2", w.Text("form.due", "date", w.dateInWords(due)))
		w.paint(sheet, "A2", "A2", look{role: noteHeadLook, locked: true})
	}
	label := func(key string) string { return w.Label("column.meta", key) }
	row = w.facts(sheet, row, w.Text("form.about"),
		[][2]string{{label("plan_id"), facts[1][1]}, {label("agency"), facts[2][1]},
			{label("language"), facts[3][1]}, {label("schema_version"), facts[0][1]}})
	// The submission number follows directly; it is the one cell to fill in.
	row--
	w.submission(sheet, row, facts[4][1])
	c := p.Contact
	field := func(key string) string { return w.Label("column.plan", key) }
	row = w.facts(sheet, row+2, w.Text("form.contact"),
		[][2]string{{field("coordinating_agency"), w.Main(p.CoordinatingAgency)}, {field("contact_name"), c.Name},
			{field("contact_title"), c.Title}, {field("contact_email"), c.Email}, {field("contact_phone"), c.Phone}})
	w.levelsMean(sheet, w.legend(sheet, row, w.government))
	w.protect(sheet)
}

// submission writes the one cell of Read me that is to be changed.
func (w *formWriter) submission(sheet string, row int, number string) {
	label := w.Label("column.meta", "submission")
	w.set(sheet, xlsx.Ref(1, row), label)
	w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{greyLook, textFormat, true})
	n, err := strconv.Atoi(number)
	w.do(err)
	w.set(sheet, xlsx.Ref(2, row), n)
	w.paint(sheet, xlsx.Ref(2, row), xlsx.Ref(2, row), look{factLook, wholeFormat, false})
	w.copyCells[w.sent.SubmissionAt] = copyCell{sheet, 2, row, look{flaggedLook, wholeFormat, false}}
	dv := excelize.NewDataValidation(false)
	dv.SetSqref(xlsx.Ref(2, row))
	dv.SetInput(cut(label, 32), cut(w.Label("form.readme", "10"), 255))
	w.do(dv.SetRange(1, 999, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
	dv.SetError(excelize.DataValidationErrorStyleStop, cut(w.Text("alert.title"), 32), cut(w.Text("alert.count"), 225))
	w.do(w.f.AddDataValidation(sheet, dv))
}

// legend says what the colours and marks mean; none of them is without a word.
// Who only states views has no rows of others.
func (w *writer) legend(sheet string, row int, others bool) int {
	w.set(sheet, xlsx.Ref(1, row), w.Text("form.legend"))
	w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{role: labelLook, locked: true})
	for _, l := range []struct {
		term templates.Term
		role lookRole
		fill string
	}{
		{"form.legend_entry", entryLook, ""},
		{"form.legend_required", entryLook, paleAmber},
		{"form.legend_locked", greyLook, ""},
		{"form.legend_todo", entryLook, amber},
		{"form.legend_done", entryLook, green},
		{"form.legend_other", greyLook, ""},
	} {
		if l.term == "form.legend_other" && !others {
			continue
		}
		row++
		cell := xlsx.Ref(2, row)
		w.set(sheet, cell, w.Text(l.term))
		w.paint(sheet, cell, cell, look{l.role, textFormat, true})
		if l.fill != "" {
			w.colour(sheet, cell, "TRUE", l.fill)
		}
	}
	return row + 2
}

// levelsMean says what each completion level means.
func (w *writer) levelsMean(sheet string, row int) {
	var levels [][2]string
	l := columns.Results.Layout()
	for _, k := range l.Columns[l.Column("level")].Keys {
		levels = append(levels, [2]string{w.Label("level", k), sentence(w.Label("level_meaning", k))})
	}
	w.facts(sheet, row, w.Text("form.levels"), levels)
}

// writeRows writes a table of the return with the records in it and room for
// more where people begin rows themselves.
func writeRows[T any](w *formWriter, s columns.Sheet[T], records []T, least int, b block) block {
	b.Layout, b.form = s.LayoutOf(records, w.further...), true
	b.Columns = w.columnsFor(b.Columns, func(key string) bool { return holds(s, records, key) })
	b.sheet = w.Label("sheet", b.Key)
	b.rows = s.Rows(w.Wording, b.Columns, records)
	w.showOthers(b)
	for i := range records {
		w.fill(b, i, s.Origin(&records[i]))
	}
	rows := len(records)
	b.last = columns.HeaderRow + max(rows, 1)
	b.paper = b.last
	if !b.Columns[b.Column(b.ID)].Locked {
		b.last = columns.HeaderRow + max(rows+spareRows, least)
		b.paper = columns.HeaderRow + max(rows+1, paperRows)
	}
	w.writeTable(b, b.sheet, w.Text("form.sheet_note"))
	w.tables = append(w.tables, b.Key)
	return b
}
