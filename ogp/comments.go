package ogp

import (
	"cmp"
	"slices"
	"strings"
)

// mergeComments takes the comments of all workbooks, gives every one an id of
// its own and sorts them by receipt. Two comments with one id that say the
// same are one. If they differ both are kept, since a comment from the public
// must not be lost; the later in order of content gets an id with a suffix.
func (m *merger) mergeComments(used []*Return) {
	all := slices.Clone(m.plan.Comments)
	for _, r := range used {
		all = append(all, r.Comments...)
	}
	slices.SortStableFunc(all, compareComments)
	taken, first := map[ID]bool{}, map[ID]*Comment{}
	for i := range all {
		taken[all[i].ID] = true
	}
	var kept []Comment
	for i := range all {
		c := &all[i]
		if same := first[c.ID]; c.ID != "" && same != nil {
			if contentOf(c.Cells()) == contentOf(same.Cells()) {
				continue
			}
			m.find(CommentTwice, c.At("comment"), c.ID, string(c.ID), "other", same.At("comment").String())
			renamed := *c
			renamed.ID = numbering(string(c.ID)+"-", taken)()
			taken[renamed.ID] = true
			kept = append(kept, renamed)
			continue
		}
		first[c.ID] = c
		kept = append(kept, *c)
	}
	next := numbering("C", taken)
	for i := range kept {
		if kept[i].ID == "" {
			kept[i].ID = next()
		}
	}
	m.report.Comments = kept
}

func compareComments(a, b Comment) int {
	if c := cmp.Or(a.Received.Compare(b.Received), CompareIDs(a.ID, b.ID)); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(contentOf(a.Cells()), contentOf(b.Cells())), a.Origin.compare(b.Origin))
}
