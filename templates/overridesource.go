package templates

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"selfassess/ogp"
)

// source is what a text was made from: the language, and the text or list as
// it was then, in quotes.
type source struct{ tag, quoted string }

var (
	sourceLine = regexp.MustCompile(`^# ([a-z]{2,3}(?:-[A-Za-z0-9]+)*): (".*"|\[.*\])$`)
	tableLine  = regexp.MustCompile(`^\[([^\[\]]+)\]$`)
	keyLine    = regexp.MustCompile(`^((?:"[^"]+"|[A-Za-z0-9_-]+)(?:\.(?:"[^"]+"|[A-Za-z0-9_-]+))*) *=`)
)

// sources reads what `lang new` has written above each text: it stands there as
// a comment, which no reader of TOML gives.
func sources(data []byte) map[string]source {
	made := map[string]source{}
	table, last := "", source{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if m := sourceLine.FindStringSubmatch(line); m != nil {
			last = source{m[1], m[2]}
		} else if m := tableLine.FindStringSubmatch(line); m != nil {
			table, last = strings.ReplaceAll(m[1], `"`, "")+".", source{}
		} else if m := keyLine.FindStringSubmatch(line); m != nil {
			if last.tag != "" {
				made[table+strings.ReplaceAll(m[1], `"`, "")] = last
			}
			last = source{}
		}
	}
	return made
}

// quoted is a text or list of a catalogue as it stands in a source.
func (c *Catalogue) quoted(key string) string {
	if list, is := c.lists[key]; is {
		items := make([]string, len(list))
		for i, s := range list {
			items[i] = quoteTOML(s)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	text, ok := c.named[key]
	if !ok {
		text, ok = c.words[key]
	}
	if !ok && optionalForm(key) {
		return c.quoted(key[:strings.LastIndex(key, ".")] + ".other")
	}
	return quoteTOML(text)
}

// quoteTOML writes a text as a basic string: TOML has no \x and no \a of Go's.
func quoteTOML(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f || r == 0xa0 || r >= 0x2000 && r <= 0x200f || r >= 0x2028 && r <= 0x202f || r >= 0x2060 && r <= 0x206f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Changed tells which texts were made from words that the program says
// otherwise today.
func (o *Overrides) Changed() (fs []ogp.Finding, err error) {
	for _, l := range o.langs {
		for _, key := range sortedKeys(l.own) {
			t := l.own[key]
			from, known, err := For(t.from.tag)
			if err != nil {
				return nil, err
			}
			if t.from.tag == "" || !known || t.from.quoted == from.quoted(key) {
				continue
			}
			fs = append(fs, OwnTextFinding(ogp.OwnTextChanged, t.file, t.text, "key", key, "language", t.from.tag, "now", from.quoted(key)))
		}
	}
	return fs, nil
}

// Missing tells one by one which texts an added language lacks.
func (o *Overrides) Missing() (fs []ogp.Finding, err error) {
	ref, err := Load(Reference)
	if err != nil {
		return nil, err
	}
	for _, l := range o.langs {
		if l.base != nil {
			continue
		}
		lacking := l.lacking(ref)
		slices.SortStableFunc(lacking, func(a, b string) int { return strings.Compare(homes()[a], homes()[b]) })
		for _, key := range lacking {
			file := path.Join(path.Dir(l.file), homes()[key])
			fs = append(fs, OwnTextFinding(ogp.OwnTextMissing, file, "", "key", key, "english", ref.quoted(key), "language", l.tag))
		}
	}
	return fs, nil
}

// homes are the files in which the reference has each key.
var homes = sync.OnceValue(func() map[string]string {
	in := map[string]string{}
	entries, _ := files.ReadDir(path.Join("lang", Reference))
	for _, e := range entries {
		c := &Catalogue{words: map[string]string{}, lists: map[string][]string{}}
		if c.readFile(files, path.Join("lang", Reference, e.Name())) != nil {
			continue // Load says it
		}
		for _, key := range c.Keys() {
			in[key] = e.Name()
		}
	}
	return in
})

// EachText visits every text of the ministry with its place.
func (o *Overrides) EachText(visit func(tag, file, key, text string)) {
	for _, l := range o.langs {
		for _, key := range sortedKeys(l.own) {
			t := l.own[key]
			for _, text := range append(slices.Clone(t.list), t.text) {
				if text != "" {
					visit(l.tag, t.file, key, text)
				}
			}
		}
	}
}

// FileOf is where a text of a language stands.
func (o *Overrides) FileOf(tag, key string) string {
	for _, l := range o.langs {
		if t, ok := l.own[key]; ok && l.tag == tag {
			return t.file
		}
	}
	return ""
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
