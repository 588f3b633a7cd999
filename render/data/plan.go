package data

import (
	"selfassess/ogp"
)

type plan struct {
	ID                 string   `json:"plan_id"`
	Country            text     `json:"country"`
	Title              text     `json:"title"`
	Start              *string  `json:"start"`
	End                *string  `json:"end"`
	OriginalEnd        *string  `json:"original_end"`
	Language           string   `json:"language"`
	OtherLanguages     []string `json:"other_languages"`
	CoordinatingAgency text     `json:"coordinating_agency"`
	Contact            *contact `json:"contact"`
	Forum              text     `json:"forum_name"`
	ForumRules         *link    `json:"forum_rules_url"`
	Website            *link    `json:"website_url"`
	Repository         *link    `json:"repository_url"`
	ReportDate         *string  `json:"report_date"`
	Kind               string   `json:"report_kind"`
	PublishContacts    string   `json:"publish_contacts"`
	CommentStart       *string  `json:"comment_start"`
	CommentEnd         *string  `json:"comment_end"`
	Edition            string   `json:"edition"`
}

func planOf(p *ogp.Plan) plan {
	return plan{ID: string(p.ID), Country: text(p.Country), Title: text(p.Title), Start: dateOf(p.Start), End: dateOf(p.End), OriginalEnd: dateOf(p.OriginalEnd),
		Language: string(p.Language), OtherLanguages: stringsOf(p.OtherLanguages), CoordinatingAgency: text(p.CoordinatingAgency),
		Contact: contactOf(p.PublishContacts, p.Contact), Forum: text(p.Forum), ForumRules: linkOf(p.ForumRules), Website: linkOf(p.Website),
		Repository: linkOf(p.RepositoryURL), ReportDate: dateOf(p.ReportDate), Kind: string(p.Kind), PublishContacts: string(p.PublishContacts),
		CommentStart: dateOf(p.CommentStart), CommentEnd: dateOf(p.CommentEnd), Edition: string(p.Outline)}
}

type agency struct {
	ID         string   `json:"agency"`
	Name       text     `json:"name"`
	Acronym    *string  `json:"acronym"`
	Contact    *contact `json:"contact"`
	Provenance *place   `json:"provenance"`
}

func agencyOf(p ogp.ContactPolicy) func(*ogp.Agency) agency {
	return func(a *ogp.Agency) agency {
		return agency{string(a.ID), text(a.Name), stringOf(a.Acronym), contactOf(p, a.Contact), placeOf(a.Origin, "agency")}
	}
}

type returned struct {
	Agency     string   `json:"agency"`
	File       *string  `json:"file"`
	Submission *int     `json:"submission"`
	Issued     *string  `json:"issued"`
	Expected   bool     `json:"expected"`
	Missing    bool     `json:"missing"`
	Superseded []string `json:"superseded"`
	Conflict   []string `json:"conflict"`
}

func returnOf(s *ogp.ReturnStatus) returned {
	r := returned{Agency: string(s.Agency), File: stringOf(s.File), Issued: dateOf(s.Issued), Expected: s.Expected, Missing: s.Missing(),
		Superseded: stringsOf(s.Superseded), Conflict: stringsOf(s.Conflict)}
	if s.File != "" {
		r.Submission = &s.Submission
	}
	return r
}

func narrativeOf(p *ogp.Plan) map[string]text {
	sections := map[string]text{}
	for _, n := range p.Narrative {
		if n.Text.Blank() {
			continue
		}
		t := sections[string(n.Section)]
		if t == nil {
			t = text{}
			sections[string(n.Section)] = t
		}
		for l, s := range n.Text {
			if t[l] != "" {
				t[l] += "\n\n"
			}
			t[l] += s
		}
	}
	return sections
}

type recommendation struct {
	Number         string `json:"number"`
	Recommendation text   `json:"recommendation"`
	Addressed      any    `json:"addressed"`
	How            text   `json:"how"`
	NextPlan       any    `json:"next_plan"`
	Provenance     *place `json:"provenance"`
}

func recommendationOf(r *ogp.Recommendation) recommendation {
	return recommendation{string(r.Number), text(r.Recommendation), answerOf(r.Addressed), text(r.How), answerOf(r.NextPlan), placeOf(r.Origin, "number")}
}

type repositoryEntry struct {
	Date        *string  `json:"date"`
	What        text     `json:"what"`
	Kind        *string  `json:"kind"`
	Commitments []string `json:"commitments"`
	All         bool     `json:"all_commitments"`
	Link        *link    `json:"link"`
	Provenance  *place   `json:"provenance"`
}

func repositoryOf(u *ogp.RepositoryUpdate) repositoryEntry {
	return repositoryEntry{dateOf(u.Date), text(u.What), stringOf(u.Kind), stringsOf(u.Commitments), u.All, linkOf(u.Link), placeOf(u.Origin, "what")}
}

type peerExchange struct {
	Date       *string `json:"date"`
	With       text    `json:"with"`
	Topic      text    `json:"topic"`
	Direction  *string `json:"direction"`
	Text       text    `json:"text"`
	Provenance *place  `json:"provenance"`
}

func peerOf(x *ogp.PeerExchange) peerExchange {
	return peerExchange{dateOf(x.Date), text(x.With), text(x.Topic), stringOf(x.Direction), text(x.Text), placeOf(x.Origin, "topic")}
}
