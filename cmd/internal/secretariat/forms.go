package secretariat

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/outputs"
)

// FormsOptions say how forms are written.
type FormsOptions struct {
	Replace bool // forms that are there and differ, too
}

// Forms are the forms of a plan as they were written, or were not.
type Forms struct {
	Written
	Kept []string // paths of forms that differ and were left alone
	Same int      // how many forms are there as they would be written
}

// WriteForms writes a form for every agency that has something to report.
func (p *Project) WriteForms(o FormsOptions) (forms Forms, err error) {
	if p.Report == nil {
		return Forms{}, ErrNoPlan
	}
	files, err := p.forms()
	if err != nil {
		return Forms{}, err
	}
	if len(files) == 0 {
		return Forms{}, errors.New("the plan names no agency that leads, supports or is responsible for anything")
	}
	write, kept, err := sortForms(files, o.Replace)
	if err != nil {
		return Forms{}, err
	}
	written, err := outputs.Replace(write)
	return Forms{Written: written, Kept: kept, Same: len(files) - len(write) - len(kept)}, err
}

// PlanFindings are those that matter to someone who writes forms: what was
// found in returns does not, nor what a report still lacks.
func (p *Project) PlanFindings() (fs []ogp.Finding) {
	for _, f := range p.Findings {
		if slices.Contains(inputs.PlanFiles, f.At.File) && !slices.Contains(ofReports, f.Code) {
			fs = append(fs, f)
		}
	}
	return fs
}

// ofReports are the findings about a plan that somebody who makes forms of it
// cannot mend yet.
var ofReports = []ogp.Code{ogp.ReturnMissing, ogp.ReturnUnread, ogp.NoReturns, ogp.SectionBlank, ogp.CommentUnanswered,
	ogp.RemarkUndecided, ogp.RemarkUnanswered}

// forms makes the form of every agency that has something to report.
func (p *Project) forms() ([]outputs.File, error) {
	var files []outputs.File
	plan := p.Report.Plan
	names := map[string]ogp.ID{} // of files, as systems that ignore case have them
	for _, a := range plan.Agencies {
		name := formName(a.ID)
		other, taken := names[strings.ToLower(name)]
		if taken && other == a.ID {
			continue // a second row of the agency; there is a finding about it
		}
		if plan.FormOf(a.ID).Blank() {
			continue
		}
		if taken {
			return nil, fmt.Errorf("nothing was written: the forms of the agencies %s and %s "+
				"would have the same file name, %s; give one of them another id", other, a.ID, name)
		}
		names[strings.ToLower(name)] = a.ID
		var b bytes.Buffer
		if err := forms.WriteForm(&b, plan, a.ID, p.Words); err != nil {
			return nil, fmt.Errorf("form of %s: %w", a.ID, err)
		}
		files = append(files, outputs.File{Path: filepath.Join(formsDir(p.Dir), name), Data: b.Bytes()})
	}
	return files, nil
}

// formName is the name of an agency's form.
func formName(agency ogp.ID) string { return outputs.FileName(string(agency)) + ".xlsx" }

// sortForms tells the forms to write from those that are there and differ;
// those that are there and the same are neither.
func sortForms(files []outputs.File, replace bool) (write []outputs.File, kept []string, err error) {
	for _, f := range files {
		b, there, err := plain(f.Path)
		switch {
		case err != nil:
			return nil, nil, err
		case there && bytes.Equal(b, f.Data):
		case there && !replace:
			kept = append(kept, f.Path)
		default:
			write = append(write, f)
		}
	}
	return write, kept, nil
}
