package inputs

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// percent reads how much is done. A cell of percent format holds a share of
// one; of a bare number up to 1 nobody can tell whether it is such a share, so
// both readings are shown.
func (f *field) percent() ogp.Percent {
	n, signed, ok := f.percentNumber()
	if ok && !signed && n > 0 && n <= 1 {
		f.reportAbout(f.seen(), ogp.PercentAmbiguous, "low", shortNumber(n), "high", shortNumber(n*100))
		return ogp.Percent{}
	}
	if n = math.Round(n*1e6) / 1e6; !ok || n < 0 || n > 100 {
		f.reportAbout(f.seen(), ogp.PercentUnreadable)
		return ogp.Percent{}
	}
	if f.Kind == xlsx.Text && !signed && f.single == "" {
		f.report(ogp.NumberAsText, "as", shortNumber(n))
	}
	return ogp.Percent{N: n, Known: true}
}

// percentNumber is the number of the cell; signed tells whether it says by its
// format or its sign that it is a percentage.
func (f *field) percentNumber() (n float64, signed, ok bool) {
	if f.Kind == xlsx.Number {
		n, err := strconv.ParseFloat(f.Text, 64)
		if f.Style.Percent {
			n *= 100
		}
		return n, f.Style.Percent, err == nil && !f.Style.Date
	}
	text := strings.TrimSpace(strings.Map(westernDigit, norm.NFKC.String(xlsx.WithoutUnseen(f.Text))))
	text, signed = strings.CutSuffix(strings.ReplaceAll(text, "٪", "%"), "%")
	if text = strings.TrimSpace(text); f.Kind != xlsx.Text || !percentage.MatchString(text) {
		return 0, signed, false
	}
	n, err := strconv.ParseFloat(decimalMark.Replace(text), 64)
	return n, signed, err == nil
}

// percentage is a number with decimals or without, as many as programs write of
// a share of one. A comma begins decimals: thousands are no percent.
var percentage = regexp.MustCompile(`^\d{1,3}([.,٫]\d{1,17})?$`)

var decimalMark = strings.NewReplacer(",", ".", "٫", ".")

func shortNumber(n float64) string {
	return strconv.FormatFloat(math.Round(n*1e6)/1e6, 'f', -1, 64)
}
