package data

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"selfassess/ogp"
)

func TestMomentsAreDataOnlyWhereThereAreAny(t *testing.T) {
	e := edition(t)
	for _, key := range []string{`"history"`, `"since"`} {
		if strings.Contains(written(t, e), key) {
			t.Errorf("%s without a moment", key)
		}
	}
	first := e.Report.Commitments[0]
	e.Report.Moments = []ogp.Moment{{File: "history/secret.json", Plan: "P", Kind: ogp.MidTerm, Date: ogp.Day(2025, 1, 31),
		Commitments: []ogp.PastCommitment{{Standing: ogp.Standing{Number: first.Number, Level: ogp.NotStarted}},
			{Standing: ogp.Standing{Number: "99", Level: ogp.Completed}}}}}
	e.Statistics = e.Report.Statistics()
	files, err := Files(e)
	if err != nil {
		t.Fatal(err)
	}
	schema, _ := schemaOf(t, WriteReportSchema)
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(files[0].Data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Error(err)
	}
	if strings.Contains(string(files[0].Data), "secret") {
		t.Error("the file of a moment is named")
	}
	var got struct {
		History []moment `json:"history"`
		Since   since    `json:"since"`
	}
	if err := json.Unmarshal(files[0].Data, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.History) != 1 || got.History[0].Commitments != (levels{NotStarted: 1, Completed: 1}) || got.History[0].Kind != "mid_term" {
		t.Errorf("%+v", got.History)
	}
	s := e.Statistics.Since
	if *got.Since.Date != "2025-01-31" || got.Since.Commitments != movesOf(s.Commitments) ||
		strings.Join(got.Since.Gone, " ") != "99" || len(got.Since.Standings) != s.Commitments.Total()+s.Milestones.Total() {
		t.Errorf("%+v", got.Since)
	}
	if head := got.Since.Standings[0]; head.Commitment != string(first.Number) || *head.Then != "not_started" || head.Now != first.Level.Key() {
		t.Errorf("%+v", head)
	}
	rows := tables(t, files)
	if len(rows["since"]) != len(got.Since.Standings) || rows["since"][0]["then"] != "not_started" || len(rows["history"]) != 1 {
		t.Errorf("tables: %v %v", rows["history"], rows["since"])
	}
}
