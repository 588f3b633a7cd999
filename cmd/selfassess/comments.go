package main

import (
	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

func commentsCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "comments DIR COPY…",
		Short: "read the remarks out of reviewed copies of the Word document and the PDF",
		Long: "Reads the comments and the tracked changes of reviewed copies of the Word document, and the notes, " +
			"highlights and other annotations of reviewed copies of the PDF, and writes those that are new to " +
			"DIR/inputs/comments-<name of the copy>.xlsx, each with its author, its date, the passage, and the " +
			"section or commitment that it is about. Answer them there. A remark was written for those who sent the " +
			"copy: it is neither printed nor counted until somebody enters Yes in the column of what may be " +
			"published; --public does so for all that are new. The next build prints those with their responses. " +
			"No workbook that is there is touched: a remark that stands in the project already is not " +
			"listed again, whatever the copy is called, and what a second copy of a reviewer adds goes to " +
			"comments-<name> (2).xlsx.\n\n" +
			"Words that differ from the report although they are not marked as a change are listed, too. A name is " +
			"not published unless somebody writes Yes in the workbook.\n\n" + dirLeftOut,
		Example:           "selfassess comments plan-2024-2026 Kovacs.docx Ministry-of-Health.pdf",
		ValidArgsFunction: completeCopies,
	}
	template := c.Flags().String("template", "",
		"Word template `FILE` that the report was built with (default the built-in one)")
	completeWith(c, "template", completeFiles("docx"))
	public := c.Flags().Bool("public", false, "the remarks may be published: enter Yes for each of them")
	return p.listing(c, projectAndCopies, func(call call) (int, error) {
		if err := noEmptyValue(c.Flags()); err != nil {
			return 0, err
		}
		return comments(call, *template, *public)
	})
}

func comments(c call, template string, public bool) (int, error) {
	if len(c.more) == 0 {
		return 0, usageError{
			"no reviewed copy is named",
			"after the folder of the project, name one copy or more: selfassess comments " + c.dir +
				" REVIEWED.docx REVIEWED.pdf",
		}
	}
	o := secretariat.RemarksOptions{Copies: c.more, Public: public}
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
