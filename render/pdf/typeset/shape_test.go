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

func TestOverridesDoNotTurnTextRound(t *testing.T) {
	s := newShaper(nil)
	if lv := s.levels([]rune("see \u202Elevel\u202C here")); lv != nil {
		t.Errorf("Latin text in an override has levels %v", lv)
	}
	for i, v := range s.levels([]rune("ש \u202Eab")) {
		if i > 2 && v != 0 {
			t.Errorf("character %d has level %d, want 0", i, v)
		}
	}
}
