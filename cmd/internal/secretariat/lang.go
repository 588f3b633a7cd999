package secretariat

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/templates"
)

// Texts are those of the program with those of a ministry over them.
type Texts struct{ *templates.Overrides }

// TextsError is why nothing is done: there are mistakes in the texts of a
// ministry, and none of them is used.
type TextsError struct{ Findings []ogp.Finding }

func (e *TextsError) Error() string { return e.Unwrap().Error() }

func (e *TextsError) Unwrap() error { return templates.Failure(templates.CLILangMistakes) }

// OneLanguageError says that a folder holds the texts of one language, and not
// a folder for each.
type OneLanguageError struct{ Folder string }

func (e *OneLanguageError) Error() string {
	return templates.Failure(templates.CLILangInside, "folder", e.Folder).Error()
}

// ownTexts reads the folder that is named, or else lang in that of the project,
// which need not be there.
func ownTexts(project, named string) (*Texts, error) {
	dir, shown := named, filepath.ToSlash(filepath.Clean(named))
	if named == "" {
		dir, shown = filepath.Join(project, LangDir), LangDir
		if _, err := os.Lstat(dir); err != nil || project == "" { // of a project that is none, others tell
			return &Texts{&templates.Overrides{}}, nil
		}
	}
	if loose, _ := filepath.Glob(filepath.Join(dir, "*.toml")); len(loose) > 0 && isTag(filepath.Base(dir)) {
		return nil, &OneLanguageError{dir}
	}
	t, err := ReadTexts(dir, shown)
	if err != nil {
		return nil, err
	}
	if mistakes := t.mistakes(); len(mistakes) > 0 {
		return nil, &TextsError{mistakes}
	}
	return t, nil
}

// ReadTexts reads a folder of texts with all that is to be said of it.
func ReadTexts(dir, shown string) (*Texts, error) {
	folder, err := readTexts(dir, shown)
	if err != nil {
		return nil, err
	}
	return readFolder(folder)
}

func readFolder(folder *textFolder) (*Texts, error) {
	own, err := templates.Override(folder.files)
	if err != nil {
		return nil, err
	}
	own.Findings = append(folder.findings, own.Findings...)
	t := &Texts{own}
	if len(t.mistakes()) > 0 {
		return t, nil
	}
	read, err := t.Read()
	if err != nil {
		return nil, err
	}
	t.tellMeanings(read)
	return t, nil
}

func (t *Texts) mistakes() (fs []ogp.Finding) {
	for _, f := range t.Findings {
		if f.Severity() == ogp.Error {
			fs = append(fs, f)
		}
	}
	return fs
}

// tellMeanings finds the words that would be read as two things. What the
// program's own words may mean has been tried before it was shipped.
func (t *Texts) tellMeanings(read []*templates.Catalogue) {
	seen := map[string]bool{}
	for _, c := range inputs.Clashes(read) {
		file, key, word := t.FileOf(c.Language, c.Key), c.Key, c.Word
		other, language := c.Other, c.OtherWords
		if file == "" { // the word that was there first is the ministry's
			file, key, other, language = t.FileOf(c.OtherWords, c.Other), c.Other, c.Key, c.Language
		}
		if seen[file+key] {
			continue
		}
		seen[file+key] = true
		t.Findings = append(t.Findings, templates.OwnTextFinding(ogp.OwnTextMeans, file, word,
			"key", key, "other", other, "language", language))
	}
}

// tryDrafts finds the words of unfinished languages that would be read as two
// things: whoever writes them hears it at once.
func (t *Texts) tryDrafts() error {
	if len(t.mistakes()) > 0 {
		return nil
	}
	read, err := t.Read()
	if err != nil {
		return err
	}
	drafts, err := t.Drafts()
	if len(drafts) > 0 {
		t.tellMeanings(slices.Concat(read, drafts))
	}
	return err
}

// languages are those of the program with the texts over them.
func (t *Texts) languages() (languages, error) {
	read, err := t.Read()
	return languages{read, t.For, t.Languages()}, err
}

// Checked are all findings of a folder: its mistakes, what it lacks, what has
// changed since, and what no font draws.
func (t *Texts) Checked(fonts *Fonts) ([]ogp.Finding, error) {
	if err := t.tryDrafts(); err != nil {
		return nil, err
	}
	missing, err := t.Missing()
	if err != nil {
		return nil, err
	}
	changed, err := t.Changed()
	if err != nil {
		return nil, err
	}
	unfit, err := t.undrawn(fonts)
	return ogp.SortFindings(slices.Concat(t.Findings, missing, changed, unfit)), err
}

// undrawn are the texts with a character that no font has; one a text.
func (t *Texts) undrawn(fonts *Fonts) (fs []ogp.Finding, err error) {
	t.EachText(func(_, file, key, text string) {
		char, lacks, e := fonts.LackingIn(text)
		if err = errors.Join(err, e); !lacks || e != nil {
			return
		}
		fs = append(fs, templates.OwnTextFinding(ogp.OwnTextNoFont, file, text, "key", key, "character", char))
	})
	return fs, err
}
