package main

import (
	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
)

func formsCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "forms DIR",
		Short:             p.short("forms"),
		Long:              p.longOfProject("forms"),
		Example:           "selfassess forms plan-2024-2026",
		ValidArgsFunction: completeFolder,
	}
	var o secretariat.FormsOptions
	c.Flags().StringSliceVar(&o.Languages, "lang", nil, p.flag("forms_lang", "languages", p.listTyped(secretariat.Languages())))
	c.Flags().BoolVar(&o.Replace, "replace", false, p.flag("forms_replace"))
	completeWith(c, "lang", completeFixed(secretariat.Languages()...))
	return p.ofProject(c, project, func(call call) (int, error) {
		if err := call.noEmptyValue(c.Flags()); err != nil {
			return 0, err
		}
		return forms(call, o)
	})
}

func forms(c call, o secretariat.FormsOptions) (int, error) {
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	findings := p.PlanFindings()
	c.findings(c.stderr, findings, c.wordsOf(p))
	forms, err := p.WriteForms(o)
	if err != nil {
		return 0, c.unknownLanguage(err)
	}
	c.written(c.stdout, forms.Written)
	c.notWritten(forms)
	return exitCode(findings), nil
}

// notWritten says why some forms were not written.
func (c call) notWritten(forms secretariat.Forms) {
	for _, path := range forms.Kept {
		c.say(c.stderr, templates.CLIFormKept, "path", path)
	}
	for _, path := range forms.Letters {
		c.say(c.stderr, templates.CLILetterKept, "path", path)
	}
	if len(forms.Kept)+len(forms.Letters) > 0 {
		c.hint(templates.CLIKeptHint)
	}
	if forms.Same > 0 && !c.quiet {
		line(c.stderr, c.count(templates.CLISameForms, forms.Same))
	}
}
