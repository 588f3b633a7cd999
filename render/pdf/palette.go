package pdf

import "selfassess/render/pdf/typeset"

// tone is what a colour is for. Nothing is drawn in a colour but by its tone,
// so that a palette changes all that is drawn.
type tone uint8

// The tones.
const (
	ink   tone = iota // text
	muted             // text that may be passed over
	brand             // headings, the cover, rules of tables, the fullest level
	link
	alert       // what must not be overlooked
	onBrand     // on the brand
	bar         // the short bar of the cover
	substantial // a level, and its number
	onSubstantial
	limited // a level, and its number
	onLimited
	hatching // of what was not begun
	rules    // hairlines
	white    // the paper
	pale     // the word of a draft on white
	deep     // the word of a draft on the brand
	wash     // the ground of what is seen as one
	tones
)

// palette is a colour for each tone.
type palette [tones]typeset.Color

// builtIn are the program's own colours.
var builtIn = palette{
	ink:           {R: 0x1B, G: 0x27, B: 0x33},
	muted:         {R: 0x51, G: 0x60, B: 0x6E},
	brand:         {R: 0x12, G: 0x46, B: 0x6B},
	link:          {R: 0x12, G: 0x46, B: 0x6B},
	alert:         {R: 0x9E, G: 0x2B, B: 0x25},
	onBrand:       {R: 0xFF, G: 0xFF, B: 0xFF},
	bar:           {R: 0x8F, G: 0xBB, B: 0xD9},
	substantial:   {R: 0x8F, G: 0xBB, B: 0xD9},
	onSubstantial: {R: 0x1B, G: 0x27, B: 0x33},
	limited:       {R: 0xF1, G: 0xD9, B: 0xA6},
	onLimited:     {R: 0x1B, G: 0x27, B: 0x33},
	hatching:      {R: 0xD9, G: 0xA5, B: 0xA1},
	rules:         {R: 0xC5, G: 0xCE, B: 0xD6},
	white:         {R: 0xFF, G: 0xFF, B: 0xFF},
	pale:          {R: 0xEE, G: 0xF0, B: 0xF2}, // text above it stays above 9:1
	deep:          {R: 0x1C, G: 0x50, B: 0x75},
	wash:          {R: 0xEE, G: 0xF3, B: 0xF7},
}

func (l *layout) tone(t tone) typeset.Color { return l.colors[t] }
