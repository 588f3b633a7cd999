package main

import (
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
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
		Use:               "check DIR",
		Short:             p.short("check"),
		Long:              p.longOfProject("check"),
		Example:           "selfassess check plan-2024-2026",
		ValidArgsFunction: completeFolder,
	}
	var o checkOptions
	flags := c.Flags()
	flags.BoolVar(&o.asJSON, "json", false, p.flag("check_json"))
	flags.StringArrayVar(&o.lists, "list", nil, p.flag("check_list"))
	flags.StringSliceVar(&o.fonts, "fonts", nil, p.flag("check_fonts", "system", secretariat.SystemFonts))
	flags.BoolVar(&o.toFix, "to-fix", false, p.flag("check_to_fix"))
	completeWith(c, "list", completeFiles(secretariat.ListEndings()...))
	completeWith(c, "fonts", completeFonts)
	return p.ofProject(c, project, func(c call) (int, error) { return check(c, o) })
}

func check(c call, o checkOptions) (int, error) {
	if err := c.checkLists(o.lists); err != nil {
		return 0, err
	}
	fonts, err := c.openFonts(o.fonts)
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
func (c call) checkLists(paths []string) error {
	for _, path := range paths {
		if !secretariat.CanList(path) {
			return usageError{c.text(templates.CLIListKind, "path", inQuotes(path)),
				c.text(templates.CLIListKindHint, "endings", c.list(secretariat.ListEndings()))}
		}
		if secretariat.IsSource(c.dir, path) {
			return usageError{c.text(templates.CLIListPlace, "path", inQuotes(path)),
				c.text(templates.CLIListPlaceHint, "path", filepath.Join(c.dir, "findings"+filepath.Ext(path)))}
		}
	}
	return nil
}

// checked prints the findings, and who has sent a return.
func (c call) checked(p *secretariat.Project, asJSON bool) error {
	if asJSON {
		return p.WriteFindings(c.stdout, c.quiet)
	}
	c.findings(c.stdout, p.Findings, c.wordsOf(p))
	if p.Report != nil && !c.quiet {
		c.returns(p.Returned())
		c.howToAccept(p)
	}
	return nil
}

// howToAccept says once how a warning is let stand.
func (c call) howToAccept(p *secretariat.Project) {
	if slices.ContainsFunc(p.Findings, func(f ogp.Finding) bool { return f.Where != "" }) {
		c.say(c.stdout, templates.CLIAccept, "sheet", p.Words.Label("sheet", "accepted"), "plan", p.Report.Plan.File)
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
		c.say(out, templates.CLIRemoved, "path", path)
	}
	if err != nil {
		return err
	}
	for _, path := range done.Kept {
		c.say(c.stderr, templates.CLIChangedKept, "path", path)
	}
	if len(done.Clean) > 0 {
		c.say(out, templates.CLINothingToMend, "files", c.list(done.Clean))
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
func (c call) returns(r secretariat.Returned) {
	said := []string{c.text(templates.CLIReturns, "received", strconv.Itoa(r.Received), "expected", strconv.Itoa(r.Expected))}
	for _, of := range []struct {
		term     templates.Term
		agencies []ogp.ID
	}{{templates.CLIReturnsUnreadable, r.Unreadable}, {templates.CLIReturnsMissing, r.Missing}} {
		var ids []string
		for _, id := range of.agencies {
			ids = append(ids, string(id))
		}
		if ids != nil {
			said = append(said, c.text(of.term, "agencies", c.list(ids)))
		}
	}
	line(c.stdout, strings.Join(said, c.of(templates.CLISemicolon)))
}
