package compose

import (
	"cmp"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"selfassess/render"
	"selfassess/templates"
)

// What nobody has translated is printed in the plan's language. Listeners are
// told by its tag; readers by a small mark behind a text, which the summary
// explains. Names and titles have none: they stand in headings, in sentences
// and in lists of all kinds, and are seen to be names.

// languageMark is the mark of a text in another language than the report's, or
// "" for one that is not.
func (w words) languageMark(lang string) string {
	if lang == "" {
		return ""
	}
	return w.Text(templates.UntranslatedMark, "language", lang)
}

// marked puts a mark behind the last words of a text. It is of the text's own
// language, so that a paragraph stays in one, and runs in its direction.
func marked(blocks []render.Block, mark, lang string) []render.Block {
	if mark == "" || len(blocks) == 0 {
		return blocks
	}
	span := render.Span{Text: " " + mark, Muted: true, Lang: lang}
	switch b := blocks[len(blocks)-1].(type) {
	case render.Paragraph:
		b.Spans = append(b.Spans, span)
		blocks[len(blocks)-1] = b
	case render.List:
		last := len(b.Items) - 1
		b.Items[last] = append(b.Items[last], span)
	}
	return blocks
}

// untranslatedNote explains the mark, in a report that has any text for it.
func untranslatedNote(w *source) []render.Block {
	lang := w.foreign()
	if lang == "" || len(w.report.Untranslated(w.lang)) == 0 {
		return nil
	}
	return []render.Block{small(w.Text(templates.UntranslatedNote, "mark", w.languageMark(lang), "name", w.languageName(lang)))}
}

// languageName is a language by its name in that of the reader, or in itself.
func (w words) languageName(tag string) string {
	of := language.Make(tag)
	name := ""
	if names := display.Languages(language.Make(w.Tag)); names != nil {
		name = names.Name(of)
	}
	return cmp.Or(name, display.Self.Name(of), tag)
}
