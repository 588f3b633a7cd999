// Package templates holds what a secretariat may edit: Word templates, and the
// words of every language.
//
// What comes in are files beside this one, embedded in the program: a folder
// of words for each language (lang/en/*.toml) and the documents that
// [ReportDOCX] and [ExampleDOCX] return. Whoever edits them needs no Go, but for
// the test that makes a table of each language's words, which is what is read
// (read/en.txt).
//
// What goes out is a [Catalogue], from [Load]: the words of one language. Texts
// are asked for by a [Term]; terms are constants, so that a text which nobody
// prints, or one which is printed and not there, is found by a test and not by
// a reader. [LoadFrom] holds every language to the [Reference].
//
// [Catalogue.Advice] tells an [ogp.Finding] as [Advice]: what is wrong, what was
// expected, what to do. A finding has a code and values, and keys for what is
// itself a word ([ogp.KeyArg]): so the same finding can be told to an agency in
// one language and to the secretariat in another.
//
// What is true is decided in package ogp, and how numbers and dates are written
// in package render; neither must stand here. Here texts are only looked up and
// filled, and what is filled in is never searched for names.
package templates

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"selfassess/ogp"
)

//go:embed lang/*/*.toml
var files embed.FS

// Reference is the language that every other one is checked against.
const Reference = "en"

// Term names a text in the catalogue, e.g. "report.title".
type Term string

// Catalogue is the words of one language. It is immutable.
type Catalogue struct {
	Tag   string
	tag   language.Tag
	words map[string]string   // dotted key → text with {name} for values
	lists map[string][]string // dotted key → synonyms
	named map[string]string   // the texts that name words of a plan, as they are written; see WithWords
	own   ogp.OwnWords        // those of a plan
}

// Load returns the catalogue of a shipped language. Its table is read once: a
// catalogue never changes.
func Load(tag string) (*Catalogue, error) {
	once, _ := loaded.LoadOrStore(tag, sync.OnceValues(func() (*Catalogue, error) { return readTable(tag, true) }))
	return once.(func() (*Catalogue, error))()
}

var loaded sync.Map // tag → the function that reads that language once

// LoadFrom reads the catalogue of a language from the files lang/<tag>/*.toml.
// A key that the reference language lacks, or one that it has and this
// language lacks, is an error.
func LoadFrom(from fs.FS, tag string) (*Catalogue, error) {
	c, err := read(from, tag)
	if err != nil || tag == Reference {
		return c, err
	}
	ref, err := read(files, Reference)
	if err != nil {
		return nil, err
	}
	if diff := compare(ref, c); len(diff) > 0 {
		return nil, fmt.Errorf("language %s: %s", tag, strings.Join(diff, "; "))
	}
	return c, nil
}

func read(from fs.FS, tag string) (*Catalogue, error) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("language %q: %w", tag, err)
	}
	c := &Catalogue{Tag: tag, tag: parsed, words: map[string]string{}, lists: map[string][]string{}, named: map[string]string{}}
	names, err := fs.Glob(from, path.Join("lang", tag, "*.toml"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no texts for language %q", tag)
	}
	for _, name := range names {
		if err := c.readFile(from, name); err != nil {
			return nil, err
		}
	}
	return c, c.nameWords()
}

