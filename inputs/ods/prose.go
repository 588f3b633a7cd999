package ods

import (
	"bytes"
	"strconv"

	"selfassess/inputs/office"
)

// prose gathers the text of paragraphs. White space counts as in all XML of
// this format: what a program has only laid out is not part of the text.
// One space at the beginning or end of a paragraph stays, since LibreOffice
// writes those that people typed so.
type prose struct {
	text   []byte
	struck []byte // what of it is struck out
	lines  int    // paragraphs that were begun
	within int    // how many of them are open
	space  []byte // white space that has not been settled yet
	begun  bool   // the paragraph has text
	strike []bool // of the open elements within the text
	silent int    // how many open elements are not part of the text
	links  []link
}

// link is an address that words of a cell lead to, and where they stand in the
// text.
type link struct {
	address  string
	from, to int
}

func (p *prose) reset() {
	*p = prose{text: p.text[:0], struck: p.struck[:0], space: p.space[:0], strike: p.strike[:0]}
}

// start takes the beginning of an element within or above paragraphs.
func (p *prose) start(s *office.Scanner, styles *styles) error {
	name := s.Name()
	on := len(p.strike) > 0 && p.strike[len(p.strike)-1]
	if p.silent > 0 || name == "ruby-text" || name == "note" { // how a word is pronounced
		p.silent++
		p.strike = append(p.strike, on)
		return nil
	}
	switch name {
	case "p", "h":
		p.within++
		if p.lines++; p.lines > 1 {
			p.settle(true)
			p.put("\n", on)
		}
		p.begun = false
	case "s":
		n := 1
		if c := s.RawIn("c", textNames); c != nil {
			n, _ = strconv.Atoi(string(c))
		}
		if n < 0 || n > maxSpaces {
			return office.Refuse("too_much_text", contentPart)
		}
		p.settle(false)
		p.putBytes(bytes.Repeat([]byte(" "), n), on)
	case "tab":
		p.settle(false)
		p.put("\t", on)
	case "line-break":
		p.settle(false)
		p.put("\n", on)
	case "a":
		p.settle(false)
		if len(p.links) > maxLinks {
			return office.Refuse("too_many_links", contentPart)
		}
		p.links = append(p.links, link{s.AttrIn("href", linkNames), len(p.text), -1})
	}
	if style := s.RawIn("style-name", textNames); style != nil {
		on = on || styles.struck[string(style)]
	}
	p.strike = append(p.strike, on)
	return nil
}

// end takes the end of an element that start has taken.
func (p *prose) end(s *office.Scanner) {
	switch {
	case p.silent > 0:
		p.silent--
	case s.Is("p"), s.Is("h"):
		p.settle(true)
		p.within--
	case s.Is("a") && len(p.links) > 0 && p.links[len(p.links)-1].to < 0:
		p.settle(false)
		p.links[len(p.links)-1].to = len(p.text)
	}
	p.strike = p.strike[:max(len(p.strike)-1, 0)]
}

// chars takes characters. They are odd outside paragraphs, unless they only
// lay out the file.
func (p *prose) chars(s *office.Scanner) (odd bool) {
	switch {
	case p.silent > 0:
		return false
	case p.within == 0:
		return len(bytes.TrimSpace(s.Raw())) > 0
	}
	on := len(p.strike) > 0 && p.strike[len(p.strike)-1]
	b := s.AppendTo(nil)
	for len(b) > 0 {
		n := bytes.IndexFunc(b, func(r rune) bool { return !isSpace(r) })
		if n < 0 {
			n = len(b)
		}
		if n > 0 {
			p.space = append(p.space, b[:n]...)
			b = b[n:]
			continue
		}
		p.settle(false)
		if n = bytes.IndexFunc(b, isSpace); n < 0 {
			n = len(b)
		}
		p.putBytes(b[:n], on)
		b = b[n:]
	}
	return false
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }

// settle writes the white space that came before, as it counts there.
func (p *prose) settle(atEnd bool) {
	if len(p.space) == 0 {
		return
	}
	if single := string(p.space) == " "; single || p.begun && !atEnd {
		p.put(" ", len(p.strike) > 0 && p.strike[len(p.strike)-1])
	}
	p.space = p.space[:0]
}

func (p *prose) put(s string, struck bool) { p.putBytes([]byte(s), struck) }

func (p *prose) putBytes(b []byte, struck bool) {
	p.begun = true
	p.text = append(p.text, b...)
	if struck {
		p.struck = append(p.struck, b...)
	}
}

// duration turns hours, minutes and seconds into a part of a day: PT14H30M00S.
func duration(s string) (days float64, ok bool) {
	rest := []byte(s)
	if !bytes.HasPrefix(rest, []byte("PT")) || len(rest) > 64 {
		return 0, false
	}
	rest = rest[2:]
	for _, unit := range []struct {
		letter byte
		part   float64
	}{{'H', 24}, {'M', 24 * 60}, {'S', 24 * 60 * 60}} {
		if i := bytes.IndexByte(rest, unit.letter); i >= 0 {
			n, err := strconv.ParseFloat(string(rest[:i]), 64)
			if err != nil {
				return 0, false
			}
			days, ok, rest = days+n/unit.part, true, rest[i+1:]
		}
	}
	return days, ok && len(rest) == 0
}
