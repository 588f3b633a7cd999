package pdf

import (
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

const groundPad = 6 // points between the edge of a ground and text

// box sets blocks on a ground of their own and keeps them together.
func (l *layout) box(b render.Box, e *typeset.Elem, p *part) error {
	from := len(l.boxes)
	l.inset = groundPad
	defer func() { l.inset = 0 }()
	for _, inner := range b.Blocks {
		if err := l.block(inner, e, p); err != nil {
			return err
		}
	}
	if len(l.boxes) == from {
		return nil
	}
	l.space = 0
	l.add(&box{height: groundPad - 2, draw: func(*typeset.Page, float64) {}})
	l.grounded++
	for i, b := range l.boxes[from:] {
		b.ground, b.keep = l.grounded, from+i < len(l.boxes)-1
	}
	l.gap(10)
	return nil
}

// grounds draws what the boxes of a page stand on, below all of them.
func (l *layout) grounds(pg *page) {
	for i := 0; i < len(pg.items); i++ {
		g, first := pg.items[i].b.ground, pg.items[i]
		if g == 0 {
			continue
		}
		for i+1 < len(pg.items) && pg.items[i+1].b.ground == g {
			i++
		}
		last := pg.items[i]
		pg.sheet.Ground(left, first.y, l.width, last.y+last.b.height-first.y, l.tone(wash))
	}
}
