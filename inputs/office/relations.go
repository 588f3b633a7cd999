package office

import (
	"bytes"
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

const packageSpace = "http://schemas.openxmlformats.org/package/2006/"

// Those of the parts that every file has. Neither holds anything to be shown,
// so that one without a namespace misleads nobody.
var (
	relationNames = Vocabulary{Root: "Relationships", Spaces: []string{packageSpace + "relationships"}, Bare: true}
	typeNames     = Vocabulary{Root: "Types", Spaces: []string{packageSpace + "content-types"}, Bare: true}
)

// ReadRelations reads the relations of a part from the XML that holds them, as
// with loose limits: every target is taken for a part, and where the XML is
// damaged, those are taken whose own tags are whole.
func ReadRelations(of string, xml []byte) (list []Relation) {
	f := &File{limits: Limits{Depth: Default.Depth, Loose: true}}
	if list, _, err := relations(xml, of, f); err == nil {
		return list
	}
	for rest, found := xml, true; ; {
		if _, rest, found = bytes.Cut(rest, []byte("<Relationship")); !found {
			return list
		}
		if tag, _, whole := bytes.Cut(rest, []byte(">")); whole && len(tag) > 0 && isSpace(tag[0]) {
			list = append(list, f.relation(of, Attributes{raw: tag}))
		}
	}
}

func relations(b []byte, of string, f *File) (list []Relation, at int, err error) {
	var names *Vocabulary
	if !f.limits.Loose {
		names = &relationNames
	}
	at, err = walk(b, names, f.limits.Depth, f.budget, func(s *Scanner) error {
		if s.Start() && s.Is("Relationship") {
			list = append(list, f.relation(of, s.Attributes()))
		}
		return nil
	})
	return list, at, err
}

func (f *File) relation(of string, a Attributes) Relation {
	r := Relation{ID: a.Text("Id"), Type: a.Text("Type"), Target: a.Text("Target"),
		External: a.Text("TargetMode") == "External"}
	if !r.External || f.limits.Loose {
		r.Target = f.key(resolve(of, r.Target))
	}
	return r
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
	err = f.WalkAs("[Content_Types].xml", typeNames, func(s *Scanner) error {
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
