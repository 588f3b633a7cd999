package xlsx

import (
	"strings"

	"selfassess/inputs/office"
)

// scanStyles finds which cell styles are dates, percentages or struck out.
func scanStyles(f *office.File, part string) ([]Style, error) {
	var (
		styles  []Style
		struck  []bool // by font
		formats = map[int]string{}
		within  string // fonts or cellXfs
	)
	err := f.Walk(part, func(s *office.Scanner) error {
		switch name := s.Name(); {
		case s.Start() && (name == "fonts" || name == "cellXfs"):
			within = name
		case s.End() && name == within:
			within = ""
		case !s.Start():
		case name == "font" && within == "fonts":
			struck = append(struck, false)
		case name == "strike" && within == "fonts" && len(struck) > 0:
			struck[len(struck)-1] = !isOff(s.Attr("val"))
		case name == "numFmt":
			formats[s.Attributes().Number("numFmtId")] = s.Attr("formatCode")
		case name == "xf" && within == "cellXfs":
			if len(styles) >= maxStyles {
				return office.Refuse("too_many_cells", "styles")
			}
			font, format := s.Attributes().Number("fontId"), s.Attributes().Number("numFmtId")
			shows := datePartsOf(format, formats[format])
			styles = append(styles, Style{Date: shows != 0, Shows: shows,
				Percent: isPercent(format, formats[format]),
				Struck:  font >= 0 && font < len(struck) && struck[font]})
		}
		return nil
	})
	return styles, err
}

func isPercent(id int, code string) bool { return id == 9 || id == 10 || strings.Contains(code, "%") }
