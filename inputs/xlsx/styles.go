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
			styles = append(styles, Style{Date: isDateFormat(format, formats[format]),
				Percent: isPercent(format, formats[format]),
				Struck:  font >= 0 && font < len(struck) && struck[font]})
		}
		return nil
	})
	return styles, err
}

func isPercent(id int, code string) bool { return id == 9 || id == 10 || strings.Contains(code, "%") }

// isDateFormat knows the built-in formats of ECMA-376 18.8.30 and looks for a
// year or day in the others, outside quoted text, brackets and escapes.
func isDateFormat(id int, code string) bool {
	if code == "" {
		return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
	}
	quoted, bracket, escaped := false, false, false
	for _, r := range strings.ToLower(code) {
		switch {
		case escaped:
			escaped = false
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket && (r == 'y' || r == 'd'):
			return true
		}
	}
	return false
}
