// Package numbers knows how the countries that speak a shipped language write
// numbers. What comes in is the tag of a language, what goes out its [Style]. It
// holds no words: those are package templates'.
package numbers

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// Style is how a language, or a country that speaks it, writes numbers.
type Style struct {
	tags           string // of locales, separated by spaces
	Decimal, Group string
	least          int    // how many digits the first group has before it is set apart
	zero           rune   // the first of the ten digits
	Percent        string // the sign
}

// styles is CLDR 48's data of the shipped languages, which CI holds it
// to. Of English, what differs from the usual is written as everywhere.
var styles = []Style{
	{"en", ".", ",", 1, '0', "%"},
	{"es es-EA es-GQ es-IC es-PH", ",", ".", 2, '0', "%"},
	{"es-419", ".", ",", 1, '0', "%"},
	{"es-AR es-BO es-CL es-CO es-EC es-PY es-UY es-VE", ",", ".", 1, '0', "%"},
	{"es-CR", ",", "\u00a0", 1, '0', "%"},
	{"fr", ",", "\u202f", 1, '0', "%"},
	{"fr-CA", ",", "\u00a0", 1, '0', "%"},
	{"fr-CH", ",", "'", 1, '0', "%"},
	{"fr-LU fr-MA", ",", ".", 1, '0', "%"},
	{"ar ar-AE ar-EH", ".", ",", 1, '0', "\u200e%\u200e"},
	{"ar-DZ ar-LY ar-MA ar-TN", ",", ".", 1, '0', "\u200e%\u200e"},
	{"ar-BH ar-DJ ar-EG ar-ER ar-IL ar-IQ ar-JO ar-KM ar-KW ar-LB ar-MR ar-OM ar-PS ar-QA ar-SA ar-SD ar-SO ar-SS " +
		"ar-SY ar-TD ar-YE", "\u066b", "\u066c", 1, '\u0660', "\u066a\u061c"},
}

// Of is the style of a language tag, or of the nearest locale that it belongs
// to; of a language that is not shipped it is the English one.
func Of(tag string) Style {
	for t := language.Make(tag); t != language.Und; t = t.Parent() {
		for _, s := range styles {
			for name := range strings.FieldsSeq(s.tags) {
				if name == t.String() {
					return s
				}
			}
		}
	}
	return styles[0]
}

// Whole writes a whole number in groups of three digits.
func (s Style) Whole(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	head := len(digits) % 3
	if len(digits) < 3+s.least {
		return sign + s.Digits(digits)
	}
	var groups []string
	if head > 0 {
		groups = append(groups, digits[:head])
	}
	for ; head < len(digits); head += 3 {
		groups = append(groups, digits[head:head+3])
	}
	return sign + s.Digits(strings.Join(groups, s.Group))
}

// Fraction writes a number with its decimals as they are given: 33, "3".
func (s Style) Fraction(n int, decimals string) string {
	if decimals == "" {
		return s.Whole(n)
	}
	return s.Whole(n) + s.Decimal + s.Digits(decimals)
}

// Digits gives a text the digits of the locale.
func (s Style) Digits(text string) string {
	if s.zero == '0' {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return s.zero + r - '0'
		}
		return r
	}, text)
}

// groups are what stands between groups of three digits somewhere.
var groups = regexp.MustCompile(`^\d{1,3}([.,'’\x{066C} ])\d{3}`)

// Ungrouped takes the separators out of a whole number that is written in
// groups of three digits: those of the style, those that nobody takes for a
// decimal mark, and of several groups any. Of one group in another style nobody
// can tell what is meant, and the text stays as it is.
func (s Style) Ungrouped(text string) string {
	m := groups.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	separator := m[1]
	parts := strings.Split(text, separator)
	for _, part := range parts[1:] {
		if len(part) != 3 || strings.Trim(part, "0123456789") != "" {
			return text
		}
	}
	if separator == s.Group || separator == " " || separator == "\u066c" || len(parts) > 2 {
		return strings.Join(parts, "")
	}
	return text
}
