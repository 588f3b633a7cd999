package typeset

import "testing"

func TestCharactersThatAreNoTextAreShownByNumber(t *testing.T) {
	for _, c := range []struct {
		r    rune
		text bool
		why  string
	}{
		{'a', true, "a letter"},
		{'é', true, "a letter with an accent"},
		{'\u2028', true, "a line separator is an ordinary character here"},
		{0x00, false, "a control character"},
		{0x85, false, "a control character of the second block"},
		{0xE000, false, "private use: DejaVu has some of them"},
		{0xF0000, false, "private use outside the basic plane"},
		{0xFFFE, false, "a noncharacter"},
		{0x1FFFF, false, "a noncharacter outside the basic plane"},
		{0xFDD0, false, "a noncharacter among Arabic forms"},
		{0xFFFD, true, "the replacement character stands for itself"},
	} {
		if isText(c.r) != c.text {
			t.Errorf("%U is text: %v, want %v: %s", c.r, !c.text, c.text, c.why)
		}
	}
}
