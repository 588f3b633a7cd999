package template

import (
	"slices"

	"selfassess/ogp"
	"selfassess/render"
)

// resolve looks up every name in the scopes in which it stands. repeated
// tells whether n lies in a part that may be written more than once.
func (c *compiler) resolve(n *node, scope groups, repeated bool) {
	switch {
	case n.tag != nil:
		c.resolveTag(n.tag, scope, repeated)
	case n.block != nil:
		scope, repeated = c.resolveBlock(n.block, scope, repeated)
	case repeated && (n.name == "w:footnoteReference" || n.name == "w:endnoteReference"):
		c.find(ogp.TemplateNote, c.notes[n])
	}
	c.fillIn(n, scope)
	c.lead(n, scope)
	c.refer(n, scope)
	for _, k := range slices.Clone(n.kids) {
		c.resolve(k, scope, repeated)
	}
}

func (c *compiler) resolveBlock(b *block, scope groups, repeated bool) (groups, bool) {
	name := b.open.name
	if g, depth := scope.group(name); g != nil {
		b.group, b.depth = g, depth
		if b.open.sign == '#' {
			return append(scope[:len(scope):len(scope)], g), true
		}
		return scope, repeated
	}
	field, depth := scope.tag(name)
	switch {
	case field != nil && b.open.sign == '#':
		c.find(ogp.TemplateTagSign, b.open.at, "tag", b.open.raw, "right", written('?', name))
	case field != nil && field.Kind != render.ValueTag && field.Kind != render.PageTag:
		c.find(ogp.TemplateTagSign, b.open.at, "tag", b.open.raw, "right", written(signOf(field), name))
	case field != nil:
		b.field, b.depth = field, depth
	default:
		c.unknown(b.open, scope)
		c.broken[name] = true
	}
	return scope, repeated
}

func (c *compiler) resolveTag(t *tag, scope groups, repeated bool) {
	if t.structural() { // its block was not understood, and a finding says so
		return
	}
	found, depth := scope.tag(t.name)
	if found == nil {
		if g, _ := scope.group(t.name); g != nil {
			c.find(ogp.TemplateTagSign, t.at, "tag", t.raw, "right", written('#', t.name)+" … "+written('/', t.name))
			return
		}
		c.unknown(t, scope)
		return
	}
	if sign := signOf(found); t.sign != sign {
		c.find(ogp.TemplateTagSign, t.at, "tag", t.raw, "right", written(sign, t.name))
		return
	}
	t.found, t.depth = found, depth
	c.uses = append(c.uses, found)
	if found.Kind == render.ValueTag || found.Kind == render.PageTag {
		return
	}
	if !c.alone(t, repeated) {
		remedy := "template_alone.part"
		if found.Kind == render.BodyTag || found.Kind == render.ContentsTag {
			remedy = "template_alone.whole"
		}
		c.find(ogp.TemplateNotAlone, t.at, "tag", t.raw, ogp.KeyArg("remedy"), remedy)
	}
}

// alone puts a tag for more than text in the place of its paragraph, and
// tells whether it stands where it may: alone in a paragraph of the text,
// outside tables and boxes. What holds the whole report is not repeated.
func (c *compiler) alone(t *tag, repeated bool) bool {
	p := t.node.above("w:p")
	if p == nil || c.Kind != Text || p.above("w:tbl") != nil || p.above(boxContent) != nil {
		return false
	}
	if repeated && (t.found.Kind == render.BodyTag || t.found.Kind == render.ContentsTag) {
		return false
	}
	if all := slices.DeleteFunc(leaves(p), leaf.blank); len(all) != 1 {
		return false
	}
	for _, end := range sectionEnd(p) {
		t.ends = markup(end.child("w:pPr").child("w:sectPr"))
	}
	stand := &node{tag: t}
	t.node = stand
	p.replace(stand)
	return true
}
