package forms

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/ogp"
	"selfassess/templates"
)

// WriteTranslation writes texts for a translator: a sheet in which each stands
// beside the cell for its translation into a language. The words are those of
// the catalogue, which need not be of that language. Translations into others
// that rows hold keep their columns.
func WriteTranslation(out io.Writer, rows []ogp.Translation, to ogp.Lang, c *templates.Catalogue) error {
	w := newWriter(c)
	l := columns.Translations.Layout()
	l.Columns = translatedInto(l, rows, to)
	sheet := w.Label("sheet", l.Key)
	b := block{Layout: l, sheet: sheet, rows: columns.Translations.Rows(w.Wording, l.Columns, rows),
		last: columns.HeaderRow + len(rows), form: true, lines: 1}
	w.writeTable(b, sheet, w.Text("form.translation_note"))
	return w.finish(out)
}

// translatedInto are the columns with one for each language.
func translatedInto(l columns.Layout, rows []ogp.Translation, to ogp.Lang) []columns.Spec {
	langs := []ogp.Lang{to}
	for i := range rows {
		for _, lang := range rows[i].Text.Langs() {
			if !slices.Contains(langs, lang) {
				langs = append(langs, lang)
			}
		}
	}
	slices.Sort(langs[1:])
	k := l.Column("translation")
	var each []columns.Spec
	for _, lang := range langs {
		s := l.Columns[k]
		s.Lang = lang
		each = append(each, s)
	}
	return slices.Concat(l.Columns[:k:k], each, l.Columns[k+1:])
}

// TextPlace says in words where a text stands: "Ministry of Health ›
// Commitments › 3 › Lessons learned". What the secretariat has written itself
// begins with the sheet.
func TextPlace(p *ogp.Plan, t ogp.Untranslated, c *templates.Catalogue) string {
	w := columns.Wording{Catalogue: c}
	var parts []string
	if t.Agency != "" {
		name := ""
		if a := p.Agency(t.Agency); a != nil {
			name = w.Main(a.Name)
		}
		parts = append(parts, cmp.Or(name, string(t.Agency)))
	}
	id := string(t.ID)
	if key := "narrative_section." + id; t.Sheet == columns.Narrative.Key && c.Has(key) {
		id = c.Text(templates.Term(key))
	}
	parts = append(parts, c.Label("sheet", t.Sheet), id, c.Label("column."+t.Sheet, t.Column))
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " › ")
}
