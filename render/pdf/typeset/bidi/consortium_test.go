package bidi

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// consortium opens a test file of the Unicode consortium. The module that
// shapes text brings it for its own tests, so it lies in the module cache
// wherever this program is built, and no copy of its 15 MB is kept here.
func consortium(t *testing.T, name string) *bufio.Scanner {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	var f *os.File
	if err == nil {
		f, err = os.Open(filepath.Join(strings.TrimSpace(string(dir)), name))
	}
	if err != nil {
		if os.Getenv("SELFASSESS_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no test file of the Unicode consortium: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return bufio.NewScanner(f)
}

// TestLevelsAndOrderAreThoseOfBidiCharacterTest goes through the cases of
// Unicode 17.0. All hold with the properties of 15.0 too, so none is left out.
func TestLevelsAndOrderAreThoseOfBidiCharacterTest(t *testing.T) {
	s := consortium(t, "bidi/test/BidiCharacterTest.txt")
	var r Resolver
	cases, wrong := 0, 0
	for s.Scan() {
		f := strings.Split(s.Text(), ";")
		if len(f) != 5 {
			continue
		}
		cases++
		var text []rune
		for _, h := range strings.Fields(f[0]) {
			c, err := strconv.ParseUint(h, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, rune(c))
		}
		base, _ := Base(text)
		if f[1] != "2" {
			base = f[1][0] - '0'
		}
		levels, order := shown(r.Levels(text, base), r.class)
		if strconv.Itoa(int(base)) != f[2] || levels != strings.Join(strings.Fields(f[3]), " ") || order != strings.Join(strings.Fields(f[4]), " ") {
			if wrong++; wrong < 10 {
				t.Errorf("%s: base %d, levels %s, order %s", s.Text(), base, levels, order)
			}
		}
	}
	if cases < 91_000 {
		t.Errorf("only %d cases", cases)
	}
	if wrong > 0 {
		t.Errorf("%d of %d cases are wrong", wrong, cases)
	}
}

// shown writes levels and order as the consortium does: what is removed has
// no level and no place.
func shown(levels []Level, class []Class) (string, string) {
	var l, o []string
	var kept []Level
	var at []int
	for i, c := range class {
		if removed(c) {
			l = append(l, "x")
			continue
		}
		l = append(l, strconv.Itoa(int(levels[i])))
		kept, at = append(kept, levels[i]), append(at, i)
	}
	for _, i := range Order(kept) {
		o = append(o, strconv.Itoa(at[i]))
	}
	return strings.Join(l, " "), strings.Join(o, " ")
}

// TestLevelsAndOrderAreThoseOfBidiTest goes through all sequences of up to
// four classes, in paragraphs of each direction.
func TestLevelsAndOrderAreThoseOfBidiTest(t *testing.T) {
	named := map[string]Class{"L": bidi.L, "R": bidi.R, "EN": bidi.EN, "ES": bidi.ES, "ET": bidi.ET, "AN": bidi.AN, "CS": bidi.CS,
		"B": bidi.B, "S": bidi.S, "WS": bidi.WS, "ON": bidi.ON, "BN": bidi.BN, "NSM": bidi.NSM, "AL": bidi.AL, "LRO": bidi.LRO, "RLO": bidi.RLO,
		"LRE": bidi.LRE, "RLE": bidi.RLE, "PDF": bidi.PDF, "LRI": bidi.LRI, "RLI": bidi.RLI, "FSI": bidi.FSI, "PDI": bidi.PDI}
	s := consortium(t, "bidi/test/BidiTest.txt")
	var r Resolver
	levels, order := "", ""
	cases, wrong := 0, 0
	for s.Scan() {
		line := s.Text()
		if v, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = strings.TrimSpace(v)
		}
		if v, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			order = strings.TrimSpace(v)
		}
		classes, bits, ok := strings.Cut(line, "; ")
		if !ok || line[0] == '@' || line[0] == '#' {
			continue
		}
		r.class = r.class[:0]
		for _, n := range strings.Fields(classes) {
			r.class = append(r.class, named[n])
		}
		set, err := strconv.ParseUint(bits, 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		for bit, base := range []Level{strongest(r.class), 0, 1} {
			if set&(1<<bit) == 0 {
				continue
			}
			cases++
			if l, o := shown(r.resolve(base), r.class); l != levels || o != order {
				if wrong++; wrong < 10 {
					t.Errorf("%s in a paragraph of level %d: levels %s, order %s; want %s, %s", line, base, l, o, levels, order)
				}
			}
		}
	}
	if cases < 700_000 {
		t.Errorf("only %d cases", cases)
	}
	if wrong > 0 {
		t.Errorf("%d of %d cases are wrong", wrong, cases)
	}
}

// strongest is Base for classes.
func strongest(class []Class) Level {
	sample := map[Class]rune{bidi.L: 'a', bidi.R: 'א', bidi.AL: 'ا', bidi.RLI: 0x2067, bidi.LRI: 0x2066, bidi.FSI: 0x2068, bidi.PDI: 0x2069, bidi.B: '\n'}
	var text []rune
	for _, c := range class {
		if s := sample[c]; s != 0 {
			text = append(text, s)
		}
	}
	l, _ := Base(text)
	return l
}
