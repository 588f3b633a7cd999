package inputs

import (
	"regexp"
	"slices"

	"selfassess/inputs/columns"
	"selfassess/inputs/xlsx"
	"selfassess/ogp"
)

// readComments reads the sheet of comments. A remark is published unless its
// row says no, so that a cell which says something that nobody can read, or
// whose value lies in the first of merged cells, is taken for a no: what was
// printed by mistake cannot be called back.
func readComments(r *reading) []ogp.Comment {
	begin := len(r.findings)
	comments := readSheet(r, columns.Comments, unchanged)
	found := map[ogp.Place]bool{}
	for _, f := range r.findings[begin:] {
		found[f.At] = true
	}
	for i := range comments {
		c := &comments[i]
		c.Copied = r.words.isCopyChannel(c.Channel)
		if at := c.At("publish"); c.Publish == ogp.Unstated && at.Cell != "" && (found[at] || r.isMerged(at)) {
			c.Publish = ogp.No
		}
	}
	return comments
}

// isMerged tells whether a cell is one of several that were merged.
func (r *reading) isMerged(at ogp.Place) bool {
	col, row := xlsx.SplitRef(at.Cell)
	return slices.ContainsFunc(r.book.Sheets, func(g *xlsx.Sheet) bool {
		return g.Name == at.Sheet && slices.ContainsFunc(g.Merges, func(m xlsx.Range) bool { return m.Holds(col, row) })
	})
}

// isCopyChannel tells whether a channel is the one that remarks out of
// reviewed copies have, in any language.
func (v *vocabulary) isCopyChannel(channel string) bool {
	return slices.ContainsFunc(v.copyChannels, func(p *regexp.Regexp) bool { return p.MatchString(channel) })
}
