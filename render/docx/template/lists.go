package template

import (
	"slices"
	"strconv"
)

// A numbered list within a repeated block begins anew with each copy of the
// block around it. Which block that is: if one paragraph of the list is
// repeated, its copies are the list, and the block around decides; if several
// stand in a block, they are the list. A list that goes on outside of blocks
// runs through.

// listUse are the paragraphs of a list at its outermost level.
type listUse struct {
	level int
	items []*node
}

// lists finds the block with whose copies each list begins anew, by its number.
func lists(root *node) map[string]*node {
	uses := map[string]*listUse{}
	root.walk(func(n *node) bool {
		id := n.child("w:numId").attribute("w:val")
		if n.name != "w:numPr" || id == "" || id == "0" || n.above("w:p") == nil {
			return true
		}
		level, _ := strconv.Atoi(n.child("w:ilvl").attribute("w:val"))
		u := uses[id]
		if u == nil || level < u.level {
			u = &listUse{level: level}
			uses[id] = u
		}
		if level == u.level {
			u.items = append(u.items, n)
		}
		return true
	})
	anew := map[string]*node{}
	for id, u := range uses {
		if block := u.restarts(); block != nil {
			anew[id] = block
		}
	}
	return anew
}

// restarts is the block with whose copies the list begins anew, or nil.
func (u *listUse) restarts() *node {
	// Of two paragraphs that take turns, one is written.
	items := slices.DeleteFunc(slices.Clone(u.items), func(n *node) bool {
		around := n.around()
		return around != nil && around.block.open.sign == '^'
	})
	if len(items) == 0 {
		items = u.items
	}
	common := items[0].repeater()
	for _, n := range items[1:] {
		common = commonBlock(common, n.repeater())
	}
	if len(items) == 1 && common != nil {
		return common.repeater()
	}
	return common
}

// repeater is the nearest block around an element that may be written twice.
func (n *node) repeater() *node {
	for n = n.around(); n != nil && n.block.open.sign != '#'; n = n.around() {
	}
	return n
}

// commonBlock is the innermost repeated block that holds both.
func commonBlock(a, b *node) *node {
	for ; a != nil; a = a.repeater() {
		for x := b; x != nil; x = x.repeater() {
			if x == a {
				return a
			}
		}
	}
	return nil
}
