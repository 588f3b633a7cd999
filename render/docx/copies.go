package docx

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"selfassess/inputs/office"
	"selfassess/ogp"
	"selfassess/render/docx/intake"
	"selfassess/render/docx/template"
)

// A chart or a diagram in a block of a template is copied with each item: its
// part, and all that this part leads to.

// ownedParts are the parts of which each copy of a block has its own, by the
// last word of the relation that leads there.
var ownedParts = []string{"chart", "chartEx", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
	"diagramDrawing"}

// original is what a block leads to: a part that is copied.
type original struct {
	office.Relation
	drawing  office.Relation               // of the data of a diagram: the one to what is drawn of them
	tree     map[string]string             // its part and all that this leads to, with the last words of the relations
	compiled map[string]*template.Compiled // those of them with tags
}

// owned are the relations of a part to such parts, by their ids.
func (ps parts) owned(part string) map[string]bool {
	ids := map[string]bool{}
	for _, r := range ps.relations(part) {
		if slices.Contains(ownedParts, r.Kind()) && !r.External {
			ids[r.ID] = true
		}
	}
	return ids
}

// setAside compiles the charts and diagrams in blocks, and takes them out of
// the parts of the template, with those that nothing shows.
func (t *Template) setAside(of template.Source) (findings []ogp.Finding) {
	t.whole = t.parts.clone()
	gone := map[string]string{}
	for _, container := range t.filled {
		if c := t.compiled[container]; c != nil {
			findings = append(findings, t.compileOriginals(of, container, c)...)
			t.dropOwned(container, c, gone)
		}
	}
	if len(gone) == 0 {
		return findings
	}
	shown := t.parts.reached()
	for name := range gone {
		if !shown[name] {
			delete(t.parts, name)
			delete(t.parts, office.RelationsPart(name))
		}
	}
	left := map[string]bool{}
	for name := range t.parts {
		left[strings.ToLower(name)] = true
	}
	t.parts[typesPart] = intake.Types(t.parts[typesPart], func(part string) bool { return left[part] })
	return findings
}

// dropOwned takes out the relations that are used in blocks alone, or not at
// all, and tells which parts they lead to.
func (t *Template) dropOwned(container string, c *template.Compiled, gone map[string]string) {
	list, owned, kept := t.parts.relations(container), t.parts.owned(container), map[string]bool{}
	for _, r := range list {
		if owned[r.ID] && c.Keeps(r.ID) {
			kept[r.ID] = true
			kept[drawingOf(t.parts[r.Target])] = true
		}
	}
	rest := slices.DeleteFunc(slices.Clone(list), func(r office.Relation) bool { return owned[r.ID] && !kept[r.ID] })
	if len(rest) == len(list) {
		return
	}
	for _, r := range list {
		if owned[r.ID] && !kept[r.ID] {
			maps.Copy(gone, t.whole.tree(r))
		}
	}
	t.parts[office.RelationsPart(container)] = intake.Relations(container, rest)
}

// tree is a part with those that it leads to, but for pictures, by their names,
// each with the last word of the relation that leads there.
func (ps parts) tree(r office.Relation) map[string]string {
	found := map[string]string{}
	var visit func(office.Relation)
	visit = func(r office.Relation) {
		if r.External || found[r.Target] != "" || ps[r.Target] == nil || path.Ext(r.Target) != ".xml" {
			return
		}
		found[r.Target] = r.Kind()
		for _, below := range ps.relations(r.Target) {
			visit(below)
		}
	}
	visit(r)
	return found
}

// reached are the parts that something leads to.
func (ps parts) reached() map[string]bool {
	found := map[string]bool{}
	var visit func(part string)
	visit = func(part string) {
		for _, r := range ps.relations(part) {
			if !r.External && !found[r.Target] {
				found[r.Target] = true
				visit(r.Target)
			}
		}
	}
	visit("")
	return found
}

var drawingID = regexp.MustCompile(`<(?:\w+:)?dataModelExt\b[^>]*\srelId="([^"]*)"`)

// drawingOf is the relation to the drawing of a diagram, which its data name.
func drawingOf(data []byte) string {
	if m := drawingID.FindSubmatch(data); m != nil {
		return string(m[1])
	}
	return ""
}

// mostOriginals is how much of the parts in blocks is compiled, in bytes: a part
// counts for each group that it stands in.
const mostOriginals = 64 << 20

// compileOriginals compiles what the references of a part lead to.
func (t *Template) compileOriginals(of template.Source, part string, c *template.Compiled) (findings []ogp.Finding) {
	relations, known, size := map[string]office.Relation{}, map[string]original{}, 0
	for _, r := range t.whole.relations(part) {
		relations[r.ID] = r
	}
	for _, ref := range c.References() {
		o, done := known[ref.Same()]
		if !done {
			o = t.whole.original(relations, ref.ID)
			if size += o.size(t.whole); size > mostOriginals {
				return append(findings, *intake.Refused(of.File, "too_much_text", o.Target))
			}
			findings, known[ref.Same()] = append(findings, t.compileOriginal(of, o, ref)...), o
		}
		t.copied[part] = append(t.copied[part], o)
	}
	return findings
}

// original is what a relation leads to. The drawing of a diagram hangs on the
// text, and its data name it.
func (ps parts) original(relations map[string]office.Relation, id string) original {
	o := original{Relation: relations[id], compiled: map[string]*template.Compiled{}}
	o.tree = ps.tree(o.Relation)
	if o.Kind() == "diagramData" {
		o.drawing = relations[drawingOf(ps[o.Target])]
		maps.Copy(o.tree, ps.tree(o.drawing))
	}
	return o
}

func (o original) size(of parts) (n int) {
	for name := range o.tree {
		n += len(of[name])
	}
	return n
}

// compileOriginal compiles the parts of an original that hold tags.
func (t *Template) compileOriginal(of template.Source, o original, ref template.Reference) (findings []ogp.Finding) {
	of.At = ref
	for _, name := range slices.Sorted(maps.Keys(o.tree)) {
		kind := plainParts[o.tree[name]]
		switch {
		case bytes.IndexByte(t.whole[name], '{') < 0:
			continue
		case kind == "":
			findings = append(findings, nowhere(of, name, "style", t.whole[name])...)
			continue
		}
		compiled, found := compilePart(of, name, kind, t.whole)
		findings = append(findings, found...)
		if compiled != nil {
			o.compiled[name] = compiled
			t.Tags += compiled.Tags
		}
	}
	return findings
}
