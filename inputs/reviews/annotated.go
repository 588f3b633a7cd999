package reviews

import (
	"bytes"
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"selfassess/inputs/office"
	"selfassess/inputs/reviews/pdf"
	"selfassess/ogp"
)

// PDF is a PDF whose pages were found.
type PDF struct {
	Title        string   // that it gives itself
	Created      ogp.Date // the date of the report
	Lang         string   // of the report
	Across, Down float64  // size of the pages, in points
	file         *pdf.File
}

// FileLimit is how large a reviewed copy may be, in bytes. The PDF of 400
// commitments, with a drawn mark on every page, has a third of it. For a Word
// document the limit is that of workbooks.
const FileLimit = 80 << 20

// IsPDF tells a PDF by its first bytes. Programs have put others before them.
func IsPDF(b []byte) bool { return bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) }

// OpenPDF finds the pages of a PDF. Reading ends with the time that the
// reading of a workbook may take.
func OpenPDF(b []byte) (p *PDF, err error) {
	defer recovered(&err)
	if len(b) > FileLimit {
		return nil, &Refusal{Reason: "too_big"}
	}
	f, err := pdf.Open(b, time.Now().Add(office.TimeLimit))
	if err != nil {
		return nil, damaged(err)
	}
	p = &PDF{Title: f.Title(), Lang: f.Lang(), file: f}
	p.Created, _ = ogp.ParseDate(f.Created())
	p.Across, p.Down = f.Size()
	return p, nil
}

// damaged tells why a PDF is refused.
func damaged(err error) error {
	var d pdf.Damage
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &d):
		return &Refusal{Reason: "fault", Part: err.Error()}
	case d == "encrypted":
		return &Refusal{Kind: "protected_pdf"}
	}
	return &Refusal{Reason: string(d)}
}

// sectionStart is where a section begins.
type sectionStart struct {
	tag  string
	page int
	y    float64
}

// Read reads the remarks and the sections. known tells which named places are
// sections. Where a program has removed the places, those of base are taken,
// the report as it is written today, if it has as many pages.
func (p *PDF) Read(known func(place string) bool, base *Copy) (c *Copy, err error) {
	defer recovered(&err)
	c = &Copy{Tags: map[string]bool{}, pages: p.file.Pages()}
	for _, at := range p.file.Places() {
		if known(at.Name) {
			c.starts = append(c.starts, sectionStart{at.Name, at.Page, at.Y})
		}
	}
	if len(c.starts) == 0 && base != nil && base.pages == c.pages {
		c.starts = base.starts
	}
	for _, s := range c.starts {
		c.Tags[s.tag] = true
	}
	notes, err := p.file.Annotations()
	if err != nil {
		return nil, damaged(err)
	}
	sheets := make([][]*note, c.pages)
	all := make([]*note, len(notes))
	for i := range notes {
		all[i] = &note{Annotation: &notes[i], index: i}
		sheets[notes[i].Page] = append(sheets[notes[i].Page], all[i])
	}
	if err := p.readPages(c, sheets); err != nil {
		return nil, damaged(err)
	}
	c.annotations(p.file, all)
	c.number()
	return c, nil
}

// readPages reads the text of all pages, section by section, and what of it
// the annotations are about.
func (p *PDF) readPages(c *Copy, sheets [][]*note) error {
	words := &passages{of: map[string]int{}}
	starts, tag := c.starts, ""
	for i := range c.pages {
		glyphs, err := p.file.Text(i)
		if err != nil {
			return err
		}
		n := 0
		for n < len(starts) && starts[n].page <= i {
			n++
		}
		if err := p.file.Work(len(glyphs) * (n + 1) / 8); err != nil {
			return err
		}
		s := &sheet{file: p.file, before: tag, starts: starts[:n], glyphs: glyphs, highest: highest(glyphs)}
		if n > 0 {
			tag = starts[n-1].tag
		}
		starts = starts[n:]
		s.split(words)
		for _, a := range sheets[i] {
			if err := p.file.Work((len(glyphs) + n) / 8); err != nil {
				return err
			}
			s.read(a)
		}
	}
	c.Passages = words.done()
	return nil
}

// note is an annotation with what it is about.
type note struct {
	*pdf.Annotation
	index  int
	y      float64
	tag    string
	quote  string
	top    *note   // that a thread of answers begins with, or of which it is a part; itself if there is none
	remark *Remark // nil if it is none
	parts  []*Remark
}

// findTops finds the top of every annotation. Answers may lead in a circle: then
// each annotation of the circle is its own.
func findTops(all []*note) {
	at := make([]int, len(all)) // place on the way that is gone now, from 1
	for _, n := range all {
		var way []*note
		for ; n.top == nil && at[n.index] == 0 && n.Answers >= 0; n = all[n.Answers] {
			way = append(way, n)
			at[n.index] = len(way)
		}
		top := n
		if n.top != nil {
			top = n.top
		}
		n.top = top
		circle := len(way)
		if i := at[n.index]; i > 0 {
			circle = i - 1
		}
		for i, m := range way {
			if at[m.index] = 0; i >= circle {
				m.top = m
			} else {
				m.top = top
			}
		}
	}
}

