package ogp

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// copiedID is the form of the ids that remarks of reviewed copies get, with
// what is added where there are several; see the package reviews.
var copiedID = regexp.MustCompile(`(?i)^\s*R-(\d{4}-)?[0-9a-f]{8}(-.*)?$`)

// Undecided tells whether the comment is a remark out of a reviewed copy of
// which nobody has said yet whether it may be published. Reviewers write into
// a copy for those who sent it to them. Such a remark is known by its id or by
// its channel, so that it is known in whichever workbook its row was pasted.
func (c *Comment) Undecided() bool {
	return c.Publish == Unstated && (c.Copied || copiedID.MatchString(string(c.ID)))
}

// Published tells whether the comment may be published: if somebody has said
// so, or typed it and has not said that it may not.
func (c *Comment) Published() bool {
	return c.Publish == Yes || c.Publish == Unstated && !c.Undecided()
}

// release parts the comments that may be published from those that may not,
// and numbers first these and then those. Held are the ids that some row says
// no for: which of their rows is the mistake is for a person to say.
func (r *Report) release(comments []Comment, held map[ID]bool, next func() ID) {
	for i := range comments {
		if c := &comments[i]; c.Published() && !held[c.ID] {
			r.Comments = append(r.Comments, *c)
		} else {
			r.Internal = append(r.Internal, *c)
		}
	}
	for _, part := range [][]Comment{r.Comments, r.Internal} {
		for i := range part {
			if part[i].ID == "" {
				part[i].ID = next()
			}
		}
	}
}

// checkInternal asks what is to be asked about comments that are not
// published: for a decision, once a file, or for an answer.
func (m *merger) checkInternal() {
	undecided := map[string][]*Comment{}
	var files []string
	for i := range m.report.Internal {
		c := &m.report.Internal[i]
		m.checkOrder(c.Received, c.Answered, c.At("answered"), c.ID)
		switch {
		case c.Undecided():
			if undecided[c.File] == nil {
				files = append(files, c.File)
			}
			undecided[c.File] = append(undecided[c.File], c)
		case !c.HasReply():
			m.find(RemarkUnanswered, c.At("response"), c.ID, "")
		}
	}
	for _, f := range files {
		first := slices.MinFunc(undecided[f], func(a, b *Comment) int { return a.Origin.compare(b.Origin) })
		m.find(RemarkUndecided, first.At("publish"), first.ID, "", "count", strconv.Itoa(len(undecided[f])))
	}
}

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
	taken, first, held := map[ID]bool{}, map[ID]*Comment{}, map[ID]bool{}
	for i := range all {
		taken[all[i].ID] = true
		held[all[i].ID] = held[all[i].ID] || all[i].ID != "" && all[i].Publish == No
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
			taken[renamed.ID], held[renamed.ID] = true, held[c.ID]
			kept = append(kept, renamed)
			continue
		}
		first[c.ID] = c
		kept = append(kept, *c)
	}
	m.report.release(kept, held, numbering("C", taken))
}

func compareComments(a, b Comment) int {
	if c := cmp.Or(a.Received.Compare(b.Received), CompareIDs(a.ID, b.ID)); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(contentOf(a.Cells()), contentOf(b.Cells())), a.Origin.compare(b.Origin))
}

// CommentsSoFar are the comments that were received up to the day that the
// report speaks of, and those of which nobody says when.
func (r *Report) CommentsSoFar() []*Comment {
	var comments []*Comment
	for i := range r.Comments {
		if c := &r.Comments[i]; r.soFar(c.Received) {
			comments = append(comments, c)
		}
	}
	return comments
}

// Replied tells whether a comment had a reply by the day that the report speaks
// of.
func (r *Report) Replied(c *Comment) bool { return c.HasReply() && r.soFar(c.Answered) }
