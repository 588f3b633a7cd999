package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

func templateCommand(p *program) *cobra.Command {
	return p.family(&cobra.Command{
		Use:   "template",
		Short: p.short("template"),
	}, templateCheckCommand(p), templateListCommand(p), templateNewCommand(p))
}

func templateCheckCommand(p *program) *cobra.Command {
	return p.listing(&cobra.Command{
		Use:               "check FILE",
		Short:             p.short("template_check"),
		Long:              p.long("template_check"),
		Example:           "selfassess template check ministry.docx",
		ValidArgsFunction: completeTemplate,
	}, oneFile, templateCheck)
}

func templateCheck(c call) (int, error) {
	t, err := c.readTemplate(c.dir, c.stdout)
	if errors.Is(err, errTemplate) {
		return exitFindings, nil
	}
	if err != nil {
		return 0, err
	}
	line(c.stdout, c.count(templates.CLINoMistakes, t.Tags))
	return exitDone, nil
}

// errTemplate stops a build; the findings say what is wrong.
var errTemplate = templates.Failure(templates.CLITemplateMistakes)

// readTemplate reads a template, and prints what is to be said of it.
func (c call) readTemplate(file string, to io.Writer) (*secretariat.Template, error) {
	words, err := c.allWords()
	if err != nil {
		return nil, err
	}
	t, findings, err := secretariat.ReadTemplate(file)
	if err != nil {
		return nil, err
	}
	if len(findings) > 0 {
		c.all = true // mistakes are mended one by one
		c.findings(to, findings, words)
	}
	if t == nil {
		return nil, errTemplate
	}
	return t, nil
}

func templateNewCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "new FILE",
		Short:             p.short("template_new"),
		Long:              p.long("template_new"),
		Example:           "selfassess template new ministry.docx",
		ValidArgsFunction: completeTemplate,
	}
	example := c.Flags().Bool("example", false, p.flag("template_new_example"))
	return p.command(c, oneFile, func(c call) (int, error) { return templateNew(c, *example) })
}

func templateNew(c call, example bool) (int, error) {
	written, err := secretariat.NewTemplate(secretariat.TemplateOptions{File: c.dir, Example: example})
	if errors.Is(err, secretariat.ErrNoDocument) {
		return 0, usageError{c.text(templates.CLINotADocument, "file", c.dir), c.text(templates.CLINotADocumentHint)}
	}
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	c.progress(templates.CLINextTemplate, "file", c.dir)
	return exitDone, nil
}
