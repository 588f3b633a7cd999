package main

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"selfassess/render/docx/access"
	"selfassess/render/pdf/pdftest"
)

// links FILE prints the links of a Word document with their texts, or where
// those of a PDF lead, one a line.
func printLinks(ts *testscript.TestScript, neg bool, args []string) {
	file := []byte(ts.ReadFile(args[0]))
	if strings.HasSuffix(args[0], ".pdf") {
		f, err := pdftest.Read(file)
		ts.Check(err)
		fmt.Fprintln(ts.Stdout(), strings.Join(f.Addresses(), "\n"))
		return
	}
	links, err := access.Links(file)
	ts.Check(err)
	for _, l := range links {
		fmt.Fprintf(ts.Stdout(), "%s → %s\n", l.Text, l.Address)
	}
}

// foreign FILE prints what a Word document says in another language than its
// own, one text a line, after the language.
func printForeign(ts *testscript.TestScript, neg bool, args []string) {
	texts, err := access.Foreign([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	for _, t := range texts {
		fmt.Fprintf(ts.Stdout(), "%s: %s\n", t.Lang, t.Text)
	}
}
