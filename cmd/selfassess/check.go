package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
)

// checkOptions is what the flags of check ask for.
type checkOptions struct {
	asJSON bool
	lists  []string
	fonts  []string
	toFix  bool
}

func checkCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "check DIR",
		Short: "read everything and list what must be mended",
		Long: "Reads DIR/plan.xlsx, or DIR/plan.ods, and the workbooks in DIR/inputs (.xlsx and .ods, and sheets of a " +
			"form that were saved as .csv under the id of their agency), and prints every finding with its file, sheet " +
			"and cell, and which agencies have not sent a return. The workbooks stay as they are. Errors stand first, then " +
			"warnings and notes by their kinds; of a kind with many the first few are listed and the others counted, " +
			"unless --all is given.\n\n" +
			"--list writes the findings to a file: .xlsx and .csv to sort and to share, .json for programs. In the " +
			"CSV file a field that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line " +
			"break, or a full-width form of these) has an apostrophe before it; take that apostrophe off to have the " +
			"text as it was.\n\n" +
			"--to-fix writes the folder DIR/to-fix: for every return with errors or warnings a workbook that holds " +
			"its answers and shows what to mend, and a letter to the agency; a letter about every file that could not be " +
			"used, a reminder for every return that is missing, thanks for every return that is whole, and all findings " +
			"as findings.xlsx and findings.csv. Each letter is there twice: as .eml, an e-mail with its workbooks " +
			"attached, which mail programs open ready to be sent, and as .txt, its words. Run again, it takes away what is no longer true, but nothing that somebody put there " +
			"or changed.\n\n" + dirLeftOut,
		Example:           "selfassess check plan-2024-2026",
		ValidArgsFunction: completeFolder,
	}
	var o checkOptions
	flags := c.Flags()
	flags.BoolVar(&o.asJSON, "json", false, "print the findings as JSON")
	flags.StringArrayVar(&o.lists, "list", nil,
		"write the findings to `FILE`: .xlsx, .csv or .json; may be given several times")
	flags.StringSliceVar(&o.fonts, "fonts", nil,
		fontsHelp+"; here: to see which characters build would find no font for")
	flags.BoolVar(&o.toFix, "to-fix", false, "write DIR/to-fix: workbooks to be mended, and letters to the agencies")
	completeWith(c, "list", completeFiles(secretariat.ListEndings()...))
	completeWith(c, "fonts", completeFonts)
	return p.listing(c, project, func(c call) (int, error) { return check(c, o) })
}

func check(c call, o checkOptions) (int, error) {
	if err := checkLists(c.dir, o.lists); err != nil {
		return 0, err
	}
	fonts, err := openFonts(o.fonts)
	if err != nil {
		return 0, err
	}
	p, err := c.open(ogp.Date{})
	if err != nil {
		return 0, err
	}
	if err := p.AddLacking(fonts); err != nil {
		return 0, err
	}
	if err := c.checked(p, o.asJSON); err != nil {
		return 0, err
	}
	if o.toFix {
		done, err := p.WriteToFix()
		if err := c.toFix(done, err, c.messages(o.asJSON)); err != nil {
			return 0, err
		}
	}
	written, err := p.WriteLists(o.lists)
	if err != nil {
		return 0, err
	}
	c.written(c.messages(o.asJSON), written)
	return exitCode(p.Findings), nil
}

// checkLists refuses lists of an unknown kind, and those that would take the
// place of something that people have sent or filled in.
func checkLists(dir string, paths []string) error {
	for _, path := range paths {
		if !secretariat.CanList(path) {
			return usageError{
				fmt.Sprintf("--list %q does not say what to write", path),
				"the ending of the file decides: " + strings.Join(secretariat.ListEndings(), ", "),
			}
		}
		if secretariat.IsSource(dir, path) {
			return usageError{
				fmt.Sprintf("--list %q would stand among the workbooks that are read", path),
				"give it another place, for example " + filepath.Join(dir, "findings"+filepath.Ext(path)),
			}
		}
	}
	return nil
}

// checked prints the findings, and who has sent a return.
func (c call) checked(p *secretariat.Project, asJSON bool) error {
	if asJSON {
		return p.WriteFindings(c.stdout, c.quiet)
	}
	c.findings(c.stdout, p.Findings, p.Words)
	if p.Report != nil && !c.quiet {
		say(c.stdout, "%s", returns(p.Returned()))
		c.howToAccept(p)
	}
	return nil
}

// howToAccept says once how a warning is let stand.
func (c call) howToAccept(p *secretariat.Project) {
	if slices.ContainsFunc(p.Findings, func(f ogp.Finding) bool { return f.Where != "" }) {
		say(c.stdout, "a warning that may stand: enter it on the sheet %s of %s, with the reason; "+
			"--list findings.xlsx has what to copy there, Code and the last column", p.Words.Label("sheet", "accepted"), p.Report.Plan.File)
	}
}

// toFix prints what was written to the agencies, and what was done before an
// error if there was one.
func (c call) toFix(done *secretariat.ToFix, err error, out io.Writer) error {
	if done == nil {
		return err
	}
	c.written(out, done.Written)
	for _, path := range done.Removed {
		say(out, "removed, since it is no longer true: %s", path)
	}
	if err != nil {
		return err
	}
	for _, path := range done.Kept {
		say(c.stderr, "%s: no longer true, but somebody changed it; it was left alone", path)
	}
	if len(done.Clean) > 0 {
		say(out, "nothing to mend: %s", strings.Join(done.Clean, ", "))
	}
	return nil
}

// messages is where a command says what it did: beside JSON on standard
// error, so that standard output stays JSON.
func (c call) messages(asJSON bool) io.Writer {
	if asJSON {
		return c.stderr
	}
	return c.stdout
}

// returns says in one line who has sent a return and who has not.
func returns(r secretariat.Returned) string {
	line := fmt.Sprintf("returns: %d of %d received", r.Received, r.Expected)
	return line + after("; not readable: ", r.Unreadable) + after("; missing: ", r.Missing)
}

// after lists agencies behind a heading; of none it says nothing.
func after(heading string, agencies []ogp.ID) (line string) {
	for i, agency := range agencies {
		line += [2]string{heading, ", "}[min(i, 1)] + string(agency)
	}
	return line
}
