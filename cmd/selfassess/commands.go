package main

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
	"selfassess/ogp"
	"selfassess/templates"
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
	own  string   // the folder of the ministry's own texts, for a command about a project; "" for the usual one
	more []string // for a command about a project and files, the files; for one about words, the words
	now  func() time.Time
}

// root is the whole tree of commands.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "selfassess",
		Short:         p.short("selfassess"),
		Long:          p.long("selfassess"),
		SilenceErrors: true, // run prints them
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE:          p.noCommand,
	}
	root.CompletionOptions.DisableDefaultCmd = true // there is one of ours
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetHelpFunc(p.help)
	root.SetFlagErrorFunc(p.flagError)
	root.Flags().SortFlags = false
	root.Flags().BoolP("help", "h", false, p.flag("help_root"))
	root.Flags().Bool("version", false, p.flag("version"))
	root.Flags().String("ui-lang", "", p.flag("ui_lang", "languages", p.list(secretariat.Languages())))
	completeWith(root, "ui-lang", completeFixed(secretariat.Languages()...))
	p.work = []*cobra.Command{
		initCommand(p), formsCommand(p), checkCommand(p), buildCommand(p), commentsCommand(p), translateCommand(p),
		templateCommand(p), schemaCommand(p), langCommand(p),
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
				p.text(templates.CLIFlagBefore, "flag", args[0]),
				p.didYouMean(args[0], []string{"--help", "--version", "--ui-lang"}, p.text(templates.CLIFlagBeforeHint)),
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
	all := p.list(names(p.work))
	if len(args) == 0 {
		return usageError{p.text(templates.CLINoCommand), p.text(templates.CLINoCommandHint, "commands", all)}
	}
	known := names(slices.Concat(p.work, p.about))
	return usageError{p.text(templates.CLIUnknownCommand, "name", inQuotes(args[0])),
		p.didYouMean(args[0], known, p.text(templates.CLICommands, "commands", all))}
}

// family is a command that has others below it and does nothing by itself.
func (p *program) family(c *cobra.Command, inner ...*cobra.Command) *cobra.Command {
	c.Flags().BoolP("help", "h", false, p.flag("help"))
	c.FParseErrWhitelist.UnknownFlags = true // what is missing is the command
	c.AddCommand(inner...)
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		known := names(inner)
		if len(args) == 0 {
			return usageError{
				p.text(templates.CLINeedsOne, "command", c.CommandPath(), "commands", p.list(known)),
				p.example(c.CommandPath() + " " + known[0] + " --help"),
			}
		}
		whole := slices.Clone(known)
		for i, name := range known {
			whole[i] = c.Name() + " " + name
		}
		return usageError{
			p.text(templates.CLIUnknownCommand, "name", inQuotes(c.Name()+" "+args[0])),
			p.didYouMean(args[0], known, p.text(templates.CLIThereIs, "commands", p.list(whole))),
		}
	}
	return c
}

// command gives a command what all have in common: the flags for help and
// quiet, how it takes its arguments, and what it does with them.
func (p *program) command(c *cobra.Command, take arguments, act func(call) (int, error)) *cobra.Command {
	c.Flags().SortFlags = false
	c.Flags().BoolP("help", "h", false, p.flag("help"))
	quiet := c.Flags().BoolP("quiet", "q", false, p.flag("quiet"))
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

// listing is a command that lists findings.
func (p *program) listing(c *cobra.Command, take arguments, act func(call) (int, error)) *cobra.Command {
	all := c.Flags().Bool("all", false, p.flag("all"))
	return p.command(c, take, func(c call) (int, error) {
		c.all = *all
		return act(c)
	})
}

// ofProject is a command about a project: it lists findings, and takes the
// ministry's own texts.
func (p *program) ofProject(c *cobra.Command, take arguments, act func(call) (int, error)) *cobra.Command {
	own := c.Flags().String("lang-dir", "", p.flag("lang_dir"))
	completeWith(c, "lang-dir", completeFolders())
	return p.listing(c, take, func(c call) (int, error) {
		c.own = *own
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
func (t terminal) didYouMean(word string, known []string, otherwise string) string {
	if near := ogp.Nearest(word, known); near != "" {
		return t.text(templates.CLIDidYouMean, "word", near)
	}
	return otherwise
}

func (p *program) flagError(c *cobra.Command, err error) error {
	lists := p.text(templates.CLIFlagsHint, "command", c.CommandPath())
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		var known []string
		c.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
		name := "--" + unknown.GetSpecifiedName()
		return usageError{p.text(templates.CLIUnknownFlag, "flag", name), p.didYouMean(name, known, lists)}
	}
	return usageError{p.ofFlag(err), lists}
}

// ofFlag says what is wrong with a flag, where its library has said so.
func (t terminal) ofFlag(err error) string {
	var (
		unknown *pflag.NotExistError
		lacks   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		short := unknown.GetSpecifiedShortnames()
		return t.text(templates.CLIUnknownLetter, "letter", unknown.GetSpecifiedName(), "typed", "-"+short)
	case errors.As(err, &lacks) && lacks.GetSpecifiedShortnames() == "":
		return t.text(templates.CLIFlagLacksValue, "flag", "--"+lacks.GetSpecifiedName())
	case errors.As(err, &syntax):
		return t.text(templates.CLIFlagSyntax, "flag", syntax.GetSpecifiedFlag())
	case errors.As(err, &invalid):
		return t.text(templates.CLIFlagValue, "value", inQuotes(invalid.GetValue()), "flag", "--"+invalid.GetFlag().Name,
			"why", invalid.Unwrap().Error())
	}
	return ogp.Visible(err.Error())
}

// short, long and flag are what the help says: of a command in some words, and
// whole, and of a flag.
func (t terminal) short(command string) string { return t.label(templates.CLIShortSet, command) }
func (t terminal) long(command string) string  { return t.label(templates.CLILongSet, command) }
func (t terminal) flag(key string, values ...string) string {
	return t.label(templates.CLIFlagSet, key, values...)
}

// longOfProject is the help of a command that takes arguments as project does.
func (t terminal) longOfProject(command string) string {
	return t.long(command) + "\n\n" + t.long("dir_left_out")
}

// example is the hint that shows how a command is typed.
func (t terminal) example(command string) string {
	return t.text(templates.CLIExample, "command", command)
}
