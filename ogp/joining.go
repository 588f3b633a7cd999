package ogp

import (
	"maps"
	"slices"
	"strings"
)

// joinEvent makes one event from its rows. Blank cells are filled from the
// other rows; lists and what was said (points, follow-up) are put together.
// Where single values contradict each other both cells are reported, and what
// they said is kept in Unplaced. An answer or a count on which rows disagree
// is then unknown, since figures are made from it; of words and dates the
// first row's are printed, so that the event can still be recognised.
func (m *merger) joinEvent(rows []Event) Event {
	e := rows[0]
	if len(rows) == 1 {
		return e
	}
	for i := range rows {
		if e.ID == "" {
			e.ID = rows[i].ID
		}
		if i > 0 {
			m.find(EventJoined, rows[i].At("title"), rows[i].ID, rows[i].Title.Main(), "othercell", rows[0].At("title").String())
		}
	}
	e.Sectors = maps.Clone(e.Sectors)
	for i := range EventFields {
		if f := &EventFields[i]; !f.Identity {
			m.joinField(&e, rows, f)
		}
	}
	return e
}

// joinField gives the event what its rows say in one field. Nothing of the
// event is shared with its rows.
func (m *merger) joinField(e *Event, rows []Event, f *Field[Event]) {
	switch v := f.Value(e).(type) {
	case *[]Link:
		*v = union(rows, func(r *Event) []Link { return *f.Value(r).(*[]Link) })
	case *[]ID:
		*v = union(rows, func(r *Event) []ID { return *f.Value(r).(*[]ID) })
	case Words:
		v.Set(union(rows, func(r *Event) []string { return f.Value(r).(Words).Get() }))
	case Scope:
		*v.Commitments = union(rows, func(r *Event) []ID { return *f.Value(r).(Scope).Commitments })
		*v.All = slices.ContainsFunc(rows, func(r Event) bool { return *f.Value(&r).(Scope).All })
	case *Text:
		if f.Together {
			*v = joinTexts(rows, f)
			return
		}
		*v = maps.Clone(*v)
		for _, l := range languagesOf(rows, f) {
			m.joinSingle(e, rows, oneLanguage(v, l, f))
		}
	default:
		m.joinSingle(e, rows, oneValue(v, f))
	}
}

// union is what the lists of all rows hold, each thing once.
func union[T comparable](rows []Event, list func(*Event) []T) []T {
	var all []T
	seen := map[T]bool{}
	for i := range rows {
		for _, x := range list(&rows[i]) {
			if !seen[x] {
				seen[x] = true
				all = append(all, x)
			}
		}
	}
	return all
}

func joinTexts(rows []Event, f *Field[Event]) Text {
	var all prose
	for i := range rows {
		all.add(*f.Value(&rows[i]).(*Text))
	}
	return all.text()
}

// prose puts texts together as paragraphs, each once in a language.
type prose struct {
	paragraphs map[Lang][]string
	seen       map[Lang]map[string]bool
}

func (p *prose) add(t Text) {
	for l, s := range t {
		if p.seen[l][s] {
			continue
		}
		if p.paragraphs == nil {
			p.paragraphs, p.seen = map[Lang][]string{}, map[Lang]map[string]bool{}
		}
		if p.seen[l] == nil {
			p.seen[l] = map[string]bool{}
		}
		p.seen[l][s] = true
		p.paragraphs[l] = append(p.paragraphs[l], s)
	}
}

func (p *prose) text() Text {
	if len(p.paragraphs) == 0 {
		return nil
	}
	t := Text{}
	for l, paragraphs := range p.paragraphs {
		t[l] = strings.Join(paragraphs, "\n\n")
	}
	return t
}

// languagesOf are the languages in which the rows give a text.
func languagesOf(rows []Event, f *Field[Event]) []Lang {
	var langs []Lang
	for i := range rows {
		for _, l := range f.Value(&rows[i]).(*Text).Langs() {
			if !slices.Contains(langs, l) {
				langs = append(langs, l)
			}
		}
	}
	return langs
}

// oneLanguage is a text in one language.
func oneLanguage(t *Text, l Lang, f *Field[Event]) single {
	get := func(e *Event) string { return (*f.Value(e).(*Text))[l] }
	return single{column: InLang(f.Key, l), get: get, take: func(from *Event) {
		if *t == nil {
			*t = Text{}
		}
		(*t)[l] = get(from)
	}}
}

// oneValue is a field that holds one value. Figures are made from answers and
// counts, so these are unknown where rows disagree.
func oneValue(v any, f *Field[Event]) single {
	s := single{column: f.Key,
		get:  func(e *Event) string { return cellText(f.Value(e)) },
		take: func(from *Event) { assign(v, f.Value(from)) }}
	switch v := v.(type) {
	case Counter:
		s.forget = func() { v.Set(Count{}) }
	case *Answer:
		s.forget = func() { *v = Unstated }
	}
	return s
}

// single is a cell of an event that holds one value.
type single struct {
	column string
	get    func(*Event) string
	take   func(from *Event) // copies the value into the event
	forget func()            // makes it unknown; nil where the first row's value is printed
}

func (m *merger) joinSingle(e *Event, rows []Event, f single) {
	var holders []*Event // rows with a value, one for each different value
	disputed := false
	seen := map[string]bool{"": true}
	for i := range rows {
		v := f.get(&rows[i])
		if seen[v] {
			continue
		}
		seen[v] = true
		disputed = disputed || len(holders) > 0 && folded(f.get(holders[0])) != folded(v)
		holders = append(holders, &rows[i])
	}
	if len(holders) == 0 {
		return
	}
	f.take(holders[0])
	if disputed {
		m.reportDispute(e.ID, rows, f)
		if f.forget != nil {
			f.forget()
		}
	}
	for i, h := range holders {
		if i > 0 || disputed && f.forget != nil {
			m.leaveOut(EventConflict, h.Agency, e.ID, []Cell{{f.column, f.get(h), h.At(f.column)}})
		}
	}
}

// reportDispute reports every cell of the field, naming one that contradicts it.
func (m *merger) reportDispute(id ID, rows []Event, f single) {
	arg, column := KeyArg("column"), columnTerm("consultations", f.column)
	if _, _, translated := CutLang(f.column); translated { // its header is not in the catalogue
		arg, column = "column", f.column
	}
	for i := range rows {
		v := f.get(&rows[i])
		if v == "" {
			continue
		}
		k := slices.IndexFunc(rows, func(o Event) bool {
			w := f.get(&o)
			return w != "" && folded(w) != folded(v)
		})
		m.find(EventConflict, rows[i].At(f.column), id, v, arg, column,
			"other", f.get(&rows[k]), "othercell", rows[k].At(f.column).String(), "otheragency", string(rows[k].Agency))
	}
}
