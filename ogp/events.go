package ogp

import (
	"cmp"
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
		if len(group) > 1 {
			m.joined[group[0].rowKey()] = group
		}
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

// sortEvents sorts by start, title and place, and then by all the rest, so
// that the order never depends on the order of files.
func sortEvents(events []Event) {
	slices.SortStableFunc(events, func(a, b Event) int {
		if c := cmp.Or(a.Start.Compare(b.Start), strings.Compare(a.Title.Main(), b.Title.Main()),
			strings.Compare(a.Place.Main(), b.Place.Main()), CompareIDs(a.ID, b.ID)); c != 0 {
			return c
		}
		return compareContent(a, b)
	})
}

// compareContent is apart from what is compared first: it takes the addresses
// of both events, which are large.
func compareContent(a, b Event) int {
	return cmp.Or(strings.Compare(contentOf(a.Cells()), contentOf(b.Cells())), a.Origin.compare(b.Origin))
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
