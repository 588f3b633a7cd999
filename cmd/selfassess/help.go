package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"selfassess"
)

func commandNames() []string {
	var ns []string
	for _, c := range commands() {
		ns = append(ns, c.name)
	}
	return ns
}

func names() string { return strings.Join(commandNames(), ", ") }

// didYouMean is the hint for a word that is not known: the nearest known one,
// or else what there is.
func didYouMean(word string, known []string, otherwise string) string {
	if near := selfassess.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}

func help(args []string, t terminal) (int, error) {
	if len(args) == 0 {
		t.print("%s", overview())
		return exitDone, nil
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run([]string{"--help"}, t, nil)
		}
	}
	return 0, usageError{fmt.Sprintf("unknown command %q", args[0]), didYouMean(args[0], commandNames(), "commands: "+names())}
}

func overview() string {
	var b strings.Builder
	b.WriteString("selfassess makes the End-of-Term Self-Assessment Report of an Open Government\n" +
		"Partnership action plan: it merges the workbooks of all agencies into one report,\n" +
		"as a Word document and a PDF.\n\nCommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-12s %s\n", strings.TrimSpace(c.name+" "+c.args), c.summary)
	}
	b.WriteString("\nFor example:\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %s\n", c.example)
	}
	b.WriteString("\nFlags:\n  --help       show this help; selfassess COMMAND --help tells more of a command\n" +
		"  --version    print the version\n  -q, --quiet  with a command: print no progress, and of findings only the errors\n" +
		"\nExit codes: 0 done; 1 failed, nothing written; 2 wrong usage; 3 done, or checked,\nand there are errors to mend.\n")
	return b.String()
}

func (c command) help(flags *pflag.FlagSet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s.\n\nUsage: selfassess %s", upperFirst(c.summary), strings.TrimSpace(c.name+" "+c.args))
	fmt.Fprintf(&b, " [flags]\n\n%s\n\nFor example:\n  %s\n\nFlags:\n%s", c.detail, c.example, flags.FlagUsages())
	return b.String()
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
