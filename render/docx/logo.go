package docx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/office"
	"selfassess/render"
)

// figure is a picture as it stands in a text.
type figure struct {
	relation      string
	control       bool // it stands in the place for the logo
	empty         bool // a program shows it where a picture belongs, or behind all pages
	width, height int  // in EMU
	crop          crop
	alt           string
	decoration    bool
}

// crop is what is cut off a picture at its edges, in parts of 100,000.
type crop struct{ left, top, right, bottom int }

// logo finds the logo: the picture in its place, else the first one on the
// first page, else the first one in a header. With a refusal there is one that
// cannot be used.
func (t *Template) logo() (logo *render.Logo, refusal string) {
	onFirst, headers := t.firstPage()
	slices.SortStableFunc(onFirst, func(a, b figure) int { return order(!a.control) - order(!b.control) })
	logo, refusal = t.usable(t.document, onFirst)
	for _, name := range headers {
		if logo != nil || refusal != "" {
			break
		}
		logo, refusal = t.usable(name, figuresIn(t.parts[name], nil))
	}
	return logo, refusal
}

// usable is the first picture of a part that shows something.
func (t *Template) usable(part string, figures []figure) (*render.Logo, string) {
	for _, f := range figures {
		if f.empty || 2*f.width > emuPerTwip*t.sheet.width && 2*f.height > emuPerTwip*t.sheet.height {
			continue // such as a photograph on the cover, or the paper of a letter
		}
		for _, r := range t.parts.relations(part) {
			if r.ID != f.relation || t.parts[r.Target] == nil {
				continue
			}
			pixels, refusal := readPixels(t.parts[r.Target], f.crop)
			if refusal != "" {
				return nil, refusal
			}
			if pixels != nil {
				return &render.Logo{Width: pixels.Rect.Dx(), Height: pixels.Rect.Dy(), Pixels: threeOf(pixels), Alt: f.alt,
					Decoration: f.decoration && f.alt == "" && !f.control}, ""
			}
		}
	}
	return nil, ""
}

// firstPage are the pictures of the text up to the end of its first page or
// section, as far as the template has them, and the parts of the headers: that
// of the first page, the others.
func (t *Template) firstPage() (figures []figure, headers []string) {
	var text strings.Builder
	last, ended := false, false
	figures = figuresIn(t.parts[t.document], func(s *office.Scanner) bool {
		switch {
		case s.IsText() && s.Within("t"):
			text.WriteString(s.Text())
		case s.End() && s.Is("p"):
			ended = last || strings.Contains(text.String(), "{report.body}") || strings.Contains(text.String(), "{report.contents}")
			text.Reset()
		case s.Start():
			last = last || s.Is("sectPr") // of the paragraph that ends the section
			ended = s.Is("pageBreakBefore") || s.Is("br") && s.Attr("type") == "page"
		}
		return ended
	})
	first, others := []string{}, []string{}
	_ = walk(t.parts[t.document], func(s *office.Scanner) {
		if !s.Is("headerReference") {
			return
		}
		for _, r := range t.parts.relations(t.document) {
			switch {
			case r.ID != s.Attr("id"):
			case s.Attr("type") == "first":
				first = append(first, r.Target)
			default:
				others = append(others, r.Target)
			}
		}
	})
	return figures, append(first, others...)
}

// figuresIn lists the pictures of a part, up to where ended says so.
func figuresIn(xml []byte, ended func(*office.Scanner) bool) (figures []figure) {
	var f figure
	control, empty := false, false
	_ = office.Walk(xml, depth, func(s *office.Scanner) error {
		if ended != nil && ended(s) {
			return office.ErrStop
		}
		switch {
		case s.End() && s.Is("sdt"):
			control, empty = false, false
		case s.End() && (s.Is("drawing") || s.Is("pict")):
			if f.relation != "" {
				figures = append(figures, f)
			}
			f = figure{}
		case !s.Start():
		case s.Is("alias") && strings.EqualFold(s.Attr("val"), "logo"):
			control = true
		case s.Is("showingPlcHdr"):
			empty = true
		case s.Is("drawing"), s.Is("pict"):
			f = figure{control: control, empty: empty}
		default:
			f.read(s)
		}
		return nil
	})
	return figures
}

// read takes what a tag within a drawing says of the picture.
func (f *figure) read(s *office.Scanner) {
	switch {
	case s.Is("extent"):
		f.width, _ = strconv.Atoi(s.Attr("cx"))
		f.height, _ = strconv.Atoi(s.Attr("cy"))
	case s.Is("docPr"):
		f.alt = strings.TrimSpace(cmp.Or(s.Attr("descr"), s.Attr("title")))
	case s.Is("decorative"):
		f.decoration = s.Attr("val") == "1" || s.Attr("val") == "true"
	case s.Is("srcRect"):
		part := func(name string) (n int) {
			n, _ = strconv.Atoi(s.Attr(name))
			return min(max(n, 0), 100_000)
		}
		f.crop = crop{part("l"), part("t"), part("r"), part("b")}
	case s.Is("blip") && f.relation == "":
		f.relation = s.Attr("embed")
	case s.Is("imagedata") && f.relation == "":
		f.relation = s.Attr("id")
	case s.Is("shape"):
		f.alt = strings.TrimSpace(s.Attr("alt"))
		f.empty = f.empty || strings.Contains(s.Attr("id"), "Watermark") // as Word names those it makes
	}
}
