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
	var kept []*node
	for i, k := range n.kids {
		switch {
		case slices.Contains(removed, k.name), k.rowGoes():
			count++
		case slices.ContainsFunc(ranges, func(r string) bool { return strings.HasPrefix(k.name, r) }):
		case slices.Contains(inserted, k.name):
			count += 1 + k.accept()
			kept = append(kept, k.kids...)
		default:
			joins := k.markGoes()
			count += k.accept()
			if joins && n.joinNext(k, i) {
				continue
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

// joinNext puts what is in the paragraph k, the i-th kid, at the beginning of
// the next one, whose look it takes. Before a table, or at the end, it stays.
func (n *node) joinNext(k *node, i int) bool {
	next := i + 1
	for next < len(n.kids) && n.kids[next].name == "" {
		next++
	}
	if next == len(n.kids) || n.kids[next].name != "w:p" || k.child("w:pPr").child("w:sectPr") != nil {
		return false
	}
	var moved, rest []*node
	for _, inner := range k.kids {
		if inner.name != "w:pPr" {
			moved = append(moved, inner)
		}
	}
	to := n.kids[next]
	if to.end == "" {
		to.start, to.end = strings.TrimSuffix(to.start, "/>")+">", "</w:p>"
	}
	if properties := to.child("w:pPr"); properties != nil {
		rest = append(rest, properties)
	}
	rest = append(rest, moved...)
	for _, inner := range to.kids {
		if inner.name != "w:pPr" {
			rest = append(rest, inner)
		}
	}
	to.kids = nil
	for _, inner := range rest {
		to.add(inner)
	}
	return true
}
