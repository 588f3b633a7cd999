package docx

import (
	"selfassess/render"
	"selfassess/render/docx/wordxml"
)

// run writes text in a character style; "" is that of the paragraph.
func (b *body) run(style, text string) {
	b.xml.WriteString(`<w:r>`)
	if style != "" {
		b.xml.WriteString(`<w:rPr><w:rStyle w:val="` + b.t.style(typeCharacter, style) + `"/></w:rPr>`)
	}
	wordxml.Text(&b.xml, text)
	b.xml.WriteString(`</w:r>`)
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
		wordxml.Text(&b.xml, s.Text)
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
	case s.Muted:
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
