package office

import (
	"path"
	"strings"
)

// Relation leads from one part to another, or out of the file.
type Relation struct {
	ID       string
	Type     string // an address
	Target   string // name of a part, or an address
	External bool
}

// Kind is the last word of the type: the same in both editions of the format.
func (r Relation) Kind() string { return path.Base(r.Type) }

// RelationsPart is the name of the part that holds the relations of another,
// or of the whole file where of is "".
func RelationsPart(of string) string {
	dir, base := path.Split(of)
	return dir + "_rels/" + base + ".rels"
}

// Relations lists the relations of a part; a part without any has none.
func (f *File) Relations(of string) ([]Relation, error) {
	name := RelationsPart(of)
	b, err := f.Part(name)
	if err != nil || b == nil {
		return nil, err
	}
	list, at, err := relations(b, of, f)
	return list, located(name, err, at)
}

// ReadRelations reads the relations of a part from the XML that holds them,
// up to the first fault in it.
func ReadRelations(of string, xml []byte) []Relation {
	list, _, _ := relations(xml, of, &File{limits: Limits{Depth: Usual.Depth, Loose: true}})
	return list
}

func relations(b []byte, of string, f *File) (list []Relation, at int, err error) {
	at, err = walk(b, f.limits.Depth, f.end, func(s *Scanner) error {
		if !s.Start() || !s.Is("Relationship") {
			return nil
		}
		r := Relation{ID: s.Attr("Id"), Type: s.Attr("Type"), Target: s.Attr("Target"),
			External: s.Attr("TargetMode") == "External"}
		if !r.External {
			r.Target = f.key(resolve(of, r.Target))
		}
		list = append(list, r)
		return nil
	})
	return list, at, err
}

// resolve returns the part that a relation of another part names.
func resolve(of, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = "/" + path.Join(path.Dir(of), target)
	}
	return path.Clean(target)[1:]
}

// ContentType is what a part is declared to be, by its name or else by how
// its name ends; "" if nothing is said of it. Case does not count.
func (f *File) ContentType(part string) (kind string, err error) {
	byName := false
	err = f.Walk("[Content_Types].xml", func(s *Scanner) error {
		if !s.Start() || byName {
			return nil
		}
		named := "/"+part == strings.ToLower(s.Attr("PartName"))
		if named || "."+strings.ToLower(s.Attr("Extension")) == path.Ext(part) {
			kind, byName = strings.ToLower(s.Attr("ContentType")), named
		}
		return nil
	})
	return kind, err
}
