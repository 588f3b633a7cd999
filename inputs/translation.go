package inputs

import (
	"slices"
	"strings"

	"selfassess/inputs/columns"
	"selfassess/ogp"
)

// readTranslations reads what a translator has written. It stands in a workbook
// of the secretariat; in a form such a sheet has no place. What only stands
// where a translation is to come is none: it is kept, and the text stays in the
// plan's language.
func readTranslations(r *reading) []ogp.Translation {
	if r.agency != "" {
		return nil
	}
	begin := len(r.findings)
	rows := readSheet(r, columns.Translations, unchanged)
	unwritten := map[ogp.Place]ogp.Finding{}
	for _, f := range r.findings[begin:] {
		if f.Code == ogp.TextUnwritten {
			unwritten[f.At] = f
		}
	}
	for i := range rows {
		for _, lang := range rows[i].Text.Langs() {
			column := ogp.InLang(translation, lang)
			if f, ok := unwritten[rows[i].At(column)]; ok {
				r.keep(f, []ogp.Cell{{Column: column, Text: rows[i].Text[lang], At: f.At}})
				delete(rows[i].Text, lang)
			}
		}
	}
	return rows
}

// settleTranslated takes back that a grey cell was changed where it shows the
// plan's text as somebody has translated it: a form in that language has it so.
func (p *Project) settleTranslated() {
	said := map[[2]string]bool{}
	for _, r := range p.Returns {
		for i := range r.Translations {
			for _, text := range r.Translations[i].Text {
				said[[2]string{fold(r.Translations[i].Source), fold(text)}] = true
			}
		}
	}
	same := map[ogp.Place]bool{}
	for _, f := range p.Findings {
		if f.Code != ogp.LockedChanged || len(said) == 0 {
			continue
		}
		for plan := range strings.SplitSeq(f.Args["plan"], betweenLanguages) {
			same[f.At] = same[f.At] || said[[2]string{fold(plan), fold(f.Found)}]
		}
	}
	p.Findings = slices.DeleteFunc(p.Findings, func(f ogp.Finding) bool { return f.Code == ogp.LockedChanged && same[f.At] })
	for i := range p.Unplaced {
		if u := &p.Unplaced[i]; u.Code == ogp.LockedChanged {
			u.Cells = slices.DeleteFunc(u.Cells, func(c ogp.Cell) bool { return same[c.At] })
		}
	}
	p.Unplaced = slices.DeleteFunc(p.Unplaced, func(u ogp.Unplaced) bool { return len(u.Cells) == 0 })
}

// isTranslation tells a header of translations, whatever it says of their
// language.
func (v *vocabulary) isTranslation(header string) bool {
	base, _, found := ogp.CutLang(header)
	if !found {
		base, _, found = strings.Cut(header, "(")
	}
	return found && v.headers[columns.Translations.Key][fold(base)] == translation
}

// translation is the key of the column of translations.
const translation = "translation"