func (c *Catalogue) readFile(from fs.FS, name string) error {
	var tree map[string]any
	_, err := toml.DecodeFS(from, name, &tree)
	if err == nil {
		err = c.flatten("", tree)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (c *Catalogue) flatten(prefix string, tree map[string]any) error {
	for k, v := range tree {
		key := prefix + k
		if c.words[key] != "" || c.lists[key] != nil {
			return fmt.Errorf("%s stands twice", key)
		}
		switch v := v.(type) {
		case string:
			c.words[key] = v
		case map[string]any:
			if err := c.flatten(key+".", v); err != nil {
				return err
			}
		case []any:
			for _, s := range v {
				c.lists[key] = append(c.lists[key], fmt.Sprint(s))
			}
		default:
			return fmt.Errorf("%s is neither a text nor a list", key)
		}
	}
	return nil
}

// pluralForms are CLDR's names of plural forms; which of them a language
// has is its own affair, so they are left out of the comparison.
var pluralForms = map[string]plural.Form{"zero": plural.Zero, "one": plural.One, "two": plural.Two,
	"few": plural.Few, "many": plural.Many, "other": plural.Other}

func compare(ref, c *Catalogue) (diff []string) {
	for k := range ref.words {
		if _, ok := c.words[k]; !ok && !optionalForm(k) {
			diff = append(diff, k+" is missing")
		}
	}
	for k := range ref.lists {
		if _, ok := c.lists[k]; !ok && !strings.HasPrefix(k, synonyms) {
			diff = append(diff, k+" is missing")
		}
	}
	for k := range c.lists {
		word, ofSet := strings.CutPrefix(k, synonyms)
		if _, ok := ref.lists[k]; !ok && !(ofSet && ref.words[word] != "") {
			diff = append(diff, k+" is unknown")
		}
	}
	for k := range c.words {
		if _, ok := ref.words[unregional(k)]; !ok && !optionalForm(k) {
			diff = append(diff, k+" is unknown")
		}
	}
	sort.Strings(diff)
	return diff
}

// synonyms begins the keys of further words for those of a closed set, of which
// every language has its own: "synonym.month.9".
const synonyms = "synonym."

// regions begins the keys of words that some countries use in the place of
// their language's: "region.PE_UY.month.9" is that of Peru and Uruguay.
const regions = "region."

// unregional is the key of the word in the place of which a country has its own.
func unregional(key string) string {
	if rest, ok := strings.CutPrefix(key, regions); ok {
		_, key, _ = strings.Cut(rest, ".")
	}
	return key
}

func optionalForm(key string) bool {
	last := key[strings.LastIndex(key, ".")+1:]
	_, form := pluralForms[last]
	return form && last != "other"
}

// Keys returns every key of the catalogue in order, for tests.
func (c *Catalogue) Keys() []string {
	var keys []string
	for k := range c.words {
		keys = append(keys, k)
	}
	for k := range c.lists {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Has tells whether the catalogue has a text or list under the key.
func (c *Catalogue) Has(key string) bool {
	_, w := c.words[key]
	_, l := c.lists[key]
	return w || l
}

// Text returns the text of a term with its {names} replaced by the values
// given as name, value, name, value … A value is never searched for names.
func (c *Catalogue) Text(t Term, values ...string) string {
	s, ok := c.words[string(t)]
	if !ok {
		return "[" + string(t) + "]" // cannot happen: a test compares terms and keys
	}
	return fill(s, values)
}

// Count returns the plural form of a term for n. {n} is replaced by number,
// n as the locale writes it.
func (c *Catalogue) Count(t Term, n int, number string, values ...string) string {
	form := plural.Cardinal.MatchPlural(c.tag, n, 0, 0, 0, 0)
	key := string(t) + ".other"
	for name, f := range pluralForms {
		if f == form && c.Has(string(t)+"."+name) {
			key = string(t) + "." + name
		}
	}
	return c.Text(Term(key), append([]string{"n", number}, values...)...)
}

// Label returns the word for a key of a closed set: Label("level",
// "completed") is the text "level.completed".
func (c *Catalogue) Label(set, key string) string { return c.Text(Term(set + "." + key)) }

// List returns the list under a key, e.g. the words that mean yes.
func (c *Catalogue) List(key string) []string { return c.lists[key] }

// fill replaces {names} by their values in one pass: a value is never
// searched for names, and a name without a value stays as it is.
func fill(s string, values []string) string {
	if len(values) == 0 || !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := valueOf(name, values)
		if !closed || !known {
			b.WriteByte('{')
			s = rest
			continue
		}
		b.WriteString(value)
		s = after
	}
}

func valueOf(name string, values []string) (string, bool) {
	for i := 0; i+1 < len(values); i += 2 {
		if values[i] == name {
			return values[i+1], true
		}
	}
	return "", false
}
