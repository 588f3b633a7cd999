package inputs

import (
	"selfassess/inputs/columns"
	"selfassess/ogp"
)

// readTables reads all tables of the plan workbook into p, each after those
// whose ids it points at.
func readTables(r *reading, p *ogp.Plan) {
	for _, l := range []columns.Layout{columns.Agencies.Layout(), columns.Commitments.Layout(),
		columns.Milestones.Layout()} {
		if !r.has(l) {
			r.add(ogp.Finding{Code: ogp.SheetMissing, At: ogp.Place{File: r.file}, Args: labelled("expected", "sheet", l.Key)})
		}
	}
	p.Agencies = readSheet(r, columns.Agencies, asRead)
	r.known.learnAgencies(p.Agencies)
	p.Commitments = readSheet(r, columns.Commitments, asRead)
	for i := range p.Commitments {
		r.known.commitments = append(r.known.commitments, p.Commitments[i].Number)
	}
	p.Milestones = readSheet(r, columns.Milestones, asRead)
	for i := range p.Milestones {
		r.known.milestones = append(r.known.milestones, p.Milestones[i].Number)
	}
	p.Activities = readSheet(r, columns.Activities, asRead)
	p.Narrative = readSheet(r, columns.Narrative, asRead)
	p.Recommendations = readSheet(r, columns.Recommendations, asRead)
	p.Events = readSheet(r, columns.Consultations, asRead)
	p.Comments = readSheet(r, columns.Comments, asRead)
	p.Repository = readSheet(r, columns.Repository, asRead)
	p.PeerExchange = readSheet(r, columns.PeerExchanges, asRead)
}

func (k *knowledge) learnAgencies(agencies []ogp.Agency) {
	for i := range agencies {
		k.agencies = append(k.agencies, agencies[i].ID)
	}
}

// asRead leaves a record as its row has it.
func asRead[T any](*T) {}
