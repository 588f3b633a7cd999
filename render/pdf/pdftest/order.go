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
		first := e.starts()
		if first == nil {
			return
		}
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

// starts is the mark with which an element begins, if it has text of its own
// or is a cell. What is within a line or a cell begins where that does.
func (e *Element) starts() *Mark {
	if e.Tag == "TD" || e.Tag == "TH" {
		if marks := e.Marks(); len(marks) > 0 {
			return marks[0]
		}
		return nil
	}
	if up := e.Parent; e.Tag == "Link" || e.Tag == "Span" || len(e.Kids) == 0 || up != nil && (up.Tag == "TD" || up.Tag == "TH") {
		return nil
	}
	return e.Kids[0].Mark
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
