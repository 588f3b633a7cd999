package template

import (
	"slices"
	"strings"
)

// Tracked changes of a template are read as if they had been accepted: they
// are of those who made it, and no report is to show them.

var (
	// removed are elements that go with what is in them.
	removed = []string{"w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tblGridChange",
		"w:trPrChange", "w:tcPrChange", "w:sectPrChange", "w:numberingChange", "w:cellIns", "w:cellDel", "w:cellMerge"}
	// inserted are elements around what is kept.
	inserted = []string{"w:ins", "w:moveTo"}
)

// ranges begin the names of the elements that tell where something was moved
// from or to.
var ranges = []string{"w:moveFromRange", "w:moveToRange", "w:customXmlInsRange", "w:customXmlDelRange", "w:customXmlMoveFromRange",
	"w:customXmlMoveToRange"}

// accept accepts the changes below n and tells how many there were.
func (n *node) accept() (count int) {
	var kept, joined []*node // joined are what paragraphs held that become one with the next
	for i, k := range n.kids {
		switch {
		case slices.Contains(removed, k.name), k.rowGoes():
			count++
		case slices.ContainsFunc(ranges, func(r string) bool { return strings.HasPrefix(k.name, r) }):
		case slices.Contains(inserted, k.name):
			count += 1 + k.accept()
			kept = append(kept, k.kids...)
		default:
			joins := k.markGoes() && n.joinsNext(i)
			count += k.accept()
			if joins {
				joined = append(joined, k.besideProperties()...)
				continue
			}
			if k.name == "w:p" && joined != nil {
				k.prepend(joined)
				joined = nil
			}
			if k.name == "w:tbl" && k.child("w:tr") == nil && k.child("w:sdt") == nil || k.name == "w:tr" && k.child("w:tc") == nil && k.child("w:sdt") == nil {
				continue // all of its rows or cells went
			}
			kept = append(kept, k)
		}
	}
	n.kids = nil
	for _, k := range kept {
		n.add(k)
	}
	return count
}

// rowGoes tells whether a row or a cell was deleted.
func (n *node) rowGoes() bool {
	switch n.name {
	case "w:tr":
		return n.child("w:trPr").child("w:del") != nil
	case "w:tc":
		return n.child("w:tcPr").child("w:cellDel") != nil
	}
	return false
}

// markGoes tells whether the end of a paragraph was deleted, so that it becomes
// one with the next.
func (n *node) markGoes() bool {
	mark := n.child("w:pPr").child("w:rPr")
	return n.name == "w:p" && (mark.child("w:del") != nil || mark.child("w:moveFrom") != nil)
}

// joinsNext tells whether the i-th kid, a paragraph whose end goes, becomes one
// with the next, whose look it takes. Before a table, or at the end, it stays.
func (n *node) joinsNext(i int) bool {
	if n.kids[i].child("w:pPr").child("w:sectPr") != nil {
		return false
	}
	next := i + 1
	for next < len(n.kids) && n.kids[next].name == "" {
		next++
	}
	return next < len(n.kids) && n.kids[next].name == "w:p"
}

// besideProperties are the kids of a paragraph but for its properties.
func (n *node) besideProperties() []*node {
	return slices.DeleteFunc(slices.Clone(n.kids), func(k *node) bool { return k.name == "w:pPr" })
}

// prepend puts others at the beginning of a paragraph, behind its properties.
func (n *node) prepend(others []*node) {
	if n.end == "" {
		n.start, n.end = strings.TrimSuffix(n.start, "/>")+">", "</w:p>"
	}
	rest, properties := n.besideProperties(), n.child("w:pPr")
	n.kids = nil
	if properties != nil {
		n.add(properties)
	}
	for _, k := range append(others, rest...) {
		n.add(k)
	}
}
