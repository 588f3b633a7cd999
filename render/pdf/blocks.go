package pdf

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"selfassess/ogp"
	"selfassess/render"
	"selfassess/render/pdf/typeset"
)

// spans gives text the style of a paragraph and its own.
func (l *layout) spans(in []render.Span, st style) []typeset.Span {
	out := make([]typeset.Span, 0, len(in))
	for _, s := range in {
		t := l.span(st, s.Text)
		t.Lang, t.Said = s.Lang, s.Said
		t.Bold = t.Bold || s.Bold
		if s.Muted && st.color == ink {
			t.Color = l.tone(muted)
			t.Size = max(min(st.size, 8.4), st.size*0.95) * l.fit(st.head)
		}
		if s.Alert {
			t.Color, t.Bold = l.tone(alert), true
		}
		switch uri := safeURI(s.URL); {
		case uri != "":
			t.Link.URI = uri
			t.Leads = cmp.Or(s.Leads, s.URL)
		default:
			t.Link.Place = l.places[s.Ref]
			t.Leads = cmp.Or(s.Leads, l.titles[s.Ref])
		}
		if t.Link != (typeset.Link{}) {
			t.Color = l.tone(link)
		}
		out = append(out, t)
	}
	return out
}

// safeURI returns an address that may be opened from a document, in the
// ASCII form that PDF asks for; "" for others, which stay plain text.
func safeURI(s string) string {
	const most = 8000 // bytes: no browser opens more, and each line of the link has it again
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto", "ftp":
	default:
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c > '~' {
			b.WriteString("%" + strings.ToUpper(string("0123456789abcdef"[c>>4])+string("0123456789abcdef"[c&15])))
			continue
		}
		b.WriteByte(c)
	}
	if b.Len() > most {
		return ""
	}
	return b.String()
}

// owner gives spans that are links, in another language or heard in other
// words their own element, made when they are first drawn so that it stands in
// reading order. A text that is in another language as a whole says so itself.
func owner(e *typeset.Elem, spans []typeset.Span) typeset.Owner {
	if len(spans) > 0 && e.Lang == "" && !slices.ContainsFunc(spans, func(s typeset.Span) bool { return s.Lang != spans[0].Lang }) {
		e.Lang = spans[0].Lang
	}
	var own map[int]*typeset.Elem
	return func(i int) *typeset.Elem {
		if i >= len(spans) {
			return e
		}
		s := &spans[i]
		if s.Link == (typeset.Link{}) && s.Said == "" && (s.Lang == "" || s.Lang == e.Lang) {
			return e
		}
		if own[i] == nil {
			if own == nil {
				own = map[int]*typeset.Elem{}
			}
			tag := "Span"
			if spans[i].Link != (typeset.Link{}) {
				tag = "Link"
			}
			own[i] = e.Add(tag)
			own[i].Said = s.Said
			if s.Lang != e.Lang {
				own[i].Lang = s.Lang
			}
		}
		return own[i]
	}
}

// oneLink gives all spans one link, which is in the language of the first.
func oneLink(e *typeset.Elem, spans []typeset.Span) typeset.Owner {
	var own *typeset.Elem
	return func(int) *typeset.Elem {
		if own == nil {
			own = e.Add("Link")
			own.Lang = spans[0].Lang
		}
		return own
	}
}

// lines adds a paragraph's lines, indented, and returns their boxes.
func (l *layout) lines(p *typeset.Paragraph, st style, e *typeset.Elem, indent float64) []*box {
	indent += l.inset
	return l.lineBoxes(p.Break(l.width-indent-l.inset), p.Spans(), st, e, indent)
}

// short shapes what is no running text.
func (l *layout) short(s style, text string) *typeset.Paragraph { return l.f.Short(l.span(s, text)) }

// start is the place of a line that begins at the margin where its reader
// begins, indented.
func (l *layout) start(ln typeset.Line, st style, indent float64) float64 {
	if ln.Against() && !(st.stays && l.d.RightToLeft) {
		return l.right - indent - ln.Width
	}
	return left + indent
}

