package pdf

import (
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// Margins, in points.
const (
	mm    = 72 / 25.4
	left  = 22 * mm
	top   = 23 * mm
	below = 20 * mm

	columnGap = 4 * mm
)

// sheet is the page, in points.
type sheet struct {
	across, down  float64 // its size
	right, bottom float64 // where the text area ends
	width         float64 // of the text area
	column        float64 // of two columns beside each other
}

// The papers. Their measures are constants, which are exact: sums at run time
// would round some of them otherwise.
var (
	a4 = sheet{across: 595.28, down: 841.89, right: 595.28 - left, bottom: 841.89 - below, width: 595.28 - 2*left,
		column: (595.28 - 2*left - columnGap) / 2}
	letter = sheet{across: 612, down: 792, right: 612 - left, bottom: 792 - below, width: 612 - 2*left,
		column: (612 - 2*left - columnGap) / 2}
)

func sheetOf(p render.Paper) sheet {
	if p == render.Letter {
		return letter
	}
	return a4
}

// style is how a paragraph is set: sizes in points.
type style struct {
	size, leading float64
	before, after float64
	color         tone
	bold, slant   bool
	head          bool // in the fonts of headings
	stays         bool // at the side where pages begin, if they are mirrored
}

// The styles.
var (
	body     = style{size: 10, leading: 13.5, after: 4.5, color: ink}
	opening  = style{size: 12, leading: 17, after: 10, color: ink}
	small    = style{size: 8.6, leading: 12, after: 5, color: muted}
	absent   = style{size: 10, leading: 13.5, after: 4.5, color: muted, slant: true}
	title    = style{size: 20, leading: 24, after: 9, color: brand, bold: true, head: true, stays: true}
	record   = style{size: 15, leading: 19, before: 18, after: 4, color: brand, bold: true, head: true, stays: true}
	heading  = style{size: 13.5, leading: 17, before: 16, after: 5, color: brand, bold: true, head: true, stays: true}
	third    = style{size: 11.5, leading: 15, before: 13, after: 3, color: brand, bold: true, head: true, stays: true}
	fourth   = style{size: 10.5, leading: 14, before: 11, after: 2, color: brand, bold: true, head: true, stays: true}
	label    = style{size: 10.4, leading: 14, before: 7, after: 1.5, color: ink, bold: true, head: true, stays: true}
	eyebrow  = style{size: 9, leading: 13, color: muted, stays: true}
	caption  = style{size: 9, leading: 12.5, before: 10, after: 3, color: ink, bold: true, stays: true}
	cellText = style{size: 9, leading: 12, color: ink}
	figure   = style{size: 23, leading: 25, color: brand, bold: true}
	remark   = style{size: 8.8, leading: 12, color: ink}
	margins  = style{size: 8, leading: 10, color: muted}
	counted  = style{size: 6.5, leading: 8, color: muted}
)

// span returns text in a style.
func (l *layout) span(s style, text string) typeset.Span {
	return typeset.Span{Text: text, Size: s.size * l.fit(s.head), Color: l.tone(s.color), Bold: s.bold, Head: s.head, Slant: s.slant}
}

// baseline is how far below the top of a line its baseline lies.
func (s style) baseline() float64 { return (s.leading-s.size)/2 + s.size*0.81 }
