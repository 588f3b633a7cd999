package inputs

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// planField is one row of the sheet Plan: a column turned on its side.
type planField = column[ogp.Plan]

type plan = ogp.Plan

// planFields are the rows of the sheet Plan in its order.
var planFields = []planField{
	planID(),
	text("country", func(p *plan) *ogp.Text { return &p.Country }, required),
	text("title", func(p *plan) *ogp.Text { return &p.Title }, required),
	date("start", func(p *plan) *ogp.Date { return &p.Start }, required),
	date("end", func(p *plan) *ogp.Date { return &p.End }, required),
	date("original_end", func(p *plan) *ogp.Date { return &p.OriginalEnd }),
	mainLanguage(),
	otherLanguages(),
	text("coordinating_agency", func(p *plan) *ogp.Text { return &p.CoordinatingAgency }, required),
	name("contact_name", func(p *plan) *string { return &p.Contact.Name }, required),
	name("contact_title", func(p *plan) *string { return &p.Contact.Title }),
	name("contact_email", func(p *plan) *string { return &p.Contact.Email }),
	name("contact_phone", func(p *plan) *string { return &p.Contact.Phone }),
	text("forum_name", func(p *plan) *ogp.Text { return &p.Forum }),
	link("forum_rules_url", func(p *plan) *ogp.Link { return &p.ForumRules }),
	link("website_url", func(p *plan) *ogp.Link { return &p.Website }),
	link("repository_url", func(p *plan) *ogp.Link { return &p.RepositoryURL }),
	date("report_date", func(p *plan) *ogp.Date { return &p.ReportDate }),
	choice("report_kind", "report_kind", []ogp.ReportKind{ogp.EndOfTerm, ogp.MidTerm}, func(p *plan) *ogp.ReportKind { return &p.Kind }),
	choice("publish_contacts", "contact_policy", []ogp.ContactPolicy{ogp.PublishAll, ogp.PublishName, ogp.PublishNone},
		func(p *plan) *ogp.ContactPolicy { return &p.PublishContacts }),
	date("comment_start", func(p *plan) *ogp.Date { return &p.CommentStart }),
	date("comment_end", func(p *plan) *ogp.Date { return &p.CommentEnd }),
	choice("edition", "outline", []ogp.Outline{ogp.AnnexOutline, ogp.StandardsOutline}, func(p *plan) *ogp.Outline { return &p.Outline }),
}

func planID() planField {
	f := id("plan_id", otherID, func(p *plan) *ogp.ID { return &p.ID }, required)
	f.pattern = `^[A-Za-z0-9._-]+$`
	allowed := regexp.MustCompile(f.pattern)
	f.read = func(f *field, p *plan) {
		if p.ID = ogp.ID(f.prose()); !allowed.MatchString(string(p.ID)) {
			f.report(ogp.IDInvalid)
		}
	}
	return f
}

func mainLanguage() planField {
	return planField{
		spec: spec{key: "language", kind: short, required: true},
		read: func(f *field, p *plan) {
			if l, ok := f.readLanguage(f.Text); ok {
				p.Language = l
			}
		},
		write: func(_ *wording, p *plan, _ ogp.Lang) any { return text2cell(string(p.Language)) },
	}
}

func otherLanguages() planField {
	return planField{
		spec: spec{key: "other_languages", kind: short, list: true},
		read: func(f *field, p *plan) {
			f.Text = strings.ReplaceAll(f.Text, ",", ";")
			for _, item := range f.items() {
				if l, ok := f.readLanguage(item); ok {
					p.OtherLanguages = append(p.OtherLanguages, l)
				}
			}
		},
		write: func(_ *wording, p *plan, _ ogp.Lang) any {
			tags := make([]string, len(p.OtherLanguages))
			for i, l := range p.OtherLanguages {
				tags[i] = string(l)
			}
			return text2cell(strings.Join(tags, "; "))
		},
	}
}

// readLanguage reads a tag, or with a note a language's name.
func (f *field) readLanguage(s string) (ogp.Lang, bool) {
	if tag, err := language.Parse(s); err == nil && tag != language.Und {
		return ogp.Lang(tag.String()), true
	}
	if l, ok := f.words.language(s); ok {
		f.reportAbout(s, ogp.ValueRead, "as", string(l))
		return l, true
	}
	f.reportAbout(s, ogp.ValueUnknown, offers("reading.language_tag")...)
	return "", false
}

