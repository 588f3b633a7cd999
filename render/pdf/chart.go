package pdf

import (
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// Sizes of charts, in points.
const (
	thick    = 11 * mm // the bar of a chart with one
	thin     = 6 * mm  // of one among several
	barGap   = 2.2 * mm
	partGap  = 1.6
	names    = 46 * mm // least room for the labels of bars
	longest  = 72 * mm // most room for them
	mostBars = 28      // in one figure, so that it fits on a page
)

// fillLook is how a fill is drawn.
type fillLook struct {
	color, text tone
	hatch, dash bool
}

var fills = [...]fillLook{
	render.FillCompleted:   {color: brand, text: onBrand},
	render.FillSubstantial: {color: substantial, text: onSubstantial},
	render.FillLimited:     {color: limited, text: onLimited},
	render.FillNotStarted:  {color: white, text: ink, hatch: true},
	render.FillNotReported: {color: white, text: ink, dash: true},
	render.FillCounts:      {color: brand, text: onBrand},
	render.FillFalls:       {color: white, text: ink, hatch: true},
}

// chart lays out a caption and stacked bars. A chart with many bars is drawn
// as several figures that fit on pages.
func (l *layout) chart(c render.Chart, parent *typeset.Elem) {
	if len(c.Bars) == 0 {
		return
	}
	if text := captionText(c.Label, c.Caption); text != "" {
		caption := l.scaled(caption)
		// Within the figure nobody would hear it: the alternative text stands for all in that.
		parent = parent.Add(l.f.Standard().GroupTag())
		e := parent.Add("Caption")
		boxes := l.lines(l.short(caption, text), caption, e, 0)
		for _, b := range boxes {
			b.keep, b.firm = true, true
		}
		l.after(boxes, caption.before, caption.after)
		draw := boxes[0].draw
		boxes[0].draw = func(p *typeset.Page, y float64) { l.f.Place(l.places[c.ID], e, p, y); draw(p, y) }
	}
	scale := 1
	for _, b := range c.Bars {
		sum := 0
		for _, v := range b.Values {
			sum += max(v, 0)
		}
		scale = max(scale, sum, b.Mark)
	}
	avail := l.labelWidth(c.Bars) // the same in all figures, so that their bars stand in line
	for bars := c.Bars; ; {
		part := c
		part.Bars = bars[:min(len(bars), mostBars)]
		bars = bars[len(part.Bars):]
		part.Legend = len(bars) == 0
		l.bars(part, parent, scale, avail, c.Legend)
		if len(bars) == 0 {
			break
		}
	}
	l.gap(10)
}

// barSet is a figure that is laid out.
type barSet struct {
	c      render.Chart
	scale  int
	x, w   float64 // of the bars
	labels [][]typeset.Line
	height []float64
	legend []legendEntry
	marker []typeset.Line
}

type legendEntry struct {
	x, y float64
	fill render.Fill
	line typeset.Line
}

// markAt is where the line of a bar is drawn.
func (s *barSet) markAt(b render.Bar) float64 { return s.x + s.w*float64(b.Mark)/float64(s.scale) }

func (l *layout) bars(c render.Chart, parent *typeset.Elem, scale int, avail float64, shares bool) {
	s := barSet{c: c, scale: scale, x: left, w: l.width}
	h := 0.0
	single := len(c.Bars) == 1 && c.Bars[0].Label == ""
	if !single && len(c.Bars) > 0 {
		s.x, s.w = left+avail, l.width-avail
	}
	if c.Marker != nil && c.Marker.Label != "" {
		s.marker = l.short(small, c.Marker.Label+" ").Break(s.w * 0.7)
		h += float64(len(s.marker))*small.leading + 2
	}
	for _, b := range c.Bars {
		lines := l.short(cellText, b.Label+" ").Break(avail - 6)
		bar := thin
		if single {
			bar = thick
		}
		s.labels = append(s.labels, lines)
		s.height = append(s.height, max(bar, float64(len(lines))*cellText.leading))
		h += s.height[len(s.height)-1] + barGap
	}
	if c.Legend {
		h += l.legend(&s, shares)
	}
	e := parent.Add("Figure")
	e.Alt = c.Alt
	l.add(&box{height: h, draw: func(p *typeset.Page, y float64) {
		e.Attr = l.bbox(left, y, l.width, h)
		p.Begin(e)
		l.drawBars(p, s, y)
		p.End()
	}})
}

// labelRoom is the width that the labels of bars take.
func (l *layout) labelWidth(bars []render.Bar) float64 {
	avail := names
	for _, b := range bars {
		avail = max(avail, l.f.Paragraph(l.span(cellText, b.Label)).Natural()+6)
	}
	return min(avail, longest)
}

// legend places the entries in rows and returns their height.
func (l *layout) legend(s *barSet, shares bool) float64 {
	const box, gap, leading = 13, 10, 13
	x, y := left, 2.0
	for i, series := range s.c.Series {
		text := series.Name
		if shares && i < len(s.c.Shares) && s.c.Shares[i] != "" {
			text += " " + s.c.Shares[i]
		}
		st := small
		st.color = ink
		line := l.short(st, text+" ").Break(l.width - box)[0]
		if x > left && x+box+line.Width > l.right {
			x, y = left, y+leading
		}
		s.legend = append(s.legend, legendEntry{x, y, series.Fill, line})
		x += box + line.Width + gap
	}
	if len(s.legend) == 0 {
		return 0
	}
	return y + leading
}

func (l *layout) drawBars(p *typeset.Page, s barSet, y float64) {
	if len(s.marker) > 0 {
		x := s.markAt(s.c.Bars[0]) // the label stands above the first line
		for _, ln := range s.marker {
			p.Line(ln, min(max(x-ln.Width/2, left), l.right-ln.Width), y+small.baseline(), nil)
			y += small.leading
		}
		y += 2
	}
	from := y
	for i, b := range s.c.Bars {
		l.drawBar(p, s, b, y, s.height[i], false)
		y += s.height[i] + barGap
	}
	if s.c.Marker != nil {
		at := from
		for i, b := range s.c.Bars { // each bar has a line of its own
			x := s.markAt(b)
			p.Path(typeset.Pen{Color: l.tone(alert), Width: 1.4}, x, 0, x, at-barGap/2, x, at+s.height[i]+barGap/2)
			at += s.height[i] + barGap
		}
	}
	y = from
	for i, b := range s.c.Bars { // above the marker
		l.barLabel(p, s, i, y)
		l.drawBar(p, s, b, y, s.height[i], true)
		y += s.height[i] + barGap
	}
	for _, e := range s.legend {
		l.drawFill(p, fills[e.fill], e.x, y+e.y+1.8, 9.6, 9.6)
		p.Line(e.line, e.x+13, y+e.y+9.6, nil)
	}
}

// barLabel draws what a bar is called beside it.
func (l *layout) barLabel(p *typeset.Page, s barSet, i int, y float64) {
	if s.x == left {
		return
	}
	y += (s.height[i] - float64(len(s.labels[i]))*cellText.leading) / 2
	for _, ln := range s.labels[i] {
		p.Line(ln, ln.At(left, s.x-left-6), y+cellText.baseline(), nil)
		y += cellText.leading
	}
}

// drawBar draws the parts of a bar with their numbers. A part is never too
// narrow for its number; the others give way, so that lengths are true to
// the point only where there is room.
//
// The fills are drawn first, the numbers in a second call.
func (l *layout) drawBar(p *typeset.Page, s barSet, b render.Bar, y, avail float64, numbers bool) {
	size, h := 8.4, thin
	if s.x == left {
		size, h = 10, thick
	}
	y += (avail - h) / 2
	type part struct {
		line typeset.Line
		w    float64
		fill fillLook
	}
	var parts []part
	sum, fixed := 0, 0.0
	for i, v := range b.Values {
		if v <= 0 || i >= len(s.c.Series) {
			continue
		}
		look := fills[s.c.Series[i].Fill]
		number := typeset.Span{Text: l.digits(v) + " ", Size: size, Bold: true, Color: l.tone(look.text)}
		line := l.f.Paragraph(number).Break(l.width)[0]
		parts = append(parts, part{line, float64(v), look})
		sum += v
	}
	if sum == 0 && !numbers {
		return
	}
	if sum == 0 {
		line := l.f.Paragraph(typeset.Span{Text: l.digits(0) + " ", Size: size, Color: l.tone(muted)}).Break(l.width)[0]
		p.Line(line, s.x+2, y+h/2+size*0.36, nil)
		return
	}
	avail = s.w * float64(sum) / float64(s.scale)
	free := float64(sum)
	for _, pt := range parts {
		if least := pt.line.Width + 7; avail*pt.w/float64(sum) < least {
			fixed += least
			free -= pt.w
		}
	}
	x := s.x
	for _, pt := range parts {
		w := pt.line.Width + 7
		if avail*pt.w/float64(sum) >= w {
			w = max(w, (avail-fixed)*pt.w/free)
		}
		at := x + (w-partGap-pt.line.Width)/2
		if s.c.Marker != nil {
			at = beside(at, pt.line.Width, s.markAt(b), x+w-partGap)
		}
		if !numbers {
			l.drawFill(p, pt.fill, x, y, w-partGap, h)
		} else {
			switch ground := (size * 1.1); {
			case pt.fill.hatch:
				p.Rect(at-2, y+h/2-ground/2, pt.line.Width+4, ground, l.tone(white))
			case s.c.Marker != nil: // its line may run there
				p.Rect(at-2, y+h/2-ground/2, pt.line.Width+4, ground, l.tone(pt.fill.color))
			}
			p.Line(pt.line, at, y+h/2+size*0.36, nil)
		}
		x += w
	}
}

// beside moves a number of a bar away from the line of the marker: behind it, if
// there is room in the part, else before it.
func beside(at, width, line, end float64) float64 {
	const room = 4
	switch {
	case line < at-room || line > at+width+room:
		return at
	case line+room+width+room <= end:
		return line + room
	}
	return line - room - width
}

func (l *layout) drawFill(p *typeset.Page, f fillLook, x, y, w, h float64) {
	p.Rect(x, y, w, h, l.tone(f.color))
	if f.hatch {
		p.Hatch(x, y, w, h, 4.4, typeset.Pen{Color: l.tone(hatching), Width: 1.2})
	}
	pen := typeset.Pen{Color: l.tone(ink), Width: 0.6}
	if f.dash {
		pen.Dash = 2
	}
	p.Outline(x, y, w, h, pen)
}
