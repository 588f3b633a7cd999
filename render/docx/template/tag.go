package template

import (
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// tag is what a template holds between braces: a sign, and a name.
type tag struct {
	raw   string // "{ commitment.title }"
	sign  byte   // 0, or one of # ? ^ / @
	name  string
	node  *node // the run, or what is left of it between paragraphs
	at    place
	found *render.Tag
	depth int    // of the group, from the report as a whole at 0
	ends  string // the set-up of the section that ends with the tag's paragraph
	mate  *tag   // the other end of a block
}

const signs = "#?^/@"

func newTag(raw string, run *node, at place) *tag {
	raw = unescape(raw)
	t := &tag{raw: raw, node: run, at: at}
	t.name = strings.TrimSpace(strings.Trim(raw, "{}"))
	if t.name != "" && strings.IndexByte(signs, t.name[0]) >= 0 {
		t.sign, t.name = t.name[0], strings.TrimSpace(t.name[1:])
	}
	return t
}

func (t *tag) opens() bool { return t.sign == '#' || t.sign == '?' || t.sign == '^' }

func (t *tag) structural() bool { return t.opens() || t.sign == '/' }

// written is the tag as it should be written.
func written(sign byte, name string) string {
	if sign == 0 {
		return "{" + name + "}"
	}
	return "{" + string(sign) + name + "}"
}

// block is a part of a template that is repeated, or written only if
// something has a value or has none.
type block struct {
	open, close *tag
	outer       *block // the block around it in the same story
	node        *node  // holds what the block covers, once that is known
	group       *render.Group
	field       *render.Tag
	depth       int // of the group's or the field's scope
}

// place is where in a part a tag stands, for messages.
type place struct {
	heading, words string
	order          int  // of the paragraph in its part
	again          bool // it stands in what old versions of Word show instead
}

// groups are the groups in whose scope a tag stands, outermost first.
type groups []*render.Group

// tag finds a tag in scope, and the depth of its group.
func (gs groups) tag(name string) (*render.Tag, int) {
	for depth := len(gs) - 1; depth >= 0; depth-- {
		for i := range gs[depth].Tags {
			if t := &gs[depth].Tags[i]; t.Name == name {
				return t, depth
			}
		}
	}
	return nil, 0
}

// group finds a group that may be repeated in scope, and the depth of the
// group around it.
func (gs groups) group(name string) (*render.Group, int) {
	for depth := len(gs) - 1; depth >= 0; depth-- {
		for _, g := range gs[depth].Groups {
			if g.Name == name {
				return g, depth
			}
		}
	}
	return nil, 0
}

// nearest is the tag in scope that a misspelt one most probably means, as it
// should be written, or else any tag of the schema that is as near.
func (gs groups) nearest(t *tag) string {
	var names []string
	signs := map[string]byte{}
	add := func(sign byte, name string) {
		if _, twice := signs[name]; !twice {
			names, signs[name] = append(names, name), sign
		}
	}
	for depth := len(gs) - 1; depth >= 0; depth-- {
		addGroup(gs[depth], add)
	}
	walkGroups(gs[0], nil, func(g *render.Group, _ groups) { addGroup(g, add) })
	near := ogp.Nearest(t.name, names)
	if near == "" {
		return ""
	}
	sign := signs[near]
	if t.structural() && (sign == '#' || sign == 0) {
		sign = t.sign
		if t.sign == '#' && signs[near] == 0 {
			sign = '?'
		}
	}
	return written(sign, near)
}

func addGroup(g *render.Group, add func(byte, string)) {
	for _, inner := range g.Groups {
		add('#', inner.Name)
	}
	for _, t := range g.Tags {
		add(signOf(&t), t.Name)
	}
}

// signOf is the sign with which a tag is written, or 0.
func signOf(t *render.Tag) byte {
	if s := t.Sign(); s != "" {
		return s[0]
	}
	return 0
}

// walkGroups visits every group of the schema once, with the groups around it.
func walkGroups(g *render.Group, around groups, visit func(*render.Group, groups)) {
	visit(g, around)
	for _, inner := range g.Groups {
		walkGroups(inner, append(around[:len(around):len(around)], g), visit)
	}
}
