package ogp

import (
	"slices"
	"strings"
)

// Everything that may be published is looked through for what is about people,
// table by table, so that a field which has a row is not forgotten. What is not
// published is not looked at: returns that were replaced, cells without a place
// in the report, contacts and names that the plan does not release.

// AboutPerson tells whether a column of any sheet is about a person by its
// purpose: a contact, an author.
func AboutPerson(column string) bool { return aboutPeople[column] }

var aboutPeople = keysOf(func(i *FieldInfo) bool { return i.Personal })

// keysOf are the keys of fields of any record.
func keysOf(which func(*FieldInfo) bool) map[string]bool {
	keys := map[string]bool{}
	for _, i := range allInfos() {
		if which(i) {
			keys[i.Key] = true
		}
	}
	return keys
}

// checkPeople looks through all texts that may be published.
func (m *merger) checkPeople() {
	p, r := m.plan, m.report
	lookThrough(m, PlanFields, p, "", func(column, _ string) Place { return p.At(column) })
	for i := range p.Agencies {
		lookThrough(m, AgencyFields, &p.Agencies[i], p.Agencies[i].ID, p.Agencies[i].whereIs)
	}
	for i := range r.Commitments {
		m.checkPeopleOf(&r.Commitments[i])
	}
	for i := range p.Narrative {
		n := &p.Narrative[i]
		lookThrough(m, NarrativeFields, n, ID(n.Section), n.whereIs)
	}
	for i := range p.Recommendations {
		rec := &p.Recommendations[i]
		lookThrough(m, RecommendationFields, rec, rec.Number, rec.whereIs)
	}
	for i := range r.Events {
		e := &r.Events[i]
		lookThrough(m, EventFields, e, e.ID, m.whereIn(e))
	}
	for i := range r.Comments {
		lookThrough(m, CommentFields, &r.Comments[i], r.Comments[i].ID, r.Comments[i].whereIs)
	}
	for i := range r.Repository {
		lookThrough(m, RepositoryFields, &r.Repository[i], "", r.Repository[i].whereIs)
	}
	for i := range p.PeerExchange {
		lookThrough(m, PeerExchangeFields, &p.PeerExchange[i], "", p.PeerExchange[i].whereIs)
	}
	for i := range p.Vocabulary {
		lookThrough(m, LevelWordFields[:1], &p.Vocabulary[i], "", p.Vocabulary[i].whereIs)
	}
}

func (m *merger) checkPeopleOf(c *CommitmentReport) {
	lookThrough(m, CommitmentFields, &c.Commitment, c.Number, c.whereIs)
	for i := range c.Results {
		lookThrough(m, ResultFields, &c.Results[i], c.Number, c.Results[i].whereIs)
	}
	for i := range c.Views {
		lookThrough(m, ResultFields, &c.Views[i], c.Number, c.Views[i].whereIs)
	}
	for i := range c.Milestones {
		ms := &c.Milestones[i]
		lookThrough(m, MilestoneFields, &ms.Milestone, ms.Number, ms.whereIs)
		for k := range ms.Progress {
			lookThrough(m, ProgressFields, &ms.Progress[k], ms.Number, ms.Progress[k].whereIs)
		}
		for k := range ms.Views {
			lookThrough(m, ProgressFields, &ms.Views[k], ms.Number, ms.Views[k].whereIs)
		}
		for k := range ms.Activities {
			lookThrough(m, ActivityFields, &ms.Activities[k], ms.Number, ms.Activities[k].whereIs)
		}
	}
}

// whereIs is the place of a column, whatever was found in it.
func (o *Origin) whereIs(column, _ string) Place { return o.At(column) }

// eventRows are the rows that make up an event.
type eventRows []Event

func (m *merger) rowsOf(e *Event) eventRows {
	if rows := m.joined[e.rowKey()]; rows != nil {
		return rows
	}
	return eventRows{*e}
}

// whereIn finds the place of what an event says: in its rows, or in that of its
// translation.
func (m *merger) whereIn(e *Event) func(column, text string) Place {
	rows := m.rowsOf(e)
	return func(column, text string) Place {
		if at, ok := e.Filled[column]; ok {
			return at
		}
		return rows.whereIs(column, text)
	}
}

// whereIs is the place of the row whose column holds the text.
func (rows eventRows) whereIs(column, text string) Place {
	key, lang, _ := CutLang(column)
	for i := range rows {
		for k := range EventFields {
			f := &EventFields[k]
			if f.Key == key && strings.Contains(plainForm(f.written(&rows[i])[lang]), text) {
				return rows[i].At(column)
			}
		}
	}
	return rows[0].At(column)
}

