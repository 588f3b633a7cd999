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
		f.step(len(widths))
		for i, w := range widths {
			t.widths[first+i] = f.number(w)
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
			f.step(len(ws))
			for k, w := range ws {
				t.widths[first+k] = f.number(w)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		last, w := integer(f.get(list[i+1])), f.number(list[i+2])
		for c := max(first, 0); c <= min(last, 0xffff) && f.step(1); c++ {
			t.widths[c] = w
		}
		i += 3
	}
}

// cmap reads a table of what codes say.
func (f *File) cmap(t *font, b []byte) {
	l := &lexer{b: b}
	var args []any
	for f.step(1) {
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
			args = args[:0]
			continue
		}
		if len(args) < most {
			args = append(args, v)
		}
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
		for i := 0; i < len(texts) && code+i <= end && f.step(64); i++ {
			s, _ := texts[i].(String)
			t.unicode[code+i] = mapped(s, 0)
		}
		return
	}
	s, _ := to.(String)
	for i := 0; code+i <= end && f.step(64+len(s)/16); i++ {
		t.unicode[code+i] = mapped(s, i)
	}
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
	text := utf16Text(string(s[:min(len(s), maxText)]), 0)
	if n == 0 || text == "" {
		return text
	}
	last, size := utf8.DecodeLastRuneInString(text)
	return text[:len(text)-size] + string(last+rune(n))
}
