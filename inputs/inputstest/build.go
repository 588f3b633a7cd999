package inputstest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/templates"
)

// Plan fills the real blank plan workbook from text.
func Plan(text string) ([]byte, error) {
	c, err := templates.Load(templates.Reference)
	if err != nil {
		return nil, err
	}
	blank, err := blankPlan()
	if err != nil {
		return nil, err
	}
	return fill(blank, text, "plan", c)
}

// PlanIn is Plan with a workbook in a shipped language, such as that of a
// country, "ar-JO"; the text has the sheets' English names.
func PlanIn(lang, text string) ([]byte, error) {
	c, shipped, err := templates.For(lang)
	switch {
	case err != nil:
		return nil, err
	case !shipped:
		return nil, fmt.Errorf("no words are shipped for the language %q", lang)
	case lang == templates.Reference:
		return Plan(text)
	}
	return PlanWith(c, text)
}

// PlanWith is Plan with a workbook in the words of a catalogue.
func PlanWith(c *templates.Catalogue, text string) ([]byte, error) {
	var blank bytes.Buffer
	if err := forms.WritePlan(&blank, c); err != nil {
		return nil, err
	}
	return fill(blank.Bytes(), text, "plan", c)
}

// ReturnWith is Return with a form in the words of a catalogue.
func ReturnWith(c *templates.Catalogue, p *ogp.Plan, agency, text string) ([]byte, error) {
	var form bytes.Buffer
	if err := forms.WriteForm(&form, p, ogp.ID(agency), c); err != nil {
		return nil, err
	}
	return fill(form.Bytes(), text, "return", c)
}

// blankPlan is made once: every plan begins with it.
var blankPlan = sync.OnceValues(func() ([]byte, error) {
	c, err := templates.Load(templates.Reference)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = forms.WritePlan(&b, c)
	return b.Bytes(), err
})

// Return fills the real form of an agency, in the language of the plan, from text. Rows that the form
// already has are found by their id; others are added below.
func Return(p *ogp.Plan, agency, text string) ([]byte, error) {
	c, shipped, err := templates.For(string(p.Language))
	if err == nil && !shipped {
		c, err = templates.Load(templates.Reference)
	}
	if err != nil {
		return nil, err
	}
	return ReturnWith(c.WithWords(p.OwnWords(p.Language)), p, agency, text)
}

// readPlan reads the plan workbook of a project, as forms are made from it.
func readPlan(dir string) (*ogp.Plan, error) {
	all, err := templates.Read()
	if err != nil {
		return nil, err
	}
	p, err := inputs.ReadProject(dir, all)
	if err != nil {
		return nil, err
	}
	if p.Plan == nil {
		return nil, fmt.Errorf("the plan cannot be read: %v", p.Findings)
	}
	return p.Plan, nil
}

// Raw builds a workbook that is no form: every sheet has the keys of its
// records as its first row, in the order of their first appearance, and the
// values below as text.
func Raw(text string) ([]byte, error) {
	book, err := Parse(text)
	if err != nil {
		return nil, err
	}
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range book.Sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return nil, err
		}
		columns := map[string]int{}
		for j, r := range s.Records {
			for _, p := range r {
				col, ok := columns[p.Key]
				if !ok {
					col = len(columns) + 1
					columns[p.Key] = col
					if err := f.SetCellStr(s.Name, cellName(col, 1), p.Key); err != nil {
						return nil, err
					}
				}
				if err := f.SetCellStr(s.Name, cellName(col, j+2), p.Value); err != nil {
					return nil, err
				}
			}
		}
	}
	return finish(f, book.Cells)
}

