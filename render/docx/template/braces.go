package template

import (
	"regexp"
	"strings"

	"selfassess/ogp"
)

// doubledBraces finds the tags of other programs, and those with a brace too
// many on one side.
var doubledBraces = regexp.MustCompile(`\{\{+[^{}]*\}+|\{[^{}]*\}\}+`)

// braces tells whether every { of a paragraph has its }.
func (c *compiler) braces(words string, at place) bool {
	doubled := doubledBraces.FindAllString(words, -1)
	for _, raw := range doubled {
		t := newTag(raw, nil, at)
		right := groups{c.Schema}.nearest(t)
		if right == "" {
			right = written(t.sign, t.name)
		}
		c.find(ogp.TemplateBraces, at, "tag", raw, "right", right)
	}
	words = doubledBraces.ReplaceAllString(words, "")
	right := len(doubled) == 0
	open := -1 // where the last one stands that is not closed yet
	for i, r := range words {
		switch {
		case r == '{':
			if open >= 0 {
				c.notClosed(words[open:], at)
				right = false
			}
			open = i
		case r == '}' && open < 0:
			c.notOpenedBrace(words[:i+1], at)
			right = false
		case r == '}':
			open = -1
		}
	}
	if open >= 0 {
		c.notClosed(words[open:], at)
	}
	return right && open < 0
}

// notClosed reports the { with which the rest of a paragraph begins.
func (c *compiler) notClosed(rest string, at place) {
	_, text, _ := strings.Cut(rest, "{")
	name := nameAtStart.FindString(text)
	c.brace(ogp.TemplateBraceOpen, at, name, "after", firstWords(rest))
}

// notOpenedBrace reports the } with which the beginning of a paragraph ends.
func (c *compiler) notOpenedBrace(begin string, at place) {
	name := nameAtEnd.FindString(strings.TrimSuffix(begin, "}"))
	c.brace(ogp.TemplateBraceClose, at, name, "before", lastWords(begin))
}

var (
	nameAtStart = regexp.MustCompile(`^\s*[#?^/@]?\s*[A-Za-z][A-Za-z0-9_.]*`)
	nameAtEnd   = regexp.MustCompile(`[#?^/@]?[A-Za-z][A-Za-z0-9_.]*\s*$`)
)

// brace reports one without the other, and what to write: the tag that was
// most probably meant, or else no brace, since a second one would only make a
// tag that there is not.
func (c *compiler) brace(code ogp.Code, at place, name string, args ...string) {
	t := newTag("{"+strings.TrimRight(name, ". ")+"}", nil, at)
	right := ""
	if c.names()[t.name] || strings.Contains(t.name, ".") {
		right = groups{c.Schema}.nearest(t)
	}
	remedy := "template_brace.none"
	if right != "" && t.structural() {
		c.broken[t.name], c.slipped[t.name] = true, true
	}
	if right != "" {
		remedy = "template_brace.tag"
	}
	c.find(code, at, append(args, "open", "{", "close", "}", "right", right, ogp.KeyArg("remedy"), remedy)...)
}

// firstWords and lastWords are the first and the last characters of s.
func firstWords(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:29]) + "…"
	}
	return s
}

func lastWords(s string) string {
	if r := []rune(s); len(r) > 30 {
		return "…" + string(r[len(r)-29:])
	}
	return s
}
