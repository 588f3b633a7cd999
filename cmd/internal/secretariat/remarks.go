package secretariat

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"

	"selfassess/inputs/forms"
	"selfassess/inputs/reviews"
	"selfassess/ogp"
	"selfassess/templates"
)

// remarks reads a copy, says what is to be said of it as a whole, and returns
// the remarks that are new, as rows of the sheet of comments.
func (r *review) remarks(c reviewed) (rows []ogp.Comment, err error) {
	base, err := r.base(c.file)
	if err != nil {
		return nil, err
	}
	sections := base.Outline()
	read, err := c.file.Read(sections)
	if err != nil {
		r.refuse(c.path, err)
		return nil, nil
	}
	r.reportMissing(c, read, sections)
	untracked, stale := c.file.Untracked(read, base)
	if !c.file.SameTemplate(base) {
		r.find(ogp.ReviewTemplate, c.path)
	}
	if len(stale) > 0 {
		r.find(ogp.ReviewStale, c.path, "sections", r.titles(stale))
	}
	return r.fresh(c, append(withoutThose(read.Remarks, base.Remarks), untracked...)), nil
}

// withoutThose leaves out the remarks that stand in the report as it is
// written: a template may have been edited with Track Changes.
func withoutThose(remarks, own []*reviews.Remark) (rest []*reviews.Remark) {
	of := map[ogp.ID]bool{}
	for _, m := range own {
		of[m.ID] = true
	}
	for _, m := range remarks {
		if !of[m.ID] {
			rest = append(rest, m)
		}
	}
	return rest
}

// fresh makes rows of the remarks that are new, and says of how many that is
// not so.
func (r *review) fresh(c reviewed, remarks []*reviews.Remark) (rows []ogp.Comment) {
	if err := reviews.Check(remarks); err != nil {
		r.refuse(c.path, err)
		return nil
	}
	twice, known := map[string]int{}, 0
	var others []string
	for _, remark := range remarks {
		switch where := r.known[remark.ID]; where {
		case "":
			r.known[remark.ID] = c.path
			if remark.Kind == reviews.Untracked {
				r.findUntracked(c, remark)
			}
			rows = append(rows, r.rows(remark, r.mayPublish(remark))...)
		case inProject:
			known++
		default:
			if twice[where]++; twice[where] == 1 {
				others = append(others, where)
			}
		}
	}
	for _, other := range others {
		r.find(ogp.ReviewTwice, c.path, "count", strconv.Itoa(twice[other]), "other", filepath.ToSlash(other))
	}
	if known > 0 {
		r.find(ogp.ReviewKnown, c.path, "count", strconv.Itoa(known))
	}
	if len(rows) == 0 {
		remedy := templates.ReviewNoneWord
		if c.pdf != nil {
			remedy = templates.ReviewNonePDF
		}
		r.find(ogp.ReviewNone, c.path, ogp.KeyArg("remedy"), string(remedy))
	}
	return rows
}

// findUntracked says what differs, and what is known of who changed it.
func (r *review) findUntracked(c reviewed, m *reviews.Remark) {
	by := templates.ReviewSavedBy
	if m.Author == "" {
		by = templates.ReviewSavedByNobody
	}
	r.find(ogp.ReviewUntracked, c.path, "section", r.title(m.Tag), "was", excerpt(m.Old), "is", excerpt(m.Text),
		ogp.KeyArg("by"), string(by), "editor", m.Author)
}

// mayPublish is what is entered for a new remark: what was asked for, but no
// yes for an answer to a remark that is held back, of which it quotes the
// beginning.
func (r *review) mayPublish(m *reviews.Remark) ogp.Answer {
	if m.ReplyTo != nil && r.held[m.ReplyTo.ID] {
		r.held[m.ID] = true
		return ogp.Unstated
	}
	return r.publish
}

// reportMissing says what is missing in a copy.
func (r *review) reportMissing(c reviewed, read *reviews.Copy, sections []reviews.Section) {
	missing := read.Missing(sections)
	placed := 0
	for _, p := range read.Passages {
		if p.Tag != "" {
			placed++
		}
	}
	switch {
	case placed == 0 && c.file.Facts != nil && !c.file.Facts.Draft:
		r.find(ogp.ReviewFinal, c.path)
	case placed == 0:
		r.find(ogp.ReviewForeign, c.path)
	case len(missing) > 0:
		r.find(ogp.ReviewControls, c.path, "count", strconv.Itoa(len(missing)), "sections", r.titles(missing))
	}
	if c.file.Facts == nil && placed > 0 {
		r.find(ogp.ReviewNoFacts, c.path)
	}
	if read.Formats > 0 {
		r.find(ogp.ReviewFormats, c.path, "count", strconv.Itoa(read.Formats))
	}
}

func (r *review) title(tag string) string {
	if p, ok := r.places[tag]; ok {
		return p.Title
	}
	if tag == "" {
		return r.p.Words.Text(templates.ReviewOutside)
	}
	return tag
}

