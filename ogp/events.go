package ogp

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// mergeEvents joins the rows of all workbooks that are one event, gives every
// event an id, and sorts them by start.
//
// Rows are one event if their ids are equal. A row without an id belongs to
// the rows with the same title, start and place (case and spacing ignored);
// if those carry more than one id it cannot be told to which, and it stays an
// event of its own. Rows without a date are never joined without an id.
func (m *merger) mergeEvents(used []*Return) {
	rows := slices.Clone(m.plan.Events)
	for _, r := range used {
		for _, e := range r.Events {
			e.Agency = r.Agency
			rows = append(rows, e)
		}
	}
	m.sortRows(rows)
	for _, group := range groupEvents(rows) {
		m.report.Events = append(m.report.Events, m.joinEvent(group))
	}
	sortEvents(m.report.Events)
	m.numberEvents()
}

// sortRows puts the secretariat's rows first, then those of agencies in the
// plan's order, so that the first row of an event is always the same.
func (m *merger) sortRows(rows []Event) {
	rank := func(e *Event) int {
		if e.Agency == "" {
			return -1
		}
		return m.agencies.at[e.Agency]
	}
	slices.SortStableFunc(rows, func(a, b Event) int {
		return cmp.Or(cmp.Compare(rank(&a), rank(&b)), a.Origin.compare(b.Origin))
	})
}

// groupEvents returns the rows of each event, in the order of its first row.
func groupEvents(rows []Event) [][]Event {
	ids := map[string][]ID{} // by occasion: the ids that rows about it carry
	for i := range rows {
		if o := rows[i].occasion(); rows[i].ID != "" && o != "" && !slices.Contains(ids[o], rows[i].ID) {
			ids[o] = append(ids[o], rows[i].ID)
		}
	}
	var groups [][]Event
	at := map[string]int{}
	for i := range rows {
		id, o := rows[i].ID, rows[i].occasion()
		if id == "" && len(ids[o]) == 1 {
			id = ids[o][0]
		}
		key := "id\x00" + string(id)
		switch {
		case id == "" && o != "":
			key = "occasion\x00" + o
		case id == "":
			key = "row\x00" + strconv.Itoa(i)
		}
		k, ok := at[key]
		if !ok {
			k = len(groups)
			at[key] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], rows[i])
	}
	return groups
}

// occasion is the title, start and place of the event as one key, or "" if
// they cannot identify it.
func (e *Event) occasion() string {
	if !e.Start.Known() || e.Title.Main() == "" {
		return ""
	}
	return folded(e.Title.Main()) + "\x00" + e.Start.String() + "\x00" + folded(e.Place.Main())
}

// folded is text without regard to case and spacing.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// joinEvent makes one event from its rows. Blank cells are filled from the
// other rows; lists and what was said (points, follow-up) are put together.
// Where single values contradict each other both cells are reported, and what
// they said is kept in Unplaced. An answer or a count on which rows disagree
// is then unknown, since figures are made from it; of words and dates the
// first row's are printed, so that the event can still be recognised.
func (m *merger) joinEvent(rows []Event) Event {
	e := rows[0].clone()
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
	e.unite(rows)
	for _, f := range eventFields(rows) {
		m.joinField(&e, rows, f)
	}
	return e
}

// clone copies e so that nothing of it is shared.
func (e *Event) clone() Event {
	c := *e
	c.Title, c.Place, c.Organiser, c.CoHost = maps.Clone(e.Title), maps.Clone(e.Place), maps.Clone(e.Organiser), maps.Clone(e.CoHost)
	c.Points, c.FollowUp = maps.Clone(e.Points), maps.Clone(e.FollowUp)
	c.Sectors = maps.Clone(e.Sectors)
	c.Commitments, c.Links = slices.Clone(e.Commitments), slices.Clone(e.Links)
	return c
}

// unite gives e what the lists and texts of all its rows say, each thing once.
func (e *Event) unite(rows []Event) {
	var links linkSet
	var points, followUp prose
	e.Commitments = nil
	seen := map[ID]bool{}
	for i := range rows {
		r := &rows[i]
		e.All = e.All || r.All
		links.add(r.Links)
		points.add(r.Points)
		followUp.add(r.FollowUp)
		for _, c := range r.Commitments {
			if !seen[c] {
				seen[c] = true
				e.Commitments = append(e.Commitments, c)
			}
		}
	}
	e.Links, e.Points, e.FollowUp = links.links, points.text(), followUp.text()
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

// eventField is a cell of an event that holds one value.
type eventField struct {
	column string
	get    func(*Event) string
	take   func(e, from *Event) // copies the value
	forget func(*Event)         // makes it unknown; nil where the first row's value is printed
}

func (m *merger) joinField(e *Event, rows []Event, f eventField) {
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
	f.take(e, holders[0])
	if disputed {
		m.reportDispute(e.ID, rows, f)
		if f.forget != nil {
			f.forget(e)
		}
	}
	for i, h := range holders {
		if i > 0 || disputed && f.forget != nil {
			m.leaveOut(EventConflict, h.Agency, e.ID, []Cell{{f.column, f.get(h), h.At(f.column)}})
		}
	}
}

// reportDispute reports every cell of the field, naming one that contradicts it.
func (m *merger) reportDispute(id ID, rows []Event, f eventField) {
	for i := range rows {
		v := f.get(&rows[i])
		if v == "" {
			continue
		}
		k := slices.IndexFunc(rows, func(o Event) bool {
			w := f.get(&o)
			return w != "" && folded(w) != folded(v)
		})
		m.find(EventConflict, rows[i].At(f.column), id, v, "column", f.column,
			"other", f.get(&rows[k]), "othercell", rows[k].At(f.column).String())
	}
}

// sortEvents sorts by start, title and place, and then by all the rest, so
// that the order never depends on the order of files.
func sortEvents(events []Event) {
	slices.SortStableFunc(events, func(a, b Event) int {
		if c := cmp.Or(a.Start.Compare(b.Start), strings.Compare(a.Title.Main(), b.Title.Main()),
			strings.Compare(a.Place.Main(), b.Place.Main()), CompareIDs(a.ID, b.ID)); c != 0 {
			return c
		}
		return cmp.Or(strings.Compare(contentOf(a.Cells()), contentOf(b.Cells())), a.Origin.compare(b.Origin))
	})
}

// numberEvents gives ids E1, E2 … to events that have none, in their order,
// skipping ids in use.
func (m *merger) numberEvents() {
	used := map[ID]bool{}
	for i := range m.report.Events {
		used[m.report.Events[i].ID] = true
	}
	next := numbering("E", used)
	for i := range m.report.Events {
		if m.report.Events[i].ID == "" {
			m.report.Events[i].ID = next()
		}
	}
}

// numbering returns the next free id of a series at each call.
func numbering(prefix string, used map[ID]bool) func() ID {
	n := 0
	return func() ID {
		for {
			n++
			if id := ID(prefix + strconv.Itoa(n)); !used[id] {
				return id
			}
		}
	}
}
