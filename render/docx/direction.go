package docx

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"selfassess/render"
)

// A report in Arabic or Hebrew runs from right to left as a whole: paragraphs,
// the columns of tables, pages, and letters. Word asks to be told of each by
// an element of its own. Left and right in a turned paragraph or table are
// where it begins and where it ends, so nothing else changes.

// turn turns the styles, headers, footers and other parts of a template whose
// report runs from right to left. The styles of one that says of anything that
// it does so are its maker's.
func (ps parts) turn(document string) {
	styles := ps.related(document, officeRel+"styles")
	if !bytes.Contains(ps[styles], []byte("<w:bidi")) {
		ps[styles] = turnedStyles(ps[styles])
	}
	for _, r := range ps.relations(document) {
		switch r.Type {
		case officeRel + "header", officeRel + "footer", officeRel + "footnotes", officeRel + "endnotes":
			if ps[r.Target] != nil {
				ps[r.Target] = turned(ps[r.Target])
			}
		}
	}
}

var (
	paragraphStyles = regexp.MustCompile(`(?s)<w:style [^>]*w:type="paragraph".*?</w:style>`)
	// afterDirection begins what stands behind the direction in the properties
	// of a paragraph; the schema has an order.
	afterDirection = regexp.MustCompile(`<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|` +
		`suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)[ />]`)
	styleHead = regexp.MustCompile(`</w:style>|<w:rPr[ >/]|<w:tblPr[ >/]`)
)

// turnedStyles turns every paragraph style that is built on no other one.
func turnedStyles(styles []byte) []byte {
	return paragraphStyles.ReplaceAllFunc(styles, func(style []byte) []byte {
		if bytes.Contains(style, []byte("<w:basedOn")) {
			return style
		}
		from := bytes.Index(style, []byte("<w:pPr>"))
		if from < 0 {
			at := styleHead.FindIndex(style)[0]
			return insert(style, at, `<w:pPr><w:bidi/></w:pPr>`)
		}
		from += len("<w:pPr>")
		to := from + bytes.Index(style[from:], []byte("</w:pPr>"))
		if m := afterDirection.FindIndex(style[from:to]); m != nil {
			to = from + m[0]
		}
		return insert(style, to, `<w:bidi/>`)
	})
}

func insert(b []byte, at int, text string) []byte {
	return append(append(bytes.Clone(b[:at]), text...), b[at:]...)
}

var (
	turnable = regexp.MustCompile(`<w:(?:r|t|tblPr|sectPr|tblStyle|bidiVisual|rtl)(?: [^>]*)?/?>|</w:(?:tblPr|sectPr)>`)
	// afterLetters begins what stands behind the direction of letters in the
	// properties of a run.
	afterLetters = regexp.MustCompile(`<w:(?:cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)[ />]`)
	afterSection = regexp.MustCompile(`<w:(?:rtlGutter|docGrid|printerSettings|sectPrChange)[ />]`)
)

// turned turns the tables and sections in the text of a part, and says of each
// run with letters of a script that runs from right to left that it does: Word
// takes the fonts and the order of such letters from that.
func turned(text []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(text) + len(text)/16)
	run, table, section, done := -1, false, -1, 0 // where the run began in out; what is open
	for _, m := range turnable.FindAllIndex(text, -1) {
		element := string(text[m[0]:m[1]])
		out.Write(text[done:m[0]])
		done = m[1]
		switch name := strings.Trim(strings.SplitN(element, " ", 2)[0], "<>/"); {
		case element == "</w:tblPr>":
			if table {
				out.WriteString(`<w:bidiVisual/>`)
			}
			table = false
		case element == "</w:sectPr>" && section >= 0:
			turnSection(&out, section)
			section = -1
		case name == "w:r":
			run = out.Len() + len(element)
		case name == "w:rtl":
			run = -1
		case name == "w:tblPr" && !strings.HasSuffix(element, "/>"):
			table = true
		case name == "w:bidiVisual":
			table = false
		case name == "w:tblStyle" && table:
			out.WriteString(element + `<w:bidiVisual/>`)
			table = false
			continue
		case name == "w:sectPr" && !strings.HasSuffix(element, "/>"):
			section = out.Len() + len(element)
		case name == "w:t" && run >= 0 && runsLeft(textAfter(text[m[1]:])):
			turnRun(&out, run)
			run = -1
		}
		out.WriteString(element)
	}
	out.Write(text[done:])
	return out.Bytes()
}

