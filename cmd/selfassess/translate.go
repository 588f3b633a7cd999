package main

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
)

func translateCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "translate DIR",
		Short:             p.short("translate"),
		Long:              p.longOfProject("translate"),
		Example:           "selfassess translate plan-2024-2026 --to en",
		ValidArgsFunction: completeFolder,
	}
	to := c.Flags().String("to", "", p.flag("translate_to"))
	completeWith(c, "to", completeFixed(secretariat.Languages()...))
	return p.ofProject(c, project, func(call call) (int, error) {
		if err := call.noEmptyValue(c.Flags()); err != nil {
			return 0, err
		}
		return translate(call, *to)
	})
}

func translate(c call, to string) (int, error) {
	if to == "" {
		return 0, usageError{c.text(templates.CLITranslateNone), c.text(templates.CLITranslateNoneHint, "folder", c.dir)}
	}
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	if p.Report == nil {
		c.findings(c.stderr, p.Findings, c.wordsOf(p))
		return 0, secretariat.ErrNoPlan
	}
	t, err := p.Translate(secretariat.TranslateOptions{To: to})
	switch {
	case errors.Is(err, secretariat.ErrNoLanguage):
		return 0, usageError{c.text(templates.CLITranslateTag, "language", inQuotes(to)), c.text(templates.CLITranslateTagHint)}
	case errors.Is(err, secretariat.ErrMainLanguage):
		return 0, usageError{c.text(templates.CLITranslateMain, "language", to), c.text(templates.CLITranslateMainHint)}
	case err != nil:
		return 0, err
	}
	c.written(c.stdout, t.Written)
	c.translation(t)
	return exitDone, nil
}

// translation says what there is to translate.
func (c call) translation(t *secretariat.Translation) {
	if c.quiet {
		return
	}
	switch {
	case t.Waiting == 0:
		c.say(c.stderr, templates.CLITranslateDone, "language", t.Language)
	case t.New == 0 && t.Waiting > t.TooLong:
		line(c.stderr, c.count(templates.CLITranslateSame, t.Waiting, "language", t.Language))
	case t.New > 0:
		line(c.stderr, c.count(templates.CLITranslateAdded, t.New, "language", t.Language, "waiting", strconv.Itoa(t.Waiting)))
	}
	if t.TooLong > 0 {
		line(c.stderr, c.count(templates.CLITranslateLong, t.TooLong, "language", t.Language))
	}
}
