package compose

import (
	"testing"

	"selfassess/ogp"
	"selfassess/ogp/ogptest"
)

// notShown are the fields that no tag shows, and why.
var notShown = map[string]string{
	"Return.Results[].ViewLevel":  "an agency's own is left out; a counterpart's has tags of its own",
	"Return.Results[].View":       "likewise",
	"Return.Progress[].ViewLevel": "likewise",
	"Return.Progress[].View":      "likewise",
	"Plan.Places":                 "where it was read",
	"Plan.File":                   "the name of the workbook",
	"Plan.ReportDate":             "the caller's date is printed",
	"Plan.ReturnsDue":             "it is between the secretariat and the agencies",
	"Plan.Outline":                "how the program lays out the report",
	"Plan.Language":               "which language a text is in",
	"Plan.OtherLanguages":         "which columns the workbook has",
	"Return.File":                 "the name of a workbook is not published",
	"Return.Plan":                 "belongs to the form",
	"Return.Schema":               "belongs to the form",
	"Return.Language":             "belongs to the form",
	"Return.Unnumbered":           "a finding says so",
	"Return.Beside":               "names of files",
	"Return.Blank":                "a finding says so",
	"Return.Results[].Role":       "the plan decides",

	"Plan.Comments[].Publish": "one that may not be published is not in the report",
	"Plan.Comments[].Copied":  "told by the channel",

	"Return.Results[].Agency":      "filled from the return",
	"Return.Results[].Submission":  "filled from the return",
	"Return.Progress[].Agency":     "filled from the return",
	"Return.Progress[].Submission": "filled from the return",
	"Return.SubmissionAt.File":     "a place",
	"Return.SubmissionAt.Sheet":    "a place",
	"Return.SubmissionAt.Cell":     "a place",
	"Return.ResultsAt.File":        "a place",
	"Return.ResultsAt.Sheet":       "a place",
	"Return.ResultsAt.Cell":        "a place",
	"Return.ProgressAt.File":       "a place",
	"Return.ProgressAt.Sheet":      "a place",
	"Return.ProgressAt.Cell":       "a place",
}

func TestEveryFieldOfEveryRecordReachesATag(t *testing.T) {
	plain := func() (*ogp.Plan, *ogp.Return, []ogptest.Field) {
		p, r, _ := fullPlan()
		r.Comments, r.Events, r.Repository = nil, nil, nil
		p.Agencies[0].Name = txt("First agency")
		fields := append(ogptest.Deep(p), ogptest.Deep(&r)...)
		return p, &r, fields
	}
	p, r, fields := plain()
	before := valuesOf(editionOf(t, p, *r)).String()
	reached := 0
	for i, f := range fields {
		if notShown[f.Path] != "" {
			continue
		}
		p, r, changed := plain()
		changed[i].Change()
		if valuesOf(editionOf(t, p, *r)).String() == before {
			t.Errorf("%s: changing it changes no tag: it needs a row in its table (ogp/fields_….go), a tag in another form (render/compose/…tags.go), or a reason in notShown", f.Path)
		}
		reached++
	}
	if reached < 170 {
		t.Errorf("only %d fields", reached)
	}
}
