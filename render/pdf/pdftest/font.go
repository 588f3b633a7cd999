package pdftest

import (
	"encoding/binary"
	"fmt"
)

// Font is an embedded font as a page shows it: two bytes a code.
type Font struct {
	Object   Ref
	Names    [3]Name        // BaseFont of the font and of its descendant, FontName of the descriptor
	text     map[int]string // by code
	widths   map[int]float64
	standard float64 // width of codes without one
	program  *program
	broken   error // of the program
	used     map[int]use
	dict     Dict
}

// use is where a code was first shown.
type use struct {
	page  int
	text  string
	alone bool // it shows nothing somewhere, nor does what stands beside it
}

// Width is the advance of a code in 1/1000 of the size.
func (ft *Font) Width(code int) float64 {
	if w, ok := ft.widths[code]; ok {
		return w
	}
	return ft.standard
}

// font reads a font once.
func (f *File) font(r Ref) *Font {
	if ft, ok := f.fonts[r]; ok {
		return ft
	}
	d := f.dict(r)
	ft := &Font{Object: r, dict: d, text: map[int]string{}, widths: map[int]float64{}, used: map[int]use{}, standard: 1000}
	f.fonts[r] = ft
	var cid Dict
	if list := f.array(d["DescendantFonts"]); len(list) == 1 {
		cid = f.dict(list[0])
	}
	descriptor := f.dict(cid["FontDescriptor"])
	ft.Names[0], _ = d["BaseFont"].(Name)
	ft.Names[1], _ = cid["BaseFont"].(Name)
	ft.Names[2], _ = descriptor["FontName"].(Name)
	if w, ok := number(cid["DW"]); ok {
		ft.standard = w
	}
	f.readWidths(ft, f.array(cid["W"]))
	readToUnicode(ft, f.data(d["ToUnicode"]))
	ft.program, ft.broken = parseProgram(f.data(descriptor["FontFile2"]))
	return ft
}

// readWidths reads the array W: a code and the widths from it on, or two
// codes and the width of all between.
func (f *File) readWidths(ft *Font, w Array) {
	for i := 0; i+1 < len(w); {
		from, _ := w[i].(int)
		if list, ok := f.get(w[i+1]).(Array); ok {
			for k, v := range list {
				ft.widths[from+k], _ = number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		to, _ := w[i+1].(int)
		for c := from; c <= to && c < 1<<16; c++ {
			ft.widths[c], _ = number(w[i+2])
		}
		i += 3
	}
}

// readToUnicode reads the pairs and ranges of a ToUnicode map.
func readToUnicode(ft *Font, cmap []byte) {
	l := &lexer{b: cmap}
	var args []any
	code := func(v any) int {
		n := 0
		s, _ := v.(String)
		for _, c := range []byte(s) {
			n = n<<8 | int(c)
		}
		return n
	}
	text := func(v any) string { s, _ := v.(String); return fromUTF16([]byte(s)) }
	for l.more() {
		v := l.next()
		w, ok := v.(word)
		if !ok {
			args = append(args, v)
			continue
		}
		switch w {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				ft.text[code(args[i])] = text(args[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				from, to := code(args[i]), code(args[i+1])
				for k := from; k <= to && k < 1<<16; k++ {
					if list, ok := args[i+2].(Array); ok {
						ft.text[k] = text(list[min(k-from, len(list)-1)])
						continue
					}
					r := []rune(text(args[i+2]))
					if len(r) > 0 {
						r[len(r)-1] += rune(k - from)
					}
					ft.text[k] = string(r)
				}
			}
		}
		args = nil
	}
}

// program is a TrueType font program.
type program struct {
	tables map[string][]byte
	upem   int
	glyphs int
	long   int // glyphs with an advance of their own
	wide   bool
}

func parseProgram(b []byte) (*program, error) {
	if len(b) < 12 {
		return nil, fmt.Errorf("is not embedded")
	}
	p := &program{tables: map[string][]byte{}}
	be := binary.BigEndian
	for i := range int(be.Uint16(b[4:])) {
		e := 12 + 16*i
		if e+16 > len(b) {
			return nil, fmt.Errorf("list of tables is cut off")
		}
		at, n := int(be.Uint32(b[e+8:])), int(be.Uint32(b[e+12:]))
		if at+n > len(b) {
			return nil, fmt.Errorf("table %q is cut off", b[e:e+4])
		}
		p.tables[string(b[e:e+4])] = b[at : at+n]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 0} {
		if t, ok := p.tables[name]; !ok || len(t) < least {
			return nil, fmt.Errorf("table %q is missing", name)
		}
	}
	p.upem = int(be.Uint16(p.tables["head"][18:]))
	p.wide = be.Uint16(p.tables["head"][50:]) == 1
	p.glyphs = int(be.Uint16(p.tables["maxp"][4:]))
	p.long = int(be.Uint16(p.tables["hhea"][34:]))
	size := 2
	if p.wide {
		size = 4
	}
	if p.upem == 0 || p.long == 0 || p.long > p.glyphs || len(p.tables["hmtx"]) < 4*p.long+2*(p.glyphs-p.long) ||
		len(p.tables["loca"]) < size*(p.glyphs+1) {
		return nil, fmt.Errorf("tables are too short for %d glyphs", p.glyphs)
	}
	return p, nil
}

// advance is the width of a glyph in 1/1000 of the size.
func (p *program) advance(glyph int) float64 {
	units := binary.BigEndian.Uint16(p.tables["hmtx"][4*min(glyph, p.long-1):])
	return float64(units) * 1000 / float64(p.upem)
}
