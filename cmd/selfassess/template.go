package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

func templateCommand(p *program) *cobra.Command {
	return p.family(&cobra.Command{
		Use:   "template",
		Short: "check, list and make Word templates",
	}, templateCheckCommand(p), templateListCommand(p), templateNewCommand(p))
}

func templateCheckCommand(p *program) *cobra.Command {
	return p.listing(&cobra.Command{
		Use:   "check FILE",
		Short: "list every mistake in a Word template",
		Long: "Reads FILE as selfassess build --template FILE does, and prints every mistake in its tags: where it " +
			"stands, what is wrong, and what to do. What a report must not hold is an error, too; what is left out " +
			"of it, such as comments, is named. No workbook is read.",
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
	say(c.stdout, "no mistakes, %s", counted(t.Tags, "tag"))
	return exitDone, nil
}

// errTemplate stops a build; the findings say what is wrong.
var errTemplate = errors.New("nothing was written: there are mistakes in the template")

// readTemplate reads a template, and prints what is to be said of it.
func (c call) readTemplate(file string, to io.Writer) (*secretariat.Template, error) {
	words, err := templates.Load(templates.Reference)
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
		Use:   "new FILE",
		Short: "write the built-in Word template, to restyle",
		Long: "Writes the built-in template to FILE: a Word document like any other. Change its look, its words and " +
			"its tags, check it with selfassess template check FILE, and use it with selfassess build --template " +
			"FILE. A file that is there already is not overwritten. With --example it is a short template to learn " +
			"from, laid out of tags alone.",
		Example:           "selfassess template new ministry.docx",
		ValidArgsFunction: completeTemplate,
	}
	example := c.Flags().Bool("example", false, "write an example: figures, charts, and a page for each commitment")
	return p.command(c, oneFile, func(c call) (int, error) { return templateNew(c, *example) })
}

func templateNew(c call, example bool) (int, error) {
	written, err := secretariat.NewTemplate(secretariat.TemplateOptions{File: c.dir, Example: example})
	if errors.Is(err, secretariat.ErrNoDocument) {
		return 0, usageError{
			fmt.Sprintf("%s is not the name of a Word document", c.dir), "give it a name that ends in .docx",
		}
	}
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	c.progress("next: open it in Word, then run selfassess template check %s", c.dir)
	return exitDone, nil
}
