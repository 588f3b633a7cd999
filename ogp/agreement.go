package ogp

import (
	"maps"
	"slices"
)

// What returns with equal numbers and different content agree on. Which of
// them holds is for the agency to say; until then only the cells in which all
// of them say the same are taken, and every other one is kept in Unplaced.

// agreement compares the returns of one agency, one of each content.
type agreement struct {
	returns  []*Return
	leaveOut func(row ID, cells []Cell)
}

// agreed is a return with the cells on which all agree. It has the places of
// the first.
func (a agreement) agreed() *Return {
	first := a.returns[0]
	return &Return{
		Plan: first.Plan, Agency: first.Agency, Submission: first.Submission, Language: first.Language,
		File: first.File, Schema: first.Schema, Issued: first.Issued, SubmissionAt: first.SubmissionAt,
		Results:    agreedRows(a, func(r *Return) []Result { return r.Results }, resultKind),
		Progress:   agreedRows(a, func(r *Return) []Progress { return r.Progress }, progressKind),
		Activities: agreedRows(a, func(r *Return) []Activity { return r.Activities }, activityKind),
		Events:     agreedRows(a, func(r *Return) []Event { return r.Events }, eventKind),
		Comments:   agreedComments(a),
		Repository: agreedRows(a, func(r *Return) []RepositoryUpdate { return r.Repository }, updateKind),
	}
}

// rowKind tells how rows of one kind are compared.
type rowKind[R any] struct {
	fields Fields[R]
	key    func(*R) string // what the row is about
	id     func(*R) ID
	agency func(*R) ID // of rows that only returns have; else nil
	origin func(*R) *Origin
	begin  func(*R) R // a row at the same place that says nothing
	column string     // without which nothing of the row can be printed
}

var (
	resultKind = rowKind[Result]{
		ResultFields, func(r *Result) string { return string(r.Commitment) }, func(r *Result) ID { return r.Commitment },
		func(r *Result) ID { return r.Agency },
		func(r *Result) *Origin { return &r.Origin },
		func(r *Result) Result { return Result{Agency: r.Agency, Submission: r.Submission, Origin: r.Origin} }, "commitment",
	}
	progressKind = rowKind[Progress]{
		ProgressFields, func(p *Progress) string { return string(p.Milestone) }, func(p *Progress) ID { return p.Milestone },
		func(p *Progress) ID { return p.Agency },
		func(p *Progress) *Origin { return &p.Origin },
		func(p *Progress) Progress {
			return Progress{Agency: p.Agency, Submission: p.Submission, Origin: p.Origin}
		}, "milestone",
	}
	activityKind = rowKind[Activity]{
		ActivityFields, func(a *Activity) string { return string(a.Milestone) + "\x00" + folded(a.Activity.Main()) },
		func(a *Activity) ID { return a.Milestone }, func(a *Activity) ID { return a.Agency }, func(a *Activity) *Origin { return &a.Origin },
		func(a *Activity) Activity { return Activity{Agency: a.Agency, Origin: a.Origin} }, "activity",
	}
	eventKind = rowKind[Event]{
		EventFields, (*Event).sameAs, func(e *Event) ID { return e.ID }, nil,
		func(e *Event) *Origin { return &e.Origin },
		func(e *Event) Event { return Event{Agency: e.Agency, Origin: e.Origin} }, "title",
	}
	commentKind = rowKind[Comment]{
		CommentFields, (*Comment).sameAs, func(c *Comment) ID { return c.ID }, nil,
		func(c *Comment) *Origin { return &c.Origin },
		func(c *Comment) Comment { return Comment{Copied: c.Copied, Origin: c.Origin} }, "text",
	}
	updateKind = rowKind[RepositoryUpdate]{
		RepositoryFields, func(u *RepositoryUpdate) string { return contentOf(u.Cells()) },
		func(*RepositoryUpdate) ID { return "" }, nil,
		func(u *RepositoryUpdate) *Origin { return &u.Origin },
		func(u *RepositoryUpdate) RepositoryUpdate { return RepositoryUpdate{Origin: u.Origin} }, "what",
	}
)

