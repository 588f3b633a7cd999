package bidi

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// In the cases, capitals stand for Hebrew letters, but A for an Arabic one;
// digits are European, n is an Arabic digit; > and < embed, } and { override,
// r, l and f isolate, right to left, left to right and by the first strong
// character; . ends an isolate, ! ends the others; ~ is a mark without width.
func spelled(s string) []rune {
	special := map[rune]rune{'A': 'ا', 'n': '٣', '>': 0x202A, '<': 0x202B, '}': 0x202D, '{': 0x202E, 'r': 0x2067, 'l': 0x2066, 'f': 0x2068,
		'.': 0x2069, '!': 0x202C, '~': 0x301, '«': 0x2329, '»': 0x3009, '|': '\t'}
	var out []rune
	for _, c := range s {
		switch {
		case special[c] != 0:
			c = special[c]
		case c >= 'B' && c <= 'Z':
			c = 'א' + c - 'B'
		}
		out = append(out, c)
	}
	return out
}

func digits(levels []Level) string {
	var b strings.Builder
	for _, l := range levels {
		fmt.Fprint(&b, l)
	}
	return b.String()
}

// TestEveryRule has a case or more for each rule, worked out by hand from the
// text of UAX #9.
func TestEveryRule(t *testing.T) {
	for _, c := range []struct {
		base       Level
		text, want string
		why        string
	}{
		{0, "ab BC", "00011", "Hebrew in a Latin paragraph"},
		{1, "ab BC", "22111", "Latin in a Hebrew paragraph (I2)"},
		{0, "<ab!c", "02220", "X2: an embedding right to left; its Latin is one deeper. What begins and ends it has the level before it"},
		{0, "B>CD! 1", "1133300", "X3: an embedding left to right raises Hebrew to 3, and the number behind it sees its direction"},
		{0, "{ab!c", "01110", "X4: an override turns Latin round"},
		{1, "}BC!D", "12221", "X5: an override keeps Hebrew as it was typed"},
		{0, "B rab. C", "11122111", "X5a: an isolate right to left; what stands around it meets across it"},
		{0, "alBC.d", "003300", "X5b: an isolate left to right"},
		{0, "afBc.d", "001200", "X5c: the isolate takes the direction of its first letter"},
		{0, "afcB.d", "002300", "X5c: the other direction"},
		{0, "BfrC.d.E", "11232211", "X5c: an inner isolate does not count as first letter"},
		{0, "f1.B", "0201", "X5c: with no letter, left to right"},
		{0, "a.b!c", "00000", "X6a, X7: an end without a beginning"},
		{0, "r<a.b!c", "0040000", "X6a: the end of an isolate ends embeddings within; the mark after it ends nothing"},
		{1, "B~ 1~", "11122", "W1: marks take the class of what they stand on"},
		{0, "A1", "12", "W2: behind Arabic a number is Arabic"},
		{0, "A 1-2", "11212", "W2, W4: Arabic numbers are not joined by a minus"},
		{0, "B 1-2", "11222", "W4: European ones are"},
		{0, "B 1,2", "11222", "W4: by a comma too"},
		{0, "B n,n", "11222", "W4: and Arabic ones by a comma"},
		{0, "B n-n", "11212", "W4: not by a minus"},
		{0, "B 1,-2", "112112", "W4: one separator only"},
		{0, "B $1%", "11222", "W5: signs before and behind a number"},
		{0, "B %%1", "11222", "W5: several"},
		{0, "A 5%", "1120", "W5: not beside an Arabic number"},
		{0, "B %C", "1111", "W6: a sign without a number is neutral"},
		{0, "a 1 B", "00001", "W7: behind Latin a number is Latin"},
		{1, "a-1 B", "22211", "W7"},
		{0, "a (B c) D", "000100001", "N0 b: brackets that hold text of the paragraph's direction go with it"},
		{1, "B (a C) d", "111211112", "N0 b"},
		{0, "B (C) d", "1111100", "N0 c1: brackets that hold only the other direction go with what is before them"},
		{0, "a (B) C", "0001001", "N0 c2: unless that is the paragraph's"},
		{1, "B (a) c", "1112112", "N0 c2: and so in Hebrew"},
		{0, "B ( ) C", "1111111", "N0 d: brackets that hold nothing are neutral"},
		{0, "B [(C]) d", "111111000", "BD16: brackets that cross are no pairs"},
		{0, "a «B» C", "0001001", "BD16: brackets that are canonically equivalent are a pair"},
		{0, "a (B)~ C", "00010001", "N0: a mark on a bracket goes with it"},
		{0, "B, C", "1111", "N1: between two of a direction"},
		{0, "B, c", "1000", "N2: else as the paragraph"},
		{1, "b, C", "2111", "N2"},
		{0, "A 1 C", "11211", "N1: numbers count as right to left"},
		{0, "B  ", "100", "L1: spaces at the end"},
		{0, "B | C", "10011", "L1: a tab, and spaces before it"},
		{1, "a  ", "211", "L1"},
	} {
		var r Resolver
		if got := digits(r.Levels(spelled(c.text), c.base)); got != c.want {
			t.Errorf("%q in a paragraph of level %d: %s, want %s: %s", c.text, c.base, got, c.want, c.why)
		}
	}
}

