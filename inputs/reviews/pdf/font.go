package pdf

import (
	"unicode/utf8"
)

// font is what is needed of a font: what its codes say, and how wide they are.
type font struct {
	bytes   int // of a code
	unicode map[int]string
	widths  map[int]float64 // in 1/1000 of the size
	width   float64         // of all others
}

// maxText is how long the text of one code may be, in bytes.
const maxText = 1 << 10

func (f *File) font(v any) *font {
	r, _ := v.(Ref)
	if known := f.fonts[r]; known != nil && r != 0 {
		return known
	}
	if !f.step(1<<9) || !f.keep(256*sizeOfEntry) {
		return nil
	}
	d := f.dict(v)
	t := &font{bytes: 1, unicode: map[int]string{}, widths: map[int]float64{}, width: 500}
	if f.get(d["Subtype"]) == Name("Type0") {
		t.bytes = 2
		t.width = 1000
		if list := f.array(d["DescendantFonts"]); len(list) > 0 {
			f.cidWidths(t, f.dict(list[0]))
		}
	} else {
		first := integer(f.get(d["FirstChar"]))
		widths := f.array(d["Widths"])
		for i, w := range widths {
			f.widen(t, first+i, w)
		}
		for c := range 256 { // the best guess for a font that does not say
			t.unicode[c] = string(ownEncoding(byte(c)))
		}
	}
	f.cmap(t, f.stream(d["ToUnicode"]))
	f.fonts[r] = t
	return t
}

// cidWidths reads the table W: "first [w w …]" and "first last w".
func (f *File) cidWidths(t *font, d Dict) {
	if w, ok := f.get(d["DW"]).(float64); ok {
		t.width = w
	}
	list := f.array(d["W"])
	for i := 0; i+1 < len(list); {
		first := integer(f.get(list[i]))
		if ws, ok := f.get(list[i+1]).(Array); ok {
			for k, w := range ws {
				f.widen(t, first+k, w)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		last := integer(f.get(list[i+1]))
		for c := max(first, 0); c <= min(last, 0xffff) && f.widen(t, c, list[i+2]); c++ {
		}
		i += 3
	}
}

// widen notes how wide a code is.
func (f *File) widen(t *font, code int, w any) bool {
	if !f.step(2) || !f.keep(sizeOfEntry) {
		return false
	}
	t.widths[code] = f.number(w)
	return true
}

// cmap reads a table of what codes say.
func (f *File) cmap(t *font, b []byte) {
	l := &lexer{b: b, budget: &f.budget}
	var args []any
	for f.failed == nil {
		v, ok := l.value(0, false)
		if !ok {
			return
		}
		if w, isWord := v.(word); isWord {
			switch w {
			case "endbfchar":
				for i := 0; i+1 < len(args); i += 2 {
					f.maps(t, args[i], args[i], args[i+1])
				}
			case "endbfrange":
				for i := 0; i+2 < len(args); i += 3 {
					f.maps(t, args[i], args[i+1], args[i+2])
				}
			}
			args, l.size = args[:0], 0
			continue
		}
		args = append(args, v)
	}
}

// maps notes what the codes from lo to hi say: texts in a row, or one each.
func (f *File) maps(t *font, lo, hi, to any) {
	from, ok := lo.(String)
	last, ok2 := hi.(String)
	if !ok || !ok2 || len(from) > 2 {
		return
	}
	t.bytes = max(1, len(from))
	code, end := codeOf(from), min(codeOf(last), 0xffff)
	if texts, ok := to.(Array); ok {
		for i := 0; i < len(texts) && code+i <= end; i++ {
			s, _ := texts[i].(String)
			f.says(t, code+i, s, 0)
		}
		return
	}
	s, _ := to.(String)
	for i := 0; code+i <= end && f.says(t, code+i, s, i); i++ {
	}
}

// says notes what a code says.
func (f *File) says(t *font, code int, s String, further int) bool {
	s = s[:min(len(s), maxText)]
	if !f.step(24+len(s)/4) || !f.keep(sizeOfEntry+len(s)) {
		return false
	}
	t.unicode[code] = mapped(s, further)
	return true
}

func codeOf(s String) int {
	code := 0
	for i := 0; i < min(len(s), 2); i++ {
		code = code<<8 | int(s[i])
	}
	return code
}

// mapped is a text in UTF-16 whose last character is n further.
func mapped(s String, n int) string {
	text := utf16Text(string(s), 0)
	if n == 0 || text == "" {
		return text
	}
	last, size := utf8.DecodeLastRuneInString(text)
	return text[:len(text)-size] + string(last+rune(n))
}
