package docx

import (
	"cmp"
	"image/color"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"selfassess/inputs/office"
	"selfassess/ogp"
	"selfassess/render"
)

// Look is how the template looks, for formats that have none of their own: nil
// if it has neither a theme nor colours in its styles. The findings tell what of the template such a format
// goes without.
func (t *Template) Look() (*render.Look, []ogp.Finding) {
	var findings []ogp.Finding
	find := func(code ogp.Code, found string, args map[string]string) {
		findings = append(findings, ogp.Finding{Code: code, At: ogp.Place{File: t.File}, Found: found, Args: args})
	}
	switch words, n := t.ownWords(); {
	case n > 0:
		find(ogp.TemplateText, words, map[string]string{"count": strconv.Itoa(n)})
	case !t.has(render.BodyTag):
		find(ogp.TemplateLayout, "", nil)
	}
	theme := t.parts[t.parts.related(t.document, officeRel+"theme")]
	look := &render.Look{}
	look.Text, look.Heads = t.families(theme)
	if theme != nil {
		look.Colors = themeColors(theme)
	} else if colors, ok := t.styleColors(); ok {
		look.Colors = colors
	} else {
		find(ogp.TemplateNoTheme, "", nil)
		return nil, findings
	}
	logo, refusal := t.logo()
	if refusal != "" {
		find(ogp.TemplateLogo, "", map[string]string{ogp.KeyArg("reason"): "template_logo." + refusal})
	}
	look.Logo = logo
	return look, findings
}

func themeColors(theme []byte) (colors [render.ThemeColors]render.Color) {
	for c := range colors {
		rgb := color.RGBAModel.Convert(themeColour(theme, render.ThemeColor(c).String())).(color.RGBA)
		colors[c] = render.Color{R: rgb.R, G: rgb.G, B: rgb.B}
	}
	return colors
}

// families are the fonts of text and of headings: those that the styles name,
// or those of the theme to which they leave it.
func (t *Template) families(theme []byte) (text, heads string) {
	type stated struct{ name, theme string }
	fonts, style := map[string]stated{}, ""
	_ = walk(t.parts[t.parts.related(t.document, officeRel+"styles")], func(s *office.Scanner) {
		switch {
		case s.Is("style"):
			style = s.Attr("styleId")
		case s.Is("rFonts") && (s.Depth() == 4 && s.Ancestor(2) == "style" || s.Ancestor(2) == "docDefaults"):
			fonts[style] = stated{s.Attr("ascii"), s.Attr("asciiTheme")}
		}
	})
	of := func(style, otherwise string) string {
		switch f := fonts[style]; {
		case strings.HasPrefix(f.theme, "major"):
			return inTheme(theme, "majorFont", [2]string{"latin", "typeface"})
		case strings.HasPrefix(f.theme, "minor"):
			return inTheme(theme, "minorFont", [2]string{"latin", "typeface"})
		default:
			return cmp.Or(f.name, otherwise)
		}
	}
	text = of(t.style(typeParagraph, styleBody), of("", ""))
	return text, of(t.style(typeParagraph, "heading 1"), text)
}

// What stands in braces: tags that mark a block, and those of values.
var (
	marks  = regexp.MustCompile(`\{[#?^/][^{}]*\}`)
	values = regexp.MustCompile(`\{[^{}]*\}`)
)

// ownWords are the first words of the template that are not those of tags, and
// in how many paragraphs there are such words. The results of fields are not
// its own: Word writes them.
func (t *Template) ownWords() (first string, n int) {
	for _, name := range t.filled {
		var text strings.Builder
		var fields []bool // the open ones; true for one whose result is read
		_ = office.Walk(t.parts[name], depth, func(s *office.Scanner) error {
			switch {
			case s.Start() && s.Is("fldChar"):
				fields = fieldAfter(fields, s.Attr("fldCharType"))
			case s.IsText() && s.Within("t") && !slices.Contains(fields, true) && !s.Under("fldSimple") && !s.Under("Fallback"):
				text.WriteString(s.Text())
			case s.End() && s.Is("p"):
				words := strings.Join(strings.Fields(values.ReplaceAllString(marks.ReplaceAllString(text.String(), " "), "…")), " ")
				text.Reset()
				if strings.IndexFunc(words, isWord) < 0 {
					return nil
				}
				if n++; n == 1 {
					first = shortened(words)
				}
			}
			return nil
		})
	}
	return first, n
}

func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N) }

// fieldAfter are the open fields behind a mark of one.
func fieldAfter(fields []bool, mark string) []bool {
	switch n := len(fields); {
	case mark == "begin":
		return append(fields, false)
	case mark == "separate" && n > 0:
		fields[n-1] = true
	case mark == "end" && n > 0:
		return fields[:n-1]
	}
	return fields
}

// shortened is the beginning of a text that is long.
func shortened(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most])
		if end := strings.LastIndex(s, " "); end > 0 {
			s = s[:end]
		}
		return s + "…"
	}
	return s
}
