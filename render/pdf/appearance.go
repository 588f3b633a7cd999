package pdf

import (
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// appearance is what a look gives to a layout.
type appearance struct {
	colors      *palette
	logo        *render.Logo // on the cover; nil if there is none
	text, heads float64      // of the size of a style, in fonts that run wider than those of the program
}

// appearanceOf is the program's own without a look.
func appearanceOf(look *render.Look, fonts *typeset.Fonts, draft bool) appearance {
	if look == nil {
		return appearance{colors: &builtIn, text: 1, heads: 1}
	}
	const smallest = 0.87
	colors, _ := themed(&look.Colors, draft)
	text, heads := fonts.Breadth()
	fit := func(breadth float64) float64 { return min(max(1/breadth, smallest), 1) }
	return appearance{colors: &colors, logo: look.Logo, text: fit(text), heads: fit(heads)}
}

// fit is the part of its size in which a style is set, so that about as much
// stands on a line as in the fonts of the program.
func (a *appearance) fit(head bool) float64 {
	if head {
		return a.heads
	}
	return a.text
}
