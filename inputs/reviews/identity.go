package reviews

import (
	"strconv"
	"strings"

	"selfassess/ogp"
)

// number gives every remark its id: from what was parts and when, so that it
// is the same in every copy that holds the remark, in every run, wherever the
// file came from. The author does not go into it, since ids are printed and
// names may not be; nor does the passage, since others may edit it.
func (c *Copy) number() {
	taken := map[ogp.ID]int{}
	for _, m := range c.Remarks {
		id := m.key()
		if taken[id]++; taken[id] > 1 {
			id += ogp.ID("-" + strconv.Itoa(taken[id]))
		}
		m.ID = id
	}
}

// key begins with the time of day, so that remarks of a day stay in the order
// in which they were made.
func (r *Remark) key() ogp.ID {
	parts := []string{strconv.Itoa(int(r.Kind)), r.Date.String(), r.Time, r.Text, r.Old}
	id := "R-"
	if r.Kind == Untracked { // who saved the file, and when, is not who wrote it
		parts = []string{strconv.Itoa(int(r.Kind)), r.Tag, r.Text, r.Old}
	} else if r.Kind == Marking { // nothing is parts; what is marked in a PDF can have been edited by nobody
		parts = append(parts, r.Tag, r.Quote)
	}
	if r.Kind != Untracked && r.Time != "" {
		id += strings.Replace(r.Time, ":", "", 1) + "-"
	}
	return ogp.ID(id + ogp.Fingerprint(strings.Join(parts, "\x00"))[:8])
}
