package templates

// The terms of letters.toml, one for every key; see terms.go.
const (
	LetterTo              Term = "letter.to"
	LetterSubject         Term = "letter.subject"
	LetterSubjectMend     Term = "letter.subject_mend"
	LetterSubjectConflict Term = "letter.subject_conflict"
	LetterSubjectRefused  Term = "letter.subject_refused"
	LetterSubjectMissing  Term = "letter.subject_missing"
	LetterGreeting        Term = "letter.greeting"
	LetterGreetingAgency  Term = "letter.greeting_agency"
	LetterGreetingAnyone  Term = "letter.greeting_anyone"
	LetterThanks          Term = "letter.thanks"
	LetterMend            Term = "letter.mend"
	LetterCopy            Term = "letter.copy"
	LetterDue             Term = "letter.due"
	LetterErrors          Term = "letter.errors"
	LetterWarnings        Term = "letter.warnings"
	LetterSheet           Term = "letter.sheet"
	LetterSheetSent       Term = "letter.sheet_sent"
	LetterWhole           Term = "letter.whole"
	LetterCell            Term = "letter.cell"
	LetterPoint           Term = "letter.point"
	LetterFix             Term = "letter.fix"
	LetterRight           Term = "letter.right"
	LetterConflict        Term = "letter.conflict"
	LetterConflictAsk     Term = "letter.conflict_ask"
	LetterConflictCopy    Term = "letter.conflict_copy"
	LetterConflictLine    Term = "letter.conflict_line"
	LetterConflictFile    Term = "letter.conflict_file"
	LetterRefused         Term = "letter.refused"
	LetterForm            Term = "letter.form"
	LetterNoCopy          Term = "letter.no_copy"
	LetterMissing         Term = "letter.missing"
	LetterMissingGaps     Term = "letter.missing_gaps"
	LetterMissingSent     Term = "letter.missing_sent"
	LetterQuestions       Term = "letter.questions"
	LetterRegards         Term = "letter.regards"
)

// LetterRefusedSet is the closed set of letters.toml: its keys are codes of
// findings about files that cannot be used.
const LetterRefusedSet = "letter_refused"
