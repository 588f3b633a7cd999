package templates

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"selfassess/templates/numbers"
)

// cldrFile reads a file of CLDR's own data in JSON, below the key of the language.
func cldrFile(t *testing.T, pack, lang, file string, into any) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(os.Getenv("SELFASSESS_CLDR"), pack, "main", lang, file))
	if err != nil {
		t.Fatal(err)
	}
	var tree struct{ Main map[string]json.RawMessage }
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(tree.Main[lang], into); err != nil {
		t.Fatal(err)
	}
}

func needCLDR(t *testing.T) {
	t.Helper()
	if os.Getenv("SELFASSESS_CLDR") == "" {
		if os.Getenv("SELFASSESS_REQUIRE_TOOLS") != "" {
			t.Fatal("SELFASSESS_CLDR does not name the folder of CLDR's data")
		}
		t.Skip("SELFASSESS_CLDR does not name the folder of CLDR's data")
	}
}

// cldrLocales are those of CLDR whose language is shipped. English is written as
// in Britain, whatever its country; CLDR is not followed there.
func cldrLocales(t *testing.T) (tags []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(os.Getenv("SELFASSESS_CLDR"), "cldr-numbers-full", "main"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if shipped, ok := Shipped(e.Name()); ok && shipped != Reference {
			tags = append(tags, e.Name())
		}
	}
	if len(tags) < 80 {
		t.Fatalf("%d locales", len(tags))
	}
	return tags
}

func TestMonthsAreThoseOfCLDR(t *testing.T) {
	needCLDR(t)
	for _, tag := range cldrLocales(t) {
		var is struct {
			Dates struct {
				Calendars struct {
					Gregorian struct {
						Months struct {
							Format struct{ Wide, Abbreviated map[string]string }
						}
					}
				}
			}
		}
		cldrFile(t, "cldr-dates-full", tag, "ca-gregorian.json", &is)
		words, _, err := For(tag)
		if err != nil {
			t.Fatal(err)
		}
		names := is.Dates.Calendars.Gregorian.Months.Format
		for n := 1; n <= 12; n++ {
			key := strconv.Itoa(n)
			if got := words.Label("month", key); got != names.Wide[key] {
				t.Errorf("%s: month %d is %q, in CLDR %q", tag, n, got, names.Wide[key])
			}
			if got := words.Label("month_short", key); got != names.Abbreviated[key] {
				t.Errorf("%s: month %d is %q in short, in CLDR %q", tag, n, got, names.Abbreviated[key])
			}
		}
	}
}

// asPattern is a pattern of CLDR as our texts have it.
var asPattern = strings.NewReplacer("d", "{day}", "MMMM", "{month}", "MMM", "{month}", "y", "{year}", "'de'", "de")

func TestDatesAndListsAreThoseOfCLDR(t *testing.T) {
	needCLDR(t)
	for _, tag := range Languages() {
		if tag == Reference {
			continue // "30 September 2026" and "a, b and c", as in Britain
		}
		var is struct {
			Dates struct {
				Calendars struct {
					Gregorian struct {
						DateFormats     struct{ Long string }
						DateTimeFormats struct{ AvailableFormats map[string]string }
					}
				}
			}
			ListPatterns map[string]map[string]string
		}
		cldrFile(t, "cldr-dates-full", tag, "ca-gregorian.json", &is)
		cldrFile(t, "cldr-misc-full", tag, "listPatterns.json", &is)
		words, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		g := is.Dates.Calendars.Gregorian
		for term, pattern := range map[Term]string{
			FormatDate: g.DateFormats.Long, FormatMonth: g.DateTimeFormats.AvailableFormats["yMMMM"],
			FormatDayMonth: g.DateTimeFormats.AvailableFormats["MMMMd"], FormatDateShort: g.DateTimeFormats.AvailableFormats["yMMMd"],
			FormatMonthShort: g.DateTimeFormats.AvailableFormats["yMMM"], FormatDayMonthShort: g.DateTimeFormats.AvailableFormats["MMMd"],
		} {
			if got := words.Text(term); got != asPattern.Replace(pattern) {
				t.Errorf("%s: %s is %q, in CLDR %q", tag, term, got, asPattern.Replace(pattern))
			}
		}
		end := is.ListPatterns["listPattern-type-standard"]["end"]
		if got := words.Text(FormatAnd, "list", "{0}", "last", "{1}"); got != end {
			t.Errorf("%s: a list ends as %q, in CLDR as %q", tag, got, end)
		}
	}
}

