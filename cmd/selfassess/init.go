package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
)

func initCommand(p *program) *cobra.Command {
	var lang string
	c := p.command(&cobra.Command{
		Use:   "init DIR",
		Short: "make a new project with an empty plan workbook",
		Long: "Makes DIR with plan.xlsx, to be filled by the secretariat, and the folders inputs (for the returns of " +
			"the agencies), outputs (for the report) and history (for the report.json of earlier reports). A .gitignore " +
			"keeps the folder internal, which build makes, out of a repository. DIR must be new or empty.",
		Example:           "selfassess init plan-2024-2026",
		ValidArgsFunction: completeFolder,
	}, newProject, func(c call) (int, error) { return initProject(c, lang) })
	c.Flags().StringVar(&lang, "lang", "", "`LANGUAGE` of the plan workbook, of "+strings.Join(secretariat.Languages(), ", ")+" (default en)")
	completeWith(c, "lang", completeFixed(secretariat.Languages()...))
	return c
}

func initProject(c call, lang string) (int, error) {
	written, err := secretariat.Init(secretariat.InitOptions{Dir: c.dir, Language: lang})
	if err != nil {
		return 0, unknownLanguage(err)
	}
	c.written(c.stdout, written)
	c.progress("next: fill in plan.xlsx, then run selfassess forms %s", c.dir)
	return exitDone, nil
}

// unknownLanguage tells how to use --lang, if an error is about that.
func unknownLanguage(err error) error {
	var lang *secretariat.LanguageError
	if errors.As(err, &lang) {
		return usageError{fmt.Sprintf("--lang: there are no words of the language %q", lang.Tag),
			"languages: " + strings.Join(secretariat.Languages(), ", ")}
	}
	return err
}
