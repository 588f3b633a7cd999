// Package forms writes the workbooks that a secretariat sends out.
//
// In come a plan, what an agency sent, findings and words. Out go blank plans
// ([WritePlan]), the form of each agency with the plan's text in grey
// ([WriteForm]), copies of a return that say what to mend ([WriteToFix]), lists
// of findings ([WriteFindings]), comments to be answered ([WriteComments]) and
// the schema of it all as JSON ([WriteSchema]).
//
// Every workbook is made anew from the table in the package columns, never by
// changing a file that somebody sent: then each has all locks, drop-downs and
// marks, and the same input gives the same bytes. Workbooks are checked while
// they are filled in, by rules and formulas of their own, since what is mended
// at a ministry's desk need not be asked again.
//
// It is the only package that knows excelize. Nothing is read here: not even the
// copies come back through this package.
package forms
