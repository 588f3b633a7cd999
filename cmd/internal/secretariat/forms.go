package secretariat

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"selfassess/inputs"
	"selfassess/inputs/forms"
	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/templates"
)

// FormsOptions say how forms are written.
type FormsOptions struct {
	Replace   bool     // forms that are there and differ, too
	Languages []string // tags: that of the form, then those that have columns of their own; nil for the plan's alone
}

// Forms are the forms of a plan as they were written, or were not.
type Forms struct {
	Written
	Kept    []string // paths of forms that differ and were left alone
	Letters []string // paths of letters about forms that differ and were left alone
	Same    int      // how many forms are there as they would be written
}

// WriteForms writes a form for every agency that has something to report, with
// the letter that goes out with it.
func (p *Project) WriteForms(o FormsOptions) (Forms, error) {
	if p.Report == nil {
		return Forms{}, ErrNoPlan
	}
	in, err := p.formLanguages(o.Languages)
	if err != nil {
		return Forms{}, err
	}
	files, err := p.forms(in)
	if err != nil {
		return Forms{}, err
	}
	if len(files) == 0 {
		return Forms{}, templates.Failure(templates.CLINoAgency)
	}
	write, forms, err := sortForms(files, o.Replace)
	if err != nil {
		return Forms{}, err
	}
	forms.Written, err = outputs.Replace(write)
	return forms, err
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
	ogp.RemarkUndecided, ogp.RemarkUnanswered, ogp.TranslationPending}

// forms makes the form of every agency that has something to report.
func (p *Project) forms(in formLanguages) ([]outputs.File, error) {
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
			return nil, templates.Failure(templates.CLISameFileName, "one", string(other), "other", string(a.ID), "file", name)
		}
		names[strings.ToLower(name)] = a.ID
		l, err := p.formLetter(a.ID, in)
		if err != nil {
			return nil, err
		}
		l.name = stem(name)
		words := l.write(plan)
		path := filepath.Join(formsDir(p.Dir), l.name)
		files = append(files, outputs.File{Path: path + ".xlsx", Data: l.form},
			outputs.File{Path: path + ".txt", Data: words.plain()},
			outputs.File{Path: path + ".eml", Data: words.draft(l.attached())})
	}
	return files, nil
}

// formLetter goes out with a form. An agency whose return is in gets one that
// holds its answers if others have stated their views of them: it may reply.
func (p *Project) formLetter(agency ogp.ID, in formLanguages) (l letter, err error) {
	l = letter{about: formSent, agency: p.Report.Plan.Agency(agency), words: in.words}
	k := slices.IndexFunc(p.Report.Returns, func(s ogp.ReturnStatus) bool { return s.Agency == agency && s.File != "" })
	if k < 0 || !forms.MayReply(p.Report, agency) {
		l.form, err = p.form(agency, in)
		return l, err
	}
	ret := p.returnOf(p.Report.Returns[k].File)
	l.about, l.words, l.number = viewsCame, p.wordsOf(ret.Language), p.Report.Returns[k].Submission
	var b bytes.Buffer
	if err := forms.WriteNext(&b, p.repair(ret, l.number+1), l.words); err != nil {
		return l, fmt.Errorf("form of %s: %w", agency, err)
	}
	l.form = b.Bytes()
	return l, nil
}

// formLanguages are the words of a form, and the languages in which it asks for
// texts beside the plan's.
type formLanguages struct {
	words   *templates.Catalogue
	further []ogp.Lang
}

// formLanguages are those that are asked for, or the plan's alone. The plan's
// own column is there whether it is asked for or not.
func (p *Project) formLanguages(tags []string) (in formLanguages, err error) {
	if len(tags) == 0 {
		return formLanguages{words: p.Words}, nil
	}
	all, err := p.wordsIn(tags)
	if err != nil {
		return in, err
	}
	in.words = all[0]
	for _, c := range all {
		if l := ogp.Lang(c.Tag); l != p.Report.Plan.Language {
			in.further = append(in.further, l)
		}
	}
	return in, nil
}

// form is the form of an agency; nil if it has nothing to report.
func (p *Project) form(agency ogp.ID, in formLanguages) ([]byte, error) {
	if p.Report.Plan.FormOf(agency).Blank() {
		return nil, nil
	}
	var b bytes.Buffer
	if err := forms.WriteFormAfter(&b, p.Report, agency, in.words, in.further...); err != nil {
		return nil, fmt.Errorf("form of %s: %w", agency, err)
	}
	return b.Bytes(), nil
}

// formName is the name of an agency's form.
func formName(agency ogp.ID) string { return outputs.FileName(string(agency)) + ".xlsx" }

// sortForms tells the files to write from those that are there already.
func sortForms(files []outputs.File, replace bool) (write []outputs.File, there Forms, err error) {
	for _, f := range files {
		isForm := filepath.Ext(f.Path) == ".xlsx"
		b, exists, err := plain(f.Path)
		switch {
		case err != nil:
			return nil, Forms{}, err
		case exists && bytes.Equal(b, f.Data):
			if isForm {
				there.Same++
			}
		case !exists || replace:
			write = append(write, f)
		case isForm:
			there.Kept = append(there.Kept, f.Path)
		default:
			there.Letters = append(there.Letters, f.Path)
		}
	}
	return write, there, nil
}
