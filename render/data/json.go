// Package data writes the report as data: report.json for programs, the record
// of what is not published, and the list of findings.
//
// In comes a render.Edition, out goes JSON. Counts are integers; what is not
// known is null, never 0. It must not hold layout or make up words: texts are
// those of the workbooks and, for findings, of the catalogue.
//
// report.json is public: it holds no name of a file, no sheet and no cell,
// nothing that has no place in the report, and of persons what the plan
// releases. All of that is in record.json, whole, so that nothing is lost.
package data

import (
	"io"

	"selfassess/render"
)

// Schema names the shape of report.json. The contract of the workbooks fixes
// it: what moved from there to the record never counted in a figure, so that
// readers of the figures go on.
const Schema = "selfassess-report/1"

// Write writes report.json.
func Write(out io.Writer, e *render.Edition) error { return encode(out, documentOf(e)) }

// documentOf is report.json.
func documentOf(e *render.Edition) record {
	r := e.Report
	public := r.Plan.PublishContacts
	return append(record{
		{"schema", Schema},
		{"program", e.Program},
		{"language", e.Locale.Tag},
		{"date", dateOf(e.AsOf)},
		{"draft", e.Draft},
		{"plan", planOf(r.Plan)},
		{"agencies", records(r.Plan.Agencies, agencyOf(public))},
		{"returns", each(r.Returns, returnOf)},
		{"statistics", statisticsOf(e.Statistics)},
		{"standards", each(e.Requirements, requirementOf)},
		{"senior_reviews", each(r.SeniorReviews(), yearOf)},
		{"commitments", records(r.Commitments, commitmentOf(public))},
		{"consultations", records(r.Events, eventOf)},
		{"comments", records(r.Comments, commentOf)},
		{"narrative", narrativeOf(r.Plan)},
		{"narrative_authors", authorsOf(r.Plan)},
		{"recommendations", records(r.Plan.Recommendations, recommendationOf)},
		{"repository", records(r.Repository, repositoryOf)},
		{"peer_exchange", records(r.Plan.PeerExchange, peerOf)},
		{"findings", countFindings(e.Findings)},
	}, historyOf(e)...)
}

// each converts a list; an empty one is [], never null.
func each[T, U any](list []T, convert func(*T) U) []U {
	out := make([]U, len(list))
	for i := range list {
		out[i] = convert(&list[i])
	}
	return out
}
