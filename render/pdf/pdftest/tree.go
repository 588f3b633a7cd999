package pdftest

import (
	"slices"
	"strings"
)

// Element is an element of the structure tree.
type Element struct {
	Object Ref
	Tag    Name
	Dict   Dict
	Parent *Element
	Kids   []Kid
}

// Kid is one of: an element, marked content, or an annotation.
type Kid struct {
	Element *Element
	Mark    *Mark
	Annot   Ref
}

// tree reads the structure tree. What refers to nothing is a fault and left
// out.
func (f *File) tree() {
	root := f.dict(f.Catalog()["StructTreeRoot"])
	if root == nil {
		return
	}
	kids := f.list(root["K"])
	if len(kids) != 1 {
		f.fault("nesting", 0, 0, "%d elements stand outermost, not one", len(kids))
		return
	}
	if r, ok := kids[0].(Ref); ok {
		at, _ := f.Catalog()["StructTreeRoot"].(Ref)
		f.Root = f.element(r, at, nil)
	}
}

// list is v as an array: K may be one kid or several.
func (f *File) list(v any) Array {
	switch v := v.(type) {
	case nil:
		return nil
	case Array:
		return v
	case Ref:
		if a, ok := f.get(v).(Array); ok {
			return a
		}
	}
	return Array{v}
}

func (f *File) element(r, up Ref, parent *Element) *Element {
	d := f.dict(r)
	e := &Element{Object: r, Dict: d, Parent: parent}
	e.Tag, _ = d["S"].(Name)
	if f.byRef[r] != nil || d == nil || e.Tag == "" {
		f.fault("parent", r, 0, "is no element, or stands in the tree twice")
		return nil
	}
	f.byRef[r] = e
	if d["P"] != up {
		f.fault("parent", r, 0, "%s says that its parent is %v, which is %v", e.Tag, d["P"], up)
	}
	for _, k := range f.list(d["K"]) {
		if kid, ok := f.kid(e, k); ok {
			e.Kids = append(e.Kids, kid)
		}
	}
	return e
}

func (f *File) kid(e *Element, v any) (Kid, bool) {
	switch v := v.(type) {
	case int:
		return f.marked(e, e.Dict["Pg"], v)
	case Dict:
		page := v["Pg"]
		if page == nil {
			page = e.Dict["Pg"]
		}
		switch v["Type"] {
		case Name("MCR"):
			id, _ := v["MCID"].(int)
			return f.marked(e, page, id)
		case Name("OBJR"):
			annot, _ := v["Obj"].(Ref)
			return Kid{Annot: annot}, true
		}
	case Ref:
		if kid := f.element(v, e.Object, e); kid != nil {
			return Kid{Element: kid}, true
		}
		return Kid{}, false
	}
	f.fault("parent", e.Object, 0, "%s has the kid %v", e.Tag, v)
	return Kid{}, false
}

// marked gives marked content to the element that refers to it.
func (f *File) marked(e *Element, page any, id int) (Kid, bool) {
	r, _ := page.(Ref)
	p := f.byPage[r]
	if p == nil {
		f.fault("owner", e.Object, 0, "%s refers to MCID %d of %v, which is no page", e.Tag, id, page)
		return Kid{}, false
	}
	m := p.byID[id]
	switch {
	case m == nil:
		f.fault("owner", e.Object, p.Number, "%s refers to MCID %d, which is not there", e.Tag, id)
		return Kid{}, false
	case m.Owner != nil:
		f.fault("owner", e.Object, p.Number, "MCID %d belongs to %s and to %s", id, m.Owner.Tag, e.Tag)
		return Kid{}, false
	}
	m.Owner = e
	return Kid{Mark: m}, true
}

// Elements are the child elements.
func (e *Element) Elements() (all []*Element) {
	for _, k := range e.Kids {
		if k.Element != nil {
			all = append(all, k.Element)
		}
	}
	return all
}

// Marks are the marked content of e and of all within it, in reading order.
func (e *Element) Marks() (all []*Mark) {
	for _, k := range e.Kids {
		switch {
		case k.Mark != nil:
			all = append(all, k.Mark)
		case k.Element != nil:
			all = append(all, k.Element.Marks()...)
		}
	}
	return all
}

// Text is the text of e and of all within it, as a screen reader meets it.
func (e *Element) Text() string {
	var b strings.Builder
	for _, m := range e.Marks() {
		b.WriteString(m.Text)
	}
	return b.String()
}

// Walk calls visit with e and all within it, in reading order.
func (e *Element) Walk(visit func(*Element)) {
	visit(e)
	for _, k := range e.Kids {
		if k.Element != nil {
			k.Element.Walk(visit)
		}
	}
}

// All returns the elements with one of the tags, in reading order.
func (f *File) All(tags ...Name) (all []*Element) {
	if f.Root == nil {
		return nil
	}
	f.Root.Walk(func(e *Element) {
		if slices.Contains(tags, e.Tag) {
			all = append(all, e)
		}
	})
	return all
}

// Page is the number of the page on which e begins, or 0.
func (e *Element) Page() int {
	if marks := e.Marks(); len(marks) > 0 {
		return marks[0].Page.Number
	}
	return 0
}

// level is 1 to 6 for a heading, else 0.
func (e *Element) level() int {
	if len(e.Tag) == 2 && e.Tag[0] == 'H' && e.Tag[1] >= '1' && e.Tag[1] <= '6' {
		return int(e.Tag[1] - '0')
	}
	return 0
}

// attribute is the value that e's attributes of an owner give to a key.
func (f *File) attribute(e *Element, owner, key Name) any {
	for _, a := range f.list(e.Dict["A"]) {
		if d := f.dict(a); d["O"] == owner && d[key] != nil {
			return f.get(d[key])
		}
	}
	return nil
}

// RightToLeft tells whether an element says that its text runs so, or takes it
// from what it stands in.
func (f *File) RightToLeft(e *Element) bool {
	for ; e != nil; e = e.Parent {
		if mode := f.attribute(e, "Layout", "WritingMode"); mode != nil {
			return mode == Name("RlTb")
		}
	}
	return false
}

// span is how many columns or rows a cell takes.
func (f *File) span(e *Element, key Name) int {
	if n, ok := f.attribute(e, "Table", key).(int); ok && n > 1 {
		return n
	}
	return 1
}
