package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"selfassess"
	"selfassess/render/data"
)

func checkCommand() command {
	return command{name: "check", args: "DIR", summary: "read everything and list what must be mended",
		detail: "Reads DIR/plan.xlsx and the workbooks in DIR/inputs and prints every finding with its\n" +
			"file, sheet and cell, and which agencies have not sent a return. Nothing is written.",
		example: "selfassess check plan-2024-2026",
		prepare: func(flags *pflag.FlagSet) func(call) (int, error) {
			asJSON := flags.Bool("json", false, "print the findings as JSON")
			return func(c call) (int, error) { return check(c, *asJSON) }
		}}
}

func check(c call, asJSON bool) (int, error) {
	p, err := c.open()
	if err != nil {
		return 0, err
	}
	if asJSON {
		return exitCode(p), data.WriteFindings(c.stdout, p.findings, p.words)
	}
	c.findings(c.stdout, p.findings, p.words)
	if p.report != nil && !c.quiet {
		c.print("%s\n", returns(p.report))
	}
	return exitCode(p), nil
}

// returns says in one line who has sent a return and who has not.
func returns(r *selfassess.Report) string {
	var missing []string
	expected := 0
	for _, s := range r.Returns {
		if !s.Expected {
			continue
		}
		expected++
		if s.Missing() {
			missing = append(missing, string(s.Agency))
		}
	}
	line := fmt.Sprintf("returns: %d of %d received", expected-len(missing), expected)
	if len(missing) > 0 {
		line += "; missing: " + strings.Join(missing, ", ")
	}
	return line
}
