// Package secretariat is what the secretariat of an action plan does with the
// folder of a project.
//
// In come values: the path of a folder, one struct of options for each thing
// to do, the day on which it is. Out come values: a [Project] that was read
// and merged, findings, and the names of the files that were written. Whoever
// calls decides how that is shown; a terminal and a page in a browser show it
// differently.
//
// A project is one folder. [Init] makes it, with an empty plan workbook;
// [Recover] puts in order what a run that was killed left in it; [Open] reads
// the plan and the returns and merges them. What can be done then hangs on
// the [Project]:
//
//   - [Project.WriteForms] writes a form for every agency;
//   - [Project.Returned] and [Project.WriteLists] tell what has come, and
//     what is wrong with it;
//   - [Project.WriteToFix] writes to the agencies about it: a letter for each,
//     and a workbook that holds the answers and marks what to mend;
//   - [Project.Build] decides the day of the report and what it lacks, and
//     [Build.Write] writes the report;
//   - [Project.TakeRemarks] brings the remarks of reviewed copies into the
//     project.
//
// [ReadTemplate] and [NewTemplate] are about the Word templates of a
// secretariat; they need no project.
//
// An error means that nothing was written, unless a result comes with it,
// which then says what was. What is wrong with a workbook is no error but an
// [ogp.Finding]: it has a place, and words in every language.
//
// Nothing here parses flags, knows a terminal or a browser, or looks at the
// clock. How far a run has come is told to a function, [Progress].
package secretariat

import (
	"selfassess/inputs/columns"
	"selfassess/outputs"
	"selfassess/templates"
)

// SchemaVersion is the version of the workbooks.
const SchemaVersion = columns.SchemaVersion

// Written are the files that something was written to.
type Written = outputs.Written

// Stage is a part of a run that takes time.
type Stage int

// The stages.
const (
	Reading Stage = iota // the workbooks in the folder
	Writing              // the report to the folder
)

// Progress is told what begins now. It may be nil.
type Progress func(now Stage, folder string)

func (p Progress) begin(now Stage, folder string) {
	if p != nil {
		p(now, folder)
	}
}

// ErrNoPlan says that something needs the plan and there is none that can be
// used; the findings say what is wrong with it.
var ErrNoPlan = templates.Failure(templates.CLINoPlan)
