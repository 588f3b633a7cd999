package inputstest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"

	"github.com/xuri/excelize/v2"
)

// Writers makes the project of testdata/writers in dir from the texts in
// source: a plan and the return of one agency, with cells of every sort that
// people make. What texts cannot say is done to the finished workbooks.
func Writers(source, dir string) error {
	texts, err := readTexts(source)
	if err != nil {
		return err
	}
	p := project{plan: texts["plan"], returns: []agencyText{{"moh", texts["moh"]}}}
	if err := p.write(dir); err != nil {
		return err
	}
	return errors.Join(
		edit(filepath.Join(dir, "plan.xlsx"), enrichPlan),
		edit(filepath.Join(dir, "inputs", "moh.xlsx"), enrichReturn))
}

// writersLinks are the texts of cells that lead to another address.
var writersLinks = map[string]string{
	"Public register of contracts": "https://open.zorvia.example/c/1?a=1&b=2",
	"The hearings":                 "https://moh.zorvia.example/hearings?id=3&lang=en#top",
	"Since 31 May.":                "https://moh.zorvia.example/may",
}

// enrichPlan also deletes the sheets that stayed empty, as people do; the
// workbooks that are kept stay small by it.
func enrichPlan(f *excelize.File) error {
	for _, sheet := range []string{"Implementation", "Recommendations", "Comments", "Repository", "Peer exchange"} {
		if err := f.DeleteSheet(sheet); err != nil {
			return err
		}
	}
	return errors.Join(
		replace(f, "Agencies", "Agency for Records and Archives", func(cell string) error {
			return f.SetCellRichText("Agencies", cell, boldWithin("Agency for ", "Records", " and Archives"))
		}),
		linkText(f, "Commitments", "Public register of contracts"),
		f.SetCellStr("Commitments", "AZ20", "a note beside the table"))
}

// boldWithin is a text of which a part is bold.
func boldWithin(before, bold, after string) []excelize.RichTextRun {
	runs := []excelize.RichTextRun{{Text: before}, {Text: bold, Font: &excelize.Font{Bold: true}}}
	if after != "" {
		runs = append(runs, excelize.RichTextRun{Text: after})
	}
	return runs
}

// linkText makes the only cell that holds text lead to another address.
func linkText(f *excelize.File, sheet, text string) error {
	return replace(f, sheet, text, func(cell string) error {
		return f.SetCellHyperLink(sheet, cell, writersLinks[text], "External")
	})
}

func enrichReturn(f *excelize.File) error {
	on := func(sheet, text string, set func(cell string) error) error { return replace(f, sheet, text, set) }
	number := func(sheet, text string, n float64) error {
		return on(sheet, text, func(cell string) error { return f.SetCellFloat(sheet, cell, n, -1, 64) })
	}
	words := func(sheet, text, as string) error {
		return on(sheet, text, func(cell string) error { return f.SetCellStr(sheet, cell, as) })
	}
	for row := 64; row > 7; row-- { // rows that stayed empty
		if err := f.RemoveRow("Consultations", row); err != nil {
			return err
		}
	}
	_, err := f.NewSheet("Notes")
	return errors.Join(err,
		on("Commitments", "Words in bold are kept as words.", func(cell string) error {
			return f.SetCellRichText("Commitments", cell, boldWithin("Words in ", "bold\n", " are kept as words."))
		}),
		on("Commitments", "no", func(cell string) error { return f.SetCellBool("Commitments", cell, false) }),
		linkText(f, "Commitments", "The hearings"),
		linkText(f, "Milestones", "Since 31 May."),
		words("Milestones", "One hearing was held.", "One hearing was held.\r\nMany came."),
		number("Milestones", "none", 0.1+0.2),
		// A day with a time, and a day as text.
		number("Milestones", "2024-10-01", 45566.75),
		words("Consultations", "2025-02-04", "2025-02-04"),
		f.SetCellStr("Notes", "B2", "Please call on Monday."),
		f.SetCellInt("Notes", "B3", 550123),
		f.AddComment("Milestones", excelize.Comment{Cell: "J8", Paragraph: boldWithin("Ask the ", "auditors.", "")}))
}

// Contents lists the cells of a workbook as JSON, without formulas: what a
// ministry's own program would write into a workbook of its making. The sheets
// that only help to fill in a form are left out.
func Contents(b []byte) ([]byte, error) {
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sheets := []sheetContent{}
	for _, name := range f.GetSheetList() {
		if name == "Lists" || name == "Check" {
			continue
		}
		s := sheetContent{Name: name, Cells: []cellContent{}, Notes: []noteContent{}}
		notes, err := f.GetComments(name)
		if err != nil {
			return nil, err
		}
		for _, n := range notes {
			s.Notes = append(s.Notes, noteContent{n.Cell, joined(n)})
		}
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		for i, row := range rows {
			for j, raw := range row {
				c, err := content(f, name, cellName(j+1, i+1), raw)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
				if c.Value != "" {
					s.Cells = append(s.Cells, c)
				}
			}
		}
		sheets = append(sheets, s)
	}
	return json.Marshal(sheets)
}

func joined(c excelize.Comment) string {
	text := c.Text
	for _, run := range c.Paragraph {
		text += run.Text
	}
	return text
}

type sheetContent struct {
	Name  string        `json:"name"`
	Cells []cellContent `json:"cells"`
	Notes []noteContent `json:"notes"`
}

type noteContent struct {
	Ref  string `json:"ref"`
	Text string `json:"text"`
}

type cellContent struct {
	Ref   string `json:"ref"`
	Kind  string `json:"kind"` // text, number, day or truth
	Value string `json:"value"`
	Link  string `json:"link,omitempty"`
}

var day = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// content is one cell; its value is "" if there is nothing to write.
func content(f *excelize.File, sheet, ref, raw string) (cellContent, error) {
	c := cellContent{Ref: ref, Kind: "text", Value: raw}
	kind, err := f.GetCellType(sheet, ref)
	if err != nil {
		return c, err
	}
	shown, err := f.GetCellValue(sheet, ref)
	if err != nil {
		return c, err
	}
	formula, err := f.GetCellFormula(sheet, ref)
	if err != nil {
		return c, err
	}
	_, c.Link, err = f.GetCellHyperLink(sheet, ref)
	switch {
	case formula != "":
		c.Value = ""
	case kind == excelize.CellTypeBool:
		c.Kind = "truth"
	case kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString:
	case day.MatchString(shown):
		c.Kind = "day"
	default:
		c.Kind = "number"
	}
	return c, err
}
