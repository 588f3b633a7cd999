package reviews

import (
	"strings"
)

// add takes a stretch of text, under the tracked changes that are open.
func (w *walker) add(text string) {
	if len(w.paras) == 0 || !w.keep(len(text)) {
		return
	}
	inserted, deleted := w.open()
	p := w.paras[len(w.paras)-1]
	w.all.WriteString(text)
	if deleted == nil && w.keep(len(text)) {
		w.shown.WriteString(text)
	}
	if inserted == nil && w.keep(len(text)) {
		p.text.WriteString(text)
		if n := len(w.links); n > 0 && w.links[n-1] && p.index >= 0 {
			w.out.Passages[p.index].linked += len(text)
		}
	}
	if inserted != nil {
		w.fragment(*inserted, text)
	}
	if deleted != nil {
		w.fragment(*deleted, text)
	}
	if inserted == nil && deleted == nil {
		w.gap = true
	}
}

// open are the innermost open changes of both kinds, or nil.
func (w *walker) open() (inserted, deleted *change) {
	if len(w.changes) == 0 {
		return nil, nil
	}
	last := w.changes[len(w.changes)-1]
	if last.inserted >= 0 {
		inserted = &w.changes[last.inserted]
	}
	if last.deleted >= 0 {
		deleted = &w.changes[last.deleted]
	}
	return inserted, deleted
}

// beforeLimit is how many bytes of the words before an insertion are kept.
const beforeLimit = 120

// fragment is a piece of a tracked change. Programs cut one change into many;
// pieces of one kind by one author with nothing between them are one.
func (w *walker) fragment(c change, text string) {
	if r := w.last; r != nil && !w.gap && r.Kind == c.kind && r.Author == c.author && r.move == c.move {
		w.take(r, text)
		return
	}
	if !w.keep(sizeOfRemark) {
		return
	}
	r := &Remark{Kind: c.kind, Author: c.author, Date: c.date, Time: c.time, Tag: w.noteTag, move: c.move, passage: -1,
		joined: w.last != nil && !w.gap}
	if !w.aside {
		r.passage = w.at()
	}
	if c.kind == Insertion && len(w.paras) > 0 {
		before := w.paras[len(w.paras)-1].text.String()
		r.Quote = lastWords(before, beforeLimit)
	}
	w.take(r, text)
	w.out.Remarks = append(w.out.Remarks, r)
	w.last, w.gap = r, false
}

// take adds a piece to a change. It is kept twice, in pieces and as a whole.
func (w *walker) take(r *Remark, text string) {
	if w.keep(2*len(text) + 16) {
		r.pieces = append(r.pieces, text)
	}
}

// join makes one text of the pieces of a change.
func (r *Remark) join() {
	text := strings.Join(r.pieces, "")
	if r.pieces = nil; r.Kind == Deletion || r.Kind == RowDeleted {
		r.Old = text
		return
	}
	r.Text = text
}

// lastWords is the end of a text, from the beginning of a word.
func lastWords(s string, limit int) string {
	s = strings.TrimRight(ending(s, 8*limit), " \t\n")
	if len(s) <= limit {
		return strings.TrimSpace(s)
	}
	s = strings.ToValidUTF8(s[len(s)-limit:], "")
	if _, rest, found := strings.Cut(s, " "); found {
		s = rest
	}
	return "…" + strings.TrimSpace(s)
}

func (w *walker) closeParagraph() {
	if len(w.paras) == 0 {
		return
	}
	p := w.paras[len(w.paras)-1]
	w.paras = w.paras[:len(w.paras)-1]
	w.all.WriteByte('\n')
	w.shown.WriteByte('\n')
	if p.index >= 0 {
		passage := &w.out.Passages[p.index]
		passage.Text = strings.TrimSpace(p.text.String())
		passage.contents = passage.linked > 0 && passage.linked >= len(passage.Text)
	}
	if p.mark == nil {
		w.gap = true
		return
	}
	w.paras = append(w.paras, p) // the end of a paragraph is a part of it
	w.fragment(*p.mark, "\n")
	w.paras = w.paras[:len(w.paras)-1]
}

// closeRow makes one remark of a row that was put in or taken out, in place
// of those about its cells.
func (w *walker) closeRow() {
	if len(w.rows) == 0 {
		return
	}
	r := w.rows[len(w.rows)-1]
	w.rows = w.rows[:len(w.rows)-1]
	if r.change == nil {
		return
	}
	c := *r.change
	whole := &Remark{Kind: RowInserted, Author: c.author, Date: c.date, Time: c.time, Tag: w.noteTag, passage: -1}
	if c.kind == Deletion {
		whole.Kind = RowDeleted
	}
	inner := w.out.Remarks[r.remarks:]
	kept := w.out.Remarks[:r.remarks]
	for _, m := range inner {
		if m.Kind != c.kind && m.Kind != whole.Kind || m.Author != c.author {
			kept = append(kept, m)
		}
	}
	if !w.work(len(inner)) || !w.keep(sizeOfRemark) {
		return
	}
	if !w.aside {
		whole.passage = max(0, len(w.out.Passages)-1)
	}
	whole.row = [2]int{r.from, w.all.Len()}
	w.out.Remarks = append(kept, whole)
	w.last, w.gap = nil, true
}

// cells is the text of a row that was put in or taken out. It is made when it
// is known which rows are kept: rows may stand in rows.
func (w *walker) cells(m *Remark) string {
	from, to := m.row[0], m.row[1]
	if !w.keep(2*(to-from)) || !w.work((to-from)/8) {
		return ""
	}
	lines := func(r rune) bool { return r == '\n' }
	return strings.Join(strings.FieldsFunc(w.all.String()[from:to], lines), " | ")
}

// changesDone brings the tracked changes into the form in which people think
// of them: replaced, moved.
func (w *walker) changesDone() {
	c := w.out
	to := map[string]*Remark{}
	for _, r := range c.Remarks {
		if r.row[1] > 0 {
			r.pieces = []string{w.cells(r)}
		}
		if r.join(); r.Kind == Insertion && r.move != "" {
			to[r.move] = r
		}
	}
	removed := map[*Remark]bool{}
	for _, r := range c.Remarks {
		if end := to[r.move]; r.Kind == Deletion && r.move != "" && end != nil && !removed[end] {
			r.Kind, r.Text, r.To = Move, r.Old, c.tagAt(end.passage)
			removed[end] = true
		}
	}
	var kept []*Remark
	for _, r := range c.Remarks {
		if removed[r] {
			continue
		}
		if n := len(kept); r.joined && n > 0 && kept[n-1].Author == r.Author && replaces(kept[n-1].Kind, r.Kind) {
			kept[n-1].Kind = Replacement
			kept[n-1].Old += r.Old
			kept[n-1].Text += r.Text
			continue
		}
		kept = append(kept, r)
	}
	c.Remarks = nil
	for _, r := range kept {
		r.Text, r.Old = trimLines(r.Text), trimLines(r.Old)
		if r.Text == "" && r.Old == "" {
			c.Formats++
			continue
		}
		if r.passage >= 0 {
			r.Tag = c.tagAt(r.passage)
		}
		c.Remarks = append(c.Remarks, r)
	}
}

func replaces(a, b Kind) bool {
	return a == Deletion && b == Insertion || a == Insertion && b == Deletion
}

func (c *Copy) tagAt(passage int) string {
	if passage < 0 || len(c.Passages) == 0 {
		return ""
	}
	return c.Passages[min(passage, len(c.Passages)-1)].Tag
}

// trimLines takes blank space off the ends of a text and of its lines.
func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), " \t\r\n")
}
