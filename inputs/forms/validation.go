package forms

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"selfassess/inputs/columns"
	"selfassess/templates"
)

// list returns the defined name of a closed set.
func (w *writer) list(s columns.Spec) string {
	keys := strings.Join(s.Keys, " ")
	same := 0
	for _, l := range w.lists {
		if l.keys == keys && strings.HasPrefix(l.name, "list_"+s.Set) {
			return l.name
		}
		if strings.HasPrefix(l.name, "list_"+s.Set) {
			same++
		}
	}
	l := dropList{name: "list_" + s.Set, keys: keys}
	if same > 0 {
		l.name += "_" + strconv.Itoa(same+1)
	}
	for _, k := range s.Keys {
		l.labels = append(l.labels, w.Label(s.Set, k))
	}
	w.lists = append(w.lists, l)
	return l.name
}

// writeLists makes the hidden sheet that drop-downs take their words from.
func (w *writer) writeLists() {
	sheet := w.sheet(w.Label("sheet", "lists"))
	for i, l := range w.lists {
		col, _ := excelize.ColumnNumberToName(i + 1)
		w.set(sheet, col+"1", l.name)
		for j, label := range l.labels {
			w.set(sheet, col+strconv.Itoa(j+2), label)
		}
		w.do(w.f.SetDefinedName(&excelize.DefinedName{Name: l.name,
			RefersTo: fmt.Sprintf("%s!$%s$2:$%s$%d", quoted(sheet), col, col, len(l.labels)+1)}))
	}
	w.do(w.f.SetSheetVisible(sheet, false))
}

// quoted is a sheet's name as formulas have it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// validate adds the check and the message of one column.
func (w *writer) validate(sheet, sheetKey string, s columns.Spec, cells string) {
	if s.Locked || s.Kind == columns.Computed {
		return
	}
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(cells)
	title := cut(w.Label("column."+sheetKey, s.Key), 32)
	if s.Lang != "" {
		lang := " (" + string(s.Lang) + ")"
		title = cut(w.Label("column."+sheetKey, s.Key), 32-len(lang)) + lang
	}
	dv.SetInput(title, cut(w.help(sheetKey, s), 255))
	alert := func(style excelize.DataValidationErrorStyle, key string, values ...string) {
		dv.SetError(style, cut(w.Text("alert.title"), 32), cut(w.Text(templates.Term("alert."+key), values...), 225))
	}
	switch {
	case s.Set != "" && s.List:
		dv.SetSqrefDropList(w.list(s))
		alert(excelize.DataValidationErrorStyleWarning, "choices")
	case s.Set != "":
		dv.SetSqrefDropList(w.list(s))
		alert(excelize.DataValidationErrorStyleStop, "choice")
	case s.Kind == columns.Date:
		w.do(dv.SetRange(serial(w.from), serial(w.to), excelize.DataValidationTypeDate,
			excelize.DataValidationOperatorBetween))
		alert(excelize.DataValidationErrorStyleWarning, "date", "from", w.from.String(), "to", w.to.String())
	case s.Kind == columns.Count:
		w.do(dv.SetRange(s.Least, 10_000_000, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		if s.Least > 0 {
			alert(excelize.DataValidationErrorStyleStop, "least", "least", strconv.Itoa(s.Least))
		} else {
			alert(excelize.DataValidationErrorStyleStop, "count")
		}
	case s.Kind == columns.Percent:
		w.do(dv.SetRange(0, 100, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
		alert(excelize.DataValidationErrorStyleStop, "percent")
	}
	w.do(w.f.AddDataValidation(sheet, dv))
}

// help is the message of a column: its own, or that of its kind. A name or an
// address needs none.
func (w *writer) help(sheetKey string, s columns.Spec) string {
	own := w.Has("help." + sheetKey + "." + s.Key)
	switch {
	case own && s.Kind == columns.Level:
		return w.Label("help."+sheetKey, s.Key) + "\n" + strings.Join(w.levels(s, "%s: %s"), "\n")
	case own:
		return w.Label("help."+sheetKey, s.Key)
	case s.Set == "answer":
		return w.Label("kind_help", "answer")
	case s.Set != "" && s.List:
		return w.Label("kind_help", "choices")
	case s.Set != "":
		return w.Label("kind_help", "choice")
	}
	switch s.Kind {
	case columns.Date:
		return w.Label("kind_help", "date")
	case columns.Count:
		return w.Label("kind_help", "count")
	case columns.Percent:
		return w.Label("kind_help", "percent")
	case columns.Link:
		return w.Label("kind_help", "link")
	case columns.Commitment, columns.Milestone, columns.Agency:
		return w.Label("kind_help", "ids")
	case columns.Prose:
		return w.Label("kind_help", "text")
	}
	return ""
}

// levels says what each level of a column means, level and meaning in a form.
func (w *writer) levels(s columns.Spec, form string) (lines []string) {
	for _, k := range s.Keys {
		lines = append(lines, fmt.Sprintf(form, w.Label(s.Set, k), w.Label("level_meaning", k)))
	}
	return lines
}

// cut keeps a text within what Excel allows for messages, in UTF-16 units of
// which none of ours needs two.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
