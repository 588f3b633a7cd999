package inputs

import (
	"slices"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// readPlanSheet reads the sheet Plan. Its rows are found by the label or key
// in the field column, its values stand in the column headed Value.
func readPlanSheet(r *reading, p *ogp.Plan) {
	p.File, p.Places = r.file, map[string]ogp.Place{}
	for i := range ogp.PlanFields {
		if f := &ogp.PlanFields[i]; f.Default != "" {
			f.Value(p).(ogp.Word).Set(f.Default)
		}
	}
	l := columns.PlanLayout()
	g := r.find(l)
	if g == nil {
		r.add(ogp.Finding{Code: ogp.SheetMissing, At: ogp.Place{File: r.file}, Args: labelled("expected", "sheet", "plan")})
		return
	}
	t := &table{reading: r, grid: g, layout: l, letters: map[string]string{}}
	cols := t.fieldHeader()
	t.reportStrayValues(cols)
	t.reportMerges()
	seen := map[string]string{}
	t.below(func(row *xlsx.Row) { t.readField(row, cols, p, seen) })
	t.settleOwnWords(p)
	for _, s := range l.Columns {
		if _, ok := seen[s.Key]; s.Required && (!ok || blankField(p, s.Key)) {
			r.add(ogp.Finding{Code: ogp.PlanFieldMissing, At: p.At(s.Key), Args: labelled("field", "column.plan", s.Key)})
		}
	}
}

// valueColumns are the columns of a sheet of fields and values.
type valueColumns struct {
	field  int
	values map[int]ogp.Lang
}

// fieldHeader finds the header Field | Value; without it, the first two
// columns are taken.
func (t *table) fieldHeader() valueColumns {
	for _, row := range t.grid.Rows {
		if row.N > headerDepth {
			break
		}
		cols := valueColumns{values: map[int]ogp.Lang{}}
		for _, c := range row.Cells {
			switch key, lang, ok := t.words.header("fields", c.Text); {
			case ok && key == "field":
				cols.field = c.Col
			case ok && key == "value":
				cols.values[c.Col] = lang
			}
		}
		if cols.field != 0 && len(cols.values) > 0 {
			t.header = row.N
			return cols
		}
	}
	return valueColumns{1, map[int]ogp.Lang{2: ""}}
}

func (t *table) readField(row *xlsx.Row, cols valueColumns, p *ogp.Plan, seen map[string]string) {
	label, ok := row.At(cols.field)
	filled := slices.ContainsFunc(row.Cells, func(c xlsx.Cell) bool { _, isValue := cols.values[c.Col]; return isValue })
	if !ok {
		if filled {
			t.leaveOut(ogp.Finding{Code: ogp.FieldUnknown, At: t.at(row.Cells[0].Col, row.N),
				Args: map[string]string{"field": "", "nearest": ""}}, t.rowCells(row))
		}
		return
	}
	key, known := t.words.headers["plan"][fold(label.Text)]
	if !known {
		if filled {
			t.leaveOut(ogp.Finding{Code: ogp.FieldUnknown, At: t.at(label.Col, row.N),
				Args: map[string]string{"field": xlsx.Clean(label.Text),
					ogp.KeyArg("nearest"): t.nearestField(xlsx.Clean(label.Text))}}, t.rowCells(row))
		}
		return
	}
	if other, twice := seen[key]; twice {
		t.leaveOut(ogp.Finding{Code: ogp.FieldTwice, At: t.at(label.Col, row.N),
			Args: map[string]string{"field": xlsx.Clean(label.Text), "other": other}}, t.rowCells(row))
		return
	}
	seen[key] = xlsx.Ref(label.Col, row.N)
	t.readValues(row, cols, p, key)
	if _, ok := p.Places[key]; !ok {
		for col, lang := range cols.values {
			if lang == "" {
				p.Places[key] = t.at(col, row.N)
			}
		}
	}
}

// readValues reads the cells of a field, one for each language.
func (t *table) readValues(row *xlsx.Row, cols valueColumns, p *ogp.Plan, key string) {
	i := t.layout.Column(key)
	for _, c := range row.Cells {
		lang, isValue := cols.values[c.Col]
		if !isValue {
			continue
		}
		f := &field{table: t, Cell: c, row: row.N, spec: &columns.PlanFields[i].Spec, lang: lang}
		if lang == "" {
			p.Places[key] = f.where()
		}
		if !f.prepare() {
			continue
		}
		if lang != "" && !f.spec.Localised {
			f.report(ogp.ValueUnknown, offers("reading.main_value")...)
			continue
		}
		readColumn(f, &columns.PlanFields[i], p)
		t.noteOwnWord(f, p)
	}
}

// nearestField is the term of the field whose label, in any language, is near
// to what was typed.
func (t *table) nearestField(text string) string {
	for _, c := range t.words.words {
		labels := make([]string, len(t.layout.Columns))
		for i, s := range t.layout.Columns {
			labels[i] = c.Label("column.plan", s.Key)
		}
		if i := slices.Index(labels, ogp.Nearest(text, labels)); i >= 0 {
			return "column.plan." + t.layout.Columns[i].Key
		}
	}
	return ""
}

// reportStrayValues reports content right of the values.
func (t *table) reportStrayValues(cols valueColumns) {
	var notes []ogp.Cell
	t.below(func(row *xlsx.Row) {
		for _, c := range row.Cells {
			_, isValue := cols.values[c.Col]
			switch {
			case isValue || c.Col == cols.field:
			case c.Col == columns.HelpColumn:
				if !t.words.isText(c.Text) {
					notes = append(notes, t.cells(t.grid, []xlsx.Row{{N: row.N, Cells: []xlsx.Cell{c}}}, noName)...)
				}
			default:
				t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: t.at(c.Col, row.N), Found: xlsx.Clean(c.Text)},
					t.cells(t.grid, []xlsx.Row{{N: row.N, Cells: []xlsx.Cell{c}}}, noName))
			}
		}
	})
	if len(notes) > 0 {
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: notes[0].At}, notes)
	}
}

