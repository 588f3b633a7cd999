package xlsx

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"selfassess/inputs/office"
)

// shared are the texts that cells point at.
type shared struct {
	texts  []string
	asides map[int]aside // of the few that have any
}

// aside is what is in a text beside its letters.
type aside struct {
	struck string // what of it is struck out
	odd    string // what is in it and no program shows
}

// stringScan lists the shared strings; rich text is joined, phonetic guides
// are left out.
type stringScan struct {
	shared
	text []byte // of the string, gathered: comments may cut it into many pieces
	odd  []byte
	k    strikes
	run  int // where the current run of rich text begins in the text
}

func (b *book) scanStrings(part string) error {
	scan := stringScan{shared: shared{asides: map[int]aside{}}}
	names := mainNames("sst")
	names.Foreign = func(s *office.Scanner) error {
		if s.IsText() && s.Depth() >= 2 && !s.Under("extLst") {
			scan.odd = appendOdd(scan.odd, s)
		}
		return nil
	}
	err := b.file.WalkAs(part, names, func(s *office.Scanner) error {
		switch {
		case s.IsText():
			scan.add(s)
		case s.Start():
			scan.start(s)
		case s.Is("t"):
			scan.text = endRun(scan.text, scan.run)
		case s.Is("si") && s.Depth() == 2:
			if scan.end(); len(scan.texts) > maxCells {
				return office.Refuse("too_much_text", part)
			}
		}
		return nil
	})
	b.shared = scan.shared
	return err
}

func (scan *stringScan) start(s *office.Scanner) {
	scan.k.start(s)
	switch {
	case s.Is("t"):
		scan.run = len(scan.text)
	case s.Is("si"):
		scan.text, scan.run, scan.odd = scan.text[:0], 0, scan.odd[:0]
	}
}

// add takes the text of <sst><si><t> or <sst><si><r><t>. Elsewhere in a string
// there is none that anybody sees.
func (scan *stringScan) add(s *office.Scanner) {
	switch depth := s.Depth(); {
	case depth < 2:
	case s.Within("t") && (depth == 3 || depth == 4 && s.Opens(3, "r")):
		scan.text = s.AppendTo(scan.text)
		scan.k.take(s)
	case !s.Under("rPh") && !s.Under("extLst"): // rPh is how a word is pronounced
		scan.odd = appendOdd(scan.odd, s)
	}
}

func (scan *stringScan) end() {
	if a := (aside{scan.k.found(), string(scan.odd)}); a != (aside{}) {
		scan.asides[len(scan.texts)] = a
	}
	scan.texts = append(scan.texts, string(scan.text))
}

// appendOdd gathers text where none belongs, line by line.
func appendOdd(to []byte, s *office.Scanner) []byte {
	if isSpace(s.Raw()) {
		return to
	}
	if len(to) > 0 {
		to = append(to, '\n')
	}
	return s.AppendTo(to)
}

func isSpace(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }

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
