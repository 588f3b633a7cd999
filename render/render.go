// Package render is the contract of an output format: all that its author
// must read.
//
// A format is a function that writes an [Edition] as one file:
//
//	func Write(w io.Writer, e *render.Edition) error
//
// In comes one edition of a report. It can be written from two sides:
//
//   - As a [Document], which is how PDF is written, and the Word document
//     where a template asks for the whole report: sections, and in them
//     blocks such as [Paragraph], [Table], [Chart] and [LevelBoxes], which
//     hold all words in the reader's language, in the order in which they are
//     read, and no size, colour or font. A new format needs a branch for each
//     type of [Block], and nothing else of the report.
//   - By names, which is how a secretariat's own Word template is filled: a
//     tree of [Group] and [Tag] says which names there are, so that a template
//     can be checked before there is any data; a [Scope] is the item of which
//     a tag is asked for its text, chart or blocks.
//
// Formats that are data and not pages take the facts themselves, which an
// edition carries as well, and never cause a document to be composed.
//
// The words come out of render/compose, which no format imports. So a
// sentence is worded once and is the same in every format; a format can be
// tested with a Document made by hand, as in this package's example; and
// what a template may name is not tied to how the program lays a report out.
// Documents are shared: writers run side by side and must change nothing.
//
// A template has a [Look]; a format that is laid out by the program takes it
// over.
//
// The rest serves these two. [Locale] writes dates, numbers and lists in the
// reader's language. [Document.String], [Document.Texts] and [Document.Heard]
// are for tests: a readable dump to be compared with a golden file, every text
// that a page must show, and what is to be heard of them, in that order. [Edition.Places] lists the sections by the ids that formats give
// to their anchors, so that a comment on a finished file finds its section.
//
// Nothing here composes sentences, reads workbooks or knows a file format.
package render

import "selfassess/ogp"

// Edition is one edition of the report: everything that a writer needs. The
// same Edition gives the same bytes. The facts are the caller's; Document,
// Schema and Root are filled in by render/compose, or by hand in a test.
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
