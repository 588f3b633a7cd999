package data

import (
	"selfassess/ogp"
)

type commitment struct {
	Number           string         `json:"commitment"`
	Title            text           `json:"title"`
	Theme            text           `json:"theme"`
	Lead             []string       `json:"lead"`
	Supporting       []string       `json:"supporting"`
	Start            *string        `json:"start"`
	End              *string        `json:"end"`
	RevisedEnd       *string        `json:"revised_end"`
	Problem          text           `json:"problem"`
	Description      text           `json:"description"`
	Contribution     text           `json:"contribution"`
	Values           []string       `json:"values"`
	Relevance        text           `json:"relevance"`
	Additional       text           `json:"additional"`
	PolicyAreas      []string       `json:"policy_areas"`
	StateActors      text           `json:"state_actors"`
	OtherActors      text           `json:"other_actors"`
	Change           string         `json:"change"`
	ChangeDate       *string        `json:"change_date"`
	ChangeReason     text           `json:"change_reason"`
	IRM              *string        `json:"irm_level"`
	ForumView        text           `json:"forum_view"`
	CorrectiveAction text           `json:"corrective_action"`
	Stakeholders     text           `json:"stakeholders"`
	Level            string         `json:"level"`
	Conflict         bool           `json:"conflict"`
	Declared         []declared     `json:"declared"`
	Implied          *string        `json:"implied"`
	Evidence         []link         `json:"evidence"`
	Milestones       []milestone    `json:"milestones"`
	Contributions    []contribution `json:"contributions"`
	Provenance       *place         `json:"provenance"`
}

// declared is the level that a lead agency states.
type declared struct {
	Agency     string `json:"agency"`
	Level      string `json:"level"`
	Submission int    `json:"submission"`
	Provenance *place `json:"provenance"`
}

// contribution is what one agency's return says of the commitment.
type contribution struct {
	Agency         string   `json:"agency"`
	Submission     int      `json:"submission"`
	Role           *string  `json:"role"`
	Level          string   `json:"level"`
	Results        text     `json:"results"`
	PublicUse      text     `json:"public_use"`
	NextSteps      text     `json:"next_steps"`
	Continues      any      `json:"continues"`
	Challenges     []string `json:"challenge"`
	Challenge      text     `json:"challenge_text"`
	Lessons        text     `json:"lessons"`
	Communications text     `json:"communications"`
	Expertise      text     `json:"expertise"`
	CoProduction   text     `json:"co_production"`
	UseFeedback    text     `json:"use_feedback"`
	StateActors    text     `json:"state_actors"`
	OtherActors    text     `json:"other_actors"`
	Evidence       []link   `json:"evidence"`
	Contact        *contact `json:"contact"`
	Additional     text     `json:"additional"`
	Provenance     *place   `json:"provenance"`
}

func commitmentOf(p ogp.ContactPolicy) func(*ogp.CommitmentReport) commitment {
	return func(c *ogp.CommitmentReport) commitment {
		return commitment{
			Number: string(c.Number), Title: text(c.Title), Theme: text(c.Theme), Lead: stringsOf(c.Lead), Supporting: stringsOf(c.Supporting),
			Start: dateOf(c.Start), End: dateOf(c.End), RevisedEnd: dateOf(c.RevisedEnd), Problem: text(c.Problem), Description: text(c.Description),
			Contribution: text(c.Contribution), Values: stringsOf(c.Values), Relevance: text(c.Relevance), Additional: text(c.Additional),
			PolicyAreas: stringsOf(c.PolicyAreas), StateActors: text(c.StateActors), OtherActors: text(c.OtherActors), Change: changeOf(c.Change),
			ChangeDate: dateOf(c.ChangeDate), ChangeReason: text(c.ChangeReason), IRM: stringOf(c.IRM), ForumView: text(c.ForumView),
			CorrectiveAction: text(c.CorrectiveAction), Stakeholders: text(c.Stakeholders), Level: c.Level.Key(), Conflict: c.Conflict,
			Declared: each(c.Declared, declaredOf), Implied: impliedOf(c), Evidence: linksOf(c.Evidence()),
			Milestones: each(c.Milestones, milestoneOf), Contributions: each(c.Results, contributionOf(p)), Provenance: placeOf(c.Origin, "commitment"),
		}
	}
}

func changeOf(c ogp.Change) string {
	if c == ogp.Unchanged {
		return "none"
	}
	return string(c)
}

func impliedOf(c *ogp.CommitmentReport) *string {
	level, ok := c.Implied()
	if !ok {
		return nil
	}
	return stringOf(level.Key())
}

