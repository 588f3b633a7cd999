package pdftest

import (
	"encoding/binary"
	"math"
	"strings"
)

// unseen are codes of letters, each left of the one before, that show nothing
// themselves. The next code may show them: the last letter of a ligature that
// is read from right to left shows all of it.
type unseen struct {
	font  *Font
	codes []int
	left  float64 // edge of what they stand for
	width float64 // of it, in 1/1000 of the size
}

// next takes a code that stands between two places.
func (u *unseen) next(ft *Font, code int, x0, x1 float64) {
	if ft.broken != nil || code >= ft.program.glyphs || !strings.ContainsFunc(ft.text[code], visible) {
		u.end()
		return
	}
	if len(u.codes) > 0 && (u.font != ft || math.Abs(x1-u.left) > 0.05) {
		u.end()
	}
	if !ft.program.outline(code) {
		u.font, u.codes, u.left, u.width = ft, append(u.codes, code), x0, u.width+ft.Width(code)
		return
	}
	const least = 4 // letters have room at their sides
	if ft.program.right(code)-ft.Width(code) < u.width/least {
		u.end()
	}
	u.codes, u.width = u.codes[:0], 0
}

// end notes that nothing shows the codes.
func (u *unseen) end() {
	for _, c := range u.codes {
		at := u.font.used[c]
		at.alone = true
		u.font.used[c] = at
	}
	u.codes, u.width = u.codes[:0], 0
}

// outline tells whether a glyph shows anything: whether it has an area.
func (p *program) outline(glyph int) bool {
	b, ok := p.box(glyph)
	return ok && b[0] < b[2] && b[1] < b[3]
}

// right is how far a glyph reaches, in 1/1000 of the size.
func (p *program) right(glyph int) float64 {
	b, _ := p.box(glyph)
	return float64(b[2]) * 1000 / float64(p.upem)
}

// box is what a glyph covers, in units of the font: left, bottom, right, top.
func (p *program) box(glyph int) (b [4]int16, ok bool) {
	be := binary.BigEndian
	loca, from, to := p.tables["loca"], 0, 0
	if p.wide {
		from, to = int(be.Uint32(loca[4*glyph:])), int(be.Uint32(loca[4*glyph+4:]))
	} else {
		from, to = 2*int(be.Uint16(loca[2*glyph:])), 2*int(be.Uint16(loca[2*glyph+2:]))
	}
	glyf := p.tables["glyf"]
	if to-from < 10 || to > len(glyf) {
		return b, false
	}
	for i := range b {
		b[i] = int16(be.Uint16(glyf[from+2+2*i:]))
	}
	return b, true
}
