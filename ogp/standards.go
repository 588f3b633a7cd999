package ogp

// Verdict is the result of testing a minimum requirement.
type Verdict string

// The verdicts. CannotTell means that the workbooks do not say enough.
const (
	Met        Verdict = "met"
	NotMet     Verdict = "not_met"
	CannotTell Verdict = "unknown"
)

// Reason is why an event or a year falls short of a requirement, or why a
// requirement is not met. Its words are in the catalogue.
type Reason string

// The reasons. The first group is about events, the second about requirements.
const (
	WrongPhase              Reason = "wrong_phase"
	CivilSocietyAbsent      Reason = "civil_society_absent"
	CivilSocietyNotRecorded Reason = "civil_society_not_recorded"
	ResultsNotPresented     Reason = "results_not_presented"
	ResultsNotRecorded      Reason = "results_not_recorded"
	CommentsNotInvited      Reason = "comments_not_invited"
	CommentsNotRecorded     Reason = "comments_not_recorded"
	CannotBePlaced          Reason = "cannot_be_placed" // its date spans two plan years
	OutsidePlan             Reason = "outside_plan"
	TooLate                 Reason = "notice_too_late" // requirement 3.1

	NoForum          Reason = "no_forum"
	NoForumMeetings  Reason = "no_forum_meetings"
	GapTooLong       Reason = "gap_too_long"
	NoRules          Reason = "no_rules_link"
	NoWebsite        Reason = "no_website"
	NoRepository     Reason = "no_repository"
	TooFewUpdates    Reason = "too_few_updates"
	NoCoCreationItem Reason = "no_co_creation_item"
	NoImplementItem  Reason = "no_implementation_item"
	NoEvents         Reason = "no_co_creation_events"
	NoNotice         Reason = "no_notice_date"
	NoOutreach       Reason = "no_outreach"
	NoInputMechanism Reason = "no_input_mechanism"
	InputDatesUnsure Reason = "input_dates_missing"
	NoComments       Reason = "no_co_creation_comments"
	Unanswered       Reason = "comments_unanswered"
	TooFewMeetings   Reason = "too_few_meetings"
	NoPlanPeriod     Reason = "no_plan_period" // the plan's start or end is not a full date
)

// Requirement is one minimum requirement of the Participation and Co-Creation
// Standards, tested on the data.
type Requirement struct {
	Number   string // "1.1" … "5.1"
	Verdict  Verdict
	Why      []Reason      // why it is not met, or cannot be told; empty if met
	Years    []YearTest    // 2.2 and 5.1: by plan year
	Calendar []YearTest    // 5.1 also by calendar year; Required is 0, for information
	Gap      *Gap          // 1.1: the longest time without a forum meeting
	Notice   *NoticePeriod // 3.1: notice before the earliest co-creation event
	Counting []ID          // events (3.x), or comments (4.1) that fulfil it
	Short    []Short       // events or comments that fall short, and why
	Links    []Link        // that were given for it
}

// YearTest is a requirement tested in one 12-month year.
type YearTest struct {
	Year       int // 1, 2 … of the plan, or the calendar year
	From, To   Date
	Held       int // candidates that lie in the year, counting or not
	Qualifying int
	Required   int
	Verdict    Verdict // "" for calendar years, which are not tested
	Events     []ID    // those that count; empty for 2.2
	Short      []Short
}

// Short is an event or comment that falls short, with all its reasons.
type Short struct {
	ID  ID
	Why []Reason
}

// Gap is a stretch of time without a meeting. TooLong means over six months.
type Gap struct {
	From, To Date
	Days     int
	TooLong  bool
}

// NoticePeriod is the time between a notice and the event it announced.
type NoticePeriod struct {
	Event        ID
	Notice, Held Date
	Days         int
}

// PlanYear is a 12-month year of the plan.
type PlanYear struct {
	Number   int
	From, To Date
	Required int // meetings that requirement 5.1 asks for: 2, or 1 in a short last year
}
