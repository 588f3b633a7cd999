package typeset

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// part is one glyph of a cluster, at an offset in font units.
type part struct {
	glyph  uint16
	dx, dy int16
}

// code is what one character code of an embedded font shows: one glyph, or
// all glyphs of a cluster joined in a composite glyph.
type code struct {
	parts   []part
	text    string // what it stands for, exactly
	advance int    // font units
}

func (c code) plain() bool { return len(c.parts) == 1 && c.parts[0].dx == 0 && c.parts[0].dy == 0 }

// subset builds a font program whose glyph i shows codes[i]; the components
// that they need follow behind.
type subset struct {
	f       *Font
	codes   []code
	list    []int       // old glyph of each new one, -1 for a composite of codes[i]
	ids     map[int]int // new glyph of an old one
	loca    []byte
	glyf    []byte
	hmtx    []byte
	deepest int // most components in one composite
	broken  error
}

func (f *Font) subset(codes []code) ([]byte, error) {
	s := &subset{f: f, codes: codes, ids: map[int]int{}}
	for i, c := range codes {
		old := -1
		if c.plain() && int(f.advance[c.parts[0].glyph]) == c.advance {
			old = int(c.parts[0].glyph)
			if _, ok := s.ids[old]; !ok {
				s.ids[old] = i
			}
		}
		s.list = append(s.list, old)
	}
	for i := 0; i < len(s.list); i++ { // the list grows while components are met
		s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(len(s.glyf)))
		out, advance, left := s.outline(i)
		s.hmtx = binary.BigEndian.AppendUint16(s.hmtx, uint16(advance))
		s.hmtx = binary.BigEndian.AppendUint16(s.hmtx, uint16(left))
		s.glyf = append(s.glyf, out...)
		for len(s.glyf)%4 != 0 {
			s.glyf = append(s.glyf, 0)
		}
	}
	s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(len(s.glyf)))
	if len(s.list) > math.MaxUint16 {
		s.broken = errors.New("more glyphs than a font can have")
	}
	if s.broken != nil {
		return nil, fmt.Errorf("cut down the font %s: %w", cmp.Or(f.file, f.name), s.broken)
	}
	return s.file(), nil
}

// id returns the new number of an old glyph, adding it at the end.
func (s *subset) id(old int) int {
	n, ok := s.ids[old]
	if !ok {
		n = len(s.list)
		s.ids[old] = n
		s.list = append(s.list, old)
	}
	return n
}

func (s *subset) outline(i int) (out []byte, advance, left int) {
	old := s.list[i]
	if old < 0 {
		return s.composite(s.codes[i])
	}
	if !s.f.shallow(old) {
		s.broken = fmt.Errorf("glyph %d is damaged", old)
		return nil, 0, 0
	}
	out = append(out, s.f.outline(old)...)
	components(out, func(p int) { binary.BigEndian.PutUint16(out[p:], uint16(s.id(u16(out, p)))) })
	return out, int(s.f.advance[old]), s.f.bearing(old)
}

// components calls each with the places in a composite glyph where the
// numbers of its components stand; it tells whether the glyph is whole.
func components(glyph []byte, each func(at int)) bool {
	if len(glyph) == 0 {
		return true
	}
	if len(glyph) < 10 {
		return false
	}
	if i16(glyph, 0) >= 0 {
		return true
	}
	for p := 10; p+4 <= len(glyph); {
		flags := u16(glyph, p)
		each(p + 2)
		p += 6
		if flags&1 != 0 { // offsets are words
			p += 2
		}
		switch {
		case flags&0x08 != 0: // one scale
			p += 2
		case flags&0x40 != 0: // two scales
			p += 4
		case flags&0x80 != 0: // a matrix
			p += 8
		}
		if flags&0x20 == 0 { // no more components
			return p <= len(glyph)
		}
	}
	return false
}

// shallow tells whether a glyph and its components are whole, and lie no
// deeper within each other than fonts need. A glyph that holds itself would
// keep readers busy for ever.
func (f *Font) shallow(g int) bool {
	const deepest, most = 8, 1024
	seen, ok := 0, true
	var look func(g, depth int)
	look = func(g, depth int) {
		if seen++; seen > most || depth > deepest || g >= len(f.advance) {
			ok = false
		}
		if !ok {
			return
		}
		glyph := f.outline(g)
		if !components(glyph, func(p int) { look(u16(glyph, p), depth+1) }) {
			ok = false
		}
	}
	look(g, 0)
	return ok
}

