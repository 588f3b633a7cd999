package intake

import (
	"encoding/xml"
	"path"
	"strings"

	"selfassess/inputs/office"
)

// What leads from part to part is written anew from what was read of it. So
// nothing stays because it was spelt in a way that the reading knows and the
// taking out does not: with a prefix, with entities, with a sign in a value.

// Relations is the XML of the relations of a part.
func Relations(of string, list []office.Relation) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range list {
		target := r.Target
		if !r.External {
			target = Step(of, target)
		}
		element(&b, "Relationship", "Id", r.ID, "Type", r.Type, "Target", target)
		if r.External {
			b.WriteString(` TargetMode="External"`)
		}
		b.WriteString("/>")
	}
	b.WriteString("</Relationships>")
	return []byte(b.String())
}

// Step is how a part names another one: from its own folder on, or else from
// the outermost one.
func Step(of, target string) string {
	dir := path.Dir(of) + "/"
	if rest, below := strings.CutPrefix(target, dir); below || dir == "./" {
		return rest
	}
	return "/" + target
}

// element writes the beginning of an element with attributes.
func element(b *strings.Builder, name string, attributes ...string) {
	b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		b.WriteString(" " + attributes[i] + `="`)
		_ = xml.EscapeText(b, []byte(attributes[i+1])) // a builder takes everything
		b.WriteString(`"`)
	}
}

// Types is the XML that says what parts are: of those that are kept, by their
// names in lower case, and of parts whose names end alike.
func Types(types []byte, keep func(part string) bool) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	_ = office.Walk(types, depth, func(s *office.Scanner) error {
		switch {
		case !s.Start():
		case s.Is("Default"):
			declare(&b, s, "Extension")
		case s.Is("Override") && keep(strings.ToLower(strings.TrimPrefix(s.Attr("PartName"), "/"))):
			declare(&b, s, "PartName")
		}
		return nil
	})
	b.WriteString("</Types>")
	return []byte(b.String())
}

// declare writes what a part is, or those whose names end alike.
func declare(b *strings.Builder, s *office.Scanner, key string) {
	element(b, s.Name(), key, s.Attr(key), "ContentType", s.Attr("ContentType"))
	b.WriteString("/>")
}