// titlesShown is how many sections a finding names.
const titlesShown = 5

func (r *review) titles(tags []string) string {
	var names []string
	for i, tag := range tags {
		if i == titlesShown {
			names = append(names, "…")
			break
		}
		names = append(names, r.title(tag))
	}
	return strings.Join(names, "; ")
}

// excerpt is the beginning of a text, for a line on the screen.
func excerpt(s string) string {
	const most = 80
	const looked = 16 * most // bytes; thousands of answers may quote one long text
	head := strings.Join(strings.Fields(strings.ToValidUTF8(s[:min(len(s), looked)], "")), " ")
	if runes := []rune(head); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	if len(s) > looked {
		return head + "…"
	}
	return head
}

// rows makes the rows of a remark: one, or, if it is longer than a cell can
// hold, as many as it needs.
func (r *review) rows(m *reviews.Remark, publish ogp.Answer) (rows []ogp.Comment) {
	first := ogp.Comment{ID: m.ID, Received: m.Date, Channel: r.p.Words.Text(templates.ReviewChannel), Author: m.Author,
		Target: r.places[m.Tag].Target, Publish: publish}
	if m.Page != "" {
		first.Channel = r.p.Words.Text(templates.ReviewChannelPDF, "page", m.Page)
	}
	head, rest := splitForCell(r.wording(m))
	for part := 1; ; part++ {
		row := first
		if part > 1 {
			row.ID += ogp.ID("-part" + strconv.Itoa(part))
			head = r.p.Words.Text(templates.ReviewContinued, "id", string(m.ID), "text", head)
		}
		row.Text = ogp.Text{"": head}
		rows = append(rows, row)
		if rest == "" {
			return rows
		}
		head, rest = splitForCell(rest)
	}
}

// splitForCell cuts what one cell can hold off a text, at a space if there is one.
func splitForCell(s string) (head, rest string) {
	const most = forms.CellLimit - 1000 // room for what a program adds
	units, space := 0, 0
	for i, c := range s {
		if units += utf16.RuneLen(c); units > most {
			if space < i/2 {
				space = i
			}
			return strings.TrimSpace(s[:space]), strings.TrimSpace(s[space:])
		}
		if c == ' ' || c == '\n' {
			space = i
		}
	}
	return s, ""
}

// wording is the remark in words.
func (r *review) wording(m *reviews.Remark) string {
	words := r.p.Words
	text := func(t templates.Term) string {
		return words.Text(t, "text", m.Text, "old", m.Old, "quote", m.Quote, "place", r.title(m.To))
	}
	var s string
	switch m.Kind {
	case reviews.Comment:
		s = r.comment(m)
	case reviews.Insertion:
		s = text(templates.ReviewInsert)
		if m.Quote != "" {
			s = text(templates.ReviewInsertAfter)
		}
	case reviews.Deletion:
		s = text(templates.ReviewDelete)
		if m.Text != "" {
			s = text(templates.ReviewDeleteSaying)
		}
	case reviews.Replacement:
		s = text(templates.ReviewReplace)
	case reviews.Move:
		s = text(templates.ReviewMove)
		if m.To != "" && m.To != m.Tag {
			s = text(templates.ReviewMoveTo)
		}
	case reviews.RowInserted:
		s = text(templates.ReviewRowInsert)
	case reviews.RowDeleted:
		s = text(templates.ReviewRowDelete)
	case reviews.Marking:
		s = text(templates.ReviewMarked)
	case reviews.Stamp:
		s = text(templates.ReviewStamp)
	case reviews.Untracked:
		s = text(templates.ReviewChanged)
		if m.Old == "" {
			s = text(templates.ReviewChangedAdded)
		} else if m.Text == "" {
			s = text(templates.ReviewChangedRemoved)
		}
	}
	if m.Resolved && m.Kind != reviews.Comment {
		s = words.Text(templates.ReviewResolved, "text", s)
	}
	if p, ok := r.places[m.Tag]; ok && p.Target == ogp.ReportTarget {
		s = words.Text(templates.ReviewWithin, "place", p.Title, "text", s)
	}
	return s
}

// comment is what a comment says, after the passage that it is about.
func (r *review) comment(m *reviews.Remark) string {
	words := r.p.Words
	s := m.Text
	if s == "" {
		s = words.Text(templates.ReviewWordless)
	}
	switch {
	case m.ReplyTo != nil:
		quote := excerpt(cmp.Or(m.ReplyTo.Text, m.ReplyTo.Old, m.ReplyTo.Quote))
		s = words.Text(templates.ReviewReply, "quote", quote, "text", s)
	case m.Quote != "":
		s = words.Text(templates.ReviewAbout, "quote", m.Quote, "text", s)
	}
	if m.Resolved {
		s = words.Text(templates.ReviewResolved, "text", s)
	}
	return s
}
