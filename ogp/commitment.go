package ogp

import "slices"

// Commitment is a commitment as the plan states it.
type Commitment struct {
	Number           ID
	Title            Text
	Theme            Text
	Lead, Supporting []ID // agency ids
	Counterparts     []ID // of those who follow it from outside government
	Start, End       Date
	RevisedEnd       Date
	Problem          Text
	Description      Text
	Contribution     Text
	Values           []OGPValue
	Relevance        Text
	Additional       Text
	PolicyAreas      []string
	StateActors      Text
	OtherActors      Text
	Change           Change
	ChangeDate       Date
	ChangeReason     Text
	MergedInto       ID // the commitment that goes on with this one
	IRM              IRMLevel
	ForumView        Text
	CorrectiveAction Text
	Stakeholders     Text
	Origin
}

// Due returns the end in force: the revised one if there is one.
func (c *Commitment) Due() Date { return due(c.End, c.RevisedEnd) }

// Milestone is a milestone as the plan states it.
type Milestone struct {
	Number       ID
	Commitment   ID
	Text         Text
	Output       Text
	Responsible  ID // agency id; "" means the commitment's leads
	Start, End   Date
	RevisedEnd   Date
	Change       Change
	ChangeDate   Date
	ChangeReason Text
	Origin
}

// Due returns the end in force: the revised one if there is one.
func (m *Milestone) Due() Date { return due(m.End, m.RevisedEnd) }

func due(end, revised Date) Date {
	if revised.Blank() {
		return end
	}
	return revised
}

// Activity is one step of a milestone's implementation plan.
type Activity struct {
	Milestone   ID
	Activity    Text
	Resources   Text
	Start, End  Date
	Output      Text
	Responsible Text // an agency id, or a name
	Risk        Text
	Mitigation  Text
	Status      Level
	Agency      ID // of the return that says it; "" for the plan
	Origin
}

// Return is one workbook that came in: an agency's return, or, with Agency
// empty, a further workbook of the secretariat (comments, consultations …).
type Return struct {
	File       string
	Beside     []string // further files, if it is one of tables of text
	Agency     ID
	Plan       ID
	Schema     int
	Language   Lang
	Submission int  // the highest of an agency counts
	Issued     Date // when the form was made

	ResultsAt  Place // the sheet on which results stand, also if none could be read; zero if there is none
	Results    []Result
	ProgressAt Place // that of the milestones
	Progress   []Progress
	Activities []Activity
	Events     []Event
	Comments   []Comment
	Repository []RepositoryUpdate

	Translations []Translation // only workbooks of the secretariat have any

	Unread       bool  // the file came, and nobody could read it: nothing but the agency is known
	Blank        bool  // the agency filled in nothing at all
	SubmissionAt Place // the cell that holds the submission number
	Unnumbered   bool  // no such cell says it: Submission is what it is at least
}

// Holds tells whether a file is the return, or a table of it.
func (r *Return) Holds(file string) bool { return r.File == file || slices.Contains(r.Beside, file) }

// Part is what stands in one of the files of a return.
func (r *Return) Part(file string) *Return {
	if len(r.Beside) == 0 {
		return r
	}
	part := *r
	part.Results = ofFile(file, r.Results, func(x *Result) *Origin { return &x.Origin })
	part.Progress = ofFile(file, r.Progress, func(x *Progress) *Origin { return &x.Origin })
	part.Activities = ofFile(file, r.Activities, func(x *Activity) *Origin { return &x.Origin })
	part.Events = ofFile(file, r.Events, func(x *Event) *Origin { return &x.Origin })
	part.Comments = ofFile(file, r.Comments, func(x *Comment) *Origin { return &x.Origin })
	part.Translations = ofFile(file, r.Translations, func(x *Translation) *Origin { return &x.Origin })
	part.Repository = ofFile(file, r.Repository, func(x *RepositoryUpdate) *Origin { return &x.Origin })
	return &part
}

// ofFile are the records that stand in a file.
func ofFile[T any](file string, records []T, origin func(*T) *Origin) (list []T) {
	for i := range records {
		if origin(&records[i]).File == file {
			list = append(list, records[i])
		}
	}
	return list
}

// Result is what one agency's return says of a commitment.
type Result struct {
	Agency     ID // filled from the return
	Submission int
	Commitment ID
	Role       string // "lead", "supporting" or as typed; the plan decides
	Level      Level
	Percent    Percent // beside the level, never in its place
	Results    Text
	PublicUse  Text
	NextSteps  Text
	Continues  Answer
	Challenges []Challenge
	Challenge  Text
	Lessons    Text
	// The handbook's four ways in which other stakeholders contribute.
	Communications, Expertise, CoProduction, UseFeedback Text
	StateActors, OtherActors                             Text
	Evidence                                             []Link
	Contact                                              Contact
	Additional                                           Text
	ViewLevel                                            Level // as a counterpart sees it
	View                                                 Text
	ViewResponse                                         Text // the government's answer to views
	Origin
}

// Progress is what one agency's return says of a milestone.
type Progress struct {
	Agency      ID // filled from the return
	Submission  int
	Milestone   ID
	Level       Level
	Percent     Percent // beside the level, never in its place
	ActualStart Date
	ActualEnd   Date
	Progress    Text
	Evidence    []Link
	DelayReason Text
	// CorrectiveAction is what is done about work that is late, not finished when
	// due, limited or not started.
	CorrectiveAction Text
	RiskOccurred     Text  // of the risks that were foreseen
	ViewLevel        Level // as a counterpart sees it
	View             Text
	// ViewResponse is the government's answer to views.
	ViewResponse Text
	Origin
}
