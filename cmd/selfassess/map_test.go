package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"selfassess/cmd/internal/secretariat"
)

// TestContributingMapsEveryPackage holds the table of packages that newcomers
// read to the packages that there are.
func TestContributingMapsEveryPackage(t *testing.T) {
	text, err := os.ReadFile("../../.github/CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	mapped := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\|.*\\|.*\\|$").FindAllSubmatch(text, -1) {
		mapped["selfassess/"+string(row[1])] = true
	}
	for _, p := range packages(t) {
		if !mapped[p.path] {
			t.Errorf("the map in .github/CONTRIBUTING.md lacks %s: add a row with what comes in, what goes out, and what it must not hold", p.path)
		}
		delete(mapped, p.path)
	}
	for path := range mapped {
		t.Errorf("the map in .github/CONTRIBUTING.md has a row for %s, which is no package", path)
	}
}

// TestReadmeListsEveryCommand holds README's table of commands to the program.
func TestReadmeListsEveryCommand(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(text)
	var look func(c *cobra.Command)
	look = func(c *cobra.Command) {
		for _, inner := range c.Commands() {
			look(inner)
		}
		leaf := !c.HasSubCommands() && !c.Hidden && c.Name() != "help"
		if leaf && !strings.Contains(readme, "| `"+c.CommandPath()+" ") && !strings.Contains(readme, "| `"+c.CommandPath()+"`") {
			t.Errorf("README has no row for %s: add one to the table of commands", c.CommandPath())
		}
	}
	look((&program{}).root())
	if formats := "--format " + strings.Join(secretariat.FormatNames(), ","); !strings.Contains(readme, formats) {
		t.Errorf("README does not name the formats of a build: write [%s]", formats)
	}
}

// TestEveryFindingIsFound names codes that have words and a severity, and that
// no line of the program ever finds.
func TestEveryFindingIsFound(t *testing.T) {
	const list = "../../ogp/code.go"
	used := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || path == list {
			return err
		}
		text, err := os.ReadFile(path)
		for _, name := range regexp.MustCompile(`\b[A-Z][A-Za-z]+\b`).FindAllString(string(text), -1) {
			used[name] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`(?m)^\t(\w+) +Code = "(.+?)"`).FindAllSubmatch(text, -1)
	if len(codes) == 0 {
		t.Fatal("no codes were read from ogp/code.go")
	}
	for _, code := range codes {
		if !used[string(code[1])] {
			t.Errorf("%s (%s) is found nowhere: report it where it is the case, or take it out of ogp/code.go", code[1], code[2])
		}
	}
}
