package secretariat

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"selfassess/outputs"
	"selfassess/templates"
)

// Language is one that there are words of, or some.
type Language struct {
	Tag      string
	Name, In string // in itself, and in the language that is asked for
	Lacks    int    // how many texts are missing
	Own      int    // how many texts are the ministry's
	Native   bool   // a native speaker has read it
}

// List tells of all languages, those of a folder of texts included. Their
// names are in the language in.
func (t *Texts) List(in string) (all []Language, err error) {
	names := display.Tags(language.Make(in))
	own := t.Added()
	for _, tag := range t.Known() {
		of := language.Make(tag)
		l := Language{Tag: tag, Name: display.Self.Name(of), In: names.Name(of), Own: own[tag], Lacks: t.Lacking(tag)}
		words, ok, err := t.For(tag)
		if err != nil {
			return nil, err
		}
		l.Native = ok && l.Lacks == 0 && words.Text(templates.NativeReader) == "yes"
		all = append(all, l)
	}
	return all, nil
}

// TextsIn are the texts of a folder for those who look around: of the one that
// is named, or of lang in a folder, which need not be there.
func TextsIn(dir, named string) (*Texts, error) {
	if named == "" {
		named = filepath.Join(dir, LangDir)
		if _, err := os.Lstat(named); errors.Is(err, fs.ErrNotExist) {
			return &Texts{&templates.Overrides{}}, nil
		}
	}
	return ReadTexts(named, filepath.ToSlash(filepath.Clean(named)))
}

// TagError is why something is not the tag of a language.
type TagError struct {
	Tag         string
	Meant, Name string // the tag of the language that has this name; "" if none has
}

func (e *TagError) Error() string {
	return templates.Failure(templates.CLILangUnknownTag, "tag", e.Tag).Error()
}

// readTag is the tag that was typed, as languages are called.
func readTag(typed, in string) (string, error) {
	t, err := language.Parse(typed)
	if base, sure := t.Base(); err == nil && t != language.Und && sure != language.No && len(base.String()) <= 3 && named(t) {
		return t.String(), nil
	}
	e := &TagError{Tag: typed}
	for _, t := range display.Supported.Tags() {
		for _, n := range []string{display.Self.Name(t), display.English.Tags().Name(t), display.Tags(language.Make(in)).Name(t)} {
			if strings.EqualFold(n, typed) {
				e.Meant, e.Name = t.String(), n
				return "", e
			}
		}
	}
	return "", e
}

// named tells tags of languages that CLDR has a name of: any three letters
// could be one.
func named(t language.Tag) bool {
	base, _ := t.Base()
	name := display.English.Languages().Name(base)
	return name != "" && !strings.EqualFold(name, base.String())
}

// NewTextsOptions say which language is written where.
type NewTextsOptions struct {
	Tag    string // as typed
	From   string // the language whose words stand above each text
	Folder string // of texts; "" for lang
	In     string // the language in which names of languages are read, too
}

// NewTexts writes a folder of texts to be filled, and says which.
func NewTexts(o NewTextsOptions) (folder string, w Written, err error) {
	tag, err := readTag(o.Tag, o.In)
	if err != nil {
		return "", w, err
	}
	if o.Folder == "" {
		o.Folder = LangDir
	}
	if _, ok := templates.Shipped(o.From); !ok {
		return "", w, &LanguageError{o.From, Languages()}
	}
	folder = filepath.Join(o.Folder, tag)
	if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
		return "", w, templates.Failure(templates.CLILangThere, "path", folder)
	}
	made, err := templates.Skeleton(tag, o.From, templates.Terminal(o.From).Text(templates.CLILangHead, "language", tag))
	if err != nil {
		return "", w, err
	}
	files := make([]outputs.File, len(made))
	for i, f := range made {
		files[i] = outputs.File{Path: filepath.Join(folder, f.Name), Data: f.Data}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", w, err
	}
	w, err = outputs.Replace(files)
	return folder, w, err
}

// CheckTexts reads a folder of texts, or that of one language, and says all
// that is to be said of it, and how many texts there are.
func CheckTexts(dir string, fonts *Fonts) (t *Texts, err error) {
	dir = filepath.Clean(dir)
	around, tag := filepath.Split(dir)
	if around == "" {
		around = "."
	}
	around = filepath.Clean(around)
	if loose, _ := filepath.Glob(filepath.Join(dir, "*.toml")); len(loose) == 0 || !isTag(tag) {
		t, err = ReadTexts(dir, filepath.ToSlash(dir))
	} else {
		folder := &textFolder{dir: around, shown: filepath.ToSlash(around), left: mostTexts}
		folder.readLanguage(tag)
		t, err = readFolder(folder)
	}
	if err != nil {
		return nil, err
	}
	t.Findings, err = t.Checked(fonts)
	return t, err
}

func isTag(name string) bool {
	_, err := language.Parse(name)
	return err == nil
}