// directed says of an element which way its text runs, if that is not the way
// of the pages: that of its first line, for an element has but one direction.
func directed(e *typeset.Elem, lines []typeset.Line) {
	e.Mode = ""
	if len(lines) > 0 && lines[0].Against() {
		e.Mode = lines[0].Mode()
	}
}

// lineBoxes adds lines; a page never ends behind the first of several nor
// before the last.
func (l *layout) lineBoxes(lines []typeset.Line, spans []typeset.Span, st style, e *typeset.Elem,
	indent float64) []*box {
	from := len(l.boxes)
	own := owner(e, spans)
	directed(e, lines)
	for i, ln := range lines {
		l.add(&box{
			height:   st.leading,
			baseline: st.baseline(),
			keep:     i < len(lines)-1 && (i == 0 || i == len(lines)-2),
			firm:     i < len(lines)-1 && (i == 0 || i == len(lines)-2),
			draw: func(p *typeset.Page, y float64) {
				p.Line(ln, l.start(ln, st, indent), y+st.baseline(), own)
			},
		})
	}
	return l.boxes[from:]
}

// after sets the space around boxes that were just added.
func (l *layout) after(boxes []*box, before, after float64) {
	boxes[0].before = max(boxes[0].before, before)
	l.gap(after)
}

func (l *layout) paragraph(b render.Paragraph, e *typeset.Elem) {
	st := l.scaled([...]style{body, opening, small, absent}[b.Style])
	p := l.f.Paragraph(l.spans(b.Spans, st)...)
	if p.Natural() == 0 {
		return // an element without text says nothing
	}
	l.after(l.lines(p, st, e.Add("P"), 0), st.before, st.after)
}

func (l *layout) label(b render.Label, e *typeset.Elem, p *part) {
	st := l.scaled(label)
	boxes := l.lines(l.f.Short(l.spans(b.Text, st)...), st, e.Add(hTag(p.depth+1)), 0)
	for _, b := range boxes {
		b.keep = true
	}
	l.after(boxes, st.before, st.after)
}

func (l *layout) list(b render.List, e *typeset.Elem) {
	if len(b.Items) == 0 {
		return
	}
	const indent = 13
	le := e.Add("L")
	le.Attr = "/O /List /ListNumbering /Disc"
	st := l.scaled(body)
	bullet := l.f.Paragraph(l.span(st, "• ")).Break(l.width)[0]
	for i, item := range b.Items {
		li := le.Add("LI")
		lbl := li.Add("Lbl")
		par := l.f.Short(l.spans(item, st)...)
		lines := par.Break(l.width - indent)
		boxes := l.lineBoxes(lines, par.Spans(), st, li.Add("LBody"), indent)
		at := left + 2
		if lines[0].Against() {
			at = l.right - 2 - bullet.Width
		}
		draw := boxes[0].draw
		boxes[0].draw = func(p *typeset.Page, y float64) {
			p.Begin(lbl)
			p.Line(bullet, at, y+st.baseline(), nil)
			draw(p, y)
		}
		space := 2.0
		if i == len(b.Items)-1 {
			space = st.after
		}
		l.after(boxes, 0, space)
	}
}

// fact is a label and its value, measured.
type fact struct {
	name, value *typeset.Paragraph
	spans       []typeset.Span
	wide        bool // takes the whole row
}

