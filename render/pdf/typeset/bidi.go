package typeset

import (
	"golang.org/x/text/language"

	"selfassess/render/pdf/typeset/bidi"
)

// directionOf is the level of a paragraph in a language, where its own
// characters do not tell: 1 if the language is written from right to left.
// It is the one place that knows the direction of a document.
func directionOf(lang string) bidi.Level {
	tag, err := language.Parse(lang)
	if err != nil {
		return 0
	}
	script, _ := tag.Script()
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa":
		return 1
	}
	return 0
}

// directions are what is known of the direction of a paragraph's text.
type directions struct {
	levels []bidi.Level // by character; nil if all are 0
	lines  []bidi.Level // of each line that the text itself ends; nil if all are 0
}

// line is the level of a line.
func (d directions) line(i int) bidi.Level {
	if d.lines == nil {
		return 0
	}
	return d.lines[i]
}

// directions finds levels for text whose lines end in "\n". Each line is a
// paragraph of its own: what an agency writes on the second line of a cell
// does not take its direction from the first, unless all are homely: of those,
// lines with a letter from right to left run so. The result holds until the next
// call.
func (s *shaper) directions(text []rune, homely bool) directions {
	if s.home == 0 && !anyRightToLeft(text) {
		return directions{}
	}
	d := directions{s.levels[:0], s.lines[:0]}
	for from := 0; from <= len(text); {
		to := from
		for to < len(text) && text[to] != '\n' {
			to++
		}
		line := s.heeded(text[from:to])
		base, ok := bidi.Base(line)
		switch {
		case !ok:
			base = s.home
		case homely && anyRightToLeft(line):
			base = 1
		}
		if s.pages == 1 && base == 1 {
			apart(line)
		}
		d.lines = append(d.lines, base)
		d.levels = append(d.levels, s.bidi.Levels(line, base)...)
		d.levels = append(d.levels, base) // of the line's end
		from = to + 1
	}
	d.levels = d.levels[:len(text)]
	s.levels, s.lines = d.levels, d.lines
	return d
}

// apart keeps the items of a line that runs from right to left apart, as rule HL4
// of UAX #9 allows: in "E04 · 10 October", in Arabic, the day is no part of the
// Latin number before it. The marks between items count as letters of the line.
func apart(line []rune) {
	const dot, comma, mark = '·', '،', '\u200F'
	for i, r := range line {
		switch {
		case i+1 < len(line) && line[i+1] != ' ':
		case r == comma, r == dot && i > 0 && line[i-1] == ' ':
			line[i] = mark
		}
	}
}

// heeded is text as its order is found: an override counts as the embedding
// of its direction. Isolates and embeddings say which words belong together,
// and are heeded. An override turns the letters of words round; pasted into a
// return by accident or in malice, it would print Latin text backwards, and
// what is read would not be what is copied, searched and read aloud.
func (s *shaper) heeded(text []rune) []rune {
	const lre, rle, lro, rlo = 0x202A, 0x202B, 0x202D, 0x202E
	s.line = s.line[:0]
	for _, r := range text {
		switch r {
		case lro:
			r = lre
		case rlo:
			r = rle
		}
		s.line = append(s.line, r)
	}
	return s.line
}

// anyRightToLeft is quick for most text: no such character lies below U+0590.
func anyRightToLeft(text []rune) bool {
	for _, r := range text {
		if r >= 0x590 && bidi.Turns(r) {
			return true
		}
	}
	return false
}
