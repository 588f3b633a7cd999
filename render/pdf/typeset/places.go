package typeset

import (
	"fmt"
	"slices"
	"strings"
)

type place struct {
	page int
	y    float64 // from the top
	elem *Elem   // that stands there
}

type bookmark struct {
	place
	level int
	title string
}

// Place gives a name to an element at a height on a page, for links from
// within and from outside: file.pdf#name. The use on the first page holds.
func (f *File) Place(name string, e *Elem, p *Page, y float64) {
	if old, ok := f.places[name]; (!ok || p.Number < old.page) && name != "" {
		f.places[name] = place{p.Number, y, e}
	}
}

// Bookmark adds an entry to the outline; level 1 is the outermost.
func (f *File) Bookmark(level int, title string, e *Elem, p *Page, y float64) {
	f.marks = append(f.marks, bookmark{place{p.Number, y, e}, level, title})
}

// names writes the named places and returns the number of their tree, or 0.
func (f *File) names(o *objects) int {
	var list []named
	for k, p := range f.places {
		list = append(list, named{k, f.destination(o, p)})
	}
	return o.nameTree(list)
}

// named is an entry of a name tree.
type named struct{ name, value string }

// nameTree writes entries as a tree by which a reader finds one without
// reading all, and returns the number of its root; 0 for none.
func (o *objects) nameTree(list []named) int {
	const most = 64 // in one node
	type node struct{ first, last, body string }
	slices.SortFunc(list, func(a, b named) int { return strings.Compare(a.name, b.name) })
	var level []node
	for part := range slices.Chunk(list, most) {
		var b strings.Builder
		for _, e := range part {
			b.WriteString(nameText(e.name) + " " + e.value + " ")
		}
		level = append(level, node{part[0].name, part[len(part)-1].name, "/Names [" + b.String() + "]"})
	}
	if len(level) == 0 {
		return 0
	}
	for len(level) > 1 {
		var above []node
		for part := range slices.Chunk(level, most) {
			var b strings.Builder
			for _, n := range part {
				b.WriteString(fmt.Sprintf("%d 0 R ", o.add("<</Limits ["+nameText(n.first)+" "+nameText(n.last)+"] "+n.body+">>")))
			}
			above = append(above, node{part[0].first, part[len(part)-1].last, "/Kids [" + b.String() + "]"})
		}
		level = above
	}
	return o.add("<<" + level[0].body + ">>")
}

// outline writes the bookmarks and returns the number of their root, or 0.
func (f *File) outline(o *objects) int {
	if len(f.marks) == 0 {
		return 0
	}
	// Pages may have been drawn in another order than that of their numbers.
	slices.SortStableFunc(f.marks, func(a, b bookmark) int { return a.page - b.page })
	type node struct{ num, parent, prev, next, first, last, count int }
	root := node{num: o.reserve()}
	nodes := []node{root}
	for range f.marks {
		nodes = append(nodes, node{num: o.reserve()})
	}
	path := []int{0} // the open entries, outermost first
	levels := []int{0}
	for i, m := range f.marks {
		k := i + 1
		for levels[len(levels)-1] >= m.level {
			path, levels = path[:len(path)-1], levels[:len(levels)-1]
		}
		parent := &nodes[path[len(path)-1]]
		n := &nodes[k]
		n.parent, n.prev = path[len(path)-1], parent.last
		if parent.last > 0 {
			nodes[parent.last].next = k
		} else {
			parent.first = k
		}
		parent.last = k
		parent.count++
		path, levels = append(path, k), append(levels, m.level)
	}
	for i, m := range f.marks {
		n := nodes[i+1]
		var b strings.Builder
		fmt.Fprintf(&b, "<</Title %s /Parent %d 0 R %s", text(m.title), nodes[n.parent].num,
			f.jump(o, "", m.place))
		for _, l := range []struct {
			name string
			to   int
		}{{"Prev", n.prev}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
			if l.to > 0 {
				fmt.Fprintf(&b, " /%s %d 0 R", l.name, nodes[l.to].num)
			}
		}
		if n.count > 0 {
			fmt.Fprintf(&b, " /Count %d", -n.count)
		}
		o.set(n.num, b.String()+">>")
	}
	r := nodes[0]
	o.set(r.num, fmt.Sprintf("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", nodes[r.first].num,
		nodes[r.last].num, r.count))
	return r.num
}
