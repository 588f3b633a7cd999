package docx

import (
	"encoding/hex"

	"selfassess/inputs/office"
	"selfassess/render"
)

// styleColors are the colours of a template without a theme, such as
// LibreOffice saves: those that its styles state, in the places of the theme
// that they have in the built-in template, and tints of them for the others.
// Without a colour of headings there are none.
func (t *Template) styleColors() (colors [render.ThemeColors]render.Color, ok bool) {
	text, lines := t.statedColors()
	of := func(otherwise render.Color, in map[string]render.Color, kind string, styles ...string) render.Color {
		for _, name := range styles {
			if c, stated := in[t.style(kind, name)]; stated {
				return c
			}
		}
		return otherwise
	}
	white := render.Color{R: 0xFF, G: 0xFF, B: 0xFF}
	ink := of(render.Color{}, text, typeParagraph, styleBody)
	brand := of(white, text, typeParagraph, "heading 1", "heading 2")
	if brand == white {
		return colors, false
	}
	colors[render.Dark1], colors[render.Light1], colors[render.Accent1] = ink, white, brand
	colors[render.Dark2] = of(tint(ink, 30), text, typeParagraph, styleSmall, "footer", "header")
	colors[render.Accent2], colors[render.Accent3] = tint(brand, 50), tint(brand, 75)
	colors[render.Accent4] = of(ink, text, typeCharacter, charAlert)
	colors[render.Accent5] = of(tint(ink, 75), lines, typeParagraph, styleFact, "header")
	colors[render.Hyperlink] = of(brand, text, typeCharacter, charLink)
	return colors, true
}

// tint is a colour with some percent of white.
func tint(c render.Color, white int) render.Color {
	part := func(v uint8) uint8 { return uint8((int(v)*(100-white) + 255*white) / 100) }
	return render.Color{R: part(c.R), G: part(c.G), B: part(c.B)}
}

// statedColors are the colours of text and of lines that styles state
// themselves, by their ids.
func (t *Template) statedColors() (text, lines map[string]render.Color) {
	text, lines = map[string]render.Color{}, map[string]render.Color{}
	style := ""
	_ = walk(t.parts[t.parts.related(t.document, officeRel+"styles")], func(s *office.Scanner) {
		switch {
		case s.Is("style"):
			style = s.Attr("styleId")
		case s.Is("color") && s.Depth() == 4 && s.Ancestor(3) == "rPr":
			note(text, style, s.Attr("val"))
		case s.Is("bottom") && s.Depth() == 5 && s.Ancestor(4) == "pBdr":
			note(lines, style, s.Attr("color"))
		}
	})
	return text, lines
}

// note keeps a colour that is one: "auto" is not.
func note(in map[string]render.Color, style, stated string) {
	if b, err := hex.DecodeString(stated); err == nil && len(b) == 3 {
		in[style] = render.Color{R: b[0], G: b[1], B: b[2]}
	}
}
