package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// change is a colour of a template that the PDF does not take as it is.
type change struct {
	of       render.ThemeColor
	was, now typeset.Color
	beside   typeset.Color // what it was compared with
	what     string        // that: a key of the catalogue
	level    bool          // it is the fill of a level, not a colour of text
}

// themed makes the palette of a template's colours, and tells what had to be
// changed so that everybody can read the text and tell the levels apart. In a
// draft, text stands above a pale word as well.
func themed(colors *[render.ThemeColors]render.Color, draft bool) (p palette, changes []change) {
	const palest = 1.06 // contrast of the word of a draft: less is not seen
	t := theme{colors: colors, ground: paper}
	dark := toward(t.color(render.Dark1), black, func(c typeset.Color) bool { return contrast(c, paper) >= leastOfText })
	word := mixed(paper, dark, 1.0/13)
	if draft {
		t.ground = toward(word, paper, func(c typeset.Color) bool { return contrast(c, paper) <= palest })
	}
	p[white] = paper
	for _, of := range []struct {
		tone tone
		from render.ThemeColor
	}{{ink, render.Dark1}, {muted, render.Dark2}, {brand, render.Accent1}, {link, render.Hyperlink},
		{alert, render.Accent4}} {
		p[of.tone] = t.text(of.from)
	}
	p[pale] = toward(word, paper, func(c typeset.Color) bool { return p.textOn(c) || contrast(c, paper) <= palest })
	p[wash] = toward(mixed(paper, p[brand], 0.07), paper, p.textOn)
	p[rules] = toward(t.color(render.Accent5), black, func(c typeset.Color) bool { return contrast(c, paper) >= apart })
	p[hatching] = toward(paper, p[alert], func(c typeset.Color) bool { return contrast(c, paper) >= leastOfShape })
	p.cover(&t)
	p[substantial] = t.level(render.Accent2, told{onPaper, paper}, told{placeKey(render.Accent1), p[brand]})
	p[limited] = t.level(render.Accent3, told{onPaper, paper}, told{placeKey(render.Accent1), p[brand]},
		told{placeKey(render.Accent2), p[substantial]})
	p[onSubstantial], p[onLimited] = p.number(substantial), p.number(limited)
	return p, t.changes
}

// textOn tells whether all colours of text can be read on a ground.
func (p *palette) textOn(ground typeset.Color) bool {
	for _, t := range []tone{ink, muted, brand, link, alert} {
		if contrast(p[t], ground) < leastOfText {
			return false
		}
	}
	return true
}

// cover sets the colours of the cover, where text stands on the brand.
func (p *palette) cover(t *theme) {
	p[deep] = mixed(p[brand], black, 0.16)
	if luminance(p[brand]) < 0.03 {
		p[deep] = mixed(p[brand], paper, 0.06)
	}
	p[onBrand] = t.color(render.Light1)
	if contrast(p[onBrand], p[brand]) < leastOfText || contrast(p[onBrand], p[deep]) < leastOfText {
		p[onBrand] = paper
	}
	p[bar] = toward(t.color(render.Accent2), p[onBrand],
		func(c typeset.Color) bool { return contrast(c, p[brand]) >= leastOfShape })
}

// number is the colour of a number on a fill.
func (p *palette) number(fill tone) typeset.Color {
	for _, c := range []typeset.Color{p[ink], paper} {
		if contrast(c, p[fill]) >= leastOfText {
			return c
		}
	}
	return black
}

// theme is the colours of a template on their way to a palette.
type theme struct {
	colors  *[render.ThemeColors]render.Color
	ground  typeset.Color // behind text
	changes []change
}

func (t *theme) color(of render.ThemeColor) typeset.Color { return typeset.Color(t.colors[of]) }

// text is a colour for text: darker than that of the template, if need be.
func (t *theme) text(of render.ThemeColor) typeset.Color {
	was := t.color(of)
	now := toward(was, black, func(c typeset.Color) bool { return contrast(c, t.ground) >= leastOfText })
	if now != was {
		c := change{of: of, was: was, now: now, beside: paper, what: onPaper}
		if contrast(was, paper) >= leastOfText {
			c.beside, c.what = t.ground, onDraft
		}
		t.changes = append(t.changes, c)
	}
	return now
}

// told is a colour that another must be told from.
type told struct {
	what string // a key of the catalogue
	typeset.Color
}

// apart is the least contrast of two levels, so that they differ in grey, too.
// One that is changed is moved further away, if there is room.
const apart = 1.3

var further = []float64{1.7, 1.5, apart}

func differs(c typeset.Color, others []told, least float64) bool {
	return !slices.ContainsFunc(others, func(o told) bool { return contrast(c, o.Color) < least })
}

// moved is a colour that differs from others: a lighter one, as less of a
// level is, or else a darker one.
func moved(c typeset.Color, others []told) typeset.Color {
	for _, end := range []typeset.Color{paper, black} {
		for _, least := range further {
			fits := func(c typeset.Color) bool { return differs(c, others, least) }
			if now := toward(c, end, fits); fits(now) {
				return now
			}
		}
	}
	return c
}

// level is the fill of a level: lighter or darker than that of the template,
// if that could not be told from others or from paper without its colour.
func (t *theme) level(of render.ThemeColor, others ...told) typeset.Color {
	was := t.color(of)
	if differs(was, others, apart) {
		return was
	}
	now := moved(was, others)
	nearest := others[0]
	for _, o := range others {
		if contrast(was, o.Color) < contrast(was, nearest.Color) {
			nearest = o
		}
	}
	t.changes = append(t.changes, change{of: of, was: was, now: now, level: true, what: nearest.what, beside: nearest.Color})
	return now
}

// What a colour stands on, as the catalogue calls it.
const (
	onPaper = "template_ground.paper"
	onDraft = "template_ground.draft"
)

func placeKey(of render.ThemeColor) string { return "theme_color." + of.String() }

// ColorFindings tells which colours of a template, read from a file, the PDF
// does not take as they are, and why.
func ColorFindings(look *render.Look, file string, draft bool) (fs []ogp.Finding) {
	_, changes := themed(&look.Colors, draft)
	for _, c := range changes {
		code, other := ogp.TemplateColor, "ground"
		if c.level {
			code, other = ogp.TemplateLevel, "other"
		}
		fs = append(fs, ogp.Finding{Code: code, At: ogp.Place{File: file}, Found: hex(c.was), Args: map[string]string{
			ogp.KeyArg("color"): placeKey(c.of), ogp.KeyArg(other): c.what, "used": hex(c.now),
			"ratio": ratio(c.was, c.beside), "usedratio": ratio(c.now, c.beside)}})
	}
	return fs
}

func hex(c typeset.Color) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// ratio is a contrast in numbers, never rounded up to what it does not reach.
func ratio(a, b typeset.Color) string {
	return strconv.FormatFloat(math.Floor(contrast(a, b)*10)/10, 'f', 1, 64)
}
