package pdftest

import (
	"math"
	"slices"
)

// Line is a line of an element's text on a page.
type Line struct {
	Page   int
	Y      float64 // of the baseline, from below
	X0, X1 float64
	Size   float64
	Text   string
}

// Lines are the lines of e and of all within it, in reading order. Cells that
// stand beside each other have lines of their own.
func (e *Element) Lines() (all []Line) {
	for _, m := range e.Marks() {
		for _, r := range m.Runs {
			n := len(all)
			if n > 0 && all[n-1].Page == m.Page.Number && math.Abs(all[n-1].Y-r.Y) < 0.5 {
				l := &all[n-1]
				l.Text += r.Text
				if !r.Blank() {
					l.X0, l.X1, l.Size = min(l.X0, r.X0), max(l.X1, r.X1), max(l.Size, r.Size)
				}
				continue
			}
			all = append(all, Line{m.Page.Number, r.Y, r.X0, r.X1, r.Size, r.Text})
		}
	}
	return all
}

// Pages are the numbers of the pages on which something of e stands.
func (e *Element) Pages() (all []int) {
	for _, m := range e.Marks() {
		all = append(all, m.Page.Number)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
