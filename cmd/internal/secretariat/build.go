package secretariat

import (
	"fmt"
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render"
	"selfassess/render/pdf"
	"selfassess/templates"
)

// BuildOptions say what is written of a report, and how.
type BuildOptions struct {
	Out         string    // folder for the report; "" for that of the project
	Formats     []string  // of FormatNames; nil for all
	Template    *Template // nil for the built-in one
	Paper       string    // of Papers; "" for A4, or that of the template
	Fonts       *Fonts    // nil for those of the program
	Standard    string    // of PDFStandards; "" for the usual one
	AttachData  bool      // to the PDF
	Draft       bool      // marked as a draft
	Final       bool      // not marked as a draft, without errors, and without personal data that nobody has accepted
	Strict      bool      // nothing while there are errors
	LineNumbers bool      // in the Word document and the PDF
	Languages   []string  // tags; nil for the plan's own and those that it names besides
	Keep        bool      // report.json, for later reports to be compared with
}

// Why nothing is written while there are errors.
var (
	ErrNotFinal = templates.Failure(templates.CLIErrorsFinal)
	ErrStrict   = templates.Failure(templates.CLIErrorsStrict)
)

// PersonalError is why no final report is written: texts that it would publish
// seem to hold something about people.
type PersonalError struct {
	Places []ogp.Place // of the cells, each once
}

func (e *PersonalError) Error() string { return e.Unwrap().Error() }

func (e *PersonalError) Unwrap() error {
	places := make([]string, len(e.Places))
	for i, p := range e.Places {
		places[i] = p.String()
	}
	return templates.Failure(templates.CLIPersonalData, "places", strings.Join(places, ", "))
}

// personal is the error of the warnings of personal data that stand, or nil.
func personal(fs []ogp.Finding) error {
	var e PersonalError
	for _, f := range fs {
		if f.Code == ogp.PersonalData && !slices.Contains(e.Places, f.At) {
			e.Places = append(e.Places, f.At)
		}
	}
	if len(e.Places) == 0 {
		return nil
	}
	return &e
}

// FormatNames are the formats of a report, in their fixed order.
func FormatNames() (names []string) {
	for _, f := range outputs.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Papers are the names of the papers of a report.
func Papers() []string { return []string{"a4", "letter"} }

// PDFStandards are the names of the sets of standards that a PDF can follow.
func PDFStandards() []string { return []string{"1", "2"} }

func paperNamed(name string) (render.Paper, error) {
	switch strings.ToLower(name) {
	case "", "a4":
		return render.A4, nil
	case "letter":
		return render.Letter, nil
	}
	return 0, fmt.Errorf("unknown paper %q", name)
}

func standardNamed(name string) (pdf.Standard, error) {
	switch name {
	case "", "1":
		return pdf.Standard1, nil
	case "2":
		return pdf.Standard2, nil
	}
	return 0, fmt.Errorf("unknown PDF standard %q", name)
}

// Build is a report that is about to be written.
type Build struct {
	project *Project
	options BuildOptions
	paper   render.Paper
	formats []outputs.Format
	pdf     pdf.Options
	notes   []ogp.Finding // about the template, and languages that the plan does not name
	keeping keeping
	words   []*templates.Catalogue // of the languages of the report
}

// Build decides what is written. It adds to the findings of the project that
// the report has the date of today, if so, and which characters the PDF has no
// font for.
func (p *Project) Build(o BuildOptions) (*Build, error) {
	b := &Build{project: p, options: o}
	if err := b.choose(); err != nil {
		return nil, err
	}
	if p.Report != nil {
		var err error
		if b.words, err = p.wordsIn(o.Languages); err != nil {
			return nil, err
		}
	}
	if err := b.takeLook(); err != nil {
		return nil, err
	}
	b.tryLinks()
	if p.Report != nil { // what is asked for on one day is no part of the report
		b.notes = append(b.notes, p.pending(b.unnamed())...)
	}
	b.formats = outputs.WithPDF(b.formats, b.pdf, o.AttachData)
	if hasFormat(b.formats, "pdf") {
		if err := p.AddLacking(b.pdf.Fonts); err != nil {
			return nil, err
		}
	}
	if p.Report != nil {
		p.noteDate()
	}
	return b, nil
}

// choose takes the formats that are asked for, with what is asked of each.
func (b *Build) choose() (err error) {
	o := &b.options
	if b.paper, err = paperNamed(o.Paper); err != nil {
		return err
	}
	standard, err := standardNamed(o.Standard)
	if err != nil {
		return err
	}
	b.formats = chosen(o.Formats)
	if o.Template != nil {
		b.formats, b.paper = outputs.WithTemplate(b.formats, o.Template), o.Template.Paper()
	}
	b.pdf = pdf.Options{Fonts: o.Fonts, Standard: standard}
	return nil
}

// chosen are the named formats in their fixed order, or all.
func chosen(names []string) []outputs.Format {
	all := outputs.Formats()
	if names == nil {
		return all
	}
	return slices.DeleteFunc(all, func(f outputs.Format) bool { return !slices.Contains(names, f.Name) })
}

func hasFormat(formats []outputs.Format, name string) bool {
	return slices.ContainsFunc(formats, func(f outputs.Format) bool { return f.Name == name })
}

// Dir is the folder that the report is written to.
func (b *Build) Dir() string {
	if b.options.Out != "" {
		return b.options.Out
	}
	return outputsDir(b.project.Dir)
}

// editions are the report in each of its languages.
func (b *Build) editions() []*render.Edition {
	all := make([]*render.Edition, len(b.words))
	for i, words := range b.words {
		all[i] = b.project.editionIn(words, b.options)
		all[i].Paper = b.paper
	}
	return all
}

// unnamed are the languages of the report that the plan does not name.
func (b *Build) unnamed() (tags []string) {
	for _, words := range b.words {
		if words.Tag != b.project.Words.Tag && !slices.Contains(b.project.Report.Plan.OtherLanguages, ogp.Lang(words.Tag)) {
			tags = append(tags, words.Tag)
		}
	}
	return tags
}

// Write writes the report in all its formats and its record, and keeps it if
// that is asked for, or nothing.
func (b *Build) Write() (Written, error) {
	switch failed := b.project.HasErrors(); {
	case b.project.Report == nil:
		return Written{}, ErrNoPlan
	case b.options.Final && failed:
		return Written{}, ErrNotFinal
	case b.options.Strict && failed:
		return Written{}, ErrStrict
	}
	if err := personal(b.project.Findings); err != nil && b.options.Final {
		return Written{}, err
	}
	if b.options.Keep {
		var err error
		if b.keeping, err = b.project.keep(b.project.Report.AsOf); err != nil {
			return Written{}, err
		}
	}
	b.project.progress.begin(Writing, b.Dir())
	return b.project.writeAll(b.Dir(), b.editions(), b.formats, b.keeping)
}
