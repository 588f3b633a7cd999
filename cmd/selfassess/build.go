package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

func buildCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "build DIR",
		Short: "merge everything and write the report",
		Long: "Reads DIR/plan.xlsx and the workbooks in DIR/inputs and writes report.en.docx, report.en.pdf and " +
			"report.json, which may be published, and to DIR/internal the record of the report, which must not be: " +
			"all that was read, with its cells. Gaps and conflicts are shown in the report; findings are listed on " +
			"standard error. The " +
			"report is marked as a draft while the window for public comment is open, unless --final is given. The " +
			"contents of the Word document are links without page numbers, which only Word could know; the PDF has " +
			"them.\n\n" + dirLeftOut,
		Example:           "selfassess build plan-2024-2026 --as-of 2026-09-30",
		ValidArgsFunction: completeFolder,
	}
	var o buildOptions
	o.declare(c.Flags())
	o.complete(c)
	return p.listing(c, project, func(call call) (int, error) {
		if err := noEmptyValue(c.Flags()); err != nil {
			return 0, err
		}
		return build(call, o)
	})
}

func (o *buildOptions) declare(flags *pflag.FlagSet) {
	flags.StringVar(&o.out, "out", "", "write the report to `FOLDER` (default DIR/outputs)")
	flags.StringSliceVar(&o.formats, "format", nil,
		"write only these `FORMATS`, of "+strings.Join(secretariat.FormatNames(), ",")+" (default all)")
	flags.StringSliceVar(&o.languages, "lang", nil,
		"write a report in each of these `LANGUAGES`, of "+strings.Join(secretariat.Languages(), ",")+
			" (default those that the plan names)")
	flags.StringVar(&o.asOf, "as-of", "",
		"`DATE` of the report, as 2026-09-30 (default the plan's report date, else today)")
	flags.StringVar(&o.template, "template", "",
		"make the Word document from the Word template `FILE`, and give the PDF its look (default the built-in one; "+
			"see selfassess template new)")
	flags.StringVar(&o.paper, "paper", "",
		"`PAPER` of the Word document and the PDF, a4 or letter (default a4; with --template, that of the template)")
	flags.StringSliceVar(&o.fonts, "fonts", nil, fontsHelp)
	flags.BoolVar(&o.draft, "draft", false, "mark the report as a draft")
	flags.BoolVar(&o.final, "final", false, "do not mark it as a draft; refused while there are errors or warnings of personal data")
	flags.BoolVar(&o.lineNumbers, "line-numbers", false,
		"number the lines of every page of the Word document and the PDF, for reviewers")
	flags.BoolVar(&o.attachData, "attach-data", false,
		"put report.json and its tables as CSV into the PDF as well, as attached files (PDF/A-3a)")
	flags.StringVar(&o.standard, "pdf-standard", "",
		"standards of the PDF by `NUMBER`: 1 for PDF/UA-1 and PDF/A-2a, 2 for PDF/UA-2 and PDF/A-4 (default 1)")
	flags.BoolVar(&o.keep, "keep", false,
		"keep report.json in DIR/history as well, under the report's date, so that later reports show what has moved since")
	flags.BoolVar(&o.strict, "strict", false, "write nothing while there are errors")
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
func noEmptyValue(flags *pflag.FlagSet) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		if v := f.Value.String(); err == nil && (v == "" || v == "[]") {
			err = usageError{fmt.Sprintf("--%s is empty", f.Name), "give a value, or leave the flag out"}
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
func (o buildOptions) checked() (asOf ogp.Date, err error) {
	if o.draft && o.final {
		return asOf, usageError{
			"--draft and --final contradict each other",
			"give one of them, or neither to let the comment window decide",
		}
	}
	if o.asOf != "" {
		if asOf, err = ogp.ParseDate(o.asOf); err != nil || !asOf.Full() {
			return asOf, usageError{fmt.Sprintf("--as-of %q is not a day", o.asOf), "write it as 2026-09-30"}
		}
	}
	if o.paper != "" && !slices.Contains(secretariat.Papers(), strings.ToLower(o.paper)) {
		return asOf, usageError{
			fmt.Sprintf("unknown paper %q", o.paper), "give " + strings.Join(secretariat.Papers(), " or "),
		}
	}
	if o.paper != "" && o.template != "" {
		return asOf, usageError{
			"--paper and --template contradict each other: the template has its own page",
			"set the paper in the template, in Word under Layout › Size; the PDF takes it from there",
		}
	}
	return asOf, o.checkedFormats()
}

// checkedFormats refuses unknown formats, and what is asked of a format that
// is not written.
func (o buildOptions) checkedFormats() error {
	known := secretariat.FormatNames()
	for _, f := range o.formats {
		if !slices.Contains(known, formatName(f)) {
			return usageError{
				fmt.Sprintf("unknown format %q", f),
				didYouMean(f, known, "formats: "+strings.Join(known, ", ")),
			}
		}
	}
	if o.lineNumbers && !o.writes("docx") && !o.writes("pdf") {
		return usageError{
			"--line-numbers are of the Word document and the PDF, and neither is among the formats",
			"add docx or pdf to --format, or leave --line-numbers out",
		}
	}
	if o.standard != "" && !slices.Contains(secretariat.PDFStandards(), o.standard) {
		return usageError{
			fmt.Sprintf("unknown PDF standard %q", o.standard),
			"give 1 for PDF/UA-1 and PDF/A-2a, which archives and readers know, or 2 for PDF/UA-2 and PDF/A-4",
		}
	}
	if o.standard != "" && !o.writes("pdf") {
		return notOfPDF("--pdf-standard")
	}
	if o.attachData && !o.writes("pdf") {
		return notOfPDF("--attach-data")
	}
	return nil
}

func notOfPDF(flag string) error {
	return usageError{
		flag + " is of the PDF, which is not among the formats",
		"add pdf to --format, or leave " + flag + " out",
	}
}

// writes tells whether a format is written.
func (o buildOptions) writes(format string) bool {
	return o.formats == nil ||
		slices.ContainsFunc(o.formats, func(f string) bool { return formatName(f) == format })
}

// formatName is the name of a format as a person has typed it.
func formatName(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

func build(c call, o buildOptions) (int, error) {
	asOf, err := o.checked()
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
		return 0, unknownLanguage(err)
	}
	c.findings(c.stderr, b.Findings(), p.Words)
	written, err := b.Write()
	var personal *secretariat.PersonalError
	switch {
	case errors.As(err, &personal):
		return 0, fmt.Errorf("%w; mend the texts, or accept the warnings on the sheet Accepted of %s "+
			"(selfassess check %s --list findings.xlsx gives code and where of each), or build without --final",
			err, filepath.Join(c.dir, p.Report.Plan.File), c.dir)
	case errors.Is(err, secretariat.ErrNotFinal):
		return 0, fmt.Errorf("%w; mend them, or build without --final", err)
	case errors.Is(err, secretariat.ErrStrict):
		return 0, fmt.Errorf("%w; mend them, or build without --strict to show them in the report", err)
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
	b.Fonts, err = openFonts(o.fonts)
	return b, err
}

// today is the day where the person is.
func today(t time.Time) ogp.Date { return ogp.Day(t.Year(), int(t.Month()), t.Day()) }
