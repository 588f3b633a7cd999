package ogp

import (
	"maps"
	"slices"
)

// Code names a kind of finding. Codes are permanent: people filter by them.
type Code string

// The codes, by what they are about. What a finding of each is like stands in
// the list below.
const (
	// Files.
	FileUnreadable    Code = "file-unreadable"
	FileKind          Code = "file-kind"     // not an .xlsx workbook
	FilePacked        Code = "file-packed"   // a folder in one file
	FileForeign       Code = "file-foreign"  // no workbook, and nobody knows whose it is
	FileBeside        Code = "file-beside"   // no workbook, of an agency whose return is there
	FileRefused       Code = "file-refused"  // outside the limits, or damaged
	FileSkipped       Code = "file-skipped"  // other things in inputs
	FileOpen          Code = "file-open"     // the mark of a program that has a workbook open
	FileLink          Code = "file-link"     // a symbolic link, which is not followed
	FileSame          Code = "file-same"     // the same bytes under another name
	FileReaching      Code = "file-reaching" // parts of a workbook that lead out of it or run something
	FileExtra         Code = "file-extra"    // other parts of a workbook that are not cells
	PlanMissing       Code = "plan-missing"  // the folder has no plan.xlsx
	PlanTwice         Code = "plan-twice"    // a plan workbook among the returns
	PlanBoth          Code = "plan-in-two-formats"
	PlanFieldMissing  Code = "plan-field-missing"
	PlanWrong         Code = "plan-id-wrong"
	AgencyUnknown     Code = "agency-unknown"
	MetaMissing       Code = "meta-missing" // told by the file's name
	MetaContradicts   Code = "meta-contradicts"
	SchemaNewer       Code = "schema-newer"
	TableUnknown      Code = "table-unknown"        // a table of text that is no sheet of a return
	TableNoAgency     Code = "table-without-agency" // whose it is cannot be told
	TableTwice        Code = "table-twice"
	ReturnUnknown     Code = "return-unidentified" // whose return it is cannot be told
	ReturnMissing     Code = "return-missing"
	ReturnUnread      Code = "return-unreadable"      // something came, and none of it can be read
	ReturnNamed       Code = "return-named-otherwise" // the file has the name of another one
	ReturnSuperseded  Code = "return-superseded"
	ReturnsConflict   Code = "returns-conflict"
	SubmissionUnknown Code = "submission-unknown" // of a return that says none, where there are others
	ReturnsSame       Code = "returns-same"       // same content twice
	ReturnBlank       Code = "return-blank"       // nothing was filled in
	NoReturns         Code = "no-returns"
	CommandReportDate Code = "report-date-today"
	LanguageUnserved  Code = "other-language-not-shipped" // no report is made in a language that the plan names besides
	LanguageNotReady  Code = "language-not-shipped"       // the report's own words are in another language

	FontNotUsed Code = "font-not-used" // a font file of the computer

	// Translations.
	TranslationPending  Code = "translation-pending"  // texts that a report in another language shows in the plan's
	TranslationStale    Code = "translation-stale"    // its text is there no more
	TranslationDamaged  Code = "translation-damaged"  // its text and the mark of it do not belong together
	TranslationConflict Code = "translation-conflict" // another one of the same text
	TranslationMain     Code = "translation-main"     // into the language in which the text is

	// Earlier moments, kept in history.
	MomentUnreadable Code = "moment-unreadable" // no report.json that can be compared
	MomentSkipped    Code = "moment-skipped"    // other things in history
	MomentOtherPlan  Code = "moment-of-another-plan"
	MomentLater      Code = "moment-later"
	MomentOwnDay     Code = "moment-of-the-same-day" // as the report
	MomentSame       Code = "moment-same"            // as another one
	MomentTwice      Code = "moment-twice"           // two of a day, which differ

	// Sheets and columns.
	SheetMissing   Code = "sheet-missing"
	SheetTwice     Code = "sheet-twice"
	SheetRenamed   Code = "sheet-renamed"  // found by its headers
	SheetUnknown   Code = "sheet-unknown"  // content that is not read
	SheetHidden    Code = "sheet-hidden"   // read all the same
	HeaderMissing  Code = "header-missing" // no header row
	ColumnMissing  Code = "column-missing"
	ColumnUnknown  Code = "column-unknown"
	ColumnRenamed  Code = "column-renamed" // a header that may be that of a missing column
	ColumnTwice    Code = "column-twice"
	CellsMerged    Code = "cells-merged"
	RowHidden      Code = "row-hidden"
	ColumnHidden   Code = "column-hidden"
	CellOutside    Code = "cell-outside"  // content beside the table that is not read
	FieldUnknown   Code = "field-unknown" // a row of the Plan sheet
	FieldTwice     Code = "field-twice"
	RowTotals      Code = "row-totals" // a row of sums, which is not read
	RowWithoutID   Code = "row-without-id"
	RowTwice       Code = "row-twice"
	RequiredBlank  Code = "required-blank"
	LockedChanged  Code = "locked-changed"
	RowNotExpected Code = "row-not-expected" // a commitment or milestone that is not in the agency's form

	// Cells.
	LevelUnknown     Code = "level-unknown"
	LevelBlank       Code = "level-blank"
	ValueUnknown     Code = "value-unknown"
	ValueRead        Code = "value-read" // read under a rule
	DateAmbiguous    Code = "date-ambiguous"
	DateUnreadable   Code = "date-unreadable"
	DateShortYear    Code = "date-short-year" // what is probably meant
	DateCalendar     Code = "date-calendar"   // a year of another calendar
	DateWords        Code = "date-words"
	DateRead         Code = "date-read"         // read under a rule
	DateShownPartly  Code = "date-shown-partly" // a cell that shows the month or year of a day
	NumberUnreadable Code = "number-unreadable"
	NumberTooSmall   Code = "number-too-small"
	NumberAsText     Code = "number-as-text"
	AnswerUnreadable Code = "answer-unreadable"
	IDNumeric        Code = "id-numeric" // a number read as the one id it can be
	IDAmbiguous      Code = "id-ambiguous"
	IDOtherRow       Code = "id-other-row"    // beside it stands the plan's text about another id
	IDTurned         Code = "id-turned"       // a program has made a day or a number of it
	IDListUnclear    Code = "id-list-unclear" // "3-6": two ids, or four
	CommitmentNone   Code = "commitment-unknown"
	MilestoneNone    Code = "milestone-unknown"
	AgencyCellNone   Code = "agency-cell-unknown"
	SectionUnknown   Code = "section-unknown"
	IDInvalid        Code = "id-invalid"
	LinkUnsafe       Code = "link-unsafe"
	LinkLocal        Code = "link-local"   // the path of a file on a computer; it is not published
	LinkSpace        Code = "link-space"   // an address with a space in it, or words behind it
	LinkWrapped      Code = "link-wrapped" // the address within another one was taken
	LinkBlank        Code = "link-blank"   // a cell that shows nothing leads to an address
	LinkHidden       Code = "link-hidden"  // a cell leads to an address that it does not show
	FormulaNoValue   Code = "formula-no-value"
	FormulaRead      Code = "formula-read" // a formula's stored value was used
	CellError        Code = "cell-error"
	CellPicture      Code = "cell-picture"      // the cell holds a picture
	PictureOver      Code = "picture-over-cell" // the cell is empty, and a picture lies over it
	CellObject       Code = "cell-object"       // the cell holds something else that is no text
	CellBroken       Code = "cell-broken"       // the file does not say what the cell holds
	TextUnseen       Code = "text-unseen"       // text in the file that no program shows
	ControlChars     Code = "control-characters"
	TextTooLong      Code = "text-too-long"
	StruckThrough    Code = "text-struck"
	TextUnwritten    Code = "text-unwritten"         // "to be completed", "see attached"
	CommentNotRead   Code = "cell-comment"           // a note in a cell is not read
	CharacterNoFont  Code = "character-without-font" // the PDF shows its number

	// Meaning.
	CommitmentTwice     Code = "commitment-twice"
	MilestoneTwice      Code = "milestone-twice"
	LevelConflict       Code = "level-conflict"
	MilestoneConflict   Code = "milestone-conflict"
	EndConflict         Code = "milestone-end-conflict" // two agencies give different actual ends
	LevelByOther        Code = "level-not-decisive"     // a level in a row whose agency does not decide
	ViewByOther         Code = "view-by-other"          // of somebody who is no counterpart
	ViewOnly            Code = "view-only"              // what a counterpart filled in and only those do who carry the commitment out
	ViewLevelBlank      Code = "view-level-blank"
	CounterpartActs     Code = "counterpart-acts" // it follows what it carries out itself
	LevelDiffers        Code = "level-differs"
	CompletedNoProof    Code = "completed-without-evidence"
	CompletedNoEnd      Code = "completed-without-end"
	MilestoneLate       Code = "milestone-late"
	MilestoneBeyond     Code = "milestone-after-plan"
	MilestoneEndedAfter Code = "milestone-ended-after-plan"
	MilestoneOverdue    Code = "milestone-overdue" // due, not finished, and no reason given
	EndTooVague         Code = "completed-end-vague"
	ReportBeforePlan    Code = "report-date-before-plan"
	LevelsOfLater       Code = "levels-of-later" // forms were issued after the day that the report speaks of
	CommentWindowShort  Code = "comment-window-short"
	ReturnsDueOdd       Code = "returns-due-odd" // too late for the report, or before the plan begins
	DateOrder           Code = "date-order"
	DateOutside         Code = "date-outside-plan"
	DateAfterReport     Code = "date-after-report" // things done after the day the report speaks of, one finding a file
	BegunNotStarted     Code = "not-started-with-dates"
	EndedNotCompleted   Code = "ended-not-completed"
	NoticeAfterEvent    Code = "notice-after-event"
	PersonalUnsearched  Code = "personal-data-unsearched" // more than is looked through
	PersonalData        Code = "personal-data"
	EventAfterEnd       Code = "event-after-end"
	EventConflict       Code = "event-conflict"
	EventJoined         Code = "event-joined" // rows that are one event
	ParticipantsSum     Code = "participants-sum"
	NumberImprobable    Code = "number-improbable"
	ChallengeMissing    Code = "challenge-missing"
	ActivityDiffers     Code = "activity-differs"  // a step of a milestone's implementation, from what the plan says
	ActivityRenamed     Code = "activity-renamed"  // perhaps: a return has a step that the plan has not, and lacks one of the plan's
	ActivityConflict    Code = "activity-conflict" // two agencies say different things of it
	CorrectiveMissing   Code = "corrective-action-missing"
	SectionBlank        Code = "section-blank"
	SectionTwice        Code = "section-twice"
	RecommendationTwice Code = "recommendation-twice"
	ChangeUnexplained   Code = "change-unexplained" // when, or why
	CommentUnanswered   Code = "comment-unanswered"
	ResponseMissing     Code = "response-missing" // to a comment about which something was decided
	CommentTwice        Code = "comment-twice"
	CommentTarget       Code = "comment-target-unknown"
	RemarkUndecided     Code = "remark-undecided"  // nobody has said whether remarks of a reviewed copy may be published
	RemarkUnanswered    Code = "remark-unanswered" // one that is not published
	MilestonesNone      Code = "commitment-without-milestones"
	MergedNowhere       Code = "merged-into-missing"
	MergedItself        Code = "merged-into-itself"
	MergedCircle        Code = "merged-in-circle"
	MergedWithdrawn     Code = "merged-into-withdrawn"
	NotMerged           Code = "merged-into-without-merger"
	EventUndecided      Code = "event-undecided" // cells that decide a requirement are blank
	SeriesNoEnd         Code = "series-without-end"
	SeriesOverYear      Code = "series-over-year"

	// Accepted warnings.
	AcceptedUnknown   Code = "accepted-code-unknown"
	AcceptedOther     Code = "accepted-no-warning" // an error or a note
	AcceptedChanged   Code = "accepted-changed"    // what was accepted there is no longer what is found there
	AcceptedAsPrinted Code = "accepted-as-printed" // the place is that of the screen, where files and cells move
	AcceptedNothing   Code = "accepted-nothing"

	// The country's own words for levels.
	WordMeansOther    Code = "word-means-other-level" // a word that is the name of another level
	OwnWordUnreadable Code = "own-word-unreadable"    // what a plan calls a commitment, a milestone or an agency
	WordMeansTwo      Code = "word-means-two-levels"  // rows that contradict each other
	WordNeedless      Code = "word-needless"          // a word that is read as that level anyway
	WordTwice         Code = "word-twice"
	LevelByWord       Code = "level-by-vocabulary"

	// Percents.
	PercentUnreadable Code = "percent-unreadable"
	PercentAmbiguous  Code = "percent-ambiguous" // 0.8: eighty, or less than one
	PercentDiffers    Code = "percent-differs"   // it is another level than the stated one
	LevelByPercent    Code = "level-by-percent"
	ThresholdsOrder   Code = "percent-thresholds"
	ThresholdsMissing Code = "percent-thresholds-missing"

	// Templates. Where a finding is about a place in one, part, partname,
	// heading and words tell which.
	TemplateFile       Code = "template-file"           // not a Word document
	TemplateRefused    Code = "template-refused"        // outside the limits, or damaged
	TemplateBraceOpen  Code = "template-brace-open"     // a { without its }
	TemplateBraceClose Code = "template-brace-close"    // a } without its {
	TemplateBraces     Code = "template-braces-doubled" // {{ }} of another program
	TemplateTagUnknown Code = "template-tag-unknown"
	TemplateTagOutside Code = "template-tag-outside"
	TemplateTagSign    Code = "template-tag-sign"
	TemplateNotAlone   Code = "template-tag-not-alone"
	TemplateNotClosed  Code = "template-block-not-closed"
	TemplateNotOpened  Code = "template-block-not-opened"
	TemplateCrossed    Code = "template-blocks-crossed"
	TemplateMisplaced  Code = "template-block-misplaced"
	TemplateNote       Code = "template-note-repeated" // a footnote in a repeated block
	TemplateTwice      Code = "template-tag-twice"     // what stands once only
	TemplateInBody     Code = "template-tag-in-body"   // what the body holds already
	TemplateNoBody     Code = "template-without-body"  // a table of contents of nothing
	TemplateStyle      Code = "template-style-missing"
	TemplateNoTags     Code = "template-without-tags"
	TemplateValue      Code = "template-tag-value-only"  // a block or a chart where only words can stand
	TemplateNowhere    Code = "template-tag-not-filled"  // a tag where none is filled
	TemplateMany       Code = "template-more-mistakes"   // than are listed
	TemplateChanges    Code = "template-tracked-changes" // read as accepted
	TemplateHidden     Code = "template-hidden-text"     // it is left out
	TemplateUnsafe     Code = "template-unsafe"          // it would fetch, run or carry something
	TemplateField      Code = "template-field"           // it shows what is not the report's
	TemplateTaken      Code = "template-taken-out"       // what its makers left behind
	TemplateUnled      Code = "template-link-to-nothing" // what its tags stand for is no address

	// What the PDF does not take from a template.
	TemplateColor   Code = "template-color-pale"      // of text; it is darkened
	TemplateLevel   Code = "template-color-alike"     // of a level; it is made to differ from others
	TemplateFont    Code = "template-font-missing"    // a family that is not at hand
	TemplateLogo    Code = "template-logo-not-used"   // a picture of a kind that no PDF for archives holds
	TemplateNoTheme Code = "template-without-theme"   // it has no colours and fonts to take
	TemplateText    Code = "template-text-not-in-pdf" // what only the template says
	TemplateLayout  Code = "template-layout-not-in-pdf"

	// Texts of a ministry in the place of those of the program.
	OwnTextFile           Code = "own-text-file"      // it cannot be read, or is none of a language
	OwnTextUnknown        Code = "own-text-unknown"   // there is no text of that key
	OwnTextKind           Code = "own-text-kind"      // a list in the place of a text, or a text in that of a list
	OwnTextAgain          Code = "own-text-again"     // in a second file
	OwnTextName           Code = "own-text-name"      // a name in braces that has no value there
	OwnTextLacks          Code = "own-text-lacks"     // names in braces, of which the values would be lost
	OwnTextForm           Code = "own-text-form"      // a plural form that the language does not have
	OwnTextMeans          Code = "own-text-means-two" // a word that is read, and means something else as well
	OwnTextLong           Code = "own-text-long"      // for its place in a workbook
	OwnTextCharacter      Code = "own-text-character" // which cannot stand there
	OwnTextNoFont         Code = "own-text-no-font"   // for a character
	OwnTextChanged        Code = "own-text-changed"   // what it was made from
	OwnTextMissing        Code = "own-text-missing"   // of an added language
	OwnLanguageUnfinished Code = "own-language-unfinished"

	// Reviewed copies.
	ReviewKind      Code = "review-kind"
	ReviewRefused   Code = "review-refused"
	ReviewForeign   Code = "review-foreign"  // nothing of this report is in it
	ReviewFinal     Code = "review-no-draft" // only drafts mark their sections
	ReviewOther     Code = "review-other-report"
	ReviewWordless  Code = "review-without-words"
	ReviewNoFacts   Code = "review-without-facts"  // the program that saved it dropped what it said of itself
	ReviewTemplate  Code = "review-other-template" // its words cannot be compared with the report's
	ReviewControls  Code = "review-controls-missing"
	ReviewStale     Code = "review-stale" // the report says something else today
	ReviewUntracked Code = "review-untracked"
	ReviewFormats   Code = "review-formats"
	ReviewTwice     Code = "review-twice"
	ReviewKnown     Code = "review-known"
	ReviewNone      Code = "review-none"
)

