package templates

import (
	_ "embed"
	"slices"
)

//go:embed report.docx
var reportDOCX []byte

// ReportDOCX returns the Word template: cover, header, footer, styles, theme
// and page set-up, with {placeholders} for the words. It is a Word file like
// any other: open it in Word, change the look, save it, build again. The
// caller may change the bytes; they are its own.
func ReportDOCX() []byte { return slices.Clone(reportDOCX) }
