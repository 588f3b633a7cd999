package access

import (
	"maps"
	"slices"
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

// Link is a link of a document that leads out of it.
type Link struct{ Text, Address string }

// Spoken is a text and its language.
type Spoken struct{ Text, Lang string }

// Links are those of a document's text, in its order.
func Links(file []byte) ([]Link, error) {
	parts, err := open(file)
	if err != nil {
		return nil, err
	}
	relations, err := parse(parts["word/_rels/document.xml.rels"])
	if err != nil {
		return nil, err
	}
	target := map[string]string{}
	relations.walk(func(n *node) {
		if n.attr["TargetMode"] == "External" {
			target[n.attr["Id"]] = n.attr["Target"]
		}
	})
	body, err := parse(parts["word/document.xml"])
	if err != nil {
		return nil, err
	}
	var links []Link
	body.walk(func(n *node) {
		if to := target[n.attr["id"]]; n.name == "hyperlink" && to != "" {
			links = append(links, Link{n.words(), to})
		}
	})
	return links, nil
}

// Foreign are the texts of a document that say a language of their own, with
// it, part by part: of the text first, then of heads and feet.
func Foreign(file []byte) ([]Spoken, error) {
	parts, err := open(file)
	if err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(parts))
	names = append([]string{"word/document.xml"}, slices.DeleteFunc(names, func(n string) bool {
		return !strings.HasPrefix(n, "word/header") && !strings.HasPrefix(n, "word/footer")
	})...)
	var found []Spoken
	for _, name := range names {
		part, err := parse(parts[name])
		if err != nil {
			return nil, err
		}
		part.walk(func(n *node) {
			if lang := n.child("rPr", "lang"); n.name == "r" && lang != nil {
				found = append(found, Spoken{n.words(), lang.attr["val"]})
			}
		})
	}
	return found, nil
}
