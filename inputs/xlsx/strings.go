package xlsx

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"selfassess/inputs/office"
)

// scanStrings lists the shared strings; rich text is joined, phonetic guides
// are left out.
func (b *book) scanStrings(part string) error {
	var text []byte // of the string, gathered: comments may cut it into many pieces
	var k strikes
	run := 0 // where the current run of rich text begins in it
	b.struck = map[int]string{}
	return b.file.Walk(part, func(s *office.Scanner) error {
		switch {
		case s.IsText():
			if s.Within("t") && !s.Under("rPh") {
				text = s.AppendTo(text)
				k.take(s)
			}
		case s.Start():
			k.start(s)
			switch {
			case s.Is("t"):
				run = len(text)
			case s.Is("si"):
				text, run = text[:0], 0
			}
		case s.Is("t"):
			text = endRun(text, run)
		case s.Is("si"):
			if struck := k.found(); struck != "" {
				b.struck[len(b.texts)] = struck
			}
			if b.texts = append(b.texts, string(text)); len(b.texts) > maxCells {
				return office.Refuse("too_much_text", part)
			}
		}
		return nil
	})
}

// controlEscape is how workbooks write characters that XML cannot hold, and
// an underscore that would otherwise look like the start of one: _x000D_.
var controlEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescapeControls(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return controlEscape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 32)
		return string(rune(n)) // half a surrogate pair becomes U+FFFD
	})
}

// endRun replaces the escaped control characters of a run of rich text.
func endRun(text []byte, run int) []byte {
	if run > len(text) || !bytes.Contains(text[run:], []byte("_x")) {
		return text
	}
	return append(text[:run], unescapeControls(string(text[run:]))...)
}

// strikes gathers what is struck out in a text whose runs are formatted one by
// one: people cross out what no longer holds.
type strikes struct {
	on   bool // the current run is struck out
	text []byte
}

// start takes the beginning of an element within a text.
func (k *strikes) start(s *office.Scanner) {
	switch {
	case s.Is("si"), s.Is("c"):
		k.clear()
	case s.Is("r"):
		k.on = false
	case s.Is("strike"):
		k.on = !isOff(s.Attr("val"))
	}
}

func (k *strikes) clear() { k.on, k.text = false, k.text[:0] }

// isOff tells whether a property of a text is named to be switched off.
func isOff(val string) bool { return val == "0" || val == "false" }

// take takes characters of the text.
func (k *strikes) take(s *office.Scanner) {
	if k.on {
		k.text = s.AppendTo(k.text)
	}
}

func (k *strikes) found() string { return unescapeControls(string(bytes.TrimSpace(k.text))) }
