package ogp

// Phase is the part of the OGP cycle to which an event or a document belongs.
type Phase string

// The phases.
const (
	CoCreation     Phase = "co_creation"
	Implementation Phase = "implementation"
	SelfAssessment Phase = "self_assessment"
)

// Phases are the phases in the order of the cycle.
var Phases = []Phase{CoCreation, Implementation, SelfAssessment}

// EventType is the kind of a consultation event.
type EventType string

// The event types that rules speak of.
const (
	ForumMeeting        EventType = "forum_meeting"
	WorkingGroup        EventType = "working_group"
	WrittenConsultation EventType = "written_consultation"
	Survey              EventType = "survey"
)

// EventTypes are all types of event.
var EventTypes = []EventType{ForumMeeting, WorkingGroup, "public_meeting", WrittenConsultation, Survey,
	"workshop", "other"}

// EventFormat is how people took part.
type EventFormat string

// EventFormats are all formats.
var EventFormats = []EventFormat{"in_person", "online", "hybrid"}

// Sector is a group of participants; also the sector of a commenter.
type Sector string

// Sectors are the sectors counted at an event, in the order of its columns.
var Sectors = []Sector{"government", "civil_society", "private_sector", "academia", "media", "parliament",
	"international", "citizens"}

// CivilSociety is the sector that requirement 5.1 asks for.
const CivilSociety Sector = "civil_society"

// Event is one consultation event.
type Event struct {
	ID               ID // given by Merge where the cell was blank
	Title            Text
	Start, End       Date  // Start may be blank: the event is then undated
	Times            Count // how many meetings the row stands for; see Meetings
	Phase            Phase
	Type             EventType
	Format           EventFormat
	Place            Text
	OpenToPublic     Answer
	Organiser        Text // an agency id, or a name
	CoHost           Text
	Commitments      []ID
	All              bool // the cell says "all"
	Notice           Date
	Sectors          map[Sector]Count
	Total            Count // as stated; see Participants
	ResultsPresented Answer
	CommentsInvited  Answer
	CommentsReceived Count
	SeniorOfficial   string
	Points           Text
	FollowUp         Text
	Links            []Link
	Agency           ID // of the return it came from; "" for the secretariat
	Origin
}

// Participants returns the stated total, or else the sum of the sectors.
func (e *Event) Participants() Count {
	if e.Total.Known {
		return e.Total
	}
	var sum Count
	for _, s := range Sectors {
		sum = sum.Plus(e.Sectors[s])
	}
	return sum
}

// Meetings is how many meetings the event stands for: one, or those of a
// series that has a single row.
func (e *Event) Meetings() int {
	if e.Times.Known {
		return max(1, e.Times.N)
	}
	return 1
}

// Outcome is what became of a public comment.
type Outcome string

// Outcomes are all outcomes; "" means that there is no reply yet.
var Outcomes = []Outcome{"accepted", "partly_accepted", "not_accepted", "noted", "referred"}

// Comment is a public comment on the plan, its implementation or the draft
// report, with the government's response.
type Comment struct {
	ID          ID
	Received    Date
	Channel     string
	Author      string
	Sector      Sector
	PublishName Answer // Unstated counts as No
	Publish     Answer // of the remark itself; see Published
	Target      string // a section, commitment or milestone
	Text        Text
	Outcome     Outcome
	Response    Text
	ChangeMade  Text
	Responder   string
	Answered    Date
	Copied      bool // its channel says that it was read out of a reviewed copy
	Origin
}

// The targets of a comment that are neither a section nor a number: the plan
// as it was drafted, and the draft report.
const (
	PlanTarget   = "plan"
	ReportTarget = "report"
)

// HasReply tells whether there is a reasoned response: words, or an outcome.
func (c *Comment) HasReply() bool { return c.Outcome != "" || !c.Response.Blank() }
