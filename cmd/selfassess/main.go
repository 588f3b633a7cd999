// Command selfassess makes the End-of-Term Self-Assessment Report of an Open
// Government Partnership action plan from the workbooks of its agencies.
//
// It is the only place with flags, the clock, the terminal and exit codes.
// In come arguments; out go files, results on standard output, and findings
// and progress on standard error. Each command has a file of its own, and does
// three things: it reads its flags, calls secretariat, and prints the result.
// It decides nothing about a plan.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"selfassess/templates"
)

// version is the program's version.
const version = "1.0.0"

// The exit codes.
const (
	exitDone     = 0
	exitFailed   = 1 // nothing was written, or not everything could be printed
	exitUsage    = 2
	exitFindings = 3 // done, or checked, and there are findings of severity error
)

// The program runs for a second or two. Memory that nobody needs any more is
// looked for seldom while little is taken, and often where much is.
const (
	heapGrowth = 400       // percent
	heapAmple  = 264 << 20 // bytes
)

func main() {
	debug.SetGCPercent(heapGrowth)
	debug.SetMemoryLimit(heapAmple)
	cobra.MousetrapHelpText = ""   // else a double click on Windows is refused
	signal.Ignore(syscall.SIGPIPE) // who stops reading does not stop the writing of files
	t := terminal{stdout: os.Stdout, stderr: os.Stderr, live: isTerminal(os.Stderr), lang: languageOfComputer()}
	os.Exit(run(os.Args[1:], t, time.Now))
}

// usageError is a mistake on the command line, with the way out of it, both in
// the language of the terminal.
type usageError struct{ message, hint string }

func (e usageError) Error() string { return e.message }

// run runs the program once and returns its exit code. A panic that gets here
// is a fault of the program; the person gets a sentence, not a trace.
func run(args []string, t terminal, now func() time.Time) (code int) {
	defer func() {
		if p := recover(); p != nil {
			t.fail(templates.Failure(templates.CLIFault, "what", fmt.Sprint(p)))
			code = exitFailed
		}
	}()
	out := &result{to: t.stdout}
	args, err := t.takeLanguage(args)
	t.stdout, t.stderr = &visible{to: out, marks: t.rightToLeft()}, &visible{to: t.stderr, marks: t.rightToLeft()}
	if err == nil {
		code, err = (&program{terminal: t, now: now, args: args}).execute()
	}
	var usage usageError
	switch {
	case errors.As(err, &usage):
		t.usage(usage)
		return exitUsage
	case err != nil:
		t.fail(err)
		return exitFailed
	case out.err != nil:
		t.notPrinted(out.err)
		return exitFailed
	}
	return code
}