// lookThrough searches the fields of a record in which people write freely.
func lookThrough[R any](m *merger, fields Fields[R], r *R, row ID, at func(column, text string) Place) {
	for i := range fields {
		f := &fields[i]
		if f.Personal && m.withheld(f.Key, r) {
			continue
		}
		texts := f.written(r)
		for _, lang := range suspect(texts) {
			text, column := texts[lang], InLang(f.Key, lang)
			if place := at(column, text); m.maySearch(place.File, text) {
				m.reportPersonal(personalData(text), row, column, at)
			} else {
				m.find(PersonalUnsearched, place, row, "")
			}
		}
	}
}

// suspect are the languages in which a text may hold data of people, in their
// order: of most texts none.
func suspect(t Text) (langs []Lang) {
	for lang, s := range t {
		if mayHold(s) {
			langs = append(langs, lang)
		}
	}
	slices.Sort(langs)
	return langs
}

// searchable is how many bytes of one file are looked through for data of
// people, of texts that may hold any: several times what all agencies of a very
// large plan write, and a second or two of work.
const searchable = 5 << 18

// maySearch tells whether a text of a file is within that bound. One beyond it
// is told: nobody must think that it was looked through.
func (m *merger) maySearch(file, text string) bool {
	m.searched[file] += len(text)
	return m.searched[file] <= searchable
}

// withheld tells whether a field about a person is not published, or holds on
// purpose what is looked for.
func (m *merger) withheld(key string, record any) bool {
	switch key {
	case "contact_email", "contact_phone":
		return true
	case "contact_name", "contact_title", "department":
		return m.plan.PublishContacts == PublishNone
	case "author":
		c, ok := record.(*Comment)
		return ok && c.PublishName != Yes
	}
	return false
}

// written is what the field holds of words that its author chose, by language.
// Words of a closed set and numbers are none. What should be the id of another
// record is looked at: one that nobody has is printed as it was typed.
func (f *Field[R]) written(r *R) Text {
	switch v := f.Value(r).(type) {
	case *Text:
		return *v
	case *Date:
		return oneText(v.Words)
	case *Link:
		return oneText(v.Text)
	case *[]Link:
		return oneText(linkLines(*v))
	case *ID:
		if !f.Parent {
			return oneText(string(*v))
		}
	case *[]ID:
		return oneText(joinIDs(*v))
	case Scope:
		return oneText(joinIDs(*v.Commitments))
	case Word:
		if f.Choices.Set == "" && f.Of == "" {
			return oneText(v.Get())
		}
	case Words:
		if f.Choices.Set == "" && f.Of == "" {
			return oneText(strings.Join(v.Get(), "\n"))
		}
	}
	return nil
}

func joinIDs(ids []ID) string {
	lines := make([]string, len(ids))
	for i, id := range ids {
		lines[i] = string(id)
	}
	return strings.Join(lines, "\n")
}

func oneText(s string) Text {
	if !mayHold(s) {
		return nil
	}
	return Text{"": s}
}

// reportPersonal warns of what was found in a cell: once for each kind, naming
// all of it, but of each wrapped link, since each has an address to be put in
// its place. What was found is shown in part only; that the rest stays the same
// is told by whole.
func (m *merger) reportPersonal(found []datum, row ID, column string, at func(column, text string) Place) {
	whole, hints := map[string][]string{}, map[string][]string{}
	for _, d := range found {
		whole[d.kind] = append(whole[d.kind], d.text)
		hints[d.kind] = append(hints[d.kind], hint(d.text))
	}
	seen := map[string]bool{}
	for _, d := range found {
		if d.kind != wrappedKind && seen[d.kind] {
			continue
		}
		seen[d.kind] = true
		f := Finding{Code: PersonalData, At: at(column, d.text), Row: row, Found: strings.Join(hints[d.kind], ", "),
			Column: column,
			Whole:  strings.Join(whole[d.kind], "\n")}
		remedy := "personal_remedy.text"
		if d.kind == pathKind || d.kind == folderKind {
			remedy = "personal_remedy.path"
		}
		if d.kind == wrappedKind {
			f.Found, f.Whole, remedy = hostOf(d.text), d.text, "personal_remedy.unknown"
			if d.inner != "" {
				remedy = "personal_remedy.wrapped"
			}
		}
		f.With(KeyArg("kind"), d.kind, KeyArg("remedy"), remedy, "inner", d.inner)
		m.findings = append(m.findings, f)
	}
}

// hint shows enough of a datum to find it: its first letters.
func hint(s string) string {
	r := []rune(strings.TrimSpace(s))
	return string(r[:min(4, len(r)/2)]) + "…"
}
