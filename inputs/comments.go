package inputs

import (
	"regexp"
	"slices"
	"strings"

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
	found := r.findings[begin:]
	for i := range comments {
		c := &comments[i]
		c.Copied = r.words.isCopyChannel(c.Channel)
		if at := c.At("publish"); c.Publish == ogp.Unstated && (findingAt(found, at) || r.isMerged(at)) {
			c.Publish = ogp.No
		}
	}
	return comments
}

func findingAt(fs []ogp.Finding, at ogp.Place) bool {
	return at.Cell != "" && slices.ContainsFunc(fs, func(f ogp.Finding) bool { return f.At == at })
}

// isMerged tells whether a cell is one of several that were merged.
func (r *reading) isMerged(at ogp.Place) bool {
	col, row := xlsx.SplitRef(at.Cell)
	return slices.ContainsFunc(r.book.Sheets, func(g *xlsx.Sheet) bool {
		return g.Name == at.Sheet && slices.ContainsFunc(g.Merges, func(m string) bool {
			from, to, _ := strings.Cut(m, ":")
			left, top := xlsx.SplitRef(from)
			right, bottom := xlsx.SplitRef(to)
			return left <= col && col <= right && top <= row && row <= bottom
		})
	})
}

// isCopyChannel tells whether a channel is the one that remarks out of
// reviewed copies have, in any language.
func (v *vocabulary) isCopyChannel(channel string) bool {
	return slices.ContainsFunc(v.copyChannels, func(p *regexp.Regexp) bool { return p.MatchString(channel) })
}
