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
	const most = 4 // letters have room at their sides
	if ft.program.right(code)-ft.Width(code) < u.width/most {
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

// right is how far a glyph reaches, in 1/1000 of the size.
func (p *program) right(glyph int) float64 {
	at := 0
	if loca := p.tables["loca"]; p.wide {
		at = int(binary.BigEndian.Uint32(loca[4*glyph:]))
	} else {
		at = 2 * int(binary.BigEndian.Uint16(loca[2*glyph:]))
	}
	if glyf := p.tables["glyf"]; at+8 <= len(glyf) {
		return float64(int16(binary.BigEndian.Uint16(glyf[at+6:]))) * 1000 / float64(p.upem)
	}
	return 0
}
