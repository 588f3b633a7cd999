package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
)

func buildCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "build DIR",
		Short:             p.short("build"),
		Long:              p.longOfProject("build"),
		Example:           "selfassess build plan-2024-2026 --as-of 2026-09-30",
		ValidArgsFunction: completeFolder,
	}
	var o buildOptions
	o.declare(p.terminal, c.Flags())
	o.complete(c)
	return p.ofProject(c, project, func(call call) (int, error) {
		if err := call.noEmptyValue(c.Flags()); err != nil {
			return 0, err
		}
		return build(call, o)
	})
}

func (o *buildOptions) declare(t terminal, flags *pflag.FlagSet) {
	languages := t.listTyped(secretariat.Languages())
	flags.StringVar(&o.out, "out", "", t.flag("build_out"))
	flags.StringSliceVar(&o.formats, "format", nil, t.flag("build_format", "formats", t.listTyped(secretariat.FormatNames())))
	flags.StringSliceVar(&o.languages, "lang", nil, t.flag("build_lang", "languages", languages))
	flags.StringVar(&o.asOf, "as-of", "", t.flag("build_as_of"))
	flags.StringVar(&o.template, "template", "", t.flag("build_template"))
	flags.StringVar(&o.paper, "paper", "", t.flag("build_paper"))
	flags.StringSliceVar(&o.fonts, "fonts", nil, t.flag("fonts", "system", secretariat.SystemFonts))
	flags.BoolVar(&o.draft, "draft", false, t.flag("build_draft"))
	flags.BoolVar(&o.final, "final", false, t.flag("build_final"))
	flags.BoolVar(&o.lineNumbers, "line-numbers", false, t.flag("build_line_numbers"))
	flags.BoolVar(&o.attachData, "attach-data", false, t.flag("build_attach_data"))
	flags.StringVar(&o.standard, "pdf-standard", "", t.flag("build_pdf_standard"))
	flags.BoolVar(&o.keep, "keep", false, t.flag("build_keep"))
	flags.BoolVar(&o.strict, "strict", false, t.flag("build_strict"))
}

func (o *buildOptions) complete(c *cobra.Command) {
	completeWith(c, "out", completeFolders())
	completeWith(c, "format", completeFormats)
	completeWith(c, "lang", completeFixed(secretariat.Languages()...))
	completeWith(c, "as-of", cobra.NoFileCompletions)
	completeWith(c, "template", completeFiles("docx"))
	completeWith(c, "paper", completeFixed(secretariat.Papers()...))
	completeWith(c, "fonts", completeFonts)
	completeWith(c, "pdf-standard", completeFixed(secretariat.PDFStandards()...))
}

// noEmptyValue refuses a flag that was given a value of nothing.
func (t terminal) noEmptyValue(flags *pflag.FlagSet) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		if v := f.Value.String(); err == nil && (v == "" || v == "[]") {
			err = usageError{t.text(templates.CLIFlagEmpty, "flag", f.Name), t.text(templates.CLIFlagEmptyHint)}
		}
	})
	return err
}

type buildOptions struct {
	out                  string
	formats              []string
	languages            []string // tags; none for those of the plan
	asOf                 string
	template             string // a file, or "" for the built-in one
	paper                string // "" for that of the template
	fonts                []string
	draft, final, strict bool
	lineNumbers          bool   // in the Word document and the PDF
	attachData           bool   // to the PDF
	keep                 bool   // report.json for later reports
	standard             string // of the PDF
}

// checked refuses what cannot be meant, before anything is read.
func (o buildOptions) checked(t terminal) (asOf ogp.Date, err error) {
	if o.draft && o.final {
		return asOf, usageError{t.text(templates.CLIDraftFinal), t.text(templates.CLIDraftFinalHint)}
	}
	if o.asOf != "" {
		if asOf, err = ogp.ParseDate(o.asOf); err != nil || !asOf.Full() {
			return asOf, usageError{t.text(templates.CLIAsOf, "date", inQuotes(o.asOf)), t.text(templates.CLIAsOfHint)}
		}
	}
	if o.paper != "" && !slices.Contains(secretariat.Papers(), strings.ToLower(o.paper)) {
		return asOf, usageError{t.text(templates.CLIUnknownPaper, "paper", inQuotes(o.paper)),
			t.of(templates.CLIUnknownPaperHint, "papers", t.text(templates.CLIEither, "one", secretariat.Papers()[0], "other", secretariat.Papers()[1]))}
	}
	if o.paper != "" && o.template != "" {
		return asOf, usageError{t.text(templates.CLIPaperTemplate), t.text(templates.CLIPaperTemplateHint)}
	}
	return asOf, o.checkedFormats(t)
}

