package xlsx

import (
	"math"
	"strconv"
	"strings"
)

// Spreadsheets keep 15 digits of a number.
const (
	exact     = 1e15
	small     = 1e-9 // below it a number is shown with an exponent
	maxDigits = 30   // what has more is, too
)

// Shown writes a number as people see it, in one way whoever wrote it:
// programs store 12 as 12.0 or 1.2E1, and all show no more than 15 digits of
// 0.30000000000000004. Of a number that is longer than that before its point,
// every digit stays: it may be the number of an account.
func Shown(stored string) string {
	if isPlainNumber(stored) || isForeign(stored) {
		return stored
	}
	n, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return stored
	}
	if math.Abs(n) >= exact {
		return inDigits(stored)
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	switch abs := math.Abs(n); {
	case abs == 0:
		return "0"
	case abs < small:
		return strconv.FormatFloat(n, 'E', -1, 64)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// isForeign tells what Go takes for a number, and no spreadsheet does.
func isForeign(stored string) bool { return strings.ContainsAny(stored, "xXpP_") }

// inDigits writes a large number with all its digits and without an exponent,
// unless it has too many.
func inDigits(stored string) string {
	sign := ""
	if stored[0] == '-' {
		sign = "-"
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(strings.TrimLeft(stored, "+-")), "e")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	point, _ := strconv.Atoi(exponent)
	point += len(whole)
	digits := strings.TrimLeft(whole+fraction, "0")
	point -= len(whole) + len(fraction) - len(digits)
	digits = strings.TrimRight(digits, "0")
	switch {
	case point > maxDigits:
		text := digits[:1] + "." + digits[1:]
		return sign + strings.TrimSuffix(text, ".") + "E+" + strconv.Itoa(point-1)
	case len(digits) > point:
		return sign + digits[:point] + "." + digits[point:]
	}
	return sign + digits + strings.Repeat("0", point-len(digits))
}

// isPlainNumber tells digits that are written in the one way already.
func isPlainNumber(s string) bool {
	if len(s) == 0 || len(s) > 15 || s[0] == '0' && len(s) > 1 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
