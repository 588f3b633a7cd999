package office

import (
	"bytes"
	"slices"
)

// Names of XML belong to namespaces, and the same name in another one is
// something else: an element that Excel does not know, and passes over with
// all that is in it.

// Vocabulary is what the elements of a part may be called.
type Vocabulary struct {
	Root   string   // the name of the outermost element
	Spaces []string // the namespaces whose names count; the root has one of them
	Bare   bool     // a part whose root has no namespace is taken, too, and names count in all of them

	// Foreign is called for tags and texts within elements that do not count, if
	// somebody wants to know of them. The scanner tells their names, and as open
	// elements those that count.
	Foreign func(*Scanner) error
}

// alternates is the namespace of elements that offer one content for programs
// that know an extension and another for the rest.
const alternates = "http://schemas.openxmlformats.org/markup-compatibility/2006"

// extensions are the namespaces that Excel knows in what Requires names: of two
// contents it shows the first whose namespaces are all among these.
var extensions = []string{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
	"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
	"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac",
	"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main",
	"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac",
	"http://schemas.microsoft.com/office/spreadsheetml/2014/revision",
	"http://schemas.microsoft.com/office/spreadsheetml/2014/11/main",
	"http://schemas.microsoft.com/office/spreadsheetml/2015/02/main",
	"http://schemas.microsoft.com/office/spreadsheetml/2015/revision2",
	"http://schemas.microsoft.com/office/spreadsheetml/2016/revision3",
	"http://schemas.microsoft.com/office/spreadsheetml/2016/revision6",
	"http://schemas.microsoft.com/office/spreadsheetml/2016/revision10",
	"http://schemas.microsoft.com/office/drawing/2010/main",
	"http://schemas.microsoft.com/office/drawing/2012/main",
	"http://schemas.microsoft.com/office/drawing/2014/main",
	"http://schemas.microsoft.com/office/drawing/2010/slicer",
	"http://schemas.microsoft.com/office/drawing/2012/timeslicer",
	"http://schemas.microsoft.com/office/drawing/2014/chartex",
	"http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
	"http://schemas.microsoft.com/office/drawing/2017/model3d",
	"http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
	"urn:schemas-microsoft-com:vml",
}

// maxBindings is how many prefixes may hold at the same place.
const maxBindings = 256

// role is what becomes of an element.
type role uint8

const (
	counted   role = iota // it is what its name says
	foreign               // it is passed over, with all that is in it
	wrapper               // it is passed over, and what is in it counts
	choosing              // a wrapper: of the contents it offers, none has been chosen yet
	skippedIn             // within a foreign one
)

// binding is the namespace that a prefix means.
type binding struct {
	prefix, space []byte
	depth         int // of the element that says so
	counts        bool
}

// spaces knows at every element of a part what its name means.
type spaces struct {
	Vocabulary
	bindings []binding
	bare     bool   // the part names no namespace
	other    bool   // its root is another
	roles    []role // of the open elements
	role     role   // of the tag
}

func newSpaces(v Vocabulary) *spaces {
	return &spaces{Vocabulary: v, bindings: []binding{{}, {prefix: []byte("xml")}}}
}

// start judges the element that a tag starts.
func (p *spaces) start(s *Scanner, name []byte) error {
	depth := len(s.open) + 1
	p.unbind(depth)
	if err := p.bind(s, depth); err != nil {
		return err
	}
	var prefix []byte
	if i := len(name) - len(s.name); i > 0 {
		prefix = name[:i-1]
	}
	b := p.lookup(prefix)
	if b == nil {
		return errMalformed // a prefix that nobody explains
	}
	if depth == 1 {
		if p.bare = len(b.space) == 0; p.bare {
			for i := range p.bindings {
				p.bindings[i].counts = p.Bare
			}
			b.counts = true
		}
		p.other = !b.counts || string(s.name) != p.Root
	}
	if p.role = p.judge(s, b); p.other && depth == 1 {
		p.role = foreign
	}
	if !s.close {
		p.roles = append(p.roles, p.role)
	}
	return nil
}

