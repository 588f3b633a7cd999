package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"selfassess/ogp"
	"selfassess/outputs"
	"selfassess/render/data"
)

// checkRequest is what the flags of check ask for.
type checkRequest struct {
	asJSON bool
	lists  []string
	fonts  []string
	toFix  bool
}

func checkCommand() command {
	return command{name: "check", args: "DIR", summary: "read everything and list what must be mended",
		detail: "Reads DIR/plan.xlsx and the workbooks in DIR/inputs and prints every finding with its\n" +
			"file, sheet and cell, and which agencies have not sent a return. The workbooks stay as\n" +
			"they are.\n\n" +
			"--list writes the findings to a file: .xlsx and .csv to sort and to share, .json for\n" +
			"programs. In the CSV file a field that a spreadsheet would take for a formula (it begins\n" +
			"with = + - @, a tab or a line break, or a full-width form of these) has an apostrophe\n" +
			"before it; take that apostrophe off to have the text as it was.\n\n" +
			"--to-fix writes the folder DIR/to-fix: for every return with errors or warnings a workbook\n" +
			"that holds its answers and shows what to mend, and a text for the e-mail to the agency; a\n" +
			"text about every file that could not be used, a reminder for every return that is missing,\n" +
			"and all findings as findings.xlsx and findings.csv. Run again, it takes away what is no\n" +
			"longer true, but nothing that somebody put there or changed.",
		example: "selfassess check plan-2024-2026",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			var r checkRequest
			flags.BoolVar(&r.asJSON, "json", false, "print the findings as JSON")
			flags.StringArrayVar(&r.lists, "list", nil, "write the findings to `FILE`: .xlsx, .csv or .json; may be given several times")
			flags.StringSliceVar(&r.fonts, "fonts", nil, fontsHelp+"; here: to see which characters build would find no font for")
			flags.BoolVar(&r.toFix, "to-fix", false, "write DIR/to-fix: workbooks to be mended, and texts for the e-mails")
			return func(c call) (int, error) { return check(c, r) }
		}}
}

func check(c call, r checkRequest) (int, error) {
	if err := checkLists(c.dir, r.lists); err != nil {
		return 0, err
	}
	fonts, err := openFonts(r.fonts)
	if err != nil {
		return 0, err
	}
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	if err := p.addLacking(fonts); err != nil {
		return 0, err
	}
	if err := c.tellFindings(p, r.asJSON); err != nil {
		return 0, err
	}
	if r.toFix {
		if p.report == nil {
			return 0, errNoPlan
		}
		if err := c.writeToFix(p, c.aside(r.asJSON)); err != nil {
			return 0, err
		}
	}
	files, err := p.lists(r.lists)
	if err != nil {
		return 0, err
	}
	written, err := outputs.Replace(files)
	if err != nil {
		return 0, err
	}
	c.written(c.aside(r.asJSON), written)
	return exitCode(p), nil
}

// tellFindings prints the findings, and who has sent a return.
func (c call) tellFindings(p *project, asJSON bool) error {
	if asJSON {
		return data.WriteFindings(c.stdout, p.findings, p.words)
	}
	c.findings(c.stdout, p.findings, p.words)
	if p.report != nil && !c.quiet {
		c.print("%s\n", returns(p.report))
	}
	return nil
}

// aside is where a command says what it did: beside JSON on standard error,
// so that standard output stays JSON.
func (c call) aside(asJSON bool) io.Writer {
	if asJSON {
		return c.stderr
	}
	return c.stdout
}

// returns says in one line who has sent a return and who has not.
func returns(r *ogp.Report) string {
	var missing []string
	expected := 0
	for _, s := range r.Returns {
		if !s.Expected {
			continue
		}
		expected++
		if s.Missing() {
			missing = append(missing, string(s.Agency))
		}
	}
	line := fmt.Sprintf("returns: %d of %d received", expected-len(missing), expected)
	if len(missing) > 0 {
		line += "; missing: " + strings.Join(missing, ", ")
	}
	return line
}
