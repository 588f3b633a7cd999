package ogp

import "slices"

// FindingKind is what a finding is about, as the report counts it: of what was
// found, the public learns how many there are, not what they quote.
type FindingKind string

// FindingKinds are all kinds, in the order in which the report lists them.
var FindingKinds = []FindingKind{"workbooks", "sheets", "cells", "people", "content"}

// Kind tells what findings of the code are about. What is wrong in the form of
// a workbook is listed here; all else is about what the workbooks say.
func (c Code) Kind() FindingKind {
	if k, ok := findingKinds[c]; ok {
		return k
	}
	return "content"
}

var findingKinds = kindsOf(map[FindingKind][]Code{
	"workbooks": {FileUnreadable, FileKind, FilePacked, FileForeign, FileBeside, FileRefused, FileSkipped, FileOpen, FileLink, FileSame, FileReaching,
		FileExtra, PlanMissing, PlanTwice, PlanBoth, PlanWrong, AgencyUnknown, MetaMissing, MetaContradicts, SchemaNewer,
		ReturnUnknown, TableUnknown, TableNoAgency, TableTwice, ReturnMissing, ReturnUnread, ReturnNamed, ReturnSuperseded, ReturnsConflict, ReturnsSame, ReturnBlank, NoReturns},
	"sheets": {SheetMissing, SheetTwice, SheetRenamed, SheetUnknown, SheetHidden, HeaderMissing, ColumnMissing,
		ColumnUnknown, ColumnRenamed, ColumnTwice, CellsMerged, RowHidden, ColumnHidden, CellOutside, FieldUnknown,
		FieldTwice, RowTotals, RowWithoutID, RowTwice, LockedChanged, RowNotExpected, CommentNotRead},
	"cells": {LevelUnknown, ValueUnknown, ValueRead, DateAmbiguous, DateUnreadable, DateShortYear, DateCalendar,
		DateWords, DateRead, NumberUnreadable, NumberAsText, AnswerUnreadable, IDNumeric, IDAmbiguous, CommitmentNone,
		MilestoneNone, AgencyCellNone, SectionUnknown, IDInvalid, LinkUnsafe, LinkLocal, LinkHidden,
		FormulaNoValue, FormulaRead,
		CellError, CellPicture, PictureOver, CellObject, CellBroken, TextUnseen, ControlChars, TextTooLong, StruckThrough,
		TextUnwritten, AcceptedUnknown, AcceptedOther, AcceptedChanged, AcceptedAsPrinted,
		AcceptedNothing, OwnWordUnreadable, WordMeansOther, WordMeansTwo, WordNeedless, WordTwice, LevelByWord,
		PercentUnreadable, PercentAmbiguous, LevelByPercent},
	"people": {PersonalUnsearched, PersonalData},
})

func kindsOf(lists map[FindingKind][]Code) map[Code]FindingKind {
	kinds := map[Code]FindingKind{}
	for k, codes := range lists {
		for _, c := range codes {
			kinds[c] = k
		}
	}
	return kinds
}

// PublicFindings are the findings of which a report gives the number. Those
// about the computer on which it is made are left out, so that it is the same
// on every one.
func PublicFindings(fs []Finding) []Finding {
	return slices.DeleteFunc(slices.Clone(fs), Finding.OfTheMachine)
}
