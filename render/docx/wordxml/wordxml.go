// Package wordxml writes text as the XML of Word files, so that every
// character that was typed is read again. It knows no document.
package wordxml

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Head is the first line of every part.
const Head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// legal tells whether a character may stand in an XML document.
func legal(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return true
	case r < ' ' || r == 0xFFFE || r == 0xFFFF:
		return false
	}
	return true
}

// Visible makes characters that XML cannot hold visible as U+FFFD, so that
// whoever reads the report sees that something was there.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		if !legal(r) {
			return utf8.RuneError
		}
		return r // strings.Map gives U+FFFD for every byte that is no UTF-8
	}, s)
}

// Escape writes s as the content of an element or of a quoted attribute.
func Escape(out *bytes.Buffer, s string) {
	from := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		var as string
		switch {
		case r == '&':
			as = "&amp;"
		case r == '<':
			as = "&lt;"
		case r == '>':
			as = "&gt;"
		case r == '"':
			as = "&quot;"
		case !legal(r) || r == utf8.RuneError && size == 1:
			as = "\uFFFD"
		default:
			i += size
			continue
		}
		out.WriteString(s[from:i])
		out.WriteString(as)
		i += size
		from = i
	}
	out.WriteString(s[from:])
}

// Escaped is s as Escape writes it.
func Escaped(s string) string {
	var b bytes.Buffer
	Escape(&b, s)
	return b.String()
}

var spaces = strings.NewReplacer("\n", "&#10;", "\r", "&#13;", "\t", "&#9;")

// Attribute is escaped text for an attribute, where a reader would turn line
// breaks and tabs into spaces.
func Attribute(s string) string { return spaces.Replace(Escaped(s)) }

// Text writes the inside of a run: text, with line breaks and tabs as the
// elements that Word has for them.
func Text(out *bytes.Buffer, s string) {
	for s != "" {
		n := strings.IndexAny(s, "\n\r\t")
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			out.WriteString(`<w:t xml:space="preserve">`)
			Escape(out, s[:n])
			out.WriteString(`</w:t>`)
		}
		if n == len(s) {
			return
		}
		if s[n] == '\t' {
			out.WriteString(`<w:tab/>`)
		} else {
			out.WriteString(`<w:br/>`)
		}
		if strings.HasPrefix(s[n:], "\r\n") {
			n++
		}
		s = s[n+1:]
	}
}

// Language says the language of a run, for each of the three kinds of script
// that Word tells apart.
func Language(tag string) string {
	t := Attribute(tag)
	return `<w:lang w:val="` + t + `" w:eastAsia="` + t + `" w:bidi="` + t + `"/>`
}