func TestTheFirstStrongCharacterGivesTheDirection(t *testing.T) {
	for _, c := range []struct {
		text  string
		level Level
		ok    bool
		why   string
	}{
		{"", 0, false, "nothing"},
		{"12, (3)", 0, false, "nothing strong"},
		{"n", 0, false, "Arabic digits are not strong"},
		{"1. Bc", 1, true, "numbers are passed over"},
		{"1. cB", 0, true, "numbers are passed over"},
		{"A", 1, true, "Arabic"},
		{"rB.c", 0, true, "an isolate is passed over"},
		{"frB.B.c", 0, true, "one within another too"},
		{"rBc", 0, false, "an isolate without an end reaches to the end"},
		{".B", 1, true, "an end without a beginning is nothing"},
		{"{a", 0, true, "an override is passed over, not what it holds"},
		{"1\nB", 0, false, "the next paragraph does not count"},
	} {
		if level, ok := Base(spelled(c.text)); level != c.level || ok != c.ok {
			t.Errorf("%q: %d, %v: %s", c.text, level, ok, c.why)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		levels []Level
		want   []int
	}{
		{nil, []int{}},
		{[]Level{0, 0}, []int{0, 1}},
		{[]Level{1, 1, 1}, []int{2, 1, 0}},
		{[]Level{1, 2, 2, 1}, []int{3, 1, 2, 0}},
		{[]Level{0, 1, 2, 3, 0, 1}, []int{0, 2, 3, 1, 4, 5}},
		{[]Level{2, 2, 0}, []int{0, 1, 2}},
	} {
		if got := Order(c.levels); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.levels, got, c.want)
		}
	}
}

// TestTimeGrowsWithTheTextOnly takes what makes careless programs slow:
// nesting, what is never closed, brackets by the thousand.
func TestTimeGrowsWithTheTextOnly(t *testing.T) {
	const n = 200_000
	from := time.Now()
	var r Resolver
	for _, part := range []string{"(", ")", "(B)", "((((B", "a(", "f", "r", "f.", "fB", "fa.", "<", "<B>a", "{", "!", ".", "r<", "1,", "%", "$1", "~", "(~", " ", "B a", "«", "f(B", "r." + "B"} {
		text := spelled(strings.Repeat(part, n/len(part)))
		base, _ := Base(text)
		levels := r.Levels(text, base)
		Order(levels)
		if d := time.Since(from); d > 30*time.Second {
			t.Fatalf("%q times %d: %v so far", part, n, d)
		}
	}
}

// FuzzLevels looks for text that breaks what must hold for every text.
func FuzzLevels(f *testing.F) {
	for _, s := range []string{"", "ab BC", "B (a C) d", "B>CD! 1", "rfl<{}>.!..", "[(B])", "A 1-2 5%", "«B»~", strings.Repeat("<", 130) + "B", strings.Repeat("r", 130) + "B."} {
		f.Add(string(spelled(s)), false)
		f.Add(string(spelled(s)), true)
	}
	var kept Resolver
	f.Fuzz(func(t *testing.T, s string, rightToLeft bool) {
		text := []rune(s)
		base, ok := Base(text)
		if !ok && rightToLeft {
			base = 1
		}
		levels := kept.Levels(text, base)
		if len(levels) != len(text) {
			t.Fatalf("%d levels for %d characters", len(levels), len(text))
		}
		var fresh Resolver
		if again := fresh.Levels(text, base); !slices.Equal(levels, again) {
			t.Fatalf("what was resolved before shows: %v, then %v", levels, again)
		}
		for i, l := range levels {
			if l > MaxLevel || l < base && l != base {
				t.Fatalf("character %d has level %d", i, l)
			}
		}
		order := Order(levels)
		slices.Sort(order)
		for i, o := range order {
			if i != o {
				t.Fatalf("the order is no permutation: %v", order)
			}
		}
	})
}

func BenchmarkLevels(b *testing.B) {
	text := spelled(strings.Repeat("B (a 12%) CDE, fgh 3-4 [A n] ", 40))
	var r Resolver
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.Levels(text, 1)
	}
}
