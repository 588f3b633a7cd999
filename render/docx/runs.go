package docx

import (
	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// run writes text in a character style, "" for that of the paragraph, and in a
// language, if it is not the document's.
func (b *body) run(style, text string, lang ...string) {
	b.xml.WriteString(`<w:r>`)
	properties := ""
	if style != "" {
		properties = `<w:rStyle w:val="` + b.t.style(typeCharacter, style) + `"/>`
	}
	if len(lang) > 0 && lang[0] != "" {
		properties += wordxml.Language(lang[0])
	}
	if properties != "" {
		b.xml.WriteString(`<w:rPr>` + properties + `</w:rPr>`)
	}
	wordxml.Text(&b.xml, text)
	b.xml.WriteString(`</w:r>`)
}

// line writes a line in a character style, with the languages of its parts.
func (b *body) line(style string, l render.Line) {
	for _, s := range l {
		b.run(style, s.Text, s.Lang)
	}
}

// shown is the text of a span in Word. Word knows no text that is heard and not
// seen: its screen readers pass over a dash, and alternative text belongs to
// pictures. So where a mark has words, the words stand there for everyone.
func shown(s render.Span) string {
	if s.Said != "" {
		return s.Said
	}
	return s.Text
}

// spans writes stretches of text. strong makes all of them bold.
func (b *body) spans(spans []render.Span, strong string) error {
	for _, s := range spans {
		closing, err := b.link(s)
		if err != nil {
			return err
		}
		b.xml.WriteString(`<w:r>`)
		b.runProperties(s, closing != "", strong)
		wordxml.Text(&b.xml, shown(s))
		b.xml.WriteString(`</w:r>`)
		b.xml.WriteString(closing)
	}
	return nil
}

func (b *body) runProperties(s render.Span, link bool, strong string) {
	style, bold := strong, ""
	switch {
	case link:
		style = charLink
	case s.Alert:
		style = charAlert
	case s.Muted, s.Said != "":
		style = charMuted
	case s.Bold:
		style = charStrong
	}
	if (s.Bold || strong != "") && style != charStrong && style != charAlert {
		bold = `<w:b/><w:bCs/>`
	}
	if style == "" && s.Lang == "" {
		return
	}
	b.xml.WriteString(`<w:rPr>`)
	if style != "" {
		b.xml.WriteString(`<w:rStyle w:val="` + b.t.style(typeCharacter, style) + `"/>`)
	}
	b.xml.WriteString(bold)
	if s.Lang != "" {
		b.xml.WriteString(wordxml.Language(s.Lang))
	}
	b.xml.WriteString(`</w:rPr>`)
}
