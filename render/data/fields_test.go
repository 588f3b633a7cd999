package data

import (
	"strings"
	"testing"

	"selfassess/ogp"
	"selfassess/ogp/ogptest"
)

// told are the records that report.json holds as they are, with their names in
// the tables of fields. A record begins as one of which all may be published.
var told = []struct {
	begin func() any
	tell  func(any) any
}{
	{func() any { return &ogp.Plan{PublishContacts: ogp.PublishAll} }, func(r any) any { return planOf(r.(*ogp.Plan)) }},
	{func() any { return &ogp.Agency{} }, func(r any) any { return agencyOf(ogp.PublishAll)(r.(*ogp.Agency)) }},
	{func() any { return &ogp.Commitment{} }, func(r any) any {
		return commitmentOf(ogp.PublishAll)(&ogp.CommitmentReport{Commitment: *r.(*ogp.Commitment)})
	}},
	{func() any { return &ogp.Milestone{} }, func(r any) any { return milestoneOf(&ogp.MilestoneReport{Milestone: *r.(*ogp.Milestone)}) }},
	{func() any { return &ogp.Activity{} }, func(r any) any { return activityOf(r.(*ogp.Activity)) }},
	{func() any { return &ogp.Result{} }, func(r any) any { return resultOf(ogp.PublishAll)(r.(*ogp.Result)) }},
	{func() any { return &ogp.Progress{} }, func(r any) any { return progressOf(r.(*ogp.Progress)) }},
	{func() any { return &ogp.Event{} }, func(r any) any { return eventOf(r.(*ogp.Event)) }},
	{func() any { return &ogp.Comment{PublishName: ogp.Yes} }, func(r any) any { return commentOf(r.(*ogp.Comment)) }},
	{func() any { return &ogp.Recommendation{} }, func(r any) any { return recommendationOf(r.(*ogp.Recommendation)) }},
	{func() any { return &ogp.RepositoryUpdate{} }, func(r any) any { return repositoryOf(r.(*ogp.RepositoryUpdate)) }},
	{func() any { return &ogp.PeerExchange{} }, func(r any) any { return peerOf(r.(*ogp.PeerExchange)) }},
	{func() any { return &ogp.Narrative{Section: ogp.SecLessons, Text: txt("words")} }, func(r any) any {
		return records([]ogp.Plan{{Narrative: []ogp.Narrative{*r.(*ogp.Narrative)}}}, func(p *ogp.Plan) record {
			return record{{"narrative", narrativeOf(p)}, {"narrative_authors", authorsOf(p)}}
		})
	}},
}

// notTold are the fields that report.json does not tell, and why.
var notTold = map[string]string{
	"Plan.File":          "the name of the workbook",
	"Plan.Places":        "where it was read",
	"Result.Commitment":  "the result lies in its commitment",
	"Progress.Milestone": "the progress lies in its milestone",
	"Result.ViewLevel":   "a counterpart's is a view, which viewOf tells",
	"Result.View":        "likewise",
	"Progress.ViewLevel": "likewise",
	"Progress.View":      "likewise",
	"Activity.Milestone": "the activity lies in its milestone",
	"Comment.Publish":    "a comment that may not be published is not there",
	"Comment.Copied":     "told by the channel",
}

// TestEveryFieldOfEveryRecordIsInReportJSON also holds the tables to it, since
// they are made of the same records. That every kind of record is among told,
// the lists of a plan and of a return say.
func TestEveryFieldOfEveryRecordIsInReportJSON(t *testing.T) {
	kinds := map[string]bool{"Plan": true}
	for _, k := range told {
		begun := k.begin()
		before := jsonOf(t, k.tell(begun))
		for i, f := range ogptest.Fields(begun) {
			kind, _, _ := strings.Cut(f.Path, ".")
			kinds[kind] = true
			if notTold[f.Path] != "" {
				continue
			}
			r := k.begin()
			if f.Change == nil {
				t.Errorf("%s is a %v: teach ogptest to change one (ogp/ogptest/fields.go)", f.Path, f.Type)
				continue
			}
			ogptest.Fields(r)[i].Change()
			if jsonOf(t, k.tell(r)) == before {
				t.Errorf("%s does not come out in report.json: it needs a row in its table (ogp/fields_….go), its type a case in with (render/data/record.go), "+
					"or its key an exception that tells it", f.Path)
			}
		}
	}
	for _, in := range []any{&ogp.Plan{}, &ogp.Return{}} {
		for list, of := range ogptest.Lists(in) {
			if !kinds[of.Name()] && !unpublished[list] {
				t.Errorf("%s: records of type %s are not in report.json: write them there, and name them in told of this test", list, of.Name())
			}
		}
	}
}

// unpublished are lists of which report.json says nothing: why warnings stand,
// how levels were read that it has, and translations, which stand with their texts.
var unpublished = map[string]bool{"Plan.Accepted": true, "Plan.Vocabulary": true, "Return.Translations": true}

// TestViewsAreInReportJSON: a view stands where its commitment or milestone is,
// and nothing stands there where nobody has one.
func TestViewsAreInReportJSON(t *testing.T) {
	c := &ogp.CommitmentReport{Views: []ogp.Result{{Agency: "K", Submission: 2, ViewLevel: ogp.Limited, View: txt("Half of it")}}}
	want := `"views":[{"agency":"K","submission":2,"view_level":"limited","view":"Half of it","evidence":[]}]`
	if got := strings.Join(strings.Fields(jsonOf(t, commitmentOf("")(c))), ""); !strings.Contains(got, strings.ReplaceAll(want, " ", "")) {
		t.Errorf("%s is not in %s", want, got)
	}
	m := &ogp.MilestoneReport{Views: []ogp.Progress{{Agency: "K", Submission: 2, ViewLevel: ogp.Limited, View: txt("Half of it")}}}
	if got := strings.Join(strings.Fields(jsonOf(t, milestoneOf(m))), ""); !strings.Contains(got, strings.ReplaceAll(want, " ", "")) {
		t.Errorf("%s is not in %s", want, got)
	}
	for _, key := range []string{"views", "view_response", "counterparts"} {
		if got := jsonOf(t, commitmentOf("")(&ogp.CommitmentReport{})); strings.Contains(got, `"`+key+`"`) {
			t.Errorf("%s stands in a report in which nobody was asked", key)
		}
	}
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	var b strings.Builder
	if err := encode(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEveryKeyOfARecordIsAColumnOfItsTable: what report.json says of a record
// that lies in no other one, the tables say, too.
func TestEveryKeyOfARecordIsAColumnOfItsTable(t *testing.T) {
	for _, k := range told {
		for i, f := range ogptest.Fields(k.begin()) {
			r := k.begin()
			f = ogptest.Fields(r)[i]
			if notTold[f.Path] != "" || f.Change == nil {
				continue
			}
			without, isRecord := k.tell(r).(record)
			if !isRecord {
				continue
			}
			f.Change()
			before, after := newTable("", without), newTable("", without)
			before.add(without)
			after.add(k.tell(r))
			if string(before.csv()) == string(after.csv()) {
				t.Errorf("%s does not come out in a table: it needs a row in its table of fields, or its type a case in flatten (render/data/tables.go)", f.Path)
			}
		}
	}
}
