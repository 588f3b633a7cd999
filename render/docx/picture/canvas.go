package picture

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/vector"
)

// canvas is a white picture that is drawn on in points from its upper left
// corner.
type canvas struct {
	image     *image.RGBA
	path      []step
	raster    vector.Rasterizer
	zoom      float64 // pixels to the point
	lang      string
	direction di.Direction

	fonts     [2]*family
	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
}

// step is a step of the path, to the last of its n corners: straight, or in a
// curve that the others bend. The first step of a shape has none.
type step struct {
	n       int
	corners [3][2]float32 // pixels
}

func newCanvas(width, height, zoom float64, lang string, rtl bool) (*canvas, error) {
	regular, err := newFamily(0)
	if err != nil {
		return nil, err
	}
	bold, err := newFamily(1)
	if err != nil {
		return nil, err
	}
	w, h := int(math.Ceil(width*zoom)), int(math.Ceil(height*zoom))
	c := &canvas{image: image.NewRGBA(image.Rect(0, 0, w, h)), zoom: zoom, lang: lang, fonts: [2]*family{regular, bold}}
	if rtl {
		c.direction = di.DirectionRTL
	}
	draw.Draw(c.image, c.image.Bounds(), image.White, image.Point{}, draw.Src)
	return c, nil
}

// move begins a shape.
func (c *canvas) move(x, y float64) {
	c.path = append(c.path, step{0, [3][2]float32{{float32(x * c.zoom), float32(y * c.zoom)}}})
}

// to goes on to the last of the corners, x and y in turn.
func (c *canvas) to(corners ...float64) {
	s := step{n: len(corners) / 2}
	for i := range s.n {
		s.corners[i] = [2]float32{float32(corners[2*i] * c.zoom), float32(corners[2*i+1] * c.zoom)}
	}
	c.path = append(c.path, s)
}

// extent is the part of the picture that the path can touch.
func (c *canvas) extent() image.Rectangle {
	lo, hi := [2]float32{math.MaxFloat32, math.MaxFloat32}, [2]float32{-math.MaxFloat32, -math.MaxFloat32}
	for _, s := range c.path {
		for _, p := range s.corners[:max(1, s.n)] {
			for k := range p {
				lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
			}
		}
	}
	return image.Rect(int(lo[0])-1, int(lo[1])-1, int(hi[0])+2, int(hi[1])+2).Intersect(c.image.Bounds())
}

// fill paints the path and begins a new one. Only the part of the picture
// that it touches is looked at: most paths are small.
func (c *canvas) fill(ink color.Color) {
	if len(c.path) == 0 {
		return
	}
	box := c.extent()
	c.raster.Reset(box.Dx(), box.Dy())
	at := func(p [2]float32) (float32, float32) { return p[0] - float32(box.Min.X), p[1] - float32(box.Min.Y) }
	for _, s := range c.path {
		ax, ay := at(s.corners[0])
		bx, by := at(s.corners[1])
		dx, dy := at(s.corners[2])
		switch s.n {
		case 0:
			c.raster.ClosePath()
			c.raster.MoveTo(ax, ay)
		case 1:
			c.raster.LineTo(ax, ay)
		case 2:
			c.raster.QuadTo(ax, ay, bx, by)
		default:
			c.raster.CubeTo(ax, ay, bx, by, dx, dy)
		}
	}
	c.raster.ClosePath()
	c.raster.Draw(c.image, box, image.NewUniform(ink), image.Point{})
	c.path = c.path[:0]
}

// shape adds a closed shape with its corners, x and y in turn.
func (c *canvas) shape(corners ...float64) {
	c.move(corners[0], corners[1])
	for i := 2; i < len(corners); i += 2 {
		c.to(corners[i], corners[i+1])
	}
}

// rect paints a rectangle along the axes. A point of the picture takes the
// share of the colour that the rectangle covers of it.
func (c *canvas) rect(x, y, w, h float64, ink color.Color) {
	left, right, top, bottom := x*c.zoom, (x+w)*c.zoom, y*c.zoom, (y+h)*c.zoom
	box := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom))).
		Intersect(c.image.Bounds())
	r, g, b, _ := ink.RGBA()
	full := color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
	for py := box.Min.Y; py < box.Max.Y; py++ {
		high := min(float64(py)+1, bottom) - max(float64(py), top)
		row := c.image.Pix[c.image.PixOffset(box.Min.X, py):c.image.PixOffset(box.Max.X, py)]
		for px := box.Min.X; px < box.Max.X; px++ {
			covered := high * (min(float64(px)+1, right) - max(float64(px), left))
			mix(row[:3:3], full, covered)
			row = row[4:]
		}
	}
}

// mix paints a share of a colour, 0 to 1, over a point.
func mix(point []uint8, ink color.RGBA, share float64) {
	if share >= 1 {
		point[0], point[1], point[2] = ink.R, ink.G, ink.B
		return
	}
	for i, v := range [3]uint8{ink.R, ink.G, ink.B} {
		point[i] = uint8(math.Round((1-share)*float64(point[i]) + share*float64(v)))
	}
}

// line adds a line to the path.
func (c *canvas) line(x1, y1, x2, y2, thick float64) {
	long := math.Hypot(x2-x1, y2-y1)
	nx, ny := -(y2-y1)/long*thick/2, (x2-x1)/long*thick/2
	c.shape(x1+nx, y1+ny, x2+nx, y2+ny, x2-nx, y2-ny, x1-nx, y1-ny)
}

// stroke paints a line along an axis, in dashes if they have a length.
func (c *canvas) stroke(x1, y1, x2, y2, thick, dash float64, ink color.Color) {
	across := y1 == y2
	long := (x2 - x1) + (y2 - y1)
	if dash == 0 {
		dash = long
	}
	for at := 0.0; at < long; at += 2 * dash {
		if n := min(dash, long-at); across {
			c.rect(x1+at, y1-thick/2, n, thick, ink)
		} else {
			c.rect(x1-thick/2, y1+at, thick, n, ink)
		}
	}
}

func (c *canvas) frame(x, y, w, h, thick, dash float64, ink color.Color) {
	c.stroke(x, y, x+w, y, thick, dash, ink)
	c.stroke(x, y+h, x+w, y+h, thick, dash, ink)
	c.stroke(x, y, x, y+h, thick, dash, ink)
	c.stroke(x+w, y, x+w, y+h, thick, dash, ink)
}

// hatch draws slanting lines within a rectangle.
func (c *canvas) hatch(x, y, w, h, step, thick float64, ink color.Color) {
	for at := -h; at < w; at += step {
		// From the foot of the rectangle up to the right, cut at its sides.
		x1, y1 := at, h
		x2, y2 := at+h, 0.0
		if x1 < 0 {
			x1, y1 = 0, h+at
		}
		if x2 > w {
			x2, y2 = w, h-(w-at)
		}
		if x2 > x1 {
			c.line(x+x1, y+y1, x+x2, y+y2, thick)
		}
	}
	c.fill(ink)
}
