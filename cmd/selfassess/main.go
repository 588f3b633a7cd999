// Command selfassess makes the End-of-Term Self-Assessment Report of an Open
// Government Partnership action plan from the workbooks of its agencies.
//
// It is the only place with flags, the clock, the terminal and exit codes.
// In come arguments; out go files, results on standard output, and findings
// and progress on standard error. It decides nothing about a plan: that is
// done by the packages that it calls.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
)

// version is the program's version; schema is that of the workbooks.
const version = "1.0.0"

// The exit codes.
const (
	exitDone     = 0
	exitFailed   = 1 // nothing was written
	exitUsage    = 2
	exitFindings = 3 // done, or checked, and there are findings of severity error
)

func main() {
	os.Exit(run(os.Args[1:], terminal{stdout: os.Stdout, stderr: os.Stderr, live: isTerminal(os.Stderr)}, time.Now))
}

// command is one verb of the program.
type command struct {
	name    string // one word, or two: "template check"
	args    string // how the arguments are written in the usage line: "DIR", "FILE", "DIR COPY…", "[WORD…]" or ""
	summary string
	detail  string
	example string
	// prepare declares the flags and returns what to do once they are parsed.
	prepare func(flags *pflag.FlagSet) func(c call) (int, error)
}

// call is what a command gets: the terminal, its argument, and the clock.
type call struct {
	terminal
	dir  string   // of the project; for a command about one file, that file
	more []string // for a command about a project and files, the files; for one about words, the words
	now  func() time.Time
}

func commands() []command {
	return []command{initCommand(), formsCommand(), checkCommand(), buildCommand(), commentsCommand(),
		templateCheckCommand(), templateListCommand(), templateNewCommand(), schemaCommand()}
}

// usageError is a mistake on the command line, with the way out of it.
type usageError struct{ message, hint string }

func (e usageError) Error() string { return e.message }

// run runs the program once and returns its exit code. A panic that gets here
// is a fault of the program; the person gets a sentence, not a trace.
func run(args []string, t terminal, now func() time.Time) (code int) {
	defer func() {
		if p := recover(); p != nil {
			t.fail(fmt.Errorf("a fault of the program, please report it: %v", p))
			code = exitFailed
		}
	}()
	out := &result{to: t.stdout}
	t.stdout = out
	code, err := dispatch(args, t, now)
	if err == nil {
		err = out.err
	}
	var usage usageError
	switch {
	case errors.As(err, &usage):
		t.usage(usage)
		return exitUsage
	case err != nil:
		t.fail(err)
		return exitFailed
	}
	return code
}

func dispatch(args []string, t terminal, now func() time.Time) (int, error) {
	if len(args) == 0 {
		return 0, usageError{"no command given", "commands: " + names() + "; selfassess --help tells more"}
	}
	switch args[0] {
	case "--help", "-h", "help":
		return help(args[1:], t)
	case "--version", "version":
		t.print("selfassess %s (workbook schema %d)\n", version, secretariat.SchemaVersion)
		return exitDone, nil
	}
	if c, rest, ok := find(args); ok {
		return c.run(rest, t, now)
	}
	if inner := innerNames(args[0]); inner != nil {
		return family(args[0], args[1:], inner, t)
	}
	if args[0][0:min(1, len(args[0]))] == "-" {
		return 0, usageError{fmt.Sprintf("unknown flag %s before a command", args[0]), didYouMean(args[0], []string{"--help", "--version"}, "the command comes first: selfassess build DIR")}
	}
	return 0, usageError{fmt.Sprintf("unknown command %q", args[0]), didYouMean(args[0], commandNames(), "commands: "+names())}
}

func (c command) run(args []string, t terminal, now func() time.Time) (int, error) {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SetOutput(io.Discard) // what goes wrong is said once, by run
	flags.SortFlags = false
	act := c.prepare(flags)
	showHelp := flags.BoolP("help", "h", false, "show this help")
	flags.BoolVarP(&t.quiet, "quiet", "q", false, "print no progress, and of findings only the errors")
	if err := flags.Parse(args); err != nil {
		return 0, flagError(err, flags, c)
	}
	if *showHelp {
		t.print("%s", c.help(flags))
		return exitDone, nil
	}
	given := flags.Args()
	var more []string
	switch {
	case strings.HasSuffix(c.args, " "+manyFiles) && len(given) > 1:
		given, more = given[:1], given[1:]
	case c.args == anyWords:
		given, more = nil, given
	}
	dir, err := c.argument(given)
	if err != nil {
		return 0, err
	}
	return act(call{terminal: t, dir: dir, more: more, now: now})
}

// manyFiles stands in a usage line for one file or more.
const manyFiles = "COPY…"

// anyWords stands in a usage line for words, or none.
const anyWords = "[WORD…]"

// argument returns the one argument of a command that takes one.
func (c command) argument(args []string) (string, error) {
	want, called := 0, "project directory"
	switch c.args {
	case "", anyWords:
	case "FILE":
		want, called = 1, "file"
	default:
		want = 1
	}
	example := "for example: " + c.example
	switch {
	case len(args) < want:
		return "", usageError{"the " + called + " is missing", example}
	case len(args) > want:
		return "", usageError{fmt.Sprintf("unexpected argument %q", args[want]), example}
	case want == 0:
		return "", nil
	case args[0] == "":
		return "", usageError{"the " + called + " is empty", example}
	}
	return args[0], nil
}

func flagError(err error, flags *pflag.FlagSet, c command) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		var known []string
		flags.VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
		name := "--" + unknown.GetSpecifiedName()
		return usageError{fmt.Sprintf("unknown flag %s", name), didYouMean(name, known, "selfassess "+c.name+" --help lists the flags")}
	}
	return usageError{err.Error(), "selfassess " + c.name + " --help lists the flags"}
}
