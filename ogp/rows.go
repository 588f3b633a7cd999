package ogp

import "slices"

// Row is one row of a workbook as its non-blank cells: what comparisons of
// content, the list of unplaced rows and the record of a report are made from.
type Row struct {
	Sheet string // the kind of row, so that kinds never compare equal: "commitments"
	ID    ID     // of what the row is about; "" if it has none
	Cells []Cell
}

// content is the row without the places where it was read.
func (r Row) content() string { return r.Sheet + contentOf(r.Cells) }

// rowsOf are the rows of one sheet.
func rowsOf[R any](sheet string, list []R, id func(*R) ID, cells func(*R) []Cell) []Row {
	rows := make([]Row, len(list))
	for i := range list {
		rows[i] = Row{sheet, id(&list[i]), cells(&list[i])}
	}
	return rows
}

func noID[R any](*R) ID { return "" }

func resultRows(list []Result, cells func(*Result) []Cell) []Row {
	return rowsOf("commitments", list, func(r *Result) ID { return r.Commitment }, cells)
}

func progressRows(list []Progress, cells func(*Progress) []Cell) []Row {
	return rowsOf("milestones", list, func(p *Progress) ID { return p.Milestone }, cells)
}

func activityRows(list []Activity) []Row {
	return rowsOf("implementation", list, func(a *Activity) ID { return a.Milestone }, (*Activity).Cells)
}

func rowsOfEvents(list []Event) []Row {
	return rowsOf("consultations", list, func(e *Event) ID { return e.ID }, (*Event).Cells)
}

func commentRows(list []Comment) []Row {
	return rowsOf("comments", list, func(c *Comment) ID { return c.ID }, (*Comment).Cells)
}

func repositoryRows(list []RepositoryUpdate) []Row {
	return rowsOf("repository", list, noID, (*RepositoryUpdate).Cells)
}

// Rows returns every row of the return.
func (r *Return) Rows() []Row {
	return slices.Concat(resultRows(r.Results, (*Result).Cells), progressRows(r.Progress, (*Progress).Cells),
		activityRows(r.Activities), rowsOfEvents(r.Events), commentRows(r.Comments), repositoryRows(r.Repository),
		rowsOf("translation", r.Translations, func(t *Translation) ID { return t.Mark }, (*Translation).Cells))
}

// Rows returns every row of the plan workbook; the values of the sheet Plan,
// which stand one below the other, are one row.
func (p *Plan) Rows() []Row {
	return slices.Concat(
		[]Row{{"plan", p.ID, p.Cells()}},
		rowsOf("agencies", p.Agencies, func(a *Agency) ID { return a.ID }, (*Agency).Cells),
		rowsOf("commitments", p.Commitments, func(c *Commitment) ID { return c.Number }, (*Commitment).Cells),
		rowsOf("milestones", p.Milestones, func(m *Milestone) ID { return m.Number }, (*Milestone).Cells),
		activityRows(p.Activities),
		rowsOf("narrative", p.Narrative, func(n *Narrative) ID { return ID(n.Section) }, (*Narrative).Cells),
		rowsOf("recommendations", p.Recommendations, func(r *Recommendation) ID { return r.Number }, (*Recommendation).Cells),
		rowsOfEvents(p.Events), commentRows(p.Comments), repositoryRows(p.Repository),
		rowsOf("peer_exchange", p.PeerExchange, noID, (*PeerExchange).Cells),
		rowsOf("accepted", p.Accepted, noID, (*Acceptance).Cells),
		rowsOf("vocabulary", p.Vocabulary, noID, (*LevelWord).Cells))
}
