// Package data writes the report as data: report.json for programs, and the
// list of findings.
//
// In comes a render.Edition, out goes JSON. Counts are integers; what is not
// known is null, never 0. It must not hold layout or make up words: texts are
// those of the workbooks and, for findings, of the catalogue.
package data

import (
	"encoding/json"
	"fmt"
	"io"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/templates"
)

// Schema names the shape of report.json. It changes when a key changes its
// meaning or goes away.
const Schema = "selfassess-report/1"

// document is report.json. The order of the fields is the order of the keys.
type document struct {
	Schema         string          `json:"schema"`
	Program        string          `json:"program"`
	Language       string          `json:"language"`
	Date           *string         `json:"date"`
	Draft          bool            `json:"draft"`
	Plan           record          `json:"plan"`
	Agencies       []later         `json:"agencies"`
	Returns        []answered      `json:"returns"`
	Statistics     statistics      `json:"statistics"`
	Standards      []requirement   `json:"standards"`
	SeniorReviews  []year          `json:"senior_reviews"`
	Commitments    []later         `json:"commitments"`
	Consultations  []later         `json:"consultations"`
	Comments       []later         `json:"comments"`
	Narrative      map[string]text `json:"narrative"`
	Recommendation []later         `json:"recommendations"`
	Repository     []later         `json:"repository"`
	PeerExchange   []later         `json:"peer_exchange"`
	Unplaced       []unplaced      `json:"unplaced"`
	Findings       []finding       `json:"findings"`
}

// Write writes report.json.
func Write(out io.Writer, e *render.Edition) error { return encode(out, documentOf(e)) }

func documentOf(e *render.Edition) document {
	r := e.Report
	return document{
		Schema: Schema, Program: e.Program, Language: e.Locale.Tag, Date: dateOf(e.AsOf), Draft: e.Draft,
		Plan:           planOf(r.Plan),
		Agencies:       records(r.Plan.Agencies, agencyOf(r.Plan.PublishContacts)),
		Returns:        each(r.Returns, returnOf),
		Statistics:     statisticsOf(e.Statistics),
		Standards:      each(e.Requirements, requirementOf),
		SeniorReviews:  each(r.SeniorReviews(), yearOf),
		Commitments:    records(r.Commitments, commitmentOf(r.Plan.PublishContacts)),
		Consultations:  records(r.Events, eventOf),
		Comments:       records(r.Comments, commentOf),
		Narrative:      narrativeOf(r.Plan),
		Recommendation: records(r.Plan.Recommendations, recommendationOf),
		Repository:     records(r.Repository, repositoryOf),
		PeerExchange:   records(r.Plan.PeerExchange, peerOf),
		Unplaced:       each(r.Unplaced, unplacedOf),
		Findings:       each(e.Findings, findingOf(e.Locale.Catalogue)),
	}
}

// WriteFindings writes findings alone, as a JSON array.
func WriteFindings(out io.Writer, fs []ogp.Finding, c *templates.Catalogue) error {
	return encode(out, each(fs, findingOf(c)))
}

func encode(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// each converts a list; an empty one is [], never null.
func each[T, U any](list []T, convert func(*T) U) []U {
	out := make([]U, len(list))
	for i := range list {
		out[i] = convert(&list[i])
	}
	return out
}
