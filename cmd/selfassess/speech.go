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

// of is a text of the program whose values are such texts themselves, with the
// marks of direction that their language has around theirs.
func (t terminal) of(term templates.Term, texts ...string) string {
	return t.words().Text(term, texts...)
}

// shown are the values, at every second place, as they can be printed.
func shown(values []string) []string {
	out := slices.Clone(values)
	for i := 1; i < len(out); i += 2 {
		out[i] = ogp.Visible(out[i])
	}
	return out
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
	return strings.Join(names, t.of(templates.CLIComma))
}

// listTyped puts words one after the other as they are typed.
func (t terminal) listTyped(words []string) string { return strings.Join(words, ",") }

// say prints a text as one line.
func (t terminal) say(w io.Writer, term templates.Term, values ...string) {
	line(w, t.text(term, values...))
}

// hint prints below a message what to do.
func (t terminal) hint(term templates.Term, values ...string) {
	line(t.stderr, t.of(templates.CLIHint, "hint", t.text(term, values...)))
}

// line prints a text that can be printed.
func line(w io.Writer, text string) { io.WriteString(w, text+"\n") }

// inQuotes is what was typed, for a place between quotation marks.
func inQuotes(typed string) string {
	q := strconv.Quote(typed)
	return q[1 : len(q)-1]
}
