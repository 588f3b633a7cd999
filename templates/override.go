package templates

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/language"

	"selfassess/ogp"
)

// OwnFile is a file with texts of a ministry: of the language that its folder
// is called by.
type OwnFile struct {
	Tag  string // of the language
	Name string // as messages call it: "lang/fr/words.toml"
	Data []byte
}

// Overrides are the texts that a ministry has in the place of those of the
// program, and languages that it has added. Either all of them are used or,
// where Findings holds an error, none.
type Overrides struct {
	Findings []ogp.Finding
	langs    []*override
}

// override are the texts of one language.
type override struct {
	tag   string
	own   map[string]ownText
	base  *Catalogue // what they replace; nil for a language that is not shipped
	lacks []string   // of such a language: the keys without a text
	all   *Catalogue // the whole language; nil while it lacks texts
	file  string     // the first of its files
}

// ownText is a text or a list with the place where it stands.
type ownText struct {
	text   string
	list   []string
	isList bool
	file   string
	from   source // what it was made from, if that stands beside it
}

// Override reads the texts of a ministry and holds them to the reference.
func Override(files []OwnFile) (*Overrides, error) {
	o := &Overrides{}
	ref, err := Load(Reference)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		o.read(o.of(f), f)
	}
	slices.SortStableFunc(o.langs, func(a, b *override) int { return len(a.tag) - len(b.tag) }) // what a region stands on first
	for _, l := range o.langs {
		if l.base, _, err = o.For(l.tag); err != nil {
			return nil, err
		}
		o.check(ref, l)
		if !o.failed() {
			if err := l.complete(ref); err != nil {
				return nil, err
			}
		}
	}
	return o, nil
}

// of are the texts of a file's language.
func (o *Overrides) of(f OwnFile) *override {
	for _, l := range o.langs {
		if l.tag == f.Tag {
			return l
		}
	}
	l := &override{tag: f.Tag, own: map[string]ownText{}, file: f.Name}
	o.langs = append(o.langs, l)
	return l
}

func (o *Overrides) failed() bool {
	return slices.ContainsFunc(o.Findings, func(f ogp.Finding) bool { return f.Severity() == ogp.Error })
}

func (o *Overrides) add(code ogp.Code, file, found string, args ...string) {
	o.Findings = append(o.Findings, OwnTextFinding(code, file, found, args...))
}

// OwnTextFinding is a finding about a text of a ministry, of which the key is
// the row.
func OwnTextFinding(code ogp.Code, file, found string, args ...string) ogp.Finding {
	f := ogp.Finding{Code: code, At: ogp.Place{File: file}, Found: found}
	f.With(args...)
	f.Row = ogp.ID(f.Args["key"])
	return f
}

// read takes the texts of a file. A text of nothing is one that nobody has
// written yet.
func (o *Overrides) read(l *override, f OwnFile) {
	if tooDeep(f.Data) {
		o.add(ogp.OwnTextFile, f.Name, "", ogp.KeyArg("reason"), "own_text_file.too_deep",
			ogp.KeyArg("remedy"), "own_text_remedy.syntax", "line", "")
		return
	}
	var tree map[string]any
	if _, err := toml.NewDecoder(bytesOf(f.Data)).Decode(&tree); err != nil {
		line := ""
		if at := (toml.ParseError{}); errors.As(err, &at) {
			line = strconv.Itoa(at.Position.Line)
		}
		o.add(ogp.OwnTextFile, f.Name, "", ogp.KeyArg("reason"), "own_text_file.syntax",
			ogp.KeyArg("remedy"), "own_text_remedy.syntax", "line", line)
		return
	}
	made := sources(f.Data)
	flat := map[string]any{}
	flattenAny("", tree, flat)
	for _, key := range slices.Sorted(maps.Keys(flat)) {
		t := ownText{file: f.Name, from: made[key]}
		switch v := flat[key].(type) {
		case string:
			t.text = v
		case []any:
			t.isList = true
			for _, item := range v {
				if s, ok := item.(string); ok {
					t.list = append(t.list, s)
				} else {
					o.add(ogp.OwnTextKind, f.Name, fmt.Sprint(item), "key", key, ogp.KeyArg("wanted"), "own_text_kind.list")
				}
			}
		default:
			o.add(ogp.OwnTextKind, f.Name, fmt.Sprint(v), "key", key, ogp.KeyArg("wanted"), "own_text_kind.text")
			continue
		}
		if t.text == "" && len(t.list) == 0 {
			continue
		}
		if other, twice := l.own[key]; twice {
			o.add(ogp.OwnTextAgain, f.Name, t.text, "key", key, "other", other.file)
			continue
		}
		l.own[key] = t
	}
}

func bytesOf(b []byte) io.Reader {
	return strings.NewReader(strings.TrimPrefix(string(b), "\ufeff")) // as Notepad begins a file
}

func flattenAny(prefix string, tree, flat map[string]any) {
	for k, v := range tree {
		if inner, is := v.(map[string]any); is {
			flattenAny(prefix+k+".", inner, flat)
		} else {
			flat[prefix+k] = v
		}
	}
}

// complete makes the whole language, or notes what it lacks.
func (l *override) complete(ref *Catalogue) error {
	if l.base == nil {
		l.lacks = l.lacking(ref)
		if len(l.lacks) > 0 {
			return nil
		}
	}
	var err error
	l.all, err = l.over(l.base, func(string) bool { return true })
	return err
}

// lacking are the keys of which the language has no text, and which it needs.
func (l *override) lacking(ref *Catalogue) (keys []string) {
	for _, key := range ref.Keys() {
		if _, has := l.own[key]; !has && needed(ref, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// needed tells the keys that every language must have. Plural forms are those
// of the language; further words are its own affair; and in the words of the
// terminal only shipped languages speak.
func needed(ref *Catalogue, key string) bool {
	return !(optionalForm(key) && hasForms(headOf(key))) && !strings.HasPrefix(key, synonyms) && !OfTerminal(key)
}

// hasForms tells whether a key of the reference stands for the plural forms
// below it, and for nothing else.
func hasForms(head string) bool { return pluralHeads()[head] }

var pluralHeads = sync.OnceValue(func() map[string]bool {
	heads := map[string]bool{}
	ref, err := Load(Reference)
	if err != nil {
		return heads
	}
	for key := range ref.words {
		head := headOf(key)
		_, form := pluralForms[strings.TrimPrefix(key[len(head):], ".")]
		was, seen := heads[head]
		heads[head] = form && head != "" && (was || !seen)
	}
	return heads
})

// headOf is a key without its last part.
func headOf(key string) string { return key[:max(0, strings.LastIndex(key, "."))] }

// over lays the texts over a catalogue, those of the keys that are wanted. The
// texts of the catalogue that name words speak the new ones.
func (l *override) over(base *Catalogue, wanted func(key string) bool) (*Catalogue, error) {
	c := &Catalogue{Tag: l.tag, tag: language.Make(l.tag), words: map[string]string{}, lists: map[string][]string{}, named: map[string]string{}}
	if base != nil {
		maps.Copy(c.words, base.words)
		maps.Copy(c.words, base.named)
		maps.Copy(c.lists, base.lists)
	}
	for key, t := range l.own {
		switch {
		case !wanted(key):
		case t.isList:
			c.lists[key] = t.list
		default:
			c.words[key] = t.text
		}
	}
	return c, c.nameWords()
}
