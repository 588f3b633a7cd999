package template

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// Tags stand not only between words of the text. Where nothing but words can
// stand (an alternative text, a watermark, the title of a chart, an equation,
// a property) a mark takes the place of the tag in the XML, and whoever writes
// the part puts a piece in the place of the mark.

// inline is a tag in such a place, or the address of a link.
type inline struct {
	found *render.Tag
	depth int
}

// plainTag finds what looks like a tag. Elsewhere than in the text braces have
// other uses: what has no full stop is a tag only if it is the name of one.
var plainTag = regexp.MustCompile(`\{\s*[#?^/@]?\s*[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*\s*\}`)

// Strays are the tags in XML that is not filled.
func Strays(schema *render.Group, xml []byte) (raws []string) {
	known := knownNames(schema)
	for _, m := range plainTag.FindAll(xml, -1) {
		t := newTag(string(m), nil, place{})
		if known[t.name] && !slices.Contains(raws, t.raw) {
			raws = append(raws, t.raw)
		}
	}
	return raws
}

// HoldsTag tells whether a text looks as if it held a tag.
func HoldsTag(s string) bool { return plainTag.MatchString(s) }

func knownNames(schema *render.Group) map[string]bool {
	names := map[string]bool{}
	walkGroups(schema, nil, func(g *render.Group, _ groups) {
		addGroup(g, func(_ byte, name string) { names[name] = true })
	})
	return names
}

// fixed are elements within which nothing is filled, because what stands there
// names something or is what others refer to.
var fixed = []string{"w:rPr", "w:pPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:tblGrid", "w:bookmarkStart", "v:shapetype"}

// fillIn puts marks in the place of the tags in an element's attributes and in
// a text that is not of a run.
func (c *compiler) fillIn(n *node, scope groups) {
	switch {
	case n.parent != nil && n.parent.name == "w:t": // the text was read paragraph by paragraph
	case n.name == "" && strings.Contains(n.text, "{") && n.parent != nil:
		n.text = c.marked(n, n.text, scope)
	case n.name != "" && strings.Contains(n.start, "{") && !strings.HasPrefix(n.start, markOpen):
		n.start = c.marked(n, n.start, scope)
	}
}

// marked is a piece of XML with marks in the place of its tags.
func (c *compiler) marked(n *node, xml string, scope groups) string {
	return plainTag.ReplaceAllStringFunc(xml, func(raw string) string {
		t := newTag(raw, n, c.placeOf(n, plainTag.FindString(raw)))
		t.at.words = valueAround(xml, raw)
		if !strings.Contains(t.name, ".") && !c.names()[t.name] {
			return raw
		}
		c.tags++
		switch {
		case n.name == "" && (n.parent.name == "w:instrText" || n.parent.name == "w:delInstrText"), n.name == "w:fldSimple":
			c.nowhere(t, "code")
			return raw
		case c.inFixed(n):
			c.nowhere(t, "name")
			return raw
		}
		if found, depth := c.words(t, scope); found != nil {
			return c.mark(inline{found: found, depth: depth})
		}
		return raw
	})
}

// valueAround is the value of the attribute, or the text, in which a tag stands.
func valueAround(xml, raw string) string {
	at := strings.Index(xml, raw)
	from := strings.LastIndexAny(xml[:at], `"'>`) + 1
	to := len(xml)
	if i := strings.IndexAny(xml[at:], `"'<`); i >= 0 {
		to = at + i
	}
	return unescape(xml[from:to])
}

func (c *compiler) inFixed(n *node) bool {
	for ; n != nil; n = n.parent {
		if slices.Contains(fixed, n.name) {
			return true
		}
	}
	return false
}

func (c *compiler) nowhere(t *tag, where string) {
	c.find(ogp.TemplateNowhere, t.at, "tag", t.raw, ogp.KeyArg("where"), "template_where."+where)
}

func (c *compiler) names() map[string]bool {
	if c.known == nil {
		c.known = knownNames(c.Schema)
	}
	return c.known
}

// words looks up a tag that must stand for words.
func (c *compiler) words(t *tag, scope groups) (*render.Tag, int) {
	found, depth := scope.tag(t.name)
	group, _ := scope.group(t.name)
	switch {
	case t.structural() || group != nil:
		c.find(ogp.TemplateValue, t.at, "tag", t.raw)
	case found == nil:
		c.unknown(t, scope)
	case found.Kind != render.ValueTag:
		c.find(ogp.TemplateValue, t.at, "tag", t.raw)
	case t.sign != signOf(found):
		c.find(ogp.TemplateTagSign, t.at, "tag", t.raw, "right", written(signOf(found), t.name))
	default:
		c.uses = append(c.uses, found)
		return found, depth
	}
	return nil, 0
}

// mark is what stands for an inline tag until the part is written.
func (c *compiler) mark(i inline) string {
	c.inline = append(c.inline, i)
	return markOpen + strconv.Itoa(len(c.inline)-1) + markClose
}

// placeOf is where in the part an element stands.
func (c *compiler) placeOf(n *node, words string) place {
	at := place{words: words, order: c.count}
	if p := n.above("w:p"); p != nil {
		if known, ok := c.places[p]; ok {
			at.heading, at.order, at.again = known.heading, known.order, known.again
		}
	}
	return at
}

// joinTexts puts tags that are split over the texts of an equation, or of a
// paragraph of a drawing or a chart, into the first of these texts.
func joinTexts(n *node) {
	if n.name == "m:oMath" || n.name == "a:p" {
		joinTags(leavesOf(n))
		return
	}
	for _, k := range n.kids {
		joinTexts(k)
	}
}

// leavesOf are the texts below n that are not of the text of the document.
func leavesOf(n *node) (texts []*node) {
	n.walk(func(k *node) bool {
		if k.name == "m:t" || k.name == "a:t" {
			texts = append(texts, k.kids...)
		}
		return true
	})
	return texts
}

func joinTags(texts []*node) {
	var all strings.Builder
	starts := make([]int, 0, len(texts))
	for _, t := range texts {
		starts = append(starts, all.Len())
		all.WriteString(t.text)
	}
	for _, at := range slices.Backward(plainTag.FindAllStringIndex(all.String(), -1)) {
		move(texts, starts, at[0], at[1])
	}
}

// move takes what stands in the texts from one place to another into the text
// where it begins. starts are the places where the texts began before anything
// behind from was moved.
func move(texts []*node, starts []int, from, to int) {
	i, _ := slices.BinarySearch(starts, from+1)
	home := texts[i-1]
	for ; i < len(texts) && starts[i] < to; i++ {
		n := min(len(texts[i].text), to-starts[i])
		home.text += texts[i].text[:n]
		texts[i].text = texts[i].text[n:]
	}
}
