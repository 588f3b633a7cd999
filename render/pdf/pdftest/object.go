// Package pdftest reads the PDFs of this program and judges them.
//
// In comes a finished file; out go the faults that it finds in it, its tags
// and text as lines, and what stands where on its pages. It is for tests
// only. It knows what ISO 32000, ISO 14289 (PDF/UA) and ISO 19005 (PDF/A) say
// of such files, and imports nothing of this module: a mistake of the code
// that writes cannot hide in the code that reads.
package pdftest

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// An object is nil, a bool, an int, a float64, or one of these.
type (
	// Name is a name without its slash.
	Name string
	// String is a string's bytes.
	String string
	// Ref is the number of an indirect object. Generations are all 0.
	Ref int
	// Array is an array of objects.
	Array []any
	// Dict is a dictionary.
	Dict map[Name]any
	// Stream is a stream with its data as they stand in the file.
	Stream struct {
		Dict Dict
		Raw  []byte
	}
)

// word is what is no object: an operator, or a word of the file's frame.
type word string

// lexer reads objects and words from front to back.
type lexer struct {
	b   []byte
	at  int
	err error
}

func (l *lexer) fail(format string, v ...any) any {
	if l.err == nil {
		l.err = fmt.Errorf("at byte %d: %s", l.at, fmt.Sprintf(format, v...))
	}
	l.at = len(l.b)
	return nil
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) space() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		case isSpace(c):
			l.at++
		default:
			return
		}
	}
}

// more tells whether anything is left to read.
func (l *lexer) more() bool {
	l.space()
	return l.err == nil && l.at < len(l.b)
}

// next reads an object or a word.
func (l *lexer) next() any {
	if !l.more() {
		return l.fail("ends too early")
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.bracketed()
	case bytes.HasPrefix(l.b[l.at:], []byte("<<")):
		l.at += 2
		return l.dict()
	case c == '<':
		return l.hexadecimal()
	case c == '[':
		l.at++
		return l.array()
	case c == ']':
		l.at++
		return word("]")
	case bytes.HasPrefix(l.b[l.at:], []byte(">>")):
		l.at += 2
		return word(">>")
	case isDelimiter(c):
		return l.fail("stray %q", c)
	}
	return l.number(l.regular())
}

func (l *lexer) regular() string {
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return string(l.b[from:l.at])
}

// number makes a number, a reference or a word of s.
func (l *lexer) number(s string) any {
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if n, err := strconv.Atoi(s); err == nil {
		back := l.at
		for _, want := range []string{"0", "R"} {
			l.space()
			if l.regular() != want {
				l.at = back
				return n
			}
		}
		return Ref(n)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	return word(s)
}

func (l *lexer) name() any {
	l.at++
	s := l.regular()
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			n, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
			if err != nil {
				return l.fail("name %q", s)
			}
			b = append(b, byte(n))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return Name(b)
}

func (l *lexer) array() any {
	a := Array{}
	for l.err == nil {
		v := l.next()
		if v == word("]") {
			return a
		}
		if w, ok := v.(word); ok {
			return l.fail("%q in an array", w)
		}
		a = append(a, v)
	}
	return nil
}

func (l *lexer) dict() any {
	d := Dict{}
	for l.err == nil {
		k := l.next()
		if k == word(">>") {
			return d
		}
		key, ok := k.(Name)
		if !ok {
			return l.fail("%v is no key", k)
		}
		if _, twice := d[key]; twice {
			return l.fail("key /%s twice", key)
		}
		v := l.next()
		if w, ok := v.(word); ok {
			return l.fail("%q is no value of /%s", w, key)
		}
		d[key] = v
	}
	return nil
}

func (l *lexer) hexadecimal() any {
	end := bytes.IndexByte(l.b[l.at:], '>')
	if end < 0 {
		return l.fail("a string does not end")
	}
	digits := l.b[l.at+1 : l.at+end]
	l.at += end + 1
	if len(digits)%2 == 1 {
		digits = append(bytes.Clone(digits), '0')
	}
	s, err := hex.DecodeString(string(digits))
	if err != nil {
		return l.fail("string <%s>", digits)
	}
	return String(s)
}

func (l *lexer) bracketed() any {
	var s []byte
	depth := 0
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return String(s)
			}
		case '\\':
			l.at++
			s = l.escaped(s)
			continue
		}
		s = append(s, l.b[l.at])
	}
	return l.fail("a string does not end")
}

// escaped appends what stands behind a backslash.
func (l *lexer) escaped(s []byte) []byte {
	if l.at >= len(l.b) {
		return s
	}
	c := l.b[l.at]
	if c >= '0' && c <= '7' {
		n, from := 0, l.at
		for l.at < len(l.b) && l.at < from+3 && l.b[l.at] >= '0' && l.b[l.at] <= '7' {
			n = n*8 + int(l.b[l.at]-'0')
			l.at++
		}
		l.at--
		return append(s, byte(n))
	}
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		c = "\n\r\t\b\f"[i]
	}
	return append(s, c)
}

// Text is a text string as characters.
func (s String) Text() string {
	if len(s) < 2 || s[:2] != "\xFE\xFF" {
		if len(s) >= 3 && s[:3] == "\xEF\xBB\xBF" {
			return string(s[3:])
		}
		return string(s)
	}
	return fromUTF16([]byte(s[2:]))
}

func fromUTF16(b []byte) string {
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// number is the value of an int or a float64.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}
