package ogp

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Place says where something was read: a file, a sheet in it, a cell ("E14").
// Sheet and Cell are empty where the whole file is meant.
type Place struct {
	File, Sheet, Cell string
}

// compare orders places by file, sheet, row and column.
func (p Place) compare(q Place) int {
	if c := cmp.Or(strings.Compare(p.File, q.File), strings.Compare(p.Sheet, q.Sheet)); c != 0 {
		return c
	}
	pc, pr := splitCell(p.Cell)
	qc, qr := splitCell(q.Cell)
	return cmp.Or(cmp.Compare(pr, qr), cmp.Compare(len(pc), len(qc)), strings.Compare(pc, qc))
}

// Before tells whether p comes before q: in a file by sheet, row and column.
func (p Place) Before(q Place) bool { return p.compare(q) < 0 }

func splitCell(cell string) (column string, row int) {
	i := strings.IndexAny(cell, "0123456789")
	if i < 0 {
		return cell, 0
	}
	row, _ = strconv.Atoi(cell[i:])
	return cell[:i], row
}

// Severity says how much a finding matters.
type Severity uint8

// The severities. Errors make the exit code 3 and stop --strict and --final.
const (
	Note Severity = iota
	Warning
	Error
)

// Key returns the permanent name of the severity.
func (s Severity) Key() string { return [...]string{"note", "warning", "error"}[s] }

// Finding is something that a person must know or mend. Its words and its
// remedy come from the catalogue, under Code, filled with Args; nothing in
// this package speaks to a reader.
type Finding struct {
	Code   Code
	At     Place
	Row    ID                // the row's id: a commitment, a milestone … or ""
	Found  string            // what was read, uncut
	Args   map[string]string // further values named by the catalogue's text; see KeyArg
	Where  string            // of a warning: the place by which the plan may accept it; see Acceptances
	Column string            // key of the column, where the finder knows it and At need not tell it
	Whole  string            // all that was found, where Found shows a part of it; for comparing only
}

// KeyArg is the name of an argument whose value is not a text but the key of
// one in the catalogue, or several keys, one in a line: the word for a level,
// the header of a column. So a finding can be told in any language: in that of
// a form to the agency, in that of the report to the secretariat.
func KeyArg(name string) string { return keyMark + name }

// EitherArg is the name of an argument whose value is several texts, one in a
// line, of which one is meant: a language has its own word between them.
func EitherArg(name string) string { return eitherMark + name }

// The marks begin the names of arguments that KeyArg and EitherArg make.
const (
	keyMark    = "@"
	eitherMark = "|"
)

// With gives the finding further arguments: name, value, name, value …
func (f *Finding) With(args ...string) {
	if f.Args == nil && len(args) > 0 {
		f.Args = make(map[string]string, len(args)/2)
	}
	for i := 0; i+1 < len(args); i += 2 {
		f.Args[args[i]] = args[i+1]
	}
}

// Severity is a property of the code.
func (f Finding) Severity() Severity { return f.Code.Severity() }

// OfTheMachine tells whether the finding is about the computer on which the
// report is made: nothing that an agency could mend in its return.
func (f Finding) OfTheMachine() bool { return codes[f.Code].machine }

// Asks tells whether the author of the file is asked to do something.
func (f Finding) Asks() bool { return f.Severity() != Note && !f.OfTheMachine() }

// Contradicting are agencies whose statements contradict each other, if that is
// what was found; the one whose statement it was found at may be left out.
func (f Finding) Contradicting() []ID {
	switch f.Code {
	case LevelConflict, MilestoneConflict, EndConflict:
		return []ID{ID(f.Args["agency"]), ID(f.Args["other"])}
	case EventConflict:
		return []ID{ID(f.Args["otheragency"])}
	}
	return nil
}

// SortFindings sorts by file, sheet, row, column, then code and content, so
// that the order in which they were found changes nothing; equal ones are
// kept once.
func SortFindings(fs []Finding) []Finding {
	slices.SortStableFunc(fs, compareFindings)
	return slices.CompactFunc(fs, func(a, b Finding) bool { return compareFindings(a, b) == 0 })
}

