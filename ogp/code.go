package ogp

import "slices"

// Code names a kind of finding. Codes are permanent: people filter by them.
type Code string

// The codes, by what they are about. The comment after a code names the Args
// that its text may use beside found, row, file, sheet and cell.
const (
	// Files.
	FileUnreadable    Code = "file-unreadable"        // reason
	FileKind          Code = "file-kind"              // kind: not an .xlsx workbook
	FilePacked        Code = "file-packed"            // kind, remedy: a folder in one file
	FileRefused       Code = "file-refused"           // reason, remedy: outside the limits, or damaged
	FileSkipped       Code = "file-skipped"           // reason: owner files, other things in inputs
	FileLink          Code = "file-link"              // a symbolic link, which is not followed
	FileSame          Code = "file-same"              // other: the same bytes under another name
	FileReaching      Code = "file-reaching"          // what: parts of a workbook that lead out of it or run something
	FileExtra         Code = "file-extra"             // what: other parts of a workbook that are not cells
	PlanMissing       Code = "plan-missing"           // remedy: the folder has no plan.xlsx
	PlanTwice         Code = "plan-twice"             // a plan workbook among the returns
	PlanFieldMissing  Code = "plan-field-missing"     // field
	PlanWrong         Code = "plan-id-wrong"          // expected
	AgencyUnknown     Code = "agency-unknown"         // nearest
	MetaMissing       Code = "meta-missing"           // agency: told by the file's name
	MetaContradicts   Code = "meta-contradicts"       // field, other
	SchemaNewer       Code = "schema-newer"           // known
	ReturnUnknown     Code = "return-unidentified"    // whose return it is cannot be told
	ReturnMissing     Code = "return-missing"         // agency, name
	ReturnNamed       Code = "return-named-otherwise" // agency: the file has the name of another one
	ReturnSuperseded  Code = "return-superseded"      // agency, by, submission
	ReturnsConflict   Code = "returns-conflict"       // agency, other, submission, next
	ReturnsSame       Code = "returns-same"           // agency, other: same content twice
	ReturnBlank       Code = "return-blank"           // agency, name: nothing was filled in
	NoReturns         Code = "no-returns"
	CommandReportDate Code = "report-date-today"    // date
	LanguageNotReady  Code = "language-not-shipped" // language, used: the report's own words are in another language
	FontNotUsed       Code = "font-not-used"        // reason: a font file of the computer

	// Sheets and columns.
	SheetMissing   Code = "sheet-missing"    // expected
	SheetTwice     Code = "sheet-twice"      // other
	SheetRenamed   Code = "sheet-renamed"    // expected: found by its headers
	SheetUnknown   Code = "sheet-unknown"    // rows: content that is not read
	SheetHidden    Code = "sheet-hidden"     // read all the same
	HeaderMissing  Code = "header-missing"   // expected: no header row
	ColumnMissing  Code = "column-missing"   // column
	ColumnUnknown  Code = "column-unknown"   // column, count
	ColumnRenamed  Code = "column-renamed"   // column, missing: a header that may be that of a missing column
	ColumnTwice    Code = "column-twice"     // column, other
	CellsMerged    Code = "cells-merged"     // range
	RowHidden      Code = "row-hidden"       // count
	ColumnHidden   Code = "column-hidden"    // count
	CellOutside    Code = "cell-outside"     // content beside the table that is not read
	FieldUnknown   Code = "field-unknown"    // nearest: a row of the Plan sheet
	FieldTwice     Code = "field-twice"      // other
	RowTotals      Code = "row-totals"       // a row of sums, which is not read
	RowWithoutID   Code = "row-without-id"   // column
	RowTwice       Code = "row-twice"        // other
	RequiredBlank  Code = "required-blank"   // column
	LockedChanged  Code = "locked-changed"   // column, plan
	RowNotExpected Code = "row-not-expected" // agency: a commitment or milestone that is not in the agency's form

	// Cells.
	LevelUnknown     Code = "level-unknown"      // nearest
	LevelBlank       Code = "level-blank"        // column
	ValueUnknown     Code = "value-unknown"      // column, choices, nearest
	ValueRead        Code = "value-read"         // column, as: read under a rule
	DateAmbiguous    Code = "date-ambiguous"     // first, second
	DateUnreadable   Code = "date-unreadable"    // column
	DateShortYear    Code = "date-short-year"    // column, as: what is probably meant
	DateCalendar     Code = "date-calendar"      // column: a year of another calendar
	DateWords        Code = "date-words"         // column
	DateRead         Code = "date-read"          // as: read under a rule
	NumberUnreadable Code = "number-unreadable"  // column
	NumberAsText     Code = "number-as-text"     // as
	AnswerUnreadable Code = "answer-unreadable"  // column
	IDNumeric        Code = "id-numeric"         // as: a number read as the one id it can be
	IDAmbiguous      Code = "id-ambiguous"       // choices
	CommitmentNone   Code = "commitment-unknown" // nearest
	MilestoneNone    Code = "milestone-unknown"  // nearest
	AgencyCellNone   Code = "agency-cell-unknown"
	SectionUnknown   Code = "section-unknown" // nearest
	IDInvalid        Code = "id-invalid"
	LinkUnsafe       Code = "link-unsafe"
	LinkHidden       Code = "link-hidden" // text: a cell leads to an address that it does not show
	FormulaNoValue   Code = "formula-no-value"
	FormulaRead      Code = "formula-read" // a formula's stored value was used
	CellError        Code = "cell-error"
	CellBroken       Code = "cell-broken" // the file does not say what the cell holds
	ControlChars     Code = "control-characters"
	TextTooLong      Code = "text-too-long" // length
	StruckThrough    Code = "text-struck"
	CommentNotRead   Code = "cell-comment"           // a note in a cell is not read
	CharacterNoFont  Code = "character-without-font" // code, script, count, font, package: the PDF shows its number

	// Meaning.
	CommitmentTwice   Code = "commitment-twice" // other
	MilestoneTwice    Code = "milestone-twice"  // other
	LevelConflict     Code = "level-conflict"   // agency, level, other, otherlevel, othercell
	MilestoneConflict Code = "milestone-conflict"
	LevelByOther      Code = "level-not-decisive" // agency: a level in a row whose agency does not decide
	LevelDiffers      Code = "level-differs"      // declared, implied, milestones
	CompletedNoProof  Code = "completed-without-evidence"
	CompletedNoEnd    Code = "completed-without-end"
	MilestoneLate     Code = "milestone-late"         // due, ended, days, reason: "given" or ""
	MilestoneBeyond   Code = "milestone-after-plan"   // planend
	DateOrder         Code = "date-order"             // start, end
	DateOutside       Code = "date-outside-plan"      // start, end
	DateAfterReport   Code = "date-after-report"      // date: something that was done after the day the report speaks of
	BegunNotStarted   Code = "not-started-with-dates" // level
	EndedNotCompleted Code = "ended-not-completed"    // level
	NoticeAfterEvent  Code = "notice-after-event"     // start
	PersonalData      Code = "personal-data"          // kind
	EventAfterEnd     Code = "event-after-end"        // end
	EventConflict     Code = "event-conflict"         // column, other, othercell
	EventJoined       Code = "event-joined"           // othercell: rows that are one event
	ParticipantsSum   Code = "participants-sum"       // sum, stated
	ChallengeMissing  Code = "challenge-missing"      // level
	SectionBlank      Code = "section-blank"          // section
	CommentUnanswered Code = "comment-unanswered"
	CommentTwice      Code = "comment-twice" // other
	CommentTarget     Code = "comment-target-unknown"
	MilestonesNone    Code = "commitment-without-milestones"

	// Templates. Where a finding is about a place in one, part, partname,
	// heading and words tell which.
	TemplateFile       Code = "template-file"             // kind: not a Word document
	TemplateRefused    Code = "template-refused"          // reason: outside the limits, or damaged
	TemplateBraceOpen  Code = "template-brace-open"       // a { without its }
	TemplateBraceClose Code = "template-brace-close"      // before: a } without its {
	TemplateBraces     Code = "template-braces-doubled"   // tag, right: {{ }} of another program
	TemplateTagUnknown Code = "template-tag-unknown"      // tag, nearest
	TemplateTagOutside Code = "template-tag-outside"      // tag, block, closing
	TemplateTagSign    Code = "template-tag-sign"         // tag, right
	TemplateNotAlone   Code = "template-tag-not-alone"    // tag
	TemplateNotClosed  Code = "template-block-not-closed" // tag, closing
	TemplateNotOpened  Code = "template-block-not-opened" // tag, nearest
	TemplateCrossed    Code = "template-blocks-crossed"   // tag, inner, closing
	TemplateMisplaced  Code = "template-block-misplaced"  // tag, closing
	TemplateNote       Code = "template-note-repeated"    // a footnote in a repeated block
	TemplateTwice      Code = "template-tag-twice"        // tag: what stands once only
	TemplateInBody     Code = "template-tag-in-body"      // tag: what the body holds already
	TemplateNoBody     Code = "template-without-body"     // tag: a table of contents of nothing
	TemplateStyle      Code = "template-style-missing"    // styles
	TemplateNoTags     Code = "template-without-tags"

	// Reviewed copies.
	ReviewKind      Code = "review-kind"             // kind, remedy
	ReviewRefused   Code = "review-refused"          // reason, part
	ReviewForeign   Code = "review-foreign"          // nothing of this report is in it
	ReviewOther     Code = "review-other-report"     // title, report
	ReviewWordless  Code = "review-without-words"    // count, pages
	ReviewNoFacts   Code = "review-without-facts"    // the program that saved it dropped what it said of itself
	ReviewTemplate  Code = "review-other-template"   // its words cannot be compared with the report's
	ReviewControls  Code = "review-controls-missing" // count, sections
	ReviewStale     Code = "review-stale"            // sections: the report says something else today
	ReviewUntracked Code = "review-untracked"        // section, was, is
	ReviewFormats   Code = "review-formats"          // count
	ReviewTwice     Code = "review-twice"            // count, other
	ReviewKnown     Code = "review-known"            // count
	ReviewNone      Code = "review-none"
)