func finish(f *excelize.File, cells []Cell) ([]byte, error) {
	for _, c := range cells {
		if err := f.SetCellStr(c.Sheet, c.Ref, c.Text); err != nil {
			return nil, fmt.Errorf("%s!%s: %w", c.Sheet, c.Ref, err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func cellName(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col, row)
	return name
}

// field is what the schema says of a column.
type field struct {
	Name, Title, Type string
	Locked            bool
	Constraints       struct{ Required bool }
}

// sheetFields are the columns of every sheet, by the workbook and the sheet's
// name, from the schema that the program prints.
var sheetFields = sync.OnceValues(func() (map[string]map[string][]field, error) {
	c, err := templates.Load(templates.Reference)
	if err != nil {
		return nil, err
	}
	sheets, err := schemaSheets(c)
	books := map[string]map[string][]field{}
	for _, r := range sheets {
		if books[r.Workbook] == nil {
			books[r.Workbook] = map[string][]field{}
		}
		books[r.Workbook][r.Title] = r.Schema.Fields
	}
	return books, err
})

// schemaSheet is a sheet as the schema has it.
type schemaSheet struct {
	Title, Workbook string
	Schema          struct{ Fields []field }
}

func schemaSheets(c *templates.Catalogue) ([]schemaSheet, error) {
	var out bytes.Buffer
	if err := forms.WriteSchema(&out, c); err != nil {
		return nil, err
	}
	var schema struct{ Resources []schemaSheet }
	err := json.Unmarshal(out.Bytes(), &schema)
	return schema.Resources, err
}

// sheetIn is a sheet of a workbook that may be written with a plan's own words:
// what it is called there, and its columns.
func sheetIn(c *templates.Catalogue, workbook, name string) (title string, fields []field, err error) {
	usual, err := sheetFields()
	if err != nil || usual[workbook][name] == nil {
		return name, usual[workbook][name], err
	}
	if c.Own() == (ogp.OwnWords{}) && c.Tag == templates.Reference {
		return name, usual[workbook][name], nil
	}
	sheets, err := schemaSheets(c)
	for _, r := range sheets {
		if is := r.Schema.Fields; r.Workbook == workbook && sameColumns(is, usual[workbook][name]) {
			return r.Title, is, nil
		}
	}
	return name, nil, err
}

func sameColumns(a, b []field) bool {
	return slices.EqualFunc(a, b, func(x, y field) bool { return x.Name == y.Name })
}

func fill(blank []byte, text, workbook string, c *templates.Catalogue) ([]byte, error) {
	book, err := Parse(text)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(blank))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for _, s := range book.Sheets {
		if s.Name == "Read me" {
			s.Name = c.Label("sheet", "readme")
			if err := fillReadme(f, s, c); err != nil {
				return nil, err
			}
			continue
		}
		title, fields, err := sheetIn(c, workbook, s.Name)
		if err != nil || fields == nil {
			return nil, fmt.Errorf("the %s has no sheet %q (%v)", workbook, s.Name, err)
		}
		fl := &filler{f: f, sheet: title, fields: fields}
		switch i, _ := f.GetSheetIndex(title); {
		case s.Name == "Plan":
			err = fl.fillPlanRows(s)
		case i < 0:
			err = errors.Join(fl.begin(), fl.records(s))
		default:
			err = fl.records(s)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	if err := f.UpdateLinkedValue(); err != nil { // of the empty form, and true no more
		return nil, err
	}
	return finish(f, book.Cells)
}

// fillReadme changes facts on the sheet Read me, above all the submission.
func fillReadme(f *excelize.File, s Sheet, c *templates.Catalogue) error {
	rows, err := f.GetRows(s.Name)
	if err != nil {
		return err
	}
	for _, r := range s.Records {
		for _, p := range r {
			for i, row := range rows {
				if len(row) > 0 && row[0] == c.Label("column.meta", p.Key) {
					if err := set(f, s.Name, cellName(2, i+1), p.Value, "integer"); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// filler fills one sheet.
type filler struct {
	f      *excelize.File
	sheet  string
	fields []field
	cols   map[string]int // key → column
	header int
	width  int
}

// locate finds the header row by the labels of the schema.
func (fl *filler) locate(rows [][]string) error {
	for i, row := range rows {
		fl.cols = map[string]int{}
		for j, cell := range row {
			for _, fd := range fl.fields {
				if strings.TrimSuffix(cell, " *") == fd.Title {
					fl.cols[fd.Name] = j + 1
				}
			}
		}
		// A form has the columns that its body needs.
		if len(fl.cols) >= min(4, len(fl.fields)) {
			fl.header, fl.width = i+1, len(row)
			return nil
		}
	}
	return fmt.Errorf("no header row")
}

// begin adds a sheet that the form lacks, as somebody does who has something to
// say on it.
func (fl *filler) begin() error {
	_, err := fl.f.NewSheet(fl.sheet)
	for i, fd := range fl.fields {
		title := fd.Title
		if fd.Constraints.Required {
			title += " *"
		}
		err = errors.Join(err, fl.f.SetCellStr(fl.sheet, cellName(i+1, 1), title))
	}
	return err
}

func (fl *filler) records(s Sheet) error {
	rows, err := fl.f.GetRows(fl.sheet)
	if err != nil {
		return err
	}
	if err := fl.locate(rows); err != nil {
		return err
	}
	used := map[string]int{}
	next := fl.header + 1
	id := fl.fields[0]
	if id.Locked { // the form has its rows
		for i := fl.header; i < len(rows); i++ {
			if v := rows[i][:min(1, len(rows[i]))]; len(v) == 1 && v[0] != "" {
				used[v[0]] = i + 1
				next = i + 2
			}
		}
	}
	for _, r := range s.Records {
		row, known := used[r.Get(id.Name)]
		if !id.Locked || !known {
			row, next = next, next+1
		}
		for _, p := range r {
			if known && p.Key == id.Name {
				continue
			}
			if err := fl.cell(row, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// cell writes one value under its column. A key the sheet does not have gets
// a column of its own at the end: a translation, or something unknown.
func (fl *filler) cell(row int, p Pair) error {
	col, ok := fl.cols[p.Key]
	if !ok {
		fl.width++
		col = fl.width
		fl.cols[p.Key] = col
		if err := fl.f.SetCellStr(fl.sheet, cellName(col, fl.header), p.Key); err != nil {
			return err
		}
	}
	return set(fl.f, fl.sheet, cellName(col, row), p.Value, fl.typeOf(p.Key))
}

func (fl *filler) typeOf(key string) string {
	for _, fd := range fl.fields {
		if fd.Name == key {
			return fd.Type
		}
	}
	return "string"
}

// fillPlanRows fills the sheet Plan, whose fields are rows.
func (fl *filler) fillPlanRows(s Sheet) error {
	rows, err := fl.f.GetRows(fl.sheet)
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, row := range rows {
		for _, fd := range fl.fields {
			if len(row) > 0 && strings.TrimSuffix(row[0], " *") == fd.Title {
				at[fd.Name] = i + 1
			}
		}
	}
	next := len(rows) + 1
	for _, r := range s.Records {
		for _, p := range r {
			row, ok := at[p.Key]
			col := 2
			if base, lang, translated := ogp.CutLang(p.Key); translated {
				row, ok, col = at[base], at[base] != 0, 4
				if err := fl.f.SetCellStr(fl.sheet, cellName(col, 4), ogp.InLang("Value", lang)); err != nil {
					return err
				}
			}
			if !ok {
				row, next = next, next+1
				if err := fl.f.SetCellStr(fl.sheet, cellName(1, row), p.Key); err != nil {
					return err
				}
			}
			if err := set(fl.f, fl.sheet, cellName(col, row), p.Value, fl.typeOf(p.Key)); err != nil {
				return err
			}
		}
	}
	return nil
}

// set types a value as a person's spreadsheet would store it: full ISO dates
// in date columns as dates, digits in number columns as numbers, percentages
// in those of percents as shares of one, all else as text.
func set(f *excelize.File, sheet, cell, value, kind string) error {
	if value == "" {
		return nil
	}
	switch kind {
	case "date":
		if t, err := time.Parse(time.DateOnly, value); err == nil {
			days := t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
			return f.SetCellInt(sheet, cell, int64(days))
		}
	case "number":
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			return f.SetCellFloat(sheet, cell, n, -1, 64)
		}
		share, signed := strings.CutSuffix(value, "%")
		if n, err := strconv.ParseFloat(share, 64); err == nil && signed { // the sign makes it a format
			return setPercent(f, sheet, cell, n/100)
		}
	case "integer":
		if n, err := strconv.Atoi(value); err == nil {
			return f.SetCellInt(sheet, cell, int64(n))
		}
	}
	return f.SetCellStr(sheet, cell, value)
}

func setPercent(f *excelize.File, sheet, cell string, share float64) error {
	style, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	if err != nil {
		return err
	}
	return errors.Join(f.SetCellFloat(sheet, cell, share, -1, 64), f.SetCellStyle(sheet, cell, cell, style))
}
