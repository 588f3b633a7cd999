package columns

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"selfassess/ogp"
)

// What the program's own workbooks have in common, so that it knows them again
// when they come back.

// SchemaVersion is the version of the workbook format that is written, and the
// highest that is read.
const SchemaVersion = 1

// HeaderRow is where the header of every table stands in our workbooks: below
// a title and a note.
const HeaderRow = 4

// HelpColumn of the sheet Plan explains each field in words of ours.
const HelpColumn = 3

// Facts are the keys of what identifies a return, wherever it is stated.
var Facts = []string{"schema_version", "plan_id", "agency", "language", "submission", "issued"}

// FactSheet is the name of the hidden sheet that holds the facts, one a row.
const FactSheet = "_meta"

// SheetFact is the fact that tells under which name a sheet was written.
func SheetFact(key string) string { return "sheet_" + key }

// The fields of the plan with its own words for things. A form that was written
// with such words has them among its facts, under the same keys.
const (
	WordCommitment = "word_commitment"
	WordMilestone  = "word_milestone"
	WordAgency     = "word_agency"
)

// WordFields are all of them.
var WordFields = []string{WordCommitment, WordMilestone, WordAgency}

// OwnFact is the fact that lists the marks of texts of our own.
const OwnFact = "own"

// OwnMark is by what a text that the program wrote is known again. Spaces and
// line breaks do not count: programs change them in notes.
func OwnMark(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), "")))
	return hex.EncodeToString(sum[:6])
}

// The keys of sheets that ask for nothing.
const (
	ReadMe     = "readme"
	Check      = "check"
	Lists      = "lists"
	ToFix      = "to_fix"      // what an agency is to mend
	NotCarried = "not_carried" // what it wrote and its form has no cell for
)

// OwnSheets are the sheets that ask for nothing, beside the facts on Read me.
// People write on them all the same.
var OwnSheets = []string{ReadMe, Check, Lists, ToFix, NotCarried}

// NotCarriedText is the column of the sheet NotCarried in which the texts
// stand.
const NotCarriedText = 5

// NoField tells the findings about cells whose content no record can hold.
func NoField(c ogp.Code) bool { return noField[c] }

var noField = map[ogp.Code]bool{
	ogp.ValueUnknown: true, ogp.LevelUnknown: true, ogp.AnswerUnreadable: true, ogp.SectionUnknown: true,
	ogp.DateAmbiguous: true, ogp.DateShortYear: true, ogp.DateCalendar: true, ogp.DateUnreadable: true,
	ogp.NumberUnreadable: true, ogp.NumberTooSmall: true, ogp.PercentUnreadable: true, ogp.PercentAmbiguous: true,
	ogp.OwnWordUnreadable: true,
	ogp.IDAmbiguous:       true, ogp.IDOtherRow: true,
	ogp.IDTurned: true, ogp.IDListUnclear: true,
	ogp.CellError: true, ogp.CellObject: true, ogp.LockedChanged: true, ogp.LinkHidden: true, ogp.LinkLocal: true,
}
