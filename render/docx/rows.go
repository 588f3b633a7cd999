package docx

import (
	"math"
	"strings"

	"selfassess/render"
)

// lineHeight is that of a line of text in tables, in twentieths of a point.
const lineHeight = 230

// tall tells whether a row may fill so much of a page that it has to go on on
// the next: held together, it would leave a page half empty before it, and
// what is taller than a page would be cut off by some programs.
func tall(r render.Row, widths []int, page int) bool { return rowHeight(r, widths) > page/2 }

// short tells whether the rows of a table take no more than a fifth of a page:
// then they stay together.
func short(rows []render.Row, widths []int, page int) bool {
	height := 0
	for _, r := range rows {
		const margins = 120 // above and below
		if height += rowHeight(r, widths) + margins; height > page/5 {
			return false
		}
	}
	return true
}

// low tells of a row that would look lost alone at the foot of a page.
func low(r render.Row, widths []int) bool { return rowHeight(r, widths) < 40*20 }

func rowHeight(r render.Row, widths []int) (height int) {
	for i := range min(len(widths), len(r.Cells)) {
		height = max(height, cellHeight(r.Cells[i], widths[i]))
	}
	return height
}

// cellHeight estimates the height of a cell, in twentieths of a point: Word
// lays out the text itself, so that a guess must do.
func cellHeight(c render.Cell, width int) int {
	avail := float64(max(width-cellMargins, textSize))
	lines := 0.0
	for _, p := range c.Paras {
		length := 0.0
		for _, s := range p.Spans {
			for k, part := range strings.Split(shown(s), "\n") {
				if k > 0 {
					lines += max(1, math.Ceil(length/avail))
					length = 0
				}
				length += textWidth(part)
			}
		}
		lines += max(1, math.Ceil(length/avail))
	}
	return int(lines * lineHeight)
}
