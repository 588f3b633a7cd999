package template

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The namespaces of Word's elements: the usual one, and that of files saved
// as "Strict Open XML".
const (
	wordNamespace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// ErrStrict tells that a file was saved as Strict Open XML, whose elements
// have other names.
var ErrStrict = errors.New("it was saved as Strict Open XML")

// deepest is how far elements may nest. No document comes near; a hostile
// file would exhaust the stack.
const deepest = 400

// node is an element, or text if it has no name, as it was written: what is
// not changed is copied byte by byte.
type node struct {
	name       string // "w:p", as written
	start, end string // the tags; end is "" where the element closes itself
	text       string
	kids       []*node
	parent     *node
	was        int    // the last known place among the parent's kids
	tag        *tag   // a tag of the template, which takes the place of the element
	block      *block // a block of the template, which has the kids
	spare      *node  // the properties of a paragraph that stood last in a container and went
	address    string // of a link: where it leads, with tags in it
	leadsTo    []segment
	copied     []int // the references in its start tag, by their numbers
}

// parse reads a part as a tree whose root has no name.
func parse(source []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(source))
	text := string(source)
	root := &node{}
	at, depth := root, 0
	from := int64(0)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		raw := text[from:d.InputOffset()]
		from = d.InputOffset()
		switch e := token.(type) {
		case xml.StartElement:
			kid, err := element(e, raw)
			if err != nil {
				return nil, err
			}
			if depth++; depth > deepest {
				return nil, errors.New("its elements are nested too deeply")
			}
			at.add(kid)
			at = kid
		case xml.EndElement:
			at.end = raw
			if raw == "" {
				at.start = strings.TrimRight(strings.TrimSuffix(at.start, "/>"), " ") + "/>"
			}
			at = at.parent
			depth--
		case xml.Directive:
			return nil, errors.New("it holds a document type, which no Word file has")
		default:
			at.add(&node{text: raw})
		}
	}
}

func element(e xml.StartElement, raw string) (*node, error) {
	name := raw[1:]
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	switch {
	case e.Name.Space == strictNamespace:
		return nil, ErrStrict
	case (e.Name.Space == wordNamespace) != strings.HasPrefix(name, "w:"):
		return nil, fmt.Errorf("its element <%s> is not named as Word names it", name)
	}
	return &node{name: name, start: tidy(name, raw)}, nil
}

func (n *node) add(kid *node) {
	kid.parent, kid.was = n, len(n.kids)
	n.kids = append(n.kids, kid)
}

// write writes the element as it stands.
func (n *node) write(out *bytes.Buffer) {
	out.WriteString(n.start)
	out.WriteString(n.text)
	for _, k := range n.kids {
		k.write(out)
	}
	out.WriteString(n.end)
}

// child is the first kid of the name, or nil.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// walk visits an element and all below it; visit tells whether to go deeper.
func (n *node) walk(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for _, k := range n.kids {
		k.walk(visit)
	}
}

// above is the nearest element of the name at or over n, or nil.
func (n *node) above(name string) *node {
	for ; n != nil && n.name != name; n = n.parent {
	}
	return n
}

// containers are elements that must end with a paragraph.
var containers = []string{"w:tc", boxContent, "w:hdr", "w:ftr", "w:footnote", "w:endnote"}

// container is the nearest element around n that must end with a paragraph, or
// nil.
func (n *node) container() *node {
	for ; n != nil && !slices.Contains(containers, n.name); n = n.parent {
	}
	return n
}

// index is the place of n among its parent's kids. It is looked for where it
// was, and then to the left, since kids are taken away more often than added.
func (n *node) index() int {
	kids := n.parent.kids
	for i := min(n.was, len(kids)-1); i >= 0; i-- {
		if kids[i] == n {
			n.was = i
			return i
		}
	}
	n.was = slices.Index(kids, n)
	return n.was
}

// replace puts others in the place of n.
func (n *node) replace(others ...*node) {
	i, p := n.index(), n.parent
	for k, o := range others {
		o.parent, o.was = p, i+k
	}
	p.kids = slices.Replace(p.kids, i, i+1, others...)
}

// attribute is the value of an attribute as it is written in the start tag.
func (n *node) attribute(name string) string {
	if n == nil {
		return ""
	}
	_, after, found := strings.Cut(n.start, " "+name+`="`)
	if !found {
		if _, after, found = strings.Cut(n.start, " "+name+`='`); found {
			value, _, _ := strings.Cut(after, `'`)
			return value
		}
		return ""
	}
	value, _, _ := strings.Cut(after, `"`)
	return value
}

// words is the text of an element without that of the text boxes in it.
func (n *node) words() string {
	var b strings.Builder
	n.gather(&b)
	return b.String()
}

func (n *node) gather(b *strings.Builder) {
	for _, k := range n.kids {
		switch {
		case k.tag != nil:
			b.WriteString(k.tag.raw)
		case k.name == "w:t":
			b.WriteString(plainText(k))
		case k.name == "w:tab" || k.name == "w:br":
			b.WriteByte(' ')
		case k.name != boxContent && k.name != "w:pPr":
			k.gather(b)
		}
	}
}

// boxContent holds the paragraphs of a text box.
const boxContent = "w:txbxContent"

// plainText is the text of a w:t element as a reader sees it.
func plainText(t *node) string {
	var raw strings.Builder
	for _, k := range t.kids {
		raw.WriteString(k.text)
	}
	return unescape(raw.String())
}

func unescape(s string) string {
	if !strings.ContainsAny(s, "&<\r") {
		return s
	}
	var v struct {
		Text string `xml:",chardata"`
	}
	if xml.Unmarshal([]byte("<t>"+s+"</t>"), &v) != nil {
		return s
	}
	return v.Text
}
