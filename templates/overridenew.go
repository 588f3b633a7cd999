package templates

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Skeleton are the files, each with a head, of a language to be filled: every key with the words
// of another language above it. In a language that is shipped a key that stays
// empty has the words of the program.
func Skeleton(tag, from, head string) (made []OwnFile, err error) {
	words, ok, err := For(from)
	if err != nil || !ok {
		return nil, fmt.Errorf("no words of the language %q: %w", from, err)
	}
	shipped, _ := Shipped(from)
	entries, err := files.ReadDir(path.Join("lang", shipped))
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.Name() == TerminalFile {
			continue
		}
		var tree map[string]any
		md, err := toml.DecodeFS(files, path.Join("lang", shipped, e.Name()), &tree)
		if err != nil {
			return nil, err
		}
		made = append(made, OwnFile{Tag: tag, Name: e.Name(), Data: skeleton(words, tag, head, md.Keys())})
	}
	return made, nil
}

// skeleton writes the keys of a file, table by table in the order of the file.
// Plural forms are those of the new language.
func skeleton(words *Catalogue, tag, head string, keys []toml.Key) []byte {
	var tables []string
	lines := map[string][]string{} // of each table
	done := map[string]bool{}
	add := func(table, name, key string) {
		if done[key] {
			return
		}
		if done[key] = true; lines[table] == nil {
			tables = append(tables, table)
		}
		empty := `""`
		if words.lists[key] != nil {
			empty = "[]"
		}
		lines[table] = append(lines[table], fmt.Sprintf("# %s: %s\n%s = %s\n", words.Tag, words.quoted(key), name, empty))
	}
	for _, k := range keys {
		key, last := strings.Join(k, "."), len(k)-1
		switch {
		case !words.Has(key):
		case hasForms(headOf(key)):
			for _, form := range Forms(tag) {
				add(k[:last-1].String(), k[last-1:last].String()+"."+form, headOf(key)+"."+form)
			}
		default:
			add(k[:last].String(), k[last:].String(), key)
		}
	}
	slices.SortStableFunc(tables, func(a, b string) int { return min(len(a), 1) - min(len(b), 1) }) // keys without a table first
	var b strings.Builder
	for line := range strings.Lines(head) {
		b.WriteString("# " + line)
	}
	b.WriteString("\n\n")
	for _, table := range tables {
		if table != "" {
			fmt.Fprintf(&b, "[%s]\n", table)
		}
		b.WriteString(strings.Join(lines[table], "\n") + "\n")
	}
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}