func TestNumbersAreThoseOfCLDR(t *testing.T) {
	needCLDR(t)
	for _, tag := range cldrLocales(t) {
		var is struct{ Numbers map[string]json.RawMessage }
		cldrFile(t, "cldr-numbers-full", tag, "numbers.json", &is)
		text := func(key string) (s string) {
			_ = json.Unmarshal(is.Numbers[key], &s)
			return s
		}
		var symbols struct{ Decimal, Group, PercentSign string }
		system := text("defaultNumberingSystem")
		if err := json.Unmarshal(is.Numbers["symbols-numberSystem-"+system], &symbols); err != nil {
			t.Fatal(err)
		}
		s := numbers.Of(tag)
		if s.Decimal != symbols.Decimal || s.Group != symbols.Group || s.Percent != symbols.PercentSign {
			t.Errorf("%s: %+v, in CLDR %+v", tag, s, symbols)
		}
		grouped := strings.Contains(s.Whole(1234), s.Group)
		if grouped != (text("minimumGroupingDigits") == "1") {
			t.Errorf("%s: 1234 is written %s", tag, s.Whole(1234))
		}
		if arabic := s.Digits("1") == "١"; arabic != (system == "arab") {
			t.Errorf("%s: 1 is written %s, and CLDR has the digits %s", tag, s.Digits("1"), system)
		}
	}
}

func TestPluralsHaveTheFormsOfCLDR(t *testing.T) {
	needCLDR(t)
	b, err := os.ReadFile(filepath.Join(os.Getenv("SELFASSESS_CLDR"), "cldr-core", "supplemental", "plurals.json"))
	if err != nil {
		t.Fatal(err)
	}
	var is struct {
		Supplemental map[string]json.RawMessage
	}
	rules := map[string]map[string]string{}
	if err := json.Unmarshal(b, &is); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(is.Supplemental["plurals-type-cardinal"], &rules); err != nil {
		t.Fatal(err)
	}
	for _, tag := range Languages() {
		words, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range words.Keys() {
			base, last := key[:max(0, strings.LastIndex(key, "."))], key[strings.LastIndex(key, ".")+1:]
			if _, form := pluralForms[last]; form && isPlural(words, base) && rules[tag]["pluralRule-count-"+last] == "" {
				t.Errorf("%s: %s has a plural form that the language lacks", tag, key)
			}
		}
		for _, base := range pluralTerms(words) {
			for rule := range rules[tag] {
				form := strings.TrimPrefix(rule, "pluralRule-count-")
				millions := form == "many" && slices.Contains([]string{"es", "fr"}, tag) // of whole millions alone
				if !words.Has(base+"."+form) && !millions {
					t.Errorf("%s: %s lacks the form %s", tag, base, form)
				}
			}
		}
	}
}

// isPlural tells whether the texts below a key are plural forms of one.
func isPlural(c *Catalogue, base string) bool {
	return c.Has(base+".one") && c.Has(base+".other")
}

// pluralTerms are the keys that have plural forms, in order.
func pluralTerms(c *Catalogue) (terms []string) {
	for _, key := range c.Keys() {
		if base, ok := strings.CutSuffix(key, ".other"); ok && isPlural(c, base) {
			terms = append(terms, base)
		}
	}
	return terms
}

// quotationMarks are those of all languages; an apostrophe is none.
const quotationMarks = "«»“”„‚‘"

func TestQuotationMarksAreThoseOfCLDR(t *testing.T) {
	needCLDR(t)
	for _, tag := range Languages() {
		if tag == Reference {
			continue // messages in English have those of keyboards, which the terminal of any computer shows
		}
		var is struct {
			Delimiters struct{ QuotationStart, QuotationEnd, AlternateQuotationStart, AlternateQuotationEnd string }
		}
		cldrFile(t, "cldr-misc-full", tag, "delimiters.json", &is)
		d := is.Delimiters
		words, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range words.Keys() {
			text := words.words[key]
			if strings.Count(text, d.QuotationStart) != strings.Count(text, d.QuotationEnd) && d.QuotationStart != d.QuotationEnd {
				t.Errorf("%s: %s opens and closes quotation marks unequally: %q", tag, key, text)
			}
			if i := strings.IndexAny(text, quotationMarks); i >= 0 &&
				!strings.ContainsAny(text, d.QuotationStart+d.QuotationEnd+d.AlternateQuotationStart+d.AlternateQuotationEnd) {
				t.Errorf("%s: %s has the quotation marks of another language: %q", tag, key, text)
			}
		}
	}
}
