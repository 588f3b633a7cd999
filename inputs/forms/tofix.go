package forms

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
	"selfassess/templates"
)

// Repair is what a to-fix copy is made from.
type Repair struct {
	Plan       *ogp.Plan
	Report     *ogp.Report    // with what others say; or nil
	Return     *ogp.Return    // as it was read
	Findings   []ogp.Finding  // those about the return's file, sorted
	Unplaced   []ogp.Unplaced // those of the return's file
	Submission int            // the number that the copy carries: one more than the agency's highest
}

// WriteToFix writes a fresh form with what the agency sent in its cells, a
// first sheet that lists what to mend, and notes at the cells. The file that
// was sent stays as it is: a copy made anew has all locks and lists again, and
// notes cannot be added to every file that other programs saved. The same
// repair gives the same bytes. It returns what the list says.
func WriteToFix(out io.Writer, r Repair, c *templates.Catalogue) ([]Advised, error) {
	sent := *r.Return
	report := r.Report
	if report == nil {
		report = &ogp.Report{Plan: r.Plan}
	}
	w, err := newFormWriter(report, &sent, r.Submission, c)
	if err != nil {
		return nil, fmt.Errorf("write to-fix copy of %s: %w", r.Return.File, err)
	}
	w.learnTyped(r.Unplaced)
	first := w.sheet(w.Label("sheet", columns.ToFix))
	w.writeSheets()
	w.leaveUnplaced(r.Unplaced)
	w.writeLeft()
	advice := w.advise(r.Findings)
	w.writeToFix(first, r, advice)
	w.writeNotes(advice)
	return advice, w.close(out)
}

// WriteNext writes the form of an agency's next return: with what it sent, and
// what others say of it, under the next number.
func WriteNext(out io.Writer, r Repair, c *templates.Catalogue) error {
	sent := *r.Return
	w, err := newFormWriter(r.Report, &sent, r.Submission, c)
	if err != nil {
		return fmt.Errorf("write next form after %s: %w", r.Return.File, err)
	}
	w.learnTyped(r.Unplaced)
	w.writeSheets()
	w.leaveUnplaced(r.Unplaced)
	w.writeLeft()
	return w.close(out)
}

// Advised is a finding in words as they hold for a copy.
type Advised struct {
	ogp.Finding
	templates.Advice
	Sheet, Cell string // of the copy; where that has no place for it, of the file that was sent
	InCopy      bool
	at          copyCell
}

// Severity is that of a note where nothing is asked.
func (a Advised) Severity() ogp.Severity {
	if !a.Asks() {
		return ogp.Note
	}
	return a.Finding.Severity()
}

// advise puts the findings into words and into the order of the list: what
// must be mended first.
func (w *formWriter) advise(fs []ogp.Finding) []Advised {
	list := make([]Advised, len(fs))
	for i, f := range fs {
		a := Advised{Finding: f, Sheet: f.At.Sheet, Cell: f.At.Cell}
		if a.at, a.InCopy = w.cellInCopy(f); a.InCopy {
			a.Sheet, a.Cell = a.at.sheet, a.at.cell()
		}
		adapted := f
		listed := a.InCopy && a.at.sheet == w.Label("sheet", columns.NotCarried)
		if !listed { // the words name the column by the sheet's own name
			adapted.At.Sheet, adapted.At.Cell = a.Sheet, a.Cell
		}
		a.Advice = w.Advice(adapted)
		a.Fix = cmp.Or(a.Remedy, a.Fix) // the plan is not for an agency to mend
		if fix := "to_fix.fix." + string(f.Code); w.Has(fix) {
			a.Fix = w.Text(templates.Term(fix))
		} else if listed {
			a.Fix = w.Text(w.remedy(f.Code))
		}
		a.Fix = sentence(a.Fix)
		list[i] = a
	}
	slices.SortStableFunc(list, func(a, b Advised) int { return int(b.Severity()) - int(a.Severity()) })
	return list
}

// cellInCopy finds the cell of the copy that a finding is about: the cell itself,
// the list of what was not carried over, or the row.
func (w *formWriter) cellInCopy(f ogp.Finding) (copyCell, bool) {
	if s, ok := w.copyCells[f.At]; ok {
		return s, true
	}
	col, _ := xlsx.SplitRef(f.At.Cell)
	for _, l := range w.left {
		if c, _ := xlsx.SplitRef(l.at.Cell); l.code == f.Code && l.at.Sheet == f.At.Sheet && (c == col || col == 0) {
			s, ok := w.copyCells[l.at]
			return s, ok
		}
	}
	if _, row := xlsx.SplitRef(f.At.Cell); row > 0 {
		s, ok := w.rows[rowKey{sheet: f.At.Sheet, row: row}]
		return s, ok
	}
	s, ok := w.rows[rowKey{sheet: f.At.Sheet, id: string(f.Row)}]
	return s, ok && f.Row != ""
}

// listRow is where the header of the list stands, below the instructions.
const listRow = 8

// mostListed is how many findings of one kind in one column are listed.
const mostListed = 20

