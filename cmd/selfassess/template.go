package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

func templateCheckCommand() command {
	return command{name: "template check", args: "FILE", summary: "list every mistake in a Word template",
		detail: "Reads FILE as selfassess build --template FILE does, and prints every mistake in its tags:\n" +
			"where it stands, what is wrong, and what to do. No workbook is read.",
		example: "selfassess template check ministry.docx",
		prepare: func(*pflag.FlagSet) func(call) (int, error) { return templateCheck }}
}

func templateCheck(c call) (int, error) {
	t, err := c.readTemplate(c.dir, c.stdout)
	if errors.Is(err, errTemplate) {
		return exitFindings, nil
	}
	if err != nil {
		return 0, err
	}
	c.print("no mistakes, %s\n", counted(t.Tags, "tag"))
	return exitDone, nil
}

// errTemplate stops a build; the findings say what is wrong.
var errTemplate = errors.New("nothing was written: there are mistakes in the template")

// readTemplate reads a template, and prints its mistakes.
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
		c.findings(to, findings, words)
		return nil, errTemplate
	}
	return t, nil
}

func templateNewCommand() command {
	return command{name: "template new", args: "FILE", summary: "write the built-in Word template, to restyle",
		detail: "Writes the built-in template to FILE: a Word document like any other. Change its look, its\n" +
			"words and its tags, check it with selfassess template check FILE, and use it with\n" +
			"selfassess build --template FILE. A file that is there already is not overwritten. With\n" +
			"--example it is a short template to learn from, laid out of tags alone.",
		example: "selfassess template new ministry.docx",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			example := flags.Bool("example", false, "write an example: figures, charts, and a page for each commitment")
			return func(c call) (int, error) { return templateNew(c, *example) }
		}}
}

func templateNew(c call, example bool) (int, error) {
	written, err := secretariat.NewTemplate(secretariat.TemplateOptions{File: c.dir, Example: example})
	if errors.Is(err, secretariat.ErrNoDocument) {
		return 0, usageError{fmt.Sprintf("%s is not the name of a Word document", c.dir), "give it a name that ends in .docx"}
	}
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	c.progress("next: open it in Word, then run selfassess template check %s", c.dir)
	return exitDone, nil
}
