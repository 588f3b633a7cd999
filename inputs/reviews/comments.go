package reviews

import (
	"cmp"
	"slices"
	"strings"

	"selfassess/inputs/office"
)

// commentText is a comment as its part has it.
type commentText struct {
	Remark
	id     string
	parent string // id of the paragraph of the comment that it answers
	paras  []string
	words  strings.Builder
}

// comments reads the words of the comments, and which answers which.
func (f *File) comments() ([]*commentText, error) {
	var all []*commentText
	for _, name := range f.related("comments") {
		r := &commentReader{budget: &f.budget}
		if err := f.walk(name, r.visit); err != nil {
			return nil, err
		}
		all = append(all, r.all...)
	}
	byParagraph := map[string]*commentText{}
	for _, c := range all {
		c.Text = trimLines(c.words.String())
		for _, id := range c.paras {
			byParagraph[id] = c
		}
	}
	delete(byParagraph, "")
	for _, name := range f.related("commentsExtended") {
		if err := f.walk(name, func(n *office.Scanner) error { f.extend(byParagraph, n); return nil }); err != nil {
			return nil, err
		}
	}
	for _, c := range all {
		if p := byParagraph[c.parent]; p != nil && p != c {
			c.ReplyTo = &p.Remark // threads have one level: an answer to an answer answers the same
		}
	}
	return all, nil
}

// extend notes which comment is an answer, and which is settled.
func (f *File) extend(byParagraph map[string]*commentText, n *office.Scanner) {
	if !n.Start() || n.Name() != "commentEx" {
		return
	}
	if c := byParagraph[n.Attr("paraId")]; c != nil && f.keep(sizeOfEntry) {
		c.parent = n.Attr("paraIdParent")
		c.Resolved = n.Attr("done") == "1" || n.Attr("done") == "true"
	}
}

// commentReader reads the part of comments.
type commentReader struct {
	*budget
	all     []*commentText
	text    bool
	props   int
	deleted int
	skip    int
}

func (r *commentReader) visit(n *office.Scanner) error {
	switch {
	case n.Start() && r.skip > 0:
		r.skip++
	case n.End() && r.skip > 0:
		r.skip--
	case n.Start():
		r.start(n)
	case n.End():
		r.end(n.Name())
	case r.text && len(r.all) > 0 && r.keep(2*len(n.Raw())): // once more without blank space
		r.add(n.Text())
	}
	return nil
}

func (r *commentReader) start(n *office.Scanner) {
	name := n.Name()
	if name == "comment" {
		if !r.keep(sizeOfRemark) {
			return
		}
		c := &commentText{id: n.Attr("id")}
		c.Kind, c.passage = Comment, -1
		c.Author = cmp.Or(person(n.Attr("author")), person(n.Attr("initials")))
		c.Date, c.Time = moment(n.Attr("date"))
		r.all = append(r.all, c)
		return
	}
	if len(r.all) == 0 {
		return
	}
	switch name {
	case "p":
		if !r.keep(sizeOfEntry) {
			return
		}
		c := r.all[len(r.all)-1]
		c.paras = append(c.paras, n.Attr("paraId"))
	case "pPr", "rPr":
		r.props++
	case "numPr":
		r.add("• ")
	case "t":
		r.text = r.deleted == 0
	case "tab":
		if r.props == 0 {
			r.add("\t")
		}
	case "br", "cr":
		r.add("\n")
	case "noBreakHyphen":
		r.add("\u2011")
	case "del", "moveFrom":
		r.deleted++
	case "Fallback", "pPrChange", "rPrChange":
		r.skip = 1
	}
}

func (r *commentReader) end(name string) {
	switch name {
	case "t":
		r.text = false
	case "pPr", "rPr":
		r.props--
	case "del", "moveFrom":
		r.deleted--
	case "p":
		r.add("\n")
	}
}

func (r *commentReader) add(s string) {
	if len(r.all) > 0 && r.keep(len(s)) {
		r.all[len(r.all)-1].words.WriteString(s)
	}
}

// quoteLimit is how many characters of the passage of a comment are kept.
const quoteLimit = 300

// place puts the comments where they begin in the text, among the changes.
func (w *walker) place(comments []*commentText) {
	shown, all := w.shown.String(), w.all.String()
	rank := map[string]int{}
	for i, id := range w.order {
		rank[id] = i + 1
	}
	slices.SortStableFunc(comments, func(a, b *commentText) int {
		x, y := rank[a.id], rank[b.id]
		if x == 0 || y == 0 { // those without a place come last
			return y - x
		}
		return x - y
	})
	for _, c := range comments {
		if s := w.ranges[c.id]; s != nil {
			c.Tag, c.Quote = s.tag, w.quote(s, shown, all)
			if !s.aside {
				c.passage = s.passage
				c.Tag = w.out.tagAt(s.passage)
			}
		}
		w.keep(len(c.Quote))
		w.out.Remarks = append(w.out.Remarks, &c.Remark)
	}
	slices.SortStableFunc(w.out.Remarks, func(a, b *Remark) int { return a.order() - b.order() })
}

// order is where a remark stands; what has no place comes last.
func (r *Remark) order() int {
	if r.passage < 0 {
		return 1 << 30
	}
	return r.passage
}

// quote is the passage of a comment: the words that stand there now, or, if
// all of them were taken out, those that stood there.
func (w *walker) quote(s *span, shown, all string) string {
	end, allEnd := s.shownEnd, s.allEnd
	if !s.ended {
		end, allEnd = s.shown, s.all
	}
	quote := folded(clip(shown[s.shown:max(end, s.shown)]))
	if quote == "" {
		quote = folded(clip(all[s.all:max(allEnd, s.all)]))
	}
	return shortened(quote)
}

// ends is how many bytes are looked at, at each end of a passage, for its
// quote.
const ends = 4 * quoteLimit

// clip keeps both ends of a long passage, so that many comments about the
// whole text cost no more than their number.
func clip(s string) string {
	if len(s) <= 2*ends {
		return s
	}
	return beginning(s, ends) + " " + ending(s, ends)
}

// beginning and ending are so many bytes of a text, without half characters.
func beginning(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

func ending(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[len(s)-n:], "")
}
