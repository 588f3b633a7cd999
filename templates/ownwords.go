package templates

import (
	"fmt"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"selfassess/ogp"
)

// A plan may have words of its own for commitments, milestones and agencies.
// The catalogue's words for them stand once, in the set word; every other text
// names them by their key, as in "{word.milestones}".

// wordSet is the set of the words that a plan may replace.
const wordSet = "word"

// namesWord begins the name of such a word in a text.
const namesWord = "{" + wordSet + "."

// nameWords puts the catalogue's own words into the texts that name them. A
// name of no word would be printed, so it is an error.
func (c *Catalogue) nameWords() error {
	values := c.wordValues()
	for key, text := range c.words {
		if !strings.Contains(text, namesWord) {
			continue
		}
		c.named[key] = text
		if c.words[key] = fill(text, values); strings.Contains(c.words[key], namesWord) {
			return fmt.Errorf("%s names a word that [%s] does not have: %q", key, wordSet, text)
		}
	}
	return nil
}

// wordValues are the words as names and values.
func (c *Catalogue) wordValues() (values []string) {
	for key, text := range c.words {
		if strings.HasPrefix(key, wordSet+".") {
			values = append(values, key, text)
		}
	}
	return values
}

// WithWords is the catalogue with the words of a plan where it has any; c stays
// as it is. They begin a sentence with the letter that Unicode gives to titles:
// a script without one, such as the Georgian, keeps its own.
func (c *Catalogue) WithWords(own ogp.OwnWords) *Catalogue {
	if own == (ogp.OwnWords{}) {
		return c
	}
	with := *c
	with.words, with.own = maps.Clone(c.words), own
	with.setWord("commitment", "commitments", own.Commitment)
	with.setWord("milestone", "milestones", own.Milestone)
	with.setWord("agency", "agencies", own.Agency)
	values := with.wordValues()
	for key, text := range c.named {
		with.words[key] = fill(text, values)
	}
	return &with
}

// Own are the words of a plan with which the catalogue speaks.
func (c *Catalogue) Own() ogp.OwnWords { return c.own }

func (c *Catalogue) setWord(singular, plural string, own ogp.OwnWord) {
	if own == (ogp.OwnWord{}) {
		return
	}
	for key, word := range map[string]string{singular: own.Singular, plural: own.Plural} {
		c.words[wordSet+"."+key] = word
		c.words[wordSet+"."+c.asTitle(key)] = c.asTitle(word)
	}
}

// asTitle is a word as it begins a sentence.
func (c *Catalogue) asTitle(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	title := unicode.ToTitle(first)
	if base, _ := c.tag.Base(); base.String() == "tr" || base.String() == "az" {
		title = unicode.TurkishCase.ToTitle(first)
	}
	return string(title) + word[size:]
}
