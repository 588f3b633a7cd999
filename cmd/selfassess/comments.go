package main

import (
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

func commentsCommand() command {
	return command{name: "comments", args: "DIR " + manyFiles, summary: "read the remarks out of reviewed copies of the Word document and the PDF",
		detail: "Reads the comments and the tracked changes of reviewed copies of the Word document, and the notes,\n" +
			"highlights and other annotations of reviewed copies of the PDF, and writes those that are new\n" +
			"to DIR/inputs/comments-<name of the copy>.xlsx, each with its author, its date, the passage,\n" +
			"and the section or commitment that it is about. Answer them there; the next build prints\n" +
			"them with their responses. No workbook that is there is touched: a remark that stands in the\n" +
			"project already is not listed again, whatever the copy is called, and what a second copy of a\n" +
			"reviewer adds goes to comments-<name> (2).xlsx.\n\n" +
			"Words that differ from the report although they are not marked as a change are listed, too.\n" +
			"A name is not published unless somebody writes Yes in the workbook.",
		example: "selfassess comments plan-2024-2026 Kovacs.docx Ministry-of-Health.pdf",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			template := flags.String("template", "", "Word template that the report was built with (default the built-in one)")
			return func(c call) (int, error) {
				if flags.Changed("template") && *template == "" {
					return 0, usageError{"--template is empty", "give a value, or leave the flag out"}
				}
				return comments(c, *template)
			}
		}}
}

func comments(c call, template string) (int, error) {
	if len(c.more) == 0 {
		return 0, usageError{
			"no reviewed copy is named",
			"after the folder of the project, name one copy or more: selfassess comments " + c.dir +
				" REVIEWED.docx REVIEWED.pdf",
		}
	}
	o := secretariat.RemarksOptions{Copies: c.more}
	if template != "" {
		var err error
		if o.Template, err = c.readTemplate(template, c.stderr); err != nil {
			return 0, err
		}
	}
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	if p.Report == nil {
		c.findings(c.stderr, p.Findings, p.Words)
		return 0, secretariat.ErrNoPlan
	}
	remarks, err := p.TakeRemarks(o)
	if remarks != nil {
		c.findings(c.stderr, remarks.Findings, p.Words)
	}
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, remarks.Written)
	return exitDone, nil
}
