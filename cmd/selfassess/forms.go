package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/outputs"
)

func formsCommand() command {
	return command{name: "forms", args: "DIR", summary: "write a form for every agency, filled in from the plan",
		detail: "Reads DIR/plan.xlsx and writes DIR/forms/<agency>.xlsx: one return for each agency that\n" +
			"leads, supports or is responsible for something. A form that is there already and\n" +
			"differs from what would be written is left alone unless --replace is given.",
		example: "selfassess forms plan-2024-2026",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			replace := flags.Bool("replace", false, "overwrite forms that differ")
			return func(c call) (int, error) { return forms(c, *replace) }
		}}
}

func forms(c call, replace bool) (int, error) {
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	p.keepPlanFindings()
	c.findings(c.stderr, p.findings, p.words)
	if p.report == nil {
		return 0, errNoPlan
	}
	files, err := p.forms(c.dir)
	if err != nil {
		return 0, err
	}
	if len(files) == 0 {
		return 0, fmt.Errorf("the plan names no agency that leads, supports or is responsible for anything")
	}
	write, kept := sortForms(files, replace)
	written, err := outputs.Replace(write)
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	c.tellForms(len(files)-len(write)-len(kept), kept)
	return exitCode(p), nil
}

// tellForms says why some forms were not written.
func (c call) tellForms(same int, kept []string) {
	for _, path := range kept {
		fmt.Fprintf(c.stderr, "%s: a form that differs is there already and was left alone\n", path)
	}
	if len(kept) > 0 {
		fmt.Fprintln(c.stderr, "  hint: selfassess forms --replace overwrites it; forms that agencies have filled belong in inputs")
	}
	if same > 0 && !c.quiet {
		fmt.Fprintf(c.stderr, "nothing has changed in %s\n", counted(same, "form"))
	}
}

// keepPlanFindings drops what was found in returns: it does not matter to
// someone who writes forms.
func (p *project) keepPlanFindings() {
	var keep []ogp.Finding
	for _, f := range p.findings {
		if f.At.File == "plan.xlsx" && f.Code != ogp.ReturnMissing && f.Code != ogp.NoReturns {
			keep = append(keep, f)
		}
	}
	p.findings = keep
}

// forms makes the form of every agency that has something to report.
func (p *project) forms(dir string) ([]outputs.File, error) {
	var files []outputs.File
	plan := p.report.Plan
	names := map[string]ogp.ID{} // of files, as systems that ignore case have them
	for _, a := range plan.Agencies {
		name := outputs.FileName(string(a.ID)) + ".xlsx"
		other, taken := names[strings.ToLower(name)]
		if taken && other == a.ID {
			continue // a second row of the agency; there is a finding about it
		}
		if plan.FormOf(a.ID).Blank() {
			continue
		}
		if taken {
			return nil, fmt.Errorf("nothing was written: the forms of the agencies %s and %s would have the same file name, %s; give one of them another id", other, a.ID, name)
		}
		names[strings.ToLower(name)] = a.ID
		var b bytes.Buffer
		if err := inputs.WriteForm(&b, plan, a.ID, p.words); err != nil {
			return nil, fmt.Errorf("form of %s: %w", a.ID, err)
		}
		files = append(files, outputs.File{Path: filepath.Join(formsDir(dir), name), Data: b.Bytes()})
	}
	return files, nil
}

// sortForms tells the forms to write from those that are there and differ;
// those that are there and the same are neither.
func sortForms(files []outputs.File, replace bool) (write []outputs.File, kept []string) {
	for _, f := range files {
		there, err := os.ReadFile(f.Path)
		switch {
		case err == nil && bytes.Equal(there, f.Data):
		case err == nil && !replace:
			kept = append(kept, f.Path)
		default:
			write = append(write, f)
		}
	}
	return write, kept
}

func exitCode(p *project) int {
	if hasErrors(p.findings) {
		return exitFindings
	}
	return exitDone
}
