package ogp

import (
	"strings"
)

// Cell is one non-blank cell of a record: the column's key, what stood in it
// in the form that data files use, and where it was read. Translations have
// the key of their column and the language: "results::en".
type Cell struct {
	Column, Text string
	At           Place
}

// cellList collects the non-blank cells of one record.
type cellList struct {
	origin Origin
	cells  []Cell
}

func (l *cellList) add(column, text string) {
	if text != "" {
		l.cells = append(l.cells, Cell{column, text, l.origin.At(column)})
	}
}

func (l *cellList) text(column string, t Text) {
	for _, lang := range t.Langs() {
		l.add(InLang(column, lang), t[lang])
	}
}

func (l *cellList) date(column string, d Date) { l.add(column, d.String()) }

func (l *cellList) links(column string, links []Link) {
	lines := make([]string, len(links))
	for i, k := range links {
		lines[i] = k.Text
	}
	l.add(column, strings.Join(lines, "\n"))
}

func (l *cellList) contact(c Contact) {
	l.add("contact_name", c.Name)
	l.add("contact_title", c.Title)
	l.add("department", c.Department)
	l.add("contact_email", c.Email)
	l.add("contact_phone", c.Phone)
}

// levelCell is the level as a cell holds it: a blank one means not reported.
func levelCell(l Level) string {
	if l == NotReported {
		return ""
	}
	return l.Key()
}

func joined[T ~string](values []T) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = string(v)
	}
	return strings.Join(parts, "; ")
}

