package data

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
)

type finding struct {
	Severity string  `json:"severity"`
	Code     string  `json:"code"`
	File     string  `json:"file"`
	Sheet    *string `json:"sheet"`
	Cell     *string `json:"cell"`
	Row      *string `json:"row"`
	Found    *string `json:"found"` // cut at 80 characters
	Expected string  `json:"expected"`
	Fix      string  `json:"fix"`
	Message  string  `json:"message"`
	Where    *string `json:"where"` // of a warning: what the sheet Accepted asks for
}

func findingOf(c *templates.Catalogue) func(*ogp.Finding) finding {
	return func(f *ogp.Finding) finding {
		a := c.Advice(*f)
		return finding{f.Severity().Key(), string(f.Code), f.At.File, stringOf(f.At.Sheet), stringOf(f.At.Cell),
			stringOf(f.Row),
			stringOf(templates.Quote(f.Found)), a.Expected, a.Fix, a.Message, stringOf(f.Where)}
	}
}

// WriteFindings writes findings alone, as a JSON array.
func WriteFindings(out io.Writer, fs []ogp.Finding, c *templates.Catalogue) error {
	return encode(out, each(fs, findingOf(c)))
}

// findingCounts are the findings as the public may have them: how many there
// are, and none of what they quote. Those about the computer on which the
// report is made are left out, so that the report is the same on every one.
type findingCounts struct {
	Errors   int         `json:"errors"`
	Warnings int         `json:"warnings"`
	Notes    int         `json:"notes"`
	Codes    []codeCount `json:"codes"` // errors first, then by code
}

type codeCount struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Count    int    `json:"count"`
}

func countFindings(fs []ogp.Finding) findingCounts {
	var counts [3]int
	byCode := map[ogp.Code]int{}
	for i := range fs {
		if !fs[i].OfTheMachine() {
			counts[fs[i].Severity()]++
			byCode[fs[i].Code]++
		}
	}
	c := findingCounts{counts[ogp.Error], counts[ogp.Warning], counts[ogp.Note], make([]codeCount, 0, len(byCode))}
	severity := func(code ogp.Code) ogp.Severity { return ogp.Finding{Code: code}.Severity() }
	codes := slices.SortedFunc(maps.Keys(byCode), func(a, b ogp.Code) int {
		return cmp.Or(cmp.Compare(severity(b), severity(a)), strings.Compare(string(a), string(b)))
	})
	for _, code := range codes {
		c.Codes = append(c.Codes, codeCount{severity(code).Key(), string(code), byCode[code]})
	}
	return c
}