// severities holds the severity of every code; a test insists that none is
// forgotten.
var severities = map[Code]Severity{
	FileUnreadable: Error, FileKind: Error, FilePacked: Error, FileRefused: Error, FileSkipped: Note, FileLink: Warning, FileSame: Note,
	FileReaching: Warning, FileExtra: Note, PlanMissing: Error, PlanTwice: Error,
	PlanFieldMissing: Error, PlanWrong: Error, AgencyUnknown: Error, MetaMissing: Warning, MetaContradicts: Error,
	SchemaNewer: Error, ReturnUnknown: Error, ReturnMissing: Warning, ReturnNamed: Warning, ReturnSuperseded: Note, ReturnsConflict: Error,
	ReturnsSame: Note, ReturnBlank: Warning, NoReturns: Warning, CommandReportDate: Note, LanguageNotReady: Warning,
	FontNotUsed: Note,

	SheetMissing: Error, SheetTwice: Error, SheetRenamed: Note, SheetUnknown: Note, SheetHidden: Warning, HeaderMissing: Error,
	ColumnMissing: Error, ColumnUnknown: Note, ColumnRenamed: Warning, ColumnTwice: Error, CellsMerged: Error, RowHidden: Warning, ColumnHidden: Warning,
	CellOutside: Note, FieldUnknown: Note, FieldTwice: Error, RowTotals: Note, RowWithoutID: Error, RowTwice: Error,
	RequiredBlank: Warning, LockedChanged: Warning, RowNotExpected: Warning,

	LevelUnknown: Error, LevelBlank: Warning, ValueUnknown: Error, ValueRead: Note, DateAmbiguous: Error,
	DateUnreadable: Error, DateShortYear: Error, DateCalendar: Error, DateWords: Warning, DateRead: Note, NumberUnreadable: Error, NumberAsText: Note,
	AnswerUnreadable: Error, IDNumeric: Note, IDAmbiguous: Error, CommitmentNone: Error, MilestoneNone: Error,
	AgencyCellNone: Error, SectionUnknown: Error, IDInvalid: Error, LinkUnsafe: Warning, LinkHidden: Note, FormulaNoValue: Error,
	FormulaRead: Note, CellError: Error, CellBroken: Error, ControlChars: Warning, TextTooLong: Warning, StruckThrough: Warning,
	CommentNotRead: Note, CharacterNoFont: Warning,

	CommitmentTwice: Error, MilestoneTwice: Error, LevelConflict: Error, MilestoneConflict: Error, LevelByOther: Note,
	LevelDiffers: Warning, CompletedNoProof: Warning, CompletedNoEnd: Warning, MilestoneLate: Warning,
	MilestoneBeyond: Error, DateOrder: Error, DateOutside: Warning, DateAfterReport: Warning, BegunNotStarted: Warning, EndedNotCompleted: Warning,
	NoticeAfterEvent: Warning, PersonalData: Warning, EventAfterEnd: Warning, EventConflict: Error,
	EventJoined: Note, ParticipantsSum: Warning, ChallengeMissing: Warning, SectionBlank: Warning,
	CommentUnanswered: Warning, CommentTwice: Error, CommentTarget: Warning, MilestonesNone: Note,

	TemplateFile: Error, TemplateRefused: Error, TemplateBraceOpen: Error, TemplateBraceClose: Error, TemplateBraces: Error, TemplateTagUnknown: Error,
	TemplateTagOutside: Error, TemplateTagSign: Error, TemplateNotAlone: Error, TemplateNotClosed: Error,
	TemplateNotOpened: Error, TemplateCrossed: Error, TemplateMisplaced: Error, TemplateNote: Error, TemplateTwice: Error,
	TemplateInBody: Error, TemplateNoBody: Error, TemplateStyle: Error, TemplateNoTags: Error,

	ReviewKind: Error, ReviewRefused: Error, ReviewForeign: Warning, ReviewOther: Warning, ReviewWordless: Warning, ReviewNoFacts: Warning, ReviewTemplate: Warning, ReviewControls: Note, ReviewStale: Note,
	ReviewUntracked: Warning, ReviewFormats: Note, ReviewTwice: Note, ReviewKnown: Note, ReviewNone: Note,
}

// Codes returns every code, for tests and for the catalogue's check.
func Codes() []Code {
	cs := make([]Code, 0, len(severities))
	for c := range severities {
		cs = append(cs, c)
	}
	slices.Sort(cs)
	return cs
}
