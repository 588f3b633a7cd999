package main

import (
	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

func formsCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "forms DIR",
		Short: "write a form for every agency, filled in from the plan",
		Long: "Reads DIR/plan.xlsx and writes DIR/forms/<agency>.xlsx: one return for each agency that leads, " +
			"supports or is responsible for something, and for each body that is asked for its view. Once such views are in, " +
			"the form of an agency whose return is in holds its answers and what was said of them, so that it can reply. Beside each stands the letter that goes out with it: <agency>.eml, " +
			"an e-mail with the form attached, which mail programs open ready to be sent, and <agency>.txt, its words. " +
			"A form that is there already and differs from what would be written is left alone unless --replace is given.\n\n" + dirLeftOut,
		Example:           "selfassess forms plan-2024-2026",
		ValidArgsFunction: completeFolder,
	}
	replace := c.Flags().Bool("replace", false, "overwrite forms that differ")
	return p.listing(c, project, func(c call) (int, error) { return forms(c, *replace) })
}

func forms(c call, replace bool) (int, error) {
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	findings := p.PlanFindings()
	c.findings(c.stderr, findings, p.Words)
	forms, err := p.WriteForms(secretariat.FormsOptions{Replace: replace})
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, forms.Written)
	c.notWritten(forms)
	return exitCode(findings), nil
}

// notWritten says why some forms were not written.
func (c call) notWritten(forms secretariat.Forms) {
	for _, path := range forms.Kept {
		say(c.stderr, "%s: a form that differs is there already and was left alone", path)
	}
	for _, path := range forms.Letters {
		say(c.stderr, "%s: a letter that differs is there already and was left alone", path)
	}
	if len(forms.Kept)+len(forms.Letters) > 0 {
		say(c.stderr, "  hint: selfassess forms --replace overwrites it; "+
			"forms that agencies have filled belong in inputs")
	}
	if forms.Same > 0 && !c.quiet {
		say(c.stderr, "nothing has changed in %s", counted(forms.Same, "form"))
	}
}
