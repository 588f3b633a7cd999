package ogp

import "strings"

// Cell is one non-blank cell of a record: the column's key, what stood in it
// in the form that data files use, and where it was read. Translations have
// the key of their column and the language: "results::en".
type Cell struct {
	Column, Text string
	At           Place
}

// cellList collects the non-blank cells of one record.
type cellList struct {
	origin *Origin
	cells  []Cell
}

func (l *cellList) add(column, text string) {
	if text == "" {
		return
	}
	if l.cells == nil {
		l.cells = make([]Cell, 0, 8)
	}
	l.cells = append(l.cells, Cell{column, text, l.origin.At(column)})
}

// addValue adds the cell of a field, or those of a text in its languages.
func (l *cellList) addValue(column string, v any) {
	t, isText := v.(*Text)
	if !isText {
		l.add(column, cellText(v))
		return
	}
	if s, ok := (*t)[""]; ok && len(*t) == 1 {
		l.add(column, s)
		return
	}
	for _, lang := range t.Langs() {
		l.add(InLang(column, lang), (*t)[lang])
	}
}

func linkLines(links []Link) string {
	lines := make([]string, len(links))
	for i, k := range links {
		lines[i] = k.Text
	}
	return strings.Join(lines, "\n")
}

// levelCell is the level as a cell holds it: a blank one means not reported.
func levelCell(l Level) string {
	if l == NotReported {
		return ""
	}
	return l.Key()
}

func joined[T ~string](values []T) string {
	return strings.Join(plain(values), "; ")
}

// scope is the cell of a list of commitments, which may also say "all".
func scope(commitments []ID, all bool) string {
	if all {
		return joined(append([]ID{"all"}, commitments...))
	}
	return joined(commitments)
}

// The non-blank cells of records, in the order of their columns.

// Cells returns the non-blank cells of the row.
func (a *Agency) Cells() []Cell { return AgencyFields.cells(a, &a.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (c *Commitment) Cells() []Cell { return CommitmentFields.cells(c, &c.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (m *Milestone) Cells() []Cell { return MilestoneFields.cells(m, &m.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (a *Activity) Cells() []Cell { return ActivityFields.cells(a, &a.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (n *Narrative) Cells() []Cell { return NarrativeFields.cells(n, &n.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (r *Recommendation) Cells() []Cell { return RecommendationFields.cells(r, &r.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (e *Event) Cells() []Cell { return EventFields.cells(e, &e.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (c *Comment) Cells() []Cell { return CommentFields.cells(c, &c.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (u *RepositoryUpdate) Cells() []Cell { return RepositoryFields.cells(u, &u.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (e *PeerExchange) Cells() []Cell { return PeerExchangeFields.cells(e, &e.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (r *Result) Cells() []Cell { return ResultFields.cells(r, &r.Origin, allFields) }

// Cells returns the non-blank cells of the row.
func (p *Progress) Cells() []Cell { return ProgressFields.cells(p, &p.Origin, allFields) }

// Cells returns the non-blank values of the sheet Plan, which stand one below
// the other.
func (p *Plan) Cells() []Cell {
	cells := PlanFields.cells(p, &Origin{}, allFields)
	for i := range cells {
		cells[i].At = p.At(cells[i].Column)
	}
	return cells
}

// own are the cells that the author of the row wrote.
func (r *Result) own() []Cell   { return ResultFields.cells(r, &r.Origin, (*FieldInfo).Own) }
func (p *Progress) own() []Cell { return ProgressFields.cells(p, &p.Origin, (*FieldInfo).Own) }

// filled tells whether the author of the row wrote anything.
func (r *Result) filled() bool   { return ResultFields.filled(r, (*FieldInfo).Own) }
func (p *Progress) filled() bool { return ProgressFields.filled(p, (*FieldInfo).Own) }

func contentOf(cells []Cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString("\x00" + c.Column + "\x01" + c.Text)
	}
	return b.String()
}
