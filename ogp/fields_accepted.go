package ogp

// Acceptance is a row of the sheet Accepted: a warning that somebody has looked
// at and lets stand.
type Acceptance struct {
	Code   string // of the warning
	Where  string // as lists of findings give it; see Acceptances
	Reason Text
	By     string
	Origin
}

// AcceptedFields are the fields of an accepted warning. None of them is
// published.
var AcceptedFields = Fields[Acceptance]{
	field("code", func(a *Acceptance) any { return &a.Code }, required),
	field("where", func(a *Acceptance) any { return &a.Where }, required),
	field("reason", func(a *Acceptance) any { return &a.Reason }, required),
	field("by", func(a *Acceptance) any { return &a.By }),
}

// Cells returns the non-blank cells of the row.
func (a *Acceptance) Cells() []Cell { return AcceptedFields.cells(a, &a.Origin, allFields) }
