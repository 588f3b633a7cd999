package main

import (
	"errors"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

func initCommand(p *program) *cobra.Command {
	var lang, own string
	c := p.command(&cobra.Command{
		Use:               "init DIR",
		Short:             p.short("init"),
		Long:              p.long("init"),
		Example:           "selfassess init plan-2024-2026",
		ValidArgsFunction: completeFolder,
	}, newProject, func(c call) (int, error) { return initProject(c, lang, own) })
	c.Flags().StringVar(&own, "lang-dir", "", p.flag("init_lang_dir"))
	completeWith(c, "lang-dir", completeFolders())
	c.Flags().StringVar(&lang, "lang", "", p.flag("init_lang", "languages", p.list(secretariat.Languages())))
	completeWith(c, "lang", completeFixed(secretariat.Languages()...))
	return c
}

func initProject(c call, lang, own string) (int, error) {
	written, err := secretariat.Init(secretariat.InitOptions{Dir: c.dir, Language: lang, Texts: own})
	if err != nil {
		return 0, c.unknownLanguage(c.aboutTexts(err))
	}
	c.written(c.stdout, written)
	c.progress(templates.CLINextInit, "folder", c.dir)
	return exitDone, nil
}

// unknownLanguage tells how to use --lang, if an error is about that.
func (t terminal) unknownLanguage(err error) error {
	var lang *secretariat.LanguageError
	if errors.As(err, &lang) {
		return usageError{t.text(templates.CLINoWords, "flag", "lang", "language", inQuotes(lang.Tag)),
			t.text(templates.CLILanguages, "languages", t.list(lang.Have))}
	}
	return err
}
