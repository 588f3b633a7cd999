package access

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// node is an element; names and attributes are without their namespaces.
type node struct {
	name string
	attr map[string]string
	kids []*node
	text string
	up   *node
}

func parse(b []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	root := &node{}
	at := root
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			n := &node{name: e.Name.Local, attr: map[string]string{}, up: at}
			for _, a := range e.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			at.kids = append(at.kids, n)
			at = n
		case xml.EndElement:
			at = at.up
		case xml.CharData:
			at.text += string(e)
		}
	}
}

func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.walk(f)
	}
}

// find is the first element of a name within n, or nil.
func (n *node) find(name string) (found *node) {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
		if found = k.find(name); found != nil {
			return found
		}
	}
	return nil
}

// children are the elements of a name directly in n.
func (n *node) children(name string) (all []*node) {
	for _, k := range n.kids {
		if k.name == name {
			all = append(all, k)
		}
	}
	return all
}

// child is the element at the end of a path of names, or nil.
func (n *node) child(path ...string) *node {
	for _, name := range path {
		all := n.children(name)
		if len(all) == 0 {
			return nil
		}
		n = all[0]
	}
	return n
}

// above is the nearest element of a name around n, or nil.
func (n *node) above(name string) *node {
	for n = n.up; n != nil; n = n.up {
		if n.name == name {
			return n
		}
	}
	return nil
}

// words is the text that a reader sees, or hears.
func (n *node) words() string {
	var b strings.Builder
	n.walk(func(k *node) {
		switch {
		case k.name == "tab" && k.above("tabs") == nil:
			b.WriteString("\t")
		case k.name == "br":
			b.WriteString("\n")
		case k.name == "t" || k.up != nil && k.name == "title":
			b.WriteString(k.text)
		}
	})
	return b.String()
}
