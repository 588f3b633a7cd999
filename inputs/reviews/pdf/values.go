package pdf

import (
	"math"
	"strconv"
)

// The values of a PDF: nil, bool, float64, Name, String, Ref, Array, Dict.
type (
	// Name is a name without its slash, escapes undone.
	Name string
	// String is the bytes of a string, as they are.
	String string
	// Ref is the number of an object. Generations are passed over: of two
	// objects with one number, the later counts.
	Ref int
	// Array holds values or references to them.
	Array []any
	// Dict is a dictionary.
	Dict map[Name]any
	// word is an operator, or a keyword of the file's own.
	word string
)

// deepest is how far arrays and dictionaries may nest in an object.
const deepest = 60

// lexer reads values from bytes. It never fails: what is no value is passed
// over, and at the end it says so. All that it reads counts toward the budget
// of the file; when that is used up, nothing more comes.
type lexer struct {
	*budget
	b    []byte
	at   int
	size int // of the memory that the values take that were read so far
}

// took counts the memory that a value takes; false means that it is too much.
func (l *lexer) took(n int) bool {
	if l.size += n; l.size > maxValue {
		return l.fail("bomb")
	}
	return true
}

func blank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) skip() {
	from := l.at
	defer func() { l.pass(l.at - from) }()
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case blank(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// read counts what was read since a place, of which so many bytes are kept.
func (l *lexer) read(from, kept int) {
	l.pass(l.at - from)
	l.took(kept)
}

// closing marks the end of an array or a dictionary.
type closing byte

// value reads the next value or word; ok is false at the end. References are
// read where they are wanted: never in the content of a page.
func (l *lexer) value(depth int, refs bool) (v any, ok bool) {
	l.skip()
	if l.at >= len(l.b) || !l.step(1) || !l.took(sizeOfValue) {
		return nil, false
	}
	c := l.b[l.at]
	next := byte(0)
	if l.at+1 < len(l.b) {
		next = l.b[l.at+1]
	}
	if depth > deepest && (c == '[' || c == '<' && next == '<') {
		l.at++
		return closing(c), true
	}
	switch {
	case c == '/':
		return l.name(), true
	case c == '(':
		return l.round(), true
	case c == '<' && next == '<':
		l.at += 2
		return l.dict(depth, refs), true
	case c == '<':
		return l.hex(), true
	case c == '[':
		l.at++
		return l.array(depth, refs), true
	case c == '>' && next == '>':
		l.at += 2
		return closing('>'), true
	case delimiter(c):
		l.at++
		return closing(c), true
	}
	return l.plain(refs), true
}

func (l *lexer) array(depth int, refs bool) Array {
	a := Array{}
	for {
		v, ok := l.value(depth+1, refs)
		if v == closing(']') || !ok {
			return a
		}
		if _, stray := v.(closing); stray {
			continue
		}
		a = append(a, v)
	}
}

func (l *lexer) dict(depth int, refs bool) Dict {
	l.took(sizeOfDict)
	d := Dict{}
	for {
		k, ok := l.value(depth+1, refs)
		if k == closing('>') || !ok {
			return d
		}
		key, named := k.(Name)
		if !named {
			continue
		}
		v, ok := l.value(depth+1, refs)
		if v == closing('>') || !ok {
			return d
		}
		if _, stray := v.(closing); !stray {
			d[key] = v
		}
	}
}

func (l *lexer) name() Name {
	l.at++
	from := l.at
	escaped := false
	for l.at < len(l.b) && !blank(l.b[l.at]) && !delimiter(l.b[l.at]) {
		escaped = escaped || l.b[l.at] == '#'
		l.at++
	}
	raw := l.b[from:l.at]
	if l.read(from, len(raw)); l.failed != nil {
		return ""
	}
	if !escaped {
		return Name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && digit(raw[i+1]) >= 0 && digit(raw[i+2]) >= 0 {
			out = append(out, byte(digit(raw[i+1])<<4|digit(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return Name(out)
}

// digit is the value of a hexadecimal digit, or -1.
func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

func (l *lexer) hex() String {
	l.at++
	from := l.at
	var out []byte
	high := -1
	for ; l.at < len(l.b) && l.b[l.at] != '>' && len(out) <= maxValue; l.at++ {
		d := digit(l.b[l.at])
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	l.at = min(l.at+1, len(l.b))
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	l.read(from, len(out))
	return String(out)
}

// round reads a string in round brackets.
func (l *lexer) round() String {
	l.at++
	from := l.at
	var out []byte
	defer func() { l.read(from, len(out)) }()
	for open := 1; l.at < len(l.b) && len(out) <= maxValue; l.at++ {
		c := l.b[l.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return String(out)
			}
		case '\r': // a line break is one character, however it is written
			if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	l.at = len(l.b) // it does not end, or is too long for anything
	return String(out)
}

// escape reads what stands behind a backslash and stops at its last byte.
func (l *lexer) escape(out []byte) []byte {
	if l.at++; l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := 0
	for n := 0; n < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; n++ {
		v = v<<3 | int(l.b[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(v))
}

// plain reads a number, a reference, a constant or a word.
func (l *lexer) plain(refs bool) any {
	from := l.at
	for l.at < len(l.b) && !blank(l.b[l.at]) && !delimiter(l.b[l.at]) {
		l.at++
	}
	s := l.b[from:l.at]
	if l.read(from, len(s)); l.failed != nil {
		return nil
	}
	if n, ok := number(s); ok {
		if refs && n >= 0 && n == math.Trunc(n) && l.reference() {
			return Ref(n)
		}
		return n
	}
	switch string(s) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return word(s)
}

// reference passes over "0 R".
func (l *lexer) reference() bool {
	at := l.at
	for at < len(l.b) && blank(l.b[at]) {
		at++
	}
	from := at
	for at < len(l.b) && l.b[at] >= '0' && l.b[at] <= '9' {
		at++
	}
	if at == from || at >= len(l.b) || !blank(l.b[at]) {
		return false
	}
	for at < len(l.b) && blank(l.b[at]) {
		at++
	}
	if at >= len(l.b) || l.b[at] != 'R' || at+1 < len(l.b) && !blank(l.b[at+1]) && !delimiter(l.b[at+1]) {
		return false
	}
	l.at = at + 1
	return true
}

// largest bounds numbers: nothing on a page lies further away.
const largest = 1 << 31

func number(s []byte) (float64, bool) {
	if len(s) == 0 || len(s) > 40 || s[0] > '9' {
		return 0, false
	}
	for _, c := range s { // no exponents, no infinities
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(string(s), 64)
	return max(-largest, min(v, largest)), err == nil
}
