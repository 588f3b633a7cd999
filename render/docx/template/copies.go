package template

import (
	"regexp"
	"slices"
	"strconv"
)

// A chart or a diagram is a part of its own, to which the text leads by a
// relation. In a block each copy leads to a copy of that part, in which tags
// stand for the values of the same item.

// Reference is a place in a block that leads to a part of which each copy of
// the block has its own.
type Reference struct {
	ID    string // of the relation
	scope groups
}

// Same tells references that lead to the same part from the same groups.
func (r Reference) Same() string {
	return r.ID + "\x00" + r.scope[len(r.scope)-1].Name + "\x00" + strconv.Itoa(len(r.scope))
}

// refer notes which relations to parts of their own an element uses.
func (c *compiler) refer(n *node, scope groups) {
	if len(c.Owned) == 0 || n.name == "" {
		return
	}
	for _, at := range relationIDs.FindAllStringSubmatchIndex(n.start, -1) {
		switch id := n.start[at[2]:at[3]]; {
		case !c.Owned[id]:
		case n.around() == nil:
			c.kept[id] = true
		default:
			n.copied = append(n.copied, len(c.references))
			c.references = append(c.references, Reference{id, slices.Clone(scope)})
		}
	}
}

// relationIDs are the attributes by which charts and diagrams are named,
// whatever prefix their namespace has.
var relationIDs = regexp.MustCompile(`\s[A-Za-z]\w*:(?:id|dm|lo|qs|cs)\s*=\s*["']([^"']*)["']`)

// referring writes an element that leads to parts of which each copy has its
// own.
func (e *emitter) referring(n *node) {
	start := n.start
	if e.repeats {
		start = identity.ReplaceAllString(start, "")
	}
	from, copied := 0, n.copied
	for _, at := range relationIDs.FindAllStringSubmatchIndex(start, -1) {
		if id := start[at[2]:at[3]]; len(copied) > 0 && e.references[copied[0]].ID == id {
			e.pending.WriteString(start[from:at[2]])
			e.add(piece{kind: partCopy, number: copied[0], bytes: id})
			from, copied = at[3], copied[1:]
		}
	}
	e.pending.WriteString(start[from:])
	e.all(n.kids)
	e.pending.WriteString(n.end)
}

// partCopy writes the relation to a copy.
func (f *filler) partCopy(p *piece) error {
	if f.Copy == nil {
		f.out.WriteString(p.bytes)
		return nil
	}
	id, err := f.Copy(p.number, f.scopes)
	f.out.WriteString(id)
	return err
}

// around are the groups in whose scope a part stands, outermost first.
func (s Source) around() groups {
	if s.At.scope != nil {
		return s.At.scope
	}
	return groups{s.Schema}
}

// References are the places in blocks that lead to parts of which each copy has
// its own, by their numbers. With mistakes in the part they are known, too.
func (c *Compiled) References() []Reference { return c.references }

// Keeps tells whether the part leads to another one outside of its blocks, too.
func (c *Compiled) Keeps(relation string) bool { return c.kept[relation] }
