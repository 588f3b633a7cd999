package main

import (
	"os"
	"regexp"
	"testing"
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
