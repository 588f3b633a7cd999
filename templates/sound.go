package templates

import (
	"strings"
	"unicode"
)

// SoundsAlike tells whether "and" (vowel i) or "or" (vowel o) has another form
// before a word, because both would sound alike: in Spanish "e" stands for "y"
// before i and hi, but not before ie and the like, and "u" for "o" before o, ho,
// 8 and 11. No other shipped language has such a rule; CLDR leaves it to code.
func (c *Catalogue) SoundsAlike(word, vowel string) bool {
	if base, _ := c.tag.Base(); base.String() != "es" {
		return false
	}
	word = strings.ToLower(strings.TrimLeftFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	if number, _, _ := strings.Cut(word, " "); vowel == "o" && unicode.IsDigit(firstOf(word)) {
		digits := strings.TrimRight(number, ".,;:)")
		return digits == "11" || strings.HasPrefix(digits, "8")
	}
	word = unaccented.Replace(strings.TrimPrefix(word, "h"))
	if !strings.HasPrefix(word, vowel) {
		return false
	}
	next := firstOf(word[len(vowel):])
	return vowel == "o" || !strings.ContainsRune("aeou", next)
}

// unaccented takes the accents of the vowels that matter away.
var unaccented = strings.NewReplacer("í", "i", "ó", "o")

func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}
