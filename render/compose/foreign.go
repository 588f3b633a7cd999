package compose

import (
	"strings"
	"unicode"

	"selfassess/ogp"
)

// A report is written in the reader's language, and names, titles and what was
// typed in a cell come in the plan's where nobody translated them. They go into
// sentences of the catalogue, headings and lists as strings; so that their
// language is not lost there, they stand between two marks, which [finish]
// turns into spans. The marks are noncharacters, which Unicode keeps for a
// program's own use: no text that is exchanged holds them.
const (
	foreignStart = '\uFDD0'
	foreignEnd   = '\uFDD1'
)

// foreign is the plan's language if it is not the reader's, or "".
func (w *source) foreign() string {
	if main := w.plan.Language; main != w.lang {
		return string(main)
	}
	return ""
}

// title is a text in the reader's language or, marked, in the plan's.
func (w *source) title(t ogp.Text) string {
	s, lang := w.translated(t)
	if lang == "" || lang != w.foreign() { // of a third language marks could not tell
		return s
	}
	return w.typed(s)
}

// typed marks what was typed in a cell that has no translations.
func (w *source) typed(s string) string {
	if s == "" || w.foreign() == "" {
		return s
	}
	return string(foreignStart) + unmarked(s) + string(foreignEnd)
}

var marks = strings.NewReplacer(string(foreignStart), "", string(foreignEnd), "")

// unmarked is a string without marks, for what has one language only.
func unmarked(s string) string { return marks.Replace(s) }

// oneLanguage is a string without marks and its language, if all its words are
// in the plan's.
func (w *source) oneLanguage(s string) (text, lang string) {
	ours, rest := "", s
	for rest != "" {
		before, after, _ := strings.Cut(rest, string(foreignStart))
		_, rest, _ = strings.Cut(after, string(foreignEnd))
		ours += before
	}
	if ours != s && !strings.ContainsFunc(ours, unicode.IsLetter) {
		lang = w.foreign()
	}
	return unmarked(s), lang
}
