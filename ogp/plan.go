package ogp

// Plan is the plan workbook: what the government promised, and what the
// secretariat knows about how it went.
type Plan struct {
	ID                 ID
	Country            Text
	Title              Text
	Start, End         Date // End is the end in force; an extension moves it
	OriginalEnd        Date // the first end, if the plan was extended
	Language           Lang
	OtherLanguages     []Lang
	CoordinatingAgency Text
	Contact            Contact
	Forum              Text // name of the multi-stakeholder forum; blank: there is none
	ForumRules         Link // requirement 1.1
	Website            Link // requirement 2.1
	RepositoryURL      Link // requirement 2.2
	ReasonedResponse   Link // requirement 4.1: the published answers to what was contributed
	ReportDate         Date
	ReturnsDue         Date // the day by which agencies answer
	Kind               ReportKind
	PublishContacts    ContactPolicy
	CommentStart       Date // public comment on the draft report
	CommentEnd         Date
	Outline            Outline
	Thresholds         Thresholds // by which percents of returns are read as levels
	WordMilestone      Text       // what the country calls a milestone, see OwnWords
	WordCommitment     Text
	WordAgency         Text

	Agencies        []Agency
	Commitments     []Commitment
	Milestones      []Milestone
	Activities      []Activity
	Narrative       []Narrative
	Recommendations []Recommendation
	Events          []Event
	Comments        []Comment
	Repository      []RepositoryUpdate
	PeerExchange    []PeerExchange
	Accepted        []Acceptance // warnings that stand; nothing of them is published
	Vocabulary      []LevelWord  // what words of this country mean

	Places map[string]Place // of the Plan sheet's values, by field key
	File   string
}

// At returns the place of the value of a field of the Plan sheet; for a field
// that has no row, the sheet.
func (p *Plan) At(key string) Place {
	if at, ok := p.Places[key]; ok {
		return at
	}
	return Place{File: p.File, Sheet: "Plan"}
}

// Blank tells whether the workbook was never filled in: there is nothing that
// a report could be about.
func (p *Plan) Blank() bool {
	return p.ID == "" && p.Title.Blank() && len(p.Commitments) == 0
}

// ReportKind is the kind of self-assessment.
type ReportKind string

// The kinds of report.
const (
	EndOfTerm ReportKind = "end_of_term"
	MidTerm   ReportKind = "mid_term"
)

// Outline is the edition of the report's outline.
type Outline string

// The outlines: the annex of the handbook, and the one told standard by
// standard that reports use since 2022.
const (
	AnnexOutline     Outline = "annex"
	StandardsOutline Outline = "standards"
)

// ContactPolicy says which parts of contacts are printed in public outputs.
type ContactPolicy string

// The policies. PublishName prints name, title and department, no e-mail and
// no telephone number.
const (
	PublishAll  ContactPolicy = "all"
	PublishName ContactPolicy = "name"
	PublishNone ContactPolicy = "none"
)

// Public returns what of c may be printed.
func (p ContactPolicy) Public(c Contact) Contact {
	switch p {
	case PublishAll:
		return c
	case PublishNone:
		return Contact{}
	}
	c.Email, c.Phone = "", ""
	return c
}

// Agency is an implementing agency.
type Agency struct {
	ID      ID
	Name    Text
	Acronym string
	Kind    AgencyKind
	Contact Contact
	Origin
}

// AgencyKind is what a body is. Which part it has in a commitment the
// commitment says.
type AgencyKind string

// The kinds; a body whose kind is not given is an agency. Every body of the
// kind ForumBody is asked for its view of all commitments.
const (
	AgencyBody     AgencyKind = "agency"
	CivilBody      AgencyKind = "civil_society"
	ForumBody      AgencyKind = "forum"
	ParliamentBody AgencyKind = "parliament"
	OtherBody      AgencyKind = "other"
)

// AgencyKinds are the kinds in the order in which they are offered.
var AgencyKinds = []AgencyKind{AgencyBody, CivilBody, ForumBody, ParliamentBody, OtherBody}

// SectionKey names a section of the report in the Narrative sheet.
type SectionKey string

// The sections that can hold text, in the order of the annex outline.
const (
	SecForeword       SectionKey = "foreword"
	SecSummary        SectionKey = "summary"
	SecIntroduction   SectionKey = "introduction"
	SecCycle          SectionKey = "process_cycle"
	SecDevelopment    SectionKey = "process_development"
	SecImplProcess    SectionKey = "process_implementation"
	SecReport         SectionKey = "process_report"
	SecIRM            SectionKey = "irm"
	SecImplementation SectionKey = "implementation"
	SecEligibility    SectionKey = "eligibility"
	SecPeerExchange   SectionKey = "peer_exchange"
	SecLessons        SectionKey = "lessons"
	SecOther          SectionKey = "other_initiatives"
	SecNextSteps      SectionKey = "next_steps"
	SecConclusion     SectionKey = "conclusion"
)

// SectionKeys are all section keys in the order of the annex outline.
var SectionKeys = []SectionKey{SecForeword, SecSummary, SecIntroduction, SecCycle, SecDevelopment, SecImplProcess,
	SecReport, SecIRM, SecImplementation, SecEligibility, SecPeerExchange, SecLessons, SecOther, SecNextSteps,
	SecConclusion}

// Optional tells whether a section without text is left out of the report
// instead of being reported as missing.
func (k SectionKey) Optional() bool {
	switch k {
	case SecForeword, SecSummary, SecImplementation, SecEligibility, SecPeerExchange, SecOther:
		return true
	}
	return false
}

// term is the key of the section's title in the catalogue.
func (k SectionKey) term() string { return "narrative_section." + string(k) }

// Narrative is the text of one section. Its author is named below it: of a
// foreword, the person who signs it.
type Narrative struct {
	Section     SectionKey
	Text        Text
	Author      Text
	AuthorTitle Text
	Origin
}

// Recommendation is one of the IRM's recommendations and the answer to it.
type Recommendation struct {
	Number         ID
	Recommendation Text
	Addressed      Answer // Yes, Partly, No
	How            Text
	NextPlan       Answer
	Origin
}

// Direction says whether what was learned was given or received.
type Direction string

// Directions are the directions; "" is not stated.
var Directions = []Direction{"given", "received"}

// PeerExchange is one act of learning between members.
type PeerExchange struct {
	Date      Date
	With      Text
	Topic     Text
	Direction Direction
	Text      Text
	Origin
}

// Agency returns the agency with the id, or nil.
func (p *Plan) Agency(id ID) *Agency {
	for i := range p.Agencies {
		if p.Agencies[i].ID == id {
			return &p.Agencies[i]
		}
	}
	return nil
}
