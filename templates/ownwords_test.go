package templates

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"selfassess/ogp"
)

// asThemselves are the texts that say commitment, milestone or agency whatever
// the plan calls them, by the beginnings of their keys, with the reason.
var asThemselves = []struct{ key, why string }{
	{"word.", "these are the words"},
	{"own_words.", "it says what the plan's words stand for"},
	{"sheet.agencies", "the plan workbook is made before it has words of its own"},
	{"sheet.commitments", "the same"},
	{"sheet.milestones", "the same"},
	{"column.plan.word_", "the same"},
	{"column.agencies.", "the same"},
	{"column.commitments.", "the same"},
	{"column.milestones.", "the same"},
	{"column.repository.", "the same"},
	{"help.plan.", "the same"},
	{"help.agencies.", "the same"},
	{"help.commitments.", "the same"},
	{"help.milestones.", "the same"},
	{"help.repository.", "the same"},
	{"help.vocabulary.", "the same"},
	{"example.", "the same"},
	{"form.plan_readme.", "the same"},
	{"agency_kind.", "an entry of a list in the plan workbook"},
	{"narrative_section.", "the same"},
	{"form_earlier.", "earlier forms say it"},
	{"tag.", "the command line tells what tags mean before it knows a plan"},
	{"tag_", "the same"},
	{"cli.", "the terminal speaks of the program before it knows a plan"},
	{"cli_", "the same"},
}

// ofPlanSheets are the names of sheets of the plan workbook, and of a file.
var ofPlanSheets = strings.NewReplacer("sheet Agencies", "", "sheet Commitments of the plan", "", "sheet Milestones of the plan", "",
	"health-milestones.csv", "")

var plainWord = regexp.MustCompile(`(?i)\b(commitments?|milestones?|agenc(y|ies))\b`)

func TestTextsNameTheWordsThatAPlanMayReplace(t *testing.T) {
	c, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(c.words)) {
		text := c.words[key]
		if as, named := c.named[key]; named {
			text = as
		}
		text = ofPlanSheets.Replace(placeholders.ReplaceAllString(text, ""))
		if !plainWord.MatchString(text) {
			continue
		}
		i := slices.IndexFunc(asThemselves, func(a struct{ key, why string }) bool { return strings.HasPrefix(key, a.key) })
		if i < 0 {
			t.Errorf("%s says %q: put {word.…} in its place, or give a reason in asThemselves", key, plainWord.FindString(text))
			continue
		}
		used[asThemselves[i].key] = true
	}
	for _, a := range asThemselves {
		if !used[a.key] {
			t.Errorf("no text of %s… says any of the words", a.key)
		}
	}
}

var placeholders = regexp.MustCompile(`\{[^}]*\}`)

// article is what the word of a plan may not follow: whether it is "a" or "an"
// nobody knows. Nor can it take an ending.
var article = regexp.MustCompile(`(?i)\ban? \{word\.|\{word\.[A-Za-z]+\}['’\pL]`)

func TestNoArticleAndNoEndingIsPutToTheWordOfAPlan(t *testing.T) {
	c, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.named) < 200 {
		t.Fatalf("only %d texts name words", len(c.named))
	}
	for _, key := range slices.Sorted(maps.Keys(c.named)) {
		if article.MatchString(c.named[key]) {
			t.Errorf("%s: %q", key, c.named[key])
		}
	}
}

func TestThePlansWordsStandInThePlaceOfTheCatalogues(t *testing.T) {
	c, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	own := ogp.OwnWords{Commitment: ogp.OwnWord{Singular: "meta", Plural: "metas"}, Agency: ogp.OwnWord{Singular: "ǆep", Plural: "ǆepovi"}}
	with := c.WithWords(own)
	tests := []struct {
		why, got, want string
	}{
		{"within a sentence", with.Count("summary.no_commitment_finished", 2, "2"), "Not one of the 2 metas was finished when due."},
		{"at its beginning", with.Text("chart.by_level"), "Metas by completion level"},
		{"of a label", with.Label("column.return_commitments", "commitment"), "Meta number"},
		{"the letter of titles is that of Unicode", with.Label("column.meta", "agency"), "ǅep"},
		{"which scripts without capital letters do not have",
			c.WithWords(ogp.OwnWords{Milestone: ogp.OwnWord{Singular: "ეტაპი", Plural: "ეტაპები"}}).Label("word", "Milestones"), "ეტაპები"},
		{"what has no word of the plan keeps the catalogue's", with.Text("milestone.none"), "The meta has no milestones."},
		{"a finding", with.Advice(ogp.Finding{Code: ogp.MilestonesNone, Found: "3"}).Message, "meta 3 has no milestones"},
		{"the catalogue itself stays", c.Text("milestone.none"), "The commitment has no milestones."},
		{"and so does the word", with.Label("word", "Milestones"), "Milestones"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, tt.got, tt.want)
		}
	}
	if c.WithWords(ogp.OwnWords{}) != c {
		t.Error("a plan without words of its own has a catalogue of its own")
	}
}

// TestALanguageMayKeepAWordOfItsOwn: grammar may forbid a name in a sentence.
func TestALanguageMayKeepAWordOfItsOwn(t *testing.T) {
	en, err := Load(Reference)
	if err != nil {
		t.Fatal(err)
	}
	texts := func(last string) fstest.MapFS {
		var b strings.Builder
		for _, key := range en.Keys() {
			switch {
			case en.lists[key] != nil:
				b.WriteString(key + " = [\"x\"]\n")
			case strings.HasPrefix(key, wordSet+"."):
				b.WriteString(key + ` = "dlùth"` + "\n")
			case key == "milestone.none":
				b.WriteString(key + " = '" + last + "'\n")
			default:
				b.WriteString(key + ` = "x"` + "\n")
			}
		}
		return fstest.MapFS{"lang/gd/all.toml": {Data: []byte(b.String())}}
	}
	own := ogp.OwnWords{Milestone: ogp.OwnWord{Singular: "ceum", Plural: "ceumannan"}}
	for _, tt := range []struct{ text, want string }{
		{"gun cheum", "gun cheum"}, {"gun {word.milestone}", "gun ceum"}, {"{word.Milestones}", "Ceumannan"},
	} {
		c, err := LoadFrom(texts(tt.text), "gd")
		if err != nil {
			t.Fatal(err)
		}
		if got := c.WithWords(own).Text("milestone.none"); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.text, got, tt.want)
		}
	}
	want := `milestone.none names a word that [word] does not have: "gun {word.milstone}"`
	if _, err := LoadFrom(texts("gun {word.milstone}"), "gd"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
