package pdftest

import (
	"maps"
	"slices"
)

// drawn checks that content and tags refer to each other.
func (f *File) drawn() {
	parents := f.numbers(f.dict(f.Catalog()["StructTreeRoot"])["ParentTree"], 0)
	for _, p := range f.Pages {
		for _, m := range p.Marks {
			if m.Owner == nil && p.byID[m.ID] == m {
				f.fault("owner", p.Object, p.Number, "MCID %d (%q) belongs to no element", m.ID, short(m.Text))
			}
		}
		f.parents(p, parents)
	}
	keys := map[int]bool{}
	for _, p := range f.Pages {
		for _, a := range f.annotations(p) {
			key, ok := a.dict["StructParent"].(int)
			e := f.byRef[a.ref(parents[key])]
			switch {
			case !ok || keys[key]:
				f.fault("annotation", a.object, p.Number, "its StructParent is %v", a.dict["StructParent"])
			case e == nil || !e.refersTo(a.object):
				f.fault("parent-tree", a.object, p.Number, "key %d does not lead to the element of the annotation", key)
			}
			keys[key] = true
		}
	}
}

// parents checks the way back from the marked content of a page.
func (f *File) parents(p *Page, parents map[int]any) {
	key, ok := p.Dict["StructParents"].(int)
	list := f.array(parents[key])
	if !ok || list == nil && len(p.byID) > 0 {
		f.fault("parent-tree", p.Object, p.Number, "StructParents is %v and leads to %v", p.Dict["StructParents"],
			parents[key])
		return
	}
	for id, v := range list {
		r, isRef := v.(Ref)
		m := p.byID[id]
		switch {
		case !isRef && m != nil && m.Owner != nil, m == nil && isRef:
			f.fault("parent-tree", p.Object, p.Number, "MCID %d leads to %v", id, v)
		case m != nil && m.Owner != nil && m.Owner.Object != r:
			f.fault("parent-tree", p.Object, p.Number, "MCID %d leads to object %d, it is owned by object %d", id, r,
				m.Owner.Object)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.byID)) {
		if id >= len(list) && p.byID[id].Owner != nil {
			f.fault("parent-tree", p.Object, p.Number, "MCID %d leads nowhere", id)
		}
	}
}

func (e *Element) refersTo(annot Ref) bool {
	for _, k := range e.Kids {
		if k.Annot == annot {
			return true
		}
	}
	return false
}

// numbers reads a number tree.
func (f *File) numbers(v any, depth int) map[int]any {
	d := f.dict(v)
	out := map[int]any{}
	nums := f.array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if n, ok := nums[i].(int); ok {
			out[n] = nums[i+1]
		}
	}
	for _, k := range f.array(d["Kids"]) {
		if depth > 8 {
			break
		}
		for n, v := range f.numbers(k, depth+1) {
			out[n] = v
		}
	}
	return out
}

// annotation is one of a page.
type annotation struct {
	object Ref
	dict   Dict
	page   *Page
}

func (annotation) ref(v any) Ref { r, _ := v.(Ref); return r }

func (f *File) annotations(p *Page) (all []annotation) {
	for _, v := range f.array(p.Dict["Annots"]) {
		r, _ := v.(Ref)
		all = append(all, annotation{r, f.dict(v), p})
	}
	return all
}

// short is the beginning of a text.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
