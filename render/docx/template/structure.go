package template

import "slices"

// silent are elements that show nothing, so that a paragraph with nothing
// else beside the ends of blocks is empty without them.
var silent = []string{"w:pPr", "w:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:lastRenderedPageBreak",
	"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd", "w:sdtPr",
	"w:sdtEndPr", "w:softHyphen", "w:del", "w:moveFrom"}

// anchors are the silent elements that stay when their paragraph goes,
// because something elsewhere belongs to them.
var anchors = []string{"w:bookmarkStart", "w:bookmarkEnd", "w:permStart", "w:permEnd"}

// leaf is something in a paragraph: a tag, or what is seen.
type leaf struct {
	node *node
	tag  *tag
}

// leaves are the tags and the visible things of a paragraph, in order.
func leaves(n *node) []leaf { return gather(n, true) }

// gather finds the leaves, those in blocks too if asked to.
func gather(n *node, inBlocks bool) (found []leaf) {
	for _, k := range n.kids {
		switch {
		case k.tag != nil:
			found = append(found, leaf{k, k.tag})
		case k.block != nil:
			if inBlocks {
				found = append(found, gather(k, true)...)
			}
		case slices.Contains(silent, k.name) || k.name == "":
		case k.name == "w:t":
			if plainText(k) != "" {
				found = append(found, leaf{node: k})
			}
		case len(k.kids) > 0 && (k.name == "w:r" || !leafy(k)):
			found = append(found, gather(k, inBlocks)...)
		case k.name != "w:r":
			found = append(found, leaf{node: k})
		}
	}
	return found
}

// leafy tells whether an element is seen as a whole, like a drawing; others
// hold runs.
func leafy(n *node) bool {
	holds := false
	n.walk(func(k *node) bool {
		holds = holds || k.name == "w:r" || k.block != nil
		return !holds && k.name != boxContent
	})
	return !holds
}

// blank tells whether a leaf is nothing but spaces.
func (l leaf) blank() bool {
	return l.node.name == "w:t" && onlySpace(plainText(l.node))
}

func onlySpace(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\u00a0' && r != '\t' {
			return false
		}
	}
	return true
}

// hoist takes the ends of blocks that reach beyond their paragraph out of it:
// before it those that stand at its beginning, after it those at its end. A
// paragraph that holds nothing else goes; so it does where a condition spans
// all of it.
func hoist(p *node) {
	all := slices.DeleteFunc(leaves(p), leaf.blank)
	if p.parent == nil || len(all) == 0 {
		return
	}
	structural := func(l leaf) bool { return l.tag != nil && l.tag.structural() }
	if !slices.ContainsFunc(all, func(l leaf) bool { return !structural(l) }) {
		dissolve(p, all)
		return
	}
	whole, first, final := wholeCondition(all), all[0], all[len(all)-1]
	leaves := func(l leaf) bool { // it leaves the paragraph
		return structural(l) && (l.tag.mate == nil || l.tag.mate.node.above("w:p") != p ||
			whole && (l == first || l == final))
	}
	var before, after []*node
	for len(all) > 0 && leaves(all[0]) {
		before = append(before, all[0].node)
		all = all[1:]
	}
	for len(all) > 0 && leaves(all[len(all)-1]) {
		after = append([]*node{all[len(all)-1].node}, after...)
		all = all[:len(all)-1]
	}
	for _, n := range append(slices.Clone(before), after...) {
		n.replace()
	}
	p.replace(append(append(before, p), after...)...)
}

// wholeCondition tells whether the two ends of a condition are the first and
// the last thing of their paragraph.
func wholeCondition(all []leaf) bool {
	first, last := all[0].tag, all[len(all)-1].tag
	return first != nil && (first.sign == '?' || first.sign == '^') && first.mate != nil && first.mate == last
}

// dissolve puts the tags of a paragraph in its place. What others refer to
// stays, and so does the end of a section: before the blocks that begin here.
func dissolve(p *node, all []leaf) {
	var kept []*node
	p.walk(func(n *node) bool {
		if slices.Contains(anchors, n.name) {
			kept = append(kept, n)
		}
		return n.name != boxContent
	})
	begin := slices.IndexFunc(all, func(l leaf) bool { return l.tag.opens() })
	if begin < 0 {
		begin = len(all)
	}
	for i, l := range all {
		if i == begin {
			kept = append(kept, sectionEnd(p)...)
		}
		kept = append(kept, l.node)
	}
	if begin == len(all) {
		kept = append(kept, sectionEnd(p)...)
	}
	if box := p.container(); box != nil {
		box.spare = p.child("w:pPr")
	}
	control := p.parent
	p.replace(kept...)
	onlyTags := !slices.ContainsFunc(control.kids, func(k *node) bool { return k.tag == nil })
	if control.name == "w:sdtContent" && onlyTags {
		control.parent.replace(control.kids...)
	}
}

// sectionEnd is an empty paragraph with the set-up of the section that ends
// with p, if one does.
func sectionEnd(p *node) []*node {
	setup := p.child("w:pPr").child("w:sectPr")
	if setup == nil {
		return nil
	}
	end := &node{name: "w:p", start: "<w:p>", end: "</w:p>"}
	properties := &node{name: "w:pPr", start: "<w:pPr>", end: "</w:pPr>"}
	copied := *setup
	properties.add(&copied)
	end.add(properties)
	return []*node{end}
}

// place puts what a block covers below a node of its own: what lies between
// its ends where they stand side by side, else the rows that hold them. It
// tells whether that could be done.
func (c *compiler) place(b *block, story *node) bool {
	open, end := b.open.node, b.close.node
	covered := &node{block: b}
	switch {
	case open.parent == end.parent:
		if !b.enclosed(open, story) {
			return false
		}
		wrap(covered, open, end)
		b.node = covered
		open.replace()
		end.replace()
		return true
	case open.above("w:tbl") == nil || open.above("w:tbl") != end.above("w:tbl") ||
		open.above("w:tc") == end.above("w:tc"):
		return false
	}
	first, last := open.above("w:tr"), end.above("w:tr")
	if first == nil || last == nil || first.parent != last.parent || !b.enclosed(first, story) {
		return false
	}
	wrap(covered, first, last)
	b.node = covered
	open.replace()
	end.replace()
	if first != last {
		dropRow(first)
		dropRow(last)
	}
	return true
}

// enclosed tells whether the node stands in the same blocks as the tag did.
func (b *block) enclosed(n, story *node) bool {
	outer := b.outer
	for outer != nil && outer.node == nil { // it was not understood, and a finding says so
		outer = outer.outer
	}
	for n = n.parent; n != nil && n != story && n.block == nil; n = n.parent {
	}
	if n == nil || n == story {
		return outer == nil
	}
	return n.block == outer
}

// wrap puts all kids of a parent from one to another below w, which takes
// their place.
func wrap(w, from, to *node) {
	p, i, j := from.parent, from.index(), to.index()
	covered := slices.Clone(p.kids[i : j+1])
	w.parent, w.was = p, i
	p.kids = slices.Replace(p.kids, i, j+1, w)
	for _, k := range covered {
		w.add(k)
	}
}

// dropRow takes a row away that held nothing but an end of a block.
func dropRow(r *node) {
	empty := true
	r.walk(func(n *node) bool {
		switch {
		case n.tag != nil:
			empty = false
		case n.name == "w:p":
			empty = empty && len(leaves(n)) == 0
		}
		return empty
	})
	if empty {
		r.replace()
	}
}
