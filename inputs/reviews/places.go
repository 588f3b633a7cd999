package reviews

import (
	"strings"

	"selfassess/ogp"
)

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// findSections finds the sections of passages whose content control is gone: a
// program has removed it, or a person. A section is known again by the
// bookmark at its heading, or by its first paragraph, in the order of the
// report. It reaches to where the control around it ends, or the next section
// begins.
func (c *Copy) findSections(sections []Section) {
	var missing []Section
	for _, s := range sections {
		if !c.Tags[s.Tag] {
			missing = append(missing, s)
		}
	}
	there := map[string]int{} // bookmark → its last passage
	for i, p := range c.Passages {
		for _, m := range p.marks {
			there[m] = i
		}
	}
	next := newIndex(missing)
	base, found := "", ""
	for i := range c.Passages {
		p := &c.Passages[i]
		if p.Tag != base {
			base, found = p.Tag, ""
		}
		if n := next.begins(p, i, there); n >= 0 {
			found, next.from = missing[n].Tag, n+1
		}
		if found != "" {
			p.Tag = found
		}
	}
}

// index finds sections by what they begin with, from a place in their order.
type index struct {
	sections []Section
	marks    map[string][]int // by a bookmark at the heading, in order
	firsts   map[string][]int // by the first paragraph, in order
	from     int
}

func newIndex(sections []Section) *index {
	x := &index{sections: sections, marks: map[string][]int{}, firsts: map[string][]int{}}
	for i, s := range sections {
		for m := range s.marks {
			x.marks[m] = append(x.marks[m], i)
		}
		x.firsts[s.first] = append(x.firsts[s.first], i)
	}
	return x
}

// begins tells which of the sections passage i begins, or -1. Where the
// bookmark of a heading is still there, its words count only just before it:
// a small line may stand above the heading.
func (x *index) begins(p *Passage, i int, there map[string]int) int {
	text := folded(p.Text)
	if p.contents || text == "" {
		return -1
	}
	for _, m := range p.marks {
		if n := x.first(x.marks[m], func(int) bool { return true }); n >= 0 {
			return n
		}
	}
	return x.first(x.firsts[text], func(n int) bool {
		for m := range x.sections[n].marks {
			if at, ok := there[m]; ok && (at < i || at > i+2) {
				return false
			}
		}
		return true
	})
}

// first is the first of some sections that is not yet passed and can be meant.
func (x *index) first(some []int, can func(int) bool) int {
	for _, n := range some {
		if n >= x.from && can(n) {
			return n
		}
	}
	return -1
}

// Missing lists the sections without their control, in order.
func (c *Copy) Missing(sections []Section) (tags []string) {
	for _, s := range sections {
		if !c.Tags[s.Tag] {
			tags = append(tags, s.Tag)
		}
	}
	return tags
}

// Sums are the fingerprints of what the sections themselves say, tracked
// changes undone.
func (c *Copy) Sums() map[string]string {
	words := map[string]*strings.Builder{}
	for i := range c.Passages {
		p := &c.Passages[i]
		if words[p.Tag] == nil {
			words[p.Tag] = &strings.Builder{}
		}
		words[p.Tag].WriteString(p.Text)
	}
	sums := map[string]string{}
	for tag, w := range words {
		sums[tag] = ogp.Fingerprint(w.String())
	}
	return sums
}

// byTag lists the paragraphs of each section, and, under "", those in none,
// without tables of contents.
func (c *Copy) byTag() map[string][]string {
	words := map[string][]string{}
	for i := range c.Passages {
		if p := &c.Passages[i]; p.Text != "" && !(p.contents && p.Tag == "") {
			words[p.Tag] = append(words[p.Tag], p.Text)
		}
	}
	return words
}

// Compare lists the paragraphs that only one of two versions has.
func Compare(was, is []string) (removed, added []string) { return without(was, is), without(is, was) }

func without(some, others []string) (rest []string) {
	have := map[string]int{}
	for _, s := range others {
		have[ogp.Fingerprint(s)]++
	}
	for _, s := range some {
		if key := ogp.Fingerprint(s); have[key] > 0 {
			have[key]--
			continue
		}
		rest = append(rest, s)
	}
	return rest
}

// Untracked lists what differs from the report although nothing in the copy
// says that it was changed. base is the report as it is written today; where
// it no longer says what it said when the copy was made, stale names the
// section, and of the old words only those of today are known. Of a copy in
// another template than base no words are compared.
func (f *File) Untracked(c, base *Copy) (found []*Remark, stale []string) {
	if f.Facts == nil {
		return nil, nil
	}
	if f.Editor == base.editor { // the program that saved it left what the report says of itself
		f.Editor, f.Edited = "", ogp.Date{}
	}
	today, now := base.Sums(), c.Sums()
	words, baseWords := c.byTag(), base.byTag()
	for _, s := range base.Outline() {
		was := f.Facts.Sums[s.Tag]
		if was != today[s.Tag] {
			stale = append(stale, s.Tag)
		}
		if was != "" && was != now[s.Tag] && f.SameTemplate(base) {
			found = append(found, f.untracked(s.Tag, baseWords[s.Tag], words[s.Tag])...)
		}
	}
	if len(stale) == 0 {
		found = append(found, f.untracked("", baseWords[""], words[""])...)
	}
	return found, stale
}

// SameTemplate tells whether the copy was made with the template of base, so
// that their words can be compared.
func (f *File) SameTemplate(base *Copy) bool {
	return f.Facts == nil || f.Facts.Template == base.template
}

func (f *File) untracked(tag string, was, is []string) []*Remark {
	removed, added := Compare(was, is)
	if len(removed)+len(added) == 0 {
		return nil
	}
	if len(removed) == len(added) {
		for i := range removed {
			removed[i], added[i] = narrow(removed[i], added[i])
		}
	}
	r := &Remark{Kind: Untracked, Author: f.Editor, Date: f.Edited, Tag: tag, Old: strings.Join(removed, "\n"),
		Text: strings.Join(added, "\n")}
	r.ID = r.key()
	return []*Remark{r}
}

// around is how many bytes of the same words are kept on each side of a change.
const around = 60

// narrow keeps of two versions of a paragraph what differs, with the words
// around it.
func narrow(was, is string) (string, string) {
	from, to := 0, 0
	for from < min(len(was), len(is)) && was[from] == is[from] {
		from++
	}
	for to < min(len(was), len(is))-from && was[len(was)-1-to] == is[len(is)-1-to] {
		to++
	}
	from = max(0, strings.LastIndexByte(was[:max(0, from-around)], ' ')+1)
	if rest := max(0, to-around); rest > 0 {
		if i := strings.IndexByte(was[len(was)-rest:], ' '); i >= 0 {
			to = rest - i
		} else {
			to = 0
		}
	} else {
		to = 0
	}
	cut := func(s string) string {
		part := s[from : len(s)-to]
		if from > 0 {
			part = "…" + part
		}
		if to > 0 {
			part += "…"
		}
		return part
	}
	return cut(was), cut(is)
}
