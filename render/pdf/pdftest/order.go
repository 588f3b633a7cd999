package pdftest

import "math"

// order checks that elements begin one after the other: in the order in which
// they are drawn, and down the page, unless they stand beside each other.
func (f *File) order() {
	var last *Mark
	f.Root.Walk(func(e *Element) {
		var before *Mark
		for _, k := range e.Kids {
			if k.Mark == nil {
				continue
			}
			if before != nil && !before.comesBefore(k.Mark) {
				f.elementFault("order", e, "its own content stands in another order than on the pages")
			}
			before = k.Mark
		}
		if e.Tag == "Link" || e.Tag == "Span" || len(e.Kids) == 0 || e.Kids[0].Mark == nil {
			return
		}
		first := e.Kids[0].Mark
		if last != nil && !last.comesBefore(first) {
			f.elementFault("order", e, "it begins on page %d before %q, which is read before it", first.Page.Number,
				short(last.Text))
		}
		if last != nil && last.Page == first.Page {
			f.down(e, last, first)
		}
		last = first
	})
}

func (m *Mark) comesBefore(o *Mark) bool {
	return m.Page.Number < o.Page.Number || m.Page == o.Page && m.Index < o.Index
}

// down checks that b does not begin above a, unless it stands beside it.
func (f *File) down(e *Element, a, b *Mark) {
	x0, y0, okA := a.begins()
	x1, y1, okB := b.begins()
	if okA && okB && y1 > y0+3 && math.Abs(x1-x0) < 10 {
		f.elementFault("order", e, "it stands above %q, which is read before it", short(a.Text))
	}
}

// begins is where the first text of a mark stands.
func (m *Mark) begins() (x, y float64, ok bool) {
	for _, r := range m.Runs {
		if !r.Blank() && !r.Turned {
			return r.X0, r.Y, true
		}
	}
	return 0, 0, false
}
