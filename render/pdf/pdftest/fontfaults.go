package pdftest

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var subsetName = regexp.MustCompile(`^[A-Z]{6}\+[!-~]+$`)

// fontFaults checks the fonts that pages show.
func (f *File) fontFaults() {
	for _, r := range slices.Sorted(maps.Keys(f.fonts)) {
		ft := f.fonts[r]
		if n := ft.Names; n[0] != n[1] || n[1] != n[2] || !subsetName.MatchString(string(n[0])) {
			f.fault("subset", r, 0, "its names are %q", n)
		}
		var cid Dict
		if list := f.array(ft.dict["DescendantFonts"]); len(list) == 1 {
			cid = f.dict(list[0])
		}
		if ft.dict["Subtype"] != Name("Type0") || ft.dict["Encoding"] != Name("Identity-H") ||
			cid["Subtype"] != Name("CIDFontType2") || cid["CIDToGIDMap"] != Name("Identity") {
			f.fault("encoding", r, 0, "encoding %v, map %v", ft.dict["Encoding"], cid["CIDToGIDMap"])
		}
		if ft.broken != nil {
			f.fault("embedded", r, 0, "the font %v", ft.broken)
			continue
		}
		for _, code := range slices.Sorted(maps.Keys(ft.used)) {
			f.code(ft, code)
		}
	}
}

// code checks a code that a page shows.
func (f *File) code(ft *Font, code int) {
	u := ft.used[code]
	text, ok := ft.text[code]
	if code == 0 || code >= ft.program.glyphs {
		f.fault("glyph", ft.Object, u.page, "%q is shown with glyph %d of %d", text, code, ft.program.glyphs)
		return
	}
	switch {
	case !ok || text == "":
		f.fault("unicode", ft.Object, u.page, "code %d has no text", code)
	case strings.ContainsFunc(text, unfit):
		f.fault("unicode", ft.Object, u.page, "code %d stands for %U", code, []rune(text))
	}
	if w, is := ft.Width(code), ft.program.advance(code); math.Abs(w-is) > 1 {
		f.fault("width", ft.Object, u.page, "%q is %v wide, in the font %v", text, w, is)
	}
	if u.alone && strings.ContainsFunc(text, visible) {
		f.fault("blank", ft.Object, u.page, "%q (%U) shows nothing", text, []rune(text))
	}
}

// unfit tells characters that may not be the text of a glyph.
func unfit(r rune) bool {
	return r == 0 || r == 0xFEFF || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF ||
		unicode.In(r, unicode.Co, unicode.Cs, unicode.Cc)
}

// visible tells characters that a reader must see something of.
func visible(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector,
		unicode.Other_Default_Ignorable_Code_Point)
}

// layout checks where text stands: on its page, and not on other text.
func (f *File) layout() {
	for _, p := range f.Pages {
		var runs []Run
		for _, m := range p.Marks {
			for _, r := range m.Runs {
				if r.Turned || r.Blank() {
					continue
				}
				if !p.Box.holds(r.Box(), 0) {
					f.fault("page-box", p.Object, p.Number, "%q leaves the page: %v", short(r.Text), r.Box())
				}
				runs = append(runs, r)
			}
		}
		slices.SortFunc(runs, func(a, b Run) int { return int(b.Y*1000) - int(a.Y*1000) })
		for i, a := range runs {
			for _, b := range runs[i+1:] {
				if a.Y-b.Y > 40 {
					break
				}
				if covers(a, b) {
					f.fault("overlap", p.Object, p.Number, "%q %v and %q %v", short(a.Text), a.Box(), short(b.Text), b.Box())
				}
			}
		}
	}
}

// covers tells whether two runs cover more of each other than descenders and
// the slant of letters do.
func covers(a, b Run) bool {
	const across, down = 1.0, 0.12
	x, y := a.Box(), b.Box()
	x.X0, x.X1 = x.X0+across, x.X1-across
	x.Y0, x.Y1 = x.Y0+down*a.Size, x.Y1-down*a.Size
	y.Y0, y.Y1 = y.Y0+down*b.Size, y.Y1-down*b.Size
	return x.X0 < x.X1 && x.meets(y)
}
