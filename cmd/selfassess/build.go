package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render"
	"selfassess/render/pdf"
)

func buildCommand() command {
	return command{name: "build", args: "DIR", summary: "merge everything and write the report",
		detail: "Reads DIR/plan.xlsx and the workbooks in DIR/inputs and writes report.en.docx, report.en.pdf\n" +
			"and report.json. Gaps and conflicts are shown in the report; findings are listed on\n" +
			"standard error. The report is marked as a draft while the window for public comment\n" +
			"is open, unless --final is given. The contents of the Word document are links without page\n" +
			"numbers, which only Word could know; the PDF has them.",
		example: "selfassess build plan-2024-2026 --as-of 2026-09-30",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			var o buildOptions
			flags.StringVar(&o.out, "out", "", "directory for the report (default DIR/outputs)")
			flags.StringSliceVar(&o.formats, "format", nil, "formats to write, of "+strings.Join(formatNames(), ",")+" (default all)")
			flags.StringVar(&o.asOf, "as-of", "", "date of the report, as 2026-09-30 (default the plan's report date, else today)")
			flags.StringVar(&o.template, "template", "", "Word template for the report (default the built-in one; see selfassess template new)")
			flags.StringVar(&o.paper, "paper", "", "paper of the Word document and the PDF, a4 or letter (default a4; with --template, that of the template)")
			flags.StringSliceVar(&o.fonts, "fonts", nil, fontsHelp)
			flags.BoolVar(&o.draft, "draft", false, "mark the report as a draft")
			flags.BoolVar(&o.final, "final", false, "do not mark it as a draft; refused while there are errors")
			flags.BoolVar(&o.lineNumbers, "line-numbers", false, "number the lines of every page of the Word document and the PDF, for reviewers")
			flags.BoolVar(&o.attachData, "attach-data", false, "put report.json and its tables as CSV into the PDF as well, as attached files (PDF/A-3a)")
			flags.StringVar(&o.pdfStandard, "pdf-standard", "", "standards of the PDF: 1 for PDF/UA-1 and PDF/A-2a, 2 for PDF/UA-2 and PDF/A-4 (default 1)")
			flags.BoolVar(&o.strict, "strict", false, "write nothing while there are errors")
			return func(c call) (int, error) {
				for _, name := range []string{"out", "format", "as-of", "template", "paper", "fonts", "pdf-standard"} {
					if f := flags.Lookup(name); f.Changed && (f.Value.String() == "" || f.Value.String() == "[]") {
						return 0, usageError{fmt.Sprintf("--%s is empty", name), "give a value, or leave the flag out"}
					}
				}
				return build(c, o)
			}
		}}
}

type buildOptions struct {
	out                  string
	formats              []string
	asOf                 string
	template             string // a file, or "" for the built-in one
	paper                string // "" for that of the template
	fonts                []string
	draft, final, strict bool
	lineNumbers          bool // in the Word document and the PDF
	attachData           bool // to the PDF
	pdfStandard          string
}

// checked refuses what cannot be meant, before anything is read.
func (o buildOptions) checked() (asOf ogp.Date, formats []outputs.Format, err error) {
	if o.draft && o.final {
		return asOf, nil, usageError{"--draft and --final contradict each other", "give one of them, or neither to let the comment window decide"}
	}
	if o.asOf != "" {
		if asOf, err = ogp.ParseDate(o.asOf); err != nil || !asOf.Full() {
			return asOf, nil, usageError{fmt.Sprintf("--as-of %q is not a day", o.asOf), "write it as 2026-09-30"}
		}
	}
	if _, known := papers[strings.ToLower(o.paper)]; o.paper != "" && !known {
		return asOf, nil, usageError{fmt.Sprintf("unknown paper %q", o.paper), "give a4 or letter"}
	}
	if o.paper != "" && o.template != "" {
		return asOf, nil, usageError{"--paper and --template contradict each other: the template has its own page", "set the paper in the template, in Word under Layout › Size; the PDF takes it from there"}
	}
	if formats, err = chooseFormats(o.formats); err != nil {
		return asOf, nil, err
	}
	if o.lineNumbers && !slices.ContainsFunc(formats, func(f outputs.Format) bool { return f.Name == "docx" || f.Name == "pdf" }) {
		return asOf, nil, usageError{"--line-numbers are of the Word document and the PDF, and neither is among the formats", "add docx or pdf to --format, or leave --line-numbers out"}
	}
	return asOf, formats, o.checkedPDF(formats)
}

