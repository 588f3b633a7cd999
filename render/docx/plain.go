package docx

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"selfassess/inputs/office"
	"selfassess/ogp"
	"selfassess/render/docx/intake"
	"selfassess/render/docx/template"
	"selfassess/render/docx/wordxml"
)

// Tags stand in other parts than those with text: in charts, drawings,
// properties, settings, and in the addresses of links. Where they are filled
// stands here, and where they are not, which is a mistake.

// plainParts are the parts in which tags stand for words alone, by the last
// word of the relation that leads there, with what readers call them.
var plainParts = map[string]string{"chart": "chart", "chartEx": "chart", "chartUserShapes": "chart", "diagramData": "drawing",
	"diagramDrawing": "drawing", "settings": "settings", "custom-properties": "properties", "core-properties": "properties"}

// plain finds those that seem to hold tags.
func (t *Template) plain() map[string]string {
	found := map[string]string{}
	for _, rels := range slices.Sorted(maps.Keys(t.parts)) {
		of, ok := relationsOf(rels)
		if !ok {
			continue
		}
		for _, r := range t.parts.relations(of) {
			if kind := plainParts[r.Kind()]; kind != "" && !r.External && bytes.IndexByte(t.parts[r.Target], '{') >= 0 {
				found[r.Target] = kind
			}
		}
	}
	return found
}

// relationsOf is the part whose relations a part holds.
func relationsOf(name string) (of string, ok bool) {
	dir, base, ok := strings.Cut("/"+name, "/_rels/")
	return strings.TrimPrefix(path.Join(dir, strings.TrimSuffix(base, ".rels")), "/"), ok && strings.HasSuffix(base, ".rels")
}

// tagged are the addresses with tags to which a part leads, by the ids of the
// relations.
func (ps parts) tagged(part string) map[string]string {
	links := map[string]string{}
	for _, r := range ps.relations(part) {
		if address, ok := template.Decoded(r.Target); ok && r.External && r.Kind() == "hyperlink" {
			links[r.ID] = address
		}
	}
	return links
}

// strays are tags in parts where none is filled.
func (t *Template) strays(of template.Source) (findings []ogp.Finding) {
	for _, name := range t.parts.names() {
		where := "style"
		part := t.parts[name]
		switch owner, isRels := relationsOf(name); {
		case slices.Contains(t.filled, name) || path.Ext(name) != ".xml" && !isRels:
			continue
		case isRels:
			where, part = "relation", t.otherTargets(owner)
		case strings.HasPrefix(name, "docProps/"):
			where = "name"
		}
		findings = append(findings, nowhere(of, name, where, part)...)
	}
	return findings
}

// nowhere are the tags in a part in which none is filled: where is a key of the
// catalogue's set template_where.
func nowhere(of template.Source, name, where string, part []byte) (findings []ogp.Finding) {
	for _, raw := range template.Strays(of.Schema, part) {
		findings = append(findings, ogp.Finding{Code: ogp.TemplateNowhere, At: ogp.Place{File: of.File},
			Args: map[string]string{"tag": raw, "part": name, ogp.KeyArg("where"): "template_where." + where}})
	}
	return findings
}

// otherTargets are the targets of a part's relations that are not filled.
func (t *Template) otherTargets(part string) []byte {
	var b bytes.Buffer
	filled := slices.Contains(t.filled, part)
	for _, r := range t.parts.relations(part) {
		if address, _ := template.Decoded(r.Target); !filled || r.Kind() != "hyperlink" || !r.External {
			b.WriteString(address + "\n")
		}
	}
	return b.Bytes()
}

// dropTagged takes out the relations whose addresses hold tags: the report has
// its own in their place.
func (t *Template) dropTagged() {
	for _, part := range t.filled {
		tagged := t.parts.tagged(part)
		if len(tagged) == 0 {
			continue
		}
		name := office.RelationsPart(part)
		list, _ := office.ReadRelations(part, t.parts[name]) // they were read before
		t.parts[name] = intake.Relations(part, slices.DeleteFunc(list, func(r office.Relation) bool { return tagged[r.ID] != "" }))
	}
}

// ownProperties are the properties of the document that the template states
// itself, by tags, as they were filled.
func (t *Template) ownProperties(out parts) map[string]string {
	name := t.parts.related("", coreRel)
	if t.compiled[name] == nil || t.compiled[name].Tags == 0 {
		return nil
	}
	own := map[string]string{}
	stated, filled := elementTexts(t.parts[name]), elementTexts(out[name])
	for element, text := range stated {
		if template.HoldsTag(text) {
			own[element] = filled[element]
		}
	}
	return own
}

// elementTexts are the texts of elements by their names without a prefix.
func elementTexts(part []byte) map[string]string {
	texts := map[string]string{}
	in := ""
	_ = office.Walk(part, depth, func(s *office.Scanner) error {
		switch {
		case s.Start():
			in = s.Name()
		case s.End():
			in = ""
		case in != "":
			texts[in] += s.Text()
		}
		return nil
	})
	return texts
}

// partLinks are the relations of a part other than the text to addresses.
type partLinks struct {
	stem string
	ids  map[string]string
	xml  bytes.Buffer
}

func newPartLinks(rels []byte) *partLinks {
	l := &partLinks{stem: "report", ids: map[string]string{}}
	for bytes.Contains(rels, []byte(`"`+l.stem)) {
		l.stem += "x"
	}
	return l
}

// relate returns the relation to an address, or "" if no link may lead there.
func (l *partLinks) relate(address string) string {
	if address = webAddress(address); address == "" {
		return ""
	}
	if l.ids[address] == "" {
		l.ids[address] = l.stem + strconv.Itoa(len(l.ids)+1)
		l.xml.WriteString(`<Relationship Id="` + l.ids[address] + `" Type="` + officeRel + `hyperlink" Target="` +
			wordxml.Attribute(address) + `" TargetMode="External"/>`)
	}
	return l.ids[address]
}