func declaredOf(r *ogp.Result) declared {
	return declared{string(r.Agency), r.Level.Key(), r.Submission, placeOf(r.Origin, "level")}
}

func contributionOf(p ogp.ContactPolicy) func(*ogp.Result) contribution {
	return func(r *ogp.Result) contribution {
		return contribution{
			Agency: string(r.Agency), Submission: r.Submission, Role: stringOf(r.Role), Level: r.Level.Key(), Results: text(r.Results),
			PublicUse: text(r.PublicUse), NextSteps: text(r.NextSteps), Continues: answerOf(r.Continues), Challenges: stringsOf(r.Challenges),
			Challenge: text(r.Challenge), Lessons: text(r.Lessons), Communications: text(r.Communications), Expertise: text(r.Expertise),
			CoProduction: text(r.CoProduction), UseFeedback: text(r.UseFeedback), StateActors: text(r.StateActors), OtherActors: text(r.OtherActors),
			Evidence: linksOf(r.Evidence), Contact: contactOf(p, r.Contact), Additional: text(r.Additional), Provenance: placeOf(r.Origin, "commitment"),
		}
	}
}

type milestone struct {
	Number       string     `json:"milestone"`
	Commitment   string     `json:"commitment"`
	Text         text       `json:"text"`
	Output       text       `json:"output"`
	Responsible  *string    `json:"responsible"`
	Start        *string    `json:"start"`
	End          *string    `json:"end"`
	RevisedEnd   *string    `json:"revised_end"`
	Change       string     `json:"change"`
	ChangeDate   *string    `json:"change_date"`
	ChangeReason text       `json:"change_reason"`
	Level        string     `json:"level"`
	Conflict     bool       `json:"conflict"`
	ActualEnd    *string    `json:"actual_end"`
	DaysLate     *int       `json:"days_late"` // null if not late, or if it cannot be told
	Reports      []progress `json:"contributions"`
	Activities   []activity `json:"implementation"`
	Provenance   *place     `json:"provenance"`
}

// progress is what one agency's return says of the milestone.
type progress struct {
	Agency      string  `json:"agency"`
	Submission  int     `json:"submission"`
	Level       string  `json:"level"`
	ActualStart *string `json:"actual_start"`
	ActualEnd   *string `json:"actual_end"`
	Progress    text    `json:"progress"`
	Evidence    []link  `json:"evidence"`
	DelayReason text    `json:"delay_reason"`
	Provenance  *place  `json:"provenance"`
}

type activity struct {
	Activity    text    `json:"activity"`
	Resources   text    `json:"resources"`
	Start       *string `json:"start"`
	End         *string `json:"end"`
	Output      text    `json:"output"`
	Responsible text    `json:"responsible"`
	Risk        text    `json:"risk"`
	Mitigation  text    `json:"mitigation"`
	Status      string  `json:"status"`
	Provenance  *place  `json:"provenance"`
}

func milestoneOf(m *ogp.MilestoneReport) milestone {
	j := milestone{Number: string(m.Number), Commitment: string(m.Commitment), Text: text(m.Text), Output: text(m.Output), Responsible: stringOf(m.Responsible),
		Start: dateOf(m.Start), End: dateOf(m.End), RevisedEnd: dateOf(m.RevisedEnd), Change: changeOf(m.Change), ChangeDate: dateOf(m.ChangeDate),
		ChangeReason: text(m.ChangeReason), Level: m.Level.Key(), Conflict: m.Conflict, ActualEnd: dateOf(m.ActualEnd()),
		Reports: each(m.Progress, progressOf), Activities: each(m.Activities, activityOf), Provenance: placeOf(m.Origin, "milestone")}
	if m.Timing() == ogp.Late {
		days := m.DaysLate()
		j.DaysLate = &days
	}
	return j
}

func progressOf(p *ogp.Progress) progress {
	return progress{string(p.Agency), p.Submission, p.Level.Key(), dateOf(p.ActualStart), dateOf(p.ActualEnd), text(p.Progress), linksOf(p.Evidence),
		text(p.DelayReason), placeOf(p.Origin, "milestone")}
}

func activityOf(a *ogp.Activity) activity {
	return activity{text(a.Activity), text(a.Resources), dateOf(a.Start), dateOf(a.End), text(a.Output), text(a.Responsible), text(a.Risk), text(a.Mitigation),
		a.Status.Key(), placeOf(a.Origin, "milestone")}
}