// scope is the cell of a list of commitments, which may also say "all".
func scope(commitments []ID, all bool) string {
	if all {
		return joined(append([]ID{"all"}, commitments...))
	}
	return joined(commitments)
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (r *Result) Cells() []Cell {
	l := cellList{origin: r.Origin}
	l.add("commitment", string(r.Commitment))
	l.add("role", r.Role)
	return append(l.cells, r.filled()...)
}

// filled returns the cells that the agency itself wrote.
func (r *Result) filled() []Cell {
	l := cellList{origin: r.Origin}
	l.add("level", levelCell(r.Level))
	l.text("results", r.Results)
	l.text("public_use", r.PublicUse)
	l.text("next_steps", r.NextSteps)
	l.add("continues", r.Continues.Key())
	l.add("challenge", joined(r.Challenges))
	l.text("challenge_text", r.Challenge)
	l.text("lessons", r.Lessons)
	l.text("communications", r.Communications)
	l.text("expertise", r.Expertise)
	l.text("co_production", r.CoProduction)
	l.text("use_feedback", r.UseFeedback)
	l.text("state_actors", r.StateActors)
	l.text("other_actors", r.OtherActors)
	l.links("evidence", r.Evidence)
	l.contact(r.Contact)
	l.text("additional", r.Additional)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (p *Progress) Cells() []Cell {
	l := cellList{origin: p.Origin}
	l.add("milestone", string(p.Milestone))
	return append(l.cells, p.filled()...)
}

func (p *Progress) filled() []Cell {
	l := cellList{origin: p.Origin}
	l.add("level", levelCell(p.Level))
	l.date("actual_start", p.ActualStart)
	l.date("actual_end", p.ActualEnd)
	l.text("progress", p.Progress)
	l.links("evidence", p.Evidence)
	l.text("delay_reason", p.DelayReason)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (e *Event) Cells() []Cell {
	l := cellList{origin: e.Origin}
	l.add("event", string(e.ID))
	l.text("title", e.Title)
	l.date("start", e.Start)
	l.date("end", e.End)
	l.add("phase", string(e.Phase))
	l.add("type", string(e.Type))
	l.add("format", string(e.Format))
	l.text("place", e.Place)
	l.text("organiser", e.Organiser)
	l.text("co_host", e.CoHost)
	l.add("commitments", scope(e.Commitments, e.All))
	l.date("notice_date", e.Notice)
	for _, s := range Sectors {
		l.add(string(s), e.Sectors[s].String())
	}
	l.add("participants", e.Total.String())
	l.add("results_presented", e.ResultsPresented.Key())
	l.add("comments_invited", e.CommentsInvited.Key())
	l.add("comments_received", e.CommentsReceived.String())
	l.add("senior_official", e.SeniorOfficial)
	l.text("points", e.Points)
	l.text("follow_up", e.FollowUp)
	l.links("links", e.Links)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (c *Comment) Cells() []Cell {
	l := cellList{origin: c.Origin}
	l.add("comment", string(c.ID))
	l.date("received", c.Received)
	l.add("channel", c.Channel)
	l.add("author", c.Author)
	l.add("sector", c.Sector)
	l.add("publish_name", c.PublishName.Key())
	l.add("target", c.Target)
	l.text("text", c.Text)
	l.add("outcome", string(c.Outcome))
	l.text("response", c.Response)
	l.text("change_made", c.ChangeMade)
	l.add("responder", c.Responder)
	l.date("answered", c.Answered)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (u *RepositoryUpdate) Cells() []Cell {
	l := cellList{origin: u.Origin}
	l.date("date", u.Date)
	l.text("what", u.What)
	l.add("kind", string(u.Kind))
	l.add("commitments", scope(u.Commitments, u.All))
	l.add("link", u.Link.Text)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (a *Agency) Cells() []Cell {
	l := cellList{origin: a.Origin}
	l.add("agency", string(a.ID))
	l.text("name", a.Name)
	l.add("acronym", a.Acronym)
	l.contact(a.Contact)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (c *Commitment) Cells() []Cell {
	l := cellList{origin: c.Origin}
	l.add("commitment", string(c.Number))
	l.text("title", c.Title)
	l.text("theme", c.Theme)
	l.add("lead", joined(c.Lead))
	l.add("supporting", joined(c.Supporting))
	l.date("start", c.Start)
	l.date("end", c.End)
	l.date("revised_end", c.RevisedEnd)
	l.text("problem", c.Problem)
	l.text("description", c.Description)
	l.text("contribution", c.Contribution)
	l.add("values", joined(c.Values))
	l.text("relevance", c.Relevance)
	l.text("additional", c.Additional)
	l.add("policy_areas", joined(c.PolicyAreas))
	l.text("state_actors", c.StateActors)
	l.text("other_actors", c.OtherActors)
	l.add("change", string(c.Change))
	l.date("change_date", c.ChangeDate)
	l.text("change_reason", c.ChangeReason)
	l.add("irm_level", string(c.IRM))
	l.text("forum_view", c.ForumView)
	l.text("corrective_action", c.CorrectiveAction)
	l.text("stakeholders", c.Stakeholders)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (m *Milestone) Cells() []Cell {
	l := cellList{origin: m.Origin}
	l.add("milestone", string(m.Number))
	l.add("commitment", string(m.Commitment))
	l.text("text", m.Text)
	l.text("output", m.Output)
	l.add("responsible", string(m.Responsible))
	l.date("start", m.Start)
	l.date("end", m.End)
	l.date("revised_end", m.RevisedEnd)
	l.add("change", string(m.Change))
	l.date("change_date", m.ChangeDate)
	l.text("change_reason", m.ChangeReason)
	return l.cells
}

// Cells returns the non-blank cells of the row in the order of its columns.
func (a *Activity) Cells() []Cell {
	l := cellList{origin: a.Origin}
	l.add("milestone", string(a.Milestone))
	l.text("activity", a.Activity)
	l.text("resources", a.Resources)
	l.date("start", a.Start)
	l.date("end", a.End)
	l.text("output", a.Output)
	l.text("responsible", a.Responsible)
	l.text("risk", a.Risk)
	l.text("mitigation", a.Mitigation)
	l.add("status", levelCell(a.Status))
	return l.cells
}

// row is one row of any sheet as its cells: what comparisons of content and
// the list of unplaced rows are made from.
type row struct {
	sheet string // the key of the kind of row, so that kinds never compare equal
	id    ID
	cells []Cell
}

// content is the row without the places where it was read.
func (r row) content() string { return r.sheet + contentOf(r.cells) }

func contentOf(cells []Cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString("\x00" + c.Column + "\x01" + c.Text)
	}
	return b.String()
}

// rows returns every row of the return.
func (r *Return) rows() []row {
	var rows []row
	for i := range r.Results {
		rows = append(rows, row{"commitments", r.Results[i].Commitment, r.Results[i].Cells()})
	}
	for i := range r.Progress {
		rows = append(rows, row{"milestones", r.Progress[i].Milestone, r.Progress[i].Cells()})
	}
	for i := range r.Events {
		rows = append(rows, row{"consultations", r.Events[i].ID, r.Events[i].Cells()})
	}
	for i := range r.Comments {
		rows = append(rows, row{"comments", r.Comments[i].ID, r.Comments[i].Cells()})
	}
	for i := range r.Repository {
		rows = append(rows, row{"repository", "", r.Repository[i].Cells()})
	}
	return rows
}
