package typeset

import "selfassess/render/pdf/typeset/bidi"

// Color is an RGB colour, each part from 0 to 255.
type Color struct{ R, G, B uint8 }

// Span is a stretch of text in one style.
type Span struct {
	Text  string
	Size  float64 // points
	Color Color
	Bold  bool
	Head  bool // in the fonts of headings, which are bold
	Slant bool
	Link  Link
	Plain bool   // the link is not underlined
	Lang  string // BCP 47, or "" for the document's
	Leads string // where the link leads, in words; "" if the text says it
	Said  string // what is heard in place of the text, if that is a mark
}

// cut is which of the fonts a text is set in.
type cut uint8

const (
	regular cut = iota
	bold
	head
)

func (s *Span) cut() cut {
	switch {
	case s.Head:
		return head
	case s.Bold:
		return bold
	}
	return regular
}

// Link is where a span leads: out by URI, or to a named place in the file.
type Link struct{ URI, Place string }

// frag is a word or a space of one span.
type frag struct {
	word  *word
	span  int32
	space bool
	added bool // a hyphen where a line breaks, which is not in the text
}

// seg is what stands between two places where a line may break.
type seg struct {
	from, to     int32      // of the paragraph's frags
	width, space float64    // points; space is what hangs at a line's end
	hard         bool       // the line must end here
	soft         bool       // a line that ends here shows a hyphen
	scheme       bool       // "https://", which is not parted from what follows if there is avail
	level        bidi.Level // of the line that it is part of
}

// Paragraph is shaped text, not yet broken into lines.
type Paragraph struct {
	spans  []Span
	frags  []frag
	segs   []seg
	shaper *shaper
}

// plain appends text as it can be set: one kind of line break, no tabs. A
// space before each break keeps words apart when text is read or copied.
func plain(to []rune, text string) []rune {
	last := rune(0)
	for _, r := range text {
		switch r {
		case '\n':
			if last != '\r' { // the two are one break
				to = append(to, ' ', '\n')
			}
		case '\r', 0x85, 0x2028, 0x2029:
			to = append(to, ' ', '\n')
		case '\t', '\v', '\f':
			to = append(to, ' ')
		default:
			to = append(to, r)
		}
		last = r
	}
	return to
}

// Paragraph shapes spans. The result belongs to f.
func (f *File) Paragraph(spans ...Span) *Paragraph { return f.paragraph(spans, false) }

// Short shapes what is no running text: titles, cells, items. On mirrored pages
// one that has letters of both directions runs as the pages do, though it begins
// with a Latin number or name: "E04 · 10 October", in Arabic.
func (f *File) Short(spans ...Span) *Paragraph { return f.paragraph(spans, f.info.RightToLeft) }

func (f *File) paragraph(spans []Span, homely bool) *Paragraph {
	p := &Paragraph{spans: spans, shaper: f.shaper}
	text := f.shaper.text[:0]
	var few [4]int
	ends := few[:0]
	for _, s := range spans {
		text = plain(text, s.Text)
		ends = append(ends, len(text))
	}
	f.shaper.text = text
	dir := p.shaper.directions(text, homely)
	p.frags = make([]frag, 0, len(text)/3+2)
	p.segs = make([]seg, 0, len(text)/6+1)
	span, line := 0, 0
	p.shaper.stretches(text, func(from, to int) {
		for span < len(ends)-1 && ends[span] <= from {
			span++
		}
		p.add(text, dir.levels, from, to, ends, span)
		sg := &p.segs[len(p.segs)-1]
		sg.level = dir.line(line)
		sg.scheme = to < len(text) && to > 3 && string(text[to-3:to]) == "://"
		if sg.hard {
			line++
		}
	})
	return p
}

// add appends text[a:b], which no line break may part but at its end.
func (p *Paragraph) add(text []rune, levels []uint8, a, b int, ends []int, span int) {
	sg := seg{from: int32(len(p.frags))}
	if b > a && text[b-1] == '\n' {
		sg.hard = true
		b--
	}
	sg.soft = b > a && text[b-1] == softHyphen
	word := b
	for word > a && text[word-1] == ' ' {
		word--
	}
	for a < b {
		for ends[span] <= a {
			span++
		}
		e, space := a+1, true
		if a < word {
			e, space = shapedTo(text, a, min(ends[span], word)), false
		}
		f := frag{word: p.word(span, text, levels, a, e), span: int32(span), space: space}
		p.frags = append(p.frags, f)
		if space {
			sg.space += p.width(f)
		} else {
			sg.width += p.width(f)
		}
		a = e
	}
	sg.to = int32(len(p.frags))
	p.segs = append(p.segs, sg)
}

// word shapes text[a:e] in the style of a span.
func (p *Paragraph) word(span int, text []rune, levels []uint8, a, e int) *word {
	if levels != nil {
		levels = levels[a:e]
	}
	s := &p.spans[span]
	return p.shaper.word(text[a:e], levels, s.cut(), s.Lang)
}

func (p *Paragraph) width(f frag) float64 {
	return float64(f.word.width) * p.spans[f.span].Size / 1000
}

// Spans returns the spans the paragraph was made of.
func (p *Paragraph) Spans() []Span { return p.spans }
