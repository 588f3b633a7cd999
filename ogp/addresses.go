package ogp

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Address is an address that somebody typed within a text.
type Address struct {
	From, To int    // where it stands, in bytes
	URL      string // where it leads
}

// AddressesIn finds the addresses in a text that may be links, in its order:
// those that begin with http, https or mailto. Anything else would have to be
// guessed. What stands around one is no part of it: brackets, quotes, the stop
// at the end of its sentence, whatever the script; nor are the characters
// within it that nobody sees. One that a mail program has wrapped leads to what
// is within.
func AddressesIn(text string) []Address {
	if !strings.Contains(text, ":") {
		return nil
	}
	var found []Address
	for from := 0; from < len(text); {
		start := nextScheme(text, from)
		if start < 0 {
			break
		}
		end := start + addressEnd(text[start:])
		if address := linkOf(text[start:end]); address != "" {
			found = append(found, Address{start, end, address})
		}
		from = max(end, start+len("http:"))
	}
	return found
}

var linkSchemes = []string{"http://", "https://", "mailto:"}

// nextScheme is where the next address may begin, at a beginning of a word, or
// -1.
func nextScheme(text string, from int) int {
	for i := from; i < len(text); i++ {
		if c := text[i] | 0x20; c != 'h' && c != 'm' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if i > 0 && before < utf8.RuneSelf && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			continue
		}
		for _, s := range linkSchemes {
			if len(text)-i > len(s) && strings.EqualFold(text[i:i+len(s)], s) {
				return i
			}
		}
	}
	return -1
}

// closing are the brackets that may stand in an address, if it opens them.
var closing = map[rune]rune{')': '(', ']': '[', '}': '{'}

// addressEnd is where an address ends that a text begins with.
func addressEnd(text string) int {
	open, end := map[rune]int{}, len(text)
	for i, r := range text {
		if opens := closing[r]; opens != 0 {
			open[opens]--
		} else {
			open[r]++
		}
		if ends(r) || open[closing[r]] < 0 || joins(text, i, r) {
			end = i
			break
		}
	}
	return len(strings.TrimRightFunc(text[:end], trails))
}

// ends tells whether a character can stand in no address that is typed in a
// text.
func ends(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError || strings.ContainsRune("<>\"\\^`|", r) ||
		r > unicode.MaxLatin1 && !unicode.Is(unicode.Cf, r) && !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) ||
		r == '«' || r == '»'
}

// trails tells whether a character may end a sentence, rather than an address.
func trails(r rune) bool {
	return strings.ContainsRune(".,;:!?'*_·([{", r) || unicode.Is(unicode.Cf, r)
}

// joins tells whether words follow an address without a space, as they do in
// scripts that have none between words.
func joins(text string, i int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return before < utf8.RuneSelf && (unicode.IsLetter(before) || unicode.IsDigit(before)) &&
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer,
			unicode.Myanmar)
}

// linkOf is where an address leads, or "" if it may be no link.
func linkOf(typed string) string {
	address := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, typed)
	scheme, rest, _ := strings.Cut(address, ":")
	address = unwrapped(strings.ToLower(scheme) + ":" + rest)
	if !Permitted(address) {
		return ""
	}
	return address
}

// unwrapped is the address that a mail program has put its own around, or ""
// if nobody can tell; any other is itself.
func unwrapped(address string) string {
	if strings.HasPrefix(address, "mailto:") {
		return address
	}
	for _, d := range inAddress(address) {
		if d.kind == wrappedKind {
			return d.inner
		}
	}
	return address
}

// Permitted allows web and mail addresses as links that say where they lead: no
// user part before the host, no spaces or control characters.
func Permitted(address string) bool {
	u, err := url.Parse(address)
	odd := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\\' }
	if err != nil || len(address) > 2000 || strings.ContainsFunc(address, odd) {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != "" && u.User == nil && !mixesScripts(u.Hostname())
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

// mixesScripts tells whether a part of a host's name has Latin letters beside
// Cyrillic or Greek ones, which look alike: such a name is made to deceive.
func mixesScripts(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		if strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) &&
			strings.ContainsFunc(label, func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
			return true
		}
	}
	return false
}
