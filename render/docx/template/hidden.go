package template

import (
	"slices"
	"strconv"
	"strings"

	"selfassess/ogp"
)

// Text that Word hides is read by whoever looks for it, and by programs. It is
// left out of what is written. The ends of blocks may be hidden: they show
// nothing anyway.

// on tells whether a property that is switched on by standing there is so.
func on(property *node) bool {
	return property != nil && !slices.Contains([]string{"0", "false", "off"}, property.attribute("w:val"))
}

// hidden tells whether a run is hidden, by its own look or by that of its
// style, or else because its paragraph's style is.
func (c *compiler) hidden(run *node, paragraph bool) bool {
	properties := run.child("w:rPr")
	if own := properties.child("w:vanish"); own != nil {
		return on(own)
	}
	if style := properties.child("w:rStyle"); style != nil {
		if hides, known := c.Hidden[style.attribute("w:val")]; known {
			return hides
		}
	}
	return paragraph
}

// hide takes hidden runs, drawings and rows out of everything below n. within
// tells whether the style of the paragraph around it hides its text: that is
// looked up once, since a paragraph may have very many runs.
func (c *compiler) hide(n *node, within bool) {
	if n.name == "w:p" {
		style := n.child("w:pPr").child("w:pStyle")
		within = style != nil && c.Hidden[style.attribute("w:val")]
	}
	for _, k := range slices.Clone(n.kids) {
		switch {
		case k.name == "w:tr" && on(k.child("w:trPr").child("w:hidden")), k.name == "w:drawing" && unseen(k), k.name == "w:pict" && unseen(k):
			c.leaveOut(k)
		case k.name == "w:r" && c.hidden(k, within) && (k.tag == nil || !k.tag.structural()) && (k.tag != nil || showsAnything(k)):
			c.leaveOut(k)
		default:
			c.hide(k, within)
		}
	}
}

// unseen tells whether a drawing is hidden.
func unseen(drawing *node) bool {
	hides := false
	drawing.walk(func(k *node) bool {
		hides = hides || k.name == "wp:docPr" && slices.Contains([]string{"1", "true"}, k.attribute("hidden")) ||
			slices.Contains(shapes, k.name) && strings.Contains(strings.ReplaceAll(k.attribute("style"), " ", ""), "visibility:hidden")
		return !hides
	})
	return hides
}

// showsAnything tells a run with words or a drawing from one that holds a part
// of the code of a field, which Word hides itself.
func showsAnything(run *node) bool {
	return slices.ContainsFunc(run.kids, func(k *node) bool {
		return k.name == "w:t" || k.name == "w:drawing" || k.name == "w:pict" || k.name == "w:sym" || k.name == "w:object" ||
			k.name == "mc:AlternateContent"
	})
}

func (c *compiler) leaveOut(n *node) {
	words := strings.TrimSpace((&node{kids: []*node{n}}).words())
	n.walk(func(k *node) bool {
		if k.tag != nil {
			c.tags--
		}
		return true
	})
	n.replace()
	if words == "" && n.name == "w:r" && n.tag == nil && n.child("w:t") != nil {
		return
	}
	c.unseen++
	if c.secret == "" {
		c.secret = words
	}
}

// tellReadings reports what is read in another way than it may look.
func (c *compiler) tellReadings() {
	if c.changes > 0 {
		c.find(ogp.TemplateChanges, place{}, "count", strconv.Itoa(c.changes))
	}
	if c.unseen > 0 {
		c.findIn(ogp.TemplateHidden, place{}, c.secret, "count", strconv.Itoa(c.unseen))
	}
}
