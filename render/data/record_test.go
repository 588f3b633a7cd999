package data

import (
	"testing"

	"selfassess/ogp"
)

// TestExceptionsKeepWhatIsAboutPeople: an exception whose key is no row of its
// table would do nothing in silence, and a row about a person without one would
// be told whatever the plan says of publication.
func TestExceptionsKeepWhatIsAboutPeople(t *testing.T) {
	const none = ogp.PublishNone
	ofPlan := contactExceptions(none, func(p *ogp.Plan) ogp.Contact { return p.Contact })
	ofAgency := contactExceptions(none, func(a *ogp.Agency) ogp.Contact { return a.Contact })
	ofResult := notOfResults(contactExceptions(none, func(r *ogp.Result) ogp.Contact { return r.Contact }))
	checkExceptions(t, ogp.PlanFields, ofPlan, func(p *ogp.Plan) record { p.PublishContacts = none; return planOf(p) })
	checkExceptions(t, ogp.AgencyFields, ofAgency, agencyOf(none))
	checkExceptions(t, ogp.ResultFields, ofResult, resultOf(none))
	checkExceptions(t, ogp.EventFields, eventExceptions, eventOf)
	checkExceptions(t, ogp.CommentFields, commentExceptions, commentOf)
	checkExceptions(t, ogp.CommitmentFields, nil, func(c *ogp.Commitment) record {
		return commitmentOf(none)(&ogp.CommitmentReport{Commitment: *c})
	})
	checkExceptions(t, ogp.MilestoneFields, nil, func(m *ogp.Milestone) record { return milestoneOf(&ogp.MilestoneReport{Milestone: *m}) })
	checkExceptions(t, ogp.ActivityFields, nil, activityOf)
	checkExceptions(t, ogp.ProgressFields, progressExceptions, progressOf)
	checkExceptions(t, ogp.RecommendationFields, nil, recommendationOf)
	checkExceptions(t, ogp.RepositoryFields, nil, repositoryOf)
	checkExceptions(t, ogp.PeerExchangeFields, nil, peerOf)
}

// checkExceptions looks at a table and at what is told of a record of which
// nothing about people may be published.
func checkExceptions[R any](t *testing.T, fields ogp.Fields[R], exceptions map[string]exception[R], tell func(*R) record) {
	t.Helper()
	rows := map[string]bool{}
	for i := range fields {
		f := &fields[i]
		rows[f.Key] = true
		if !f.Personal {
			continue
		}
		r := new(R)
		before := jsonOf(t, tell(r))
		switch v := f.Value(r).(type) {
		case *ogp.Text:
			*v = txt("words")
		case ogp.Word:
			v.Set("words")
		default:
			t.Errorf("the field %s of %T is a %T: teach this test to fill one", f.Key, *r, v)
		}
		if exceptions[f.Key] == nil || jsonOf(t, tell(r)) != before {
			t.Errorf("the field %s of %T is about a person and is told whatever may be published: its key needs an exception "+
				"(contactExceptions in render/data/record.go, commentExceptions in render/data/consultation.go)", f.Key, *r)
		}
	}
	for key := range exceptions {
		if !rows[key] {
			t.Errorf("the exception %q is of no row of the table of %T (ogp/fields_….go)", key, *new(R))
		}
	}
}