// facts sets label and value in two columns of pairs. A value that would be
// long in a column takes the whole row.
func (l *layout) facts(b render.Facts, e *typeset.Elem) {
	if len(b.Items) == 0 {
		return
	}
	const (
		least  = 24 * mm // of the labels
		widest = 30 * mm
		gap    = columnGap
		most   = 3  // lines of a value in a column
		whole  = 16 // facts that stay on one page
	)
	width := l.width - 2*l.inset
	column := l.column - l.inset
	le := e.Add("L")
	le.Attr = l.f.Standard().TermList()
	st := cellText
	rule := func(keep bool) {
		if l.inset > 0 || l.part.section.Kind == render.CommitmentRecord { // the ground or the head sets them apart
			return
		}
		l.add(&box{before: 3, height: 4, keep: keep, draw: func(p *typeset.Page, y float64) {
			p.Decorate(func() { p.Rule(left, y+1, l.width, 0.5, l.tone(rules)) })
		}})
	}
	name := least // one width for all labels, so that values stand in line
	for _, f := range b.Items {
		name = max(name, min(l.f.Paragraph(l.span(st, f.Label)).Natural()+7, widest))
	}
	first := len(l.boxes)
	rule(true)
	var facts []fact
	for _, f := range b.Items {
		spans := l.spans(f.Value, st)
		names := st
		names.color = muted
		v := fact{name: l.short(names, f.Label+" "), value: l.f.Short(spans...), spans: spans}
		v.wide = leads(spans) && v.value.Natural() > column-name || len(v.value.Break(column-name)) > most
		facts = append(facts, v)
	}
	for i := 0; i < len(facts); i++ {
		pair := facts[i : i+1]
		if !facts[i].wide && i+1 < len(facts) && !facts[i+1].wide {
			pair = facts[i : i+2]
			i++
		}
		avail := column - name
		if len(pair) == 1 {
			avail = width - name
		}
		l.factRow(pair, le, st, name, avail, column+gap)
	}
	l.boxes[len(l.boxes)-1].keep = true
	if len(facts) <= whole {
		for _, b := range l.boxes[first:] {
			b.keep = true
		}
	}
	rule(false)
	l.gap(7)
}

// leads tells whether a span is a link: addresses are not broken if they
// fit on a line of their own.
func leads(spans []typeset.Span) bool {
	return slices.ContainsFunc(spans, func(s typeset.Span) bool { return s.Link != (typeset.Link{}) })
}

// factRow adds one row of one or two facts, a box for each line.
func (l *layout) factRow(pair []fact, le *typeset.Elem, st style, name, avail, step float64) {
	type set struct {
		names, values []typeset.Line
		lbl           *typeset.Elem
		own           typeset.Owner
	}
	var sets []set
	rows, begins := 0, left+l.inset
	for _, f := range pair {
		li := le.Add("LI")
		s := set{names: f.name.Break(name - 6), values: f.value.Break(avail), lbl: li.Add("Lbl")}
		value := li.Add("LBody")
		s.own = owner(value, f.spans)
		directed(s.lbl, s.names)
		directed(value, s.values)
		sets = append(sets, s)
		rows = max(rows, len(s.names), len(s.values))
	}
	for i := range rows {
		h := st.leading
		if i == rows-1 {
			h += 2.5
		}
		l.add(&box{height: h, baseline: st.baseline(), keep: i < rows-1 && rows <= 4 || i == 0 && rows > 1,
			draw: func(p *typeset.Page, y float64) {
				for k, s := range sets {
					x := begins + float64(k)*step
					if i < len(s.names) {
						p.Begin(s.lbl)
						p.Line(s.names[i], s.names[i].At(x, name-6), y+st.baseline(), nil)
					}
					if i < len(s.values) {
						p.Line(s.values[i], s.values[i].At(x+name, avail), y+st.baseline(), s.own)
					}
				}
			}})
	}
}