var papers = map[string]render.Paper{"a4": render.A4, "letter": render.Letter}

func formatNames() []string {
	var ns []string
	for _, f := range outputs.Formats() {
		ns = append(ns, f.Name)
	}
	return ns
}

// chooseFormats returns the named formats in their fixed order, or all.
func chooseFormats(names []string) ([]outputs.Format, error) {
	for _, n := range names {
		if !slices.Contains(formatNames(), strings.ToLower(strings.TrimSpace(n))) {
			return nil, usageError{fmt.Sprintf("unknown format %q", n), didYouMean(n, formatNames(), "formats: "+strings.Join(formatNames(), ", "))}
		}
	}
	all := outputs.Formats()
	if names == nil {
		return all, nil
	}
	return slices.DeleteFunc(all, func(f outputs.Format) bool {
		return !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), f.Name) })
	}), nil
}

func hasFormat(formats []outputs.Format, name string) bool {
	return slices.ContainsFunc(formats, func(f outputs.Format) bool { return f.Name == name })
}

func build(c call, o buildOptions) (int, error) {
	asOf, formats, err := o.checked()
	if err != nil {
		return 0, err
	}
	paper := papers[strings.ToLower(o.paper)]
	if o.template != "" {
		word, err := c.readTemplate(o.template, c.stderr)
		if err != nil {
			return 0, err
		}
		formats, paper = outputs.WithTemplate(formats, word), word.Paper()
	}
	fonts, err := openFonts(o.fonts)
	if err != nil {
		return 0, err
	}
	formats = outputs.WithPDF(formats, pdf.Options{Fonts: fonts, Standard: pdfStandards[o.pdfStandard]}, o.attachData)
	p, err := c.open(asOf)
	if err != nil {
		return 0, err
	}
	if hasFormat(formats, "pdf") {
		if err := p.addLacking(fonts); err != nil {
			return 0, err
		}
	}
	if p.report != nil {
		asOf = p.reportDate(asOf, c.now)
	}
	c.findings(c.stderr, p.findings, p.words)
	if err := p.mayBuild(o); err != nil {
		return 0, err
	}
	out := o.out
	if out == "" {
		out = outputsDir(c.dir)
	}
	c.progress("writing the report to %s …", out)
	e := p.edition(asOf, o)
	e.Paper = paper
	written, err := outputs.WriteAll(out, e, formats)
	if err != nil {
		return 0, err
	}
	c.written(c.stdout, written)
	return exitCode(p), nil
}

// mayBuild tells why nothing is to be written, if so.
func (p *project) mayBuild(o buildOptions) error {
	switch {
	case p.report == nil:
		return errNoPlan
	case o.final && hasErrors(p.findings):
		return fmt.Errorf("nothing was written: there are errors, and a final report must have none; mend them, or build without --final")
	case o.strict && hasErrors(p.findings):
		return fmt.Errorf("nothing was written: there are errors; mend them, or build without --strict to show them in the report")
	}
	return nil
}

// reportDate is the date asked for, else the plan's, else today with a note.
func (p *project) reportDate(asked ogp.Date, now func() time.Time) ogp.Date {
	plan := p.report.Plan
	switch {
	case asked.Known():
		return asked
	case plan.ReportDate.Known():
		return plan.ReportDate
	}
	t := now()
	today := ogp.Day(t.Year(), int(t.Month()), t.Day())
	p.add(ogp.Finding{Code: ogp.CommandReportDate, At: plan.At("report_date"), Args: map[string]string{"date": today.String()}})
	return today
}

func (p *project) edition(asOf ogp.Date, o buildOptions) *render.Edition {
	return &render.Edition{
		Report:       p.report,
		Statistics:   p.report.Statistics(),
		Requirements: p.report.Requirements(),
		Findings:     p.findings,
		Locale:       render.NewLocale(p.words),
		AsOf:         asOf,
		Draft:        o.draft || !o.final && openForComment(p.report.Plan, asOf),
		LineNumbers:  o.lineNumbers,
		Program:      "selfassess " + version,
	}
}

// openForComment tells whether the window for public comment is open on the
// date of the report. A window with only one date given is open from, or up
// to, that date.
func openForComment(p *ogp.Plan, on ogp.Date) bool {
	start, end := p.CommentStart, p.CommentEnd
	if !start.Known() && !end.Known() {
		return false
	}
	return !(start.Known() && on.Before(start)) && !(end.Known() && end.Before(on))
}