// planLayout is the sheet Plan as a layout: its fields are its "columns".
func planLayout() layout {
	l := layout{key: "plan", id: "plan_id"}
	for _, f := range planFields {
		l.columns = append(l.columns, f.spec)
	}
	return l
}

// readPlanSheet reads the sheet Plan. Its rows are found by the label or key
// in the field column, its values stand in the column headed Value.
func readPlanSheet(r *reading, p *ogp.Plan) {
	p.File, p.Places = r.file, map[string]ogp.Place{}
	p.Kind, p.PublishContacts, p.Outline = ogp.EndOfTerm, ogp.PublishName, ogp.AnnexOutline
	l := planLayout()
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
	for _, s := range l.columns {
		if _, ok := seen[s.key]; s.required && (!ok || blankField(p, s.key)) {
			r.add(ogp.Finding{Code: ogp.PlanFieldMissing, At: p.At(s.key), Args: labelled("field", "column.plan", s.key)})
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
			t.leaveOut(ogp.Finding{Code: ogp.FieldUnknown, At: t.at(row.Cells[0].Col, row.N), Args: map[string]string{"field": "", "nearest": ""}}, t.rowCells(row))
		}
		return
	}
	key, known := t.words.headers["plan"][fold(label.Text)]
	if !known {
		if filled {
			t.leaveOut(ogp.Finding{Code: ogp.FieldUnknown, At: t.at(label.Col, row.N),
				Args: map[string]string{"field": xlsx.Clean(label.Text), ogp.KeyArg("nearest"): t.nearestField(xlsx.Clean(label.Text))}}, t.rowCells(row))
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
	i := t.layout.column(key)
	for _, c := range row.Cells {
		lang, isValue := cols.values[c.Col]
		if !isValue {
			continue
		}
		f := &field{table: t, Cell: c, row: row.N, spec: &planFields[i].spec, lang: lang}
		if lang == "" {
			p.Places[key] = f.where()
		}
		if !f.settle() {
			continue
		}
		if lang != "" && !f.spec.localised {
			f.report(ogp.ValueUnknown, offers("reading.main_value")...)
			continue
		}
		planFields[i].read(f, p)
	}
}

// nearestField is the term of the field whose label, in any language, is near
// to what was typed.
func (t *table) nearestField(text string) string {
	for _, c := range t.words.words {
		labels := make([]string, len(t.layout.columns))
		for i, s := range t.layout.columns {
			labels[i] = c.Label("column.plan", s.key)
		}
		if i := slices.Index(labels, ogp.Nearest(text, labels)); i >= 0 {
			return "column.plan." + t.layout.columns[i].key
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
			case c.Col == helpColumn:
				if !t.words.isText(c.Text) {
					notes = append(notes, t.cells(t.grid, []xlsx.Row{{N: row.N, Cells: []xlsx.Cell{c}}}, noName)...)
				}
			default:
				t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: t.at(c.Col, row.N), Found: xlsx.Clean(c.Text)}, t.cells(t.grid, []xlsx.Row{{N: row.N, Cells: []xlsx.Cell{c}}}, noName))
			}
		}
	})
	if len(notes) > 0 {
		t.leaveOut(ogp.Finding{Code: ogp.CellOutside, At: notes[0].At}, notes)
	}
}

// helpColumn of the sheet Plan explains each field in words of ours.
const helpColumn = 3

// blankField tells whether a required field was given no value that could be
// read.
func blankField(p *ogp.Plan, key string) bool {
	w := &wording{}
	for _, f := range planFields {
		if f.key == key {
			v := f.write(w, p, "")
			d, isDate := v.(ogp.Date)
			return v == nil || isDate && !d.Known() // words are no start or end of a plan
		}
	}
	return true
}

// learnPlan takes from the sheet Plan what the other sheets need.
func (k *knowledge) learnPlan(p *ogp.Plan, v *vocabulary) {
	k.planID, k.language = p.ID, p.Language
	v.learnLanguage(p.Language)
	for _, l := range p.OtherLanguages {
		v.learnLanguage(l)
	}
	fix := func(t ogp.Text) {
		if s, ok := t[p.Language]; ok && p.Language != "" {
			if _, main := t[""]; !main {
				t[""] = s
			}
			delete(t, p.Language)
		}
	}
	for _, t := range []ogp.Text{p.Country, p.Title, p.CoordinatingAgency, p.Forum} {
		fix(t)
	}
}
