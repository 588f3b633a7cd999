package main

import (
	"errors"
	"path/filepath"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
)

// open puts the project in order and reads it. The report speaks of asOf, or
// of the day that the plan states, or of today.
func (c call) open(asOf ogp.Date) (*secretariat.Project, error) {
	if err := secretariat.Recover(c.dir); err != nil {
		// It does not keep anyone from reading; who writes there is stopped.
		line(c.stderr, c.of(templates.CLINotInOrder, "why", c.words().Told(err)))
	}
	p, err := secretariat.Open(secretariat.OpenOptions{
		Dir: c.dir, Texts: c.own, AsOf: asOf, Today: today(c.now()), Program: "selfassess " + version, Progress: c.stage,
	})
	return p, c.aboutTexts(err)
}

// aboutTexts tells what is wrong with the ministry's own texts, if an error is
// about these.
func (c call) aboutTexts(err error) error {
	if mistaken, is := errors.AsType[*secretariat.TextsError](err); is {
		return c.mistaken(mistaken)
	}
	if one, is := errors.AsType[*secretariat.OneLanguageError](err); is {
		return usageError{c.text(templates.CLILangInside, "folder", one.Folder),
			c.text(templates.CLILangInsideHint, "around", filepath.Dir(filepath.Clean(one.Folder)))}
	}
	return err
}

// mistaken lists the mistakes in the ministry's own texts, for which nothing
// is done.
func (c call) mistaken(e *secretariat.TextsError) error {
	words, err := c.allWords()
	if err != nil {
		return err
	}
	c.findings(c.stderr, e.Findings, words)
	return e
}

// stage shows what takes time.
func (c call) stage(now secretariat.Stage, folder string) {
	switch now {
	case secretariat.Reading:
		c.progress(templates.CLIReading, "folder", folder)
	case secretariat.Writing:
		c.progress(templates.CLIWriting, "folder", folder)
	}
}

// openFonts returns the fonts of the program and of the named folders.
func (t terminal) openFonts(folders []string) (*secretariat.Fonts, error) {
	fonts, err := secretariat.OpenFonts(folders)
	if err != nil {
		return nil, usageError{t.words().Told(err), t.text(templates.CLIFontsHint, "system", secretariat.SystemFonts)}
	}
	return fonts, nil
}
