package data

import (
	"slices"

	"selfassess/ogp"
)

type statistics struct {
	Commitments   flow          `json:"commitments"`
	Milestones    flow          `json:"milestones"`
	ByTheme       []theme       `json:"by_theme"`
	ByAgency      []byAgency    `json:"by_agency"`
	ByValue       []byValue     `json:"by_value"`
	Timeliness    timeliness    `json:"timeliness"`
	Evidence      evidence      `json:"evidence"`
	Differences   []difference  `json:"differences"`
	Consultations consultations `json:"consultations"`
	Views         *views        `json:"views,omitempty"` // if anybody was asked
}

// views compares what counterparts and the forum state with the levels.
type views struct {
	Counterparts compared `json:"counterparts"`
	Forum        compared `json:"forum"`
	Asked        []asked  `json:"asked"`
}

type compared struct {
	Commitments          int      `json:"commitments_both_spoke"`
	DifferentCommitments []string `json:"commitments_that_differ"`
	Milestones           int      `json:"milestones_both_spoke"`
	DifferentMilestones  []string `json:"milestones_that_differ"`
}

// asked says of a body on how much of what it was asked about it stated a view.
type asked struct {
	Agency            string `json:"agency"`
	Commitments       int    `json:"commitments"`
	CommitmentsStated int    `json:"commitments_stated"`
	Milestones        int    `json:"milestones"`
	MilestonesStated  int    `json:"milestones_stated"`
}

func viewsOf(s *ogp.Statistics) *views {
	if len(s.Asked) == 0 {
		return nil
	}
	of := func(v ogp.Views) compared {
		return compared{v.Commitments.Spoke, stringsOf(v.Commitments.Differ), v.Milestones.Spoke, stringsOf(v.Milestones.Differ)}
	}
	return &views{of(s.Counterparts), of(s.Forum), each(s.Asked, func(a *ogp.Asked) asked {
		return asked{string(a.Agency), a.Commitments, a.Stated, a.Milestones, a.Judged}
	})}
}

type flow struct {
	Planned   int    `json:"planned"`
	Added     int    `json:"added"`
	Withdrawn int    `json:"withdrawn"`
	Merged    int    `json:"merged"`
	Assessed  int    `json:"assessed"`
	Levels    levels `json:"levels"`
	Time      times  `json:"time"`
}

func flowOf(f ogp.Flow) flow {
	return flow{f.Planned, f.Added, f.Withdrawn, f.Merged, f.Assessed, levelsOf(f.Levels), timesOf(f.Time)}
}

// times are the states of time of all that is assessed.
type times struct {
	OnTime       int `json:"on_time"`
	Late         int `json:"late"`
	AfterPlan    int `json:"after_plan"`
	EndNotStated int `json:"end_not_stated"`
	NotFinished  int `json:"not_finished_when_due"`
	NotYetDue    int `json:"not_yet_due"`
	NoDueDate    int `json:"no_due_date"`
	NotReported  int `json:"not_reported"`
}

func timesOf(t ogp.Times) times {
	return times{t[ogp.EndedOnTime], t[ogp.EndedLate], t[ogp.EndedAfterPlan], t[ogp.EndNotStated], t[ogp.NotFinished],
		t[ogp.NotYetDue], t[ogp.NoDueDate], t[ogp.TimeNotReported]}
}

type theme struct {
	Name        text   `json:"name"` // null for commitments without a theme
	Theme       text   `json:"theme"`
	Commitments levels `json:"commitments"`
	Milestones  levels `json:"milestones"`
}

type byAgency struct {
	ID          *string `json:"id"`
	Name        text    `json:"name"`
	Commitments levels  `json:"commitments"`
	Milestones  levels  `json:"milestones"`
}

type byValue struct {
	Name        *string `json:"name"` // the value's key; null for commitments without a value
	Commitments levels  `json:"commitments"`
	Milestones  levels  `json:"milestones"`
}

type timeliness struct {
	AgainstPlanned timing   `json:"against_planned"`
	AgainstDue     timing   `json:"against_revised"`
	Late           []string `json:"late_milestones"`
}

type timing struct {
	OnTime int `json:"on_time"`
	Late   int `json:"late"`
	NoDate int `json:"no_date"`
}

type evidence struct {
	Commitments            int      `json:"commitments_with_evidence"`
	Milestones             int      `json:"milestones_with_evidence"`
	UnsupportedCommitments []string `json:"completed_commitments_without_evidence"`
	UnsupportedMilestones  []string `json:"completed_milestones_without_evidence"`
}

type difference struct {
	Commitment string `json:"commitment"`
	Declared   string `json:"declared"`
	Implied    string `json:"implied"`
}

type consultations struct {
	Events         int    `json:"events"`
	Meetings       int    `json:"meetings"`
	ByPhase        phases `json:"by_phase"`
	WithAttendance int    `json:"events_with_attendance"`
	Participants   *int   `json:"participants"`
	Received       int    `json:"comments_received"`
	Answered       int    `json:"comments_answered"`
	AtEvents       *int   `json:"comments_at_events"`
}

