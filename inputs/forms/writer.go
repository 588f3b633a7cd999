package forms

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
	"selfassess/templates/numbers"
)

// writer builds one blank workbook from scratch. After the first error it
// does nothing more; the error comes out of finish.
type writer struct {
	columns.Wording
	f     *excelize.File
	err   error
	style map[look]int
	lists []dropList
	from  ogp.Date // limits of dates
	to    ogp.Date
	// The last days of the plan and of what the report will speak of, as cells hold
	// days; where the plan does not say, nothing lies after the one or up to the other.
	planDay, reportDay int
	own                []string // marks of texts of a to-fix copy; see columns.OwnMark
	results
}

// dropList is a closed set on the sheet of lists, with its defined name.
type dropList struct {
	name   string
	labels []string
	keys   string
}

func newWriter(c *templates.Catalogue) *writer {
	w := &writer{Wording: columns.Wording{Catalogue: c}, f: excelize.NewFile(), style: map[look]int{},
		from: ogp.Day(2000, 1, 1), to: ogp.Day(2099, 12, 31), planDay: lastSerial}
	// The library's own name stands in the properties as that of the author.
	w.f.Pkg.Store("docProps/core.xml", []byte(coreProperties))
	w.f.SetZipWriter(w.results.archive)
	return w
}

