package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
)

// Font is one TrueType face. It is read once, never changed afterwards, and
// may serve many documents side by side.
type Font struct {
	name    string // PostScript name
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

// Family holds the fonts of one weight in the order in which they are asked
// for a character.
type Family []*Font

// Fonts are the families a document is set in.
type Fonts struct{ Regular, Bold Family }

// Embedded returns the fonts that are part of the program: Liberation Sans,
// and DejaVu Sans for what it lacks. They are read at the first call.
var Embedded = sync.OnceValues(func() (*Fonts, error) {
	f := &Fonts{}
	for _, s := range []struct {
		to   *Family
		data []byte
	}{
		{&f.Regular, liberationsansregular.TTF}, {&f.Regular, dejavusans.TTF},
		{&f.Bold, liberationsansbold.TTF}, {&f.Bold, dejavusansbold.TTF},
	} {
		face, err := parseFont(s.data)
		if err != nil {
			return nil, err
		}
		*s.to = append(*s.to, face)
	}
	return f, nil
})

func u16(b []byte, o int) int { return int(binary.BigEndian.Uint16(b[o:])) }
func i16(b []byte, o int) int { return int(int16(binary.BigEndian.Uint16(b[o:]))) }
func u32(b []byte, o int) int { return int(binary.BigEndian.Uint32(b[o:])) }

// parseFont reads a font with TrueType outlines; it fails on any other.
func parseFont(raw []byte) (*Font, error) {
	tables, err := readTables(raw)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	face, err := font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	f := &Font{face: face.Font, tables: tables, upem: u16(tables["head"], 18), name: postScriptName(tables["name"])}
	f.readMetrics()
	glyphs, long, hmtx := u16(tables["maxp"], 4), u16(tables["hhea"], 34), tables["hmtx"]
	if long == 0 || len(hmtx) < 4*long || f.upem == 0 {
		return nil, errors.New("read font: damaged metrics")
	}
	f.advance = make([]uint16, glyphs)
	for g := range f.advance {
		f.advance[g] = uint16(u16(hmtx, 4*min(g, long-1)))
	}
	for r := range f.latin {
		if r := rune(r); isText(r) && !ignorable(r) {
			g, _ := f.face.NominalGlyph(r)
			f.latin[r] = uint16(g)
		}
	}
	return f, nil
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
	for t, least := range map[string]int{"glyf": 0, "loca": 4, "head": 54, "hhea": 36, "hmtx": 4, "maxp": 32, "OS/2": 78, "name": 6, "post": 8} {
		if b, ok := tables[t]; !ok || len(b) < least {
			return nil, fmt.Errorf("table %q is missing or too short", t)
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
	m.cap, m.weight = m.ascent, u16(os2, 4)
	if len(os2) >= 90 && u16(os2, 0) > 1 {
		m.cap = scale(i16(os2, 88))
	}
	m.italic = float64(int32(u32(f.tables["post"], 4))) / 65536
}

// postScriptName reads name record 6 of the Windows platform.
func postScriptName(t []byte) string {
	const fallback = "Unnamed"
	strings := u16(t, 4)
	for i := range u16(t, 2) {
		at := 6 + 12*i
		if at+12 > len(t) {
			return fallback
		}
		r := t[at:]
		lo := strings + u16(r, 10)
		hi := lo + u16(r, 8)
		if u16(r, 6) != 6 || u16(r, 0) != 3 || hi > len(t) {
			continue
		}
		var name []byte
		for j := lo + 1; j < hi; j += 2 {
			name = append(name, t[j])
		}
		return string(name)
	}
	return fallback
}

// glyph looks r up in the font's own table of characters.
func (f *Font) glyph(r rune) (uint16, bool) {
	g, ok := f.face.NominalGlyph(r)
	return uint16(g), ok && g != 0
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
