package data

import (
	"selfassess/ogp"
	"selfassess/templates"
)

type event struct {
	ID               string   `json:"event"`
	Title            text     `json:"title"`
	Start            *string  `json:"start"`
	End              *string  `json:"end"`
	Phase            *string  `json:"phase"`
	Type             *string  `json:"type"`
	Format           *string  `json:"format"`
	Place            text     `json:"place"`
	Organiser        text     `json:"organiser"`
	CoHost           text     `json:"co_host"`
	Commitments      []string `json:"commitments"`
	All              bool     `json:"all_commitments"`
	Notice           *string  `json:"notice_date"`
	Government       *int     `json:"government"`
	CivilSociety     *int     `json:"civil_society"`
	PrivateSector    *int     `json:"private_sector"`
	Academia         *int     `json:"academia"`
	Media            *int     `json:"media"`
	Parliament       *int     `json:"parliament"`
	International    *int     `json:"international"`
	Citizens         *int     `json:"citizens"`
	Participants     *int     `json:"participants"`
	Stated           *int     `json:"participants_stated"`
	ResultsPresented any      `json:"results_presented"`
	CommentsInvited  any      `json:"comments_invited"`
	CommentsReceived *int     `json:"comments_received"`
	SeniorOfficial   *string  `json:"senior_official"`
	Points           text     `json:"points"`
	FollowUp         text     `json:"follow_up"`
	Links            []link   `json:"links"`
	Agency           *string  `json:"agency"`
	Provenance       *place   `json:"provenance"`
}

func eventOf(e *ogp.Event) event {
	n := func(s ogp.Sector) *int { return countOf(e.Sectors[s]) }
	return event{
		ID: string(e.ID), Title: text(e.Title), Start: dateOf(e.Start), End: dateOf(e.End), Phase: stringOf(e.Phase), Type: stringOf(e.Type),
		Format: stringOf(e.Format), Place: text(e.Place), Organiser: text(e.Organiser), CoHost: text(e.CoHost), Commitments: stringsOf(e.Commitments),
		All: e.All, Notice: dateOf(e.Notice), Government: n("government"), CivilSociety: n("civil_society"), PrivateSector: n("private_sector"),
		Academia: n("academia"), Media: n("media"), Parliament: n("parliament"), International: n("international"), Citizens: n("citizens"),
		Participants: countOf(e.Participants()), Stated: countOf(e.Total), ResultsPresented: answerOf(e.ResultsPresented),
		CommentsInvited: answerOf(e.CommentsInvited), CommentsReceived: countOf(e.CommentsReceived), SeniorOfficial: stringOf(e.SeniorOfficial),
		Points: text(e.Points), FollowUp: text(e.FollowUp), Links: linksOf(e.Links), Agency: stringOf(e.Agency), Provenance: placeOf(e.Origin, "event"),
	}
}

type comment struct {
	ID          string  `json:"comment"`
	Received    *string `json:"received"`
	Channel     *string `json:"channel"`
	Author      *string `json:"author"` // null unless its publication was agreed to
	Sector      *string `json:"sector"`
	PublishName bool    `json:"publish_name"`
	Target      *string `json:"target"`
	Text        text    `json:"text"`
	Outcome     *string `json:"outcome"`
	Response    text    `json:"response"`
	ChangeMade  text    `json:"change_made"`
	Responder   *string `json:"responder"`
	Answered    *string `json:"answered"`
	Provenance  *place  `json:"provenance"`
}

func commentOf(c *ogp.Comment) comment {
	j := comment{ID: string(c.ID), Received: dateOf(c.Received), Channel: stringOf(c.Channel), Sector: stringOf(c.Sector),
		PublishName: c.PublishName == ogp.Yes, Target: stringOf(c.Target), Text: text(c.Text), Outcome: stringOf(c.Outcome),
		Response: text(c.Response), ChangeMade: text(c.ChangeMade), Responder: stringOf(c.Responder), Answered: dateOf(c.Answered),
		Provenance: placeOf(c.Origin, "comment")}
	if j.PublishName {
		j.Author = stringOf(c.Author)
	}
	return j
}

// unplaced is what was read and stands nowhere else.
type unplaced struct {
	Code   string  `json:"code"`
	File   string  `json:"file"`
	Sheet  *string `json:"sheet"`
	Agency *string `json:"agency"`
	Row    *string `json:"row"`
	Cells  []cell  `json:"cells"`
}

type cell struct {
	Column string  `json:"column"`
	Cell   *string `json:"cell"`
	Text   string  `json:"text"`
}

// personal are the columns that are private in one place or another. Rows
// that stand nowhere else are not worth a name: these columns are left out.
var personal = map[string]bool{"author": true, "contact_name": true, "contact_title": true, "department": true, "contact_email": true, "contact_phone": true}

func unplacedOf(u *ogp.Unplaced) unplaced {
	j := unplaced{string(u.Code), u.File, stringOf(u.Sheet), stringOf(u.Agency), stringOf(u.Row), []cell{}}
	for _, c := range u.Cells {
		if !personal[c.Column] {
			j.Cells = append(j.Cells, cell{c.Column, stringOf(c.At.Cell), c.Text})
		}
	}
	return j
}

type finding struct {
	Severity string  `json:"severity"`
	Code     string  `json:"code"`
	File     string  `json:"file"`
	Sheet    *string `json:"sheet"`
	Cell     *string `json:"cell"`
	Row      *string `json:"row"`
	Found    *string `json:"found"` // cut at 80 characters
	Expected string  `json:"expected"`
	Fix      string  `json:"fix"`
	Message  string  `json:"message"`
}

func findingOf(c *templates.Catalogue) func(*ogp.Finding) finding {
	return func(f *ogp.Finding) finding {
		a := c.Advice(*f)
		return finding{f.Severity().Key(), string(f.Code), f.At.File, stringOf(f.At.Sheet), stringOf(f.At.Cell), stringOf(f.Row),
			stringOf(templates.Quote(f.Found)), a.Expected, a.Fix, a.Message}
	}
}
