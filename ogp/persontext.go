package ogp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// personalData is what a text holds of people: in its words, and in the
// addresses of pages in it. Most texts hold nothing, and cost one pass.
func personalData(text string) (found []datum) {
	if !mayHold(text) {
		return nil
	}
	words := text
	if strings.Contains(text, "://") || strings.Contains(text, "www.") || strings.Contains(text, "WWW.") {
		var addresses []string
		words, addresses = cutAddresses(text)
		for _, a := range addresses {
			found = append(found, inAddress(a)...)
		}
		if !mayHold(words) {
			return found
		}
	}
	return append(found, inWords(plainForm(words))...)
}

// inWords looks for every pattern. What one has found another leaves alone.
func inWords(text string) (found []datum) {
	for _, p := range patterns() {
		var data []datum
		data, text = p.take(text)
		found = append(found, data...)
	}
	return found
}

// context is how many bytes before a match are looked at.
const context = 24

// take cuts all that is of the pattern out of a text, and leaves a line break in
// each place. It goes through the text once, however much there is in it.
func (p pattern) take(text string) (found []datum, rest string) {
	matches := p.form.FindAllStringSubmatchIndex(text, -1)
	if matches == nil {
		return nil, text
	}
	out, copied := make([]byte, 0, len(text)), 0
	for _, at := range matches {
		out = append(out, text[copied:at[0]]...)
		copied = at[0]
		before := string(out[max(0, len(out)-context):])
		if p.is != nil && !p.is(before, text[at[0]:at[1]], text[at[1]:]) {
			continue
		}
		itself := text[at[len(at)-2]:at[len(at)-1]]
		found = append(found, datum{kind: p.kind, text: strings.TrimSpace(itself)})
		out, copied = append(out, '\n'), at[1]
	}
	return found, string(append(out, text[copied:]...))
}

// fewestDigits is how many digits a number of a person has at least.
const fewestDigits = 7

// telling are the bytes with which anything of the kind begins or is written.
// Most bytes of a text are none, and cost one look.
var telling = tellingBytes()

func tellingBytes() (t [256]bool) {
	for c := range t {
		t[c] = c >= utf8.RuneSelf || isDigit(byte(c)) || strings.IndexByte("@%:wW([{<\\/ ", byte(c)) >= 0
	}
	return t
}

// mayHold tells in one pass whether a text can hold anything of the kind.
func mayHold(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !telling[c] {
			continue
		}
		switch {
		case c == ' ':
			if i+1 < len(s) && s[i+1]|0x20 == 'd' && spelledAt(s[i+1:]) {
				return true
			}
		case isDigit(c):
			digits++
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n - 1
			if isWideAt(r) {
				return true
			}
			if _, ok := digitOf(r); ok {
				digits++
			}
		case begins(s[i:]):
			return true
		}
		if digits >= fewestDigits {
			return true
		}
	}
	return false
}

// begins tells whether a text begins as an address does behind its first part.
func begins(s string) bool {
	switch s[0] {
	case '@':
		return true
	case '%':
		return strings.HasPrefix(s, "%40")
	case ':':
		return strings.HasPrefix(s, "://")
	case '\\':
		return isFolderOfUsers(s[1:]) || strings.HasPrefix(s, `\\`)
	case '/':
		return len(s) > 6 && (strings.EqualFold(s[:6], "/home/") || strings.EqualFold(s[:7], "/users/"))
	case 'w', 'W':
		return strings.EqualFold(s[:min(len(s), 4)], "www.")
	}
	return spelledAt(s[1:])
}

// isFolderOfUsers tells whether a path goes on with a folder in which everybody
// has one of their own.
func isFolderOfUsers(s string) bool {
	for _, name := range [...]string{`users\`, `documents and settings\`} {
		if len(s) > len(name) && strings.EqualFold(s[:len(name)], name) {
			return true
		}
	}
	return false
}

func isWideAt(r rune) bool { return r == '＠' || r == '﹫' }

// spelledAt tells whether a text goes on as an address does in which the sign
// @ or the dot are spelled out: "anna (at) example (dot) org".
func spelledAt(s string) bool {
	s = strings.TrimPrefix(s, " ")
	return len(s) > 4 && (strings.EqualFold(s[:2], "at") && strings.IndexByte(" )]}>", s[2]) >= 0 && s[2] != ' ' ||
		strings.EqualFold(s[:4], "dot ") || strings.EqualFold(s[:4], "dot)") || strings.EqualFold(s[:4], "dot]") ||
		len(s) > 8 && strings.EqualFold(s[:7], "arroba)"))
}

// firstDigits are the first that are not of ASCII, the Arabic ones.
const firstDigits = 0x660

// digitOf is a decimal digit of any script: each script has its ten in a row.
func digitOf(r rune) (value byte, ok bool) {
	if r >= utf8.RuneSelf && r < firstDigits { // the accents of most languages
		return 0, false
	}
	for _, t := range unicode.Nd.R16 {
		if lo, hi := rune(t.Lo), rune(t.Hi); r <= hi {
			return byte((r - lo) % 10), r >= lo
		}
	}
	for _, t := range unicode.Nd.R32 {
		if lo, hi := rune(t.Lo), rune(t.Hi); r <= hi {
			return byte((r - lo) % 10), r >= lo
		}
	}
	return 0, false
}

// plainForm is a text with digits, signs, spaces and dashes as a plain keyboard
// has them, and without characters that cannot be seen.
func plainForm(s string) string {
	s = strings.ReplaceAll(s, "%40", "@")
	return strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf:
			return r
		case r == '﹫':
			return '@'
		case r == '。' || r == '․':
			return '.'
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.Is(unicode.Pd, r) || r == '−':
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		if v, ok := digitOf(r); ok {
			return '0' + rune(v)
		}
		return r
	}, s)
}
