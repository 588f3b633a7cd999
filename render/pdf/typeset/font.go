package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode"

	"github.com/go-text/typesetting/font"
)

// Font is one TrueType face. It is read once, never changed afterwards, and
// may serve many documents side by side.
type Font struct {
	name    string // PostScript name
	file    string // of this computer, or "" if the font is part of the program
	face    *font.Font
	tables  map[string][]byte
	upem    int
	advance []uint16      // by glyph, in font units
	latin   [0x250]uint16 // glyphs of the first characters, 0 for what is no text or not in the font
	metrics metrics
}

// metrics are what a font descriptor says, in 1/1000 em.
type metrics struct {
	box                          [4]int
	ascent, descent, cap, weight int
	italic                       float64
}

func u16(b []byte, o int) int { return int(binary.BigEndian.Uint16(b[o:])) }
func i16(b []byte, o int) int { return int(int16(binary.BigEndian.Uint16(b[o:]))) }
func u32(b []byte, o int) int { return int(binary.BigEndian.Uint32(b[o:])) }

// parseFont reads a font with TrueType outlines; it fails on any other, and
// on what would make the use of the font fail later on.
func parseFont(raw []byte) (f *Font, err error) {
	defer func() {
		// The library checks what it reads, but not all of it.
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("read font: damaged: %v", p)
		}
	}()
	tables, err := readTables(raw)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	f = &Font{tables: tables, upem: u16(tables["head"], 18), name: postScriptName(tables["name"])}
	f.advance = make([]uint16, u16(tables["maxp"], 4))
	if err := f.checkGlyphs(); err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	face, err := font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	f.face = face.Font
	f.readMetrics()
	long, hmtx := u16(tables["hhea"], 34), tables["hmtx"]
	for g := range f.advance {
		f.advance[g] = uint16(u16(hmtx, 4*min(g, long-1)))
	}
	for r := range f.latin {
		if r := rune(r); isText(r) && !ignorable(r) {
			g, _ := f.glyph(r)
			f.latin[r] = g
		}
	}
	return f, nil
}

// checkGlyphs checks that every outline and every advance lies in its table.
func (f *Font) checkGlyphs() error {
	long, size := u16(f.tables["hhea"], 34), len(f.tables["glyf"])
	switch {
	case f.upem < 16 || f.upem > 16384 || len(f.advance) == 0:
		return errors.New("damaged header")
	case long == 0 || len(f.tables["hmtx"]) < 4*long:
		return errors.New("damaged metrics")
	case len(f.tables["loca"]) < f.place(len(f.advance)+1):
		return errors.New("damaged list of outlines")
	}
	for g := range f.advance {
		if lo, hi := f.outlineAt(g); lo > hi || hi > size {
			return fmt.Errorf("the outline of glyph %d lies outside its table", g)
		}
	}
	return nil
}

func readTables(raw []byte) (map[string][]byte, error) {
	if len(raw) < 12 || u32(raw, 0) != 0x00010000 || len(raw) < 12+16*u16(raw, 4) {
		return nil, errors.New("not a TrueType font")
	}
	tables := map[string][]byte{}
	for i := range u16(raw, 4) {
		r := raw[12+16*i:]
		at, n := u32(r, 8), u32(r, 12)
		if at+n > len(raw) {
			return nil, fmt.Errorf("table %q lies outside the file", r[:4])
		}
		tables[string(r[:4])] = raw[at : at+n : at+n]
	}
	for _, t := range []struct {
		tag   string
		least int
	}{{"cmap", 4}, {"glyf", 0}, {"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"loca", 4}, {"maxp", 32}, {"name", 6},
		{"post", 8}} {
		if b, ok := tables[t.tag]; !ok || len(b) < t.least {
			return nil, fmt.Errorf("table %q is missing or too short", t.tag)
		}
	}
	return tables, nil
}

func (f *Font) readMetrics() {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	scale := func(v int) int { return v * 1000 / f.upem }
	m := &f.metrics
	for i := range m.box {
		m.box[i] = scale(i16(head, 36+2*i))
	}
	m.ascent, m.descent = scale(i16(hhea, 4)), scale(i16(hhea, 6))
	m.cap, m.weight = m.ascent, 400
	if len(os2) >= 6 { // fonts of Apple may have none
		m.weight = min(u16(os2, 4), 1000)
	}
	if len(os2) >= 90 && u16(os2, 0) > 1 {
		m.cap = scale(i16(os2, 88))
	}
	m.italic = float64(int32(u32(f.tables["post"], 4))) / 65536
}

// postScriptName reads name record 6 of the Windows platform, as far as it
// can stand in a PDF as it is.
func postScriptName(t []byte) string {
	strings := u16(t, 4)
	for i := range u16(t, 2) {
		at := 6 + 12*i
		if at+12 > len(t) {
			break
		}
		r := t[at:]
		lo := strings + u16(r, 10)
		hi := lo + u16(r, 8)
		if u16(r, 6) != 6 || u16(r, 0) != 3 || hi > len(t) {
			continue
		}
		var name []byte
		for j := lo; j+1 < hi && len(name) < mostName; j += 2 {
			if c := t[j+1]; t[j] == 0 && (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' ||
				c == '_') {
				name = append(name, c)
			}
		}
		if len(name) > 0 {
			return string(name)
		}
	}
	return "Unnamed"
}

const mostName = 63 // characters in the PostScript name of a font

// glyph looks r up in the font's own table of characters. Fonts in colour
// have empty outlines where their pictures stand: they do not have those
// characters, for our purpose.
func (f *Font) glyph(r rune) (uint16, bool) {
	g, ok := f.face.NominalGlyph(f.instead(r))
	if !ok || g == 0 || int(g) >= len(f.advance) {
		return 0, false
	}
	if f.file != "" && len(f.outline(int(g))) == 0 && unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) &&
		!blank(r) {
		return 0, false
	}
	return uint16(g), true
}

// instead is the character that is drawn for r: in a font without Georgian
// capitals their small letters, as readers of Georgian are used to.
func (f *Font) instead(r rune) rune {
	const first, last, small = 0x1C90, 0x1CBF, 0x10D0
	if r < first || r > last || r == 0x1CBB || r == 0x1CBC { // the two are no letters
		return r
	}
	if g, ok := f.face.NominalGlyph(r); ok && g != 0 {
		return r
	}
	return r - first + small
}

// blank tells letters and symbols that show nothing by their nature.
func blank(r rune) bool {
	switch r {
	case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x17B4, 0x17B5:
		return true
	}
	return false
}

// hasAll tells whether the font has all characters.
func (f *Font) hasAll(text []rune) bool {
	for _, r := range text {
		if _, ok := f.glyph(r); !ok {
			return false
		}
	}
	return true
}

// allLatin tells whether the font has all characters and all are Latin or of
// no script.
func (f *Font) allLatin(text []rune) bool {
	for _, r := range text {
		if int(r) >= len(f.latin) || f.latin[r] == 0 {
			return false
		}
	}
	return len(text) > 0
}

// width scales font units to 1/1000 em, rounded as the file states it.
func (f *Font) width(units int) int { return (units*1000 + f.upem/2) / f.upem }
