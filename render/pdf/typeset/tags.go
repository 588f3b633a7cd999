package typeset

// Elem is an element of the structure tree: what a screen reader meets.
type Elem struct {
	Tag   string // standard structure type of PDF 1.7: "P", "H1", "TD"
	Alt   string // stands in for the content of a Figure
	Lang  string // if not the parent's
	Attr  string // body of the attribute dictionary, in PDF syntax
	kids  []kid
	num   int
	first int32 // page of the first content, 1-based; 0 if none
}

// kid is a child element, marked content of a page, or a link's annotation.
type kid struct {
	elem *Elem
	link *annotation
	page int32 // 1-based
	mcid int32
}

// annotation is the sensitive area of a link on one line.
type annotation struct {
	page           int32
	x0, y0, x1, y1 float64
	link           Link
	contents       string
	elem           *Elem
	num, key       int
	color          Color
	plain          bool
}

// Add appends a child with the tag.
func (e *Elem) Add(tag string) *Elem {
	c := &Elem{Tag: tag}
	e.kids = append(e.kids, kid{elem: c})
	return c
}
