// Package render turns the facts of a report into words, tables and charts,
// once for all formats.
//
// In comes an Edition: a report, its statistics and requirements, a locale
// and a date. Out goes a Document of sections and blocks for formats laid out
// by code, and named values for templates. The packages below write it:
// render/docx, render/pdf and render/data. Nothing here reads workbooks or
// knows a file format.
package render

import (
	"sync"

	"selfassess/ogp"
)

// Edition is one edition of the report: everything a writer needs. The same
// Edition gives the same bytes.
type Edition struct {
	Report       *ogp.Report
	Statistics   *ogp.Statistics
	Requirements []ogp.Requirement
	Findings     []ogp.Finding // of reading and merging, sorted
	Locale       *Locale
	AsOf         ogp.Date
	Draft        bool
	Paper        Paper
	LineNumbers  bool   // counted on every page, for reviewers
	Program      string // "selfassess 1.0"

	once     sync.Once
	document *Document
}

// Document returns the report as blocks. It is built once and shared by all
// writers, which may run side by side and must not change it.
func (e *Edition) Document() *Document {
	e.once.Do(func() { e.document = compose(e) })
	return e.document
}
