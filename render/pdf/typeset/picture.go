package typeset

import (
	"fmt"
	"slices"
	"strings"
)

// Picture is a picture in the colours of a screen, which are those of the
// file, and without anything that shines through.
type Picture struct {
	Width, Height int    // in pixels
	Pixels        []byte // red, green and blue, row by row
}

// Picture draws a picture into a rectangle.
func (p *Page) Picture(x, y, w, h float64, of *Picture) {
	n := slices.Index(p.file.images, of)
	if n < 0 {
		n = len(p.file.images)
		p.file.images = append(p.file.images, of)
	}
	p.out = append(p.out, "q "...)
	p.out = op(p.out, "cm", w, 0, 0, h, p.x(x, w), p.y(y+h))
	p.out = fmt.Appendf(p.out, "/P%d Do Q\n", n)
}

// pictureObjects writes the pictures, and returns their entry in the resources.
func (f *File) pictureObjects(o *objects) string {
	if len(f.images) == 0 {
		return ""
	}
	var res strings.Builder
	for i, p := range f.images {
		n := o.stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB "+
			"/BitsPerComponent 8", p.Width, p.Height), p.Pixels)
		fmt.Fprintf(&res, "/P%d %d 0 R ", i, n)
	}
	return " /XObject <<" + res.String() + ">>"
}
