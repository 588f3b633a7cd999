package ogp

import (
	"cmp"
	"slices"
	"strings"
)

// RepositoryUpdate is one update of the document repository.
type RepositoryUpdate struct {
	Date        Date
	What        Text
	Kind        Phase // CoCreation or Implementation
	Commitments []ID
	All         bool // the cell says "all"
	Link        Link
	Origin
}

// mergeRepository takes the updates of all workbooks in order of date. The
// same update in two rows is one, so that it is not counted twice.
func (m *merger) mergeRepository(used []*Return) {
	all := slices.Clone(m.plan.Repository)
	for _, r := range used {
		all = append(all, r.Repository...)
	}
	content := make(map[*RepositoryUpdate]string, len(all))
	order := make([]*RepositoryUpdate, len(all))
	for i := range all {
		order[i] = &all[i]
		content[order[i]] = contentOf(all[i].Cells())
	}
	slices.SortStableFunc(order, func(a, b *RepositoryUpdate) int {
		return cmp.Or(a.Date.Compare(b.Date), strings.Compare(content[a], content[b]), a.Origin.compare(b.Origin))
	})
	for i, u := range order {
		if i == 0 || content[u] != content[order[i-1]] {
			m.report.Repository = append(m.report.Repository, *u)
		}
	}
}
