package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"selfassess/ogp"
)

// commandNames are the first words of all commands.
func commandNames() []string {
	var ns []string
	for _, c := range commands() {
		if first, _, _ := strings.Cut(c.name, " "); !slices.Contains(ns, first) {
			ns = append(ns, first)
		}
	}
	return ns
}

// innerNames are the second words of the commands that begin with a word.
func innerNames(first string) []string {
	var ns []string
	for _, c := range commands() {
		if outer, inner, two := strings.Cut(c.name, " "); two && outer == first {
			ns = append(ns, inner)
		}
	}
	return ns
}

// find returns the command that the arguments begin with, and the rest of them.
func find(args []string) (c command, rest []string, ok bool) {
	for _, c := range commands() {
		words := strings.Fields(c.name)
		if len(args) >= len(words) && slices.Equal(words, args[:len(words)]) {
			return c, args[len(words):], true
		}
	}
	return command{}, nil, false
}

// family answers the first word of commands of two words that has no second
// one, or one that is not known.
func family(first string, args, inner []string, t terminal) (int, error) {
	switch {
	case len(args) == 0:
		return 0, usageError{"selfassess " + first + " needs one of " + strings.Join(inner, ", "), "for example: selfassess " + first + " " + inner[0] + " --help"}
	case args[0] == "--help" || args[0] == "-h":
		for _, c := range commands() {
			if strings.HasPrefix(c.name, first+" ") {
				t.print("  selfassess %-20s %s\n", c.usage(), c.summary)
			}
		}
		t.print("\nselfassess %s %s --help tells more of one of them.\n", first, inner[0])
		return exitDone, nil
	}
	return 0, usageError{fmt.Sprintf("unknown command %q", first+" "+args[0]), didYouMean(args[0], inner, "there is: "+first+" "+strings.Join(inner, ", "+first+" "))}
}

// usage is how a command is called, without its flags.
func (c command) usage() string { return strings.TrimSpace(c.name + " " + c.args) }

func names() string { return strings.Join(commandNames(), ", ") }

// didYouMean is the hint for a word that is not known: the nearest known one,
// or else what there is.
func didYouMean(word string, known []string, otherwise string) string {
	if near := ogp.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return otherwise
}

func help(args []string, t terminal) (int, error) {
	if len(args) == 0 {
		t.print("%s", overview())
		return exitDone, nil
	}
	if c, _, ok := find(args); ok {
		return c.run([]string{"--help"}, t, nil)
	}
	if inner := innerNames(args[0]); inner != nil {
		return family(args[0], []string{"--help"}, inner, t)
	}
	return 0, usageError{fmt.Sprintf("unknown command %q", args[0]), didYouMean(args[0], commandNames(), "commands: "+names())}
}

func overview() string {
	var b strings.Builder
	b.WriteString("selfassess makes the End-of-Term Self-Assessment Report of an Open Government\n" +
		"Partnership action plan: it merges the workbooks of all agencies into one report,\n" +
		"as a Word document and a PDF.\n\nCommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-20s %s\n", c.usage(), c.summary)
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
	fmt.Fprintf(&b, "%s.\n\nUsage: selfassess %s", upperFirst(c.summary), c.usage())
	fmt.Fprintf(&b, " [flags]\n\n%s\n\nFor example:\n  %s\n\nFlags:\n%s", c.detail, c.example, flags.FlagUsages())
	return b.String()
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