// checkedFormats refuses unknown formats, and what is asked of a format that
// is not written.
func (o buildOptions) checkedFormats(t terminal) error {
	known := secretariat.FormatNames()
	for _, f := range o.formats {
		if !slices.Contains(known, formatName(f)) {
			return usageError{t.text(templates.CLIUnknownFormat, "format", inQuotes(f)),
				t.didYouMean(f, known, t.text(templates.CLIFormats, "formats", t.list(known)))}
		}
	}
	if o.lineNumbers && !o.writes("docx") && !o.writes("pdf") {
		return usageError{t.text(templates.CLILineNumbers), t.text(templates.CLILineNumbersHint)}
	}
	if o.standard != "" && !slices.Contains(secretariat.PDFStandards(), o.standard) {
		return usageError{t.text(templates.CLIUnknownStandard, "standard", inQuotes(o.standard)), t.text(templates.CLIUnknownStandardHint)}
	}
	if o.standard != "" && !o.writes("pdf") {
		return t.notOfPDF("--pdf-standard")
	}
	if o.attachData && !o.writes("pdf") {
		return t.notOfPDF("--attach-data")
	}
	return nil
}

func (t terminal) notOfPDF(flag string) error {
	return usageError{t.text(templates.CLINotOfPDF, "flag", flag), t.text(templates.CLINotOfPDFHint, "flag", flag)}
}

// writes tells whether a format is written.
func (o buildOptions) writes(format string) bool {
	return o.formats == nil ||
		slices.ContainsFunc(o.formats, func(f string) bool { return formatName(f) == format })
}

// formatName is the name of a format as a person has typed it.
func formatName(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

func build(c call, o buildOptions) (int, error) {
	asOf, err := o.checked(c.terminal)
	if err != nil {
		return 0, err
	}
	options, err := c.options(o)
	if err != nil {
		return 0, err
	}
	p, err := c.open(asOf)
	if err != nil {
		return 0, err
	}
	b, err := p.Build(options)
	if err != nil {
		return 0, c.unknownLanguage(err)
	}
	c.findings(c.stderr, b.Findings(), c.wordsOf(p))
	written, err := b.Write()
	var personal *secretariat.PersonalError
	switch {
	case errors.As(err, &personal):
		return 0, templates.FailureOf(err, templates.CLIPersonal, "plan", filepath.Join(c.dir, p.Report.Plan.File), "folder", c.dir)
	case errors.Is(err, secretariat.ErrNotFinal):
		return 0, templates.FailureOf(err, templates.CLINotFinal)
	case errors.Is(err, secretariat.ErrStrict):
		return 0, templates.FailureOf(err, templates.CLIStrict)
	case err != nil:
		return 0, err
	}
	c.written(c.stdout, written)
	c.replaced(b.Replaced(written))
	c.earlier(b.Earlier(written))
	c.private(b.Dir(), b.Private())
	return exitCode(p.Findings), nil
}

// options are the flags as values, with the template and the fonts that they
// name.
func (c call) options(o buildOptions) (b secretariat.BuildOptions, err error) {
	b = secretariat.BuildOptions{
		Out: o.out, Paper: o.paper, Standard: o.standard, AttachData: o.attachData,
		Draft: o.draft, Final: o.final, Strict: o.strict, LineNumbers: o.lineNumbers, Keep: o.keep,
		Languages: o.languages,
	}
	for _, f := range o.formats {
		b.Formats = append(b.Formats, formatName(f))
	}
	if o.template != "" {
		if b.Template, err = c.readTemplate(o.template, c.stderr); err != nil {
			return b, err
		}
	}
	b.Fonts, err = c.openFonts(o.fonts)
	return b, err
}

// today is the day where the person is.
func today(t time.Time) ogp.Date { return ogp.Day(t.Year(), int(t.Month()), t.Day()) }
