package ogp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is a text for one line that a person reads: what nobody would see,
// and what makes a line look other than it is, is written as programmers do,
// "\n" or "\u202e". These are controls and escapes, breaks of lines, marks of
// direction, joiners and fillers without width, and bytes that are no text. So
// the name of a file or of a sheet can forge nothing.
func Visible(s string) string { return visible(s, false) }

// VisibleLines is the same for a text of several lines, with tabs.
func VisibleLines(s string) string { return visible(s, true) }

func visible(s string, lines bool) string {
	i := 0
	for i < len(s) && s[i] >= ' ' && s[i] <= '~' {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:i])
	last := rune(-1)
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		rest := s[i+size:]
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\x`)
			hexadecimal(&b, uint32(s[i]), 2)
		case lines && (r == '\n' || r == '\t'), !isInvisible(r), isJoiner(r) && betweenJoined(last, rest):
			b.WriteString(s[i : i+size])
		default:
			writeEscaped(&b, r)
		}
		last, i = r, i+size
	}
	return b.String()
}

// writeEscaped writes a character so that JSON reads it, too.
func writeEscaped(b *strings.Builder, r rune) {
	switch {
	case r == '\n':
		b.WriteString(`\n`)
	case r == '\r':
		b.WriteString(`\r`)
	case r == '\t':
		b.WriteString(`\t`)
	case r > 0xffff: // two halves, as in UTF-16
		b.WriteString(`\u`)
		hexadecimal(b, uint32(0xd800+(r-0x10000)>>10), 4)
		b.WriteString(`\u`)
		hexadecimal(b, uint32(0xdc00+(r-0x10000)&0x3ff), 4)
	default:
		b.WriteString(`\u`)
		hexadecimal(b, uint32(r), 4)
	}
}

func hexadecimal(b *strings.Builder, n uint32, digits int) {
	for digits--; digits >= 0; digits-- {
		b.WriteByte("0123456789abcdef"[n>>(4*digits)&15])
	}
}

// isInvisible tells characters without a picture of their own.
func isInvisible(r rune) bool {
	switch {
	case r < 0x80:
		return r < ' ' || r == 0x7f
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // of Cf, but they are drawn
		return false
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point):
		return true
	}
	return unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || r == 0x2800
}

func isJoiner(r rune) bool { return r == 0x200c || r == 0x200d }

// betweenJoined tells whether a joiner stands between letters of a script that is
// written with joiners.
func betweenJoined(last rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return isJoined(last) && isJoined(next)
}

func isJoined(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
		unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar) && unicode.In(r, unicode.L, unicode.M)
}