func (s *subset) composite(c code) (out []byte, advance, left int) {
	if len(c.parts) == 0 {
		return s.trace(), c.advance, 0
	}
	box := [4]int{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	var parts []byte
	last, count := 0, 0
	for _, p := range c.parts {
		d := s.f.outline(int(p.glyph))
		if len(d) < 10 {
			continue // a glyph without an outline, such as a space
		}
		dx, dy := int(p.dx), int(p.dy)
		box[0], box[1] = min(box[0], i16(d, 2)+dx), min(box[1], i16(d, 4)+dy)
		box[2], box[3] = max(box[2], i16(d, 6)+dx), max(box[3], i16(d, 8)+dy)
		last = len(parts)
		count++
		const wordsOffsetsMore = 0x0001 | 0x0002 | 0x0020
		for _, v := range []int{wordsOffsetsMore, s.id(int(p.glyph)), dx, dy} {
			parts = binary.BigEndian.AppendUint16(parts, uint16(v))
		}
	}
	if count == 0 {
		return nil, c.advance, 0
	}
	s.deepest = max(s.deepest, count)
	binary.BigEndian.PutUint16(parts[last:], 0x0001|0x0002)
	for _, v := range []int{-1, box[0], box[1], box[2], box[3]} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return append(out, parts...), c.advance, box[0]
}

// trace is an outline without an area: there is nothing to see of a letter
// that the next one of its ligature shows. But PDFium, which reads in Chrome
// and Edge, passes over letters that have no outline.
func (s *subset) trace() (out []byte) {
	const contours, last, instructions = 1, 1, 0
	length := max(1, s.f.upem/500) // shorter ones are passed over too
	for _, v := range []int{contours, 0, 0, length, 0, last, instructions} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	const onCurve, sameX, sameY = 0x01, 0x10, 0x20
	out = append(out, onCurve|sameX|sameY, onCurve|sameY)
	return binary.BigEndian.AppendUint16(out, uint16(length))
}

// outline returns the outline of a glyph; none of one that the font lacks.
func (f *Font) outline(g int) []byte {
	if g >= len(f.advance) {
		return nil
	}
	lo, hi := f.outlineAt(g)
	return f.tables["glyf"][lo:hi]
}

func (f *Font) outlineAt(g int) (lo, hi int) {
	loca := f.tables["loca"]
	if u16(f.tables["head"], 50) == 1 {
		return u32(loca, 4*g), u32(loca, 4*g+4)
	}
	return 2 * u16(loca, 2*g), 2 * u16(loca, 2*g+2)
}

// place is where the list of outlines has its n-th entry.
func (f *Font) place(n int) int {
	if u16(f.tables["head"], 50) == 1 {
		return 4 * n
	}
	return 2 * n
}

func (f *Font) bearing(g int) int {
	long, hmtx := u16(f.tables["hhea"], 34), f.tables["hmtx"]
	at := 4*g + 2
	if g >= long {
		at = 4*long + 2*(g-long)
	}
	if at+2 > len(hmtx) {
		return 0
	}
	return i16(hmtx, at)
}

// file joins the tables that a PDF reader needs.
func (s *subset) file() []byte {
	put := binary.BigEndian.PutUint16
	clone := func(t string) []byte { return append([]byte(nil), s.f.tables[t]...) }
	head, hhea, maxp := clone("head"), clone("hhea"), clone("maxp")
	n := uint16(len(s.list))
	put(head[50:], 1) // long offsets in loca
	put(hhea[34:], n)
	put(maxp[4:], n)
	if s.deepest > 0 { // composites may be larger than any of the font's own
		put(maxp[10:], uint16(min(math.MaxUint16, s.deepest*max(u16(maxp, 6), u16(maxp, 10)))))
		put(maxp[12:], uint16(min(math.MaxUint16, s.deepest*max(u16(maxp, 8), u16(maxp, 12)))))
		put(maxp[28:], uint16(max(s.deepest, u16(maxp, 28))))
		put(maxp[30:], uint16(u16(maxp, 30)+1))
	}
	made := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": s.hmtx, "loca": s.loca, "glyf": s.glyf}
	var tables []table
	for _, t := range []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"} {
		b, ok := made[t]
		if !ok {
			b, ok = s.f.tables[t]
		}
		if ok {
			tables = append(tables, table{t, b})
		}
	}
	return sfnt(tables)
}

type table struct {
	tag  string
	data []byte
}

// sfnt writes tables, sorted by tag, as a font file with its checksums.
func sfnt(tables []table) []byte {
	n, pow, log := len(tables), 1, 0
	for pow*2 <= n {
		pow, log = pow*2, log+1
	}
	out := make([]byte, 12+16*n)
	be := binary.BigEndian
	be.PutUint32(out, 0x00010000)
	for i, v := range []int{n, pow * 16, log, (n - pow) * 16} {
		be.PutUint16(out[4+2*i:], uint16(v))
	}
	head := 0
	for i, t := range tables {
		if t.tag == "head" {
			head = len(out)
			be.PutUint32(t.data[8:], 0)
		}
		r := out[12+16*i:]
		copy(r, t.tag)
		be.PutUint32(r[4:], checksum(t.data))
		be.PutUint32(r[8:], uint32(len(out)))
		be.PutUint32(r[12:], uint32(len(t.data)))
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}
