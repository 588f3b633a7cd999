package templates

import (
	"bytes"
	"embed"
	"fmt"
	"iter"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// Languages returns the tags of all shipped languages.
func Languages() []string {
	entries, _ := files.ReadDir("lang")
	tags := make([]string, 0, len(entries))
	for _, e := range entries {
		tags = append(tags, e.Name())
	}
	return tags
}

// Shipped is the tag of the language whose words serve a tag: itself, or the
// language without its region ("es" for "es-EC"). A script is never left out.
func Shipped(tag string) (string, bool) { return Among(tag, Languages()) }

// Among is the one of the tags that serves a tag: itself, or the language
// without its region. A script is never left out.
func Among(tag string, tags []string) (string, bool) {
	t, err := language.Parse(tag)
	for ; err == nil && t != language.Und; t = t.Parent() {
		if slices.Contains(tags, t.String()) {
			return t.String(), true
		}
	}
	return "", false
}

// For returns the words for a language tag: those of the shipped language that
// serves it, under the tag itself, whose region decides how numbers are
// written. ok is false if none does.
func For(tag string) (c *Catalogue, ok bool, err error) {
	shipped, ok := Shipped(tag)
	if !ok {
		return nil, false, nil
	}
	c, err = Load(shipped)
	if err != nil || tag == shipped {
		return c, true, err
	}
	return c.in(tag), true, nil
}

// in is the catalogue under a tag with a region, with the words of its country.
func (c *Catalogue) in(tag string) *Catalogue {
	with := *c
	with.Tag, with.tag = tag, language.Make(tag)
	with.words = maps.Clone(c.words)
	region, _ := with.tag.Region()
	for key, text := range c.words {
		if rest, ok := strings.CutPrefix(key, regions); ok {
			where, _, _ := strings.Cut(rest, ".")
			if slices.Contains(strings.Split(where, "_"), region.String()) {
				with.words[unregional(key)] = text
			}
		}
	}
	return &with
}

// Regional gives the words that countries have in the place of others, with the
// keys of these, in no order.
func (c *Catalogue) Regional() iter.Seq2[string, string] {
	return func(yield func(key, text string) bool) {
		for key, text := range c.words {
			if strings.HasPrefix(key, regions) && !yield(unregional(key), text) {
				return
			}
		}
	}
}

// The words of each language stand in a table as well, which a test makes of the
// catalogue and which is read in a tenth of the time. It begins with the words
// that people type into workbooks, or that our own workbooks hold: they are read
// in every language, whatever that of the plan is.
//
//go:embed read
var tables embed.FS

// Read returns, for each shipped language, the words that are read; first those
// of the reference.
func Read() ([]*Catalogue, error) { return readOnce() }

var readOnce = sync.OnceValues(func() ([]*Catalogue, error) {
	var all []*Catalogue
	for _, tag := range Languages() {
		c, err := readTable(tag, false)
		if err != nil {
			return nil, err
		}
		if tag == Reference {
			all = slices.Insert(all, 0, c)
		} else {
			all = append(all, c)
		}
	}
	return all, nil
})

func tableOf(tag string) string { return path.Join("read", tag+".txt") }

// restOfTable stands in a table between the words that are read and the others.
const restOfTable = "---"

// readTable reads lines of a key, "=" for a text and "+" for one of a list, and
// the text in quotes: the words that are read, or the whole table.
func readTable(tag string, whole bool) (*Catalogue, error) {
	b, err := tables.ReadFile(tableOf(tag))
	if err != nil {
		return nil, fmt.Errorf("no table of the words of language %q", tag)
	}
	c := &Catalogue{Tag: tag, tag: language.Make(tag), words: make(map[string]string, 4096), lists: map[string][]string{}, named: map[string]string{}}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		if line == restOfTable {
			if whole {
				continue
			}
			break
		}
		if err := c.readLine(line); err != nil {
			return nil, fmt.Errorf("%s: %w", tableOf(tag), err)
		}
	}
	return c, c.nameWords()
}

func (c *Catalogue) readLine(line string) error {
	at := strings.IndexAny(line, "=+")
	if at < 0 || len(line) < at+3 {
		return fmt.Errorf("%q is no line of a table", line)
	}
	key, text := line[:at], line[at+2:len(line)-1]
	if strings.Contains(text, `\`) {
		var err error
		if text, err = strconv.Unquote(line[at+1:]); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	if line[at] == '+' {
		c.lists[key] = append(c.lists[key], text)
	} else {
		c.words[key] = text
	}
	return nil
}

// table is the table of words: those that are read, and then the others.
func table(read, rest *Catalogue) []byte {
	var b bytes.Buffer
	read.writeTable(&b)
	b.WriteString(restOfTable + "\n")
	rest.writeTable(&b)
	return b.Bytes()
}

func (c *Catalogue) writeTable(b *bytes.Buffer) {
	for _, key := range c.Keys() {
		if text, ok := c.words[key]; ok {
			fmt.Fprintf(b, "%s=%q\n", key, text)
		}
		for _, item := range c.lists[key] {
			fmt.Fprintf(b, "%s+%q\n", key, item)
		}
	}
}

// readFiles are the files of a catalogue whose words are read, all of them.
var readFiles = []string{"common.toml", "workbook.toml"}

// readTerms are the words of other files that are read, too.
var readTerms = []Term{ReviewChannel, ReviewChannelPDF}

// RightToLeft tells whether the language is written from right to left.
func (c *Catalogue) RightToLeft() bool {
	script, _ := c.tag.Script()
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa":
		return true
	}
	return false
}
