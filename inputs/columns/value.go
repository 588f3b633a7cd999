package columns

import (
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
)

// Wording is what writing a value needs: words, and the plan for the grey
// columns of a return.
type Wording struct {
	*templates.Catalogue
	Plan *Lookup
}

// Main returns text in the language of the workbook.
func (w Wording) Main(t ogp.Text) string { return t.In(ogp.Lang(w.Tag)) }

// Rows turns records into cells, one row a record, in the order of columns.
func (s Sheet[T]) Rows(w Wording, columns []Spec, records []T) [][]any {
	rows := make([][]any, len(records))
	for i := range records {
		rows[i] = make([]any, len(columns))
		for j, sp := range columns {
			k := slices.IndexFunc(s.Columns, func(c Column[T]) bool { return c.Key == sp.Key })
			rows[i][j] = s.Columns[k].Value(w, &records[i], sp.Lang)
		}
	}
	return rows
}

// Value is what a cell holds of a record: a string, an [ogp.Date], an int, a
// float64, or nil for an empty cell.
func (c Column[T]) Value(w Wording, t *T, lang ogp.Lang) any {
	switch {
	case c.Plan != nil:
		return w.fromPlan(c.Plan(w.Plan, t))
	case c.At == nil:
		return nil
	}
	return w.value(c.Spec, c.At(t), lang)
}

func (w Wording) value(s Spec, at any, lang ogp.Lang) any {
	switch p := at.(type) {
	case *ogp.Text:
		return textCell((*p)[lang])
	case *ogp.Date:
		return dateCell(*p)
	case ogp.Counter:
		return countCell(p.Get())
	case *ogp.ID:
		return textCell(string(*p))
	case *[]ogp.ID:
		return listCell(*p, "; ")
	case ogp.Scope:
		if *p.All {
			return w.Label("scope", "all")
		}
		return listCell(*p.Commitments, "; ")
	case *ogp.Level:
		if *p == ogp.NotReported {
			return nil
		}
		return w.Label("level", p.Key())
	case *ogp.Percent:
		return percentCell(*p)
	case *ogp.Answer:
		if *p == ogp.Unstated {
			return nil
		}
		return w.Label("answer", p.Key())
	case *ogp.Link:
		return textCell(p.Text)
	case *[]ogp.Link:
		lines := make([]string, len(*p))
		for i, l := range *p {
			lines[i] = l.Text
		}
		return listCell(lines, "\n")
	case ogp.Word:
		return w.words(s, p.Get())
	case ogp.Words:
		return w.words(s, p.Get()...)
	}
	return nil
}

// words are words as people read them: those of a closed set have labels.
func (w Wording) words(s Spec, list ...string) any {
	for i, word := range list {
		if s.Set != "" && word != "" {
			list[i] = w.Label(s.Set, word)
		}
	}
	return listCell(list, "; ")
}

// fromPlan is what a grey cell of a return shows.
func (w Wording) fromPlan(v any) any {
	switch v := v.(type) {
	case ogp.Text:
		return textCell(w.Main(v))
	case ogp.Date:
		return dateCell(v)
	case ogp.ID:
		return textCell(string(v))
	case Role:
		return w.Label("role", string(v))
	}
	return nil
}

// textCell keeps absent values out of cells.
func textCell(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func listCell[S ~string](list []S, separator string) any {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = string(s)
	}
	return textCell(strings.Join(parts, separator))
}

func dateCell(d ogp.Date) any {
	if d.Blank() {
		return nil
	}
	return d
}

// percentCell is a number, or, where a bare one could be taken for a share of
// one, a text with its sign.
func percentCell(p ogp.Percent) any {
	switch {
	case !p.Known:
		return nil
	case p.N > 0 && p.N <= 1:
		return p.String() + "%"
	}
	return p.N
}

func countCell(c ogp.Count) any {
	if !c.Known {
		return nil
	}
	return c.N
}
