package docx

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/office"
	"selfassess/render"
	"selfassess/render/docx/intake"
	"selfassess/render/docx/template"
	"selfassess/render/docx/wordxml"
)

// copier makes the copies of charts and diagrams of one document.
type copier struct {
	t      *Template
	out    parts
	with   template.Filling  // what all of them are filled with
	is     map[string]string // what parts are declared to be, by their names in lower case
	taken  map[string]bool   // names of parts, in lower case
	next   map[string]int    // the number of the last copy of a part
	types  strings.Builder   // what the copies are
	copies int
	size   int
}

// The bounds of what copies become: some twenty times what 300 commitments with
// a diagram each need.
const (
	mostCopies = 20_000
	mostCopied = 128 << 20
)

// newCopier is nil where there is nothing to copy.
func (t *Template) newCopier(out parts, b *body) *copier {
	if len(t.copied) == 0 {
		return nil
	}
	c := &copier{t: t, out: out, is: t.whole.types(), taken: map[string]bool{}, next: map[string]int{},
		with: template.Filling{Numbers: &b.numbers, Separator: b.separator(), Bookmarks: b.taken}}
	for name := range t.whole {
		c.taken[strings.ToLower(name)] = true
	}
	return c
}

// attach says what the copies are.
func (c *copier) attach() {
	if c != nil && c.types.Len() > 0 {
		c.out[typesPart] = []byte(strings.Replace(string(c.out[typesPart]), "</Types>", c.types.String()+"</Types>", 1))
	}
}

// copiesIn are those to which one part leads.
type copiesIn struct {
	*copier
	part      string
	stem      string // of the ids of the relations to them
	n         int
	relations bytes.Buffer
}

func (c *copier) in(part string) *copiesIn {
	in := &copiesIn{copier: c, part: part, stem: "copy"}
	for bytes.Contains(c.t.whole[office.RelationsPart(part)], []byte(`"`+in.stem)) {
		in.stem += "x"
	}
	return in
}

// copy makes a copy of what a reference leads to, and returns the relation to
// it.
func (in *copiesIn) copy(reference int, scopes []*render.Scope) (id string, err error) {
	o, drawing := in.t.copied[in.part][reference], ""
	if o.drawing.Target != "" {
		if drawing, err = in.related(o, o.drawing, "", scopes); err != nil {
			return "", err
		}
	}
	return in.related(o, o.Relation, drawing, scopes)
}

// related copies what a relation leads to, and returns the relation to the
// copy. drawing is the one to the drawing of a diagram, or "".
func (in *copiesIn) related(o original, r office.Relation, drawing string, scopes []*render.Scope) (string, error) {
	names := map[string]string{}
	if err := in.tree(o, r.Target, scopes, names); err != nil {
		return "", err
	}
	name := names[r.Target]
	if drawing != "" {
		in.out[name] = withDrawing(in.out[name], drawing)
	}
	in.n++
	id := in.stem + strconv.Itoa(in.n)
	in.relations.WriteString(`<Relationship Id="` + id + `" Type="` + wordxml.Attribute(r.Type) + `" Target="` +
		wordxml.Attribute(intake.Step(in.part, name)) + `"/>`)
	return id, nil
}

// withDrawing are the data of a diagram with another relation to its drawing.
func withDrawing(data []byte, relation string) []byte {
	at := drawingID.FindSubmatchIndex(data)
	if at == nil {
		return data
	}
	return slices.Concat(data[:at[2]], []byte(relation), data[at[3]:])
}

// tree copies a part and what it leads to, but for pictures. names are those of
// the copies, by the names of what they are copied from.
func (c *copier) tree(o original, part string, scopes []*render.Scope, names map[string]string) error {
	if names[part] != "" {
		return nil
	}
	name := c.name(part)
	names[part] = name
	links := newPartLinks(c.t.whole[office.RelationsPart(part)])
	if err := c.write(name, o, part, links, scopes); err != nil {
		return err
	}
	tagged := c.t.whole.tagged(part)
	var list []office.Relation
	for _, r := range c.t.whole.relations(part) {
		switch {
		case tagged[r.ID] != "": // it has the relations that its values lead to
			continue
		case !r.External && o.tree[r.Target] != "":
			if err := c.tree(o, r.Target, scopes, names); err != nil {
				return err
			}
			r.Target = names[r.Target]
		}
		list = append(list, r)
	}
	if len(list) > 0 || links.xml.Len() > 0 {
		c.out[office.RelationsPart(name)] = intake.Relations(name, list)
		c.out.addRelations(name, links.xml.Bytes())
	}
	return nil
}

// write writes a copy of a part with the values of an item.
func (c *copier) write(name string, o original, part string, links *partLinks, scopes []*render.Scope) error {
	content := c.t.whole[part]
	if compiled := o.compiled[part]; compiled != nil {
		var filled bytes.Buffer
		with := c.with
		with.Relate = links.relate
		if err := compiled.FillAt(&filled, scopes, with); err != nil {
			return err
		}
		content = filled.Bytes()
	}
	c.copies++
	if c.size += len(content); c.size > mostCopied || c.copies > mostCopies {
		return template.ErrTooLong
	}
	c.out[name] = content
	if is := c.is[strings.ToLower(part)]; is != "" {
		c.types.WriteString(`<Override PartName="/` + wordxml.Attribute(name) + `" ContentType="` +
			wordxml.Attribute(is) + `"/>`)
	}
	return nil
}

// name is one that no other part has, for the next copy of a part.
func (c *copier) name(part string) string {
	ext := path.Ext(part)
	for {
		c.next[part]++
		name := strings.TrimSuffix(part, ext) + "-" + strconv.Itoa(c.next[part]) + ext
		if key := strings.ToLower(name); !c.taken[key] {
			c.taken[key] = true
			return name
		}
	}
}
