// Package picture draws a chart of the report as a PNG, for programs that show
// Word documents and draw no charts.
//
// In come a chart and the colours of a template; out go the bytes of a
// picture. It looks as the chart does in the PDF: levels differ by order, shade
// and pattern, and every part of a bar holds its number. It knows nothing of
// Word.
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"

	"selfassess/render"
	"selfassess/templates/numbers"
)

// Palette are the colours of a template's theme.
type Palette struct {
	Ink     color.Color
	Accents [4]color.Color // completed, substantial, limited, the hatch of not started
}

// Sizes in points.
const (
	zoom      = 2.4 // pixels to the point: sharp on paper, small as a file
	textSize  = 8.5
	labelRoom = 130 // for the names of bars
	partGap   = 1.6
	least     = 9 // of a part, so that its number fits
)

// Chart draws a chart into a box of the given size in points.
func Chart(c render.Chart, width, height float64, p Palette, lang string, rtl bool) ([]byte, error) {
	cv, err := newCanvas(width, height, zoom, lang, rtl)
	if err != nil {
		return nil, err
	}
	d := drawing{canvas: cv, chart: c, palette: p, right: width}
	d.legend(height)
	d.bars()
	var out bytes.Buffer
	if err := png.Encode(&out, d.indexed()); err != nil {
		return nil, fmt.Errorf("draw %s: %w", c.Label, err)
	}
	return out.Bytes(), nil
}

// indexed is the picture with a table of its colours: a quarter of the bytes,
// and quicker to write. Colours that are mixed at the edges of letters are
// rounded, so that the table holds them all.
func (d *drawing) indexed() *image.Paletted {
	colours := color.Palette{color.RGBAModel.Convert(color.White), color.RGBAModel.Convert(d.palette.Ink)}
	for _, a := range d.palette.Accents {
		colours = append(colours, color.RGBAModel.Convert(a))
	}
	index := map[color.RGBA]uint8{}
	for i, c := range colours {
		index[c.(color.RGBA)] = uint8(i)
	}
	out := image.NewPaletted(d.image.Bounds(), nil)
	before, k := color.RGBA{}, uint8(0)
	for i := range out.Pix {
		c := color.RGBA{d.image.Pix[4*i], d.image.Pix[4*i+1], d.image.Pix[4*i+2], d.image.Pix[4*i+3]}
		if c == before {
			out.Pix[i] = k
			continue
		}
		before = c
		var known bool
		k, known = index[c]
		if !known {
			mixed := color.RGBA{c.R&^15 | 8, c.G&^15 | 8, c.B&^15 | 8, 255}
			if k, known = index[mixed]; !known {
				if k = uint8(len(colours)); len(colours) < 256 {
					colours = append(colours, mixed)
				} else {
					k = uint8(colours.Index(mixed))
				}
				index[mixed] = k
			}
			index[c] = k
		}
		out.Pix[i] = k
	}
	out.Palette = colours
	return out
}

// drawing is a chart on its way onto the canvas.
type drawing struct {
	*canvas
	chart       render.Chart
	palette     Palette
	left, right float64 // of the bars
	foot        float64 // where the bars end
}

// legend writes the series, and what the marker means, along the foot.
func (d *drawing) legend(height float64) {
	d.foot = height
	if !d.chart.Legend && d.chart.Marker == nil {
		return
	}
	const key, gap = 12.0, 12.0
	type entry struct {
		text lettering
		fill render.Fill
		line bool
	}
	var entries []entry
	for i, s := range d.chart.Series {
		name := s.Name
		if d.chart.Legend && i < len(d.chart.Shares) && d.chart.Shares[i] != "" {
			name += " " + d.chart.Shares[i]
		}
		entries = append(entries, entry{d.letter(name, textSize, false, d.right), s.Fill, false})
	}
	if m := d.chart.Marker; m != nil {
		entries = append(entries, entry{d.letter(m.Label, textSize, false, d.right), 0, true})
	}
	total := -gap
	for _, e := range entries {
		total += key + e.text.width() + gap
	}
	const lead = textSize * 1.6
	rows := 1
	if total > d.right {
		rows = 2
	}
	d.foot = height - float64(rows)*lead - 2
	x, y := max(0, (d.right-total)/2), d.foot+4
	for _, e := range entries {
		if x > 0 && x+key+e.text.width() > d.right {
			x, y = 0, y+lead
		}
		if e.line {
			d.stroke(x, y+4.5, x+9, y+4.5, 1.75, 2, d.palette.Ink)
		} else {
			d.box(e.fill, x, y, 9, 9)
		}
		d.draw(e.text, x+key, y-0.5, e.text.width(), d.palette.Ink)
		x += key + e.text.width() + gap
	}
}

