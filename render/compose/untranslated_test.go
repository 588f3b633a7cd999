package compose

import (
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/render"
)

// foreignIn are the stretches of a document that are in a language.
func foreignIn(d *render.Document, lang string) string {
	var all []string
	for _, s := range spansOf(d) {
		if s.Lang == lang {
			all = append(all, s.Text)
		}
	}
	return strings.Join(all, "\n")
}

// What a translator is asked for is what the report shows in the plan's
// language, no more and no less.
func TestTheTranslatorIsAskedForWhatTheReportShows(t *testing.T) {
	p, r, _ := fullPlan()
	p.Language, p.WordCommitment, p.WordMilestone, p.WordAgency = "es", nil, nil, nil
	e := editionOf(t, p, r)
	texts, before := e.Report.Untranslated("en"), foreignIn(e.Document(), "es")
	if len(texts) < 60 {
		t.Fatalf("only %d texts are to be translated", len(texts))
	}
	translated := ogp.Return{File: "inputs/translation-en.xlsx"}
	for _, u := range texts {
		if words := strings.Fields(u.Source); !slices.ContainsFunc(words, func(w string) bool { return contains(before, w) }) {
			t.Errorf("%s %s: the report does not show %q", u.Sheet, u.Column, u.Source)
		}
		translated.Translations = append(translated.Translations, ogp.Translation{Mark: ogp.TextMark(u.Source), Source: u.Source,
			Text: ogp.Text{"en": "IN-ENGLISH"}})
	}
	after := editionOf(t, p, r, translated)
	rest := foreignIn(after.Document(), "es")
	for _, u := range texts {
		if contains(rest, u.Source) {
			t.Errorf("%s %s: %q is translated, and the report shows it in Spanish", u.Sheet, u.Column, u.Source)
		}
	}
	if all := after.Document().String(); strings.Contains(all, "[es]") || !strings.Contains(e.Document().String(), "[es]") {
		t.Error("the mark of a text that nobody has translated is missing, or stands where all are")
	}
}

func TestTheMarkIsExplainedInTheReadersLanguage(t *testing.T) {
	w := words{editionOf(t, &ogp.Plan{}).Locale}
	for tag, want := range map[string]string{"es": "Spanish", "ka": "Georgian"} {
		if got := w.languageName(tag); got != want {
			t.Errorf("%s is called %q, want %q", tag, got, want)
		}
	}
}

// Who fills in only the column for another language has written all the same.
func TestATextInAnotherLanguageAloneIsPrinted(t *testing.T) {
	p, r, _ := fullPlan()
	r.Results[0].Results = ogp.Text{"fr": "Ouvert à tous."}
	if d := editionOf(t, p, r).Document(); !strings.Contains(foreignIn(d, "fr"), "Ouvert à tous.") || !strings.Contains(d.String(), "[fr]") {
		t.Error("a text that stands in the column for a translation alone is not printed in its language")
	}
}
