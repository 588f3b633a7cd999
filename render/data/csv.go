package data

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"selfassess/ogp"
	"selfassess/templates"
)

// byteOrderMark begins the list: without it Excel on Windows reads a CSV file
// in the code page of the machine, and accents and other scripts are lost.
const byteOrderMark = "\ufeff"

// WriteFindingsCSV writes findings as a CSV file: UTF-8, commas, CRLF (RFC
// 4180), a header of permanent names. No field can begin a formula; see
// Neutral.
func WriteFindingsCSV(out io.Writer, fs []ogp.Finding, c *templates.Catalogue) error {
	var b strings.Builder
	b.WriteString(byteOrderMark)
	writeRecord(&b, templates.ListColumns)
	for _, f := range fs {
		writeRecord(&b, c.ListRow(f))
	}
	if _, err := io.WriteString(out, b.String()); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// writeRecord writes one line. The library's writer is not used: with CRLF at
// the ends of lines it changes line breaks inside of fields as well.
func writeRecord(b *strings.Builder, fields []string) {
	for i, field := range fields {
		if i > 0 {
			b.WriteByte(',')
		}
		field = Neutral(lineBreaks.ReplaceAllString(field, "\n"))
		if strings.ContainsAny(field, "\",\r\n\t ") {
			field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
		}
		b.WriteString(field)
	}
	b.WriteString("\r\n")
}

// lineBreaks inside of a field become single: that is how spreadsheets keep
// them, and readers of CSV take the other kind apart in different ways.
var lineBreaks = regexp.MustCompile(`\r+\n`)

// formula is how a text begins that a spreadsheet takes for a formula, or that
// Neutral has marked.
var formula = regexp.MustCompile("^'*[=+\\-@\t\r\n＝＋－＠]")

// Neutral puts an apostrophe before a text that a spreadsheet would take for a
// formula: one that begins with = + - @, a tab or a line break, or a
// full-width form of these signs. A text that has that apostrophe of its own
// gets a second one, so that Plain gives every text back as it was.
func Neutral(s string) string {
	if formula.MatchString(s) {
		return "'" + s
	}
	return s
}

// Plain takes the apostrophe of Neutral away again.
func Plain(s string) string {
	if strings.HasPrefix(s, "'") && formula.MatchString(s) {
		return s[1:]
	}
	return s
}
