package docx

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
)

// The limits of a logo: more than a camera makes, and as much as is seen of it
// on paper.
const (
	mostPixels = 16_000_000
	mostSide   = 1200
)

// readPixels reads a picture, cut and on white, and makes it as small as it
// can be on paper. What else its file says, such as where a photograph was
// taken, stays behind. A picture that shows nothing is nil; a refusal is a key
// of the catalogue.
func readPixels(b []byte, c crop) (pixels *image.RGBA, refusal string) {
	var kind struct {
		config func(io.Reader) (image.Config, error)
		decode func(io.Reader) (image.Image, error)
	}
	switch {
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		kind.config, kind.decode = png.DecodeConfig, png.Decode
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		kind.config, kind.decode = jpeg.DecodeConfig, jpeg.Decode
	default:
		return nil, "kind"
	}
	config, err := kind.config(bytes.NewReader(b))
	switch {
	case err != nil:
		return nil, "damaged"
	case config.ColorModel == color.CMYKModel:
		return nil, "press"
	case config.Width > mostPixels/max(config.Height, 1):
		return nil, "large"
	}
	picture, err := kind.decode(bytes.NewReader(b))
	if err != nil {
		return nil, "damaged"
	}
	if pixels = trimmed(onWhite(picture, c)); pixels.Rect.Empty() {
		return nil, ""
	}
	return smaller(pixels), ""
}

// onWhite is what is left of a picture that is cut, without anything that
// shines through.
func onWhite(picture image.Image, c crop) *image.RGBA {
	r := picture.Bounds()
	part := func(side, of int) int { return int(int64(side) * int64(of) / 100_000) }
	r = image.Rect(r.Min.X+part(r.Dx(), c.left), r.Min.Y+part(r.Dy(), c.top),
		r.Max.X-part(r.Dx(), c.right), r.Max.Y-part(r.Dy(), c.bottom)).Intersect(r)
	out := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, picture, r.Min, draw.Over)
	return out
}

// trimmed is a picture without the white around it, so that it can be placed
// by what is seen of it.
func trimmed(p *image.RGBA) *image.RGBA {
	var seen image.Rectangle
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			const almost = 250 // what is lost in a photograph
			if at := p.PixOffset(x, y); min(p.Pix[at], p.Pix[at+1], p.Pix[at+2]) < almost {
				seen = seen.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	out := image.NewRGBA(image.Rect(0, 0, seen.Dx(), seen.Dy()))
	draw.Draw(out, out.Rect, p, seen.Min, draw.Src)
	return out
}

// smaller joins squares of pixels into one, so that no side is longer than is
// of use.
func smaller(p *image.RGBA) *image.RGBA {
	k := (max(p.Rect.Dx(), p.Rect.Dy()) + mostSide - 1) / mostSide
	w, h := p.Rect.Dx()/max(k, 1), p.Rect.Dy()/max(k, 1)
	if k <= 1 || w == 0 || h == 0 {
		return p
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			var sum [4]int
			for i := range k * k {
				at := p.PixOffset(x*k+i%k, y*k+i/k)
				for part := range sum {
					sum[part] += int(p.Pix[at+part])
				}
			}
			for part := range sum {
				out.Pix[out.PixOffset(x, y)+part] = uint8((sum[part] + k*k/2) / (k * k))
			}
		}
	}
	return out
}

// threeOf are the pixels without the part that says how much shines through.
func threeOf(p *image.RGBA) []byte {
	out := make([]byte, 0, 3*p.Rect.Dx()*p.Rect.Dy())
	for i := 0; i < len(p.Pix); i += 4 {
		out = append(out, p.Pix[i:i+3]...)
	}
	return out
}
