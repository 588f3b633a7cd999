package ogp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// OwnWord is what a country calls something that the program has a word for, as
// it stands within a sentence.
type OwnWord struct{ Singular, Plural string }

// OwnWords are the words of a plan in one language; one that is blank is the
// program's own.
type OwnWords struct{ Commitment, Milestone, Agency OwnWord }

// OwnWords are the plan's words in a language. Those of its main language hold
// in no other one, unless they were translated; the region does not matter.
func (p *Plan) OwnWords(l Lang) OwnWords {
	isMain := withoutRegion(l) == withoutRegion(p.Language)
	word := func(t Text) OwnWord {
		text, translated := t[l]
		if !translated && isMain {
			text = t.Main()
		}
		w, _ := ParseOwnWord(text)
		return w
	}
	return OwnWords{word(p.WordCommitment), word(p.WordMilestone), word(p.WordAgency)}
}

// withoutRegion is a language with its script, as it is written anywhere.
func withoutRegion(l Lang) string {
	parts := strings.Split(strings.ToLower(string(l)), "-")
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s != parts[0] && len(s) < 4 }), "-")
}

// LongestOwnWord is how many characters a word may have, since it names sheets
// of the forms, and LongestUnbroken how many where no line can be broken: more
// do not fit into the head of the narrowest column, in the table of all
// commitments at a glance.
const (
	LongestOwnWord  = 24
	LongestUnbroken = 16
)

// Why a text is no word of a plan: keys of the catalogue's set own_word.
const (
	OwnWordParts = "parts" // it is not two words with one semicolon between
	OwnWordBlank = "blank" // one of the two is blank
	OwnWordLong  = "long"
	OwnWordSigns = "signs" // it has signs that no name of a sheet can have, or that mark names in texts
	OwnWordTaken = "taken" // something else is called so
)

// ParseOwnWord reads a word in singular and plural, "goal;goals", with the
// semicolon of Latin or of Arabic. Why is empty if it is one.
func ParseOwnWord(text string) (w OwnWord, why string) {
	text = strings.ReplaceAll(text, "؛", ";")
	singular, plural, two := strings.Cut(strings.Map(withoutFormat, text), ";")
	w = OwnWord{strings.TrimSpace(singular), strings.TrimSpace(plural)}
	switch {
	case !two || strings.Contains(plural, ";"):
		why = OwnWordParts
	case w.Singular == "" || w.Plural == "":
		why = OwnWordBlank
	case unfitWord(w.Singular) || unfitWord(w.Plural):
		why = OwnWordSigns
	case tooLong(w.Singular) || tooLong(w.Plural):
		why = OwnWordLong
	}
	if why != "" {
		return OwnWord{}, why
	}
	return w, ""
}

// withoutFormat leaves out what nobody sees, but for the joiners that letters of
// some scripts need.
func withoutFormat(r rune) rune {
	if unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
		return -1
	}
	return r
}

func tooLong(word string) bool {
	parts := strings.FieldsFunc(word, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	return utf8.RuneCountInString(word) > LongestOwnWord || slices.ContainsFunc(parts,
		func(part string) bool { return utf8.RuneCountInString(part) > LongestUnbroken })
}

// unfitWord tells words that could name no sheet of a workbook, and those with
// the brackets of names in texts.
func unfitWord(word string) bool {
	breaks := func(r rune) bool { return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) }
	return strings.ContainsAny(word, `:\/?*[]{}`) || strings.ContainsFunc(word, breaks) ||
		strings.HasPrefix(word, "'") || strings.HasSuffix(word, "'")
}
