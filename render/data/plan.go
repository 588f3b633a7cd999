package data

import (
	"slices"

	"selfassess/ogp"
)

func planOf(p *ogp.Plan) record {
	return recordOf(nil, ogp.PlanFields, p,
		contactExceptions(p.PublishContacts, func(p *ogp.Plan) ogp.Contact { return p.Contact }))
}

func agencyOf(p ogp.ContactPolicy) func(*ogp.Agency) record {
	exceptions := contactExceptions(p, func(a *ogp.Agency) ogp.Contact { return a.Contact })
	return func(a *ogp.Agency) record {
		return recordOf(nil, ogp.AgencyFields, a, exceptions)
	}
}

// answered says what came in from an agency. The names of its files stay in
// the house; the fingerprint tells those who have the return that it is the one
// which was counted.
type answered struct {
	Agency      string  `json:"agency"`
	Received    bool    `json:"received"`
	Submission  *int    `json:"submission"`
	Issued      *string `json:"issued"`
	Fingerprint *string `json:"fingerprint"`
	Expected    bool    `json:"expected"`
	Missing     bool    `json:"missing"`
	Superseded  int     `json:"superseded"`
	Conflict    int     `json:"conflict"`
}

func returnOf(s *ogp.ReturnStatus) answered {
	r := answered{Agency: string(s.Agency), Received: s.File != "", Issued: dateOf(s.Issued),
		Fingerprint: stringOf(s.Fingerprint), Expected: s.Expected, Missing: s.Missing(),
		Superseded: len(s.Superseded), Conflict: len(s.Conflict)}
	if r.Received {
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

// authorsOf are those who are named as authors of a text, in the order of the
// workbook.
func authorsOf(p *ogp.Plan) []later {
	signed := slices.DeleteFunc(slices.Clone(p.Narrative), func(n ogp.Narrative) bool {
		return n.Author.Blank() && n.AuthorTitle.Blank()
	})
	return records(signed, func(n *ogp.Narrative) record {
		return record{{"section", string(n.Section)}, {"author", text(n.Author)}, {"author_title", text(n.AuthorTitle)}}
	})
}

func recommendationOf(r *ogp.Recommendation) record {
	return recordOf(nil, ogp.RecommendationFields, r, nil)
}

func repositoryOf(u *ogp.RepositoryUpdate) record {
	return recordOf(nil, ogp.RepositoryFields, u, nil)
}

func peerOf(x *ogp.PeerExchange) record {
	return recordOf(nil, ogp.PeerExchangeFields, x, nil)
}
