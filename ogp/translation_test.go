package ogp

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// translator makes the workbook of a translator who has done what which says, of
// the texts that the report lacks in English.
func translator(file string, texts []Untranslated, which func(i int) bool) Return {
	r := Return{File: file}
	for i, u := range texts {
		row := Translation{Mark: TextMark(u.Source), Source: u.Source, Origin: from(file, "Translation", 5+i)}
		row.Origin.Columns = map[string]string{"fingerprint": "D", "translation::en": "C"}
		if which(i) {
			row.Text = Text{"en": "english of " + u.Source}
		}
		r.Translations = append(r.Translations, row)
	}
	return r
}

func all(int) bool  { return true }
func none(int) bool { return false }

func TestTranslatingKeepsItsPromises(t *testing.T) {
	for seed := range uint64(100) {
		c := newChance(seed)
		p, returns := c.plan(), c.returns()
		before := Merge(p, returns)
		texts := before.Untranslated("en")
		with := func(rs ...Return) *Report { return Merge(p, slices.Concat(returns, rs)) }

		if r := with(translator("t.xlsx", texts, none)); !reflect.DeepEqual(before, r) {
			t.Errorf("seed %d: a list that nobody has translated changes the report", seed)
		}
		whole := with(translator("t.xlsx", texts, all))
		if left := whole.Untranslated("en"); len(left) > 0 {
			t.Errorf("seed %d: all is translated, and still to be translated are %+v", seed, left)
		}
		if !slices.EqualFunc(before.Returns, whole.Returns, func(a, b ReturnStatus) bool { return a.Fingerprint == b.Fingerprint }) {
			t.Errorf("seed %d: a translation changes the fingerprint of a return", seed)
		}
		if !reflect.DeepEqual(withoutEnglish(before), withoutEnglish(whole)) {
			t.Errorf("seed %d: a translation changes what stands in another language", seed)
		}
		half := with(translator("t.xlsx", texts, func(i int) bool { return i%2 == 0 }))
		if n := len(half.Untranslated("en")); n != len(texts)/2 {
			t.Errorf("seed %d: of %d texts half are translated, and %d remain", seed, len(texts), n)
		}
		one := translator("a.xlsx", texts, func(i int) bool { return i%2 == 0 })
		other := translator("b.xlsx", texts, func(i int) bool { return i%2 == 1 })
		slices.Reverse(other.Translations)
		if r := with(one, other); !reflect.DeepEqual(r, with(other, one)) || len(r.Untranslated("en")) > 0 {
			t.Errorf("seed %d: the order of files changes the report", seed)
		}
		twin := newChance(seed)
		if !reflect.DeepEqual(p, twin.plan()) || !reflect.DeepEqual(returns, twin.returns()) {
			t.Fatalf("seed %d: translating changed what was read", seed)
		}
	}
}

// withoutEnglish are the texts of a report in all other languages.
func withoutEnglish(r *Report) (all []string) {
	r.eachText(func(t placedText) {
		for _, lang := range t.text.Langs() {
			if lang != "en" {
				all = append(all, fmt.Sprint(t.Sheet, t.Column, t.ID, lang, (*t.text)[lang]))
			}
		}
	})
	return all
}

func TestWhyATranslationIsNotTaken(t *testing.T) {
	p := &Plan{ID: "P", File: "plan.xlsx", Language: "es", Title: words("Plan"), Country: Text{"": "País", "en": "Country"},
		Agencies: []Agency{{ID: "MJ", Name: words("Ministerio")}}}
	row := func(n int, source, lang, text string) Translation {
		o := from("t.xlsx", "Translation", n)
		o.Columns = map[string]string{"fingerprint": "D", InLang("translation", Lang(lang)): "C"}
		return Translation{Mark: TextMark(source), Source: source, Where: "Plan", Text: Text{Lang(lang): text}, Origin: o}
	}
	damaged := row(5, "Plan", "en", "Plan, damaged")
	damaged.Source = "Plano"
	tests := []struct {
		why  string
		rows []Translation
		want Text // of the title
		code Code
		at   string
	}{
		{"it is taken", []Translation{row(5, "Plan", "en", "The plan")}, Text{"": "Plan", "en": "The plan"}, "", ""},
		{"the same twice is taken", []Translation{row(5, "Plan", "en", "The plan"), row(6, "Plan", "en", "The plan")},
			Text{"": "Plan", "en": "The plan"}, "", ""},
		{"what was typed in a column of its own stays", []Translation{row(5, "País", "en", "Land")}, words("Plan"), "", ""},
		{"its text was changed", []Translation{row(5, "Plan viejo", "en", "Old plan")}, words("Plan"), TranslationStale, "C5"},
		{"two differ", []Translation{row(5, "Plan", "en", "The plan"), row(6, "Plan", "en", "A plan")}, words("Plan"), TranslationConflict, "C5"},
		{"its text was touched", []Translation{damaged}, words("Plan"), TranslationDamaged, "D5"},
		{"it is into the language of the plan", []Translation{row(5, "Plan", "", "Plano")}, words("Plan"), TranslationMain, "C5"},
	}
	for _, c := range tests {
		r := Merge(p, []Return{{File: "t.xlsx", Translations: c.rows}})
		if got := r.Plan.Title; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: the title is %v, want %v", c.why, got, c.want)
		}
		found := slices.IndexFunc(r.Findings, func(f Finding) bool { return strings.HasPrefix(string(f.Code), "translation-") })
		switch {
		case c.code == "" && found >= 0:
			t.Errorf("%s: found %+v", c.why, r.Findings[found])
		case c.code != "" && (found < 0 || r.Findings[found].Code != c.code || r.Findings[found].At.Cell != c.at):
			t.Errorf("%s: findings %+v, want %s at %s", c.why, r.Findings, c.code, c.at)
		}
		if r.Plan.Country["en"] != "Country" {
			t.Errorf("%s: what was typed is %v", c.why, r.Plan.Country)
		}
	}
}

// A translation is published, too: what it holds of people is warned of where
// the translator has written it.
func TestTranslationsAreLookedThroughForDataOfPeople(t *testing.T) {
	p := &Plan{ID: "P", File: "plan.xlsx", Title: words("Plan"), Events: []Event{
		{Title: words("Reunión"), Points: words("Escriba a la oficina"), Origin: from("plan.xlsx", "Consultations", 5)}}}
	r := Merge(p, nil)
	r = Merge(p, []Return{func() Return {
		ret := translator("t.xlsx", r.Untranslated("en"), all)
		for i := range ret.Translations {
			ret.Translations[i].Text["en"] = fmt.Sprintf("write to anna%d@example.org", i)
		}
		return ret
	}()})
	var at []string
	for _, f := range r.Findings {
		if f.Code == PersonalData {
			at = append(at, f.At.String())
		}
	}
	want := []string{"t.xlsx › Translation!C5", "t.xlsx › Translation!C6", "t.xlsx › Translation!C7"}
	if !slices.Equal(at, want) {
		t.Errorf("found at %q, want %q", at, want)
	}
}
