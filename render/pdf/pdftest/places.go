package pdftest

import (
	"maps"
	"slices"
	"strings"
)

// link checks that a link can be followed where its text stands.
func (f *File) link(e *Element) {
	var annots []annotation
	for _, k := range e.Kids {
		if k.Annot > 0 {
			annots = append(annots, annotation{object: k.Annot, dict: f.dict(k.Annot)})
		}
	}
	if len(annots) == 0 {
		f.elementFault("link", e, "no annotation")
	}
	for _, a := range annots {
		rect, over := f.rect(a.dict["Rect"]), false
		for _, m := range e.Marks() {
			for _, r := range m.Runs {
				over = over || a.dict["P"] == m.Page.Object && rect.meets(r.Box())
			}
		}
		switch {
		case !over:
			f.elementFault("link", e, "annotation %d lies over none of its text", a.object)
		case strings.TrimSpace(f.text(a.dict["Contents"])) == "":
			f.elementFault("link", e, "annotation %d does not say where it leads", a.object)
		case a.dict["Dest"] == nil && a.dict["A"] == nil:
			f.elementFault("link", e, "annotation %d leads nowhere", a.object)
		}
	}
}

// places checks annotations, and what links and bookmarks lead to.
func (f *File) places() {
	names := f.names()
	for _, n := range slices.Sorted(maps.Keys(names)) {
		f.destination(0, 0, names[n], names)
	}
	for _, p := range f.Pages {
		for _, a := range f.annotations(p) {
			flags, _ := a.dict["F"].(int)
			rect := f.rect(a.dict["Rect"])
			const printed, hidden = 4, 1 | 2 | 32 // invisible, hidden, not to be seen
			switch {
			case flags&printed == 0 || flags&hidden != 0:
				f.fault("annotation", a.object, p.Number, "its flags are %d", flags)
			case rect.X1-rect.X0 <= 0 || rect.Y1-rect.Y0 <= 0 || !p.Box.holds(rect, 0):
				f.fault("annotation", a.object, p.Number, "its area is %v", rect)
			case a.dict["P"] != p.Object:
				f.fault("annotation", a.object, p.Number, "its page is %v", a.dict["P"])
			}
			if d := a.dict["Dest"]; d != nil {
				f.destination(a.object, p.Number, d, names)
			}
			if action := f.dict(a.dict["A"]); action["S"] == Name("GoTo") {
				f.destination(a.object, p.Number, action["D"], names)
			}
		}
	}
	if marks := f.Bookmarks(); len(marks) == 0 && len(f.Pages) > 20 {
		f.fault("outline", 0, 0, "%d pages without bookmarks", len(f.Pages))
	}
}

// Place is a named place.
type Place struct {
	Name string
	Page int // 0 if it leads nowhere
	Y    float64
}

// Places are the named places in the order of their names.
func (f *File) Places() (all []Place) {
	names := f.names()
	for _, n := range slices.Sorted(maps.Keys(names)) {
		page, y := f.destination(0, 0, names[n], names)
		all = append(all, Place{string(n), page, y})
	}
	return all
}

// names are the named places with what they lead to.
func (f *File) names() map[String]any {
	t := nameTree{f: f, all: map[String]any{}}
	if dests := f.dict(f.Catalog()["Names"])["Dests"]; dests != nil {
		t.node(f.dict(dests), true)
	}
	return t.all
}

// nameTree reads a name tree.
type nameTree struct {
	f     *File
	all   map[String]any
	order []String
}

// node reads a node, whose limits are the first and the last name in it.
func (t *nameTree) node(d Dict, root bool) {
	if len(t.order) > 1e6 {
		return // it runs in circles
	}
	from := len(t.order)
	list := t.f.array(d["Names"])
	for i := 0; i+1 < len(list); i += 2 {
		n, _ := list[i].(String)
		if k := len(t.order); k > 0 && n <= t.order[k-1] {
			t.f.fault("destination", 0, 0, "the name %q is out of order", n)
		}
		t.order = append(t.order, n)
		t.all[n] = list[i+1]
	}
	for _, k := range t.f.array(d["Kids"]) {
		t.node(t.f.dict(k), false)
	}
	limits := t.f.array(d["Limits"])
	switch mine := t.order[from:]; {
	case root == (limits != nil), len(mine) == 0,
		!root && (len(limits) != 2 || limits[0] != mine[0] || limits[1] != mine[len(mine)-1]):
		t.f.fault("destination", 0, 0, "a node of names has the limits %v", limits)
	}
}

// destination returns where v leads: the number of a page and a height.
func (f *File) destination(from Ref, page int, v any, names map[String]any) (int, float64) {
	if s, ok := f.get(v).(String); ok {
		if v, ok = names[s]; !ok {
			f.fault("destination", from, page, "there is no place %q", s)
			return 0, 0
		}
	}
	if d, ok := f.get(v).(Dict); ok {
		v = d["D"]
	}
	a := f.array(v)
	for _, p := range f.Pages {
		if len(a) < 2 || a[0] != p.Object {
			continue
		}
		y := p.Box.Y1
		if len(a) == 5 && a[1] == Name("XYZ") {
			y, _ = number(a[3])
		}
		if y < p.Box.Y0 || y > p.Box.Y1 {
			f.fault("destination", from, page, "height %v is not on page %d", y, p.Number)
		}
		return p.Number, y
	}
	f.fault("destination", from, page, "%v is no place", v)
	return 0, 0
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Depth int // 0 for the outermost
	Page  int
	Y     float64 // where it leads, from below
}

// Bookmarks are the entries of the outline, from the first to the last.
func (f *File) Bookmarks() []Bookmark {
	o := &outline{f: f, names: f.names(), seen: map[Ref]bool{}}
	if root, ok := f.Catalog()["Outlines"].(Ref); ok {
		o.entries(root, 0)
	}
	return o.list
}

// outline walks along the bookmarks.
type outline struct {
	f     *File
	names map[String]any
	seen  map[Ref]bool
	list  []Bookmark
}

// entries checks the children of an entry, which are closed.
func (o *outline) entries(up Ref, depth int) {
	f, d := o.f, o.f.dict(up)
	var before any
	count := 0
	next := d["First"]
	for next != nil && depth < 1000 {
		at, _ := next.(Ref)
		e := f.dict(at)
		if e == nil || o.seen[at] {
			f.fault("outline", at, 0, "an entry is missing or occurs twice")
			return
		}
		o.seen[at] = true
		count++
		if e["Parent"] != up || e["Prev"] != before || strings.TrimSpace(f.text(e["Title"])) == "" {
			f.fault("outline", at, 0, "%q: parent %v, previous %v", f.text(e["Title"]), e["Parent"], e["Prev"])
		}
		target := e["Dest"]
		if target == nil {
			target = f.dict(e["A"])["D"]
		}
		page, y := f.destination(at, 0, target, o.names)
		mark := Bookmark{f.text(e["Title"]), depth, page, y}
		if n := len(o.list); n > 0 && (page < o.list[n-1].Page || page == o.list[n-1].Page && y > o.list[n-1].Y) {
			f.fault("outline", at, 0, "%q leads back to page %d", mark.Title, page)
		}
		o.list = append(o.list, mark)
		o.entries(at, depth+1)
		before, next = at, e["Next"]
	}
	n, _ := d["Count"].(int)
	if d["Last"] != before || max(n, -n) != count {
		f.fault("outline", up, 0, "the last entry is %v of %v, not %v of %d", d["Last"], d["Count"], before, count)
	}
}
