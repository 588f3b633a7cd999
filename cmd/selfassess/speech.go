package main

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
)

// What the program says at a terminal is in the language of the terminal, and
// nothing else is: files have that of the plan, or of the form.

// words are those of the terminal.
func (t terminal) words() *templates.Catalogue { return templates.Terminal(t.lang) }

func (t terminal) rightToLeft() bool { return t.words().RightToLeft() }

// text is a text of the program. Nothing in its values makes a further line or
// turns one around.
func (t terminal) text(term templates.Term, values ...string) string {
	return t.words().Text(term, shown(values)...)
}

// shown are the values, at every second place, as they can be printed.
func shown(values []string) []string {
	out := slices.Clone(values)
	for i := 1; i < len(out); i += 2 {
		out[i] = visibleValue(out[i])
	}
	return out
}

// visibleValue is a value as it can be printed. One that is a text of the
// program already has the marks of its language around its own values.
func visibleValue(v string) string {
	if strings.Contains(v, isolateBegins) && strings.Count(v, isolateBegins) == strings.Count(v, isolateEnds) {
		parts := strings.FieldsFunc(v, func(r rune) bool { return string(r) == isolateBegins || string(r) == isolateEnds })
		for _, p := range parts {
			if ogp.Visible(p) != p {
				return ogp.Visible(v)
			}
		}
		return v
	}
	return ogp.Visible(v)
}

// count is the plural form of a text for n.
func (t terminal) count(term templates.Term, n int, values ...string) string {
	return t.words().Count(term, n, strconv.Itoa(n), shown(values)...)
}

// label is the text of a key of a closed set.
func (t terminal) label(set, key string, values ...string) string {
	return t.text(templates.Term(set+"."+key), values...)
}

// list puts names one after the other.
func (t terminal) list(names []string) string {
	return strings.Join(names, t.words().Text(templates.CLIComma))
}

// listTyped puts words one after the other as they are typed.
func (t terminal) listTyped(words []string) string { return strings.Join(words, ",") }

// say prints a text as one line.
func (t terminal) say(w io.Writer, term templates.Term, values ...string) {
	line(w, t.text(term, values...))
}

// hint prints below a message what to do.
func (t terminal) hint(term templates.Term, values ...string) {
	line(t.stderr, t.words().Text(templates.CLIHint, "hint", t.text(term, values...)))
}

// line prints a text that can be printed.
func line(w io.Writer, text string) { io.WriteString(w, text+"\n") }

// inQuotes is what was typed, for a place between quotation marks.
func inQuotes(typed string) string {
	q := strconv.Quote(typed)
	return q[1 : len(q)-1]
}
