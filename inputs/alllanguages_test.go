package inputs

import (
	"testing"

	"selfassess/templates"
)

// All languages are read at once, so that a word must not mean one thing in
// one of them and something else in another.
func TestNoWordMeansTwoThings(t *testing.T) {
	all, err := templates.Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Clashes(all) {
		t.Errorf("%s: %s: %q is %s of %s as well", c.Language, c.Key, c.Word, c.Other, c.OtherWords)
	}
	for _, c := range all {
		for _, list := range blurring {
			if len(c.List(list)) == 0 {
				t.Errorf("%s: the list %s is empty", c.Tag, list)
			}
		}
	}
}
