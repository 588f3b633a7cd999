package docx

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selfassess/render"
)

// cellMargins is the space left and right in a cell of the table style, in
// twentieths of a point, with a little more for fonts wider than Arial.
const cellMargins = 140

// leftMargin is the space left in a cell of the table style, and apart is how
// much more stands between figures and the words after them.
const (
	leftMargin = 57
	apart      = 113
)

// follows tells whether a column holds words and the one before it figures.
func follows(columns []render.Column, i int) bool {
	return i > 0 && columns[i-1].Right && !columns[i].Right
}

// bold is how much wider bold text is.
const bold = 1.07

// textSize is the size of text in tables, in twentieths of a point.
const textSize = 170

// columnWidths shares the width of the page out among the columns. Fixed
// columns get what their longest text needs, and no column less than its
// longest word, as long as there is room; the others share the rest.
func columnWidths(t render.Table, width int) []int {
	n := len(t.Columns)
	least, want, shares := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, c := range t.Columns {
		least[i] = longest(strings.Fields(c.Head), bold)
		shares[i] = c.Width
		if c.Width == 0 {
			shares[i] = 1
		}
	}
	for _, r := range t.Rows {
		for i := range min(n, len(r.Cells)) {
			word, line := cellNeeds(r.Cells[i])
			if t.Columns[i].Fixed {
				word = line
			}
			least[i] = max(least[i], min(word, float64(width)/3))
			want[i] = max(want[i], line)
		}
	}
	roomForHeads(t.Columns, least, float64(width))
	for i := range n {
		if follows(t.Columns, i) {
			least[i] += apart
			want[i] += apart
		}
	}
	return share(t.Columns, least, want, shares, float64(width))
}

// roomForHeads widens columns so that their heads take two lines, or three,
// if that leaves enough for the text of the others.
func roomForHeads(columns []render.Column, least []float64, width float64) {
	const most = 0.7 // of the width
	for lines := 2; lines <= 3; lines++ {
		wider, need := make([]float64, len(least)), 0.0
		for i, c := range columns {
			wider[i] = max(least[i], narrowest(strings.Fields(c.Head), lines))
			need += wider[i] + cellMargins
		}
		if need <= most*width {
			copy(least, wider)
			return
		}
	}
}

// narrowest is the least width at which bold words take no more than the
// given number of lines.
func narrowest(words []string, lines int) float64 {
	width := longest(words, bold)
	for {
		used, length, next := 1, 0.0, math.Inf(1)
		for _, w := range words {
			with := length + textWidth(w)*bold
			if length > 0 {
				with += textWidth(" ") * bold
			}
			if with > width {
				next = min(next, with)
				used++
				with = textWidth(w) * bold
			}
			length = with
		}
		if used <= lines {
			return width
		}
		width = next
	}
}

// share gives every column the least it needs and the rest by shares, but no
// column more than it wants while another could use it.
func share(columns []render.Column, least, want, shares []float64, width float64) []int {
	ws := make([]float64, len(columns))
	need := 0.0
	for i := range ws {
		ws[i] = least[i] + cellMargins
		need += ws[i]
	}
	if need > width {
		for i := range ws {
			ws[i] *= width / need
		}
	} else {
		spread(columns, ws, want, shares, width-need)
	}
	out := make([]int, len(ws))
	for i, w := range ws {
		out[i] = int(w)
	}
	if len(out) > 0 {
		out[len(out)-1] += int(width) - sum(out)
	}
	return out
}

// spread hands out the rest of the width in small steps, each to the column
// that has least for its share.
func spread(columns []render.Column, ws, want, shares []float64, rest float64) {
	const step = 40.0
	for ; rest >= step; rest -= step {
		best := -1
		for i := range ws {
			if columns[i].Fixed || ws[i] >= want[i]+cellMargins {
				continue
			}
			if best < 0 || ws[i]/shares[i] < ws[best]/shares[best] {
				best = i
			}
		}
		if best < 0 {
			break
		}
		ws[best] += step
	}
	wordy := func(c render.Column) bool { return !c.Fixed && !c.Right }
	none := !slices.ContainsFunc(columns, wordy)
	total := 0.0
	for i := range ws {
		if none || wordy(columns[i]) {
			total += shares[i]
		}
	}
	for i := range ws {
		if none || wordy(columns[i]) {
			ws[i] += rest * shares[i] / total
		}
	}
}

// cellNeeds are the widths of a cell's longest word and of its longest line.
func cellNeeds(c render.Cell) (word, line float64) {
	for k, p := range c.Paras {
		length := 0.0
		if k == 0 && c.Level != nil {
			length = 1.6 * textSize
		}
		for _, s := range p.Spans {
			wide := 1.0
			if s.Bold || s.Alert {
				wide = bold
			}
			word = max(word, longest(unbroken(shown(s)), wide))
			for i, part := range strings.Split(shown(s), "\n") {
				if i > 0 {
					length = 0
				}
				length += textWidth(part) * wide
				line = max(line, length)
			}
		}
	}
	return word, line
}

// unbroken are the words of a text between which a line may end: a date in which
// none may is one.
func unbroken(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
	})
}

func longest(words []string, wide float64) (w float64) {
	for _, s := range words {
		w = max(w, textWidth(s)*wide)
	}
	return w
}

// textWidth estimates how wide a text is in a sans face: Word lays the text
// out itself, so that a generous guess is enough.
func textWidth(s string) float64 {
	em, before := 0.0, ' '
	for _, r := range s {
		if r < utf8.RuneSelf {
			em += commonWidths[r]
		} else {
			em += letterWidth(r)
		}
		if joined(before) && !joined(r) {
			em += tail
		}
		before = r
	}
	if joined(before) {
		em += tail
	}
	return em * textSize
}

// tail is how much wider an Arabic letter is that ends a word.
const tail = 0.2

// joined tells of a letter of Arabic, or of a mark on one.
func joined(r rune) bool { return r >= 0x620 && r <= 0x65F || r >= 0x66E && r <= 0x6D3 }

// commonWidths are the widths of the letters that most texts are made of:
// tables measure every letter, some of them several times.
var commonWidths = func() (widths [utf8.RuneSelf]float64) {
	for r := range widths {
		widths[r] = letterWidth(rune(r))
	}
	return widths
}()

// letterWidth is the width of a letter in em.
func letterWidth(r rune) float64 {
	switch {
	case strings.ContainsRune("ijl.,:;'|!()[]/ tf", r):
		return 0.29
	case strings.ContainsRune("rI-", r):
		return 0.34
	case strings.ContainsRune("ckvxyzsJ", r):
		return 0.51
	case strings.ContainsRune("mwMW@%—", r):
		return 0.86
	case unicode.IsUpper(r):
		return 0.69
	case r > 0x2E80:
		return 1
	case joined(r):
		return arabicWidth(r)
	}
	return 0.57
}

// arabicWidth is that of a letter of Arabic in the widest of the faces that
// stand in where Arial has none.
func arabicWidth(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case strings.ContainsRune("اأإآ", r):
		return 0.4
	case strings.ContainsRune("لدذروزؤ", r):
		return 0.55
	case strings.ContainsRune("سشصض", r):
		return 1
	}
	return 0.66
}
