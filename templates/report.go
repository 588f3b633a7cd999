package templates

import (
	_ "embed"
	"slices"
)

// The Word templates are kept as Word documents. To change their XML, unzip
// one, edit its parts, zip it again with any program, and run
//
//	go test ./render/docx -run Packed -update
//
// which puts the parts in order and leaves out times and names of machines, so
// that the same parts are the same file. A template that Word has saved works
// as well, but Word adds much that nobody needs.

//go:embed report.docx
var reportDOCX []byte

// ReportDOCX returns the Word template: cover, header, footer, styles, theme
// and page set-up, with {placeholders} for the words. It is a Word file like
// any other: open it in Word, change the look, save it, build again. The
// caller may change the bytes; they are its own.
func ReportDOCX() []byte { return slices.Clone(reportDOCX) }

//go:embed example.docx
var exampleDOCX []byte

// ExampleDOCX returns a Word template that is laid out of tags alone: figures
// and charts, and a page for each commitment. It shows how to write one.
func ExampleDOCX() []byte { return slices.Clone(exampleDOCX) }