func (w *formWriter) writeToFix(sheet string, r Repair, advice []Advised) {
	w.instructions(sheet, r, advice)
	widths := w.heads(sheet, listRow, columns.ToFix, []head{{"number", 6}, {"severity", 20}, {"sheet", 20}, {"cell", 8},
		{"row", 13}, {"found", 42}, {"expected", 34}, {"fix", 46}})
	row := listRow
	listed, more := map[string]int{}, map[string]int{}
	for _, a := range advice {
		more[a.kind()]++
	}
	for i, a := range advice {
		if a.Severity() == ogp.Note && (i == 0 || advice[i-1].Severity() != ogp.Note) {
			row += 2
			w.set(sheet, xlsx.Ref(1, row), w.ownText("to_fix.notes"))
			w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(1, row), look{role: noteHeadLook, locked: true})
		}
		n := listed[a.kind()]
		if listed[a.kind()]++; n > mostListed {
			continue
		}
		row++
		if n == mostListed {
			a.Message = w.Text("to_fix.more", "n", strconv.Itoa(more[a.kind()]-n))
			a.Expected, a.Fix, a.Row = "", sentence(w.Text("to_fix.more_fix")), ""
		}
		w.listLine(sheet, row, i+1, a, widths)
	}
	if len(advice) == 0 {
		row++
		w.line(sheet, row, []string{"", "", "", "", "", w.ownText("to_fix.nothing"), "", ""}, widths)
	}
	w.view(sheet, 0, listRow, len(widths), row, 189)
	w.protect(sheet)
}

// kind groups findings that say the same of the cells of one column.
func (a Advised) kind() string {
	return strings.Join([]string{a.At.Sheet, strings.TrimRight(a.At.Cell, "0123456789"), string(a.Code)}, "\x00")
}

func (w *formWriter) instructions(sheet string, r Repair, advice []Advised) {
	count := map[ogp.Severity]int{}
	for _, a := range advice {
		count[a.Severity()]++
	}
	name := w.Main(r.Plan.Agency(r.Return.Agency).Name)
	w.titles(sheet, w.ownText("to_fix.title", "agency", name), w.ownText("to_fix.step_mend"))
	for i, text := range []string{
		w.ownText("to_fix.step_send", "submission", strconv.Itoa(r.Submission)),
		w.ownText("to_fix.original", "file", path.Base(r.Return.File)),
		w.ownText("to_fix.rule"),
		w.ownText("to_fix.count", "errors", strconv.Itoa(count[ogp.Error]), "warnings", strconv.Itoa(count[ogp.Warning]),
			"notes", strconv.Itoa(count[ogp.Note])),
	} {
		w.set(sheet, xlsx.Ref(1, 3+i), text)
		w.paint(sheet, xlsx.Ref(1, 3+i), xlsx.Ref(1, 3+i), look{role: noteLook, locked: true})
		w.do(w.f.SetRowHeight(sheet, 3+i, lineHeight+3))
	}
}

func (w *formWriter) listLine(sheet string, row, number int, a Advised, widths []float64) {
	at := a.Sheet
	switch {
	case a.InCopy:
	case at == "":
		at = w.ownText("to_fix.whole_file")
	default:
		at = w.Text("to_fix.in_file", "sheet", at)
	}
	w.line(sheet, row, []string{"", w.Label("to_fix", a.Severity().Key()), at, a.Cell, string(a.Row), sentence(a.Message),
		sentence(a.Expected), a.Fix}, widths)
	w.set(sheet, xlsx.Ref(1, row), number)
	switch a.Severity() {
	case ogp.Error:
		w.paint(sheet, xlsx.Ref(2, row), xlsx.Ref(2, row), look{errorLook, textFormat, true})
	case ogp.Warning:
		w.paint(sheet, xlsx.Ref(2, row), xlsx.Ref(2, row), look{warningLook, textFormat, true})
	}
	if a.InCopy {
		w.do(w.f.SetCellHyperLink(sheet, xlsx.Ref(4, row), quoted(at)+"!"+a.Cell, "Location"))
		w.paint(sheet, xlsx.Ref(4, row), xlsx.Ref(4, row), look{linkLook, textFormat, true})
	}
}

// sentence begins a text with a capital letter, unless it begins with the
// name of a file or an id. An article may lean on its word, as in l'essentiel.
func sentence(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if strings.ContainsFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && r != ',' && r != ':' && r != '-' && r != '\'' && r != '’'
	}) {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// head is a column of a list, with its width in characters.
type head struct {
	key   string
	width float64
}

// heads writes the header of a list.
func (w *formWriter) heads(sheet string, row int, key string, heads []head) []float64 {
	var widths []float64
	var labels []string
	for i, h := range heads {
		w.do(w.f.SetColWidth(sheet, xlsx.ColumnName(i+1), xlsx.ColumnName(i+1), h.width))
		labels, widths = append(labels, w.Label("column."+key, h.key)), append(widths, h.width)
		w.set(sheet, xlsx.Ref(i+1, row), labels[i])
	}
	w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(len(heads), row), look{role: headLook, locked: true})
	w.do(w.f.SetRowHeight(sheet, row, headHeight(labels, widths)))
	return widths
}

// line writes a row of a list, high enough for its texts.
func (w *formWriter) line(sheet string, row int, texts []string, widths []float64) {
	lines := 1
	for i, text := range texts {
		if text != "" {
			w.set(sheet, xlsx.Ref(i+1, row), text)
			w.own = append(w.own, columns.OwnMark(text))
		}
		lines = max(lines, wrapped(text, widths[i]))
	}
	w.paint(sheet, xlsx.Ref(1, row), xlsx.Ref(len(texts), row), look{entryLook, textFormat, true})
	w.do(w.f.SetRowHeight(sheet, row, float64(min(lines*lineHeight+4, 400))))
}

// ownText is a text of the catalogue that is known again when the copy comes back.
func (w *formWriter) ownText(t templates.Term, values ...string) string {
	text := w.Text(t, values...)
	w.own = append(w.own, columns.OwnMark(text))
	return text
}