// blankField tells whether a required field was given no value that could be
// read. Words are no start or end of a plan.
func blankField(p *ogp.Plan, key string) bool {
	for _, f := range columns.PlanFields {
		if f.Key == key {
			v := f.Value(columns.Wording{}, p, "")
			d, isDate := v.(ogp.Date)
			return v == nil || isDate && !d.Known()
		}
	}
	return true
}

// learnPlan takes from the sheet Plan what the other sheets need.
func (k *knowledge) learnPlan(p *ogp.Plan, v *vocabulary) {
	k.planID, k.language = p.ID, p.Language
	v.prefer(p.Language)
	v.learnLanguage(p.Language)
	for _, l := range p.OtherLanguages {
		v.learnLanguage(l)
	}
	for i := range ogp.PlanFields {
		if t, ok := ogp.PlanFields[i].Value(p).(*ogp.Text); ok {
			inMain(*t, p.Language)
		}
	}
	v.learnOwnWords(p)
}

// inMain takes a text that is headed with the plan's main language for one
// that has no language.
func inMain(t ogp.Text, main ogp.Lang) {
	if s, ok := t[main]; ok && main != "" {
		if _, given := t[""]; !given {
			t[""] = s
		}
		delete(t, main)
	}
}

// readTables reads all tables of the plan workbook into p, each after those
// whose ids it points at.
func readTables(r *reading, p *ogp.Plan) {
	for _, l := range []columns.Layout{columns.Agencies.Layout(), columns.Commitments.Layout(),
		columns.Milestones.Layout()} {
		if !r.has(l) {
			r.add(ogp.Finding{Code: ogp.SheetMissing, At: ogp.Place{File: r.file}, Args: labelled("expected", "sheet", l.Key)})
		}
	}
	p.Vocabulary = readVocabulary(r)
	p.Agencies = readSheet(r, columns.Agencies, unchanged)
	r.known.learnAgencies(p.Agencies)
	p.Commitments = readSheet(r, columns.Commitments, unchanged)
	for i := range p.Commitments {
		r.known.commitments = append(r.known.commitments, p.Commitments[i].Number)
	}
	p.Milestones = readSheet(r, columns.Milestones, unchanged)
	for i := range p.Milestones {
		r.known.milestones = append(r.known.milestones, p.Milestones[i].Number)
	}
	p.Activities = readSheet(r, columns.Activities, unchanged)
	p.Narrative = readSheet(r, columns.Narrative, unchanged)
	p.Recommendations = readSheet(r, columns.Recommendations, unchanged)
	p.Events = readSheet(r, columns.Consultations, unchanged)
	p.Comments = readComments(r)
	p.Repository = readSheet(r, columns.Repository, unchanged)
	p.PeerExchange = readSheet(r, columns.PeerExchanges, unchanged)
	p.Accepted = readSheet(r, columns.Accepted, unchanged)
}

func (k *knowledge) learnAgencies(agencies []ogp.Agency) {
	for i := range agencies {
		k.agencies = append(k.agencies, agencies[i].ID)
	}
}