type phases struct {
	CoCreation     int `json:"co_creation"`
	Implementation int `json:"implementation"`
	SelfAssessment int `json:"self_assessment"`
}

func statisticsOf(s *ogp.Statistics) statistics {
	c := s.Consultation
	return statistics{
		Commitments: flowOf(s.Commitments), Milestones: flowOf(s.Milestones),
		ByTheme: each(s.ByTheme, func(g *ogp.Group) theme {
			return theme{text(g.Name), text(g.Name), levelsOf(g.Commitments), levelsOf(g.Milestones)}
		}),
		ByAgency: each(s.ByAgency, func(g *ogp.Group) byAgency {
			return byAgency{stringOf(g.ID), text(g.Name), levelsOf(g.Commitments), levelsOf(g.Milestones)}
		}),
		ByValue: each(s.ByValue, func(g *ogp.Group) byValue {
			return byValue{stringOf(g.ID), levelsOf(g.Commitments), levelsOf(g.Milestones)}
		}),
		Timeliness: timeliness{timing(s.AgainstPlanned), timing(s.AgainstDue), stringsOf(s.LateMilestones)},
		Evidence: evidence{s.CommitmentsWithEvidence, s.MilestonesWithEvidence, stringsOf(s.UnsupportedCommitments),
			stringsOf(s.UnsupportedMilestones)},
		Differences: each(s.Differences, func(d *ogp.Difference) difference {
			return difference{string(d.Commitment), d.Declared.Key(), d.Implied.Key()}
		}),
		Consultations: consultations{c.Events, c.Meetings,
			phases{c.ByPhase[ogp.CoCreation], c.ByPhase[ogp.Implementation], c.ByPhase[ogp.SelfAssessment]},
			c.WithAttendance, countOf(c.Participants), c.CommentsReceived, c.CommentsAnswered, countOf(c.RaisedAtEvents)},
		Views: viewsOf(s),
	}
}

type requirement struct {
	Number   string   `json:"requirement"`
	Result   string   `json:"result"` // met, not_met or unknown
	State    string   `json:"state"`
	Why      []string `json:"why"`
	Years    []year   `json:"years"`
	Calendar []year   `json:"calendar_years"`
	Gap      *gap     `json:"longest_gap"`
	Notice   *notice  `json:"notice"`
	Counting []string `json:"counting"`
	Short    []short  `json:"short"`
	Links    []link   `json:"links"`
}

type year struct {
	Year       int      `json:"year"`
	From       *string  `json:"from"`
	To         *string  `json:"to"`
	Held       int      `json:"held"`
	Qualifying int      `json:"qualifying"`
	Required   int      `json:"required"`
	Events     []string `json:"events"`
	Short      []short  `json:"short"`
}

// short is an event, or for requirement 4.1 a comment, that falls short.
type short struct {
	Event string   `json:"event"`
	Why   []string `json:"why"`
}

type gap struct {
	From    *string `json:"from"`
	To      *string `json:"to"`
	Days    int     `json:"days"`
	TooLong bool    `json:"too_long"`
	AtMost  bool    `json:"at_most"`
}

type notice struct {
	Event  string  `json:"event"`
	Notice *string `json:"notice"`
	Held   *string `json:"held"`
	Days   int     `json:"days"`
}

func shortOf(s *ogp.Short) short { return short{string(s.ID), stringsOf(s.Why)} }

func yearOf(y *ogp.YearTest) year {
	return year{y.Year, dateOf(y.From), dateOf(y.To), y.Held, y.Qualifying, y.Required, stringsOf(y.Events),
		shortsOf(y.May, y.Short)}
}

// shortsOf are the events that do not surely count: those that may, and those
// that do not.
func shortsOf(may, not []ogp.Short) []short { return each(slices.Concat(may, not), shortOf) }

// olderVerdict is the verdict in the words that the data had before they had a
// state.
func olderVerdict(v ogp.Verdict) string {
	if v == ogp.Met || v == ogp.NotMet {
		return string(v)
	}
	return "unknown"
}

func requirementOf(q *ogp.Requirement) requirement {
	r := requirement{Number: q.Number, Result: olderVerdict(q.Verdict), State: string(q.Verdict),
		Why: stringsOf(q.Why), Years: each(q.Years, yearOf),
		Calendar: each(q.Calendar, yearOf),
		Counting: stringsOf(q.Counting), Short: shortsOf(q.May, q.Short), Links: linksOf(q.Links)}
	if g := q.Gap; g != nil {
		r.Gap = &gap{dateOf(g.From), dateOf(g.To), g.Days, g.TooLong, g.AtMost}
	}
	if n := q.Notice; n != nil {
		r.Notice = &notice{string(n.Event), dateOf(n.Notice), dateOf(n.Held), n.Days}
	}
	return r
}
