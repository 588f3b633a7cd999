package secretariat

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"selfassess/ogp"
)

// What lies in a folder of texts is not trusted: each file is bounded, only
// plain ones are opened, and what is refused is named with its reason.
func TestFoldersOfTextsAreBounded(t *testing.T) {
	const good = "[level]\nlimited = \"A little\"\n"
	for _, c := range []struct {
		why   string
		files map[string]string
		make  func(dir string) error
		want  []string // file and reason
	}{
		{why: "a good one", files: map[string]string{"en/a.toml": good}},
		{why: "with the mark with which Notepad begins", files: map[string]string{"en/a.toml": "\ufeff" + good}},
		{why: "with the ends of lines of Windows", files: map[string]string{"en/a.toml": strings.ReplaceAll(good, "\n", "\r\n")}},
		{why: "what editors and systems leave", files: map[string]string{"en/a.toml": good, "en/a.toml~": "x", ".DS_Store": "x",
			"en/.a.toml.swp": "x", "README.md": "x", "Thumbs.db": "x", "en/~$a.toml": "x"}},
		{why: "too big", files: map[string]string{"en/a.toml": "# " + strings.Repeat("x", longestTexts)},
			want: []string{"lang/en/a.toml: own_text_file.too_big"}},
		{why: "no UTF-8", files: map[string]string{"en/a.toml": "a = \"\xe9t\xe9\"\n"},
			want: []string{"lang/en/a.toml: own_text_file.encoding"}},
		{why: "UTF-16", files: map[string]string{"en/a.toml": "\xff\xfe[\x00"},
			want: []string{"lang/en/a.toml: own_text_file.encoding"}},
		{why: "nested", files: map[string]string{"en/a.toml": "a = " + strings.Repeat("[", 900_000)},
			want: []string{"lang/en/a.toml: own_text_file.too_deep"}},
		{why: "a folder in a folder", files: map[string]string{"en/more/a.toml": good},
			want: []string{"lang/en/more: own_text_file.tag"}},
		{why: "a link", make: func(dir string) error {
			return os.Symlink("/dev/zero", filepath.Join(dir, "en", "a.toml"))
		}, files: map[string]string{"en/b.toml": good}, want: []string{"lang/en/a.toml: own_text_file.link"}},
		{why: "too many", files: tooManyTexts(), want: []string{"lang/en/f99.toml: own_text_file.too_many"}},
	} {
		dir := t.TempDir()
		for name, text := range c.files {
			write(t, dir, "lang/"+name, []byte(text))
		}
		if c.make != nil {
			if runtime.GOOS == "windows" {
				continue // links need rights there
			}
			if err := c.make(filepath.Join(dir, LangDir)); err != nil {
				t.Fatal(err)
			}
		}
		texts, err := ReadTexts(filepath.Join(dir, LangDir), LangDir)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range texts.Findings {
			got = append(got, f.At.File+": "+f.Args[ogp.KeyArg("reason")])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
		if own, err := ownTexts(dir, ""); (err == nil) != (c.want == nil) || err == nil && own.Size() != 1 {
			t.Errorf("%s: used: %v, %v", c.why, own, err)
		}
	}
}

// tooManyTexts are a folder and a hundred files in it.
func tooManyTexts() map[string]string {
	files := map[string]string{}
	for i := range mostTexts {
		files[fmt.Sprintf("en/f%02d.toml", i)] = ""
	}
	return files
}