// textAfter is what stands up to the next element.
func textAfter(b []byte) []byte {
	if i := bytes.IndexByte(b, '<'); i >= 0 {
		return b[:i]
	}
	return b
}

// runsLeft tells whether a text has letters that run from right to left.
func runsLeft(text []byte) bool {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r >= 0x590 {
			if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL || p.Class() == bidi.AN {
				return true
			}
		}
		text = text[size:]
	}
	return false
}

// turnRun says of the run that began at a place of what is written that its
// letters run from right to left.
func turnRun(out *bytes.Buffer, run int) {
	rest := bytes.Clone(out.Bytes()[run:])
	out.Truncate(run)
	end := bytes.Index(rest, []byte("</w:rPr>"))
	if !bytes.HasPrefix(rest, []byte("<w:rPr>")) || end < 0 {
		out.WriteString(`<w:rPr><w:rtl/></w:rPr>`)
		out.Write(bytes.TrimPrefix(rest, []byte("<w:rPr/>")))
		return
	}
	if m := afterLetters.FindIndex(rest[:end]); m != nil {
		end = m[0]
	}
	out.Write(rest[:end])
	out.WriteString(`<w:rtl/>`)
	out.Write(rest[end:])
}

// turnSection turns the pages of the section whose properties began at a place
// of what is written.
func turnSection(out *bytes.Buffer, section int) {
	rest := bytes.Clone(out.Bytes()[section:])
	if bytes.Contains(rest, []byte("<w:bidi")) {
		return
	}
	out.Truncate(section)
	end := len(rest)
	if m := afterSection.FindIndex(rest); m != nil {
		end = m[0]
	}
	out.Write(rest[:end])
	out.WriteString(`<w:bidi/>`)
	out.Write(rest[end:])
}

// openFor begins a paragraph that holds spans: where it runs against the
// direction of the document, it does so as a whole. In a cell it stays on the
// side of the other cells.
func (b *body) openFor(spans []render.Span, style, extra string, inCell bool) {
	way := ""
	switch turned := direction(spans); {
	case turned == 0:
	case turned > 0 && !b.d.RightToLeft:
		way = `<w:bidi/>`
	case turned < 0 && b.d.RightToLeft:
		way = `<w:bidi w:val="0"/>`
	}
	if way != "" {
		at := len(extra)
		if m := afterDirection.FindStringIndex(extra); m != nil {
			at = m[0]
		}
		extra = extra[:at] + way + extra[at:]
		if inCell && !strings.Contains(extra, "<w:jc ") {
			extra += `<w:jc w:val="right"/>`
		}
	}
	b.open(style, extra)
}

// direction tells where a text runs, by its first letter: 1 from right to left,
// -1 from left to right. It is 0, the document's own, if there is no letter, or
// if most run against the first: an id or a foreign name at the beginning of a
// sentence does not turn it.
func direction(spans []render.Span) int {
	first, sum := 0, 0
	for _, s := range spans {
		for _, r := range s.Text {
			if r < 'A' {
				continue
			}
			way := 0
			switch p, _ := bidi.LookupRune(r); p.Class() {
			case bidi.R, bidi.AL:
				way = 1
			case bidi.L:
				way = -1
			}
			if sum += way; first == 0 {
				first = way
			}
		}
	}
	if first*sum < 0 {
		return 0
	}
	return first
}

// upright are the properties of a paragraph that holds nothing but a drawing:
// LibreOffice turns the letters of a chart about in one that runs from right to
// left.
func (b *body) upright() string {
	if b.d.RightToLeft {
		return `<w:bidi w:val="0"/><w:jc w:val="right"/>`
	}
	return ""
}
