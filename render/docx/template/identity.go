package template

import (
	"regexp"
	"slices"
)

// around is the block nearest around an element, or nil.
func (n *node) around() *node {
	for n = n.parent; n != nil && n.block == nil; n = n.parent {
	}
	return n
}

// repeated tells whether a block around an element may be written twice.
func (n *node) repeated() bool {
	for n = n.around(); n != nil; n = n.around() {
		if n.block.open.sign == '#' {
			return true
		}
	}
	return false
}

// bookmarks finds those that cannot stay whole, because their ends stand in
// different blocks, and those that are repeated.
func bookmarks(root *node) (split, moving map[string]bool) {
	split, moving = map[string]bool{}, map[string]bool{}
	home := map[string]*node{}
	root.walk(func(n *node) bool {
		id := n.attribute("w:id")
		switch n.name {
		case "w:bookmarkStart":
			home[id] = n.around()
			split[id] = true
			if n.repeated() {
				moving[n.attribute("w:name")] = true
			}
		case "w:bookmarkEnd":
			if start, ok := home[id]; ok && start == n.around() {
				delete(split, id)
			} else {
				split[id] = true
			}
		}
		return true
	})
	return split, moving
}

// onceOnly are elements that belong to something outside the block, or are what
// others in the part refer to, and so stand only where the block is written for
// the first time.
var onceOnly = []string{"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart",
	"w:permEnd", "v:shapetype"}

var (
	drawingNumber = regexp.MustCompile(` id="[^"]*"`)
	valueNumber   = regexp.MustCompile(` w:val="[^"]*"`)
	anchorName    = regexp.MustCompile(` w:anchor="[^"]*"`)
	fieldCode     = regexp.MustCompile(` w:instr="[^"]*"`)
)

// numbered writes an element of a repeated block that needs a number or a
// name of its own each time, and tells whether n is one.
func (e *emitter) numbered(n *node) bool {
	switch {
	case n.name == "w:bookmarkStart":
		if id := n.attribute("w:id"); !e.split[id] {
			e.add(piece{kind: bookmark, id: id, bytes: n.attribute("w:name")})
		}
	case n.name == "w:bookmarkEnd":
		if id := n.attribute("w:id"); !e.split[id] {
			e.add(piece{kind: bookmarkEnd, id: id})
		}
	case slices.Contains(onceOnly, n.name):
		e.add(piece{kind: first, bytes: markup(n), number: e.firsts})
		e.firsts++
	case n.name == "wp:docPr":
		return e.around(n, drawingNumber, ` id="`, piece{kind: drawingID})
	case slices.Contains(shapes, n.name):
		return e.around(n, drawingNumber, ` id="shape`, piece{kind: drawingID})
	case n.name == "w:id" && n.parent.name == "w:sdtPr":
		return e.around(n, valueNumber, ` w:val="`, piece{kind: controlID})
	case n.name == "w:hyperlink" && e.moving[n.attribute("w:anchor")]:
		return e.around(n, anchorName, ` w:anchor="`, piece{kind: reference, bytes: n.attribute("w:anchor")})
	case n.name == "w:numId" && e.lists[n.attribute("w:val")] != nil:
		return e.around(n, valueNumber, ` w:val="`, piece{kind: listID, bytes: n.attribute("w:val")})
	case n.name == "w:fldSimple":
		return e.simpleField(n)
	default:
		return false
	}
	return true
}

// simpleField writes a field in one element, whose code may name bookmarks.
func (e *emitter) simpleField(n *node) bool {
	at := fieldCode.FindStringIndex(n.start)
	if at == nil {
		return false
	}
	e.pending.WriteString(n.start[:at[0]])
	e.code(n.start[at[0]:at[1]])
	e.pending.WriteString(n.start[at[1]:])
	e.all(n.kids)
	e.pending.WriteString(n.end)
	return true
}

// around writes an element with a piece for the value of an attribute.
func (e *emitter) around(n *node, attribute *regexp.Regexp, opening string, p piece) bool {
	at := attribute.FindStringIndex(n.start)
	if at == nil {
		return false
	}
	e.pending.WriteString(identity.ReplaceAllString(n.start[:at[0]], "") + opening)
	e.add(p)
	e.pending.WriteString(`"` + identity.ReplaceAllString(n.start[at[1]:], ""))
	e.all(n.kids)
	e.pending.WriteString(n.end)
	return true
}
