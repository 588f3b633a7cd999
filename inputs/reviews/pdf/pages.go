package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// page is a page with what it takes from those above it.
type page struct {
	ref   Ref
	dict  Dict
	fonts any // resources
	label string
}

// collectPages walks the tree of pages.
func (f *File) collectPages() {
	f.root, f.info = f.dict(f.root[""]), f.dict(f.info[""])
	seen := map[Ref]bool{}
	var walk func(v, resources any, depth int)
	walk = func(v, resources any, depth int) {
		r, _ := v.(Ref)
		if seen[r] || depth > deepest || !f.step(8) {
			return
		}
		seen[r] = r != 0
		d := f.dict(v)
		if own := d["Resources"]; own != nil {
			resources = own
		}
		kids := f.array(d["Kids"])
		if kids == nil && d != nil && d["Type"] != Name("Pages") && f.keep(2*sizeOfEntry) {
			f.pages = append(f.pages, &page{ref: r, dict: d, fonts: resources})
			return
		}
		for _, k := range kids {
			walk(k, resources, depth+1)
		}
	}
	walk(f.root["Pages"], nil, 0)
	f.labelPages()
}

// Pages is the number of pages.
func (f *File) Pages() int { return len(f.pages) }

// Label is the number of a page as readers show it: "iv", "12".
func (f *File) Label(page int) string { return f.pages[page].label }

// Size is the size of the first page, in points.
func (f *File) Size() (across, down float64) {
	d := f.pages[0].dict
	for range deepest {
		if box := f.array(d["MediaBox"]); len(box) == 4 {
			r := f.rect(box)
			return r.X1 - r.X0, r.Y1 - r.Y0
		}
		d = f.dict(d["Parent"])
	}
	return 0, 0
}

// labelPages numbers the pages as the file says, or from 1.
func (f *File) labelPages() {
	ranges := map[int]Dict{}
	f.tree(f.root["PageLabels"], "Nums", func(k, v any) {
		if n, ok := k.(float64); ok {
			f.keep(sizeOfEntry)
			ranges[int(n)] = f.dict(v)
		}
	})
	var d Dict
	from, prefix := 0, ""
	for i, p := range f.pages {
		if r := ranges[i]; r != nil {
			d, from, prefix = r, i, f.label(r)
		}
		if d == nil {
			p.label = strconv.Itoa(i + 1)
			continue
		}
		n := i - from + max(1, int(f.number(d["St"])))
		style, _ := f.get(d["S"]).(Name)
		p.label = prefix + numeral(style, n)
	}
}

// label is what stands before the numbers of a range of pages.
func (f *File) label(d Dict) string {
	const most = 40 // bytes; more is no number
	s := f.text(d["P"])
	return strings.ToValidUTF8(s[:min(len(s), most)], "")
}

func numeral(style Name, n int) string {
	switch style {
	case "D":
		return strconv.Itoa(n)
	case "r":
		return strings.ToLower(roman(n))
	case "R":
		return roman(n)
	case "a", "A":
		if n > 26*20 {
			return strconv.Itoa(n)
		}
		return strings.Repeat(string(rune(style[0])+rune((n-1)%26)), (n-1)/26+1)
	}
	return ""
}

func roman(n int) string {
	if n > 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9,
		"IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

// tree visits the leaves of a name tree or a number tree, in order.
func (f *File) tree(v any, leaves Name, visit func(key, value any)) {
	seen := map[Ref]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		r, _ := v.(Ref)
		if seen[r] || depth > deepest || !f.step(2) {
			return
		}
		seen[r] = r != 0
		d := f.dict(v)
		pairs := f.array(d[leaves])
		for i := 0; i+1 < len(pairs) && f.step(1); i += 2 {
			visit(f.get(pairs[i]), pairs[i+1])
		}
		for _, k := range f.array(d["Kids"]) {
			walk(k, depth+1)
		}
	}
	walk(v, 0)
}

// Place is a named place: a height on a page, in points from below.
type Place struct {
	Name string
	Page int // from 0
	Y    float64
}

// Places are the named places, in the order in which they are read: by page,
// from the top.
func (f *File) Places() (places []Place) {
	pages := map[Ref]int{}
	for i, p := range f.pages {
		pages[p.ref] = i
	}
	add := func(k, v any) {
		name, _ := k.(String)
		v = f.get(v)
		if d, ok := v.(Dict); ok {
			v = f.get(d["D"])
		}
		dest, _ := v.(Array)
		if len(dest) == 0 || name == "" {
			return
		}
		r, _ := dest[0].(Ref)
		at, ok := pages[r]
		if !ok {
			return
		}
		if !f.keep(2*sizeOfEntry + len(name)) {
			return
		}
		p := Place{Name: string(name), Page: at, Y: math.Inf(1)}
		if len(dest) > 3 && f.get(dest[1]) == Name("XYZ") {
			p.Y = f.number(dest[3])
		}
		places = append(places, p)
	}
	f.tree(f.dict(f.root["Names"])["Dests"], "Names", add)
	if old := f.dict(f.root["Dests"]); len(places) == 0 { // as before PDF 1.2
		for k, v := range old {
			add(String(k), v)
		}
	}
	slices.SortFunc(places, func(a, b Place) int {
		switch {
		case a.Page != b.Page:
			return a.Page - b.Page
		case a.Y > b.Y:
			return -1
		case a.Y < b.Y:
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	return places
}

// Rect is an area of a page, in points from the lower left corner.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// rect reads four numbers, or any number of points, as the area that holds
// them all.
func (f *File) rect(a Array) Rect {
	r := Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := 0; i+1 < len(a); i += 2 {
		x, y := f.number(a[i]), f.number(a[i+1])
		r.X0, r.X1 = min(r.X0, x), max(r.X1, x)
		r.Y0, r.Y1 = min(r.Y0, y), max(r.Y1, y)
	}
	if len(a) < 2 {
		return Rect{}
	}
	return r
}
