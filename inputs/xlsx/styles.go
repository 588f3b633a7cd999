package xlsx

import (
	"strings"

	"selfassess/inputs/office"
)

// styleScan finds which cell styles are dates, percentages or struck out.
type styleScan struct {
	styles  []Style
	struck  []bool        // by font
	formats map[int]Style // what the formats of the file mean, each looked at once
	within  string        // fonts, numFmts or cellXfs
}

func scanStyles(f *office.File, part string) ([]Style, error) {
	scan := styleScan{formats: map[int]Style{}}
	err := f.WalkAs(part, mainNames("styleSheet"), func(s *office.Scanner) error {
		if !s.Start() {
			return nil
		}
		switch s.Depth() {
		case 2:
			scan.within = s.Name()
		case 3:
			return scan.entry(s)
		case 4:
			if n := len(scan.struck); scan.within == "fonts" && s.Is("strike") && n > 0 {
				scan.struck[n-1] = !isOff(s.Attr("val"))
			}
		}
		return nil
	})
	return scan.styles, err
}

// entry takes one of the fonts, formats or styles.
func (scan *styleScan) entry(s *office.Scanner) error {
	a := s.Attributes()
	switch {
	case scan.within == "fonts" && s.Is("font"):
		scan.struck = append(scan.struck, false)
	case scan.within == "numFmts" && s.Is("numFmt"):
		id := a.Number("numFmtId")
		scan.formats[id] = styleOf(id, a.Text("formatCode"))
	case scan.within == "cellXfs" && s.Is("xf"):
		if len(scan.styles) >= maxStyles {
			return office.Refuse("too_many_styles", "styles")
		}
		font, format := a.Number("fontId"), a.Number("numFmtId")
		style, own := scan.formats[format]
		if !own {
			style = styleOf(format, "")
		}
		style.Struck = font >= 0 && font < len(scan.struck) && scan.struck[font]
		scan.styles = append(scan.styles, style)
	}
	return nil
}

// maxFormat is how much of a format is looked at. Excel takes 255 letters.
const maxFormat = 1024

// styleOf is what a format means for reading, be it one of the file or, without
// a code, one that is built in.
func styleOf(id int, code string) Style {
	code = code[:min(len(code), maxFormat)]
	shows := datePartsOf(id, code)
	return Style{Date: shows != 0, Shows: shows,
		Percent: strings.Contains(code, "%") || code == "" && (id == 9 || id == 10)}
}