// bars draws every bar with its name, and the marker across them.
func (d *drawing) bars() {
	scale := 1
	named := false
	for _, b := range d.chart.Bars {
		sum := 0
		for _, v := range b.Values {
			sum += max(v, 0)
		}
		scale = max(scale, sum)
		if d.chart.Marker != nil {
			scale = max(scale, b.Mark+1)
		}
		named = named || b.Label != ""
	}
	if named {
		d.left = labelRoom
	}
	unit := (d.right - d.left) / float64(scale)
	step := (d.foot - 4) / float64(max(1, len(d.chart.Bars)))
	h := min(step*0.72, 26)
	top := func(i int) float64 { return 2 + float64(i)*step + (step-h)/2 }
	for i, b := range d.chart.Bars {
		if named {
			name := d.letter(b.Label, textSize, false, labelRoom-8)
			d.draw(name, 0, top(i)+(h-name.height())/2, labelRoom-8, d.palette.Ink)
		}
		for _, p := range d.parts(b, unit) {
			d.box(p.fill, p.x, top(i), p.w, h)
		}
	}
	if d.chart.Marker != nil {
		for i, b := range d.chart.Bars {
			x := d.markX(b, unit)
			d.stroke(x, top(i)-(step-h)/2, x, top(i)+h+(step-h)/2, 1.75, 4, d.palette.Ink)
		}
	}
	for i, b := range d.chart.Bars { // above the marker
		for _, p := range d.parts(b, unit) {
			d.number(p, top(i), h, d.markX(b, unit))
		}
		if len(d.parts(b, unit)) == 0 {
			d.number(part{fill: render.FillNotReported, x: d.left, w: 9}, top(i), h, -1)
		}
	}
}

// markX is where the line of the marker crosses a bar; -1 if there is none.
func (d *drawing) markX(b render.Bar, unit float64) float64 {
	if d.chart.Marker == nil {
		return -1
	}
	return d.left + unit*float64(b.Mark)
}

// part is one part of a bar at its place.
type part struct {
	fill  render.Fill
	value int
	x, w  float64
}

// parts places the parts of a bar. None is too narrow for its number; the
// others give way.
func (d *drawing) parts(b render.Bar, unit float64) (ps []part) {
	sum, taken, free := 0.0, 0.0, 0.0
	for i, v := range b.Values {
		if v <= 0 {
			continue
		}
		ps = append(ps, part{fill: d.chart.Series[i].Fill, value: v})
		sum += float64(v)
		if float64(v)*unit < least {
			taken += least
		} else {
			free += float64(v)
		}
	}
	x := d.left
	for i := range ps {
		w := float64(ps[i].value) * unit
		switch {
		case w < least:
			w = least
		case free > 0:
			w = max(least, (sum*unit-taken)*float64(ps[i].value)/free)
		}
		ps[i].x, ps[i].w = x, w-partGap
		x += w
	}
	return ps
}

// number writes the value of a part, beside the line of the marker if that would
// run through it. On a pattern it stands on white.
func (d *drawing) number(p part, y, h, line float64) {
	n := d.letter(numbers.Of(d.lang).Digits(strconv.Itoa(p.value)), textSize, true, 100)
	x, top := p.x+(p.w-n.width())/2, y+(h-n.height())/2
	const room = 4
	if line >= x-room && line <= x+n.width()+room {
		if x = line + room; x+n.width()+room > p.x+p.w {
			x = line - room - n.width()
		}
	}
	ink := d.palette.Ink
	switch p.fill {
	case render.FillCompleted, render.FillCounts:
		ink = color.White
	case render.FillNotStarted, render.FillFalls:
		d.rect(x-2, top, n.width()+4, n.height(), color.White)
	}
	d.draw(n, x, top, n.width(), ink)
}

// box draws the look of a series.
func (d *drawing) box(f render.Fill, x, y, w, h float64) {
	dash := 0.0
	var fill color.Color = color.White
	switch f {
	case render.FillCompleted, render.FillCounts:
		fill = d.palette.Accents[0]
	case render.FillSubstantial:
		fill = d.palette.Accents[1]
	case render.FillLimited:
		fill = d.palette.Accents[2]
	case render.FillNotReported:
		dash = 2
	}
	d.rect(x, y, w, h, fill)
	if f == render.FillNotStarted || f == render.FillFalls {
		d.hatch(x, y, w, h, 4.4, 1.2, d.palette.Accents[3])
	}
	d.frame(x, y, w, h, 0.75, dash, d.palette.Ink)
}
