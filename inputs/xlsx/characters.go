package xlsx

import (
	"regexp"
	"strings"
	"unicode"
)

// lineBreaks makes line breaks one kind, and the bullets of Word's own fonts
// the character that every font has. It is made once: Clean is called for
// every cell.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029",
	"\n",
	"\uf0b7", "•", "\uf0a7", "•", "\uf0d8", "•")

// Clean makes line breaks one kind, replaces characters that no document may
// hold by U+FFFD, takes out marks that turn the direction of text, and trims.
func Clean(s string) string {
	if IsPlain(s) {
		return strings.Trim(s, " ")
	}
	s = showTags(lineBreaks.Replace(s))
	s = strings.Map(func(r rune) rune {
		switch {
		case isDirectionMark(r):
			return -1
		case isControl(r):
			return '\uFFFD'
		}
		return r
	}, s)
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRightFunc(lines[i], isBlank)
	}
	return strings.TrimFunc(strings.Join(lines, "\n"), isBlank)
}

// IsPlain tells whether a text is printable ASCII in one line, as most are:
// then only spaces at its ends are to be taken off.
func IsPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// isControl tells characters that have no place in a document: controls and
// the code points that are no characters.
func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// isDirectionMark tells overrides and embeddings, which can make a text look
// other than it is. Plain marks (LRM, RLM) are part of writing and stay.
func isDirectionMark(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// isTag tells the characters that nobody sees and that can hold a whole text.
func isTag(r rune) bool { return r >= 0xe0000 && r <= 0xe007f }

// tags is a run of them, with the flag that they may rightly belong to.
var tags = regexp.MustCompile(`\x{1F3F4}[\x{E0020}-\x{E007E}]{3,6}\x{E007F}|[\x{E0000}-\x{E007F}]+`)

// showTags puts a visible mark where a text is hidden in tags.
func showTags(s string) string {
	if !strings.Contains(s, "\xf3\xa0") {
		return s
	}
	return tags.ReplaceAllStringFunc(s, func(run string) string {
		if strings.HasPrefix(run, "\U0001F3F4") {
			return run
		}
		return "\uFFFD"
	})
}

// isPrivate tells characters that only one font or one program knows.
func isPrivate(r rune) bool { return unicode.Is(unicode.Co, r) }

// maxMarks is how many accents may stand upon each other: no script that is
// written needs more.
const maxMarks = 8

// HasControls tells whether a text holds what cannot be printed, or what makes
// it look other than it is.
func HasControls(s string) bool {
	if IsPlain(s) {
		return false
	}
	marks := 0
	for _, r := range showTags(lineBreaks.Replace(s)) {
		if marks++; !unicode.Is(unicode.Mn, r) {
			marks = 0
		}
		if isControl(r) || isDirectionMark(r) || r == '\uFFFD' || isPrivate(r) || marks > maxMarks {
			return true
		}
	}
	return false
}

// isUnseen tells characters that take no room and change no word: an id with
// one of them would look like another id.
func isUnseen(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x2060 && r <= 0x2064 || r == 0xfeff || r == 0xad || r == 0x34f ||
		r == 0x61c || r == 0x180e ||
		r >= 0xfe00 && r <= 0xfe0f || isDirectionMark(r) || isTag(r)
}

// WithoutUnseen drops what nobody can have meant to write into a word of a
// list or an id.
func WithoutUnseen(s string) string {
	if IsPlain(s) || !strings.ContainsFunc(s, isUnseen) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isUnseen(r) {
			return -1
		}
		return r
	}, s)
}
