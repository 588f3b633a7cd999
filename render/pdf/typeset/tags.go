package typeset

import "strconv"

// Elem is an element of the structure tree: what a screen reader meets.
type Elem struct {
	Tag   string // standard structure type: "P", "H1", "TD"
	Alt   string // stands in for the content of a Figure
	Said  string // is heard in place of a text that is a mark
	Lang  string // if not the parent's
	Attr  string // body of the attribute dictionary, in PDF syntax
	Ref   *Elem  // what an entry of the contents leads to
	Mode  WritingMode
	kids  []kid
	num   int32
	up    int32 // number of the parent
	first int32 // page of the first content, 1-based; 0 if none
}

// WritingMode says how the text of an element runs, and the columns of a table;
// "" is as in the parent, and outermost from left to right.
type WritingMode string

// The directions.
const (
	LeftToRight WritingMode = "LrTb"
	RightToLeft WritingMode = "RlTb"
)

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

// reference appends a reference to an object.
func reference(b []byte, n int) []byte {
	return append(strconv.AppendInt(b, int64(n), 10), " 0 R"...)
}

// attributes appends the attribute dictionaries of e: one, or a list of two.
func (e *Elem) attributes(b []byte) []byte {
	mode := "<</O /Layout /WritingMode /" + string(e.Mode) + ">>"
	switch {
	case e.Attr != "" && e.Mode != "":
		return append(append(append(b, "/A[<<"...), e.Attr...), ">>"+mode+"]"...)
	case e.Mode != "":
		return append(b, "/A"+mode...)
	case e.Attr != "":
		return append(append(append(b, "/A<<"...), e.Attr...), ">>"...)
	}
	return b
}

// element appends the object of e.
func (o *objects) element(b []byte, e *Elem) []byte {
	b = append(append(b, "<</S/"...), e.Tag...)
	b = reference(append(b, "/P "...), int(e.up))
	if e.first > 0 {
		b = reference(append(b, "/Pg "...), o.pages[e.first-1])
	}
	if e.Alt != "" {
		b = append(append(b, "/Alt "...), text(e.Alt)...)
	}
	if e.Said != "" {
		b = append(append(b, "/ActualText "...), text(e.Said)...)
	}
	if e.Lang != "" {
		b = append(append(b, "/Lang "...), text(e.Lang)...)
	}
	b = e.attributes(b)
	b = o.inNamespace(b, e)
	b = append(b, "/K["...)
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			b = append(reference(b, int(k.elem.num)), ' ')
		case k.link != nil:
			b = reference(append(b, "<</Type/OBJR/Pg "...), o.pages[k.link.page-1])
			b = append(reference(append(b, "/Obj "...), k.link.num), ">> "...)
		case k.page == e.first:
			b = append(strconv.AppendInt(b, int64(k.mcid), 10), ' ')
		default:
			b = reference(append(b, "<</Type/MCR/Pg "...), o.pages[k.page-1])
			b = append(strconv.AppendInt(append(b, "/MCID "...), int64(k.mcid), 10), ">> "...)
		}
	}
	return append(b, "]>>"...)
}
