package typeset

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestLinesBreakAsInLineBreakTest goes through the cases of the Unicode
// consortium for UAX #14, version 17.0. The module that shapes text brings
// the file for its own tests.
func TestLinesBreakAsInLineBreakTest(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	var f *os.File
	if err == nil {
		f, err = os.Open(filepath.Join(strings.TrimSpace(string(dir)), "segmenter", "test", "LineBreakTest.txt"))
	}
	if err != nil {
		if os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no test file of the Unicode consortium: %v", err)
	}
	defer f.Close()
	sh := newShaper(nil, "")
	cases := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		line, _, _ := strings.Cut(s.Text(), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		cases++
		var text []rune
		var want, got []int
		for i, field := range strings.Fields(line) {
			if field == "÷" && i > 0 {
				want = append(want, len(text))
			}
			if i%2 == 1 {
				c, err := strconv.ParseUint(field, 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				text = append(text, rune(c))
			}
		}
		sh.stretches(text, func(_, to int) { got = append(got, to) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: breaks at %v, want %v", strings.TrimSpace(line), got, want)
		}
	}
	if cases < 19_000 {
		t.Errorf("only %d cases", cases)
	}
}
