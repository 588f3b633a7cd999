package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"selfassess/ogp"
)

// program is one run: what it was called with, and the exit code of the
// command that was done.
type program struct {
	terminal
	now  func() time.Time
	args []string
	code int

	work  []*cobra.Command // what the program is for, in the order in which it is listed
	about []*cobra.Command // what is about the program itself
}

// call is what a command gets: the terminal, its arguments, and the clock.
type call struct {
	terminal
	dir  string   // of the project; for a command about one file, that file
	more []string // for a command about a project and files, the files; for one about words, the words
	now  func() time.Time
}

// root is the whole tree of commands.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "selfassess",
		Short:         "make the End-of-Term Self-Assessment Report of an OGP action plan",
		Long:          overview,
		SilenceErrors: true, // run prints them
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          p.noCommand,
	}
	root.CompletionOptions.DisableDefaultCmd = true // there is one of ours
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetHelpFunc(p.help)
	root.SetFlagErrorFunc(flagError)
	root.Flags().SortFlags = false
	root.Flags().BoolP("help", "h", false, "show this help; selfassess COMMAND --help tells more of a command")
	root.Flags().Bool("version", false, "print the version")
	p.work = []*cobra.Command{
		initCommand(p), formsCommand(p), checkCommand(p), buildCommand(p), commentsCommand(p),
		templateCommand(p), schemaCommand(p),
	}
	help := helpCommand(p)
	p.about = []*cobra.Command{help, completionCommand(p), manCommand(p)}
	root.SetHelpCommand(help)
	root.AddCommand(p.work...)
	root.AddCommand(p.about...)
	root.AddCommand(versionCommand(p))
	nameValues(root)
	return root
}

// execute finds the command that the arguments name, and runs it.
func (p *program) execute() (int, error) {
	args := slices.Clone(p.args)
	if len(args) > 0 && strings.HasPrefix(args[0], "-") {
		switch args[0] {
		case "--help", "-h":
			args[0] = "help"
		case "--version":
			args[0] = "version"
		default:
			return 0, usageError{
				fmt.Sprintf("unknown flag %s before a command", args[0]),
				didYouMean(args[0], []string{"--help", "--version"}, "the command comes first: selfassess build DIR"),
			}
		}
	}
	root := p.root()
	root.SetArgs(append([]string{}, args...)) // nil would be the arguments of the process
	err := root.Execute()
	return p.code, err
}

// noCommand answers arguments that name no command.
func (p *program) noCommand(_ *cobra.Command, args []string) error {
	all := "commands: " + strings.Join(names(p.work), ", ")
	if len(args) == 0 {
		return usageError{"no command given", all + "; selfassess --help tells more"}
	}
	known := names(slices.Concat(p.work, p.about))
	return usageError{fmt.Sprintf("unknown command %q", args[0]), didYouMean(args[0], known, all)}
}

// family is a command that has others below it and does nothing by itself.
func (p *program) family(c *cobra.Command, inner ...*cobra.Command) *cobra.Command {
	c.Flags().BoolP("help", "h", false, "show this help")
	c.FParseErrWhitelist.UnknownFlags = true // what is missing is the command
	c.AddCommand(inner...)
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		known := names(inner)
		if len(args) == 0 {
			return usageError{
				c.CommandPath() + " needs one of " + strings.Join(known, ", "),
				"for example: " + c.CommandPath() + " " + known[0] + " --help",
			}
		}
		return usageError{
			fmt.Sprintf("unknown command %q", c.Name()+" "+args[0]),
			didYouMean(args[0], known, "there is: "+c.Name()+" "+strings.Join(known, ", "+c.Name()+" ")),
		}
	}
	return c
}

const quietHelp = "print no progress, and of findings only the errors"

// command gives a command what all have in common: the flags for help and
// quiet, how it takes its arguments, and what it does with them.
func (p *program) command(c *cobra.Command, take arguments, act func(call) (int, error)) *cobra.Command {
	c.Flags().SortFlags = false
	c.Flags().BoolP("help", "h", false, "show this help")
	quiet := c.Flags().BoolP("quiet", "q", false, quietHelp)
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		t := p.terminal
		t.quiet = *quiet
		dir, more, err := take(p, c, args)
		if err != nil {
			return err
		}
		p.code, err = act(call{terminal: t, dir: dir, more: more, now: p.now})
		return err
	}
	return c
}

const allHelp = "list each finding; else only the first of a kind with many are, and the rest is counted"

// listing is a command that lists findings.
func (p *program) listing(c *cobra.Command, take arguments, act func(call) (int, error)) *cobra.Command {
	all := c.Flags().Bool("all", false, allHelp)
	return p.command(c, take, func(c call) (int, error) {
		c.all = *all
		return act(c)
	})
}

func names(cs []*cobra.Command) (ns []string) {
	for _, c := range cs {
		ns = append(ns, c.Name())
	}
	return ns
}

// didYouMean is the hint for a word that is not known: the nearest known one,
// or else what there is.
func didYouMean(word string, known []string, otherwise string) string {
	if near := ogp.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}

func flagError(c *cobra.Command, err error) error {
	lists := c.CommandPath() + " --help lists the flags"
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		var known []string
		c.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
		name := "--" + unknown.GetSpecifiedName()
		return usageError{"unknown flag " + name, didYouMean(name, known, lists)}
	}
	return usageError{err.Error(), lists}
}