// sameAs is equal for rows of two returns about one event.
func (e *Event) sameAs() string {
	if e.ID != "" {
		return "id\x00" + string(e.ID)
	}
	return e.Title.Main() + "\x00" + e.Start.String() + "\x00" + e.Place.Main()
}

// sameAs is equal for rows of two returns about one comment.
func (c *Comment) sameAs() string {
	if c.ID != "" {
		return "id\x00" + string(c.ID)
	}
	return c.Text.Main()
}

// agreedRows are the rows that stand in every return, with the cells that say
// the same in all.
func agreedRows[R any](a agreement, rows func(*Return) []R, of rowKind[R]) (agreed []R) {
	about := make([]map[string][]*R, len(a.returns)) // the rows of each return, by what they are about
	for i, r := range a.returns {
		about[i] = map[string][]*R{}
		list := rows(r)
		for k := range list {
			key := of.key(&list[k])
			about[i][key] = append(about[i][key], &list[k])
		}
	}
	for i, r := range a.returns {
		list := rows(r)
		for k := range list {
			row := &list[k]
			shared := of.shared(about, of.key(row))
			if i == 0 && len(shared) > 0 {
				agreed = append(agreed, of.only(row, shared))
			}
			rest := of.fields.cells(row, of.origin(row), allFields)
			a.leaveOut(of.id(row), slices.DeleteFunc(rest, func(c Cell) bool { return shared[c.said()] }))
		}
	}
	return agreed
}

// said is the cell wherever it stands.
func (c Cell) said() Cell { return Cell{Column: c.Column, Text: c.Text} }

// shared are the cells that all returns have in the row with the key. Where
// one of them has several such rows, it cannot be told which of them is which
// of another's: then all must be equal.
func (of rowKind[R]) shared(about []map[string][]*R, key string) map[Cell]bool {
	in := map[Cell]int{}
	single := true
	for _, rows := range about {
		single = single && len(rows[key]) == 1
		for _, r := range rows[key] {
			for _, c := range of.fields.cells(r, &Origin{}, allFields) {
				in[c.said()]++
			}
		}
	}
	shared := map[Cell]bool{}
	if single {
		for c, n := range in {
			shared[c] = n == len(about)
		}
	} else if of.equal(about, key) {
		for c := range in {
			shared[c] = true
		}
	}
	maps.DeleteFunc(shared, func(c Cell, all bool) bool { return !all })
	for c := range shared {
		if column, _, _ := CutLang(c.Column); column == of.column {
			return shared
		}
	}
	return nil
}

// equal tells whether the returns have the same rows with the key.
func (of rowKind[R]) equal(about []map[string][]*R, key string) bool {
	var first []string
	for i, rows := range about {
		var contents []string
		for _, r := range rows[key] {
			contents = append(contents, contentOf(of.fields.cells(r, &Origin{}, allFields)))
		}
		slices.Sort(contents)
		if i == 0 {
			first = contents
		} else if !slices.Equal(first, contents) {
			return false
		}
	}
	return true
}

// only is the row with nothing but the shared cells.
func (of rowKind[R]) only(r *R, shared map[Cell]bool) R {
	left := of.begin(r)
	for i := range of.fields {
		f := &of.fields[i]
		if t, ok := f.Value(r).(*Text); ok {
			for _, lang := range t.Langs() {
				if shared[Cell{Column: InLang(f.Key, lang), Text: (*t)[lang]}] {
					into := f.Value(&left).(*Text)
					if *into == nil {
						*into = Text{}
					}
					(*into)[lang] = (*t)[lang]
				}
			}
		} else if shared[Cell{Column: f.Key, Text: cellText(f.Value(r))}] {
			assign(f.Value(&left), f.Value(r))
		}
	}
	return left
}

// agreedComments are those of which all returns say that they may be
// published, or none does: where they disagree, they may not.
func agreedComments(a agreement) []Comment {
	comments := func(r *Return) []Comment { return r.Comments }
	agreed := agreedRows(a, comments, commentKind)
	for i := range agreed {
		c := &agreed[i]
		for _, r := range a.returns {
			for k := range r.Comments {
				if o := &r.Comments[k]; o.sameAs() == c.sameAs() && o.Publish != c.Publish {
					c.Publish = No
				}
			}
		}
	}
	return agreed
}