// compareFindings looks at the arguments only where all else is equal: there
// can be thousands of findings, and they rarely share a cell.
func compareFindings(a, b Finding) int {
	if c := a.At.compare(b.At); c != 0 {
		return c
	}
	if c := cmp.Or(strings.Compare(string(a.Code), string(b.Code)), strings.Compare(string(a.Row), string(b.Row)),
		strings.Compare(a.Found, b.Found)); c != 0 {
		return c
	}
	return compareArgs(a.Args, b.Args)
}

func compareArgs(a, b map[string]string) int {
	return strings.Compare(flatArgs(a), flatArgs(b))
}

func flatArgs(m map[string]string) string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var b strings.Builder
	for _, k := range keys {
		b.WriteString(k + "\x00" + m[k] + "\x00")
	}
	return b.String()
}

// JoinFindings puts the findings of reading and of merging together, sorted.
// A cell that could not be read is blank to Merge; that it is blank is then
// not worth saying beside the error that the reader reported for it. Nor is
// what was wrong in a return that another one has replaced: nobody need mend
// it, and what it says is kept all the same.
func JoinFindings(read, merged []Finding) []Finding {
	replaced := map[string]bool{}
	for _, f := range merged {
		replaced[f.At.File] = replaced[f.At.File] || f.Code == ReturnSuperseded || f.Code == ReturnsSame
	}
	lost := lostIDs(read, merged)
	read = slices.DeleteFunc(slices.Clone(read), func(f Finding) bool { return replaced[f.At.File] || lost.behind(f) })
	unread := map[Place]bool{}
	for _, sheet := range rowsUnread(slices.Concat(read, merged)) {
		unread[sheet] = true
	}
	for _, f := range read {
		switch {
		case f.Code == ColumnMissing || f.Code == HeaderMissing:
			unread[Place{File: f.At.File, Sheet: f.At.Sheet}] = true // where a blank without a cell stands
		case f.Severity() == Error && f.At.Cell != "":
			unread[f.At] = true
		}
	}
	all := slices.Clone(read)
	for _, f := range merged {
		if !(unread[f.At] && codes[f.Code].blank) && !lost.behind(f) {
			all = append(all, f)
		}
	}
	return SortFindings(all)
}

// lost are ids that the plan may have in rows which could not be read.
type lost map[ID]bool

// lostIDs takes them from the findings that say what an id may have been. The
// milestones of a commitment whose row is lost are lost with it.
func lostIDs(read, merged []Finding) lost {
	ids, files := lost{}, map[string]bool{}
	for _, f := range read {
		if f.Code == IDTurned || f.Code == IDAmbiguous {
			files[f.At.File] = true
			for id := range strings.SplitSeq(f.Args[EitherArg("choices")], "\n") {
				ids[ID(id)] = id != ""
			}
		}
	}
	for _, f := range merged {
		if f.Code == CommitmentNone && files[f.At.File] && ids[ID(f.Found)] {
			ids[f.Row] = true
		}
	}
	return ids
}

// behind tells whether an id is unknown only because the plan's row of it is
// lost: whoever names it is right.
func (ids lost) behind(f Finding) bool {
	return (f.Code == CommitmentNone || f.Code == MilestoneNone) && ids[ID(f.Found)]
}

// rowsUnread are the sheets in which as many rows could not be told by their
// ids as rows are missing: one mistake is behind both, and is told once.
func rowsUnread(fs []Finding) (sheets []Place) {
	unread, missing := map[Place]int{}, map[Place]int{}
	for _, f := range fs {
		sheet := Place{File: f.At.File, Sheet: f.At.Sheet}
		switch f.Code {
		case CommitmentNone, MilestoneNone, IDAmbiguous, IDTurned, IDOtherRow, RowWithoutID:
			unread[sheet]++
		case LevelBlank:
			if f.At.Cell == "" {
				missing[sheet]++
			}
		}
	}
	for sheet, n := range missing {
		if unread[sheet] >= n {
			sheets = append(sheets, sheet)
		}
	}
	return sheets
}