// annotations makes remarks of the annotations: those that belong together
// are one, answers stand behind what they answer.
func (c *Copy) annotations(f *pdf.File, all []*note) {
	findTops(all)
	var order []*note
	for _, n := range all {
		if n.State != "" || n.Group && n.Answers >= 0 && n.top != n {
			continue
		}
		n.remark = n.begin()
		n.remark.Page = f.Label(n.Page)
		order = append(order, n)
	}
	for _, n := range all {
		if n.remark == nil && n.State == "" && n.top.remark != nil {
			n.top.join(n)
		}
	}
	for _, n := range all { // the last state counts
		if n.State != "" && n.top.remark != nil {
			n.top.remark.Resolved = n.State == "Completed"
		}
	}
	slices.SortStableFunc(order, before)
	for _, n := range order {
		r := n.remark
		n.joined()
		if n.top != n && n.top.remark != nil {
			r.ReplyTo, r.Tag, r.Kind = n.top.remark, n.top.tag, Comment
		}
		if r.correctKind(); r.Text == "" && r.Old == "" && (r.Quote == "" || r.Kind != Marking) {
			c.Wordless = append(c.Wordless, r.Page)
			continue
		}
		c.Remarks = append(c.Remarks, r)
	}
}

// before brings annotations into the order of the pages, answers by their
// time.
func before(a, b *note) int {
	topA, topB := a.top, b.top
	switch {
	case topA != topB:
		return cmp.Or(cmp.Compare(topA.Page, topB.Page), cmp.Compare(topB.y, topA.y),
			cmp.Compare(topA.Rect.X0, topB.Rect.X0), topA.index-topB.index)
	case a == topA:
		return -1
	case b == topA:
		return 1
	}
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Time, b.Time), a.index-b.index)
}

// stampName is a name that is a word; programs give others that are none.
var stampName = regexp.MustCompile(`^[A-Z][A-Za-z]+$`)

// begin makes the remark of one annotation.
func (n *note) begin() *Remark {
	r := &Remark{Kind: Comment, Author: person(n.Author), Time: n.Time, Tag: n.tag, Quote: n.quote, Text: trimLines(n.Text),
		passage: -1}
	if day, err := ogp.ParseDate(n.Day); err == nil && day.Full() && day.Year >= 1990 {
		r.Date = day
	} else {
		r.Time = ""
	}
	switch n.Type {
	case "Highlight", "Underline", "Squiggly":
		if folded(r.Text) == folded(n.quote) { // some copy the passage into the note
			r.Text = ""
		}
		if r.Text == "" {
			r.Kind = Marking
		}
	case "StrikeOut":
		if folded(r.Text) == folded(n.quote) {
			r.Text = ""
		}
		r.Kind, r.Old, r.Quote = Deletion, n.quote, ""
	case "Caret":
		r.Kind = Insertion
	case "Stamp":
		if r.Text == "" && stampName.MatchString(n.Name) {
			r.Kind, r.Text = Stamp, n.Name
		}
	}
	return r
}

// join adds a part to the remark: a passage that is struck out and the words
// put in its place are two annotations.
func (n *note) join(part *note) {
	r, other := n.remark, part.begin()
	switch {
	case r.Kind == Insertion && other.Kind == Deletion, r.Kind == Deletion && other.Kind == Insertion:
		r.Kind, r.Quote = Replacement, ""
	case r.Quote == "":
		r.Quote = other.Quote
	}
	n.parts = append(n.parts, other)
}

// joined puts the words of the parts together, once all are there.
func (n *note) joined() {
	if len(n.parts) == 0 {
		return
	}
	old, text := []string{n.remark.Old}, []string{n.remark.Text}
	for _, part := range n.parts {
		old, text = append(old, part.Old), append(text, part.Text)
	}
	empty := func(s string) bool { return s == "" }
	n.remark.Old = trimLines(strings.Join(slices.DeleteFunc(old, empty), "\n"))
	n.remark.Text = trimLines(strings.Join(slices.DeleteFunc(text, empty), "\n"))
}

// correctKind gives a remark that lacks a part of its kind another kind.
func (r *Remark) correctKind() {
	switch {
	case r.Kind == Replacement && r.Text == "":
		r.Kind = Deletion
	case r.Kind == Replacement && r.Old == "", r.Kind == Deletion && r.Old == "":
		r.Kind = Comment
	case r.Kind == Marking && r.Text != "":
		r.Kind = Comment
	}
}