// levelBoxes draws the four columns of the completion template, the marked
// one filled and ticked.
func (l *layout) levelBoxes(b render.LevelBoxes, e *typeset.Elem) {
	const h = 20.0
	w := l.width / 4
	le := e.Add("L")
	le.Attr = "/O /List /ListNumbering /None"
	type cell struct {
		line   typeset.Line
		body   *typeset.Elem
		tick   *typeset.Elem
		marked bool
	}
	var cells []cell
	for i, name := range b.Names {
		c := cell{body: le.Add("LI").Add("LBody"), marked: ogp.Levels[i] == b.Marked}
		st := cellText
		st.color = muted
		if c.marked {
			st.color, st.bold = onBrand, true
			c.tick = c.body.Add("Figure")
			c.tick.Alt = l.d.Labels.Ticked
		}
		if n := l.f.Paragraph(l.span(st, name)).Natural(); n > w-26 {
			st.size *= (w - 26) / n
		}
		lines := l.f.Paragraph(l.span(st, name)).Break(w)
		directed(c.body, lines)
		c.line = lines[0]
		cells = append(cells, c)
	}
	l.add(&box{before: 2, height: h, keep: b.State != "", draw: func(p *typeset.Page, y float64) {
		p.Artifact(typeset.Layout, func() {
			p.Rect(left, y, l.width, h, l.tone(white))
			for i, c := range cells {
				x := left + float64(i)*w
				if c.marked {
					p.Rect(x, y, w, h, l.tone(brand))
				} else if i > 0 && !cells[i-1].marked {
					p.Rect(x, y+0.6, 0.5, h-1.2, l.tone(rules))
				}
			}
			p.Outline(left, y, l.width, h, typeset.Pen{Color: l.tone(ink), Width: 0.6})
		})
		for i, c := range cells {
			mark := 0.0
			if c.marked {
				mark = 12
			}
			x := left + float64(i)*w + (w-c.line.Width-mark)/2
			if c.marked {
				c.tick.Attr = l.bbox(x, y+5, 9, 10)
				p.Begin(c.tick)
				p.Path(typeset.Pen{Color: l.tone(onBrand), Width: 1.5}, x, 8, x, y+10.5, x+2.8, y+13.5, x+8, y+6.5)
			}
			p.Begin(c.body)
			p.Line(c.line, x+mark, y+13.2, nil)
		}
	}})
	l.gap(6)
	if b.State != "" {
		st := small
		st.color, st.bold = ink, true
		l.after(l.lines(l.f.Paragraph(l.span(st, b.State)), st, e.Add("P"), 0), 0, st.after)
	}
}

// keyFigures sets up to four figures side by side.
func (l *layout) keyFigures(b render.KeyFigures, e *typeset.Elem) {
	const gap = 5 * mm
	n := float64(max(len(b.Items), 1))
	w := (l.width - gap*(n-1)) / n
	type cell struct {
		figure, text []typeset.Line
		e            *typeset.Elem
		own          typeset.Owner // of the figure
	}
	var cells []cell
	h := 0.0
	st := figure
	for _, k := range b.Items {
		if natural := l.f.Paragraph(l.span(figure, k.Figure)).Natural(); natural > w {
			st.size = min(st.size, figure.size*w/natural)
		}
	}
	st.size = max(st.size, 14)
	for _, k := range b.Items {
		shown := l.spans([]render.Span{{Text: k.Figure, Said: k.Said}, {Text: " "}}, st)
		c := cell{figure: l.f.Short(shown...).Break(w),
			text: l.short(remark, k.Label).Break(w), e: e.Add("P")}
		c.own = owner(c.e, shown)
		directed(c.e, c.text)
		h = max(h, float64(len(c.figure))*st.leading+float64(len(c.text))*remark.leading)
		cells = append(cells, c)
	}
	if len(cells) == 0 {
		return
	}
	l.add(&box{before: 10 * l.tight(), height: h + 9, draw: func(p *typeset.Page, y float64) {
		for i, c := range cells {
			x := left + float64(i)*(w+gap)
			p.Decorate(func() { p.Rule(x, y, w, 2.4, l.tone(brand)) })
			at := y + 7
			for _, ln := range c.figure {
				p.Line(ln, ln.At(x, w), at+st.baseline(), c.own)
				at += st.leading
			}
			at += 2
			p.Begin(c.e)
			for _, ln := range c.text {
				p.Line(ln, ln.At(x, w), at+remark.baseline(), nil)
				at += remark.leading
			}
		}
	}})
	l.gap(9)
}
