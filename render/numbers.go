package render

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// numberStyle is how a language, or a country that speaks it, writes numbers.
type numberStyle struct {
	tags           string // of locales, separated by spaces
	decimal, group string
	least          int    // how many digits the first group has before it is set apart
	zero           rune   // the first of the ten digits
	percent        string // the sign
}

// numberStyles is CLDR 48's data of the shipped languages, which CI holds it
// to. Of English, what differs from the usual is written as everywhere.
var numberStyles = []numberStyle{
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

// styleOf is the style of a locale, or of the nearest one that it belongs to.
func styleOf(tag language.Tag) numberStyle {
	for t := tag; t != language.Und; t = t.Parent() {
		for _, s := range numberStyles {
			for name := range strings.FieldsSeq(s.tags) {
				if name == t.String() {
					return s
				}
			}
		}
	}
	return numberStyles[0]
}

// whole writes a whole number in groups of three digits.
func (s numberStyle) whole(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	head := len(digits) % 3
	if len(digits) < 3+s.least {
		return sign + s.digits(digits)
	}
	var groups []string
	if head > 0 {
		groups = append(groups, digits[:head])
	}
	for ; head < len(digits); head += 3 {
		groups = append(groups, digits[head:head+3])
	}
	return sign + s.digits(strings.Join(groups, s.group))
}

// fraction writes a number with its decimals as they are given: 33, "3".
func (s numberStyle) fraction(n int, decimals string) string {
	if decimals == "" {
		return s.whole(n)
	}
	return s.whole(n) + s.decimal + s.digits(decimals)
}

// digits gives a text the digits of the locale.
func (s numberStyle) digits(text string) string {
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
