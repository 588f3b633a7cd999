package inputs

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands in a cell until somebody writes the text would be published like
// any other. Only a whole cell is such a thing: texts may well say that something
// is to be confirmed, or put a word into brackets.

// longestUnwritten is the length, in bytes, up to which a text may be one.
const longestUnwritten = 200

// around are the signs that people put around such words.
const around = "()[]{}<>«»“”„\"'*_-–—.… "

// instruction is a whole text in the brackets of a template.
var instruction = regexp.MustCompile(`^(?:\[[^\[\]]+\]|<[^<>]+>|【[^【】]+】)[.:]?$`)

// isUnwritten tells whether a text only stands in the place of one.
func (v *vocabulary) isUnwritten(text string) bool {
	if strings.HasPrefix(strings.ToLower(text[:min(len(text), 11)]), "lorem ipsum") {
		return true
	}
	if len(text) > longestUnwritten {
		return false
	}
	core := strings.Trim(text, around+":;,?!")
	known := len(core) <= v.longest || !isPlain(core) // else no spelling of what is known is as long
	if known && (v.unwritten[fold(text)] || v.unwritten[fold(strings.Trim(text, around))]) {
		return true
	}
	return instruction.MatchString(text) || isFilling(text)
}

// fillers are the signs that people put where words are to come.
const fillers = "-–—_.…?*/ "

// isFilling tells a text without words: such signs alone, or one letter over
// and over.
func isFilling(text string) bool {
	text = strings.ToLower(strings.Trim(text, fillers))
	first, _ := utf8.DecodeRuneInString(text)
	letters := strings.Count(text, string(first))
	return text == "" || unicode.IsLetter(first) && letters >= 3 && strings.Trim(text, fillers+string(first)) == ""
}
