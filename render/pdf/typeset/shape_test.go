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

// TestTheLanguageOfTextReachesTheShaper: fonts have other letters for some
// languages.
func TestTheLanguageOfTextReachesTheShaper(t *testing.T) {
	fonts, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	s := newShaper(fonts, "ro")
	for _, c := range []struct{ lang, want, why string }{
		{"", "ro", "text that names none has the document's"},
		{"sr", "sr", "text has its own"},
		{"zh-Hant", "zh-hant", "with its script"},
	} {
		s.word([]rune("ﻗш"+c.lang), nil, regular, c.lang)
		if got := string(s.hb.Props.Language); got != c.want {
			t.Errorf("%q is shaped as %q, want %q: %s", c.lang, got, c.want, c.why)
		}
	}
}
