package pdf

import (
	"math"

	"selfassess/render/pdf/typeset"
)

// The least contrasts of WCAG 2.2, level AA: of text (1.4.3), and of what a
// drawing cannot be understood without (1.4.11).
const (
	leastOfText  = 4.5
	leastOfShape = 3.0
)

// luminance is how bright a colour is, from 0 to 1, as WCAG defines it.
func luminance(c typeset.Color) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// contrast is that of two colours, from 1 to 21.
func contrast(a, b typeset.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// mixed is a colour with a part of another, from 0 to 1.
func mixed(c, with typeset.Color, part float64) typeset.Color {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return typeset.Color{R: mix(c.R, with.R), G: mix(c.G, with.G), B: mix(c.B, with.B)}
}

var black, paper = typeset.Color{}, typeset.Color{R: 0xFF, G: 0xFF, B: 0xFF}

// steps are those in which a colour is made darker or lighter.
const steps = 50

// toward is the colour that is nearest to c on the way to another and fits;
// that other one if none does.
func toward(c, other typeset.Color, fits func(typeset.Color) bool) typeset.Color {
	for i := range steps {
		if m := mixed(c, other, float64(i)/steps); fits(m) {
			return m
		}
	}
	return other
}
