package access

import (
	"strings"
	"unicode"
)

// Words are the words of a document's text from its first heading on, in the
// order in which they are read, by programs that take paragraph after paragraph
// and know no line breaks: two words that only a break sets apart are one.
func Words(file []byte) ([]string, error) {
	c, err := examine(file)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	begun := false
	c.body.walk(func(n *node) {
		if n.name != "p" {
			return
		}
		if begun = begun || c.sheet.level(n) > 0; begun {
			text.WriteString(strings.ReplaceAll(n.words(), "\n", "") + "\n")
		}
	})
	return SplitWords(text.String()), nil
}

// SplitWords are the words of a text without what stands around them.
func SplitWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r)
	})
}
