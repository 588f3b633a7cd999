package pdf

import (
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// columnWidth is what a column asks for, in points.
type columnWidth struct {
	least   float64 // its longest word
	comfort float64 // no narrower, if it can be helped
	natural float64 // nothing wraps
	enough  float64 // nothing wraps but the head
	share   float64 // of what is left
	fixed   bool
}

// ask measures a column: its head may wrap, fixed content may not.
func (w *columnWidth) ask(p *typeset.Paragraph, extra, comfortable float64, head bool) {
	longest, natural := p.Longest()+extra, p.Natural()+extra
	w.least = max(w.least, longest)
	switch {
	case head && w.fixed:
		w.comfort = max(w.comfort, headWidth(p, 3)+extra)
	case head:
		w.comfort = max(w.comfort, longest, min(natural, comfortable/2))
		w.natural = max(w.natural, natural)
		w.enough = max(w.enough, headWidth(p, 2)+extra)
	case w.fixed:
		w.comfort = max(w.comfort, natural)
	case natural <= short:
		w.comfort = max(w.comfort, natural)
	default:
		w.comfort = max(w.comfort, longest, comfortable)
		w.natural = max(w.natural, natural)
		w.enough = max(w.enough, natural)
	}
	w.natural = max(w.natural, w.comfort)
	w.enough = max(w.enough, w.comfort)
}

// headWidth is the least width at which a head takes no more than some lines.
func headWidth(p *typeset.Paragraph, lines int) float64 {
	lo, hi := p.Longest(), p.Natural()
	if len(p.Break(lo)) <= lines {
		return lo
	}
	for hi-lo > 0.5 {
		if mid := (lo + hi) / 2; len(p.Break(mid)) <= lines {
			hi = mid
		} else {
			lo = mid
		}
	}
	return hi
}

// divide gives widths to columns that together fill avail. Fixed columns get
// their natural width; others share the rest, no less than is comfortable and
// no more than they need while another needs it. It reports whether no
// column had to go below what is comfortable.
func divide(cols []columnWidth, avail float64) ([]float64, bool) {
	out := make([]float64, len(cols))
	rest, free := avail, []int{}
	least := 0.0
	for i, c := range cols {
		if c.fixed {
			out[i] = c.natural
			rest -= c.natural
		} else {
			free = append(free, i)
			least += c.comfort
		}
	}
	if rest < least || len(free) == 0 && rest < 0 {
		return squeeze(cols, avail), false
	}
	share(cols, out, free, rest)
	return out, true
}

// share divides rest among the columns by their shares; a column that would
// fall below its floor or above its ceiling gets just that, and the others
// share anew.
func share(cols []columnWidth, out []float64, free []int, rest float64) {
	floor, ceiling := bounds(cols, free, rest)
	for len(free) > 0 {
		sum := 0.0
		for _, i := range free {
			sum += cols[i].share
		}
		// Those below their floor are settled first: what they take is no longer free.
		bound, from := false, rest
		for pass := 0; pass < 2 && !bound; pass++ {
			var open []int
			for _, i := range free {
				w := from * cols[i].share / sum
				switch {
				case pass == 0 && w < floor(cols[i]):
					out[i], bound = floor(cols[i]), true
				case pass == 1 && w > ceiling(cols[i]):
					out[i], bound = ceiling(cols[i]), true
				default:
					out[i] = w
					open = append(open, i)
					continue
				}
				rest -= out[i]
			}
			if bound {
				free = open
			}
		}
		if !bound {
			return
		}
	}
}

// bounds says how narrow and how wide columns may become in the room there
// is: heads wrap before rows do, and no column takes what it has no use for
// while another needs it.
func bounds(cols []columnWidth, free []int, rest float64) (floor, ceiling func(columnWidth) float64) {
	comfort := func(c columnWidth) float64 { return c.comfort }
	enough := func(c columnWidth) float64 { return c.enough }
	natural := func(c columnWidth) float64 { return c.natural }
	fits := func(width func(columnWidth) float64) bool {
		sum := 0.0
		for _, i := range free {
			sum += width(cols[i])
		}
		return sum <= rest
	}
	switch {
	case fits(natural):
		return natural, func(columnWidth) float64 { return rest }
	case fits(enough):
		return enough, natural
	default:
		return comfort, enough
	}
}

// squeeze is for tables that are too wide: every column gets its longest
// word if that fits, else a fair part of it; the rest goes by what is wanted.
func squeeze(cols []columnWidth, avail float64) []float64 {
	out := make([]float64, len(cols))
	least, wish := 0.0, 0.0
	for _, c := range cols {
		least += min(c.least, avail/3)
		wish += max(0, min(c.natural, avail)-min(c.least, avail/3))
	}
	for i, c := range cols {
		own := min(c.least, avail/3)
		switch {
		case least >= avail:
			out[i] = avail * own / least
		case wish > 0:
			out[i] = own + (avail-least)*max(0, min(c.natural, avail)-own)/wish
		default:
			out[i] = own + (avail-least)/float64(len(cols))
		}
	}
	return out
}

// short is the width of what is not broken if it can be helped.
const short = 96

// comfortable is the width below which text is tiring to read, if there is
// room for as much in every column of text.
func comfortable(t render.Table, avail float64) float64 {
	texts := 2.0 // the other columns take about as much as two of text
	for _, c := range t.Columns {
		if !c.Fixed && !c.Right {
			texts++
		}
	}
	return min(short, avail/texts)
}

// few is how many columns leave room for whole heads.
const few = 5

// columnAsks measures all columns of a table.
func columnAsks(t render.Table, heads []*typeset.Paragraph, rows []tableRow, pad, avail float64) []columnWidth {
	cols := make([]columnWidth, len(t.Columns))
	comfort := comfortable(t, avail)
	for i, c := range t.Columns {
		w := &cols[i]
		w.share, w.fixed = c.Width, c.Fixed || c.Right
		if w.share <= 0 {
			w.share = 1
		}
		w.ask(heads[i], pad, comfort, true)
		for _, r := range rows {
			if i < len(r.cells) {
				for _, p := range r.cells[i].paras {
					w.ask(p.text, pad+r.cells[i].indent, comfort, false)
				}
			}
		}
		if len(t.Columns) <= few {
			w.wholeHead(heads[i].Natural() + pad)
		}
	}
	return cols
}

// wholeHead gives a head one line where that costs the column little.
func (w *columnWidth) wholeHead(natural float64) {
	const little = 16
	if natural <= w.comfort+little {
		w.comfort = max(w.comfort, natural)
		w.enough, w.natural = max(w.enough, w.comfort), max(w.natural, w.comfort)
	}
}
