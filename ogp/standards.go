package ogp

// Verdict is the result of testing a minimum requirement on what was recorded.
type Verdict string

// The verdicts. NotMet is said only where something was recorded and falls
// short; what nobody wrote down is NotRecorded, and where blank or vague cells
// decide, it cannot be told. A period that has not ended is Running.
const (
	Met         Verdict = "met"
	NotMet      Verdict = "not_met"
	Running     Verdict = "running"
	CannotTell  Verdict = "cannot_be_told"
	NotRecorded Verdict = "not_recorded"
)

// overall is the verdict on a test of several parts, the main one first: not
// met comes before cannot be told, that before running, and that before met.
// Where the main part was not recorded, nothing was that could be judged; where
// another was not, it cannot be told.
func overall(main Verdict, parts ...Verdict) Verdict {
	worst := main
	rank := map[Verdict]int{Met: 0, Running: 1, CannotTell: 2, NotRecorded: 2, NotMet: 3}
	for _, v := range parts {
		if v == NotRecorded && main != NotRecorded {
			v = CannotTell
		}
		if rank[v] > rank[worst] {
			worst = v
		}
	}
	return worst
}

// Reason is why an event or a year falls short of a requirement, or why a
// requirement is not met. Its words are in the catalogue.
type Reason string

// The reasons. The first group is about events, the second about requirements.
const (
	WrongPhase              Reason = "wrong_phase"
	PhaseNotRecorded        Reason = "phase_not_recorded"
	NotAMeeting             Reason = "not_a_meeting" // a written consultation or a survey
	GovernmentAbsent        Reason = "government_absent"
	CivilSocietyAbsent      Reason = "civil_society_absent"
	CivilSocietyNotRecorded Reason = "civil_society_not_recorded"
	ResultsNotPresented     Reason = "results_not_presented"
	ResultsNotRecorded      Reason = "results_not_recorded"
	CommentsNotInvited      Reason = "comments_not_invited"
	CommentsNotRecorded     Reason = "comments_not_recorded"
	CannotBePlaced          Reason = "cannot_be_placed" // it may lie in several years
	OutsidePlan             Reason = "outside_plan"
	TooLate                 Reason = "notice_too_late" // requirement 3.1

	NoForum          Reason = "no_forum"
	NoForumMeetings  Reason = "no_forum_meetings"
	GapTooLong       Reason = "gap_too_long"
	GapUnsure        Reason = "gap_unsure"
	NoRules          Reason = "no_rules_link"
	RulesNoLink      Reason = "rules_not_a_link"
	NoWebsite        Reason = "no_website"
	WebsiteNoLink    Reason = "website_not_a_link"
	NoRepository     Reason = "no_repository"
	RepositoryNoLink Reason = "repository_not_a_link"
	NoUpdates        Reason = "no_updates"
	TooFewUpdates    Reason = "too_few_updates"
	UpdatesUnsure    Reason = "updates_unsure"
	NoCoCreationItem Reason = "no_co_creation_item"
	NoImplementItem  Reason = "no_implementation_item"
	KindNotRecorded  Reason = "kind_not_recorded"
	NoEvents         Reason = "no_co_creation_events"
	NoNotice         Reason = "no_notice_date"
	NoOutreach       Reason = "no_outreach"
	OutreachUnsure   Reason = "outreach_unsure"
	NoInputMechanism Reason = "no_input_mechanism"
	InputByMeetings  Reason = "input_by_meetings"
	InputUnsure      Reason = "input_unsure"
	InputDatesUnsure Reason = "input_dates_missing"
	NoComments       Reason = "no_co_creation_comments"
	CommentsUnlisted Reason = "comments_not_listed"
	Unanswered       Reason = "comments_unanswered"
	NoMeetings       Reason = "no_meetings"
	TooFewMeetings   Reason = "too_few_meetings"
	MeetingsUnsure   Reason = "meetings_unsure"
	YearRunning      Reason = "year_running"
	NoPlanPeriod     Reason = "no_plan_period" // the plan's start or end is not a full date
)

// Requirement is one minimum requirement of the Participation and Co-Creation
// Standards, tested on the data.
type Requirement struct {
	Number    string // "1.1" … "5.1"
	Verdict   Verdict
	Why       []Reason      // why it is anything but met; empty if met
	Years     []YearTest    // 2.2 and 5.1: by plan year
	Calendar  []YearTest    // 5.1 also by calendar year; Required is 0, for information
	Gap       *Gap          // 1.1: the longest time without a forum meeting that counts
	Notice    *NoticePeriod // 3.1: notice before the earliest co-creation event
	Responses *Responses    // 4.1: how many contributions there were, and how many have a response
	Counting  []ID          // events (1.1, 3.x, 5.1), or comments (4.1) that fulfil it
	Noted     []Short       // of Counting: those with something that was not recorded (1.1)
	May       []Short       // events that may count (1.1, 3.x), and what is not recorded of them
	Short     []Short       // events or comments that fall short, and why
	Links     []Link        // that were given for it
}

// YearTest is a requirement tested in one 12-month year.
type YearTest struct {
	Year       int // 1, 2 … of the plan, or the calendar year
	From, To   Date
	Held       int // meetings recorded that lie in the year, counting or not
	Qualifying int // of these, the ones that count
	Falling    int // meetings that lie in the year and fall short
	Possible   int // further meetings that may count: a cell is blank, or the date too vague
	Required   int
	Verdict    Verdict // "" for calendar years, which are not tested
	Events     []ID    // those that count; empty for 2.2
	May        []Short // those that may count, and what is not recorded of them
	Short      []Short // those that fall short, and why
}

// Short is an event or comment that falls short, or may count, with all its
// reasons.
type Short struct {
	ID  ID
	Why []Reason
}

// Gap is a stretch of time without a meeting. TooLong means over six months;
// AtMost, that the days of meetings are not all known and it may be shorter.
type Gap struct {
	From, To Date
	Days     int
	TooLong  bool
	AtMost   bool
}

// NoticePeriod is the time between a notice and the event it announced.
type NoticePeriod struct {
	Event        ID
	Notice, Held Date
	Days         int
}

// Responses are the figures of requirement 4.1.
type Responses struct {
	Answered int // comments on the plan that are listed with a response
	Listed   int // comments on the plan that are listed
	Counted  int // contributions that were counted at co-creation events
}

// Contributions is how many there were: those listed and those counted may be
// the same, so it is the larger number.
func (n *Responses) Contributions() int { return max(n.Listed, n.Counted) }

// PlanYear is a 12-month year of the plan.
type PlanYear struct {
	Number   int
	From, To Date
	Required int // meetings that requirement 5.1 asks for
}
