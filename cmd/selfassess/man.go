package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func manCommand(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:               "man [COMMAND]",
		Short:             p.short("man"),
		Long:              p.long("man"),
		Example:           "selfassess man build",
		ValidArgsFunction: completeCommand,
	}
	return p.command(c, anyArguments, func(call call) (int, error) {
		named, err := p.find(c.Root(), call.more)
		if err != nil {
			return 0, err
		}
		call.print("%s", p.manual(named))
		return exitDone, nil
	})
}

// page is a manual page on its way to paper, in the macros of man.
type page struct{ strings.Builder }

// manual is the manual page of a command. It has no date, so that the same
// program prints the same page on every day.
func (p *program) manual(c *cobra.Command) string {
	var m page
	name := strings.ReplaceAll(c.CommandPath(), " ", "-")
	fmt.Fprintf(&m, ".TH %s 1 \"\" \"selfassess %s\"\n", strings.ToUpper(roff(name)), version)
	m.section("NAME")
	m.line(name + " - " + c.Short)
	m.section("SYNOPSIS")
	m.synopsis(c)
	if c.Long != "" {
		m.section("DESCRIPTION")
		m.paragraphs(c.Long)
	}
	switch {
	case c == c.Root():
		m.entries("COMMANDS", usages(append(leaves(p.work), p.about...)))
	case len(c.Commands()) > 0:
		m.entries("COMMANDS", usages(c.Commands()))
	}
	m.entries("OPTIONS", flagEntries(c))
	if c.Example != "" {
		m.section("EXAMPLE")
		m.line(c.Example)
	}
	m.section("EXIT STATUS")
	m.line(p.long("exit_codes"))
	m.seeAlso(c)
	return m.String()
}

func (m *page) synopsis(c *cobra.Command) {
	switch {
	case c.Parent() == nil:
		m.line("selfassess COMMAND [ARGUMENT…] [FLAG…]")
	case len(c.Commands()) > 0:
		m.line(usage(c) + " COMMAND")
	default:
		m.line(usage(c) + " [FLAG…]")
	}
}

// seeAlso names the page above, or those below.
func (m *page) seeAlso(c *cobra.Command) {
	var others []string
	if c.HasParent() {
		others = append(others, c.Parent().CommandPath())
	}
	for _, inner := range c.Commands() {
		if !inner.Hidden {
			others = append(others, inner.CommandPath())
		}
	}
	m.section("SEE ALSO")
	for i, other := range others {
		others[i] = strings.ReplaceAll(other, " ", "-") + "(1)"
	}
	m.line(strings.Join(others, ", "))
}

func (m *page) section(title string) { fmt.Fprintf(m, ".SH %s\n", title) }

func (m *page) line(text string) { m.WriteString(roff(text) + "\n") }

func (m *page) paragraphs(text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			m.WriteString(".PP\n")
		}
		if !strings.HasPrefix(paragraph, " ") {
			m.line(paragraph)
			continue
		}
		m.WriteString(".nf\n")
		for line := range strings.Lines(paragraph) {
			m.line(strings.TrimRight(line, "\n"))
		}
		m.WriteString(".fi\n")
	}
}

// entries lists what there is, each with its meaning.
func (m *page) entries(title string, es []entry) {
	m.section(title)
	for _, e := range es {
		fmt.Fprintf(m, ".TP\n\\fB%s\\fR\n", roff(strings.TrimSpace(e.name)))
		m.line(e.meaning)
	}
}

// roff writes a text as man reads it: in ASCII, and with nothing that would be
// taken for a command.
func roff(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	if s := b.String(); strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		return `\&` + s
	}
	return b.String()
}
