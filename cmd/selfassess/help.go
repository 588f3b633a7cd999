package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
)

const overview = "selfassess makes the End-of-Term Self-Assessment Report of an Open Government Partnership action " +
	"plan: it merges the workbooks of all agencies into one report, as a Word document and a PDF."

const exitCodes = "Exit codes: 0 done; 1 failed: nothing was written, or not everything could be printed; 2 wrong usage; 3 done, or checked, and there are " +
	"errors to mend."

func helpCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "explain the program or a command",
		Long:    "Prints what selfassess COMMAND --help prints; without a command, what there is.",
		Example: "selfassess help build",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			named, err := p.find(c.Root(), args)
			if err == nil {
				p.help(named, nil)
			}
			return err
		},
		ValidArgsFunction: completeCommand,
	}
	c.Flags().BoolP("help", "h", false, "show this help")
	return c
}

// find returns the command that the words begin with.
func (p *program) find(root *cobra.Command, words []string) (*cobra.Command, error) {
	c, more, err := root.Find(words)
	switch {
	case err != nil:
		return nil, err
	case c == root && len(words) > 0:
		return nil, p.noCommand(root, words)
	case len(more) > 0:
		return nil, usageError{fmt.Sprintf("unexpected argument %q", more[0]), "for example: " + c.CommandPath() + " --help"}
	}
	return c, nil
}

func versionCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "print the version", Hidden: true, Args: cobra.ArbitraryArgs,
		Run: func(*cobra.Command, []string) {
			p.print("selfassess %s (workbook schema %d)\n", version, secretariat.SchemaVersion)
		},
	}
}

// help prints what there is to know about a command.
func (p *program) help(c *cobra.Command, _ []string) {
	var b strings.Builder
	switch {
	case c == c.Root():
		p.helpOfAll(&b, c)
	case len(c.Commands()) > 0:
		helpOfFamily(&b, c)
	default:
		helpOfOne(&b, c)
	}
	p.print("%s", b.String())
}

func (p *program) helpOfAll(b *strings.Builder, root *cobra.Command) {
	fmt.Fprintf(b, "%s\n\nCommands:\n", wrap(root.Long, screen))
	columns(b, usages(leaves(p.work)))
	b.WriteString("\nAbout the program:\n")
	columns(b, usages(p.about))
	b.WriteString("\nFor example:\n")
	for _, c := range leaves(p.work) {
		fmt.Fprintf(b, "  %s\n", c.Example)
	}
	b.WriteString("\nFlags:\n")
	columns(b, append(flagEntries(root), entry{"-q, --quiet", "with a command: " + quietHelp}))
	fmt.Fprintf(b, "\n%s\n", wrap(exitCodes, screen))
}

func helpOfFamily(b *strings.Builder, c *cobra.Command) {
	var es []entry
	fmt.Fprintf(b, "%s.\n\nCommands:\n", upperFirst(c.Short))
	for _, inner := range c.Commands() {
		es = append(es, entry{usage(inner), inner.Short})
	}
	columns(b, es)
	more := fmt.Sprintf("%s %s --help tells more of one of them.", c.CommandPath(), c.Commands()[0].Name())
	fmt.Fprintf(b, "\n%s\n", wrap(more, screen))
}

func helpOfOne(b *strings.Builder, c *cobra.Command) {
	fmt.Fprintf(b, "%s\n\nUsage: %s [flags]\n", wrap(upperFirst(c.Short)+".", screen), usage(c))
	fmt.Fprintf(b, "\n%s\n\nFor example:\n  %s\n\nFlags:\n", wrap(c.Long, screen), c.Example)
	columns(b, flagEntries(c))
}

// leaves are the commands that do something.
func leaves(cs []*cobra.Command) (ls []*cobra.Command) {
	for _, c := range cs {
		if inner := c.Commands(); len(inner) > 0 {
			ls = append(ls, inner...)
		} else {
			ls = append(ls, c)
		}
	}
	return ls
}

// usage is how a command is called, without its flags.
func usage(c *cobra.Command) string { return c.Parent().CommandPath() + " " + c.Use }

// entry is a line of a list: what there is, and what it does.
type entry struct{ name, meaning string }

func usages(cs []*cobra.Command) (es []entry) {
	for _, c := range cs {
		es = append(es, entry{strings.TrimPrefix(usage(c), "selfassess "), c.Short})
	}
	return es
}

func flagEntries(c *cobra.Command) (es []entry) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		value, meaning := strings.Join(f.Annotations[valueName], ""), f.Usage
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		es = append(es, entry{name, meaning})
	})
	return es
}

// columns writes entries in two columns.
func columns(b *strings.Builder, es []entry) {
	width := 0
	for _, e := range es {
		width = max(width, runes(e.name))
	}
	indent := strings.Repeat(" ", width+4)
	for _, e := range es {
		meaning := strings.ReplaceAll(wrap(e.meaning, screen-len(indent)), "\n", "\n"+indent)
		fmt.Fprintf(b, "  %s%s%s\n", e.name, strings.Repeat(" ", width+2-runes(e.name)), meaning)
	}
}

// screen is the width of a terminal that everybody has.
const screen = 80

// wrap breaks a text into lines of a width. Paragraphs stay apart; those that
// are indented stay as they are.
func wrap(text string, width int) string {
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs {
		if strings.HasPrefix(p, " ") {
			continue
		}
		var lines []string
		for _, word := range strings.Fields(p) {
			if n := len(lines); n > 0 && runes(lines[n-1])+1+runes(word) <= width {
				lines[n-1] += " " + word
			} else {
				lines = append(lines, word)
			}
		}
		paragraphs[i] = strings.Join(lines, "\n")
	}
	return strings.Join(paragraphs, "\n\n")
}

func runes(s string) int { return len([]rune(s)) }

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// valueName is the annotation of a flag that says how help calls its value.
const valueName = "value"

// nameValues takes the names of values out of the texts of all flags, where
// they stand in backticks: completion shows the texts as they are.
func nameValues(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		value, meaning := pflag.UnquoteUsage(f)
		f.Usage = meaning
		f.Annotations = withName(f.Annotations, value)
	})
	for _, inner := range c.Commands() {
		nameValues(inner)
	}
}

func withName(annotations map[string][]string, value string) map[string][]string {
	if annotations == nil {
		annotations = map[string][]string{}
	}
	annotations[valueName] = []string{value}
	return annotations
}
