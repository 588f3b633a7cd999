package office

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// Names, attributes and entities within the tags and texts of an XML part.

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// nameBytes are those of names: workbooks use ASCII alone.
var nameBytes = func() (is [256]bool) {
	for c := range is {
		b := byte(c)
		is[c] = 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' || b == '_' || b == ':' || b == '.' || b == '-'
	}
	return is
}()

func isNameByte(c byte) bool { return nameBytes[c] }

// skipName returns the end of the name that begins at i, and where its local
// part begins; end is i if that is no name. It has at most one prefix.
func skipName(b []byte, i int) (end, local int) {
	local, colons := i, 0
	for end = i; end < len(b) && nameBytes[b[end]]; end++ {
		if b[end] == ':' {
			local = end + 1
			colons++
		}
	}
	if end == i || colons > 1 || b[i] == ':' || local == end || b[i] == '.' || b[i] == '-' || '0' <= b[i] && b[i] <= '9' {
		return i, i
	}
	return end, local
}

// validName allows the names that workbooks use: ASCII, at most one prefix.
func validName(name []byte) bool {
	end, _ := skipName(name, 0)
	return len(name) > 0 && end == len(name)
}

func local(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

// checkEntities allows the five named entities and characters of XML 1.0.
func checkEntities(b []byte) error {
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			return nil
		}
		end := bytes.IndexByte(b[i:], ';')
		if end < 0 {
			return errMalformed
		}
		if _, err := entity(b[i+1 : i+end]); err != nil {
			return err
		}
		b = b[i+end+1:]
	}
}

// entity returns the character that stands for &name;.
func entity(name []byte) (rune, error) {
	switch string(name) {
	case "amp":
		return '&', nil
	case "lt":
		return '<', nil
	case "gt":
		return '>', nil
	case "quot":
		return '"', nil
	case "apos":
		return '\'', nil
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, errMalformed
	}
	n, err := strconv.ParseUint(string(name[1:]), 10, 32)
	if name[1] == 'x' {
		n, err = strconv.ParseUint(string(name[2:]), 16, 32)
	}
	r := rune(n)
	allowed := r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r < 0xfffe || r >= 0x10000 && n <= utf8.MaxRune
	if err != nil || !allowed || !utf8.ValidRune(r) {
		return 0, errMalformed
	}
	return r, nil
}

// Attributes is the inside of a start tag after its name.
type Attributes struct {
	raw []byte
	of  *Scanner // whose budget the texts count against, or nil
}

// Get returns the value of the attribute with the local name, entities not
// replaced, or nil. In a part that is read with a [Vocabulary], it has no
// prefix: one that has is of another namespace.
func (a Attributes) Get(name string) []byte {
	anyPrefix := a.of == nil || a.of.space == nil
	for rest := a.raw; ; {
		var found, value []byte
		if found, value, rest = nextAttribute(rest); found == nil {
			return nil
		}
		if anyPrefix {
			found = local(found)
		}
		if string(found) == name {
			return value
		}
	}
}

// Each visits the attributes with their names as they are written.
func (a Attributes) Each(visit func(name, value string)) {
	for rest := a.raw; ; {
		var name, value []byte
		if name, value, rest = nextAttribute(rest); name == nil {
			return
		}
		visit(string(name), unescape(value))
	}
}

// Next cuts the first attribute off, for those who want to see each once; its
// name is nil if there is none. One with a prefix is named with it.
func (a Attributes) Next() (name, value []byte, rest Attributes) {
	name, value, a.raw = nextAttribute(a.raw)
	return name, value, a
}

// nextAttribute cuts the first attribute off; its name is nil if there is none.
func nextAttribute(a []byte) (name, value, rest []byte) {
	i := 0
	for i < len(a) && isSpace(a[i]) {
		i++
	}
	start := i
	for i < len(a) && isNameByte(a[i]) {
		i++
	}
	name = a[start:i]
	for i < len(a) && a[i] != '"' && a[i] != '\'' {
		i++
	}
	if i >= len(a) {
		return nil, nil, nil
	}
	end := bytes.IndexByte(a[i+1:], a[i])
	if end < 0 {
		return nil, nil, nil
	}
	return name, a[i+1 : i+1+end], a[i+end+2:]
}

// rawAttribute is the value of an attribute by its name as it is written.
func rawAttribute(attrs, name []byte) []byte {
	for {
		var found, value []byte
		if found, value, attrs = nextAttribute(attrs); found == nil || bytes.Equal(found, name) {
			return value
		}
	}
}

// Text returns the attribute's value with its entities replaced.
func (a Attributes) Text(name string) string {
	if a.of == nil {
		return unescape(a.Get(name))
	}
	return a.of.take(a.Get(name))
}

// Number returns an attribute as a number, -1 if it is none.
func (a Attributes) Number(name string) int {
	n, err := strconv.Atoi(string(a.Get(name)))
	if err != nil {
		return -1
	}
	return n
}

// True tells whether an attribute says yes.
func (a Attributes) True(name string) bool {
	v := string(a.Get(name))
	return v == "1" || v == "true"
}

// unescape replaces entities, which the scanner has checked.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	return string(appendUnescaped(nil, b))
}

func appendUnescaped(out, b []byte) []byte {
	for {
		i := bytes.IndexByte(b, '&')
		end := i + bytes.IndexByte(b[i+1:], ';') + 1
		if i < 0 || end <= i {
			return append(out, b...)
		}
		out = append(out, b[:i]...)
		if r, err := entity(b[i+1 : end]); err == nil {
			out = utf8.AppendRune(out, r)
		}
		b = b[end+1:]
	}
}
