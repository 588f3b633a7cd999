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
	list, at, err := relations(b, of, f.limits.Depth, f.budget)
	for i, r := range list {
		if !r.External {
			list[i].Target = f.key(r.Target)
		}
	}
	return list, located(name, err, at)
}

const packageSpace = "http://schemas.openxmlformats.org/package/2006/"

// Those of the parts that every file has. Neither holds anything to be shown,
// so that one without a namespace misleads nobody.
var (
	relationNames = Vocabulary{Root: "Relationships", Spaces: []string{packageSpace + "relationships"}, Bare: true}
	typeNames     = Vocabulary{Root: "Types", Spaces: []string{packageSpace + "content-types"}, Bare: true}
)

// ReadRelations reads the relations of a part from the XML that holds them.
// The targets within the file are names of parts as they are written.
func ReadRelations(of string, xml []byte) ([]Relation, error) {
	list, at, err := relations(xml, of, Default.Depth, nil)
	return list, located(RelationsPart(of), err, at)
}

func relations(b []byte, of string, depth int, budget *Budget) (list []Relation, at int, err error) {
	at, err = walk(b, &relationNames, depth, budget, func(s *Scanner) error {
		if s.Start() && s.Is("Relationship") {
			list = append(list, relation(of, s.Attributes()))
		}
		return nil
	})
	return list, at, err
}

func relation(of string, a Attributes) Relation {
	r := Relation{ID: a.Text("Id"), Type: a.Text("Type"), Target: a.Text("Target"),
		External: a.Text("TargetMode") == "External"}
	if !r.External {
		r.Target = resolve(of, r.Target)
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