// codes are the findings of every code: how much they matter, and the
// arguments that their texts may use beside found, row, file, sheet and cell.
var codes = map[Code]codeInfo{
	// Files.
	FileUnreadable:    finding(Error, "reason"),
	FileKind:          finding(Error, "kind", "remedy"),
	FilePacked:        finding(Error, "kind", "remedy"),
	FileForeign:       finding(Warning, "kind", "remedy"),
	FileBeside:        finding(Note, "kind", "remedy"),
	FileRefused:       finding(Error, "reason", "part", "remedy"),
	FileSkipped:       finding(Note, "reason"),
	FileOpen:          finding(Note).inEveryProject(),
	FileLink:          finding(Warning),
	FileSame:          finding(Note, "other"),
	FileReaching:      finding(Warning, "what"),
	FileExtra:         finding(Note, "what"),
	PlanMissing:       finding(Error, "remedy"),
	PlanTwice:         finding(Error),
	PlanBoth:          finding(Error, "other"),
	PlanFieldMissing:  finding(Error, "field"),
	PlanWrong:         finding(Error, "expected"),
	AgencyUnknown:     finding(Error, "nearest"),
	MetaMissing:       finding(Warning, "agency"),
	MetaContradicts:   finding(Error, "field", "other"),
	SchemaNewer:       finding(Error, "known"),
	TableUnknown:      finding(Error),
	TableNoAgency:     finding(Error),
	TableTwice:        finding(Error, "agency", "other"),
	ReturnUnknown:     finding(Error),
	ReturnMissing:     finding(Warning, "agency", "name"),
	ReturnUnread:      finding(Warning, "agency", "name", "files"),
	ReturnNamed:       finding(Warning, "agency"),
	ReturnSuperseded:  finding(Note, "agency", "by", "submission").inEveryProject(),
	ReturnsConflict:   finding(Error, "agency", "other", "submission", "next"),
	SubmissionUnknown: finding(Error, "agency", "other", "next"),
	ReturnsSame:       finding(Note, "agency", "other"),
	ReturnBlank:       finding(Warning, "agency", "name"),
	NoReturns:         finding(Warning, "agencies"),
	CommandReportDate: finding(Note, "date"),
	LanguageUnserved:  finding(Note, "language"),
	LanguageNotReady:  finding(Warning, "language", "used"),

	FontNotUsed: finding(Note, "reason").aboutMachine(),

	// Translations.
	TranslationPending:  finding(Warning, "language", "count"),
	TranslationStale:    finding(Warning, "language", "where", "source"),
	TranslationDamaged:  finding(Warning, "mark"),
	TranslationConflict: finding(Warning, "language", "other", "othercell"),
	TranslationMain:     finding(Warning, "language"),

	// Earlier moments.
	MomentUnreadable: finding(Error, "reason", "remedy"),
	MomentSkipped:    finding(Note, "reason"),
	MomentOtherPlan:  finding(Error, "plan"),
	MomentLater:      finding(Error, "date"),
	MomentOwnDay:     finding(Note),
	MomentSame:       finding(Note, "other"),
	MomentTwice:      finding(Error, "other"),

	// Sheets and columns.
	SheetMissing:   finding(Error, "expected"),
	SheetTwice:     finding(Error, "other"),
	SheetRenamed:   finding(Note, "expected"),
	SheetUnknown:   finding(Note, "rows"),
	SheetHidden:    finding(Warning),
	HeaderMissing:  finding(Error, "expected"),
	ColumnMissing:  finding(Error, "column"),
	ColumnUnknown:  finding(Note, "column", "count"),
	ColumnRenamed:  finding(Warning, "column", "missing"),
	ColumnTwice:    finding(Error, "column", "other"),
	CellsMerged:    finding(Error, "range"),
	RowHidden:      finding(Warning, "count"),
	ColumnHidden:   finding(Warning, "count"),
	CellOutside:    finding(Note),
	FieldUnknown:   finding(Note, "nearest", "field"),
	FieldTwice:     finding(Error, "other", "field"),
	RowTotals:      finding(Note),
	RowWithoutID:   finding(Error, "column"),
	RowTwice:       finding(Error, "other"),
	RequiredBlank:  finding(Warning, "column").aboutBlank(),
	LockedChanged:  finding(Warning, "column", "plan"),
	RowNotExpected: finding(Warning, "agency"),

	// Cells.
	LevelUnknown:     finding(Error, "column", "choices", "nearest", "offer", "remedy", "word"),
	LevelBlank:       finding(Warning, "column", "expected_sheet", "state", "remedy").aboutBlank(),
	ValueUnknown:     finding(Error, "column", "choices", "nearest", "offer"),
	ValueRead:        finding(Note, "column", "as"),
	DateAmbiguous:    finding(Error, "column", "first", "second"),
	DateUnreadable:   finding(Error, "column", "last", "remedy"),
	DateShortYear:    finding(Error, "column", "as"),
	DateCalendar:     finding(Error, "column"),
	DateWords:        finding(Warning, "column"),
	DateRead:         finding(Note, "column", "as"),
	DateShownPartly:  finding(Note, "column", "as"),
	NumberUnreadable: finding(Error, "column", "least"),
	NumberTooSmall:   finding(Error, "column", "least"),
	NumberAsText:     finding(Note, "column", "as"),
	AnswerUnreadable: finding(Error, "column", "choices", "nearest", "offer"),
	IDNumeric:        finding(Note, "column", "as"),
	IDAmbiguous:      finding(Error, "column", "choices"),
	IDOtherRow:       finding(Error, "column", "choices", "textcolumn"),
	IDTurned:         finding(Error, "column", "kind", "choices", "entry", "wanted", "remedy"),
	IDListUnclear:    finding(Error, "column", "choices", "entry"),
	CommitmentNone:   finding(Error, "column", "nearest"),
	MilestoneNone:    finding(Error, "column", "nearest"),
	AgencyCellNone:   finding(Error, "column", "nearest"),
	SectionUnknown:   finding(Error, "column", "nearest", "choices", "offer"),
	IDInvalid:        finding(Error, "column"),
	LinkUnsafe:       finding(Warning, "column"),
	LinkLocal:        finding(Warning, "column"),
	LinkSpace:        finding(Warning, "column", "before"),
	LinkWrapped:      finding(Warning, "column", "as"),
	LinkBlank:        finding(Warning),
	LinkHidden:       finding(Note, "column", "text"),
	FormulaNoValue:   finding(Error, "column"),
	FormulaRead:      finding(Note, "column"),
	CellError:        finding(Error, "column", "remedy"),
	CellPicture:      finding(Error, "column"),
	PictureOver:      finding(Warning, "column"),
	CellObject:       finding(Error, "column", "what"),
	CellBroken:       finding(Error),
	TextUnseen:       finding(Warning),
	ControlChars:     finding(Warning, "column"),
	TextTooLong:      finding(Warning, "column", "length"),
	StruckThrough:    finding(Warning, "column"),
	TextUnwritten:    finding(Warning, "column"),
	CommentNotRead:   finding(Note),
	CharacterNoFont:  finding(Warning, "code", "script", "count", "font", "package").aboutMachine(),

	// Meaning.
	CommitmentTwice:     finding(Error, "other"),
	MilestoneTwice:      finding(Error, "other"),
	LevelConflict:       finding(Error, "agency", "level", "other", "otherlevel", "othercell"),
	MilestoneConflict:   finding(Error, "agency", "level", "other", "othercell", "otherlevel"),
	EndConflict:         finding(Error, "agency", "counts", "other", "otherend", "othercell"),
	LevelByOther:        finding(Note, "agency"),
	ViewByOther:         finding(Warning, "agency", "column"),
	ViewOnly:            finding(Warning, "agency", "column"),
	ViewLevelBlank:      finding(Warning, "column").aboutBlank(),
	CounterpartActs:     finding(Error, "part"),
	LevelDiffers:        finding(Warning, "declared", "implied", "milestones", "completed"),
	CompletedNoProof:    finding(Warning).aboutBlank(),
	CompletedNoEnd:      finding(Warning).aboutBlank(),
	MilestoneLate:       finding(Warning, "due", "ended", "days", "late"),
	MilestoneBeyond:     finding(Error, "planend"),
	MilestoneEndedAfter: finding(Warning, "ended", "planend"),
	MilestoneOverdue:    finding(Warning, "due", "date", "level").aboutBlank(),
	EndTooVague:         finding(Warning, "due"),
	ReportBeforePlan:    finding(Error, "date", "start"),
	LevelsOfLater:       finding(Note, "date", "count", "latest"),
	ReturnsDueOdd:       finding(Warning, "order", "date"),
	CommentWindowShort:  finding(Warning, "start", "end", "days", "least", "remedy"),
	DateOrder:           finding(Error, "start", "end"),
	DateOutside:         finding(Warning, "start", "end"),
	DateAfterReport:     finding(Warning, "date", "count", "cells"),
	BegunNotStarted:     finding(Warning, "level"),
	EndedNotCompleted:   finding(Warning, "level"),
	NoticeAfterEvent:    finding(Warning, "start"),
	PersonalUnsearched:  finding(Warning),
	PersonalData:        finding(Warning, "kind", "remedy", "inner"),
	EventAfterEnd:       finding(Warning, "end"),
	EventConflict:       finding(Error, "column", "other", "othercell", "otheragency"),
	EventJoined:         finding(Note, "othercell"),
	ParticipantsSum:     finding(Warning, "sum", "stated"),
	NumberImprobable:    finding(Warning, "column"),
	ChallengeMissing:    finding(Warning, "level").aboutBlank(),
	ActivityDiffers:     finding(Warning, "agency", "column", "said", "plan", "remedy"),
	ActivityRenamed:     finding(Warning, "agency", "choices"),
	ActivityConflict:    finding(Warning, "agency", "column", "said", "other", "theirs"),
	CorrectiveMissing:   finding(Warning, "reason").aboutBlank(),
	SectionBlank:        finding(Warning, "section").aboutBlank(),
	SectionTwice:        finding(Warning, "section", "other"),
	RecommendationTwice: finding(Warning, "other"),
	ChangeUnexplained:   finding(Warning, "change", "column").aboutBlank(),
	CommentUnanswered:   finding(Warning),
	ResponseMissing:     finding(Warning, "outcome").aboutBlank(),
	CommentTwice:        finding(Error, "other"),
	CommentTarget:       finding(Warning),
	RemarkUndecided:     finding(Warning, "count"),
	RemarkUnanswered:    finding(Warning),
	MilestonesNone:      finding(Note),
	MergedNowhere:       finding(Warning).aboutBlank(),
	MergedItself:        finding(Error),
	MergedCircle:        finding(Error, "chain"),
	MergedWithdrawn:     finding(Error, "last"),
	NotMerged:           finding(Warning),
	EventUndecided:      finding(Warning, "requirement", "columns").aboutBlank(),
	SeriesNoEnd:         finding(Warning, "times").aboutBlank(),
	SeriesOverYear:      finding(Warning, "start", "end"),

	// Accepted warnings.
	AcceptedUnknown:   finding(Error, "nearest"),
	AcceptedOther:     finding(Error, "severity"),
	AcceptedChanged:   finding(Note, "now"),
	AcceptedAsPrinted: finding(Note, "now"),
	AcceptedNothing:   finding(Note),

	// The country's own words for levels.
	WordMeansOther:    finding(Error, "means", "level"),
	OwnWordUnreadable: finding(Error, "column", "reason", "most", "run", "other"),
	WordMeansTwo:      finding(Error, "means", "other", "otherlevel"),
	WordNeedless:      finding(Note, "level"),
	WordTwice:         finding(Note, "other"),
	LevelByWord:       finding(Note, "as"),

	// Percents.
	PercentUnreadable: finding(Error, "column"),
	PercentAmbiguous:  finding(Error, "column", "low", "high"),
	PercentDiffers:    finding(Warning, "level", "stated"),
	LevelByPercent:    finding(Note, "level"),
	ThresholdsOrder:   finding(Error, "column"),
	ThresholdsMissing: finding(Error, "column").aboutBlank(),

	// Templates. Where a finding is about a place in one, part, partname,
	// heading and words tell which.
	TemplateFile:       finding(Error, "kind", "remedy"),
	TemplateRefused:    finding(Error, "reason"),
	TemplateBraceOpen:  finding(Error, "after", "close", "open", "right", "remedy"),
	TemplateBraceClose: finding(Error, "before", "close", "open", "right", "remedy"),
	TemplateBraces:     finding(Error, "tag", "right"),
	TemplateTagUnknown: finding(Error, "tag", "nearest"),
	TemplateTagOutside: finding(Error, "tag", "block", "closing"),
	TemplateTagSign:    finding(Error, "tag", "right"),
	TemplateNotAlone:   finding(Error, "tag", "remedy"),
	TemplateNotClosed:  finding(Error, "tag", "closing"),
	TemplateNotOpened:  finding(Error, "tag", "nearest"),
	TemplateCrossed:    finding(Error, "tag", "inner", "closing"),
	TemplateMisplaced:  finding(Error, "tag", "closing"),
	TemplateNote:       finding(Error),
	TemplateTwice:      finding(Error, "tag"),
	TemplateInBody:     finding(Error, "tag"),
	TemplateNoBody:     finding(Error, "tag", "body"),
	TemplateStyle:      finding(Error, "styles"),
	TemplateNoTags:     finding(Error),
	TemplateValue:      finding(Error, "tag"),
	TemplateNowhere:    finding(Error, "tag", "part", "where"),
	TemplateMany:       finding(Error, "count"),
	TemplateChanges:    finding(Warning, "count", "part", "partname"),
	TemplateHidden:     finding(Warning, "count", "part", "partname"),
	TemplateUnsafe:     finding(Error, "what", "part", "remedy"),
	TemplateField:      finding(Warning, "part", "why", "remedy"),
	TemplateTaken:      finding(Note, "what", "count", "remedy"),
	TemplateUnled:      finding(Warning, "why", "count", "remedy"),

	// What the PDF does not take from a template.
	TemplateColor:   finding(Note, "color", "ground", "used", "ratio", "usedratio").aboutMachine(),
	TemplateLevel:   finding(Note, "color", "other", "used", "ratio", "usedratio").aboutMachine(),
	TemplateFont:    finding(Note, "use").aboutMachine(),
	TemplateLogo:    finding(Note, "reason").aboutMachine(),
	TemplateNoTheme: finding(Note).aboutMachine(),
	TemplateText:    finding(Note, "count").aboutMachine(),
	TemplateLayout:  finding(Note).aboutMachine(),

	// Texts of a ministry.
	OwnTextFile:           finding(Error, "reason", "remedy", "line"),
	OwnTextUnknown:        finding(Error, "key", "nearest"),
	OwnTextKind:           finding(Error, "key", "wanted"),
	OwnTextAgain:          finding(Error, "key", "other"),
	OwnTextName:           finding(Error, "key", "name", "names"),
	OwnTextLacks:          finding(Error, "key", "names"),
	OwnTextForm:           finding(Error, "key", "form", "forms"),
	OwnTextMeans:          finding(Error, "key", "other", "language"),
	OwnTextLong:           finding(Error, "key", "most", "length"),
	OwnTextCharacter:      finding(Error, "key", "character"),
	OwnTextNoFont:         finding(Warning, "key", "character"),
	OwnTextChanged:        finding(Warning, "key", "language", "now"),
	OwnTextMissing:        finding(Error, "key", "english", "language"),
	OwnLanguageUnfinished: finding(Warning, "language", "lacks"),

	// Reviewed copies.
	ReviewKind:      finding(Error, "kind", "remedy"),
	ReviewRefused:   finding(Error, "reason", "part", "remedy"),
	ReviewForeign:   finding(Warning),
	ReviewFinal:     finding(Warning),
	ReviewOther:     finding(Warning, "title", "report"),
	ReviewWordless:  finding(Warning, "count", "pages"),
	ReviewNoFacts:   finding(Warning),
	ReviewTemplate:  finding(Warning),
	ReviewControls:  finding(Note, "count", "sections"),
	ReviewStale:     finding(Note, "sections"),
	ReviewUntracked: finding(Warning, "section", "was", "is", "by", "editor"),
	ReviewFormats:   finding(Note, "count"),
	ReviewTwice:     finding(Note, "count", "other"),
	ReviewKnown:     finding(Note, "count"),
	ReviewNone:      finding(Note, "remedy"),
}

// codeInfo is what all findings of a code have in common.
type codeInfo struct {
	severity Severity
	args     []string
	blank    bool // they say that a cell is blank
	machine  bool // they are about the computer on which the report is made
	routine  bool // every project has some in time; it is enough to know how many
}

func finding(s Severity, args ...string) codeInfo { return codeInfo{severity: s, args: args} }

func (i codeInfo) aboutBlank() codeInfo {
	i.blank = true
	return i
}

func (i codeInfo) aboutMachine() codeInfo {
	i.machine = true
	return i
}

func (i codeInfo) inEveryProject() codeInfo {
	i.routine = true
	return i
}

// Severity is that of every finding of the code.
func (c Code) Severity() Severity { return codes[c].severity }

// Routine tells the findings that every project has in time, and of which it
// is enough to know how many there are.
func (c Code) Routine() bool { return codes[c].routine }

// Codes returns every code, for tests and for the catalogue's check.
func Codes() []Code { return slices.Sorted(maps.Keys(codes)) }

// Args are the names of the arguments that texts about the code may use,
// beside found, row, file, sheet and cell.
func (c Code) Args() []string { return codes[c].args }