// check refuses a part that is another, or that named no namespace where one is
// due. It comes last: what else is wrong with the part says more.
func (p *spaces) check() error {
	if p != nil && (p.other || p.bare && !p.Bare) {
		return errOther
	}
	return nil
}

// judge says what becomes of an element, from its namespace and those around.
func (p *spaces) judge(s *Scanner, b *binding) role {
	around := p.around()
	switch {
	case around == foreign || around == skippedIn:
		return skippedIn
	case b.counts:
		return counted
	case string(b.space) != alternates:
		return foreign
	}
	switch string(s.name) {
	case "AlternateContent":
		return choosing
	case "Choice", "Fallback":
		if around != choosing || string(s.name) == "Choice" && !p.knows(s.Attributes().Text("Requires")) {
			return foreign
		}
		p.roles[len(p.roles)-1] = foreign // what else is offered is not wanted
		return wrapper
	}
	return foreign
}

// knows tells whether Excel knows the extensions that a choice requires.
func (p *spaces) knows(prefixes string) bool {
	for prefix := range bytes.FieldsSeq([]byte(prefixes)) {
		if b := p.lookup(prefix); b == nil || !slices.Contains(extensions, string(b.space)) {
			return false
		}
	}
	return prefixes != ""
}

// ends tells of an end tag whether its element counted.
func (p *spaces) ends() bool {
	last := len(p.roles) - 1
	p.role = p.roles[last]
	p.roles = p.roles[:last]
	return p.role == counted
}

// around is the role of the innermost open element, which is that of a text.
func (p *spaces) around() role {
	if len(p.roles) == 0 {
		return counted
	}
	return p.roles[len(p.roles)-1]
}

// lookup finds what a prefix means.
func (p *spaces) lookup(prefix []byte) *binding {
	for i := len(p.bindings) - 1; i >= 0; i-- {
		if bytes.Equal(p.bindings[i].prefix, prefix) {
			return &p.bindings[i]
		}
	}
	return nil
}

// unbind forgets what elements have said that are closed.
func (p *spaces) unbind(depth int) {
	for len(p.bindings) > 0 && p.bindings[len(p.bindings)-1].depth >= depth {
		p.bindings = p.bindings[:len(p.bindings)-1]
	}
}

// bind takes from a tag what prefixes mean within its element.
func (p *spaces) bind(s *Scanner, depth int) error {
	s.steps += len(p.bindings) / 16
	for _, name := range s.seen {
		if !bytes.HasPrefix(name, []byte("xmlns")) || len(name) > 5 && name[5] != ':' {
			continue
		}
		space := rawAttribute(s.attrs, name)
		if bytes.IndexByte(space, '&') >= 0 {
			space = appendUnescaped(nil, space)
		}
		var prefix []byte
		if len(name) > 5 {
			prefix = name[6:]
		}
		b := binding{prefix: prefix, space: space, depth: depth, counts: isOne(space, p.Spaces)}
		b.counts = b.counts || p.bare && (len(space) == 0 || p.Bare)
		if p.bindings = append(p.bindings, b); len(p.bindings) > maxBindings {
			return errMalformed
		}
	}
	return nil
}

// isOne tells whether a namespace is one of some.
func isOne(space []byte, spaces []string) bool {
	for _, s := range spaces {
		if string(space) == s {
			return true
		}
	}
	return false
}

// AttrIn is the value of an attribute of one of the namespaces, or "". It is
// for parts that are read with a [Vocabulary].
func (s *Scanner) AttrIn(name string, spaces ...string) string {
	return s.take(s.RawIn(name, spaces...))
}

// RawIn is the same as it is written, entities not replaced, or nil: to be
// compared, not to be kept.
func (s *Scanner) RawIn(name string, spaces ...string) []byte {
	for _, written := range s.seen {
		i := bytes.IndexByte(written, ':')
		if i < 0 || string(written[i+1:]) != name {
			continue
		}
		if b := s.space.lookup(written[:i]); b != nil && slices.Contains(spaces, string(b.space)) {
			return rawAttribute(s.attrs, written)
		}
	}
	return nil
}
