package main

import (
	"bytes"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// eachCommand visits every command that people are shown, and the program.
func eachCommand(t *testing.T, visit func(t *testing.T, words []string)) {
	t.Helper()
	p := &program{terminal: terminal{stdout: io.Discard, stderr: io.Discard}}
	var each func(c *cobra.Command)
	each = func(c *cobra.Command) {
		if c.Hidden {
			return
		}
		words := strings.Fields(c.CommandPath())[1:]
		t.Run(strings.Join(append([]string{"selfassess"}, words...), " "), func(t *testing.T) { visit(t, words) })
		for _, inner := range c.Commands() {
			each(inner)
		}
	}
	each(p.root())
}

// printed is what the program prints on standard output.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, problems bytes.Buffer
	if code := run(args, terminal{stdout: &out, stderr: &problems}, time.Now); code != exitDone {
		t.Fatalf("%q: exit code %d: %s", args, code, problems.String())
	}
	return out.String()
}

func TestHelpFitsAScreen(t *testing.T) {
	eachCommand(t, func(t *testing.T, words []string) {
		help := printed(t, append(words, "--help")...)
		for line := range strings.Lines(help) {
			if n := runes(strings.TrimSuffix(line, "\n")); n > 80 {
				t.Errorf("%d columns: %s", n, line)
			}
		}
		if strings.Contains(help, "true|false") || strings.Contains(help, "strings") {
			t.Errorf("a flag has a value that means nothing to people:\n%s", help)
		}
		if got := printed(t, append([]string{"help"}, words...)...); got != help {
			t.Errorf("help %s prints something else:\n%s", words, got)
		}
	})
}

// A manual page has its sections, all flags, and nothing that man would take
// for a command of its own; where groff is there, it has nothing to warn of.
func TestManualPagesAreSound(t *testing.T) {
	eachCommand(t, func(t *testing.T, words []string) {
		page := printed(t, append([]string{"man"}, words...)...)
		if again := printed(t, append([]string{"man"}, words...)...); again != page {
			t.Error("two runs differ")
		}
		for _, section := range []string{"NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "SEE ALSO"} {
			if strings.Count(page, "\n.SH "+section+"\n") != 1 {
				t.Errorf("the section %s stands %d times", section, strings.Count(page, ".SH "+section))
			}
		}
		macros := []string{".TH ", ".SH ", ".TP", ".PP", ".nf", ".fi"}
		for line := range strings.Lines(page) {
			known := false
			for _, m := range macros {
				known = known || strings.HasPrefix(line, m)
			}
			if strings.HasPrefix(line, "'") || strings.HasPrefix(line, ".") && !known {
				t.Errorf("a text is taken for a command: %s", line)
			}
			if strings.TrimFunc(line, func(r rune) bool { return r < 128 }) != "" {
				t.Errorf("not ASCII: %s", line)
			}
		}
		for _, line := range strings.Split(printed(t, append(words, "--help")...), "\n") {
			if name, _, _ := strings.Cut(strings.TrimSpace(line), " "); strings.HasPrefix(name, "--") &&
				!strings.Contains(page, roff(name)) {
				t.Errorf("the page does not tell of %s", name)
			}
		}
		groff, err := exec.LookPath("groff")
		if err != nil {
			t.Skip("groff is not there to judge the page")
		}
		c := exec.Command(groff, "-man", "-ww", "-z", "-Tutf8")
		c.Stdin = strings.NewReader(page)
		if out, err := c.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("groff: %v: %s", err, out)
		}
	})
}
