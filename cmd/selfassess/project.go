package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"selfassess/inputs"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/templates"
)

const schemaVersion = inputs.SchemaVersion

// project is a folder that was read and merged.
type project struct {
	report   *ogp.Report // nil without a plan that can be used
	findings []ogp.Finding
	words    *templates.Catalogue // in which the report and its findings speak

	returns   []ogp.Return           // all that were read
	languages []*templates.Catalogue // all that the program has
}

// errNoPlan stops a command that needs the plan; the findings say what is
// wrong with it.
var errNoPlan = errors.New("there is no plan to work with")

// The folders of a project into which the program writes.
func outputsDir(dir string) string { return filepath.Join(dir, "outputs") }
func formsDir(dir string) string   { return filepath.Join(dir, "forms") }
func toFixDir(dir string) string   { return filepath.Join(dir, "to-fix") }

// open reads and merges the project in c.dir, after it has completed what a
// run that was killed has left there. The report speaks of asOf, or of the day
// that the plan states.
func (c call) open(asOf ogp.Date) (*project, error) {
	all, err := catalogues()
	if err != nil {
		return nil, err
	}
	if err := outputs.Recover(c.dir, outputsDir(c.dir), formsDir(c.dir), toFixDir(c.dir)); err != nil {
		// It does not keep anyone from reading; who writes there is stopped.
		fmt.Fprintf(c.stderr, "what a killed run left cannot be put in order: %v\n", err)
	}
	return c.openIn(all, asOf)
}

// openIn reads and merges the project with the words of these languages.
func (c call) openIn(all []*templates.Catalogue, asOf ogp.Date) (*project, error) {
	c.progress("reading the workbooks in %s …", c.dir)
	in, err := inputs.ReadProject(c.dir, all)
	if err != nil {
		return nil, err
	}
	p := &project{findings: in.Findings, words: reference(all), returns: in.Returns, languages: all}
	if in.Plan == nil || in.Plan.Blank() {
		return p, nil
	}
	p.chooseLanguage(in.Plan, all)
	if !asOf.Known() {
		asOf = in.Plan.ReportDate
	}
	p.report = ogp.MergeAsOf(in.Plan, in.Returns, asOf)
	p.report.Keep(in.Unplaced)
	p.findings = ogp.JoinFindings(p.findings, p.report.Findings)
	return p, nil
}

func (p *project) add(fs ...ogp.Finding) {
	p.findings = ogp.SortFindings(append(slices.Clip(p.findings), fs...))
}

// chooseLanguage takes the plan's own language if the program has its words.
func (p *project) chooseLanguage(plan *ogp.Plan, all []*templates.Catalogue) {
	for _, c := range all {
		if ogp.Lang(c.Tag) == plan.Language {
			p.words = c
			return
		}
	}
	if plan.Language != "" {
		p.add(ogp.Finding{Code: ogp.LanguageNotReady, At: plan.At("language"), Found: string(plan.Language),
			Args: map[string]string{"language": string(plan.Language), "used": p.words.Tag}})
	}
}

// catalogues loads the words of every shipped language.
func catalogues() ([]*templates.Catalogue, error) {
	var all []*templates.Catalogue
	for _, tag := range templates.Languages() {
		c, err := templates.Load(tag)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func reference(all []*templates.Catalogue) *templates.Catalogue {
	i := slices.IndexFunc(all, func(c *templates.Catalogue) bool { return c.Tag == templates.Reference })
	return all[i]
}
