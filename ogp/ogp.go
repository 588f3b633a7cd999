// Package ogp holds what is true about an Open Government Partnership
// action plan and about the returns that its agencies sent.
//
// The data flow of the whole program, in one line each:
//
//	inputs   reads workbooks into a Plan and Returns, with a Place for every cell
//	Merge    joins them into one Report, and says in Findings what does not fit
//	render   turns the Report into a Document: words, tables, charts, once for all formats
//	render/… writes the Document as DOCX, PDF or JSON
//	outputs  puts the files where they belong, all or none
//
// This package comes first in that line and imports the standard library only.
// It must not hold formatting, words for readers, file access, or the clock.
package ogp
