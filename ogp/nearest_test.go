package ogp

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"build", "check", "forms", "--as-of", "Substantial", "4.10"}
	for _, c := range []struct{ word, want, why string }{
		{"biuld", "build", "two neighbours swapped are one slip"},
		{"CHEK", "check", "case does not count"},
		{"--asof", "--as-of", "a hyphen left out"},
		{"Substancial", "Substantial", "one letter in a long word"},
		{"publish", "", "another word is not guessed at"},
		{"x", "", "a single letter says nothing"},
		{"", "", "nothing is near nothing"},
	} {
		if got := Nearest(c.word, known); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q: %s", c.word, got, c.want, c.why)
		}
	}
}
