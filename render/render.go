// Package render is the contract of a format: all that its author must read.
//
// In comes an Edition: a report with its statistics and requirements, a
// locale and a date; with it a Document of sections and blocks for formats
// laid out by code, and named values for templates. What they say is composed
// in render/compose; the other packages below write it as a file of one
// format. Nothing here composes sentences, reads workbooks or knows a file
// format.
package render

import "selfassess/ogp"

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

	// Document is the report as blocks. It is composed when it is first asked
	// for, and shared by all writers, which may run side by side and must not
	// change it.
	Document func() *Document
	// Schema are the names that a template may hold, and Root is the scope of
	// the report as a whole, from which they take their values.
	Schema *Group
	Root   func() *Scope
}
