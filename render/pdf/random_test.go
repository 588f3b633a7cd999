package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
)

// chance makes documents that differ in everything. The same seed makes the
// same one.
type chance struct {
	*rand.Rand
	marks int
	other bool // most words run from right to left
}

func (c *chance) in(n int) bool { return c.IntN(n) == 0 }

var rightToLeft = []string{"الشفافية", "الحكومية", "الالتزامات،", "١٢٣", "والمساءلة", "2024", "(لا)", "שקיפות", "12%", "اللَّه", "OGP", "سجل", "العقود.", "—"}

// words are about n words, one of which stands nowhere else.
func (c *chance) words(n int) string {
	some := []string{"register", "of", "government", "contracts", "was", "opened", "accountability", "to", "ministries", "in", "responsibilities", "—", "2,400", "a",
		"διαφάνεια", "прозрачность", "שקיפות", "الشفافية", "გამჭვირვალობა", "10.5\u00a0%", "https://example.gov/a/long/path", "(see", "note)", "«quoted»", "data-driven"}
	c.marks++
	out := []string{fmt.Sprintf("t%d", c.marks)}
	if c.other {
		out[0] = "شفافية " + out[0]
	}
	for range c.IntN(max(n, 1)) + n/2 {
		from := some
		if c.other && !c.in(5) {
			from = rightToLeft
		}
		out = append(out, from[c.IntN(len(from))])
	}
	return strings.Join(out, " ")
}

func (c *chance) spans() []render.Span {
	out := []render.Span{{Text: c.words(12)}}
	for range c.IntN(3) {
		s := render.Span{Text: " " + c.words(6), Bold: c.in(3), Muted: c.in(3), Alert: c.in(6)}
		switch c.IntN(8) {
		case 0:
			s.URL = "https://example.gov/" + fmt.Sprint(c.marks)
		case 1:
			s.Ref = fmt.Sprint("s", c.IntN(20))
		case 2:
			s.Lang = "el"
		}
		out = append(out, s)
	}
	return out
}

// length is mostly short, sometimes long.
func (c *chance) length() int { return [...]int{3, 8, 20, 45, 90, 260}[min(c.IntN(7), c.IntN(7), 5)] }

func (c *chance) block() render.Block {
	switch c.IntN(13) {
	case 12:
		b := render.Box{Blocks: []render.Block{render.LevelBoxes{Names: [4]string{"Not started", "Limited", "Substantial", "Completed"}, Marked: ogp.Level(c.IntN(5))}}}
		for range c.IntN(3) {
			b.Blocks = append(b.Blocks, para(c.words(c.length())), render.Facts{Items: []render.Fact{{Label: c.words(2), Value: text(c.words(c.length()))}}})
		}
		return b
	case 0:
		return render.Label{Text: render.Words(c.words(5))}
	case 1:
		var items [][]render.Span
		for range c.IntN(7) {
			items = append(items, text(c.words(c.length())))
		}
		return render.List{Items: items}
	case 2:
		var f render.Facts
		for range c.IntN(9) {
			f.Items = append(f.Items, render.Fact{Label: c.words(2), Value: text(c.words(c.length()))})
		}
		return f
	case 3:
		return render.LevelBoxes{Names: [4]string{"Not started", "Limited", "Substantial", "Completed"}, Marked: ogp.Level(c.IntN(5)), State: []string{"", c.words(3)}[c.IntN(2)]}
	case 4:
		return c.chart()
	case 5, 6, 7:
		return c.table()
	case 8:
		return render.Paragraph{Spans: c.spans(), Style: render.ParagraphStyle(c.IntN(4))}
	}
	return para(c.words(c.length()))
}

func (c *chance) chart() render.Chart {
	chart := render.Chart{ID: fmt.Sprint("figure-", c.marks), Label: fmt.Sprint("Figure ", c.marks), Caption: c.words(6), Alt: c.words(8), Series: levelSeries(), Legend: c.in(2)}
	for range 1 + c.IntN(9) {
		chart.Bars = append(chart.Bars, render.Bar{Label: c.words(3), Values: []int{c.IntN(4), c.IntN(60), 0, c.IntN(3), c.IntN(900)}})
	}
	return chart
}

func (c *chance) table() render.Table {
	t := render.Table{ID: fmt.Sprint("table-", c.marks), Label: fmt.Sprint("Table ", c.marks), Caption: c.words(7), RowHeads: 1 + c.IntN(2)}
	for i := range 1 + c.IntN(6) {
		t.Columns = append(t.Columns, render.Column{Head: c.words(2), Right: i > 0 && c.in(5), Fixed: i > 0 && c.in(4), Width: float64(c.IntN(4))})
	}
	for range c.IntN(5) * c.IntN(8) {
		row := render.Row{Total: c.in(12)}
		for _, col := range t.Columns {
			n := c.length()
			if col.Fixed || col.Right {
				n = 1
			}
			cell := render.Cell{Paras: []render.Paragraph{para(c.words(n))}}
			if c.in(6) {
				cell.Paras = append(cell.Paras, render.Paragraph{Spans: text(c.words(4)), Style: render.Small})
			}
			if l := ogp.Level(c.IntN(5)); c.in(6) {
				cell.Level = &l
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	if c.in(2) {
		t.Note = render.Words(c.words(12))
	}
	return t
}

func (c *chance) section(depth int) *render.Section {
	c.marks++
	s := &render.Section{ID: fmt.Sprint("s", c.marks%20), Heading: render.Words(c.words(1 + c.length()/12)), Contents: c.in(2) || depth == 0}
	if depth == 0 || c.in(4) {
		s.Kind = render.SectionKind(c.IntN(4))
	}
	if c.in(3) {
		s.Eyebrow = c.words(2)
	}
	for range 1 + c.IntN(5) {
		s.Blocks = append(s.Blocks, c.block())
	}
	s.Blocks = append(s.Blocks, para(c.words(c.length()))) // what a label is the label of
	for range c.IntN(3) {
		if depth < 4 && c.marks < 400 {
			s.Sections = append(s.Sections, c.section(depth+1))
		}
	}
	return s
}

func randomDocument(seed uint64) *render.Document {
	c := &chance{Rand: rand.New(rand.NewPCG(seed, 7))}
	d := &render.Document{Lang: "en", Labels: demo().Labels, Cover: demo().Cover, Meta: demo().Meta}
	if c.in(3) {
		d.Meta.Paper = render.Letter
	}
	d.Meta.LineNumbers = c.in(4)
	if c.other = c.in(3); c.other {
		d.Lang = "ar"
	}
	for range 1 + c.IntN(3) {
		d.Sections = append(d.Sections, c.section(0))
	}
	return d
}
