// Package ogp holds what is true about an action plan of the Open Government
// Partnership, and about the returns in which agencies say how far they came.
//
// A secretariat has one [Plan]: its [Agency] list, its commitments with their
// milestones, the consultations it held and the comments it received. Each
// agency sends a [Return] with a [Result] for each of its commitments and the
// [Progress] of each milestone. [Merge] joins them into one [Report], from which
// every number and every word of the printed report is taken, and lists in
// [Finding] values what a person must know or mend.
//
// # The data flow of the whole program
//
//	inputs   reads workbooks into a Plan and Returns, with a Place for every cell
//	Merge    joins them into one Report, and says in Findings what does not fit
//	compose  turns the Report into a Document: words, tables, charts, once for all formats
//	render/… writes the Document as DOCX and PDF, and the Report itself as data
//	outputs  puts the files where they belong, all or none
//
// This package comes first in that line. It imports the standard library only,
// and holds no words for readers, no formatting, no files and no clock: a
// finding is a [Code] with arguments, a date "today" comes from the caller, and
// the same inputs give the same report on every machine.
//
// # What Merge promises
//
// The order of the returns changes nothing, and one that is given twice counts
// once. Nothing wins silently: where two sources contradict each other neither
// is counted and both are listed; what has no place in the report stands in
// [Unplaced], whole. Who decides is the handbook's rule: the leads declare the
// level of a commitment, the responsible agency that of a milestone, and the
// level that the milestones imply is only ever shown beside it; see
// [CommitmentReport] and [MilestoneReport]. What nobody said is [NotReported],
// [Unstated] or an unknown [Count], never a zero, and [Statistics] keep it as a
// category of its own. [Report.Requirements] tests the report against the
// co-creation standards, year by year.
//
// # One table of fields per record
//
// What a record says stands once: in its struct, and in a row of its table, such
// as [ResultFields]. A [Field] knows the field's permanent name and whether it is
// an id, comes from the plan, or is about a person; what it holds is told by its
// type ([Text], [Date], [Level], words of a closed set, links, ids). Cells, the
// test whether a row says anything, the joining of rows about one event, the
// columns of the workbooks, the data files, the tags of templates and the random
// data of tests walk the tables. So a field is added with a struct field, a row,
// its words in the catalogue, and the place where it is printed; what is
// forgotten is named by a test.
//
// # Where things were read
//
// Every record has an [Origin], and every finding a [Place], so that a finding
// made long after reading can still point at a cell.
package ogp
