package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"selfassess/cmd/internal/secretariat"
	"selfassess/templates"
)

func helpCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   p.short("help"),
		Long:    p.long("help"),
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
	c.Flags().BoolP("help", "h", false, p.flag("help"))
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
		return nil, usageError{p.text(templates.CLIUnexpected, "argument", inQuotes(more[0])), p.example(c.CommandPath() + " --help")}
	}
	return c, nil
}

func versionCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: p.short("version"), Hidden: true, Args: cobra.ArbitraryArgs,
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
		p.helpOfFamily(&b, c)
	default:
		p.helpOfOne(&b, c)
	}
	p.print("%s", b.String())
}

func (p *program) helpOfAll(b *strings.Builder, root *cobra.Command) {
	fmt.Fprintf(b, "%s\n\n%s\n", wrap(root.Long, screen), p.text(templates.CLIHelpCommands))
	columns(b, usages(leaves(p.work)))
	fmt.Fprintf(b, "\n%s\n", p.text(templates.CLIHelpAbout))
	columns(b, usages(p.about))
	fmt.Fprintf(b, "\n%s\n", p.text(templates.CLIHelpExample))
	for _, c := range leaves(p.work) {
		fmt.Fprintf(b, "  %s\n", c.Example)
	}
	fmt.Fprintf(b, "\n%s\n", p.text(templates.CLIHelpFlags))
	columns(b, append(flagEntries(root), entry{"-q, --quiet", p.of(templates.CLIWithCommand, "meaning", p.flag("quiet"))}))
	fmt.Fprintf(b, "\n%s\n", wrap(p.long("exit_codes"), screen))
}

func (p *program) helpOfFamily(b *strings.Builder, c *cobra.Command) {
	var es []entry
	fmt.Fprintf(b, "%s\n\n%s\n", wrap(p.sentence(c.Short), screen), p.text(templates.CLIHelpCommands))
	for _, inner := range c.Commands() {
		es = append(es, entry{usage(inner), inner.Short})
	}
	columns(b, es)
	more := p.text(templates.CLIHelpMore, "command", c.CommandPath()+" "+c.Commands()[0].Name())
	fmt.Fprintf(b, "\n%s\n", wrap(more, screen))
}

func (p *program) helpOfOne(b *strings.Builder, c *cobra.Command) {
	fmt.Fprintf(b, "%s\n\n%s\n", wrap(p.sentence(c.Short), screen), p.text(templates.CLIHelpUsage, "usage", usage(c)))
	fmt.Fprintf(b, "\n%s\n\n%s\n  %s\n\n%s\n", wrap(c.Long, screen), p.text(templates.CLIHelpExample), c.Example, p.text(templates.CLIHelpFlags))
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
		for _, word := range strings.FieldsFunc(p, breaks) {
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

// breaks tells where a line may end: not at a space that holds words together.
func breaks(r rune) bool { return r == ' ' || r == '\n' }

func runes(s string) int { return utf8.RuneCountInString(s) }

// sentence is the short help of a command as a sentence: with the letter that
// Unicode gives to the beginning of titles, if its script has one.
func (t terminal) sentence(short string) string {
	first, size := utf8.DecodeRuneInString(short)
	return t.of(templates.CLIHelpSentence, "short", string(unicode.ToTitle(first))+short[size:])
}

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
