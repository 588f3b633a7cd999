package templates

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"slices"
	"testing"

	"golang.org/x/text/feature/plural"
)

var update = flag.Bool("update", false, "write the tables of the words that are read")

// The tables of words are made of the catalogues.
func TestTablesOfWordsAreThoseOfTheCatalogues(t *testing.T) {
	for _, tag := range Languages() {
		want := tableFrom(t, tag)
		if *update {
			if os.Getenv("CI") != "" {
				t.Fatal("CI compares, and writes nothing")
			}
			if err := os.WriteFile(tableOf(tag), want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := tables.ReadFile(tableOf(tag)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the catalogue says; run go test ./templates -update (%v)", tableOf(tag), err)
		}
	}
}

// tableFrom makes the table of a language of the files of its catalogue, which
// is held to that of the reference.
func tableFrom(t *testing.T, tag string) []byte {
	t.Helper()
	if _, err := LoadFrom(files, tag); err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(files, "lang/"+tag+"/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	blank := func() *Catalogue {
		return &Catalogue{Tag: tag, words: map[string]string{}, lists: map[string][]string{}}
	}
	read, rest := blank(), blank()
	for _, name := range names {
		c := rest
		if slices.Contains(readFiles, path.Base(name)) {
			c = read
		}
		if err := c.readFile(files, name); err != nil {
			t.Fatal(err)
		}
	}
	for _, term := range readTerms {
		read.words[string(term)] = rest.words[string(term)]
		delete(rest.words, string(term))
	}
	return table(read, rest)
}

func TestWordsThatAreReadAreThoseOfTheirLanguage(t *testing.T) {
	all, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(Languages()) || all[0].Tag != Reference {
		t.Errorf("%d languages, first %s", len(all), all[0].Tag)
	}
	for _, c := range all {
		full, err := Load(c.Tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range c.Keys() {
			if c.words[key] != full.words[key] || !slices.Equal(c.lists[key], full.lists[key]) {
				t.Errorf("%s: %s is not what the catalogue says", c.Tag, key)
			}
		}
	}
}

func TestEveryPluralFormOfALanguageIsThere(t *testing.T) {
	for _, tag := range Languages() {
		c, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		used := map[plural.Form]bool{}
		for n := range 200 {
			used[plural.Cardinal.MatchPlural(c.tag, n, 0, 0, 0, 0)] = true
		}
		for _, term := range pluralTerms(c) {
			for name, form := range pluralForms {
				if has := c.Has(term + "." + name); has != (used[form] || name == "other") {
					t.Errorf("%s: %s.%s is there: %v; is it used: %v", tag, term, name, has, used[form])
				}
			}
		}
	}
}

func TestCountriesHaveMonthsOfTheirOwn(t *testing.T) {
	for _, c := range []struct{ tag, want, why string }{
		{"es", "septiembre", "Spain"},
		{"es-EC", "septiembre", "Ecuador says so, too"},
		{"es-PE", "setiembre", "Peru does not"},
		{"es-UY", "setiembre", "nor does Uruguay"},
		{"ar", "سبتمبر", "no country"},
		{"ar-JO", "أيلول", "Jordan"},
		{"ar-MA", "شتنبر", "Morocco"},
	} {
		words, _, err := For(c.tag)
		if err != nil || words.Label("month", "9") != c.want {
			t.Errorf("%s: in %s the ninth month is %s, want %s (%v)", c.why, c.tag, words.Label("month", "9"), c.want, err)
		}
	}
}

func TestRegionsTakeTheWordsOfTheirLanguage(t *testing.T) {
	for _, c := range []struct{ tag, shipped, why string }{
		{"en", "en", "itself"},
		{"en-NZ", "en", "a region"},
		{"EN-nz", "en", "whatever the case"},
		{"sr-Latn", "", "not shipped"},
		{"und", "", "no language"},
		{"", "", "nothing"},
		{"?", "", "no tag"},
	} {
		if got, ok := Shipped(c.tag); got != c.shipped || ok != (c.shipped != "") {
			t.Errorf("%s: %q has the words of %q, want %q", c.why, c.tag, got, c.shipped)
		}
		words, ok, err := For(c.tag)
		if err != nil || ok != (c.shipped != "") || ok && words.Tag != c.tag {
			t.Errorf("%s: %v, %v, %v", c.why, words, ok, err)
		}
	}
}