// coreProperties are the same in every workbook: no clock, no person. Real
// properties are custom ones, because some readers refuse others in this part.
const coreProperties = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
	` xmlns:dc="http://purl.org/dc/elements/1.1/"` +
	` xmlns:dcterms="http://purl.org/dc/terms/"` +
	` xmlns:dcmitype="http://purl.org/dc/dcmitype/"` +
	` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
	`<dc:creator>selfassess</dc:creator>` +
	`<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>` +
	`<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified>` +
	`</cp:coreProperties>`

func (w *writer) do(err error) {
	if w.err == nil && err != nil {
		w.err = err
	}
}

// finish writes the workbook; the same content gives the same bytes.
func (w *writer) finish(out io.Writer) error {
	defer w.f.Close()
	if w.err == nil {
		w.do(w.f.Write(out))
	}
	if w.err != nil {
		return fmt.Errorf("write workbook: %w", w.err)
	}
	return nil
}

// sheet adds a sheet; the first one replaces the library's empty one.
func (w *writer) sheet(name string) string {
	if w.f.SheetCount == 1 && w.f.GetSheetName(0) == "Sheet1" {
		w.do(w.f.SetSheetName("Sheet1", name))
	} else {
		_, err := w.f.NewSheet(name)
		w.do(err)
	}
	if turned := w.RightToLeft(); turned {
		w.do(w.f.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &turned}))
	}
	return name
}

// set puts a value into a cell: text, a whole number, a truth value or a date.
func (w *writer) set(sheet, cell string, v any) {
	switch v := v.(type) {
	case nil:
	case ogp.Date:
		if v.Full() {
			w.do(w.f.SetCellInt(sheet, cell, int64(serial(v))))
			return
		}
		w.setText(sheet, cell, v.String())
	case int:
		w.do(w.f.SetCellInt(sheet, cell, int64(v)))
	case float64:
		w.do(w.f.SetCellFloat(sheet, cell, v, -1, 64))
	case bool:
		w.do(w.f.SetCellBool(sheet, cell, v))
	case errorValue:
		w.formula(sheet, cell, string(v), v)
	case string:
		w.setText(sheet, cell, v)
	default:
		w.do(fmt.Errorf("%s!%s: a cell cannot hold a %T", sheet, cell, v))
	}
}

// serial is the number that a spreadsheet has for a day.
func serial(d ogp.Date) int { return ogp.Day(1899, 12, 30).DaysUntil(d) }

// lastSerial is the last day that cells can hold.
const lastSerial = 2958465

// dateInWords is a day as people of the language write it.
func (w *writer) dateInWords(d ogp.Date) string {
	if !d.Full() {
		return d.String()
	}
	digits := func(n int) string { return numbers.Of(w.Tag).Digits(strconv.Itoa(n)) }
	return w.Text(templates.FormatDate, "day", digits(d.Day), "month", w.Label("month", strconv.Itoa(d.Month)),
		"year", digits(d.Year))
}

// errorValue is an error such as #REF!, which a cell can hold only as the
// result of a formula; as text it would be an entry.
type errorValue string

// errorValues are those that a formula can state.
var errorValues = []string{"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}

// setText refuses what the library (2.11.1) would cut without a word.
func (w *writer) setText(sheet, cell, s string) {
	if w.fits(s) {
		w.do(w.f.SetCellStr(sheet, cell, s))
	}
}

// fits insists that a cell can hold a text: the library would cut it.
func (w *writer) fits(s string) bool {
	if units(s) > excelize.TotalCellChars {
		w.do(fmt.Errorf("the text %.40q… is longer than a cell can hold", s))
		return false
	}
	return true
}

// units is the length of a text as spreadsheets count it.
func units(s string) (n int) {
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// formatOf is how the cells of a column are formatted: ids as text, so that
// 1.10 stays what it is.
func formatOf(s columns.Spec) lookFormat {
	switch s.Kind {
	case columns.Date:
		return dateFormat
	case columns.Count:
		return wholeFormat
	case columns.Computed, columns.Percent:
		return generalFormat
	}
	return textFormat
}

// widthOf is the width of a column in characters.
func widthOf(s columns.Spec) float64 {
	switch {
	case s.Kind == columns.Computed:
		return 24
	case s.Key == "title" || s.Key == "name" || s.Key == "topic":
		return 34
	case s.Key == columns.Reported:
		return 20
	case s.Key == "source" || s.Key == columns.Translations.Key: // of a translator, who reads one beside the other
		return 62
	case s.Kind == columns.Prose:
		return 44
	case s.Kind == columns.Link:
		return 36
	case s.Key == "where" && s.Required: // it is copied whole, and its end counts
		return 58
	case s.Key == "where":
		return 34
	case s.Kind == columns.Date || s.Kind == columns.Count || s.Kind == columns.Percent:
		return 14
	case s.Kind == columns.Short && strings.HasPrefix(s.Key, "contact_email"):
		return 26
	case s.List:
		return 24
	case s.Kind.IsID():
		return 14
	case s.Kind == columns.Section:
		return 34
	}
	return 20
}

// widthUnder is the width of a column under its header, no word of which is
// broken: in other languages than English they can be longer.
func widthUnder(label string, s columns.Spec) float64 {
	width := widthOf(s)
	for _, word := range strings.FieldsFunc(label, func(r rune) bool { return r == ' ' || r == '-' }) {
		width = max(width, float64(utf8.RuneCountInString(word)+1))
	}
	return width
}

// headHeight is the height of a header row, in points, so that no header is
// cut. Bold letters are wider.
func headHeight(labels []string, widths []float64) float64 {
	lines := 1
	for i, l := range labels {
		lines = max(lines, wrapped(l, widths[i]/1.2))
	}
	return float64(lines*lineHeight + 8)
}

// wrapped estimates how many lines a text takes in a column of a width in
// characters; it errs on the side of too many.
func wrapped(text string, width float64) int {
	lines := 0
	for _, paragraph := range strings.Split(text, "\n") {
		lines++
		used := 0.0
		for _, word := range strings.Fields(paragraph) {
			length := float64(utf8.RuneCountInString(word)) * 1.1
			if used > 0 && used+length > width-2 {
				lines, used = lines+1, 0
			}
			used += length + 1
		}
	}
	return lines
}

// view sets panes, page and print for a sheet with a table. Printed is what
// stands in the rows up to the last, or what people have filled in if that is 0:
// else empty grids would come out.
func (w *writer) view(sheet string, frozen, header, columns, last int, width float64) {
	top, _ := excelize.CoordinatesToCellName(frozen+1, header+1)
	pane := "bottomRight"
	if frozen == 0 {
		pane = "bottomLeft"
	}
	w.do(w.f.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: frozen, YSplit: header, TopLeftCell: top,
		ActivePane: pane, Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: pane}}}))
	titles := fmt.Sprintf("%s!$%d:$%d", quoted(sheet), header, header)
	if left, _ := excelize.ColumnNumberToName(frozen); frozen > 0 {
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoted(sheet), left, titles)
	}
	if last > 0 {
		end, _ := excelize.CoordinatesToCellName(columns, last, true)
		w.do(w.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted(sheet) + "!$A$1:" + end,
			Scope: sheet}))
	}
	w.do(w.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheet}))
	w.page(sheet, "landscape", max(1, int(math.Ceil(width/190))))
}

// page sets A4 paper and how many pages a sheet is wide.
func (w *writer) page(sheet, orientation string, wide int) {
	size, tall, fit := 9, 0, true
	side, top, band := 0.4, 0.6, 0.3 // the title and the number of the page keep away from the edges
	w.do(w.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.do(w.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide,
		FitToHeight: &tall}))
	w.do(w.f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top,
		Header: &band, Footer: &band}))
	w.do(w.f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}))
}

// protect locks a sheet without a password; people may still size columns,
// sort and filter.
func (w *writer) protect(sheet string) {
	w.do(w.f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true, Sort: true, AutoFilter: true}))
}

// properties are the custom document properties of a return.
func (w *writer) properties(facts [][2]string) {
	for _, f := range facts {
		if f[1] != "" {
			w.do(w.f.SetCustomProps(excelize.CustomProperty{Name: f[0], Value: f[1]}))
		}
	}
}

// ownTexts is how many marks of own texts a cell of the hidden sheet holds:
// well below what a cell can.
const ownTexts = 1500

// meta writes the hidden sheet of facts, with the names of the sheets and the
// marks of what the program itself wrote into a to-fix copy.
func (w *writer) meta(facts [][2]string, keys []string) {
	sheet := w.sheet(columns.FactSheet)
	rows := append([][2]string{{w.Label("column.fields", "field"), w.Label("column.fields", "value")}}, facts...)
	for _, k := range keys {
		rows = append(rows, [2]string{columns.SheetFact(k), w.Label("sheet", k)})
	}
	rows = append(rows, w.ownWords()...)
	for marks := range slices.Chunk(w.own, ownTexts) {
		rows = append(rows, [2]string{columns.OwnFact, strings.Join(marks, " ")})
	}
	for i, r := range rows {
		w.set(sheet, xlsx.Ref(1, i+1), r[0])
		if r[1] != "" {
			w.set(sheet, xlsx.Ref(2, i+1), r[1])
		}
	}
	w.do(w.f.SetSheetVisible(sheet, false))
}

// ownWords are the words of the plan that the workbook is written with.
func (w *writer) ownWords() (facts [][2]string) {
	own := w.Own()
	for _, word := range []struct {
		key string
		ogp.OwnWord
	}{{columns.WordCommitment, own.Commitment}, {columns.WordMilestone, own.Milestone}, {columns.WordAgency, own.Agency}} {
		if word.Singular != "" {
			facts = append(facts, [2]string{word.key, word.Singular + ";" + word.Plural})
		}
	}
	return facts
}

var errNoAgency = errors.New("the plan has no agency of that id")
