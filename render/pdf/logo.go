package pdf

import "selfassess/render/pdf/typeset"

// The place of a logo: a white strip above the ground of the cover, since
// logos are made for white paper.
const (
	strip    = 46 * mm
	tallest  = 24 * mm
	broadest = 130 * mm
)

// drawLogo draws the logo into the strip, as large as it fits whatever its
// proportions, in the middle of its height and at the margin of the text.
func (l *layout) drawLogo(p *typeset.Page, parent *typeset.Elem) {
	if l.logo == nil {
		return
	}
	across, down := float64(l.logo.Width), float64(l.logo.Height)
	scale := min(broadest/across, tallest/down)
	w, h := across*scale, down*scale
	y := (strip - h) / 2
	draw := func() {
		p.Picture(left, y, w, h, &typeset.Picture{Width: l.logo.Width, Height: l.logo.Height, Pixels: l.logo.Pixels})
	}
	if l.logo.Decoration {
		p.Artifact(typeset.Layout, draw)
		return
	}
	e := parent.Add("Figure")
	if e.Alt = l.logo.Alt; e.Alt == "" {
		e.Alt = l.d.Labels.Logo
	}
	e.Attr = l.bbox(left, y, w, h)
	p.Begin(e)
	draw()
	p.End()
}
