package main

import (
	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
)

func commentsCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "comments DIR COPY…",
		Short:             p.short("comments"),
		Long:              p.longOfProject("comments"),
		Example:           "selfassess comments plan-2024-2026 Kovacs.docx Ministry-of-Health.pdf",
		ValidArgsFunction: completeCopies,
	}
	template := c.Flags().String("template", "", p.flag("comments_template"))
	completeWith(c, "template", completeFiles("docx"))
	public := c.Flags().Bool("public", false, p.flag("comments_public"))
	return p.ofProject(c, projectAndCopies, func(call call) (int, error) {
		if err := call.noEmptyValue(c.Flags()); err != nil {
			return 0, err
		}
		return comments(call, *template, *public)
	})
}

func comments(c call, template string, public bool) (int, error) {
	if len(c.more) == 0 {
		return 0, usageError{c.text(templates.CLINoCopy), c.text(templates.CLINoCopyHint, "folder", c.dir)}
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
		c.findings(c.stderr, p.Findings, c.wordsOf(p))
		return 0, secretariat.ErrNoPlan
	}
	remarks, err := p.TakeRemarks(o)
	if remarks != nil {
		c.findings(c.stderr, remarks.Findings, c.wordsOf(p))
	}
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, remarks.Written)
	return exitDone, nil
}
